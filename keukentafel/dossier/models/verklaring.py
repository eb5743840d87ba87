"""The resident's own statement beside a piece that was not changed (PRV-11; Jeugdwet art. 7.3.8 lid 2)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import ITEM
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Eigenverklaring(Beschermd, Basis):
    """Words of a resident about one piece, never edited by anybody; as visible as the piece.

    The frame of the dossier reads them, so that no page and no print shows a piece without what was said about it.
    `stuk_id` is a plain key: pieces stand in this room and in later ones.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    stuk_id = models.UUIDField()
    stuk_naam = models.TextField(help_text="which piece, for people: Journaal, 3 mei 2026")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    woorden = models.TextField()
    op = models.DateField()

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["dossier", "op"], name="verklaring_dossier"),
            models.Index(fields=["stuk_id"], name="verklaring_stuk"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(woorden=""), name="verklaring_met_woorden")]

    def __str__(self) -> str:
        return f"verklaring {self.id}"
