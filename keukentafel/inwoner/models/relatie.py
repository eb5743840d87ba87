"""Relations with their inverse, gezag, and who may act for whom (GEZ-01, VTG-02)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models.inwoner import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Relatie(Beschermd, Basis):
    """`van_inwoner` is `soort` of `naar_inwoner`; each relation is stored twice, once in each direction."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="relaties")
    naar = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(
        help_text="ouder, kind, partner, ex_partner, broer_zus, grootouder, kleinkind, mantelzorger …"
    )
    gezag = models.BooleanField(null=True, blank=True, help_text="only for ouder; empty is not checked (GEZ-01)")
    gezag_bron = models.TextField(default="", blank=True)
    gezag_gecontroleerd_op = models.DateField(null=True, blank=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=~Q(inwoner=F("naar")), name="relatie_niet_met_zichzelf"),
            models.UniqueConstraint(
                fields=["inwoner", "naar", "soort"], condition=Q(tot__isnull=True), name="relatie_een_keer_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.id}"


class Vertegenwoordiging(Beschermd, Basis):
    """Who acts for this resident, on which subject, on what ground (VTG-01..03)."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="vertegenwoordigingen")
    vertegenwoordiger = models.ForeignKey(
        Inwoner, on_delete=models.CASCADE, null=True, blank=True, related_name="vertegenwoordigt"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    naam = models.TextField(default="", blank=True, help_text="when the representative is no resident we know")
    hoedanigheid = models.TextField(help_text="curator, mentor, bewindvoerder, gemachtigde, ouder, voogd")
    onderwerp = models.TextField(default="alles")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.hoedanigheid} {self.id}"
