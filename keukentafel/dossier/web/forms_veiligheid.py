"""What is typed in the compartment for safety. Few boxes; what can wait is left out of sight under "Meer"."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.dossier import regels_veiligheid as rv
from keukentafel.dossier.opvragen import DossierKader, Meldcodebeeld, bezoekadviezen, bijzondere_vormen
from keukentafel.dossier.web.forms import PUBLIEK
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst

DAG = forms.DateInput(format="%Y-%m-%d")
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


def _tekst(label: str, rijen: int = 4, **velden: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), strip=False, **velden)


class _MetDag(Formulier):
    op = forms.DateField(label="Op welke dag?", required=False, widget=DAG)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["op"].initial = klok.vandaag()

    def _keuzes(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes


class MeldcodeForm(_MetDag):
    """Step 1 is what was seen; the rest has a default."""

    aanleiding = _tekst("Wat zag of hoorde je?")
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen is iedereen."
    )
    bijzonder = forms.ChoiceField(
        label="Bijzondere vorm?", required=False, help_text="Deze gaan meteen naar Veilig Thuis."
    )
    publiek = forms.ChoiceField(
        label="Wie mag dit lezen?",
        choices=[("team", "Wie bij dit dossier betrokken is, en de aandachtsfunctionaris"), PUBLIEK[1]],
    )
    field_order = ["aanleiding", "over", "op", "bijzonder", "publiek"]

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._keuzes("over", [(str(lid.id), lid.roepnaam) for lid in kader.leden])
        self._keuzes("bijzonder", [("", "Nee"), *bijzondere_vormen().items()])

    def clean_over(self) -> list[str] | None:
        """Nobody ticked means everybody."""
        return self.cleaned_data["over"] or None


class StapForm(_MetDag):
    """One step. Step 3 can be skipped; step 4 and 5 have questions of their own."""

    feiten = GevraagdeTekst(label="Feiten: wat is er gebeurd of gezegd?", widget=forms.Textarea(attrs={"rows": 3}))
    oordeel = _tekst("Wat vind jij ervan?", 2, required=False)
    reden = forms.CharField(label="Waarom in deze volgorde?", max_length=500, required=False)
    vorig = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, nr: int, beeld: Meldcodebeeld, **kwargs: Any) -> None:
        stap = beeld.stappen[nr - 1]
        begin: dict[str, Any] = {"op": stap.op or klok.vandaag(), "vorig": stap.id}
        velden = ("feiten", "oordeel", "reden", "overgeslagen")
        begin |= {naam: getattr(stap, naam) for naam in velden}
        begin |= {f"kader_{code}": antwoord for code, _, antwoord in stap.antwoorden}
        super().__init__(data, initial=begin, auto_id=f"stap{nr}_%s", **kwargs)
        self.nr = nr
        self.kader_velden = self._kadervelden()
        if nr == rv.STAP_GESPREK:
            self.fields["overgeslagen"] = forms.BooleanField(
                label="Een gesprek is nu niet veilig: deze stap is overgeslagen", required=False
            )

    def _kadervelden(self) -> list[str]:
        vragen: list[tuple[str, str]] = [(v.code, v.tekst) for v in rv.KADER] if self.nr == rv.STAP_WEGEN else []
        if self.nr == rv.STAP_BESLISSEN:
            vragen = [("melden", "Melden bij Veilig Thuis?"), ("hulp", "Zelf hulp geven of regelen?")]
        for code, tekst in vragen:
            veld = forms.ChoiceField(label=tekst, choices=JA_NEE, required=False, widget=forms.RadioSelect)
            self.fields[f"kader_{code}"] = veld
        return [f"kader_{code}" for code, _ in vragen]

    @property
    def kader(self) -> list[Any]:
        """The questions of step 4 or 5, as bound fields."""
        return [self[naam] for naam in self.kader_velden]

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        schoon = {naam: w for naam, w in self.cleaned_data.items() if not naam.startswith("kader_")}
        antwoorden = {naam.removeprefix("kader_"): self.cleaned_data.get(naam, "") for naam in self.kader_velden}
        return {**schoon, "antwoorden": antwoorden, "nr": self.nr}


class RaadForm(_MetDag):
    soort = forms.ChoiceField(
        label="Met wie overlegde je?", choices=[(r.value, n) for r, n in rv.NAAM_VAN_RAAD.items()]
    )
    wie = forms.CharField(label="Naam", max_length=200, required=False)
    advies = _tekst("Wat was het advies?", 2)
    anoniem = forms.BooleanField(label="Zonder de naam van het gezin te noemen", required=False)
    field_order = ["soort", "wie", "advies", "anoniem", "op"]


class VeiligThuisForm(_MetDag):
    inhoud = _tekst("Wat heb je gemeld?", 3)
    wijze = forms.ChoiceField(
        label="Hoe?", choices=[("telefoon", "Telefoon"), ("beveiligd", "Beveiligd bericht")], required=False
    )
    naam_medewerker = forms.CharField(label="Met wie van Veilig Thuis?", max_length=200, required=False)
    afspraken = _tekst("Wat spraken jullie af?", 2, required=False)
    inwoner_weet_niet = forms.BooleanField(label="Het gezin weet niet van de melding", required=False)
    bron_geheim = forms.BooleanField(label="De bron blijft geheim, omdat er dreiging is", required=False)
    reden_niet = forms.CharField(label="Waarom niet, of welke dreiging?", max_length=500, required=False)
    field_order = ["inhoud", "op", "wijze", "naam_medewerker", "afspraken"]

    def velden(self) -> dict[str, Any]:
        """What the act takes: it asks whether the family knows."""
        schoon = dict(self.cleaned_data)
        schoon["inwoner_weet_ervan"] = not schoon.pop("inwoner_weet_niet", False)
        schoon["wijze"] = schoon.get("wijze") or "telefoon"
        return schoon


class EindeForm(Formulier):
    uitkomst = _tekst("Hoe is het afgelopen?", 3)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class KindcheckForm(_MetDag):
    inwoner_id = forms.ChoiceField(label="Wie?")
    uitkomst = forms.ChoiceField(
        label="Wat kwam eruit?",
        choices=[(u.value, n) for u, n in rv.NAAM_VAN_KINDUITKOMST.items()],
        widget=forms.RadioSelect,
    )
    zwanger = forms.BooleanField(label="Er is een zwangerschap", required=False)
    toelichting = forms.CharField(label="Toelichting", max_length=2000, required=False)
    field_order = ["inwoner_id", "uitkomst", "zwanger", "toelichting", "op"]

    def __init__(self, data: Any = None, *, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, auto_id="kind_%s", **kwargs)
        self._keuzes("inwoner_id", mensen)


class WaarschuwingForm(Formulier):
    soort = forms.ChoiceField(label="Wat moet iemand doen die op bezoek gaat?")
    toelichting = forms.CharField(label="Waarom?", max_length=2000, required=False)
    tot = forms.DateField(label="Tot welke dag?", required=False, widget=DAG, help_text="Leeg is de gewone duur.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="advies_%s", **kwargs)
        veld = self.fields["soort"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = list(bezoekadviezen().items())


class VrijgaveForm(Formulier):
    """Which piece about safety the resident may read, and why that is safe now."""

    stuk = forms.ChoiceField(label="Welk stuk?")
    reden = _tekst("Waarom kan dit nu?", 2)

    def __init__(self, data: Any = None, *, stukken: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, auto_id="vrijgave_%s", **kwargs)
        veld = self.fields["stuk"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = stukken

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        soort, _, sleutel = self.cleaned_data["stuk"].partition(":")
        return {"soort": soort, "stuk_id": UUID(sleutel), "reden": self.cleaned_data["reden"]}


class VerlengForm(Formulier):
    tot = forms.DateField(label="Verlengen tot", required=False, widget=DAG)
    versie = forms.IntegerField(widget=forms.HiddenInput)
