"""The compartment for safety: meldcode, kindcheck and warnings, behind a wall of its own (regels.md §6, MLD-07).

Nothing here is a DossierItem: no list, count, print or view of the dossier can meet these rows by accident. Whom a
meldcode is about stands in an array and not in a link table, because a link table has no wall.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.dossier.models.journaal import VOLGT
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

KAST = Bescherming(
    rls="veiligheid",
    team="team_id",
    dossier="dossier_id",
    wet="wet",
    publiek="publiek",
    auteur="gemaakt_door",
    afgeschermd="afgeschermd",
)


class Veiligheidsitem(Beschermd, Bewerkbaar):
    """What every row of the compartment carries."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="veiligheid", editable=False)
    publiek = models.TextField(default="team", help_text="poort.matrix.Publiek")
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = KAST

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Meldcode(Veiligheidsitem):
    """One run of the meldcode: five steps, in any order with a reason (MLD-01)."""

    over = ArrayField(models.UUIDField(), default=list, help_text="residents it is about")
    aanleiding = models.TextField(help_text="what was seen or heard")
    bijzonder = models.TextField(default="", blank=True, help_text="special form (MLD-02): Veilig Thuis at once")
    begonnen_op = models.DateField()
    verantwoordelijk = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    klaar_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="how it ended, in words")

    class Meta(Veiligheidsitem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "-begonnen_op"], name="meldcode_dossier")]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"], name="meldcode_wal"
            ),
            models.CheckConstraint(condition=Q(wet="veiligheid"), name="meldcode_in_de_kast"),
        ]

    def __str__(self) -> str:
        return f"meldcode {self.id}"


class _Deel(Beschermd, Basis):
    """A part of one meldcode, behind the same wall."""

    meldcode = models.ForeignKey(Meldcode, on_delete=models.CASCADE, related_name="%(class)ss")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="veiligheid", editable=False)
    publiek = models.TextField(default="team")
    auteur_naam = models.TextField(default="", blank=True)
    op = models.DateField(help_text="the day it was done, which may lie before the day it was written down")

    volgt = "meldcode"
    volgt_kolommen = VOLGT
    bescherming: ClassVar[Bescherming] = KAST

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Meldcodestap(_Deel):
    """What was done in one step. A better text is a new row; the old one stays, marked `vervangen_op`."""

    nr = models.PositiveSmallIntegerField()
    feiten = models.TextField(default="", blank=True, help_text="what was seen, heard, said")
    oordeel = models.TextField(default="", blank=True, help_text="what we think of it; apart from the facts")
    overgeslagen = models.BooleanField(default=False, help_text="step 3 alone, for safety (MLD-01)")
    reden = models.TextField(default="", blank=True, help_text="why in another order, or why skipped")
    antwoorden = models.JSONField(default=dict, help_text="step 4: the afwegingskader; step 5: the two decisions")
    vervangen_op = models.DateTimeField(null=True, blank=True)

    class Meta(_Deel.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(nr__range=(1, 5)), name="meldcodestap_1_tot_5"),
            models.CheckConstraint(condition=Q(overgeslagen=False) | Q(nr=3), name="meldcodestap_alleen_3_over"),
            models.UniqueConstraint(
                fields=["meldcode", "nr"], condition=Q(vervangen_op=None), name="meldcodestap_een_geldig"
            ),
        ]

    def __str__(self) -> str:
        return f"stap {self.nr} {self.id}"


class Raadpleging(_Deel):
    """Who was consulted. Advice may be asked without naming the family (MLD-01 step 2)."""

    soort = models.TextField(help_text="dossier.regels_veiligheid.Raad")
    wie = models.TextField(default="", blank=True)
    anoniem = models.BooleanField(default=False, help_text="the family was not named")
    advies = models.TextField(default="", blank=True)

    class Meta(_Deel.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"raadpleging {self.id}"


class VeiligThuisMelding(_Deel):
    """A report to Veilig Thuis, as MLD-05 asks it to be recorded."""

    wijze = models.TextField(default="telefoon", help_text="telefoon or beveiligd")
    inhoud = models.TextField()
    inwoner_weet_ervan = models.BooleanField(default=True)
    reden_niet = models.TextField(default="", blank=True, help_text="why the family was not told")
    bron_geheim = models.BooleanField(default=False, help_text="the source stays secret because of threat (MLD-06)")
    naam_medewerker = models.TextField(default="", blank=True, help_text="worker of Veilig Thuis")
    afspraken = models.TextField(default="", blank=True)

    class Meta(_Deel.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"melding Veilig Thuis {self.id}"


class Kindcheck(Veiligheidsitem):
    """Does this adult care for children, and are they safe? Pregnancy included; kept for each review (MLD-04)."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    uitkomst = models.TextField(help_text="dossier.regels_veiligheid.Kinduitkomst")
    zwanger = models.BooleanField(default=False)
    toelichting = models.TextField(default="", blank=True)
    opnieuw_op = models.DateField(null=True, blank=True)

    class Meta(Veiligheidsitem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "inwoner", "-op"], name="kindcheck_inwoner")]

    def __str__(self) -> str:
        return f"kindcheck {self.id}"


class Veiligheidsvrijgave(Veiligheidsitem):
    """The aandachtsfunctionaris lets whom it is about read one piece about safety (MLD-07); withdrawn is kept."""

    soort = models.TextField(help_text="model of the piece, as its name in the house: dossier.meldcode")
    stuk_id = models.UUIDField(help_text="the piece; of a meldcode all its parts go along")
    op = models.DateField()
    reden = models.TextField(help_text="why it is safe to let them read it now")
    ingetrokken_op = models.DateField(null=True, blank=True)

    class Meta(Veiligheidsitem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier"], name="vrijgave_dossier")]
        constraints = [
            models.UniqueConstraint(fields=["stuk_id"], condition=Q(ingetrokken_op=None), name="vrijgave_een_geldig"),
            models.CheckConstraint(condition=~Q(reden=""), name="vrijgave_met_reden"),
        ]

    def __str__(self) -> str:
        return f"vrijgave {self.id}"


class Veiligheidswaarschuwing(Veiligheidsitem):
    """How to visit safely, until a day. `tot` is the first day it says nothing any more, unless renewed before."""

    soort = models.TextField(help_text="inrichting soort bezoekadvies: what to do")
    toelichting = models.TextField(default="", blank=True, help_text="why; read in the compartment alone")
    van = models.DateField()
    tot = models.DateField()
    beeindigd_op = models.DateField(null=True, blank=True)
    beeindigd_reden = models.TextField(default="", blank=True)

    class Meta(Veiligheidsitem.Meta):
        abstract = False
        indexes = [models.Index(fields=["dossier", "tot"], name="waarschuwing_dossier")]
        constraints = [models.CheckConstraint(condition=Q(tot__gt=F("van")), name="waarschuwing_eindigt")]

    def __str__(self) -> str:
        return f"waarschuwing {self.id}"
