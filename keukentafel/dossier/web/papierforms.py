"""What is typed about papers and about what other professionals say."""

from typing import Any

from django import forms

from keukentafel.dossier import regels
from keukentafel.dossier.opvragen import DossierKader
from keukentafel.dossier.opvragen.verwijzingen import Keuzelijsten
from keukentafel.dossier.web.forms import LANG, _Item
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.velden import BestandenVeld

DAG = forms.DateInput(format="%Y-%m-%d")


class DocumentForm(_Item):
    """Files first; everything else has a default."""

    bestand = BestandenVeld(label="Bestanden of foto’s")
    titel = forms.CharField(label="Wat is het?", max_length=200, required=False, help_text="Leeg is de bestandsnaam.")
    documentsoort = forms.ChoiceField(label="Soort")
    bron = forms.ChoiceField(label="Van wie?")
    bron_naam = forms.CharField(label="Naam of organisatie", max_length=200, required=False)
    document_op = forms.DateField(label="Datum op het papier", required=False, widget=DAG)

    def __init__(
        self, data: Any = None, *, kader: DossierKader, namen: dict[str, dict[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, kader=kader, **kwargs)
        self._keuzes("documentsoort", list(namen["documentsoort"].items()) or [("overig", "Iets anders")])
        self._keuzes("bron", list(namen["bron"].items()) or [("inwoner", "De inwoner zelf")])

    def bestanden(self) -> list[dict[str, Any]]:
        """For each file what the act takes; a title belongs to one file, with several the names tell them apart."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bestand"}
        gekozen = self.cleaned_data["bestand"]
        if len(gekozen) > 1:
            velden["titel"] = ""
        return [{**velden, "naam": f.name, "inhoud": f.read()} for f in gekozen]


class VersieForm(Formulier):
    """A newer version of one paper."""

    bestand = BestandenVeld(label="Nieuwe versie", widget=forms.FileInput())


class VerwijzingForm(_Item):
    """One form for three kinds; what a kind does not need is left empty."""

    soort = forms.ChoiceField(
        label="Wat is het?",
        widget=forms.RadioSelect,
        choices=[(s.value, regels.NAAM_VAN_VERWIJSSOORT[s]) for s in regels.Verwijssoort],
    )
    bron = forms.ChoiceField(label="Van wie?", required=False)
    bron_naam = forms.CharField(label="Naam", max_length=200, required=False)
    bron_organisatie = forms.CharField(label="Praktijk, school of organisatie", max_length=200, required=False)
    agb = forms.CharField(
        label="AGB-code", max_length=8, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    op = forms.DateField(label="Datum", widget=DAG)
    onderwerp = forms.ChoiceField(label="Waarover?", required=False)
    verwijstype = forms.ChoiceField(label="Waarvoor?", required=False)
    geldig_tot = forms.DateField(
        label="Geldig tot en met", required=False, widget=DAG, help_text="Leeg volgt uit de soort verwijzing."
    )
    indicatiesteller = forms.ChoiceField(label="Wie indiceert?", required=False)
    producten = forms.MultipleChoiceField(label="Voor welke hulp?", required=False, widget=forms.CheckboxSelectMultiple)
    zwaarte = forms.TypedChoiceField(
        label="Hoe zwaar is deze hulp?",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Nog niet bepaald"), ("1", "1 licht"), ("2", "2 middel"), ("3", "3 zwaar")],
    )
    tekst = forms.CharField(label="Wat staat erin?", required=False, strip=False, widget=LANG)

    def __init__(self, data: Any = None, *, kader: DossierKader, lijsten: Keuzelijsten, **kwargs: Any) -> None:
        super().__init__(data, kader=kader, **kwargs)
        leeg = [("", "Kies")]
        self._keuzes("bron", leeg + lijsten.bronnen)
        self._keuzes("onderwerp", leeg + lijsten.onderwerpen)
        self._keuzes("verwijstype", leeg + lijsten.verwijstypen)
        self._keuzes("indicatiesteller", leeg + lijsten.stellers)
        self._keuzes("producten", lijsten.producten)
        self.fields["op"].initial = klok.vandaag()
        self.fields["soort"].initial = regels.Verwijssoort.ADVIES.value

    def clean_over(self) -> list[str] | None:
        """Nobody ticked means everybody."""
        return self.cleaned_data["over"] or None


class WegingForm(Formulier):
    weging = forms.CharField(label="Hoe weegt het team dit?", widget=LANG, strip=False)


class HeronderzoekForm(Formulier):
    reden = forms.CharField(label="Waarom opnieuw onderzoek?", max_length=1000)
