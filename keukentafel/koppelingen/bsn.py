"""The burgerservicenummer: check, tidy, mask, and make numbers for test data.

Source: Wet algemene bepalingen burgerservicenummer art. 1; regels.md PRV-16 (elfproef, never in URL, log, error or
file name). No message in this module holds the number it is about.
"""

from collections.abc import Container, Iterator
from random import Random

from stdnum.nl import bsn as stdnum_bsn

# The official test set of RvIG uses 99999xxxx; `TESTREEKS` stays just below it, so that a made number can never be one
# of the official test persons. That no such number is issued is our assumption, not a published guarantee.
OFFICIELE_TESTREEKS = range(999_990_000, 1_000_000_000)
TESTREEKS = range(990_000_000, 999_990_000)


class BsnOngeldig(ValueError):
    """The text is not a burgerservicenummer; the message says what was expected and never repeats the text."""


def bsn_geldig(bsn: str) -> bool:
    """Exactly nine digits that pass the elfproef; no spaces, no missing leading zero (see `bsn_opschonen`)."""
    return len(bsn) == 9 and bsn.isascii() and bsn.isdigit() and bool(stdnum_bsn.is_valid(bsn))


def bsn_opschonen(invoer: str) -> str:
    """Typed text ("1112.22.333", eight digits of an old card) -> nine digits; raises `BsnOngeldig`."""
    cijfers = "".join(teken for teken in invoer if not teken.isspace() and teken not in ".-")
    # Old documents print eight digits: the leading zero was dropped.
    bsn = cijfers.zfill(9) if len(cijfers) == 8 else cijfers
    if not bsn_geldig(bsn):
        raise BsnOngeldig(
            "Dit is geen geldig burgerservicenummer. Verwacht worden negen cijfers die samen de elfproef doorstaan. "
            "Kijk of alle cijfers goed zijn overgenomen."
        )
    return bsn


def masker_bsn(bsn: str) -> str:
    """Five dots and the last four digits: enough to compare with a document, too little to use."""
    return "•" * max(len(bsn) - 4, 5) + bsn[-4:] if len(bsn) >= 9 else "•" * 9


def is_test_bsn(bsn: str) -> bool:
    """Does the number lie in the official or in our own test range? For a demo that must refuse real numbers."""
    return bsn_geldig(bsn) and (int(bsn) in OFFICIELE_TESTREEKS or int(bsn) in TESTREEKS)


def maak_test_bsn(rng: Random, behalve: Container[str] = frozenset(), reeks: range = TESTREEKS) -> str:
    """One valid test number, not in `behalve`; the same `rng` state gives the same number.

    Starts at a random place and walks on to the next valid number (one in eleven is valid), so it always ends. Raises
    `BsnOngeldig` when `reeks` is used up.
    """
    begin = rng.randrange(len(reeks))
    for stap in range(len(reeks)):
        kandidaat = f"{reeks[(begin + stap) % len(reeks)]:09d}"
        if bsn_geldig(kandidaat) and kandidaat not in behalve:
            return kandidaat
    raise BsnOngeldig("In deze testreeks is geen vrij burgerservicenummer meer.")


def geldige_test_bsns(vanaf: int = TESTREEKS.start) -> Iterator[str]:
    """All valid test numbers in order from `vanaf` up to the official test set: for bulk data (about 909.000).

    Does not shuffle and holds nothing in memory; the numbers run out quietly, so use it with `zip` or `islice`.
    """
    return (bsn for nummer in range(vanaf, TESTREEKS.stop) if bsn_geldig(bsn := f"{nummer:09d}"))
