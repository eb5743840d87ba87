"""The week as a grid: how many contacts on which day at which hour, all reasons or one. For who plans the staffing."""

from dataclasses import dataclass

from keukentafel.monitor.indicatoren.bezetting import DAGEN, REDEN, uur_in_woorden
from keukentafel.monitor.regels import Uitkomst


@dataclass(frozen=True)
class Rooster:
    """`rijen`: the hour in words and a count per weekday; `redenen`: (code, name), the chosen one in `reden`."""

    dagen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int, ...]], ...]
    redenen: tuple[tuple[str, str], ...]
    reden: str
    drukst: str


def rooster(uitkomst: Uitkomst, reden: str) -> Rooster:
    """From the rows of the figure `bezetting`; an unknown reason shows all. Weekends only when somebody came."""
    redenen = tuple((k.code.removeprefix(REDEN), k.naam) for k in uitkomst.kolommen if k.code.startswith(REDEN))
    code = f"{REDEN}{reden}" if reden in dict(redenen) else "contacten"
    per = {(rij["weekdag"], rij["uur"]): rij[code] for rij in uitkomst.rijen}
    dagen = [dag for dag in DAGEN if dag <= 5 or any(d == dag for d, _ in per)]
    uren = sorted({uur for _, uur in per})
    rijen = tuple((uur_in_woorden(uur), tuple(per.get((dag, uur), 0) for dag in dagen)) for uur in uren)
    return Rooster(
        dagen=tuple(DAGEN[dag] for dag in dagen),
        rijen=rijen,
        redenen=redenen,
        reden=reden if code != "contacten" else "",
        drukst=_drukst(per),
    )


def _drukst(per: dict[tuple[int, int], int]) -> str:
    """ "maandag 9 tot 10 uur (14)"; empty when nobody came."""
    if not any(per.values()):
        return ""
    dag, uur = max(per, key=lambda plek: (per[plek], -plek[0], -plek[1]))
    return f"{DAGEN[dag]} {uur_in_woorden(uur)} ({per[dag, uur]})"
