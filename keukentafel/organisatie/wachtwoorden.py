"""Passwords: the words everybody here would try first, and one to start with."""

import re
import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

# With the name of the organisation, and the worker's own name and account (UserAttributeSimilarityValidator).
WOORDEN = (
    "keukentafel", "wijkteams", "wijkteam", "sociaal", "gemeente", "schiedam", "welkom", "wachtwoord", "password",
    "geheim", "inloggen", "beheer", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april",
    "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
REST = 6


class EigenWoorden:
    """Refused when fewer than six letters remain without these words; digits and signs around them change nothing."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError; the password itself is never repeated."""
        organisatie = re.findall(r"[a-z]{4,}", settings.ORGANISATIE.lower())
        rest = password.lower()
        for woord in sorted({*WOORDEN, *organisatie}, key=len, reverse=True):
            rest = rest.replace(woord, " ")
        letters = sum(teken.isalpha() for teken in rest)
        if letters < REST and len(rest) < len(password):
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """In plain words."""
        return "Dit wachtwoord bestaat bijna alleen uit een woord dat iedereen hier als eerste probeert."


def startwachtwoord() -> str:
    """Easy to say over the telephone, hard to guess: 16 letters without look-alikes."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
