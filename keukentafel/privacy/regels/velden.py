"""When a field may go: nobody filled it, read it or used it in a year (field economy; AVG art. 5 lid 1 onder c)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

JAAR = timedelta(days=365)
# Below this number of rows "never filled" says little.
MINSTENS_RIJEN = 20
HOOGSTENS_HOUDEN = 3 * JAAR


class Reden(StrEnum):
    """Why a field is proposed to go."""

    NERGENS = "nergens"
    LEEG = "leeg"
    ONGELEZEN = "ongelezen"


ZIN = {
    Reden.NERGENS: "Geen scherm, brief of regel gebruikt het",
    Reden.LEEG: "In een jaar nooit ingevuld",
    Reden.ONGELEZEN: "In een jaar keek niemand naar deze soort gegevens",
}


class Besluit(StrEnum):
    """What the privacy officer decides."""

    HOUDEN = "houden"
    VERVALT = "vervalt"


NAAM_VAN_BESLUIT = {Besluit.HOUDEN: "Houden, tot een dag", Besluit.VERVALT: "Laten vallen"}


class Stand(StrEnum):
    """On which list a field stands."""

    VOORSTEL = "voorstel"
    TE_KORT = "te_kort"
    HOUDEN = "houden"
    VERVALT = "vervalt"
    GEBRUIKT = "gebruikt"


NAAM_VAN_STAND = {
    Stand.VOORSTEL: "Voorstel",
    Stand.TE_KORT: "Nog te kort gemeten",
    Stand.HOUDEN: "Blijft",
    Stand.VERVALT: "Vervalt",
    Stand.GEBRUIKT: "In gebruik",
}


@dataclass(frozen=True)
class Meting:
    """What is known of one field. `rijen` and `gevuld`: of the last year; `sinds`: the oldest row; `gekeken`: the last
    day in the log on which this kind of data was read; `log_sinds`: how far the log goes back."""

    rijen: int
    gevuld: int
    sinds: date | None
    genoemd: bool
    gekeken: date | None
    log_sinds: date | None


@dataclass(frozen=True)
class Besloten:
    """The newest decision on a field."""

    besluit: Besluit
    tot: date | None


def redenen(m: Meting, vandaag: date) -> tuple[Reden, ...]:
    """Why it may go, as far as the numbers go; whether they go far enough says `stand`."""
    uit = []
    if not m.genoemd:
        uit.append(Reden.NERGENS)
    if m.rijen >= MINSTENS_RIJEN and not m.gevuld:
        uit.append(Reden.LEEG)
    if m.sinds and (m.gekeken is None or m.gekeken < vandaag - JAAR):
        uit.append(Reden.ONGELEZEN)
    return tuple(uit)


def bewezen(m: Meting, reden: Reden, vandaag: date) -> bool:
    """Code tells at once; an empty year and a year without a look must be a whole year."""
    begin = vandaag - JAAR
    if reden is Reden.NERGENS:
        return True
    heel = m.sinds is not None and m.sinds <= begin
    return heel and (reden is Reden.LEEG or (m.log_sinds is not None and m.log_sinds <= begin))


def stand(m: Meting, besloten: Besloten | None, vandaag: date) -> Stand:
    """What was decided counts until its day; then the numbers speak again."""
    if besloten and besloten.besluit is Besluit.VERVALT:
        return Stand.VERVALT
    if besloten and besloten.tot and vandaag <= besloten.tot:
        return Stand.HOUDEN
    gevonden = redenen(m, vandaag)
    if any(bewezen(m, reden, vandaag) for reden in gevonden):
        return Stand.VOORSTEL
    return Stand.TE_KORT if gevonden else Stand.GEBRUIKT


def zinnen(m: Meting, vandaag: date, alleen_bewezen: bool) -> str:
    """The reasons in words."""
    gevonden: Iterable[Reden] = redenen(m, vandaag)
    if alleen_bewezen:
        gevonden = (reden for reden in gevonden if bewezen(m, reden, vandaag))
    return ". ".join(ZIN[reden] for reden in gevonden)
