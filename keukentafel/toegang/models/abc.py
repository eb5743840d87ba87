"""ABC-duty: who may be asked for advice today, and what came of it (REQ-005)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.contact import Contact
from keukentafel.toegang.models.melding import Melding


class AbcDienst(models.Model):
    """One turn of the rota: this worker advises the front office between these times."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="abc_diensten")
    dag = models.DateField()
    van = models.TimeField()
    tot = models.TimeField()
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["dag", "van"]
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "dag", "van"], name="abcdienst_een_keer"),
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="abcdienst_uren"),
        ]

    def __str__(self) -> str:
        return f"{self.dag} {self.van}"


class Adviesvraag(Beschermd, Basis):
    """The front office asks the worker on ABC-duty for advice, or hands the call over; the outcome is counted.

    Read by who asked and by `voor`, also when the melding belongs to another team; by nobody else, whatever the team or
    law. So the question stands here in full, and the melding itself stays behind its own wall.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, blank=True, related_name="adviesvragen")
    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, null=True, blank=True, related_name="adviesvragen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    soort = models.TextField(default="advies", help_text="advies, overname or overbelasting")
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vraag = models.TextField()
    gevraagd_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="inrichting soort abc_uitkomst")
    advies = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", medewerker="voor_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["voor", "gevraagd_op"], condition=Q(beantwoord_op=None), name="adviesvraag_open_voor")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(melding__isnull=False), name="adviesvraag_ergens_over"
            )
        ]

    def __str__(self) -> str:
        return f"adviesvraag {self.id}"
