"""When a written division of tasks is asked, and what stands in it (REQ-059)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from keukentafel.dossier.regels import Betrokkenrol

# Somebody whom the household has to do with: who reads along is none, and the own network needs no contract.
CONTACTPERSONEN = frozenset(
    {
        Betrokkenrol.REGISSEUR,
        Betrokkenrol.WAARNEMER,
        Betrokkenrol.COACH,
        Betrokkenrol.UITVOERDER,
        Betrokkenrol.SPECIALIST,
    }
)
NIET_VAN_BUITEN = frozenset({Betrokkenrol.NETWERK, Betrokkenrol.MEELEZER})


@dataclass(frozen=True, slots=True)
class Taakregel:
    """One agreement: who does what, by when."""

    wie: str
    wat: str
    uiterlijk: date | None = None

    def als_json(self) -> dict[str, Any]:
        return {"wie": self.wie, "wat": self.wat, "uiterlijk": self.uiterlijk.isoformat() if self.uiterlijk else None}

    @classmethod
    def van_json(cls, rij: dict[str, Any]) -> "Taakregel":
        return cls(rij["wie"], rij["wat"], date.fromisoformat(rij["uiterlijk"]) if rij["uiterlijk"] else None)


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Somebody involved: `wie` is a key for a colleague, or a name; `van` since when."""

    wie: str
    rol: str
    van_buiten: bool
    van: datetime


def waarom_gevraagd(deelnemers: Iterable[Deelnemer], vastgelegd: datetime | None) -> str:
    """Why a division of tasks is asked, in words; empty when it is not.

    Asked as soon as there is a second contact person or an outside party, and again when such a one joined since.
    """
    rijen = list(deelnemers)
    eigen = {d.wie: d for d in rijen if not d.van_buiten and d.rol in CONTACTPERSONEN}
    buiten = [d for d in rijen if d.van_buiten and d.rol not in NIET_VAN_BUITEN]
    if len(eigen) < 2 and not buiten:
        return ""
    if vastgelegd is not None and all(d.van <= vastgelegd for d in (*eigen.values(), *buiten)):
        return ""
    if vastgelegd is not None:
        return "Er kwam iemand bij. Kijk samen of de taakverdeling nog klopt."
    if buiten:
        return "Er werkt een andere organisatie mee. Spreek af wie wat doet."
    return "Er zijn twee contactpersonen. Spreek af wie wat doet."
