"""The decision: what was decided per product, the argument behind it, and who looked at it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from keukentafel.besluit.models.aanvraag import Aanvraag
from keukentafel.besluit.models.muren import MUREN, VOLGT, WAL, Schilrij, Tekstrij
from keukentafel.besluit.regels.herzien import SOORTEN as HERZIENT
from keukentafel.besluit.regels.herzien import WETTEN, Herzieningsgrond
from keukentafel.besluit.regels.soorten import (
    GENOMEN,
    Antwoord,
    Besluitsoort,
    Besluitstand,
    Overwegingsoort,
    Uitkomst,
    Vorm,
)
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models import Ondersteuning
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Besluit(Beschermd, Bewerkbaar):
    """The shell of one decision on an aanvraag: kind, state, who drafted, looked and signed, under which mandate."""

    nummer = models.PositiveBigIntegerField(unique=True, help_text="ons kenmerk; never in a URL")
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="besluiten")
    wet = models.TextField(help_text="poort.matrix.Wet")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+", help_text="for whom")
    soort = models.TextField(help_text="besluit.regels.soorten.Besluitsoort")
    stand = models.TextField(default=Besluitstand.CONCEPT)
    orgaan = models.TextField(default="", blank=True, help_text="who decides: code of beslisorgaan")
    mandaat = models.TextField(default="", blank=True, help_text="code of the dated list mandaat, when it was taken")
    functie = models.TextField(default="", blank=True, help_text="of the signatory, as it stands under the letter")
    opsteller = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, related_name="+")
    toetser = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ondertekenaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ter_toets_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_op = models.DateField(null=True, blank=True)
    uitgaand_na = models.DateTimeField(null=True, blank=True, help_text="may be taken back until this moment")
    bekendgemaakt_op = models.DateField(null=True, blank=True, help_text="the letter left (Awb 3:41, 2:19)")
    bezwaar_tot = models.DateField(null=True, blank=True)
    spoed = models.BooleanField(default=False)
    herzieningsgrond = models.TextField(
        default="", blank=True, help_text="regels.herzien.Herzieningsgrond: why help changes or stops (WMO-15)"
    )
    vervangt = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="vervangen_door",
        help_text="the decision that this one reviews or withdraws, or that was objected to",
    )  # fmt: skip

    volgt = "aanvraag"
    volgt_kolommen = (*VOLGT, "wet")
    bescherming: ClassVar[Bescherming] = Bescherming(**MUREN)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["aanvraag"], name="besluit_bij_aanvraag"),
            models.Index(fields=["dossier", "-gemaakt_op"], name="besluit_dossier"),
            models.Index(
                fields=["orgaan", "ter_toets_op", "id"], condition=Q(stand=Besluitstand.TOETS), name="besluit_te_nemen"
            ),
            models.Index(fields=["bekendgemaakt_op", "id"], name="besluit_bekend"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(Besluitsoort)), name="besluit_soort"),
            models.CheckConstraint(condition=Q(stand__in=list(Besluitstand)), name="besluit_stand"),
            models.CheckConstraint(
                condition=~Q(stand__in=[s for s in Besluitstand if s in GENOMEN])
                | Q(vastgesteld_op__isnull=False, ondertekenaar__isnull=False),
                name="besluit_genomen_door",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Besluitstand.BEKEND) | Q(bekendgemaakt_op__isnull=False), name="besluit_bekend_op"
            ),
            models.CheckConstraint(
                condition=Q(herzieningsgrond="")
                | Q(
                    herzieningsgrond__in=list(Herzieningsgrond),
                    soort__in=[s for s in Besluitsoort if s in HERZIENT],
                    wet__in=sorted(WETTEN),
                ),
                name="besluit_herzieningsgrond",
            ),
            models.UniqueConstraint(fields=WAL, name="besluit_wal"),
            models.UniqueConstraint(fields=[*WAL, "wet"], name="besluit_wal_wet"),
        ]

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/besluiten/{self.pk}/"

    def __str__(self) -> str:
        return f"besluit {self.nummer}"


class Voorziening(Schilrij):
    """One product that was asked for, and what was decided on it. Amounts follow from the dated tariff, never typed."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="voorzieningen")
    besluit = models.ForeignKey(Besluit, on_delete=models.SET_NULL, null=True, blank=True, related_name="voorzieningen")
    ondersteuning = models.ForeignKey(
        Ondersteuning, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="line of the plan"
    )
    wet = models.TextField(help_text="poort.matrix.Wet")
    product = models.TextField(help_text="code of the dated list product")
    productnaam = models.TextField()
    uitkomst = models.TextField(default="", blank=True, help_text="besluit.regels.soorten.Uitkomst")
    afwijsgrond = models.TextField(default="", blank=True, help_text="code of the dated list besluit_afwijsgrond")
    vorm = models.TextField(default=Vorm.ZIN)
    aantal = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    eenheid = models.TextField(default="", blank=True, help_text="as on the day of the tariff: uur, dagdeel")
    per = models.TextField(default="week", help_text="plan.regels.Per: week, maand or eenmalig")
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True, help_text="last day")
    aanbieder = models.TextField(default="", blank=True)
    tarief_cent = models.PositiveIntegerField(null=True, blank=True, help_text="of the product on `van`")
    bedrag_cent = models.PositiveBigIntegerField(null=True, blank=True, help_text="for the whole period, computed")
    antwoorden = ArrayField(models.TextField(), default=list, blank=True, help_text="regels.soorten.Antwoord")
    heroverwegen_op = models.DateField(null=True, blank=True, help_text="looked at again on this day (WMO-14)")
    beeindigd_op = models.DateField(null=True, blank=True, help_text="ended before `tot`: last day")
    toegekend = models.BooleanField(
        default=False, editable=False, help_text="by a decision that was taken; kept by the database alone"
    )
    volgt = "aanvraag"
    volgt_kolommen = (*VOLGT, "wet")

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["aanvraag"], name="voorziening_aanvraag"),
            models.Index(fields=["besluit"], name="voorziening_besluit"),
            models.Index(fields=["tot", "id"], condition=Q(uitkomst__in=["toe", "deels"]), name="voorziening_loopt_af"),
            models.Index(fields=["inwoner", "product"], name="voorziening_inwoner"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(uitkomst__in=["", *Uitkomst]), name="voorziening_uitkomst"),
            models.CheckConstraint(condition=Q(vorm__in=list(Vorm)), name="voorziening_vorm"),
            models.CheckConstraint(condition=Q(antwoorden__contained_by=list(Antwoord)), name="voorziening_antwoorden"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gte=F("van")), name="voorziening_periode"),
            models.CheckConstraint(
                condition=~Q(uitkomst__in=["toe", "deels"]) | Q(van__isnull=False), name="voorziening_ingangsdatum"
            ),
        ]

    def __str__(self) -> str:
        return f"voorziening {self.id}"


