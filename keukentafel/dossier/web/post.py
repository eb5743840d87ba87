"""Doors that give post its place; the screen itself stands in toegang."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.dossier import handelingen
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang.web.forms.post import KoppelForm
from keukentafel.toegang.web.views.post import toon_poststuk

ZIN = {
    "dossier": "Het staat in het dossier.",
    "melding": "Het staat bij de melding.",
    "contact": "Het is vastgelegd als contact.",
}


@require_POST
@recht(Recht.POST_VERWERKEN)
def koppelen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """A person, a household or a melding; a suggestion is a button of this same form."""
    form = KoppelForm(request.POST)
    if form.is_valid():
        velden = {"actor": request.actor, "poststuk_id": sleutel}
        uit = form.doe(handelingen.post_koppelen, **velden, **form.plek)
        if uit:
            ongedaan = reverse("dossier:post-ongedaan", args=[sleutel])
            return klaar(request, ZIN[uit.waar], reverse("toegang:post"), ongedaan)
    return toon_poststuk(request, sleutel, 422, koppelen=form)


@require_POST
@recht(Recht.POST_VERWERKEN)
def naar_dossier(request: Verzoek, dossier_id: UUID, sleutel: UUID) -> HttpResponse:
    """Post of this household that was a contact until now."""
    try:
        handelingen.post_naar_dossier(actor=request.actor, poststuk_id=sleutel, dossier_id=dossier_id)
    except Fout as fout:
        return klaar(request, fout.tekst, f"/dossier/{dossier_id}/documenten/")
    return klaar(request, ZIN["dossier"], f"/dossier/{dossier_id}/documenten/")


@require_POST
@recht(Recht.POST_VERWERKEN)
def ongedaan(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Back in the inbox."""
    handelingen.post_ongedaan_maken(actor=request.actor, poststuk_id=sleutel)
    return klaar(request, "Het ligt weer in de postbak.", reverse("toegang:poststuk", args=[sleutel]))
