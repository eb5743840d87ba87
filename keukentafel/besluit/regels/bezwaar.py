"""Bezwaar from receipt to decision (AWB-08 to AWB-11, MAN-05): words, one transition table, terms. Pure.

Whether a bezwaar came in time, may be excused, or may be decided without a hearing is judged by a person: the functions
here say what the dates and the law make of it, never what was decided.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Termijn, bezwaartermijn, termijn
from keukentafel.kern.termijnen.lengte import EEN_DAG
from keukentafel.kern.termijnen.opschorting import Periode

VERDAAG_WEKEN = 6


class Stand(StrEnum):
    """Where a bezwaar is (AWB-09)."""

    ONTVANGEN = "ontvangen"
    BEVESTIGD = "bevestigd"
    VERZUIM = "verzuim"
    HOREN = "horen"
    ADVIES = "advies"
    BESLIST = "beslist"
    BEROEP = "beroep"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_STAND = {
    Stand.ONTVANGEN: "Ontvangen, nog niet bevestigd",
    Stand.BEVESTIGD: "Bevestigd",
    Stand.VERZUIM: "Wacht op herstel van een verzuim",
    Stand.HOREN: "Hoorzitting gepland",
    Stand.ADVIES: "Advies en beslissing",
    Stand.BESLIST: "Beslist",
    Stand.BEROEP: "Beroep loopt",
    Stand.INGETROKKEN: "Ingetrokken",
}
KLAAR = frozenset({Stand.BESLIST, Stand.BEROEP, Stand.INGETROKKEN})  # no decision of ours is awaited


class Stap(StrEnum):
    """What happens to a bezwaar."""

    BEVESTIGEN = "bevestigen"
    VERZUIM_MELDEN = "verzuim_melden"
    HERSTELD = "hersteld"
    NIET_HERSTELD = "niet_hersteld"
    UITNODIGEN = "uitnodigen"
    NIET_HOREN = "niet_horen"
    GEHOORD = "gehoord"
    BESLISSEN = "beslissen"
    TERUGHALEN = "terughalen"
    INTREKKEN = "intrekken"
    BEROEP = "beroep"
    UITSPRAAK = "uitspraak"
    OPNIEUW = "opnieuw"


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row: from these states, by this step, to that state, on this basis."""

    van: tuple[Stand, ...]
    stap: Stap
    naar: Stand
    regel: str
    basis: str


_S = Stand
_OPEN = (_S.ONTVANGEN, _S.BEVESTIGD, _S.VERZUIM, _S.HOREN, _S.ADVIES)
OVERGANGEN = (
    Overgang((_S.ONTVANGEN,), Stap.BEVESTIGEN, _S.BEVESTIGD, "AWB-08", "Awb 6:14"),
    Overgang((_S.BEVESTIGD, _S.HOREN, _S.ADVIES), Stap.VERZUIM_MELDEN, _S.VERZUIM, "AWB-09", "Awb 6:6"),
    Overgang((_S.VERZUIM,), Stap.HERSTELD, _S.BEVESTIGD, "AWB-09", "Awb 6:6"),
    Overgang((_S.VERZUIM,), Stap.NIET_HERSTELD, _S.BEVESTIGD, "AWB-09", "Awb 6:6"),
    Overgang((_S.BEVESTIGD, _S.HOREN, _S.ADVIES), Stap.UITNODIGEN, _S.HOREN, "AWB-10", "Awb 7:2, 7:9"),
    Overgang((_S.BEVESTIGD, _S.HOREN), Stap.NIET_HOREN, _S.ADVIES, "AWB-10", "Awb 7:3"),
    Overgang((_S.HOREN,), Stap.GEHOORD, _S.ADVIES, "AWB-10", "Awb 7:7"),
    Overgang((_S.ADVIES,), Stap.BESLISSEN, _S.BESLIST, "AWB-09", "Awb 7:11, 7:12"),
    Overgang((_S.BESLIST,), Stap.TERUGHALEN, _S.ADVIES, "AWB-16", "Awb 3:40, 3:41"),
    Overgang(_OPEN, Stap.INTREKKEN, _S.INGETROKKEN, "AWB-09", "Awb 6:21"),
    Overgang((_S.BESLIST,), Stap.BEROEP, _S.BEROEP, "AWB-11", "Awb 8:1"),
    Overgang((_S.BEROEP,), Stap.UITSPRAAK, _S.BESLIST, "AWB-11", "Awb 8:70"),
    Overgang((_S.BEROEP,), Stap.OPNIEUW, _S.ADVIES, "AWB-11", "Awb 8:72 lid 4"),
)


