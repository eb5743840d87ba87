"""Doors of the post room: print, post, undo; and the proof of one letter."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.brieven import handelingen, weergave
from keukentafel.brieven.opvragen import bewijs, post
from keukentafel.brieven.web.forms import AdresForm, PostForm, VeiligForm
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

R = Recht.BRIEF_VERZENDEN


@require_safe
@recht(R)
def lijst(request: Verzoek) -> HttpResponse:
    """One box of the post room; box, team and day stand in the address."""
    q = request.GET
    gegevens = post.post(
        bak=q.get("bak", "klaar"),
        team_id=_getal(q.get("team", "")),
        dag=_dag(q.get("dag", "")),
        na=_na(q.get("na", "")),
    )
    return render(request, "brieven/post.html", {"lijst": gegevens, "bakken": post.BAKKEN})


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else None


def _dag(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _na(tekst: str) -> tuple[datetime, UUID] | None:
    op, _, pk = tekst.partition("_")
    try:
        return datetime.fromisoformat(op), UUID(pk)
    except ValueError:
        return None


@require_POST
@recht(R)
def afdrukken(request: Verzoek) -> HttpResponse:
    """The chosen letters become a batch."""
    try:
        gekozen = [UUID(pk) for pk in request.POST.getlist("brief")]
        partij = handelingen.brieven_afdrukken(actor=request.actor, brieven=gekozen)
    except (Fout, ValueError) as fout:
        messages.error(request, fout.tekst if isinstance(fout, Fout) else "Deze keuze is niet herkend. Kies opnieuw.")
        return redirect("brieven:post")
    ongedaan = reverse("brieven:partij-terug", args=[partij.pk])
    return klaar(request, "De brieven staan klaar als één PDF", reverse("brieven:partij", args=[partij.pk]), ongedaan)


@require_safe
@recht(R)
def partij(request: Verzoek, partij_id: UUID) -> HttpResponse:
    """One batch: get the PDF, then say when it went to the post."""
    return _partij(request, partij_id, PostForm(initial={"op": klok.vandaag()}))


@require_POST
@recht(R)
def alles(request: Verzoek) -> HttpResponse:
    """Everything that is ready in this box, of the chosen team and day."""
    q = request.POST
    try:
        partij = handelingen.alles_afdrukken(
            actor=request.actor, team_id=_getal(q.get("team", "")), dag=_dag(q.get("dag", ""))
        )
    except Fout as fout:
        messages.error(request, fout.tekst)
        return redirect("brieven:post")
    ongedaan = reverse("brieven:partij-terug", args=[partij.pk])
    return klaar(request, "De brieven worden klaargezet", reverse("brieven:partij", args=[partij.pk]), ongedaan)


def _partij(request: Verzoek, partij_id: UUID, form: PostForm, status: int = 200) -> HttpResponse:
    gegevens = {"blad": post.partij_blad(partij_id, _na(request.GET.get("na", ""))), "form": form}
    sjabloon = "brieven/_voortgang.html" if request.htmx else "brieven/partij.html"
    return render(request, sjabloon, gegevens, status=status)


@require_safe
@recht(R)
def partij_pdf(request: Verzoek, partij_id: UUID, deel: int = 1) -> HttpResponse:
    """One PDF of a part of the batch: all of it, up to a hundred letters."""
    stukken, op = post.partij_stukken(partij_id, deel)
    return pdf_antwoord(weergave.pdf_apart("Brieven om te versturen", stukken, op), f"brieven-{deel}.pdf")


@require_POST
@recht(R)
def posten(request: Verzoek, partij_id: UUID) -> HttpResponse:
    """To the post, on this day."""
    form = PostForm(request.POST)
    if form.is_valid():
        try:
            aantal = handelingen.partij_posten(actor=request.actor, partij_id=partij_id, **form.cleaned_data)
        except Fout as fout:
            form.add_error("op", fout.tekst)
        else:
            terug = reverse("brieven:partij-terug", args=[partij_id])
            return klaar(request, f"Op de post: {aantal}", reverse("brieven:partij", args=[partij_id]), terug)
    return _partij(request, partij_id, form, 422)


@require_POST
@recht(R)
def partij_terug(request: Verzoek, partij_id: UUID) -> HttpResponse:
    """Undo one step."""
    rij = handelingen.partij_terugzetten(actor=request.actor, partij_id=partij_id)
    naar = reverse("brieven:post") if rij.teruggenomen_op else reverse("brieven:partij", args=[partij_id])
    return klaar(request, "Teruggezet", naar)


@require_safe
@recht(R)
def verzending(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """Where one letter is, with the proof of every attempt."""
    blad = bewijs.verzendblad(brief_id)
    veilig = VeiligForm(adressen=blad.adressen)
    return render(request, "brieven/verzending.html", {"blad": blad, "form": AdresForm(), "veilig": veilig})


@require_safe
@recht(R)
def bewijs_pdf(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """A copy of the proof, for who asks (Awb 2:25)."""
    blad = bewijs.verzendblad(brief_id)
    inhoud = weergave.pdf(f"Bewijs van verzending {blad.regel.nummer}", [bewijs.bewijsstuk(blad)], klok.nu())
    return pdf_antwoord(inhoud, f"bewijs-{blad.regel.nummer}.pdf")


@require_POST
@recht(R)
def klaarzetten(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """Out again."""
    adres, adres_id = request.POST.get("adres", "")[:300], request.POST.get("adres_id", "")
    act = partial(handelingen.brief_verzenden, adres=adres, adres_id=adres_id)
    gelukt = "De brief wordt beveiligd gemaild" if adres_id else "De brief gaat (opnieuw) mee met de post"
    return _doe(request, brief_id, act, gelukt)


@require_POST
@recht(R)
def teruggekomen(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """The post brought it back."""
    return _doe(request, brief_id, handelingen.brief_teruggekomen, "Vastgelegd dat de brief terugkwam")


@require_POST
@recht(Recht.BRIEF_MAKEN)
def terugnemen(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """It will not be sent."""
    return _doe(request, brief_id, handelingen.brief_terugnemen, "De brief wordt niet verzonden")


def _doe(request: Verzoek, brief_id: UUID, handeling: Callable[..., object], tekst: str) -> HttpResponse:
    """One act on one letter, and back to where it is; a refusal in words."""
    try:
        handeling(actor=request.actor, brief_id=brief_id)
        messages.success(request, tekst)
    except Fout as fout:
        messages.error(request, fout.tekst)
    return redirect("brieven:verzending", brief_id)
