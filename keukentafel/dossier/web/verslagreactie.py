"""Doors around a report: how it will read, what the resident says about it, and our answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms_verslag import AfwijsForm, ReactieForm
from keukentafel.dossier.web.verslag import leespagina
from keukentafel.kern.web.antwoord import klaar, probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_POST
@recht(Recht.VERSLAG_SCHRIJVEN)
def voorbeeld(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A fragment while somebody types: the letter as the resident will read it. Nothing is kept."""
    beeld = opvragen.verslagvoorbeeld(opvragen.dossier_kader(dossier_id), request.POST.dict())
    return render(request, "dossier/_verslagvoorbeeld.html", {"voorbeeld": beeld})


@require_POST
@recht(Recht.VERSLAG_REAGEREN)
def reactie(request: Verzoek, dossier_id: UUID, verslag_id: UUID) -> HttpResponse:
    """What the resident says about it; undo in the bar."""
    beeld = opvragen.verslag(dossier_id, verslag_id)
    form = ReactieForm(request.POST, kader=beeld.kader)
    velden = form.cleaned_data if form.is_valid() else {}
    rij = probeer(form, handelingen.verslag_reactie_vastleggen, actor=request.actor, verslag_id=verslag_id, **velden)
    if rij:
        terug = reverse("dossier:reactie-intrekken", args=[dossier_id, rij.pk])
        return klaar(request, "De reactie staat bij het verslag", beeld.adres, terug)
    return leespagina(request, beeld, reactieform=form)


@require_POST
@recht(Recht.VERSLAG_REAGEREN)
def intrekken(request: Verzoek, dossier_id: UUID, reactie_id: UUID) -> HttpResponse:
    """Undo."""
    rij = handelingen.verslag_reactie_intrekken(actor=request.actor, reactie_id=reactie_id)
    return klaar(request, "De reactie is weer weg", f"/dossier/{dossier_id}/verslag/{rij.item_id}/")


@require_POST
@recht(Recht.VERSLAG_SCHRIJVEN)
def overnemen(request: Verzoek, dossier_id: UUID, reactie_id: UUID) -> HttpResponse:
    """Change the text: it opens, with the reaction beside it."""
    verslag = handelingen.verslag_correctie_overnemen(actor=request.actor, reactie_id=reactie_id)
    return redirect("dossier:verslag", dossier_id, verslag.pk)


@require_POST
@recht(Recht.VERSLAG_SCHRIJVEN)
def afwijzen(request: Verzoek, dossier_id: UUID, verslag_id: UUID, reactie_id: UUID) -> HttpResponse:
    """Not changed, with the reason; `overnemen` is the way back."""
    form = AfwijsForm(request.POST)
    velden = {"reactie_id": reactie_id, "reden": request.POST.get("reden", "")}
    if probeer(form, handelingen.verslag_correctie_afwijzen, actor=request.actor, **velden):
        adres = reverse("dossier:verslag", args=[dossier_id, verslag_id])
        return klaar(request, "Je antwoord staat bij het verslag. De inwoner krijgt het in een brief", adres)
    return leespagina(request, opvragen.verslag(dossier_id, verslag_id), afwijsform=form)
