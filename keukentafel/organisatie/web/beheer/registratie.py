"""Doors for the registration of a worker as a professional."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import registratie as acts
from keukentafel.organisatie.opvragen import beheer as lees
from keukentafel.organisatie.opvragen.registratie import registraties_van
from keukentafel.organisatie.regels import REGISTERS
from keukentafel.organisatie.web.forms import dag, keuze, tekst
from keukentafel.organisatie.web.wijzigen import Voorbeeld, Wijziging, gevuld, wijzigen
from keukentafel.organisatie.web.wijzigen import intrekken as terugnemen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

UITLEG = "Kijk in het register zelf: skjeugd.nl of bigregister.nl. Een besluit kan laten zien of iemand erin staat."


class RegistratieForm(Formulier):
    soort = keuze("Register")
    nummer = tekst("Nummer", hulp="Zoals het in het register staat.", inputmode="numeric", autocomplete="off")
    nummer.error_messages["required"] = "Neem het nummer over uit het register."
    van = dag("Geregistreerd vanaf")
    tot = dag("Eerste dag zonder registratie", mag_leeg=True, hulp="Weet je het nog niet? Laat dit leeg.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "soort", list(REGISTERS.items()))


class EindeForm(Formulier):
    tot = dag("Eerste dag zonder deze registratie")


def _blad(medewerker_id: UUID) -> str:
    return reverse("organisatie:beheer-medewerker", args=[medewerker_id])


@recht(Recht.BEHEER_WIJZIGEN)
def nieuw(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """Registered, from a day."""

    def toon(**v: Any) -> Voorbeeld:
        einde = f" tot {datum_gewoon(v['tot'])}" if v["tot"] else ""
        regel = f"{REGISTERS[v['soort']]} {v['nummer']}, vanaf {datum_gewoon(v['van'])}{einde}"
        return Voorbeeld([("Beroepsregistratie", "", regel)])

    w = Wijziging(
        titel="Beroepsregistratie vastleggen",
        kop=lees.medewerker_zien(medewerker_id).naam,
        uitleg=UITLEG,
        form=gevuld(request, RegistratieForm),
        doe=partial(acts.registratie_vastleggen, actor=request.actor, medewerker_id=medewerker_id),
        toon=toon,
        terug=_blad(medewerker_id),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
def stoppen(request: Verzoek, medewerker_id: UUID, registratie_id: int) -> HttpResponse:
    """Registered until a day."""
    regel = next((r for r in registraties_van(medewerker_id) if r.id == registratie_id), None)

    def toon(tot: Any) -> Voorbeeld:
        return Voorbeeld([(regel.tekst if regel else "", "loopt", f"stopt op {datum_gewoon(tot)}")])

    doe = partial(acts.registratie_beeindigen, medewerker_id=medewerker_id, registratie_id=registratie_id)
    w = Wijziging(
        titel="Registratie stoppen",
        kop=lees.medewerker_zien(medewerker_id).naam,
        form=gevuld(request, EindeForm),
        doe=partial(doe, actor=request.actor),
        toon=toon,
        terug=_blad(medewerker_id),
    )
    return wijzigen(request, w)


@recht(Recht.BEHEER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, medewerker_id: UUID, registratie_id: int) -> HttpResponse:
    """A mistake of today."""
    doe = partial(acts.registratie_intrekken, actor=request.actor, medewerker_id=medewerker_id)
    return terugnemen(request, partial(doe, registratie_id=registratie_id), _blad(medewerker_id))
