"""What is typed to keep an eye on a household: moments, requests for information, the plan for eighteen."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.dossier.opvragen import DossierKader, teamgenoten
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.plan.opvragen.achttien import OvergangBeeld
from keukentafel.plan.opvragen.volgen import MomentBeeld, Volgkeuzes
from keukentafel.plan.regels.achttien import NAAM_VAN_PUNTSTAND
from keukentafel.plan.regels.volgen import NAAM_VAN_VOLGSOORT, uitkomsten_van

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 2})


def _leden(kader: DossierKader) -> list[tuple[str, str]]:
    return [(str(lid.id), lid.roepnaam) for lid in kader.leden]


def _wetten(kader: DossierKader) -> list[tuple[str, str]]:
    return list(kader.wetten) or [("algemeen", "Algemeen")]


class _MetWie(Formulier):
    """A day, who looks, and how often; the worker of now is offered also when gone from the team."""

    op = forms.DateField(label="Wanneer?", widget=DAG)
    elke_weken = forms.IntegerField(label="Elke hoeveel weken opnieuw?", required=False, min_value=1)
    medewerker_id = forms.ChoiceField(label="Wie kijkt?", required=False)
    wat = forms.CharField(label="Waar letten jullie op?", required=False, widget=KORT)

    def _collegas(self, kader: DossierKader, ik: str, nu: tuple[str, str] | None = None) -> None:
        rijen = dict(teamgenoten(kader))
        rijen |= {nu[0]: nu[1]} if nu else {}
        anderen = [(code, naam) for code, naam in rijen.items() if code != ik]
        zet_keuzes(self, "medewerker_id", [(ik, "Ikzelf"), *anderen] if ik in rijen or not nu else anderen)


class VolgForm(_MetWie):
    """Plan a moment. Two choices are enough; the rest has a default and stands beneath "Meer"."""

    soort = forms.ChoiceField(label="Waarvoor?", choices=[(s.value, n) for s, n in NAAM_VAN_VOLGSOORT.items()])
    doel_id = forms.ChoiceField(label="Over welk doel?", required=False)
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen: iedereen."
    )
    wet = forms.ChoiceField(label="Onder welke wet?", required=False)

    def __init__(self, data: Any = None, *, keuzes: Volgkeuzes, ik: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._collegas(keuzes.kader, ik)
        zet_keuzes(self, "doel_id", [("", "Het hele plan"), *keuzes.doelen])
        zet_keuzes(self, "over", _leden(keuzes.kader))
        zet_keuzes(self, "wet", _wetten(keuzes.kader))

    def velden(self) -> dict[str, Any]:
        """What volgmoment_plannen takes."""
        v = self.cleaned_data
        gewoon = {naam: v[naam] for naam in ("soort", "op", "elke_weken", "wat")}
        return {
            **gewoon,
            "medewerker_id": UUID(v["medewerker_id"]) if v["medewerker_id"] else None,
            "doel_id": UUID(v["doel_id"]) if v["doel_id"] else None,
            "over": v["over"] or None,
            "wet": v["wet"] or "algemeen",
        }


class VerzetForm(_MetWie):
    """Another day or worker."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, kader: DossierKader, m: MomentBeeld, ik: str, **kwargs: Any) -> None:
        eerst = {naam: getattr(m, naam) for naam in ("op", "elke_weken", "wat", "versie")}
        eerst["medewerker_id"] = str(m.medewerker_id)
        super().__init__(data, auto_id="verzet_%s", initial=eerst, **kwargs)
        self._collegas(kader, ik, (str(m.medewerker_id), m.wie))

    def velden(self) -> dict[str, Any]:
        v = self.cleaned_data
        return {**v, "medewerker_id": UUID(v["medewerker_id"]) if v["medewerker_id"] else None}


class UitkomstForm(Formulier):
    """How it was found."""

    uitkomst = forms.ChoiceField(label="Hoe gaat het?", widget=forms.RadioSelect)
    toelichting = forms.CharField(label="In een paar woorden", required=False, widget=KORT)
    volgende_op = forms.DateField(label="Wanneer kijken jullie weer?", required=False, widget=DAG)

    def __init__(self, data: Any = None, *, m: MomentBeeld, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "uitkomst", list(uitkomsten_van(m.soort).items()))
        if m.ritme:
            self.fields["volgende_op"].help_text = f"Leeg: {m.ritme}."


class RedenForm(Formulier):
    reden = forms.CharField(label="Waarom is dit niet meer nodig?", max_length=500)


class VraagForm(Formulier):
    """Ask somebody outside; the last day has a default."""

    bij_wie = forms.CharField(label="Aan wie is het gevraagd?", max_length=300)
    wat = forms.CharField(label="Wat is er gevraagd?", widget=KORT)
    uiterlijk = forms.DateField(
        label="Wanneer moet het er zijn?", required=False, widget=DAG, help_text="Leeg is de gewone termijn."
    )
    gevraagd_op = forms.DateField(label="Wanneer is het gevraagd?", required=False, widget=DAG)
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen: iedereen."
    )
    wet = forms.ChoiceField(label="Onder welke wet?", required=False)

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "over", _leden(kader))
        zet_keuzes(self, "wet", _wetten(kader))

    def velden(self) -> dict[str, Any]:
        v = self.cleaned_data
        return {**v, "over": v["over"] or None, "wet": v["wet"] or "algemeen"}


class AntwoordForm(Formulier):
    """What came."""

    antwoord = forms.CharField(label="Wat is het antwoord?", widget=KORT)
    ontvangen_op = forms.DateField(label="Wanneer kwam het?", required=False, widget=DAG, help_text="Leeg is vandaag.")


class OvergangForm(Formulier):
    """The wish, and for each point a state and a note."""

    wens = forms.CharField(label="Wat wil de jongere zelf? In eigen woorden", required=False, widget=KORT)
    niet_nodig = forms.CharField(
        label="Hoeft er niets geregeld te worden? Schrijf op waarom", required=False, max_length=500
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, beeld: OvergangBeeld, **kwargs: Any) -> None:
        eerst: dict[str, Any] = {naam: getattr(beeld, naam) for naam in ("wens", "niet_nodig", "versie")}
        for punt in beeld.punten:
            eerst |= {f"stand_{punt.code}": punt.stand, f"toelichting_{punt.code}": punt.toelichting}
        super().__init__(data, initial=eerst, **kwargs)
        self._codes = [punt.code for punt in beeld.punten]
        for punt in beeld.punten:
            self.fields[f"stand_{punt.code}"] = forms.ChoiceField(
                label=punt.naam, choices=[(s.value, n) for s, n in NAAM_VAN_PUNTSTAND.items()]
            )
            self.fields[f"toelichting_{punt.code}"] = forms.CharField(
                label="Afgesproken", required=False, max_length=1000
            )

    def velden(self) -> dict[str, Any]:
        """What overgangsplan_bijwerken takes."""
        v = self.cleaned_data
        punten = {code: (v[f"stand_{code}"], v[f"toelichting_{code}"]) for code in self._codes}
        return {"wens": v["wens"], "niet_nodig": v["niet_nodig"], "versie": v["versie"], "punten": punten}

    def paren(self) -> list[tuple[Any, Any]]:
        """State and note of each point, side by side."""
        return [(self[f"stand_{code}"], self[f"toelichting_{code}"]) for code in self._codes]


class AanWieForm(Formulier):
    overgedragen_aan = forms.CharField(label="Wie neemt het over?", max_length=300)
