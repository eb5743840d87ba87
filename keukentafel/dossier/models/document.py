"""Papers of a dossier: documents with their versions, and what another professional already found out (TOE-03)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT, DossierItem
from keukentafel.dossier.models.werkproces import Werkproces
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.models import Basis, Bestand
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd


class Document(DossierItem, Bestand):  # type: ignore[misc]  # both bases come from the same Basis; the stubs see two
    """One version of a file in a dossier; `reeks` holds its versions together, `actueel` is the newest of them."""

    titel = models.TextField()
    documentsoort = models.TextField(default="overig", help_text="inrichting soort documentsoort")
    bron = models.TextField(default="inwoner", help_text="inrichting soort bron: who it comes from")
    bron_naam = models.TextField(default="", blank=True, help_text="name of that person or organisation")
    document_op = models.DateField(null=True, blank=True, help_text="date on the paper itself")
    ontvangen_op = models.DateTimeField(default=klok.nu)
    reeks = models.UUIDField(default=uuid.uuid4, editable=False)
    volgnr = models.PositiveSmallIntegerField(default=1, help_text="number of this version within the series")
    actueel = models.BooleanField(default=True)
    poststuk_id = models.UUIDField(null=True, blank=True, help_text="toegang.Poststuk it came with")
    doorgehaald_op = models.DateTimeField(null=True, blank=True)
    doorgehaald_reden = models.TextField(default="", blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "-ontvangen_op", "id"], name="document_dossier_op")]
        constraints = [
            models.UniqueConstraint(fields=["reeks"], condition=Q(actueel=True), name="document_een_actueel"),
            models.UniqueConstraint(fields=["reeks", "volgnr"], name="document_versie_een_keer"),
        ]

    def __str__(self) -> str:
        return f"document {self.id}"


class Verwijzing(DossierItem):
    """What another professional says: a referral letter, an advice, or an indication that counts as our intake."""

    pad = "verwijsinformatie/{id}/"
    soort = models.TextField(help_text="dossier.regels.Verwijssoort: verwijsbrief, advies or indicatie")
    bron = models.TextField(help_text="inrichting soort bron: huisarts, school …")
    bron_naam = models.TextField(default="", blank=True)
    bron_organisatie = models.TextField(default="", blank=True)
    agb = models.TextField(default="", blank=True, help_text="AGB code of who refers (TOE-03)")
    indicatiesteller = models.TextField(default="", blank=True, help_text="code of inrichting soort indicatiesteller")
    op = models.DateField(help_text="date of the letter, advice or indication")
    geldig_tot = models.DateField(null=True, blank=True, help_text="last day it may be used")
    onderwerp = models.TextField(default="", blank=True, help_text="problem area: inrichting soort onderwerp")
    verwijstype = models.TextField(default="", blank=True, help_text="inrichting soort verwijstype")
    producten = ArrayField(models.TextField(), default=list, help_text="inrichting soort product")
    tekst = models.TextField(default="", blank=True)
    document_id = models.UUIDField(null=True, blank=True, help_text="reeks of the Document it stands in")
    weging = models.TextField(default="", blank=True, help_text="how it was weighed when a parent refuses help")
    weging_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "-op", "id"], name="verwijzing_dossier_op")]
        constraints = [models.UniqueConstraint(fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"],
                                               name="verwijzing_wal")]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.soort} {self.id}"


class Indicatiezwaarte(Beschermd, Basis):
    """How heavy the help of an indication is, from a day: 1 licht, 2 middel, 3 zwaar (REQ-031). Never changed."""

    verwijzing = models.ForeignKey(Verwijzing, on_delete=models.CASCADE, related_name="zwaarten")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    waarde = models.PositiveSmallIntegerField(null=True)
    van = models.DateField()
    reden = models.TextField(default="", blank=True, help_text="why it is set for a day in the past")
    door_naam = models.TextField(default="", blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True, help_text="replaced by a correction at this moment")

    volgt = "verwijzing"
    volgt_kolommen = VOLGT
    bescherming = ITEM

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(waarde__isnull=True) | Q(waarde__range=(1, 3)), name="indicatiezwaarte_1_tot_3"
            ),
            models.UniqueConstraint(
                fields=["verwijzing", "van"],
                condition=Q(vervallen_op__isnull=True),
                name="indicatiezwaarte_een_per_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"zwaarte {self.id}"


class Heronderzoek(Beschermd, Basis):
    """Research on a subject about which an advice already lay here, and why it was done again (REQ-180)."""

    verwijzing = models.ForeignKey(Verwijzing, on_delete=models.CASCADE, related_name="heronderzoeken")
    werkproces = models.ForeignKey(Werkproces, on_delete=models.CASCADE, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField(default="", blank=True, help_text="empty: still asked for by a task")
    door_naam = models.TextField(default="", blank=True)

    volgt = "verwijzing"
    volgt_kolommen = VOLGT
    bescherming = ITEM

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["verwijzing", "werkproces"], name="heronderzoek_een_keer"),
        ]

    def __str__(self) -> str:
        return f"heronderzoek {self.id}"
