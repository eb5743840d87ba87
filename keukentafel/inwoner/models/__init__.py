"""Residents, their households and who stands in what relation to whom."""

from keukentafel.inwoner.models.huishouden import Huishouden, Huishoudlid
from keukentafel.inwoner.models.inwoner import Adres, Inwoner, Zoeksleutel
from keukentafel.inwoner.models.relatie import Relatie, Vertegenwoordiging
from keukentafel.inwoner.models.samenvoeging import Huishoudensamenvoeging, Samenvoeging, TweeMensen

__all__ = [
    "Adres",
    "Huishouden",
    "Huishoudensamenvoeging",
    "Huishoudlid",
    "Inwoner",
    "Relatie",
    "Samenvoeging",
    "TweeMensen",
    "Vertegenwoordiging",
    "Zoeksleutel",
]
