"""Pieces that a request is about, who is told, and what may only be kept (AVG art. 16 to 21)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.delen.models import Deling
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.privacy.models.verzoek import Privacyverzoek

_WAL = Bescherming(rls="privacy", inwoner="inwoner_id")


class Verzoekstuk(Beschermd, Basis):
    """One piece of a request: what is asked about it, what its maker thinks, what is decided, and what was done.

    Read by who handles requests, and by the worker who is asked for a view. The piece itself stays where it is.
    """

    verzoek = models.ForeignKey(Privacyverzoek, on_delete=models.CASCADE, related_name="verzoekstukken")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    broncode = models.TextField(help_text="opvragen.bronnen")
    object_id = models.UUIDField(null=True, blank=True, help_text="empty once the piece was destroyed")
    titel = models.TextField()
    datum = models.DateField(null=True, blank=True)
    zin = models.TextField(default="", blank=True, help_text="the words as they stand in the piece")
    voorstel = models.TextField(default="", blank=True, help_text="what the resident wants there instead")

    gevraagd_aan = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    antwoord_uiterlijk = models.DateField(null=True, blank=True)
    zienswijze = models.TextField(default="", blank=True, help_text="regels.rechten.Zienswijze")
    zienswijze_tekst = models.TextField(default="", blank=True)
    zienswijze_op = models.DateTimeField(null=True, blank=True)
    zienswijze_door = models.TextField(default="", blank=True)

    besluit = models.TextField(default="", blank=True, help_text="regels.rechten.Besluit")
    besluit_reden = models.TextField(default="", blank=True)
    nieuw = models.TextField(default="", blank=True, help_text="the words that took the place")
    verklaring = models.TextField(default="", blank=True, help_text="the resident's own words, beside the piece")
    besloten_op = models.DateTimeField(null=True, blank=True)
    besloten_door = models.TextField(default="", blank=True)
    besluiter = models.TextField(default="", blank=True, help_text="actor; another one destroys")
    weigergrond = models.TextField(default="", blank=True, help_text="regels.rechten.Weigergrond")
    uitgevoerd_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="privacy", inwoner="inwoner_id", medewerker="gevraagd_aan_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(besluit="", besloten_op=None) | (~Q(besluit="") & Q(besloten_op__isnull=False)),
                name="verzoekstuk_besluit",
            ),
            models.CheckConstraint(
                condition=~Q(besluit__in=["niet", "deels"]) | ~Q(besluit_reden=""), name="verzoekstuk_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"verzoekstuk {self.id}"


class Kennisgeving(Beschermd, Basis):
    """Somebody who received the data before, and what was done to tell (AVG art. 19)."""

    verzoekstuk = models.ForeignKey(Verzoekstuk, on_delete=models.CASCADE, related_name="kennisgevingen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    deling = models.ForeignKey(Deling, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ontvanger = models.TextField()
    gedeeld_op = models.DateField()
    uitkomst = models.TextField(default="", blank=True, help_text="regels.rechten.Melding")
    toelichting = models.TextField(default="", blank=True)
    op = models.DateField(null=True, blank=True)
    door_naam = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(uitkomst="", op=None) | (~Q(uitkomst="") & Q(op__isnull=False)), name="kennisgeving_op"
            ),
            models.CheckConstraint(
                condition=~Q(uitkomst__in=["onmogelijk", "onevenredig"]) | ~Q(toelichting=""),
                name="kennisgeving_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"kennisgeving {self.id}"


class Beperking(Beschermd, Basis):
    """Data that may only be kept, from a day, on a ground. Which rows: poort.Beperkt, which the gate asks.

    It never lapses: a person decides that it ends, the resident is told, and then it ends on the day that was told.
    """

    verzoek = models.ForeignKey(Privacyverzoek, on_delete=models.PROTECT, related_name="beperkingen")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    heel = models.BooleanField(default=False, help_text="everything of this person, also what is written later")
    grond = models.TextField(help_text="regels.rechten.Beperkgrond")
    reden = models.TextField()
    van = models.DateField()
    bekijken_op = models.DateField(help_text="looked at again on this day")
    aantal = models.PositiveIntegerField(help_text="how many rows it is about")
    einde_reden = models.TextField(default="", blank=True)
    verteld = models.TextField(default="", blank=True, help_text="how the resident was told that it ends")
    eindigt_op = models.DateField(null=True, blank=True)
    opgeheven_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        indexes = [
            # What stands, by the day on which somebody looks again (the list and the morning round).
            models.Index(fields=["bekijken_op", "id"], condition=Q(opgeheven_op=None), name="beperking_staat"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_op=None, opgeheven_op=None)
                | (Q(eindigt_op__gt=models.F("van")) & ~Q(einde_reden="") & ~Q(verteld="")),
                name="beperking_eerst_verteld",
            ),
        ]

    def __str__(self) -> str:
        return f"beperking {self.id}"


class Bezwaarweging(Beschermd, Basis):
    """The interests on both sides of an objection, and which was heavier (AVG art. 21 lid 1)."""

    verzoek = models.OneToOneField(Privacyverzoek, on_delete=models.PROTECT, related_name="weging")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    gebruik = models.TextField(help_text="which use of the data it is about")
    belang_inwoner = models.TextField()
    belang_ons = models.TextField()
    uitkomst = models.TextField(help_text="regels.rechten.Weging")
    reden = models.TextField()
    gewogen_door = models.TextField()

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        constraints = [models.CheckConstraint(condition=~Q(reden=""), name="bezwaarweging_met_reden")]

    def __str__(self) -> str:
        return f"weging {self.id}"
