"""Appointments with their history, and the secret address under which a worker's own calendar may be read."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.melding import Melding


class Afspraak(Beschermd, Bewerkbaar):
    """An appointment of a worker: with whom, how and where the resident wants it (REQ-014)."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="afspraken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="afspraken")
    huishouden = models.ForeignKey(
        Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="afspraken"
    )
    melding = models.ForeignKey(Melding, on_delete=models.SET_NULL, null=True, blank=True, related_name="afspraken")
    deelnemers = models.ManyToManyField(Inwoner, related_name="+", blank=True)
    anderen = ArrayField(models.TextField(), default=list, blank=True, help_text="people from outside, as typed")
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    onderwerp = models.TextField()
    kanaal = models.TextField(default="gesprek", help_text="toegang.regels.Vorm: gesprek, telefoon or video")
    soort_plaats = models.TextField(
        default="thuis", blank=True, help_text="toegang.regels.SoortPlaats; empty when nobody meets in person"
    )
    ruimte = models.TextField(default="", blank=True, help_text="inrichting soort ruimte; booked for this time")
    plaats = models.TextField(default="", blank=True, help_text="where, in words")
    tolk_taal = models.TextField(default="", blank=True, help_text="inrichting soort taal; empty: no interpreter")
    tolk_notitie = models.TextField(default="", blank=True, help_text="what was booked; empty: still to be done")
    stand = models.TextField(default="gepland", help_text="gepland, geweest, afgezegd or niet_verschenen")
    uitnodiging = models.PositiveSmallIntegerField(default=0, help_text="rounds of invitations, part of their key")
    uitgenodigd_als = models.TextField(default="", blank=True, help_text="when and where the last invitation says")
    verslag_op = models.DateTimeField(
        null=True, blank=True, help_text="a report of it was begun; only its worker is told"
    )

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        medewerker="medewerker_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["medewerker", "begin"], name="afspraak_medewerker"),
            models.Index(fields=["ruimte", "begin"], condition=~models.Q(ruimte=""), name="afspraak_ruimte"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(einde__gt=models.F("begin")), name="afspraak_einde_na_begin"),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="afspraak_wal"),
        ]

    def __str__(self) -> str:
        return f"afspraak {self.id}"


class Afspraakwijziging(Beschermd, Basis):
    """Append-only: moved from when to when, cancelled, nobody there, and why."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="wijzigingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    wat = models.TextField(help_text="verzet, afgezegd, niet_verschenen, geweest or hersteld")
    reden = models.TextField(default="", blank=True, help_text="inrichting soort reden_afspraak or reden_gemist")
    vervolg = models.TextField(default="", blank=True, help_text="toegang.regels.NaGemist")
    van_begin = models.DateTimeField(help_text="when it was before this change")
    van_einde = models.DateTimeField()
    was = models.JSONField(default=dict, help_text="room, place and interpreter before this change, for undo")
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    volgt = "afspraak"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        medewerker="medewerker_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["afspraak", "gemaakt_op"], name="afspraakwijziging_afspraak")]

    def __str__(self) -> str:
        return f"{self.wat} {self.id}"


class Agendasleutel(Beschermd, Basis):
    """A secret address that gives one worker's calendar without any name. Only its hash is kept; it can be revoked."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="+")
    som = models.TextField(unique=True, help_text="SHA-256 of the secret, in hex")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    laatst_gelezen_op = models.DateTimeField(null=True, blank=True)
    uur = models.DateTimeField(null=True, blank=True, help_text="the hour that `keren` counts")
    keren = models.PositiveIntegerField(default=0)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="auteur", auteur="medewerker_id")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker"], condition=models.Q(ingetrokken_op=None), name="agendasleutel_een_geldig"
            )
        ]

    def __str__(self) -> str:
        return f"agendasleutel {self.id}"
