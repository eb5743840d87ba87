"""A task for a person or a role: work that the house hands out by itself."""

from typing import ClassVar

from django.db import models

from keukentafel.kern.models import Basis
from keukentafel.organisatie.models.medewerker import Medewerker
from keukentafel.organisatie.models.team import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming


class Taak(Beschermd, Basis):
    """Something to do before a day. Text without names: the subject is opened through the gate."""

    soort = models.TextField(help_text="for example identiteit_nakijken, regie_vacature, caseload_overdragen")
    tekst = models.TextField()
    adres = models.TextField(default="", blank=True, help_text="path of the screen where it is done")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="taken")
    rol = models.TextField(default="", blank=True, help_text="any holder of this role may take it")
    dossier_id = models.UUIDField(null=True, blank=True)
    onderwerp_id = models.UUIDField(null=True, blank=True)
    uiterlijk = models.DateField()
    # Put off until a day: the list shows that day, and `uiterlijk` stays what was asked.
    uitgesteld_tot = models.DateField(null=True, blank=True)
    eerder_uitgesteld = models.DateField(null=True, blank=True, help_text="what undo brings back")
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = models.TextField(default="", blank=True)
    # A task about somebody hidden is seen by the role alone, not by the team.
    afgeschermd = models.BooleanField(default=False)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="taak", team="team_id", dossier="dossier_id", auteur="gemaakt_door", afgeschermd="afgeschermd"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["voor", "uiterlijk"], condition=models.Q(klaar_op=None), name="taak_open_persoon"),
            models.Index(fields=["rol", "uiterlijk"], condition=models.Q(klaar_op=None), name="taak_open_rol"),
        ]

    def __str__(self) -> str:
        return self.tekst
