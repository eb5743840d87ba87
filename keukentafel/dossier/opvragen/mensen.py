"""Names and the one address line of a household, as this actor may see them."""

from collections.abc import Sequence

from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.kern import klok

VERBORGEN = "Adres afgeschermd"
GEEN = "Geen adres bekend"
TALEN = {"nl": "Nederlands", "tr": "Turks", "ar": "Arabisch", "pl": "Pools", "en": "Engels", "pap": "Papiaments"}


def roepnaam_van(inwoner: Inwoner) -> str:
    """How somebody is called in a sentence."""
    return inwoner.roepnaam or inwoner.voornamen.partition(" ")[0] or inwoner.geslachtsnaam or "Onbekend"


def naam_van(inwoner: Inwoner) -> str:
    """First name and surname as on a door plate."""
    voor = inwoner.voorvoegsel.strip()
    achter = f"{voor}{'' if voor.endswith(chr(39)) else ' '}{inwoner.geslachtsnaam}" if voor else inwoner.geslachtsnaam
    return (
        f"{roepnaam_van(inwoner)} {achter}".strip() if inwoner.roepnaam or inwoner.voornamen else achter or "Onbekend"
    )


def taalnaam(code: str) -> str:
    return TALEN.get(code, code)


def adresregel_van(leden: Sequence[Inwoner]) -> str:
    """The address of the household: hidden as soon as one member's is, because they live together (AUT-02)."""
    if any(inwoner.geheimhouding or inwoner.adres_afgeschermd for inwoner in leden):
        return VERBORGEN
    rijen = Adres.objects.filter(inwoner__in=leden, van__lte=klok.vandaag()).order_by("-van")
    for adres in rijen:
        if (adres.tot is None or adres.tot > klok.vandaag()) and adres.soort == "woon":
            return f"{adres.straat} {adres.huisnummer}{adres.toevoeging}, {adres.woonplaats}".strip(" ,")
    return GEEN
