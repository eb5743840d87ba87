"""Reads of the plan and of the regie."""

from keukentafel.dossier.opvragen import dossier_kader
from keukentafel.plan.opvragen.gesprek import Gesprek, gesprek
from keukentafel.plan.opvragen.kindregie import KindInTwee, Kindkeuze, kindkeuze
from keukentafel.plan.opvragen.kort import PlanKort, plan_kort
from keukentafel.plan.opvragen.mensen import (
    MensBeeld,
    Mensenblad,
    TaakverdelingBeeld,
    mensen,
    mensenblad,
    taakverdeling,
    wie_doen_mee,
)
from keukentafel.plan.opvragen.overdracht import (
    collegas_voor,
    documentkeuzes,
    pakket,
    plaatsing,
    plaatsingen,
    regiekop,
    wie_vraagt,
    wisselverzoek,
    wisselverzoeken,
)
from keukentafel.plan.opvragen.overdragen import Overdracht, overdracht
from keukentafel.plan.opvragen.overleg import (
    dossier_met_nummer,
    komende_overleggen,
    overlegblad,
    overleggen,
    regie_op_agenda,
)
from keukentafel.plan.opvragen.plan import (
    DoelBeeld,
    PlanBeeld,
    StapBeeld,
    WieKeuze,
    plan_beeld,
    wie_keuzes,
)
from keukentafel.plan.opvragen.raad import (
    LIJSTEN,
    consult,
    overleglijst,
    raadblad,
)
from keukentafel.plan.opvragen.regie import RegieBeeld, regie_beeld
from keukentafel.plan.opvragen.regieregels import regelblad

__all__ = [
    "LIJSTEN",
    "DoelBeeld",
    "Gesprek",
    "KindInTwee",
    "Kindkeuze",
    "MensBeeld",
    "Mensenblad",
    "Overdracht",
    "PlanBeeld",
    "PlanKort",
    "RegieBeeld",
    "StapBeeld",
    "TaakverdelingBeeld",
    "WieKeuze",
    "collegas_voor",
    "consult",
    "documentkeuzes",
    "dossier_kader",
    "dossier_met_nummer",
    "gesprek",
    "kindkeuze",
    "komende_overleggen",
    "mensen",
    "mensenblad",
    "overdracht",
    "overlegblad",
    "overleggen",
    "overleglijst",
    "pakket",
    "plaatsing",
    "plaatsingen",
    "plan_beeld",
    "plan_kort",
    "raadblad",
    "regelblad",
    "regie_beeld",
    "regie_op_agenda",
    "regiekop",
    "taakverdeling",
    "wie_doen_mee",
    "wie_keuzes",
    "wie_vraagt",
    "wisselverzoek",
    "wisselverzoeken",
]
