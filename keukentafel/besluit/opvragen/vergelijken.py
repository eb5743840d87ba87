"""What was decided for others who are like this one (REQ-081): coded groups of at least five households, or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.regels import vergelijken as rv
from keukentafel.besluit.regels.vergelijken import Groep, Kenmerk, Zaak
from keukentafel.dossier.regels import NAAM_VAN_ZWAARTE
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.BESLUIT_NEMEN
HOOGSTENS = 3
"""Products on one panel: each costs two statements."""
ZAAK = "SELECT * FROM kt_vergelijkzaak(%s)"
GROEPEN = "SELECT * FROM kt_vergelijkbaar(%s, %s)"
UITKOMSTEN, VORMEN = tuple(rv.NAAM_VAN_UITKOMST), tuple(rv.NAAM_VAN_VORM)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One product on the panel. Without `groep` there are too few to show any, and the screen says so."""

    product: str
    waarom: tuple[str, ...] = ()
    niet: str = ""
    hoeveel: str = ""
    uitkomsten: str = ""
    omvang: str = ""
    vormen: str = ""
    eigen_team: str = ""
    andere_teams: str = ""

    @property
    def er_zijn_er(self) -> bool:
        return bool(self.hoeveel)


@dataclass(frozen=True, slots=True)
class VergelijkBeeld:
    """The panel beside a decision."""

    vergelijkingen: tuple[Vergelijking, ...]
    maanden: int
    minstens: int = rv.MINSTENS


def vergelijk_beeld(besluit_id: UUID) -> VergelijkBeeld:
    """For who decides on this one. The look is logged on the decision itself: nobody else is looked at."""
    besluit = poort.haal(Besluit, besluit_id, RECHT)
    maanden = int(instelling("vergelijken_maanden"))
    # The products stand in the shell of this decision, which was just opened; the text is not needed.
    rijen = poort.zichtbaar(Voorziening, RECHT).filter(besluit_id=besluit.pk)
    gevonden = tuple(_vergelijking(rij) for rij in rijen.order_by("van", "pk")[:HOOGSTENS])
    logboek.kijk(RECHT.code, besluit, lijst="vergelijkbare_besluiten", groepen=sum(v.er_zijn_er for v in gevonden))
    return VergelijkBeeld(gevonden, maanden)


def _vergelijking(rij: Voorziening) -> Vergelijking:
    zaak = _zaak(rij)
    groep = rv.kies(zaak, _groepen(rij, zaak))
    if groep is None:
        return Vergelijking(rij.productnaam)
    anderen = {code: aantal - groep.eigen_uitkomsten.get(code, 0) for code, aantal in groep.uitkomsten.items()}
    return Vergelijking(
        product=rij.productnaam,
        waarom=rv.waarom(zaak, groep.trede),
        niet=rv.niet_vergeleken(groep.trede),
        hoeveel=rv.in_woorden(groep),
        uitkomsten=rv.verdeling(groep.uitkomsten, rv.NAAM_VAN_UITKOMST),
        omvang=rv.omvang_in_woorden(groep.omvang),
        vormen="" if Kenmerk.VORM in groep.trede else rv.verdeling(groep.vormen, rv.NAAM_VAN_VORM),
        eigen_team=rv.verdeling(groep.eigen_uitkomsten, rv.NAAM_VAN_UITKOMST) if groep.toont_team else "",
        andere_teams=rv.verdeling(anderen, rv.NAAM_VAN_UITKOMST) if groep.toont_team else "",
    )


def _zaak(rij: Voorziening) -> Zaak:
    feiten = next(_rijen(ZAAK, [rij.pk]), {})
    volwassenen, kinderen = feiten.get("volwassenen") or 0, feiten.get("kinderen") or 0
    return Zaak(
        wet=rij.wet,
        product=rij.product,
        productnaam=rij.productnaam,
        leeftijd=feiten.get("leeftijd"),
        huishouden=rv.huishoudsoort([None] * volwassenen + [0] * kinderen),
        zwaarte=feiten.get("zwaarte"),
        zwaartenaam=NAAM_VAN_ZWAARTE[feiten.get("zwaarte")],
        vorm=rij.vorm,
    )


def _groepen(rij: Voorziening, zaak: Zaak) -> Iterator[Groep]:
    for gevonden in _rijen(GROEPEN, [rij.pk, [int(trede) for trede in rv.treden_voor(zaak)]]):
        yield _groep(gevonden)


def _groep(rij: Mapping[str, Any]) -> Groep:
    heeft_omvang = rij["midden"] is not None
    maten = (rij["eenheid"], rij["per"], rij["laag"], rij["midden"], rij["hoog"])
    return Groep(
        trede=Kenmerk(rij["trede"]),
        huishoudens=rij["huishoudens"],
        uitkomsten={code: rij[code] for code in UITKOMSTEN},
        vormen={code: rij[code] for code in VORMEN},
        omvang=rv.Omvang(*maten) if heeft_omvang else None,
        eigen_huishoudens=rij["eigen"],
        eigen_uitkomsten={code: rij[f"eigen_{code}"] for code in UITKOMSTEN},
    )


def _rijen(sql: str, waarden: list[Any]) -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        namen = [kolom.name for kolom in cursor.description or ()]
        yield from [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]
