"""What is typed when the regie goes elsewhere by agreement."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan.regels import Wisselstand

KORT = forms.Textarea(attrs={"rows": 2})
DAG = forms.DateInput(format="%Y-%m-%d")
Keuzes = tuple[tuple[str, str], ...] | list[tuple[str, str]]


def _sleutel(waarde: str) -> UUID | None:
    return UUID(waarde) if waarde else None


class VoorstelForm(Formulier):
    """A colleague, a day, and why; the day is today unless somebody chooses another."""

    naar = forms.ChoiceField(label="Wie neemt over?")
    ingaat = forms.DateField(label="Vanaf welke dag?", widget=DAG)
    reden = forms.CharField(label="Waarom? De nieuwe regisseur leest dit als eerste.", widget=KORT, max_length=1000)
    let_op = forms.CharField(
        label="Wat moet de nieuwe regisseur weten dat nergens staat?", widget=KORT, required=False, max_length=2000
    )

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, initial={"ingaat": klok.vandaag()}, **kwargs)
        zet_keuzes(self, "naar", [("", "Kies iemand"), *collegas])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {"medewerker_id": UUID(c["naar"]), **{n: c[n] for n in ("ingaat", "reden", "let_op")}}


class AntwoordForm(Formulier):
    """Two buttons; a no needs a word (the act asks it)."""

    ja = forms.TypedChoiceField(
        label="Neem je de regie over?", choices=[("ja", "Ja"), ("nee", "Nee")], coerce=lambda w: w == "ja"
    )
    antwoord = forms.CharField(label="Neem je het niet over? Schrijf kort waarom.", required=False, max_length=1000)


class PlaatsingForm(Formulier):
    """Which party, for what, and why."""

    partij = forms.ChoiceField(label="Bij wie komt de regie?")
    partij_anders = forms.CharField(label="Een andere organisatie: welke?", required=False, max_length=200)
    voorziening = forms.CharField(
        label="Alleen op één voorziening? Welke?",
        required=False,
        max_length=200,
        help_text="Leeg: het hele huishouden.",
    )
    contactpersoon = forms.CharField(label="Wie spreken we daar?", required=False, max_length=200)
    contact = forms.CharField(label="Telefoon of mail", required=False, max_length=200)
    reden = forms.CharField(label="Waarom ligt de regie beter daar?", widget=KORT, max_length=1000)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        namen = [(k.naam, k.naam) for k in keuzes("regiepartij")]
        zet_keuzes(self, "partij", [*namen, ("", "Een andere organisatie")])
        self.fields["partij"].required = False

    def clean(self) -> dict[str, Any]:
        """Some party, chosen or typed."""
        c = super().clean() or {}
        if not c.get("partij") and not c.get("partij_anders"):
            self.add_error("partij_anders", "Kies een organisatie, of vul er een in.")
        return c

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        rest = {n: c[n] for n in ("voorziening", "contactpersoon", "contact", "reden")}
        return {"partij": c["partij_anders"] or c["partij"], **rest}


class PlaatsingStapForm(Formulier):
    """One step with a placement; `stukken` are the papers of this dossier."""

    def __init__(self, data: Any = None, *, stukken: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if "document_id" in self.fields:
            zet_keuzes(self, "document_id", [("", "Nog geen stuk"), *stukken])

    def velden(self) -> dict[str, Any]:
        """Arguments of the act."""
        c = dict(self.cleaned_data)
        if "document_id" in c:
            c["document_id"] = _sleutel(c["document_id"])
        return c


class AanvaardForm(PlaatsingStapForm):
    door = forms.CharField(label="Wie nam de regie aan?", max_length=200)
    op = forms.DateField(label="Op welke dag?", widget=DAG, initial=klok.vandaag)
    document_id = forms.ChoiceField(label="In welk stuk staat dat?", required=False)


class WeigerForm(PlaatsingStapForm):
    antwoord = forms.CharField(label="Waarom niet?", widget=KORT, max_length=1000)


class BeeindigForm(PlaatsingStapForm):
    reden = forms.CharField(label="Waarom komt de regie terug?", widget=KORT, max_length=1000)


class StukForm(PlaatsingStapForm):
    document_id = forms.ChoiceField(label="In welk stuk staat het?")


class WisselForm(Formulier):
    """The words of the resident; who and when have a default."""

    woorden = forms.CharField(
        label="Waarom wil de bewoner een ander? In eigen woorden.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
    )
    inwoner_id = forms.ChoiceField(label="Wie vraagt het?", required=False)
    op = forms.DateField(label="Op welke dag?", widget=DAG, required=False)

    def __init__(self, data: Any = None, *, leden: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, initial={"op": klok.vandaag()}, **kwargs)
        zet_keuzes(self, "inwoner_id", [("", "Het huishouden samen"), *leden])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {"woorden": c["woorden"], "inwoner_id": _sleutel(c["inwoner_id"]), "op": c["op"]}


class WisselAntwoordForm(Formulier):
    """Yes or no, the words for the resident, and who comes."""

    stand = forms.ChoiceField(
        label="Je antwoord",
        widget=forms.RadioSelect,
        choices=[(Wisselstand.JA.value, "Ja, er komt een ander"), (Wisselstand.NEE.value, "Nee, met uitleg")],
    )
    antwoord = forms.CharField(
        label="Wat zeggen we tegen de bewoner?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    naar = forms.ChoiceField(label="Wie komt er?", required=False)
    ingaat = forms.DateField(label="Vanaf welke dag?", widget=DAG, required=False)

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, initial={"ingaat": klok.vandaag()}, **kwargs)
        zet_keuzes(self, "naar", [("", "Nog niet bekend"), *collegas])

    def velden(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {
            "stand": c["stand"],
            "antwoord": c["antwoord"],
            "medewerker_id": _sleutel(c["naar"]),
            "ingaat": c["ingaat"],
        }
