"""How much is made and how long is measured: KORT=1, nothing, or GROOT=1."""

import os
from dataclasses import dataclass

from meten.statistiek import Duur


@dataclass(frozen=True)
class Maat:
    """Numbers of rows, and seconds or rounds of each measurement."""

    naam: str
    personen: int
    huishoudens: int
    dossiers: int
    contacten: int
    teams: int
    medewerkers: int
    duur: Duur
    """Interleaved pairs of (raw, app) per series."""
    schijf_s: float
    """Seconds per slice of load with 16 clients."""
    open_s: float
    """Seconds of the open loop."""
    zoekvragen: int
    logregels: int
    """Rows of the log that are checked; with fewer the log is filled up first."""

    @property
    def databank(self) -> str:
        """Its own database, so that sizes do not push each other out."""
        return f"kt_meten_{self.naam}"


KORT = Maat("kort", 10_000, 4_300, 4_000, 40_000, 40, 80, Duur(60, 0.6), 0.6, 3.0, 12, 50_000)
GEWOON = Maat("gewoon", 100_000, 43_000, 40_000, 400_000, 50, 200, Duur(300, 12.0), 4.0, 20.0, 40, 1_000_000)
GROOT = Maat("groot", 1_000_000, 430_000, 300_000, 3_000_000, 60, 1_000, Duur(300, 12.0), 4.0, 20.0, 40, 1_000_000)


def gekozen() -> Maat:
    """What the environment asks for."""
    if os.environ.get("KORT", "") not in {"", "0"}:
        return KORT
    return GROOT if os.environ.get("GROOT", "") not in {"", "0"} else GEWOON
