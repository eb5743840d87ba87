"""What must be on file before an account has rights: the reglement with its versions, and the proofs (REQ-164)."""

from django.db import models
from django.db.models import F, Q

from keukentafel.kern.models import Basis
from keukentafel.organisatie.models.medewerker import Medewerker


class Privacyreglement(Basis):
    """One version of the text, from a day. Never edited: who read it, read this."""

    tekst = models.TextField()
    geldig_van = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["geldig_van"], name="privacyreglement_een_per_dag")]

    def __str__(self) -> str:
        return f"reglement {self.geldig_van}"


class Voorwaardebewijs(Basis):
    """A worker met a condition on a day. Recorded by mistake is taken back, and stays readable."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="voorwaardebewijzen")
    soort = models.TextField(help_text="organisatie.voorwaarden.Voorwaarde")
    op = models.DateField(help_text="followed, read or signed on this day")
    geldig_tot = models.DateField(null=True, blank=True, help_text="first day on which it counts no more")
    reglement = models.ForeignKey(
        Privacyreglement, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="which text"
    )
    vastgelegd_door = models.TextField(help_text="name")
    ingetrokken_op = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["medewerker", "soort", "-op"], name="voorwaardebewijs_medewerker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="reglement", reglement__isnull=False) | (Q(reglement=None) & ~Q(soort="reglement")),
                name="voorwaardebewijs_welke_tekst",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("op")), name="voorwaardebewijs_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.op}"
