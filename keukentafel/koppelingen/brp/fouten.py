"""What can go wrong with the BRP, in plain Dutch for the person at the screen.

No message holds a burgerservicenummer, a name or any text of the other side (regels.md PRV-16): only what happened and
what one can do now. Every error is a `BrpFout`, so a screen needs to catch one class and can show `str(fout)`.
"""


class BrpFout(Exception):
    """The BRP gave no usable answer; work goes on without it and the message says so."""


class BrpNietBereikbaar(BrpFout):
    """No connection, a time-out, or the BRP itself is out of order (5xx). Trying later makes sense."""


class BrpTeDruk(BrpFout):
    """The BRP asks us to wait (429). `retry_after`: seconds to wait, or None when it did not say."""

    def __init__(self, melding: str, retry_after: int | None = None) -> None:
        super().__init__(melding)
        self.retry_after = retry_after


class BrpAntwoordOngeldig(BrpFout):
    """An answer came, but it is not what the specification promises; nothing of it is used."""


class BrpGeweigerd(BrpFout):
    """We are not let in, or may not ask this (401, 403): a matter for functioneel beheer."""


class BrpOngeldigeVraag(BrpFout):
    """The question itself is wrong: caught before sending, or refused by the BRP (400)."""


class BrpTeVeelTreffers(BrpOngeldigeVraag):
    """More people fit than the BRP gives; the question must be narrowed."""


class BrpNietEenduidig(BrpFout):
    """Two people stand under one burgerservicenummer; the municipality's civil registry must look at it."""
