"""Reads of the dossier."""

from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.dossier.opvragen.lezen import JournaalBeeld, VerslagBeeld, journaalregel, verslag
from keukentafel.dossier.opvragen.stand import dossier_van_huishouden
from keukentafel.dossier.opvragen.tijdlijn import FILTERS, TijdlijnBlad, TijdlijnRegel, een_regel, tijdlijn
from keukentafel.dossier.opvragen.werkprocessen import WerkprocesBeeld, Werkprocessen, werkprocessen
from keukentafel.dossier.opvragen.zichtbaarheid import Betrokkene, betrokkenen, collegas, wie_mag_zien

__all__ = [
    "FILTERS",
    "Betrokkene",
    "DossierKader",
    "JournaalBeeld",
    "Lid",
    "TijdlijnBlad",
    "TijdlijnRegel",
    "VerslagBeeld",
    "WerkprocesBeeld",
    "Werkprocessen",
    "betrokkenen",
    "collegas",
    "dossier_kader",
    "dossier_van_huishouden",
    "een_regel",
    "journaalregel",
    "tijdlijn",
    "verslag",
    "werkprocessen",
    "wie_mag_zien",
]
