"""What is typed in the screens of the plan. Rules stand in regels.py and the acts; here only shapes and choices."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.dossier.opvragen import afgeronde_verslagen
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.plan.handelingen import NieuweStap
from keukentafel.plan.opvragen import DoelBeeld, Overdracht, PlanBeeld, StapBeeld, WieKeuze
from keukentafel.plan.regels import NAAM_VAN_VORM, Doelstand, WieSoort
from keukentafel.poort.matrix import Publiek

KORT = forms.Textarea(attrs={"rows": 2})
DAG = forms.DateInput(format="%Y-%m-%d")
ANDERS = "anders"
PUBLIEK = [
    (Publiek.TEAM.value, "Mijn team (ieder voor de eigen taak)"),
    (Publiek.BETROKKENEN.value, "Alleen wie betrokken is"),
]


def _keuzes(form: forms.Form, naam: str, keuzes: list[tuple[Any, Any]]) -> None:
    veld = form.fields[naam]
    assert isinstance(veld, forms.ChoiceField)
    veld.choices = keuzes


class _MetStap(Formulier):
    """A step: what, by whom, before when. `wie` chooses somebody known; anybody else is typed."""

    stap = forms.CharField(label="Eerste stap: wat gaat iemand nu doen?", max_length=300, required=False)
    wie = forms.ChoiceField(label="Wie doet dat?", required=False)
    wie_anders = forms.CharField(label="Iemand anders: wie?", max_length=100, required=False)
    uiterlijk = forms.DateField(label="Voor wanneer?", required=False, widget=DAG)

    def __init__(self, data: Any = None, *, wie: tuple[WieKeuze, ...] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._wie = {keuze.code: keuze for keuze in wie}
        _keuzes(self, "wie", [*((k.code, k.naam) for k in wie), (ANDERS, "Iemand anders")])

    def nieuwe_stap(self) -> NieuweStap:
        """What the acts take."""
        v = self.cleaned_data
        anders = v["wie_anders"].strip()
        keuze = None if anders else self._wie.get(v["wie"] or next(iter(self._wie), ""))
        if keuze is None:
            return NieuweStap(v["stap"], WieSoort.NETWERK, anders, uiterlijk=v["uiterlijk"])
        return NieuweStap(
            v["stap"], keuze.soort, keuze.naam, keuze.medewerker_id, keuze.inwoner_id, uiterlijk=v["uiterlijk"]
        )


class DoelForm(_MetStap):
    """A goal with its first step; whom it is about and who reads it have a default and stand under "Meer"."""

    resultaat = forms.CharField(label="Wat is er straks anders?", widget=KORT)
    streefdatum = forms.DateField(label="Wanneer moet dit gelukt zijn?", required=False, widget=DAG)
    eigen_woorden = forms.CharField(label="In eigen woorden van de inwoner", widget=KORT, required=False)
    hoe_te_zien = forms.CharField(label="Waaraan zie je dat het gelukt is?", widget=KORT, required=False)
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen: iedereen."
    )
    wet = forms.ChoiceField(label="Waarvoor?", required=False)
    publiek = forms.ChoiceField(label="Wie mag dit lezen?", choices=PUBLIEK, required=False)
    verslag_id = forms.ChoiceField(label="Uit welk verslag komt dit doel?", required=False)

    def __init__(self, data: Any = None, *, beeld: PlanBeeld, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        verslagen = [(str(u.verslag), u.bron) for u in afgeronde_verslagen(beeld.kader.id)]
        _keuzes(self, "verslag_id", [("", "Niet uit een verslag"), *verslagen])
        leden = [(str(lid.id), lid.roepnaam) for lid in beeld.kader.leden]
        _keuzes(self, "over", leden)
        _keuzes(self, "wet", list(beeld.kader.wetten) or [("algemeen", "Algemeen")])

    def velden(self) -> dict[str, Any]:
        """What doel_toevoegen takes."""
        v = self.cleaned_data
        gewoon = {naam: v[naam] for naam in ("resultaat", "streefdatum", "eigen_woorden", "hoe_te_zien")}
        standaard = {"wet": v["wet"] or "algemeen", "publiek": v["publiek"] or Publiek.TEAM.value}
        uit = UUID(v["verslag_id"]) if v["verslag_id"] else None
        stap = self.nieuwe_stap()
        return {**gewoon, **standaard, "over": v["over"] or None, "eerste_stap": stap, "verslag_id": uit}


class DoelWijzigForm(Formulier):
    """Other words for a goal, or another date."""

    resultaat = forms.CharField(label="Wat is er straks anders?", widget=KORT)
    streefdatum = forms.DateField(label="Wanneer moet dit gelukt zijn?", required=False, widget=DAG)
    eigen_woorden = forms.CharField(label="In eigen woorden van de inwoner", widget=KORT, required=False)
    hoe_te_zien = forms.CharField(label="Waaraan zie je dat het gelukt is?", widget=KORT, required=False)
    over = forms.MultipleChoiceField(label="Over wie?", widget=forms.CheckboxSelectMultiple)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, beeld: PlanBeeld, doel: DoelBeeld, **kwargs: Any) -> None:
        eerst = {naam: getattr(doel, naam) for naam in ("resultaat", "eigen_woorden", "hoe_te_zien", "versie")}
        eerst |= {"streefdatum": doel.streefdatum, "over": [str(i) for i in doel.over]}
        super().__init__(data, auto_id="wijzig_%s", **{"initial": eerst, **kwargs})
        _keuzes(self, "over", [(str(lid.id), lid.roepnaam) for lid in beeld.kader.leden])


class StapForm(_MetStap):
    """One step, new or changed."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, stap: StapBeeld | None = None, wie: tuple[WieKeuze, ...] = (), **kwargs: Any
    ) -> None:
        eerst, nu = ({}, None) if stap is None else _van_stap(stap)
        # Who does it now can always be kept, also somebody who is not involved any more.
        keuzes = (*wie, nu) if nu and nu.code not in {keuze.code for keuze in wie} else wie
        super().__init__(data, auto_id="stap_%s", wie=keuzes, **{"initial": eerst, **kwargs})
        self.fields["stap"].label = "Wat gaat iemand doen?"
        self.fields["stap"].required = True


