"""Doors of one breach: its steps, each a form on its page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.tekst import aantal
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import datalek as h
from keukentafel.privacy.handelingen import datalekmensen as hm
from keukentafel.privacy.handelingen import maatregel as hg
from keukentafel.privacy.opvragen import datalek as lees
from keukentafel.privacy.web import forms_datalek as f
from keukentafel.privacy.web._hulp import zeg_botsing

L, S = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN
LIJST = "/privacy/datalekken/"
FEITEN = ("versie", "wat", "soort", "bekend_op", "gebeurd_op", "gegevens", "aantal", "ingedamd")


@require_safe
@recht(L)
def een(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """One breach with its next step."""
    return _blad(request, lees.datalek(datalek_id))


def _blad(request: Verzoek, beeld: lees.Datalekbeeld, **gebonden: Any) -> HttpResponse:
    forms: dict[str, Any] = {}
    if beeld.mag_bijhouden:
        d = beeld.d
        forms = {
            "feiten": f.FeitenForm(initial={naam: getattr(d, naam) for naam in FEITEN}),
            "besluit": f.BesluitForm(initial={"oordeel": d.oordeel, "reden": d.oordeel_reden}),
            "ap": f.ApForm(prefix="ap", initial={"kenmerk": d.ap_kenmerk}),
            "betrokkene": f.BetrokkeneForm(),
            "inlichten": f.InlichtForm(prefix="brief"),
            "verteld": f.VerteldForm(prefix="verteld", mensen=_nog_te_vertellen(beeld)),
            "niet": f.NietForm(prefix="niet"),
            "maatregel": f.MaatregelForm(prefix="maatregel"),
            "sluiten": f.LessenForm(),
        }
    forms |= gebonden
    return toon(request, "privacy/datalek.html", {"b": beeld, "f": forms}, *gebonden.values())


def _nog_te_vertellen(beeld: lees.Datalekbeeld) -> list[tuple[str, str]]:
    return [(str(mens.id), mens.naam) for mens in beeld.betrokkenen if not mens.verteld]


def _doe(request: Verzoek, datalek_id: UUID, naam: str, form: Any, *stap: Any) -> HttpResponse:
    """One step: the act, and back to the breach; what is wrong is shown on it."""
    handeling, tekst = stap
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handeling, actor=request.actor, datalek_id=datalek_id, **velden):
        return klaar(request, tekst, f"{LIJST}{datalek_id}/")
    return _blad(request, lees.datalek(datalek_id), **{naam: form})


@require_POST
@recht(S)
def feiten(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """What happened, which data, how many people."""
    form = f.FeitenForm(request.POST)
    try:
        return _doe(request, datalek_id, "feiten", form, h.datalek_bijwerken, "Vastgelegd")
    except Botsing as botsing:
        zeg_botsing(form, botsing)
    return _blad(request, lees.datalek(datalek_id), feiten=form)


@require_POST
@recht(S)
def besluit(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Is it one, and who must know?"""
    return _doe(request, datalek_id, "besluit", f.BesluitForm(request.POST), h.datalek_beoordelen, "Vastgelegd")


@require_POST
@recht(S)
def ap(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Notified at the authority."""
    form = f.ApForm(request.POST, prefix="ap")
    return _doe(request, datalek_id, "ap", form, h.datalek_ap_melden, "De melding is vastgelegd")


@require_POST
@recht(S)
def betrokkene(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Somebody whose data were in it."""
    form = f.BetrokkeneForm(request.POST)
    return _doe(request, datalek_id, "betrokkene", form, hm.betrokkene_toevoegen, "Toegevoegd")


@require_POST
@recht(S)
def uit_dossier(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Everybody of the household."""
    naar = f"{LIJST}{datalek_id}/"
    return doe_en_terug(request, hm.betrokkenen_uit_dossier, "Toegevoegd", naar, datalek_id=datalek_id)


@require_POST
@recht(S)
def inlichten(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """A letter to each."""
    form = f.InlichtForm(request.POST, prefix="brief")
    velden = form.cleaned_data if form.is_valid() else {}
    if uit := probeer(form, hm.betrokkenen_inlichten, actor=request.actor, datalek_id=datalek_id, **velden):
        gestuurd, zonder = uit
        if zonder:
            wie = aantal(zonder, "persoon", "personen")
            messages.warning(request, f"Van {wie} weten we geen adres. Bel of bezoek die.")
        over = aantal(gestuurd, "persoon", "personen")
        return klaar(request, f"Er gaan brieven over {over}", f"{LIJST}{datalek_id}/")
    return _blad(request, lees.datalek(datalek_id), inlichten=form)


@require_POST
@recht(S)
def verteld(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Told in another way."""
    beeld = lees.datalek(datalek_id)
    form = f.VerteldForm(request.POST, prefix="verteld", mensen=_nog_te_vertellen(beeld))
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, hm.betrokkene_ingelicht, actor=request.actor, **velden):
        return klaar(request, "Vastgelegd", f"{LIJST}{datalek_id}/")
    return _blad(request, beeld, verteld=form)


@require_POST
@recht(S)
def weghalen(request: Verzoek, datalek_id: UUID, betrokkene_id: UUID) -> HttpResponse:
    """Added by mistake."""
    naar = f"{LIJST}{datalek_id}/"
    return doe_en_terug(request, hm.betrokkene_weghalen, "Weggehaald", naar, betrokkene_id=betrokkene_id)


@require_POST
@recht(S)
def niet(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Not one by one, on a ground of the law."""
    form = f.NietForm(request.POST, prefix="niet")
    return _doe(request, datalek_id, "niet", form, hm.betrokkenen_niet_inlichten, "Vastgelegd")


@require_POST
@recht(S)
def maatregel(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Somebody does something before a day."""
    form = f.MaatregelForm(request.POST, prefix="maatregel")
    return _doe(request, datalek_id, "maatregel", form, hg.maatregel_afspreken, "De maatregel staat als taak klaar")


@require_POST
@recht(S)
def sluiten(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """The end, with what we learned."""
    return _doe(
        request, datalek_id, "sluiten", f.LessenForm(request.POST), h.datalek_sluiten, "Het datalek is gesloten"
    )
