"""One appointment: look, move, end, book the interpreter, take back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.fouten import Fout
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.agenda import afspraakblad
from keukentafel.toegang.web.forms.agenda import AfzegForm, GemistForm, TolkForm, VerzetForm
from keukentafel.toegang.web.views.antwoord import klaar

BOTSING = "Een collega heeft deze afspraak net verzet. Kijk wanneer hij nu is; er is niets veranderd."
GEDAAN = {"afgezegd": "De afspraak is afgezegd.", "geweest": "De afspraak is geweest."}


def _blad(request: Verzoek, sleutel: UUID, status: int = 200, **extra: object) -> HttpResponse:
    blad = afspraakblad(request.actor, sleutel)
    forms = {"verzet": VerzetForm(blad=blad), "afzeg": AfzegForm(blad=blad), "gemist": GemistForm(blad=blad)}
    gegevens = {"a": blad, **forms, "tolk": TolkForm(), "fout": "", **extra}
    return render(request, "toegang/afspraak.html", gegevens, status=status)


def _klaar(request: Verzoek, sleutel: UUID, tekst: str) -> HttpResponse:
    terug = reverse("toegang:afspraak-ongedaan", args=[sleutel])
    return klaar(request, tekst, reverse("toegang:afspraak", args=[sleutel]), terug)


@require_safe
@recht(Recht.AFSPRAAK_MAKEN)
def een(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Everything about one appointment."""
    return _blad(request, sleutel)


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def verzetten(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """To another moment or room; a colleague who was first is told about."""
    form = VerzetForm(request.POST, blad=afspraakblad(request.actor, sleutel))
    try:
        afspraak = form.verzetten(request.actor, sleutel)
    except Botsing:
        return _blad(request, sleutel, 409, fout=BOTSING)
    if afspraak is None:
        return _blad(request, sleutel, 422, verzet=form)
    return _klaar(request, sleutel, "De afspraak is verzet.")


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def afzeggen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Cancelled, nobody there, or held."""
    velden = {naam: request.POST.get(naam, "") for naam in ("stand", "reden", "vervolg")}
    stand = velden["stand"] or "afgezegd"
    try:
        handelingen.afspraak_afzeggen(actor=request.actor, afspraak_id=sleutel, **{**velden, "stand": stand})
    except Fout as fout:
        return _blad(request, sleutel, 422, fout=fout.tekst)
    return _klaar(request, sleutel, GEDAAN.get(stand, "Vastgelegd: er was niemand."))


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def tolk(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The interpreter is booked."""
    form = TolkForm(request.POST)
    velden = {"actor": request.actor, "afspraak_id": sleutel, "notitie": request.POST.get("notitie", "")}
    if form.is_valid() and form.doe(handelingen.afspraak_tolk_regelen, **velden) is not None:
        return klaar(request, "De tolk is geregeld.", reverse("toegang:afspraak", args=[sleutel]))
    return _blad(request, sleutel, 422, tolk=form)


@recht(Recht.BRIEF_MAKEN)
@require_POST
def uitnodigen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The invitation as a letter."""
    try:
        brieven = handelingen.uitnodiging_sturen(actor=request.actor, afspraak_id=sleutel)
    except Fout as fout:
        return _blad(request, sleutel, 422, fout=fout.tekst)
    tekst = "De uitnodiging staat klaar." if brieven else "Er is geen brief gemaakt. Kijk bij je taken waarom."
    return klaar(request, tekst, reverse("toegang:afspraak", args=[sleutel]))


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def ongedaan(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The button in the undo bar."""
    try:
        is_er = handelingen.afspraak_ongedaan_maken(actor=request.actor, afspraak_id=sleutel)
    except Fout as fout:
        return _blad(request, sleutel, 422, fout=fout.tekst)
    naar = reverse("toegang:afspraak", args=[sleutel]) if is_er else reverse("toegang:agenda")
    return klaar(request, "De afspraak staat weer zoals hij was." if is_er else "De afspraak is weg.", naar)
