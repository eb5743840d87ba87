"""Doors of "Analyse en akkoord": what plays, who agrees, and the manager's one click."""

from typing import Any, TypeVar, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.delen.opvragen import gevers_van
from keukentafel.delen.web.forms import gever_keuzes
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan import handelingen
from keukentafel.plan.opvragen.akkoord import AkkoordBeeld, AnalyseBeeld, akkoord_beeld
from keukentafel.plan.opvragen.goedkeuren import wachtend
from keukentafel.plan.regels import AKKOORDKANALEN, NAAM_VAN_ANTWOORD, ZONDER_GEZAG
from keukentafel.plan.web.forms import KORT, PUBLIEK
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

T = TypeVar("T")
LANG = forms.Textarea(attrs={"rows": 5})
HULP = "Wat speelt er bij wie, hoe hangt het samen, en wat gaat goed? Drie zinnen zijn genoeg."


class AnalyseForm(Formulier):
    """One text is enough; the rest has a default and stands under "Meer"."""

    tekst = forms.CharField(label="Wat speelt er, en hoe hangt het samen?", widget=LANG, help_text=HULP)
    doelen = forms.MultipleChoiceField(
        label="Welke doelen horen hierbij?", required=False, widget=forms.CheckboxSelectMultiple
    )
    clientgroep = forms.ChoiceField(label="Welke manier van werken past hier?", required=False)
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen: iedereen."
    )
    wet = forms.ChoiceField(label="Waarvoor?", required=False)
    publiek = forms.ChoiceField(label="Wie mag dit lezen?", choices=PUBLIEK, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, beeld: AkkoordBeeld, nu: AnalyseBeeld | None = None) -> None:
        eerst: dict[str, Any] = {"doelen": [str(id_) for id_, _ in beeld.doelkeuzes]}
        if nu:
            gekozen = [str(id_) for nr, (id_, _) in enumerate(beeld.doelkeuzes, 1) if nr in nu.doelen]
            eerst = {"tekst": nu.tekst, "versie": nu.versie, "doelen": gekozen, "clientgroep": nu.groep}
        super().__init__(data, initial=eerst)
        zet_keuzes(self, "doelen", [(str(id_), naam) for id_, naam in beeld.doelkeuzes])
        groepen = [(k.code, k.naam) for k in keuzes("clientgroep")]
        zet_keuzes(self, "clientgroep", [("", "Onze gewone manier"), *groepen])
        zet_keuzes(self, "over", [(str(lid.id), lid.roepnaam) for lid in beeld.kader.leden])
        zet_keuzes(self, "wet", list(beeld.kader.wetten) or [("algemeen", "Algemeen")])
        for naam in ("over", "wet", "publiek") if nu else ():
            del self.fields[naam]

    def velden(self) -> dict[str, Any]:
        """Arguments of analyse_schrijven."""
        v = self.cleaned_data
        doelen = [UUID(d) for d in v["doelen"]]
        over = [UUID(i) for i in v["over"]] or None
        return {
            "tekst": v["tekst"], "doelen": doelen, "over": over, "clientgroep": v["clientgroep"],
            "wet": v["wet"] or "algemeen", "publiek": v["publiek"] or "team",
        }  # fmt: skip


class AntwoordForm(Formulier):
    """Yes, no, or why nobody could ask. One answer about everything this member may see."""

    antwoord = forms.ChoiceField(
        label="Is het goed zo?", choices=[(a.value, n) for a, n in NAAM_VAN_ANTWOORD.items()], widget=forms.RadioSelect
    )
    gever = forms.ChoiceField(label="Wie gaf dit antwoord?")
    andere_naam = forms.CharField(label="Iemand anders: wie?", required=False, max_length=100)
    reden = forms.CharField(label="Wat zei diegene, of waarom kon het niet?", required=False, widget=KORT)
    kanaal = forms.ChoiceField(label="Hoe?", choices=list(AKKOORDKANALEN.items()))

    def __init__(self, data: Any, inwoner_id: UUID) -> None:
        super().__init__(data)
        gevers = gevers_van(inwoner_id)
        anders = (ZONDER_GEZAG, "Iemand die hierover niet mag beslissen")
        zet_keuzes(self, "gever", [*gever_keuzes(gevers), anders])


class RedenForm(Formulier):
    reden = forms.CharField(label="Wat moet er anders?", widget=KORT)


