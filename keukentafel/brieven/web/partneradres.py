"""Doors of the addresses for secured e-mail: the list, a new one, looking at one, stopping one (REQ-163)."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.brieven import handelingen
from keukentafel.brieven.opvragen import partneradres as lees
from keukentafel.brieven.web.forms import NakijkForm, PartneradresForm
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

R = Recht.PARTNERADRES_BIJHOUDEN


@recht(R)
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: Verzoek) -> HttpResponse:
    """All addresses, and a new one."""
    form = PartneradresForm(post(request))
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handelingen.partneradres_invoeren, actor=request.actor, **velden):
        return klaar(request, "Ingevoerd. Een collega kijkt het adres nog na.", reverse("brieven:adressen"))
    gegevens = {"lijst": lees.adreslijst(alles=request.GET.get("alles") == "1"), "form": form}
    return toon(request, "brieven/adressen.html", gegevens, form)


@recht(R)
@require_http_methods(["GET", "HEAD", "POST"])
def nakijken(request: Verzoek, adres_id: UUID) -> HttpResponse:
    """The second look."""
    form = NakijkForm(post(request))
    velden = form.cleaned_data if form.is_valid() else {}
    act = handelingen.partneradres_nakijken
    if probeer(form, act, actor=request.actor, adres_id=adres_id, **velden):
        return klaar(request, "Nagekeken. Er kan nu beveiligde e-mail heen.", reverse("brieven:adressen"))
    return toon(request, "brieven/adres.html", {"adres": lees.adres_om_na_te_kijken(adres_id), "form": form}, form)


@require_POST
@recht(R)
def stoppen(request: Verzoek, adres_id: UUID) -> HttpResponse:
    """Nothing goes there any more."""
    naar = reverse("brieven:adressen")
    return doe_en_terug(request, handelingen.partneradres_stoppen, "Gestopt.", naar, adres_id=adres_id)
