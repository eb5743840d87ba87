"""Doors of the end of a dossier: close, what is still open, aftercare, and a household that comes back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.opvragen import DossierKader
from keukentafel.dossier.web.forms import RedenForm
from keukentafel.dossier.web.forms_sluiten import DossierSluitForm, NazorgForm
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.DOSSIER_SLUITEN)
def afsluiten(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One of the few pages that ask: what closes along, what came of it, and who looks again."""
    kader = opvragen.dossier_kader(dossier_id)
    if not kader.is_open:
        return toon(request, "dossier/afsluiten.html", gesloten(kader, RedenForm()))
    form = sluitform(request, kader)
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": kader.id, **form.velden(request.actor.id)}
        if probeer(form, handelingen.dossier_sluiten, **velden):
            return klaar(request, f"Dossier {kader.nummer} is gesloten", "/mijn-dag/")
    return toon(request, "dossier/afsluiten.html", {"kader": kader, "form": form, "actief": ""}, form)


def sluitform(request: Verzoek, kader: DossierKader) -> DossierSluitForm:
    """The form with a row for each open question."""
    return DossierSluitForm(
        post(request),
        kader=kader,
        vragen=opvragen.open_vragen(kader),
        collegas=opvragen.teamgenoten(kader),
        ik=str(request.actor.id),
    )


def gesloten(kader: DossierKader, form: RedenForm) -> dict[str, Any]:
    """What the page of a closed dossier shows."""
    return {"kader": kader, "heropenform": form, "actief": "", "sluiting": opvragen.sluiting(kader)}


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def openstaand(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What is still open: a panel, loaded after the form."""
    kader = opvragen.dossier_kader(dossier_id)
    sjabloon = "dossier/_openstaand.html" if request.htmx else "dossier/openstaand.html"
    return render(request, sjabloon, {"kader": kader, "actief": "", "regels": opvragen.openstaand(kader)})


@recht(Recht.DOSSIER_SLUITEN)
def nazorg(request: Verzoek, dossier_id: UUID, nazorg_id: UUID) -> HttpResponse:
    """Ask how it goes; a new question leads to reopening."""
    kader = opvragen.dossier_kader(dossier_id)
    form = NazorgForm(post(request))
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "nazorg_id": nazorg_id, **form.cleaned_data}
        if probeer(form, handelingen.nazorg_afronden, **velden):
            return klaar(request, "De nazorg is vastgelegd", f"{kader.pad}nazorg/{nazorg_id}/")
    gegevens = {"kader": kader, "form": form, "n": opvragen.nazorg(kader, nazorg_id), "actief": ""}
    return toon(request, "dossier/nazorg.html", gegevens, form)


@require_safe
@recht(Recht.MELDING_MAKEN)
def eerder(request: Verzoek, melding_id: UUID) -> HttpResponse:
    """One line beside a melding: this household was here before, and its history in one tap."""
    beeld = opvragen.eerder_van_melding(melding_id)
    return render(request, "dossier/_eerder.html", {"e": beeld, "melding_id": melding_id})


@require_safe
@recht(Recht.HUISHOUDEN_LEZEN)
def eerder_huishouden(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """The same line where a household is chosen."""
    beeld = opvragen.eerder_van_huishouden(huishouden_id)
    return render(request, "dossier/_eerder.html", {"e": beeld, "melding_id": None})
