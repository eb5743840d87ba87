"""Meetings about cases: who is invited, which cases, what was decided, and the actions that land in the plans."""

from typing import ClassVar

from django.db import models

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models.doel import Stap
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Overleg(Beschermd, Basis):
    """A casuïstiek- or multidisciplinary meeting of a team. Nothing of a household stands in it (REQ-066)."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="overleggen")
    soort = models.TextField(default="casuistiek", help_text="plan.regels.Overlegsoort")
    begin = models.DateTimeField()
    plaats = models.TextField(default="", blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    afspraak_id = models.UUIDField(null=True, blank=True, help_text="toegang.Afspraak in the agenda of who called it")
    door_naam = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(rls="team", team="team_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "-begin", "id"], name="overleg_team_begin")]
        constraints = [models.UniqueConstraint(fields=["id", "team"], name="overleg_wal")]

    def __str__(self) -> str:
        return f"overleg {self.id}"


class Overlegdeelnemer(Beschermd, Basis):
    """Somebody invited: a colleague, or a partner from outside with the row of the share table that fits."""

    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="deelnemers")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.TextField()
    organisatie = models.TextField(default="", blank=True)
    partner = models.TextField(default="", blank=True, help_text="delen.woorden.Partner; empty for a colleague")
    email = models.TextField(default="", blank=True, help_text="of the organisation, for the invitation")
    uitgenodigd_op = models.DateTimeField(null=True, blank=True, help_text="when the invitation left")
    uitnodiging = models.TextField(default="", blank=True, help_text="how, or why it did not leave")
    aanwezig = models.BooleanField(null=True, blank=True, help_text="empty: not known yet")

    volgt = "overleg"
    volgt_kolommen = ("team_id",)
    bescherming: ClassVar[Bescherming] = Bescherming(rls="team", team="team_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "medewerker"],
                condition=models.Q(medewerker__isnull=False),
                name="overlegdeelnemer_een_keer",
            ),
            models.CheckConstraint(
                condition=models.Q(medewerker__isnull=False) | ~models.Q(partner=""), name="overlegdeelnemer_wie"
            ),
        ]

    def __str__(self) -> str:
        return f"deelnemer {self.id}"


class Overlegzaak(Beschermd, Bewerkbaar):
    """One case on the agenda, with the question and what was decided. It carries the walls of its dossier and law."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="overlegzaken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="zaken")
    vraag = models.TextField()
    besluit = models.TextField(default="", blank=True)
    besproken_op = models.DateTimeField(null=True, blank=True)
    anoniem = models.BooleanField(default=True, help_text="discussed without names: somebody present had no ground")
    ingebracht_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["overleg", "dossier"], name="overlegzaak_een_keer"),
            models.UniqueConstraint(fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"],
                                    name="overlegzaak_wal"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"overlegzaak {self.id}"


class Overlegactie(Beschermd, Basis):
    """An action agreed in a meeting: the step of the plan it became. Who and when stand there, and nowhere twice."""

    zaak = models.ForeignKey(Overlegzaak, on_delete=models.CASCADE, related_name="acties")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    stap = models.ForeignKey(Stap, on_delete=models.CASCADE, related_name="+")

    volgt = "zaak"
    volgt_kolommen = ("dossier_id", "team_id", "afgeschermd", "wet", "publiek")
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"overlegactie {self.id}"
