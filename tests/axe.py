"""What axe has against a page: the one way in which tests ask it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Only what is wrong goes over the line: the list of what is right is half a megabyte on a large page.
_VRAAG = "axe.run({resultTypes: ['violations']}).then((uitslag) => uitslag.violations)"


def overtredingen(page: Page) -> list[dict[str, Any]]:
    """The violations in the page as it stands. The script is given once to each document: reading it takes longer than
    running it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    gevonden: list[dict[str, Any]] = page.evaluate(_VRAAG)
    return gevonden
