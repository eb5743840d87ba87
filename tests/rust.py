"""A page at rest: what it fetches by itself is there, and no other page is on its way."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from playwright.sync_api import Error, Page, Request, expect

# A panel that still has to come, and anything htmx is fetching.
ONDERWEG = '[hx-trigger="load"], .htmx-request'
# What a click, or an answer, set going has been asked for by then.
EVEN_MS = 30
# After a draft the form itself is sent (concept.js), once the draft is off the device: that takes a moment.
NA_CONCEPT_S = 0.5
GEDULD_S = 20


@dataclass
class Verkeer:
    """What a page asked of the server: what did not come yet, how often something was asked or came, and until when a
    draft that was sent may be followed by its form."""

    open: set[Request] = field(default_factory=set)
    keren: int = 0
    concept_tot: float = 0

    def vraagt(self, verzoek: Request) -> None:
        if verzoek.is_navigation_request() or verzoek.resource_type in ("fetch", "xhr"):
            self.open.add(verzoek)
            self.keren += 1

    def klaar(self, verzoek: Request) -> None:
        self.open.discard(verzoek)
        self.keren += 1
        if verzoek.is_navigation_request():
            self.concept_tot = 0
        elif verzoek.resource_type == "fetch" and verzoek.method == "POST":
            self.concept_tot = time.monotonic() + NA_CONCEPT_S

    @property
    def onderweg(self) -> bool:
        return bool(self.open) or time.monotonic() < self.concept_tot


_gevolgd: WeakKeyDictionary[Page, Verkeer] = WeakKeyDictionary()


def volg(page: Page) -> Verkeer:
    """From now on it is known of this page what it is waiting for."""
    if page not in _gevolgd:
        verkeer = _gevolgd[page] = Verkeer()
        page.on("request", verkeer.vraagt)
        page.on("requestfinished", verkeer.klaar)
        page.on("requestfailed", verkeer.klaar)
    return _gevolgd[page]


def tot_rust(page: Page) -> None:
    """Wait for what the page asks after itself, and no longer: Playwright's networkidle waits half a second more.

    A form that was sent a moment ago counts too: the draft goes first, then the form, then the page after it.
    """
    verkeer = volg(page)
    einde = time.monotonic() + GEDULD_S
    while True:
        keren = verkeer.keren
        if _staat_stil(page) and not verkeer.onderweg and verkeer.keren == keren:
            break
        assert time.monotonic() < einde, f"dit kwam niet: {[v.url for v in verkeer.open]}"
    expect(page.locator(ONDERWEG)).to_have_count(0)


def _staat_stil(page: Page) -> bool:
    """Loaded, and still the same page a moment later. No timer of the page itself: without JavaScript it never ends."""
    page.wait_for_load_state("load")
    try:
        page.evaluate("0")
        page.wait_for_timeout(EVEN_MS)
        page.evaluate("0")
    except Error as fout:
        if "Execution context was destroyed" not in fout.message:
            raise
        return False
    return True
