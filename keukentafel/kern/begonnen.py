"""A signed mark in a form that says when it was opened: no person, no worker, nothing to trust the browser with.

Only what the municipality measures reads it (organisatie.web.tijdmeter); without that it is a hidden field and no more.
"""

from __future__ import annotations

from django.core import signing

from keukentafel.kern import klok

VELD = "begonnen"
_ZOUT = "keukentafel.kern.begonnen"


def stempel(formulier: str) -> str:
    """The mark for a form that is opened now."""
    return signing.dumps([formulier, int(klok.nu().timestamp())], salt=_ZOUT)


def seconden_sinds(merk: str, formulier: str) -> int | None:
    """Whole seconds since this form was opened; None for a mark that is missing, false, or of another form."""
    try:
        welk, begin = signing.loads(merk, salt=_ZOUT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return max(int(klok.nu().timestamp()) - int(begin), 0) if welk == formulier else None
