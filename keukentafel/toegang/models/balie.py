"""What the front desk records: who is calling, who walks in, and whom they were passed on to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.delen.models import Toestemming
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis, Bestand
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.contact import Contact


class Bellercontrole(Beschermd, Basis):
    """Who says to be calling, for whom, and whether the control facts fitted. Append-only; never holds an answer."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    kanaal = models.TextField(default="telefoon")
    namens = models.TextField(help_text="inrichting soort namens")
    beller = models.TextField(default="", blank=True, help_text="name of who speaks, when it is not the resident")
    feiten = models.JSONField(default=dict, help_text="code of the fact: klopt or klopt_niet")
    klopt = models.BooleanField(help_text="every asked fact fitted")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["inwoner", "-gemaakt_op"], name="bellercontrole_inwoner")]

    def __str__(self) -> str:
        return f"bellercontrole {self.id}"


class Inloopbezoek(Beschermd, Basis):
    """One visitor of today's walk-in list; a name, a number or nothing is enough."""

    plek = models.TextField(help_text="inrichting soort inloopplek")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    dag = models.DateField()
    volgnummer = models.PositiveSmallIntegerField(help_text="called out in the waiting room; begins at 1 each day")
    naam = models.TextField(default="", blank=True, help_text="as the visitor wants to be called; may stay empty")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    aangekomen_op = models.DateTimeField()
    geroepen_op = models.DateTimeField(null=True, blank=True)
    geroepen_door = models.TextField(default="", blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="inrichting soort inloop_uitkomst")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["plek", "dag", "volgnummer"], name="inloopbezoek_nummer"),
            models.CheckConstraint(
                condition=Q(geroepen_op__isnull=True) | Q(geroepen_op__gte=F("aangekomen_op")),
                name="inloopbezoek_na_aankomst",
            ),
        ]

    def __str__(self) -> str:
        return f"inloopbezoek {self.id}"


class WarmeOverdracht(Beschermd, Basis):
    """A resident passed on to another desk, team or organisation: what, on which ground, and was it taken up (TOE-04).

    `team` is where it must be answered: the receiving team, or the sender's own when the other desk is outside.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="overdrachten")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    loket = models.TextField(default="", blank=True, help_text="inrichting soort loket; empty: a team of this house")
    afzender = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    grond = models.TextField(help_text="inrichting soort grond_overdracht: toestemming or why not needed")
    regel = models.TextField(default="", blank=True, help_text="row of the share table: DEEL-nn; empty: about nobody")
    artikel = models.TextField(default="", blank=True, help_text="article of that row")
    toestemming = models.ForeignKey(
        Toestemming,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="consent on record",
    )
    akkoord_van = models.TextField(default="", blank=True, help_text="who said yes at the desk, if that is the ground")
    bericht = models.TextField(help_text="what was passed on, and no more")
    aangeboden_op = models.DateTimeField()
    uiterlijk = models.DateField(help_text="no answer by then becomes a task")
    antwoord = models.TextField(default="", blank=True, help_text="aangenomen, geweigerd, ingetrokken; empty: waits")
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.TextField(default="", blank=True, help_text="who answered, also outside this house")
    reden = models.TextField(default="", blank=True, help_text="inrichting soort reden_weigeren")
    toelichting = models.TextField(default="", blank=True)
    herinnerd_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        medewerker="afzender_id",
        wet="wet",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["team", "uiterlijk"], condition=Q(antwoord=""), name="overdracht_open_team"),
            models.Index(fields=["afzender", "-aangeboden_op"], name="overdracht_afzender"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="overdracht_wal"),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="overdracht_antwoord_met_tijd",
            ),
        ]

    def __str__(self) -> str:
        return f"warme overdracht {self.id}"


class Overdrachtdocument(Beschermd, Bestand):
    """The letter or mail with which a desk outside answered; checked like every file."""

    overdracht = models.ForeignKey(WarmeOverdracht, on_delete=models.CASCADE, related_name="documenten")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wet = models.TextField(default="algemeen")

    volgt = "overdracht"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        wet="wet",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"overdrachtdocument {self.id}"
