"""Doors of becoming eighteen (REQ-065): who it is about, the checklist, handing over, and the list of the team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.fouten import Fout
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, meld_fouten, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan.handelingen import achttien
from keukentafel.plan.opvragen import achttien as lees
from keukentafel.plan.web.volgforms import AanWieForm, OvergangForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.PLAN_LEZEN, Recht.PLAN_SCHRIJVEN
ANDER_WAS_EERST = (
    "Iemand anders heeft dit intussen bewaard. Jouw tekst staat er nog; kijk wat er nu staat en bewaar opnieuw."
)


@require_safe
@recht(Recht.STILSTAND_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Young people who get help and have no transition plan."""
    return render(
        request, "plan/achttien_lijst.html", {"blad": lees.achttienblad(request.actor, request.GET.get("na", ""))}
    )


@require_safe
@recht(L)
def dossier(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who in this household becomes eighteen."""
    kader, jongeren, mag = lees.jongeren(dossier_id)
    return render(request, "plan/achttien.html", {"kader": kader, "jongeren": jongeren, "mag": mag, "actief": "Plan"})


@recht(S)
@require_POST
def beginnen(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """Begin with the checklist of today."""
    try:
        plan = achttien.overgangsplan_beginnen(actor=request.actor, dossier_id=dossier_id, inwoner_id=inwoner_id)
    except Fout as fout:
        messages.error(request, fout.tekst)
        return redirect("plan:achttien", dossier_id)
    return klaar(request, "Het overgangsplan is begonnen", f"/dossier/{dossier_id}/plan/18/{plan.pk}/")


@recht(L)
def overgang(request: Verzoek, dossier_id: UUID, overgangsplan_id: UUID) -> HttpResponse:
    """The checklist; POST saves it (the act asks the right to write)."""
    beeld = lees.overgang(dossier_id, overgangsplan_id)
    form = OvergangForm(post(request), beeld=beeld)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    try:
        if probeer(form, achttien.overgangsplan_bijwerken, actor=request.actor, overgangsplan_id=beeld.id, **velden):
            return klaar(request, "Bewaard", request.path)
    except Botsing:
        form.add_error(None, ANDER_WAS_EERST)
        form.data = {**request.POST.dict(), "versie": str(beeld.versie)}
    return _blad(request, beeld, form, AanWieForm(auto_id="aan_%s"))


@recht(S)
@require_POST
def overdragen(request: Verzoek, dossier_id: UUID, overgangsplan_id: UUID) -> HttpResponse:
    """Who takes over after eighteen."""
    beeld = lees.overgang(dossier_id, overgangsplan_id)
    form = AanWieForm(request.POST, auto_id="aan_%s")
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, achttien.overgang_overdragen, actor=request.actor, overgangsplan_id=beeld.id, **velden):
        pad = f"/dossier/{dossier_id}/plan/18/{beeld.id}/"
        return klaar(request, "De overdracht staat erin", pad, f"{pad}terug/")
    return _blad(request, beeld, OvergangForm(beeld=beeld), form)


@recht(S)
@require_POST
def terug(request: Verzoek, dossier_id: UUID, overgangsplan_id: UUID) -> HttpResponse:
    """Undo of handing over."""
    pad = f"/dossier/{dossier_id}/plan/18/{overgangsplan_id}/"
    return doe_en_terug(request, achttien.overgang_terugnemen, "Teruggezet", pad, overgangsplan_id=overgangsplan_id)


def _blad(request: Verzoek, beeld: lees.OvergangBeeld, form: OvergangForm, aan: AanWieForm) -> HttpResponse:
    if not beeld.mag_schrijven:
        meld_fouten(request, form, aan)
    gegevens = {"kader": beeld.kader, "beeld": beeld, "form": form, "aan": aan, "actief": "Plan"}
    return toon(request, "plan/overgang.html", gegevens, form, aan)
