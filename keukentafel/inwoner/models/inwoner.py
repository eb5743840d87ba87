"""A resident, with the source of what we know (PRV-16: BSN only where the law says so, checked and unique)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.inwoner.regels.naam import Naamdelen, volledige_naam
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Inwoner(Beschermd, Bewerkbaar):
    """One person. `team` follows from the address; `afgeschermd` hides that the person exists (AUT-02, AUT-04)."""

    nummer = models.PositiveBigIntegerField(unique=True, help_text="client number for people, never in a URL")
    bsn = models.CharField(max_length=9, null=True, blank=True)
    bsn_na_te_kijken = models.CharField(
        max_length=9,
        null=True,
        blank=True,
        help_text="as typed, while the number stands on somebody else too; shown like a BSN (PRV-16, AUT-02)",
    )
    bsn_ontbreekt = models.TextField(default="", blank=True, help_text="why there is no BSN (WMO 5.2.9 l8)")
    voornamen = models.TextField(default="", blank=True)
    roepnaam = models.TextField(default="", blank=True)
    voorvoegsel = models.TextField(default="", blank=True)
    geslachtsnaam = models.TextField(default="", blank=True)
    partner_voorvoegsel = models.TextField(default="", blank=True)
    partnernaam = models.TextField(default="", blank=True, help_text="surname of the partner")
    naamgebruik = models.TextField(default="E", blank=True, help_text="regels.naam.Naamgebruik: E, P, V or N")
    sorteernaam = models.TextField(editable=False, default="", help_text="folded key; sort on this (naden.md §6)")
    geslacht = models.TextField(default="", blank=True, help_text="M, V or O; empty is unknown")
    geboortedatum = models.DateField(null=True, blank=True)
    geboorte_onvolledig = models.TextField(default="", blank=True, help_text="1985, or 1985-12, when BRP knows no more")
    overleden_op = models.DateField(null=True, blank=True)
    telefoon = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    taal = models.TextField(default="nl", blank=True)
    leesniveau = models.TextField(default="", blank=True, help_text="inrichting leesniveau; empty is not asked")
    tolk_taal = models.TextField(default="", blank=True, help_text="language of the interpreter; empty is none needed")
    voorkeurskanaal = models.TextField(default="", blank=True, help_text="regels.communicatie.KANALEN")
    voorkeursplaats = models.TextField(default="", blank=True, help_text="inrichting gespreksplaats: where to talk")
    digitaal_sinds = models.DateField(null=True, blank=True, help_text="wants official post digitally (Awb 2:8)")
    digitaal_bron = models.TextField(default="", blank=True, help_text="how we know: said, written or form")
    geheimhouding = models.BooleanField(default=False, help_text="BRP: no disclosure to third parties (Wet BRP 2.59)")
    adres_afgeschermd = models.BooleanField(default=False, help_text="address hidden everywhere (AUT-02 b)")
    afgeschermd = models.BooleanField(default=False, help_text="existence hidden: case ties and named persons only")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    bron = models.JSONField(default=dict, help_text="field group -> {bron, op}: where it came from and when")
    klantsleutel = models.TextField(null=True, blank=True, help_text="key of this person in an imported system")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        ordering = ["sorteernaam"]
        indexes = [
            models.Index(fields=["team", "sorteernaam", "id"], name="inwoner_team_naam"),
            models.Index(fields=["geboortedatum"], name="inwoner_geboortedatum"),
            models.Index(
                fields=["bsn_na_te_kijken"], condition=Q(bsn_na_te_kijken__isnull=False), name="inwoner_bsn_nakijken"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["bsn"], name="inwoner_bsn_uniek"),
            models.UniqueConstraint(fields=["klantsleutel"], name="inwoner_klantsleutel_uniek"),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="inwoner_wal"),
            models.CheckConstraint(
                condition=Q(bsn__isnull=True) | Q(bsn__regex=r"^[0-9]{9}$"), name="inwoner_bsn_vorm"
            ),
            models.CheckConstraint(
                condition=Q(digitaal_sinds__isnull=True) | ~Q(digitaal_bron=""), name="inwoner_digitaal_heeft_bron"
            ),
            models.CheckConstraint(
                condition=Q(bsn_na_te_kijken__isnull=True)
                | (Q(bsn_na_te_kijken__regex=r"^[0-9]{9}$") & Q(bsn__isnull=True)),
                name="inwoner_bsn_na_te_kijken",
            ),
        ]

    @property
    def naamdelen(self) -> Naamdelen:
        """The parts of the name for regels.naam."""
        return Naamdelen(
            voornamen=self.voornamen,
            roepnaam=self.roepnaam,
            voorvoegsel=self.voorvoegsel,
            geslachtsnaam=self.geslachtsnaam,
            partner_voorvoegsel=self.partner_voorvoegsel,
            partnernaam=self.partnernaam,
            naamgebruik=self.naamgebruik,
        )

    @property
    def naam(self) -> str:
        """As it stands above a page."""
        return volledige_naam(self.naamdelen)

    @property
    def getypt_bsn(self) -> str | None:
        """The number that was given, checked or not; screens show no difference."""
        return self.bsn or self.bsn_na_te_kijken

    @property
    def tolk_nodig(self) -> bool:
        """Is an interpreter needed?"""
        return bool(self.tolk_taal)

    def __str__(self) -> str:
        return f"inwoner {self.nummer}"


class Adres(Beschermd, Basis):
    """An address in a period. Where it is hidden is decided in opvragen, from the person."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="adressen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(default="woon", help_text="woon, brief, verblijf or opvang")
    straat = models.TextField(default="", blank=True)
    huisnummer = models.TextField(default="", blank=True)
    toevoeging = models.TextField(default="", blank=True)
    postcode = models.TextField(default="", blank=True)
    woonplaats = models.TextField(default="", blank=True)
    buurtcode = models.TextField(default="", blank=True, db_index=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField(default="", blank=True)

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["postcode", "huisnummer"], name="adres_postcode"),
            models.Index(fields=["inwoner", "van"], name="adres_inwoner"),
        ]

    def __str__(self) -> str:
        return f"adres {self.id}"


class Zoeksleutel(Beschermd, models.Model):
    """One search key of one person (naden.md §7); its letter is explained in regels.sleutels."""

    id = models.BigAutoField(primary_key=True)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    afgeschermd = models.BooleanField(default=False)
    # Collation C: the beginning of a name is a range, also where the server sorts by language.
    sleutel = models.TextField(db_collation="C")

    volgt = "inwoner"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="stad", team="team_id", inwoner="inwoner_id", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            # Covering, so that a search reads the index alone (also for the policy's columns). Who is hidden does not
            # stand in it: a search for somebody hidden then does the very work of a search for nobody.
            models.Index(
                fields=["sleutel", "team"],
                include=["inwoner", "afgeschermd"],
                name="zoeksleutel_open",
                condition=Q(afgeschermd=False),
            ),
            models.Index(fields=["inwoner"], name="zoeksleutel_afgeschermd", condition=Q(afgeschermd=True)),
            models.Index(fields=["inwoner"], name="zoeksleutel_inwoner"),
        ]

    def __str__(self) -> str:
        return self.sleutel
