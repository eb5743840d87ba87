"""The plan of a young person who becomes eighteen while help runs (REQ-065)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT, DossierItem
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming


class Overgangsplan(DossierItem):
    """What has to be arranged before somebody is eighteen, and who takes over. `niet_nodig` says why there is none."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/18/{id}/"
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="overgangsplannen")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begonnen_op = models.DateField()
    wens = models.TextField(default="", blank=True, help_text="what the young person wants, in own words")
    niet_nodig = models.TextField(default="", blank=True, help_text="why there is nothing to arrange")
    overgedragen_op = models.DateField(null=True, blank=True)
    overgedragen_aan = models.TextField(default="", blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        constraints = [
            *DossierItem.Meta.constraints,
            models.UniqueConstraint(fields=["dossier", "inwoner"], name="overgangsplan_een_per_jongere"),
            models.UniqueConstraint(
                fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"], name="overgangsplan_wal"
            ),
            models.CheckConstraint(
                condition=Q(overgedragen_op=None) | ~Q(overgedragen_aan=""), name="overgangsplan_aan_wie"
            ),
        ]

    def __str__(self) -> str:
        return f"overgangsplan {self.id}"


class Overgangspunt(Beschermd, Basis):
    """One point of the checklist, as visible as its plan."""

    overgangsplan = models.ForeignKey(Overgangsplan, on_delete=models.CASCADE, related_name="punten")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    code = models.TextField(help_text="inrichting soort overgang18")
    naam = models.TextField(help_text="what it was called when the plan began")
    volgorde = models.PositiveSmallIntegerField(default=0)
    stand = models.TextField(default="open", help_text="plan.regels.achttien.Puntstand")
    toelichting = models.TextField(default="", blank=True)
    gewijzigd_op = models.DateTimeField(null=True, blank=True)
    gewijzigd_door = models.TextField(default="", blank=True)

    volgt = "overgangsplan"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["overgangsplan", "code"], name="overgangspunt_een_keer")]

    def __str__(self) -> str:
        return f"overgangspunt {self.id}"
