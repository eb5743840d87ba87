"""Doors for the mother organisation of a worker, from a day."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import uitlening as acts
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen import uitlening as vraag
from keukentafel.organisatie.web.forms import MoederForm
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

UITLEG = "Het werk van vóór die dag blijft tellen bij de moederorganisatie van toen."


@recht(Recht.BEHEER_WIJZIGEN)
def moederorganisatie(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Lent by another organisation, from a day."""
    moeders, nu = vraag.uitleners(), vraag.uitlener_nu(medewerker_id)
    namen = {"": vraag.ONBEKEND, **dict(moeders)}
    w = Wijziging(
        titel="Moederorganisatie wijzigen",
        kop=lees.medewerker_zien(medewerker_id).naam,
        uitleg=UITLEG,
        form=gevuld(request, MoederForm, {"moederorganisatie": nu}, moeders=moeders),
        doe=partial(acts.uitlening_zetten, actor=request.actor, medewerker_id=medewerker_id),
        toon=lambda moederorganisatie, van: Voorbeeld(
            [(f"Moederorganisatie, vanaf {datum_gewoon(van)}", namen.get(nu, nu), namen[moederorganisatie])]
        ),
        terug=reverse("organisatie:beheer-medewerker", args=[medewerker_id]),
        geschiedenis=[stand for _, stand in vraag.uitleningen_van(medewerker_id)],
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, medewerker_id: UUID, uitlening_id: int) -> HttpResponse:
    """Take back the last change."""
    doe = partial(acts.uitlening_intrekken, actor=request.actor, medewerker_id=medewerker_id, uitlening_id=uitlening_id)
    return terugnemen(request, doe, reverse("organisatie:beheer-medewerker", args=[medewerker_id]))
