"""Harness of all tests: database (tests/databank_sjabloon.py), no network, Debian's chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from keukentafel.kern.databank import zet_omgeving, zorg_voor_databank
from tests.basismap import klaarzetten
from tests.clamd import CLAMD
from tests.databank_sjabloon import Testdatabank, maak_testdatabank, testmap
from tests.dovecot import DOVECOT
from tests.geen_netwerk import sluit_netwerk_af

CHROMIUM = os.environ.get("KEUKENTAFEL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Marker, the program it needs, and its name; a run without one tells so at its end.
NODIG = (("browser", CHROMIUM, "chromium"), ("clamd", CLAMD, "clamd"), ("dovecot", DOVECOT, "dovecot"))
UITLEG = {
    "chromium": "Installeer chromium, of zet KEUKENTAFEL_CHROMIUM.",
    "clamd": "Debian: apt install clamav-daemon.",
    "dovecot": "Debian: apt install dovecot-imapd.",
}

sluit_netwerk_af()
# Milliseconds that a page gets to show what a test expects; a full machine is slow. Only a test that fails waits this
# long.
expect.set_options(timeout=20_000)
# Nor is a rule wrong because it was tried on one.
settings.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("huis")
# Playwright's sync API keeps an event loop in the main thread; Django would refuse the ORM next to it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def testdatabank(django_db_blocker: Any) -> Iterator[Testdatabank]:
    """The clone of this worker. The server starts at the first test that needs it; pure rules run without."""
    werker = os.environ.get("PYTEST_XDIST_WORKER", "los")
    # A server of its own for each worker: an open transaction holds up the sealing of the log on the whole server, so
    # workers, or a running demo, would disturb each other's tests. With DATABASE_URL there is one server for all.
    if not os.environ.get("DATABASE_URL"):
        klaarzetten(testmap(werker))
    databank = zorg_voor_databank(testmap(werker))
    try:
        zet_omgeving(databank)
        with django_db_blocker.unblock():
            test = maak_testdatabank(databank, werker)
        yield test
        with django_db_blocker.unblock():
            test.weg()
    finally:
        databank.stop()


@pytest.fixture(scope="session")
def django_db_setup(testdatabank: Testdatabank) -> Iterator[None]:
    """In place of pytest-django's: the clone is made already; committing tests get a fresh one afterwards."""
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: testdatabank.vers())
    yield
    patch.undo()


@pytest.fixture(scope="session")
def base_url() -> str:
    """In place of the plugin's, whose form this pytest warns about; tests use `live_server.url`."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium; the sandbox cannot be had as root, and the pages are ours."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


def _lang(item: pytest.Item) -> int:
    if item.get_closest_marker("traag") or item.get_closest_marker("browser"):
        return 0 if item.get_closest_marker("traag") else 1
    # What stands outside the rooms starts processes or loads the demo more often than not.
    return 3 if item.path.is_relative_to(item.config.rootpath / "keukentafel") else 2


@pytest.hookimpl(trylast=True)  # after pytest-django, which puts what commits last
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Files are given out in this order (Makefile): those that take minutes first, so that both workers end together.
    items.sort(key=_lang)
    for merk, programma, naam in NODIG:
        if programma:
            continue
        for item in items:
            if item.get_closest_marker(merk):
                item.add_marker(pytest.mark.skip(reason=f"{naam} ontbreekt"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for _, programma, naam in NODIG:
        if not programma:
            terminalreporter.section(f"LET OP: {naam} ontbreekt")
            terminalreporter.write_line(f"De tests die {naam} nodig hebben zijn overgeslagen. {UITLEG[naam]}")
