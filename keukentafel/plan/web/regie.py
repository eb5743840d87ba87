"""Doors of the regie: the panel, handing over, and opening a dossier with its regisseur."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web.forms import KindregieForm, OverdraagForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.PLAN_LEZEN)
def paneel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The panel "Regie" for the overview; as a page: Mensen en regie."""
    if request.htmx:
        return render(request, "plan/_paneel_regie.html", {"regie": opvragen.regie_beeld(dossier_id)})
    blad = opvragen.mensenblad(dossier_id)
    return render(request, "plan/regie.html", {"blad": blad, "kader": blad.kader, "actief": "Plan"})


@recht(Recht.REGIE_BELEGGEN)
def overdragen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One of the few pages that ask: to whom, why, and what moves along."""
    beeld = opvragen.overdracht(dossier_id)
    form = OverdraagForm(request.POST or None, beeld=beeld)
    if form.is_valid():
        velden = {"actor": request.actor, "dossier_id": dossier_id, **form.velden()}
        act = handelingen.regie_vacature if form.is_vacature else handelingen.regie_overdragen
        if probeer(form, act, **velden):
            return klaar(request, f"Dossier {beeld.nummer} is overgedragen", "/mijn-dag/")
    sjabloon = "plan/_overdragen.html" if request.htmx else "plan/overdragen.html"
    return toon(request, sjabloon, {"beeld": beeld, "form": form}, form)


@recht(Recht.REGIE_BELEGGEN)
def kind(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """This dossier's regisseur for a child of two households; asks first, because it changes something elsewhere."""
    beeld = opvragen.kindkeuze(dossier_id, inwoner_id)
    form = KindregieForm(post(request))
    if form.is_valid():
        velden = {"actor": request.actor, "dossier_id": dossier_id, "inwoner_id": inwoner_id}
        rij = probeer(form, handelingen.kindregie_vastleggen, **velden)
        if rij is not None:
            terug = f"{beeld.pad}regie/kind/{inwoner_id}/terug/"
            return klaar(request, f"De regie over {beeld.kind.naam} ligt nu bij dit dossier", beeld.pad, terug)
        if not form.errors:
            return klaar(request, f"De aandachtsfunctionaris kijkt de regie over {beeld.kind.naam} na", beeld.pad)
    return toon(request, "plan/kindregie.html", {"beeld": beeld, "form": form}, form)


@recht(Recht.REGIE_BELEGGEN)
@require_POST
def kind_terug(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """Undo."""
    act, naar, tekst = (
        handelingen.kindregie_terugnemen,
        f"/dossier/{dossier_id}/",
        "De regie over het kind is teruggenomen",
    )
    return doe_en_terug(request, act, tekst, naar, dossier_id=dossier_id, inwoner_id=inwoner_id)
