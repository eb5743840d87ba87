"""What was agreed on when, who said yes, and what the manager said. All per goal, so that every wall holds."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.plan.models.doel import Doel
from keukentafel.plan.models.plan import Plan
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class VanDoel(Beschermd, Basis):
    """A row beneath a goal, with its walls."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")

    volgt = "doel"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Vaststelling(VanDoel):
    """What one goal said when the plan was agreed on; written only when it says something new.

    The versions of a plan are counted over the rows somebody may see (plan.regels.versies), so a change behind a wall
    makes no version, no date and no number on this side (ADR 0021).
    """

    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="vaststellingen")
    ronde = models.UUIDField(help_text="the rows that were written together")
    op = models.DateField()
    bespreken_op = models.DateField(null=True, blank=True, help_text="when to talk next, as agreed on in this round")
    velden = models.JSONField(default=dict, help_text="field -> what it said then")
    door_naam = models.TextField(default="", blank=True)

    class Meta(VanDoel.Meta):
        abstract = False
        indexes = [models.Index(fields=["doel", "-op"], name="vaststelling_doel_op")]

    def __str__(self) -> str:
        return f"vaststelling {self.id}"


class Instemming(VanDoel):
    """What one member said about one goal, or why nobody could ask (REQ-047). Never edited; the latest counts."""

    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="instemmingen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    keer = models.UUIDField(help_text="the rows of one answer, so that it is taken back in one")
    antwoord = models.TextField(help_text="plan.regels.Antwoord: ja, nee or niet_gevraagd")
    gever = models.TextField(default="zelf", help_text="delen.regels.Gever, or anders: somebody without authority")
    gever_wie = models.TextField(default="", blank=True, help_text="key or name")
    gever_naam = models.TextField(default="", blank=True)
    mist = models.JSONField(default=list, help_text="whose answer is needed besides, in words, on that day")
    reden = models.TextField(default="", blank=True)
    kanaal = models.TextField(default="gesprek", help_text="plan.regels.AKKOORDKANALEN")
    op = models.DateField()
    doelversie = models.PositiveIntegerField(help_text="which text of the goal it is about")
    ingetrokken_op = models.DateTimeField(null=True, blank=True, help_text="recorded by mistake")

    class Meta(VanDoel.Meta):
        abstract = False
        indexes = [models.Index(fields=["doel", "inwoner"], name="instemming_doel_inwoner")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(antwoord="niet_gevraagd") | ~Q(reden=""), name="instemming_niet_gevraagd_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"instemming {self.id}"


class Goedkeuring(Beschermd, Basis):
    """A plan that waits for the manager, and what was said (REQ-046); only where the municipality asks for it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goedkeuringen")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    ronde = models.UUIDField(help_text="Vaststelling.ronde: which plan it is about")
    stand = models.TextField(default="gevraagd", help_text="gevraagd, goedgekeurd or teruggegeven")
    gevraagd_door = models.TextField(default="", blank=True)
    reden = models.TextField(default="", blank=True)
    besluit_op = models.DateTimeField(null=True, blank=True)
    besluit_door = models.TextField(default="", blank=True)

    volgt = "plan"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team"], condition=Q(stand="gevraagd"), name="goedkeuring_open_team")]
        constraints = [
            models.CheckConstraint(condition=~Q(stand="teruggegeven") | ~Q(reden=""), name="teruggave_reden"),
        ]

    def __str__(self) -> str:
        return f"goedkeuring {self.id}"
