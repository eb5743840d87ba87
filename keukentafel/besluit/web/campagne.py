"""Doors of the campaign: list, choose, divide, follow, and the talks of a worker."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen import campagne as doe
from keukentafel.besluit.opvragen import campagne as lees
from keukentafel.besluit.opvragen.campagneselectie import campagnekeuzes, gevolg
from keukentafel.besluit.regels.campagne import NAAM_VAN_CAMPAGNESTAND, bezwaar_tegen_selectie
from keukentafel.besluit.web.volgforms import EindeForm, SelectieForm, StapForm, VerdeelForm
from keukentafel.kern import klok
from keukentafel.kern.adressen import adres
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, probeer_op_versie, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S, LEIDEN = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN, Recht.CAMPAGNE_LEIDEN


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """All campaigns, with how far they are."""
    stand = request.GET.get("stand", "")
    keuze = {"stand": stand, "standen": NAAM_VAN_CAMPAGNESTAND, "mag_leiden": lees.mag_leiden()}
    return render(request, "besluit/campagnes.html", {"campagnes": lees.campagnes(stand), **keuze})


@recht(LEIDEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Choose; the preview comes by itself, or by a button without JavaScript."""
    form = SelectieForm(post(request), keuzes=campagnekeuzes(), initial={"minuten": instelling("campagne_minuten")})
    if "bekijken" in request.POST:
        return render(request, "besluit/campagne_nieuw.html", {"form": form, **_wat_het_betekent(form)})
    velden = {}
    if form.is_bound and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("naam", "minuten", "uitleg")}
        velden["selectie"] = form.selectie()
    if rij := probeer(form, doe.campagne_maken, actor=request.actor, **velden):
        return klaar(
            request, "De campagne staat klaar. Verdeel nu de gesprekken", adres("besluit:campagne-verdelen", rij.pk)
        )
    return toon(request, "besluit/campagne_nieuw.html", {"form": form, **_wat_het_betekent(form)}, form)


@recht(LEIDEN)
@require_POST
def voorbeeld(request: Verzoek) -> HttpResponse:
    """What this choice means: a fragment, asked again at every change."""
    form = SelectieForm(request.POST, keuzes=campagnekeuzes())
    return render(request, "besluit/_gevolg.html", _wat_het_betekent(form))


@recht(LEIDEN)
def verdelen(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """From which week and how many a week."""
    kop, teams = lees.te_verdelen(campagne_id)
    form = VerdeelForm(post(request), teams=teams, initial={"begin": klok.vandaag()})
    velden = {}
    if form.is_bound and form.is_valid():
        velden = {"begin": form.cleaned_data["begin"], "per_week": form.per_week()}
    if probeer(form, doe.campagne_verdelen, actor=request.actor, campagne_id=campagne_id, **velden):
        terug = adres("besluit:campagne-terug", campagne_id)
        return klaar(request, "De gesprekken worden verdeeld", adres("besluit:campagne", campagne_id), terug)
    return toon(request, "besluit/campagne_verdelen.html", {"kop": kop, "form": form, "teams": teams}, form)


@recht(LEIDEN)
@require_POST
def terug(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """Undo of dividing."""
    naar = adres("besluit:campagne", campagne_id)
    return doe_en_terug(request, doe.campagne_verdeling_terug, "De verdeling is terug", naar, campagne_id=campagne_id)


@require_safe
@recht(L)
def volgen(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """How far, and who is not told yet."""
    vraag = {naam: request.GET.get(naam, "") for naam in ("stand", "team")}
    blad = lees.volgblad(campagne_id, **vraag, na=request.GET.get("na", ""))
    return render(
        request, "besluit/campagne.html", {"blad": blad, "kop": blad.kop, "filters": lees.FILTERS, "einde": EindeForm()}
    )


@require_safe
@recht(L)
def bestand(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """The list of this filter for a spreadsheet."""
    rijen = lees.volgbestand(campagne_id, stand=request.GET.get("stand", ""), team=request.GET.get("team", ""))
    return download(als_csv(lees.KOPPEN, rijen), "text/csv", "campagne.csv")


@recht(LEIDEN)
@require_POST
def afronden(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """The end: everybody knows, or a reason."""
    naar = adres("besluit:campagne", campagne_id)
    form = EindeForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, doe.campagne_afronden, actor=request.actor, campagne_id=campagne_id, **velden):
        return klaar(request, "De campagne is klaar", naar, adres("besluit:campagne-heropenen", campagne_id))
    blad = lees.volgblad(campagne_id)
    return toon(
        request, "besluit/campagne.html", {"blad": blad, "kop": blad.kop, "filters": lees.FILTERS, "einde": form}, form
    )


@recht(LEIDEN)
@require_POST
def heropenen(request: Verzoek, campagne_id: UUID) -> HttpResponse:
    """Undo of ending."""
    naar = adres("besluit:campagne", campagne_id)
    return doe_en_terug(request, doe.campagne_heropenen, "De campagne loopt weer", naar, campagne_id=campagne_id)


@require_safe
@recht(L)
def mijn(request: Verzoek) -> HttpResponse:
    """My talks, by week."""
    weken, meer = lees.mijn_gesprekken()
    return render(request, "besluit/campagne_mijn.html", {"weken": weken, "meer": meer, "hoogstens": lees.MIJN})


@recht(L)
def regel(request: Verzoek, regel_id: UUID) -> HttpResponse:
    """One resident; POST says what happened (the act asks the right to write)."""
    beeld = lees.regelbeeld(regel_id)
    form = StapForm(post(request), stappen=beeld.stappen, initial={"versie": beeld.versie})
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = partial(doe.campagneregel_stap, actor=request.actor, regel_id=regel_id)
    if probeer_op_versie(form, act, "dit gesprek", **velden):
        return klaar(request, "Het is vastgelegd", adres("besluit:campagneregel", regel_id))
    return toon(
        request, "besluit/campagneregel.html", {"b": beeld, "r": beeld.regel, "kop": beeld.kop, "form": form}, form
    )


def _wat_het_betekent(form: SelectieForm) -> dict[str, object]:
    """The preview; while the choice is not complete it says what is missing, and does not scold."""
    if not form.is_bound:
        return {"gevolg": None, "bezwaar": ""}
    # The name comes last, often after looking.
    if set(form.errors) - {"naam"}:
        return {"gevolg": None, "bezwaar": "Vul hierboven in wat nog ontbreekt. Dan staat hier wat het betekent."}
    bezwaar = bezwaar_tegen_selectie(form.selectie())[1]
    return {"gevolg": None if bezwaar else gevolg(form.selectie(), form.cleaned_data["minuten"]), "bezwaar": bezwaar}
