"""Doors of the journal: write quickly, read in full, correct, strike out, put back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.opvragen import DossierKader, JournaalBeeld
from keukentafel.dossier.web.forms import CorrectieForm, JournaalForm, RedenForm
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

GEDAAN = "Vastgelegd in het journaal"


def concept_sleutel(kader: DossierKader) -> str:
    """One draft per dossier for a new line."""
    return f"journaal:{kader.id}"


@recht(Recht.JOURNAAL_SCHRIJVEN)
def schrijven(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """GET the form (page, or fragment for the timeline), POST the line (fragment for htmx, else the timeline)."""
    kader = opvragen.dossier_kader(dossier_id)
    form = JournaalForm(post(request), kader=kader)
    if request.method == "POST":
        velden = form.cleaned_data if form.is_valid() else {}
        regel = probeer(
            form,
            handelingen.journaalregel_schrijven,
            actor=request.actor,
            dossier_id=kader.id,
            concept=concept_sleutel(kader),
            **velden,
        )
        if regel:
            return _geschreven(request, kader, regel.pk)
    return _formulier(request, kader, form)


def _formulier(request: Verzoek, kader: DossierKader, form: JournaalForm) -> HttpResponse:
    gegevens = {"kader": kader, "snel": form, "actief": "Tijdlijn", "concept": concept_sleutel(kader)}
    if not request.htmx:
        # After a database error nothing more can be read in this transaction.
        regels = () if getattr(form, "storing", False) else opvragen.tijdlijn(kader).regels
        return toon(request, "dossier/journaal_schrijven.html", {**gegevens, "regels": regels}, form)
    antwoord = toon(request, "dossier/_snelschrijven.html", gegevens, form)
    return reswap(retarget(antwoord, "#snelschrijven"), "outerHTML") if form.is_bound else antwoord


def _geschreven(request: Verzoek, kader: DossierKader, regel_id: UUID) -> HttpResponse:
    ongedaan = reverse("dossier:ongedaan", args=[kader.id, regel_id])
    if not request.htmx:
        return klaar(request, GEDAAN, f"{kader.pad}tijdlijn/", ongedaan)
    gegevens = {
        "kader": kader,
        "r": opvragen.een_regel(kader, regel_id),
        "snel": JournaalForm(kader=kader),
        "concept": concept_sleutel(kader),
        "ongedaan": ongedaan,
        "gedaan": GEDAAN,
    }
    return render(request, "dossier/_geschreven.html", gegevens)


@recht(Recht.JOURNAAL_LEZEN)
def regel(request: Verzoek, dossier_id: UUID, regel_id: UUID) -> HttpResponse:
    """The whole line with its earlier texts; POST is a correction by the writer."""
    beeld = opvragen.journaalregel(dossier_id, regel_id)
    form = CorrectieForm(post(request), initial={"tekst": beeld.tekst, "versie": beeld.versie})
    if request.method == "POST" and form.is_valid():
        try:
            if probeer(
                form, handelingen.journaalregel_corrigeren, actor=request.actor, regel_id=regel_id, **form.cleaned_data
            ):
                return klaar(request, "De regel is verbeterd. De oude tekst is bewaard.", beeld.adres)
        except Botsing as botsing:
            return _botsing(request, beeld, form, botsing)
    return _regelpagina(request, beeld, form)


def _botsing(request: Verzoek, beeld: JournaalBeeld, form: CorrectieForm, botsing: Botsing) -> HttpResponse:
    """Both texts; the next save is made on the present version."""
    nieuw = CorrectieForm(initial={**form.cleaned_data, "versie": botsing.huidig.versie})
    paar = [("De tekst", str(form.cleaned_data["tekst"]), beeld.tekst)]
    wie = botsing.huidig.gewijzigd_door or beeld.auteur
    return _regelpagina(request, beeld, nieuw, {"conflict": paar, "ander_wie": wie}, 409)


def _regelpagina(
    request: Verzoek,
    beeld: JournaalBeeld,
    form: CorrectieForm,
    extra: dict[str, object] | None = None,
    code: int = 0,
) -> HttpResponse:
    gegevens = {
        "kader": beeld.kader,
        "beeld": beeld,
        "form": form,
        "doorhaalform": RedenForm(),
        "actief": "Tijdlijn",
        "conflict": [],
        **(extra or {}),
    }
    antwoord = toon(request, "dossier/journaalregel.html", gegevens, form)
    antwoord.status_code = code or antwoord.status_code
    return antwoord


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def doorhalen(request: Verzoek, dossier_id: UUID, regel_id: UUID) -> HttpResponse:
    """Strike out with a reason."""
    form = RedenForm(request.POST)
    gedaan = probeer(
        form,
        handelingen.journaalregel_doorhalen,
        actor=request.actor,
        regel_id=regel_id,
        reden=request.POST.get("reden", ""),
    )
    terug = reverse("dossier:journaalregel", args=[dossier_id, regel_id])
    if gedaan:
        return klaar(
            request, "De regel is doorgehaald", terug, reverse("dossier:terugzetten", args=[dossier_id, regel_id])
        )
    beeld = opvragen.journaalregel(dossier_id, regel_id)
    correctie = CorrectieForm(initial={"tekst": beeld.tekst, "versie": beeld.versie})
    gegevens = {"kader": beeld.kader, "beeld": beeld, "form": correctie, "doorhaalform": form, "conflict": []}
    return toon(request, "dossier/journaalregel.html", {**gegevens, "actief": "Tijdlijn"}, form)


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def ongedaan(request: Verzoek, dossier_id: UUID, regel_id: UUID) -> HttpResponse:
    """Undo right after writing: struck out, with that as its reason."""
    handelingen.journaalregel_doorhalen(
        actor=request.actor, regel_id=regel_id, reden="Meteen na het vastleggen ongedaan gemaakt"
    )
    if not request.htmx:
        return redirect(f"/dossier/{dossier_id}/tijdlijn/")
    kader = opvragen.dossier_kader(dossier_id)
    return render(request, "dossier/_ongedaan.html", {"r": opvragen.een_regel(kader, regel_id), "kader": kader})


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def terugzetten(request: Verzoek, dossier_id: UUID, regel_id: UUID) -> HttpResponse:
    """Undo of striking out."""
    handelingen.journaalregel_herstellen(actor=request.actor, regel_id=regel_id)
    return klaar(request, "De regel staat er weer", reverse("dossier:journaalregel", args=[dossier_id, regel_id]))


@require_POST
@recht(Recht.JOURNAAL_SCHRIJVEN)
def delen(request: Verzoek, dossier_id: UUID, regel_id: UUID) -> HttpResponse:
    """A working note becomes an entry of the journal."""
    regel = handelingen.werkaantekening_delen(actor=request.actor, regel_id=regel_id)
    return klaar(request, "De aantekening staat nu in het journaal", regel.adres)
