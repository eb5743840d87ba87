"""The aanvraag: which road it goes, where it stands, and what moved its clock (regels.md §1)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.besluit.models.muren import MUREN, WAL, Schilrij, Tekstrij
from keukentafel.besluit.regels.soorten import Feit, Procedure, Vorm
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Aanvraag(Beschermd, Bewerkbaar):
    """The shell: who asked for what kind of help, when, who decides, and by when. The words stand in Aanvraagtekst."""

    nummer = models.PositiveBigIntegerField(unique=True, help_text="for people; never in a URL")
    procedure = models.TextField(help_text="besluit.regels.soorten.Procedure")
    wet = models.TextField(help_text="poort.matrix.Wet")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="aanvragen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+", help_text="for whom")
    aanvrager = models.TextField(default="", blank=True, help_text="who applied and as what; empty: the resident")
    melding_id = models.UUIDField(null=True, blank=True, help_text="the melding it came from; empty: none (WMO-08)")
    hoort_bij = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="bijgevoegd",
        help_text="an earlier aanvraag for the same thing, which decides for both",
    )  # fmt: skip
    ontvangen_op = models.DateField(help_text="day of receipt: the term starts here")
    getekend = models.BooleanField(default=False, help_text="signed by or for the applicant (AWB 4:2)")
    kanaal = models.TextField(default="", blank=True)
    toegangsroute = models.TextField(default="", blank=True, help_text="iJw COD327, for youth help (JW-01)")
    adviesorgaan = models.TextField(default="", blank=True, help_text="code of the dated list beslisorgaan")
    orgaan = models.TextField(default="", blank=True, help_text="who decides: code of beslisorgaan")
    behandelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stand = models.TextField(help_text="state in regels.procedures")
    stand_sinds = models.DateField()
    uiterlijk = models.DateField(null=True, blank=True, help_text="decision due; kept by the clock, never typed")
    wacht_op = models.TextField(default="", blank=True, help_text="regels.klok: who waits for whom")
    afgerond_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="how it ended, a state of the procedure")

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = Bescherming(**MUREN, medewerker="behandelaar_id")

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["dossier", "-ontvangen_op"], name="aanvraag_dossier"),
            models.Index(fields=["team", "uiterlijk", "id"], condition=Q(afgerond_op=None), name="aanvraag_team_open"),
            models.Index(fields=["-ontvangen_op", "id"], name="aanvraag_lijst"),
            models.Index(fields=["orgaan", "uiterlijk", "id"], condition=Q(afgerond_op=None), name="aanvraag_orgaan"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(procedure__in=list(Procedure)), name="aanvraag_procedure"),
            models.CheckConstraint(
                condition=Q(afgerond_op=None) | Q(afgerond_op__gte=F("ontvangen_op")), name="aanvraag_afgerond"
            ),
            models.UniqueConstraint(fields=WAL, name="aanvraag_wal"),
            models.UniqueConstraint(fields=[*WAL, "wet"], name="aanvraag_wal_wet"),
        ]

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/aanvragen/{self.pk}/"

    def __str__(self) -> str:
        return f"aanvraag {self.nummer}"


class Aanvraagtekst(Tekstrij):
    """What was asked, in the words of the applicant."""

    aanvraag = models.OneToOneField(Aanvraag, on_delete=models.CASCADE, related_name="tekst")
    vraag = models.TextField()
    toelichting = models.TextField(default="", blank=True)
    volgt = "aanvraag"

    class Meta(Tekstrij.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"aanvraagtekst {self.id}"


class Processtap(Schilrij):
    """One step on the road, never changed afterwards. `op` is the day in the world, `gemaakt_op` when it was told."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="stappen")
    van = models.TextField(default="", blank=True)
    naar = models.TextField()
    gebeurtenis = models.TextField(help_text="regels.procedures: what happened")
    op = models.DateField()
    door_naam = models.TextField(default="", blank=True)
    toelichting = models.TextField(default="", blank=True, help_text="for the course of things, not for the story")
    volgt = "aanvraag"

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["aanvraag", "op", "gemaakt_op"], name="processtap_aanvraag")]

    def __str__(self) -> str:
        return f"processtap {self.id}"


class Klokfeit(Schilrij):
    """What moved the clock: a suspension, an extension, a notice of default. `tot` is the day it was completed."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="klokfeiten")
    soort = models.TextField(help_text="besluit.regels.soorten.Feit")
    van = models.DateField(help_text="invited, agreed, told or received on this day")
    tot = models.DateField(null=True, blank=True)
    hersteltermijn = models.DateField(null=True, blank=True, help_text="until when the applicant may complete")
    weken = models.PositiveSmallIntegerField(null=True, blank=True, help_text="length of an extension")
    schriftelijk = models.BooleanField(default=False, help_text="the applicant agreed or gave notice in writing")
    reden = models.TextField(default="", blank=True, help_text="what is missing, or why; not the story")
    brief_sleutel = models.TextField(default="", blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True, help_text="recorded by mistake")
    volgt = "aanvraag"

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["aanvraag", "van"], name="klokfeit_aanvraag")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(Feit)), name="klokfeit_soort"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gte=F("van")), name="klokfeit_periode"),
        ]

    def __str__(self) -> str:
        return f"klokfeit {self.id}"


class Getoondeoptie(Schilrij):
    """One choice that was shown to the resident, and whether it was taken (REQ-084)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="opties")
    product = models.TextField(help_text="code of the dated list product")
    productnaam = models.TextField()
    vorm = models.TextField(default=Vorm.ZIN)
    aanbieder = models.TextField(default="", blank=True)
    getoond_op = models.DateField()
    gekozen = models.BooleanField(default=False)
    reden = models.TextField(default="", blank=True)
    volgt = "aanvraag"

    class Meta(Schilrij.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(vorm__in=list(Vorm)), name="getoondeoptie_vorm"),
            models.UniqueConstraint(fields=["aanvraag", "product", "vorm", "aanbieder"], name="getoondeoptie_een"),
        ]

    def __str__(self) -> str:
        return f"optie {self.id}"


class Zienswijze(Tekstrij):
    """Asked what they think before a decision they would not expect, and what they said (Awb 4:7, 4:8)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="zienswijzen")
    grond = models.TextField(help_text="4:7 or 4:8")
    waarover = models.TextField()
    gevraagd_op = models.DateField()
    uiterlijk = models.DateField()
    gegeven_op = models.DateField(null=True, blank=True)
    vorm = models.TextField(default="", blank=True, help_text="mondeling or schriftelijk")
    tekst = models.TextField(default="", blank=True)
    afgezien = models.TextField(default="", blank=True, help_text="why nobody was asked (Awb 4:11, 4:12)")
    volgt = "aanvraag"

    class Meta(Tekstrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["aanvraag"], name="zienswijze_aanvraag")]

    def __str__(self) -> str:
        return f"zienswijze {self.id}"
