"""Money that is asked back with a decision that changes or withdraws help (WMO-16; Wmo 2015 art. 2.4.1)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from keukentafel.besluit.models.besluit import Besluit
from keukentafel.besluit.models.muren import WAL, Tekstrij
from keukentafel.besluit.regels.meewerker import Soort


class Terugvordering(Tekstrij):
    """That intent was established, with why; and what is asked back. A row without a reason does not exist.

    On which decisions it may stand, the database keeps as well (sql/60_terugvordering.sql).
    """

    besluit = models.OneToOneField(Besluit, on_delete=models.CASCADE, related_name="terugvordering")
    opzet_op = models.DateField(help_text="when intent was recorded")
    opzet_reden = models.TextField(help_text="why it was intent, with what it shows from")
    bedrag_cent = models.PositiveBigIntegerField(null=True, blank=True, help_text="decided on after intent")
    volgt = "besluit"

    class Meta(Tekstrij.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=~Q(opzet_reden=""), name="terugvordering_opzet"),
            models.CheckConstraint(condition=Q(bedrag_cent=None) | Q(bedrag_cent__gt=0), name="terugvordering_bedrag"),
            models.UniqueConstraint(fields=[*WAL, "wet"], name="terugvordering_wal_wet"),
        ]

    def __str__(self) -> str:
        return f"terugvordering {self.id}"


class Meewerker(Tekstrij):
    """Somebody else who deliberately co-operated, and is asked for the money too (Wmo 2015 art. 2.4.1 lid 1).

    Beside the resident, never instead: without the recovery of the resident there is no row, and its amount is no more
    than theirs. Each pays until all is paid, so the rows need not add up. What was told stands (sql/70_meewerker.sql).
    """

    terugvordering = models.ForeignKey(Terugvordering, on_delete=models.CASCADE, related_name="meewerkers")
    naam = models.TextField()
    soort = models.TextField(help_text="regels.meewerker.Soort: a person or an organisation")
    kvk = models.TextField(default="", blank=True, help_text="eight digits, of an organisation")
    adresregels = ArrayField(
        models.TextField(), default=list, blank=True, help_text="where the letter goes; empty: it waits for an address"
    )
    opzet_op = models.DateField(help_text="when their own intent was recorded")
    opzet_reden = models.TextField(help_text="why this person or organisation did it on purpose")
    bedrag_cent = models.PositiveBigIntegerField()
    bekendgemaakt_op = models.DateField(null=True, blank=True, help_text="their own letter left (Awb 3:41)")
    bezwaar_tot = models.DateField(null=True, blank=True, help_text="their own last day to object (Awb 6:8)")
    volgt = "terugvordering"

    class Meta(Tekstrij.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=~Q(naam="") & ~Q(opzet_reden=""), name="meewerker_opzet"),
            models.CheckConstraint(condition=Q(bedrag_cent__gt=0), name="meewerker_bedrag"),
            models.CheckConstraint(
                condition=Q(soort__in=list(Soort)) & (Q(kvk="") | Q(soort=Soort.ORGANISATIE, kvk__regex=r"^\d{8}$")),
                name="meewerker_soort",
            ),
            models.CheckConstraint(
                condition=Q(bekendgemaakt_op=None, bezwaar_tot=None)
                | Q(bekendgemaakt_op__isnull=False, bezwaar_tot__isnull=False),
                name="meewerker_bekend",
            ),
            models.UniqueConstraint("terugvordering", Lower("naam"), "adresregels", name="meewerker_een_keer"),
            models.UniqueConstraint(
                fields=["terugvordering", "kvk"], condition=~Q(kvk=""), name="meewerker_een_keer_kvk"
            ),
        ]

    def __str__(self) -> str:
        return f"meewerker {self.id}"
