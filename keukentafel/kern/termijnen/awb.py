"""The clocks of the Algemene wet bestuursrecht around one besluit: bezwaar, beslissing, ingebrekestelling, dwangsom.

AWB-06 to AWB-09 of regels.md §1.5; worked examples 5 to 11, 26 and 32.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .feestdagen import Feestdagen
from .fouten import TermijnFout
from .lengte import EEN_DAG
from .opschorting import Periode
from .rekenen import Rol, Termijn, bereken_termijn

# Awb 4:17 lid 2: number of days and euros per day. Amounts are indexed by amvb, so a caller can give its own.
SCHIJVEN = ((14, 23), (14, 35), (14, 45))


def dwangsom_bedrag(dagen: int, schijven: Sequence[tuple[int, int]] = SCHIJVEN) -> int:
    """Return the dwangsom in whole euros after this many days in default; 42 days and more give the maximum."""
    if dagen < 0:
        raise TermijnFout(f"Dwangsom over {dagen} dagen: verwacht een getal vanaf 0.")
    bedrag = 0
    for lengte, per_dag in schijven:
        bedrag += min(dagen, lengte) * per_dag
        dagen = max(0, dagen - lengte)
    return bedrag


@dataclass(frozen=True, slots=True, kw_only=True)
class Dwangsom:
    """The calendar after a valid ingebrekestelling; `eerste_dag` and `laatste_dag` both cost money."""

    ontvangen: date
    twee_weken: Termijn
    eerste_dag: date
    laatste_dag: date
    besluit: Termijn
    schijven: tuple[tuple[int, int], ...] = SCHIJVEN

    def dagen_tot_en_met(self, dag: date) -> int:
        """Return how many days the dwangsom has run when `dag` is the last day in default (0 to 42)."""
        return max(0, (min(dag, self.laatste_dag) - self.eerste_dag).days + 1)

    def bedrag_tot_en_met(self, dag: date) -> int:
        """Return the euros owed when `dag` is the last day in default."""
        return dwangsom_bedrag(self.dagen_tot_en_met(dag), self.schijven)


def dwangsom(
    ontvangen: date,
    *,
    eerste_dag_na: int = 1,
    schuift: bool = True,
    schijven: tuple[tuple[int, int], ...] = SCHIJVEN,
    feestdagen: Feestdagen | None = None,
) -> Dwangsom:
    """Return the dwangsom calendar after an ingebrekestelling received on `ontvangen` (Awb 4:17, 4:18; AWB-07).

    Two points are unsettled (regels.md §11.6) and so can be set: `eerste_dag_na` 1 or 0 days after the end of the
    two weeks, and whether those two weeks roll (`schuift`). The running days never roll.
    """
    if eerste_dag_na not in (0, 1):
        raise TermijnFout(f"eerste_dag_na is {eerste_dag_na}: verwacht 0 of 1.")
    rol = Rol.ATW if schuift else Rol.GEEN
    twee_weken = bereken_termijn(ontvangen, weken=2, rol=rol, feestdagen=feestdagen)
    eerste = twee_weken.dag + eerste_dag_na * EEN_DAG
    laatste = eerste + timedelta(days=sum(dagen for dagen, _ in schijven) - 1)
    besluit = bereken_termijn(laatste, weken=2, rol=Rol.ATW, feestdagen=feestdagen)
    return Dwangsom(
        ontvangen=ontvangen,
        twee_weken=twee_weken,
        eerste_dag=eerste,
        laatste_dag=laatste,
        besluit=besluit,
        schijven=schijven,
    )


def ingebrekestelling_op_tijd(beslistermijn: Termijn, ontvangen: date) -> bool:
    """True when the ingebrekestelling came after the decision term had passed (Awb 4:17 lid 3; AWB-06).

    Whether it came "onredelijk laat" is for a person to judge.
    """
    return beslistermijn.is_verstreken(ontvangen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaartermijn:
    """Last day to object, and last day on which a letter posted in time may still arrive."""

    indienen: Termijn
    per_post_ontvangen: Termijn

    def is_op_tijd(self, ontvangen: date, *, gepost: date | None = None) -> bool:
        """True when received in the term, or posted in the term and received at most a week after (Awb 6:9).

        Too late can still be excusable (6:11): that is for a person to judge.
        """
        if ontvangen <= self.indienen.dag:
            return True
        if gepost is None:
            return False
        return gepost <= self.indienen.dag and ontvangen <= self.per_post_ontvangen.dag


def bezwaartermijn(bekendgemaakt: date, *, feestdagen: Feestdagen | None = None) -> Bezwaartermijn:
    """Return the six weeks from the day after bekendmaking (Awb 6:7, 6:8), with the week for the post (6:9 lid 2)."""
    indienen = bereken_termijn(bekendgemaakt, weken=6, rol=Rol.ATW, feestdagen=feestdagen)
    post = bereken_termijn(indienen.dag, weken=1, rol=Rol.ATW, feestdagen=feestdagen)
    return Bezwaartermijn(indienen=indienen, per_post_ontvangen=post)


def beslistermijn_bezwaar(
    einde_bezwaartermijn: date,
    *,
    commissie: bool = False,
    verdaagd: bool = False,
    opschorting: Periode | Sequence[Periode] = (),
    feestdagen: Feestdagen | None = None,
) -> Termijn:
    """Return the term to decide on bezwaar: 6 weeks, or 12 with a commissie (Awb 7:10, 7:13; AWB-09).

    It starts the day after the end of the bezwaartermijn, not on receipt of the bezwaarschrift. `verdaagd` adds
    six weeks, once (7:10 lid 3). Further delay needs consent and is recorded by the caller.
    """
    return bereken_termijn(
        einde_bezwaartermijn,
        weken=12 if commissie else 6,
        rol=Rol.ATW,
        verleng_weken=6 if verdaagd else 0,
        opschorting=opschorting,
        feestdagen=feestdagen,
    )
