"""Reads of inwoner: the search box, the card of a person, a household, and what the BRP says."""

from keukentafel.inwoner.opvragen.adres import AdresBeeld, adres_voor, buurt_van_postcode, mag_adres_zien
from keukentafel.inwoner.opvragen.zoeken import Elders, Treffer, Zoekuitkomst, mogelijk_dezelfde, zoek

__all__ = [
    "AdresBeeld",
    "Elders",
    "Treffer",
    "Zoekuitkomst",
    "adres_voor",
    "buurt_van_postcode",
    "mag_adres_zien",
    "mogelijk_dezelfde",
    "zoek",
]
