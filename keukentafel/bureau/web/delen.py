"""Doors of bureau on consent and sharing in one dossier: "Mag ik dit delen?", the consents, the shares."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.brieven import weergave
from keukentafel.brieven.regels import VEILIG_TERUGHALEN
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.bureau.opvragen.deelbrief import deelbrief
from keukentafel.bureau.opvragen.delen import Deelblad, antwoord_op, deelblad, lid_van, stuurblad
from keukentafel.bureau.web.forms import StuurForm
from keukentafel.delen import handelingen, opvragen, regels
from keukentafel.delen.web.forms import (
    DelingForm,
    DocumentForm,
    GeversForm,
    IntrekForm,
    ToestemmingForm,
    VraagForm,
)
from keukentafel.dossier.handelingen.deelbericht import deelbericht_sturen
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import bestand_antwoord
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

TAB = {"actief": "Delen"}
TERUGHALEN_MINUTEN = int(VEILIG_TERUGHALEN.total_seconds() // 60)


def _keuzes(kader: DossierKader) -> dict[str, Any]:
    return {"leden": [(str(lid.id), lid.roepnaam) for lid in kader.leden], "wetten": list(kader.wetten)}


@require_safe
@recht(Recht.DELEN_LEZEN)
def delen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The question with its answer, what consent there is, and what was shared. The choices stand in the address."""
    kader = dossier_kader(dossier_id)
    form = VraagForm(request.GET if request.GET.get("met") else None, **_keuzes(kader))
    antwoord = antwoord_op(form.cleaned_data, kader) if form.is_bound and form.is_valid() else None
    deling = DelingForm(initial=form.cleaned_data, **_keuzes(kader)) if antwoord else None
    return _blad(request, deelblad(kader), form, antwoord, deling)


def _blad(request: Verzoek, blad: Deelblad, form: VraagForm, antwoord: Any, deling: Any) -> HttpResponse:
    gegevens = {"kader": blad.kader, "blad": blad, "form": form, "antwoord": antwoord, "deling": deling, **TAB}
    return toon(request, "bureau/delen.html", gegevens, form, *([deling] if deling else []))


@require_POST
@recht(Recht.DELEN_VASTLEGGEN)
def vastleggen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Record the share that the answer was about."""
    kader = dossier_kader(dossier_id)
    form = DelingForm(request.POST, **_keuzes(kader))
    velden = {}
    if form.is_valid():
        c = form.cleaned_data
        velden = {n: c[n] for n in ("wet", "waarom", "partner_naam", "weet", "toelichting", "zonder_beperkt")}
        velden |= {"inwoner_id": UUID(c["over"]), "partner": c["met"], "gegevens": c["wat"]}
    if probeer(form, handelingen.deling_vastleggen, actor=request.actor, dossier_id=kader.id, **velden):
        return klaar(request, "Het delen is vastgelegd", f"{kader.pad}delen/")
    antwoord = antwoord_op(form.cleaned_data, kader) if "over" in getattr(form, "cleaned_data", {}) else None
    return _blad(request, deelblad(kader), VraagForm(initial=request.POST.dict(), **_keuzes(kader)), antwoord, form)


@require_safe
@recht(Recht.DELEN_LEZEN)
def overzicht_pdf(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """For the resident: with whom we shared what, on paper."""
    stuk = deelbrief(dossier_kader(dossier_id), inwoner_id)
    return pdf_antwoord(weergave.pdf(stuk.titel, [stuk], klok.nu()), "gedeeld.pdf")


@recht(Recht.DELEN_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def sturen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Share by secured e-mail what the table let through (REQ-163). The choices come along from the question."""
    kader = dossier_kader(dossier_id)
    gevraagd = VraagForm(post(request) or request.GET, **_keuzes(kader))
    if not gevraagd.is_valid():
        return redirect(f"{kader.pad}delen/")
    keuze = gevraagd.cleaned_data
    stuur = stuurblad(kader, keuze)
    velden: dict[str, Any] = {"adressen": stuur.adressen, "verslagen": stuur.verslagen, **_keuzes(kader)}
    form = StuurForm(post(request), initial=keuze, **velden)
    doe = deelbericht_sturen
    if form.is_valid() and (
        brief := probeer(form, doe, actor=request.actor, dossier_id=kader.id, bericht=form.bericht())
    ):
        gelukt = (
            f"Brief {brief.nummer} gaat over {TERUGHALEN_MINUTEN} minuten beveiligd weg. Tot dan kun je hem terugnemen"
        )
        return klaar(
            request, gelukt, reverse("brieven:brief", args=[brief.pk]), reverse("brieven:terugnemen", args=[brief.pk])
        )
    return toon(request, "bureau/sturen.html", {"kader": kader, "blad": stuur, "form": form, **TAB}, form)


