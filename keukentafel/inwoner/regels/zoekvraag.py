"""What somebody means with one line in the search box."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from keukentafel.inwoner.regels.naam import VOORVOEGSELS, vouw
from keukentafel.inwoner.regels.sleutels import (
    adressleutels,
    alle_woorden,
    buurdagen,
    datumsleutel,
    naamwoorden,
    telefoonsleutels,
    wegklanken,
    woordsleutels,
)
from keukentafel.koppelingen.bsn import BsnOngeldig, bsn_opschonen

LANGSTE_VRAAG = 120
KORTSTE_BEGIN = 3
MEESTE_WOORDEN = 6
_MAAND = {
    naam: nr
    for nr, rij in enumerate(
        (
            "januari jan", "februari feb", "maart mrt maa", "april apr", "mei", "juni jun", "juli jul", "augustus aug",
            "september sep sept", "oktober okt", "november nov", "december dec",
        ),
        start=1,
    )
    for naam in rij.split()
}  # fmt: skip
_DATUMS = (
    re.compile(r"\b(?P<j>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<j>\d{4})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\s+(?P<m>[a-z]{3,9})\.?\s+(?P<j>\d{4})\b"),
)
_DATUM_AANEEN = re.compile(r"^(\d{2})(\d{2})((?:19|20)\d{2})$")
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([a-z]{2})(?![a-z])(?:\s*(\d{1,5})(?:\s?-?\s?([a-z]{1,2}|\d{1,4})\b)?)?")
_DOSSIER = re.compile(r"\b((?:19|20)\d{2}-\d{4,7})\b")
_BSN_ACHTIG = re.compile(r"(?<!\d)(?<!\d[ .\-])\d(?:[ .\-]?\d){7,8}(?!\d)")
_HUISNUMMER = re.compile(
    r"^(?P<straat>\D*[^\W\d]{3,}\D*?)\s+(?P<nr>\d{1,5})(?:\s?-?\s?(?P<extra>[a-z]{1,2}|huis|hs|bis|rood|zw)(?=\s|$))?"
    r"(?P<rest>(?:\s+\D*)?)$"
)
_TELEFOON = re.compile(r"(?<!\d)(?:\+31|0031|0)(?:[ \-]?\d){9}(?!\d)")
_AANHEF = frozenset(["mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "fam", "familie"])
# Prefixes that people write onto the name ("Vandenheuvel", "Elamrani").
_VASTGESCHREVEN = re.compile(r"^(?:vander|vanden|vande|van|opden|ter|ten|de|el|al|ben|ait|oulad)(?=\w{4})")
_KLANTNUMMER = re.compile(r"^\d{5,7}$")


@dataclass(frozen=True, slots=True)
class Weg:
    """A street and a number in a search. A name may stand before the street ("Noor Vlietlaan 12"), so where the street
    begins is decided beside each hit: `voor` holds all words up to the number."""

    voor: tuple[str, ...]
    nummer: str
    extra: str = ""
    na: tuple[str, ...] = ()

    def lezingen(self) -> list[tuple[tuple[str, ...], str]]:
        """(words of a name, street) for every word at which the street may begin."""
        woorden = self.voor[-MEESTE_WOORDEN:]
        return [
            (tuple(w for w in naamwoorden(" ".join(woorden[:i])) if w not in VOORVOEGSELS) + self.na, weg)
            for i in range(len(woorden))
            if (weg := " ".join(woorden[i:]))
        ]

    def adressleutels(self) -> tuple[str, ...]:
        """The key of every street it may be; the longest has the addition in it."""
        return tuple(max(adressleutels(weg, "", self.nummer, self.extra), key=len) for _, weg in self.lezingen())

    def sleutels(self) -> dict[str, int]:
        """Weights: a street that sounds alike at one end counts like a word with an error in it."""
        gewicht = {s: 2 for _, weg in self.lezingen() for s in wegklanken(weg, self.nummer)}
        for woord in naamwoorden(" ".join((*self.voor[:-1], *self.na))):
            gewicht |= woordsleutels(woord)
        return gewicht


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """One search, understood. `gevoelig`: it may hold a BSN, so it never stands in an address or the log.

    `anders`: the same words with prefixes taken off a name, or written onto it.
    """

    tekst: str
    woorden: tuple[str, ...] = ()
    geboren: date | None = None
    bsn: str = ""
    dossiernummer: str = ""
    klantnummer: int | None = None
    adres: tuple[str, ...] = ()
    weg: Weg | None = None
    telefoon: str = ""
    anders: tuple[tuple[str, ...], ...] = ()
    gevoelig: bool = False
    fout: str = ""

    @property
    def leeg(self) -> bool:
        """Nothing to search for."""
        iets = self.woorden or self.geboren or self.bsn or self.dossiernummer or self.klantnummer or self.adres
        return not (iets or self.telefoon)

    def sleutels(self) -> dict[str, int]:
        """Keys with weight for the database; an address or a date weighs as much as two words, a day that is one typing
        error away half of that."""
        gewicht = {f"n:{woord}": 2 for lezing in self.anders for woord in lezing}
        gewicht |= self.weg.sleutels() if self.weg else {}
        gewicht |= dict.fromkeys(self.adres, 6)
        if self.telefoon:
            gewicht[self.telefoon] = 9
        if self.geboren:
            # A day nearby says nothing without a name.
            buren = buurdagen(self.geboren) if self.woorden or self.weg else ()
            gewicht |= {datumsleutel(dag): 3 for dag in buren} | {datumsleutel(self.geboren): 6}
        for woord in self.woorden:
            for sleutel, n in woordsleutels(woord).items():
                gewicht[sleutel] = max(n, gewicht.get(sleutel, 0))
        return gewicht

    def begin(self) -> tuple[str, str] | None:
        """Key range of the last word as the beginning of a name ("jan" finds Jansen while typing)."""
        laatste = self.woorden[-1] if self.woorden else ""
        if len(laatste) < KORTSTE_BEGIN:
            return None
        return f"n:{laatste}", f"n:{laatste[:-1]}{chr(ord(laatste[-1]) + 1)}"


def lees_zoekvraag(invoer: str) -> Zoekvraag:
    """Understand one line. Recognised parts are taken out one by one; what is left are words of a name or a street."""
    tekst = " ".join(invoer.split())[:LANGSTE_VRAAG]
    over = vouw(tekst)
    over, geboren = _neem_datum(over)
    gelezen: dict[str, Any] = {"tekst": tekst, "geboren": geboren}
    over, gelezen["dossiernummer"] = _neem(_DOSSIER, over)
    over, telefoon = _neem(_TELEFOON, over)
    if telefoon:
        gelezen["telefoon"] = min(telefoonsleutels(telefoon))
    over, bsn = _neem(_BSN_ACHTIG, over)
    if bsn:
        gelezen |= _bsn(bsn)
    over, postcode = _neem_postcode(over)
    if _KLANTNUMMER.match(over.strip()):
        return Zoekvraag(**gelezen, adres=postcode, klantnummer=int(over))
    weg = _lees_weg(over.strip()) if not postcode else None
    if weg:
        return Zoekvraag(**gelezen, adres=weg.adressleutels(), weg=weg)
    over = re.sub(r"\d+", " ", over)
    namen = [woord for woord in naamwoorden(over) if woord not in _AANHEF] or naamwoorden(over)
    gelezen |= {"adres": postcode, "woorden": tuple(namen[:MEESTE_WOORDEN]), "anders": _anders_geschreven(over)}
    return Zoekvraag(**gelezen)


def _lees_weg(tekst: str) -> Weg | None:
    gevonden = _HUISNUMMER.match(tekst)
    if not gevonden:
        return None
    extra, rest = gevonden["extra"] or "", gevonden["rest"].strip()
    if extra in VOORVOEGSELS and rest:
        extra, rest = "", f"{extra} {rest}"
    voor = tuple(gevonden["straat"].split())
    return Weg(voor, gevonden["nr"], extra, tuple(naamwoorden(rest)) if rest else ())


def _anders_geschreven(tekst: str) -> tuple[tuple[str, ...], ...]:
    """ "elamrani" may be El Amrani, and "ben haddou" may be Benhaddou."""
    gewoon, alle = tuple(naamwoorden(tekst)), alle_woorden(tekst)
    los = tuple(_VASTGESCHREVEN.sub("", woord) for woord in gewoon)
    vast = tuple(f"{voor if voor in VOORVOEGSELS else ''}{woord}" for voor, woord in pairwise(["", *alle]))
    vast = tuple(woord for woord in vast if woord not in VOORVOEGSELS)
    return tuple(dict.fromkeys(vorm[:MEESTE_WOORDEN] for vorm in (los, vast) if vorm and vorm != gewoon))


def _neem(patroon: re.Pattern[str], tekst: str) -> tuple[str, str]:
    treffer = patroon.search(tekst)
    if not treffer:
        return tekst, ""
    return f"{tekst[: treffer.start()]} {tekst[treffer.end() :]}", treffer[0]


def _neem_datum(tekst: str) -> tuple[str, date | None]:
    for patroon in _DATUMS:
        for treffer in patroon.finditer(tekst):
            maand = _MAAND.get(treffer["m"]) or (int(treffer["m"]) if treffer["m"].isdigit() else 0)
            try:
                dag = date(int(treffer["j"]), maand, int(treffer["d"]))
            except ValueError:
                continue
            return f"{tekst[: treffer.start()]} {tekst[treffer.end() :]}", dag
    return tekst, None


def _neem_postcode(tekst: str) -> tuple[str, tuple[str, ...]]:
    treffer = _POSTCODE.search(tekst)
    if not treffer or not treffer[3]:
        return tekst, ()
    sleutels = adressleutels("", treffer[1] + treffer[2], treffer[3], treffer[4] or "")
    over = f"{tekst[: treffer.start()]} {tekst[treffer.end() :]}"
    # The longest key has the addition in it: who types 12a does not mean 12b.
    return over, (max(sleutels, key=len),)


def _bsn(getypt: str) -> dict[str, object]:
    """A number that fails the check may still be a date without signs: 12031985."""
    try:
        return {"bsn": bsn_opschonen(getypt), "gevoelig": True}
    except BsnOngeldig as fout:
        melding = str(fout)
    treffer = _DATUM_AANEEN.match(getypt)
    with suppress(ValueError):
        if treffer:
            return {"geboren": date(int(treffer[3]), int(treffer[2]), int(treffer[1])), "gevoelig": True}
    return {"gevoelig": True, "fout": melding}


def lijkt_op_bsn(invoer: str) -> bool:
    """May this text hold a BSN? Dates and dossier numbers do not count."""
    return lees_zoekvraag(invoer).gevoelig
