"""Doors of bezwaar: the list, receiving one, the page with its steps, the panel on a dossier."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen import bezwaarbesluit as hb
from keukentafel.besluit.handelingen import bezwaardwangsom as hd
from keukentafel.besluit.handelingen import hoorzitting as hz
from keukentafel.besluit.opvragen import bezwaar as lees
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.web import forms_recht as f
from keukentafel.besluit.web.stappen import Stapdeur, Zaakblad, blokken, doe_stap
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

S, ONTVANGEN = Recht.BEZWAAR_BEHANDELEN, Recht.BEZWAAR_ONTVANGEN
DEUREN = {
    "toewijzen": Stapdeur("Wie behandelt dit?", f.ToewijzenForm, h.bezwaar_toewijzen, "Geef aan", "Toegewezen"),
    "tijdig": Stapdeur("Was het op tijd?", f.TijdigForm, h.bezwaar_tijdig_beoordelen, "Leg vast", "Vastgelegd"),
    "bevestigen": Stapdeur("Bevestig", f.LeegForm, h.bezwaar_bevestigen, "Bevestig met een brief", "Bevestigd"),
    "verzuim": Stapdeur("Er ontbreekt iets", f.VerzuimForm, h.verzuim_vragen, "Vraag het met een brief", "Gevraagd"),
    "hersteld": Stapdeur("Is het aangevuld?", f.HersteldForm, h.verzuim_afronden, "Leg vast", "Vastgelegd"),
    "zitting": Stapdeur("Plan een hoorzitting", f.ZittingForm, hz.hoorzitting_plannen, "Nodig uit", "Uitgenodigd"),
    "niet-horen": Stapdeur("Niet horen", f.NietHorenForm, hz.niet_horen, "Leg vast", "Vastgelegd"),
    "gehoord": Stapdeur("Schrijf het verslag", f.VerslagForm, hz.hoorzitting_houden, "Bewaar", "Bewaard"),
    "advies": Stapdeur("Advies", f.AdviesForm, hz.bezwaaradvies_schrijven, "Bewaar", "Bewaard"),
    "beslissen": Stapdeur("Beslissen", f.BeslisForm, hb.bezwaar_beslissen, "Leg klaar", "Het besluit ligt klaar"),
    "leren": Stapdeur("Wat leren wij?", f.LeerForm, hb.bezwaar_leren, "Leg vast", "Vastgelegd"),
    "verdagen": Stapdeur("Het duurt langer", f.VerdaagForm, h.bezwaar_verdagen, "Verdaag met een brief", "Verdaagd"),
    "ingebreke": Stapdeur("Ingebrekestelling", f.DagForm, hb.bezwaar_ingebreke, "Leg vast", "Vastgelegd"),
    "intrekken": Stapdeur("Ingetrokken", f.IntrekForm, h.bezwaar_intrekken, "Leg vast", "Ingetrokken"),
    "dwangsom": Stapdeur(
        "Besluit over de dwangsom", f.LeegForm, hd.bezwaardwangsom_opstellen, "Stel het besluit op", "Het ligt klaar"
    ),
    "beroep": Stapdeur("Naar de rechter", f.BeroepForm, hb.beroep_instellen, "Leg vast", "Vastgelegd"),
    "uitspraak": Stapdeur("Uitspraak", f.UitspraakForm, hb.uitspraak_vastleggen, "Leg vast", "Vastgelegd"),
}
STAP_VAN_DEUR = {
    "bevestigen": rb.Stap.BEVESTIGEN, "verzuim": rb.Stap.VERZUIM_MELDEN, "hersteld": rb.Stap.HERSTELD,
    "zitting": rb.Stap.UITNODIGEN, "gehoord": rb.Stap.GEHOORD, "niet-horen": rb.Stap.NIET_HOREN,
    "beslissen": rb.Stap.BESLISSEN, "advies": rb.Stap.BESLISSEN, "intrekken": rb.Stap.INTREKKEN,
}  # fmt: skip
# What lies first at hand, per state; the other steps that are possible follow.
VOLGORDE = ("hersteld", "gehoord", "bevestigen", "beslissen", "advies", "zitting", "niet-horen", "verzuim", "intrekken")


@require_safe
@recht(S)
def lijst(request: Verzoek) -> HttpResponse:
    """By term; the filter stands in the address."""
    blad = lees.bezwaarblad(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "besluit/bezwaren.html", {"blad": blad, "filters": lees.FILTERS})


@recht(ONTVANGEN)
def nieuw(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Receive one, from the decision."""
    besluit = lees.besluit_voor_bezwaar(besluit_id)
    form = f.BezwaarForm(post(request), besluit.meewerkers)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.bezwaar_ontvangen, actor=request.actor, besluit_id=besluit_id, **velden):
        naar = rij.adres if heeft(request.actor, S) else f"/dossier/{besluit.dossier_id}/"
        return klaar(request, "Het bezwaar is doorgegeven aan de jurist", naar)
    return toon(request, "besluit/bezwaar_nieuw.html", {"form": form, "besluit": besluit}, form)


@require_safe
@recht(S)
def een(request: Verzoek, bezwaar_id: UUID) -> HttpResponse:
    """One bezwaar with its next step."""
    return _blad(request, bezwaar_id, {})


def _nu(beeld: lees.Bezwaarbeeld) -> list[str]:
    if not beeld.onpartijdig:
        return []
    eerst = [] if beeld.tijdig or beeld.stand in rb.KLAAR else ["tijdig"]
    mag = [c for c in VOLGORDE if STAP_VAN_DEUR[c] in beeld.stappen]
    rest = [] if beeld.stand in rb.KLAAR else ["toewijzen", "verdagen", "ingebreke"]
    rest += ["tijdig"] if beeld.tijdig and rest else []
    eerst += ["dwangsom"] if beeld.dwangsom_open else []
    leren = ["leren"] if beeld.leert else []
    return [*eerst, *leren, *mag, *rest, "beroep", *(["uitspraak"] if beeld.open_beroepen else [])]


def _collegas(beeld: lees.Bezwaarbeeld, stap: str) -> f.Keuzes:
    if stap in ("beslissen", "intrekken"):
        return beeld.gevolgen
    return tuple((str(pk), naam) for pk, naam in beeld.open_beroepen) if stap == "uitspraak" else beeld.collegas


def _blad(request: Verzoek, bezwaar_id: UUID, gebonden: dict[str, Any]) -> HttpResponse:
    beeld = lees.bezwaar(bezwaar_id)
    stappen = blokken(DEUREN, _nu(beeld), partial(_collegas, beeld), gebonden)
    return toon(request, "besluit/bezwaar.html", {"b": beeld, "stappen": stappen}, *gebonden.values())


@require_POST
@recht(S)
def stap(request: Verzoek, bezwaar_id: UUID, stap: str) -> HttpResponse:
    """One step."""
    return doe_stap(request, BLAD, bezwaar_id, stap)


BLAD = Zaakblad(DEUREN, "bezwaar_id", "/bezwaren/", _blad, lambda pk, stap: _collegas(lees.bezwaar(pk), stap))


@require_safe
@recht(Recht.AANVRAAG_LEZEN)
def paneel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What a dossier shows of it; as a page of its own without JavaScript."""
    sjabloon = "besluit/_bezwaarpaneel.html" if request.htmx else "besluit/bezwaarpaneel.html"
    gegevens = {"regels": lees.bezwaren_van_dossier(dossier_id), "opent": heeft(request.actor, S)}
    return render(request, sjabloon, {**gegevens, "dossier_id": dossier_id})
