"""Read the yearly CBS list of gemeenten, wijken and buurten from CSV.

Two layouts are read, told apart by their header: the short list (`code,soort,naam,gemeentecode,gemeentenaam,wijkcode`,
as in `wijken-buurten-2022.csv`) and CBS' own "Kerncijfers wijken en buurten" (`gwb_code_10`, `regio`, `gm_naam`,
`recs`, with commas or semicolons; all other columns are left aside). The division changes every year, so every
record carries its year. A wrong row is reported with file and line and skipped; the others are read.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path


class Gebiedsoort(StrEnum):
    """The three levels, with the CBS letters."""

    GEMEENTE = "GM"
    WIJK = "WK"
    BUURT = "BU"


@dataclass(frozen=True, slots=True)
class Gebied:
    """One area in one year; `wijkcode` is None for a gemeente. Codes as CBS writes them (GM0606, WK060600, …)."""

    code: str
    soort: Gebiedsoort
    naam: str
    gemeentecode: str
    gemeentenaam: str
    wijkcode: str | None
    jaar: int


@dataclass(frozen=True, slots=True)
class Regelfout:
    """What is wrong, and where: the line as an editor counts it (1 is the header)."""

    bestand: str
    regel: int
    melding: str

    def __str__(self) -> str:
        return f"{self.bestand}, regel {self.regel}: {self.melding}"


@dataclass(frozen=True, slots=True)
class Lezing:
    """The outcome of reading one file."""

    gebieden: tuple[Gebied, ...]
    fouten: tuple[Regelfout, ...]

    def van_gemeente(self, gemeentecode: str) -> tuple[Gebied, ...]:
        """The gemeente itself with its wijken and buurten, in file order; accepts '0606' and 'GM0606'."""
        code = gemeentecode if gemeentecode.startswith("GM") else f"GM{gemeentecode}"
        return tuple(gebied for gebied in self.gebieden if gebied.gemeentecode == code)


class _Rijfout(ValueError):
    """A wrong row; the message is Dutch and for the person who offers the file."""


# Our name -> names it has in the files, best first.
_KOLOMMEN = {
    "code": ("code", "gwb_code_10", "gwb_code"),
    "soort": ("soort", "recs"),
    "naam": ("naam", "regio"),
    "gemeentenaam": ("gemeentenaam", "gm_naam"),
    "gemeentecode": ("gemeentecode",),
    "wijkcode": ("wijkcode",),
}
_VERPLICHT = ("code", "soort", "naam")
_SOORTNAMEN = {"gemeente": "GM", "wijk": "WK", "buurt": "BU"}
_LENGTE = {Gebiedsoort.GEMEENTE: 4, Gebiedsoort.WIJK: 6, Gebiedsoort.BUURT: 8}


def lees_gebieden(pad: Path, jaar: int | None = None) -> Lezing:
    """Read one CSV; the year comes from `jaar` or else from four digits in the file name. Never raises on content."""
    jaartal = jaar or _jaar_uit_naam(pad.name)
    if jaartal is None:
        return _mislukt(pad, "het jaar staat niet in de bestandsnaam; geef het jaar mee, bijvoorbeeld 2026")
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return _mislukt(pad, "het bestand is geen UTF-8-tekst; sla het op als CSV UTF-8")
    kop = tekst.partition("\n")[0]
    lezer = csv.DictReader(StringIO(tekst), delimiter=";" if kop.count(";") > kop.count(",") else ",")
    kolommen = _kies_kolommen([naam.strip().lower() for naam in lezer.fieldnames or ()])
    if ontbreekt := [naam for naam in _VERPLICHT if naam not in kolommen]:
        return _mislukt(pad, f"in de kopregel ontbreekt {', '.join(' of '.join(_KOLOMMEN[n]) for n in ontbreekt)}")
    lezer.fieldnames = [naam.strip().lower() for naam in lezer.fieldnames or ()]
    try:
        return _lees_rijen(pad.name, jaartal, _rijen(lezer, kolommen))
    except csv.Error:
        return _mislukt(pad, f"na regel {lezer.line_num} is het bestand geen leesbare CSV meer")


def _rijen(lezer: "csv.DictReader[str]", kolommen: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row under our own column names; what is missing becomes the empty text."""
    for rij in lezer:
        yield lezer.line_num, {naam: (rij.get(bron) or "").strip() for naam, bron in kolommen.items()}


