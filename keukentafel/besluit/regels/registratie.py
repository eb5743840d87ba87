"""Work that asks a registered professional goes to one (JW-13: "verantwoorde werktoedeling", Besluit Jeugdwet ch. 5).

Shown where it matters, and it never stops anything: whether a colleague looked along is known better than a table can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keukentafel.kern.tekst import opsomming
from keukentafel.poort.matrix import Wet


@dataclass(frozen=True, slots=True)
class Meekijker:
    """Somebody who advised or signed, with the registers in which they stand ("" when in none)."""

    naam: str
    registers: str


@dataclass(frozen=True, slots=True)
class Werktoedeling:
    """What is said of it. `goed`: somebody who is registered advised or signed."""

    zin: str
    goed: bool


def vraagt_registratie(wet: str, product: Mapping[str, object]) -> bool:
    """Does this product of the dated list ask one? Only the Jeugdwet knows it."""
    return wet == Wet.JEUGD and bool(product.get("registratie", False))


def werktoedeling(producten: Sequence[str], mensen: Sequence[Meekijker]) -> Werktoedeling | None:
    """None when no product asks it."""
    if not producten:
        return None
    wat = f"{opsomming(list(dict.fromkeys(producten)))} vraagt een professional met een SKJ- of BIG-registratie."
    wel = list(dict.fromkeys(f"{m.naam} ({m.registers})" for m in mensen if m.registers))
    if wel:
        return Werktoedeling(f"{wat} Dat is: {opsomming(wel)}.", True)
    wie = opsomming(list(dict.fromkeys(m.naam for m in mensen)))
    niemand = f"Van wie adviseert of tekent ({wie}) is" if wie else "Van wie adviseert of tekent is"
    return Werktoedeling(f"{wat} {niemand} geen geldige registratie bekend. Laat een collega meekijken.", False)
