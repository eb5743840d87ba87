"""A finding in the log that somebody must look into (AUT-07), or a look that was drawn for checking (PRV-17)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Afwijking(Beschermd, Basis):
    """Found once, by its key. Seen by who supervises, and by the worker after being asked; never by colleagues.

    `alleen_fg`: about a privacy officer, who does not judge the own looks.
    """

    sleutel = models.TextField(unique=True, help_text="day, kind and whom it is about: the job may run again")
    soort = models.TextField(help_text="regels.afwijking.Soort")
    dag = models.DateField()
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="empty: several people"
    )
    regels = ArrayField(models.BigIntegerField(), help_text="rows of the log")
    aantal = models.PositiveIntegerField()
    alleen_fg = models.BooleanField(default=False)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    uitleg = models.TextField(default="", blank=True, help_text="what the worker answered")
    uitleg_op = models.DateTimeField(null=True, blank=True)
    oordeel = models.TextField(default="", blank=True, help_text="uitgelegd, bespreken or datalek")
    notitie = models.TextField(default="", blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    gesloten_door = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="toezicht", medewerker="medewerker_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        # The open work list, newest day first (opvragen/afwijking.py).
        indexes = [models.Index(fields=["-dag", "id"], condition=Q(gesloten_op=None), name="afwijking_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(oordeel="", gesloten_op=None)
                | Q(oordeel__in=["uitgelegd", "bespreken", "datalek"], gesloten_op__isnull=False),
                name="afwijking_oordeel",
            )
        ]

    def __str__(self) -> str:
        return self.sleutel
