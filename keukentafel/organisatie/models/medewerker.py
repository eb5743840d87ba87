"""The people who work in the teams, with dated roles, formation and absence."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from keukentafel.kern import klok
from keukentafel.kern.versleuteld import VersleuteldTekst
from keukentafel.organisatie.models.team import Team
from keukentafel.organisatie.regels import REGISTERS


def _periode(naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name=f"{naam}_periode")


class MedewerkerManager(BaseUserManager["Medewerker"]):
    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        return self.get(gebruikersnaam__iexact=username)


class Medewerker(AbstractBaseUser):
    """Somebody with an account. Leaving is a date, never a deletion: the log and the dossiers keep the name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruikersnaam = models.TextField(unique=True)
    naam = models.TextField()
    sorteernaam = models.TextField(editable=False, default="")
    functie = models.TextField(default="", blank=True)
    email = models.EmailField(default="", blank=True)
    telefoon = models.TextField(default="", blank=True)
    in_dienst_van = models.DateField()
    in_dienst_tot = models.DateField(null=True, blank=True, help_text="first day out of service")
    totp_geheim = VersleuteldTekst(default="", blank=True, editable=False)
    totp_bevestigd_op = models.DateTimeField(null=True, editable=False)
    totp_laatste_stap = models.BigIntegerField(default=0, editable=False, help_text="a code works once")
    startwachtwoord = models.BooleanField(
        default=False, editable=False, help_text="somebody else chose the password: the next log-in asks for an own one"
    )
    oidc_onderwerp = models.TextField(null=True, unique=True, editable=False)
    conceptsleutel = models.BinaryField(default=bytes, editable=False, help_text="key for drafts kept on the device")
    # The worker's own home as two marks, never as an address: only to keep a worker away from neighbours (MAN-08).
    adresmerk = models.TextField(default="", blank=True, editable=False)
    straatmerk = models.TextField(default="", blank=True, editable=False)
    sneltoetsen = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]
    objects = MedewerkerManager()

    class Meta:
        ordering = ["sorteernaam"]

    def __str__(self) -> str:
        return self.naam

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Open sessions end when the password or the code changes."""
        stof = f"{self.password}|{self.totp_geheim}"
        return salted_hmac("organisatie.sessie", stof, secret=secret, algorithm="sha256").hexdigest()


class Rolvervulling(models.Model):
    """A role (poort.matrix.Rol) in a team, or in the whole municipality when `team` is empty, from day to day."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="rolvervullingen")
    rol = models.TextField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="rolvervullingen")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="first day without the role")
    gewijzigd_door = models.TextField(default="")
    reden = models.TextField(default="", blank=True, help_text="why it was given")

    class Meta:
        constraints = [_periode("rolvervulling")]
        indexes = [models.Index(fields=["medewerker", "van"], name="rolvervulling_medewerker")]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.rol}"


class Formatie(models.Model):
    """Fte of a team, by person or as an unnamed post (Tabel 6.2: administratieve ondersteuning 1,6)."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="formatie")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="formatie")
    soort = models.TextField(default="uitvoering", help_text="uitvoering or administratie")
    fte = models.DecimalField(max_digits=5, decimal_places=2)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)
    uit_vaste = models.BooleanField(
        default=False, help_text="fills a post without a name, which holds that much less as long as this row runs"
    )
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            _periode("formatie"),
            models.UniqueConstraint(
                fields=["medewerker", "team", "soort", "van"],
                condition=Q(medewerker__isnull=False),
                name="formatie_een_per_dag",
            ),
            models.CheckConstraint(condition=Q(fte__gte=0), name="formatie_fte_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.fte} fte"


class Uitlening(models.Model):
    """Which mother organisation lends this worker, from a day until the next row begins (REQ-027)."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="uitleningen")
    moederorganisatie = models.TextField(default="", blank=True, help_text="code of the list; empty: not known")
    van = models.DateField()
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["medewerker", "van"], name="uitlening_een_per_dag")]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.moederorganisatie}"


class Beroepsregistratie(models.Model):
    """A worker in a register of professionals, for a period; a new period is a new row (JW-13)."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="registraties")
    soort = models.TextField(help_text="regels.REGISTERS: skj or big")
    nummer = models.TextField(help_text="as it stands in the register")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="first day without it")
    vastgelegd_op = models.DateField()
    gewijzigd_door = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["medewerker", "-van"], name="beroepsregistratie_medewerker")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(REGISTERS)), name="beroepsregistratie_soort"),
            models.CheckConstraint(condition=Q(nummer__regex=r"^[0-9]+$"), name="beroepsregistratie_nummer"),
            _periode("beroepsregistratie"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.medewerker_id}"


class Expertise(models.Model):
    """What somebody is good at, a language, or what somebody (rather not) does; shown at triage, never decides."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="expertises")
    soort = models.TextField(default="onderwerp", help_text="onderwerp, taal, voorkeur or liever_niet")
    code = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["medewerker", "soort", "code"], name="expertise_een_keer")]

    def __str__(self) -> str:
        return self.code


class Afwezigheid(models.Model):
    """Absence with a waarnemer who sees the caseload in that time."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="afwezigheden")
    waarnemer = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="waarnemingen"
    )
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="first day back")
    waarneming_tot = models.DateField(
        null=True, blank=True, help_text="first day without the waarnemer; empty: as long as the absence lasts"
    )
    geregeld_door = models.TextField(default="", blank=True, help_text="who arranged the waarnemer")
    vorige = models.JSONField(default=dict, blank=True, help_text="waarnemer before the last take-over, for undo")
    reden = models.TextField(default="afwezig", help_text="never a medical reason")

    class Meta:
        constraints = [_periode("afwezigheid")]

    def __str__(self) -> str:
        return f"{self.medewerker} vanaf {self.van}"


class Inlogpoging(models.Model):
    """Failed log-ins, for slowing down guesses; unknown and known users are counted alike."""

    sleutel = models.TextField(help_text="hash of user name and address")
    tijd = models.DateTimeField(default=klok.nu)

    class Meta:
        indexes = [models.Index(fields=["sleutel", "tijd"], name="inlogpoging_sleutel")]

    def __str__(self) -> str:
        return self.sleutel
