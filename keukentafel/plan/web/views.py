"""Doors of the plan: read it, edit it in place, talk about it at the table, print it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.brieven import weergave
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.kern import klok
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.opvragen.papier import plan_stuk
from keukentafel.plan.web._blad import Bewerken, bewaard, blad, doel_uit, doelform, na_botsing, stap_uit
from keukentafel.plan.web.forms import DoelWijzigForm, NaamForm, StandForm, StapForm, VaststelForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.PLAN_LEZEN)
def plan(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The plan of this household."""
    return blad(request, opvragen.plan_beeld(dossier_id))


@require_safe
@recht(Recht.PLAN_LEZEN)
def kort(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The panel "Plan" for the overview; without JavaScript the plan itself."""
    if not request.htmx:
        return redirect("plan:plan", dossier_id)
    return render(request, "plan/_paneel_plan.html", {"beeld": opvragen.plan_kort(dossier_id)})


@require_safe
@recht(Recht.PLAN_LEZEN)
def bespreken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """In big type, together with who sits at the table (?met=)."""
    gesprek = opvragen.gesprek(dossier_id, _met(request))
    return render(request, "plan/bespreken.html", {"gesprek": gesprek, "beeld": gesprek.beeld})


@require_safe
@recht(Recht.PLAN_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The same on paper; logged as a print."""
    gesprek = opvragen.gesprek(dossier_id, _met(request), soort="afdruk")
    return render(request, "plan/afdrukken.html", {"gesprek": gesprek, "beeld": gesprek.beeld})


@require_safe
@recht(Recht.PLAN_LEZEN)
def pdf(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The same as a file to give or to send along; logged as a print."""
    gesprek = opvragen.gesprek(dossier_id, _met(request), soort="afdruk")
    stuk = plan_stuk(gesprek)
    return pdf_antwoord(weergave.pdf(stuk.titel, [stuk], klok.nu()), f"plan-{gesprek.beeld.kader.nummer}.pdf")


@recht(Recht.PLAN_SCHRIJVEN)
def doel_nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A goal with its first step, in one form."""
    beeld = opvragen.plan_beeld(dossier_id)
    form = doelform(beeld, request.POST or None)
    if form.is_valid():
        velden = {**form.velden(), "concept": f"doel:{dossier_id}"}
        if probeer(form, handelingen.doel_toevoegen, actor=request.actor, dossier_id=dossier_id, **velden):
            return bewaard(request, dossier_id, "Doel toegevoegd")
    return blad(request, beeld, nieuw=form)


@recht(Recht.PLAN_SCHRIJVEN)
def doel(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """Change a goal in place; on a collision both texts are shown."""
    beeld = opvragen.plan_beeld(dossier_id)
    form = DoelWijzigForm(request.POST or None, beeld=beeld, doel=doel_uit(beeld, doel_id))
    open_ = Bewerken("Doel wijzigen", form, request.path, doel_id)
    if not form.is_valid():
        return blad(request, beeld, open_)
    try:
        gelukt = probeer(form, handelingen.doel_wijzigen, actor=request.actor, doel_id=doel_id, **form.cleaned_data)
    except Botsing as botsing:
        return blad(request, beeld, na_botsing(open_, botsing, "resultaat"))
    return bewaard(request, dossier_id, "Doel gewijzigd") if gelukt else blad(request, beeld, open_)


@recht(Recht.PLAN_SCHRIJVEN)
def stand(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """A goal succeeded or stops."""
    beeld = opvragen.plan_beeld(dossier_id)
    doel_uit(beeld, doel_id)
    form = StandForm(request.POST or None, auto_id="stand_%s")
    if form.is_valid():
        velden = {"actor": request.actor, "doel_id": doel_id, **form.cleaned_data}
        if probeer(form, handelingen.doel_afronden, **velden):
            return bewaard(request, dossier_id, "Doel afgerond", f"{beeld.pad}doelen/{doel_id}/heropenen/")
    return blad(request, beeld, Bewerken("Doel afronden", form, request.path, doel_id, "Doel afronden"))


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def heropenen(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """The goal runs again; also the undo of finishing it."""
    handelingen.doel_heropenen(actor=request.actor, doel_id=doel_id)
    return bewaard(request, dossier_id, "Het doel loopt weer")


@recht(Recht.PLAN_SCHRIJVEN)
def stap_nieuw(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """One more step for a goal."""
    beeld = opvragen.plan_beeld(dossier_id)
    doel_uit(beeld, doel_id)
    form = StapForm(request.POST or None, wie=opvragen.wie_keuzes(beeld.kader))
    if form.is_valid():
        velden = {"actor": request.actor, "doel_id": doel_id, "stap": form.nieuwe_stap()}
        if probeer(form, handelingen.stap_toevoegen, **velden):
            return bewaard(request, dossier_id, "Stap toegevoegd")
    return blad(request, beeld, Bewerken("Stap toevoegen", form, request.path, doel_id))


@recht(Recht.PLAN_SCHRIJVEN)
def stap(request: Verzoek, dossier_id: UUID, stap_id: UUID) -> HttpResponse:
    """Change a step in place."""
    beeld = opvragen.plan_beeld(dossier_id)
    doel, stap = stap_uit(beeld, stap_id)
    form = StapForm(request.POST or None, stap=stap, wie=opvragen.wie_keuzes(beeld.kader))
    open_ = Bewerken("Stap wijzigen", form, request.path, doel.id)
    if not form.is_valid():
        return blad(request, beeld, open_)
    velden = {"actor": request.actor, "stap_id": stap_id, "versie": form.cleaned_data["versie"] or 0}
    try:
        gelukt = probeer(form, handelingen.stap_wijzigen, **velden, stap=form.nieuwe_stap())
    except Botsing as botsing:
        return blad(request, beeld, na_botsing(open_, botsing, "tekst", "stap"))
    return bewaard(request, dossier_id, "Stap gewijzigd") if gelukt else blad(request, beeld, open_)


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def gedaan(request: Verzoek, dossier_id: UUID, stap_id: UUID) -> HttpResponse:
    """Tick a step; the bar offers to undo it."""
    stap = handelingen.stap_afvinken(actor=request.actor, stap_id=stap_id)
    ongedaan = f"/dossier/{dossier_id}/plan/stappen/{stap_id}/terug/"
    return bewaard(request, dossier_id, f"Klaar: {stap.tekst}", ongedaan)


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def terug(request: Verzoek, dossier_id: UUID, stap_id: UUID) -> HttpResponse:
    """Not done after all."""
    stap = handelingen.stap_terugzetten(actor=request.actor, stap_id=stap_id)
    return bewaard(request, dossier_id, f"Weer te doen: {stap.tekst}")


@recht(Recht.PLAN_SCHRIJVEN)
def naam(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What the household wants, in a few words."""
    beeld = opvragen.plan_beeld(dossier_id)
    form = NaamForm(request.POST or None, initial={"titel": beeld.titel, "versie": beeld.versie})
    open_ = Bewerken("Naam van het plan", form, request.path)
    if not form.is_valid() or beeld.id is None:
        return blad(request, beeld, open_)
    try:
        probeer(form, handelingen.plan_titel_zetten, actor=request.actor, plan_id=beeld.id, **form.cleaned_data)
    except Botsing as botsing:
        return blad(request, beeld, na_botsing(open_, botsing, "titel"))
    return bewaard(request, dossier_id, "De naam is bewaard") if not form.errors else blad(request, beeld, open_)


@recht(Recht.PLAN_SCHRIJVEN)
def vaststellen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Agreed together, and when to talk about it next."""
    beeld = opvragen.plan_beeld(dossier_id)
    form = VaststelForm(request.POST or None, beeld=beeld)
    if beeld.id and form.is_valid():
        velden = {"actor": request.actor, "plan_id": beeld.id, **form.cleaned_data}
        if probeer(form, handelingen.plan_vaststellen, **velden):
            return bewaard(request, dossier_id, "Het plan is samen vastgesteld")
    return blad(request, beeld, Bewerken("Samen vaststellen", form, request.path))


def _met(request: Verzoek) -> list[UUID]:
    """Who sits at the table; nonsense in the address is nobody."""
    uit = []
    for waarde in request.GET.getlist("met"):
        try:
            uit.append(UUID(waarde))
        except ValueError:
            continue
    return uit
