"""The dated configuration: a change is a new row, never an edit, so that old cases stay readable."""

from django.db import models
from django.db.models import F, Q

from keukentafel.organisatie.models.team import Team


class Inrichting(models.Model):
    """One dated setting: product, leefgebied, reden, onderwerp, kanaal, norm, brieftekst, term and so on."""

    soort = models.TextField(help_text="for example onderwerp, kanaal, reden_sluiten, urgentie, instelling")
    code = models.TextField()
    naam = models.TextField()
    waarde = models.JSONField(default=dict, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["soort", "volgorde", "naam"]
        constraints = [
            models.UniqueConstraint(fields=["soort", "code", "geldig_van"], name="inrichting_een_per_dag"),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("geldig_van")), name="inrichting_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.naam}"


class Registratieduur(models.Model):
    """How often a form took so many seconds in a week. Counts only: no person, no worker, no moment (REQ-037)."""

    formulier = models.TextField(help_text="organisatie.regels.REGISTRATIES")
    week = models.DateField(help_text="the Monday")
    seconden = models.PositiveIntegerField(help_text="rounded up to five seconds")
    keer = models.PositiveIntegerField(default=0)
    velden = models.PositiveIntegerField(default=0, help_text="fields filled, all together")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["formulier", "week", "seconden"], name="registratieduur_een_bak")
        ]

    def __str__(self) -> str:
        return f"{self.formulier} {self.week}: {self.keer}"


class Gebied(models.Model):
    """A municipality, wijk or buurt of Statistics Netherlands (CBS), by year of the division."""

    code = models.TextField()
    soort = models.TextField(help_text="GM, WK or BU")
    naam = models.TextField()
    gemeentecode = models.TextField()
    wijkcode = models.TextField(default="", blank=True)
    jaar = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["code", "jaar"], name="gebied_een_per_jaar")]

    def __str__(self) -> str:
        return self.naam


class TeamGebied(models.Model):
    """Which team serves which buurt, from day to day. For Schiedam this division is our own assumption, so `bron`."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="gebieden")
    gebiedscode = models.TextField(db_index=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gebiedscode", "van"], name="teamgebied_een_per_dag"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="teamgebied_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.gebiedscode}: {self.team}"


class Openingstijd(models.Model):
    """When a channel or place is open."""

    kanaal = models.TextField()
    plaats = models.TextField(default="", blank=True)
    weekdag = models.PositiveSmallIntegerField(help_text="1 is Monday, 7 is Sunday")
    open_van = models.TimeField()
    open_tot = models.TimeField()
    alleen_spoed = models.BooleanField(default=False, help_text="open for what cannot wait")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["kanaal", "plaats", "weekdag", "open_van"]
        constraints = [
            models.CheckConstraint(condition=Q(weekdag__range=(1, 7)), name="openingstijd_weekdag"),
            models.CheckConstraint(condition=Q(open_tot__gt=F("open_van")), name="openingstijd_uren"),
        ]

    def __str__(self) -> str:
        return f"{self.kanaal} {self.plaats} {self.weekdag}"


class Feestdag(models.Model):
    """Days beside the computed ones of kern.termijnen: put on a par (royal decree), or closed by the gemeente."""

    datum = models.DateField(unique=True)
    naam = models.TextField()
    soort = models.TextField(default="gelijkgesteld", help_text="gelijkgesteld or sluiting (never counts for the ATW)")
    bron = models.TextField()

    class Meta:
        ordering = ["datum"]

    def __str__(self) -> str:
        return f"{self.datum}: {self.naam}"
