"""One plan per household over all laws, and one regisseur at any moment."""

from typing import ClassVar, cast

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models import Dossier, Gespreksverslag
from keukentafel.dossier.models.journaal import ITEM, DossierItem, Itemversie
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming


class Plan(Beschermd, Bewerkbaar):
    """The plan of one household. There is one; its goals carry who may see them."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="plan")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    titel = models.TextField(default="", blank=True, help_text="what the household wants, in a few words")
    vastgesteld_op = models.DateField(null=True, blank=True)
    bespreken_op = models.DateField(null=True, blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"plan {self.id}"


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


class Regie(Beschermd, Basis):
    """Who directs this household, from moment to moment: a regisseur, or a recorded vacancy with a waarnemer.

    That two rows of one dossier never overlap, in history neither, is a database constraint (plan/sql/10_regie.sql);
    `dossier_volgnr` feeds it and is held to the dossier's own number by a foreign key there.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="regie")
    dossier_volgnr = models.BigIntegerField(editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(default="regisseur", help_text="regisseur or vacature")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="regie")
    waarnemer = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
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
                condition=Q(soort="regisseur", medewerker__isnull=False)
                | Q(soort="vacature", medewerker__isnull=True, waarnemer__isnull=False),
                name="regie_iemand_of_vacature_met_waarnemer",
            ),
        ]

    def __str__(self) -> str:
        return f"regie {self.id}"

    @property
    def wie(self) -> Medewerker:
        """The regisseur, or in a vacancy the waarnemer; a constraint holds that one of both is there."""
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


class Splitsing(Beschermd, Basis):
    """A household that was split, with what is needed to make it one again."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="splitsingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    vervolg = models.UUIDField(help_text="key of the dossier of who left")
    beeindigd = models.JSONField(default=list, help_text="keys of the memberships that ended by it")
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-gemaakt_op"], name="splitsing_dossier")]

    def __str__(self) -> str:
        return f"splitsing {self.id}"


class Herverdeling(Beschermd, Basis):
    """The cases of an absent colleague went to others in one go; kept so that it can be taken back. Ids only."""

    van = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="+")
    regels = models.JSONField(default=list, help_text="[soort, case, worker who got it]")
    reden = models.TextField(default="", blank=True)
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="auteur", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"herverdeling {self.id}"
