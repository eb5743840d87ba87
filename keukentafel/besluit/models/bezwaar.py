"""An objection to a decision, the hearing, and what the judge does with it (AWB-08 to AWB-11)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from keukentafel.besluit.models.besluit import Besluit
from keukentafel.besluit.models.muren import MUREN, VOLGT, WAL, Schilrij, Tekstrij
from keukentafel.besluit.models.terugvordering import Meewerker
from keukentafel.besluit.regels.bezwaar import KLAAR, Stand, Tijdig
from keukentafel.besluit.regels.bezwaarwoorden import Beroepsoort, Gevolg, Indiener, Uitkomst, Uitspraak
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Bezwaar(Beschermd, Bewerkbaar):
    """The shell: against which decision, received when, in time or not, by whom handled, by when, and the outcome.

    What somebody writes in it, the report of the hearing and the advice are read per law (Bezwaartekst).
    """

    nummer = models.PositiveBigIntegerField(unique=True, help_text="for people; never in a URL")
    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="bezwaren")
    wet = models.TextField(help_text="poort.matrix.Wet")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+", help_text="for whom")
    indiener = models.TextField(help_text="regels.bezwaarwoorden.Indiener")
    indiener_naam = models.TextField(default="", blank=True, help_text="when that is another")
    meewerker = models.ForeignKey(
        Meewerker, on_delete=models.RESTRICT, null=True, blank=True, related_name="+",
        help_text="who must pay back too, and objects to that (WMO-16)",
    )  # fmt: skip
    kanaal = models.TextField(help_text="how it came in")
    ontvangen_op = models.DateField()
    gepost_op = models.DateField(null=True, blank=True, help_text="postmark, when it came by post (Awb 6:9)")
    elders_op = models.DateField(null=True, blank=True, help_text="received by another body (Awb 6:15)")
    grond = models.TextField(help_text="regels.bezwaarwoorden.Grond")
    tijdig = models.TextField(default="", blank=True, help_text="regels.bezwaar.Tijdig: judged by a person")
    tijdig_uitleg = models.TextField(help_text="what the dates say")
    tijdig_reden = models.TextField(default="", blank=True)
    tijdig_door = models.TextField(default="", blank=True)
    stand = models.TextField(default=Stand.ONTVANGEN, help_text="regels.bezwaar.Stand")
    stand_sinds = models.DateField()
    behandelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateField(null=True, blank=True)
    weken = models.PositiveSmallIntegerField(help_text="6, or 12 with a commissie, on the day of receipt")
    uiterlijk = models.DateField()
    termijn_uitleg = models.TextField()
    verdaag_weken = models.PositiveSmallIntegerField(default=0)
    verdaag_instemming = models.BooleanField(default=False, help_text="the applicant agreed to more than 6 weeks")
    verdaag_reden = models.TextField(default="", blank=True)
    verzuim = ArrayField(models.TextField(), default=list, blank=True, help_text="regels.bezwaarwoorden.Verzuim")
    verzuim_op = models.DateField(null=True, blank=True)
    verzuim_uiterlijk = models.DateField(null=True, blank=True)
    hersteld_op = models.DateField(null=True, blank=True)
    niet_horen = models.TextField(default="", blank=True, help_text="regels.bezwaarwoorden.NietHoren")
    ingebreke_op = models.DateField(null=True, blank=True, help_text="a valid notice of default was received")
    ingebreke_vroeg = ArrayField(
        models.DateField(), default=list, blank=True, help_text="notices of default before the term had passed"
    )
    uitkomst = models.TextField(default="", blank=True, help_text="regels.bezwaarwoorden.Uitkomst")
    gevolg = models.TextField(default="", blank=True, help_text="regels.bezwaarwoorden.Gevolg")
    besluit_op_bezwaar = models.ForeignKey(Besluit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    dwangsombesluit = models.ForeignKey(
        Besluit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="on what deciding late on this bezwaar cost (Awb 4:18)",
    )  # fmt: skip
    beslist_op = models.DateField(null=True, blank=True)
    les = models.TextField(default="", blank=True, help_text="what the house does differently; names nobody")

    volgt = "besluit"
    volgt_kolommen = (*VOLGT, "wet")
    bescherming: ClassVar[Bescherming] = Bescherming(**MUREN, medewerker="behandelaar_id")

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["uiterlijk", "id"], condition=~Q(stand__in=sorted(KLAAR)), name="bezwaar_open"),
            models.Index(fields=["-ontvangen_op", "id"], name="bezwaar_lijst"),
            models.Index(fields=["dossier"], name="bezwaar_dossier"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stand__in=list(Stand)), name="bezwaar_stand"),
            models.CheckConstraint(condition=Q(tijdig__in=["", *Tijdig]), name="bezwaar_tijdig"),
            models.CheckConstraint(condition=Q(uitkomst__in=["", *Uitkomst]), name="bezwaar_uitkomst"),
            models.CheckConstraint(condition=Q(gevolg__in=["", *Gevolg]), name="bezwaar_gevolg"),
            # Nobody is told that it was late without a person who said so, and why.
            models.CheckConstraint(
                condition=Q(tijdig__in=["", "op_tijd"]) | (~Q(tijdig_reden="") & ~Q(tijdig_door="")),
                name="bezwaar_laat_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(verdaag_weken__lte=6) | Q(verdaag_instemming=True), name="bezwaar_verdaagd_mag"
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["beslist", "beroep"])
                | Q(beslist_op__isnull=False) & ~Q(uitkomst="") & ~Q(gevolg="") & ~Q(tijdig=""),
                name="bezwaar_beslist_met_uitkomst",
            ),
            # Their own term and their own letters: whose they are is never guessed from a name.
            models.CheckConstraint(
                condition=Q(indiener=Indiener.MEEWERKER, meewerker__isnull=False)
                | ~Q(indiener=Indiener.MEEWERKER) & Q(meewerker=None),
                name="bezwaar_van_meewerker",
            ),
            models.UniqueConstraint(fields=WAL, name="bezwaar_wal"),
            models.UniqueConstraint(fields=[*WAL, "wet"], name="bezwaar_wal_wet"),
        ]

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/bezwaren/{self.pk}/"

    @property
    def over_schuld(self) -> bool:
        """By who must pay back too, against that; not against what deciding late on their bezwaar cost."""
        return self.meewerker is not None and self.meewerker.terugvordering.besluit_id == self.besluit_id

    @property
    def bekend(self) -> Besluit | Meewerker:
        """What holds when it was made known to who objects, and until when they may."""
        return self.meewerker if self.meewerker and self.over_schuld else self.besluit

    def __str__(self) -> str:
        return f"bezwaar {self.nummer}"


class Bezwaartekst(Tekstrij):
    """What is said in it: by who objects, in the hearing, in the advice. A correction is a new row."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.CASCADE, related_name="teksten")
    soort = models.TextField(help_text="bezwaar, verslag, advies or motivering")
    tekst = models.TextField()
    door_naam = models.TextField(default="", blank=True)
    volgt = "bezwaar"

    class Meta(Tekstrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["bezwaar", "gemaakt_op"], name="bezwaartekst_bezwaar")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["bezwaar", "verslag", "advies", "motivering"]), name="bezwaartekst_soort"
            )
        ]

    def __str__(self) -> str:
        return f"bezwaartekst {self.id}"


