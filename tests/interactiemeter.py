"""Counts what a person must do for a task, and estimates the time: Keystroke-Level Model (ux.md §8).

One interaction is one deliberate act: a click, a shortcut, or filling one field (clicking into it included, Tab is
free). Estimated time is stable on a slow machine; the server's own time is measured elsewhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

DENKEN = 1.35
KLIKKEN = 1.3
TOETS = 0.2
BUDGETTEN = Path(__file__).with_name("budgetten.toml")


class Interactiemeter:
    """Drives a page and counts. A full page load is a document that the main frame fetched; fragments do not count."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.aantal = 0
        self.seconden = 0.0
        self.pagina_laden = 0
        self.stappen: list[str] = []
        page.on("request", self._geladen)

    def klik(self, doel: str | Locator) -> None:
        """Click or tap."""
        self._tel(f"klik {doel}", KLIKKEN)
        self._vind(doel).click()

    def toets(self, letters: str) -> None:
        """One shortcut: "n", "Control+Enter", or a row such as "g d" (one interaction of two keys)."""
        slagen = [letters] if letters == " " else letters.split()
        self._tel(f"toets {letters}", TOETS * sum(len(s.split("+")) for s in slagen))
        for slag in slagen:
            self.page.keyboard.press(slag)

    def vul(self, veld: str | Locator, tekst: str, vrij: bool = False) -> None:
        """Fill one field. ``vrij``: free text, whose typing is not counted. The field gets real key strokes."""
        self._tel(f"vul {veld}: {tekst[:30]!r}", 0 if vrij else TOETS * len(tekst))
        self._vind(veld).press_sequentially(tekst)

    def verslag(self) -> str:
        """The trace of steps, for the message of a failing test."""
        kop = f"{self.aantal} interacties, {self.seconden:.1f} s, {self.pagina_laden} pagina's"
        return "\n".join([kop, *self.stappen])

    def _vind(self, doel: str | Locator) -> Locator:
        return self.page.locator(doel) if isinstance(doel, str) else doel

    def _tel(self, stap: str, seconden: float) -> None:
        self.aantal += 1
        self.seconden += DENKEN + seconden
        self.stappen.append(f"{self.aantal}. {stap} ({DENKEN + seconden:.2f} s)")

    def _geladen(self, verzoek: Any) -> None:
        if (
            verzoek.is_navigation_request()
            and verzoek.frame == self.page.main_frame
            and verzoek.redirected_from is None
        ):
            self.pagina_laden += 1


def lees_budgetten() -> dict[str, dict[str, Any]]:
    """The table of ux.md §8, by the name of the task."""
    return tomllib.loads(BUDGETTEN.read_text())


@contextmanager
def budget(page: Page, naam: str) -> Iterator[Interactiemeter]:
    """``with budget(page, "kort-contact") as meter:`` fails with the trace when the task took more than its budget."""
    grens = lees_budgetten()[naam]
    meter = Interactiemeter(page)
    yield meter
    gemeten = {"interacties": meter.aantal, "seconden": round(meter.seconden, 2), "paginas": meter.pagina_laden}
    te_veel = {soort: waarde for soort, waarde in gemeten.items() if waarde > grens[soort]}
    assert not te_veel, f"{naam} gaat over zijn budget {te_veel}\n{meter.verslag()}"
