"""How well a person fits a search: 0-100 for the order of the list, and whether it may be called a sure hit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import OSA, JaroWinkler

from keukentafel.inwoner.regels.klank import klank, klanken
from keukentafel.inwoner.regels.naam import Naamdelen
from keukentafel.inwoner.regels.sleutels import alle_woorden, buurdagen, naamwoorden, nummersleutel, wegnaam
from keukentafel.inwoner.regels.zoekvraag import KORTSTE_BEGIN, Weg, Zoekvraag

# Below this a name does not look like the searched one.
DREMPEL = 62.0
# What a part counts that does not fit at all: it lowers a hit, but a good name alone still shows.
PAST_NIET = 30.0
NAAST_DATUM = 88.0
PREFIX_ANDERS = 97.0


@dataclass(frozen=True, slots=True)
class Bekend:
    """What is compared of one person. `wegen`: (straat, huisnummer, toevoeging) of addresses one may see."""

    delen: Naamdelen
    geboren: date | None = None
    op_adres: bool = False
    op_telefoon: bool = False
    wegen: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Oordeel:
    """`zeker`: everything that was typed is exactly so, and it is more than a surname, a date or an address alone."""

    score: float
    zeker: bool = False


def beoordeel(vraag: Zoekvraag, wie: Bekend) -> Oordeel:
    """The mean over what was typed: name, date of birth, address, telephone."""
    if vraag.weg:
        return _met_weg(vraag, vraag.weg, wie)
    delen, exact = _rest(vraag, wie)
    if vraag.adres:
        delen.append(100.0 if wie.op_adres else PAST_NIET)
        exact.append(wie.op_adres)
    return _samen(_naam(vraag.woorden, vraag.anders, wie), vraag.woorden, delen, exact, wie)


def _met_weg(vraag: Zoekvraag, weg: Weg, wie: Bekend) -> Oordeel:
    """The best of all places where the street may begin."""
    beste = Oordeel(0.0)
    for woorden, straat in weg.lezingen():
        delen, exact = _rest(vraag, wie)
        past = max((_adres(straat, weg, adres) for adres in wie.wegen), default=PAST_NIET)
        naam = _naam(woorden, (), wie)
        oordeel = _samen(naam, woorden, [*delen, past], [*exact, past == 100], wie)
        beste = max(beste, oordeel, key=lambda o: (o.score, o.zeker))
    return beste


def _rest(vraag: Zoekvraag, wie: Bekend) -> tuple[list[float], list[bool]]:
    delen: list[float] = []
    if vraag.geboren:
        delen.append(datum_gelijkenis(vraag.geboren, wie.geboren))
    if vraag.telefoon:
        delen.append(100.0 if wie.op_telefoon else PAST_NIET)
    return delen, [deel == 100 for deel in delen]


def _samen(naam: float, woorden: tuple[str, ...], delen: list[float], exact: list[bool], wie: Bekend) -> Oordeel:
    if not woorden:
        return Oordeel(sum(delen) / len(delen) if delen else 0.0)
    if naam < DREMPEL - 10:
        # A wrong name is no hit, however well the date fits.
        return Oordeel(0.0)
    genoeg = len(woorden) > 1 or bool(exact)
    zeker = genoeg and naam == 100 and all(exact) and _noemt_achternaam(woorden, wie.delen)
    return Oordeel((naam + sum(delen)) / (1 + len(delen)), zeker)


def _naam(woorden: tuple[str, ...], anders: tuple[tuple[str, ...], ...], wie: Bekend) -> float:
    """A prefix that was written onto the name, or taken off it, is a hit but never a sure one."""
    d = wie.delen
    namen = (d.voornamen, d.roepnaam, f"{d.voorvoegsel} {d.geslachtsnaam}", f"{d.partner_voorvoegsel} {d.partnernaam}")
    ook = max((gelijkenis(lezing, namen) for lezing in anders), default=0.0)
    return max(gelijkenis(woorden, namen), min(ook, PREFIX_ANDERS))


def _noemt_achternaam(woorden: tuple[str, ...], delen: Naamdelen) -> bool:
    namen = (f"{delen.voorvoegsel} {delen.geslachtsnaam}", f"{delen.partner_voorvoegsel} {delen.partnernaam}")
    van = {vorm for naam in namen for vorm in _vormen(naam)}
    return any(woord in van for woord in woorden)


def _vormen(naam: str) -> list[str]:
    """The words of a name, two words as one, and the whole written together."""
    woorden = naamwoorden(naam)
    return [*woorden, *("".join(paar) for paar in pairwise(woorden)), "".join(alle_woorden(naam))]


def gelijkenis(gezocht: Iterable[str], namen: Iterable[str]) -> float:
    """0-100: how well the searched words fit the words of a person; order does not count.

    Each searched word takes its best match: equal 100, beginning 94, initial 90, sounds alike at least 88, else the
    mean of Jaro-Winkler and one minus the edits per letter.
    """
    van_persoon = list(dict.fromkeys(vorm for naam in namen for vorm in _vormen(naam) if vorm))
    vraag = list(gezocht)
    if not vraag or not van_persoon:
        return 0.0
    return sum(max(_woord(w, p) for p in van_persoon) for w in vraag) / len(vraag)


def _woord(gezocht: str, van_persoon: str) -> float:
    if gezocht == van_persoon:
        return 100.0
    if van_persoon.startswith(gezocht) and (len(gezocht) >= KORTSTE_BEGIN or len(gezocht) == 1):
        return 94.0 if len(gezocht) > 1 else 90.0
    lijkt = 50 * (JaroWinkler.similarity(gezocht, van_persoon) + OSA.normalized_similarity(gezocht, van_persoon))
    if len(gezocht) <= 2 or lijkt >= 88:
        return lijkt
    return 88.0 if klanken(gezocht) & klanken(van_persoon) else lijkt


def datum_gelijkenis(gezocht: date, geboren: date | None) -> float:
    """Equal 100, one typing error away 88."""
    if gezocht == geboren:
        return 100.0
    return NAAST_DATUM if geboren in buurdagen(gezocht) else PAST_NIET


def _adres(straat: str, weg: Weg, adres: tuple[str, str, str]) -> float:
    """The number must be right; a street may sound like it or have an error in it; an addition may be missing."""
    gevonden, huisnummer, toevoeging = adres
    heel = nummersleutel(f"{huisnummer} {toevoeging}")
    cijfers = heel[: len(weg.nummer)]
    if cijfers != weg.nummer or heel[len(cijfers) : len(cijfers) + 1].isdigit():
        return PAST_NIET
    een, ander = wegnaam(straat), wegnaam(gevonden)
    lijkt = 100.0 if een == ander else 100 * OSA.normalized_similarity(een, ander)
    if een != ander:
        lijkt = min(max(lijkt, 92.0 if klank(een) == klank(ander) else 0.0), 95.0)
    if heel != weg.nummer + weg.extra:
        lijkt -= 8 if weg.extra and heel != weg.nummer else 3
    return lijkt if lijkt >= DREMPEL else PAST_NIET
