"""Making the question clear (REQ-016 to REQ-019): per person, over any number of conversations.

Each row is an item with its own subject, law and audience. There is no unique key per person or leefgebied: it would
tell who may not read an item that the item is there. The acts look for the row that this actor may see.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models.journaal import DossierItem, Itemversie
from keukentafel.inwoner.models import Inwoner

_WAL = ["id", "dossier", "team", "afgeschermd", "wet", "publiek"]


class Persoonsitem(DossierItem):
    """An item about one member of the household."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="+")

    class Meta(DossierItem.Meta):
        abstract = True


class Verkenning(Persoonsitem):
    """The question of one person: own words first, then what lies behind it, and what somebody wishes."""

    eigen_woorden = models.TextField(default="", blank=True)
    achter_de_vraag = models.TextField(default="", blank=True)
    wensen = models.TextField(default="", blank=True)
    gesprekken = models.JSONField(default=list, help_text="days on which this was talked about")

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner"], name="verkenning_persoon")]
        constraints: ClassVar = [models.UniqueConstraint(fields=_WAL, name="verkenning_wal")]

    def __str__(self) -> str:
        return f"verkenning {self.id}"


class Leefgebiednotitie(Persoonsitem):
    """What one person tells about one leefgebied, why it is open, or that he or she will not answer."""

    gebied = models.TextField(help_text="code of inrichting leefgebied")
    reden = models.TextField(help_text="why it is open: past_bij_vraag, or a code of inrichting reden_leefgebied")
    reden_tekst = models.TextField(default="", blank=True)
    tekst = models.TextField(default="", blank=True)
    wil_niet_op = models.DateField(null=True, blank=True, help_text="did not want to answer: a full answer")

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner", "gebied"], name="leefgebied_persoon")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=_WAL, name="leefgebiednotitie_wal"),
            models.CheckConstraint(condition=Q(wil_niet_op__isnull=True) | Q(tekst=""), name="leefgebied_wil_niet"),
        ]

    def __str__(self) -> str:
        return f"leefgebied {self.gebied} {self.id}"


class Score(Persoonsitem):
    """A number for one person on one leefgebied, on a day. Never changed: a correction is a later row of that day."""

    instrument = models.TextField(help_text="code of inrichting instrument")
    gebied = models.TextField(help_text="code of inrichting leefgebied")
    cijfer = models.PositiveSmallIntegerField()
    gemeten_op = models.DateField()
    overgenomen = models.BooleanField(default=False, help_text="the earlier number, confirmed")

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner", "-gemeten_op"], name="score_persoon")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=_WAL, name="score_wal"),
            models.CheckConstraint(condition=Q(cijfer__range=(1, 5)), name="score_1_tot_5"),
        ]

    def __str__(self) -> str:
        return f"score {self.gebied} {self.cijfer}"


class Netwerkpersoon(Persoonsitem):
    """Somebody around a member: no client of ours, so a first name or nickname and nothing that identifies more."""

    naam = models.TextField(help_text="as the member calls this person")
    relatie = models.TextField(default="", blank=True)
    doet = models.TextField(default="", blank=True, help_text="what this person does now")
    kan = models.TextField(default="", blank=True, help_text="what this person could do")
    beschikbaar = models.TextField(default="nu", help_text="regels_vraag.BESCHIKBAAR: as it really is")
    tot = models.DateField(null=True, blank=True, help_text="no longer in the network from this day")

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner"], name="netwerk_persoon")]
        constraints: ClassVar = [models.UniqueConstraint(fields=_WAL, name="netwerkpersoon_wal")]

    def __str__(self) -> str:
        return f"netwerkpersoon {self.id}"


class Netwerkvraag(Persoonsitem):
    """The question about the network was asked, and what came of it; after a refusal it is not asked again (PRB-14)."""

    stand = models.TextField(help_text="regels_vraag.Netwerkstand")
    reden = models.TextField(default="", blank=True)
    gevraagd_op = models.DateField()
    herhaald = models.BooleanField(default=False, help_text="asked again after a clear answer")

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner", "-gevraagd_op"], name="netwerkvraag_persoon")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=_WAL, name="netwerkvraag_wal"),
            models.CheckConstraint(condition=Q(stand="in_kaart") | ~Q(reden=""), name="netwerkvraag_reden"),
        ]

    def __str__(self) -> str:
        return f"netwerkvraag {self.stand} {self.id}"


class Inbreng(Persoonsitem):
    """One member was heard: when, how, and what he or she said (REQ-019). Taken back with a reason, never erased."""

    wijze = models.TextField(help_text="regels_vraag.Inbrengwijze")
    gehoord_op = models.DateField()
    tekst = models.TextField(default="", blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(default="", blank=True)

    class Meta(Persoonsitem.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["dossier", "inwoner", "-gehoord_op"], name="inbreng_persoon")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=_WAL, name="inbreng_wal"),
            models.CheckConstraint(condition=Q(wijze="niet") | ~Q(tekst=""), name="inbreng_tekst"),
        ]

    def __str__(self) -> str:
        return f"inbreng {self.id}"


class Verkenningversie(Itemversie):
    """An earlier text of a verkenning."""

    item = models.ForeignKey(Verkenning, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Leefgebiedversie(Itemversie):
    """An earlier text about a leefgebied."""

    item = models.ForeignKey(Leefgebiednotitie, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False


class Netwerkversie(Itemversie):
    """What stood about somebody in the network before."""

    item = models.ForeignKey(Netwerkpersoon, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False
