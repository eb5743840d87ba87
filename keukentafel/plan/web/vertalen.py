"""The door of a translation of one goal, in place."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from keukentafel.inwoner.regels.communicatie import taalnaam
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.web.antwoord import post, probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.opvragen import DoelBeeld, PlanBeeld
from keukentafel.plan.web._blad import Bewerken, bewaard, blad, doel_uit
from keukentafel.plan.web.forms import KORT
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


class VertaalForm(Formulier):
    """The goal in a language that somebody of the household speaks."""

    taal = forms.ChoiceField(label="In welke taal?")
    resultaat = forms.CharField(label="Wat is er straks anders, in die taal?", widget=KORT)
    hoe_te_zien = forms.CharField(label="Waaraan zie je dat, in die taal?", required=False, widget=KORT)
    door = forms.CharField(label="Wie vertaalde dit?", required=False, max_length=100)

    def __init__(self, data: Any, beeld: PlanBeeld, doel: DoelBeeld) -> None:
        super().__init__(data, auto_id="vertaal_%s")
        talen = dict.fromkeys(lid.taal for lid in beeld.kader.leden if lid.taal and lid.taal != "nl")
        zet_keuzes(self, "taal", [(code, taalnaam(code)) for code in talen])
        eerst = next((v for v in doel.vertalingen if v.taal in talen), None)
        if eerst:
            self.initial = {"taal": eerst.taal, "resultaat": eerst.resultaat, "hoe_te_zien": eerst.hoe_te_zien}


@recht(Recht.PLAN_SCHRIJVEN)
def vertalen(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """Beside the Dutch, never in its place."""
    beeld = opvragen.plan_beeld(dossier_id)
    form = VertaalForm(post(request), beeld, doel_uit(beeld, doel_id))
    velden = {"actor": request.actor, "doel_id": doel_id}
    if form.is_valid():
        vertaling = probeer(form, handelingen.doel_vertalen, **velden, **form.cleaned_data)
        if vertaling:
            return bewaard(request, dossier_id, "De vertaling staat bij het doel")
    return blad(request, beeld, Bewerken("Doel vertalen", form, request.path, doel_id, "Bewaar vertaling"))
