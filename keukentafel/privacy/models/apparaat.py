"""The register of permitted devices: given to whom, encrypted or not, given back or lost (REQ-163)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Apparaat(Beschermd, Basis):
    """One device in the hands of one worker; given to another it is a new row. Seen by that worker and by who keeps
    the registers."""

    soort = models.TextField(help_text="regels.apparaat.Soort")
    label = models.TextField(help_text="number on the device")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    uitgegeven_op = models.DateField()
    versleuteld = models.BooleanField(help_text="the officer saw that the storage is encrypted")
    ingeleverd_op = models.DateField(null=True, blank=True)
    kwijt_op = models.DateTimeField(null=True, blank=True)
    kwijt_hoe = models.TextField(default="", blank=True)
    gewist_op = models.DateField(null=True, blank=True, help_text="wiped, at a distance or after it came back")

    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", medewerker="medewerker_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["-uitgegeven_op", "id"], name="apparaat_register")]
        constraints = [
            models.UniqueConstraint(fields=["label"], condition=Q(ingeleverd_op=None), name="apparaat_bij_een"),
            models.CheckConstraint(
                condition=Q(ingeleverd_op=None) | Q(ingeleverd_op__gte=F("uitgegeven_op")), name="apparaat_periode"
            ),
            models.CheckConstraint(condition=Q(kwijt_op=None) | ~Q(kwijt_hoe=""), name="apparaat_kwijt_hoe"),
        ]

    def __str__(self) -> str:
        return f"apparaat {self.id}"
