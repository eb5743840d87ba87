"""Names and the one address line of a household, as this actor may see them."""

from collections.abc import Sequence

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.adres import GEEN, VERBORGEN, AdresBeeld, adres_voor, is_geheim
from keukentafel.inwoner.regels.persoon import NAAM_VAN_ADRESSOORT, Adressoort
from keukentafel.kern.actor import actor_nu


def roepnaam_van(inwoner: Inwoner) -> str:
    """How somebody is called in a sentence."""
    return inwoner.roepnaam or inwoner.voornamen.partition(" ")[0] or inwoner.geslachtsnaam or "Onbekend"


def adresregel_van(leden: Sequence[Inwoner]) -> str:
    """The address of the household: hidden as soon as one member's is, because they live together (AUT-02).

    A shelter is never named above a dossier, also when nobody asked to shield it: other people live there too.
    """
    if any(is_geheim(inwoner) for inwoner in leden):
        return VERBORGEN
    beeld = adres_voor(actor_nu(), leden[0]) if leden else AdresBeeld(GEEN)
    return VERBORGEN if beeld.soort == NAAM_VAN_ADRESSOORT[Adressoort.OPVANG] else beeld.tekst
