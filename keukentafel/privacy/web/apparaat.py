"""Doors of devices: the register, one of them, and the own ones."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, zet_keuzes
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import apparaat as h
from keukentafel.privacy.opvragen import apparaat as lees
from keukentafel.privacy.opvragen.maatregel import eigenaarkeuzes
from keukentafel.privacy.regels.apparaat import NAAM_VAN_SOORT

L, S, EIGEN = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN, Recht.DATALEK_MELDEN
LIJST = "/privacy/apparaten/"
DAG = forms.DateInput(format="%Y-%m-%d")


class UitgeefForm(Formulier):
    soort = forms.ChoiceField(label="Wat is het?", choices=[(s.value, n) for s, n in NAAM_VAN_SOORT.items()])
    label = GevraagdeTekst(label="Nummer op het apparaat", max_length=60)
    medewerker_id = forms.ChoiceField(label="Voor wie?")
    uitgegeven_op = forms.DateField(label="Op welke dag?", widget=DAG)
    versleuteld = forms.BooleanField(label="Ik heb gezien dat de opslag versleuteld is", required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "medewerker_id", eigenaarkeuzes())
        self.fields["uitgegeven_op"].initial = klok.vandaag()


class DagForm(Formulier):
    op = forms.DateField(label="Op welke dag?", widget=DAG)


class KwijtForm(Formulier):
    hoe = GevraagdeTekst(
        label="Waar en wanneer is het kwijtgeraakt?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """Newest first; the filter stands in the address."""
    blad = lees.register(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "privacy/apparaten.html", {"blad": blad, "standen": lees.FILTERS})


@require_safe
@recht(L)
def bestand(request: Verzoek) -> HttpResponse:
    """The register as a file."""
    return download(
        als_csv(lees.KOPPEN, lees.rijen_voor_bestand(request.GET.get("stand", ""))), "text/csv", "apparaten.csv"
    )


@recht(S)
def nieuw(request: Verzoek) -> HttpResponse:
    """Given to somebody."""
    form = UitgeefForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.apparaat_uitgeven, actor=request.actor, **velden):
        return klaar(request, "Het apparaat staat in het register", LIJST)
    return toon(request, "privacy/apparaat_nieuw.html", {"form": form}, form)


@require_safe
@recht(EIGEN)
def mijn(request: Verzoek) -> HttpResponse:
    """What one has in hand."""
    return render(request, "privacy/mijn_apparaten.html", {"apparaten": lees.mijn_apparaten()})


@require_safe
@recht(EIGEN)
def een(request: Verzoek, apparaat_id: UUID) -> HttpResponse:
    """One device."""
    return _blad(request, apparaat_id)


def _blad(request: Verzoek, apparaat_id: UUID, **gebonden: Any) -> HttpResponse:
    dag = {"op": klok.vandaag()}
    forms_ = {"kwijt": KwijtForm(), "in": DagForm(prefix="in", initial=dag), "wis": DagForm(prefix="wis", initial=dag)}
    gegevens = {"b": lees.apparaat(apparaat_id), "f": forms_ | gebonden}
    return toon(request, "privacy/apparaat.html", gegevens, *gebonden.values())


def _doe(request: Verzoek, apparaat_id: UUID, naam: str, form: Any, *stap: Any) -> HttpResponse:
    handeling, tekst = stap
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handeling, actor=request.actor, apparaat_id=apparaat_id, **velden):
        return klaar(request, tekst, f"/apparaat/{apparaat_id}/")
    return _blad(request, apparaat_id, **{naam: form})


@require_POST
@recht(S)
def innemen(request: Verzoek, apparaat_id: UUID) -> HttpResponse:
    """Back."""
    form = DagForm(request.POST, prefix="in")
    return _doe(request, apparaat_id, "in", form, h.apparaat_innemen, "Het apparaat is ingenomen")


@require_POST
@recht(S)
def wissen(request: Verzoek, apparaat_id: UUID) -> HttpResponse:
    """Wiped."""
    form = DagForm(request.POST, prefix="wis")
    return _doe(request, apparaat_id, "wis", form, h.apparaat_wissen, "Vastgelegd")


@require_POST
@recht(EIGEN)
def kwijt(request: Verzoek, apparaat_id: UUID) -> HttpResponse:
    """Lost: elsewhere the worker is logged out, here the work goes on."""
    hier = request.session.session_key or ""

    def meld(**velden: Any) -> Any:
        return h.apparaat_kwijt_melden(hier=hier, **velden)

    tekst = "De privacy officer weet het. Op andere apparaten ben je uitgelogd."
    return _doe(request, apparaat_id, "kwijt", KwijtForm(request.POST), meld, tekst)