@require_safe
@recht(Recht.PLAN_LEZEN)
def akkoord(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What plays, what is still asked, who agrees."""
    beeld = akkoord_beeld(dossier_id)
    return render(request, "plan/akkoord.html", {"beeld": beeld, "kader": beeld.kader, "actief": "Plan"})


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def analyse_nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Three sentences, and which goals they are about."""
    beeld = akkoord_beeld(dossier_id)
    form = AnalyseForm(post(request), beeld)
    if form.is_valid():
        velden = {"dossier_id": dossier_id, "concept": f"analyse:{dossier_id}", **form.velden()}
        if probeer(form, handelingen.analyse_schrijven, actor=request.actor, **velden):
            return klaar(request, "De analyse is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Wat speelt er?", concept=f"analyse:{dossier_id}")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def analyse(request: Verzoek, dossier_id: UUID, analyse_id: UUID) -> HttpResponse:
    """Other words; on a collision both texts are shown."""
    beeld = akkoord_beeld(dossier_id)
    form = AnalyseForm(post(request), beeld, _of_niet(beeld.analyse(analyse_id)))
    if not form.is_valid():
        return _formulier(request, beeld, form, "Analyse wijzigen")
    velden = {"analyse_id": analyse_id, **{n: form.cleaned_data[n] for n in ("tekst", "doelen", "clientgroep")}}
    versie = form.cleaned_data["versie"] or 0
    try:
        gelukt = probeer(form, handelingen.analyse_wijzigen, actor=request.actor, versie=versie, **velden)
    except Botsing as botsing:
        return _botsing(request, beeld, form, botsing)
    return (
        klaar(request, "De analyse is gewijzigd", beeld.pad) if gelukt else _formulier(request, beeld, form, "Wijzig")
    )


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def antwoord(request: Verzoek, dossier_id: UUID, inwoner_id: UUID) -> HttpResponse:
    """What this member, or who may decide, says about it."""
    beeld = akkoord_beeld(dossier_id)
    lid = _of_niet(beeld.lid(inwoner_id))
    form = AntwoordForm(post(request), inwoner_id)
    velden = {"actor": request.actor, "dossier_id": dossier_id, "inwoner_id": inwoner_id}
    if form.is_valid() and (rijen := probeer(form, handelingen.instemming_vastleggen, **velden, **form.cleaned_data)):
        return klaar(request, "Het antwoord is bewaard", beeld.pad, f"{beeld.pad}antwoord/{rijen[0].keer}/terug/")
    return _formulier(request, beeld, form, f"Wat vindt {lid.naam} van het plan?")


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def antwoord_terug(request: Verzoek, dossier_id: UUID, keer: UUID) -> HttpResponse:
    """Recorded by mistake."""
    handelingen.instemming_intrekken(actor=request.actor, dossier_id=dossier_id, keer=keer)
    return klaar(request, "Het antwoord is weggehaald", f"/dossier/{dossier_id}/plan/akkoord/")


@require_safe
@recht(Recht.PLAN_GOEDKEUREN)
def plannen(request: Verzoek) -> HttpResponse:
    """Plans that wait for the manager, without their stories."""
    return render(request, "plan/plannen.html", {"rijen": wachtend(), "form": RedenForm(None), "actief": "Team"})


@require_POST
@recht(Recht.PLAN_GOEDKEUREN)
def goedkeuren(request: Verzoek, goedkeuring_id: UUID) -> HttpResponse:
    """One click."""
    handelingen.plan_goedkeuren(actor=request.actor, goedkeuring_id=goedkeuring_id)
    return klaar(request, "Het plan is goedgekeurd", "/team/plannen/")


@require_POST
@recht(Recht.PLAN_GOEDKEUREN)
def teruggeven(request: Verzoek, goedkeuring_id: UUID) -> HttpResponse:
    """Back with what should be different."""
    form = RedenForm(request.POST)
    velden = {"goedkeuring_id": goedkeuring_id, "reden": request.POST.get("reden", "")}
    if probeer(form, handelingen.plan_teruggeven, actor=request.actor, **velden):
        return klaar(request, "Het plan is teruggegeven", "/team/plannen/")
    gegevens = {"rijen": wachtend(), "form": form, "fout_bij": goedkeuring_id, "actief": "Team"}
    return toon(request, "plan/plannen.html", gegevens, form)


def _of_niet(rij: T | None) -> T:
    """What stands on this page; hidden and absent are the same."""
    if rij is None:
        raise NietGevonden("plan.akkoord")
    return rij


def _formulier(request: Verzoek, beeld: AkkoordBeeld, form: Formulier, kop: str, **extra: Any) -> HttpResponse:
    gegevens = {"beeld": beeld, "kader": beeld.kader, "form": form, "kop": kop, "actief": "Plan"}
    gegevens |= {"botsing": None, "concept": "", **extra}
    return toon(request, "plan/akkoordform.html", gegevens, form)


def _botsing(request: Verzoek, beeld: AkkoordBeeld, form: AnalyseForm, botsing: Botsing) -> HttpResponse:
    """The own text on the version that stands now, beside what the other wrote."""
    data = cast(QueryDict, form.data).copy()
    data["versie"] = str(botsing.huidig.versie)
    form.data = data
    eigen, ander = form.cleaned_data["tekst"], str(getattr(botsing.huidig, "tekst", ""))
    teksten = (eigen, ander, botsing.huidig.gewijzigd_door or "je collega")
    antwoord = _formulier(request, beeld, form, "Analyse wijzigen", botsing=teksten)
    antwoord.status_code = 409
    return antwoord
