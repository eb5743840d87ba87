"""One plan per household over all laws."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models import Dossier
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Plan(Beschermd, Bewerkbaar):
    """The plan of one household. There is one; its goals carry who may see them."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="plan")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    titel = models.TextField(default="", blank=True, help_text="what the household wants, in a few words")
    vorm = models.TextField(default="", blank=True, help_text="plan.regels.Planvorm: kort, volledig or spoed")
    vastgesteld_op = models.DateField(null=True, blank=True)
    bespreken_op = models.DateField(null=True, blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="plan_wal")]

    def __str__(self) -> str:
        return f"plan {self.id}"
