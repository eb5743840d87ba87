"""Doors of the aandachtsfunctionaris: what about safety a resident may read (MLD-07)."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms_veiligheid import VrijgaveForm
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

V = Recht.VEILIGHEID_VRIJGEVEN


@recht(V, verborgen=True)
def vrijgave(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Every piece about safety, and which of them the resident may read."""
    blad = opvragen.vrijgaveblad(dossier_id)
    form = VrijgaveForm(post(request), stukken=blad.dicht)
    velden = {"actor": request.actor, "dossier_id": dossier_id, **(form.velden() if form.is_valid() else {})}
    if probeer(form, handelingen.veiligheid_vrijgeven, **velden):
        return klaar(request, "De inwoner mag dit lezen", reverse("dossier:vrijgave", args=[dossier_id]))
    gegevens = {"kader": blad.kader, "blad": blad, "form": form, "actief": "Veiligheid"}
    return toon(request, "dossier/vrijgave.html", gegevens, form)


@require_POST
@recht(V, verborgen=True)
def intrekken(request: Verzoek, dossier_id: UUID, vrijgave_id: UUID) -> HttpResponse:
    """Closed again."""
    handelingen.veiligheid_vrijgave_intrekken(actor=request.actor, vrijgave_id=vrijgave_id)
    return klaar(request, "De inwoner leest dit niet meer", reverse("dossier:vrijgave", args=[dossier_id]))
