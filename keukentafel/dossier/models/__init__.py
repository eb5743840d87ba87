"""The dossier of a household: who is involved, what happened, and which werkprocessen run in it."""

from keukentafel.dossier.models.document import Document, Heronderzoek, Verwijzing
from keukentafel.dossier.models.dossier import Betrokkenheid, Dossier, DossierPeriode
from keukentafel.dossier.models.journaal import Gespreksverslag, Journaalregel, Journaalversie, Verslagversie
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
from keukentafel.dossier.models.werkproces import Werkproces, WerkprocesPeriode, Zwaarte

__all__ = [
    "Betrokkenheid",
    "Document",
    "Dossier",
    "DossierPeriode",
    "Gespreksverslag",
    "Heronderzoek",
    "Inbreng",
    "Journaalregel",
    "Journaalversie",
    "Leefgebiednotitie",
    "Leefgebiedversie",
    "Netwerkpersoon",
    "Netwerkversie",
    "Netwerkvraag",
    "Score",
    "Verkenning",
    "Verkenningversie",
    "Verslagversie",
    "Verwijzing",
    "Werkproces",
    "WerkprocesPeriode",
    "Zwaarte",
]
