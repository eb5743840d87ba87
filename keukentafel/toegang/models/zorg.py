"""A signal of somebody else about a resident, beside its melding (REQ-123, REQ-125)."""

from typing import ClassVar

from django.db import models

from keukentafel.inwoner.models import Huishouden, Inwoner
from keukentafel.kern.models import Bewerkbaar
from keukentafel.organisatie.models import Team
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming
from keukentafel.toegang.models.melding import Melding


class Zorgmelding(Beschermd, Bewerkbaar):
    """Who worries, on what ground we may work with it without consent, and what the melder was told.

    The story itself stands in MeldingVerhaal; here stands what is not for everybody who reads that story.
    """

    melding = models.OneToOneField(Melding, on_delete=models.CASCADE, related_name="zorg")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    afgeschermd = models.BooleanField(default=False)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.TextField(help_text="inrichting soort signaalsoort: zorgen, niet_pluis, eenzaamheid …")
    melder_organisatie = models.TextField(default="", blank=True)
    melder_onbekend = models.BooleanField(default=False)
    wil_terugkoppeling = models.BooleanField(default=False)
    bereikbaar = models.TextField(default="", blank=True, help_text="where the melder hears from us")
    inwoner_weet_het = models.BooleanField(default=False)
    grondslag = models.TextField(default="", blank=True, help_text="inrichting soort grondslag")
    grondslag_artikel = models.TextField(default="", blank=True, help_text="the article as it stood that day")
    grondslag_toelichting = models.TextField(default="", blank=True)
    grondslag_op = models.DateTimeField(null=True, blank=True)
    grondslag_door = models.TextField(default="", blank=True)
    teruggekoppeld_op = models.DateTimeField(null=True, blank=True)
    teruggekoppeld_hoe = models.TextField(default="", blank=True)
    teruggekoppeld_tekst = models.TextField(default="", blank=True)
    benaderd_op = models.DateTimeField(null=True, blank=True, help_text="we took the first step towards the resident")
    benaderd_hoe = models.TextField(default="", blank=True)
    benaderd_uitkomst = models.TextField(default="", blank=True)

    volgt = "melding"
    bescherming: ClassVar[Bescherming] = Bescherming(
        rls="team",
        team="team_id",
        inwoner="inwoner_id",
        huishouden="huishouden_id",
        auteur="gemaakt_door",
        afgeschermd="afgeschermd",
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"zorgmelding {self.id}"
