"""Search keys (naden.md §7): look-ups by equality alone, so that an index works beneath the policy.

n: the word        k: how it sounds in Dutch        w: the word with each one letter left out (one typing error meets)
d: date of birth   a: postcode and number           s: street and number
h: the beginning or the end of how the street sounds, and the number: a mistake spoils at most one of the two
t: telephone, last nine digits
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from keukentafel.inwoner.regels.klank import klank, klanken
from keukentafel.inwoner.regels.naam import VOORVOEGSELS, Naamdelen, woorden

# Words shorter than this get no w: keys: leaving a letter out of "Bo" says nothing any more.
KORTSTE_FOUT = 4
LANGSTE_WOORD = 30
# A telephone number without its zero or country.
TELEFOONCIJFERS = 9
HALF = 3
_AFKORTING = {
    "str": "straat", "st": "sint", "burg": "burgemeester", "dr": "dokter", "prof": "professor", "ds": "dominee",
    "mr": "meester", "ln": "laan", "pl": "plein", "gen": "generaal", "pr": "prins", "past": "pastoor",
}  # fmt: skip
_STRAAT_KORT, _LAAN_KORT = re.compile(r"(?<=\w{4})str$"), re.compile(r"(?<=\w{4})(?<![aeiou])ln$")
_WEGSOORT = re.compile(r"(?<=.{3})(straat|laan|plein|weg|singel|dyk|kade|hof|pad|plantsoen|gracht|dreef|park|haven)$")


def naamwoorden(tekst: str) -> list[str]:
    """Words to search on: prefixes are skipped unless nothing else is left; "ij" and "y" are one."""
    alle = alle_woorden(tekst)
    return [woord for woord in alle if woord not in VOORVOEGSELS] or alle


def alle_woorden(tekst: str) -> list[str]:
    """Folded words with prefixes; "ij" and "y" are one."""
    return [woord.replace("ij", "y")[:LANGSTE_WOORD] for woord in woorden(tekst)]


def weglatingen(woord: str) -> set[str]:
    """The word and the word with each one letter left out."""
    if len(woord) < KORTSTE_FOUT:
        return {woord}
    return {woord} | {woord[:i] + woord[i + 1 :] for i in range(len(woord))}


def woordsleutels(woord: str) -> dict[str, int]:
    """Keys of one word with their weight: exact counts most, an error in typing least."""
    sleutels = {f"w:{deel}": 1 for deel in weglatingen(woord)}
    return sleutels | {f"k:{geluid}": 2 for geluid in klanken(woord)} | {f"n:{woord}": 3}


def naamsleutels(namen: Iterable[str]) -> set[str]:
    """All keys of all words in these names."""
    return {sleutel for naam in namen for woord in naamwoorden(naam) for sleutel in woordsleutels(woord)}


def datumsleutel(dag: date) -> str:
    """d:1985-03-12"""
    return f"d:{dag.isoformat()}"


def buurdagen(dag: date) -> set[date]:
    """Days that one typing error makes of this day: day and month swapped, a digit wrong, two digits swapped."""
    cijfers = f"{dag:%d%m%Y}"
    vormen = {cijfers[2:4] + cijfers[:2] + cijfers[4:]}
    vormen |= {cijfers[:i] + cijfers[i + 1] + cijfers[i] + cijfers[i + 2 :] for i in range(len(cijfers) - 1)}
    vormen |= {cijfers[:i] + cijfer + cijfers[i + 1 :] for i in range(len(cijfers)) for cijfer in "0123456789"}
    dagen = set()
    for vorm in vormen:
        with suppress(ValueError):
            dagen.add(date(int(vorm[4:]), int(vorm[2:4]), int(vorm[:2])))
    return {d for d in dagen if d != dag and 1900 <= d.year < 2100}


def nummersleutel(tekst: str) -> str:
    """A house number with addition without signs: "12 - a" -> "12a"."""
    return "".join(woorden(tekst))


def telefoonsleutels(nummer: str) -> set[str]:
    """The key of a telephone number, however it is written; empty when it is too short to be one."""
    cijfers = "".join(teken for teken in nummer if teken.isdigit() and teken.isascii())
    return {f"t:{cijfers[-TELEFOONCIJFERS:]}"} if len(cijfers) >= TELEFOONCIJFERS else set()


def wegnaam(straat: str) -> str:
    """One word for a street, abbreviations written out: "St. Liduinastr." -> "sintliduinastraat"."""
    delen = [_AFKORTING.get(woord, woord) for woord in alle_woorden(straat)]
    return _STRAAT_KORT.sub("straat", _LAAN_KORT.sub("laan", "".join(delen)))


def wegklanken(straat: str, huisnummer: str) -> set[str]:
    """The h: keys: both ends of how the street sounds, without its kind, and the figures of the number."""
    geluid = klank(_WEGSOORT.sub("", wegnaam(straat)))
    cijfers = re.match(r"\d+", nummersleutel(huisnummer))
    return {f"h:{geluid[:HALF]}<{cijfers[0]}", f"h:>{geluid[-HALF:]}{cijfers[0]}"} if geluid and cijfers else set()


def adressleutels(straat: str, postcode: str, huisnummer: str, toevoeging: str = "") -> set[str]:
    """Keys of one address, with and without the addition; empty when there is no number."""
    nummers = {nummersleutel(huisnummer), nummersleutel(huisnummer + " " + toevoeging)} - {""}
    code = "".join(woorden(postcode))
    weg = wegnaam(straat)
    return {f"a:{code}{n}" for n in nummers if code} | {f"s:{weg}{n}" for n in nummers if weg}


def persoonsleutels(
    delen: Naamdelen,
    geboortedatum: date | None = None,
    adressen: Iterable[tuple[str, str, str, str]] = (),
    telefoon: str = "",
) -> set[str]:
    """Every key of one person. `adressen`: (straat, postcode, huisnummer, toevoeging) of open, not hidden addresses.

    A hidden address must not be handed over: by searching on it one would find it (AUT-02).
    """
    sleutels = naamsleutels((delen.voornamen, delen.roepnaam, delen.geslachtsnaam, delen.partnernaam))
    if geboortedatum:
        sleutels.add(datumsleutel(geboortedatum))
    for straat, postcode, huisnummer, toevoeging in adressen:
        sleutels |= adressleutels(straat, postcode, huisnummer, toevoeging) | wegklanken(straat, huisnummer)
    return sleutels | telefoonsleutels(telefoon)
