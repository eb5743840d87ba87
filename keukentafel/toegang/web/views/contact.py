"""The short contact: dialog (key N) and page, and its undo."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.inwoner.web.zoeken import zoekactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.rem import rem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.web.tijdmeter import registratie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import contact as opvragen
from keukentafel.toegang.opvragen.contactblad import contactblad
from keukentafel.toegang.regels import Vervolg
from keukentafel.toegang.web.forms.contact import ContactForm
from keukentafel.toegang.web.views.antwoord import dialoog_dicht, klaar, naar_pagina

TEKST = {
    Vervolg.KLAAR: "Contact vastgelegd.",
    Vervolg.TERUGBELLEN: "Contact vastgelegd, terugbelverzoek staat klaar.",
}


@recht(Recht.CONTACT_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
@registratie("contact")
def contact_nieuw(request: Verzoek) -> HttpResponse:
    """The fragment for the dialog when htmx asks, else a page of its own."""
    scherm = opvragen.contactscherm(request.actor)
    form = ContactForm(request.POST or None, scherm=scherm, initial=_van_adres(request))
    contact = form.vastleggen(request.actor) if request.method == "POST" else None
    if contact is None:
        sjabloon = "toegang/_contact_dialoog.html" if request.htmx else "toegang/contact.html"
        return render(request, sjabloon, {"form": form}, status=422 if form.errors else 200)
    if contact.vervolg == Vervolg.MELDING:
        return naar_pagina(request, _naar_melding(contact))
    ongedaan = reverse("toegang:contact-ongedaan", args=[contact.pk])
    if request.htmx:
        return dialoog_dicht(request, TEKST[contact.vervolg], ongedaan)
    return klaar(request, TEKST[contact.vervolg], reverse("toegang:contact-nieuw"), ongedaan)


def _naar_melding(contact: Any) -> str:
    """The melding that overbelasting made, or the form that goes on with this contact."""
    if contact.overbelasting and (gemaakt := contact.meldingen.first()):
        return reverse("toegang:melding-gemaakt", args=[gemaakt.pk])
    return f"{reverse('toegang:melding-nieuw')}?contact={contact.pk}"


def _van_adres(request: Verzoek) -> dict[str, str]:
    """`?persoon=inwoner:<id>` (or huishouden:): another screen opens the dialog for somebody. No name in an address."""
    persoon, kanaal = request.GET.get("persoon", ""), request.GET.get("kanaal", "")
    begin = {"kanaal": kanaal} if kanaal else {}
    return {"persoon": persoon, "wie": opvragen.naam_van(persoon), **begin} if persoon else begin


@recht(Recht.CONTACT_VASTLEGGEN)
def contact(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One contact afterwards."""
    return render(request, "toegang/contactblad.html", {"c": contactblad(request.actor, sleutel)})


@recht(Recht.CONTACT_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def kaartje(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """With whom did you speak? A card to hand over or to print; giving it is counted (PRB-04)."""
    if request.method == "POST":
        handelingen.contactkaart_geven(actor=request.actor, contact_id=sleutel)
        return klaar(request, "Vastgelegd: het kaartje is meegegeven.", reverse("toegang:contact", args=[sleutel]))
    return render(request, "toegang/kaartje.html", {"c": contactblad(request.actor, sleutel)})


@recht(Recht.INWONER_ZOEKEN)
@require_POST
@rem("typen", 300)
def contact_wie(request: Verzoek) -> HttpResponse:
    """The options of the person picker while somebody types; posted, so that no BSN stands in an address."""
    opties = opvragen.wie(request.POST.get("q", "")[:200], zoekactie(request) or "los")
    return render(request, "toegang/_wie.html", {"opties": opties})


@recht(Recht.CONTACT_VASTLEGGEN)
@require_POST
def contact_ongedaan(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The button in the undo bar."""
    try:
        handelingen.contact_ongedaan_maken(actor=request.actor, contact_id=sleutel)
    except Fout as fout:
        return klaar(request, fout.tekst, reverse("toegang:contact-nieuw"))
    return klaar(request, "Het contact is teruggenomen.", reverse("toegang:contact-nieuw"))
