"""Advice of others on a case: a second pair of eyes, a specialist; and who holds a case with drang or dwang."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.journaal import ITEM
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models.taakverdeling import TEAMWAL
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Vierogen(Beschermd, Basis):
    """A colleague looked along on a case: who, when, and what came of it (REQ-067)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="vierogen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    collega = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    uitkomst = models.TextField()
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-op"], name="vierogen_dossier_op")]

    def __str__(self) -> str:
        return f"vierogen {self.id}"


class Consult(Beschermd, Basis):
    """A question to a specialist about a case, with the answer in the dossier (REQ-068)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="consulten")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    wet = models.TextField(default="algemeen")
    publiek = models.TextField(default="team")
    specialisme = models.TextField(help_text="inrichting soort specialisme")
    specialisme_naam = models.TextField(default="", blank=True, help_text="what it was called when it was asked")
    aan = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    aan_naam = models.TextField(help_text="the specialist; from outside: name and organisation")
    vraag = models.TextField()
    uiterlijk = models.DateField()
    antwoord = models.TextField(default="", blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.TextField(default="", blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_reden = models.TextField(default="", blank=True)
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = ITEM

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "-gemaakt_op"], name="consult_dossier")]
        constraints = [
            models.CheckConstraint(condition=Q(beantwoord_op__isnull=True) | ~Q(antwoord=""), name="consult_antwoord"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(beantwoord_op__isnull=True) & ~Q(ingetrokken_reden=""),
                name="consult_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"consult {self.id}"


class Zaakhouder(Beschermd, Basis):
    """Which organisation holds a case with drang or dwang, from moment to moment: never two, never nobody (REQ-069).

    The first row marks the case; each next begins where the one before ends. The mark ends with the last row.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="zaakhouders")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    soort = models.TextField(help_text="plan.regels.Drangsoort")
    organisatie = models.TextField()
    contact = models.TextField(default="", blank=True, help_text="who there, and how to reach them")
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    reden = models.TextField()
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(tot__isnull=True), name="zaakhouder_een_tegelijk"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="zaakhouder_periode"),
        ]

    def __str__(self) -> str:
        return f"zaakhouder {self.id}"
