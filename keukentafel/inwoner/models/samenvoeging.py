"""Two records of one person, or of one household, made one; with all that is needed to undo it exactly (issue 3)."""

from typing import ClassVar

from django.db import models

from keukentafel.inwoner.models.huishouden import Huishouden
from keukentafel.inwoner.models.inwoner import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Samengevoegd(Beschermd, Basis):
    """What both kinds keep. `vervallen` is the old key: it leads to the kept one, for who may see that."""

    vervallen = models.UUIDField(help_text="key of the record that went up in the kept one")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    keuzes = models.JSONField(default=dict, help_text="group of fields -> which of the two was kept")
    stappen = models.JSONField(default=list, help_text="every changed row with its old values, in order; for undo")
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.TextField(default="", blank=True)

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"samenvoeging {self.id}"


class Samenvoeging(Samengevoegd):
    """Two persons turned out to be one. Walls are those of the kept person."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="samenvoegingen")

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta(Samengevoegd.Meta):
        abstract = False
        indexes = [models.Index(fields=["vervallen"], name="samenvoeging_vervallen")]


class Huishoudensamenvoeging(Samengevoegd):
    """Two households, and their dossiers, turned out to be one. The ended dossier keeps its own history of days."""

    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="samenvoegingen")
    dossier_van = models.UUIDField(null=True, blank=True, help_text="key of the dossier that ended")
    dossier_naar = models.UUIDField(null=True, blank=True, help_text="key of the dossier that was kept")

    volgt = "huishouden"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", huishouden="huishouden_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta(Samengevoegd.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["vervallen"], name="huissamenvoeging_vervallen"),
            models.Index(fields=["dossier_van"], name="huissamenvoeging_dossier"),
        ]


class TweeMensen(Beschermd, Basis):
    """Somebody looked and saw two different people: the pair is not shown again as double. Walls of the first."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    door_naam = models.TextField(default="", blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["inwoner", "ander"], condition=models.Q(ingetrokken_op=None), name="tweemensen_een_keer"
            ),
            models.CheckConstraint(condition=~models.Q(inwoner=models.F("ander")), name="tweemensen_zijn_twee"),
        ]

    def __str__(self) -> str:
        return f"twee mensen {self.id}"
