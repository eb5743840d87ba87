"""Teams. 'Onbekend/overig' is a real team: work without a known neighbourhood has a place and a count."""

from django.db import models
from django.db.models import F, Q


class Team(models.Model):
    """A wijkteam, the front office or the back office; dated, never deleted."""

    code = models.SlugField(unique=True)
    naam = models.TextField()
    soort = models.TextField(default="wijkteam", help_text="wijkteam, frontoffice, backoffice, staf or overig")
    volgorde = models.PositiveSmallIntegerField(default=0)
    adres = models.TextField(default="", blank=True)
    telefoon = models.TextField(default="", blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="first day on which it is gone")
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("geldig_van")), name="team_periode"
            )
        ]

    def __str__(self) -> str:
        return self.naam
