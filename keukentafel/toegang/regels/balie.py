"""Rules of the front desk: who may hear a status, what is asked first, and what a state means to a resident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from keukentafel.toegang.regels.stand import MeldingStand

# A passed check holds for one call; whoever rings again is asked again. Ours: no statute says how long.
CONTROLE_GELDIG = timedelta(minutes=30)
FEITEN_HOOGSTENS = 2


class Feituitkomst(StrEnum):
    """What the worker heard, beside what we know."""

    KLOPT = "klopt"
    KLOPT_NIET = "klopt_niet"


class Contactreden(StrEnum):
    """Why somebody gets in touch; the figures know these codes (REQ-008, PRB-01)."""

    VRAAG = "vraag"
    STATUS = "status"
    DOORGEVEN = "doorgeven"
    AFSPRAAK = "afspraak"
    KLACHT = "klacht"
    ANDERS = "anders"


ZELF = "zelf"


@dataclass(frozen=True)
class Feit:
    """One control fact: what to ask, and the answer we know, for the worker who compares."""

    code: str
    vraag: str
    antwoord: str


def te_vragen(gevraagd: Sequence[tuple[str, str]], bekend: Mapping[str, str]) -> tuple[Feit, ...]:
    """The first two facts of the configuration that we know of this person: (code, question) with the known answer."""
    feiten = [Feit(code, vraag, bekend[code]) for code, vraag in gevraagd if bekend.get(code)]
    return tuple(feiten[:FEITEN_HOOGSTENS])


def klopt(feiten: Sequence[Feit], gehoord: Mapping[str, str]) -> bool:
    """Passed: at least one fact was asked, and every one of them fitted."""
    return bool(feiten) and all(gehoord.get(feit.code) == Feituitkomst.KLOPT for feit in feiten)


def nog_geldig(gecontroleerd_op: datetime, nu: datetime) -> bool:
    """Does a check of that moment still open the status?"""
    return nu - gecontroleerd_op <= CONTROLE_GELDIG


# What happens next, in words a resident understands (ux.md principle 14). Never anything of the story.
VOLGENDE_STAP = {
    MeldingStand.NIEUW: "Het team kiest wie de vraag oppakt",
    MeldingStand.BEOORDEELD: "Het team kiest wie de vraag oppakt",
    MeldingStand.TOEGEWEZEN: "De contactpersoon neemt contact op",
    MeldingStand.IN_BEHANDELING: "De contactpersoon bespreekt met de inwoner wat nodig is",
}
STAND_IN_WOORDEN = {
    MeldingStand.NIEUW: "Binnengekomen",
    MeldingStand.BEOORDEELD: "Binnengekomen",
    MeldingStand.TOEGEWEZEN: "Iemand gaat ermee aan de slag",
    MeldingStand.IN_BEHANDELING: "In behandeling",
}
