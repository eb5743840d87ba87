"""Doors of the register of DPIA's, and of one measure."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import dpia as h
from keukentafel.privacy.handelingen import maatregel as hg
from keukentafel.privacy.opvragen import dpia as lees
from keukentafel.privacy.opvragen.maatregel import maatregel as lees_maatregel
from keukentafel.privacy.web import forms_dpia as f
from keukentafel.privacy.web._hulp import zeg_botsing
from keukentafel.privacy.web.forms_datalek import KlaarForm, MaatregelForm

L, S = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN
LIJST = "/privacy/dpia/"
BIJ = ("versie", "risicos", "restrisico", "advies_fg", "herzien_op")


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """What must be looked at again first; the filter stands in the address."""
    blad = lees.register(stand=request.GET.get("stand", "geldend"), na=request.GET.get("na", ""))
    return render(request, "privacy/dpias.html", {"blad": blad, "standen": lees.FILTERS})


@require_safe
@recht(L)
def bestand(request: Verzoek) -> HttpResponse:
    """The register as a file."""
    rijen = lees.rijen_voor_bestand(request.GET.get("stand", "geldend"))
    return download(als_csv(lees.KOPPEN, rijen), "text/csv", "dpia.csv")


@recht(S)
def nieuw(request: Verzoek, dpia_id: UUID | None = None) -> HttpResponse:
    """A new one; with a key the one that takes its place."""
    oud = lees.dpia(dpia_id).d if dpia_id else None
    begin = {naam: getattr(oud, naam) for naam in ("verwerking", "risicos", "restrisico")} if oud else {}
    form = f.DpiaForm(post(request), initial=begin)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.dpia_vastleggen, actor=request.actor, vervangt_id=dpia_id, **velden):
        return klaar(request, "De DPIA staat in het register", f"{LIJST}{rij.pk}/")
    return toon(request, "privacy/dpia_nieuw.html", {"form": form, "oud": oud}, form)


@require_safe
@recht(L)
def een(request: Verzoek, dpia_id: UUID) -> HttpResponse:
    """One, with its measures."""
    return _blad(request, dpia_id)


def _blad(request: Verzoek, dpia_id: UUID, **gebonden: Any) -> HttpResponse:
    beeld = lees.dpia(dpia_id)
    forms: dict[str, Any] = {}
    if beeld.mag_bijhouden:
        forms["bijwerken"] = f.BijwerkForm(initial={naam: getattr(beeld.d, naam) for naam in BIJ})
        forms["maatregel"] = MaatregelForm(prefix="maatregel")
    return toon(request, "privacy/dpia.html", {"b": beeld, "f": forms | gebonden}, *gebonden.values())


@require_POST
@recht(S)
def bijwerken(request: Verzoek, dpia_id: UUID) -> HttpResponse:
    """Better words, or another day to look again."""
    form = f.BijwerkForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    try:
        if probeer(form, h.dpia_bijwerken, actor=request.actor, dpia_id=dpia_id, **velden):
            return klaar(request, "Vastgelegd", f"{LIJST}{dpia_id}/")
    except Botsing as botsing:
        zeg_botsing(form, botsing)
    return _blad(request, dpia_id, bijwerken=form)


@require_POST
@recht(S)
def maatregel(request: Verzoek, dpia_id: UUID) -> HttpResponse:
    """Somebody does something before a day."""
    form = MaatregelForm(request.POST, prefix="maatregel")
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, hg.maatregel_afspreken, actor=request.actor, dpia_id=dpia_id, **velden):
        return klaar(request, "De maatregel staat als taak klaar", f"{LIJST}{dpia_id}/")
    return _blad(request, dpia_id, maatregel=form)


@recht(Recht.EIGEN_WERK_ZIEN)
def een_maatregel(request: Verzoek, maatregel_id: UUID) -> HttpResponse:
    """For its owner, reached from the task; and for who keeps the register."""
    beeld, terug = lees_maatregel(maatregel_id)
    form = KlaarForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, hg.maatregel_afronden, actor=request.actor, maatregel_id=maatregel_id, **velden):
        return klaar(request, "De maatregel is klaar", terug)
    return toon(request, "privacy/maatregel.html", {"m": beeld, "form": form, "terug": terug}, form)
