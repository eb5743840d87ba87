"""A household that was split, and cases that went to others: kept so that both can be taken back."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models import Dossier
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Splitsing(Beschermd, Basis):
    """A household that was split, with what is needed to make it one again."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="splitsingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    vervolg = models.UUIDField(help_text="key of the dossier of who left")
    beeindigd = models.JSONField(default=list, help_text="keys of the memberships that ended by it")
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-gemaakt_op"], name="splitsing_dossier")]

    def __str__(self) -> str:
        return f"splitsing {self.id}"


class Herverdeling(Beschermd, Basis):
    """The cases of an absent colleague went to others in one go; kept so that it can be taken back. Ids only."""

    van = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="+")
    regels = models.JSONField(default=list, help_text="[soort, case, worker who got it]")
    reden = models.TextField(default="", blank=True)
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="auteur", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"herverdeling {self.id}"
