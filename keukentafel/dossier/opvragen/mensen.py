"""Names and the one address line of a household, as this actor may see them."""

from collections.abc import Sequence

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.adres import GEEN, VERBORGEN, adres_voor, is_geheim
from keukentafel.kern.actor import actor_nu


def roepnaam_van(inwoner: Inwoner) -> str:
    """How somebody is called in a sentence."""
    return inwoner.roepnaam or inwoner.voornamen.partition(" ")[0] or inwoner.geslachtsnaam or "Onbekend"


def adresregel_van(leden: Sequence[Inwoner]) -> str:
    """The address of the household: hidden as soon as one member's is, because they live together (AUT-02)."""
    if any(is_geheim(inwoner) for inwoner in leden):
        return VERBORGEN
    return adres_voor(actor_nu(), leden[0]).tekst if leden else GEEN
