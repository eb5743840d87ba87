"""What every room shares: keys made in Python, edit versions, the outbox and drafts."""

import uuid
from typing import ClassVar

from django.db import models

from keukentafel.kern import klok
from keukentafel.kern.bestanden import BESTANDSSOORTEN, NAAM_VAN_STAND, Virusstand


class Basis(models.Model):
    """A noun with an unguessable key, made in Python: under row-level security a RETURNING clause would fail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemaakt_op = models.DateTimeField(default=klok.nu, editable=False)
    gemaakt_door = models.TextField(editable=False)

    class Meta:
        abstract = True


class Bewerkbaar(Basis):
    """A noun people edit: it carries a version, so that nobody overwrites a colleague unseen (kern.versies)."""

    versie = models.PositiveIntegerField(default=1, editable=False)
    gewijzigd_op = models.DateTimeField(default=klok.nu, editable=False)
    gewijzigd_door = models.TextField(editable=False, default="")

    class Meta:
        abstract = True


class Bestand(Basis):
    """A stored file. A room makes it concrete and protected: `class Bijlage(Beschermd, Bestand)`.

    Filled by organisatie.handelingen.bestanden.bestand_innemen. The bytes are only fetched when they are asked for, and
    leave the house by kern.web.bestanden alone.
    """

    naam = models.TextField(help_text="as given, without folders")
    soort = models.TextField(help_text="kern.bestanden.BESTANDSSOORTEN, told by the bytes")
    grootte = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.TextField(db_index=True)
    stand = models.TextField(default=Virusstand.WACHT, help_text="kern.bestanden.Virusstand")
    nagekeken_op = models.DateTimeField(null=True, blank=True)
    waarschuwing = models.TextField(default="", blank=True, help_text="for people: locked with a password")
    inhoud = models.BinaryField()

    uitgesteld: ClassVar[tuple[str, ...]] = ("inhoud",)

    class Meta:
        abstract = True

    @property
    def soortnaam(self) -> str:
        """In words: "PDF"."""
        return BESTANDSSOORTEN[self.soort].naam

    @property
    def standnaam(self) -> str:
        """What the virus check said, in words."""
        return NAAM_VAN_STAND[Virusstand(self.stand)]


class Gebeurtenis(models.Model):
    """A fact that was written, to be heard by later rooms (huisbel.py). Carries ids only, never names or a BSN."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.TextField()
    onderwerp = models.UUIDField()
    gegevens = models.JSONField(default=dict)
    actor = models.TextField()
    tijd = models.DateTimeField(default=klok.nu)

    class Meta:
        indexes = [models.Index(fields=["onderwerp", "tijd"], name="gebeurtenis_onderwerp")]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp}"


class Gehoord(models.Model):
    """One listener has handled one gebeurtenis: a job that runs twice does its work once."""

    gebeurtenis = models.ForeignKey(Gebeurtenis, on_delete=models.CASCADE)
    handeling = models.TextField()
    tijd = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gebeurtenis", "handeling"], name="gehoord_een_keer")]

    def __str__(self) -> str:
        return f"{self.handeling}: {self.gebeurtenis_id}"


class Concept(models.Model):
    """Unsaved text of one author (ux.md principle 4 and 18). Only the author can read it, in the database too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    auteur = models.UUIDField()
    sleutel = models.TextField(help_text="which form of which noun, for example verslag:<id>")
    titel = models.TextField(default="", help_text="how the author finds it back on Mijn dag")
    adres = models.TextField(default="", help_text="path of the screen where the author can go on")
    velden = models.JSONField(default=dict)
    basisversie = models.PositiveIntegerField(default=0)
    bewaard_op = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["auteur", "sleutel"], name="concept_een_per_sleutel")]

    def __str__(self) -> str:
        return self.sleutel
