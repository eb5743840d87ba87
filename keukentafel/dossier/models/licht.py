"""Help without a plan or a decision: a short record, with its outcome asked at the end (REQ-039)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class LichteHulp(Beschermd, Bewerkbaar):
    """What, by whom, since when, and what came of it. It needs no dossier; it carries the walls of its resident."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="lichte_hulp")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="of the resident now")
    afgeschermd = models.BooleanField(default=False)
    in_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="that started it; counts")
    wet = models.TextField(default="algemeen")
    wat = models.TextField(help_text="inrichting soort lichte_hulp")
    wat_tekst = models.TextField(default="", blank=True)
    door_wie = models.TextField(default="", blank=True, help_text="who helps: a neighbour, a group, an organisation")
    sinds = models.DateField()
    vragen_op = models.DateField(help_text="when the outcome is asked")
    geeindigd_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="dossier.regels_sluiten.Lichtuitkomst")
    uitkomst_tekst = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        wet="wet",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "geeindigd_op", "vragen_op"], name="lichtehulp_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(geeindigd_op__isnull=True) | Q(geeindigd_op__gte=F("sinds")), name="lichtehulp_periode"
            ),
            models.CheckConstraint(
                condition=Q(geeindigd_op__isnull=True) | ~Q(uitkomst=""), name="lichtehulp_met_uitkomst"
            ),
        ]

    def __str__(self) -> str:
        return f"lichte hulp {self.id}"
