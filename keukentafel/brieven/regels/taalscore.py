"""How hard a text is to read: Flesch-Douma, with mean and longest sentence (ux.md principle 13).

Flesch-Douma = 206.84 - 77 x syllables a word - 0.93 x words a sentence; 70 and more reads easily. Syllables are counted
by the Dutch hyphenation patterns of pyphen, which do not split off one letter ("oma"): the count is a little too low.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyphen

from keukentafel.koppelingen.pdf.stuk import Blok, Vorm

MINSTENS, GEMIDDELD_HOOGSTENS, LANGSTE_HOOGSTENS = 70.0, 10.0, 15
_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_EINDE = re.compile(r"(?<=[.!?])[\"'’)]*\s+")


@dataclass(frozen=True)
class Taalscore:
    """The figures, and what may be shorter."""

    flesch: float
    gemiddeld: float
    langste: int
    langste_zin: str
    woorden: int

    @property
    def goed(self) -> bool:
        return not self.adviezen

    @property
    def adviezen(self) -> tuple[str, ...]:
        """In plain words what would make it easier; empty when it is B1 by these figures."""
        uit = []
        if self.woorden and self.flesch < MINSTENS:
            uit.append(f"De leesscore is {self.flesch:.0f}. Kies kortere woorden; {MINSTENS:.0f} of meer is goed.")
        if self.gemiddeld > GEMIDDELD_HOOGSTENS:
            uit.append(
                f"Een zin is gemiddeld {self.gemiddeld:.0f} woorden lang. Tot {GEMIDDELD_HOOGSTENS:.0f} is goed."
            )
        if self.langste > LANGSTE_HOOGSTENS:
            uit.append(f"De langste zin heeft {self.langste} woorden. Tot {LANGSTE_HOOGSTENS} is goed.")
        return tuple(uit)


def taalscore(blokken: Iterable[Blok]) -> Taalscore:
    """Score of a whole text. A heading and a point of a list count as a sentence, also without a full stop."""
    zinnen = [z for blok in blokken for z in zinnen_van(blok) if woorden_van(z)]
    lengtes = [len(woorden_van(z)) for z in zinnen]
    woorden = [w for z in zinnen for w in woorden_van(z)]
    if not woorden:
        return Taalscore(0.0, 0.0, 0, "", 0)
    per_woord = sum(lettergrepen(w) for w in woorden) / len(woorden)
    gemiddeld = len(woorden) / len(zinnen)
    langste = max(range(len(zinnen)), key=lengtes.__getitem__)
    flesch = 206.84 - 77 * per_woord - 0.93 * gemiddeld
    return Taalscore(round(flesch, 1), round(gemiddeld, 1), lengtes[langste], zinnen[langste], len(woorden))


def zinnen_van(blok: Blok) -> list[str]:
    """The sentences of one block; the lines of a paragraph may share a sentence."""
    delen = [" ".join(blok.regels)] if blok.vorm is Vorm.ALINEA else list(blok.regels)
    return [zin.strip() for deel in delen for zin in _EINDE.split(deel) if zin.strip()]


def woorden_van(zin: str) -> list[str]:
    return _WOORD.findall(zin)


@cache
def _woordenboek() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


def lettergrepen(woord: str) -> int:
    """A number counts as one: nobody reads it aloud in syllables."""
    return 1 if woord[0].isdigit() else len(_woordenboek().positions(woord.lower())) + 1
