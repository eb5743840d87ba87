"""Whom an item of the plan is about, in words: the same on every page."""

from collections.abc import Iterable
from uuid import UUID

from keukentafel.dossier.opvragen import DossierKader
from keukentafel.kern.tekst import opsomming

VERTROKKEN = "iemand die niet meer bij dit gezin hoort"


def over_namen(kader: DossierKader, ids: Iterable[UUID]) -> str:
    """ "Fatma en Emre", "het hele gezin", or that somebody moved out: a goal of a member who left stays readable."""
    over, leden = set(ids), {lid.id for lid in kader.leden}
    if leden and leden <= over:
        return "het hele gezin"
    namen = kader.namen(list(over))
    return opsomming([*namen, VERTROKKEN] if over - leden else namen)
