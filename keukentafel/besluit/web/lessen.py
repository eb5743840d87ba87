"""Door of what the house learns."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen.lessen import BRONNEN, lesblad
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.LESSEN_LEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Newest first; which of the two stands in the address."""
    blad = lesblad(bron=request.GET.get("bron", ""), na=request.GET.get("na", ""))
    return render(request, "besluit/lessen.html", {"blad": blad, "bronnen": BRONNEN})
