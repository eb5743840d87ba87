"""One plan per household over all laws, and one regisseur at any moment."""

from keukentafel.plan.models.achttien import Overgangsplan, Overgangspunt
from keukentafel.plan.models.akkoord import Goedkeuring, Instemming, Vaststelling
from keukentafel.plan.models.analyse import Analyse, Analyseversie
from keukentafel.plan.models.doel import Doel, Doelversie, Stap, Stapversie
from keukentafel.plan.models.doelscore import Doelscore
from keukentafel.plan.models.gezin import Herverdeling, Splitsing
from keukentafel.plan.models.maatwerk import Doorpakboeking, Maatwerk, Maatwerkversie, Normtoets, Planadvies
from keukentafel.plan.models.ondersteuning import Ondersteuning, Ondersteuningversie, Schaling, Schuld, Schuldversie
from keukentafel.plan.models.overdracht import Overdracht, Regelbeoordeling, Regieplaatsing, Wisselverzoek
from keukentafel.plan.models.overleg import (
    Overleg,
    Overlegactie,
    Overlegdeelnemer,
    Overlegzaak,
)
from keukentafel.plan.models.plan import Plan
from keukentafel.plan.models.raad import (
    Consult,
    Vierogen,
    Zaakhouder,
)
from keukentafel.plan.models.regie import Kindregie, Regie
from keukentafel.plan.models.taakverdeling import Taakverdeling
from keukentafel.plan.models.vertaling import Doelvertaling
from keukentafel.plan.models.volgen import Informatieverzoek, Volgmoment

__all__ = [
    "Analyse",
    "Analyseversie",
    "Consult",
    "Doel",
    "Doelscore",
    "Doelversie",
    "Doelvertaling",
    "Doorpakboeking",
    "Goedkeuring",
    "Herverdeling",
    "Informatieverzoek",
    "Instemming",
    "Kindregie",
    "Maatwerk",
    "Maatwerkversie",
    "Normtoets",
    "Ondersteuning",
    "Ondersteuningversie",
    "Overdracht",
    "Overgangsplan",
    "Overgangspunt",
    "Overleg",
    "Overlegactie",
    "Overlegdeelnemer",
    "Overlegzaak",
    "Plan",
    "Planadvies",
    "Regelbeoordeling",
    "Regie",
    "Regieplaatsing",
    "Schaling",
    "Schuld",
    "Schuldversie",
    "Splitsing",
    "Stap",
    "Stapversie",
    "Taakverdeling",
    "Vaststelling",
    "Vierogen",
    "Volgmoment",
    "Wisselverzoek",
    "Zaakhouder",
]