class Overweging(Tekstrij, Bewerkbaar):
    """One block of the argument, with the piece it came from (Awb 3:46 to 3:50; REQ-075)."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="overwegingen")
    soort = models.TextField(help_text="besluit.regels.soorten.Overwegingsoort")
    volgorde = models.PositiveSmallIntegerField(default=0)
    tekst = models.TextField(default="", blank=True)
    bron_soort = models.TextField(default="", blank=True, help_text="verslag, verkenning, analyse, doel …; empty: here")
    bron_id = models.UUIDField(null=True, blank=True)
    bron_naam = models.TextField(default="", blank=True, help_text="as on the page, with its day")
    bron_versie = models.PositiveIntegerField(null=True, blank=True, help_text="what the source was when it was taken")
    volgt = "besluit"

    class Meta(Tekstrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["besluit", "volgorde"], name="overweging_besluit")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(Overwegingsoort)), name="overweging_soort"),
            models.UniqueConstraint(fields=[*WAL, "wet"], name="overweging_wal"),
        ]

    def __str__(self) -> str:
        return f"overweging {self.id}"


class Overwegingversie(Tekstrij):
    """What a block said before it was changed; as visible as the block."""

    item = models.ForeignKey(Overweging, on_delete=models.CASCADE, related_name="versies")
    versie = models.PositiveIntegerField()
    velden = models.JSONField(default=dict)
    door_naam = models.TextField(default="", blank=True)
    reden = models.TextField(default="", blank=True)
    volgt = "item"

    class Meta(Tekstrij.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"versie {self.versie} {self.id}"


class Toets(Tekstrij):
    """Who looked at a draft, and what they said; never changed afterwards (MAN-07)."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="toetsen")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.TextField(help_text="akkoord or terug")
    reden = models.TextField(default="", blank=True)
    op = models.DateTimeField()
    volgt = "besluit"

    class Meta(Tekstrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["besluit", "op"], name="toets_besluit")]
        constraints = [
            models.CheckConstraint(condition=~Q(uitkomst="terug") | ~Q(reden=""), name="toets_terug_reden"),
        ]

    def __str__(self) -> str:
        return f"toets {self.id}"
