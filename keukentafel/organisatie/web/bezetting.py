"""Doors of "Wie is er?": who is away, who stands in, and taking over in one click."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen.waarneming import waarneming_overnemen, waarneming_stoppen
from keukentafel.organisatie.opvragen.bezetting import bezetting as bezetting_opvragen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.WAARNEMING_REGELEN)
def bezetting(request: Verzoek) -> HttpResponse:
    """`?wie=`: for this colleague the possible waarnemers as well."""
    kies = lees_sleutel(request.GET.get("wie", ""))
    return render(request, "organisatie/bezetting.html", {"b": bezetting_opvragen(request.actor, kies), "kies": kies})


@recht(Recht.WAARNEMING_REGELEN)
@require_POST
def waarnemen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """I stand in; or, for who hands out work, somebody else does."""
    try:
        rij = waarneming_overnemen(
            actor=request.actor,
            medewerker_id=medewerker_id,
            waarnemer_id=lees_sleutel(request.POST.get("waarnemer", "")),
            tot=lees_dag(request.POST.get("tot", "")),
        )
    except Fout as fout:
        messages.error(request, fout.tekst)
        return redirect("organisatie:bezetting")
    wie = "Jij neemt" if rij.waarnemer_id == request.actor.id else f"{rij.waarnemer} neemt"
    terug = reverse("organisatie:waarneming-stoppen", args=[medewerker_id])
    return klaar(request, f"{wie} waar voor {rij.medewerker.naam}.", reverse("organisatie:bezetting"), terug)


@recht(Recht.WAARNEMING_REGELEN)
@require_POST
def stoppen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Also the button in the undo bar."""
    try:
        waarneming_stoppen(actor=request.actor, medewerker_id=medewerker_id)
        messages.success(request, "De waarneming is gestopt.")
    except Fout as fout:
        messages.error(request, fout.tekst)
    return redirect("organisatie:bezetting")
