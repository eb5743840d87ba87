"""After a decision: did the help begin, does it work (REQ-062); and was an advice good enough (REQ-049)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.besluit.models.aanvraag import Aanvraag
from keukentafel.besluit.models.besluit import Besluit, Voorziening
from keukentafel.besluit.models.muren import MUREN, Schilrij
from keukentafel.besluit.regels.nazorg import Begonnen, Vervolg, Werkt
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.regels import Bescherming


class Nazorgcheck(Schilrij, Bewerkbaar):
    """Somebody asks on a day how the decided help goes. Three coded answers; the story belongs in the report."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="nazorgchecks")
    voorziening = models.ForeignKey(Voorziening, on_delete=models.CASCADE, related_name="nazorgchecks")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    op = models.DateField(help_text="the day somebody asks")
    gedaan_op = models.DateField(null=True, blank=True)
    begonnen = models.TextField(default="", blank=True, help_text="besluit.regels.nazorg.Begonnen")
    werkt = models.TextField(default="", blank=True, help_text="besluit.regels.nazorg.Werkt")
    vervolg = models.TextField(default="", blank=True, help_text="besluit.regels.nazorg.Vervolg")
    toelichting = models.TextField(default="", blank=True, help_text="one line for colleagues; not the story")
    door_naam = models.TextField(default="", blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    vervallen_reden = models.TextField(default="", blank=True)
    na = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later")
    volgt = "aanvraag"
    bescherming: ClassVar[Bescherming] = Bescherming(**MUREN, medewerker="medewerker_id")

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["team", "op", "id"],
                condition=Q(gedaan_op=None, vervallen_op=None),
                name="nazorgcheck_team_open",
            ),
            models.Index(fields=["dossier"], name="nazorgcheck_dossier"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(begonnen__in=["", *Begonnen]), name="nazorgcheck_begonnen"),
            models.CheckConstraint(condition=Q(werkt__in=["", *Werkt]), name="nazorgcheck_werkt"),
            models.CheckConstraint(condition=Q(vervolg__in=["", *Vervolg]), name="nazorgcheck_vervolg"),
            models.CheckConstraint(
                condition=Q(gedaan_op=None) | (~Q(begonnen="") & ~Q(vervolg="")), name="nazorgcheck_met_antwoord"
            ),
            models.CheckConstraint(condition=Q(gedaan_op=None) | Q(vervallen_op=None), name="nazorgcheck_een_einde"),
            # Two deliveries of the same event plan one check.
            models.UniqueConstraint(
                fields=["voorziening"], condition=Q(na=None, vervallen_op=None), name="nazorgcheck_een_eerste"
            ),
            models.UniqueConstraint(fields=["na"], condition=Q(vervallen_op=None), name="nazorgcheck_een_volgende"),
        ]

    @property
    def adres(self) -> str:
        """Where it is answered."""
        return f"/nazorg/{self.pk}/"

    def __str__(self) -> str:
        return f"nazorgcheck {self.id}"


class Adviestoets(Schilrij):
    """A zwaarwegend advies beside the norms of that day: a friendly list, never a gate. The latest counts."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="adviestoetsen")
    uitkomsten = models.JSONField(default=dict, help_text="code of adviesnorm -> ja, nee or nvt")
    toelichting = models.TextField(default="", blank=True)
    op = models.DateField()
    door_naam = models.TextField(default="", blank=True)
    volgt = "besluit"

    class Meta(Schilrij.Meta):
        abstract = False
        indexes = [models.Index(fields=["besluit", "-op"], name="adviestoets_besluit")]

    def __str__(self) -> str:
        return f"adviestoets {self.id}"
