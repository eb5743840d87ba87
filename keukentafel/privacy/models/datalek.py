"""A breach of personal data (AVG art. 33 and 34), and who of the residents it is about."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Datalek(Beschermd, Bewerkbaar):
    """What happened, what was decided about it and why, and what was told to whom.

    Seen by who keeps the registers and supervises them, and by who reported it; never by somebody whose own circle the
    dossier is. `dossier` is where it happened, when it happened in one.
    """

    wat = models.TextField(help_text="what happened, in the words of who reported it or of the officer")
    bekend_op = models.DateTimeField(help_text="when the house knew of it: the 72 hours run from here")
    melder = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    bron = models.TextField(help_text="regels.datalek.Bron")
    bron_id = models.UUIDField(null=True, blank=True, help_text="the row it came from; no foreign key: of many kinds")

    soort = models.TextField(default="anders", help_text="regels.datalek.Soort")
    gebeurd_op = models.DateField(null=True, blank=True)
    gegevens = ArrayField(models.TextField(), default=list, blank=True, help_text="regels.datalek.Gegeven")
    aantal = models.PositiveIntegerField(null=True, blank=True, help_text="how many people, about")
    ingedamd = models.TextField(default="", blank=True, help_text="what was done at once")

    oordeel = models.TextField(default="", blank=True, help_text="regels.datalek.Oordeel")
    oordeel_reden = models.TextField(default="", blank=True)
    oordeel_op = models.DateTimeField(null=True, blank=True)
    oordeel_door = models.TextField(default="", blank=True)

    ap_op = models.DateTimeField(null=True, blank=True)
    ap_kenmerk = models.TextField(default="", blank=True)
    ap_voorlopig = models.BooleanField(default=False, help_text="reported in parts: more follows (art. 33 lid 4)")
    ap_aangevuld_op = models.DateTimeField(null=True, blank=True)
    ap_reden_laat = models.TextField(default="", blank=True, help_text="why after 72 hours (art. 33 lid 1)")

    niet_inlichten = models.TextField(default="", blank=True, help_text="regels.datalek.NietInlichten")
    niet_inlichten_reden = models.TextField(default="", blank=True)
    mensen_klaar_op = models.DateField(null=True, blank=True, help_text="everybody was told, or need not be")

    lessen = models.TextField(default="", blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    gesloten_door = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="privacy", dossier="dossier_id", medewerker="melder_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            # The register, newest first.
            models.Index(fields=["-bekend_op", "id"], name="datalek_register"),
            # What is open, for the look of each quarter of an hour at the 72 hours.
            models.Index(fields=["bekend_op"], condition=Q(gesloten_op=None), name="datalek_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "bron_id"], condition=Q(bron_id__isnull=False), name="datalek_een_per_bron"
            ),
            models.CheckConstraint(
                condition=Q(oordeel="", oordeel_op=None)
                | (
                    Q(oordeel__in=["geen", "register", "ap", "ap_en_mensen"], oordeel_op__isnull=False)
                    & ~Q(oordeel_reden="")
                ),
                name="datalek_oordeel_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op=None) | (~Q(oordeel="") & ~Q(lessen="")), name="datalek_gesloten_met_lessen"
            ),
            # What must be reported is not closed unreported.
            models.CheckConstraint(
                condition=Q(gesloten_op=None) | ~Q(oordeel__in=["ap", "ap_en_mensen"]) | Q(ap_op__isnull=False),
                name="datalek_gesloten_en_gemeld",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op=None) | ~Q(oordeel="ap_en_mensen") | Q(mensen_klaar_op__isnull=False),
                name="datalek_gesloten_en_verteld",
            ),
        ]

    def __str__(self) -> str:
        return f"datalek {self.id}"


class Datalekbetrokkene(Beschermd, Basis):
    """One resident whose data were in it, and when and how this person was told (art. 34)."""

    datalek = models.ForeignKey(Datalek, on_delete=models.CASCADE, related_name="betrokkenen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    verteld_op = models.DateField(null=True, blank=True)
    wijze = models.TextField(default="", blank=True, help_text="regels.datalek.Wijze")

    # As the package of inzage: without the team and without case ties.
    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", inwoner="inwoner_id")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["datalek", "inwoner"], name="datalekbetrokkene_een_keer"),
            models.CheckConstraint(
                condition=Q(verteld_op=None, wijze="") | (Q(verteld_op__isnull=False) & ~Q(wijze="")),
                name="datalekbetrokkene_verteld",
            ),
        ]

    def __str__(self) -> str:
        return f"betrokkene {self.id}"
