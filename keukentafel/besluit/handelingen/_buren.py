"""Drafting and deciding lean on three things outside them, each called here and nowhere else.

Where the aanvraag goes next (handelingen.stand), who may sign, and what the law does not allow (handelingen.mandaat).
"""

from datetime import date

from keukentafel.besluit.handelingen.mandaat import eis_mandaat
from keukentafel.besluit.handelingen.mandaat import eis_wet as _eis_wet
from keukentafel.besluit.handelingen.stand import stand_zetten
from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.regels.soorten import NAAST_AANVRAAG
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor

__all__ = ["Voorval", "eis_mandaat", "eis_wet", "stap", "stap_met"]


def stap(actor: Actor, aanvraag: Aanvraag, voorval: Voorval, toelichting: str = "") -> None:
    """The aanvraag goes on, or a Fout says why it cannot."""
    stand_zetten(actor=actor, aanvraag=aanvraag, gebeurtenis=voorval, toelichting=toelichting)


def stap_met(actor: Actor, besluit: Besluit, voorval: Voorval, toelichting: str = "") -> None:
    """The aanvraag goes along with its decision, unless that one answers something else."""
    if besluit.soort not in NAAST_AANVRAAG:
        stap(actor, besluit.aanvraag, voorval, toelichting)


def eis_wet(actor: Actor, besluit: Besluit, op: date | None = None) -> None:
    """What the law does not allow, all of it in one answer."""
    _eis_wet(actor=actor, besluit=besluit, op=op or klok.vandaag())
