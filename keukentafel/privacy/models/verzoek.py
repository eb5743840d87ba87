"""A request of a resident about the own data (PRV-10, PRV-11)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.privacy.regels.verzoek import Stand


class Privacyverzoek(Beschermd, Bewerkbaar):
    """Who asks what about whom, by when it is answered, and how it ended. Whoever receives it hands it on.

    `inwoner` is empty until the handler has found the person: who receives it need not know that we know somebody.
    """

    soort = models.TextField(help_text="regels.verzoek.Soort")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    over_naam = models.TextField(help_text="as given at receipt")
    over_geboren = models.DateField(null=True, blank=True)
    hoedanigheid = models.TextField(help_text="regels.mag_vragen.Vrager")
    aanvrager = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    aanvrager_naam = models.TextField(default="", blank=True, help_text="who asks, when that is another")
    kanaal = models.TextField(help_text="regels.verzoek.Kanaal")
    ontvangen_op = models.DateField()
    ontvangen_naam = models.TextField(help_text="worker who received it")
    woorden = models.TextField(default="", blank=True, help_text="what is asked, in the resident's own words")

    bewijs = models.TextField(default="", blank=True, help_text="kind of document that was seen; no copy, no number")
    identiteit = models.TextField(default="", blank=True, help_text="regels.verzoek.Identiteit")
    gezien_op = models.DateField(null=True, blank=True)
    gezien_door = models.TextField(default="", blank=True)

    uiterlijk = models.DateField()
    termijn_uitleg = models.TextField()
    verlengd_op = models.DateField(null=True, blank=True)
    verleng_reden = models.TextField(default="", blank=True)

    behandelaar = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    feiten = models.JSONField(default=dict, help_text="answers to the guided questions: words of mag_vragen.Situatie")
    advies = models.TextField(default="", blank=True, help_text="regels.mag_vragen.Oordeel")
    advies_rij = models.TextField(default="", blank=True)
    oordeel = models.TextField(default="", blank=True, help_text="what the handler decided")
    oordeel_reden = models.TextField(default="", blank=True)
    oordeel_op = models.DateTimeField(null=True, blank=True)

    stand = models.TextField(default=Stand.OPEN)
    wacht_op = models.TextField(default="", blank=True, help_text="in words: what we wait for; the term goes on")
    uitkomst = models.TextField(default="", blank=True)
    uitkomst_reden = models.TextField(default="", blank=True)
    klaar_op = models.DateField(null=True, blank=True)

    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="privacy", inwoner="inwoner_id", medewerker="behandelaar_id", auteur="gemaakt_door"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            # The work list: open ones by term, a page at a time.
            models.Index(fields=["uiterlijk", "id"], condition=~Q(stand=Stand.KLAAR), name="privacyverzoek_open"),
            # What was asked before about the same person (excessive, AVG art. 12 lid 5).
            models.Index(fields=["inwoner", "soort"], name="privacyverzoek_inwoner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(stand=Stand.KLAAR) & ~Q(uitkomst="") & Q(klaar_op__isnull=False))
                | (~Q(stand=Stand.KLAAR) & Q(uitkomst="", klaar_op=None)),
                name="privacyverzoek_klaar_met_uitkomst",
            ),
            models.CheckConstraint(
                condition=Q(verlengd_op=None) | ~Q(verleng_reden=""), name="privacyverzoek_verlengd_met_reden"
            ),
            models.CheckConstraint(
                condition=Q(identiteit="") | (Q(gezien_op__isnull=False) & ~Q(gezien_door="")),
                name="privacyverzoek_identiteit_gezien",
            ),
        ]

    def __str__(self) -> str:
        return f"privacyverzoek {self.id}"
