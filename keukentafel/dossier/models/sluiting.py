"""What belongs to the end of a dossier: aftercare, and the advice of a professional when a parent refuses help."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import ITEM
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Nazorg(Beschermd, Basis):
    """Look after them once more, on a day, by somebody: a case tie with this row, also when the dossier is closed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="nazorgen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    wat = models.TextField(default="", blank=True)
    gedaan_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="dossier.regels_sluiten.Nazorguitkomst")
    toelichting = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        dossier="dossier_id",
        medewerker="medewerker_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "op"], name="nazorg_dossier")]
        constraints = [
            models.CheckConstraint(condition=Q(gedaan_op__isnull=True) | ~Q(uitkomst=""), name="nazorg_met_uitkomst")
        ]

    def __str__(self) -> str:
        return f"nazorg {self.id}"


class Sluitadvies(Beschermd, Basis):
    """What school or another involved professional advises about a child, and how it was weighed (REQ-036)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="sluitadviezen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="jeugd")
    publiek = models.TextField(default="team")
    wie = models.TextField(help_text="who advised, and of which organisation")
    op = models.DateField()
    advies = models.TextField()
    weging = models.TextField(help_text="what we did with it, and why")
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"sluitadvies {self.id}"
