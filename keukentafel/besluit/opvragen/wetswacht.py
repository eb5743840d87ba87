"""The facts the law guard asks for, gathered for each product of a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.zaak import laatste_dag, voorzieningen_van
from keukentafel.besluit.regels.mandaat import VOLGT_OP
from keukentafel.besluit.regels.soorten import Antwoord, Vorm
from keukentafel.besluit.regels.wetswacht import Budget, Feiten, Gevolg, Periode, Productregel, Weigering, Wlz, bezwaren
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.termijnen.leeftijd import datum_leeftijd
from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzes
from keukentafel.plan.regels import kosten, maanden, tarief_in_cent
from keukentafel.poort.matrix import Wet

VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that does not fit, with the product it is about."""

    voorziening_id: UUID
    productnaam: str
    weigering: Weigering


def bevindingen(besluit: Besluit, op: date) -> list[Bevinding]:
    """Everything that does not fit in this decision; refusals of each product first."""
    mens = Inwoner.objects.get(pk=besluit.inwoner_id)
    lijst = {k.code: k for k in keuzes("product", op)}
    eerder = list(Voorziening.objects.filter(inwoner_id=besluit.inwoner_id, toegekend=True).exclude(besluit=besluit))
    opgevolgd = besluit.vervangt_id if besluit.soort in VOLGT_OP else None
    gevonden = []
    for rij in voorzieningen_van(besluit):
        if (basis := _feiten(rij, besluit.wet, lijst.get(rij.product))) is None:
            continue
        if basis.budget and rij.van != op:
            # The amount follows from the tariff of the first day, so the price beside it does too (CFG-05).
            basis = replace(basis, budget=_budget(rij, set(rij.antwoorden), _tarief(rij)))
        feiten = replace(
            basis,
            geboren=mens.geboortedatum,
            overleden_op=mens.overleden_op,
            verlengd=_liep_al(mens.geboortedatum, eerder),
            lopend=tuple(_periode(e) for e in eerder if e.van and e.besluit_id != opgevolgd),
        )
        gevonden += [Bevinding(rij.pk, rij.productnaam, w) for w in bezwaren(feiten)]
    return gevonden


def open_vragen(rijen: Sequence[Voorziening], wet: str, lijst: Mapping[str, Keuze]) -> list[Bevinding]:
    """What nobody answered yet, from rows and a list that were read: asked on the page, never a stop."""
    met_feiten = ((rij, _feiten(rij, wet, lijst.get(rij.product))) for rij in rijen)
    return [
        Bevinding(rij.pk, rij.productnaam, w)
        for rij, feiten in met_feiten
        if feiten
        for w in bezwaren(feiten)
        if w.gevolg == Gevolg.VRAAGT
    ]


def vraagt(wet: str, keuze: Keuze | None) -> tuple[Antwoord, ...]:
    """Which answers matter for this product: of the Wlz where that takes precedence, of a budget where one can be."""
    if keuze is None:
        return ()
    regel = _productregel(keuze.code, keuze.naam, keuze.waarde)
    uit = [] if regel.wlz == Wlz.MAG else [Antwoord.GEEN_WLZ, Antwoord.WLZ]
    uit += [Antwoord.WLZ_AFGEWOGEN] if regel.wlz == Wlz.AFWEGEN else []
    return (*uit, *(VAN_BUDGET if regel.pgb and wet in {Wet.WMO, Wet.JEUGD} else ()))


VAN_BUDGET = (Antwoord.PGB_BEKWAAM, Antwoord.PGB_GEMOTIVEERD, Antwoord.PGB_KWALITEIT, Antwoord.PGB_MISBRUIK)


def _feiten(rij: Voorziening, wet: str, keuze: Keuze | None) -> Feiten | None:
    """What the row itself says, with the product of that day; None while it has no first day."""
    if rij.van is None:
        return None
    gezegd = set(rij.antwoorden)
    return Feiten(
        wet=wet,
        uitkomst=rij.uitkomst,
        product=_productregel(keuze.code, keuze.naam, keuze.waarde) if keuze else None,
        van=rij.van,
        tot=laatste_dag(rij),
        geboren=None,
        vorm=rij.vorm,
        wlz=True if Antwoord.WLZ in gezegd else False if Antwoord.GEEN_WLZ in gezegd else None,
        wlz_afgewogen=Antwoord.WLZ_AFGEWOGEN in gezegd,
        budget=_budget(rij, gezegd, str(keuze.waarde.get("tarief", "")) if keuze else ""),
    )


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


def _tarief(rij: Voorziening) -> str:
    return next((str(k.waarde.get("tarief", "")) for k in keuzes("product", rij.van) if k.code == rij.product), "")


def _budget(rij: Voorziening, gezegd: set[str], tarief: str) -> Budget | None:
    """The conditions as they were weighed, beside what the same help costs in kind."""
    if rij.vorm != Vorm.PGB or rij.van is None:
        return None
    zin_cent = None
    if (cent := tarief_in_cent(tarief)) is not None:
        einde = laatste_dag(rij)  # in it still, as in the amount of the budget
        duur = maanden(rij.van, einde + timedelta(days=1) if einde else None)
        zin_cent = kosten(rij.aantal, rij.per, cent, None, uurtarief_cent=0, duur=duur).totaal
    return Budget(
        bekwaam=Antwoord.PGB_BEKWAAM in gezegd,
        gemotiveerd=Antwoord.PGB_GEMOTIVEERD in gezegd,
        kwaliteit=Antwoord.PGB_KWALITEIT in gezegd,
        eerder_misbruik=Antwoord.PGB_MISBRUIK in gezegd,
        bedrag_cent=rij.bedrag_cent,
        zin_cent=zin_cent,
    )
