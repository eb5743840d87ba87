"""One regisseur per household at any moment, and one for a child of two households."""

from typing import ClassVar, cast

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models.overdracht import Regieplaatsing
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Regie(Beschermd, Basis):
    """Who directs this household, from moment to moment: a regisseur, or a recorded vacancy with a waarnemer.

    That two rows of one dossier never overlap, in history neither, is a database constraint (plan/sql/10_regie.sql);
    `dossier_volgnr` feeds it and is held to the dossier's own number by a foreign key there.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="regie")
    dossier_volgnr = models.BigIntegerField(editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(default="regisseur", help_text="regisseur, vacature or elders")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="regie")
    waarnemer = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    partij = models.TextField(
        default="", blank=True, help_text="another party that directs, while the waarnemer looks on"
    )
    plaatsing = models.ForeignKey(
        Regieplaatsing,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="regie",
        help_text="its acceptance",
    )
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    reden = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["medewerker"], condition=Q(tot=None), name="regie_open_medewerker")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="regie_periode"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(tot__isnull=True), name="regie_een_open"),
            models.CheckConstraint(
                condition=Q(soort="regisseur", medewerker__isnull=False, plaatsing__isnull=True)
                | Q(soort="vacature", medewerker__isnull=True, waarnemer__isnull=False, plaatsing__isnull=True)
                | (
                    Q(soort="elders", medewerker__isnull=True, waarnemer__isnull=False, plaatsing__isnull=False)
                    & ~Q(partij="")
                ),
                name="regie_iemand_of_vacature_met_waarnemer",
            ),
        ]

    def __str__(self) -> str:
        return f"regie {self.id}"

    @property
    def wie(self) -> Medewerker:
        """The regisseur, or who stands in or keeps sight of it; a constraint holds that one of both is there."""
        return cast(Medewerker, self.medewerker or self.waarnemer)


class Kindregie(Beschermd, Basis):
    """A child of two households has one named regisseur: that of this dossier (issue, 'co-ouders')."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="kindregie")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="kindregie")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        dossier="dossier_id",
        inwoner="inwoner_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["inwoner"], condition=Q(tot__isnull=True), name="kindregie_een_tegelijk")
        ]

    def __str__(self) -> str:
        return f"kindregie {self.id}"
