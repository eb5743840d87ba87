"""A page at rest: what it fetches by itself is there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# A panel that still has to come, and anything htmx is fetching.
ONDERWEG = '[hx-trigger="load"], .htmx-request'


def tot_rust(page: Page) -> None:
    """Wait for what the page asks after itself, and no longer: Playwright's networkidle waits half a second more."""
    page.wait_for_load_state("load")
    expect(page.locator(ONDERWEG)).to_have_count(0)
