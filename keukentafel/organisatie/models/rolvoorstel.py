"""A role that waits for a second person (BIO, functiescheiding)."""

from django.db import models
from django.db.models import F, Q

from keukentafel.kern.models import Basis
from keukentafel.organisatie.models.medewerker import Medewerker
from keukentafel.organisatie.models.team import Team


class Rolvoorstel(Basis):
    """Functioneel beheer wants to give a role, or to move somebody to another team; nothing counts before somebody else
    confirms. `uit_team` makes it a move: then `rollen` are all roles that go along.

    A code of vierogen.Herstel in `rollen` makes it a way in again for somebody whose roles ask four eyes.
    """

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="rolvoorstellen")
    rollen = models.JSONField(help_text="codes of poort.matrix.Rol")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uit_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="first day without the role")
    reden = models.TextField()
    voorgesteld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    verloopt_op = models.DateField(help_text="first day on which it can no longer be confirmed")
    stand = models.TextField(default="open", help_text="organisatie.vierogen.Voorstelstand")
    beslist_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    klaar_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(default="", blank=True, help_text="why it was given back")

    class Meta:
        indexes = [models.Index(fields=["medewerker"], condition=Q(stand="open"), name="rolvoorstel_open")]
        constraints = [
            models.CheckConstraint(condition=~Q(voorgesteld_door=F("medewerker")), name="rolvoorstel_niet_voor_jezelf"),
            models.CheckConstraint(
                condition=Q(beslist_door=None)
                | (~Q(beslist_door=F("voorgesteld_door")) & ~Q(beslist_door=F("medewerker"))),
                name="rolvoorstel_vier_ogen",
            ),
            models.CheckConstraint(
                condition=Q(stand="open", klaar_op=None, beslist_door=None)
                | Q(stand__in=["ingetrokken", "verlopen"], klaar_op__isnull=False, beslist_door=None)
                | Q(stand__in=["bevestigd", "teruggegeven"], klaar_op__isnull=False, beslist_door__isnull=False),
                name="rolvoorstel_stand",
            ),
            models.CheckConstraint(
                condition=~Q(stand="teruggegeven") | ~Q(antwoord=""), name="rolvoorstel_terug_met_reden"
            ),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gt=F("van")), name="rolvoorstel_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {', '.join(self.rollen)}"
