"""Short contacts and call-backs."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Contact(Beschermd, Bewerkbaar):
    """One kortdurend contact; with a person, a household, or anonymous. Counts once in Tabel 6.1."""

    moment = models.DateTimeField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    kanaal = models.TextField(help_text="inrichting soort kanaal: telefoon, bezoek, inloop, bericht …")
    onderwerpen = ArrayField(models.TextField(), default=list, help_text="inrichting soort onderwerp")
    wet = models.TextField(default="algemeen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="contacten")
    huishouden = models.ForeignKey(
        Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="contacten"
    )
    anoniem = models.BooleanField(default=False)
    tekst = models.TextField(default="", blank=True)
    vervolg = models.TextField(default="klaar", help_text="klaar, terugbellen or melding")
    verwijzer = models.TextField(default="", blank=True, help_text="inrichting soort verwijzer; empty: came by itself")
    namens = models.TextField(default="", blank=True, help_text="inrichting soort namens; empty: nobody asked")
    beller = models.TextField(default="", blank=True, help_text="name of who speaks, when it is not the resident")
    reden = models.TextField(default="vraag", help_text="inrichting soort contactreden: vraag, status, doorgeven …")
    overbelasting = models.BooleanField(default=False, help_text="a carer says it is too much")
    afdoening = models.TextField(
        default="", blank=True, help_text="inrichting soort afdoening: settled on the spot how"
    )
    kaart_op = models.DateTimeField(null=True, blank=True, help_text="when the card 'met wie sprak u' was given")
    klantsleutel = models.TextField(null=True, blank=True)
    bronregel = models.TextField(null=True, blank=True, help_text="key of the imported row; makes a rerun harmless")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        wet="wet",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["team", "moment"], name="contact_team_moment"),
            models.Index(fields=["huishouden", "-moment"], name="contact_huishouden"),
            models.Index(fields=["inwoner", "-moment"], name="contact_inwoner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["bronregel"], name="contact_bronregel_uniek"),
            models.CheckConstraint(
                condition=~models.Q(anoniem=True, inwoner__isnull=False), name="contact_anoniem_zonder_inwoner"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.id}"


class Terugbelverzoek(Beschermd, Basis):
    """Call somebody back before a moment; has an owner or a team, never nobody."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="terugbelverzoeken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uiterlijk = models.DateTimeField()
    eerder_uiterlijk = models.DateTimeField(null=True, blank=True, help_text="before the last postponement, for undo")
    telefoon = models.TextField(default="", blank=True)
    naam = models.TextField(default="", blank=True, help_text="as the caller gave it, when nobody knows who it is")
    via_balie = models.BooleanField(
        default=False, help_text="'laat mij terugbellen': no subject, and to whom is hidden"
    )
    reden = models.TextField(default="", blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = models.TextField(default="", blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="gesproken, niet_bereikt or vervallen")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        medewerker="voor_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["voor", "uiterlijk"], condition=models.Q(klaar_op=None), name="terugbel_open_voor"),
            models.Index(fields=["team", "uiterlijk"], condition=models.Q(klaar_op=None), name="terugbel_open_team"),
        ]

    def __str__(self) -> str:
        return f"terugbelverzoek {self.id}"
