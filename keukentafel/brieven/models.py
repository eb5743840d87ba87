"""Letters: the shell (to whom, where it is), what it says, every attempt to send it, and batches for the printer.

The shell is for who prints and posts; what a letter says is read with the right to read its law.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.brieven.regels import BriefStand, Kanaal, VerzendStand
from keukentafel.delen.woorden import Waarom
from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

_MUREN: dict[str, str] = {
    "rls": "stad",
    "team": "team_id",
    "dossier": "dossier_id",
    "inwoner": "inwoner_id",
    "huishouden": "huishouden_id",
    "auteur": "gemaakt_door",
    "afgeschermd": "afgeschermd",
}


class Afdrukpartij(Beschermd, Basis):
    """Letters that were printed together, and when they went to the post (AWB-14: that is the moment of sending)."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gevraagd = models.PositiveIntegerField(default=0, help_text="letters it was made for; they go in by portions")
    gepost_op = models.DateField(null=True, blank=True)
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", medewerker="medewerker_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "-gemaakt_op"], name="afdrukpartij_team")]

    def __str__(self) -> str:
        return f"partij {self.id}"


class Partneradres(Basis):
    """Where an organisation gets secured e-mail: never used before a second person looked at it, and never changed.

    A wrong letter in an address sends a file to a stranger. So another address is another row, looked at again.
    """

    partner = models.TextField(help_text="delen.woorden.Partner")
    organisatie = models.TextField()
    functie = models.TextField(help_text="whose mailbox it is: 'huisarts', 'intern begeleider'")
    email = models.EmailField()
    ingevoerd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    nagekeken_op = models.DateField(null=True, blank=True)
    nagekeken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    hoe = models.TextField(default="", blank=True, help_text="how it was checked")
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "email"], condition=Q(gestopt_op=None), name="partneradres_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(nagekeken_op=None, nagekeken_door=None)
                | Q(nagekeken_op__isnull=False, nagekeken_door__isnull=False) & ~Q(hoe=""),
                name="partneradres_nagekeken",
            ),
            models.CheckConstraint(
                condition=Q(nagekeken_door=None) | ~Q(nagekeken_door=F("ingevoerd_door")), name="partneradres_vier_ogen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie}, {self.organisatie}"


class Brief(Beschermd, Bewerkbaar):
    """One letter to one person, or to a party outside (`partner`) about one person (ADR 27).

    `inwoner` and `huishouden` say on whose side of the walls it stands (GEZ-05).
    """

    nummer = models.PositiveBigIntegerField(unique=True, help_text="ons kenmerk; never in a URL")
    soort = models.TextField(help_text="brieven.briefbron.SOORTEN")
    sleutel = models.TextField(help_text="what it was made for: the same key never makes a second letter")
    titel = models.TextField()
    wet = models.TextField(default="algemeen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="brieven")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="brieven")
    # A plain key: dossiers live in a later room.
    dossier_id = models.UUIDField(null=True, blank=True)
    geadresseerde = models.ForeignKey(
        Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="empty: a party outside"
    )
    partner = models.TextField(default="", blank=True, help_text="delen.woorden.Partner, when it goes to a party")
    adresregels = models.JSONField(default=list, blank=True, help_text="where that party gets its post")
    gegevens = models.JSONField(default=list, blank=True, help_text="delen.woorden.Gegeven: what it tells that party")
    partneradres = models.ForeignKey(
        Partneradres, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="secured e-mail"
    )
    waarom = models.TextField(default=Waarom.HULP, help_text="delen.woorden.Waarom, when it goes to a party")
    weet = models.TextField(default="ja", help_text="does the resident know: ja, straks, onveilig")
    zonder_beperkt = models.BooleanField(
        default=False, help_text="whoever made it says that what may only be kept was left out (AVG art. 18)"
    )
    hoedanigheid = models.TextField(help_text="why this person gets it, in words")
    naam = models.TextField(help_text="the addressee's name on the envelope, when the letter was made")
    adres_geheim = models.BooleanField(default=False, help_text="printed by named persons only (AUT-02)")
    stand = models.TextField(default=BriefStand.KLAAR)
    kanaal = models.TextField(default=Kanaal.POST)
    kanaal_reden = models.TextField(default="", blank=True, help_text="brieven.regels.Kanaalreden: why this way")
    hapering = models.TextField(default="", blank=True, help_text="brieven.regels.Hapering, while it waits")
    uiterlijk = models.DateField(null=True, blank=True, help_text="must have left by this day")
    uitgaand_na = models.DateTimeField(null=True, blank=True, help_text="may be taken back until then; leaves after it")
    verzonden_op = models.DateTimeField(null=True, blank=True, help_text="first time it left (Awb 2:19)")
    partij = models.ForeignKey(Afdrukpartij, on_delete=models.PROTECT, null=True, blank=True, related_name="brieven")

    bescherming: ClassVar[Bescherming] = Bescherming(**_MUREN)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["team", "stand", "gemaakt_op", "id"], name="brief_team_stand"),
            models.Index(fields=["dossier_id", "-gemaakt_op"], name="brief_dossier"),
            models.Index(fields=["inwoner", "-gemaakt_op"], name="brief_inwoner"),
            models.Index(fields=["sleutel"], name="brief_sleutel"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sleutel", "geadresseerde"], name="brief_een_per_sleutel"),
            models.UniqueConstraint(
                fields=["sleutel"], condition=Q(geadresseerde=None), name="brief_een_per_sleutel_buiten"
            ),
            models.CheckConstraint(
                condition=Q(geadresseerde__isnull=False, partner="") | (Q(geadresseerde=None) & ~Q(partner="")),
                name="brief_aan_een",
            ),
            # Ordinary e-mail never goes to an organisation, whatever an act thinks (REQ-163).
            models.CheckConstraint(condition=Q(partner="") | ~Q(kanaal=Kanaal.MAIL), name="brief_mail_alleen_inwoner"),
            models.CheckConstraint(
                condition=Q(partner="") | ~Q(kanaal=Kanaal.VEILIG) | Q(partneradres__isnull=False),
                name="brief_veilig_naar_adres",
            ),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="brief_wal"),
            models.CheckConstraint(condition=Q(stand__in=list(BriefStand)), name="brief_stand"),
            models.CheckConstraint(condition=Q(kanaal__in=list(Kanaal)), name="brief_kanaal"),
            models.CheckConstraint(
                condition=~Q(stand=BriefStand.VERZONDEN) | Q(verzonden_op__isnull=False), name="brief_verzonden_op"
            ),
            models.CheckConstraint(
                condition=~Q(stand=BriefStand.BEDENKTIJD) | Q(uitgaand_na__isnull=False), name="brief_bedenktijd"
            ),
        ]

    def __str__(self) -> str:
        return f"brief {self.nummer}"


