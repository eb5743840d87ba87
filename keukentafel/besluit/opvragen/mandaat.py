"""The mandaatregister and the routes as they were dated: what was, what counts and what is to come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.regels.mandaat import Mandaat, VierOgen
from keukentafel.besluit.regels.route import BESLUIT, Orgaan, Routeregel
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.besluit.regels.standen import Stand
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import Keuze, instelling, keuzes
from keukentafel.organisatie.pakket_besluit import bedrag_in_cent


def organen(op: date) -> dict[str, Orgaan]:
    """Bodies by code; a column that a row of before does not have says nothing."""
    gevonden = {}
    for k in keuzes("beslisorgaan", op):
        w = k.waarde
        gevonden[k.code] = Orgaan(
            code=k.code,
            naam=k.naam,
            in_zin=str(w.get("in_zin") or k.naam),
            soort=str(w.get("soort", "team")),
            bestuursorgaan=bool(w.get("bestuursorgaan")),
            extern=bool(w.get("extern")),
            schuldhulp=bool(w.get("schuldhulp")),
        )
    return gevonden


def routes() -> list[Routeregel]:
    """Every line there ever was, in the order of the screens."""
    return [_route(rij) for rij in _rijen("beslisroute")]


def mandaten() -> list[Mandaat]:
    """The whole register, with what is over and what is to come."""
    return [_mandaat(rij) for rij in _rijen("mandaat")]


def mandaten_van(rol: str, op: date) -> list[Mandaat]:
    """What somebody with this role may sign on a day."""
    return [m for m in mandaten() if m.functie == rol and m.geldt(op)]


def kan_tekenen(besluit: Besluit, register: Iterable[Keuze], rollen: frozenset[str]) -> bool:
    """Has somebody with these roles any mandate for this law at this body? Then the page has a button.

    Until which amount, and for which product, the act says on signing (MAN-02). An advice lies before who
    decides, until there is a decision.
    """
    if besluit.soort == Besluitsoort.ADVIES and besluit.aanvraag.stand != Stand.BIJ_BESLISSER:
        return False
    orgaan = besluit.aanvraag.orgaan if besluit.soort == Besluitsoort.ADVIES else besluit.orgaan
    return any(
        k.waarde["functie"] in rollen
        and k.waarde["wet"] == besluit.wet
        and (k.waarde["gemandateerde"] == orgaan or besluit.soort == Besluitsoort.OP_BEZWAAR)
        for k in register
    )


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
        product=str(w.get("product", "")),
        tot_cent=bedrag_in_cent(str(w.get("tot_bedrag", ""))),
        vorm=str(w.get("vorm", BESLUIT)),
    )


_TEKSTEN = ("artikel", "mandaatgever", "gemandateerde", "functie", "mandaatbesluit", "instructie")
_VINKJES = ("alleen_toekennen", "ondermandaat", "schriftelijk", "instemming")


def _mandaat(rij: Inrichting) -> Mandaat:
    w = rij.waarde
    velden: dict[str, Any] = {veld: str(w.get(veld, "")) for veld in _TEKSTEN}
    velden |= {veld: bool(w.get(veld)) for veld in _VINKJES}
    return Mandaat(
        code=rij.code,
        naam=rij.naam,
        wet=w["wet"],
        van=rij.geldig_van,
        tot=rij.geldig_tot,
        teams=_woorden(w.get("teams", "")),
        besluiten=_woorden(w.get("besluiten", "")),
        producten=_woorden(w.get("producten", "")),
        tot_cent=bedrag_in_cent(str(w.get("tot_bedrag", ""))),
        tot_maanden=w.get("tot_maanden"),
        **velden,
    )


def _woorden(tekst: Any) -> frozenset[str]:
    return frozenset(str(tekst).split())
