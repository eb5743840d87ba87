"""Doors of the log: on the screen, on paper, as a file."""

import re
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from keukentafel.inwoner.opvragen import zoeken
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.opvragen import logboek as opvragen
from keukentafel.privacy.regels.logboek import WOORD_VAN_SOORT

_AFDRUK = re.compile("[0-9a-f]{32}")
DAG: dict[str, Any] = {"widget": forms.DateInput(format="%Y-%m-%d"), "required": False}


class FilterForm(Formulier):
    """The address holds codes and days; dossier and resident come along from a link."""

    wie = forms.ChoiceField(label="Wie", required=False)
    soort = forms.ChoiceField(
        label="Wat", required=False, choices=[("", "Alles"), *((k, w) for k, w in WOORD_VAN_SOORT.items())]
    )
    van = forms.DateField(label="Vanaf", **DAG)
    tot = forms.DateField(label="Tot en met", **DAG)

    def __init__(self, data: Any, *, medewerkers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        veld = self.fields["wie"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", "Iedereen"), *medewerkers]

    def filter(self, vraag: QueryDict) -> opvragen.Filter:
        """What could be read of the form; what could not stands at its field and is left out."""
        self.is_valid()
        goed: dict[str, Any] = {naam: self.cleaned_data.get(naam) for naam in ("wie", "soort", "van", "tot")}
        sleutels: dict[str, Any] = {naam: lees_sleutel(vraag.get(naam, "")) for naam in ("dossier", "inwoner")}
        gezocht = {"gezocht": vraag.get("gezocht", "") if _AFDRUK.fullmatch(vraag.get("gezocht", "")) else ""}
        return opvragen.Filter(**{naam: waarde for naam, waarde in (goed | sleutels | gezocht).items() if waarde})


class GezochtForm(Formulier):
    """Posted, for the text may hold a name or a BSN; only its digest goes into the address."""

    tekst = forms.CharField(
        label="Precies deze zoektekst",
        max_length=200,
        error_messages={"required": "Vul in waarop gezocht werd, precies zoals iemand het typte."},
    )


def _volgnummer(waarde: str) -> int | None:
    """A key of the log; nonsense, and more than the column holds, begins at the newest."""
    return int(waarde) if waarde.isdecimal() and len(waarde) <= 18 else None


@require_safe
@recht(Recht.LOGBOEK_LEZEN)
def logboek(request: Verzoek) -> HttpResponse:
    """Newest first; filters stand in the URL."""
    form = FilterForm(request.GET, medewerkers=opvragen.medewerkerkeuzes())
    filter_ = form.filter(request.GET)
    pagina = opvragen.logboek_pagina(filter_, voor=_volgnummer(request.GET.get("voor", "")))
    gegevens = _gegevens(filter_, pagina) | {"form": form, "gezocht": GezochtForm()}
    return render(request, "privacy/logboek.html", gegevens)


@require_POST
@recht(Recht.LOGBOEK_LEZEN)
def gezocht(request: Verzoek) -> HttpResponse:
    """Who searched exactly this? The text itself goes no further than its digest."""
    form = GezochtForm(request.POST)
    if form.is_valid():
        vraag = {"soort": "zoeken", "gezocht": zoeken.afdruk(form.cleaned_data["tekst"])}
        return redirect(f"{reverse('privacy:logboek')}?{urlencode(vraag)}")
    filter_ = opvragen.Filter()
    leeg = FilterForm({}, medewerkers=opvragen.medewerkerkeuzes())
    gegevens = _gegevens(filter_, opvragen.logboek_pagina(filter_)) | {"form": leeg, "gezocht": form}
    return render(request, "privacy/logboek.html", gegevens, status=422)


@require_safe
@recht(Recht.LOGBOEK_LEZEN)
def afdruk(request: Verzoek) -> HttpResponse:
    """The same lines on paper; a line of its own in the log."""
    filter_ = FilterForm(request.GET, medewerkers=opvragen.medewerkerkeuzes()).filter(request.GET)
    pagina = opvragen.logboek_pagina(filter_, aantal=opvragen.OP_PAPIER, soort="afdruk")
    return render(request, "privacy/logboek_afdruk.html", _gegevens(filter_, pagina))


@require_safe
@recht(Recht.LOGBOEK_LEZEN)
def bestand(request: Verzoek) -> HttpResponse:
    """The same lines as a file for a spreadsheet; a line of its own in the log."""
    filter_ = FilterForm(request.GET, medewerkers=opvragen.medewerkerkeuzes()).filter(request.GET)
    pagina = opvragen.logboek_pagina(filter_, aantal=opvragen.IN_BESTAND, soort="export")
    koppen = ["Volgnummer", "Moment", "Wie", "Rol", "Wat", "Recht", "Waarom", "Bijzonder", "Gezocht op", "Getoond"]
    momenten = (r.tijd.isoformat(timespec="seconds") for r in pagina.regels)
    rijen = [
        [r.id, moment, r.wie, r.rol, r.wat, r.waarop, r.waarom, r.bijzonder]
        + ([r.zoek.op, r.zoek.getoond] if r.zoek else ["", ""])
        for r, moment in zip(pagina.regels, momenten, strict=True)
    ]
    return download(als_csv(koppen, rijen), "text/csv", "logboek.csv")


def _gegevens(filter_: opvragen.Filter, pagina: opvragen.Logpagina) -> dict[str, Any]:
    return {"pagina": pagina, "filter": filter_, "over": urlencode(filter_.gevuld())}
