"""Doors of bureau on one dossier: overview, timeline, print."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from keukentafel.bureau.opvragen.overzicht import afdruk, open_termijnen
from keukentafel.dossier import opvragen
from keukentafel.dossier.opvragen.leefgebieden import scores_in
from keukentafel.dossier.opvragen.leesbaar import leesblad
from keukentafel.dossier.regels import RedenSluiten
from keukentafel.dossier.web.forms import JournaalForm
from keukentafel.dossier.web.journaal import concept_sleutel
from keukentafel.kern import klok
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan.opvragen.samen import waar_gebleven
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

OP_OVERZICHT = 8


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def overzicht(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One screen on one household: regie, plan, timeline, terms. Panels of other rooms ask their own right."""
    kader = opvragen.dossier_kader(dossier_id)
    if kader.reden_sluiten == RedenSluiten.DUBBEL and (naar := waar_gebleven(dossier_id)):
        return redirect("bureau:overzicht", naar)
    gegevens = {
        "kader": kader,
        "actief": "Overzicht",
        "blad": opvragen.tijdlijn(kader, aantal=OP_OVERZICHT),
        # In the page itself: as a panel that comes later it would cost nine statements more.
        "scores": scores_in(kader) if heeft(request.actor, Recht.VRAAG_LEZEN) else None,
        "termijnen": open_termijnen(kader.huishouden_id, klok.vandaag()),
        "snel": JournaalForm(kader=kader),
        "concept": concept_sleutel(kader),
    }
    return render(request, "bureau/overzicht.html", gegevens)


@require_safe
@recht(Recht.JOURNAAL_LEZEN)
def tijdlijn(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Everything that happened, newest first; filter and page stand in the URL. A page of rows for htmx."""
    kader = opvragen.dossier_kader(dossier_id)
    soort = request.GET.get("soort", "alles")
    blad = opvragen.tijdlijn(kader, filter=soort, na=request.GET.get("na", ""))
    gegevens = {
        "kader": kader,
        "actief": "Tijdlijn",
        "blad": blad,
        "soort": soort,
        "filters": [(naam, f"?soort={code}", None, code == soort) for code, naam in opvragen.FILTERS.items()],
        "snel": JournaalForm(kader=kader),
        "concept": concept_sleutel(kader),
    }
    return render(request, "bureau/_regels.html" if request.htmx else "bureau/tijdlijn.html", gegevens)


@require_safe
@recht(Recht.JOURNAAL_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The dossier on paper: frame and timeline, as far as this actor may see it; logged as a print."""
    kader = opvragen.dossier_kader(dossier_id)
    gegevens = {"kader": kader, "actief": "", "blad": afdruk(kader)}
    return render(request, "bureau/afdrukken.html", gegevens)


@require_safe
@recht(Recht.JOURNAAL_LEZEN)
def leesbaar(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What one resident may read now, on paper (REQ-033); logged as a print."""
    blad = leesblad(opvragen.dossier_kader(dossier_id), request.GET.get("wie", ""))
    return render(request, "dossier/leesbaar_afdruk.html", {"blad": blad})
