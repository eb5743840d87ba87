"""Reads of inwoner: the search box, the card of a person, a household, and what the BRP says."""

from keukentafel.inwoner.opvragen.adres import AdresBeeld, adres_voor, buurt_van_postcode, mag_adres_zien
from keukentafel.inwoner.opvragen.communicatie import communicatie, communicatie_van
from keukentafel.inwoner.opvragen.ontvangers import Adressering, Ontvanger, adressering, ontvangers, postadres
from keukentafel.inwoner.opvragen.zoeken import Elders, Treffer, Zoekuitkomst, mogelijk_dezelfde, zoek

__all__ = [
    "AdresBeeld",
    "Adressering",
    "Elders",
    "Ontvanger",
    "Treffer",
    "Zoekuitkomst",
    "adres_voor",
    "adressering",
    "buurt_van_postcode",
    "communicatie",
    "communicatie_van",
    "mag_adres_zien",
    "mogelijk_dezelfde",
    "ontvangers",
    "postadres",
    "zoek",
]
