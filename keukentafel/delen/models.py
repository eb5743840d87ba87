"""Consent and shares: who agreed to what, what went to whom, on which ground. Both carry the walls of their subject."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bestand
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

WAND = Bescherming(
    rls="team",
    team="team_id",
    dossier="dossier_id",
    inwoner="inwoner_id",
    wet="wet",
    auteur="gemaakt_door",
    afgeschermd="afgeschermd",
)


class OverInwoner(Beschermd, Basis):
    """What consent and share have in common: the subject, the law of the data, the party, and the walls.

    `dossier_id` is a plain key: the dossier lies in a later room. Where the subject goes, or is shielded, these follow.
    """

    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="%(class)ss")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    dossier_id = models.UUIDField(null=True, blank=True)
    wet = models.TextField(default="algemeen", help_text="the law under which the data were gathered")
    partner = models.TextField(help_text="tabel.Partner")
    partner_naam = models.TextField(default="", blank=True)
    doel = models.TextField(default="", blank=True)
    gegevens = models.JSONField(default=list, help_text="codes of tabel.Gegeven")
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = WAND

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Toestemming(OverInwoner):
    """One consent of one kind (regels.Soort), for one party and purpose, from day to day (PRV-07)."""

    soort = models.TextField()
    tekst = models.TextField(help_text="what was read or shown, as it was then")
    tekst_van = models.DateField(help_text="since when that text stood in the configuration")
    wilsonbekwaam = models.BooleanField(
        default=False, help_text="decided by a representative, on this subject (VTG-01)"
    )
    wijze = models.TextField(default="mondeling")
    van = models.DateField()
    tot = models.DateField(help_text="first day on which it no longer counts")
    opvolger = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.TextField(default="", blank=True)
    ingetrokken_reden = models.TextField(default="", blank=True)

    class Meta(OverInwoner.Meta):
        abstract = False
        indexes = [models.Index(fields=["inwoner", "partner"], name="toestemming_wie_partner")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="toestemming_periode"),
            models.UniqueConstraint(fields=["id", "inwoner", "team", "afgeschermd", "wet"], name="toestemming_wal"),
        ]

    def __str__(self) -> str:
        return f"toestemming {self.soort} {self.id}"


class Deelstuk(Beschermd, Basis):
    """A child of a consent, with the same walls.

    `dossier_id` may be empty, and changes only when two dossiers become one: no followed key.
    """

    toestemming = models.ForeignKey(Toestemming, on_delete=models.CASCADE, related_name="%(class)ss")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    dossier_id = models.UUIDField(null=True, blank=True)
    wet = models.TextField(default="algemeen")

    volgt = "toestemming"
    volgt_kolommen = ("inwoner_id", "team_id", "afgeschermd", "wet")
    bescherming: ClassVar[Bescherming] = WAND

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Stem(Deelstuk):
    """Somebody said yes: in what quality, who, when."""

    gever = models.TextField(help_text="regels.Gever")
    gever_inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.TextField(default="", blank=True, help_text="who is no resident we know")
    op = models.DateField()

    class Meta(Deelstuk.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.gever} {self.id}"


class Toestemmingsdocument(Deelstuk, Bestand):
    """The signed paper."""

    class Meta(Deelstuk.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"document {self.id}"


class Deling(OverInwoner):
    """One share: what went to whom, when, and the answer of the table at that moment. Never changed afterwards."""

    waarom = models.TextField(help_text="tabel.Waarom")
    uitkomst = models.TextField(help_text="tabel.Uitkomst")
    regel = models.TextField(help_text="row of the table: DEEL-nn")
    artikel = models.TextField()
    toestemming = models.ForeignKey(
        Toestemming, on_delete=models.PROTECT, null=True, blank=True, related_name="delingen"
    )
    toelichting = models.TextField(default="", blank=True)
    zonder_beperkt = models.BooleanField(
        default=False, help_text="whoever shared says that what may only be kept was left out (AVG art. 18)"
    )
    gedeeld_op = models.DateTimeField()
    # A plain key: letters live in a later room.
    brief_id = models.UUIDField(null=True, blank=True, unique=True, help_text="the letter that carried it")

    class Meta(OverInwoner.Meta):
        abstract = False
        indexes = [models.Index(fields=["inwoner", "-gedeeld_op"], name="deling_inwoner_op")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(uitkomst="toestemming") | Q(toestemming__isnull=False), name="deling_met_toestemming"
            ),
            models.CheckConstraint(condition=~Q(uitkomst="niet"), name="deling_nooit_verboden"),
        ]

    def __str__(self) -> str:
        return f"deling {self.id}"
