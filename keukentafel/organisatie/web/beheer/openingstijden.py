"""Doors for opening hours: per channel and place, with a new channel and a new place."""

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie import opvragen
from keukentafel.organisatie.handelingen import keuzes as acts
from keukentafel.organisatie.opvragen import lijsten
from keukentafel.organisatie.web import forms
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BEHEER_LEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Per channel and place."""
    return render(request, "organisatie/beheer/openingstijden.html", {"weken": lijsten.weken(ook_voorbij=True)})


def _lijst() -> str:
    return reverse("organisatie:beheer-openingstijden")


@recht(Recht.BEHEER_WIJZIGEN)
def week(request: Verzoek) -> HttpResponse:
    """The hours of one channel and place (?kanaal=&plaats=)."""
    kanaal, plaats = request.GET.get("kanaal", ""), request.GET.get("plaats", "")
    lopend = [x for x in lijsten.weken() if (x.kanaal, x.plaats) == (kanaal, plaats)]
    if not lopend:
        raise Http404
    nu = "\n".join(lopend[-1].regels)
    terugnemen = reverse("organisatie:beheer-week-intrekken")
    w = Wijziging(
        titel="Openingstijden wijzigen",
        kop=f"{kanaal.replace('_', ' ')} {plaats}".strip().capitalize(),
        form=gevuld(request, forms.OpeningForm, {"uren": nu.replace("–", "-")}),
        doe=partial(acts.openingstijden_zetten, actor=request.actor, kanaal=kanaal, plaats=plaats),
        toon=lambda uren, van: Voorbeeld([(f"Vanaf {datum_gewoon(van)}", nu, forms.uren_tekst(uren) or "dicht")]),
        terug=_lijst(),
        geschiedenis=lijsten.weekgeschiedenis(kanaal, plaats),
        intrekken=f"{terugnemen}?{urlencode({'kanaal': kanaal, 'plaats': plaats})}",
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek) -> HttpResponse:
    """Take back the last change of one week."""
    welke = {naam: request.GET.get(naam, "") for naam in ("kanaal", "plaats")}
    return terugnemen(request, partial(acts.openingstijden_intrekken, actor=request.actor, **welke), _lijst())


@recht(Recht.BEHEER_WIJZIGEN)
def kanaal_nieuw(request: Verzoek) -> HttpResponse:
    """Hours for a channel that had none, or for a known one at another place."""
    w = Wijziging(
        titel="Nieuw kanaal",
        kop="Wanneer zijn we zo te bereiken?",
        form=gevuld(request, forms.KanaalForm, plaatsen=[(naam, naam) for naam in lijsten.plaatsen()]),
        doe=partial(acts.kanaal_openen, actor=request.actor),
        toon=lambda naam, plaats, uren, van: Voorbeeld(
            [(f"{naam}, {plaats or 'overal'}", "geen tijden", forms.uren_tekst(uren))],
            [f"Bewoners lezen dit vanaf {datum_gewoon(van)} op de pagina van hun wijkteam."],
        ),
        terug=_lijst(),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def plek_nieuw(request: Verzoek) -> HttpResponse:
    """Another place where people walk in."""
    teams = [(team.code, team.naam) for team in opvragen.teams()]
    w = Wijziging(
        titel="Nieuwe plek",
        kop="Waar en wanneer kunnen bewoners binnenlopen?",
        form=gevuld(request, forms.PlekForm, teams=teams),
        doe=partial(acts.plek_openen, actor=request.actor),
        toon=lambda naam, team, adres, uren, van: Voorbeeld(
            [(f"Inloop {naam}", "", adres or "zonder adres"), ("Open", "", forms.uren_tekst(uren))],
            [f"Vanaf {datum_gewoon(van)} op de pagina van team {dict(teams)[team]} en op de inlooplijst."],
        ),
        terug=_lijst(),
    )
    return wijzigen(request, w)
