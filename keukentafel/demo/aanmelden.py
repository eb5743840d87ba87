"""How one logs in to the demo: everybody the same password, and a code of an own secret.

The log-in itself is the real one, with both factors. The secrets follow from the installation's own key, so the code of
a demo account can be shown at any time without asking the database, and another installation has other codes.
"""

import base64
import hashlib
import hmac

import pyotp
from django.conf import settings

from keukentafel.kern import klok

WACHTWOORD = "keukentafel-demo"
UITGEVER = "Keukentafel demo"


def geheim(gebruikersnaam: str) -> str:
    """The TOTP secret of a demo account: 160 bits, in base32."""
    sleutel = hmac.new(settings.SECRET_KEY.encode(), f"demo-totp:{gebruikersnaam}".encode(), hashlib.sha1)
    return base64.b32encode(sleutel.digest()).decode()


def code(gebruikersnaam: str) -> str:
    """The six digits an authenticator app would show at this moment."""
    return pyotp.TOTP(geheim(gebruikersnaam)).at(klok.nu())


def adres(gebruikersnaam: str) -> str:
    """The otpauth address, for who would rather put the account in an app."""
    return pyotp.TOTP(geheim(gebruikersnaam)).provisioning_uri(name=gebruikersnaam, issuer_name=UITGEVER)
