"""Doors of maatwerk: the short form, the specialist, the money, advice of others, and the quality norms."""

from typing import Any, TypeVar, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, regels
from keukentafel.plan.opvragen.maatwerk import MaatwerkBeeld, doorpakbudgetten, feiten, maatwerk_beeld
from keukentafel.plan.opvragen.specialisten import specialisten
from keukentafel.plan.web.forms import DAG, KORT
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

T = TypeVar("T")
METHODEN = ["GET", "HEAD", "POST"]


class MaatwerkForm(Formulier):
    """The omgekeerde toets: what it must bring first, then the law, the cost and the own effort. Six fields."""

    afwijking = forms.CharField(label="Wat past niet, en wat doen jullie in plaats daarvan?", widget=KORT)
    effect = forms.CharField(label="Wat moet het opleveren?", widget=KORT)
    rechtmatigheid = forms.CharField(label="Past het bij de bedoeling van de wet?", required=False, widget=KORT)
    kosten_euro = forms.IntegerField(label="Wat kost het, in euro’s?", required=False, min_value=0)
    eigen_inzet = forms.CharField(label="Wat doet de inwoner zelf?", required=False, widget=KORT)
    specialist_id = forms.ChoiceField(label="Meedenken door een maatwerkspecialist?", required=False)

    def __init__(self, data: Any, beeld: MaatwerkBeeld) -> None:
        super().__init__(data)
        mensen = [(str(m.pk), m.naam) for m in specialisten(beeld.kader.team_id)]
        zet_keuzes(self, "specialist_id", [("", "Niet nodig"), *mensen])

    def velden(self) -> dict[str, Any]:
        v = self.cleaned_data
        return {**v, "specialist_id": UUID(v["specialist_id"]) if v["specialist_id"] else None}


class WijzigForm(MaatwerkForm):
    """The same words later, with what came of it."""

    resultaat = forms.CharField(label="Wat kwam ervan?", required=False, widget=KORT)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: MaatwerkBeeld, nu: dict[str, Any]) -> None:
        super().__init__(data, beeld)
        self.initial = nu
        del self.fields["specialist_id"]


class SpecialistForm(Formulier):
    specialist_id = forms.ChoiceField(label="Wie denkt mee?")

    def __init__(self, data: Any, beeld: MaatwerkBeeld) -> None:
        super().__init__(data)
        zet_keuzes(self, "specialist_id", [(str(m.pk), m.naam) for m in specialisten(beeld.kader.team_id)])


class PlanForm(Formulier):
    tekst = forms.CharField(label="Wat stel je voor?", widget=forms.Textarea(attrs={"rows": 5}))
    versie = forms.IntegerField(widget=forms.HiddenInput)


class BoekForm(Formulier):
    bedrag = forms.DecimalField(label="Hoeveel euro?", min_value=0, max_digits=8, decimal_places=2)
    waarvoor = forms.CharField(label="Waarvoor?", max_length=300)
    op = forms.DateField(label="Op welke dag?", required=False, widget=DAG, help_text="Leeg: vandaag.")


class ResultaatForm(Formulier):
    resultaat = forms.CharField(label="Wat kwam ervan?", widget=KORT)


class AdviesForm(Formulier):
    van = forms.CharField(label="Van wie: organisatie en naam", max_length=200)
    tekst = forms.CharField(label="Wat is het advies?", widget=forms.Textarea(attrs={"rows": 5}))
    op = forms.DateField(label="Van welke dag?", required=False, widget=DAG, help_text="Leeg: vandaag.")


class GevolgForm(Formulier):
    gevolg = forms.ChoiceField(
        label="Wat doen jullie ermee?",
        choices=[(g.value, n) for g, n in regels.NAAM_VAN_GEVOLG.items()],
        widget=forms.RadioSelect,
    )
    waarom = forms.CharField(label="Waarom?", required=False, widget=KORT)


