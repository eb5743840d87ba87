"""Doors of research with a sample of residents."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, zet_keuzes
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import onderzoek as h
from keukentafel.privacy.opvragen import onderzoek as lees
from keukentafel.privacy.regels import onderzoek as ro

L, S = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN
LIJST = "/privacy/onderzoeken/"
DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 3})


class OnderzoekForm(Formulier):
    titel = GevraagdeTekst(label="Hoe heet het onderzoek?", max_length=120)
    uitvoerder = GevraagdeTekst(label="Wie doet het?", max_length=120, help_text="Staat in de brief.")
    doel = GevraagdeTekst(label="Waar is het voor?", widget=KORT, max_length=1000, help_text="Staat in de brief.")
    open_van = forms.DateField(label="Had een open dossier vanaf", widget=DAG)
    open_tot = forms.DateField(label="Tot en met", widget=DAG)
    teams = forms.MultipleChoiceField(
        label="Van welke teams? Niets gekozen is alle", required=False, widget=forms.CheckboxSelectMultiple
    )
    leeftijd_van = forms.IntegerField(label="Vanaf welke leeftijd?", min_value=0, max_value=120, initial=18)
    leeftijd_tot = forms.IntegerField(label="Tot en met", min_value=0, max_value=120, initial=120)
    aantal = forms.IntegerField(label="Hoeveel mensen vragen we?", min_value=1, max_value=ro.HOOGSTENS)
    zaad = forms.IntegerField(
        label="Getal voor de loting",
        min_value=0,
        max_value=2_000_000_000,
        help_text="Met hetzelfde getal komt dezelfde steekproef eruit.",
    )
    tot = forms.DateField(label="Het onderzoek loopt tot en met", widget=DAG, help_text="Daarna wissen we de namen.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "teams", lees.teamkeuzes())

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        return {**self.cleaned_data, "teams": [int(pk) for pk in self.cleaned_data["teams"]]}


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """Newest first."""
    return render(request, "privacy/onderzoeken.html", {"blad": lees.onderzoeken(na=request.GET.get("na", ""))})


@recht(S)
def nieuw(request: Verzoek) -> HttpResponse:
    """What is asked, and whom it is about."""
    form = OnderzoekForm(post(request))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.onderzoek_opzetten, actor=request.actor, **velden):
        return klaar(request, "Het onderzoek staat klaar", f"{LIJST}{rij.pk}/")
    return toon(request, "privacy/onderzoek_nieuw.html", {"form": form}, form)


@require_safe
@recht(L)
def een(request: Verzoek, onderzoek_id: UUID) -> HttpResponse:
    """One, with its sample; the filter stands in the address."""
    vraag = {naam: request.GET.get(naam, "") for naam in ("antwoord", "na")}
    gegevens = {"b": lees.onderzoek(onderzoek_id, **vraag), "filters": lees.FILTERS}
    return render(request, "privacy/onderzoek.html", gegevens)


@require_POST
@recht(S)
def trekken(request: Verzoek, onderzoek_id: UUID) -> HttpResponse:
    """Draw."""
    naar = f"{LIJST}{onderzoek_id}/"
    return doe_en_terug(request, h.onderzoek_trekken, "De steekproef is getrokken", naar, onderzoek_id=onderzoek_id)


@require_POST
@recht(S)
def vragen(request: Verzoek, onderzoek_id: UUID) -> HttpResponse:
    """The letters."""
    naar, tekst = f"{LIJST}{onderzoek_id}/", "Brieven gemaakt: {uit[0]}. Geen brief, en dus eruit: {uit[1]}."
    return doe_en_terug(request, h.onderzoek_vragen, tekst, naar, onderzoek_id=onderzoek_id)


@require_POST
@recht(S)
def antwoord(request: Verzoek, onderzoek_id: UUID, deelnemer_id: UUID) -> HttpResponse:
    """Yes or no."""
    naar, gezegd = f"{LIJST}{onderzoek_id}/", request.POST.get("antwoord", "")
    return doe_en_terug(request, h.onderzoek_antwoord, "Vastgelegd", naar, deelnemer_id=deelnemer_id, antwoord=gezegd)


@require_POST
@recht(S)
def vrijgeven(request: Verzoek, onderzoek_id: UUID) -> HttpResponse:
    """Once, as a file, and it is an act: the log tells for each person that the data left."""
    try:
        rijen = h.onderzoek_vrijgeven(actor=request.actor, onderzoek_id=onderzoek_id)
    except Fout as fout:
        messages.error(request, fout.tekst)
        return redirect(f"{LIJST}{onderzoek_id}/")
    return download(als_csv(lees.KOPPEN, rijen), "text/csv", "onderzoek.csv")


@require_POST
@recht(S)
def sluiten(request: Verzoek, onderzoek_id: UUID) -> HttpResponse:
    """The end: the names go."""
    naar = f"{LIJST}{onderzoek_id}/"
    return doe_en_terug(request, h.onderzoek_sluiten, "Klaar. De namen zijn gewist.", naar, onderzoek_id=onderzoek_id)
