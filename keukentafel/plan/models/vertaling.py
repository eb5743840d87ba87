"""A goal in the language of the household, beside the Dutch that counts (regels.md TAAL-01)."""

from django.db import models

from keukentafel.plan.models.akkoord import VanDoel
from keukentafel.plan.models.doel import Doel


class Doelvertaling(VanDoel):
    """One goal in one language; the latest counts. Which text it translates stands with it."""

    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="vertalingen")
    taal = models.TextField(help_text="code of the dated list taal")
    resultaat = models.TextField()
    hoe_te_zien = models.TextField(default="", blank=True)
    doelversie = models.PositiveIntegerField(help_text="version of the goal that was translated")
    door_naam = models.TextField(default="", blank=True, help_text="who translated, for example an interpreter")

    class Meta(VanDoel.Meta):
        abstract = False
        indexes = [models.Index(fields=["doel", "taal"], name="doelvertaling_doel_taal")]

    def __str__(self) -> str:
        return f"doelvertaling {self.id}"
