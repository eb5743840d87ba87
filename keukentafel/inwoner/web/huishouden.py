"""Doors of a household: who lives together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from keukentafel.inwoner import handelingen
from keukentafel.inwoner.opvragen.huishouden import gezin
from keukentafel.inwoner.web.forms import EindeForm, LidForm, NaamForm
from keukentafel.inwoner.web.persoon import fout_op
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


def _toon(request: Verzoek, huishouden_id: UUID, *, status: int = 200, **extra: Any) -> HttpResponse:
    beeld = gezin(huishouden_id)
    basis = {"h": beeld, "lidform": LidForm(), "naamform": NaamForm(initial={"naam": beeld.naam})}
    return render(request, "inwoner/huishouden.html", {**basis, **extra}, status=status)


@recht(Recht.HUISHOUDEN_LEZEN)
@require_GET
def huishouden(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """The household with its members."""
    return _toon(request, huishouden_id)


@recht(Recht.HUISHOUDEN_SCHRIJVEN)
@require_POST
def samenstellen(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """A new household that begins with this person."""
    nieuw = handelingen.huishouden_samenstellen(actor=request.actor, leden=[handelingen.NieuwLid(inwoner_id)])
    return redirect("inwoner:huishouden", nieuw.pk)


@recht(Recht.HUISHOUDEN_SCHRIJVEN)
@require_POST
def lid(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """Somebody joins."""
    form = LidForm(request.POST)
    if form.is_valid() and not form.cleaned_data["inwoner"]:
        form.add_error("naam", "Kies een inwoner uit de lijst.")
    if form.is_valid():
        c = form.cleaned_data
        try:
            wie = handelingen.NieuwLid(c["inwoner"], c["rol"], c["van"])
            handelingen.huishoudlid_toevoegen(actor=request.actor, huishouden_id=huishouden_id, lid=wie)
            return redirect("inwoner:huishouden", huishouden_id)
        except Fout as fout:
            fout_op(form, fout)
    return _toon(request, huishouden_id, status=422, lidform=form)


@recht(Recht.HUISHOUDEN_SCHRIJVEN)
@require_POST
def lid_einde(request: Verzoek, huishouden_id: UUID, lid_id: UUID) -> HttpResponse:
    """Somebody left."""
    form = EindeForm(request.POST)
    if form.is_valid():
        try:
            handelingen.huishoudlid_beeindigen(
                actor=request.actor, huishouden_id=huishouden_id, lid_id=lid_id, tot=form.cleaned_data["tot"]
            )
            return redirect("inwoner:huishouden", huishouden_id)
        except Fout as fout:
            messages.error(request, fout.tekst)
    return redirect("inwoner:huishouden", huishouden_id)


@recht(Recht.HUISHOUDEN_SCHRIJVEN)
@require_POST
def naam(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """Rename the household."""
    form = NaamForm(request.POST)
    if form.is_valid():
        handelingen.huishouden_hernoemen(
            actor=request.actor, huishouden_id=huishouden_id, naam=form.cleaned_data["naam"]
        )
        return redirect("inwoner:huishouden", huishouden_id)
    return _toon(request, huishouden_id, status=422, naamform=form)
