"""Doors of the arrangement, the debts, and the list of what may be lighter."""

from datetime import timedelta
from typing import Any, TypeVar, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, regels
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from keukentafel.plan.opvragen.afschalen import afschaallijst
from keukentafel.plan.opvragen.ondersteuning import Lijnbeeld, OndersteuningBeeld, Schuldbeeld, ondersteuning_beeld
from keukentafel.plan.web.forms import DAG, KORT, PUBLIEK
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

T = TypeVar("T")
METHODEN = ["GET", "HEAD", "POST"]


class LijnForm(Formulier):
    """What helps and on which step; the rest has a default and stands under "Meer"."""

    wat = forms.CharField(label="Wat helpt?", max_length=300)
    trede = forms.ChoiceField(
        label="Waar op de ladder?",
        choices=[(t.value, n) for t, n in regels.NAAM_VAN_TREDE.items()],
        widget=forms.RadioSelect,
        initial=regels.Trede.ZELF.value,
    )
    waarom_niet_lichter = forms.CharField(label="Waarom is een lichtere stap niet genoeg?", required=False, widget=KORT)
    doel = forms.ChoiceField(label="Bij welk doel?", required=False)
    product = forms.ChoiceField(label="Product, als dat er is", required=False)
    aanbieder = forms.CharField(label="Wie doet het?", required=False, max_length=200)
    aantal = forms.DecimalField(label="Hoeveel?", required=False, min_value=0, max_digits=6, decimal_places=2)
    per = forms.ChoiceField(label="Per", choices=[(p.value, n) for p, n in regels.NAAM_VAN_PER.items()], required=False)
    uren_maand = forms.DecimalField(
        label="Eigen uren van het wijkteam per maand", required=False, min_value=0, max_digits=5, decimal_places=2
    )
    afweging = forms.CharField(label="Waarom dit, als je naar de kosten kijkt?", required=False, widget=KORT)
    criteria = forms.MultipleChoiceField(
        label="Eigen hulp of een zorgaanbieder: waarop is gelet?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    van = forms.DateField(label="Vanaf", required=False, widget=DAG, help_text="Leeg: vandaag.")
    tot = forms.DateField(label="Tot", required=False, widget=DAG)
    proef_tot = forms.DateField(label="Eerst proberen tot", required=False, widget=DAG)
    over = forms.MultipleChoiceField(
        label="Over wie?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Niemand gekozen: iedereen."
    )
    wet = forms.ChoiceField(label="Waarvoor?", required=False)
    publiek = forms.ChoiceField(label="Wie mag dit lezen?", choices=PUBLIEK, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, beeld: OndersteuningBeeld, nu: Lijnbeeld | None = None) -> None:
        super().__init__(data, initial=nu.velden if nu else {})
        producten = [(p.code, _productnaam(p)) for p in beeld.inrichting.producten]
        zet_keuzes(self, "product", [("", "Geen vast product"), *producten])
        zet_keuzes(self, "criteria", list(beeld.inrichting.criteria.items()))
        zet_keuzes(self, "doel", [("", "Niet bij een doel"), *((str(i), naam) for i, naam in beeld.doelkeuzes)])
        zet_keuzes(self, "over", [(str(lid.id), lid.roepnaam) for lid in beeld.kader.leden])
        zet_keuzes(self, "wet", [("", "Volgt het product"), *beeld.kader.wetten])
        for naam in ("over", "wet", "publiek") if nu else ():
            del self.fields[naam]

    def regel(self) -> NieuweOndersteuning:
        v = self.cleaned_data
        gewoon = [
            "wat",
            "trede",
            "waarom_niet_lichter",
            "product",
            "aanbieder",
            "aantal",
            "uren_maand",
            "afweging",
            "van",
            "tot",
            "proef_tot",
        ]
        doel = UUID(v["doel"]) if v["doel"] else None
        return NieuweOndersteuning(
            **{naam: v[naam] for naam in gewoon}, per=v["per"] or "week", doel_id=doel, criteria=tuple(v["criteria"])
        )

    def waar(self) -> dict[str, Any]:
        """Law, audience and subjects, as ondersteuning_toevoegen takes them."""
        v = self.cleaned_data
        over = [UUID(i) for i in v["over"]] or None
        return {"wet": v["wet"], "publiek": v["publiek"] or "team", "over": over}


def _productnaam(product: Any) -> str:
    tarief = f", {regels.euro(product.tarief_cent)} per {product.eenheid or 'keer'}" if product.tarief_cent else ""
    return f"{product.naam}{tarief}"


class SchaalForm(Formulier):
    """What came of looking again, with the criteria."""

    soort = forms.ChoiceField(
        label="Wat spreken jullie af?",
        choices=[(s.value, n) for s, n in regels.NAAM_VAN_SCHAALSOORT.items()],
        widget=forms.RadioSelect,
    )
    gekozen = forms.MultipleChoiceField(label="Waarom?", required=False, widget=forms.CheckboxSelectMultiple)
    naar_trede = forms.ChoiceField(label="Waar op de ladder hierna?", required=False)
    toelichting = forms.CharField(label="In een paar woorden", required=False, widget=KORT)
    herzien_op = forms.DateField(label="Opnieuw bekijken op", required=False, widget=DAG)

    def __init__(self, data: Any, beeld: OndersteuningBeeld, lijn: Lijnbeeld) -> None:
        over_een_kwartaal = klok.vandaag() + timedelta(weeks=13)
        super().__init__(data, initial={"naar_trede": lijn.trede, "herzien_op": over_een_kwartaal})
        zet_keuzes(self, "gekozen", list(beeld.inrichting.criteria.items()))
        zet_keuzes(self, "naar_trede", [(t.value, n) for t, n in regels.NAAM_VAN_TREDE.items()])


class SchuldForm(Formulier):
    wat = forms.CharField(label="Welke schuld, bij wie?", max_length=300)
    bedrag_euro = forms.IntegerField(label="Ongeveer hoeveel euro?", required=False, min_value=0)
    helper = forms.ChoiceField(label="Wie helpt hiermee?", required=False)
    helper_naam = forms.CharField(label="Naam en hoe je diegene bereikt", required=False, max_length=200)
    afspraak = forms.CharField(label="Wat is er afgesproken?", required=False, widget=KORT)
    over = forms.MultipleChoiceField(label="Van wie?", required=False, widget=forms.CheckboxSelectMultiple)
    opgelost = forms.BooleanField(label="Deze schuld is opgelost", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, beeld: OndersteuningBeeld, nu: Schuldbeeld | None = None) -> None:
        super().__init__(data, initial=nu.velden if nu else {})
        zet_keuzes(self, "helper", [("", "Nog niemand"), *beeld.inrichting.helpers.items()])
        zet_keuzes(self, "over", [(str(lid.id), lid.roepnaam) for lid in beeld.kader.leden])
        for naam in ("over",) if nu else ("opgelost", "versie"):
            del self.fields[naam]

    def velden(self) -> dict[str, Any]:
        v = dict(self.cleaned_data)
        if "over" in v:
            v["over"] = [UUID(i) for i in v["over"]] or None
        return v


@require_safe
@recht(Recht.PLAN_LEZEN)
def ondersteuning(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The arrangement on the ladder, with what it costs."""
    beeld = ondersteuning_beeld(dossier_id)
    return render(request, "plan/ondersteuning.html", {"beeld": beeld, "kader": beeld.kader, "actief": "Plan"})


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One more line."""
    beeld = ondersteuning_beeld(dossier_id)
    form = LijnForm(post(request), beeld)
    if form.is_valid():
        velden = {"dossier_id": dossier_id, "regel": form.regel(), **form.waar()}
        if probeer(form, handelingen.ondersteuning_toevoegen, actor=request.actor, **velden):
            return klaar(request, "Hulp toegevoegd", beeld.pad)
    return _formulier(request, beeld, form, "Hulp toevoegen")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def wijzigen(request: Verzoek, dossier_id: UUID, lijn_id: UUID) -> HttpResponse:
    """Other words, amount or end."""
    beeld = ondersteuning_beeld(dossier_id)
    form = LijnForm(post(request), beeld, nu := _of_niet(beeld.lijn(lijn_id)))
    if form.is_valid():
        velden = {"ondersteuning_id": lijn_id, "versie": form.cleaned_data["versie"] or 0, "regel": form.regel()}
        if _met_versie(form, handelingen.ondersteuning_wijzigen, "wat", actor=request.actor, **velden):
            return klaar(request, "De hulp is gewijzigd", beeld.pad)
    return _formulier(request, beeld, form, "Hulp wijzigen", nu)


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def schalen(request: Verzoek, dossier_id: UUID, lijn_id: UUID) -> HttpResponse:
    """Lighter, the same, heavier, or stopped, and why."""
    beeld = ondersteuning_beeld(dossier_id)
    lijn = _of_niet(beeld.lijn(lijn_id))
    form = SchaalForm(post(request), beeld, lijn)
    velden = {"actor": request.actor, "ondersteuning_id": lijn_id}
    if form.is_valid() and (uit := probeer(form, handelingen.ondersteuning_schalen, **velden, **form.cleaned_data)):
        melden = not regels.bezwaar_tegen_bericht(uit.soort, uit.van_trede, lijn.aanbieder)
        naar = f"{lijn_id}/bericht/{uit.pk}/" if melden else ""
        return klaar(request, "De uitkomst is bewaard", f"{beeld.pad}{naar}")
    return _formulier(request, beeld, form, f"Opnieuw bekijken: {lijn.wat}")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def schuld_nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A debt, and who helps with it."""
    beeld = ondersteuning_beeld(dossier_id)
    form = SchuldForm(post(request), beeld)
    velden = {"actor": request.actor, "dossier_id": dossier_id}
    if form.is_valid() and _doe(form, handelingen.schuld_vastleggen, **velden, **form.velden()):
        return klaar(request, "De schuld staat in het plan", beeld.pad)
    return _formulier(request, beeld, form, "Schuld toevoegen")


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(METHODEN)
def schuld(request: Verzoek, dossier_id: UUID, schuld_id: UUID) -> HttpResponse:
    """Another amount or helper, or solved."""
    beeld = ondersteuning_beeld(dossier_id)
    form = SchuldForm(post(request), beeld, _of_niet(beeld.schuld(schuld_id)))
    if form.is_valid():
        velden = {**form.velden(), "versie": form.cleaned_data["versie"] or 0, "schuld_id": schuld_id}
        if _met_versie(form, handelingen.schuld_wijzigen, "wat", actor=request.actor, **velden):
            return klaar(request, "De schuld is gewijzigd", beeld.pad)
    return _formulier(request, beeld, form, "Schuld wijzigen")


@require_safe
@recht(Recht.PLAN_LEZEN)
def afschalen(request: Verzoek) -> HttpResponse:
    """What may be lighter, in the own caseload and team."""
    lijst = afschaallijst(request.GET.get("na", ""))
    return render(request, "plan/afschalen.html", {"lijst": lijst, "actief": "Mijn caseload"})


def _of_niet(rij: T | None) -> T:
    if rij is None:
        raise NietGevonden("plan.ondersteuning")
    return rij


def _doe(form: Formulier, handeling: Any, **velden: Any) -> bool:
    return probeer(form, handeling, **velden) is not None


def _met_versie(form: Formulier, handeling: Any, veld: str, **velden: Any) -> Any:
    """After a collision the own text stays, on the version that stands now, with what the other wrote as an error."""
    try:
        return probeer(form, handeling, **velden)
    except Botsing as botsing:
        form.data = {**cast(QueryDict, form.data).dict(), "versie": str(botsing.huidig.versie)}
        wie, tekst = botsing.huidig.gewijzigd_door or "Je collega", getattr(botsing.huidig, veld)
        form.add_error(veld, f"{wie} heeft dit intussen ook gewijzigd: ‘{tekst}’. Kijk het na en bewaar opnieuw.")
        return None


def _formulier(
    request: Verzoek, beeld: OndersteuningBeeld, form: Formulier, kop: str, nu: Lijnbeeld | None = None
) -> HttpResponse:
    gegevens = {"beeld": beeld, "kader": beeld.kader, "form": form, "kop": kop, "nu": nu, "actief": "Plan"}
    return toon(request, "plan/ondersteuningform.html", gegevens, form)
