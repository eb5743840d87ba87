"""Doors for the settings of the program, and for how long registering takes."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import keuzes as acts
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.keuringen import EenVan
from keukentafel.organisatie.opvragen import groepen, lijsten
from keukentafel.organisatie.opvragen.inrichting import instelling as nu
from keukentafel.organisatie.opvragen.registratietijd import registratietijd as vraag_registratietijd
from keukentafel.organisatie.web.forms import VanForm, keuze, tekst
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


@require_safe
@recht(Recht.BEHEER_LEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Every setting under its heading, with what counts now; ?q= keeps those that hold a word."""
    zoek = request.GET.get("q", "").strip()
    waarden = {"groepen": groepen.instellingen(zoek), "zoek": zoek}
    return render(request, "organisatie/beheer/instellingen.html", waarden)


def _form(code: str) -> type[forms.Form]:
    """One field that fits the value: yes or no, one of a few words, a number, or a word."""
    waarde, eis = nu(code), INSTELLINGEN[code][0]
    veld: forms.Field
    if isinstance(waarde, bool):
        veld = keuze("Wat moet het worden?", coerce=lambda w: w == "ja")
        veld.choices = JA_NEE
    elif isinstance(eis, EenVan):
        veld = keuze("Wat moet het worden?")
        veld.choices = [(woord, woord.replace("_", " ").capitalize()) for woord in eis.keuzes]
    elif isinstance(waarde, int):
        veld = forms.IntegerField(label="Wat moet het worden?", error_messages={"required": "Vul een getal in."})
    else:
        veld = tekst("Wat moet het worden?")
    return type("InstellingForm", (VanForm,), {"waarde": veld, "field_order": ("waarde", "van")})


@recht(Recht.BEHEER_WIJZIGEN)
def instelling(request: Verzoek, code: str) -> HttpResponse:
    """Another value, from a day."""
    if code not in INSTELLINGEN:
        raise NietGevonden("organisatie.inrichting")
    regel = next(r for r in lijsten.instellingregels() if r.code == code)

    def doe(waarde: Any, van: Any) -> None:
        acts.instelling_zetten(actor=request.actor, code=code, waarde=waarde, van=van)

    def toon(waarde: Any, van: Any) -> Voorbeeld:
        return Voorbeeld([(f"Vanaf {datum_gewoon(van)}", regel.waarde, lijsten.in_woorden(waarde))])

    w = Wijziging(
        titel="Instelling wijzigen",
        kop=regel.naam,
        uitleg=f"Bron: {regel.bron}" if regel.bron else "",
        form=gevuld(request, _form(code), {"waarde": lijsten.in_woorden(nu(code))}),
        doe=doe,
        toon=toon,
        terug=reverse("organisatie:beheer-instellingen"),
        geschiedenis=lijsten.keuze_geschiedenis("instelling", code) if lijsten.heeft_rij("instelling", code) else (),
        intrekken=reverse("organisatie:beheer-instelling-intrekken", args=[code]),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, code: str) -> HttpResponse:
    """Take back the last change of a setting."""
    doe = partial(acts.keuze_intrekken, actor=request.actor, soort="instelling", code=code)
    return terugnemen(request, doe, reverse("organisatie:beheer-instellingen"))


@require_safe
@recht(Recht.BEHEER_LEZEN)
def registratietijd(request: Verzoek) -> HttpResponse:
    """How long the frequent registrations take; says so when it is not measured."""
    gegevens = {"t": vraag_registratietijd(request.GET.get("formulier", ""))}
    return render(request, "organisatie/beheer/registratietijd.html", gegevens)
