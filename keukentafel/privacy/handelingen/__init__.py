"""Acts of privacy, one noun per file."""

from keukentafel.privacy.handelingen.afwijking import (
    afwijking_sluiten,
    afwijking_uitleg_geven,
    afwijking_uitleg_vragen,
    afwijkingen_zoeken,
    steekproef_trekken,
)
from keukentafel.privacy.handelingen.inzagevraag import inzagevraag_beantwoorden, inzagevraag_vastleggen

__all__ = [
    "afwijking_sluiten",
    "afwijking_uitleg_geven",
    "afwijking_uitleg_vragen",
    "afwijkingen_zoeken",
    "inzagevraag_beantwoorden",
    "inzagevraag_vastleggen",
    "steekproef_trekken",
]
