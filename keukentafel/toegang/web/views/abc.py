"""ABC-duty: my questions, one question, asking, and the rota."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import abc as opvragen
from keukentafel.toegang.opvragen.contact import collegas
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.web.forms.abc import AdviesForm, AdviesvraagForm, RoosterForm
from keukentafel.toegang.web.views.antwoord import klaar


@recht(Recht.EIGEN_WERK_ZIEN)
def abc(request: Verzoek) -> HttpResponse:
    """What waits for me, and what I asked."""
    mag_rooster = heeft(request.actor, Recht.ABC_ROOSTER)
    gegevens = {"lijst": opvragen.abclijst(request.actor), "mag_rooster": mag_rooster}
    return render(request, "toegang/abc.html", gegevens)


@recht(Recht.EIGEN_WERK_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def een(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One question, with the answer or the form to answer."""
    form = AdviesForm(request.POST or None, uitkomsten=keuzes().lijst("abc_uitkomst"))
    if request.method == "POST" and form.geven(request.actor, sleutel):
        return klaar(request, "Je antwoord is doorgegeven.", reverse("toegang:abc"))
    gegevens = {"v": opvragen.abcvraag(request.actor, sleutel), "form": form}
    return render(request, "toegang/abcvraag.html", gegevens, status=422 if form.errors else 200)


@recht(Recht.ADVIES_VRAGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vragen(request: Verzoek) -> HttpResponse:
    """Ask about a contact (?contact=) or melding (?melding=)."""
    form = AdviesvraagForm(request.POST or None, wie=opvragen.dienstkeuzes())
    over = {f"{soort}_id": lees_sleutel(request.GET.get(soort, "")) for soort in ("contact", "melding")}
    if request.method == "POST" and (gesteld := form.vragen(request.actor, **over)):
        return klaar(request, f"Doorgegeven aan {gesteld.voor.naam}.", reverse("toegang:abcvraag", args=[gesteld.pk]))
    gegevens = {"form": form, "hier": request.get_full_path()}
    return render(request, "toegang/abc_vragen.html", gegevens, status=422 if form.errors else 200)


@recht(Recht.ABC_ROOSTER)
@require_http_methods(["GET", "HEAD", "POST"])
def rooster(request: Verzoek) -> HttpResponse:
    """Who is on duty when."""
    form = RoosterForm(request.POST or None, mensen=list(collegas(request.actor)), initial={"dag": klok.vandaag()})
    if request.method == "POST" and (dienst := form.zetten(request.actor)):
        return klaar(request, f"{dienst.medewerker.naam} staat op het rooster.", reverse("toegang:abc-rooster"))
    gegevens = {"form": form, "dagen": opvragen.rooster(), "vandaag": klok.vandaag()}
    return render(request, "toegang/abc_rooster.html", gegevens, status=422 if form.errors else 200)


@recht(Recht.ABC_ROOSTER)
@require_POST
def rooster_wissen(request: Verzoek, dienst: int) -> HttpResponse:
    """Off the rota."""
    handelingen.abc_dienst_wissen(actor=request.actor, dienst_id=dienst)
    return klaar(request, "De dienst is van het rooster.", reverse("toegang:abc-rooster"))
