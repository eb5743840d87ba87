"""The regie goes elsewhere by agreement: proposed to a colleague, or placed with another party; accepted or not."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Document, Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan.models.taakverdeling import TEAMWAL
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

LOOPT = ("gevraagd", "aanvaard")


class Overdracht(Beschermd, Basis):
    """A planned hand-over to a colleague, with a day of effect: the receiver accepts or declines it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="overdrachten")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    van = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    naar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    ingaat = models.DateField(help_text="the day on which the regie goes over")
    reden = models.TextField()
    let_op = models.TextField(default="", blank=True, help_text="what the new regisseur must know and stands nowhere")
    stand = models.TextField(default="gevraagd", help_text="plan.regels.Overdrachtstand")
    antwoord = models.TextField(default="", blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(stand__in=LOOPT), name="overdracht_een_tegelijk")
        ]

    def __str__(self) -> str:
        return f"overdracht {self.id}"


class Regieplaatsing(Beschermd, Basis):
    """The regie, or that on one voorziening, with another party; the wijkteam keeps sight of the plan (REQ-060)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="plaatsingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    voorziening = models.TextField(default="", blank=True, help_text="empty: the regie on the whole household")
    partij = models.TextField(help_text="name of the party, as configured or typed")
    contactpersoon = models.TextField(default="", blank=True)
    contact = models.TextField(default="", blank=True)
    zicht = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+", help_text="keeps sight of it")
    reden = models.TextField()
    stand = models.TextField(default="gevraagd", help_text="plan.regels.Overdrachtstand")
    aanvaard_door = models.TextField(default="", blank=True, help_text="who of the party said yes")
    aanvaard_op = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    antwoord = models.TextField(default="", blank=True)
    tot = models.DateField(null=True, blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "voorziening"], condition=Q(stand__in=LOOPT), name="plaatsing_een_tegelijk"
            ),
            models.CheckConstraint(
                condition=~Q(stand="aanvaard") | (~Q(aanvaard_door="") & Q(aanvaard_op__isnull=False)),
                name="plaatsing_aanvaard_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return f"regieplaatsing {self.id}"


class Wisselverzoek(Beschermd, Basis):
    """A resident asks for another worker; the manager answers, and the answer stays (REQ-072)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="wisselverzoeken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    woorden = models.TextField(help_text="why, in the words of the resident")
    gevraagd_op = models.DateField()
    uiterlijk = models.DateField(help_text="when the manager answers at the latest")
    stand = models.TextField(default="open", help_text="plan.regels.Wisselstand")
    antwoord = models.TextField(default="", blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["team", "uiterlijk"], condition=Q(stand="open"), name="wissel_open")]
        constraints = [models.CheckConstraint(condition=Q(stand="open") | ~Q(antwoord=""), name="wissel_met_antwoord")]

    def __str__(self) -> str:
        return f"wisselverzoek {self.id}"


class Regelbeoordeling(Beschermd, Basis):
    """How one rule of the regie stands here, as a person said it. The newest counts."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="regelbeoordelingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    code = models.TextField(help_text="inrichting soort regieregel")
    gehaald = models.BooleanField()
    auteur_naam = models.TextField(default="", blank=True)

    volgt = "dossier"
    bescherming: ClassVar[Bescherming] = TEAMWAL

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dossier", "code", "-gemaakt_op"], name="regelbeoordeling_dossier")]

    def __str__(self) -> str:
        return f"regel {self.code} {self.id}"
