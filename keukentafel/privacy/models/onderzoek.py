"""Research among residents, and who is asked whether contact data may be given (REQ-165)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Onderzoek(Beschermd, Basis):
    """What it is for, who does it, whom it is about, and until when. Afterwards only the counts stay."""

    titel = models.TextField()
    doel = models.TextField(help_text="what stands in the letter")
    uitvoerder = models.TextField(help_text="who gets the contact data")
    open_van = models.DateField(help_text="had an open dossier in this period: from")
    open_tot = models.DateField(help_text="up to and including")
    teams = ArrayField(models.BigIntegerField(), default=list, blank=True, help_text="empty: all")
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField(help_text="up to and including")
    aantal = models.PositiveIntegerField(help_text="how many are asked")
    zaad = models.PositiveIntegerField(help_text="the drawing can be done again")
    tot = models.DateField(help_text="the last day; then the names are wiped")
    populatie = models.PositiveIntegerField(null=True, blank=True, help_text="how many it could have been")
    gevraagd = models.PositiveIntegerField(default=0, help_text="letters")
    ja = models.PositiveIntegerField(default=0)
    nee = models.PositiveIntegerField(default=0)
    getrokken_op = models.DateTimeField(null=True, blank=True)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)
    vrijgegeven_door = models.TextField(default="", blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(open_tot__gte=F("open_van")), name="onderzoek_periode"),
            models.CheckConstraint(
                condition=Q(leeftijd_van__gte=18, leeftijd_tot__gte=F("leeftijd_van")), name="onderzoek_volwassen"
            ),
            # Nothing leaves that nobody was asked about.
            models.CheckConstraint(
                condition=Q(vrijgegeven_op=None) | Q(gevraagd_op__isnull=False), name="onderzoek_eerst_vragen"
            ),
        ]

    def __str__(self) -> str:
        return f"onderzoek {self.id}"


class Onderzoeksdeelnemer(Beschermd, Basis):
    """Somebody in the sample, and what was said."""

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.CASCADE, related_name="deelnemers")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    volgnr = models.PositiveIntegerField()
    gevraagd_op = models.DateField(null=True, blank=True)
    antwoord = models.TextField(default="", blank=True, help_text="regels.onderzoek.Antwoord")
    antwoord_op = models.DateField(null=True, blank=True)
    meegegeven_op = models.DateField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="privacy", inwoner="inwoner_id")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["onderzoek", "volgnr"], name="onderzoeksdeelnemer_volgnr"),
            models.UniqueConstraint(fields=["onderzoek", "inwoner"], name="onderzoeksdeelnemer_een_keer"),
            models.CheckConstraint(
                condition=Q(antwoord="", antwoord_op=None) | Q(antwoord__in=["ja", "nee"], antwoord_op__isnull=False),
                name="onderzoeksdeelnemer_antwoord",
            ),
        ]

    def __str__(self) -> str:
        return f"deelnemer {self.volgnr} {self.id}"
