"""Safety, the steps of the intake, and who waits longest."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.intakestappen import melding_van_toets, stappenlijst, veiligheidsblad
from keukentafel.toegang.opvragen.onverdeeld import onverdeeld as onverdeeld_opvragen
from keukentafel.toegang.web.forms.veiligheid import CrisisForm, VastleggenForm, VeiligheidForm
from keukentafel.toegang.web.views.antwoord import klaar

NIET_VEILIG = "Dit is crisis. Ga nu; je krijgt een herinnering om het later vast te leggen."


@recht(Recht.VEILIGHEID_BEOORDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def veiligheid(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """A few questions; one yes is enough."""
    blad = veiligheidsblad(sleutel)
    form = VeiligheidForm(post(request), lijsten=blad.keuzes)
    if form.is_valid():
        velden = {"actor": request.actor, "melding_id": sleutel, "antwoorden": form.cleaned_data}
        if toets := probeer(form, handelingen.veiligheid_beoordelen, **velden):
            tekst = NIET_VEILIG if toets.positief else "Beoordeeld: geen gevaar gezien."
            return klaar(request, tekst, reverse("toegang:melding", args=[sleutel]))
    return toon(request, "toegang/veiligheid.html", {"v": blad, "form": form, "vast": VastleggenForm()}, form)


@recht(Recht.VEILIGHEID_BEOORDELEN)
@require_POST
def vastleggen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Afterwards: what was done."""
    form = VastleggenForm(request.POST)
    melding = melding_van_toets(sleutel)
    velden = {"actor": request.actor, "toets_id": sleutel, "verslag": request.POST.get("verslag", "")}
    if probeer(form, handelingen.veiligheid_vastleggen, **velden):
        return klaar(request, "Vastgelegd.", reverse("toegang:melding", args=[melding]))
    blad = veiligheidsblad(melding)
    leeg = VeiligheidForm(lijsten=blad.keuzes)
    return toon(request, "toegang/veiligheid.html", {"v": blad, "form": leeg, "vast": form}, form)


@recht(Recht.VEILIGHEID_BEOORDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def crisis(request: Verzoek) -> HttpResponse:
    """Act first: who, what and when."""
    form = CrisisForm(post(request))
    if request.method == "POST" and (melding := form.vastleggen(request.actor)):
        mag = poort.mag(melding, Recht.MELDING_LEZEN)
        return klaar(
            request, NIET_VEILIG, reverse("toegang:melding" if mag else "toegang:melding-gemaakt", args=[melding.pk])
        )
    return toon(request, "toegang/crisis.html", {"form": form}, form)


@require_safe
@recht(Recht.MELDING_LEZEN)
def intakestappen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The panel on a melding; a page of its own without JavaScript."""
    sjabloon = "toegang/_intakestappen.html" if request.htmx else "toegang/intakestappen.html"
    return render(request, sjabloon, {"l": stappenlijst(request.actor, sleutel)})


@recht(Recht.MELDING_BEHANDELEN)
@require_POST
def intakestap(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Tick one step, or take it back."""
    code, gedaan = request.POST.get("code", ""), bool(request.POST.get("gedaan"))
    try:
        handelingen.intakestap_zetten(actor=request.actor, melding_id=sleutel, code=code, gedaan=gedaan)
    except Fout as fout:
        messages.error(request, fout.tekst)
        return redirect("toegang:melding", sleutel)
    return klaar(request, "Bijgewerkt.", reverse("toegang:melding", args=[sleutel]))


@require_safe
@recht(Recht.MELDING_VERDELEN_ZIEN)
def onverdeeld(request: Verzoek) -> HttpResponse:
    """Who waits without a worker."""
    gegevens = {"o": onverdeeld_opvragen(request.actor, request.GET.get("na", "")), "vandaag": klok.vandaag()}
    return render(request, "toegang/onverdeeld.html", gegevens)
