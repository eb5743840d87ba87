"""Acts of brieven: making, sending, printing and keeping the texts of letters."""

from keukentafel.brieven.handelingen.mailen import hangende_verzendingen_afronden, verzending_mailen
from keukentafel.brieven.handelingen.maken import brief_maken
from keukentafel.brieven.handelingen.sjabloon import brieftekst_zetten

__all__ = ["brief_maken", "brieftekst_zetten", "hangende_verzendingen_afronden", "verzending_mailen"]