class _BijBrief(Beschermd, Basis):
    """Walls of a letter, repeated on what belongs to it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dossier_id = models.UUIDField(null=True, blank=True)

    volgt = "brief"

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Briefinhoud(_BijBrief):
    """What the letter says, frozen with its source; `som` is the SHA-256 of exactly this."""

    brief = models.OneToOneField(Brief, on_delete=models.CASCADE, related_name="inhoud")
    wet = models.TextField(default="algemeen")
    sjabloon = models.TextField(help_text="code of the text")
    sjabloon_van = models.DateField(null=True, blank=True, help_text="day of effect; empty is the program's own text")
    bron = models.JSONField(help_text="the source as it was")
    stuk = models.JSONField(help_text="koppelingen.pdf.Stuk without the address")
    som = models.CharField(max_length=64)

    bescherming: ClassVar[Bescherming] = Bescherming(**_MUREN, wet="wet")

    class Meta(_BijBrief.Meta):
        abstract = False

    def als_stuk(self, adres: tuple[str, ...] = ()) -> Stuk:
        """The letter again, with this address above it."""
        s: dict[str, Any] = self.stuk
        return Stuk(
            titel=s["titel"],
            blokken=tuple(Blok(Vorm(b["vorm"]), tuple(b["regels"])) for b in s["blokken"]),
            afzender=tuple(s["afzender"]),
            adres=adres,
            gegevens=tuple((a, b) for a, b in s["gegevens"]),
            voet=s["voet"],
        )

    def __str__(self) -> str:
        return f"inhoud {self.id}"


class Verzending(_BijBrief):
    """One attempt to send a letter, with what proves it (Awb 2:25). Never changed afterwards, only finished."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="verzendingen")
    poging = models.PositiveSmallIntegerField(default=1)
    kanaal = models.TextField()
    stand = models.TextField(default=VerzendStand.GEPLAND)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    verzonden_op = models.DateTimeField(null=True, blank=True, help_text="left our system (Awb 2:19)")
    bestemming = models.JSONField(default=list, help_text="lines of the address, or the e-mail address")
    bewijs = models.TextField(default="", blank=True, help_text="answer of the mail server, or who posted it")
    som = models.CharField(max_length=64, default="", blank=True, help_text="SHA-256 of letter and destination")

    bescherming: ClassVar[Bescherming] = Bescherming(**_MUREN)

    class Meta(_BijBrief.Meta):
        abstract = False
        indexes = [models.Index(fields=["brief", "gemaakt_op"], name="verzending_brief")]
        constraints = [
            models.UniqueConstraint(fields=["brief", "poging"], name="verzending_een_per_poging"),
            models.CheckConstraint(condition=Q(stand__in=list(VerzendStand)), name="verzending_stand"),
            models.CheckConstraint(
                condition=~Q(stand=VerzendStand.VERZONDEN) | Q(verzonden_op__isnull=False),
                name="verzending_verzonden_op",
            ),
        ]

    def __str__(self) -> str:
        return f"verzending {self.id}"
