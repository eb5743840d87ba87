"""Households with members from day to day. A child may belong to two households (co-ouders)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models.inwoner import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Huishouden(Beschermd, Bewerkbaar):
    """People who live together or form one family for help. Named for people, keyed by UUID."""

    naam = models.TextField()
    sorteernaam = models.TextField(default="", editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    buurtcode = models.TextField(default="", blank=True)
    klantsleutel = models.TextField(null=True, blank=True, help_text="household key in an imported system")
    opgeheven_op = models.DateField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", huishouden="id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["klantsleutel"], name="huishouden_klantsleutel_uniek"),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="huishouden_wal"),
        ]

    def __str__(self) -> str:
        return f"huishouden {self.id}"


class Huishoudlid(Beschermd, Basis):
    """Somebody belongs to a household from a day to a day."""

    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="leden")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="lidmaatschappen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    rol = models.TextField(default="lid", help_text="ouder, kind, partner, inwonend, lid …")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    volgt = "huishouden"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", huishouden="huishouden_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="huishoudlid_periode"),
            models.UniqueConstraint(
                fields=["huishouden", "inwoner"], condition=Q(tot__isnull=True), name="huishoudlid_een_keer_open"
            ),
        ]

    def __str__(self) -> str:
        return f"lid {self.id}"
