"""What was written: journal lines and conversation reports, each with subject, law and audience."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier import leesmoment
from keukentafel.dossier.models.dossier import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models import Afspraak

ITEM = Bescherming(
    rls="team",
    team="team_id",
    dossier="dossier_id",
    wet="wet",
    publiek="publiek",
    auteur="gemaakt_door",
    afgeschermd="afgeschermd",
)


def standaard_vanaf() -> datetime:
    """When the act says nothing: the term of the house. Acts take the municipality's own (handelingen.lezen)."""
    return klok.nu() + timedelta(hours=leesmoment.UREN)


class DossierItem(Beschermd, Bewerkbaar):
    """What every item of a household dossier carries (architectuur.md §4: visibility is per item).

    From when the subject reads it stands on the item too: `inwoner_vanaf` is empty while it is a draft. An exception
    has a coded reason and the day on which somebody looks at it again; it never lapses or stays by itself.
    """

    schrijfrecht: ClassVar[Recht] = Recht.JOURNAAL_SCHRIJVEN
    pad: ClassVar[str] = "tijdlijn/"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="%(class)ss")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    over = models.ManyToManyField(Inwoner, related_name="+", blank=True)
    wet = models.TextField(default="algemeen", help_text="poort.matrix.Wet: decides the category")
    publiek = models.TextField(default="team", help_text="poort.matrix.Publiek: team, betrokkenen or auteur")
    inwoner_leest_mee = models.BooleanField(default=True, help_text="shown in the resident's own view")
    inwoner_vanaf = models.DateTimeField(default=standaard_vanaf, null=True, blank=True)
    inwoner_uitzondering = models.TextField(default="", blank=True, help_text="code of reden_niet_lezen")
    uitzondering_tot = models.DateField(null=True, blank=True, help_text="looked at again on this day")
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        abstract = True
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(inwoner_uitzondering="", uitzondering_tot=None)
                | (~Q(inwoner_uitzondering="") & Q(uitzondering_tot__isnull=False)),
                name="%(class)s_uitzondering",
            )
        ]

    @property
    def leesmoment(self) -> leesmoment.Leesmoment:
        """From when, as the rules know it."""
        return leesmoment.Leesmoment(self.inwoner_vanaf, self.inwoner_uitzondering, self.uitzondering_tot)

    @property
    def geschreven_op(self) -> datetime:
        """From when the hours count: the writing itself; for a report the moment it was finished."""
        return self.gemaakt_op

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/dossier/{self.dossier_id}/{self.pad.format(id=self.pk)}"


# What a row beneath an item carries of it; the database keeps them equal (poort/wal.py).
VOLGT = ("dossier_id", "team_id", "afgeschermd", "wet", "publiek")
_WAL = ["id", "dossier", "team", "afgeschermd", "wet", "publiek"]


class Journaalregel(DossierItem):
    """One line of the timeline: a call, a visit, a signal, a note."""

    pad = "journaal/{id}/"
    moment = models.DateTimeField()
    soort = models.TextField(default="notitie", help_text="telefoon, bezoek, bericht, signaal, notitie …")
    tekst = models.TextField()
    onderwerpen = models.JSONField(default=list)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True, help_text="how long it took; never asked for")
    doorgehaald_op = models.DateTimeField(null=True, blank=True, help_text="struck out, never erased without a trace")
    doorgehaald_reden = models.TextField(default="", blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "-moment", "id"], name="journaal_dossier_moment")]
        constraints = [*DossierItem.Meta.constraints, models.UniqueConstraint(fields=_WAL, name="journaalregel_wal")]

    def __str__(self) -> str:
        return f"journaalregel {self.id}"


class Gespreksverslag(DossierItem):
    """Report of a conversation at the kitchen table (DOC-02); a draft until it is finished."""

    schrijfrecht = Recht.VERSLAG_SCHRIJVEN
    pad = "verslag/{id}/"
    titel = models.TextField(default="Keukentafelgesprek")
    gesprek_op = models.DateField()
    aanwezig = models.TextField(default="", blank=True)
    plaats = models.TextField(default="", blank=True)
    eigen_woorden = models.TextField(default="", blank=True, help_text="the question in the resident's own words")
    tekst = models.TextField(default="", blank=True)
    afspraken = models.TextField(default="", blank=True)
    # Verslagreactie in words, kept by the acts: where the text stands, this stands with it (REQ-034).
    reactie_inwoner = models.TextField(default="", blank=True, help_text="what residents said about it, and the answer")
    betwist = models.BooleanField(default=False, help_text="a correction was asked and is not made (yet)")
    stand = models.TextField(default="concept", help_text="concept or klaar")
    klaar_op = models.DateTimeField(null=True, blank=True)
    eerst_klaar_op = models.DateTimeField(null=True, blank=True, help_text="stays when it is opened again: for figures")
    uitgave = models.PositiveSmallIntegerField(default=0, help_text="times finished; plan and decision cite it")
    afspraak = models.ForeignKey(
        Afspraak, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="the talk it reports"
    )
    brief = models.TextField(default="", blank=True, help_text="regels_verslag.Brief: must a letter go out?")
    brief_ronde = models.PositiveSmallIntegerField(default=0, help_text="part of the key of its letters")
    bewaren_tot = models.DateField(null=True, blank=True, help_text="counted from the last change; empty for a draft")

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["dossier", "-gesprek_op"], name="verslag_dossier_op"),
            models.Index(fields=["inwoner_vanaf"], condition=Q(brief="wacht"), name="verslag_brief_wacht"),
            models.Index(fields=["gewijzigd_op"], condition=Q(stand="concept"), name="verslag_concept_oud"),
        ]
        constraints = [*DossierItem.Meta.constraints, models.UniqueConstraint(fields=_WAL, name="gespreksverslag_wal")]

    @property
    def geschreven_op(self) -> datetime:
        return self.klaar_op or self.gemaakt_op

    def __str__(self) -> str:
        return f"verslag {self.id}"


class Itemversie(Beschermd, Basis):
    """What an item said before it was changed: nothing written is erased without a trace (REQ-034).

    It carries the walls of its item, so that an old text is never more visible than the present one.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    versie = models.PositiveIntegerField(help_text="version of the item that had these values")
    velden = models.JSONField(default=dict, help_text="field -> the text it had")
    door_naam = models.TextField(default="", blank=True, help_text="who replaced it")
    reden = models.TextField(default="", blank=True)

    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"versie {self.versie} {self.id}"


class Journaalversie(Itemversie):
    """An earlier text of a journal line."""

    item = models.ForeignKey(Journaalregel, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Verslagversie(Itemversie):
    """An earlier text of a report; `uitgave` when this was a finished one."""

    item = models.ForeignKey(Gespreksverslag, on_delete=models.CASCADE, related_name="versies")
    uitgave = models.PositiveSmallIntegerField(null=True, blank=True)
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False
