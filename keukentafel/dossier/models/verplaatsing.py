"""A mark where an entry was, and where it went: the trail of something written in the wrong dossier."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import ITEM
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Verplaatsing(Beschermd, Basis):
    """Two rows per move: `weg` in the first dossier, `hier` in the right one. Each carries the walls of the entry on
    its own side, so that a mark is never seen by who could not have read the entry."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="verplaatsingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    richting = models.TextField(help_text="weg or hier")
    soort = models.TextField(help_text="journaal or verslag")
    item_id = models.UUIDField(help_text="the entry; no foreign key, because it lives on the other side")
    moment = models.DateTimeField(help_text="when the entry was about: its place on the timeline")
    reden = models.TextField(default="", blank=True)
    datalek = models.TextField(default="weet_niet", help_text="ja, nee or weet_niet: what the mover thinks")
    terug_naar = models.UUIDField(null=True, blank=True, help_text="on `hier`: the dossier it came from, for undo")
    teruggezet_op = models.DateTimeField(null=True, blank=True)
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-moment"], name="verplaatsing_dossier")]

    def __str__(self) -> str:
        return f"verplaatsing {self.id}"
