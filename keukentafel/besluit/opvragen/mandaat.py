"""The mandaatregister and the routes as they were dated: what was, what counts and what is to come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from keukentafel.besluit.regels.mandaat import Mandaat, VierOgen
from keukentafel.besluit.regels.route import Orgaan, Route, Routeregel, route_voor
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import instelling, keuzes
from keukentafel.organisatie.pakket_besluit import bedrag_in_cent


def organen(op: date) -> dict[str, Orgaan]:
    """Bodies by code."""
    velden = ("in_zin", "soort", "bestuursorgaan", "extern", "schuldhulp")
    return {k.code: Orgaan(k.code, k.naam, **{v: k.waarde[v] for v in velden}) for k in keuzes("beslisorgaan", op)}


def routes() -> list[Routeregel]:
    """Every line there ever was, in the order of the screens."""
    return [_route(rij) for rij in _rijen("beslisroute")]


def mandaten() -> list[Mandaat]:
    """The whole register, with what is over and what is to come."""
    return [_mandaat(rij) for rij in _rijen("mandaat")]


def mandaten_van(rol: str, op: date) -> list[Mandaat]:
    """What somebody with this role may sign on a day."""
    return [m for m in mandaten() if m.functie == rol and m.geldt(op)]


def namens(code: str, op: date) -> str:
    """As it stands under a letter: on whose behalf somebody signs (MAN-04, Awb 10:10); empty without a mandate."""
    gever = next((m.mandaatgever for m in mandaten() if m.code == code and m.geldt(op)), "")
    orgaan = organen(op).get(gever)
    return f"namens {orgaan.in_zin}" if orgaan else ""


def wie_beslist(wet: str, product: str, bedrag_cent: int | None, op: date) -> Route | None:
    """Who advises and who decides on a day; None when the municipality did not say."""
    return route_voor(wet, product, bedrag_cent, op, routes())


def vierogenregels(op: date) -> VierOgen:
    """What the municipality wants looked at twice (MAN-07)."""
    bij = str(instelling("vier_ogen_bij", op)).split()
    return VierOgen(frozenset(bij), int(instelling("vier_ogen_boven_euro", op)) * 100)


def _rijen(soort: str) -> Iterable[Inrichting]:
    return Inrichting.objects.filter(soort=soort).order_by("volgorde", "naam", "geldig_van")


def _route(rij: Inrichting) -> Routeregel:
    w = rij.waarde
    return Routeregel(
        code=rij.code,
        wet=w["wet"],
        adviseert=w["adviseert"],
        beslist=w["beslist"],
        van=rij.geldig_van,
        tot=rij.geldig_tot,
        product=w["product"],
        tot_cent=bedrag_in_cent(w["tot_bedrag"]),
        vorm=w["vorm"],
    )


_GELIJK = (
    "wet",
    "artikel",
    "mandaatgever",
    "gemandateerde",
    "functie",
    "alleen_toekennen",
    "ondermandaat",
    "schriftelijk",
    "instemming",
    "mandaatbesluit",
    "instructie",
)


def _mandaat(rij: Inrichting) -> Mandaat:
    w = rij.waarde
    return Mandaat(
        code=rij.code,
        naam=rij.naam,
        van=rij.geldig_van,
        tot=rij.geldig_tot,
        teams=_woorden(w["teams"]),
        besluiten=_woorden(w["besluiten"]),
        producten=_woorden(w["producten"]),
        tot_cent=bedrag_in_cent(w["tot_bedrag"]),
        tot_maanden=w.get("tot_maanden"),
        **{veld: w[veld] for veld in _GELIJK},
    )


def _woorden(tekst: Any) -> frozenset[str]:
    return frozenset(str(tekst).split())
