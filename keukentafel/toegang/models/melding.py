"""The melding: a question that has to find its worker (WMO-01, JW-02). The story stands apart from the shell."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.contact import Contact


class Melding(Beschermd, Bewerkbaar):
    """The shell: what a managementondersteuner needs to hand it out (urgency, wijk, kind, language), not the story."""

    nummer = models.PositiveBigIntegerField(unique=True, help_text="for people; never in a URL")
    ontvangen_op = models.DateTimeField(help_text="date of receipt; terms start here, also in a weekend (WMO-01)")
    kanaal = models.TextField()
    melder_soort = models.TextField(
        default="inwoner", help_text="inwoner, naaste, huisarts, school, politie, anoniem …"
    )
    verwijzer = models.TextField(default="", blank=True, help_text="inrichting soort verwijzer")
    namens = models.TextField(default="", blank=True, help_text="inrichting soort namens")
    overbelasting = models.BooleanField(default=False, help_text="a carer cannot go on; the dated rule of then applied")
    bij_abc = models.BooleanField(
        default=False, help_text="overbelasting: the ABC-duty looks first; ends with its answer"
    )
    wet = models.TextField(default="wmo")
    onderwerpen = ArrayField(models.TextField(), default=list)
    urgentie = models.TextField(default="gewoon", help_text="crisis, spoed or gewoon")
    bedreigend = models.BooleanField(default=False, help_text="eviction or cut-off threatens (Wgs art. 4 lid 2)")
    taal = models.TextField(default="nl")
    tolk_nodig = models.BooleanField(default=False)
    buurtcode = models.TextField(default="", blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="meldingen")
    huishouden = models.ForeignKey(
        Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="meldingen"
    )
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="meldingen")
    status = models.TextField(default="nieuw", help_text="toegang.regels.MeldingStand")
    behandelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        medewerker="behandelaar_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["team", "status", "ontvangen_op"], name="melding_team_status"),
            models.Index(fields=["behandelaar", "status"], name="melding_behandelaar"),
            models.Index(fields=["huishouden"], name="melding_huishouden"),
        ]
        constraints = [models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="melding_wal")]

    def __str__(self) -> str:
        return f"melding {self.nummer}"


class MeldingVerhaal(Beschermd, Basis):
    """The question in the resident's own words; read with the right to read the law it falls under."""

    melding = models.OneToOneField(Melding, on_delete=models.CASCADE, related_name="verhaal")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wet = models.TextField(default="wmo")
    melder_naam = models.TextField(default="", blank=True)
    melder_telefoon = models.TextField(default="", blank=True)
    hulpvraag = models.TextField(default="", blank=True)
    veiligheid = models.TextField(default="", blank=True, help_text="first impression of safety, in words")
    antwoorden = models.JSONField(
        default=list, blank=True, help_text="guided questions as they were asked: code, vraag, doel, antwoord"
    )

    volgt = "melding"
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

    def __str__(self) -> str:
        return f"verhaal {self.id}"


class MeldingStatus(Beschermd, Basis):
    """Append-only: what state a melding came into, when, by whom."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="statussen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.TextField()
    sinds = models.DateTimeField()
    reden = models.TextField(default="", blank=True)

    volgt = "melding"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["melding", "sinds"], name="meldingstatus_melding")]

    def __str__(self) -> str:
        return f"{self.status} {self.id}"


class Verdeling(Beschermd, Basis):
    """Who got the melding, from whom, why, and what the proposal said at that moment (it never decides)."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="verdelingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField(default="", blank=True)
    voorstel = models.JSONField(default=dict)
    teruggenomen_op = models.DateTimeField(null=True, blank=True)

    volgt = "melding"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"verdeling {self.id}"


class Termijn(Beschermd, Basis):
    """A guarded term (regels.md §2): which, since when, until when, and why that date."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, null=True, blank=True, related_name="termijnen")
    huishouden = models.ForeignKey(
        Huishouden, on_delete=models.CASCADE, null=True, blank=True, related_name="termijnen"
    )
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.TextField(help_text="D-number of kern.termijnen")
    van = models.DateField()
    uiterlijk = models.DateField()
    uitleg = models.TextField(help_text="the reasoning, in words")
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_reden = models.TextField(default="", blank=True)

    volgt = "melding"
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
            models.Index(fields=["voor", "uiterlijk"], condition=models.Q(klaar_op=None), name="termijn_open_voor"),
            models.Index(fields=["team", "uiterlijk"], condition=models.Q(klaar_op=None), name="termijn_open_team"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.uiterlijk}"


class Belangenconflict(Beschermd, Basis):
    """A worker who should not get this resident: family, neighbour, or the resident does not want it.

    Shown when work is handed out, without why in the list; the reason is a code, never a story.
    """

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="+")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(help_text="toegang.regels.Belang: familie, bekende, huisgenoot, buren or wens_inwoner")
    sinds = models.DateField()
    opgeheven_op = models.DateField(null=True, blank=True)
    opgeheven_door = models.TextField(default="", blank=True)
    opheffen_reden = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["medewerker"], name="belangenconflict_medewerker")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(inwoner__isnull=False) | models.Q(huishouden__isnull=False),
                name="belangenconflict_met_iemand",
            )
        ]

    def __str__(self) -> str:
        return f"belangenconflict {self.id}"
