"""Door of the norms: a zwaarwegend advies beside the list."""

from uuid import UUID

from django.http import HttpResponse

from keukentafel.besluit.handelingen.adviesnorm import advies_toetsen
from keukentafel.besluit.opvragen.adviesnorm import normbeeld
from keukentafel.besluit.web.volgforms import AdviesnormForm
from keukentafel.kern.adressen import adres
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.AANVRAAG_LEZEN)
def normen(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The list; POST keeps the answers (the act asks the right to write)."""
    beeld = normbeeld(besluit_id)
    form = AdviesnormForm(post(request), beeld=beeld)
    velden = {}
    if form.is_bound and form.is_valid():
        velden = {"uitkomsten": form.uitkomsten(), "toelichting": form.cleaned_data["toelichting"]}
    if probeer(form, advies_toetsen, actor=request.actor, besluit_id=besluit_id, **velden):
        return klaar(request, "De lijst is bewaard", adres("besluit:adviesnormen", besluit_id))
    return toon(request, "besluit/adviesnormen.html", {"b": beeld, "form": form}, form)
