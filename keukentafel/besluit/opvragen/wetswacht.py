"""The facts the law guard asks for, gathered for each product of a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.zaak import laatste_dag, voorzieningen_van
from keukentafel.besluit.regels.mandaat import VOLGT_OP
from keukentafel.besluit.regels.soorten import Vorm
from keukentafel.besluit.regels.wetswacht import Budget, Feiten, Periode, Productregel, Weigering, Wlz, bezwaren
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.termijnen.leeftijd import datum_leeftijd
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan.regels import kosten, maanden, tarief_in_cent
from keukentafel.poort.matrix import Wet

VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What people weighed and the database cannot know: of one product in the decision."""

    wlz: bool | None = None
    wlz_afgewogen: bool = False
    budget: Budget | None = None


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that does not fit, with the product it is about."""

    voorziening_id: UUID
    productnaam: str
    weigering: Weigering


def bevindingen(besluit: Besluit, op: date, antwoorden: Mapping[UUID, Antwoorden] | None = None) -> list[Bevinding]:
    """Everything that does not fit in this decision; refusals of each product first."""
    rijen, zelf = voorzieningen_van(besluit), antwoorden or {}
    mens = Inwoner.objects.get(pk=besluit.inwoner_id)
    regels = {k.code: (_productregel(k.code, k.naam, k.waarde), k.waarde) for k in keuzes("product", op)}
    eerder = list(Voorziening.objects.filter(inwoner_id=besluit.inwoner_id, toegekend=True).exclude(besluit=besluit))
    opgevolgd = besluit.vervangt_id if besluit.soort in VOLGT_OP else None
    gevonden = []
    for rij in rijen:
        if rij.van is None:
            continue
        product, waarde = regels.get(rij.product, (None, {}))
        antwoord = zelf.get(rij.pk, Antwoorden())
        feiten = Feiten(
            wet=besluit.wet,
            uitkomst=rij.uitkomst,
            product=product,
            van=rij.van,
            tot=laatste_dag(rij),
            geboren=mens.geboortedatum,
            vorm=rij.vorm,
            overleden_op=mens.overleden_op,
            wlz=antwoord.wlz,
            wlz_afgewogen=antwoord.wlz_afgewogen,
            verlengd=_liep_al(mens.geboortedatum, eerder),
            budget=_budget(rij, antwoord, str(waarde.get("tarief", ""))),
            lopend=tuple(_periode(e) for e in eerder if e.van and e.besluit_id != opgevolgd),
        )
        gevonden += [Bevinding(rij.pk, rij.productnaam, w) for w in bezwaren(feiten)]
    return gevonden


def _productregel(code: str, naam: str, w: Mapping[str, Any]) -> Productregel:
    """A column that is not filled in says nothing."""
    return Productregel(
        code=code,
        naam=naam,
        wet=str(w.get("wet", "")),
        leeftijd_van=w.get("leeftijd_van"),
        leeftijd_tot=w.get("leeftijd_tot"),
        verlengbaar_tot=w.get("verlengbaar_tot"),
        wlz=str(w.get("wlz", Wlz.MAG)),
        pgb=bool(w.get("pgb", True)),
    )


def _periode(rij: Voorziening) -> Periode:
    assert rij.van is not None
    einde = laatste_dag(rij)
    if rij.beeindigd_op is not None:
        einde = rij.beeindigd_op if einde is None else min(einde, rij.beeindigd_op)
    return Periode(rij.product, rij.van, einde)


def _liep_al(geboren: date | None, eerder: list[Voorziening]) -> bool:
    """Youth help that was granted before the 18th birthday may go on after it (18P-02)."""
    if geboren is None:
        return False
    grens = datum_leeftijd(geboren, VOLWASSEN)
    return any(rij.wet == Wet.JEUGD and rij.van and rij.van < grens for rij in eerder)


def _budget(rij: Voorziening, antwoord: Antwoorden, tarief: str) -> Budget | None:
    """The conditions as they were weighed, beside what the same help costs in kind."""
    if rij.vorm != Vorm.PGB or rij.van is None:
        return None
    b, zin_cent = antwoord.budget or Budget(), None
    if (cent := tarief_in_cent(tarief)) is not None:
        duur = maanden(rij.van, laatste_dag(rij))
        zin_cent = kosten(rij.aantal, rij.per, cent, None, uurtarief_cent=0, duur=duur).totaal
    return Budget(b.bekwaam, b.gemotiveerd, b.kwaliteit, b.eerder_misbruik, rij.bedrag_cent, zin_cent)
