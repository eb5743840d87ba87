"""Counts of how fields are used, and what is decided on them. Nobody is in it, so it has no wall (test_bouw.py)."""

from django.db import models
from django.db.models import Q

from keukentafel.kern.models import Basis


class Veldtelling(Basis):
    """One noun, counted again every week: how often each field was filled in a year, and when somebody looked."""

    soort = models.TextField(unique=True, help_text="label of the model: dossier.journaalregel")
    rijen = models.PositiveIntegerField(help_text="written or changed in the last year")
    sinds = models.DateField(null=True, blank=True, help_text="day of the oldest row")
    gevuld = models.JSONField(default=dict, help_text="field -> rows of the last year in which it says something")
    ongenoemd = models.JSONField(default=list, help_text="fields that no screen, letter or rule names")
    gekeken_op = models.DateField(null=True, blank=True, help_text="last look with the right of this noun, in a year")
    log_sinds = models.DateField(null=True, blank=True, help_text="how far back the log goes")
    geteld_op = models.DateTimeField()

    def __str__(self) -> str:
        return self.soort


class Veldbesluit(Basis):
    """Keep until a day, or let go. A later decision takes the place of an earlier one; both stay."""

    soort = models.TextField()
    veld = models.TextField()
    besluit = models.TextField(help_text="regels.velden.Besluit")
    reden = models.TextField()
    tot = models.DateField(null=True, blank=True, help_text="last day it is kept without looking again")
    door_naam = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["soort", "veld", "gemaakt_op"], name="veldbesluit_nieuwste")]
        constraints = [
            models.CheckConstraint(
                condition=Q(besluit="houden", tot__isnull=False) | Q(besluit="vervalt", tot=None),
                name="veldbesluit_houden_tot",
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="veldbesluit_met_reden"),
        ]

    def __str__(self) -> str:
        return f"{self.soort}.{self.veld}: {self.besluit}"
