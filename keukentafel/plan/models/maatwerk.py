"""What does not fit the standard: the omgekeerde toets, the doorpakbudget, advice of others, and the quality norms."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT, DossierItem, Itemversie
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming

WAL = ["id", "dossier", "team", "afgeschermd", "wet", "publiek"]


class Maatwerk(DossierItem):
    """A deviation with its weighing: effect first, then the law, the cost and the own effort (REQ-051)."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/maatwerk/"
    afwijking = models.TextField(help_text="what does not fit, and what is done instead")
    effect = models.TextField(help_text="what it must bring: where the reversed test begins")
    rechtmatigheid = models.TextField(default="", blank=True)
    kosten_euro = models.PositiveIntegerField(null=True, blank=True)
    eigen_inzet = models.TextField(default="", blank=True)
    specialist = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voorgelegd_op = models.DateField(null=True, blank=True)
    maatwerkplan = models.TextField(default="", blank=True, help_text="what the specialist proposes")
    plan_door = models.TextField(default="", blank=True)
    resultaat = models.TextField(default="", blank=True)
    resultaat_op = models.DateField(null=True, blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier"], name="maatwerk_dossier")]
        constraints = [*DossierItem.Meta.constraints, models.UniqueConstraint(fields=WAL, name="maatwerk_wal")]

    def __str__(self) -> str:
        return f"maatwerk {self.id}"


class Maatwerkversie(Itemversie):
    """What a weighing said before it was changed; as visible as it."""

    item = models.ForeignKey(Maatwerk, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Doorpakboeking(Beschermd, Basis):
    """Money of the doorpakbudget of a team, spent on one deviation: how much, what for, what came of it (REQ-052)."""

    maatwerk = models.ForeignKey(Maatwerk, on_delete=models.CASCADE, related_name="boekingen")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    bedrag_cent = models.PositiveIntegerField()
    waarvoor = models.TextField()
    op = models.DateField()
    door_naam = models.TextField(default="", blank=True)
    resultaat = models.TextField(default="", blank=True)
    teruggeboekt_op = models.DateField(null=True, blank=True)

    volgt = "maatwerk"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "op"], name="doorpakboeking_team_op")]
        constraints = [models.CheckConstraint(condition=Q(bedrag_cent__gt=0), name="doorpakboeking_bedrag")]

    def __str__(self) -> str:
        return f"doorpakboeking {self.id}"


class Planadvies(DossierItem):
    """What a provider advises about the plan: shown as advice, never a goal or a line of its own (REQ-043)."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/maatwerk/"
    van = models.TextField(help_text="organisation and person")
    tekst = models.TextField()
    op = models.DateField()
    gevolg = models.TextField(default="", blank=True, help_text="plan.regels.Gevolg; empty: not answered yet")
    gevolg_waarom = models.TextField(default="", blank=True)
    gevolg_op = models.DateField(null=True, blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier"], name="planadvies_dossier")]
        constraints = [*DossierItem.Meta.constraints, models.UniqueConstraint(fields=WAL, name="planadvies_wal")]

    def __str__(self) -> str:
        return f"planadvies {self.id}"


class Normtoets(Beschermd, Basis):
    """The plan beside the quality norms of that day: a friendly list, never a gate (REQ-049). The latest counts."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    uitkomsten = models.JSONField(default=dict, help_text="code of kwaliteitsnorm -> ja, nee or nvt")
    toelichting = models.TextField(default="", blank=True)
    op = models.DateField()
    door_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-op"], name="normtoets_dossier_op")]

    def __str__(self) -> str:
        return f"normtoets {self.id}"
