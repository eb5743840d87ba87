"""A text column that the database holds encrypted: a copy of the table alone gives nobody the second factor.

The key follows from SECRET_KEY. After a change of that key an old value cannot be read; it then becomes a random secret
that no code matches, so that beheer resets it, instead of an empty one, which would open the first-time set-up.
"""

import base64
import hashlib
from typing import Any

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


def _slot() -> Fernet:
    stof = hashlib.sha256(b"keukentafel.versleuteld|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(stof))


def versleutel(tekst: str) -> str:
    """The stored form; empty stays empty."""
    return _slot().encrypt(tekst.encode()).decode() if tekst else ""


def ontsleutel(opgeslagen: str) -> str:
    """The text behind the stored form, or a random secret when it cannot be read."""
    if not opgeslagen:
        return ""
    try:
        return _slot().decrypt(opgeslagen.encode()).decode()
    except InvalidToken:
        return pyotp.random_base32()


class VersleuteldTekst(models.TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Encrypted on the way in, readable on the way out; cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        return versleutel(value) if isinstance(value, str) else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return ontsleutel(value) if value is not None else None

    def deconstruct(self) -> Any:
        """For migrations this is a plain text column."""
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.TextField", args, kwargs
