"""Acts of brieven: making, sending, printing and keeping the texts of letters."""

from keukentafel.brieven.handelingen.afdrukken import (
    alles_afdrukken,
    brieven_afdrukken,
    partij_posten,
    partij_terugzetten,
    partij_verder,
)
from keukentafel.brieven.handelingen.buiten import Deelvraag, Organisatie, brief_naar_buiten
from keukentafel.brieven.handelingen.mailen import hangende_verzendingen_afronden, verzending_mailen
from keukentafel.brieven.handelingen.maken import brief_maken
from keukentafel.brieven.handelingen.partneradres import (
    partneradres_invoeren,
    partneradres_nakijken,
    partneradres_stoppen,
)
from keukentafel.brieven.handelingen.sjabloon import brieftekst_zetten
from keukentafel.brieven.handelingen.verzenden import (
    bedenktijd_nalopen,
    brief_laten_gaan,
    brief_teruggekomen,
    brief_terugnemen,
    brief_verzenden,
)

__all__ = [
    "Deelvraag",
    "Organisatie",
    "alles_afdrukken",
    "bedenktijd_nalopen",
    "brief_laten_gaan",
    "brief_maken",
    "brief_naar_buiten",
    "brief_teruggekomen",
    "brief_terugnemen",
    "brief_verzenden",
    "brieftekst_zetten",
    "brieven_afdrukken",
    "hangende_verzendingen_afronden",
    "partij_posten",
    "partij_terugzetten",
    "partij_verder",
    "partneradres_invoeren",
    "partneradres_nakijken",
    "partneradres_stoppen",
    "verzending_mailen",
]
