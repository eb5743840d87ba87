"""What is typed in the screens of the vraagverheldering. Rules stand in regels_vraag.py and the acts."""

from collections.abc import Mapping
from typing import Any

from django import forms

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.handelingen.verkennen import WOORDEN, Getypt
from keukentafel.dossier.opvragen.leefgebieden import Scoreblad
from keukentafel.dossier.opvragen.vraag import Vraagblad
from keukentafel.dossier.web.forms import PUBLIEK
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst

DATUM = forms.DateInput(format="%Y-%m-%d")


def _lang(rijen: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class VraagForm(Formulier):
    """Own words first; then a box per open leefgebied, each on top of its own version."""

    eigen_woorden = forms.CharField(label="De vraag in eigen woorden", widget=_lang(4), required=False)
    achter_de_vraag = forms.CharField(
        label="Wat zit er achter de vraag?",
        widget=_lang(),
        required=False,
        help_text="Wat speelt er nog meer, en hoe kwam het zo?",
    )
    wensen = forms.CharField(
        label="Wat wil je bereiken?", widget=_lang(), required=False, help_text="In de woorden van de inwoner."
    )
    gesprek_op = forms.DateField(label="Besproken op", required=False, widget=DATUM)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, data: Any = None, *, blad: Vraagblad, initial: Mapping[str, Any] | None = None) -> None:
        begin = {"gesprek_op": klok.vandaag(), **(initial or _begin(blad))}
        super().__init__(data, initial=begin)
        self.blad = blad
        for g in blad.open:
            if g.mag_schrijven:
                self.fields[f"tekst_{g.code}"] = forms.CharField(
                    label=g.gebied.vraag or g.gebied.naam, widget=_lang(2), required=False, strip=False
                )
                self.fields[f"versie_{g.code}"] = forms.IntegerField(
                    widget=forms.HiddenInput, required=False, initial=g.versie
                )

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        c = self.cleaned_data
        gebieden = {
            naam.removeprefix("tekst_"): Getypt(c.get(f"versie_{naam.removeprefix('tekst_')}") or 0, tekst)
            for naam, tekst in c.items()
            if naam.startswith("tekst_")
        }
        return {
            **{naam: c[naam] for naam in WOORDEN},
            "gesprek_op": c["gesprek_op"],
            "versie": c["versie"] or 0,
            "gebieden": gebieden,
        }


def _begin(blad: Vraagblad) -> dict[str, Any]:
    woorden = {naam: getattr(blad.eigen, naam) if blad.eigen else "" for naam in WOORDEN}
    if blad.eigen is None and blad.melding:
        woorden["eigen_woorden"] = blad.melding.waarde
    teksten = {f"tekst_{g.code}": g.tekst for g in blad.open}
    return {**woorden, **teksten, "versie": blad.eigen.versie if blad.eigen else 0}


class OpenGebiedForm(Formulier):
    """One tap: `open` holds leefgebied and reason; words only where the subject asks for restraint."""

    open = forms.RegexField(r"^[a-z0-9_-]+:[a-z0-9_-]+$", widget=forms.HiddenInput)
    toelichting = forms.CharField(label="Waarom vraag je hiernaar?", widget=_lang(2), required=False, max_length=500)

    def velden(self) -> dict[str, str]:
        """What the act takes."""
        gebied, _, reden = self.cleaned_data["open"].partition(":")
        return {"gebied": gebied, "reden": reden, "toelichting": self.cleaned_data["toelichting"]}


class ScoreForm(Formulier):
    """A number per leefgebied, and beside an earlier one the choice to confirm it."""

    gemeten_op = forms.DateField(label="Besproken op", required=False, widget=DATUM)

    def __init__(self, data: Any = None, *, blad: Scoreblad) -> None:
        super().__init__(data, initial={"gemeten_op": klok.vandaag()})
        self.blad = blad
        keuzes = [(str(n), f"{n} {woord}") for n, woord in enumerate(blad.instrument.niveaus, 1)]
        for regel in blad.regels:
            zelfde = [("zelfde", f"nog steeds {regel.cijfer}")] if regel.cijfer else []
            self.fields[f"gebied_{regel.gebied.code}"] = forms.ChoiceField(
                label=regel.naam, choices=[*keuzes, *zelfde], required=False, widget=forms.RadioSelect
            )

    def gekozen(self) -> dict[str, rv.Keuze]:
        """Leefgebied -> what was chosen."""
        uit = {}
        for naam, waarde in self.cleaned_data.items():
            if naam.startswith("gebied_") and waarde:
                cijfer = None if waarde == "zelfde" else int(waarde)
                uit[naam.removeprefix("gebied_")] = rv.Keuze(cijfer, waarde == "zelfde")
        return uit

    def regels(self) -> list[tuple[Any, Any]]:
        """(row, bound field) for the page."""
        return [(regel, self[f"gebied_{regel.gebied.code}"]) for regel in self.blad.regels]


class NetwerkpersoonForm(Formulier):
    naam = forms.CharField(label="Wie?", max_length=100, help_text="Alleen hoe de inwoner deze persoon noemt.")
    relatie = forms.CharField(label="Wat is dit voor iemand?", max_length=100, required=False)
    doet = forms.CharField(label="Wat doet deze persoon nu?", max_length=300, required=False)
    kan = forms.CharField(label="Wat zou deze persoon kunnen doen?", max_length=300, required=False)
    beschikbaar = forms.ChoiceField(label="Lukt dat echt?", choices=list(rv.BESCHIKBAAR.items()))
    zelf_begonnen = forms.BooleanField(label="De inwoner begon er zelf over", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, data: Any = None, *, opnieuw: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not opnieuw:
            del self.fields["zelf_begonnen"]

    def velden(self) -> dict[str, Any]:
        """What the acts take; the version goes apart."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class NetwerkvraagForm(Formulier):
    stand = forms.ChoiceField(
        label="Wat zegt de inwoner?",
        choices=[(str(s), rv.NAAM_VAN_NETWERKSTAND[s]) for s in (rv.Netwerkstand.GEEN, rv.Netwerkstand.WIL_NIET)],
        widget=forms.RadioSelect,
    )
    reden = forms.CharField(label="Waarom?", widget=_lang(2), max_length=500, required=False)
    zelf_begonnen = forms.BooleanField(label="De inwoner begon er zelf over", required=False)

    def __init__(self, data: Any = None, *, opnieuw: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not opnieuw:
            del self.fields["zelf_begonnen"]


class InbrengForm(Formulier):
    wijze = forms.ChoiceField(label="Hoe?", choices=[(str(k), naam) for k, naam in rv.NAAM_VAN_WIJZE.items()])
    gehoord_op = forms.DateField(label="Wanneer?", required=False, widget=DATUM)
    tekst = GevraagdeTekst(label="Wat zei deze persoon?", widget=_lang(4), strip=False)
    publiek = forms.ChoiceField(label="Wie mag dit lezen?", choices=PUBLIEK)

    def __init__(self, data: Any = None, *, naam: str = "", **kwargs: Any) -> None:
        super().__init__(data, **{"initial": {"gehoord_op": klok.vandaag()}, **kwargs})
        if naam:
            self.fields["tekst"].label = f"Wat zei {naam}?"
