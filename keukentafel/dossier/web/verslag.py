"""Doors of the report: write with autosave, keep, finish, open again, print. Two writers: both texts are shown."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.handelingen.verslag import VELDEN
from keukentafel.dossier.opvragen import DossierKader, VerslagBeeld, Verslagvoorbeeld
from keukentafel.dossier.web.forms import RedenForm, VerslagForm
from keukentafel.dossier.web.forms_verslag import AfwijsForm, ReactieForm
from keukentafel.dossier.web.herkomst import begin_met, over_wie, toon_bron
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar_ter_plekke, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.tijdmeter import registratie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang.opvragen.agenda import voor_verslag

BEKEND = ("eigen_woorden", "tekst")
BEWAARD, AF = "Het verslag is bewaard als concept", "Het verslag is klaar. De inwoner krijgt het in een brief"


def _voorbeeld(request: Verzoek, kader: DossierKader) -> Verslagvoorbeeld | None:
    """Without JavaScript the button shows it; with JavaScript the panel fills itself."""
    return opvragen.verslagvoorbeeld(kader, request.POST.dict()) if _wil_voorbeeld(request) else None


def _wil_voorbeeld(request: Verzoek) -> bool:
    return request.POST.get("doe") == "voorbeeld"


def _wil_klaar(request: Verzoek) -> bool:
    return request.POST.get("doe") == "afronden"


@recht(Recht.VERSLAG_SCHRIJVEN)
@registratie("verslag")
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A new report; what is typed is a draft of its author from the first letter on."""
    kader = opvragen.dossier_kader(dossier_id)
    kennis, afspraak = _kennis(kader), _van_afspraak(request)
    begin = begin_met(kennis, *BEKEND) | afspraak | _uit_verwijzing(request, dossier_id)
    form = VerslagForm(post(request), kader=kader, initial=begin)
    toon_bron(form, kennis, *BEKEND)
    form.uit_afspraak = "gesprek_op" in afspraak
    sleutel = f"verslag-nieuw:{kader.id}"
    if request.method == "POST" and form.is_valid() and not _wil_voorbeeld(request):
        verslag = probeer(
            form,
            handelingen.verslag_beginnen,
            actor=request.actor,
            dossier_id=kader.id,
            klaar=_wil_klaar(request),
            concept=sleutel,
            **form.velden(),
        )
        if verslag:
            return klaar_ter_plekke(
                request, AF if _wil_klaar(request) else BEWAARD, f"{kader.pad}verslag/{verslag.pk}/"
            )
    return _schrijfpagina(request, kader, form, sleutel)


def _kennis(kader: DossierKader, behalve: UUID | None = None) -> opvragen.Voorinvulling:
    """What was said before this report is written: the question, and what the vraagverheldering says beside it."""
    kennis = opvragen.voorinvulling(kader)
    return kennis.met("tekst", opvragen.besproken(kader, kennis.inwoner_id, behalve=behalve))


def _van_afspraak(request: Verzoek) -> dict[str, object]:
    """`?afspraak=`: day, place and who was there are known from the agenda already."""
    try:
        afspraak = voor_verslag(UUID(request.GET.get("afspraak", "")))
    except ValueError:
        return {}
    return {naam: getattr(afspraak, naam) for naam in ("titel", "gesprek_op", "aanwezig", "plaats", "afspraak_id")}


@require_safe
@recht(Recht.VERSLAG_SCHRIJVEN)
def bij_afspraak(request: Verzoek, afspraak_id: UUID) -> HttpResponse:
    """From an appointment to its report, also the one that is there; a household without a dossier gets one first."""
    if adres := opvragen.verslag_van_afspraak(afspraak_id):
        return redirect(adres)
    huishouden = voor_verslag(afspraak_id).huishouden
    dossier = opvragen.dossier_van_huishouden(huishouden) if huishouden else None
    if dossier is None:
        return redirect(f"{reverse('plan:dossier-openen')}?huishouden={huishouden or ''}")
    return redirect(f"{reverse('dossier:verslag-nieuw', args=[dossier])}?afspraak={afspraak_id}")


def _uit_verwijzing(request: Verzoek, dossier_id: UUID) -> dict[str, str]:
    """`?verwijzing=`: begin with what another professional found out, with where it came from (REQ-021)."""
    try:
        sleutel = UUID(request.GET.get("verwijzing", ""))
    except ValueError:
        return {}
    return {"tekst": opvragen.overname_tekst(opvragen.verwijzing(dossier_id, sleutel))}


def _schrijfpagina(request: Verzoek, kader: DossierKader, form: VerslagForm, sleutel: str) -> HttpResponse:
    gegevens = {"kader": kader, "form": form, "sleutel": sleutel, "actief": "Tijdlijn", "beeld": None, "conflict": []}
    over, wie = over_wie(form, kader)
    gegevens |= {"wie_leest": kader.wie_leest(over=wie), "over": over, "voorbeeld": _voorbeeld(request, kader)}
    return toon(request, "dossier/verslag_schrijven.html", gegevens, form)


