"""Doors of klachten: the list, receiving one, the page with its steps, what is about me, the yearly list."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen import _klacht as hk
from keukentafel.besluit.handelingen import klacht as h
from keukentafel.besluit.opvragen import klacht as lees
from keukentafel.besluit.regels import klacht as rk
from keukentafel.besluit.web import forms_recht as f
from keukentafel.besluit.web.stappen import Stapdeur, Zaakblad, blokken, doe_stap
from keukentafel.kern import klok
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

EERSTE_JAAR = 2000
L, S, ONTVANGEN = Recht.KLACHT_LEZEN, Recht.KLACHT_BEHANDELEN, Recht.KLACHT_ONTVANGEN
DEUREN = {
    "toewijzen": Stapdeur("Wie behandelt dit?", f.ToewijzenForm, h.klacht_toewijzen, "Geef aan", "Toegewezen"),
    "bemiddelen": Stapdeur("Bemiddeling", f.LeegForm, h.klacht_bemiddelen, "Begin de bemiddeling", "Begonnen"),
    "tevreden": Stapdeur("Opgelost", f.BemiddelingForm, h.klacht_oplossen, "Sluit af", "De klacht is opgelost"),
    "formeel": Stapdeur("Formeel", f.WaaromForm, h.klacht_formeel_maken, "Maak formeel", "De klacht is nu formeel"),
    "horen": Stapdeur("Horen", f.HoorForm, h.klacht_horen, "Leg vast", "Vastgelegd"),
    "oordelen": Stapdeur("Oordeel", f.OordeelForm, h.klacht_oordelen, "Geef het oordeel", "Het oordeel is gegeven"),
    "betrokken": Stapdeur("Over wie nog meer?", f.BetrokkenForm, hk.betrokkenen_toevoegen, "Voeg toe", "Vastgelegd"),
    "verdagen": Stapdeur(
        "Het duurt langer", f.KlachtVerdaagForm, h.klacht_verdagen, "Verdaag met een brief", "Verdaagd"
    ),
    "niet-behandelen": Stapdeur(
        "Niet behandelen", f.NietBehandelenForm, h.klacht_niet_behandelen, "Behandel niet", "Vastgelegd"
    ),
    "intrekken": Stapdeur("Ingetrokken", f.RedenForm, h.klacht_intrekken, "Leg vast", "Ingetrokken"),
    "ombudsman": Stapdeur("Ombudsman", f.OmbudsmanForm, h.naar_ombudsman, "Leg vast", "Vastgelegd"),
}
STAP_VAN_DEUR = {
    "bemiddelen": rk.Stap.BEMIDDELEN, "tevreden": rk.Stap.TEVREDEN, "formeel": rk.Stap.FORMEEL,
    "horen": rk.Stap.GEHOORD, "oordelen": rk.Stap.OORDELEN, "niet-behandelen": rk.Stap.NIET_BEHANDELEN,
    "intrekken": rk.Stap.INTREKKEN,
}  # fmt: skip


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """By term; the filter stands in the address."""
    blad = lees.klachtblad(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "besluit/klachten.html", {"blad": blad, "filters": lees.FILTERS})


@recht(ONTVANGEN)
def nieuw(request: Verzoek, inwoner_id: UUID | None = None) -> HttpResponse:
    """Receive one; from the page of a resident, or of somebody we do not know."""
    naam = lees.inwoner_voor_klacht(inwoner_id) if inwoner_id else ""
    begin = {"klager": rk.Klager.INWONER if inwoner_id else rk.Klager.BUITEN, "ontvangen_op": klok.vandaag()}
    form = f.KlachtForm(post(request), collegas=lees.medewerkers(), initial=begin)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, h.klacht_ontvangen, actor=request.actor, inwoner_id=inwoner_id, **velden):
        naar = "/klachten/" if heeft(request.actor, L) else f"/inwoner/{inwoner_id}/" if inwoner_id else "/"
        return klaar(request, "De klacht is doorgegeven aan de klachtcoördinator", naar)
    return toon(request, "besluit/klacht_nieuw.html", {"form": form, "inwoner_id": inwoner_id, "naam": naam}, form)


@require_safe
@recht(L)
def een(request: Verzoek, klacht_id: UUID) -> HttpResponse:
    """One klacht with its next step."""
    return _blad(request, klacht_id, {})


def _nu(beeld: lees.Klachtbeeld) -> list[str]:
    if not beeld.mag_behandelen:
        return []
    mag = [c for c, stap in STAP_VAN_DEUR.items() if stap in beeld.stappen]
    mag = [c for c in mag if c != "oordelen" or beeld.mag_oordelen]
    return [*mag, "ombudsman"] if beeld.stand in rk.KLAAR else [*mag, "toewijzen", "betrokken", "verdagen"]


def _collegas(beeld: lees.Klachtbeeld, stap: str) -> f.Keuzes:
    return beeld.behandelaars if stap == "toewijzen" else beeld.collegas


def _blad(request: Verzoek, klacht_id: UUID, gebonden: dict[str, Any]) -> HttpResponse:
    beeld = lees.klacht(klacht_id)
    stappen = blokken(DEUREN, _nu(beeld), partial(_collegas, beeld), gebonden)
    return toon(request, "besluit/klacht.html", {"k": beeld, "stappen": stappen}, *gebonden.values())


@require_safe
@recht(L)
def blad(request: Verzoek, klacht_id: UUID) -> HttpResponse:
    """The findings on paper, beside the letter."""
    return render(request, "besluit/klacht_blad.html", {"blad": lees.oordeelblad(klacht_id)})


@require_POST
@recht(S)
def stap(request: Verzoek, klacht_id: UUID, stap: str) -> HttpResponse:
    """One step; a verdict asks its own right in the act."""
    return doe_stap(request, BLAD, klacht_id, stap)


BLAD = Zaakblad(DEUREN, "klacht_id", "/klachten/", _blad, lambda pk, stap: _collegas(lees.klacht(pk), stap))


@recht(Recht.EIGEN_WERK_ZIEN)
def over_mij(request: Verzoek, betrokkene_id: UUID | None = None) -> HttpResponse:
    """The copy of a klacht about who looks, and what this worker says about it."""
    form = f.ReactieForm(post(request))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if betrokkene_id and probeer(form, hk.klacht_reageren, actor=request.actor, betrokkene_id=betrokkene_id, **velden):
        return klaar(request, "Je reactie is bewaard", "/klachten/over-mij/")
    gegevens = {"rijen": lees.over_mij(), "form": form, "bij": betrokkene_id}
    return toon(request, "besluit/klacht_over_mij.html", gegevens, form)


@require_safe
@recht(L)
def jaarlijst(request: Verzoek) -> HttpResponse:
    """Counted for the yearly report; without anybody (Awb 9:12a)."""
    jaar = request.GET.get("jaar", "")
    nu = klok.vandaag().year
    welk = int(jaar) if jaar.isdecimal() and EERSTE_JAAR <= int(jaar) <= nu else nu
    return render(request, "besluit/klachten_jaar.html", {"jaar": welk, "nu": nu, "regels": lees.jaarlijst(welk)})
