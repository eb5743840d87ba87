"""To whom a letter about somebody goes (GEZ-01, GEZ-02, GEZ-05, VTG-02; regels.md §3.5). Pure: ages come in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

EIGEN_STEM = 12
ZELF = 16
MEERDERJARIG = 18
# Who acts for an adult beside that adult; a bewindvoerder for money alone (VTG-02).
VOOR_ALLES = frozenset({"curator", "mentor", "gemachtigde", "partner", "familie"})
GEZAGSDRAGERS = frozenset({"ouder", "voogd"})
GELD = "geld"


class Ontvangerreden(StrEnum):
    """Why somebody gets this letter."""

    INWONER = "inwoner"
    GEZAG = "gezag"
    VERTEGENWOORDIGER = "vertegenwoordiger"


@dataclass(frozen=True, slots=True)
class Relatiebeeld:
    """A parent or guardian of the subject, with what was found about gezag (None: not checked)."""

    wie: UUID
    soort: str
    gezag: bool | None


@dataclass(frozen=True, slots=True)
class Vertegenwoordiger:
    """Who acts for the subject now; `wie` is None when it is nobody we know as resident."""

    wie: UUID | None
    naam: str
    hoedanigheid: str
    onderwerp: str


@dataclass(frozen=True, slots=True)
class Gekozen:
    """One addressee: a resident, or a name alone."""

    wie: UUID | None
    naam: str
    reden: Ontvangerreden
    als: str = ""


@dataclass(frozen=True, slots=True)
class Keus:
    """The addressees, and what somebody should look into before the letter leaves."""

    ontvangers: tuple[Gekozen, ...]
    let_op: tuple[str, ...]


def kies_ontvangers(
    *,
    inwoner: UUID,
    leeftijd: int | None,
    overleden_op: date | None,
    ouders: Iterable[Relatiebeeld],
    vertegenwoordigers: Iterable[Vertegenwoordiger],
    onderwerp: str = "alles",
) -> Keus:
    """Under 12: who has gezag. 12 to 15: the young person and who has gezag. From 16: the person and a representative.

    A parent without gezag gets no letter (GEZ-03); nor does one whose gezag nobody checked, and that is said.
    """
    if overleden_op:
        return Keus((), ("Deze inwoner is overleden. Schrijf niet aan de inwoner zelf; kies een ontvanger.",))
    zelf = Gekozen(inwoner, "", Ontvangerreden.INWONER)
    ouders, vertegenwoordigers = list(ouders), list(vertegenwoordigers)
    if leeftijd is not None and leeftijd < ZELF:
        gezag, let_op = _gezag(ouders, vertegenwoordigers)
        return Keus(((zelf, *gezag) if leeftijd >= EIGEN_STEM else gezag), let_op)
    anderen = [
        Gekozen(v.wie, v.naam, Ontvangerreden.VERTEGENWOORDIGER, v.hoedanigheid)
        for v in vertegenwoordigers
        if _handelt(v, onderwerp) and not (_minderjarig(leeftijd) and v.hoedanigheid in GEZAGSDRAGERS)
    ]
    return Keus((zelf, *_een_keer(anderen)), ())


def _gezag(
    ouders: list[Relatiebeeld], vertegenwoordigers: list[Vertegenwoordiger]
) -> tuple[tuple[Gekozen, ...], tuple[str, ...]]:
    dragers = [Gekozen(o.wie, "", Ontvangerreden.GEZAG, o.soort) for o in ouders if o.gezag]
    zonder = {o.wie for o in ouders if o.gezag is False}
    dragers += [
        Gekozen(v.wie, v.naam, Ontvangerreden.GEZAG, v.hoedanigheid)
        for v in vertegenwoordigers
        # What was checked on the relation counts above what was once noted as representation.
        if v.hoedanigheid in GEZAGSDRAGERS and v.wie not in zonder
    ]
    gekozen = _een_keer(dragers)
    let_op = []
    if any(o.gezag is None and o.wie not in {g.wie for g in gekozen} for o in ouders):
        let_op.append("Van een ouder is het gezag nog niet nagekeken. Die ouder krijgt deze brief niet.")
    if not gekozen:
        let_op.append("Van niemand is vastgelegd dat hij of zij gezag heeft. Kijk het gezag na, of kies een ontvanger.")
    return gekozen, tuple(let_op)


def _handelt(v: Vertegenwoordiger, onderwerp: str) -> bool:
    if v.hoedanigheid == "bewindvoerder" or v.onderwerp == GELD:
        return onderwerp == GELD
    return v.onderwerp in ("alles", onderwerp) and (v.hoedanigheid in VOOR_ALLES or v.hoedanigheid in GEZAGSDRAGERS)


def _minderjarig(leeftijd: int | None) -> bool:
    return leeftijd is not None and leeftijd < MEERDERJARIG


def _een_keer(gekozen: Iterable[Gekozen]) -> tuple[Gekozen, ...]:
    uniek: dict[object, Gekozen] = {}
    for g in gekozen:
        uniek.setdefault(g.wie or g.naam, g)
    return tuple(uniek.values())
