"""The package of inzage: everything about one person, piece by piece, as it was gathered and as it leaves."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bestand
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.privacy.models.verzoek import Privacyverzoek
from keukentafel.privacy.regels.pakket import Pakketstand, Stukstand

# Without the team and without case ties: a package holds what many people wrote, and is read by who makes it.
_WAL = Bescherming(rls="privacy", inwoner="inwoner_id")


class Inzagepakket(Beschermd, Basis):
    """One gathering for one request; made again, it is a new round that tells what changed."""

    verzoek = models.ForeignKey(Privacyverzoek, on_delete=models.CASCADE, related_name="pakketten")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    ronde = models.PositiveSmallIntegerField(default=1)
    stand = models.TextField(default=Pakketstand.BEZIG)
    bronnen_klaar = models.PositiveSmallIntegerField(default=0)
    bronnen_totaal = models.PositiveSmallIntegerField(default=0)
    verzameld_op = models.DateTimeField(null=True, blank=True)
    verschil = models.JSONField(default=dict, help_text="against the round before: nieuw, anders, weg")
    bekeken_door = models.TextField(default="", blank=True, help_text="actor that finished the reading")
    bekeken_op = models.DateTimeField(null=True, blank=True)
    nagekeken_door = models.TextField(default="", blank=True, help_text="another actor (four eyes)")
    nagekeken_naam = models.TextField(default="", blank=True)
    nagekeken_op = models.DateTimeField(null=True, blank=True)
    wijze = models.TextField(default="", blank=True)
    uitgereikt_op = models.DateField(null=True, blank=True)
    uitgereikt_door = models.TextField(default="", blank=True)
    wissen_op = models.DateField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "ronde"], name="inzagepakket_ronde"),
            models.CheckConstraint(
                condition=Q(nagekeken_door="") | ~Q(nagekeken_door=F("bekeken_door")), name="inzagepakket_vier_ogen"
            ),
            models.CheckConstraint(
                condition=~Q(stand=Pakketstand.UITGEREIKT) | Q(uitgereikt_op__isnull=False, wissen_op__isnull=False),
                name="inzagepakket_uitgereikt",
            ),
        ]

    def __str__(self) -> str:
        return f"inzagepakket {self.id}"


class Pakketstuk(Beschermd, Basis):
    """One piece: where it comes from, what it says, and what of it leaves."""

    pakket = models.ForeignKey(Inzagepakket, on_delete=models.CASCADE, related_name="stukken")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    volgnr = models.PositiveIntegerField()
    bron = models.TextField(help_text="opvragen.bronnen: code of the source")
    object_id = models.UUIDField()
    titel = models.TextField()
    datum = models.DateField(null=True, blank=True)
    schrijver = models.TextField(default="", blank=True, help_text="the author's role, never the name")
    wet = models.TextField(default="algemeen")
    van_meer = models.BooleanField(default=False, help_text="about several people: read per passage")
    tekst = models.TextField()
    som = models.CharField(max_length=64, help_text="SHA-256 of the text or the file, to tell what changed")
    merken = models.JSONField(default=list, help_text="regels.zwartmaken.Merk as lists")
    stand = models.TextField(default=Stukstand.OPEN)
    grond = models.TextField(default="", blank=True, help_text="regels.pakket.Grond")
    toelichting = models.TextField(default="", blank=True)
    bestandsoort = models.TextField(default="", blank=True, help_text="kind of the file; empty: the words of the row")
    grootte = models.PositiveIntegerField(default=0, help_text="bytes of the file")

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["pakket", "volgnr"], name="pakketstuk_volgnr"),
            models.CheckConstraint(condition=~Q(stand=Stukstand.WEG) | ~Q(grond=""), name="pakketstuk_weg_met_grond"),
        ]

    def __str__(self) -> str:
        return f"stuk {self.volgnr} {self.id}"

    @property
    def sleutel(self) -> tuple[str, Any, bool]:
        """The same piece in another round."""
        return self.bron, self.object_id, bool(self.bestandsoort)


class Pakketbestand(Beschermd, Bestand):
    """The file as it leaves, when a person made something black in it. It takes the place of what we have."""

    stuk = models.OneToOneField(Pakketstuk, on_delete=models.CASCADE, related_name="vervanging")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")

    bescherming: ClassVar[Bescherming] = _WAL

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"pakketbestand {self.id}"
