"""Reads of the dossier."""

from keukentafel.dossier.opvragen.documenten import (
    DocumentBeeld,
    document,
    document_bestand,
    documenten,
    losse_post,
)
from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.dossier.opvragen.lezen import JournaalBeeld, VerslagBeeld, journaalregel, verslag
from keukentafel.dossier.opvragen.papiernamen import papiernamen
from keukentafel.dossier.opvragen.stand import dossier_van_huishouden
from keukentafel.dossier.opvragen.tijdlijn import FILTERS, TijdlijnBlad, TijdlijnRegel, een_regel, tijdlijn
from keukentafel.dossier.opvragen.verwijzingen import (
    VerwijzingBeeld,
    keuzelijsten,
    overname_tekst,
    verwijzing,
    verwijzingen,
)
from keukentafel.dossier.opvragen.werkprocessen import WerkprocesBeeld, Werkprocessen, werkprocessen
from keukentafel.dossier.opvragen.zichtbaarheid import Betrokkene, betrokkenen, collegas, wie_mag_zien

__all__ = [
    "FILTERS",
    "Betrokkene",
    "DocumentBeeld",
    "DossierKader",
    "JournaalBeeld",
    "Lid",
    "TijdlijnBlad",
    "TijdlijnRegel",
    "VerslagBeeld",
    "VerwijzingBeeld",
    "WerkprocesBeeld",
    "Werkprocessen",
    "betrokkenen",
    "collegas",
    "document",
    "document_bestand",
    "documenten",
    "dossier_kader",
    "dossier_van_huishouden",
    "een_regel",
    "journaalregel",
    "keuzelijsten",
    "losse_post",
    "overname_tekst",
    "papiernamen",
    "tijdlijn",
    "verslag",
    "verwijzing",
    "verwijzingen",
    "werkprocessen",
    "wie_mag_zien",
]
