"""Doors of keeping: what is due, holds, lists of destruction, and the search afterwards."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier.opvragen import dossier_kader
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import bewaren as h
from keukentafel.privacy.opvragen import bewaarlijst, bewaarstop
from keukentafel.privacy.opvragen import vernietiging as lees
from keukentafel.privacy.regels import bewaren as r
from keukentafel.privacy.web.forms_bewaren import RedenForm, RestenForm, StopForm

L, S = Recht.BEWAREN_LEZEN, Recht.BEWAREN_BEHANDELEN
LIJSTEN, STOPS = "/privacy/vernietigingen/", "/privacy/bewaarstops/"


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """What may go, one kind at a time."""
    blad = bewaarlijst.bewaarblad(rubriek=request.GET.get("soort", ""), na=request.GET.get("na", ""))
    return render(request, "privacy/bewaren.html", {"blad": blad, "namen": r.NAAM_VAN_RUBRIEK})


@require_POST
@recht(S)
def voorstellen(request: Verzoek) -> HttpResponse:
    """Make a list of everything of this kind; it is tried at once, as a job."""
    rubriek = request.POST.get("soort", "")
    gelukt = "De lijst is gemaakt. De aantallen worden geteld; ververs de pagina."
    return doe_en_terug(request, h.vernietiging_voorstellen, gelukt, f"{LIJSTEN}?stand=voorstel", rubriek=rubriek)


@require_safe
@recht(L)
def termijnen(request: Verzoek) -> HttpResponse:
    """How long, from when, and why; and where every table has its place."""
    soorten, plaatsen = lees.termijnblad()
    return render(request, "privacy/bewaartermijnen.html", {"soorten": soorten, "plaatsen": plaatsen})


@require_safe
@recht(L)
def stops(request: Verzoek) -> HttpResponse:
    """Holds that run, or all of them."""
    blad = bewaarstop.stopblad(alle=request.GET.get("toon") == "alle", na=request.GET.get("na", ""))
    opheffen = {stop.id: RedenForm(auto_id=f"{stop.id}_%s") for stop in blad.regels}
    return render(request, "privacy/bewaarstops.html", {"blad": blad, "opheffen": opheffen})


@recht(S)
def stop_zetten(request: Verzoek) -> HttpResponse:
    """Hold a dossier or everything of a person."""
    form = StopForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.bewaarstop_zetten, actor=request.actor, **velden):
        return klaar(request, "De bewaarstop staat. Er gaat niets van weg", STOPS)
    return toon(request, "privacy/bewaarstop.html", {"form": form}, form)


@require_POST
@recht(S)
def stop_opheffen(request: Verzoek, stop_id: UUID) -> HttpResponse:
    """From now on the terms count again."""
    reden = request.POST.get("reden", "")
    return doe_en_terug(
        request, h.bewaarstop_opheffen, "De bewaarstop is opgeheven", STOPS, stop_id=stop_id, reden=reden
    )


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def stop_van_dossier(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """For who may open the dossier: that nothing of it goes for now, and why."""
    kader = dossier_kader(dossier_id)
    zinnen = bewaarstop.stops_van_dossier(kader.id)
    sjabloon = "privacy/_bewaarstop.html" if request.htmx else "privacy/bewaarstop_dossier.html"
    return render(request, sjabloon, {"kader": kader, "zinnen": zinnen, "actief": "Wie mag dit zien?"})


@require_safe
@recht(L)
def vernietigingen(request: Verzoek) -> HttpResponse:
    """All lists, newest first."""
    blad = lees.vernietigingen(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "privacy/vernietigingen.html", {"blad": blad, "standen": r.NAAM_VAN_STAND})


@require_safe
@recht(L)
def een(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """One list; once carried out it is the certificate."""
    beeld = lees.vernietiging(vernietiging_id, na=request.GET.get("na", ""))
    weglaten = {regel.id: RedenForm(auto_id=f"{regel.id}_%s") for regel in beeld.regels}
    return render(request, "privacy/vernietiging.html", {"v": beeld, "weglaten": weglaten, "resten": RestenForm()})


def _doe(request: Verzoek, handeling: Any, gelukt: str, vernietiging_id: UUID, **velden: Any) -> HttpResponse:
    naar = f"{LIJSTEN}{vernietiging_id}/"
    return doe_en_terug(request, handeling, gelukt, naar, vernietiging_id=vernietiging_id, **velden)


@require_POST
@recht(S)
def goedkeuren(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """The second person agrees."""
    return _doe(request, h.vernietiging_goedkeuren, "De lijst is goedgekeurd en ligt vast", vernietiging_id)


@require_POST
@recht(S)
def uitvoeren(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """The job starts."""
    gelukt = "De gegevens worden vernietigd. Ververs de pagina om te zien hoe ver het is."
    return _doe(request, h.vernietiging_starten, gelukt, vernietiging_id)


@require_POST
@recht(S)
def intrekken(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """Nothing goes."""
    return _doe(request, h.vernietiging_intrekken, "De lijst is ingetrokken; er is niets vernietigd", vernietiging_id)


@require_POST
@recht(S)
def weglaten(request: Verzoek, vernietiging_id: UUID, regel_id: UUID) -> HttpResponse:
    """One line off the list, with why."""
    velden = {"regel_id": regel_id, "reden": request.POST.get("reden", "")}
    return _doe(request, h.regel_weglaten, "Dit gaat van de lijst", vernietiging_id, **velden)


@require_POST
@recht(S)
def resten(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """Search again, also for names that are typed; what was typed is kept nowhere and stands in no address."""
    beeld = lees.vernietiging(vernietiging_id)
    form = RestenForm(request.POST)
    gevonden = lees.zoek_resten(vernietiging_id, form.woorden())[1] if form.is_valid() else None
    return toon(request, "privacy/resten.html", {"v": beeld, "form": form, "gevonden": gevonden}, form)


@require_safe
@recht(L)
def verklaring(request: Verzoek, vernietiging_id: UUID) -> HttpResponse:
    """The certificate on paper."""
    return download(lees.verklaring_pdf(vernietiging_id), "application/pdf", "verklaring-van-vernietiging.pdf")