@recht(Recht.VERSLAG_LEZEN)
def verslag(request: Verzoek, dossier_id: UUID, verslag_id: UUID) -> HttpResponse:
    """A draft is written here, a finished report read."""
    beeld = opvragen.verslag(dossier_id, verslag_id)
    if request.method == "POST":
        return _bewaren(request, beeld)
    if beeld.klaar or not beeld.mag_bewerken:
        return leespagina(request, beeld)
    kennis = _kennis(beeld.kader, beeld.id)
    form = VerslagForm(kader=beeld.kader, nieuw=False, initial=_waarden(beeld, kennis))
    toon_bron(form, kennis, *BEKEND)
    return _bewerkpagina(request, beeld, form)


def _waarden(beeld: VerslagBeeld, kennis: opvragen.Voorinvulling) -> dict[str, object]:
    """As it was kept; a draft of the same member that says nothing yet goes on with what is known by now."""
    bewaard = {naam: getattr(beeld, naam) for naam in (*VELDEN, "versie")}
    verder = not beeld.tekst.strip() and beeld.over_ids == (kennis.inwoner_id,)
    return bewaard | (kennis.waarden("tekst") if verder else {})


def _sleutel(beeld: VerslagBeeld) -> str:
    return f"verslag:{beeld.id}"


def _bewaren(request: Verzoek, beeld: VerslagBeeld) -> HttpResponse:
    form = VerslagForm(request.POST, kader=beeld.kader, nieuw=False)
    if not form.is_valid() or _wil_voorbeeld(request):
        return _bewerkpagina(request, beeld, form)
    try:
        verslag_ = probeer(
            form,
            handelingen.verslag_bewaren,
            actor=request.actor,
            verslag_id=beeld.id,
            versie=form.cleaned_data["versie"] or 0,
            klaar=_wil_klaar(request),
            concept=_sleutel(beeld),
            **form.velden(),
        )
    except Botsing as botsing:
        return _botsing(request, beeld, form, botsing)
    if verslag_ is None:
        return _bewerkpagina(request, beeld, form)
    return klaar_ter_plekke(request, AF if _wil_klaar(request) else BEWAARD, beeld.adres)


def _botsing(request: Verzoek, beeld: VerslagBeeld, form: VerslagForm, botsing: Botsing) -> HttpResponse:
    """A colleague saved first: both texts, and the form holds ours on the present version."""
    ons = form.velden()
    anders = [
        (form.fields[naam].label, str(ons[naam] or ""), str(getattr(botsing.huidig, naam) or ""))
        for naam in VELDEN
        if str(ons[naam] or "").strip() != str(getattr(botsing.huidig, naam) or "").strip()
    ]
    opnieuw = VerslagForm(kader=beeld.kader, nieuw=False, initial={**ons, "versie": botsing.huidig.versie})
    wie = botsing.huidig.gewijzigd_door or beeld.auteur
    antwoord = _bewerkpagina(request, beeld, opnieuw, anders, wie)
    antwoord.status_code = 409
    return antwoord


def _bewerkpagina(
    request: Verzoek, beeld: VerslagBeeld, form: VerslagForm, conflict: Sequence[object] | None = None, wie: str = ""
) -> HttpResponse:
    gegevens = {
        "kader": beeld.kader,
        "beeld": beeld,
        "form": form,
        "sleutel": _sleutel(beeld),
        "actief": "Tijdlijn",
        "conflict": conflict or [],
        "ander_wie": wie,
        "wie_leest": beeld.wie_leest,
        "voorbeeld": _voorbeeld(request, beeld.kader),
    }
    return toon(request, "dossier/verslag_schrijven.html", gegevens, form)


def leespagina(request: Verzoek, beeld: VerslagBeeld, **forms: Formulier) -> HttpResponse:
    """The report with its letters and reactions; a form that was refused comes in by its name."""
    formulieren: dict[str, Formulier] = {
        "heropenform": RedenForm(),
        "reactieform": ReactieForm(kader=beeld.kader),
        "afwijsform": AfwijsForm(),
        **forms,
    }
    gegevens = {"kader": beeld.kader, "beeld": beeld, "actief": "Tijdlijn", **formulieren}
    return toon(request, "dossier/verslag.html", gegevens, *formulieren.values())


@require_safe
@recht(Recht.VERSLAG_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID, verslag_id: UUID) -> HttpResponse:
    """On paper: the report alone; the log says that it was printed."""
    beeld = opvragen.verslag(dossier_id, verslag_id, soort="afdruk")
    return render(request, "dossier/verslag_afdruk.html", {"beeld": beeld, "kader": beeld.kader})


@require_POST
@recht(Recht.VERSLAG_SCHRIJVEN)
def heropenen(request: Verzoek, dossier_id: UUID, verslag_id: UUID) -> HttpResponse:
    """Back to draft, with a reason."""
    form = RedenForm(request.POST)
    velden = {"actor": request.actor, "verslag_id": verslag_id, "reden": request.POST.get("reden", "")}
    if probeer(form, handelingen.verslag_heropenen, **velden):
        return redirect("dossier:verslag", dossier_id, verslag_id)
    return leespagina(request, opvragen.verslag(dossier_id, verslag_id), heropenform=form)
