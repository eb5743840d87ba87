"""Money that is asked back with a decision that changes or withdraws help (WMO-16; Wmo 2015 art. 2.4.1)."""

from django.db import models
from django.db.models import Q

from keukentafel.besluit.models.besluit import Besluit
from keukentafel.besluit.models.muren import Tekstrij


class Terugvordering(Tekstrij):
    """That intent was established, with why; and what is asked back. A row without a reason does not exist.

    On which decisions it may stand, the database keeps as well (sql/60_terugvordering.sql).
    """

    besluit = models.OneToOneField(Besluit, on_delete=models.CASCADE, related_name="terugvordering")
    opzet_op = models.DateField(help_text="when intent was recorded")
    opzet_reden = models.TextField(help_text="why it was intent, with what it shows from")
    bedrag_cent = models.PositiveBigIntegerField(null=True, blank=True, help_text="decided on after intent")
    volgt = "besluit"

    class Meta(Tekstrij.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=~Q(opzet_reden=""), name="terugvordering_opzet"),
            models.CheckConstraint(condition=Q(bedrag_cent=None) | Q(bedrag_cent__gt=0), name="terugvordering_bedrag"),
        ]

    def __str__(self) -> str:
        return f"terugvordering {self.id}"
