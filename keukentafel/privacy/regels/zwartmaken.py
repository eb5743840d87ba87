"""Finding other people in free text, and making what is hidden unreadable (AUT-02, AUT-03; AVG art. 15 lid 4).

A mark is a proposal until a person has looked at it. What is hidden leaves the text: nothing of it, not even how long
it was, stands in what goes out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from keukentafel.inwoner.regels.naam import VOORVOEGSELS, vouw

_WOORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_NUMMER = re.compile(r"(?<![\d-])(?:\+31|0031|0)[\d\s-]{8,13}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
KORTST, TYPFOUT_VANAF = 3, 5


class Reden(StrEnum):
    """Why a passage is hidden. The letter stands in its place; the explanation tells what the letters mean."""

    HUISGENOOT = "huisgenoot"
    NETWERK = "netwerk"
    MELDER = "melder"
    MEDEWERKER = "medewerker"
    BEREIKBAAR = "bereikbaar"
    ANDER = "ander"


LETTER_VAN_REDEN = dict(zip(Reden, "ABCDEF", strict=True))
NAAM_VAN_REDEN = {
    Reden.HUISGENOOT: "Iemand anders uit het huishouden of de familie",
    Reden.NETWERK: "Iemand uit het netwerk",
    Reden.MELDER: "Wie een melding deed",
    Reden.MEDEWERKER: "Iets persoonlijks van een medewerker",
    Reden.BEREIKBAAR: "Adres, telefoonnummer of e-mailadres van een ander",
    Reden.ANDER: "Dit gaat over een ander",
}


@dataclass(frozen=True, order=True)
class Merk:
    """From and up to where in the text, and why. `zwart` False: looked at and left readable."""

    van: int
    tot: int
    reden: str
    zwart: bool = True

    def als_json(self) -> list[object]:
        """For the column."""
        return [self.van, self.tot, self.reden, self.zwart]


def merken_van(json: Iterable[Sequence[object]]) -> tuple[Merk, ...]:
    """Back from the column."""
    return tuple(Merk(int(str(van)), int(str(tot)), str(reden), bool(zwart)) for van, tot, reden, zwart in json)


def vind(tekst: str, namen: Mapping[str, Iterable[str]], eigen: Iterable[str] = ()) -> tuple[Merk, ...]:
    """Proposals: names of others in any spelling, and ways to reach people that are not the subject's own.

    `namen`: reason -> names. A part of a name that the subject has too (a shared surname) says nothing by itself.
    """
    van_zelf = {deel for naam in eigen for deel in _delen(naam)}
    doel = {deel: reden for reden, lijst in namen.items() for naam in lijst for deel in _delen(naam) - van_zelf}
    merken = [Merk(m.start(), m.end(), reden) for m in _WOORD.finditer(tekst) if (reden := _reden(m[0], doel))]
    eigen_kort = {_plat(e) for e in eigen}
    for patroon in (_NUMMER, _MAIL, _POSTCODE):
        merken += [
            Merk(m.start(), m.end(), Reden.BEREIKBAAR) for m in patroon.finditer(tekst) if _plat(m[0]) not in eigen_kort
        ]
    return samengevoegd(merken)


def _delen(naam: str) -> set[str]:
    """The words of a name that can point at somebody."""
    heel = {vouw(m[0]) for m in _WOORD.finditer(naam)}
    los = {deel for woord in heel for deel in re.split(r"['-]", woord)}
    return {w for w in heel | los if len(w) >= KORTST and w not in VOORVOEGSELS}


def _plat(tekst: str) -> str:
    kaal = re.sub(r"[\s-]", "", tekst).casefold()
    return re.sub(r"^(\+31|0031)", "0", kaal)


def _reden(woord: str, doel: Mapping[str, str]) -> str:
    gevouwen = vouw(woord)
    vormen = [gevouwen, *re.split(r"['-]", gevouwen), re.sub(r"'?s$", "", gevouwen)]
    for vorm in vormen:
        if vorm in doel:
            return doel[vorm]
    if len(gevouwen) < TYPFOUT_VANAF or not woord[0].isupper():
        return ""
    return next((reden for naam, reden in doel.items() if len(naam) >= TYPFOUT_VANAF and lijkt(gevouwen, naam)), "")


def lijkt(a: str, b: str) -> bool:
    """One letter more, less, other or swapped: a typing error."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    begin = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[begin:], b[begin:]
    if rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        return True
    return rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]


def samengevoegd(merken: Iterable[Merk]) -> tuple[Merk, ...]:
    """In order, and no two over the same letters: the first keeps its reason and grows."""
    uit: list[Merk] = []
    for merk in sorted(merken):
        if uit and merk.van < uit[-1].tot:
            vorig = uit[-1]
            uit[-1] = Merk(vorig.van, max(vorig.tot, merk.tot), vorig.reden, vorig.zwart or merk.zwart)
        else:
            uit.append(merk)
    return tuple(uit)


def zoek(tekst: str, woorden: str) -> tuple[tuple[int, int], ...]:
    """Every place where exactly these words stand, whatever the capitals."""
    gezocht = woorden.strip()
    if not gezocht:
        return ()
    return tuple((m.start(), m.end()) for m in re.finditer(re.escape(gezocht), tekst, re.IGNORECASE))


def zwart(tekst: str, merken: Iterable[Merk]) -> str:
    """The text as it leaves: "[zwart A]" where something was."""
    uit, waar = [], 0
    for merk in samengevoegd(m for m in merken if m.zwart):
        uit += [tekst[waar : merk.van], f"[zwart {LETTER_VAN_REDEN[Reden(merk.reden)]}]"]
        waar = merk.tot
    return "".join([*uit, tekst[waar:]])


@dataclass(frozen=True)
class Alinea:
    """One passage, and the pieces it is drawn with: text and, when marked, why."""

    nr: int
    van: int
    tot: int
    delen: tuple[tuple[str, str, bool], ...]


def alineas(tekst: str, merken: Iterable[Merk]) -> tuple[Alinea, ...]:
    """The text cut into its lines, each with its marks; empty lines are left out."""
    merken, uit, van = list(merken), [], 0
    for nr, regel in enumerate(tekst.split("\n")):
        tot = van + len(regel)
        if regel.strip():
            uit.append(Alinea(nr, van, tot, _delen_van(tekst, van, tot, merken)))
        van = tot + 1
    return tuple(uit)


def _delen_van(tekst: str, van: int, tot: int, merken: Iterable[Merk]) -> tuple[tuple[str, str, bool], ...]:
    uit, waar = [], van
    for m in merken:
        begin, eind = max(m.van, van), min(m.tot, tot)
        if begin < eind:
            uit += [(tekst[waar:begin], "", False), (tekst[begin:eind], m.reden, m.zwart)]
            waar = eind
    return tuple(deel for deel in [*uit, (tekst[waar:tot], "", False)] if deel[0])
