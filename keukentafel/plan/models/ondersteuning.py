"""The arrangement: lines of support on the ladder, what they cost, and what was said when they went up or down."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT, DossierItem, Itemversie
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.plan.models.doel import Doel
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming

WAL = ["id", "dossier", "team", "afgeschermd", "wet", "publiek"]


class Ondersteuning(DossierItem):
    """One line: who or what helps, on which step of the ladder, and what it is expected to cost."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/ondersteuning/"
    doel = models.ForeignKey(Doel, on_delete=models.SET_NULL, null=True, blank=True, related_name="ondersteuning")
    trede = models.TextField(help_text="plan.regels.Trede: the ladder from own strength to aanvullend")
    wat = models.TextField()
    waarom_niet_lichter = models.TextField(default="", blank=True, help_text="why a lighter step is not enough")
    afweging = models.TextField(default="", blank=True, help_text="why this, given what it costs (REQ-050)")
    criteria = models.JSONField(
        default=list, blank=True, help_text="what own help or a provider was chosen on: codes of schaalcriterium"
    )
    product = models.TextField(default="", blank=True, help_text="code of the dated list; empty: no fixed product")
    aanbieder = models.TextField(default="", blank=True)
    aantal = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    per = models.TextField(default="week", help_text="plan.regels.Per: week, maand or eenmalig")
    eenheid = models.TextField(default="", blank=True, help_text="as on the day of the tariff: uur, dagdeel")
    tarief_cent = models.PositiveIntegerField(null=True, blank=True, help_text="of the product on `van`")
    uren_maand = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="hours a month of the team itself"
    )
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    proef_tot = models.DateField(null=True, blank=True, help_text="a short trial: looked at together on this day")
    stand = models.TextField(default="loopt", help_text="loopt or gestopt")
    gestopt_op = models.DateField(null=True, blank=True, help_text="last day; may be to come")
    herzien_op = models.DateField(null=True, blank=True, help_text="reviewed: not on the list before this day")

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["team", "tot", "id"], condition=Q(stand="loopt"), name="ondersteuning_loopt"),
            models.Index(fields=["dossier"], name="ondersteuning_dossier"),
        ]
        constraints = [
            *DossierItem.Meta.constraints,
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gt=F("van")), name="ondersteuning_periode"),
            models.UniqueConstraint(fields=WAL, name="ondersteuning_wal"),
        ]

    def __str__(self) -> str:
        return f"ondersteuning {self.id}"


class Ondersteuningversie(Itemversie):
    """What a line said before it was changed; as visible as the line."""

    item = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Schaling(Beschermd, Basis):
    """Up, down, the same, or stopped: with the criteria that were used (REQ-055, REQ-070)."""

    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="schalingen")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    soort = models.TextField(help_text="plan.regels.Schaalsoort")
    van_trede = models.TextField()
    naar_trede = models.TextField()
    criteria = models.JSONField(default=list, help_text="codes of the dated list schaalcriterium")
    toelichting = models.TextField(default="", blank=True)
    op = models.DateField()
    door_naam = models.TextField(default="", blank=True)
    ingaat = models.DateField(null=True, blank=True, help_text="the day that provider and resident were told")
    bericht_over = models.JSONField(default=list, blank=True, help_text="keys of residents the letters are about")
    teruggedraaid_op = models.DateTimeField(null=True, blank=True)

    volgt = "ondersteuning"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["ondersteuning", "op"], name="schaling_ondersteuning_op")]

    def __str__(self) -> str:
        return f"schaling {self.id}"


class Schuld(DossierItem):
    """A debt and who helps with it, in the plan of the household (REQ-183)."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/ondersteuning/"
    wat = models.TextField()
    bedrag_euro = models.PositiveIntegerField(null=True, blank=True)
    helper = models.TextField(default="", blank=True, help_text="code of the dated list schuldhelper")
    helper_naam = models.TextField(default="", blank=True, help_text="name and how to reach")
    afspraak = models.TextField(default="", blank=True)
    opgelost_op = models.DateField(null=True, blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier"], name="schuld_dossier")]
        constraints = [*DossierItem.Meta.constraints, models.UniqueConstraint(fields=WAL, name="schuld_wal")]

    def __str__(self) -> str:
        return f"schuld {self.id}"


class Schuldversie(Itemversie):
    """What stood about a debt before it was changed; as visible as the debt."""

    item = models.ForeignKey(Schuld, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False
