"""What a resident says about a report, and what was done with it (REQ-034)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import ITEM, VOLGT, Gespreksverslag
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Verslagreactie(Beschermd, Basis):
    """One reaction to one finished text; as visible as the report. The words are the resident's own, never edited."""

    item = models.ForeignKey(Gespreksverslag, on_delete=models.CASCADE, related_name="reacties")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    uitgave = models.PositiveSmallIntegerField(help_text="which finished text it is about")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.TextField(help_text="regels_verslag.Reactiesoort")
    woorden = models.TextField(default="", blank=True)
    op = models.DateField()
    kanaal = models.TextField(help_text="regels_verslag.REACTIEKANALEN")
    correctie = models.TextField(default="", blank=True, help_text="regels_verslag.Correctie; empty: none was asked")
    besluit_reden = models.TextField(default="", blank=True)
    besluit_op = models.DateTimeField(null=True, blank=True)
    besluit_door = models.TextField(default="", blank=True)
    verwerkt_in = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the finished text that honours it")
    ingetrokken_op = models.DateTimeField(null=True, blank=True, help_text="recorded by mistake")

    volgt = "item"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["item", "gemaakt_op"], name="verslagreactie_item")]
        constraints = [
            models.CheckConstraint(condition=~Q(correctie="afgewezen") | ~Q(besluit_reden=""), name="afwijzing_reden"),
            models.CheckConstraint(
                condition=~Q(correctie="overgenomen") | Q(verwerkt_in__isnull=False), name="overgenomen_verwerkt_in"
            ),
        ]

    def __str__(self) -> str:
        return f"reactie {self.id}"
