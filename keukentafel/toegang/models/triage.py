"""What belongs to triage: the safety assessment and the steps that every team takes."""

from typing import ClassVar

from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.melding import Melding


class Veiligheidstoets(Beschermd, Basis):
    """Is it safe? When it is not, somebody acts first and records later (REQ-056).

    Read with the right to read about safety only. `vastgelegd_op` empty after a positive outcome: still to be written.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="veiligheidstoetsen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wet = models.TextField(default="veiligheid", editable=False)
    antwoorden = models.JSONField(default=dict, help_text="code of veiligheidsvraag -> ja, nee or onbekend")
    positief = models.BooleanField(default=False, help_text="there is danger: act now")
    moment = models.DateTimeField(help_text="when somebody acted, or looked")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verslag = models.TextField(default="", blank=True, help_text="what was done, written afterwards")
    vastgelegd_op = models.DateTimeField(null=True, blank=True)

    volgt = "melding"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        wet="wet",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["melding", "gemaakt_op"], name="veiligheidstoets_melding")]

    def __str__(self) -> str:
        return f"veiligheidstoets {self.id}"


class Intakestap(Beschermd, Basis):
    """A step of the intake that somebody ticked off; which steps there are is configuration, the same in all teams."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="intakestappen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    code = models.TextField(help_text="inrichting soort intakestap")
    gedaan_op = models.DateTimeField()
    door = models.TextField(default="", blank=True)

    volgt = "melding"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["melding", "code"], name="intakestap_een_keer")]

    def __str__(self) -> str:
        return self.code
