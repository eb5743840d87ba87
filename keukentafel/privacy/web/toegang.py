"""Doors of access for a while: taken in an emergency, asked, given, accounted for and judged."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier.opvragen.zichtbaarheid import collegas
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import noodtoegang, openbaarmaking, toegangsverzoek, verantwoording
from keukentafel.privacy.opvragen import toegang as lees
from keukentafel.privacy.web import forms_toegang as f

NEMEN, GEVEN = Recht.NOODTOEGANG_NEMEN, Recht.TOEGANG_VERLENEN
OPENBAAR = Recht.OPENBAARMAKING_UITSTELLEN


@recht(NEMEN)
def nemen(request: Verzoek, soort: str, sleutel: UUID) -> HttpResponse:
    """The interruption: what opens, for how long, who hears it. Nothing opens by looking at it."""
    blad = lees.vraagblad(soort, sleutel)
    form = f.NoodForm(post(request), blad=blad)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, noodtoegang.noodtoegang_nemen, actor=request.actor, **velden)
    if rij is not None:
        return redirect("bureau:overzicht", rij.dossier_id)
    return toon(request, "privacy/noodtoegang.html", {"blad": blad, "form": form}, form)


@recht(NEMEN)
def vragen(request: Verzoek, soort: str, sleutel: UUID) -> HttpResponse:
    """No emergency: ask who is responsible."""
    blad = lees.vraagblad(soort, sleutel)
    form = f.VraagForm(post(request), blad=blad)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, toegangsverzoek.toegang_vragen, actor=request.actor, **velden)
    if rij is not None:
        return klaar(request, "Je vraag is verstuurd", f"/noodtoegang/{rij.pk}/")
    return toon(request, "privacy/toegang_vragen.html", {"blad": blad, "form": form}, form)


@recht(NEMEN)
def mijn(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """The own access: where it stands, and the account."""
    b = lees.mijn_toegang(verlening_id)
    eerst = {naam: getattr(b, naam) for naam in ("nodig", "gezien", "gedaan")}
    form = f.VerantwoordForm(post(request), initial=eerst)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = verantwoording.noodtoegang_verantwoorden
    if probeer(form, act, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "Je verantwoording is verstuurd", f"/noodtoegang/{b.id}/")
    return toon(request, "privacy/mijn_toegang.html", {"b": b, "form": form}, form)


@require_POST
@recht(NEMEN)
def beeindigen(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """Stop now; on to the account."""
    naar = f"/noodtoegang/{verlening_id}/"
    return doe_en_terug(
        request, noodtoegang.toegang_beeindigen, "De toegang is beëindigd", naar, verlening_id=verlening_id
    )


@recht(GEVEN)
def verzoek(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """A question for access: yes, or no with a reason."""
    b = lees.toegang(verlening_id, GEVEN)
    form = f.AntwoordForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = toegangsverzoek.toegang_beantwoorden
    if probeer(form, act, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "Je antwoord is vastgelegd", f"/toegangsverzoek/{b.id}/")
    return toon(request, "privacy/toegangsverzoek.html", {"b": b, "form": form, "intrek": f.IntrekForm()}, form)


@require_POST
@recht(GEVEN)
def intrekken(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """End it early, with a reason."""
    b, form = lees.toegang(verlening_id, GEVEN), f.IntrekForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, noodtoegang.toegang_intrekken, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "De toegang is beëindigd", f"/toegangsverzoek/{b.id}/")
    gegevens = {"b": b, "form": f.AntwoordForm(), "intrek": form}
    return toon(request, "privacy/toegangsverzoek.html", gegevens, form)


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Every use and every question, newest first; filters in the address."""
    vraag = request.GET
    blad = lees.toegangen(vraag.get("stand", ""), vraag.get("wie", ""), vraag.get("na", ""))
    return render(request, "privacy/toegangen.html", {"blad": blad, "filters": lees.FILTERS})


@recht(Recht.PRIVACY_LEZEN)
def een(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """One use, what the log says of it, and the decision (the act asks who may)."""
    b = lees.toegang(verlening_id)
    form = f.OordeelForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = verantwoording.noodtoegang_beoordelen
    if probeer(form, act, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "Je oordeel is vastgelegd", f"/privacy/noodtoegang/{b.id}/")
    return toon(request, "privacy/toegang.html", _blad(request, b, form), form)


@require_POST
@recht(Recht.TOEGANG_BEOORDELEN)
def adviseren(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """What the FG advises on this use."""
    b, form = lees.toegang(verlening_id), f.AdviesForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    act = verantwoording.noodtoegang_adviseren
    if probeer(form, act, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "Je advies is verstuurd", f"/privacy/noodtoegang/{b.id}/")
    return toon(request, "privacy/toegang.html", _blad(request, b, f.OordeelForm(), form), form)


def _blad(
    request: Verzoek, b: lees.Toegangbeeld, form: f.OordeelForm, advies: f.AdviesForm | None = None
) -> dict[str, Any]:
    return {
        "b": b,
        "form": form,
        "advies": advies or f.AdviesForm(initial={"advies": b.fg_advies}),
        "adviseert": lees.mag_adviseren(b),
        "bekeken": lees.bekeken(b),
        "logboek": heeft(request.actor, Recht.LOGBOEK_LEZEN),
        "stopt": b.loopt and heeft(request.actor, GEVEN),
        "beslist": lees.mag_beoordelen(b),
    }


@require_safe
@recht(OPENBAAR)
def openbaar_lijst(request: Verzoek) -> HttpResponse:
    """For the aandachtsfunctionaris: what residents read, or do not read yet."""
    blad = lees.toegangen(request.GET.get("stand", ""), "", request.GET.get("na", ""), OPENBAAR)
    return render(request, "privacy/openbaarmakingen.html", {"blad": blad, "filters": lees.FILTERS})


@recht(OPENBAAR)
def openbaar(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """Keep one back for a while."""
    b = lees.toegang(verlening_id, OPENBAAR)
    form = f.UitstelForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = openbaarmaking.openbaarmaking_uitstellen
    if probeer(form, act, actor=request.actor, verlening_id=b.id, **velden) is not None:
        return klaar(request, "De inwoner leest dit nog niet", f"/openbaarmaking/{b.id}/")
    return toon(request, "privacy/openbaarmaking.html", {"b": b, "form": form}, form)


@require_POST
@recht(OPENBAAR)
def openbaar_maken(request: Verzoek, verlening_id: UUID) -> HttpResponse:
    """The resident reads it from now on."""
    naar = f"/openbaarmaking/{verlening_id}/"
    act = openbaarmaking.openbaar_maken
    return doe_en_terug(request, act, "De inwoner kan dit lezen", naar, verlening_id=verlening_id)


@recht(OPENBAAR)
def akkoord(request: Verzoek) -> HttpResponse:
    """Agree beforehand, for one worker and one shielded dossier."""
    form = f.AkkoordForm(post(request), collegas=collegas())
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, openbaarmaking.toegangsakkoord_geven, actor=request.actor, **velden) is not None:
        return klaar(request, "Je akkoord staat erin, voor een dag", "/openbaarmaking/")
    return toon(request, "privacy/akkoord.html", {"form": form}, form)
