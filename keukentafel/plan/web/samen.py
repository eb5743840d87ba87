"""Doors of two dossiers that are one household, and of a household that splits."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.dossier import opvragen as dossier_opvragen
from keukentafel.dossier.opvragen.kader import Lid
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen
from keukentafel.plan.opvragen.samen import samenblad, splitsingen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

B = Recht.DOSSIER_SAMENVOEGEN


class NummerForm(Formulier):
    """The other dossier by its number; the second time, after looking, with a tick."""

    nummer = forms.CharField(label="Nummer van het dubbele dossier", max_length=20)
    zeker = forms.BooleanField(label="Ja, dit is hetzelfde huishouden", required=False)


class SplitsForm(Formulier):
    """Who leaves, who belongs to both, and what goes along."""

    def __init__(self, mensen: tuple[Lid, ...], *args: Any) -> None:
        super().__init__(*args)
        leden = [(str(lid.id), lid.naam) for lid in mensen]
        self.fields["vertrekt"] = _vinkjes("Wie vertrekt?", leden, required=True)
        self.fields["in_beide"] = _vinkjes(
            "Wie hoort daarna bij beide huishoudens?", leden, "Bijvoorbeeld een kind van ouders die uit elkaar gaan."
        )
        self.fields["mee"] = _vinkjes(
            "Wat gaat mee?",
            list(handelingen.itemsoorten().items()),
            "Alleen wat over niemand anders gaat dan wie vertrekt. De rest blijft in dit dossier.",
        )
        self.fields["reden"] = forms.CharField(label="Waarom", required=False, max_length=200)


def _vinkjes(naam: str, keuzes: list[tuple[str, str]], hulp: str = "", *, required: bool = False) -> forms.Field:
    return forms.MultipleChoiceField(
        label=naam, choices=keuzes, required=required, help_text=hulp, widget=forms.CheckboxSelectMultiple
    )


@recht(B)
@require_http_methods(["GET", "POST"])
def samenvoegen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """First the other dossier beside this one, then the act."""
    form = NummerForm(post(request))
    nummer = form.cleaned_data["nummer"].strip() if form.is_valid() else ""
    kader = dossier_opvragen.dossier_kader(dossier_id)
    blad = samenblad(kader, nummer)
    if nummer and blad.ander is None:
        form.add_error("nummer", f"Je mag geen ander dossier met nummer ‘{nummer}’ openen. Kijk het nummer na.")
    elif blad.ander and form.cleaned_data["zeker"]:
        samen = probeer(form, handelingen.dossiers_samenvoegen, actor=request.actor, blijft_id=dossier_id,
                        vervalt_id=blad.ander.id)  # fmt: skip
        if samen:
            terug = reverse("plan:samenvoegen-ongedaan", args=[dossier_id, samen.pk])
            tekst = f"Dossier {nummer} is samengevoegd met dit dossier."
            return klaar(request, tekst, f"/dossier/{dossier_id}/", terug)
    gegevens = {"kader": kader, "form": form, "blad": blad, "actief": "Gezin"}
    return toon(request, "plan/samenvoegen.html", gegevens, form)


@recht(B)
@require_POST
def ongedaan(request: Verzoek, dossier_id: UUID, samenvoeging_id: UUID) -> HttpResponse:
    """Two dossiers again."""
    form = Formulier(request.POST)
    handeling = handelingen.dossiersamenvoeging_ongedaan_maken
    uit = probeer(form, handeling, actor=request.actor, samenvoeging_id=samenvoeging_id)
    fouten = " ".join(str(fout) for fout in form.non_field_errors())
    tekst = "De samenvoeging is ongedaan gemaakt." if uit else fouten
    return klaar(request, tekst, reverse("plan:samenvoegen", args=[dossier_id]))


@recht(B)
@require_http_methods(["GET", "POST"])
def splitsen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A household splits; on to the dossier of who leaves."""
    kader = dossier_opvragen.dossier_kader(dossier_id)
    form = SplitsForm(kader.leden, post(request))
    if form.is_valid():
        c = form.cleaned_data
        velden = {"vertrekt": [UUID(i) for i in c["vertrekt"]], "in_beide": [UUID(i) for i in c["in_beide"]]}
        nieuw = probeer(form, handelingen.huishouden_splitsen, actor=request.actor, dossier_id=dossier_id,
                        mee=c["mee"], reden=c["reden"], **velden)  # fmt: skip
        if nieuw:
            terug = reverse("plan:splitsen-ongedaan", args=[dossier_id, splitsingen(dossier_id)[0].id])
            return klaar(request, f"Dossier {nieuw.nummer} is open voor wie vertrekt.", f"/dossier/{nieuw.pk}/", terug)
    gegevens = {"kader": kader, "form": form, "eerder": splitsingen(dossier_id), "actief": "Gezin"}
    return toon(request, "plan/splitsen.html", gegevens, form)


@recht(B)
@require_POST
def heel(request: Verzoek, dossier_id: UUID, splitsing_id: UUID) -> HttpResponse:
    """One household again."""
    form = Formulier(request.POST)
    uit = probeer(form, handelingen.splitsing_ongedaan_maken, actor=request.actor, splitsing_id=splitsing_id)
    tekst = " ".join(str(fout) for fout in form.non_field_errors())
    if uit is None:
        return klaar(request, tekst, reverse("plan:splitsen", args=[dossier_id]))
    return klaar(request, "De splitsing is ongedaan gemaakt. Dit is weer één huishouden.", f"/dossier/{dossier_id}/")
