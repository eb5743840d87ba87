"""Many decisions looked at again together: the campaign, and one row for each resident in it (REQ-085)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.besluit.models.besluit import Voorziening
from keukentafel.besluit.models.muren import MUREN, Schilrij
from keukentafel.besluit.regels.campagne import Aanleiding, Campagnestand, Stand
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.regels import Bescherming


class Campagne(Bewerkbaar):
    """Why, which decisions, how long a talk takes, and how many talks a team has time for. It names no resident."""

    naam = models.TextField()
    aanleiding = models.TextField(help_text="besluit.regels.campagne.Aanleiding")
    uitleg = models.TextField(default="", blank=True, help_text="what changes, as workers tell it to residents")
    selectie = models.JSONField(default=dict, help_text="besluit.regels.campagne.Selectie as it was chosen")
    minuten = models.PositiveSmallIntegerField(help_text="one talk, with its report")
    begin = models.DateField(null=True, blank=True, help_text="the week in which the talks start")
    per_week = models.JSONField(default=dict, help_text="id of a team -> talks in a week")
    leider = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    stand = models.TextField(default=Campagnestand.CONCEPT)
    totaal = models.PositiveIntegerField(default=0, help_text="residents of this division")
    verdeeld = models.PositiveIntegerField(default=0, help_text="of them, how many have their row: the progress")
    klaar_op = models.DateField(null=True, blank=True)
    klaar_reden = models.TextField(default="", blank=True, help_text="why it ended before everybody was told")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(aanleiding__in=list(Aanleiding)), name="campagne_aanleiding"),
            models.CheckConstraint(condition=Q(stand__in=list(Campagnestand)), name="campagne_stand"),
            models.CheckConstraint(
                condition=~Q(stand=Campagnestand.KLAAR) | Q(klaar_op__isnull=False), name="campagne_klaar_op"
            ),
        ]

    def __str__(self) -> str:
        return f"campagne {self.naam}"


class Campagneregel(Schilrij, Bewerkbaar):
    """One resident in a campaign: whose turn it is when, who talks, and whether they know."""

    campagne = models.ForeignKey(Campagne, on_delete=models.CASCADE, related_name="regels")
    voorzieningen = models.ManyToManyField(Voorziening, related_name="campagneregels")
    einde = models.DateField(null=True, blank=True, help_text="the first day on which some of the help ends")
    week = models.DateField(null=True, blank=True, help_text="monday of the week of the talk")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stand = models.TextField(default=Stand.TE_DOEN)
    stand_op = models.DateField()
    anders = models.BooleanField(null=True, blank=True, help_text="the decision changes; empty: not decided yet")
    reden = models.TextField(default="", blank=True, help_text="why the talk is not needed any more")
    volgt = "dossier"
    volgt_kolommen = ("team_id", "afgeschermd")
    bescherming: ClassVar[Bescherming] = Bescherming(**MUREN, medewerker="medewerker_id")

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["campagne", "stand", "week", "id"], name="campagneregel_volgen"),
            models.Index(fields=["medewerker", "week", "id"], name="campagneregel_medewerker"),
            models.Index(fields=["inwoner"], name="campagneregel_inwoner"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stand__in=list(Stand)), name="campagneregel_stand"),
            models.CheckConstraint(condition=~Q(stand=Stand.VERVALLEN) | ~Q(reden=""), name="campagneregel_reden"),
            models.CheckConstraint(
                condition=~Q(stand__in=[Stand.BESLOTEN, Stand.GEINFORMEERD]) | Q(anders__isnull=False),
                name="campagneregel_besloten",
            ),
            models.UniqueConstraint(fields=["campagne", "dossier", "inwoner"], name="campagneregel_een_keer"),
        ]

    def __str__(self) -> str:
        return f"campagneregel {self.id}"
