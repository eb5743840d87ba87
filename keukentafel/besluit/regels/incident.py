"""Incidenten and calamiteiten (REQ-083, D43): words, to whom a calamiteit is reported, and the next step. Pure."""

from datetime import datetime
from enum import StrEnum

from keukentafel.kern.termijnen import Termijn, termijn

TERMIJN = "D43"


class Soort(StrEnum):
    """How serious it is. A calamiteit and geweld go to the supervisor at once (Jeugdwet 4.1.8, Wmo 3.4)."""

    INCIDENT = "incident"
    CALAMITEIT = "calamiteit"
    GEWELD = "geweld"


NAAM_VAN_SOORT = {
    Soort.INCIDENT: "Incident: het ging mis of bijna mis",
    Soort.CALAMITEIT: "Calamiteit: ernstige schade of iemand is overleden",
    Soort.GEWELD: "Geweld bij de hulp",
}
KORT = {Soort.INCIDENT: "Incident", Soort.CALAMITEIT: "Calamiteit", Soort.GEWELD: "Geweld"}
ONVERWIJLD = frozenset({Soort.CALAMITEIT, Soort.GEWELD})


class Toezicht(StrEnum):
    """Who supervises: by law of the help."""

    IGJ = "igj"
    WMO = "wmo"


NAAM_VAN_TOEZICHT = {
    Toezicht.IGJ: "Inspectie Gezondheidszorg en Jeugd",
    Toezicht.WMO: "toezichthouder Wmo van de gemeente",
}


def toezicht_van(wet: str) -> Toezicht:
    """Youth help is supervised by the IGJ; all other help by the supervisor the municipality named (Wmo 6.1)."""
    return Toezicht.IGJ if wet == "jeugd" else Toezicht.WMO


class Stap(StrEnum):
    """What comes next."""

    TOEZICHT = "toezicht"
    OPVOLGEN = "opvolgen"
    SLUITEN = "sluiten"
    KLAAR = "klaar"


NAAM_VAN_STAP = {
    Stap.TOEZICHT: "Nu melden bij het toezicht",
    Stap.OPVOLGEN: "Acties staan open",
    Stap.SLUITEN: "Af te sluiten",
    Stap.KLAAR: "Gesloten",
}


def stap(soort: str, toezicht_op: datetime | None, acties_open: int, gesloten_op: datetime | None) -> Stap:
    """The next step of one report; nothing comes before telling the supervisor."""
    if gesloten_op is not None:
        return Stap.KLAAR
    if soort in ONVERWIJLD and toezicht_op is None:
        return Stap.TOEZICHT
    return Stap.OPVOLGEN if acties_open else Stap.SLUITEN


def melden_op(gebeurd_op: datetime) -> Termijn:
    """Onverwijld: the day it happened (D43). Later is told as late, with the reason, and still accepted."""
    return termijn(TERMIJN, van=gebeurd_op)


def is_laat(gebeurd_op: datetime, gemeld_op: datetime) -> bool:
    """Reported to the supervisor after the day itself: then the reason is asked."""
    return melden_op(gebeurd_op).is_verstreken(gemeld_op)
