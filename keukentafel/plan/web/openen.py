"""Opening and reopening a dossier, each with its regie in the same transaction.

The doors stand here because room dossier lies below and cannot name the regie; its forms and pages are used.
"""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from keukentafel.dossier import opvragen as dossier_opvragen
from keukentafel.dossier.opvragen import Eerder
from keukentafel.dossier.web.forms import OpenForm, RedenForm
from keukentafel.dossier.web.sluiten import gesloten
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.web.antwoord import klaar, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.DOSSIER_SCHRIJVEN)
def openen(request: Verzoek) -> HttpResponse:
    """From a melding or a household (?melding= or ?huishouden=) to its dossier, with a regisseur."""
    van = {"melding_id": request.GET.get("melding"), "huishouden_id": request.GET.get("huishouden")}
    form = OpenForm(request.POST or None, initial=van)
    if form.is_valid():
        dossier = probeer(form, handelingen.dossier_openen_met_regie, actor=request.actor, **form.cleaned_data)
        if dossier:
            return klaar(request, f"Dossier {dossier.nummer} is open", f"/dossier/{dossier.pk}/")
    return toon(request, "dossier/openen.html", {"form": form, "e": _eerder(request)}, form)


def _eerder(request: Verzoek) -> Eerder | None:
    """The dossier this household had before: only a closed one asks why it opens again. A melding is its own reason."""
    gevraagd = request.POST if request.method == "POST" else request.GET
    if gevraagd.get("melding_id") or gevraagd.get("melding"):
        return None
    sleutel = lees_sleutel(gevraagd.get("huishouden_id") or gevraagd.get("huishouden") or "")
    return dossier_opvragen.eerder_van_huishouden(sleutel) if sleutel else None


@require_POST
@recht(Recht.DOSSIER_SLUITEN)
def heropenen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Open a closed dossier again; whoever does so directs it."""
    kader = dossier_opvragen.dossier_kader(dossier_id)
    form = RedenForm(request.POST)
    velden = {"actor": request.actor, "dossier_id": dossier_id, "reden": request.POST.get("reden", "")}
    if probeer(form, handelingen.dossier_heropenen_met_regie, **velden):
        return klaar(request, f"Dossier {kader.nummer} is weer open", kader.pad)
    return toon(request, "dossier/afsluiten.html", gesloten(kader, form), form)
