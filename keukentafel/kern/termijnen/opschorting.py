"""Suspension of a term: from the day after the invitation until completion (Awb 4:15, 6:6, 7:10; AWB-03)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import cast

from keukentafel.kern.tekst import aantal, datum_lang

from .fouten import TermijnFout
from .lengte import EEN_DAG, datum_in_bereik

Periode = tuple[date, date]


def opschortingsdagen(uitgenodigd: date, aangevuld: date) -> int:
    """Return the number of suspended days: the invitation day and the completion day do not count (regels.md §0.4).

    Completed on the same or the next day: 0. Completed before the invitation: TermijnFout.
    """
    for dag, wat in ((uitgenodigd, "uitgenodigd"), (aangevuld, "aangevuld")):
        if isinstance(dag, datetime):
            raise TermijnFout(f"Opschorting, {wat} {dag.isoformat()}: verwacht een dag zonder tijd.")
        datum_in_bereik(dag, wat)
    if aangevuld < uitgenodigd:
        raise TermijnFout(
            f"Opschorting: aangevuld op {aangevuld.isoformat()} ligt voor uitgenodigd op {uitgenodigd.isoformat()}; "
            "verwacht een latere dag."
        )
    return max(0, (aangevuld - uitgenodigd).days - 1)


def perioden(opschorting: Periode | Sequence[Periode]) -> list[Periode]:
    """Return one or more suspensions as a list in order of time."""
    if len(opschorting) == 2 and isinstance(opschorting[0], date) and isinstance(opschorting[1], date):
        return [(opschorting[0], opschorting[1])]
    return sorted(cast(Sequence[Periode], opschorting))


def schort_op(
    van: date, eind: date, opschortingen: list[Periode], schuif: Callable[[date], date]
) -> tuple[date, list[str]]:
    """Return the end with the suspended days added, and the steps in words.

    A day that two suspensions share counts once. A suspension that would begin before the term or after its
    (rolled) end raises TermijnFout: a term that has passed cannot be suspended any more.
    """
    stil: set[date] = set()
    stappen = []
    for uitgenodigd, aangevuld in opschortingen:
        dagen = opschortingsdagen(uitgenodigd, aangevuld)
        begin = uitgenodigd + EEN_DAG
        laatste = schuif(eind + len(stil) * EEN_DAG)
        if uitgenodigd < van or begin > laatste:
            raise TermijnFout(
                f"Opschorting vanaf {begin.isoformat()} valt buiten de termijn; "
                f"verwacht een uitnodiging van {van.isoformat()} t/m {(laatste - EEN_DAG).isoformat()}."
            )
        stil.update(begin + i * EEN_DAG for i in range(dagen))
        if dagen:
            tot_en_met = datum_lang(aangevuld - EEN_DAG)
            stappen.append(f"Opgeschort van {datum_lang(begin)} t/m {tot_en_met}: {aantal(dagen, 'dag', 'dagen')}.")
    nieuw = eind + len(stil) * EEN_DAG
    if stil:
        stappen.append(f"Met {aantal(len(stil), 'dag', 'dagen')} opschorting erbij is dat {datum_lang(nieuw)}.")
    return nieuw, stappen
