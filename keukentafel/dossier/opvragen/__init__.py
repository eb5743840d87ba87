"""Reads of the dossier."""

from keukentafel.dossier.opvragen.besproken import besproken
from keukentafel.dossier.opvragen.documenten import (
    DocumentBeeld,
    document,
    document_bestand,
    documenten,
    losse_post,
)
from keukentafel.dossier.opvragen.herkomst import Voorinvulling, voorinvulling
from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.dossier.opvragen.leesstand import ItemStand, Leesstand, item_soorten, itemstand
from keukentafel.dossier.opvragen.lezen import (
    JournaalBeeld,
    Uitgave,
    VerslagBeeld,
    afgeronde_verslagen,
    journaalregel,
    verslag,
    verslag_uitgave,
    verslag_van_afspraak,
    verslagbronnen,
)
from keukentafel.dossier.opvragen.licht import (
    inwoner_voor_hulp,
    lichtblad,
    lichte_hulp,
    soorten_lichte_hulp,
    zonder_zwaarte,
)
from keukentafel.dossier.opvragen.papiernamen import papiernamen
from keukentafel.dossier.opvragen.sluiting import (
    Eerder,
    Sluiting,
    eerder_van_huishouden,
    eerder_van_melding,
    nazorg,
    open_vragen,
    openstaand,
    resultaten,
    sluiting,
    teamgenoten,
)
from keukentafel.dossier.opvragen.stand import dossier_van_huishouden
from keukentafel.dossier.opvragen.tijdlijn import FILTERS, TijdlijnBlad, TijdlijnRegel, een_regel, tijdlijn
from keukentafel.dossier.opvragen.veiligheid import (
    Meldcodebeeld,
    Veiligheidsblad,
    bezoekadviezen,
    bij_bezoek,
    bijzondere_vormen,
    kast,
    meldcode,
)
from keukentafel.dossier.opvragen.verplaatsingen import dossiers_bij, sporen
from keukentafel.dossier.opvragen.verwijzingen import (
    VerwijzingBeeld,
    keuzelijsten,
    overname_tekst,
    verwijzing,
    verwijzingen,
)
from keukentafel.dossier.opvragen.voorbeeld import Verslagvoorbeeld, verslagvoorbeeld
from keukentafel.dossier.opvragen.vrijgave import Vrijgaveblad, vrijgaveblad, wacht_op_vrijgave
from keukentafel.dossier.opvragen.werkprocessen import WerkprocesBeeld, Werkprocessen, werkprocessen
from keukentafel.dossier.opvragen.zichtbaarheid import Betrokkene, betrokkenen, collegas, wie_mag_zien

__all__ = [
    "FILTERS",
    "Betrokkene",
    "DocumentBeeld",
    "DossierKader",
    "Eerder",
    "ItemStand",
    "JournaalBeeld",
    "Leesstand",
    "Lid",
    "Meldcodebeeld",
    "Sluiting",
    "TijdlijnBlad",
    "TijdlijnRegel",
    "Uitgave",
    "Veiligheidsblad",
    "VerslagBeeld",
    "Verslagvoorbeeld",
    "VerwijzingBeeld",
    "Voorinvulling",
    "Vrijgaveblad",
    "WerkprocesBeeld",
    "Werkprocessen",
    "afgeronde_verslagen",
    "besproken",
    "betrokkenen",
    "bezoekadviezen",
    "bij_bezoek",
    "bijzondere_vormen",
    "collegas",
    "document",
    "document_bestand",
    "documenten",
    "dossier_kader",
    "dossier_van_huishouden",
    "dossiers_bij",
    "een_regel",
    "eerder_van_huishouden",
    "eerder_van_melding",
    "inwoner_voor_hulp",
    "item_soorten",
    "itemstand",
    "journaalregel",
    "kast",
    "keuzelijsten",
    "lichtblad",
    "lichte_hulp",
    "losse_post",
    "meldcode",
    "nazorg",
    "open_vragen",
    "openstaand",
    "overname_tekst",
    "papiernamen",
    "resultaten",
    "sluiting",
    "soorten_lichte_hulp",
    "sporen",
    "teamgenoten",
    "tijdlijn",
    "verslag",
    "verslag_uitgave",
    "verslag_van_afspraak",
    "verslagbronnen",
    "verslagvoorbeeld",
    "verwijzing",
    "verwijzingen",
    "voorinvulling",
    "vrijgaveblad",
    "wacht_op_vrijgave",
    "werkprocessen",
    "wie_mag_zien",
    "zonder_zwaarte",
]