def naar(van: str, stap: Stap) -> Stand | None:
    """The state after this step; None when the step does not exist from here."""
    return next((o.naar for o in OVERGANGEN if o.stap is stap and van in o.van), None)


def stappen_vanaf(van: str) -> tuple[Stap, ...]:
    """Which steps the law knows from this state, in the order of the table."""
    return tuple(o.stap for o in OVERGANGEN if van in o.van)


# -- in time or not (AWB-08) --------------------------------------------------------------------------------------
class Tijdig(StrEnum):
    """What a person judged about the day of receipt."""

    OP_TIJD = "op_tijd"
    VERSCHOONBAAR = "verschoonbaar"
    TE_LAAT = "te_laat"
    TE_VROEG = "te_vroeg"


NAAM_VAN_TIJDIG = {
    Tijdig.OP_TIJD: "Op tijd",
    Tijdig.VERSCHOONBAAR: "Te laat, maar verschoonbaar (Awb 6:11)",
    Tijdig.TE_LAAT: "Te laat (Awb 6:7)",
    Tijdig.TE_VROEG: "Te vroeg, maar ontvankelijk (Awb 6:10)",
}
MET_REDEN = frozenset({Tijdig.VERSCHOONBAAR, Tijdig.TE_LAAT, Tijdig.TE_VROEG})


@dataclass(frozen=True, slots=True)
class Tijdigheid:
    """What the dates say: a proposal with the reason in words, and both last days."""

    voorstel: Tijdig
    uitleg: str
    laatste_dag: date
    laatste_dag_post: date


def tijdigheid(
    bekendgemaakt: date | None,
    ontvangen: date,
    *,
    gepost: date | None = None,
    elders_ontvangen: date | None = None,
    feestdagen: Feestdagen | None = None,
) -> Tijdigheid:
    """Judge by the dates alone. Received by the wrong body: the day of receipt there counts (Awb 6:15 lid 3)."""
    telt = min(filter(None, (ontvangen, elders_ontvangen)))
    if bekendgemaakt is None:
        return Tijdigheid(Tijdig.TE_VROEG, "Het besluit is nog niet bekendgemaakt (Awb 6:10).", telt, telt)
    grens = bezwaartermijn(bekendgemaakt, feestdagen=feestdagen)
    dag, post = grens.indienen.dag, grens.per_post_ontvangen.dag
    slot = f"Bezwaar {'kan' if ontvangen <= dag else 'kon'} tot en met {datum_gewoon(dag)}."
    elders = (
        f"Een ander orgaan kreeg het op {datum_gewoon(telt)}; die dag telt (Awb 6:15). " if telt < ontvangen else ""
    )
    if telt <= dag:
        return Tijdigheid(Tijdig.OP_TIJD, f"{elders}Ontvangen op {datum_gewoon(telt)}. {slot}", dag, post)
    if gepost and grens.is_op_tijd(telt, gepost=gepost):
        zin = f"{elders}Gepost op {datum_gewoon(gepost)}, ontvangen op {datum_gewoon(telt)}: binnen een week erna"
        return Tijdigheid(Tijdig.OP_TIJD, f"{zin} (Awb 6:9 lid 2). {slot}", dag, post)
    ook = f" Per post kon het nog aankomen tot en met {datum_gewoon(post)}." if gepost else ""
    return Tijdigheid(Tijdig.TE_LAAT, f"{elders}Ontvangen op {datum_gewoon(telt)}. {slot}{ook}", dag, post)


