"""Doors of the register of processing: on the screen, on paper, as a file."""

import json

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.opvragen import NAAM_VAN_CATEGORIE
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.opvragen import registeruitvoer
from keukentafel.privacy.opvragen import verwerkingsregister as opvragen

_ALLES = [("", "Alles")]
_WIE = [("inwoners", "Inwoners"), ("medewerkers", "Medewerkers"), ("anderen", "Anderen")]


class FilterForm(Formulier):
    """The address holds codes, and a word of the register itself."""

    kamer = forms.ChoiceField(label="Onderdeel", required=False, choices=[*_ALLES, *opvragen.NAAM_VAN_KAMER.items()])
    soort = forms.ChoiceField(
        label="Soort gegevens",
        required=False,
        choices=[*_ALLES, *((c.value, naam) for c, naam in NAAM_VAN_CATEGORIE.items() if c in opvragen.SOORTEN)],
    )
    wie = forms.ChoiceField(label="Over wie", required=False, choices=[*_ALLES, *_WIE])
    zoek = forms.CharField(label="Veld of doel", required=False, max_length=60)

    def filter(self) -> opvragen.Filter:
        """What could be read; what could not stands at its field and is left out."""
        self.is_valid()
        return opvragen.Filter(**{naam: self.cleaned_data.get(naam) or "" for naam in self.fields})


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def register(request: Verzoek) -> HttpResponse:
    """Noun by noun; filters stand in the URL."""
    form = FilterForm(request.GET)
    filter_ = form.filter()
    bladen = opvragen.register(filter_)
    deel, volgende = opvragen.pagina(bladen, request.GET.get("na", ""))
    gegevens = {"kop": opvragen.kop(), "bladen": deel, "aantal": len(bladen), "volgende": volgende, "form": form}
    return render(request, "privacy/verwerkingsregister.html", gegevens | {"over": urlencode(filter_.gevuld())})


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def een(request: Verzoek, kamer: str, noun: str) -> HttpResponse:
    """One noun: what each field is for, on which ground, who reads it and how long."""
    blad = opvragen.blad(f"{kamer}.{noun}")
    if blad is None:
        raise Http404
    return render(request, "privacy/verwerking.html", {"blad": blad})


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def afdruk(request: Verzoek) -> HttpResponse:
    """What was chosen, on paper."""
    filter_ = FilterForm(request.GET).filter()
    gegevens = {"kop": opvragen.kop(), "bladen": opvragen.register(filter_), "over": urlencode(filter_.gevuld())}
    return render(request, "privacy/verwerkingsregister_afdruk.html", gegevens)


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def csv(request: Verzoek) -> HttpResponse:
    """What was chosen, for a spreadsheet."""
    rijen = registeruitvoer.als_rijen(opvragen.register(FilterForm(request.GET).filter()))
    return download(als_csv(registeruitvoer.KOPPEN, rijen), "text/csv", "verwerkingsregister.csv")


@require_safe
@recht(Recht.PRIVACY_LEZEN)
def gegevens(request: Verzoek) -> HttpResponse:
    """What was chosen, for a machine."""
    bladen = opvragen.register(FilterForm(request.GET).filter())
    tekst = json.dumps(registeruitvoer.als_json(opvragen.kop(), bladen), ensure_ascii=False, indent=2)
    return download(tekst, "application/json", "verwerkingsregister.json")
