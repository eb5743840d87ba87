"""Rules of goal attainment scaling (GAS): five words, who scores, how it went. Sources: REQ-040 and REQ-053."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import datum_kort

LAAGST, HOOGST, STREEF = -2, 2, 0
# The scale as it is read at the table, from where it starts to more than anybody hoped.
NAAM_VAN_SCORE = {
    -2: "Zoals het was",
    -1: "Op weg",
    0: "Gehaald",
    1: "Beter dan gehoopt",
    2: "Veel beter dan gehoopt",
}


class Scoorder(StrEnum):
    """Who says how far it is."""

    INWONER = "inwoner"
    REGISSEUR = "regisseur"
    AANBIEDER = "aanbieder"


NAAM_VAN_SCOORDER = {
    Scoorder.INWONER: "De inwoner",
    Scoorder.REGISSEUR: "Wij, het wijkteam",
    Scoorder.AANBIEDER: "De zorgaanbieder",
}


@dataclass(frozen=True, slots=True)
class Scorepunt:
    """One score in words."""

    dag: date
    soort: str
    waarde: int
    toelichting: str = ""

    @property
    def woord(self) -> str:
        """For the table and for paper, without a number: "Op weg"."""
        return NAAM_VAN_SCORE[self.waarde]

    @property
    def tekst(self) -> str:
        """ "-1, op weg"."""
        return f"{teken(self.waarde)}, {self.woord.lower()}"

    @property
    def regel(self) -> str:
        """ "do 26 nov, de inwoner: -1, op weg"."""
        return f"{datum_kort(self.dag)}, {NAAM_VAN_SCOORDER[Scoorder(self.soort)].lower()}: {self.tekst}"


def teken(waarde: int) -> str:
    """With its sign: "+1", "0", "-2"."""
    return f"+{waarde}" if waarde > 0 else str(waarde)


def bezwaar_tegen_score(waarde: int, soort: str, dag: date, vandaag: date) -> tuple[str, str]:
    """(field, why) when a score cannot be right; two empty texts otherwise."""
    if waarde not in NAAM_VAN_SCORE:
        return "waarde", f"‘{waarde}’ is geen score. Kies van {LAAGST} tot en met +{HOOGST}."
    if soort not in set(Scoorder):
        return "soort", f"‘{soort}’ is geen keuze voor wie de score geeft."
    if dag > vandaag:
        return "dag", f"{datum_kort(dag)} ligt in de toekomst. Kies vandaag of een dag ervoor."
    return "", ""


def scorezin(punten: Iterable[Scorepunt], streef: int = STREEF) -> str:
    """From the first to the latest of each who scored: "Begon op -2. Nu: de inwoner 0, wij -1. Doel: 0."."""
    rij = sorted(punten, key=lambda punt: punt.dag)
    if not rij:
        return ""
    laatste = {punt.soort: punt for punt in rij}
    begin = f"Begon op {teken(rij[0].waarde)}. " if len(rij) > 1 else ""
    woord = {Scoorder.INWONER: "de inwoner", Scoorder.REGISSEUR: "wij", Scoorder.AANBIEDER: "de aanbieder"}
    nu = ", ".join(f"{woord[s]} {teken(laatste[s].waarde)}" for s in Scoorder if s in laatste)
    return f"{begin}{'Nu' if begin else 'Begin'}: {nu}. Doel: {teken(streef)}."
