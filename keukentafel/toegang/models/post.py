"""The inbox of a team: loose mail and scans, until somebody gave them a place. The bytes stay as they came."""

from typing import ClassVar

from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.models import Bestand, Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.contact import Contact
from keukentafel.toegang.models.melding import Melding

_MUREN = Bescherming(
    rls="team",
    team="team_id",
    inwoner="inwoner_id",
    huishouden="huishouden_id",
    auteur="gemaakt_door",
    afgeschermd="afgeschermd",
)


class Poststuk(Beschermd, Bewerkbaar):
    """One mail or scan. `ruw` is what came in, byte for byte, with its hash; also when nobody can read it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(help_text="mail or scan")
    bron = models.TextField(help_text="postbus, scherm or scanmap")
    ontvangen_op = models.DateTimeField(default=klok.nu)
    verzonden_op = models.DateTimeField(null=True, blank=True, help_text="what the mail itself says")
    van_naam = models.TextField(default="", blank=True)
    van_adres = models.TextField(default="", blank=True)
    onderwerp = models.TextField(default="", blank=True)
    tekst = models.TextField(default="", blank=True)
    message_id = models.TextField(default="", blank=True)
    kenmerk = models.TextField(help_text="the same mail gives the same mark")
    ruw = models.BinaryField(null=True, blank=True, help_text="the mail as it came; a scan keeps its bytes as Bijlage")
    ruw_soort = models.TextField(default="", blank=True, help_text="eml or msg")
    sha256 = models.TextField(help_text="of the bytes as they came")
    leesfout = models.TextField(default="", blank=True, help_text="why it could not be read")
    geweigerd = models.JSONField(default=list, help_text="attachments that were not taken in: name and reason")
    stand = models.TextField(default="open", help_text="open, gekoppeld or geen_actie")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    melding = models.ForeignKey(Melding, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    dossier_id = models.UUIDField(null=True, blank=True, help_text="the dossier that has it as documents")
    reden = models.TextField(default="", blank=True, help_text="inrichting soort reden_geen_actie")
    toelichting = models.TextField(default="", blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = models.TextField(default="", blank=True, help_text="kenmerk of who gave it a place")
    klaar_naam = models.TextField(default="", blank=True)

    uitgesteld: ClassVar[tuple[str, ...]] = ("ruw",)
    bescherming: ClassVar[Bescherming] = _MUREN

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["team", "ontvangen_op"], condition=models.Q(stand="open"), name="poststuk_open_team"),
            models.Index(fields=["huishouden"], name="poststuk_huishouden"),
            models.Index(fields=["van_adres"], name="poststuk_van"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["team", "kenmerk"], name="poststuk_een_keer_per_team"),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="poststuk_wal"),
        ]

    def __str__(self) -> str:
        return f"poststuk {self.id}"


class Bijlage(Beschermd, Bestand):
    """An attachment of a mail, or the scan itself; checked like every file."""

    poststuk = models.ForeignKey(Poststuk, on_delete=models.CASCADE, related_name="bijlagen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    volgnr = models.PositiveSmallIntegerField(default=1)

    volgt = "poststuk"
    bescherming: ClassVar[Bescherming] = _MUREN

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"bijlage {self.id}"
