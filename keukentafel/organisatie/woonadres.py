"""A home as two marks that can be compared and not read back: the house, and the few houses with the same postcode."""

import re

from django.utils.crypto import salted_hmac

ZOUT = "organisatie.woonadres"


def merken(postcode: str, huisnummer: str) -> tuple[str, str]:
    """(house, street); empty without a postcode. Keyed with the secret of this installation: no list can be tried."""
    code = re.sub(r"\s", "", postcode).upper()
    nummer = re.sub(r"\W", "", huisnummer).upper()
    if not code:
        return "", ""
    return _merk(f"huis|{code}|{nummer}") if nummer else "", _merk(f"straat|{code}")


def _merk(tekst: str) -> str:
    return salted_hmac(ZOUT, tekst, algorithm="sha256").hexdigest()
