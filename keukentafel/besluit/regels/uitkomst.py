"""What was decided on one product, in a sentence of at most fifteen words (REQ-075): computed, never typed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from keukentafel.besluit.regels.soorten import Uitkomst, Vorm
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.regels import NAAM_VAN_PER, Per, euro


@dataclass(frozen=True, slots=True)
class Besliste:
    """One product with its outcome."""

    naam: str
    uitkomst: str
    vorm: str = Vorm.ZIN
    aantal: Decimal | None = None
    eenheid: str = ""
    per: str = Per.WEEK
    van: date | None = None
    tot: date | None = None
    aanbieder: str = ""
    bedrag_cent: int | None = None
    stopt: bool = False
    """It ran until now, and ends: `van` is the first day without."""


def hoeveel(b: Besliste) -> str:
    """ "3 uur per week", or nothing when no amount stands there."""
    if b.aantal is None:
        return ""
    getal = f"{b.aantal.normalize():f}".replace(".", ",")
    return f"{getal} {b.eenheid or 'keer'} {NAAM_VAN_PER[Per(b.per)]}"


def periode(b: Besliste) -> str:
    """ "van 1 juni 2026 tot en met 31 mei 2027"; without an end "vanaf"."""
    if b.van is None:
        return ""
    if b.tot is None:
        return f"vanaf {datum_gewoon(b.van)}"
    return f"van {datum_gewoon(b.van)} tot en met {datum_gewoon(b.tot)}"


def zinnen(b: Besliste) -> list[str]:
    """The outcome for the resident: what, how much, from when, from whom or how much money."""
    if b.uitkomst == Uitkomst.AF and b.stopt and b.van:
        return [f"Uw {_klein(b.naam)} stopt op {datum_gewoon(b.van)}."]
    if b.uitkomst == Uitkomst.AF:
        return [f"U krijgt geen {_klein(b.naam)}."]
    if b.uitkomst not in {Uitkomst.TOE, Uitkomst.DEELS}:
        return []
    deel = "een deel van wat u vroeg" if b.uitkomst == Uitkomst.DEELS else _klein(b.naam)
    uit = [f"U krijgt {deel}." if b.uitkomst == Uitkomst.TOE else f"U krijgt {deel}: {_klein(b.naam)}."]
    uit += [f"Dat is {hoeveel(b)}."] if b.aantal is not None else []
    uit += [f"Het is {periode(b)}."] if b.van else []
    return [*uit, *_van_wie(b)]


def _van_wie(b: Besliste) -> list[str]:
    if b.vorm == Vorm.PGB:
        geld = f" Het budget is {euro(b.bedrag_cent)}." if b.bedrag_cent is not None else ""
        return [f"U krijgt een persoonsgebonden budget.{geld}".strip()]
    return [f"{b.aanbieder} geeft deze hulp."] if b.aanbieder else []


def _klein(naam: str) -> str:
    return f"{naam[:1].lower()}{naam[1:]}"