def _lees_rijen(bestand: str, jaar: int, rijen: Iterator[tuple[int, dict[str, str]]]) -> Lezing:
    gebieden: dict[str, Gebied] = {}
    fouten: list[Regelfout] = []
    for regel, rij in rijen:
        # CBS adds one row for the whole country; it is no area of a gemeente.
        if rij["soort"].lower() == "land":
            continue
        try:
            gebied = _gebied(rij, jaar, gebieden)
        except _Rijfout as fout:
            fouten.append(Regelfout(bestand, regel, str(fout)))
        else:
            gebieden[gebied.code] = gebied
    return Lezing(tuple(gebieden.values()), tuple(fouten))


def _gebied(rij: Mapping[str, str], jaar: int, eerder: Mapping[str, Gebied]) -> Gebied:
    """One row -> one area. Parents must stand above their children, as in every CBS file."""
    code, soort = rij["code"], _soort(rij["soort"])
    if not re.fullmatch(rf"{soort}\d{{{_LENGTE[soort]}}}", code, re.ASCII):
        raise _Rijfout(f"code '{code}' past niet bij soort {soort}; verwacht {soort} en {_LENGTE[soort]} cijfers")
    if not rij["naam"]:
        raise _Rijfout(f"gebied {code} heeft geen naam")
    if code in eerder:
        raise _Rijfout(f"code {code} staat al eerder in het bestand")
    gemeentecode = f"GM{code[2:6]}"
    wijkcode = None if soort is Gebiedsoort.GEMEENTE else f"WK{code[2:8]}"
    _controleer_genoemd("gemeentecode", rij.get("gemeentecode", ""), gemeentecode, code)
    _controleer_genoemd("wijkcode", rij.get("wijkcode", ""), wijkcode or "", code)
    ouder = {Gebiedsoort.WIJK: gemeentecode, Gebiedsoort.BUURT: wijkcode}.get(soort)
    if ouder is not None and ouder not in eerder:
        raise _Rijfout(f"{code} hoort bij {ouder}, maar dat gebied staat niet hierboven in het bestand")
    gemeentenaam = rij["naam"] if soort is Gebiedsoort.GEMEENTE else eerder[gemeentecode].naam
    return Gebied(code, soort, rij["naam"], gemeentecode, gemeentenaam, wijkcode, jaar)


def _soort(tekst: str) -> Gebiedsoort:
    try:
        return Gebiedsoort(_SOORTNAMEN.get(tekst.lower(), tekst))
    except ValueError:
        raise _Rijfout(f"soort '{tekst}' is onbekend; verwacht GM, WK of BU (of Gemeente, Wijk, Buurt)") from None


def _controleer_genoemd(kolom: str, genoemd: str, afgeleid: str, code: str) -> None:
    """A named parent must be the one the code says; files may also leave the column out or empty."""
    if genoemd and genoemd != afgeleid:
        raise _Rijfout(f"{kolom} '{genoemd}' past niet bij code {code}; verwacht '{afgeleid}'")


def _kies_kolommen(koppen: list[str]) -> dict[str, str]:
    """Our column name -> the first of its names that stands in the header."""
    gevonden = {naam: next((a for a in namen if a in koppen), None) for naam, namen in _KOLOMMEN.items()}
    return {naam: bron for naam, bron in gevonden.items() if bron is not None}


def _jaar_uit_naam(naam: str) -> int | None:
    treffer = re.search(r"(?<!\d)(20\d\d)(?!\d)", naam)
    return int(treffer[1]) if treffer else None


def _mislukt(pad: Path, melding: str) -> Lezing:
    return Lezing((), (Regelfout(pad.name, 1, melding),))
