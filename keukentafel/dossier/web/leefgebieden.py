"""Doors of the scores: fill in, compare old beside new, and the panel on the overview."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.dossier import handelingen
from keukentafel.dossier.opvragen.leefgebieden import Scoreblad, scoreblad
from keukentafel.dossier.web.vraag import lid_of_404, wie
from keukentafel.dossier.web.vraagforms import ScoreForm
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

ACTIEF = "Leefgebieden"


@recht(Recht.VRAAG_LEZEN)
def leefgebieden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Score one member; a fragment for htmx, so that the page stays where it is."""
    blad = scoreblad(dossier_id, wie=wie(request), instrument=request.GET.get("instrument", ""))
    form = ScoreForm(post(request), blad=blad)
    if request.method == "POST" and form.is_valid():
        velden = {"dossier_id": dossier_id, "inwoner_id": lid_of_404(blad), "instrument": blad.instrument.code}
        velden |= {"gekozen": form.gekozen(), "gemeten_op": form.cleaned_data["gemeten_op"]}
        if probeer(form, handelingen.scores_vastleggen, actor=request.actor, **velden):
            return _bewaard(request, dossier_id, blad)
    return _pagina(request, blad, form)


def _bewaard(request: Verzoek, dossier_id: UUID, blad: Scoreblad) -> HttpResponse:
    if not request.htmx:
        return klaar(request, "De leefgebieden zijn bijgewerkt", request.get_full_path())
    nieuw = scoreblad(dossier_id, wie=wie(request), instrument=blad.instrument.code)
    return _pagina(request, nieuw, ScoreForm(blad=nieuw), "De leefgebieden zijn bijgewerkt.")


def _pagina(request: Verzoek, blad: Scoreblad, form: ScoreForm, bewaard: str = "") -> HttpResponse:
    sjabloon = "dossier/_leefgebieden.html" if request.htmx else "dossier/leefgebieden.html"
    gegevens = {"kader": blad.kader, "blad": blad, "form": form, "actief": ACTIEF, "bewaard": bewaard}
    return toon(request, sjabloon, gegevens, form)


@require_safe
@recht(Recht.VRAAG_LEZEN)
def vergelijken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Old beside new, up to five days."""
    blad = scoreblad(dossier_id, wie=wie(request), instrument=request.GET.get("instrument", ""))
    return render(request, "dossier/vergelijken.html", {"kader": blad.kader, "blad": blad, "actief": ACTIEF})
