"""How far a goal is, by who said so: goal attainment scaling (GAS)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.plan.models.doel import Doel
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Doelscore(Beschermd, Basis):
    """One score on one day; visible exactly when the goal is. A row is never changed: the latest of a kind counts."""

    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="scores")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    soort = models.TextField(help_text="plan.regels.Scoorder: inwoner, regisseur or aanbieder")
    waarde = models.SmallIntegerField(help_text="-2 to +2, plan.regels.NAAM_VAN_SCORE")
    dag = models.DateField()
    toelichting = models.TextField(default="", blank=True)
    door_naam = models.TextField(default="", blank=True, help_text="who wrote it down")
    ingetrokken_op = models.DateTimeField(null=True, blank=True, help_text="recorded by mistake")

    volgt = "doel"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["doel", "dag"], name="doelscore_doel_dag")]
        constraints = [
            models.CheckConstraint(condition=Q(waarde__range=(-2, 2)), name="doelscore_gas"),
            models.CheckConstraint(
                condition=Q(soort__in=["inwoner", "regisseur", "aanbieder"]), name="doelscore_soort"
            ),
        ]

    def __str__(self) -> str:
        return f"doelscore {self.id}"
