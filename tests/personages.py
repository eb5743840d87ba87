"""The people of every test: a worker of team Oost, a colleague, and somebody of team Zuid. Residents are invented."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.regels import sorteernaam
from keukentafel.poort.matrix import Rol

BEGIN = date(2015, 1, 1)
SYSTEEM = Actor.systeem("test")


@dataclass(frozen=True)
class Wijk:
    """Two teams with people; made by `maak_wijk`."""

    oost: Team
    zuid: Team
    samira: Medewerker
    tom: Medewerker
    zoe: Medewerker
    mo: Medewerker
    frans: Medewerker


def maak_team(code: str, naam: str, **velden: Any) -> Team:
    return Team.objects.create(code=code, naam=naam, geldig_van=BEGIN, **velden)


def maak_medewerker(naam: str, rol: Rol, team: Team | None, **velden: Any) -> Medewerker:
    medewerker = Medewerker.objects.create(
        gebruikersnaam=naam.lower(), naam=naam, sorteernaam=sorteernaam(naam), in_dienst_van=BEGIN, **velden
    )
    Rolvervulling.objects.create(medewerker=medewerker, rol=rol.value, team=team, van=BEGIN)
    return medewerker


def maak_wijk() -> Wijk:
    """Samira and Tom are wijkcoach in Oost, Zoë in Zuid; Mo hands out work in Oost; Frans sits at the front office."""
    with transactie(SYSTEEM):
        oost, zuid = maak_team("oost", "Oost"), maak_team("zuid", "Zuid")
        balie = maak_team("frontoffice", "Frontoffice", soort="frontoffice")
        return Wijk(
            oost=oost,
            zuid=zuid,
            samira=maak_medewerker("Samira", Rol.WIJKCOACH, oost),
            tom=maak_medewerker("Tom", Rol.WIJKCOACH, oost),
            zoe=maak_medewerker("Zoë", Rol.WIJKCOACH, zuid),
            mo=maak_medewerker("Mo", Rol.MANAGEMENTONDERSTEUNER, oost),
            frans=maak_medewerker("Frans", Rol.FRONTOFFICE, balie),
        )


def actor(medewerker: Medewerker, **extra: Any) -> Actor:
    """The actor as the middleware would bind it now."""
    return replace(actor_van(medewerker), **extra)


def maak_inwoner(team: Team, **velden: Any) -> Any:
    """A resident, written by the system; the acts of room inwoner do more (search keys, address)."""
    with transactie(SYSTEEM):
        nummer = Inwoner.objects.count() + 900_000
        basis = {"nummer": nummer, "geslachtsnaam": "De Vries", "gemaakt_door": SYSTEEM.kenmerk, "team": team}
        return Inwoner.objects.create(**{**basis, **velden})


def moment_geleden(dagen: int) -> Any:
    return klok.moment(klok.dagen_geleden(dagen))
