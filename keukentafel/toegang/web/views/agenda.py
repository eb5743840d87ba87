"""The own week, new appointments, moving and cancelling them."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.agenda import agendaweek
from keukentafel.toegang.web.forms.agenda import AfspraakForm, VerzetForm
from keukentafel.toegang.web.views.antwoord import klaar

BOTSING = "Een collega heeft deze afspraak net verzet. Kijk wanneer hij nu is; er is niets veranderd."


def _dag(request: Verzoek) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return None


@recht(Recht.AFSPRAAK_MAKEN)
def agenda(request: Verzoek) -> HttpResponse:
    """`?week=` is any day in the week."""
    return _week(request)


def _week(request: Verzoek, status: int = 200, **extra: object) -> HttpResponse:
    gegevens = {"week": agendaweek(request.actor, _dag(request)), "fout": "", "vandaag": klok.vandaag(), **extra}
    return render(request, "toegang/agenda.html", gegevens, status=status)


@recht(Recht.AFSPRAAK_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_nieuw(request: Verzoek) -> HttpResponse:
    """A new appointment."""
    form = AfspraakForm(request.POST or None, initial={"dag": klok.vandaag()})
    afspraak = form.maken(request.actor) if request.method == "POST" else None
    if afspraak:
        dag = afspraak.begin.astimezone(klok.AMSTERDAM).date()
        return klaar(request, "De afspraak staat in je agenda.", f"{reverse('toegang:agenda')}?week={dag.isoformat()}")
    gegevens = {"form": form, "vandaag": klok.vandaag()}
    return render(request, "toegang/afspraak.html", gegevens, status=422 if form.errors else 200)


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def verzetten(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """To another moment; a colleague who was first is told about."""
    form = VerzetForm(request.POST)
    try:
        afspraak = form.verzetten(request.actor, sleutel)
    except Botsing:
        return _week(request, 409, fout=BOTSING)
    if afspraak is None:
        return _week(request, 422, fout=" ".join(str(f) for fouten in form.errors.values() for f in fouten))
    return klaar(request, "De afspraak is verzet.", reverse("toegang:agenda"))


@recht(Recht.AFSPRAAK_MAKEN)
@require_POST
def afzeggen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Cancelled, nobody there, or held."""
    try:
        handelingen.afspraak_afzeggen(
            actor=request.actor, afspraak_id=sleutel, stand=request.POST.get("stand", "afgezegd")
        )
    except Fout as fout:
        return _week(request, 422, fout=fout.tekst)
    return klaar(request, "Bijgewerkt in je agenda.", reverse("toegang:agenda"))
