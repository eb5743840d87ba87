"""Doors of deciding: the list, lay it before somebody, give it back, take it, stop it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.besluit.handelingen import toets as acts
from keukentafel.besluit.handelingen.motiveren import motivering_versturen
from keukentafel.besluit.handelingen.nakijken import spoed_nakijken
from keukentafel.besluit.handelingen.nemen import besluit_nemen
from keukentafel.besluit.opvragen.beslissers import beslisserkeuzes
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.register import WETTEN
from keukentafel.besluit.opvragen.te_beslissen import MAG, WIE, te_beslissen
from keukentafel.besluit.web import opstelforms as f
from keukentafel.besluit.web._besluitblad import blad, doe, vorm
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, klaar_ter_plekke, post, probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

R, N = Recht.AANVRAAG_BEHANDELEN, Recht.BESLUIT_NEMEN
METHODEN = ["GET", "HEAD", "POST"]


@require_safe
@recht(N)
def lijst(request: Verzoek) -> HttpResponse:
    """Te beslissen; what is shown stands in the address."""
    kies = {naam: request.GET.get(naam, "") for naam in ("wie", "wet", "mag")}
    gevonden = te_beslissen(**kies, na=request.GET.get("na", ""))
    kies["mag"] = gevonden.mag
    gegevens = {"lijst": gevonden, "kies": kies, "wie": WIE, "mag": MAG, "actief": "Te beslissen"}
    gegevens["wetten"] = {"": "Elke wet", **WETTEN}
    return render(request, "besluit/te_beslissen.html", gegevens)


@recht(R)
@require_http_methods(METHODEN)
def aanbieden(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Before who decides."""
    beeld = besluit_beeld(besluit_id)
    form = f.AanbiedForm(post(request), beeld, beslisserkeuzes(besluit_id))
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "besluit_id": besluit_id, **form.cleaned_data}
        if doe(form, acts.besluit_aanbieden, **velden):
            return klaar_ter_plekke(request, "Het besluit ligt ter beslissing", beeld.pad)
    return vorm(request, beeld, form, "Aanbieden om te beslissen", bewaar="Bied aan")


@require_POST
@recht(R)
def uit_toets(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The undo of laying it before somebody."""
    act, naar = acts.besluit_terughalen_uit_toets, f"/besluiten/{besluit_id}/"
    return doe_en_terug(request, act, "Het besluit is weer een concept", naar, besluit_id=besluit_id)


@require_POST
@recht(N)
def oppakken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """From the list to the case."""
    naar = f"/besluiten/{besluit_id}/"
    return doe_en_terug(request, acts.besluit_oppakken, "Dit besluit ligt nu bij jou", naar, besluit_id=besluit_id)


@require_POST
@recht(N)
def teruggeven(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Back with what must be different."""
    form = f.TerugForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, acts.besluit_teruggeven, actor=request.actor, besluit_id=besluit_id, **velden):
        return klaar_ter_plekke(request, "Het besluit is teruggegeven", reverse("besluit:te-beslissen"))
    return blad(request, besluit_beeld(besluit_id), terugform=form)


@require_POST
@recht(N)
def vaststellen(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Take the decision."""
    form, naar = f.NeemForm(request.POST), f"/besluiten/{besluit_id}/"
    if form.is_valid():
        velden = {"actor": request.actor, "besluit_id": besluit_id, **form.cleaned_data}
        if uit := doe(form, besluit_nemen, **velden):
            gedaan = uit.al_genomen or "Het besluit is genomen. De brief gaat hierna weg"
            return klaar_ter_plekke(request, gedaan, naar)
    return blad(request, besluit_beeld(besluit_id), neemform=form)


@require_POST
@recht(R)
def afgeven(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """What needs no decision: a simple letter, an advice, a referral."""
    form = f.VersieForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if doe(form, acts.besluit_afgeven, actor=request.actor, besluit_id=besluit_id, **velden):
        return klaar(request, "Afgegeven", f"/besluiten/{besluit_id}/")
    return blad(request, besluit_beeld(besluit_id), versieform=form)


@recht(N)
@require_http_methods(METHODEN)
def advies_terug(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The decider needs to know more."""
    beeld, form = besluit_beeld(besluit_id), f.TerugForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, acts.advies_teruggeven, actor=request.actor, besluit_id=besluit_id, **velden) is not None:
        return klaar(request, "Het advies is teruggegeven", beeld.pad)
    return vorm(request, beeld, form, "Advies teruggeven", bewaar="Geef terug")


@require_POST
@recht(R)
def motivering(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The reasons of a decision in haste, to the resident."""
    act, naar = motivering_versturen, f"/besluiten/{besluit_id}/"
    return doe_en_terug(request, act, "De motivering gaat als brief naar de inwoner", naar, besluit_id=besluit_id)


@recht(N)
@require_http_methods(METHODEN)
def nakijken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """A second one looked at what could not wait."""
    beeld, form = besluit_beeld(besluit_id), f.NakijkForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, spoed_nakijken, actor=request.actor, besluit_id=besluit_id, **velden) is not None:
        return klaar(request, "Je keek dit besluit na", beeld.pad)
    uitleg = "Het besluit verandert niet. Wie besliste, leest je opmerking."
    return vorm(request, beeld, form, "Spoedbesluit nakijken", bewaar="Ik keek dit na", uitleg=uitleg)


@recht(R)
@require_http_methods(METHODEN)
def intrekken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """It goes no further."""
    beeld, form = besluit_beeld(besluit_id), f.StopForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, acts.besluit_intrekken, actor=request.actor, besluit_id=besluit_id, **velden) is not None:
        return klaar(request, "Dit besluit gaat niet door", beeld.pad)
    return vorm(request, beeld, form, "Dit besluit gaat niet door")
