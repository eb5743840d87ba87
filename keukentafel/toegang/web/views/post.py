"""The inbox: the list with taking in, one piece of post, its attachments, and putting it away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import post
from keukentafel.kern.web.bestanden import bestand_antwoord
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import post as opvragen
from keukentafel.toegang.web.forms.post import InnemenForm, KoppelForm, WegleggenForm
from keukentafel.toegang.web.views.antwoord import klaar, naar_pagina


@recht(Recht.POST_VERWERKEN)
def postbak(request: Verzoek) -> HttpResponse:
    """The list, oldest first; POST takes mails and scans in. Filter and page stand in the address."""
    form = InnemenForm(post(request), request.FILES or None)
    ingenomen = form.innemen(request.actor) if request.method == "POST" else None
    if ingenomen:
        return klaar(request, _ingenomen(*ingenomen), reverse("toegang:post"))
    pagina = opvragen.lijst(request.actor, request.GET.get("filter", ""), request.GET.get("na", ""))
    gegevens = {"pagina": pagina, "form": form, "filters": opvragen.FILTERS}
    return render(request, "toegang/post.html", gegevens, status=422 if form.errors else 200)


def _ingenomen(nieuw: int, bekend: int) -> str:
    al = f"{bekend} waren er al." if bekend > 1 else "1 was er al." if bekend else ""
    return f"{nieuw} toegevoegd aan de postbak. {al}".strip()


@require_safe
@recht(Recht.POST_VERWERKEN)
def poststuk(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One piece of post, and where it may go."""
    return toon_poststuk(request, sleutel)


def toon_poststuk(request: Verzoek, sleutel: UUID, status: int = 200, **extra: object) -> HttpResponse:
    """The page, also for the door of room dossier that gives it a place."""
    p = opvragen.detail(request.actor, sleutel)
    gegevens = {"p": p, "koppelen": KoppelForm(), "wegleggen": WegleggenForm(redenen=p.redenen), "fout": "", **extra}
    return render(request, "toegang/poststuk.html", gegevens, status=status)


@require_safe
@recht(Recht.POST_VERWERKEN)
def bijlage(request: Verzoek, sleutel: UUID, bijlage_id: UUID) -> HttpResponse:
    """The bytes of one attachment."""
    return bestand_antwoord(request, lambda: opvragen.bijlage_bestand(request.actor, sleutel, bijlage_id))


@require_POST
@recht(Recht.POST_VERWERKEN)
def wegleggen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Nothing has to be done, and why."""
    p = opvragen.detail(request.actor, sleutel)
    form = WegleggenForm(request.POST, redenen=p.redenen)
    velden = {"actor": request.actor, "poststuk_id": sleutel}
    if form.is_valid() and form.doe(handelingen.poststuk_wegleggen, **velden, **form.cleaned_data) is not None:
        return klaar(request, "Weggelegd.", reverse("toegang:post"), reverse("dossier:post-ongedaan", args=[sleutel]))
    return toon_poststuk(request, sleutel, 422, wegleggen=form)


@require_POST
@recht(Recht.MELDING_MAKEN)
def vraag(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Begin a melding or a zorgmelding with it; the intake screen is filled with its text."""
    form = KoppelForm(request.POST)
    velden = {"actor": request.actor, "poststuk_id": sleutel}
    contact = form.doe(handelingen.poststuk_wordt_vraag, **velden, **form.wie_velden) if form.is_valid() else None
    if contact is None:
        return toon_poststuk(request, sleutel, 422, koppelen=form)
    naar = "toegang:zorgmelding-nieuw" if "zorg" in request.POST else "toegang:melding-nieuw"
    return naar_pagina(request, f"{reverse(naar)}?contact={contact.pk}")


@require_safe
@recht(Recht.MELDING_LEZEN)
def bij_melding(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The panel with the post of a melding."""
    return render(request, "toegang/_post_bij.html", {"regels": opvragen.bij_melding(sleutel)})