@recht(Recht.DELEN_VASTLEGGEN)
def nieuw(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """Record a consent of one member of this household."""
    kader = dossier_kader(dossier_id)
    lid, gevers = lid_van(kader, inwoner_id), opvragen.gevers_van(inwoner_id)
    begin = {n: request.GET[n] for n in ("partner", "partner_naam", "wet") if n in request.GET}
    form = ToestemmingForm(
        post(request), files=request.FILES or None, gevers=gevers, wetten=list(kader.wetten), initial=begin
    )
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": kader.id, "inwoner_id": inwoner_id, **form.velden()}
        if rij := probeer(form, _met_document, bestand=form.cleaned_data["bestand"], **velden):
            return klaar(request, "De toestemming is vastgelegd", f"{kader.pad}delen/toestemming/{rij.pk}/")
    gegevens = {"kader": kader, "lid": lid, "gevers": gevers, "form": form, **TAB}
    return toon(request, "bureau/toestemming_nieuw.html", {**gegevens, "teksten": _teksten()}, form)


def _teksten() -> list[tuple[str, str]]:
    return [(naam, opvragen.toestemmingstekst(soort)[0]) for soort, naam in regels.NAAM_VAN_SOORT.items()]


def _met_document(*, bestand: Any, **velden: Any) -> Any:
    """The consent and its paper in one transaction: a refused file leaves no half record."""
    rij = handelingen.toestemming_vastleggen(**velden)
    if bestand:
        handelingen.toestemmingsdocument_toevoegen(
            actor=velden["actor"], toestemming_id=rij.pk, naam=bestand.name, inhoud=bestand.read()
        )
    return rij


@require_safe
@recht(Recht.DELEN_LEZEN)
def toestemming(request: Verzoek, dossier_id: UUID, toestemming_id: UUID) -> HttpResponse:
    """One consent: its text, who said yes, the paper; and what withdrawing does, before it is done."""
    return _toestemmingspagina(request, dossier_id, toestemming_id)


def _toestemmingspagina(request: Verzoek, dossier_id: UUID, toestemming_id: UUID, **forms: Any) -> HttpResponse:
    kader = dossier_kader(dossier_id)
    beeld = opvragen.toestemming(dossier_id, toestemming_id)
    gevers = opvragen.gevers_van(beeld.inwoner_id)
    alle = {"geversform": GeversForm(gevers=gevers), "intrekform": IntrekForm(gevers=gevers), "papier": DocumentForm()}
    gegevens = {"kader": kader, "beeld": beeld, "gebruikt": opvragen.delingen_onder(beeld.id), **TAB, **alle, **forms}
    return toon(request, "bureau/toestemming.html", gegevens, *forms.values())


@require_POST
@recht(Recht.DELEN_VASTLEGGEN)
def verlengen(request: Verzoek, dossier_id: UUID, toestemming_id: UUID) -> HttpResponse:
    """Asked again, or completed by who was missing."""
    beeld = opvragen.toestemming(dossier_id, toestemming_id)
    form = GeversForm(request.POST, gevers=opvragen.gevers_van(beeld.inwoner_id))
    doe = handelingen.toestemming_aanvullen if beeld.mist else handelingen.toestemming_verlengen
    velden = {"actor": request.actor, "toestemming_id": toestemming_id, **_schoon(form)}
    if rij := probeer(form, doe, **velden):
        tekst = "De toestemming is aangevuld" if beeld.mist else "De toestemming is verlengd"
        return klaar(request, tekst, f"/dossier/{dossier_id}/delen/toestemming/{rij.pk}/")
    return _toestemmingspagina(request, dossier_id, toestemming_id, geversform=form)


def _schoon(form: Any) -> dict[str, Any]:
    return dict(form.cleaned_data) if form.is_valid() else {}


@require_POST
@recht(Recht.DELEN_VASTLEGGEN)
def intrekken(request: Verzoek, dossier_id: UUID, toestemming_id: UUID) -> HttpResponse:
    """At once."""
    beeld = opvragen.toestemming(dossier_id, toestemming_id)
    form = IntrekForm(request.POST, gevers=opvragen.gevers_van(beeld.inwoner_id))
    velden = {"actor": request.actor, "toestemming_id": toestemming_id, **_schoon(form)}
    if probeer(form, handelingen.toestemming_intrekken, **velden):
        return klaar(request, "De toestemming is ingetrokken", f"/dossier/{dossier_id}/delen/")
    return _toestemmingspagina(request, dossier_id, toestemming_id, intrekform=form)


@require_POST
@recht(Recht.DELEN_VASTLEGGEN)
def document_toevoegen(request: Verzoek, dossier_id: UUID, toestemming_id: UUID) -> HttpResponse:
    """The signed paper, also when it comes later."""
    opvragen.toestemming(dossier_id, toestemming_id)
    form = DocumentForm(request.POST, request.FILES)
    velden: dict[str, Any] = {"actor": request.actor, "toestemming_id": toestemming_id}
    if form.is_valid():
        velden |= {"naam": form.cleaned_data["bestand"].name, "inhoud": form.cleaned_data["bestand"].read()}
    if probeer(form, handelingen.toestemmingsdocument_toevoegen, **velden):
        return klaar(request, "Het document is bewaard", f"/dossier/{dossier_id}/delen/toestemming/{toestemming_id}/")
    return _toestemmingspagina(request, dossier_id, toestemming_id, papier=form)


@require_safe
@recht(Recht.DELEN_LEZEN)
def document(request: Verzoek, dossier_id: UUID, toestemming_id: UUID, document_id: UUID) -> HttpResponse:
    """The paper leaves as a download."""
    return bestand_antwoord(request, lambda: opvragen.document(dossier_id, toestemming_id, document_id))
