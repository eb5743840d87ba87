"""Rules of the regie: who may direct, who keeps an eye, when a vacancy alarms. Sources: REQ-058 and DOC-03."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from keukentafel.kern.termijnen import Feestdagen, Termijn, bereken_termijn
from keukentafel.kern.termijnen import Rol as Termijnrol
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, Categorie, Rol, Wet, cel

VACATURE_WERKDAGEN = 1
T = TypeVar("T")


class Regiesoort(StrEnum):
    REGISSEUR = "regisseur"
    VACATURE = "vacature"
    ELDERS = "elders"


# Whoever directs a household writes in its plan: the roles whose task that is (matrix, column gezin).
ROLLEN_REGISSEUR = frozenset(rol for rol in Rol if "S" in cel(rol, Categorie.GEZIN).ops)
# Who keeps an eye on a household without regisseur, in this order.
ROLLEN_WAARNEMER = (Rol.COORDINATOR, Rol.WIJKTEAMMANAGER, Rol.MANAGEMENTONDERSTEUNER)


def regieregel(wie: str, team: str, telefoon: str, *, afgeschermd: bool) -> str:
    """For partners: who has the regie and where to call (REQ-058). Of a shielded household only the team is told."""
    delen = ("" if afgeschermd else wie, team, telefoon)
    return f"Regie: {', '.join(deel for deel in delen if deel)}"


def kan_regisseren(rollen: Iterable[str]) -> bool:
    """Does any of these roles write in plans?"""
    return any(rol in ROLLEN_REGISSEUR for rol in rollen)


def wetten_leesbaar(rollen: Iterable[str]) -> frozenset[str]:
    """Laws whose items somebody with a case tie reads: which steps may move to a new regisseur."""
    eigen = [rol for rol in rollen if rol in set(Rol)]
    return frozenset(w.value for w in Wet if any("L" in cel(r, CATEGORIE_VAN_WET[w]).ops for r in eigen))


def wetten_bekend(rollen: Iterable[str]) -> frozenset[str]:
    """Laws under which one of these roles may know that help exists (L or M), though perhaps not what it is."""
    eigen = [rol for rol in rollen if rol in set(Rol)]
    return frozenset(w.value for w in Wet if any(cel(r, CATEGORIE_VAN_WET[w]).ops & {"L", "M"} for r in eigen))


def kies_waarnemer(kandidaten: Iterable[tuple[str, str, T]]) -> T | None:
    """From (role, sort name, person): whose role comes first in ROLLEN_WAARNEMER, then by name; else anybody."""
    rang = {rol.value: nr for nr, rol in enumerate(ROLLEN_WAARNEMER)}
    lijst = sorted(kandidaten, key=lambda k: (rang.get(k[0], len(rang)), k[1]))
    return lijst[0][2] if lijst else None


def vacaturetermijn(sinds: date, feestdagen: Feestdagen | None = None) -> Termijn:
    """Until when a vacancy may last in silence: one werkdag."""
    return bereken_termijn(sinds, rol=Termijnrol.WERKDAG, werkdagen=VACATURE_WERKDAGEN, feestdagen=feestdagen)


def vacature_alarmeert(sinds: date, vandaag: date, feestdagen: Feestdagen | None = None) -> bool:
    """Has the vacancy lasted more than one werkdag? It alarms and never blocks."""
    return vacaturetermijn(sinds, feestdagen).is_verstreken(vandaag)


def ingehaald(door: str, nu: str) -> str:
    """What the slower one of two reads when both changed the regie."""
    return f"{door} was je voor: {nu}. Er is niets overschreven. Kijk of je wijziging nog nodig is."
