"""Walls of this room: the shell says what, how much and until when; a text is read per law (ADR 0034)."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

MUREN: dict[str, str] = {
    "rls": "stad",
    "team": "team_id",
    "dossier": "dossier_id",
    "inwoner": "inwoner_id",
    "auteur": "gemaakt_door",
    "afgeschermd": "afgeschermd",
}
SCHIL = Bescherming(**MUREN)
TEKST = Bescherming(**MUREN, wet="wet")
# What a row beneath an aanvraag or a decision carries of it; the database keeps them equal (poort/wal.py).
VOLGT = ("dossier_id", "team_id", "afgeschermd", "inwoner_id")
VOLGT_MET_WET = (*VOLGT, "wet")
WAL = ["id", "dossier", "team", "afgeschermd", "inwoner"]


class _InDossier(Beschermd, Basis):
    """Where a row stands: in which dossier, for whom."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+", help_text="for whom")

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Schilrij(_InDossier):
    """A row beneath an aanvraag that tells no story."""

    volgt_kolommen: ClassVar[tuple[str, ...]] = VOLGT
    bescherming: ClassVar[Bescherming] = SCHIL

    class Meta(_InDossier.Meta):
        abstract = True


class Tekstrij(_InDossier):
    """A row that tells the story: read with the right to read its law."""

    wet = models.TextField(help_text="poort.matrix.Wet: decides the category")

    volgt_kolommen: ClassVar[tuple[str, ...]] = VOLGT_MET_WET
    bescherming: ClassVar[Bescherming] = TEKST

    class Meta(_InDossier.Meta):
        abstract = True
