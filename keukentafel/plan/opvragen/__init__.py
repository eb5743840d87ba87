"""Reads of the plan and of the regie."""

from keukentafel.plan.opvragen.kindregie import KindInTwee, Kindkeuze, kindkeuze
from keukentafel.plan.opvragen.kort import PlanKort, plan_kort
from keukentafel.plan.opvragen.overdragen import Overdracht, overdracht
from keukentafel.plan.opvragen.plan import (
    DoelBeeld,
    Gesprek,
    PlanBeeld,
    StapBeeld,
    WieKeuze,
    gesprek,
    plan_beeld,
    wie_keuzes,
)
from keukentafel.plan.opvragen.regie import RegieBeeld, regie_beeld

__all__ = [
    "DoelBeeld",
    "Gesprek",
    "KindInTwee",
    "Kindkeuze",
    "Overdracht",
    "PlanBeeld",
    "PlanKort",
    "RegieBeeld",
    "StapBeeld",
    "WieKeuze",
    "gesprek",
    "kindkeuze",
    "overdracht",
    "plan_beeld",
    "plan_kort",
    "regie_beeld",
    "wie_keuzes",
]
