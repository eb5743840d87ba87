"""Errors that a person may read. The text is plain Dutch and names the value and what was expected."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


class Fout(Exception):
    """Bad input or an act that cannot be done now. `veld` names the form field, when there is one."""

    def __init__(self, tekst: str, veld: str | None = None) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.veld = veld


def een_van(waarde: str, namen: Mapping[K, str], veld: str) -> K:
    """The key of a list with names. Forms offer no other; an act may be asked by anything, and then says what fits."""
    for sleutel in namen:
        if sleutel == waarde:
            return sleutel
    raise Fout(f"‘{waarde}’ staat niet in de lijst. Kies: {', '.join(namen.values())}.", veld)


class AlGebeurd(Fout):
    """It was done before, by another or otherwise: nothing changes. `velden` say per field what differs. API: a 409."""

    def __init__(self, tekst: str, velden: Mapping[str, str]) -> None:
        super().__init__(tekst)
        self.velden = velden


class NietGevonden(Exception):
    """There is nothing here for this actor. Says nothing about existence; becomes a 404."""


class GeenRecht(Exception):
    """This role may not do this act. Becomes a 403 with whom to ask."""

    def __init__(self, recht: str, zin: str = "") -> None:
        super().__init__(zin or recht)
        self.recht = recht
        self.zin = zin


class Blokkade(Fout):
    """A refusal that stops work for a reason on the list: docs/blokkades.md names its code, ground and who lifts it.

    Everything else saves and becomes a dated reminder (architectuur.md §10.1). A huisregel test compares the list with
    the codes in the code.
    """

    def __init__(self, code: str, tekst: str, veld: str | None = None) -> None:
        super().__init__(tekst, veld)
        self.code = code
