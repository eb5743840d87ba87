"""A complaint about how somebody was treated, behind a wall of its own (AWB-12, MAN-09)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from keukentafel.besluit.regels.klacht import Klager, Onderwerp, Route, Stand, Uitkomst
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Klacht(Beschermd, Bewerkbaar):
    """Who complains about what, along which road it goes, by when it is settled, and how it ended.

    It stands in no dossier: who helps somebody need not know that this person complained. Whom it is about never sees
    the row (`betrokken`), whatever role; that worker gets a copy (Klachtbetrokkene).
    """

    nummer = models.PositiveBigIntegerField(unique=True, help_text="for people; never in a URL")
    klager = models.TextField(help_text="regels.klacht.Klager")
    klager_naam = models.TextField(default="", blank=True)
    klager_adres = models.TextField(default="", blank=True, help_text="where to answer, of who is no resident of ours")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    betrokken = ArrayField(models.UUIDField(), default=list, blank=True, help_text="workers it is about")
    kanaal = models.TextField()
    ontvangen_op = models.DateField()
    gebeurd_op = models.DateField(null=True, blank=True)
    onderwerp = models.TextField(help_text="regels.klacht.Onderwerp")
    woorden = models.TextField(help_text="in the words of who complains")
    ontvangen_naam = models.TextField(help_text="worker who received it")
    bevestigd_op = models.DateField(null=True, blank=True)
    behandelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stand = models.TextField(default=Stand.ONTVANGEN)
    stand_sinds = models.DateField()
    route = models.TextField(help_text="regels.klacht.Route: the furthest it went")
    bemiddeling_tot = models.DateField()
    weken = models.PositiveSmallIntegerField(help_text="6, or 10 with a commissie, on the day of receipt")
    uiterlijk = models.DateField(help_text="from receipt; bemiddeling included")
    termijn_uitleg = models.TextField()
    verdaag_weken = models.PositiveSmallIntegerField(default=0)
    verdaag_instemming = models.BooleanField(default=False)
    verdaag_reden = models.TextField(default="", blank=True)
    bemiddeling = models.TextField(default="", blank=True, help_text="what was agreed or not")
    hoor_op = models.DateTimeField(null=True, blank=True)
    hoor_verslag = models.TextField(default="", blank=True)
    niet_horen = models.TextField(default="", blank=True, help_text="regels.klacht.NietHoren")
    niet_behandelen = models.TextField(default="", blank=True, help_text="regels.klacht.NietBehandelen")
    uitkomst = models.TextField(default="", blank=True, help_text="regels.klacht.Uitkomst")
    oordeel = models.TextField(default="", blank=True, help_text="the findings, as in the letter")
    oordeel_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    les = models.TextField(default="", blank=True, help_text="what the house does differently; names nobody")
    gesloten_op = models.DateField(null=True, blank=True)
    ombudsman_op = models.DateField(null=True, blank=True)
    ombudsman_rapport = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="klacht",
        team="team_id",
        inwoner="inwoner_id",
        medewerker="behandelaar_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
        niet="betrokken",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(
                fields=["uiterlijk", "id"], condition=~Q(stand__in=["gesloten", "ombudsman"]), name="klacht_open"
            ),
            models.Index(fields=["-ontvangen_op", "id"], name="klacht_lijst"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(klager__in=list(Klager)), name="klacht_klager"),
            models.CheckConstraint(condition=Q(onderwerp__in=list(Onderwerp)), name="klacht_onderwerp"),
            models.CheckConstraint(condition=Q(route__in=list(Route)), name="klacht_route"),
            models.CheckConstraint(condition=Q(stand__in=list(Stand)), name="klacht_stand"),
            models.CheckConstraint(condition=Q(uitkomst__in=["", *Uitkomst]), name="klacht_uitkomst"),
            models.CheckConstraint(
                condition=Q(stand__in=["gesloten", "ombudsman"], gesloten_op__isnull=False) & ~Q(uitkomst="")
                | ~Q(stand__in=["gesloten", "ombudsman"]) & Q(gesloten_op=None, uitkomst=""),
                name="klacht_gesloten_met_uitkomst",
            ),
            # A verdict is given by a person, with the findings (Awb 9:12).
            models.CheckConstraint(
                condition=~Q(uitkomst__in=["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"])
                | Q(oordeel_door__isnull=False) & ~Q(oordeel=""),
                name="klacht_oordeel_van_iemand",
            ),
            models.CheckConstraint(
                condition=Q(verdaag_weken__lte=4) | Q(verdaag_instemming=True), name="klacht_verdaagd_mag"
            ),
            # Without a name there is nobody to hear or to answer.
            models.CheckConstraint(
                condition=~Q(klager="anoniem") | Q(route="signaal", inwoner=None), name="klacht_zonder_naam_signaal"
            ),
        ]

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/klachten/{self.pk}/"

    def __str__(self) -> str:
        return f"klacht {self.nummer}"


class Klachtbetrokkene(Beschermd, Basis):
    """A worker whom the klacht is about: the copy (Awb 9:9 and 9:10), and what this worker says about it."""

    klacht = models.ForeignKey(Klacht, on_delete=models.CASCADE, related_name="betrokkenen")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    kopie = models.TextField(help_text="what the klacht says, as it was given to this worker")
    kopie_op = models.DateField()
    reactie = models.TextField(default="", blank=True)
    reactie_op = models.DateField(null=True, blank=True)

    deel_van = "klacht"
    bescherming: ClassVar[Bescherming] = Bescherming(rls="deel", medewerker="medewerker_id")

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["klacht", "medewerker"], name="klachtbetrokkene_een_keer")]

    def __str__(self) -> str:
        return f"betrokkene {self.id}"


class Klachtstap(Beschermd, Basis):
    """One step on the road of a klacht, never changed afterwards."""

    klacht = models.ForeignKey(Klacht, on_delete=models.CASCADE, related_name="stappen")
    stap = models.TextField(help_text="regels.klacht.Stap, or ontvangen")
    naar = models.TextField()
    op = models.DateField()
    door_naam = models.TextField()
    toelichting = models.TextField(default="", blank=True)

    deel_van = "klacht"
    bescherming: ClassVar[Bescherming] = Bescherming(rls="deel", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["klacht", "gemaakt_op"], name="klachtstap_klacht")]

    def __str__(self) -> str:
        return f"klachtstap {self.id}"
