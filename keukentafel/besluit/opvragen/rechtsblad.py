"""What the lists and pages of bezwaar, klacht and incident share: one line, one list, the facts of one page."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.organisatie.opvragen.inrichting import geldig_op

PER_BLAD = 50


def in_dienst() -> Q:
    """Of workers: who is here today, also somebody whose last day is known."""
    return geldig_op(klok.vandaag(), "in_dienst_van", "in_dienst_tot")


@dataclass(frozen=True)
class Rechtsregel:
    """One line of a work list."""

    id: UUID
    wat: str
    wie: str
    regel: str
    uiterlijk: date | None
    te_laat: bool
    bijna: bool
    adres: str


@dataclass(frozen=True)
class Rechtsblad:
    """A page of a list, with its filter and where the next one begins."""

    regels: tuple[Rechtsregel, ...]
    stand: str
    volgende: str


@dataclass(frozen=True)
class Feit:
    """A fact with its name."""

    term: str
    waarde: str


@dataclass(frozen=True)
class Stuk:
    """A piece of text, by whom, and when."""

    kop: str
    tekst: str
    door: str


def bladzijde(rijen: Any, veld: str, na: str, *, nieuwste_eerst: bool = False) -> tuple[list[Any], str]:
    """Keyset paging by a day and the key: the rows of this page and where the next begins."""
    dag, sleutel = lees_bladsleutel(na)
    volgorde = f"-{veld}" if nieuwste_eerst else veld
    if dag and sleutel:
        verder = f"{veld}__lt" if nieuwste_eerst else f"{veld}__gt"
        rijen = rijen.filter(Q(**{verder: dag}) | Q(**{veld: dag, "id__gt": sleutel}))
    gevonden = list(rijen.order_by(volgorde, "id")[: PER_BLAD + 1])
    blad = gevonden[:PER_BLAD]
    return blad, f"{getattr(blad[-1], veld)}_{blad[-1].pk}" if len(gevonden) > PER_BLAD else ""


def kleur(uiterlijk: date, klaar: bool, grens: int) -> tuple[bool, bool]:
    """(too late, nearly)."""
    dagen = (uiterlijk - klok.vandaag()).days
    return not klaar and dagen < 0, not klaar and 0 <= dagen <= grens
