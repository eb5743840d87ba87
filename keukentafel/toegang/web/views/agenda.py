"""The week of oneself or a colleague, one day on paper, and new appointments."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.web.antwoord import post
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.tijdmeter import registratie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang.opvragen.afspraak_nieuw import afspraakscherm
from keukentafel.toegang.opvragen.agenda import agendadag, agendaweek, kijkweek
from keukentafel.toegang.web.forms.agenda import AfspraakForm
from keukentafel.toegang.web.views.antwoord import klaar


@recht(Recht.AFSPRAAK_MAKEN)
def agenda(request: Verzoek) -> HttpResponse:
    """`?week=` is any day in the week, `?van=` a colleague."""
    week = agendaweek(request.actor, lees_dag(request.GET.get("week", "")), lees_sleutel(request.GET.get("van", "")))
    return render(request, "toegang/agenda.html", {"week": week, "vandaag": klok.vandaag()})


@require_safe
@recht(Recht.AFSPRAAK_MAKEN)
def kijken(request: Verzoek) -> HttpResponse:
    """The part of the own week about looking how it goes; a page without JavaScript."""
    sjabloon = "toegang/_agenda_kijken.html" if request.htmx else "toegang/agenda_kijken.html"
    return render(request, sjabloon, {"week": kijkweek(request.actor, lees_dag(request.GET.get("week", "")))})


@recht(Recht.AFSPRAAK_MAKEN)
def afdrukken(request: Verzoek) -> HttpResponse:
    """`?dag=`: one day on paper, for on the road."""
    dag = agendadag(request.actor, lees_dag(request.GET.get("dag", "")), lees_sleutel(request.GET.get("van", "")))
    return render(request, "toegang/agenda_afdruk.html", {"dag": dag})


@recht(Recht.AFSPRAAK_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
@registratie("afspraak")
def afspraak_nieuw(request: Verzoek) -> HttpResponse:
    """From the agenda, a dossier (`?persoon=`) or a melding (`?melding=`): what they know is filled in."""
    v = request.GET
    melding = lees_sleutel(v.get("melding", ""))
    dag = lees_dag(v.get("dag", ""))
    scherm = afspraakscherm(request.actor, persoon=v.get("persoon", ""), melding=melding, dag=str(dag or ""))
    form = AfspraakForm(post(request), scherm=scherm)
    if request.method == "POST" and (afspraak := form.maken(request.actor)):
        terug = reverse("toegang:afspraak-ongedaan", args=[afspraak.pk])
        return klaar(request, "De afspraak staat in de agenda.", reverse("toegang:afspraak", args=[afspraak.pk]), terug)
    gegevens = {"form": form, "vandaag": klok.vandaag(), "huishouden": scherm.huishouden}
    return render(request, "toegang/afspraak_nieuw.html", gegevens, status=422 if form.errors or form.vraag else 200)
