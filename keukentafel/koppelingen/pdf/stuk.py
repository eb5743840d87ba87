"""One page of text for a person, before it is HTML, plain text or PDF. Pure data: nobody's markup is in it."""

from dataclasses import dataclass
from enum import StrEnum


class Vorm(StrEnum):
    """DEEL begins another part of the letter: what stands before the first is the summary, after it the whole."""

    DEEL = "deel"
    KOP = "kop"
    ALINEA = "alinea"
    LIJST = "lijst"


@dataclass(frozen=True)
class Blok:
    """A heading (one line, also of a part), a paragraph (its lines) or a list (its points)."""

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

    @property
    def niveaus(self) -> list[int]:
        """Of each block the level of its heading, 0 when it is none: the title is 1, headings in a part are 3."""
        in_deel, uit = 0, []
        for blok in self.blokken:
            in_deel = 1 if blok.vorm is Vorm.DEEL else in_deel
            uit.append(2 if blok.vorm is Vorm.DEEL else 2 + in_deel if blok.vorm is Vorm.KOP else 0)
        return uit

    def teksten(self) -> list[str]:
        """Every piece of text in reading order, for whoever compares two renderings."""
        uit = [*self.afzender, *self.adres]
        uit += [deel for paar in self.gegevens for deel in paar]
        return [*uit, self.titel, *(regel for blok in self.blokken for regel in blok.regels)]