def _van_stap(stap: StapBeeld) -> tuple[dict[str, Any], WieKeuze]:
    code = f"m:{stap.medewerker_id}" if stap.medewerker_id else f"i:{stap.inwoner_id}" if stap.inwoner_id else "nu"
    eerst = {"stap": stap.tekst, "wie": code, "uiterlijk": stap.uiterlijk, "versie": stap.versie}
    return eerst, WieKeuze(code, stap.wie, stap.wie_soort, stap.medewerker_id, stap.inwoner_id)


class StandForm(Formulier):
    """How a goal ended, with a word of the resident or why it stopped."""

    stand = forms.ChoiceField(
        label="Hoe liep het?", choices=[(Doelstand.GELUKT.value, "Gelukt"), (Doelstand.GESTOPT.value, "Gestopt")]
    )
    toelichting = forms.CharField(label="Wat zegt de inwoner, of waarom stoppen jullie?", required=False, widget=KORT)


class NaamForm(Formulier):
    titel = forms.CharField(label="Wat wil dit huishouden, in een paar woorden?", max_length=120, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class VaststelForm(Formulier):
    vorm = forms.ChoiceField(label="Welk plan past hier?", choices=[(v.value, n) for v, n in NAAM_VAN_VORM.items()])
    vastgesteld_op = forms.DateField(label="Samen vastgesteld op", widget=DAG)
    bespreken_op = forms.DateField(label="Samen bespreken op", required=False, widget=DAG)

    def __init__(self, data: Any = None, *, beeld: PlanBeeld, **kwargs: Any) -> None:
        eerst = {
            "vorm": beeld.vorm,
            "vastgesteld_op": klok.vandaag(),
            "bespreken_op": beeld.bespreken_op,
        }
        super().__init__(data, **{"initial": eerst, **kwargs})


class KindregieForm(Formulier):
    """A confirmation without fields."""


class OverdraagForm(Formulier):
    """To whom, and why. One choice for colleague, other team, or nobody yet."""

    naar = forms.ChoiceField(label="Aan wie draag je over?")
    reden = forms.CharField(label="Waarom? De nieuwe regisseur leest dit als eerste.", widget=KORT, max_length=1000)
    regie = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, beeld: Overdracht, **kwargs: Any) -> None:
        super().__init__(data, initial={"regie": beeld.regie_id}, **kwargs)
        groepen: list[tuple[Any, Any]] = [("", "Kies iemand")]
        groepen += [("Een collega", list(beeld.collegas))] if beeld.collegas else []
        groepen += [("Een ander team", list(beeld.teams))] if beeld.teams else []
        groepen.append(("Nog niemand", [("v:", "Vacature: de coördinator neemt waar")]))
        _keuzes(self, "naar", groepen)

    @property
    def is_vacature(self) -> bool:
        return bool(self.cleaned_data["naar"] == "v:")

    def velden(self) -> dict[str, Any]:
        """Arguments of the act: a colleague, a team, or neither for a vacancy."""
        soort, _, wie = self.cleaned_data["naar"].partition(":")
        naar: dict[str, Any] = {"medewerker_id": UUID(wie)} if soort == "m" else {}
        naar |= {"team_id": int(wie)} if soort == "t" else {}
        return {"reden": self.cleaned_data["reden"], "regie_id": self.cleaned_data["regie"], **naar}
