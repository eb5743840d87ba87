"""Doors of what other professionals say: record, read, weigh, and why it is researched again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms import ZwaarteForm
from keukentafel.dossier.web.papierforms import HeronderzoekForm, VerwijzingForm, WegingForm
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.DOCUMENT_TOEVOEGEN)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """`?soort=` chooses the kind, `?document=` the paper it stands in."""
    kader = opvragen.dossier_kader(dossier_id)
    begin = {"soort": request.GET["soort"]} if request.GET.get("soort") else {}
    form = VerwijzingForm(post(request), kader=kader, lijsten=opvragen.keuzelijsten(), initial=begin)
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "dossier_id": kader.id, **form.cleaned_data}
        document = lees_sleutel(request.GET.get("document", ""))
        gemaakt = probeer(form, handelingen.verwijzing_vastleggen, document_id=document, **velden)
        if gemaakt:
            return klaar(request, "Vastgelegd in het dossier", f"{kader.pad}verwijsinformatie/{gemaakt.pk}/")
    gegevens = {"kader": kader, "form": form, "actief": "Documenten", "adres": request.get_full_path()}
    return toon(request, "dossier/verwijzing_nieuw.html", gegevens, form)


@require_safe
@recht(Recht.DOCUMENT_LEZEN)
def een(request: Verzoek, dossier_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """One of them, with how it was weighed and whether it was done again."""
    return _pagina(request, dossier_id, verwijzing_id)


def _pagina(request: Verzoek, dossier_id: UUID, verwijzing_id: UUID, **forms: Formulier) -> HttpResponse:
    """The page; a form that was refused comes in by its name."""
    beeld = opvragen.verwijzing(dossier_id, verwijzing_id)
    leeg = {
        "weging": WegingForm(initial={"weging": beeld.weging}),
        "redenform": HeronderzoekForm(),
        "zwaarte": ZwaarteForm(auto_id="zwaarte_%s", initial={"waarde": beeld.zwaarte or ""}),
    }
    gegevens = {"kader": beeld.kader, "beeld": beeld, "actief": "Documenten", **leeg, **forms}
    return toon(request, "dossier/verwijzing.html", gegevens, *forms.values())


@require_POST
@recht(Recht.DOCUMENT_TOEVOEGEN)
def zwaarte(request: Verzoek, dossier_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """How heavy this indication is, from a day on."""
    form = ZwaarteForm(request.POST, auto_id="zwaarte_%s")
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handelingen.indicatiezwaarte_zetten, actor=request.actor, verwijzing_id=verwijzing_id, **velden):
        return redirect("dossier:verwijzing", dossier_id, verwijzing_id)
    return _pagina(request, dossier_id, verwijzing_id, zwaarte=form)


@require_POST
@recht(Recht.DOCUMENT_TOEVOEGEN)
def wegen(request: Verzoek, dossier_id: UUID, verwijzing_id: UUID) -> HttpResponse:
    """How the team weighs it."""
    form = WegingForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handelingen.verwijzing_wegen, actor=request.actor, verwijzing_id=verwijzing_id, **velden):
        return redirect("dossier:verwijzing", dossier_id, verwijzing_id)
    return _pagina(request, dossier_id, verwijzing_id, weging=form)


@require_POST
@recht(Recht.DOCUMENT_TOEVOEGEN)
def reden(request: Verzoek, dossier_id: UUID, verwijzing_id: UUID, heronderzoek_id: UUID) -> HttpResponse:
    """Why it was done again, answered later."""
    form = HeronderzoekForm(request.POST)
    velden = {"actor": request.actor, "heronderzoek_id": heronderzoek_id}
    waarden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handelingen.heronderzoek_reden_geven, **velden, **waarden):
        return redirect("dossier:verwijzing", dossier_id, verwijzing_id)
    return _pagina(request, dossier_id, verwijzing_id, redenform=form)
