"""Doors of one person: register, card, edit, address, secrets, relations."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from keukentafel.inwoner import handelingen
from keukentafel.inwoner.handelingen.kijkreden import inwoner_kijkreden_geven
from keukentafel.inwoner.handelingen.registreren import BestaatAl
from keukentafel.inwoner.opvragen.brp import brp_raadplegen
from keukentafel.inwoner.opvragen.dubbel import waar_gebleven
from keukentafel.inwoner.opvragen.ontvangers import adressering
from keukentafel.inwoner.opvragen.persoon import PersoonKaart, kaart, voor_formulier
from keukentafel.inwoner.regels.communicatie import DIGITAAL_BRONNEN
from keukentafel.inwoner.regels.persoon import lees_bsn
from keukentafel.inwoner.web.forms import (
    AdresForm,
    DigitaalForm,
    InwonerForm,
    PersoonForm,
    RelatieForm,
    VertegenwoordigingForm,
    begin_met,
)
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.kijkreden import onthouden
from keukentafel.poort.poort import mag
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


def fout_op(form: Any, fout: Fout) -> None:
    """Put the message at its field, or above the form."""
    form.add_error(fout.veld if fout.veld in form.fields else None, fout.tekst)


@recht(Recht.INWONER_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Register a person; `?q=` prefills the name that was searched for."""
    form = InwonerForm(request.POST or None, initial=_uit_zoekvraag(request.GET.get("q", "")))
    bestaande: tuple[tuple[UUID, str], ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            return _geregistreerd(request, form)
        except BestaatAl as al:
            bestaande = al.bestaande
            fout_op(form, al)
        except Fout as fout:
            fout_op(form, fout)
    status = 422 if request.method == "POST" else 200
    return _formulier(request, {"form": form, "bestaande": bestaande}, status)


def _geregistreerd(request: Verzoek, form: InwonerForm) -> HttpResponse:
    inwoner = handelingen.inwoner_registreren(
        actor=request.actor,
        persoon=form.persoon(),
        adres=form.adres(),
        toch_nieuw=form.cleaned_data["toch_nieuw"],
        bronnen=form.bronnen(),
        geheimhouding=form.cleaned_data["geheimhouding"],
    )
    # The same words whatever the number turned out to be: nothing may tell that somebody is hidden.
    let_op = " Het BSN wordt nog nagekeken." if inwoner.getypt_bsn else ""
    if mag(inwoner, Recht.INWONER_LEZEN):
        messages.success(request, f"{inwoner.naam} is geregistreerd.{let_op}")
        return redirect("inwoner:kaart", inwoner.pk)
    messages.success(request, f"{inwoner.naam} is geregistreerd voor team {inwoner.team.naam}.{let_op}")
    return redirect("inwoner:zoeken")


def _formulier(request: Verzoek, waarden: dict[str, Any], status: int = 200) -> HttpResponse:
    """The whole page, or the form alone for htmx."""
    sjabloon = "inwoner/_inwonerformulier.html" if request.htmx else "inwoner/nieuw.html"
    waarden = {"bestaande": (), "brp_melding": "", **waarden}
    return render(request, sjabloon, waarden, status=status)


def _uit_zoekvraag(tekst: str) -> dict[str, str]:
    """The searched name as a start; only letters, so never a number."""
    woorden = [w for w in tekst.split() if not any(c.isdigit() for c in w)]
    return (
        {"roepnaam": " ".join(woorden[:1]), "geslachtsnaam": " ".join(woorden[1:])}
        if len(woorden) > 1
        else {"geslachtsnaam": " ".join(woorden)}
    )


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def nieuw_brp(request: Verzoek) -> HttpResponse:
    """Prefill the form from the BRP; what was typed stays where the BRP has nothing."""
    form = InwonerForm(request.POST)
    form.is_valid()
    try:
        bsn = lees_bsn(request.POST.get("bsn", ""))
    except Fout as fout:
        fout_op(form, fout)
        return _formulier(request, {"form": form}, 422)
    if not bsn:
        form.add_error("bsn", "Vul eerst het BSN in. Verwacht worden negen cijfers.")
        return _formulier(request, {"form": form}, 422)
    voorstel = brp_raadplegen(bsn)
    getypt = {n: w for n, w in form.cleaned_data.items() if w not in ("", None)}
    gegeven = {n: w for n, w in begin_met(voorstel).items() if w not in ("", None)}
    gevuld = InwonerForm(initial={**getypt, **gegeven, "bsn": bsn})
    melding = voorstel.melding or "De gegevens hieronder komen uit de BRP. Kijk ze samen na."
    return _formulier(request, {"form": gevuld, "brp_melding": melding})


@recht(Recht.INWONER_LEZEN)
@require_GET
def persoonskaart(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Everything about one person that one may see. The key of a merged record leads to the kept one."""
    if naar := waar_gebleven(inwoner_id):
        return redirect("inwoner:kaart", naar)
    return render(request, "inwoner/kaart.html", _kaartwaarden(kaart(inwoner_id)))


@require_POST
@recht(Recht.KIJKREDEN_GEVEN)
def waarom(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """One tap: why somebody looks who is not involved."""
    velden = {naam: request.POST.get(naam, "") for naam in ("reden", "spoor")}
    inwoner_kijkreden_geven(actor=request.actor, inwoner_id=inwoner_id, **velden)
    return onthouden(request, inwoner_id, reverse("inwoner:kaart", args=[inwoner_id]))


def _kaartwaarden(persoon: PersoonKaart, **extra: Any) -> dict[str, Any]:
    basis = {
        "relatieform": RelatieForm(),
        "vertegenwoordigingform": VertegenwoordigingForm(),
        "digitaalform": DigitaalForm(),
        "digitaal_bronnen": DIGITAAL_BRONNEN,
    }
    return {"p": persoon, "bsn_voluit": "", "adres_voluit": None, **basis, **extra}


def _terug(request: Verzoek, inwoner_id: UUID, form: Any, naam: str) -> HttpResponse:
    """The card again, with the refused form on it."""
    return render(request, "inwoner/kaart.html", _kaartwaarden(kaart(inwoner_id), **{naam: form}), status=422)


@recht(Recht.INWONER_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def bewerken(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Edit the record; when a colleague was first, both are shown and the typed text stays."""
    persoon, versie, naam = voor_formulier(inwoner_id)
    begin = {**{n: getattr(persoon, n) for n in persoon.__slots__}, "versie": versie}
    form = PersoonForm(request.POST or None, initial=begin)
    waarden: dict[str, Any] = {"form": form, "naam": naam, "inwoner_id": inwoner_id, "ander": None}
    if request.method == "POST" and form.is_valid():
        try:
            handelingen.inwoner_bijwerken(
                actor=request.actor,
                inwoner_id=inwoner_id,
                versie=form.cleaned_data["versie"] or 0,
                persoon=form.persoon(),
            )
            return redirect("inwoner:kaart", inwoner_id)
        except Botsing as botsing:
            waarden |= botsing_waarden(botsing, form)
        except Fout as fout:
            fout_op(form, fout)
    return render(request, "inwoner/bewerken.html", waarden, status=422 if request.method == "POST" else 200)


def botsing_waarden(botsing: Botsing, form: PersoonForm) -> dict[str, Any]:
    """What the colleague saved beside what was typed, field by field; saving again is on the present version."""
    anders = [
        (str(bf.label), str(getattr(botsing.huidig, bf.name) or "leeg"), str(form.cleaned_data.get(bf.name) or "leeg"))
        for bf in form
        if hasattr(botsing.huidig, bf.name)
        and bf.name not in ("versie", "bsn")
        and str(getattr(botsing.huidig, bf.name) or "") != str(form.cleaned_data.get(bf.name) or "")
    ]
    form.data = {naam: form.data.get(naam) for naam in form.data} | {"versie": str(botsing.huidig.versie)}
    return {"ander": anders, "ander_wie": botsing.huidig.gewijzigd_door}


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def bsn(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Show the whole BSN; logged."""
    nummer = handelingen.bsn_tonen(actor=request.actor, inwoner_id=inwoner_id)
    if request.htmx:
        return render(request, "inwoner/_bsn.html", {"bsn": nummer})
    return render(request, "inwoner/kaart.html", _kaartwaarden(kaart(inwoner_id), bsn_voluit=nummer))


@recht(Recht.INWONER_LEZEN)
@require_POST
def adres_tonen(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Show a hidden address to a named person; logged."""
    beeld = handelingen.adres_tonen(actor=request.actor, inwoner_id=inwoner_id)
    if request.htmx:
        return render(request, "inwoner/_adres.html", {"adres": beeld})
    return render(request, "inwoner/kaart.html", _kaartwaarden(kaart(inwoner_id), adres_voluit=beeld))


@recht(Recht.INWONER_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def adres(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Somebody moves, with who of the household moves along."""
    persoon = kaart(inwoner_id)
    form = AdresForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mee = _huisgenoten(request.POST.getlist("mee"))
            team = handelingen.adres_wijzigen(actor=request.actor, inwoner_id=inwoner_id, adres=form.adres(), mee=mee)
            messages.success(request, f"Het adres is gewijzigd. Team: {team.naam}.")
            return _naar_kaart_of_zoeken(request, inwoner_id)
        except Fout as fout:
            fout_op(form, fout)
    waarden = {"form": form, "p": persoon, "gekozen": request.POST.getlist("mee")}
    return render(request, "inwoner/adres.html", waarden, status=422 if request.method == "POST" else 200)


def _huisgenoten(sleutels: list[str]) -> list[UUID]:
    """The ticked people; nonsense is not one of them."""
    try:
        return [UUID(sleutel) for sleutel in sleutels if sleutel]
    except ValueError:
        raise Fout("Deze keuze van huisgenoten is niet herkend. Kies opnieuw wie er mee verhuist.") from None


def _naar_kaart_of_zoeken(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Who moved out of sight cannot be shown any more; that is said, not a 404."""
    try:
        kaart(inwoner_id)
    except NietGevonden:
        return redirect("inwoner:zoeken")
    return redirect("inwoner:kaart", inwoner_id)


@recht(Recht.INWONER_LEZEN)
@require_POST
def geheim(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Hide or show the address everywhere."""
    try:
        handelingen.geheimhouding_zetten(
            actor=request.actor,
            inwoner_id=inwoner_id,
            adres_afgeschermd=request.POST.get("adres_afgeschermd") == "ja",
        )
    except Fout as fout:
        messages.error(request, fout.tekst)
    return redirect("inwoner:kaart", inwoner_id)


@recht(Recht.BESTAAN_AFSCHERMEN)
@require_POST
def afschermen(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Hide that this person exists, or show it again."""
    handelingen.bestaan_afschermen(
        actor=request.actor, inwoner_id=inwoner_id, afgeschermd=request.POST.get("afgeschermd") == "ja"
    )
    return redirect("inwoner:kaart", inwoner_id)


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def brp(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Take over what the BRP says now."""
    try:
        voorstel = handelingen.brp_overnemen(actor=request.actor, inwoner_id=inwoner_id)
        messages.success(request, f"De gegevens uit de BRP zijn overgenomen. {voorstel.melding}".strip())
    except Fout as fout:
        messages.warning(request, fout.tekst)
    return _naar_kaart_of_zoeken(request, inwoner_id)


@recht(Recht.INWONER_LEZEN)
@require_GET
def brieven(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Panel: to whom letters about this resident go."""
    sjabloon = "inwoner/_brieven.html" if request.htmx else "inwoner/brieven.html"
    return render(request, sjabloon, {"brief": adressering(inwoner_id), "inwoner_id": inwoner_id})


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def digitaal(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Official post digitally from now on, or on paper again."""
    form = DigitaalForm(None if "stop" in request.POST else request.POST)
    try:
        if "stop" in request.POST:
            handelingen.digitale_post_stoppen(actor=request.actor, inwoner_id=inwoner_id)
        elif form.is_valid():
            handelingen.digitale_post_vastleggen(actor=request.actor, inwoner_id=inwoner_id, **form.cleaned_data)
    except Fout as fout:
        fout_op(form, fout)
    return _terug(request, inwoner_id, form, "digitaalform") if form.errors else redirect("inwoner:kaart", inwoner_id)


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def relatie(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Add a relation with somebody who was chosen."""
    form = RelatieForm(request.POST)
    if form.is_valid() and not form.cleaned_data["inwoner"]:
        form.add_error("naam", "Kies een inwoner uit de lijst.")
    if form.is_valid():
        c = form.cleaned_data
        try:
            handelingen.relatie_leggen(
                actor=request.actor,
                inwoner_id=inwoner_id,
                naar_id=c["inwoner"],
                soort=c["soort"],
                gezag=c["gezag"],
                gezag_bron=c["gezag_bron"],
            )
            return redirect("inwoner:kaart", inwoner_id)
        except Fout as fout:
            fout_op(form, fout)
    return _terug(request, inwoner_id, form, "relatieform")


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def relatie_einde(request: Verzoek, inwoner_id: UUID, relatie_id: UUID) -> HttpResponse:
    """A relation ends."""
    try:
        handelingen.relatie_beeindigen(actor=request.actor, inwoner_id=inwoner_id, relatie_id=relatie_id)
    except Fout as fout:
        messages.warning(request, fout.tekst)
    return redirect("inwoner:kaart", inwoner_id)


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def vertegenwoordiging(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Record who acts for this person."""
    form = VertegenwoordigingForm(request.POST)
    if form.is_valid():
        c = form.cleaned_data
        try:
            handelingen.vertegenwoordiging_vastleggen(
                actor=request.actor,
                inwoner_id=inwoner_id,
                vertegenwoordiger_id=c["inwoner"],
                **{n: c[n] for n in ("hoedanigheid", "naam", "onderwerp", "bron")},
            )
            return redirect(reverse("inwoner:kaart", args=[inwoner_id]))
        except Fout as fout:
            fout_op(form, fout)
    return _terug(request, inwoner_id, form, "vertegenwoordigingform")
