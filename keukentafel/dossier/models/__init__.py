"""The dossier of a household: who is involved, what happened, and which werkprocessen run in it."""

from keukentafel.dossier.models.document import Document, Heronderzoek, Indicatiezwaarte, Verwijzing
from keukentafel.dossier.models.dossier import Betrokkenheid, Dossier, DossierPeriode
from keukentafel.dossier.models.journaal import (
    DossierItem,
    Gespreksverslag,
    Journaalregel,
    Journaalversie,
    Verslagversie,
)
from keukentafel.dossier.models.licht import LichteHulp
from keukentafel.dossier.models.reactie import Verslagreactie
from keukentafel.dossier.models.sluiting import Nazorg, Sluitadvies
from keukentafel.dossier.models.toegang import Toegangsverlening
from keukentafel.dossier.models.veiligheid import (
    Kindcheck,
    Meldcode,
    Meldcodestap,
    Raadpleging,
    Veiligheidsvrijgave,
    Veiligheidswaarschuwing,
    VeiligThuisMelding,
)
from keukentafel.dossier.models.verklaring import Eigenverklaring
from keukentafel.dossier.models.verplaatsing import Verplaatsing
from keukentafel.dossier.models.vraag import (
    Inbreng,
    Leefgebiednotitie,
    Leefgebiedversie,
    Netwerkpersoon,
    Netwerkversie,
    Netwerkvraag,
    Score,
    Verkenning,
    Verkenningversie,
)
from keukentafel.dossier.models.werkproces import Coderingversie, Werkproces, WerkprocesPeriode, Zwaarte

__all__ = [
    "Betrokkenheid",
    "Coderingversie",
    "Document",
    "Dossier",
    "DossierItem",
    "DossierPeriode",
    "Eigenverklaring",
    "Gespreksverslag",
    "Heronderzoek",
    "Inbreng",
    "Indicatiezwaarte",
    "Journaalregel",
    "Journaalversie",
    "Kindcheck",
    "Leefgebiednotitie",
    "Leefgebiedversie",
    "LichteHulp",
    "Meldcode",
    "Meldcodestap",
    "Nazorg",
    "Netwerkpersoon",
    "Netwerkversie",
    "Netwerkvraag",
    "Raadpleging",
    "Score",
    "Sluitadvies",
    "Toegangsverlening",
    "VeiligThuisMelding",
    "Veiligheidsvrijgave",
    "Veiligheidswaarschuwing",
    "Verkenning",
    "Verkenningversie",
    "Verplaatsing",
    "Verslagreactie",
    "Verslagversie",
    "Verwijzing",
    "Werkproces",
    "WerkprocesPeriode",
    "Zwaarte",
]
