"""Access for a while: a case tie with an end, taken in an emergency or given on request (AUT-01, REQ-154)."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

HOOGSTENS = timedelta(hours=4)
"""An emergency is never longer (AUT-01); a municipality may set less."""


class Toegangsverlening(Beschermd, Basis):
    """One worker, one dossier, from a moment to a moment. While it runs it is a tie like any other (sql/10_banden.sql).

    `beeindigd_op` is a fact and not a comparison of times: what ended once does not begin again when a clock is set
    back. A request has no `van` until somebody gives the access; one that is refused ended without beginning.
    """

    soort = models.TextField(help_text="nood or verzoek")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="of the worker, then")
    dossierteam = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="of the dossier, then")
    categorie = models.TextField(default="", blank=True, help_text="choice list reden_noodtoegang")
    reden = models.TextField()
    akkoord = models.BooleanField(default=False, help_text="the aandachtsfunctionaris agreed beforehand")
    dagen = models.PositiveSmallIntegerField(null=True, blank=True, help_text="for how long it was asked")
    van = models.DateTimeField(null=True, blank=True)
    tot = models.DateTimeField(null=True, blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.TextField(default="", blank=True)
    toegestaan = models.BooleanField(null=True, blank=True, help_text="answer to a request")
    antwoord = models.TextField(default="", blank=True)
    beslist_op = models.DateTimeField(null=True, blank=True)
    beslist_door = models.TextField(default="", blank=True)
    # The resident reads it from here on; None while the aandachtsfunctionaris keeps it back, until a day to look again.
    zichtbaar_vanaf = models.DateTimeField(null=True, blank=True)
    uitstel_tot = models.DateField(null=True, blank=True)
    uitstel_reden = models.TextField(default="", blank=True)
    uitstel_door = models.TextField(default="", blank=True)

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
            # kt_banden, at every request: what runs for this worker.
            models.Index(fields=["medewerker"], condition=Q(beeindigd_op=None), name="toegang_loopt"),
            # The list of privacy, newest first, and one worker in it.
            models.Index(fields=["-gemaakt_op", "id"], name="toegang_lijst"),
            models.Index(fields=["medewerker", "-gemaakt_op"], name="toegang_van_medewerker"),
        ]
        constraints = [
            # Two clicks, or two screens at once, are one grant.
            models.UniqueConstraint(
                fields=["medewerker", "dossier", "soort"], condition=Q(beeindigd_op=None), name="toegang_een_lopend"
            ),
            models.CheckConstraint(condition=Q(van=None, tot=None) | Q(tot__gt=F("van")), name="toegang_met_einde"),
            models.CheckConstraint(
                condition=Q(soort="verzoek") | (Q(tot__lte=F("van") + HOOGSTENS) & ~Q(categorie="")),
                name="toegang_nood_kort",
            ),
            models.CheckConstraint(
                condition=Q(soort="nood") | (Q(soort="verzoek") & (Q(van=None) | Q(toegestaan=True))),
                name="toegang_verzoek_na_antwoord",
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="toegang_met_reden"),
            models.CheckConstraint(
                condition=Q(uitstel_tot=None) | (Q(zichtbaar_vanaf=None) & ~Q(uitstel_reden="")),
                name="toegang_uitstel_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.id}"
