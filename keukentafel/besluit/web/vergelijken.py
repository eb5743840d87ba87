"""Doors of comparing: what was decided for others who are like this one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen.vergelijken import vergelijk_beeld
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BESLUIT_NEMEN)
def vergelijkbaar(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The panel beside a decision; without JavaScript a page of its own."""
    sjabloon = "besluit/_paneel_vergelijkbaar.html" if request.htmx else "besluit/vergelijkbaar.html"
    return render(request, sjabloon, {"beeld": vergelijk_beeld(besluit_id), "besluit_id": besluit_id})
