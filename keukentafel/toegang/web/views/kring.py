"""Doors of the own circle: saying that one knows a resident, and lifting that."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, meld_fouten, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.kring import Kringblad, kringblad
from keukentafel.toegang.regels import EIGEN_KRING

BLAD = "toegang/eigen_kring.html"


class KringForm(Formulier):
    belang = forms.ChoiceField(
        label="Hoe ken je deze inwoner?",
        widget=forms.RadioSelect,
        choices=[(b.value, tekst) for b, tekst in EIGEN_KRING.items()],
        error_messages={"required": "Kies hoe je deze inwoner kent."},
    )


class OpheffenForm(Formulier):
    reden = forms.CharField(
        label="Waarom kan het toch?",
        max_length=1000,
        error_messages={"required": "Schrijf op waarom deze medewerker het toch kan doen."},
    )


@recht(Recht.EIGEN_KRING_MELDEN)
def eigen_kring(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """I know this resident in private: from the next page on there is nothing to see any more."""
    blad, form = kringblad(inwoner_id), KringForm(post(request))
    if form.is_bound and form.is_valid():
        velden = form.cleaned_data
        probeer(form, handelingen.eigen_kring_melden, actor=request.actor, inwoner_id=inwoner_id, **velden)
        if not form.errors:
            return klaar(request, "Vastgelegd. Je ziet deze inwoner niet meer; een ander doet het.", "/")
    return toon(request, BLAD, _gegevens(blad, form), form)


@require_POST
@recht(Recht.BELANG_OPHEFFEN)
def opheffen(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """The manager: this worker after all."""
    blad, wie = kringblad(inwoner_id), lees_sleutel(request.POST.get("medewerker", ""))
    form = OpheffenForm(request.POST, auto_id=f"{wie}_%s")
    if form.is_valid():
        velden = {"inwoner_id": inwoner_id, "medewerker_id": wie or inwoner_id, "reden": form.cleaned_data["reden"]}
        probeer(form, handelingen.eigen_kring_opheffen, actor=request.actor, **velden)
        if not form.errors:
            return klaar(request, "Opgeheven. De reden staat in het logboek.", f"/inwoner/{inwoner_id}/eigen-kring/")
    if wie not in {m.medewerker_id for m in blad.buiten}:
        meld_fouten(request, form)  # a colleague lifted it meanwhile: there is no form any more to tell it in
    return toon(request, BLAD, _gegevens(blad, KringForm(), {wie: form}), form)


def _gegevens(
    blad: Kringblad, form: KringForm, gevuld: Mapping[UUID | None, OpheffenForm] | None = None
) -> dict[str, object]:
    """With a form for each worker who stays out; `gevuld` is the one that could not be read."""
    vormen = gevuld or {}
    leeg = {m.medewerker_id: OpheffenForm(auto_id=f"{m.medewerker_id}_%s") for m in blad.buiten}
    buiten = [(m, vormen.get(m.medewerker_id, leeg[m.medewerker_id])) for m in blad.buiten]
    return {"b": blad, "form": form, "buiten": buiten}
