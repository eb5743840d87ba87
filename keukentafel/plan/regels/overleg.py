"""Rules of meetings and of advice: who hears names, when a case is proposed, who holds it (REQ-066 to REQ-069)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import opsomming


class Overlegsoort(StrEnum):
    """Casuïstiek is of the team itself; a multidisciplinary meeting has partners."""

    CASUISTIEK = "casuistiek"
    MDO = "mdo"


NAAM_VAN_OVERLEGSOORT = {
    Overlegsoort.CASUISTIEK: "Casuïstiek van het team",
    Overlegsoort.MDO: "Multidisciplinair overleg",
}


class Drangsoort(StrEnum):
    """Drang: with pressure, without a judge. Dwang: a measure of the judge."""

    DRANG = "drang"
    DWANG = "dwang"


NAAM_VAN_DRANG = {
    Drangsoort.DRANG: "Drang: hulp met druk, zonder rechter",
    Drangsoort.DWANG: "Dwang: een maatregel van de rechter",
}


def houderzin(soort: str, organisatie: str, contact: str) -> str:
    """Who holds a case with drang or dwang, in one line that is seen on the dossier itself (REQ-069)."""
    zin = f"{Drangsoort(soort).value.capitalize()}: {organisatie} houdt deze zaak vast."
    return f"{zin} {contact}" if contact else zin


@dataclass(frozen=True, slots=True)
class Toehoorder:
    """Somebody in the meeting, and whether this one has an own ground to know whom a case is about."""

    naam: str
    grond: bool
    aanwezig: bool | None = None


def zonder_grond(toehoorders: Iterable[Toehoorder]) -> tuple[str, ...]:
    """Who may not hear names: a case is anonymous unless each attendee has an own ground (DEEL-22).

    Who is known to be away hears nothing, and does not count.
    """
    return tuple(t.naam for t in toehoorders if not t.grond and t.aanwezig is not False)


def namenzin(zonder: tuple[str, ...]) -> str:
    """How to talk about this case, in words."""
    if not zonder:
        return "Iedereen heeft een eigen grond: namen mogen."
    wie = "heeft" if len(zonder) == 1 else "hebben"
    return f"Zonder namen bespreken: {opsomming(list(zonder))} {wie} geen grond om te weten over wie het gaat."


def te_lang(sinds: date, laatst: date | None, vandaag: date, weken: int) -> bool:
    """Does this case last longer than the limit without having been discussed?"""
    return (laatst or sinds) + timedelta(weeks=weken) <= vandaag
