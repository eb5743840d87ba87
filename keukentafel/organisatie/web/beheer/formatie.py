"""Doors for the fte of a worker, from a day."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import formatie as acts
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen import formatie as vraag
from keukentafel.organisatie.regels import fte_tekst
from keukentafel.organisatie.web import forms
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

UITLEG = "Met de fte rekenen het voorstel bij verdelen en de cijfers per fte."


@recht(Recht.BEHEER_WIJZIGEN)
def fte(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """So many fte in a team, from a day."""
    medewerker = lees.medewerker_zien(medewerker_id)
    teams = vraag.teams_met_rol(medewerker_id)
    w = Wijziging(
        titel="Fte wijzigen",
        kop=medewerker.naam,
        uitleg=UITLEG if teams else "Geef deze medewerker eerst een rol in een team. Daar hoort de fte bij.",
        form=gevuld(request, forms.FteForm, vraag.begin_van_fte(medewerker_id, teams), teams=teams),
        doe=partial(acts.fte_zetten, actor=request.actor, medewerker_id=medewerker_id),
        toon=partial(_toon, medewerker_id, dict(teams)),
        terug=reverse("organisatie:beheer-medewerker", args=[medewerker_id]),
        geschiedenis=vraag.fte_geschiedenis(medewerker_id),
    )
    return wijzigen(request, w)


def _toon(medewerker_id: UUID, teams: dict[str, str], **v: Any) -> Voorbeeld:
    g = vraag.gevolg_van_fte(medewerker_id, v["team_id"], v["soort"], v["fte"], v["van"], uit_vaste=v["uit_vaste"])
    naam = teams[str(v["team_id"])]
    regels = [
        (f"Fte in {naam}, vanaf {datum_gewoon(v['van'])}", g.was, fte_tekst(v["fte"])),
        (f"Formatie van {naam}", fte_tekst(g.team_was), fte_tekst(g.team_wordt)),
    ]
    punten = f"Bij {fte_tekst(g.samen)} fte past een caseload van {g.punten} punten: daar rekent het voorstel mee."
    return Voorbeeld(regels, [punten] if g.punten is not None else [])


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, medewerker_id: UUID, formatie_id: int) -> HttpResponse:
    """Take back the last change of the fte."""
    doe = partial(acts.fte_intrekken, actor=request.actor, medewerker_id=medewerker_id, formatie_id=formatie_id)
    return terugnemen(request, doe, reverse("organisatie:beheer-medewerker", args=[medewerker_id]))
