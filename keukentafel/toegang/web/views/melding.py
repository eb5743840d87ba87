"""Meldingen: the list, the one-screen intake, one melding, and what a worker does with it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import Fout
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.tijdmeter import registratie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import detail as detailvraag
from keukentafel.toegang.opvragen import intake, meldingen
from keukentafel.toegang.web.forms.basis import Formulier
from keukentafel.toegang.web.forms.melding import AfrondenForm, MeldingForm, TeruggevenForm
from keukentafel.toegang.web.views.antwoord import klaar, naar_pagina


@recht(Recht.MELDING_VERDELEN_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Filter and page stand in the address."""
    pagina = meldingen.lijst(request.actor, request.GET.get("filter", ""), request.GET.get("na", ""))
    return render(request, "toegang/meldingen.html", {"pagina": pagina, "vandaag": klok.vandaag()})


@recht(Recht.MELDING_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
@registratie("melding")
def melding_nieuw(request: Verzoek) -> HttpResponse:
    """One screen; `?contact=` and `?persoon=` fill what is known."""
    bekend = {naam: request.GET.get(naam, "") for naam in ("persoon", "kanaal")}
    contact = lees_sleutel(request.POST.get("contact") or request.GET.get("contact", ""))
    scherm = intake.intakescherm(request.actor, contact=contact, **bekend)
    form = MeldingForm(request.POST or None, scherm=scherm)
    maken = request.method == "POST" and "stap" not in request.POST
    melding = form.maken(request.actor) if maken else None
    if melding:
        return naar_pagina(request, reverse("toegang:melding-gemaakt", args=[melding.pk]))
    termijnen = intake.termijnen_vooraf(
        wet=form["wet"].value(), urgentie=form["urgentie"].value(), lijsten=scherm.keuzes
    )
    gegevens = {"form": form, "termijnen": termijnen, "mag_crisis": heeft(request.actor, Recht.VEILIGHEID_BEOORDELEN)}
    return render(request, "toegang/melding_nieuw.html", gegevens, status=422 if maken and form.errors else 200)


@recht(Recht.MELDING_MAKEN)
@require_POST
def gerichte_vragen(request: Verzoek) -> HttpResponse:
    """The fragment with the questions of the chosen subjects; posted, so that no answer stands in an address."""
    form = MeldingForm(request.POST, scherm=intake.intakescherm(request.actor))
    return render(request, "toegang/_gerichte_vragen.html", {"form": form})


@recht(Recht.MELDING_MAKEN)
def termijnen_vooraf(request: Verzoek) -> HttpResponse:
    """The fragment beside the intake: which terms will run and why. Codes only in the address, never text."""
    v = request.GET
    termijnen = intake.termijnen_vooraf(
        wet=v.get("wet", ""),
        urgentie=v.get("urgentie", ""),
        bedreigend="bedreigend" in v,
        ontvangen_op=_moment(v.get("ontvangen_op", "")),
    )
    return render(request, "toegang/_termijnen_vooraf.html", {"termijnen": termijnen})


def _moment(tekst: str) -> datetime | None:
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    return moment.replace(tzinfo=AMSTERDAM) if moment else None


@recht(Recht.MELDING_MAKEN)
def gemaakt(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """What happens next, who does it, by when."""
    return render(request, "toegang/melding_gemaakt.html", {"m": meldingen.gemaakt(request.actor, sleutel)})


@recht(Recht.MELDING_LEZEN)
def detail(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One melding with its terms."""
    return _detail(request, sleutel)


def _detail(request: Verzoek, sleutel: UUID, status: int = 200, **extra: object) -> HttpResponse:
    gegevens = {
        "m": detailvraag.detail(request.actor, sleutel),
        "afronden": AfrondenForm(),
        "teruggeven": TeruggevenForm(),
        "vraag": "",
        "fout": "",
        **extra,
    }
    return render(request, "toegang/melding.html", gegevens, status=status)


@recht(Recht.INWONER_SCHRIJVEN)
@require_POST
def taal(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """What was heard about language goes to the record; back to where it was offered."""
    terug = "toegang:melding-gemaakt" if "gemaakt" in request.POST else "toegang:melding"
    try:
        aanbod = handelingen.taal_naar_kaart(actor=request.actor, melding_id=sleutel)
    except Fout as fout:
        messages.error(request, fout.tekst)
        return naar_pagina(request, reverse(terug, args=[sleutel]))
    return klaar(request, f"Op de kaart van {aanbod.wie}: {aanbod.wordt}.", reverse(terug, args=[sleutel]))


@recht(Recht.MELDING_BEHANDELEN)
@require_POST
def oppakken(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Take it; a colleague's melding is asked about first."""
    try:
        handelingen.melding_oppakken(actor=request.actor, melding_id=sleutel, toch="toch" in request.POST)
    except handelingen.Vraag as vraag:
        return _detail(request, sleutel, 422, vraag=vraag.tekst)
    except Fout as fout:
        return _detail(request, sleutel, 422, fout=fout.tekst)
    return klaar(request, "De melding is van jou.", reverse("toegang:melding", args=[sleutel]))


@recht(Recht.MELDING_BEHANDELEN)
@require_POST
def afronden(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Answered, passed on or withdrawn."""
    form = AfrondenForm(request.POST)
    if _gedaan(form, request, sleutel, handelingen.melding_afronden):
        return klaar(request, "De melding is afgerond.", reverse("toegang:meldingen"))
    return _detail(request, sleutel, 422, afronden=form)


@recht(Recht.MELDING_BEHANDELEN)
@require_POST
def teruggeven(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Back to who hands out work."""
    form = TeruggevenForm(request.POST)
    if _gedaan(form, request, sleutel, handelingen.melding_teruggeven):
        return klaar(request, "De melding is terug bij de verdeler.", reverse("toegang:meldingen"))
    return _detail(request, sleutel, 422, teruggeven=form)


def _gedaan(form: Formulier, request: Verzoek, melding: UUID, handeling: object) -> bool:
    if not form.is_valid():
        return False
    assert callable(handeling)
    return form.doe(handeling, actor=request.actor, melding_id=melding, **form.cleaned_data) is not None


@recht(Recht.MELDING_BEHANDELEN)
@require_POST
def termijn_klaar(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Tick off one term."""
    termijn = handelingen.termijn_afhandelen(actor=request.actor, termijn_id=sleutel)
    return klaar(request, "De termijn is afgevinkt.", reverse("toegang:melding", args=[termijn.melding_id]))


@recht(Recht.BRIEF_MAKEN)
@require_POST
def ontvangstbevestiging(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Make the letter by hand; the same melding never gets a second one."""
    try:
        brieven = handelingen.ontvangstbevestiging_maken(actor=request.actor, melding_id=sleutel)
    except Fout as fout:
        return _detail(request, sleutel, 422, fout=fout.tekst)
    tekst = "De brief ligt klaar." if brieven else "Er kan nog geen brief weg: kijk bij je taken waarom."
    return klaar(request, tekst, reverse("toegang:melding", args=[sleutel]))
