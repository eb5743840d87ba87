"""The tables of regels.procedures as rows of a page. Holds no data of anybody."""

from dataclasses import dataclass

from keukentafel.besluit.regels.procedures import TABELLEN
from keukentafel.besluit.regels.soorten import NAAM_VAN_PROCEDURE, Procedure
from keukentafel.besluit.regels.standen import NAAM_VAN_STAND, NAAM_VAN_WIE, Stand
from keukentafel.besluit.regels.voorvallen import NAAM_VAN_VOORVAL

KOLOMMEN = [{"naam": naam} for naam in ("Van", "Wat gebeurt er", "Naar", "Wie", "Mits", "Regel")]
BEGIN = "begin"


@dataclass(frozen=True, slots=True)
class Proceduretabel:
    """One procedure."""

    code: str
    naam: str
    rijen: tuple[tuple[str, ...], ...]
    kolommen: list[dict[str, str]]


def proceduretabel(soort: str) -> Proceduretabel:
    """The one that was asked for, else the Wmo."""
    procedure = Procedure(soort) if soort in set(Procedure) else Procedure.WMO
    rijen = tuple(
        (
            ", ".join(_naam(stand) for stand in lijn.standen),
            NAAM_VAN_VOORVAL[lijn.voorval],
            NAAM_VAN_STAND[lijn.naar],
            NAAM_VAN_WIE[lijn.wie],
            lijn.mits.zin if lijn.mits else "",
            lijn.regel,
        )
        for lijn in TABELLEN[procedure]
    )
    return Proceduretabel(procedure, NAAM_VAN_PROCEDURE[procedure], rijen, KOLOMMEN)


def _naam(stand: Stand | None) -> str:
    return NAAM_VAN_STAND[stand] if stand else BEGIN
