"""Doors of the werkprocessen: the list with a new one, and one with its history and what can be done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms import (
    CodeerForm,
    HeropenForm,
    VerplaatsForm,
    VraagSluitForm,
    WerkprocesForm,
    ZwaarteForm,
)
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.DOSSIER_LEZEN)
def lijst(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """All questions of this dossier; POST adds one (the act asks the right to write)."""
    kader = opvragen.dossier_kader(dossier_id)
    form = WerkprocesForm(post(request), kader=kader)
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": kader.id, **form.cleaned_data}
        if probeer(form, handelingen.werkproces_aanmaken, **velden):
            return klaar(request, "De vraag is toegevoegd", f"{kader.pad}werkprocessen/")
    gegevens = {"kader": kader, "form": form, "actief": "Vragen", "lijst": opvragen.werkprocessen(kader)}
    return toon(request, "dossier/werkprocessen.html", gegevens, form)


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def een(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """One question: how it stands, how it came so, what can be done."""
    return _pagina(request, dossier_id, werkproces_id, {})


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def sluiten(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """Close with a reason, from a day on."""
    form = VraagSluitForm(request.POST)
    return _doe(request, dossier_id, werkproces_id, handelingen.werkproces_sluiten, sluit=form)


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def heropenen(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """Open again, with a reason."""
    form = HeropenForm(request.POST)
    return _doe(request, dossier_id, werkproces_id, handelingen.werkproces_heropenen, heropen=form)


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def zwaarte(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """Weigh, from a day on."""
    form = ZwaarteForm(request.POST)
    return _doe(request, dossier_id, werkproces_id, handelingen.zwaarte_zetten, zwaarte=form)


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def verplaatsen(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """Let another team count it, from a day on."""
    lijst_ = opvragen.werkprocessen(opvragen.dossier_kader(dossier_id))
    form = VerplaatsForm(request.POST, lijst=lijst_)
    return _doe(request, dossier_id, werkproces_id, handelingen.werkproces_verplaatsen, verplaats=form)


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def coderen(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """Another subject, leefgebied or law."""
    form = CodeerForm(request.POST, initial={"onderwerp": request.POST.get("onderwerp", "")})
    try:
        return _doe(request, dossier_id, werkproces_id, handelingen.vraag_coderen, codeer=form)
    except Botsing:
        form.add_error(None, "Een collega wijzigde deze vraag net. Kijk eerst wat er nu staat.")
        return _pagina(request, dossier_id, werkproces_id, {"codeer": form})


@require_POST
@recht(Recht.DOSSIER_SCHRIJVEN)
def helder(request: Verzoek, dossier_id: UUID, werkproces_id: UUID) -> HttpResponse:
    """The question is clear from today on, or not after all."""
    doe = handelingen.vraag_onhelder if request.POST.get("terug") else handelingen.vraag_helder
    doe(actor=request.actor, werkproces_id=werkproces_id)
    return redirect("dossier:werkproces", dossier_id, werkproces_id)


def _doe(
    request: Verzoek, dossier_id: UUID, werkproces_id: UUID, handeling: Callable[..., Any], /, **forms: Form
) -> HttpResponse:
    form = next(iter(forms.values()))
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handeling, actor=request.actor, werkproces_id=werkproces_id, **velden):
        return redirect("dossier:werkproces", dossier_id, werkproces_id)
    return _pagina(request, dossier_id, werkproces_id, forms)


def _pagina(request: Verzoek, dossier_id: UUID, werkproces_id: UUID, forms: dict[str, Form]) -> HttpResponse:
    kader = opvragen.dossier_kader(dossier_id)
    lijst_ = opvragen.werkprocessen(kader)
    w = lijst_.een(werkproces_id)
    codes = {"onderwerp": w.onderwerp_code, "leefgebied": w.leefgebied, "wet": w.wet_code, "versie": w.versie}
    leeg = {
        "codeer": CodeerForm(auto_id="codeer_%s", initial=codes),
        "sluit": VraagSluitForm(auto_id="sluit_%s"),
        "heropen": HeropenForm(auto_id="heropen_%s"),
        "zwaarte": ZwaarteForm(auto_id="zwaarte_%s", initial={"waarde": w.zwaarte or ""}),
        "verplaats": VerplaatsForm(auto_id="verplaats_%s", lijst=lijst_),
    }
    gegevens = {"kader": kader, "w": w, "actief": "Vragen", "gekozen": next(iter(forms), ""), **leeg, **forms}
    return toon(request, "dossier/werkproces.html", gegevens, *forms.values())
