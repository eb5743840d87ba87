"""Doors of the vraagverheldering: own words and leefgebieden of one member, and how the team asks."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen
from keukentafel.dossier.opvragen.vraag import Vraagblad, eerdere_teksten, vraagblad
from keukentafel.dossier.opvragen.vraagcijfers import vraagcijfers
from keukentafel.dossier.web.vraagforms import OpenGebiedForm, VraagForm
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

ACTIEF = "Vraag verhelderen"


def wie(request: Verzoek) -> str:
    """The member that was chosen: in the address, so that a page can be kept and shared."""
    return str(request.GET.get("wie", ""))


def lid_of_404(blad: Any) -> UUID:
    """The member a form is about; a household without members has nothing to write."""
    if blad.lid is None:
        raise NietGevonden("dossier.lid")
    sleutel: UUID = blad.lid.id
    return sleutel


@recht(Recht.VRAAG_LEZEN)
def vraag(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One member: own words first, then the leefgebieden. POST keeps all of it (the act asks the right to write)."""
    blad = vraagblad(dossier_id, wie=wie(request))
    form = VraagForm(post(request), blad=blad)
    niet_bewaard = _bewaar(request, blad, form) if request.method == "POST" else _pagina(request, blad, form)
    return niet_bewaard or klaar(request, "Bewaard. Wat er stond, is terug te lezen.", blad.adres)


def _bewaar(request: Verzoek, blad: Vraagblad, form: VraagForm) -> HttpResponse | None:
    """Keep the texts of this page; the page to show when that did not go."""
    velden = {"dossier_id": blad.kader.id, "inwoner_id": lid_of_404(blad), "concept": blad.sleutel}
    velden |= form.velden() if form.is_valid() else {}
    try:
        bewaard = probeer(form, handelingen.verkenning_bewaren, actor=request.actor, **velden)
    except Botsing as botsing:
        return _botsing(request, blad, form, botsing)
    return None if bewaard else _pagina(request, blad, form)


def _botsing(request: Verzoek, blad: Vraagblad, form: VraagForm, botsing: Botsing) -> HttpResponse:
    """A colleague saved first: both texts, and the form holds ours on the present versions."""
    namen = {"eigen_woorden": "Eigen woorden", "achter_de_vraag": "Achter de vraag", "wensen": "Wensen"}
    namen |= {g.code: g.gebied.naam for g in blad.open}
    paren = [(namen[naam], ons, hun) for naam, ons, hun in botsing.ingediend["paren"]]
    begin = {n: w for n, w in form.cleaned_data.items() if not n.startswith("versie")}
    opnieuw = VraagForm(blad=blad, initial={**begin, "versie": blad.eigen.versie if blad.eigen else 0})
    door = botsing.huidig.gewijzigd_door
    antwoord = _pagina(request, blad, opnieuw, {"conflict": paren, "ander_wie": door})
    antwoord.status_code = 409
    return antwoord


def _pagina(request: Verzoek, blad: Vraagblad, form: VraagForm, extra: dict[str, Any] | None = None) -> HttpResponse:
    gegevens = {"kader": blad.kader, "blad": blad, "form": form, "actief": ACTIEF, "conflict": [], "ander_wie": ""}
    return toon(request, "dossier/vraag.html", {**gegevens, "openform": None, **(extra or {})}, form)


@require_POST
@recht(Recht.VRAAG_SCHRIJVEN)
def openen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A leefgebied opens with one tap on a reason; where words are needed, the page asks for them."""
    blad = vraagblad(dossier_id, wie=wie(request))
    form = OpenGebiedForm(request.POST)
    velden = form.velden() if form.is_valid() else {}
    sleutels = {"dossier_id": dossier_id, "inwoner_id": lid_of_404(blad)}
    notitie = probeer(form, handelingen.leefgebied_openen, actor=request.actor, **sleutels, **velden)
    if notitie:
        return redirect(f"{blad.adres}#gebied-{notitie.gebied}")
    gebied = next((g for g in blad.dicht if g.code == velden.get("gebied")), None)
    antwoord = _pagina(request, blad, VraagForm(blad=blad), {"openform": form, "te_openen": gebied})
    antwoord.status_code = 422
    return antwoord


@require_POST
@recht(Recht.VRAAG_SCHRIJVEN)
def weigeren(request: Verzoek, dossier_id: UUID, gebied: str) -> HttpResponse:
    """ "Wil dit niet beantwoorden", and its undo (`toch`). What was typed on the same page is kept first."""
    blad = vraagblad(dossier_id, wie=wie(request))
    getypt = VraagForm(request.POST, blad=blad)
    if "eigen_woorden" in request.POST and getypt.has_changed() and (niet := _bewaar(request, blad, getypt)):
        return niet
    velden: dict[str, Any] = {"dossier_id": dossier_id, "inwoner_id": lid_of_404(blad), "gebied": gebied}
    if request.POST.get("toch") or request.GET.get("toch"):
        handelingen.leefgebied_toch(actor=request.actor, **velden)
        return redirect(f"{blad.adres}#gebied-{gebied}")
    handelingen.leefgebied_weigeren(actor=request.actor, **velden)
    ongedaan = reverse("dossier:gebied-weigeren", args=[dossier_id, gebied])
    ongedaan += "?" + urlencode({"wie": str(velden["inwoner_id"]), "toch": "ja"})
    return klaar(request, "Vastgelegd: wil dit niet beantwoorden. We vragen het niet nog eens.", blad.adres, ongedaan)


@require_safe
@recht(Recht.VRAAG_LEZEN)
def versies(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What was said before it was changed."""
    blad = eerdere_teksten(dossier_id, wie=wie(request))
    return render(request, "dossier/vraag_versies.html", {"kader": blad.kader, "blad": blad, "actief": ACTIEF})


@require_safe
@recht(Recht.VRAAG_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """On paper, to read through together; the log says that it was printed."""
    blad = vraagblad(dossier_id, wie=wie(request), soort="afdruk")
    return render(request, "dossier/vraag_afdruk.html", {"kader": blad.kader, "blad": blad, "actief": ACTIEF})


@require_safe
@recht(Recht.CIJFERS_LEZEN)
def cijfers(request: Verzoek) -> HttpResponse:
    """How the team asks: shares per reason, refusals, repeated questions, dossiers without a score."""
    return render(request, "dossier/vraagcijfers.html", {"c": vraagcijfers(na=request.GET.get("na", ""))})
