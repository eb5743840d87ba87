"""Keeping an eye: which moments there are, how one can end, when one was missed, when a request for information is old.

Sources: REQ-053, REQ-054, REQ-062, REQ-071. Pure: days and holidays come in as arguments.
"""

from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Rol, bereken_termijn

HOOGSTE_WEKEN = 52


class Volgsoort(StrEnum):
    """Why somebody looks again on a day."""

    EVALUATIE = "evaluatie"
    START = "startcontrole"
    WAAKVLAM = "waakvlam"
    STUT = "stut_en_steun"


NAAM_VAN_VOLGSOORT = {
    Volgsoort.EVALUATIE: "Evaluatie van het plan",
    Volgsoort.START: "Is de hulp begonnen, en werkt zij?",
    Volgsoort.WAAKVLAM: "Waakvlamcontact",
    Volgsoort.STUT: "Stut en steun",
}
# A light contact goes on until somebody stops it; an evaluation need not.
HERHAALT = frozenset({Volgsoort.WAAKVLAM, Volgsoort.STUT})


class Volguitkomst(StrEnum):
    """How it was found."""

    GOED = "goed"
    BETER = "beter"
    GELIJK = "gelijk"
    MINDER = "minder"
    NIET_BEGONNEN = "niet_begonnen"
    NIET_BEREIKT = "niet_bereikt"


NAAM_VAN_VOLGUITKOMST = {
    Volguitkomst.GOED: "Het gaat goed",
    Volguitkomst.BETER: "Het gaat beter",
    Volguitkomst.GELIJK: "Het blijft gelijk",
    Volguitkomst.MINDER: "Het gaat minder goed",
    Volguitkomst.NIET_BEGONNEN: "De hulp is niet begonnen",
    Volguitkomst.NIET_BEREIKT: "Niet bereikt",
}
# What asks for something to happen: the stagnation list shows it until the next moment.
ZORGELIJK = frozenset({Volguitkomst.MINDER, Volguitkomst.NIET_BEGONNEN})


def uitkomsten_van(soort: str) -> dict[str, str]:
    """How a moment of this kind can end: only of help one can say that it did not begin."""
    alle = NAAM_VAN_VOLGUITKOMST.items()
    return {u.value: naam for u, naam in alle if soort == Volgsoort.START or u != Volguitkomst.NIET_BEGONNEN}


def bezwaar_tegen_moment(soort: str, op: date, elke_weken: int | None, vandaag: date) -> tuple[str, str]:
    """(field, why) when this moment cannot be planned; two empty texts otherwise."""
    if soort not in set(Volgsoort):
        return "soort", f"‘{soort}’ is geen soort. Kies: {', '.join(NAAM_VAN_VOLGSOORT.values())}."
    if op < vandaag:
        return "op", f"{datum_gewoon(op)} is al geweest. Kies vandaag of een dag erna."
    if elke_weken is not None and not 1 <= elke_weken <= HOOGSTE_WEKEN:
        return "elke_weken", f"Elke {elke_weken} weken kan niet. Kies 1 tot en met {HOOGSTE_WEKEN}, of laat het leeg."
    if soort in HERHAALT and elke_weken is None:
        return (
            "elke_weken",
            f"Vul in om de hoeveel weken: een {NAAM_VAN_VOLGSOORT[Volgsoort(soort)].lower()} komt terug.",
        )
    return "", ""


def volgende_dag(op: date, elke_weken: int | None, vandaag: date) -> date | None:
    """The next moment after one that was planned on `op`: so many weeks from when it was held, never in the past."""
    return max(op, vandaag) + timedelta(weeks=elke_weken) if elke_weken else None


def gemist_sinds(op: date, respijt_werkdagen: int, feestdagen: Feestdagen | None = None) -> date:
    """From this day on a moment that was not held counts as missed: the day after the respijt."""
    laatste = bereken_termijn(op, rol=Rol.WERKDAG, werkdagen=respijt_werkdagen, feestdagen=feestdagen).dag
    return laatste + timedelta(days=1)


def is_gemist(op: date, vandaag: date, respijt_werkdagen: int, feestdagen: Feestdagen | None = None) -> bool:
    """Is it past its day and its respijt?"""
    return vandaag >= gemist_sinds(op, respijt_werkdagen, feestdagen)


def gemist_tot_en_met(vandaag: date, respijt_werkdagen: int, feestdagen: Feestdagen | None = None) -> date:
    """The latest day whose moments are missed today: what a query compares with."""
    dag = vandaag - timedelta(days=1)
    while not is_gemist(dag, vandaag, respijt_werkdagen, feestdagen):
        dag -= timedelta(days=1)
    return dag


def dagen_oud(gevraagd_op: date, tot: date) -> str:
    """The age of a request in words: "vandaag gevraagd", "12 dagen oud"."""
    dagen = (tot - gevraagd_op).days
    return "vandaag gevraagd" if dagen == 0 else f"{aantal(dagen, 'dag', 'dagen')} oud"
