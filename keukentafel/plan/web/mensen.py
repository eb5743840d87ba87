"""Doors of Mensen en regie: who is involved, on paper too, and who does what."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web.mensenforms import TaakverdelingForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.PLAN_LEZEN)
def betrokken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The panel "Wie is betrokken?"; without JavaScript the page with the whole list."""
    if not request.htmx:
        return redirect("plan:mensen-afdrukken", dossier_id)
    kader = opvragen.dossier_kader(dossier_id)
    return render(request, "plan/_mensen.html", {"kader": kader, "mensen": opvragen.mensen(kader)})


@require_safe
@recht(Recht.PLAN_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """For the resident, on paper or together on the screen: who helps, who directs, who was told; logged as a print."""
    blad = opvragen.mensenblad(dossier_id, op_papier=True)
    gegevens = {"blad": blad, "kader": blad.kader, "mensen": opvragen.mensen(blad.kader, blad.banden, soort="afdruk")}
    return render(request, "plan/mensen_afdrukken.html", gegevens)


@recht(Recht.PLAN_SCHRIJVEN)
def taakverdeling(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who does what by when: one line per person involved."""
    kader = opvragen.dossier_kader(dossier_id)
    nu, namen = opvragen.taakverdeling(dossier_id), opvragen.wie_doen_mee(dossier_id)
    form = TaakverdelingForm(post(request), nu=nu, namen=namen)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.taakverdeling_vastleggen, actor=request.actor, dossier_id=dossier_id, **velden)
    if rij is not None:
        return klaar(request, "De taakverdeling staat erin", f"{kader.pad}regie/")
    return toon(request, "plan/taakverdeling.html", {"kader": kader, "nu": nu, "form": form, "actief": "Plan"}, form)
