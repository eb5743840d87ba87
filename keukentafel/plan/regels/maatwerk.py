"""Rules of what does not fit the standard. Sources: REQ-043, REQ-049, REQ-051, REQ-052. Warnings stop nothing."""

from collections.abc import Mapping
from enum import StrEnum

from keukentafel.plan.regels.ondersteuning import euro

HOOGSTE_BOEKING = 5_000_000
"""In cents: a typing error in an amount must not empty a budget."""


class Gevolg(StrEnum):
    """What was done with an advice."""

    OVERGENOMEN = "overgenomen"
    DEELS = "deels"
    NIET = "niet"


NAAM_VAN_GEVOLG = {
    Gevolg.OVERGENOMEN: "Overgenomen in het plan",
    Gevolg.DEELS: "Voor een deel overgenomen",
    Gevolg.NIET: "Niet overgenomen",
}
NAAM_VAN_UITKOMST = {"ja": "Ja", "nee": "Nog niet", "nvt": "Past hier niet"}


def bezwaar_tegen_boeking(bedrag_cent: int) -> str:
    """Why an amount cannot be booked, or nothing."""
    if bedrag_cent <= 0:
        return f"‘{euro(abs(bedrag_cent))}’ is geen bedrag. Vul in hoeveel er is uitgegeven."
    if bedrag_cent > HOOGSTE_BOEKING:
        return f"{euro(bedrag_cent)} is meer dan {euro(HOOGSTE_BOEKING)} in één keer. Kijk het bedrag na."
    return ""


def budgetzin(budget_cent: int | None, besteed_cent: int) -> str:
    """How the budget of a team stands, in words."""
    if budget_cent is None:
        return f"Besteed dit jaar: {euro(besteed_cent)}. De gemeente noemde voor dit team geen budget."
    rest = budget_cent - besteed_cent
    if rest < 0:
        return f"Het budget van {euro(budget_cent)} is op: er is {euro(-rest)} meer besteed. Overleg met de manager."
    return f"Nog {euro(rest)} van {euro(budget_cent)} voor dit jaar."


def bezwaar_tegen_uitkomsten(uitkomsten: Mapping[str, str], normen: Mapping[str, str]) -> str:
    """Why a list of norms cannot be stored like this, or nothing."""
    for code, uitkomst in uitkomsten.items():
        if code not in normen:
            return f"‘{code}’ is geen norm van vandaag."
        if uitkomst not in NAAM_VAN_UITKOMST:
            return f"‘{uitkomst}’ is geen antwoord bij ‘{normen[code]}’. Kies ja, nog niet of past hier niet."
    return ""
