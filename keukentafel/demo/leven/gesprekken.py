"""Talks of the stories in the agenda: made beforehand, some moved or missed, the rest held and reported (PRB-08)."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.toegang import handelingen as toegang

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

# Two of seven begin after office hours.
TIJDEN = (time(9, 30), time(11, 0), time(13, 30), time(15, 15), time(16, 0), time(18, 30), time(19, 0))
# Where: mostly at home, else a room of the municipality.
PLEKKEN: tuple[dict[str, str], ...] = (
    *({"soort_plaats": "thuis"},) * 5,
    {"ruimte": "spreekkamer-1"},
    {"ruimte": "gezinskamer"},
    {"soort_plaats": "neutraal", "plaats": "Koffiehoek van de bibliotheek"},
)
REDENEN = ("onbekend", "vergeten", "ziek", "vervoer", "brief")
GEMIST, VERZET = 0.15, 0.3
LATER = 28
ONDERWERP = {"verslag": "Eerste gesprek", "gemist": "Kennismaking", "later": "Voortgang bespreken"}


def bijdragen(v: "Vertelling", vanaf: int) -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act. The first talk is the day before its report, after day `vanaf`; a hidden household has none."""
    if any(naam == "afschermen" for _, naam in v.v.daden):
        return
    rng = Random(f"gesprek:{v.v.sleutel}:{v.team}")
    dag = v.v.verslag.op - 1
    if dag > vanaf:
        yield from _eerste(v, rng, dag, max(vanaf, dag - 3))
    later = v.v.verslag.op + LATER
    if not v.v.einde and not v.v.vacature and not v.v.overdracht:
        yield later - 2, _maken(v, rng, later, "later")
        yield later + 1, _afloop(v, rng, "later", "niet_verschenen" if rng.random() < GEMIST else "geweest")


def _eerste(v: "Vertelling", rng: Random, dag: int, maken: int) -> Iterator[tuple[int, Callable[[], Any]]]:
    """One in seven comes to nothing and is made again; another one in seven is moved by the resident."""
    loot = rng.random()
    if loot < GEMIST and maken < dag - 1:
        yield maken, _maken(v, rng, dag - 1, "gemist")
        yield dag, _afloop(v, rng, "gemist", "niet_verschenen")
        yield dag, _maken(v, rng, dag, "verslag", vast=TIJDEN[-1])
    elif loot < VERZET:
        yield maken, _maken(v, rng, dag + 1, "verslag")
        yield maken, _verzetten(v, rng, dag)
    else:
        yield maken, _maken(v, rng, dag, "verslag")


def _moment(v: "Vertelling", dag: int, tijd: time) -> datetime:
    return datetime.combine(v.om.dagen.dag(dag - v.begin), tijd, tzinfo=klok.AMSTERDAM)


def _maken(v: "Vertelling", rng: Random, dag: int, naam: str, vast: time | None = None) -> Callable[[], None]:
    tijd, plek = vast or rng.choice(TIJDEN), rng.choice(PLEKKEN)

    def daad() -> None:
        wie = {"inwoner_id": v.gezin.hoofd.pk, "huishouden_id": v.gezin.huishouden_id}
        begin = {"begin": _moment(v, dag, tijd), "onderwerp": ONDERWERP[naam], "toch": True}
        afspraak = v.doe(v.coach, toegang.afspraak_maken, **begin, **wie, **plek)
        v.gesprekken[naam] = (v.coach, afspraak.pk)

    return daad


def _verzetten(v: "Vertelling", rng: Random, dag: int) -> Callable[[], None]:
    tijd = rng.choice(TIJDEN)

    def daad() -> None:
        wie, afspraak = v.gesprekken["verslag"]
        velden = {"afspraak_id": afspraak, "begin": _moment(v, dag, tijd), "reden": "inwoner", "toch": True}
        v.doe(wie, toegang.afspraak_verzetten, **velden)

    return daad


def _afloop(v: "Vertelling", rng: Random, naam: str, stand: str) -> Callable[[], None]:
    reden = rng.choice(REDENEN) if stand == "niet_verschenen" else ""

    def daad() -> None:
        wie, afspraak = v.gesprekken[naam]
        v.doe(wie, toegang.afspraak_afzeggen, afspraak_id=afspraak, stand=stand, reden=reden, vervolg="geen")

    return daad


def voor_verslag(v: "Vertelling") -> dict[str, Any]:
    """What the report takes from the talk; nothing when there was none, or when it was a colleague's."""
    wie, afspraak = v.gesprekken.get("verslag", ("", UUID(int=0)))
    if wie != v.coach:
        return {}
    dag = v.om.dagen.dag(v.v.verslag.op - 1 - v.begin)
    return {"afspraak_id": afspraak, "gesprek_op": dag}
