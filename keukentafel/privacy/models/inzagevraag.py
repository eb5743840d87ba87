"""What a resident asks about a look: why did this person look? Answered in writing, and kept (PRV-17)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Inzagevraag(Beschermd, Basis):
    """A question on one line of the overview: the rows of the log behind it, by key.

    Seen by who supervises and by who wrote it down; not by the team, because it is about a colleague.
    """

    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    opgeschreven_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    dag = models.DateField(help_text="the day of the looks")
    wie = models.TextField(help_text="who looked, as it stands in the log")
    regels = ArrayField(models.BigIntegerField(), help_text="rows of the log")
    vraag = models.TextField()
    antwoord = models.TextField(default="", blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="toezicht", medewerker="opgeschreven_door_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        # The open questions, oldest first (opvragen/inzagevraag.py).
        indexes = [models.Index(fields=["gemaakt_op"], condition=Q(beantwoord_op=None), name="inzagevraag_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op=None) | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="inzagevraag_antwoord",
            )
        ]

    def __str__(self) -> str:
        return f"vraag over {self.dag}"
