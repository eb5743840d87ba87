"""The check after a decision: did the help begin, does it work, what next (REQ-062). Pure.

"Of de verlangde zorg daadwerkelijk wordt verleend" (000:2129-2130). Not for a thing that is only delivered: a
hulpmiddel. How many weeks, and for which products, is the municipality's own (CFG-07).
"""

from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Rol, bereken_termijn

HOOGSTE_WEKEN = 52


class Begonnen(StrEnum):
    """Did the help begin?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    ONBEKEND = "onbekend"


NAAM_VAN_BEGONNEN = {
    Begonnen.JA: "Ja",
    Begonnen.DEELS: "Voor een deel",
    Begonnen.NEE: "Nee",
    Begonnen.ONBEKEND: "Niemand bereikt",
}


class Werkt(StrEnum):
    """Does it work?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    TE_VROEG = "te_vroeg"


NAAM_VAN_WERKT = {
    Werkt.JA: "Ja",
    Werkt.DEELS: "Voor een deel",
    Werkt.NEE: "Nee",
    Werkt.TE_VROEG: "Dat is nog niet te zeggen",
}


class Vervolg(StrEnum):
    """What next?"""

    KLAAR = "klaar"
    OPNIEUW = "opnieuw"
    AANBIEDER = "aanbieder"
    PLAN = "plan"
    HEROVERWEGEN = "heroverwegen"


NAAM_VAN_VERVOLG = {
    Vervolg.KLAAR: "Niets meer, het loopt",
    Vervolg.OPNIEUW: "Later opnieuw kijken",
    Vervolg.AANBIEDER: "Contact met de aanbieder",
    Vervolg.PLAN: "Het plan bespreken",
    Vervolg.HEROVERWEGEN: "Het besluit heroverwegen",
}
# What somebody has to do now, as the task that comes of it.
TAAK_VAN_VERVOLG = {
    Vervolg.AANBIEDER: "Neem contact op met de aanbieder: de hulp loopt niet zoals besloten",
    Vervolg.PLAN: "Bespreek het plan: de hulp doet niet wat het plan wil",
    Vervolg.HEROVERWEGEN: "Kijk of het besluit nog past",
}


def weken_voor(soort: str, weken: int | None, standaard: int) -> int | None:
    """How many weeks after the start somebody asks; None: nobody does. What the product says goes first."""
    if soort == "hulpmiddel" or weken == 0:
        return None
    return weken or standaard


def dag_van_nazorg(bekend_op: date, van: date, weken: int | None) -> date | None:
    """Counted from the day the help may begin: a decision that looks ahead is not asked about before it works."""
    return max(bekend_op, van) + timedelta(weeks=weken) if weken is not None else None


def laatste_dag(op: date, respijt_werkdagen: int, feestdagen: Feestdagen | None = None) -> date:
    """The last day on which it is still in time."""
    return bereken_termijn(op, rol=Rol.WERKDAG, werkdagen=respijt_werkdagen, feestdagen=feestdagen).dag


def bezwaar_tegen_antwoord(
    begonnen: str, werkt: str, vervolg: str, opnieuw_op: date | None, vandaag: date
) -> tuple[str, str]:
    """(field, why) when the three answers do not fit together; two empty texts otherwise."""
    if begonnen not in set(Begonnen):
        return "begonnen", "Kies of de hulp is begonnen."
    loopt = begonnen in {Begonnen.JA, Begonnen.DEELS}
    if loopt and werkt not in set(Werkt):
        return "werkt", "Kies of de hulp werkt. Weet je het nog niet? Kies dan ‘Dat is nog niet te zeggen’."
    if not loopt and werkt:
        return "werkt", "Hulp die niet is begonnen, werkt nog niet. Laat dit leeg."
    if vervolg not in set(Vervolg):
        return "vervolg", "Kies wat er nu gebeurt."
    if vervolg == Vervolg.KLAAR and not loopt:
        return "vervolg", "De hulp is niet begonnen, dus er is nog iets te doen. Kies wat er nu gebeurt."
    return _bezwaar_tegen_dag(vervolg, opnieuw_op, vandaag)


def _bezwaar_tegen_dag(vervolg: str, opnieuw_op: date | None, vandaag: date) -> tuple[str, str]:
    if vervolg != Vervolg.OPNIEUW:
        return "", ""
    if opnieuw_op is None:
        return "opnieuw_op", "Kies de dag waarop iemand opnieuw kijkt."
    if not vandaag < opnieuw_op <= vandaag + timedelta(weeks=HOOGSTE_WEKEN):
        dag = datum_gewoon(opnieuw_op)
        return "opnieuw_op", f"{dag} kan niet. Kies een dag na vandaag, binnen een jaar."
    return "", ""
