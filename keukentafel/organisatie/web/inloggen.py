"""Doors of logging in and out."""

from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek, afzender
from keukentafel.organisatie import sessie
from keukentafel.organisatie.handelingen.inloggen import (
    INLOGGEN,
    TeVaakGeprobeerd,
    code_controleren,
    conceptsleutel_zorgen,
    eigen_wachtwoord_kiezen,
    wachtwoord_controleren,
)
from keukentafel.organisatie.regels import START_NOOD, startpaden, veilig_pad
from keukentafel.organisatie.web.inlogforms import CodeForm, EigenWachtwoordForm, InlogForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import openbaar, recht

ACHTERGROND = "keukentafel.organisatie.inloggen.WachtwoordBackend"


@openbaar
@require_http_methods(["GET", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """Name and password."""
    form = InlogForm(request.POST or None, initial={"verder": veilig_pad(request.GET.get("verder", ""))})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        gegeven = {naam: form.cleaned_data[naam] for naam in ("gebruikersnaam", "wachtwoord")}
        try:
            medewerker = wachtwoord_controleren(actor=INLOGGEN, **gegeven, adres=afzender(request))
            return redirect(sessie.stap_beginnen(request, medewerker, ACHTERGROND, form.cleaned_data["verder"]))
        except Fout as fout:
            form.add_error(None, fout.tekst)
            status = 429 if isinstance(fout, TeVaakGeprobeerd) else 422
    waarden = {"form": form, "oidc": bool(settings.OIDC_UITGEVER), "verlopen": sessie.BEWAARD in request.session}
    return render(request, "organisatie/inloggen.html", waarden, status=status)


@openbaar
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code of an app that was set up before."""
    stap = sessie.stap_nu(request)
    if stap is None or stap.geheim:
        return redirect("organisatie:inloggen")
    return _tweede_stap(request, stap, "organisatie/code.html")


@openbaar
@require_http_methods(["GET", "POST"])
def instellen(request: HttpRequest) -> HttpResponse:
    """The first time: a QR code for the app, and the first code as proof."""
    stap = sessie.stap_nu(request)
    if stap is None or not stap.geheim:
        return redirect("organisatie:inloggen")
    return _tweede_stap(request, stap, "organisatie/instellen.html")


def _tweede_stap(request: HttpRequest, stap: sessie.Stap, sjabloon: str) -> HttpResponse:
    form, status = CodeForm(request.POST or None), 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            code_controleren(
                actor=INLOGGEN, medewerker=stap.medewerker, code=form.cleaned_data["code"], nieuw=stap.geheim
            )
            if stap.medewerker.startwachtwoord:
                return redirect(sessie.beide_onthouden(request))
            return binnenlaten(request, stap)
        except Fout as fout:
            form.add_error(fout.veld, fout.tekst)
            status = 429 if isinstance(fout, TeVaakGeprobeerd) else 422
    waarden = {"form": form, "naam": stap.medewerker.naam, "geheim": stap.geheim, "qr": _qr(stap)}
    return render(request, sjabloon, waarden, status=status)


@openbaar
@require_http_methods(["GET", "POST"])
def eigen_wachtwoord(request: HttpRequest) -> HttpResponse:
    """After both factors: nobody works under a password that beheer knows."""
    stap = sessie.stap_nu(request)
    if stap is None or not (stap.beide and stap.medewerker.startwachtwoord):
        return redirect("organisatie:inloggen")
    form = EigenWachtwoordForm(post(request))
    if probeer(form, eigen_wachtwoord_kiezen, actor=INLOGGEN, medewerker=stap.medewerker, **form.gekozen()):
        return binnenlaten(request, stap)
    return toon(request, "organisatie/eigen_wachtwoord.html", {"form": form, "naam": stap.medewerker.naam}, form)


def binnenlaten(request: HttpRequest, stap: sessie.Stap) -> HttpResponse:
    """Both factors are there."""
    conceptsleutel_zorgen(actor=INLOGGEN, medewerker=stap.medewerker)
    sessie.inloggen_afronden(request, stap.medewerker, stap.achtergrond)
    naar = "/inloggen/verder/" if sessie.invoer_lezen(request) else veilig_pad(stap.verder) or "/"
    antwoord = HttpResponseRedirect(naar)
    sessie.zelfde_onthouden(request, antwoord, stap.medewerker)
    return antwoord


def _qr(stap: sessie.Stap) -> SafeString:
    """The set-up address as SVG: attributes only, so our Content-Security-Policy accepts it."""
    if not stap.geheim:
        return SafeString("")
    gegevens = urlencode({"secret": stap.geheim, "issuer": "Keukentafel"})
    adres = f"otpauth://totp/Keukentafel:{stap.medewerker.gebruikersnaam}?{gegevens}"
    return mark_safe(segno.make(adres, error="m").svg_inline(scale=4, border=2))


@openbaar
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """End the session here and forget who sat at this browser."""
    logout(request)
    antwoord = redirect("organisatie:inloggen")
    sessie.zelfde_vergeten(antwoord)
    return antwoord


@recht(Recht.EIGEN_PROFIEL_WIJZIGEN)
@require_http_methods(["GET", "POST"])
def verder(request: Verzoek) -> HttpResponse:
    """What was typed when the log-in had expired: send it again, or throw it away (POST)."""
    invoer = sessie.invoer_lezen(request)
    if request.method == "POST" or invoer is None:
        sessie.invoer_wissen(request)
        return redirect("organisatie:begin")
    return render(request, "organisatie/verder.html", {"invoer": invoer})


@recht(Recht.EIGEN_PROFIEL_WIJZIGEN)
@require_POST
def sessie_verlengen(request: Verzoek) -> HttpResponse:
    """Somebody is working: the log-in lasts longer (kern/static/js/sessie.js)."""
    request.session.modified = True
    return HttpResponse(status=204)


@recht(Recht.EIGEN_WERK_ZIEN)
@require_GET
def begin(request: Verzoek) -> HttpResponse:
    """The first screen of this role that exists."""
    return redirect(next((pad for pad in startpaden(request.actor.rollen) if _bestaat(pad)), START_NOOD))


def _bestaat(pad: str) -> bool:
    try:
        resolve(pad)
    except Resolver404:
        return False
    return True
