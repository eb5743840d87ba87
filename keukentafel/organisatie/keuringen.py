"""Checks of the value of one setting: what is wrong with it in words, or nothing."""

from collections.abc import Callable
from typing import Any

Keuring = Callable[[Any], str]


class EenVan:
    """A word out of a few: the check, and what beheer chooses from."""

    def __init__(self, *keuzes: str) -> None:
        self.keuzes = keuzes

    def __call__(self, waarde: Any) -> str:
        return "" if waarde in self.keuzes else f"verwacht {', '.join(self.keuzes[:-1])} of {self.keuzes[-1]}"


def is_bool(waarde: Any) -> str:
    """Yes or no."""
    return "" if isinstance(waarde, bool) else "verwacht true of false"


def getal_van(laagste: int, hoogste: int, eenheid: str = "") -> Keuring:
    """The check of a whole number, both ends included."""
    zin = f"verwacht een geheel getal van {laagste} tot en met {hoogste} {eenheid}".rstrip()

    def keur(waarde: Any) -> str:
        goed = isinstance(waarde, int) and not isinstance(waarde, bool) and laagste <= waarde <= hoogste
        return "" if goed else zin

    return keur
