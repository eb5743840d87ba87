"""One page of text for a person, before it is HTML, plain text or PDF. Pure data: nobody's markup is in it."""

from dataclasses import dataclass
from enum import StrEnum


class Vorm(StrEnum):
    KOP = "kop"
    ALINEA = "alinea"
    LIJST = "lijst"


@dataclass(frozen=True)
class Blok:
    """A heading (one line), a paragraph (its lines) or a list (its points)."""

    vorm: Vorm
    regels: tuple[str, ...]


@dataclass(frozen=True)
class Stuk:
    """A letter or a page of proof. Without `adres` there is no room for an envelope's window."""

    titel: str
    blokken: tuple[Blok, ...]
    afzender: tuple[str, ...] = ()
    adres: tuple[str, ...] = ()
    gegevens: tuple[tuple[str, str], ...] = ()
    voet: str = ""

    def teksten(self) -> list[str]:
        """Every piece of text in reading order, for whoever compares two renderings."""
        uit = [*self.afzender, *self.adres]
        uit += [deel for paar in self.gegevens for deel in paar]
        return [*uit, self.titel, *(regel for blok in self.blokken for regel in blok.regels)]
