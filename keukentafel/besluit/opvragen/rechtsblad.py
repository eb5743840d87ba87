"""What the lists and pages of bezwaar, klacht and incident share: one line, one list, the facts of one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.organisatie.models import Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort.matrix import Rol

PER_BLAD = 50


def in_dienst() -> Q:
    """Of workers: who is here today, also somebody whose last day is known."""
    return geldig_op(klok.vandaag(), "in_dienst_van", "in_dienst_tot")


def mensen_met(rollen: Iterable[Rol], behalve: set[UUID]) -> tuple[tuple[str, str], ...]:
    """Who has one of these functions today and is in service, for a choice list."""
    vervuld = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), rol__in=[r.value for r in rollen])
    wie = Medewerker.objects.filter(in_dienst(), pk__in=vervuld.values("medewerker")).exclude(pk__in=behalve)
    return tuple((str(m.pk), m.naam) for m in wie.order_by("sorteernaam"))


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
