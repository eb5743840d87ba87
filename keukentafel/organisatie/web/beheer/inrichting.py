"""Doors for opening hours, choices, letters and holidays."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import keuzes as acts
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen import groepen, lijsten
from keukentafel.organisatie.opvragen.taken import vertrektaken
from keukentafel.organisatie.pakket import SOORTEN, Soort
from keukentafel.organisatie.web import forms
from keukentafel.organisatie.web.keuzeform import keuzeform
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.BEHEER_LEZEN)
def start(request: Verzoek) -> HttpResponse:
    """The first screen of functioneel beheer."""
    return render(request, "organisatie/beheer/start.html", {"start": lijsten.beheerstart(vertrektaken())})


@recht(Recht.BEHEER_LEZEN)
def keuzelijsten(request: Verzoek) -> HttpResponse:
    """Which lists of choices there are, under headings; ?q= keeps those that hold a word."""
    zoek = request.GET.get("q", "").strip()
    waarden = {"groepen": groepen.keuzelijsten(zoek), "zoek": zoek}
    return render(request, "organisatie/beheer/keuzelijsten.html", waarden)


@recht(Recht.BEHEER_LEZEN)
def keuzes(request: Verzoek, soort: str) -> HttpResponse:
    """One list of choices."""
    waarden = {"soort": soort, "info": _soort(soort), "rijen": lijsten.keuzeregels(soort)}
    return render(request, "organisatie/beheer/keuzes.html", waarden)


def _soort(soort: str) -> Soort:
    if soort not in SOORTEN:
        raise Http404
    return SOORTEN[soort]


@recht(Recht.BEHEER_WIJZIGEN)
def keuze_nieuw(request: Verzoek, soort: str) -> HttpResponse:
    """Another choice in a list."""
    info = _soort(soort)

    def doe(code: str, naam: str, van: Any, **rest: Any) -> None:
        waarde = forms.waarde_uit(rest)
        acts.keuze_zetten(actor=request.actor, soort=soort, code=code, naam=naam, van=van, waarde=waarde)

    w = Wijziging(
        titel="Nieuwe keuze",
        kop=info.naam,
        form=gevuld(request, keuzeform(info.eigen_velden, nieuw=True)),
        doe=doe,
        toon=lambda **v: Voorbeeld([(info.naam, "", v["naam"])], [f"Te kiezen vanaf {datum_gewoon(v['van'])}."]),
        terug=reverse("organisatie:beheer-keuzes", args=[soort]),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def keuze(request: Verzoek, soort: str, code: str) -> HttpResponse:
    """Another name or value for one choice."""
    info, rij = _soort(soort), lijsten.keuze_nu(soort, code)

    def doe(naam: str, van: Any, **rest: Any) -> None:
        waarde = forms.waarde_uit(rest)
        acts.keuze_zetten(actor=request.actor, soort=soort, code=code, naam=naam, van=van, waarde=waarde)

    def toon(naam: str, van: Any, **rest: Any) -> Voorbeeld:
        wordt = f"{naam} {lijsten.waarde_tekst(forms.waarde_uit(rest))}".strip()
        regel = (f"Vanaf {datum_gewoon(van)}", f"{rij.naam} {lijsten.waarde_tekst(rij.waarde)}".strip(), wordt)
        return Voorbeeld([regel], [lijsten.geraakt_tekst(lees.gebruik(soort, code))])

    w = Wijziging(
        titel="Keuze wijzigen",
        kop=rij.naam,
        form=gevuld(request, keuzeform(info.eigen_velden, nieuw=False), {"naam": rij.naam, **rij.waarde}),
        doe=doe,
        toon=toon,
        terug=reverse("organisatie:beheer-keuze", args=[soort, code]),
        geschiedenis=lijsten.keuze_geschiedenis(soort, code),
        intrekken=reverse("organisatie:beheer-intrekken", args=[soort, code]),
        stoppen="" if info.vast else reverse("organisatie:beheer-stoppen", args=[soort, code]),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def keuze_stoppen(request: Verzoek, soort: str, code: str) -> HttpResponse:
    """No longer to be chosen."""
    _soort(soort)
    rij = lijsten.keuze_nu(soort, code)
    zin = lijsten.geraakt_tekst(lees.gebruik(soort, code))
    w = Wijziging(
        titel="Keuze stoppen",
        kop=rij.naam,
        form=gevuld(request, forms.VanForm),
        doe=partial(acts.keuze_stoppen, actor=request.actor, soort=soort, code=code),
        toon=lambda van: Voorbeeld([(rij.naam, "te kiezen", f"niet meer vanaf {datum_gewoon(van)}")], [zin]),
        terug=reverse("organisatie:beheer-keuzes", args=[soort]),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, soort: str, code: str) -> HttpResponse:
    """Take back the last change of a choice."""
    doe = partial(acts.keuze_intrekken, actor=request.actor, soort=soort, code=code)
    return terugnemen(request, doe, reverse("organisatie:beheer-keuzes", args=[soort]))


@recht(Recht.BEHEER_LEZEN)
def feestdagen(request: Verzoek) -> HttpResponse:
    """The special days of a year."""
    gevraagd = request.GET.get("jaar", "")
    jaar = int(gevraagd) if gevraagd.isdecimal() and 2000 <= int(gevraagd) <= 2100 else klok.vandaag().year
    return render(request, "organisatie/beheer/feestdagen.html", {"jaar": jaar, "dagen": lijsten.vrije_dagen(jaar)})


@recht(Recht.BEHEER_WIJZIGEN)
def feestdag_nieuw(request: Verzoek) -> HttpResponse:
    """Another day."""
    w = Wijziging(
        titel="Dag toevoegen",
        form=gevuld(request, forms.FeestdagForm),
        doe=partial(acts.feestdag_toevoegen, actor=request.actor),
        toon=lambda **v: Voorbeeld(
            [(datum_gewoon(v["datum"]), "gewone dag", v["naam"])],
            ["Nieuwe termijnen houden rekening met deze dag. Eerder genoemde data blijven staan."],
        ),
        terug=reverse("organisatie:beheer-feestdagen"),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def feestdag_weg(request: Verzoek, feestdag_id: int) -> HttpResponse:
    """Taken back."""
    acts.feestdag_wissen(actor=request.actor, feestdag_id=feestdag_id)
    messages.success(request, "De dag is van de lijst.")
    return redirect("organisatie:beheer-feestdagen")