class Hoorzitting(Schilrij):
    """A hearing: when, where, who hears, from when the papers can be seen (Awb 7:2 to 7:7)."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.CASCADE, related_name="zittingen")
    op = models.DateTimeField()
    plaats = models.TextField()
    uitgenodigd_op = models.DateField()
    ter_inzage_van = models.DateField(help_text="D22")
    stukken_tot = models.DateField(help_text="D23")
    voorzitter = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    leden = ArrayField(models.UUIDField(), default=list, blank=True, help_text="keys of the other workers who hear")
    gehouden_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True, help_text="another day, or no hearing after all")
    volgt = "bezwaar"

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["bezwaar"], name="hoorzitting_bezwaar")]
        constraints = [
            models.CheckConstraint(condition=Q(gehouden_op=None) | Q(vervallen_op=None), name="hoorzitting_een_afloop"),
            # One hearing ahead at a time.
            models.UniqueConstraint(
                fields=["bezwaar"], condition=Q(gehouden_op=None, vervallen_op=None), name="hoorzitting_een_gepland"
            ),
        ]

    def __str__(self) -> str:
        return f"hoorzitting {self.id}"


class Beroep(Schilrij):
    """What is brought before a judge, and what the judge did (AWB-11)."""

    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.CASCADE, related_name="beroepen")
    soort = models.TextField(help_text="regels.bezwaarwoorden.Beroepsoort")
    ingesteld_op = models.DateField()
    zaaknummer = models.TextField(default="", blank=True)
    uitspraak = models.TextField(default="", blank=True, help_text="regels.bezwaarwoorden.Uitspraak")
    uitspraak_op = models.DateField(null=True, blank=True)
    beslis_tot = models.DateField(null=True, blank=True, help_text="the term that the judge gave (Awb 8:72 lid 4)")
    volgt = "bezwaar"

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["bezwaar"], name="beroep_bezwaar")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(Beroepsoort)), name="beroep_soort"),
            models.CheckConstraint(condition=Q(uitspraak__in=["", *Uitspraak]), name="beroep_uitspraak"),
            models.CheckConstraint(
                condition=Q(uitspraak="", uitspraak_op=None)
                | Q(uitspraak_op__gte=F("ingesteld_op")) & ~Q(uitspraak=""),
                name="beroep_uitspraak_op",
            ),
            models.CheckConstraint(
                condition=Q(beslis_tot=None) | Q(uitspraak=Uitspraak.OPNIEUW, beslis_tot__gte=F("uitspraak_op")),
                name="beroep_beslis_tot",
            ),
        ]

    def __str__(self) -> str:
        return f"beroep {self.id}"
