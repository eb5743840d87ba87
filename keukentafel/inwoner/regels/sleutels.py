"""Search keys (naden.md §7): look-ups by equality alone, so that an index works beneath the policy.

n: the word        k: how it sounds in Dutch        w: the word with each one letter left out (one typing error meets)
d: date of birth   a: postcode and number           s: street and number
"""

import re
from collections.abc import Iterable
from datetime import date

from keukentafel.inwoner.regels.naam import VOORVOEGSELS, Naamdelen, woorden

# Words shorter than this get no w: keys: leaving a letter out of "Bo" says nothing any more.
KORTSTE_FOUT = 4
LANGSTE_WOORD = 30

# Each rule is one way in which Dutch writes the same sound twice; order matters.
_KLANK = [
    (re.compile(patroon), vervanging)
    for patroon, vervanging in (
        (r"tsch|tsj|dsj|dzj|sj|sch(?=$)", "s"),
        (r"sch", "sg"),
        (r"ch|gh|kh", "g"),
        (r"ph", "f"),
        (r"th|dt|d(?=$)", "t"),
        (r"b(?=$)", "p"),
        (r"qu", "kw"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"z", "s"),
        (r"aauw|auw|ouw", "ou"),
        (r"eeuw|ieuw|uw(?=$)", "eu"),
        (r"[vw]", "f"),
        (r"eij|ij|ei|ey", "y"),
        (r"^ae|^aa", "a"),
        (r"^oe|^ou|^au|^oo|^u", "o"),
        (r"^ie|^ii|^y(?=[^aeiou])", "i"),
        (r"^ee", "e"),
        (r"^dj|^j|^y", "j"),
        (r"(?<=.)h", ""),
        (r"(?<=[aeiou])j(?=[aeiou])", ""),
        (r"ngk|nk", "nk"),
        (r"(?<=.)[aeiouy]", ""),
        (r"(.)\1+", r"\1"),
    )
]


def klank(woord: str) -> str:
    """Dutch sound key of one folded word: "visser" and "fischer" -> "fsr"; other scripts come out as they are."""
    for patroon, vervanging in _KLANK:
        woord = patroon.sub(vervanging, woord)
    return woord


def naamwoorden(tekst: str) -> list[str]:
    """Words to search on: prefixes are skipped unless nothing else is left; "ij" and "y" are one."""
    alle = [woord.replace("ij", "y")[:LANGSTE_WOORD] for woord in woorden(tekst)]
    return [woord for woord in alle if woord not in VOORVOEGSELS] or alle


def weglatingen(woord: str) -> set[str]:
    """The word and the word with each one letter left out."""
    if len(woord) < KORTSTE_FOUT:
        return {woord}
    return {woord} | {woord[:i] + woord[i + 1 :] for i in range(len(woord))}


def woordsleutels(woord: str) -> dict[str, int]:
    """Keys of one word with their weight: exact counts most, an error in typing least."""
    sleutels = {f"w:{deel}": 1 for deel in weglatingen(woord)}
    geluid = klank(woord)
    if len(geluid) > 1:
        sleutels[f"k:{geluid}"] = 2
    return sleutels | {f"n:{woord}": 3}


def naamsleutels(namen: Iterable[str]) -> set[str]:
    """All keys of all words in these names."""
    return {sleutel for naam in namen for woord in naamwoorden(naam) for sleutel in woordsleutels(woord)}


def datumsleutel(dag: date) -> str:
    """d:1985-03-12"""
    return f"d:{dag.isoformat()}"


def nummersleutel(tekst: str) -> str:
    """A house number with addition without signs: "12 - a" -> "12a"."""
    return "".join(woorden(tekst))


def adressleutels(straat: str, postcode: str, huisnummer: str, toevoeging: str = "") -> set[str]:
    """Keys of one address, with and without the addition; empty when there is no number."""
    nummers = {nummersleutel(huisnummer), nummersleutel(huisnummer + " " + toevoeging)} - {""}
    code = "".join(woorden(postcode))
    weg = "".join(naam.replace("ij", "y") for naam in woorden(straat))
    return {f"a:{code}{n}" for n in nummers if code} | {f"s:{weg}{n}" for n in nummers if weg}


def persoonsleutels(
    delen: Naamdelen,
    geboortedatum: date | None = None,
    adressen: Iterable[tuple[str, str, str, str]] = (),
) -> set[str]:
    """Every key of one person. `adressen`: (straat, postcode, huisnummer, toevoeging) of open, not hidden addresses.

    A hidden address must not be handed over: by searching on it one would find it (AUT-02).
    """
    sleutels = naamsleutels((delen.voornamen, delen.roepnaam, delen.geslachtsnaam, delen.partnernaam))
    if geboortedatum:
        sleutels.add(datumsleutel(geboortedatum))
    for adres in adressen:
        sleutels |= adressleutels(*adres)
    return sleutels
