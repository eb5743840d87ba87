"""One value of a row: read, or refused with what it was and what was expected. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from keukentafel.poort.matrix import Wet

EERSTE_DAG = date(1990, 1, 1)
MEESTE_PERSONEN = 30


class Waardefout(ValueError):
    def __init__(self, kolom: str, tekst: str) -> None:
        super().__init__(tekst)
        self.kolom, self.tekst = kolom, tekst


@dataclass(frozen=True)
class Bekend:
    """What the configuration knows: squeezed name or code -> id or code. Empty `kanalen` or `onderwerpen`: free."""

    teams: Mapping[str, int]
    kanalen: Mapping[str, str]
    onderwerpen: Mapping[str, str]
    redenen: frozenset[str]
    vandaag: date
    teamnamen: tuple[str, ...] = ()
    """As people write them, for messages."""


def knijp(tekst: str) -> str:
    """For comparing names: small letters and digits only ("Centrum / West" is "centrumwest")."""
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


def team(rij: Mapping[str, str], bekend: Bekend) -> int:
    tekst = rij["team"]
    if (team := bekend.teams.get(knijp(tekst))) is None:
        raise Waardefout("team", f"{tekst!r} is geen team; verwacht {lijst(bekend.teamnamen or bekend.teams)}.")
    return team


def lees_dag(rij: Mapping[str, str], kolom: str, bekend: Bekend) -> date:
    tekst = rij[kolom]
    delen = (
        re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst),
        re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst),
    )
    try:
        if delen[0]:
            dag = date(*map(int, delen[0].groups()))
        elif delen[1]:
            dag = date(*map(int, reversed(delen[1].groups())))
        else:
            raise ValueError
    except ValueError:
        raise Waardefout(kolom, f"{tekst!r} is geen datum; verwacht jjjj-mm-dd of dd-mm-jjjj.") from None
    if not EERSTE_DAG <= dag <= bekend.vandaag:
        raise Waardefout(kolom, f"{tekst!r} kan niet; verwacht een dag van {EERSTE_DAG} tot en met {bekend.vandaag}.")
    return dag


def tijd(tekst: str) -> time:
    if not tekst:
        return time(12)
    treffer = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(:[0-5]\d)?", tekst)
    if not treffer:
        raise Waardefout("tijd", f"{tekst!r} is geen tijd; verwacht uu:mm, zoals 14:30.")
    return time(int(treffer[1]), int(treffer[2]))


def clientsleutel(tekst: str, kolom: str) -> str:
    """A key of the other system."""
    if len(tekst) > 100:
        raise Waardefout(kolom, f"de sleutel telt {len(tekst)} tekens; verwacht hoogstens 100.")
    return tekst


def personen(tekst: str) -> int:
    if not tekst:
        return 1
    if not re.fullmatch("[0-9]{1,3}", tekst) or not 1 <= int(tekst) <= MEESTE_PERSONEN:
        raise Waardefout("personen", f"{tekst!r} is geen aantal; verwacht 1 tot en met {MEESTE_PERSONEN}.")
    return int(tekst)


def zwaarte(rij: Mapping[str, str], geopend: date, bekend: Bekend) -> tuple[int | None, date | None]:
    tekst = rij.get("zwaarte", "")
    if not tekst:
        if rij.get("zwaarte_datum"):
            raise Waardefout("zwaarte", "er staat een datum zonder zwaarte; verwacht 1, 2 of 3.")
        return None, None
    if tekst not in {"1", "2", "3"}:
        raise Waardefout("zwaarte", f"{tekst!r} bestaat niet; verwacht 1 (licht), 2 (middel), 3 (zwaar) of leeg.")
    dag = lees_dag(rij, "zwaarte_datum", bekend) if rij.get("zwaarte_datum") else geopend
    if dag < geopend:
        raise Waardefout("zwaarte_datum", f"{dag} ligt vóór {geopend}; verwacht een dag op of na het openen.")
    return int(tekst), dag


def wet(tekst: str) -> str:
    waarde = knijp(tekst) or Wet.ALGEMEEN.value
    anders = {"jeugdwet": "jeugd", "participatiewet": "pw"}
    waarde = anders.get(waarde, waarde)
    if waarde not in set(Wet):
        raise Waardefout("wet", f"{tekst!r} is onbekend; verwacht {lijst({w.value for w in Wet})}.")
    return waarde


def code(tekst: str, kolom: str, bekend: Mapping[str, str]) -> str:
    """A code of the configuration, by code or name; free text (as code) when the configuration has none."""
    if not tekst:
        return ""
    if not bekend:
        return re.sub(r"\W+", "_", tekst.casefold()).strip("_")
    if (code := bekend.get(knijp(tekst))) is None:
        raise Waardefout(kolom, f"{tekst!r} is onbekend; verwacht {lijst(set(bekend.values()))}.")
    return code


def lijst(waarden: Iterable[object]) -> str:
    namen = sorted(str(waarde) for waarde in waarden)
    return ", ".join(namen[:15]) + (" …" if len(namen) > 15 else "")
