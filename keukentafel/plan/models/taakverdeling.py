"""Who does what by when, as it was agreed at one moment."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models import Dossier
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

TEAMWAL = Bescherming(
    rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
)


class Taakverdeling(Beschermd, Basis):
    """One written division of tasks (REQ-059). Never changed: the next one takes its place, the old one stays readable.

    Who has the regie is not written here: that stands in Regie, and is shown beside it.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="taakverdelingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    regels = models.JSONField(default=list, help_text="plan.regels.Taakregel: wie, wat, uiterlijk")
    opmerking = models.TextField(default="", blank=True)
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-gemaakt_op"], name="taakverdeling_dossier")]

    def __str__(self) -> str:
        return f"taakverdeling {self.id}"
