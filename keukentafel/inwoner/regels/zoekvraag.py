"""What somebody means with one line in the search box, and how well a hit fits."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import OSA, JaroWinkler

from keukentafel.inwoner.regels.naam import vouw
from keukentafel.inwoner.regels.sleutels import (
    adressleutels,
    datumsleutel,
    klank,
    naamwoorden,
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
_HUISNUMMER = re.compile(r"^(?P<straat>\D*[^\W\d]{3,}\D*?)\s+(?P<nr>\d{1,5})\s?-?\s?(?P<extra>[a-z]{0,2})$")
_KLANTNUMMER = re.compile(r"^\d{5,7}$")


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """One search, understood. `gevoelig`: it may hold a BSN, so it never stands in an address or the log."""

    tekst: str
    woorden: tuple[str, ...] = ()
    geboren: date | None = None
    bsn: str = ""
    dossiernummer: str = ""
    klantnummer: int | None = None
    adres: tuple[str, ...] = ()
    gevoelig: bool = False
    fout: str = ""

    @property
    def leeg(self) -> bool:
        """Nothing to search for."""
        return not (self.woorden or self.geboren or self.bsn or self.dossiernummer or self.klantnummer or self.adres)

    def sleutels(self) -> dict[str, int]:
        """Keys with weight for the database; an address or a date weighs as much as two words."""
        gewicht = dict.fromkeys(self.adres, 6)
        if self.geboren:
            gewicht[datumsleutel(self.geboren)] = 6
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
    gelezen: dict[str, object] = {"tekst": tekst, "geboren": geboren}
    over, gelezen["dossiernummer"] = _neem(_DOSSIER, over)
    over, bsn = _neem(_BSN_ACHTIG, over)
    if bsn:
        gelezen |= _bsn(bsn)
    over, postcode = _neem_postcode(over)
    if _KLANTNUMMER.match(over.strip()):
        return Zoekvraag(**gelezen, adres=postcode, klantnummer=int(over))  # type: ignore[arg-type]
    straat = _HUISNUMMER.match(over.strip()) if not postcode else None
    if straat:
        postcode, over = _straatsleutels(straat["straat"], straat["nr"], straat["extra"]), ""
    namen = tuple(naamwoorden(re.sub(r"\d+", " ", over)))[:MEESTE_WOORDEN]
    return Zoekvraag(**gelezen, adres=postcode, woorden=namen)  # type: ignore[arg-type]


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


def _straatsleutels(straat: str, nummer: str, extra: str) -> tuple[str, ...]:
    """A name may stand before the street ("Noor Vlietlaan 12"): every end of the words may be the street."""
    delen = straat.split()
    enden = [" ".join(delen[i:]) for i in range(min(len(delen), MEESTE_WOORDEN))]
    return tuple(max(adressleutels(eind, "", nummer, extra), key=len) for eind in enden)


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


def gelijkenis(gezocht: Iterable[str], namen: Iterable[str]) -> float:
    """0-100: how well the searched words fit the words of a person; order does not count.

    Each searched word takes its best match: equal 100, beginning 94, sounds alike at least 88, else the mean of
    Jaro-Winkler and one minus the edits per letter.
    """
    van_persoon = list(dict.fromkeys(woord for naam in namen for woord in naamwoorden(naam)))
    vraag = list(gezocht)
    if not vraag or not van_persoon:
        return 0.0
    aan_elkaar = ["".join(paar) for paar in pairwise(van_persoon)]
    return sum(max(_woord(w, p) for p in van_persoon + aan_elkaar) for w in vraag) / len(vraag)


def _woord(gezocht: str, van_persoon: str) -> float:
    if gezocht == van_persoon:
        return 100.0
    if len(gezocht) >= KORTSTE_BEGIN and van_persoon.startswith(gezocht):
        return 94.0
    lijkt = 50 * (JaroWinkler.similarity(gezocht, van_persoon) + OSA.normalized_similarity(gezocht, van_persoon))
    return max(lijkt, 88.0) if klank(gezocht) == klank(van_persoon) and len(gezocht) > 2 else lijkt
