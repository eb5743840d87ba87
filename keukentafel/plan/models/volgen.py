"""Keeping an eye on a household: the moments when somebody looks again, and what was asked of somebody outside."""

from django.db import models
from django.db.models import Q

from keukentafel.dossier.models import Document
from keukentafel.dossier.models.journaal import DossierItem
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.models.doel import Doel
from keukentafel.poort.rechten import Recht


class Volgmoment(DossierItem):
    """Somebody looks again on a day: an evaluation, a check whether help began, or a light contact that comes back."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/volgen/{id}/"
    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, null=True, blank=True, related_name="volgmomenten")
    soort = models.TextField(help_text="plan.regels.volgen.Volgsoort")
    op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    elke_weken = models.PositiveSmallIntegerField(null=True, blank=True)
    wat = models.TextField(default="", blank=True, help_text="what is agreed to look at (REQ-053)")
    gedaan_op = models.DateField(null=True, blank=True)
    uitkomst = models.TextField(default="", blank=True, help_text="plan.regels.volgen.Volguitkomst")
    toelichting = models.TextField(default="", blank=True)
    gestopt_op = models.DateField(null=True, blank=True)
    gestopt_reden = models.TextField(default="", blank=True)
    na = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="vervolg")

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["dossier", "op"], condition=Q(gedaan_op=None, gestopt_op=None), name="volgmoment_open_dossier"
            ),
            models.Index(
                fields=["team", "op"], condition=Q(gedaan_op=None, gestopt_op=None), name="volgmoment_open_team"
            ),
        ]
        constraints = [
            *DossierItem.Meta.constraints,
            models.CheckConstraint(condition=Q(gedaan_op=None) | ~Q(uitkomst=""), name="volgmoment_met_uitkomst"),
            models.CheckConstraint(condition=Q(gedaan_op=None) | Q(gestopt_op=None), name="volgmoment_een_einde"),
        ]

    def __str__(self) -> str:
        return f"volgmoment {self.id}"


class Informatieverzoek(DossierItem):
    """What was asked of an outside party, when it should be there, and when it came (REQ-071)."""

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/volgen/informatie/{id}/"
    bij_wie = models.TextField(help_text="organisation, and who there")
    wat = models.TextField()
    gevraagd_op = models.DateField()
    uiterlijk = models.DateField()
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    herinnerd_op = models.DateField(null=True, blank=True, help_text="the last time it was asked again")
    keren_herinnerd = models.PositiveSmallIntegerField(default=0)
    opgehoogd_op = models.DateField(null=True, blank=True, help_text="when the coördinator was told that it is old")
    ontvangen_op = models.DateField(null=True, blank=True)
    antwoord = models.TextField(default="", blank=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(default="", blank=True)

    class Meta(DossierItem.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["dossier", "uiterlijk"],
                condition=Q(ontvangen_op=None, ingetrokken_op=None),
                name="informatie_open_dossier",
            ),
            models.Index(
                fields=["team", "uiterlijk"],
                condition=Q(ontvangen_op=None, ingetrokken_op=None),
                name="informatie_open_team",
            ),
        ]
        constraints = [
            *DossierItem.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ontvangen_op=None) | Q(ingetrokken_op=None), name="informatieverzoek_een_einde"
            ),
        ]

    def __str__(self) -> str:
        return f"informatieverzoek {self.id}"