class NormForm(Formulier):
    """One question per norm; what the plan itself tells stands filled in."""

    toelichting = forms.CharField(label="Wat valt op?", required=False, widget=KORT)

    def __init__(self, data: Any, beeld: MaatwerkBeeld, bekend: dict[str, bool]) -> None:
        super().__init__(data)
        for norm in beeld.normen:
            eerst = ("ja" if bekend[norm.feit] else "nee") if norm.feit in bekend else ""
            keuzes = [("", "Niet bekeken"), *regels.NAAM_VAN_UITKOMST.items()]
            self.fields[f"norm_{norm.code}"] = forms.ChoiceField(
                label=norm.naam, choices=keuzes, required=False, initial=eerst
            )

    def uitkomsten(self) -> dict[str, str]:
        return {k.removeprefix("norm_"): v for k, v in self.cleaned_data.items() if k.startswith("norm_") and v}


@require_safe
@recht(Recht.PLAN_LEZEN)
def maatwerk(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What does not fit the standard, advice of others, and the quality norms."""
    beeld = maatwerk_beeld(dossier_id)
    return render(request, "plan/maatwerk.html", {"beeld": beeld, "kader": beeld.kader, "actief": "Plan"})


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Six fields, two of them needed."""
    beeld = maatwerk_beeld(dossier_id)
    form = MaatwerkForm(post(request), beeld)
    velden = {"dossier_id": dossier_id, **form.velden()} if form.is_valid() else {}
    if velden and _doe(request, form, handelingen.maatwerk_vastleggen, **velden):
        return klaar(request, "Het maatwerk is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Maatwerk vastleggen")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def wijzigen(request: Verzoek, dossier_id: UUID, rij_id: UUID) -> HttpResponse:
    """Other words, or what came of it."""
    beeld = maatwerk_beeld(dossier_id)
    form = WijzigForm(post(request), beeld, _of_niet(beeld.rij(rij_id)).velden)
    velden = {"maatwerk_id": rij_id, **form.cleaned_data} if form.is_valid() else {}
    if velden and _doe(request, form, handelingen.maatwerk_wijzigen, **velden):
        return klaar(request, "Het maatwerk is gewijzigd", beeld.pad)
    return _formulier(request, beeld, form, "Maatwerk wijzigen")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def voorleggen(request: Verzoek, dossier_id: UUID, rij_id: UUID) -> HttpResponse:
    """To a maatwerkspecialist of the team."""
    beeld = maatwerk_beeld(dossier_id)
    _of_niet(beeld.rij(rij_id))
    form = SpecialistForm(post(request), beeld)
    if form.is_valid():
        velden = {"maatwerk_id": rij_id, "specialist_id": UUID(form.cleaned_data["specialist_id"])}
        if _doe(request, form, handelingen.maatwerk_voorleggen, **velden):
            return klaar(request, "Je collega krijgt een taak", beeld.pad)
    return _formulier(request, beeld, form, "Voorleggen aan een maatwerkspecialist")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def maatwerkplan(request: Verzoek, dossier_id: UUID, rij_id: UUID) -> HttpResponse:
    """What the specialist proposes."""
    beeld = maatwerk_beeld(dossier_id)
    rij = _of_niet(beeld.rij(rij_id))
    form = PlanForm(post(request), initial={"tekst": rij.maatwerkplan, "versie": rij.versie})
    if form.is_valid() and _doe(
        request, form, handelingen.maatwerkplan_schrijven, maatwerk_id=rij_id, **form.cleaned_data
    ):
        if rij.voor_mij:
            return klaar(request, "Het maatwerkplan is bewaard. Je bent hier klaar", "/mijn-dag/")
        return klaar(request, "Het maatwerkplan is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Maatwerkplan")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def boeken(request: Verzoek, dossier_id: UUID, rij_id: UUID) -> HttpResponse:
    """Money of the doorpakbudget."""
    beeld = maatwerk_beeld(dossier_id)
    _of_niet(beeld.rij(rij_id))
    form = BoekForm(post(request))
    if form.is_valid():
        v = form.cleaned_data
        velden = {
            "maatwerk_id": rij_id,
            "bedrag_cent": int(v["bedrag"] * 100),
            "waarvoor": v["waarvoor"],
            "op": v["op"],
        }
        if boeking := _doe(request, form, handelingen.doorpak_boeken, **velden):
            return klaar(request, "Het bedrag is geboekt", beeld.pad, f"{beeld.pad}boeking/{boeking.pk}/terug/")
    return _formulier(request, beeld, form, "Boeken op het doorpakbudget", beeld.budget)


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def boekingsresultaat(request: Verzoek, dossier_id: UUID, boeking_id: UUID) -> HttpResponse:
    """What came of the money."""
    beeld = maatwerk_beeld(dossier_id)
    form = ResultaatForm(post(request))
    velden = {"boeking_id": boeking_id}
    if form.is_valid() and _doe(request, form, handelingen.doorpak_resultaat, **velden, **form.cleaned_data):
        return klaar(request, "Het resultaat is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Wat kwam er van dit geld?")


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def terugboeken(request: Verzoek, dossier_id: UUID, boeking_id: UUID) -> HttpResponse:
    """The money came back, or it was a mistake."""
    act, naar = handelingen.doorpak_terugboeken, f"/dossier/{dossier_id}/plan/maatwerk/"
    return doe_en_terug(request, act, "Het bedrag telt niet meer mee", naar, boeking_id=boeking_id)


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def advies_nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What a provider advises."""
    beeld = maatwerk_beeld(dossier_id)
    form = AdviesForm(post(request))
    velden = {"dossier_id": dossier_id}
    if form.is_valid() and _doe(request, form, handelingen.advies_vastleggen, **velden, **form.cleaned_data):
        return klaar(request, "Het advies is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Advies van een ander")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def advies(request: Verzoek, dossier_id: UUID, advies_id: UUID) -> HttpResponse:
    """Taken over, in part, or not."""
    beeld = maatwerk_beeld(dossier_id)
    rij = _of_niet(beeld.advies(advies_id))
    form = GevolgForm(post(request))
    velden = {"advies_id": advies_id}
    if form.is_valid() and _doe(request, form, handelingen.advies_beantwoorden, **velden, **form.cleaned_data):
        return klaar(request, "Het antwoord is bewaard", beeld.pad)
    return _formulier(request, beeld, form, f"Advies van {rij.van}", rij.tekst)


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def normen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The plan beside the norms."""
    beeld = maatwerk_beeld(dossier_id)
    form = NormForm(post(request), beeld, feiten(dossier_id))
    if form.is_valid():
        velden = {"uitkomsten": form.uitkomsten(), "toelichting": form.cleaned_data["toelichting"]}
        if _doe(request, form, handelingen.normen_toetsen, dossier_id=dossier_id, **velden):
            return klaar(request, "De lijst is bewaard", beeld.pad)
    return _formulier(request, beeld, form, "Kwaliteitslijst", "Wat het plan zelf al zegt, is ingevuld.")


@require_safe
@recht(Recht.PLAN_LEZEN)
def doorpakbudget(request: Verzoek) -> HttpResponse:
    """How the budget of the own teams stands."""
    return render(request, "plan/doorpakbudget.html", {"teams": doorpakbudgetten(), "actief": "Mijn caseload"})


def _of_niet(rij: T | None) -> T:
    if rij is None:
        raise NietGevonden("plan.maatwerk")
    return rij


def _doe(request: Verzoek, form: Formulier, handeling: Any, **velden: Any) -> Any:
    """The act; after a collision the own text stays, on the version that stands now."""
    try:
        return probeer(form, handeling, actor=request.actor, **velden)
    except Botsing as botsing:
        form.data = {**cast(QueryDict, form.data).dict(), "versie": str(botsing.huidig.versie)}
        wie = botsing.huidig.gewijzigd_door or "Je collega"
        form.add_error(None, f"{wie} heeft dit intussen ook gewijzigd. Kijk het na op het blad en bewaar opnieuw.")
        return None


def _formulier(request: Verzoek, beeld: MaatwerkBeeld, form: Formulier, kop: str, uitleg: str = "") -> HttpResponse:
    gegevens = {"beeld": beeld, "kader": beeld.kader, "form": form, "kop": kop, "uitleg": uitleg, "actief": "Plan"}
    return toon(request, "plan/maatwerkform.html", gegevens, form)
