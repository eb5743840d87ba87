"""Logging in for tests: a real session with both factors, and the real screens in a browser."""

from __future__ import annotations

from typing import Any

import pyotp
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inloggen import INLOGGEN, conceptsleutel_zorgen
from keukentafel.organisatie.models import Medewerker
from tests.rust import volg

WACHTWOORD = "vier houten stoelen"
GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def maak_account(medewerker: Medewerker, *, met_code: bool = True) -> Medewerker:
    """Give this worker WACHTWOORD, and (unless `met_code` is False) GEHEIM as confirmed TOTP secret."""
    medewerker.set_password(WACHTWOORD)
    medewerker.totp_geheim = GEHEIM if met_code else ""
    medewerker.totp_bevestigd_op = klok.nu() if met_code else None
    medewerker.totp_laatste_stap = 0
    with transactie(INLOGGEN):
        medewerker.save()
    return medewerker


def code_nu(geheim: str = GEHEIM) -> str:
    """What the app shows at this moment."""
    return pyotp.TOTP(geheim).at(klok.nu())


def log_in(client: Client, medewerker: Medewerker) -> Client:
    """A session as after password and code; returns the client."""
    conceptsleutel_zorgen(actor=INLOGGEN, medewerker=medewerker)
    client.force_login(medewerker, backend="keukentafel.organisatie.inloggen.WachtwoordBackend")
    sessie = client.session
    sessie["tweede_factor"] = True
    sessie.beginnen()
    sessie.save()
    return client


def log_in_browser(page: Any, live_server_url: str, medewerker: Medewerker) -> None:
    """Fill the real forms with the real code; ends on the first screen of the role. Needs transaction=True."""
    maak_account(medewerker)
    volg(page)
    page.goto(f"{live_server_url}/inloggen/")
    page.get_by_label("Gebruikersnaam").fill(medewerker.gebruikersnaam)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Code van 6 cijfers").fill(code_nu())
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)
