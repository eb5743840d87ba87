"""May this actor read or write what is under the law of this row? Asked of the shell, before there is any text."""

from dataclasses import replace

from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.models.muren import TEKST
from keukentafel.kern.actor import actor_nu
from keukentafel.poort import regels
from keukentafel.poort.rechten import Recht

# Who wrote the shell, or a sentence of it, has no right to the rest for that.
WET = replace(TEKST, auteur="")


def mag_onder_de_wet(rij: Aanvraag | Besluit, recht: Recht) -> bool:
    """As the gate asks it of a text beneath this row, without the ground of the author. Not logged."""
    return bool(type(rij).objects.filter(regels.voor(actor_nu(), recht, WET), pk=rij.pk).exists())
