"""The account of an emergency access, and the consent beforehand for a shielded dossier (AUT-01, REQ-155)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Noodverantwoording(Beschermd, Basis):
    """Made when an emergency access ends. The worker writes it, another accepts or rejects it before a day.

    Worker, dossier and teams stand here again: a wall reads own columns only.
    """

    verlening = models.OneToOneField(Toegangsverlening, on_delete=models.PROTECT, related_name="verantwoording")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    dossierteam = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField(help_text="last werkdag on which it is decided")
    nodig = models.TextField(default="", blank=True)
    gezien = models.TextField(default="", blank=True)
    gedaan = models.TextField(default="", blank=True)
    verantwoord_op = models.DateTimeField(null=True, blank=True)
    oordeel = models.TextField(default="", blank=True, help_text="privacy.regels.noodtoegang.Oordeel")
    oordeel_reden = models.TextField(default="", blank=True)
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    te_laat_gemeld_op = models.DateTimeField(null=True, blank=True)
    fg_advies = models.TextField(default="", blank=True, help_text="for whoever decides; the FG decides nothing by it")
    fg_advies_op = models.DateTimeField(null=True, blank=True)
    fg_advies_door = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="toegang",
        team="team_id",
        ook_team="dossierteam_id",
        dossier="dossier_id",
        medewerker="medewerker_id",
        auteur="gemaakt_door",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            # What waits, and what is late (the list and the morning round).
            models.Index(fields=["uiterlijk"], condition=Q(beoordeeld_op=None), name="verantwoording_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_op=None, beoordelaar=None)
                | (
                    Q(oordeel__in=["aanvaard", "afgewezen"]) & Q(beoordeeld_op__isnull=False, beoordelaar__isnull=False)
                ),
                name="verantwoording_oordeel",
            ),
            # Nobody judges the own use.
            models.CheckConstraint(
                condition=Q(beoordelaar=None) | ~Q(beoordelaar=models.F("medewerker")), name="verantwoording_ander"
            ),
            models.CheckConstraint(
                condition=~Q(oordeel="afgewezen") | ~Q(oordeel_reden=""), name="verantwoording_afgewezen_met_reden"
            ),
            models.CheckConstraint(
                condition=Q(fg_advies="", fg_advies_op=None, fg_advies_door="")
                | (~Q(fg_advies="") & Q(fg_advies_op__isnull=False) & ~Q(fg_advies_door="")),
                name="verantwoording_advies_met_wie",
            ),
        ]

    def __str__(self) -> str:
        return f"verantwoording {self.id}"


class Toegangsakkoord(Beschermd, Basis):
    """The aandachtsfunctionaris agrees beforehand: this worker may take emergency access to this shielded dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField()
    tot = models.DateTimeField()

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="toegang",
        team="team_id",
        dossier="dossier_id",
        medewerker="medewerker_id",
        auteur="gemaakt_door",
    )

    class Meta:
        base_manager_name = "objects"
        # Asked when somebody wants in, for one worker and one dossier.
        indexes = [models.Index(fields=["medewerker", "dossier", "tot"], name="akkoord_van_medewerker")]

    def __str__(self) -> str:
        return f"akkoord {self.id}"