# -- the clock (AWB-09) -------------------------------------------------------------------------------------------
def uiterlijk(
    einde_bezwaartermijn: date,
    *,
    weken: int,
    verdaag_weken: int = 0,
    instemming: bool = False,
    opschorting: Sequence[Periode] = (),
    feestdagen: Feestdagen | None = None,
) -> Termijn:
    """The last day to decide: 6 or 12 weeks after the end of the bezwaartermijn, put off once by 6 (D21).

    It runs from that end also for a bezwaar that came late (7:10 lid 1). What had passed already stands still no more.
    """

    def met(stil: list[Periode]) -> Termijn:
        return termijn(
            "D21",
            van=einde_bezwaartermijn,
            lengte=weken,
            verleng_weken=verdaag_weken,
            instemming=instemming,
            opschorting=stil,
            feestdagen=feestdagen,
        )

    telt: list[Periode] = []
    for periode in sorted(opschorting):
        if einde_bezwaartermijn <= periode[0] < met(telt).dag:
            telt.append(periode)
    return met(telt)


def uitleg_van_rechter(dag: date) -> str:
    """Why this day: no rule of ours moves it."""
    return f"De rechter wil een nieuw besluit, uiterlijk {datum_gewoon(dag)} (Awb art. 8:72 lid 4)."


def verzuimperiode(gevraagd: date, uiterlijk_op: date, hersteld: date | None, op: date) -> Periode:
    """The days that stand still while a verzuim is repaired: until it was, or its term passed (7:10 lid 2).

    Not answered yet: as it stands on day `op`.
    """
    einde = uiterlijk_op + EEN_DAG
    return gevraagd, min(hersteld or max(op, gevraagd), einde)


@dataclass(frozen=True, slots=True)
class Zittingsdagen:
    """The days around a hearing (Awb 7:4): papers to see from, last further papers."""

    ter_inzage: date
    laatste_stukken: date


def zittingsdagen(zitting: date) -> Zittingsdagen:
    """Counted back from the hearing: a week for the file (D22), ten days for further papers (D23)."""
    return Zittingsdagen(termijn("D22", van=zitting).dag, termijn("D23", van=zitting).dag)


def niet_tijdig_vanaf(ingebreke: date, feestdagen: Feestdagen | None = None) -> date:
    """From which day beroep against not deciding is open: two weeks after the ingebrekestelling (Awb 6:12 lid 2)."""
    return termijn("D15", van=ingebreke, feestdagen=feestdagen).dag + EEN_DAG


def beroep_tot(bekendgemaakt: date, feestdagen: Feestdagen | None = None) -> Termijn:
    """Six weeks for beroep, and again for hoger beroep (D24)."""
    return termijn("D24", van=bekendgemaakt, feestdagen=feestdagen)


# -- who may (MAN-05, Awb 7:5) ------------------------------------------------------------------------------------
def mag_behandelen(wie: UUID | None, primair: Collection[UUID]) -> str:
    """Why this worker may not handle or decide; empty when it is fine. Who took the decision never judges it."""
    if wie is not None and wie in primair:
        return (
            "Wie het besluit nam of voorbereidde, behandelt of beslist het bezwaar ertegen niet (Awb 10:3 lid 3). "
            "Geef het aan een collega."
        )
    return ""


def mag_horen(voorzitter: UUID, leden: Collection[UUID], primair: Collection[UUID]) -> str:
    """Why these may not hear; empty when it is fine: who leads, and the greater part, was not involved (Awb 7:5)."""
    allen = {voorzitter, *leden}
    betrokken = len(allen & set(primair))
    if voorzitter in primair:
        return "Wie de zitting leidt, mag niet betrokken zijn geweest bij het besluit (Awb 7:5). Kies een ander."
    if betrokken * 2 >= len(allen):
        return "De meeste mensen die horen mogen niet betrokken zijn geweest bij het besluit (Awb 7:5). Kies anderen."
    return ""
