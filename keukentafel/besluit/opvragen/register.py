"""The page of the mandaatregister: who may decide what, until which amount, on which ground and from when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.besluit.opvragen.mandaat import mandaten, organen, routes
from keukentafel.besluit.regels.mandaat import Mandaat, rolnaam
from keukentafel.besluit.regels.route import Orgaan, Routeregel
from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan.regels import euro
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

WETTEN = {wet.value: NAAM_VAN_WET[wet] for wet in (Wet.WMO, Wet.JEUGD, Wet.PW, Wet.WGS)}
STANDEN = {"nu": "Geldt nu", "straks": "Komt nog", "voorbij": "Voorbij", "alles": "Alles"}
KOPPEN = (
    "Wet",
    "Wat",
    "Wie tekent",
    "Bij",
    "Namens",
    "Tot en met (bedrag)",
    "Grenzen",
    "Grond",
    "Mandaatbesluit",
    "Van",
    "Tot en met (dag)",
)


@dataclass(frozen=True, slots=True)
class Mandaatregel:
    """One line in words. `tot` is the last day."""

    code: str
    wet: str
    naam: str
    functie: str
    bij: str
    namens: str
    bedrag: str
    grenzen: str
    grond: str
    mandaatbesluit: str
    instructie: str
    van: date
    tot: date | None
    stand: str

    @property
    def periode(self) -> str:
        begin = f"vanaf {datum_gewoon(self.van)}"
        return f"{begin}, tot en met {datum_gewoon(self.tot)}" if self.tot else begin


@dataclass(frozen=True, slots=True)
class Routezin:
    """Who advises and who decides, in words."""

    wet: str
    wat: str
    bedrag: str
    adviseert: str
    beslist: str
    hoe: str
    periode: str


@dataclass(frozen=True)
class Registerblad:
    """The page. `zonder`: laws for which nobody may sign anything today."""

    regels: tuple[Mandaatregel, ...]
    routes: tuple[Routezin, ...]
    zonder: tuple[str, ...]
    wet: str
    stand: str
    op: date
    mag_wijzigen: bool


_HOE = {
    "besluit": "Met een besluit",
    "zwaarwegend_advies": "Met een zwaarwegend advies",
    "beschikkingsvrij": "Zonder besluit; wel als de inwoner erom vraagt",
}


def registerblad(*, wet: str = "", stand: str = "nu") -> Registerblad:
    """By law and in the order of beheer; what is over and what is to come on request."""
    wet, stand, vandaag = wet if wet in WETTEN else "", stand if stand in STANDEN else "nu", klok.vandaag()
    alle, namen, producten = mandaten(), organen(vandaag), {k.code: k.naam for k in keuzes("product", vandaag)}
    regels = [r for m in alle if (r := _regel(m, namen, producten, vandaag)) and _past(r.wet, r.stand, wet, stand)]
    lijnen = [r for r in routes() if _past(r.wet, _stand(r.van, r.tot, vandaag), wet, stand)]
    nu = {m.wet for m in alle if m.geldt(vandaag)}
    return Registerblad(
        regels=tuple(sorted(regels, key=lambda r: list(WETTEN).index(r.wet))),
        routes=tuple(_routezin(r, namen, producten) for r in sorted(lijnen, key=lambda r: list(WETTEN).index(r.wet))),
        zonder=tuple(naam for code, naam in WETTEN.items() if code not in nu),
        wet=wet,
        stand=stand,
        op=vandaag,
        mag_wijzigen=heeft(actor_nu(), Recht.BEHEER_WIJZIGEN),
    )


def rijen_voor_bestand(blad: Registerblad) -> Iterable[tuple[str, ...]]:
    """The lines of the page as cells."""
    for r in blad.regels:
        tot = r.tot.isoformat() if r.tot else ""
        yield (
            WETTEN[r.wet], r.naam, r.functie, r.bij, r.namens, r.bedrag, r.grenzen, r.grond, r.mandaatbesluit,
            r.van.isoformat(), tot,
        )  # fmt: skip


def _past(van_wet: str, van_stand: str, wet: str, stand: str) -> bool:
    return wet in ("", van_wet) and stand in ("alles", van_stand)


def _stand(van: date, tot: date | None, vandaag: date) -> str:
    if van > vandaag:
        return "straks"
    return "voorbij" if tot is not None and tot <= vandaag else "nu"


def _regel(m: Mandaat, namen: Mapping[str, Orgaan], producten: Mapping[str, str], vandaag: date) -> Mandaatregel:
    return Mandaatregel(
        code=m.code,
        wet=m.wet,
        naam=m.naam,
        functie=rolnaam(m.functie),
        bij=_naam(m.gemandateerde, namen),
        namens=_naam(m.mandaatgever, namen),
        bedrag="Geen grens" if m.tot_cent is None else euro(m.tot_cent),
        grenzen=". ".join(_grenzen(m, producten)),
        grond=m.artikel,
        mandaatbesluit=m.mandaatbesluit,
        instructie=m.instructie,
        van=m.van,
        tot=m.tot - timedelta(days=1) if m.tot else None,
        stand=_stand(m.van, m.tot, vandaag),
    )


def _grenzen(m: Mandaat, producten: Mapping[str, str]) -> Iterable[str]:
    if m.besluiten:
        soorten = [NAAM_VAN_BESLUIT[Besluitsoort(s)].lower() for s in Besluitsoort if s in m.besluiten]
        yield f"Alleen: {opsomming(soorten)}"
    if m.producten:
        yield f"Alleen voor {opsomming([producten.get(p, p) for p in sorted(m.producten)])}"
    if m.alleen_toekennen:
        yield "Alleen toekennen wat is gevraagd"
    if m.tot_maanden is not None:
        yield f"Hoogstens {m.tot_maanden} maanden"
    if m.teams:
        yield f"Alleen in team {opsomming(sorted(m.teams))}"
    if m.ondermandaat:
        yield "Mag worden doorgegeven"


def _routezin(r: Routeregel, namen: Mapping[str, Orgaan], producten: Mapping[str, str]) -> Routezin:
    tot = r.tot - timedelta(days=1) if r.tot else None
    begin = f"vanaf {datum_gewoon(r.van)}"
    return Routezin(
        wet=WETTEN[r.wet],
        wat=producten.get(r.product, r.product) or "Alles wat hier niet apart staat",
        bedrag="" if r.tot_cent is None else f"tot en met {euro(r.tot_cent)}",
        adviseert=_naam(r.adviseert, namen),
        beslist=_naam(r.beslist, namen),
        hoe=_HOE[r.vorm],
        periode=f"{begin}, tot en met {datum_gewoon(tot)}" if tot else begin,
    )


def _naam(code: str, namen: Mapping[str, Orgaan]) -> str:
    return namen[code].naam if code in namen else code
