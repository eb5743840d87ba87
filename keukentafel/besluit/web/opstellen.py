"""Doors of drafting: the page, its sentences, its products, the choices shown and the view asked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.besluit.handelingen import besluit as acts
from keukentafel.besluit.handelingen import herzien, opties, overwegen, terugvorderen, zienswijze
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.opstelkeuze import opstelkeuze
from keukentafel.besluit.web import opstelforms as f
from keukentafel.besluit.web._besluitblad import blad, blok_van, doe, product_van, schrijf, vorm
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

R, S = Recht.AANVRAAG_BEHANDELEN, Recht.BESLUITTEKST_SCHRIJVEN
METHODEN = ["GET", "HEAD", "POST"]


@recht(R)
@require_http_methods(METHODEN)
def opstellen(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """From the dossier to a draft; the draft that is there already is opened."""
    keuze = opstelkeuze(aanvraag_id, acts.adviseert_hier(request.actor, aanvraag_id))
    if keuze.lopend:
        return redirect("besluit:besluit", keuze.lopend)
    form = f.OpstelForm(post(request), keuze)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    besluit = probeer(form, acts.besluit_opstellen, actor=request.actor, aanvraag_id=aanvraag_id, **velden)
    if besluit:
        return klaar(request, "Opgesteld uit het dossier. Lees het na", besluit.adres)
    gegevens = {"b": keuze, "form": form, "kop": keuze.kop, "conflict": None, "concept": "", "let_op": ""}
    gegevens |= {"uitleg": "Vraag, verslag, analyse en plan staan er zo in. Je hoeft niets over te typen."}
    return toon(request, "besluit/besluitform.html", gegevens | {"bewaar": "Stel op", "actief": "Aanvragen"}, form)


@require_safe
@recht(Recht.AANVRAAG_LEZEN)
def besluit(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The argument, the outcome, and what is missing."""
    return blad(request, besluit_beeld(besluit_id))


@require_safe
@recht(Recht.AANVRAAG_LEZEN)
def afdrukken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """As the resident reads it, and on paper."""
    return render(request, "besluit/afdrukken.html", {"b": besluit_beeld(besluit_id, "afdruk")})


@require_POST
@recht(R)
def bijwerken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """What the dossier says since."""
    gelukt = "Bijgewerkt uit het dossier: {uit} nieuw"
    return doe_en_terug(request, acts.besluit_bijwerken, gelukt, f"/besluiten/{besluit_id}/", besluit_id=besluit_id)


@recht(S)
@require_http_methods(METHODEN)
def blok(request: Verzoek, besluit_id: UUID, blok_id: UUID) -> HttpResponse:
    """Other words for one sentence; two writers see both."""
    beeld = besluit_beeld(besluit_id)
    nu = blok_van(beeld, blok_id)
    form = f.BlokForm(post(request), initial={"tekst": nu.tekst, "versie": nu.versie})
    sleutel, conflict = f"overweging:{blok_id}", None
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "overweging_id": blok_id, "concept": sleutel, **form.cleaned_data}
        gelukt, conflict = schrijf(form, overwegen.overweging_schrijven, "tekst", **velden)
        if gelukt:
            return klaar(request, "De tekst is bewaard", f"{beeld.pad}#blok-{blok_id}")
    uitleg = f"{nu.soort}. Bron: {nu.bron or 'hier geschreven'}."
    return vorm(request, beeld, form, "Tekst wijzigen", conflict=conflict, uitleg=uitleg, concept=sleutel)


