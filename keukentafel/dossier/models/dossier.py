"""One dossier per household. Case ties (betrokkenheid) decide who sees it; they start and end (AUT-06)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Huishouden
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Dossier(Beschermd, Bewerkbaar):
    """The folder of one household, over all laws and members. Open or closed follows from its last periode."""

    nummer = models.TextField(unique=True, help_text="for people, for example 2026-0417; never in a URL")
    volgnr = models.BigIntegerField(unique=True, help_text="number behind the key, used by the regie constraint")
    huishouden = models.OneToOneField(Huishouden, on_delete=models.PROTECT, related_name="dossier")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    geopend_op = models.DateField()
    gesloten_op = models.DateField(null=True, blank=True)
    reden_sluiten = models.TextField(default="", blank=True)
    let_op = models.TextField(default="", blank=True, help_text="one line above the page: how to reach this family")
    laatste_contact_op = models.DateField(null=True, blank=True)

    # Shielding the household shields its dossier and, from there, every item: the database cascades it.
    volgt = "huishouden"
    volgt_kolommen = ("afgeschermd",)
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "gesloten_op"], name="dossier_team_open")]
        constraints = [
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="dossier_wal"),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=F("geopend_op")), name="dossier_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"dossier {self.nummer}"


class DossierPeriode(Beschermd, Basis):
    """Open in a team from a day to a day (`tot` = first day not open there). Recorded time = gemaakt_op.

    A reopened dossier has a second row, a handed over one too. A correction marks the old row and adds one.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="perioden")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="of the dossier now")
    afgeschermd = models.BooleanField(default=False)
    in_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="in this period")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    aanleiding = models.TextField(default="", blank=True, help_text="why it began: nieuw, heropend, overgedragen")
    reden = models.TextField(default="", blank=True, help_text="why it ended: code of regels.RedenSluiten")
    toelichting = models.TextField(default="", blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True, help_text="replaced by a correction at this moment")

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="dossierperiode_tot"),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(tot__isnull=True, vervallen_op__isnull=True),
                name="dossier_een_open_periode",
            ),
        ]

    def __str__(self) -> str:
        return f"periode {self.id}"


class Betrokkenheid(Beschermd, Basis):
    """A worker or an outside party is involved in a dossier, in a role, from a moment to a moment."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="betrokkenen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    medewerker = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="betrokkenheden"
    )
    naam = models.TextField(default="", blank=True, help_text="outside party without an account")
    organisatie = models.TextField(default="", blank=True)
    partner = models.TextField(default="", blank=True, help_text="delen.woorden.Partner: the row of the share table")
    contact = models.TextField(default="", blank=True, help_text="telephone or mail of an outside party")
    rol = models.TextField(help_text="dossier.regels.Betrokkenrol: regisseur, coach, specialist, school …")
    waarvoor = models.TextField(default="", blank=True)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    reden = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["medewerker", "van"], name="betrokkenheid_medewerker")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="betrokkenheid_periode"),
            models.CheckConstraint(condition=Q(medewerker__isnull=False) | ~Q(naam=""), name="betrokkenheid_iemand"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} {self.id}"
