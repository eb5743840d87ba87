"""Doors for teams and their buurten: they begin, change, end; buurten go from one to another."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie import opvragen
from keukentafel.organisatie.handelingen import keuzes as acts
from keukentafel.organisatie.handelingen import teams as teamacts
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen import lijsten, teamwerk
from keukentafel.organisatie.regels import TEAMSOORTEN
from keukentafel.organisatie.web import forms
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.BEHEER_LEZEN)
def teams(request: Verzoek) -> HttpResponse:
    """Teams and their buurten."""
    geschiedenis, bron = lijsten.buurt_geschiedenis()
    waarden: dict[str, Any] = {"teams": lijsten.teamregels(), "geschiedenis": geschiedenis, "bron": bron}
    waarden["ooit"] = teamwerk.teams_ooit()
    return render(request, "organisatie/beheer/teams.html", waarden)


@recht(Recht.BEHEER_WIJZIGEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """A team begins."""
    w = Wijziging(
        titel="Nieuw team",
        form=gevuld(request, forms.TeamNieuwForm),
        doe=partial(teamacts.team_toevoegen, actor=request.actor),
        toon=_toon_nieuw,
        terug=reverse("organisatie:beheer-teams"),
        gelukt="Team toegevoegd. Geef het nu mensen en buurten.",
    )
    return wijzigen(request, w)


def _toon_nieuw(**v: Any) -> Voorbeeld:
    begin = datum_gewoon(v["van"])
    regels = [("Team", "", v["naam"]), ("Code", "", v["code"]), ("Soort", "", TEAMSOORTEN[v["soort"]])]
    regels += [(n.capitalize(), "", v[n]) for n in ("adres", "telefoon") if v[n]]
    zin = f"Vanaf {begin} is het team te kiezen en telt het mee in overzichten en cijfers."
    return Voorbeeld([*regels, ("Begint", "", begin)], [zin, "Rollen en buurten geef je daarna, ook vast vooruit."])


@recht(Recht.BEHEER_WIJZIGEN)
def team(request: Verzoek, team_id: int) -> HttpResponse:
    """Name and number of a team, and its period."""
    gevonden = teamwerk.team_zien(team_id)
    nu = {"naam": gevonden.naam, "telefoon": gevonden.telefoon, "adres": gevonden.adres}
    w = Wijziging(
        titel="Team wijzigen",
        kop=gevonden.naam,
        form=gevuld(request, forms.TeamForm, nu),
        doe=partial(acts.team_wijzigen, actor=request.actor, team_id=team_id),
        toon=lambda **v: Voorbeeld(
            [(n.capitalize(), nu[n], x) for n, x in v.items() if nu[n] != x],
            ["Overzichten en brieven tonen vanaf nu deze naam; cijfers blijven gelijk."],
        ),
        terug=reverse("organisatie:beheer-teams"),
        geschiedenis=teamwerk.team_geschiedenis(gevonden),
        intrekken=reverse("organisatie:beheer-team-doorgaan", args=[team_id]),
        stoppen=reverse("organisatie:beheer-team-stoppen", args=[team_id]),
        stopzin="Stop dit team",
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def stoppen(request: Verzoek, team_id: int) -> HttpResponse:
    """A team ends; what it still holds is named, with where that is solved."""
    gevonden = teamwerk.team_zien(team_id)
    form = gevuld(request, forms.TeamEindeForm)
    dag = form.cleaned_data["tot"] if form.is_bound and form.is_valid() else klok.vandaag()
    w = Wijziging(
        titel="Team stoppen",
        kop=gevonden.naam,
        form=form,
        doe=partial(teamacts.team_beeindigen, actor=request.actor, team_id=team_id),
        toon=partial(_toon_einde, gevonden.naam),
        terug=reverse("organisatie:beheer-team", args=[team_id]),
        uitleg="Een team stopt als er niets meer bij hoort. In oude cijfers en dossiers blijft de naam staan.",
        eerst=teamwerk.oplossingen(team_id, dag),
    )
    return wijzigen(request, w)


def _toon_einde(naam: str, tot: Any) -> Voorbeeld:
    dag = datum_gewoon(tot)
    zin = f"Vanaf {dag} is het team niet te kiezen. Formatie van het team stopt dan ook."
    return Voorbeeld([(naam, "loopt", f"stopt op {dag}")], [zin])


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def doorgaan(request: Verzoek, team_id: int) -> HttpResponse:
    """The team does not end after all."""
    try:
        teamacts.team_einde_intrekken(actor=request.actor, team_id=team_id)
        messages.success(request, "Het team gaat door.")
    except Fout as fout:
        messages.error(request, fout.tekst)
    return redirect("organisatie:beheer-teams")


@recht(Recht.BEHEER_WIJZIGEN)
def buurten(request: Verzoek) -> HttpResponse:
    """Buurten to another team."""
    alle, namen = lijsten.buurtkeuzes(), lees.formulierkeuzes(opvragen.teams_nu_en_straks())

    def toon(team_id: int, buurten: list[str], van: Any) -> Voorbeeld:
        oud = dict(alle)
        regels = [(oud[b].partition(" (nu ")[0], oud[b].partition(" (nu ")[2].rstrip(")"), dict(namen)[str(team_id)])
                  for b in buurten]  # fmt: skip
        lopend = aantal(lees.dossiers_in(buurten), "lopend dossier blijft", "lopende dossiers blijven")
        return Voorbeeld(
            regels, [f"Vanaf {datum_gewoon(van)} gaan nieuwe vragen naar dit team. {lopend} bij het oude team."]
        )

    w = Wijziging(
        titel="Buurten naar een ander team",
        form=gevuld(request, forms.BuurtenForm, teams=namen, alle=alle),
        doe=partial(acts.buurten_toewijzen, actor=request.actor),
        toon=toon,
        terug=reverse("organisatie:beheer-teams"),
    )
    return wijzigen(request, w)
