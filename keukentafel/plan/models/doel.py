"""Goals of the plan with their steps, and what these said before."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier, Gespreksverslag
from keukentafel.dossier.models.journaal import ITEM, DossierItem, Itemversie
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models.analyse import Analyse
from keukentafel.plan.models.plan import Plan
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming


class Doel(DossierItem):
    """A goal: a concrete result, by when, about whom, under which law."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doelen")
    resultaat = models.TextField()
    eigen_woorden = models.TextField(default="", blank=True)
    hoe_te_zien = models.TextField(default="", blank=True, help_text="how everybody sees that it is reached (REQ-042)")
    streefdatum = models.DateField(null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    stand = models.TextField(default="loopt", help_text="loopt, gelukt or gestopt")
    stand_op = models.DateField(null=True, blank=True)
    stand_toelichting = models.TextField(default="", blank=True)
    # Where it comes from (REQ-034): the text of the report stays there, and is read with its own right.
    verslag = models.ForeignKey(Gespreksverslag, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verslag_uitgave = models.PositiveSmallIntegerField(null=True, blank=True, help_text="which finished text of it")

    analyse = models.ForeignKey(Analyse, on_delete=models.SET_NULL, null=True, blank=True, related_name="doelen")

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["plan", "volgorde"], name="doel_plan_volgorde")]
        constraints = [
            *DossierItem.Meta.constraints,
            models.CheckConstraint(
                condition=Q(verslag=None, verslag_uitgave=None)
                | Q(verslag__isnull=False, verslag_uitgave__isnull=False),
                name="doel_verslag_met_uitgave",
            ),
            models.UniqueConstraint(fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"], name="doel_wal"),
        ]

    def __str__(self) -> str:
        return f"doel {self.id}"


class Stap(Beschermd, Bewerkbaar):
    """What somebody does next for a goal; visible exactly when the goal is."""

    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="stappen")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    tekst = models.TextField()
    wie_soort = models.TextField(
        default="medewerker", help_text="inwoner, netwerk, vrijwilliger, medewerker, aanbieder"
    )
    wie = models.TextField(default="", blank=True)
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="stappen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uiterlijk = models.DateField(null=True, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    volgt = "doel"
    volgt_kolommen = ("dossier_id", "team_id", "afgeschermd", "wet", "publiek")
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["doel", "volgorde"], name="stap_doel_volgorde"),
            models.Index(fields=["voor", "uiterlijk"], condition=Q(gedaan_op=None), name="stap_open_voor"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"], name="stap_wal")
        ]

    def __str__(self) -> str:
        return f"stap {self.id}"


class Doelversie(Itemversie):
    """What a goal said before it was changed; as visible as the goal."""

    item = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Stapversie(Itemversie):
    """What a step said before it was changed; as visible as the step."""

    item = models.ForeignKey(Stap, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False
