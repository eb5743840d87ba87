"""Doors of the dossier itself: close, who is involved, who may see it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.opvragen.samenhang import samenhang
from keukentafel.dossier.web.forms import BetrokkeneForm, LetOpForm, RedenForm, WieLeestForm
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.kijkreden import onthouden
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht


@recht(Recht.REDEN_GEVEN)
def reden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Give a reason to look along; it counts for an hour, in this session."""
    form = RedenForm(post(request))
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": dossier_id, **form.cleaned_data}
        tot = probeer(form, handelingen.reden_geven, **velden)
        if tot:
            redenen = {**request.session.get("redenen", {}), str(dossier_id): tot.timestamp()}
            request.session["redenen"] = redenen
            return redirect(f"/dossier/{dossier_id}/")
    return toon(request, "dossier/reden.html", {"form": form, "dossier_id": dossier_id}, form)


@require_POST
@recht(Recht.KIJKREDEN_GEVEN)
def waarom(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One tap: why somebody looks who is not involved."""
    velden = {naam: request.POST.get(naam, "") for naam in ("reden", "spoor")}
    handelingen.dossier_kijkreden_geven(actor=request.actor, dossier_id=dossier_id, **velden)
    return onthouden(request, dossier_id, f"/dossier/{dossier_id}/")


@recht(Recht.DOSSIER_SCHRIJVEN)
def let_op(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The one line above every page of this dossier."""
    kader = opvragen.dossier_kader(dossier_id)
    form = LetOpForm(post(request), initial={"tekst": kader.let_op, "versie": kader.versie})
    gegevens = {"kader": kader, "form": form, "actief": "Overzicht", "botsing": ""}
    if request.method == "POST" and form.is_valid():
        try:
            velden = {"actor": request.actor, "dossier_id": kader.id, **form.cleaned_data}
            if probeer(form, handelingen.let_op_zetten, **velden):
                return klaar(request, "De regel is bewaard", kader.pad)
        except Botsing as botsing:
            opnieuw = LetOpForm(initial={**form.cleaned_data, "versie": botsing.huidig.versie})
            gegevens |= {"form": opnieuw, "botsing": botsing.huidig.gewijzigd_door}
            return render(request, "dossier/let_op.html", gegevens, status=409)
    return toon(request, "dossier/let_op.html", gegevens, form)


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def gezin(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who lives here, with where the data came from; a panel for htmx."""
    kader = opvragen.dossier_kader(dossier_id)
    if request.htmx:
        return render(request, "dossier/_gezin.html", {"kader": kader})
    return render(request, "dossier/gezin.html", {"kader": kader, "beeld": samenhang(kader), "actief": "Gezin"})


@recht(Recht.DOSSIER_LEZEN)
def betrokkenen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who is involved; POST adds somebody (the act asks the right to write). A panel for htmx."""
    kader = opvragen.dossier_kader(dossier_id)
    lijst = opvragen.betrokkenen(kader)
    if request.htmx:
        return render(request, "dossier/_betrokkenen.html", {"kader": kader, "lijst": lijst})
    form = BetrokkeneForm(post(request), collegas=opvragen.collegas())
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": kader.id, **form.cleaned_data}
        nieuw = probeer(form, handelingen.betrokkene_toevoegen, **velden)
        if nieuw:
            ongedaan = reverse("dossier:beeindigen", args=[kader.id, nieuw.pk])
            return klaar(request, "Toegevoegd aan dit dossier", f"{kader.pad}betrokkenen/", ongedaan)
    gegevens = {"kader": kader, "lijst": lijst, "form": form, "actief": "Betrokkenen"}
    return toon(request, "dossier/betrokkenen.html", gegevens, form)


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def beeindigen(request: Verzoek, dossier_id: UUID, betrokkenheid_id: UUID) -> HttpResponse:
    """This involvement ends, and the access with it."""
    handelingen.betrokkene_beeindigen(
        actor=request.actor, betrokkenheid_id=betrokkenheid_id, reden=request.POST.get("reden", "")
    )
    return klaar(request, "Niet meer betrokken bij dit dossier", f"/dossier/{dossier_id}/betrokkenen/")


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def zichtbaarheid(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who may see this, in words; a panel for htmx."""
    kader = opvragen.dossier_kader(dossier_id)
    sjabloon = "dossier/_zichtbaarheid.html" if request.htmx else "dossier/zichtbaarheid.html"
    rechten = {"logboek": Recht.LOGBOEK_LEZEN, "wie_keek": Recht.INZAGE_LOG_MAKEN}
    mag = {naam: heeft(request.actor, wat) for naam, wat in rechten.items()}
    gegevens = {"kader": kader, "regels": opvragen.wie_mag_zien(kader), "actief": "Wie mag dit zien?", "mag": mag}
    return render(request, sjabloon, gegevens)


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def wie_leest(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who would read a text with these choices: one sentence for beside the text box, while somebody writes."""
    keuze = WieLeestForm(request.GET)
    kader = opvragen.dossier_kader(dossier_id)
    zin = kader.wie_leest(**keuze.cleaned_data) if keuze.is_valid() else kader.wie_leest()
    return HttpResponse(zin, content_type="text/plain; charset=utf-8")
