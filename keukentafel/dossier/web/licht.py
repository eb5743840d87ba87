"""Doors of help without a plan (REQ-039), of questions without a zwaarte, and of moving an entry."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.web.verplaatsform import VerplaatsForm
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.LICHTE_HULP_LEZEN, Recht.LICHTE_HULP_SCHRIJVEN
DAG = forms.DateInput(format="%Y-%m-%d")


class LichtForm(Formulier):
    """What, by whom, since when; the rest has a default."""

    wat = forms.ChoiceField(label="Welke hulp?")
    door_wie = forms.CharField(label="Wie helpt?", max_length=300, required=False)
    sinds = forms.DateField(label="Sinds wanneer?", required=False, widget=DAG)
    vragen_op = forms.DateField(
        label="Wanneer vragen we wat ervan kwam?", required=False, widget=DAG, help_text="Leeg is de gewone termijn."
    )
    wet = forms.ChoiceField(
        label="Waarvoor?", choices=[(w.value, NAAM_VAN_WET[w]) for w in Wet][:5], initial="algemeen"
    )
    wat_tekst = forms.CharField(label="Toelichting", max_length=1000, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "wat", list(opvragen.soorten_lichte_hulp().items()))
        self.fields["sinds"].initial = klok.vandaag()


class LichtUitkomstForm(Formulier):
    uitkomst = forms.ChoiceField(
        label="Wat kwam ervan?",
        widget=forms.RadioSelect,
        choices=[(u.value, naam) for u, naam in rs.NAAM_VAN_LICHTUITKOMST.items()],
    )
    tekst = forms.CharField(label="In een zin", max_length=1000, required=False)
    op = forms.DateField(label="Op welke dag stopte het?", required=False, widget=DAG)


@require_safe
@recht(L)
def licht(request: Verzoek) -> HttpResponse:
    """The list: what runs, or what ended."""
    blad = opvragen.lichtblad(soort=request.GET.get("soort", "open"), na=request.GET.get("na", ""))
    return render(request, "dossier/lichte_hulp.html", {"blad": blad})


@recht(S)
def nieuw(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Record help for this resident: one short form."""
    inwoner, naam = opvragen.inwoner_voor_hulp(inwoner_id)
    form = LichtForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.lichte_hulp_beginnen, actor=request.actor, inwoner_id=inwoner, **velden)
    if rij:
        return klaar(request, "De hulp staat erin", reverse("dossier:licht-een", args=[rij.pk]))
    return toon(request, "dossier/lichte_hulp_nieuw.html", {"form": form, "naam": naam, "inwoner_id": inwoner}, form)


@recht(L)
def een(request: Verzoek, hulp_id: UUID) -> HttpResponse:
    """One record; POST says what came of it (the act asks the right to write)."""
    hulp = opvragen.lichte_hulp(hulp_id)
    form = LichtUitkomstForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, handelingen.lichte_hulp_afronden, actor=request.actor, hulp_id=hulp.id, **velden):
        ongedaan = reverse("dossier:licht-heropenen", args=[hulp.id])
        return klaar(request, "De uitkomst is vastgelegd", reverse("dossier:licht-een", args=[hulp.id]), ongedaan)
    return toon(request, "dossier/lichte_hulp_een.html", {"h": hulp, "form": form}, form)


@require_POST
@recht(S)
def heropenen(request: Verzoek, hulp_id: UUID) -> HttpResponse:
    """It runs on."""
    handelingen.lichte_hulp_heropenen(actor=request.actor, hulp_id=hulp_id)
    return redirect("dossier:licht-een", hulp_id)


@require_safe
@recht(Recht.DOSSIER_LEZEN)
def zonder_zwaarte(request: Verzoek) -> HttpResponse:
    """Open questions that nobody weighed yet."""
    blad = opvragen.zonder_zwaarte(na=request.GET.get("na", ""))
    return render(request, "dossier/zonder_zwaarte.html", {"blad": blad})


@recht(Recht.ITEM_VERPLAATSEN)
def verplaatsen(request: Verzoek, dossier_id: UUID, soort: str, item_id: UUID) -> HttpResponse:
    """One of the few pages that ask: to which dossier, why, and whether somebody read it."""
    lees: dict[str, Callable[[UUID, UUID], Any]] = {
        "journaal": opvragen.journaalregel,
        "verslag": opvragen.verslag,
    }
    beeld = lees[soort](dossier_id, item_id)
    form = VerplaatsForm(post(request))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    hier = probeer(form, handelingen.item_verplaatsen, actor=request.actor, soort=soort, item_id=item_id, **velden)
    if hier:
        ongedaan = reverse("dossier:terugplaatsen", args=[hier.dossier_id, hier.pk])
        return klaar(request, "De tekst staat nu in het goede dossier", f"{beeld.kader.pad}tijdlijn/", ongedaan)
    gegevens = {"kader": beeld.kader, "beeld": beeld, "form": form, "actief": "Tijdlijn", "soort": soort}
    return toon(request, "dossier/verplaatsen.html", gegevens, form)


@require_safe
@recht(Recht.JOURNAAL_LEZEN)
def sporen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Which entries left, and which came."""
    kader = opvragen.dossier_kader(dossier_id)
    gegevens = {"kader": kader, "sporen": opvragen.sporen(kader), "actief": "Tijdlijn"}
    return render(request, "dossier/verplaatst.html", gegevens)


@require_POST
@recht(Recht.ITEM_VERPLAATSEN)
def terugplaatsen(request: Verzoek, dossier_id: UUID, verplaatsing_id: UUID) -> HttpResponse:
    """Undo a move."""
    handelingen.item_terugplaatsen(actor=request.actor, verplaatsing_id=verplaatsing_id)
    return klaar(request, "De tekst is teruggezet", f"/dossier/{dossier_id}/verplaatst/")
