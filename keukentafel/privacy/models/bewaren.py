"""Keeping and destroying: a hold, a list of what goes, and each line of it. After the act it is the certificate."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.privacy.regels.bewaren import Regelstand, Stand

# No team and no case tie: kept by who keeps the rights of residents, also after everything behind it is gone.
_WAL = Bescherming(rls="privacy", auteur="gemaakt_door")


class Bewaarstop(Beschermd, Basis):
    """Nothing of this dossier or person goes, whatever its term or whoever asks. The foreign keys hold it as well."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    grond = models.TextField(help_text="regels.bewaren.Stopgrond")
    reden = models.TextField()
    tot = models.DateField(null=True, blank=True, help_text="last day; empty: until somebody lifts it")
    gezet_naam = models.TextField()
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opgeheven_door = models.TextField(default="", blank=True)
    opgeheven_reden = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="privacy", dossier="dossier_id", inwoner="inwoner_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["-gemaakt_op", "id"], name="bewaarstop_lijst"),
            models.Index(fields=["dossier"], condition=Q(opgeheven_op=None), name="bewaarstop_dossier"),
            models.Index(fields=["inwoner"], condition=Q(opgeheven_op=None), name="bewaarstop_inwoner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier=None, inwoner__isnull=False) | Q(dossier__isnull=False, inwoner=None),
                name="bewaarstop_op_een",
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="bewaarstop_met_reden"),
            models.CheckConstraint(
                condition=Q(opgeheven_op=None, opgeheven_reden="")
                | (Q(opgeheven_op__isnull=False) & ~Q(opgeheven_reden="")),
                name="bewaarstop_opgeheven_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"bewaarstop {self.id}"


class Vernietiging(Beschermd, Basis):
    """A list from proposal to certificate. No names of residents, before nor after: categories, counts and keys."""

    nummer = models.PositiveBigIntegerField(unique=True, help_text="for people, on the certificate")
    grond = models.TextField(help_text="regels.bewaren.Grond")
    stand = models.TextField(default=Stand.VOORSTEL)
    peildatum = models.DateField(help_text="terms had ended before this day")
    voorgesteld_naam = models.TextField()
    toelichting = models.TextField(default="", blank=True)
    goedgekeurd_door = models.TextField(default="", blank=True, help_text="another actor (four eyes)")
    goedgekeurd_naam = models.TextField(default="", blank=True)
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)
    uitgevoerd_op = models.DateTimeField(null=True, blank=True)
    proef_op = models.DateTimeField(null=True, blank=True, help_text="when it was tried without doing it")
    klaar = models.PositiveIntegerField(default=0, help_text="lines done so far")
    totaal = models.PositiveIntegerField(default=0)
    tellingen = models.JSONField(default=dict, help_text="kind of data -> rows, tried or done")
    sporen = models.JSONField(default=dict, help_text="outbox, queue, drafts, copies and log lines -> rows")
    resten = models.JSONField(null=True, blank=True, help_text="what the search after it found")
    nagezocht_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["-gemaakt_op", "id"], name="vernietiging_lijst")]
        constraints = [
            models.CheckConstraint(
                condition=Q(goedgekeurd_door="") | ~Q(goedgekeurd_door=F("gemaakt_door")),
                name="vernietiging_vier_ogen",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=[Stand.VOORSTEL, Stand.INGETROKKEN])
                | (~Q(goedgekeurd_door="") & Q(goedgekeurd_op__isnull=False)),
                name="vernietiging_goedgekeurd",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Stand.KLAAR) | Q(uitgevoerd_op__isnull=False), name="vernietiging_uitgevoerd"
            ),
        ]

    def __str__(self) -> str:
        return f"vernietiging {self.nummer}"


class Vernietigingsregel(Beschermd, Basis):
    """One matter on the list: which, since when, why, what it holds; and after the act the keys of what went."""

    vernietiging = models.ForeignKey(Vernietiging, on_delete=models.CASCADE, related_name="regels")
    rubriek = models.TextField(help_text="regels.bewaren.Rubriek")
    soort = models.TextField(help_text="code of regels.bewaren.SOORTEN")
    sleutel = models.UUIDField(help_text="the dossier, contact, melding … itself; never a foreign key: it goes")
    naam = models.TextField(help_text="for people, without a name of a resident: 'Dossier 2015-0417'")
    van = models.DateField(null=True, blank=True, help_text="the start event")
    sinds = models.DateField(null=True, blank=True, help_text="first day on which it may go")
    uitleg = models.TextField(default="", blank=True)
    bron = models.TextField(default="", blank=True, help_text="article and number, as they were then")
    wijze = models.TextField(help_text="regels.bewaren.Wijze")
    stand = models.TextField(default=Regelstand.GEKOZEN)
    waarom = models.TextField(default="", blank=True, help_text="why it fell off the list")
    som = models.TextField(default="", blank=True, help_text="of every row and its version: what changed falls off")
    tellingen = models.JSONField(default=dict)
    blijft = models.TextField(default="", blank=True, help_text="what of this matter stays, and why")
    weg = ArrayField(models.UUIDField(), default=list, help_text="keys of what went: random numbers, nothing else")

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["vernietiging", "rubriek", "soort", "sleutel"], name="vernietigingsregel"),
            models.CheckConstraint(condition=~Q(stand=Regelstand.AF) | ~Q(waarom=""), name="regel_af_met_reden"),
        ]

    def __str__(self) -> str:
        return f"{self.rubriek} {self.sleutel}"
