"""The first screen of privacy."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.opvragen.overzicht import hoofdstukken


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Work lists and registers, as far as this actor keeps them."""
    return render(request, "privacy/overzicht.html", {"hoofdstukken": hoofdstukken(request.actor)})
