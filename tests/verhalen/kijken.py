"""Looking at a screen inside a story: nothing for axe at both widths, nothing slides; a picture when asked for."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.axe import overtredingen
from tests.rust import tot_rust

BEELDEN = os.environ.get("BEELDEN_MAP")
OPEN = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
MATEN = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def kijk(page: Page, naam: str, open_: bool = False) -> None:
    """As it stands at 1440 and 390; with `open_` also what is folded away. A picture goes to BEELDEN_MAP."""
    # Once: a smaller window asks nothing of the server.
    tot_rust(page)
    for breed in (1440, 390):
        page.set_viewport_size({"width": breed, "height": 900 if breed == 1440 else 844})
        if BEELDEN:
            page.screenshot(path=Path(BEELDEN) / f"{breed}-{naam}.png", full_page=True)
        if open_:
            page.evaluate(OPEN)
        gevonden = [(naam, v["id"], v["nodes"][0]["html"]) for v in overtredingen(page)]
        assert not gevonden, gevonden
        maat = page.evaluate(MATEN)
        assert maat[0] <= maat[1], f"{naam} schuift bij {breed}"
    page.set_viewport_size({"width": 1440, "height": 900})
