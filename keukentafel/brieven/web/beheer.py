"""Doors of beheer: the texts of letters, with how they look and how hard they read."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen import brieftekst_zetten
from keukentafel.brieven.opvragen import beheer as lees
from keukentafel.brieven.opvragen.sjablonen import SOORT
from keukentafel.brieven.web.forms import TekstForm
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen.keuzes import keuze_intrekken
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BEHEER_LEZEN)
def teksten(request: Verzoek) -> HttpResponse:
    """All texts of letters."""
    return render(request, "brieven/beheer/teksten.html", {"rijen": lees.teksten()})


@recht(Recht.BEHEER_WIJZIGEN)
def tekst(request: Verzoek, code: str) -> HttpResponse:
    """One text: change it from a day, with the letter as it would look beside it."""
    nu = lees.tekst_nu(code)
    form = gevuld(request, TekstForm, {"titel": nu.titel, "tekst": nu.tekst})
    titel, inhoud = (request.POST.get(n, getattr(nu, n)) for n in ("titel", "tekst"))
    live = {"hx-post": reverse("brieven:tekst-voorbeeld", args=[code]), "hx-target": "#briefvoorbeeld",
            "hx-trigger": "input changed delay:600ms", "hx-swap": "innerHTML", "hx-sync": "this:replace"}  # fmt: skip
    w = Wijziging(
        titel="Brief wijzigen",
        kop=nu.naam,
        form=form,
        doe=partial(brieftekst_zetten, actor=request.actor, code=code),
        toon=lambda titel, tekst, van: Voorbeeld(
            [("Titel", nu.titel, titel), ("Tekst", nu.tekst, tekst)],
            [f"Brieven die vanaf {datum_gewoon(van)} worden gemaakt. Verzonden brieven houden hun tekst."],
        ),
        terug=reverse("brieven:tekst", args=[code]),
        geschiedenis=lees.geschiedenis(code),
        intrekken=reverse("brieven:tekst-intrekken", args=[code]),
        concept=f"brieftekst:{code}",
        sjabloon="brieven/beheer/tekst.html",
        extra={"attrs": live, "velden": lees.velden(code), "code": code, "beeld": lees.voorbeeld(code, titel, inhoud)},
    )
    return wijzigen(request, w)


@require_POST
@recht(Recht.BEHEER_WIJZIGEN)
def voorbeeld(request: Verzoek, code: str) -> HttpResponse:
    """The letter as it would look now: a fragment while somebody types. Nothing is kept."""
    lees.tekst_nu(code)
    beeld = lees.voorbeeld(code, request.POST.get("titel", ""), request.POST.get("tekst", ""))
    return render(request, "brieven/beheer/_voorbeeld.html", {"beeld": beeld, "code": code})


@require_safe
@recht(Recht.BEHEER_LEZEN)
def voorbeeld_pdf(request: Verzoek, code: str) -> HttpResponse:
    """The newest text on paper, with the invented example."""
    nu = lees.tekst_nu(code)
    stuk = lees.voorbeeld(code, nu.titel, nu.tekst).stuk
    inhoud = weergave.pdf(nu.titel, [stuk] if stuk else [], klok.nu())
    return pdf_antwoord(inhoud, f"voorbeeld-{code}.pdf")


@require_POST
@recht(Recht.BEHEER_WIJZIGEN)
def intrekken(request: Verzoek, code: str) -> HttpResponse:
    """Take back the newest text while it begins today or later."""
    try:
        keuze_intrekken(actor=request.actor, soort=SOORT, code=code)
        messages.success(request, "Wijziging ingetrokken.")
    except Fout as fout:
        messages.error(request, fout.tekst)
    return redirect("brieven:tekst", code)
