"""Products with law and tariff, criteria and helpers, as the municipality dated them."""

from dataclasses import dataclass
from datetime import date

from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzes
from keukentafel.organisatie.pakket_dossier import SCHAALCRITERIA
from keukentafel.plan.regels import tarief_in_cent

# What counts when the municipality brought no list of its own.
CRITERIA = SCHAALCRITERIA
SCHULDHELPERS = {
    "kredietbank": "Kredietbank",
    "schuldhulp": "Schuldhulp van de gemeente",
    "bewindvoerder": "Bewindvoerder",
    "vrijwilliger": "Vrijwilliger",
}


@dataclass(frozen=True, slots=True)
class Product:
    """One product on a day."""

    code: str
    naam: str
    wet: str
    trede: str
    tarief_cent: int | None
    eenheid: str
    aanbieders: tuple[str, ...]
    rechtstreeks: bool
    """The resident may arrange it with a contracted provider, without a decision (REQ-102)."""
    lichter: str


def producten(op: date) -> list[Product]:
    """In the order of the screens."""
    return [product_uit(keuze) for keuze in keuzes("product", op)]


def product_op(code: str, op: date) -> Product | None:
    return next((p for p in producten(op) if p.code == code), None)


def product_uit(keuze: Keuze) -> Product:
    """A row of the dated list as the rules know it; a column that is not filled in says nothing."""
    w = keuze.waarde
    return Product(
        code=keuze.code,
        naam=keuze.naam,
        wet=str(w.get("wet", "")),
        trede=str(w.get("trede", "")),
        tarief_cent=tarief_in_cent(str(w.get("tarief", ""))),
        eenheid=str(w.get("eenheid", "")),
        aanbieders=tuple(a.strip() for a in str(w.get("aanbieders", "")).split("|") if a.strip()),
        rechtstreeks=bool(w.get("rechtstreeks", False)),
        lichter=str(w.get("lichter", "")),
    )


def criteria(op: date | None = None) -> dict[str, str]:
    return {k.code: k.naam for k in keuzes("schaalcriterium", op)} or CRITERIA


def schuldhelpers() -> dict[str, str]:
    return {k.code: k.naam for k in keuzes("schuldhelper")} or SCHULDHELPERS
