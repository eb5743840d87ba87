"""The norms a zwaarwegend advies is looked at with, and what the advice itself tells about each (REQ-049). Pure.

"Dienen te voldoen aan de normen uit de methodiekbeschrijving" (001:2040-2041). A friendly list: it stops nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from keukentafel.besluit.regels.soorten import Overwegingsoort


class Feit(StrEnum):
    """What the advice itself tells."""

    FEITEN = "feiten"
    PLAN = "plan"
    AFWEGING = "afweging"
    ALTERNATIEF = "alternatief"
    ZIENSWIJZE = "zienswijze"
    CONCLUSIE = "conclusie"
    VIER_OGEN = "vier_ogen"


# (code, norm, the fact that answers it); counts when the municipality brought no list of its own.
STANDAARD = (
    ("feiten", "De feiten staan erin, met waar ze vandaan komen", Feit.FEITEN),
    ("plan", "Het plan van het huishouden gaat mee", Feit.PLAN),
    ("eigen_kracht", "Er staat waarom lichtere hulp niet genoeg is", Feit.ALTERNATIEF),
    ("afweging", "De afweging staat erin", Feit.AFWEGING),
    ("inwoner", "De inwoner is gehoord", Feit.ZIENSWIJZE),
    ("conclusie", "Het advies eindigt met een duidelijke conclusie", Feit.CONCLUSIE),
    ("vier_ogen", "Een ander dan de opsteller keek mee", Feit.VIER_OGEN),
)
_BLOK = {
    Overwegingsoort.FEIT: Feit.FEITEN,
    Overwegingsoort.PLAN: Feit.PLAN,
    Overwegingsoort.AFWEGING: Feit.AFWEGING,
    Overwegingsoort.ALTERNATIEF: Feit.ALTERNATIEF,
    Overwegingsoort.ZIENSWIJZE: Feit.ZIENSWIJZE,
    Overwegingsoort.CONCLUSIE: Feit.CONCLUSIE,
}


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm; `feit` names what answers it, empty: a person answers."""

    code: str
    naam: str
    feit: str


def bekend(blokken: Collection[str], vier_ogen: bool) -> dict[str, bool]:
    """Per fact: does the advice tell it? `blokken`: the kinds of block that hold text."""
    uit = {feit.value: soort in blokken for soort, feit in _BLOK.items()}
    return {**uit, Feit.VIER_OGEN.value: vier_ogen}
