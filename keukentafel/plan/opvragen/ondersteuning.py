"""The page "Ondersteuning": the arrangement on the ladder with what it costs, and the debts. Twelve statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzelijsten
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Ondersteuning, Schaling, Schuld
from keukentafel.plan.opvragen.over import over_namen
from keukentafel.plan.opvragen.producten import CRITERIA, SCHULDHELPERS, Product, product_uit
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class Inrichting:
    """What the municipality dated: products, criteria, helpers, and three numbers."""

    producten: tuple[Product, ...]
    criteria: dict[str, str]
    helpers: dict[str, str]
    uurtarief: int
    """Own hour of the team, in cents."""
    hoogste_uren: int
    dagen: int
    """How near an end date must be for the list of what may be lighter."""

    def product(self, code: str) -> Product | None:
        return next((p for p in self.producten if p.code == code), None)


@dataclass(frozen=True, slots=True)
class Lijnbeeld:
    """One line on the screen."""

    id: UUID
    wat: str
    trede: str
    product: str
    aanbieder: str
    waarom: str
    vraag: str
    """Why is a lighter step not enough? Empty when that stands there."""
    afweging: str
    gelet_op: str
    doel_id: UUID | None
    doel: str
    hoeveel: str
    periode: str
    proef: str
    kosten: regels.Kosten
    wet: str
    over_namen: str
    wie_leest: str
    loopt: bool
    stopt: str
    """Stopped, with a last day that is still to come."""
    uitkomst_id: UUID | None
    """The newest time it was looked at, that can be told to the provider or undone."""
    lichter: tuple[str, ...]
    """Why it stands on the list of what may be lighter."""
    geschiedenis: tuple[str, ...]
    tip: str
    versie: int
    mag_wijzigen: bool
    velden: dict[str, Any] = field(default_factory=dict)
    """What the form starts with."""


@dataclass(frozen=True, slots=True)
class Schuldbeeld:
    """One debt."""

    id: UUID
    wat: str
    bedrag: str
    helper: str
    afspraak: str
    opgelost: str
    over_namen: str
    wie_leest: str
    versie: int
    mag_wijzigen: bool
    velden: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OndersteuningBeeld:
    kader: DossierKader
    treden: tuple[tuple[str, tuple[Lijnbeeld, ...]], ...]
    gestopt: tuple[Lijnbeeld, ...]
    schulden: tuple[Schuldbeeld, ...]
    samen: regels.Kosten
    waarschuwing: str
    inrichting: Inrichting
    doelkeuzes: tuple[tuple[UUID, str], ...]
    mag_schrijven: bool
    mag_schulden: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/ondersteuning/"

    @property
    def kostenregels(self) -> list[tuple[str, str, str]]:
        """(name, below it, amount by the month) of what runs and costs something."""
        lijnen = [lijn for _, rij in self.treden for lijn in rij if lijn.kosten.totaal]
        return [(lijn.wat, _kostenzin(lijn.kosten), regels.euro(lijn.kosten.totaal)) for lijn in lijnen]

    @property
    def totaal(self) -> str:
        return regels.euro(self.samen.totaal)

    def lijn(self, id_: UUID) -> Lijnbeeld | None:
        alle = [lijn for _, rij in self.treden for lijn in rij] + list(self.gestopt)
        return next((lijn for lijn in alle if lijn.id == id_), None)

    def schuld(self, id_: UUID) -> Schuldbeeld | None:
        return next((s for s in self.schulden if s.id == id_), None)


def _kostenzin(k: regels.Kosten) -> str:
    eigen = f", waarvan {regels.euro(k.eigen_maand)} eigen uren" if k.eigen_maand else ""
    return f"{regels.euro(k.maand)} per maand{eigen}" if k.maand else "één keer"


def inrichting() -> Inrichting:
    """All lists and settings of this page in one statement."""
    lijst = keuzelijsten("product", "schaalcriterium", "schuldhelper", "instelling")
    aantal = {k.code: k.waarde.get("waarde") for k in lijst["instelling"]}
    codes = ("eigen_uur_euro", "eigen_inzet_uren_maand", "afschalen_dagen")
    uur, uren, dagen = (int(aantal.get(code) or INSTELLINGEN[code][1]) for code in codes)
    return Inrichting(
        producten=tuple(product_uit(k) for k in lijst["product"]),
        criteria=_namen(lijst["schaalcriterium"]) or CRITERIA,
        helpers=_namen(lijst["schuldhelper"]) or SCHULDHELPERS,
        uurtarief=uur * 100,
        hoogste_uren=uren,
        dagen=dagen,
    )


def _namen(rijen: list[Keuze]) -> dict[str, str]:
    return {k.code: k.naam for k in rijen}


def ondersteuning_beeld(dossier_id: UUID) -> OndersteuningBeeld:
    """One look, logged; NietGevonden when the dossier is not for this actor."""
    kader = dossier_kader(dossier_id)
    hier = inrichting()
    doelen = _doelen(dossier_id)
    schrijft = kader.is_open and kader.mag_schrijven and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN)
    rijen = _lijnrijen(dossier_id)
    lijnen = [_lijn(rij, kader, hier, doelen, schrijft) for rij in rijen]
    logboek.kijk(L.code, None, dossier=str(dossier_id), aantal=len(rijen))
    per_trede: dict[str, list[Lijnbeeld]] = defaultdict(list)
    for lijn in lijnen:
        if lijn.loopt:
            per_trede[lijn.trede].append(lijn)
    uren = [rij.uren_maand for rij in rijen if rij.stand == "loopt"]
    return OndersteuningBeeld(
        kader=kader,
        treden=tuple((naam, tuple(per_trede[trede])) for trede, naam in regels.NAAM_VAN_TREDE.items()),
        gestopt=tuple(lijn for lijn in lijnen if not lijn.loopt),
        schulden=_schulden(kader, hier, schrijft),
        samen=regels.samen(lijn.kosten for lijn in lijnen if lijn.loopt),
        waarschuwing=regels.boven_maximum(uren, hier.hoogste_uren),
        inrichting=hier,
        doelkeuzes=tuple((pk, naam) for pk, (naam, _) in doelen.items()),
        mag_schrijven=schrijft,
        mag_schulden=schrijft and Wet.WGS in dict(kader.wetten),
    )


def _doelen(dossier_id: UUID) -> dict[UUID, tuple[str, str]]:
    """Goals this actor sees: (numbered words, state)."""
    rijen = regels.op_volgorde(poort.zichtbaar(Doel, L).filter(dossier_id=dossier_id))
    return {rij.pk: (f"{nr}. {rij.resultaat}", rij.stand) for nr, rij in enumerate(rijen, 1)}


def _lijnrijen(dossier_id: UUID) -> list[Any]:
    tussen: Any = Ondersteuning.over.through
    over = tussen.objects.filter(ondersteuning_id=OuterRef("pk")).values("inwoner_id")
    velden = {
        v: v
        for v in (
            "id",
            "teruggedraaid_op",
            "soort",
            "van_trede",
            "naar_trede",
            "criteria",
            "toelichting",
            "op",
            "door_naam",
        )
    }
    eerder = Schaling.objects.filter(ondersteuning=OuterRef("pk")).order_by("op", "gemaakt_op")
    rijen = poort.zichtbaar(Ondersteuning, L).filter(dossier_id=dossier_id)
    rijen = rijen.annotate(
        over_ids=ArraySubquery(over), eerder=ArraySubquery(eerder.values(regel=JSONObject(**velden)))
    )
    return list(rijen.order_by("gemaakt_op"))


def _lijn(
    rij: Any, kader: DossierKader, hier: Inrichting, doelen: dict[UUID, tuple[str, str]], schrijft: bool
) -> Lijnbeeld:
    product = hier.product(rij.product)
    doel, doelstand = doelen.get(rij.doel_id, ("", ""))
    stopt = rij.gestopt_op or date.min
    duur = regels.maanden(rij.van, stopt if stopt > klok.vandaag() else rij.tot)
    gegevens = regels.Lijn(rij.trede, doelstand, rij.tot, product.lichter if product else "", rij.herzien_op)
    return Lijnbeeld(
        id=rij.pk,
        wat=rij.wat,
        trede=rij.trede,
        product=product.naam if product else rij.product,
        aanbieder=rij.aanbieder,
        waarom=rij.waarom_niet_lichter,
        vraag=regels.vraag_lichter(rij.trede, rij.waarom_niet_lichter),
        afweging=rij.afweging,
        gelet_op=opsomming([hier.criteria.get(code, code).lower() for code in rij.criteria]),
        doel_id=rij.doel_id if doel else None,
        doel=doel,
        hoeveel=_hoeveel(rij),
        periode=_periode(rij),
        proef=f"Proef tot {datum_gewoon(rij.proef_tot)}" if rij.proef_tot else "",
        kosten=regels.kosten(
            rij.aantal, rij.per, rij.tarief_cent, rij.uren_maand, uurtarief_cent=hier.uurtarief, duur=duur
        ),
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        over_namen=over_namen(kader, rij.over_ids),
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.over_ids, rij.leesmoment),
        loopt=rij.stand == "loopt" or stopt > klok.vandaag(),
        stopt=f"Stopt op {datum_gewoon(stopt)}" if stopt > klok.vandaag() else "",
        uitkomst_id=_uitkomst(rij.eerder),
        lichter=regels.waarom_lichter(gegevens, klok.vandaag(), hier.dagen) if rij.stand == "loopt" else (),
        geschiedenis=tuple(_schaalzin(r, hier.criteria) for r in rij.eerder),
        tip=_tip(product),
        versie=rij.versie,
        mag_wijzigen=schrijft and (rij.wet in dict(kader.wetten) or rij.gemaakt_door == actor_nu().kenmerk),
        velden={naam: getattr(rij, naam) for naam in VELDEN} | {"doel": str(rij.doel_id) if doel else ""},
    )


VELDEN = [
    "wat",
    "trede",
    "waarom_niet_lichter",
    "afweging",
    "criteria",
    "product",
    "aanbieder",
    "aantal",
    "per",
    "uren_maand",
    "van",
    "tot",
    "proef_tot",
    "versie",
]


def _hoeveel(rij: Any) -> str:
    per = regels.NAAM_VAN_PER[regels.Per(rij.per)]
    delen = [f"{_getal(rij.aantal)} {rij.eenheid or 'keer'} {per}"] if rij.aantal else []
    delen += [f"wij {_getal(rij.uren_maand)} uur per maand"] if rij.uren_maand else []
    return ", ".join(delen)


def _getal(waarde: Decimal) -> str:
    return f"{waarde.normalize():f}".replace(".", ",")


def _periode(rij: Any) -> str:
    if rij.gestopt_op:
        return f"{datum_gewoon(rij.van)} tot {datum_gewoon(rij.gestopt_op)}"
    return f"vanaf {datum_gewoon(rij.van)}" + (f" tot {datum_gewoon(rij.tot)}" if rij.tot else "")


def _uitkomst(eerder: list[dict[str, Any]]) -> UUID | None:
    """The last outcome, when it counts and changed something."""
    if not eerder or eerder[-1]["teruggedraaid_op"] or eerder[-1]["soort"] == regels.Schaalsoort.BLIJFT:
        return None
    return UUID(eerder[-1]["id"])


def _schaalzin(rij: dict[str, Any], criteria: dict[str, str]) -> str:
    woord = regels.NAAM_VAN_SCHAALSOORT[regels.Schaalsoort(rij["soort"])]
    redenen = opsomming([criteria.get(code, code).lower() for code in rij["criteria"]])
    van, naar = (regels.NAAM_VAN_TREDE[regels.Trede(rij[kant])] for kant in ("van_trede", "naar_trede"))
    delen = filter(None, [redenen, rij["toelichting"], f"Van ‘{van}’ naar ‘{naar}’" if van != naar else ""])
    dag = datum_gewoon(date.fromisoformat(rij["op"]))
    terug = " (teruggedraaid)" if rij["teruggedraaid_op"] else ""
    return f"{dag}, {rij['door_naam']}: {woord.lower()}. {'. '.join(delen)}".strip() + terug


def _tip(product: Product | None) -> str:
    """Help that the resident may arrange directly (REQ-102)."""
    if product is None or not product.rechtstreeks:
        return ""
    bij = f" bij {opsomming(list(product.aanbieders))}" if product.aanbieders else ""
    return f"De inwoner mag dit zelf regelen{bij}. Er is geen besluit nodig."


def _schulden(kader: DossierKader, hier: Inrichting, schrijft: bool) -> tuple[Schuldbeeld, ...]:
    tussen: Any = Schuld.over.through
    over = tussen.objects.filter(schuld_id=OuterRef("pk")).values("inwoner_id")
    rijen = poort.zichtbaar(Schuld, L).filter(dossier_id=kader.id).annotate(over_ids=ArraySubquery(over))
    return tuple(_schuld(rij, kader, hier, schrijft) for rij in rijen.order_by("opgelost_op", "gemaakt_op"))


def _schuld(rij: Any, kader: DossierKader, hier: Inrichting, schrijft: bool) -> Schuldbeeld:
    helper = ": ".join(filter(None, [hier.helpers.get(rij.helper, rij.helper), rij.helper_naam]))
    return Schuldbeeld(
        id=rij.pk,
        wat=rij.wat,
        bedrag=regels.euro(rij.bedrag_euro * 100) if rij.bedrag_euro is not None else "bedrag nog niet bekend",
        helper=helper or "Nog geen helper",
        afspraak=rij.afspraak,
        opgelost=f"Opgelost op {datum_gewoon(rij.opgelost_op)}" if rij.opgelost_op else "",
        over_namen=over_namen(kader, rij.over_ids),
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.over_ids, rij.leesmoment),
        versie=rij.versie,
        mag_wijzigen=schrijft and (rij.wet in dict(kader.wetten) or rij.gemaakt_door == actor_nu().kenmerk),
        velden={v: getattr(rij, v) for v in ("wat", "bedrag_euro", "helper", "helper_naam", "afspraak", "versie")}
        | {"opgelost": rij.opgelost_op is not None},
    )
