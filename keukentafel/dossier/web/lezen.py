"""Doors about from when the subject reads an item: open it now, take that back, keep it closed with a reason."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms import UitzonderForm
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


def _terug(request: Verzoek, anders: str) -> str:
    """Where the button stood, when that is a page of ours."""
    terug = request.POST.get("terug", "")
    return terug if terug.startswith("/") and url_has_allowed_host_and_scheme(terug, None) else anders


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def vrijgeven(request: Verzoek, dossier_id: UUID, soort: str, item_id: UUID) -> HttpResponse:
    """One click, with undo."""
    item = handelingen.item_vrijgeven(actor=request.actor, soort=soort, item_id=item_id)
    ongedaan = reverse("dossier:vrijgave-terug", args=[dossier_id, soort, item_id])
    return klaar(request, "De inwoner kan dit nu lezen", _terug(request, item.adres), ongedaan)


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def terugnemen(request: Verzoek, dossier_id: UUID, soort: str, item_id: UUID) -> HttpResponse:
    """Undo: it opens at the moment it would have."""
    item = handelingen.item_vrijgave_terugnemen(actor=request.actor, soort=soort, item_id=item_id)
    return redirect(_terug(request, item.adres))


@recht(Recht.JOURNAAL_SCHRIJVEN)
def uitzonderen(request: Verzoek, dossier_id: UUID, soort: str, item_id: UUID) -> HttpResponse:
    """Not yet, with a reason and a day to look at it again."""
    beeld = opvragen.itemstand(dossier_id, soort, item_id)
    form = UitzonderForm(post(request), redenen=beeld.redenen, initial={"uitzondering": beeld.code, "tot": beeld.tot})
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "soort": soort, "item_id": item_id, **form.cleaned_data}
        if probeer(form, handelingen.item_uitzonderen, **velden):
            return klaar(request, "De inwoner kan dit nog niet lezen", beeld.adres)
    gegevens = {"kader": beeld.kader, "beeld": beeld, "form": form, "actief": "Tijdlijn"}
    return toon(request, "dossier/uitzonderen.html", gegevens, form)
