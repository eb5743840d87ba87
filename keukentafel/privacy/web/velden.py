"""Doors of field economy: which fields nobody uses, and what is decided on one."""

from datetime import timedelta

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen.velden import veld_beoordelen
from keukentafel.privacy.opvragen import velden as opvragen
from keukentafel.privacy.opvragen.verwerkingsregister import NAAM_VAN_KAMER
from keukentafel.privacy.regels.velden import JAAR, NAAM_VAN_BESLUIT, NAAM_VAN_STAND, Stand

LIJST = "/privacy/velden/"


class BesluitForm(Formulier):
    besluit = forms.ChoiceField(
        label="Wat gebeurt er met dit veld?",
        widget=forms.RadioSelect,
        choices=[(b.value, naam) for b, naam in NAAM_VAN_BESLUIT.items()],
    )
    reden = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    tot = forms.DateField(
        label="Houden tot en met",
        widget=forms.DateInput(format="%Y-%m-%d"),
        required=False,
        help_text="Alleen als het blijft. Daarna komt het terug op deze lijst.",
    )


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def velden(request: Verzoek) -> HttpResponse:
    """One list at a time; the choice stands in the URL."""
    gevraagd = request.GET.get("stand", "")
    stand = Stand(gevraagd) if gevraagd in set(Stand) else Stand.VOORSTEL
    kamer = request.GET.get("kamer", "")
    lijst = opvragen.velden(stand, kamer=kamer, na=request.GET.get("na", ""))
    return render(
        request,
        "privacy/velden.html",
        {"lijst": lijst, "stand": stand, "standen": NAAM_VAN_STAND, "kamer": kamer, "kamers": NAAM_VAN_KAMER},
    )


@recht(Recht.PRIVACY_LEZEN)
def veld(request: Verzoek, kamer: str, noun: str, naam: str) -> HttpResponse:
    """One field with its numbers; POST decides on it, for whom has that right."""
    soort = f"{kamer}.{noun}"
    regel = opvragen.een_veld(soort, naam)
    if regel is None:
        raise Http404
    form = BesluitForm(post(request), initial={"tot": klok.vandaag() + JAAR - timedelta(days=1)})
    if request.method == "POST" and form.is_valid():
        velden_ = {"actor": request.actor, "soort": soort, "veld": naam, **form.cleaned_data}
        if probeer(form, veld_beoordelen, **velden_):
            return klaar(request, "Besloten. Het staat bij het veld.", LIJST)
    gegevens = {"regel": regel, "besluiten": opvragen.besluiten(soort, naam), "form": form, "namen": NAAM_VAN_BESLUIT}
    gegevens |= {"standen": NAAM_VAN_STAND, "mag": heeft(request.actor, Recht.VELDEN_BEOORDELEN)}
    return toon(request, "privacy/veld.html", gegevens, form)