@recht(S)
@require_http_methods(METHODEN)
def zin(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """A sentence of one's own; ?stap= says where."""
    beeld, sleutel = besluit_beeld(besluit_id), f"overweging-nieuw:{besluit_id}"
    form = f.ZinForm(post(request), beeld, {"stap": request.GET.get("stap", ""), "soort": request.GET.get("soort", "")})
    velden: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    velden = velden | {"actor": request.actor, "besluit_id": besluit_id, "concept": sleutel}
    if probeer(form, overwegen.overweging_toevoegen, **velden):
        return klaar(request, "De tekst staat erbij", f"{beeld.pad}#motivering")
    return vorm(request, beeld, form, "Zelf iets schrijven", concept=sleutel)


@recht(R)
@require_http_methods(METHODEN)
def product(request: Verzoek, besluit_id: UUID, voorziening_id: UUID) -> HttpResponse:
    """The outcome of one product."""
    beeld = besluit_beeld(besluit_id)
    nu = product_van(beeld, voorziening_id)
    form = f.UitkomstForm(post(request), beeld, nu)
    if form.is_bound and form.is_valid():
        velden = {"voorziening_id": voorziening_id, "versie": form.cleaned_data["versie"], "uitkomst": form.gekozen()}
        if doe(form, acts.voorziening_beslissen, actor=request.actor, **velden):
            return klaar(request, f"{nu.naam} is bijgewerkt", f"{beeld.pad}#uitkomst")
    return vorm(request, beeld, form, nu.naam)


@recht(R)
@require_http_methods(METHODEN)
def grond(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """On which ground of the law help changes or stops."""
    beeld = besluit_beeld(besluit_id)
    form = f.GrondForm(post(request), beeld)
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "besluit_id": besluit_id, **form.cleaned_data}
        if doe(form, herzien.herzieningsgrond_kiezen, **velden):
            return klaar(request, "De grond is bewaard", f"{beeld.pad}#uitkomst")
    return vorm(request, beeld, form, "Op welke grond verandert of stopt de hulp?", uitleg=f.GROND_UITLEG)


@recht(S)
@require_http_methods(METHODEN)
def terugvordering(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Ask money back: first that it was intent and why, then how much. An empty form takes it back."""
    beeld = besluit_beeld(besluit_id)
    form = f.TerugvorderForm(post(request), beeld)
    if form.is_bound and form.is_valid():
        v, wat = form.cleaned_data, {"actor": request.actor, "besluit_id": besluit_id}
        na = doe(form, terugvorderen.opzet_vastleggen, **wat, versie=v["versie"], reden=v["reden"])
        act = terugvorderen.terugvordering_beslissen
        if na and (not v["reden"] or doe(form, act, **wat, versie=na.versie, bedrag_cent=form.cent())):
            return klaar(request, "De terugvordering is bewaard", f"{beeld.pad}#uitkomst")
    return vorm(request, beeld, form, "Geld terugvragen", uitleg=f.TERUG_UITLEG)


@recht(R)
@require_http_methods(METHODEN)
def product_nieuw(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """One more product that was asked for."""
    beeld = besluit_beeld(besluit_id)
    form = f.ProductForm(post(request), beeld)
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "besluit_id": besluit_id, **form.cleaned_data}
        if rij := doe(form, acts.voorziening_toevoegen, **velden):
            return redirect(f"{beeld.pad}producten/{rij.pk}/")
    return vorm(request, beeld, form, "Nog een product")


@recht(R)
@require_http_methods(METHODEN)
def optie(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """A choice that was shown, and whether it was taken."""
    beeld = besluit_beeld(besluit_id)
    form = f.OptieForm(post(request), beeld)
    if form.is_bound and form.is_valid():
        v = dict(form.cleaned_data)
        keuze = {"gekozen": v.pop("gekozen"), "reden": v.pop("reden")}
        rij = probeer(form, opties.optie_tonen, actor=request.actor, aanvraag_id=beeld.aanvraag_id, **v)
        if rij and probeer(form, opties.optie_kiezen, actor=request.actor, optie_id=rij.pk, **keuze):
            return klaar(request, "De keuze staat erin", f"{beeld.pad}#opties")
    return vorm(request, beeld, form, "Welke keuze liet je zien?")


@recht(S)
@require_http_methods(METHODEN)
def zienswijze_vragen(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Ask what the resident thinks, or say why not."""
    beeld = besluit_beeld(besluit_id)
    form = f.ZienswijzeForm(post(request), beeld)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = zienswijze.zienswijze_vragen
    if probeer(form, act, actor=request.actor, aanvraag_id=beeld.aanvraag_id, **velden):
        return klaar(request, "De vraag om een zienswijze staat erin", f"{beeld.pad}#zienswijze")
    return vorm(request, beeld, form, "Wat vindt de inwoner ervan?")


@recht(S)
@require_http_methods(METHODEN)
def zienswijze_gezegd(request: Verzoek, besluit_id: UUID, zienswijze_id: UUID) -> HttpResponse:
    """What was said, in their own words."""
    beeld = besluit_beeld(besluit_id)
    form = f.GezegdForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = zienswijze.zienswijze_vastleggen
    if probeer(form, act, actor=request.actor, zienswijze_id=zienswijze_id, **velden):
        return klaar(request, "De zienswijze staat erin", f"{beeld.pad}#zienswijze")
    return vorm(request, beeld, form, "Wat zei de inwoner?")
