"""Doors of the own profile."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import doe_en_terug
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen.afwezigheid import afwezigheid_beeindigen, afwezigheid_vastleggen
from keukentafel.organisatie.handelingen.profiel import (
    eigen_aanmeldingen_beeindigen,
    eigen_id,
    sneltoetsen_zetten,
    voorkeuren_zetten,
    wachtwoord_wijzigen,
    woonadres_zetten,
)
from keukentafel.organisatie.opvragen.profiel import Profiel, profielkeuzes, waarnemerkeuzes
from keukentafel.organisatie.opvragen.profiel import profiel as profiel_opvragen
from keukentafel.organisatie.web.forms import AfwezigForm, SneltoetsenForm, VoorkeurForm, WachtwoordForm, WoonadresForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

EIGEN = Recht.EIGEN_PROFIEL_WIJZIGEN
Profielform = AfwezigForm | SneltoetsenForm | VoorkeurForm | WachtwoordForm | WoonadresForm


@recht(EIGEN)
@require_http_methods(["GET", "POST"])
def profiel(request: Verzoek) -> HttpResponse:
    """Keys, password, wishes and absence on one page; `wat` tells which of the forms was sent."""
    status = 200
    blad = profiel_opvragen(eigen_id(request.actor))
    forms = _formulieren(request, blad)
    if request.method == "POST":
        wat = request.POST.get("wat", "")
        if wat in forms and _bewaar(request, wat, forms[wat]):
            return redirect("organisatie:profiel")
        status = 422
    return render(request, "organisatie/profiel.html", {"blad": blad, **forms}, status=status)


def _formulieren(request: Verzoek, blad: Profiel) -> dict[str, Profielform]:
    """The forms; only the one that was sent is bound."""
    wie = eigen_id(request.actor)
    wat = request.POST.get("wat") if request.method == "POST" else ""
    gestuurd = {
        naam: request.POST if wat == naam else None
        for naam in ("toetsen", "wachtwoord", "afwezig", "voorkeur", "woonadres")
    }
    onderwerpen, redenen = profielkeuzes()
    wensen = {"graag": blad.graag, "liever_niet": blad.liever_niet}
    return {
        "toetsen": SneltoetsenForm(gestuurd["toetsen"], initial={"aan": blad.sneltoetsen}),
        "voorkeur": VoorkeurForm(gestuurd["voorkeur"], initial=wensen, onderwerpen=onderwerpen),
        "woonadres": WoonadresForm(gestuurd["woonadres"]),
        "wachtwoord": WachtwoordForm(gestuurd["wachtwoord"]),
        "afwezig": AfwezigForm(gestuurd["afwezig"], waarnemers=waarnemerkeuzes(wie), redenen=redenen),
    }


def _bewaar(request: Verzoek, wat: str, form: Profielform) -> bool:
    if not form.is_valid():
        return False
    try:
        if wat == "toetsen":
            sneltoetsen_zetten(actor=request.actor, **form.cleaned_data)
        elif wat == "voorkeur":
            voorkeuren_zetten(actor=request.actor, **form.cleaned_data)
        elif wat == "woonadres":
            woonadres_zetten(actor=request.actor, **form.cleaned_data)
        elif wat == "wachtwoord":
            update_session_auth_hash(request, wachtwoord_wijzigen(actor=request.actor, **form.cleaned_data))
        else:
            afwezigheid_vastleggen(actor=request.actor, medewerker_id=eigen_id(request.actor), **form.cleaned_data)
    except Fout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.tekst)
        return False
    messages.success(request, "Vastgelegd.")
    return True


@recht(EIGEN)
@require_POST
def terug(request: Verzoek, afwezigheid_id: int) -> HttpResponse:
    """Back at work, or not absent after all."""
    afwezigheid_beeindigen(actor=request.actor, medewerker_id=eigen_id(request.actor), afwezigheid_id=afwezigheid_id)
    messages.success(request, "Je staat weer als aanwezig.")
    return redirect("organisatie:profiel")


@recht(EIGEN)
@require_POST
def elders_uitloggen(request: Verzoek) -> HttpResponse:
    """A device that was lost or left open; here the work goes on."""
    act, hier = eigen_aanmeldingen_beeindigen, request.session.session_key or ""
    gelukt = "Je bent op andere apparaten uitgelogd ({uit})."
    return doe_en_terug(request, act, gelukt, reverse("organisatie:profiel"), behalve=hier)
