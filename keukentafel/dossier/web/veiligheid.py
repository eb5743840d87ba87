"""Doors of the compartment for safety. Without the right each of them is a page that does not exist (MLD-07)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.opvragen import Meldcodebeeld, Veiligheidsblad
from keukentafel.dossier.web.forms_veiligheid import (
    EindeForm,
    KindcheckForm,
    MeldcodeForm,
    RaadForm,
    StapForm,
    VeiligThuisForm,
    VerlengForm,
    WaarschuwingForm,
)
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.VEILIGHEID_LEZEN, Recht.VEILIGHEID_SCHRIJVEN
BEWAARD = "Vastgelegd in de kast Veiligheid"


@require_safe
@recht(L, verborgen=True)
def kast(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Warnings, meldcode and kindcheck of one dossier."""
    return _kastpagina(request, opvragen.kast(dossier_id))


@require_POST
@recht(S, verborgen=True)
def kindcheck(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One answer about one adult."""
    form = KindcheckForm(request.POST, mensen=_mensen(opvragen.kast(dossier_id)))
    return _in_kast(request, dossier_id, handelingen.kindcheck_vastleggen, kindcheck=form)


@recht(S, verborgen=True)
def waarschuwing(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A new advice for whoever comes to visit."""
    kader = opvragen.dossier_kader(dossier_id)
    if not kader.mag_veiligheid_schrijven:
        raise NietGevonden("dossier.veiligheid")
    form = WaarschuwingForm(post(request))
    velden = {"actor": request.actor, "dossier_id": dossier_id, **_schoon(form)}
    if probeer(form, handelingen.waarschuwing_zetten, **velden):
        return klaar(request, BEWAARD, _pad(dossier_id))
    gegevens = {"kader": kader, "form": form, "actief": "Veiligheid"}
    return toon(request, "dossier/bezoekadvies_nieuw.html", gegevens, form)


@require_POST
@recht(S, verborgen=True)
def verlengen(request: Verzoek, dossier_id: UUID, waarschuwing_id: UUID) -> HttpResponse:
    """Still needed, until another day."""
    form = VerlengForm(request.POST)
    try:
        velden = {"actor": request.actor, "waarschuwing_id": waarschuwing_id, **(_schoon(form))}
        if probeer(form, handelingen.waarschuwing_verlengen, **velden):
            return klaar(request, "Het bezoekadvies is verlengd", _pad(dossier_id))
    except Botsing:
        form.add_error(None, "Een collega wijzigde dit advies net. Kijk eerst wat er nu staat.")
    return _kastpagina(request, opvragen.kast(dossier_id), verleng=form)


@require_POST
@recht(S, verborgen=True)
def beeindigen(request: Verzoek, dossier_id: UUID, waarschuwing_id: UUID) -> HttpResponse:
    """Not needed any more."""
    rij = handelingen.waarschuwing_beeindigen(
        actor=request.actor, waarschuwing_id=waarschuwing_id, reden=request.POST.get("reden", "")
    )
    return klaar(request, "Het bezoekadvies is beëindigd", _pad(rij.dossier_id))


@recht(S, verborgen=True)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Begin a meldcode: one text is enough."""
    kader = opvragen.dossier_kader(dossier_id)
    if not kader.mag_veiligheid_schrijven:
        raise NietGevonden("dossier.veiligheid")
    form = MeldcodeForm(post(request), kader=kader)
    sleutel = f"meldcode:{kader.id}"
    velden = {"actor": request.actor, "dossier_id": kader.id, "concept": sleutel, **_schoon(form)}
    begonnen = probeer(form, handelingen.meldcode_beginnen, **velden)
    if begonnen:
        return redirect("dossier:meldcode", dossier_id, begonnen.pk)
    gegevens = {"kader": kader, "form": form, "actief": "Veiligheid", "sleutel": sleutel}
    return toon(request, "dossier/meldcode_nieuw.html", gegevens, form)


@require_safe
@recht(L, verborgen=True)
def meldcode(request: Verzoek, dossier_id: UUID, meldcode_id: UUID) -> HttpResponse:
    """The five steps of one meldcode, who was consulted, and reports to Veilig Thuis."""
    return _meldcodepagina(request, opvragen.meldcode(dossier_id, meldcode_id))


@require_POST
@recht(S, verborgen=True)
def stap(request: Verzoek, dossier_id: UUID, meldcode_id: UUID, nr: int) -> HttpResponse:
    """Record a step, or better its text."""
    beeld = opvragen.meldcode(dossier_id, meldcode_id)
    if not 1 <= nr <= len(beeld.stappen):
        raise NietGevonden("dossier.meldcodestap")
    form = StapForm(request.POST, nr=nr, beeld=beeld)
    velden = {"actor": request.actor, "meldcode_id": meldcode_id, "concept": f"stap:{meldcode_id}:{nr}"}
    velden |= form.velden() if form.is_valid() else {}
    if probeer(form, handelingen.meldcodestap_vastleggen, **velden):
        return klaar(request, f"Stap {nr} staat erin", beeld.pad)
    return _meldcodepagina(request, beeld, **{f"stap{nr}": form})


@require_POST
@recht(S, verborgen=True)
def raad(request: Verzoek, dossier_id: UUID, meldcode_id: UUID) -> HttpResponse:
    """Who was consulted."""
    form = RaadForm(request.POST)
    return _in_meldcode(request, dossier_id, meldcode_id, handelingen.raadpleging_vastleggen, raad=form)


@require_POST
@recht(S, verborgen=True)
def veilig_thuis(request: Verzoek, dossier_id: UUID, meldcode_id: UUID) -> HttpResponse:
    """A report to Veilig Thuis."""
    form = VeiligThuisForm(request.POST)
    handeling = handelingen.veilig_thuis_melding_vastleggen
    return _in_meldcode(request, dossier_id, meldcode_id, handeling, vt=form)


@require_POST
@recht(S, verborgen=True)
def afsluiten(request: Verzoek, dossier_id: UUID, meldcode_id: UUID) -> HttpResponse:
    """Close one meldcode with its outcome."""
    form = EindeForm(request.POST)
    try:
        return _in_meldcode(request, dossier_id, meldcode_id, handelingen.meldcode_afsluiten, einde=form)
    except Botsing:
        form.add_error(None, "Een collega wijzigde deze meldcode net. Kijk eerst wat er nu staat.")
        return _meldcodepagina(request, opvragen.meldcode(dossier_id, meldcode_id), einde=form)


@require_POST
@recht(S, verborgen=True)
def heropenen(request: Verzoek, dossier_id: UUID, meldcode_id: UUID) -> HttpResponse:
    """Open one meldcode again."""
    handelingen.meldcode_heropenen(actor=request.actor, meldcode_id=meldcode_id)
    return redirect("dossier:meldcode", dossier_id, meldcode_id)


@require_safe
@recht(Recht.AFSPRAAK_MAKEN)
def bij_bezoek(request: Verzoek) -> HttpResponse:
    """What to do on my visits of the next two weeks: a panel for the agenda, and a page without JavaScript."""
    sjabloon = "dossier/_bij_bezoek.html" if request.htmx else "dossier/bij_bezoek.html"
    return render(request, sjabloon, {"bezoeken": opvragen.bij_bezoek()})


@require_safe
@recht(Recht.AFSPRAAK_MAKEN)
def bezoekadvies(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """What to do on a visit to this household, for whoever plans one: a panel for the form of an appointment."""
    sjabloon = "dossier/_bij_bezoek.html" if request.htmx else "dossier/bij_bezoek.html"
    return render(request, sjabloon, {"bezoeken": opvragen.bij_bezoek(huishouden_id)})


def _pad(dossier_id: UUID) -> str:
    return reverse("dossier:veiligheid", args=[dossier_id])


def _schoon(form: Form) -> dict[str, Any]:
    return form.cleaned_data if form.is_valid() else {}


def _mensen(blad: Veiligheidsblad) -> list[tuple[str, str]]:
    return [(str(k.inwoner_id), k.naam) for k in blad.kindchecks]


def _in_kast(request: Verzoek, dossier_id: UUID, handeling: Callable[..., Any], /, **forms: Form) -> HttpResponse:
    form = next(iter(forms.values()))
    if probeer(form, handeling, actor=request.actor, dossier_id=dossier_id, **_schoon(form)):
        return klaar(request, BEWAARD, _pad(dossier_id))
    return _kastpagina(request, opvragen.kast(dossier_id), **forms)


def _kastpagina(request: Verzoek, blad: Veiligheidsblad, **forms: Form) -> HttpResponse:
    leeg = {
        "kindcheck": KindcheckForm(mensen=_mensen(blad)),
        "verleng": VerlengForm(),
    }
    gegevens = {"kader": blad.kader, "blad": blad, "actief": "Veiligheid", "gekozen": next(iter(forms), "")}
    return toon(request, "dossier/veiligheid.html", {**gegevens, **leeg, **forms}, *forms.values())


def _in_meldcode(
    request: Verzoek, dossier_id: UUID, meldcode_id: UUID, handeling: Callable[..., Any], /, **forms: Form
) -> HttpResponse:
    form = next(iter(forms.values()))
    velden = form.velden() if form.is_valid() and isinstance(form, VeiligThuisForm) else _schoon(form)
    if probeer(form, handeling, actor=request.actor, meldcode_id=meldcode_id, **velden):
        return klaar(request, BEWAARD, reverse("dossier:meldcode", args=[dossier_id, meldcode_id]))
    return _meldcodepagina(request, opvragen.meldcode(dossier_id, meldcode_id), **forms)


def _meldcodepagina(request: Verzoek, beeld: Meldcodebeeld, **forms: Form) -> HttpResponse:
    stappen = [(s, forms.get(f"stap{s.nr}") or StapForm(nr=s.nr, beeld=beeld)) for s in beeld.stappen]
    leeg = {
        "raad": RaadForm(auto_id="raad_%s"),
        "vt": VeiligThuisForm(auto_id="vt_%s"),
        "einde": EindeForm(auto_id="einde_%s", initial={"versie": beeld.versie}),
    }
    gegevens = {"kader": beeld.kader, "beeld": beeld, "actief": "Veiligheid", "gekozen": next(iter(forms), "")}
    return toon(request, "dossier/meldcode.html", {**gegevens, "stappen": stappen, **leeg, **forms}, *forms.values())
