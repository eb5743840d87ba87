"""What went wrong or nearly did, and what was done about it (REQ-083, D43)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.besluit.regels.incident import Soort
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Basis, Bewerkbaar
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Incident(Beschermd, Bewerkbaar):
    """What happened, whom the supervisor was told, and the lesson. Seen by who leads, by quality and by who told it."""

    soort = models.TextField(help_text="regels.incident.Soort")
    wat = models.TextField(help_text="what happened, in the words of who tells it")
    wet = models.TextField(default="wmo", help_text="poort.matrix.Wet: which supervisor")
    gebeurd_op = models.DateTimeField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    melder = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    toezicht_op = models.DateTimeField(null=True, blank=True)
    toezicht_kenmerk = models.TextField(default="", blank=True)
    toezicht_laat = models.TextField(default="", blank=True, help_text="why not the same day")
    les = models.TextField(default="", blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    gesloten_door = models.TextField(default="", blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="klacht",
        team="team_id",
        inwoner="inwoner_id",
        medewerker="melder_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["-gebeurd_op", "id"], name="incident_lijst")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(Soort)), name="incident_soort"),
            models.CheckConstraint(condition=Q(gesloten_op=None) | ~Q(les=""), name="incident_gesloten_met_les"),
            # What must be told to the supervisor is not closed untold (D43).
            models.CheckConstraint(
                condition=Q(gesloten_op=None) | Q(soort="incident") | Q(toezicht_op__isnull=False),
                name="incident_gesloten_en_gemeld",
            ),
        ]

    @property
    def adres(self) -> str:
        """Where it is read."""
        return f"/incidenten/{self.pk}/"

    def __str__(self) -> str:
        return f"incident {self.id}"


class Incidentactie(Beschermd, Basis):
    """What is done so that it does not happen again: by whom, by when."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="acties")
    wat = models.TextField()
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uiterlijk = models.DateField()
    klaar_op = models.DateField(null=True, blank=True)

    deel_van = "incident"
    bescherming: ClassVar[Bescherming] = Bescherming(rls="deel", medewerker="medewerker_id", auteur="gemaakt_door")

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["incident"], name="incidentactie_incident")]

    def __str__(self) -> str:
        return f"incidentactie {self.id}"
