"""A werkproces (casus): one supported question with a dossier, several per client possible (eisen E, SYS-02).

Everything that counts is dated: open periods with their team, and zwaarte from a day. Figures are computed from these
rows for any day; a change with a later date never alters an earlier day.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models.dossier import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

_ITEM = Bescherming(rls="team", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd")


class Werkproces(Beschermd, Bewerkbaar):
    """One registered process for one client within the household's dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="werkprocessen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="the team it is in now")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="werkprocessen")
    melding_id = models.UUIDField(null=True, blank=True, help_text="the melding it came from")
    aangemaakt_op = models.DateField()
    aanmaakteam = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="+", help_text="counts here in Tabel 6.1, whatever happens later"
    )
    wet = models.TextField(default="algemeen")
    onderwerp = models.TextField(default="", blank=True, help_text="inrichting soort onderwerp")
    leefgebied = models.TextField(default="", blank=True, help_text="inrichting soort leefgebied; follows the subject")
    helder_op = models.DateField(null=True, blank=True, help_text="the day the question was made explicit (REQ-020)")
    personen = models.PositiveSmallIntegerField(default=1, help_text="persons in the case")
    bronregel = models.TextField(null=True, blank=True, help_text="key of the imported row")

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = _ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["aangemaakt_op", "aanmaakteam"], name="werkproces_aangemaakt")]
        constraints = [
            models.UniqueConstraint(fields=["bronregel"], name="werkproces_bronregel_uniek"),
            models.UniqueConstraint(fields=["id", "team", "afgeschermd"], name="werkproces_wal"),
        ]

    def __str__(self) -> str:
        return f"werkproces {self.id}"


class WerkprocesPeriode(Beschermd, Basis):
    """Open in a team from a day to a day (`tot` = first day not open there). Moved: one ends, the next starts."""

    werkproces = models.ForeignKey(Werkproces, on_delete=models.CASCADE, related_name="perioden")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="of the werkproces now")
    afgeschermd = models.BooleanField(default=False)
    in_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", help_text="in this period")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    aanleiding = models.TextField(default="nieuw", help_text="why it began: nieuw, heropend or verplaatst")
    reden = models.TextField(
        default="", blank=True, help_text="why it ended: afgerond, verplaatst, gesloten_bij_overgang …"
    )
    toelichting = models.TextField(default="", blank=True, help_text="reason in words, also of backdating")
    resultaat = models.TextField(default="", blank=True, help_text="inrichting soort resultaat: what came of it")
    resultaat_tekst = models.TextField(default="", blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True, help_text="replaced by a correction at this moment")

    volgt = "werkproces"
    bescherming: ClassVar[Bescherming] = _ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["van", "tot"], name="werkprocesperiode_van")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="werkprocesperiode_tot"),
            models.UniqueConstraint(
                fields=["werkproces"],
                condition=Q(tot__isnull=True, vervallen_op__isnull=True),
                name="werkproces_een_open_periode",
            ),
        ]

    def __str__(self) -> str:
        return f"periode {self.id}"


class Zwaarte(Beschermd, Basis):
    """1 licht, 2 middel, 3 zwaar, from a day; empty is a real value until somebody judges (eisen D.16)."""

    werkproces = models.ForeignKey(Werkproces, on_delete=models.CASCADE, related_name="zwaarten")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    waarde = models.PositiveSmallIntegerField(null=True)
    van = models.DateField()
    reden = models.TextField(default="", blank=True, help_text="why it is set for a day in the past")
    vervallen_op = models.DateTimeField(null=True, blank=True, help_text="replaced by a correction at this moment")

    volgt = "werkproces"
    bescherming: ClassVar[Bescherming] = _ITEM

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(waarde__isnull=True) | Q(waarde__range=(1, 3)), name="zwaarte_1_tot_3"),
            models.UniqueConstraint(
                fields=["werkproces", "van"], condition=Q(vervallen_op__isnull=True), name="zwaarte_een_per_dag"
            ),
        ]

    def __str__(self) -> str:
        return f"zwaarte {self.id}"


class Coderingversie(Beschermd, Basis):
    """How a question was coded until `vervallen_op`: subject, leefgebied and law; earlier figures keep it."""

    werkproces = models.ForeignKey(Werkproces, on_delete=models.CASCADE, related_name="coderingen")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    onderwerp = models.TextField(default="", blank=True)
    leefgebied = models.TextField(default="", blank=True)
    vervallen_op = models.DateTimeField(help_text="until this moment the question had these codes")

    volgt = "werkproces"
    bescherming: ClassVar[Bescherming] = _ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["werkproces", "vervallen_op"], name="coderingversie_werkproces")]

    def __str__(self) -> str:
        return f"codering {self.id}"
