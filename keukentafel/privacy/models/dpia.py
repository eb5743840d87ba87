"""The register of DPIA's (AVG art. 35, PRV-14), and a measure that was agreed on after one, or after a breach."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.privacy.models.datalek import Datalek


class Dpia(Beschermd, Bewerkbaar):
    """One assessment of one processing: its risks, and the day on which somebody looks again."""

    verwerking = models.TextField()
    aanleiding = models.TextField(help_text="regels.dpia.Aanleiding: why it was needed (PRV-14)")
    op = models.DateField(help_text="the day of the assessment")
    risicos = models.TextField()
    restrisico = models.TextField(help_text="regels.dpia.Risico: what is left with the measures")
    advies_fg = models.TextField(default="", blank=True, help_text="art. 35 lid 2")
    herzien_op = models.DateField(help_text="look again on this day at the latest")
    vervangen_door = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        # What must be looked at again first.
        indexes = [
            models.Index(fields=["herzien_op", "id"], condition=Q(vervangen_door=None), name="dpia_geldend"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(herzien_op__gt=F("op")), name="dpia_herzien_na"),
        ]

    def __str__(self) -> str:
        return f"dpia {self.id}"


class Privacymaatregel(Beschermd, Basis):
    """Something that is done about a risk, by somebody, before a day. Seen by its owner and who keeps the registers."""

    datalek = models.ForeignKey(Datalek, on_delete=models.CASCADE, null=True, blank=True, related_name="maatregelen")
    dpia = models.ForeignKey(Dpia, on_delete=models.CASCADE, null=True, blank=True, related_name="maatregelen")
    wat = models.TextField()
    eigenaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField()
    klaar_op = models.DateField(null=True, blank=True)
    hoe = models.TextField(default="", blank=True, help_text="what was done in the end")

    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", medewerker="eigenaar_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(datalek__isnull=False, dpia=None) | Q(datalek=None, dpia__isnull=False),
                name="privacymaatregel_van_een",
            ),
        ]

    def __str__(self) -> str:
        return f"maatregel {self.id}"
