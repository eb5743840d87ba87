"""The text of a letter: what beheer writes becomes blocks, and only then the values are put in.

`# ` begins another part, `## ` a heading, `- ` a point of a list, an empty line a new paragraph, `{veld}` a value.
Values come in after the blocks are made, so a line that a person typed never becomes a heading or another value.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from keukentafel.koppelingen.pdf.stuk import Blok, Vorm

_VELD = re.compile(r"\{([^{}]*)\}")
_MET_SPATIE = re.compile(r"( ?)\{([^{}]*)\}")
DEEL, KOP, PUNT = "# ", "## ", "- "
_TEKEN = {Vorm.DEEL: DEEL, Vorm.KOP: KOP, Vorm.LIJST: PUNT, Vorm.ALINEA: ""}
_KOPPEN = (Vorm.KOP, Vorm.DEEL)


def veldfout(tekst: str, velden: Iterable[str]) -> str:
    """What is wrong with the braces, in words; empty when nothing is."""
    if set(_VELD.sub("", tekst)) & {"{", "}"}:
        return "een accolade { of } staat los; schrijf een veld als {naam}"
    bekend = sorted(velden)
    onbekend = [veld for veld in _VELD.findall(tekst) if veld not in bekend]
    mogelijk = ", ".join("{" + v + "}" for v in bekend)
    return f"veld ‘{{{onbekend[0]}}}’ bestaat niet; verwacht een van {mogelijk}" if onbekend else ""


def gebruikte_velden(tekst: str) -> frozenset[str]:
    """The names between braces."""
    return frozenset(_VELD.findall(tekst))


def blokken_van(tekst: str, velden: Mapping[str, str]) -> tuple[Blok, ...]:
    """The blocks of this text with the values put in; what became empty is left out, its heading too."""
    uit: list[Blok] = []
    for stuk in re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").strip()):
        for vorm, regels in _delen(stuk.split("\n")):
            uit += _gevuld(vorm, regels, velden)
    return _zonder_lege(_zonder_lege(uit, Vorm.KOP, _KOPPEN), Vorm.DEEL, (Vorm.DEEL,))


def _zonder_lege(blokken: Sequence[Blok], vorm: Vorm, voor: tuple[Vorm, ...]) -> tuple[Blok, ...]:
    """Without headings of this form that have nothing below them: at the end, or right before one of these."""
    volgende = [*(b.vorm for b in blokken[1:]), vorm][: len(blokken)]
    return tuple(b for b, na in zip(blokken, volgende, strict=True) if b.vorm is not vorm or na not in voor)


def bewonersdeel(blokken: Sequence[Blok]) -> tuple[Blok, ...]:
    """What everybody must be able to read at once: all that stands before another part begins."""
    return tuple(takewhile(lambda b: b.vorm is not Vorm.DEEL, blokken))


def _delen(regels: list[str]) -> list[tuple[Vorm, list[str]]]:
    """Neighbouring lines of the same form stay together; each heading stands alone."""
    uit: list[tuple[Vorm, list[str]]] = []
    for regel in regels:
        vorm = next(v for v, teken in _TEKEN.items() if regel.startswith(teken))
        kaal = regel.removeprefix(_TEKEN[vorm])
        if uit and uit[-1][0] is vorm and vorm not in _KOPPEN:
            uit[-1][1].append(kaal.strip())
        else:
            uit.append((vorm, [kaal.strip()]))
    return uit


def _gevuld(vorm: Vorm, regels: list[str], velden: Mapping[str, str]) -> list[Blok]:
    # "Waar: {plaats}" says nothing when there is no place.
    zegt_iets = [r for r in regels if vorm is not Vorm.LIJST or not _VELD.search(r) or _waarden(r, velden)]
    heel = "\n".join(vul(regel, velden) for regel in zegt_iets)
    if vorm is Vorm.ALINEA:
        alineas = [_niet_leeg(deel) for deel in re.split(r"\n\s*\n", heel)]
        return [Blok(vorm, deel) for deel in alineas if deel]
    gevuld = _niet_leeg(heel)
    if vorm in _KOPPEN:
        return [Blok(vorm, (" ".join(gevuld),))] if gevuld else []
    return [Blok(vorm, gevuld)] if gevuld else []


def _waarden(regel: str, velden: Mapping[str, str]) -> str:
    return "".join(velden[naam] for naam in _VELD.findall(regel)).strip()


def _niet_leeg(tekst: str) -> tuple[str, ...]:
    return tuple(r.strip() for r in tekst.split("\n") if r.strip())


def vul(regel: str, velden: Mapping[str, str]) -> str:
    """The values in their places, in one pass: a value that looks like a field stays what was typed.

    An empty value takes the space before it along.
    """
    return _MET_SPATIE.sub(lambda m: m[1] + waarde if (waarde := _waarde(velden[m[2]])) else "", regel)


def _waarde(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").replace("\r", "\n")


def als_tekst(blokken: Iterable[Blok]) -> str:
    """Plain text: headings on their own line, points with a dash."""
    return "\n\n".join(
        "\n".join(f"{PUNT}{r}" for r in b.regels) if b.vorm is Vorm.LIJST else "\n".join(b.regels) for b in blokken
    )
