"""Aanvragen in the stories: after the conversation somebody asks for help, and what is missing is asked for."""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from keukentafel.besluit.handelingen.aanvraag import aanvraag_ontvangen
from keukentafel.besluit.handelingen.klok import aanvulling_ontvangen, aanvulling_vragen
from keukentafel.besluit.models import Aanvraag

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

NA_HET_VERSLAG, VRAGEN, ANTWOORD = 4, 6, 11
HEEFT = 0.45
ONTBREEKT = {
    "wmo": "Een kopie van het advies van de ergotherapeut.",
    "jeugd": "Een verklaring van school over het afgelopen jaar.",
}


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act: in nearly half of the stories under Wmo and Jeugdwet; one in four is not complete at once."""
    rng = Random(f"besluit:{v.v.sleutel}:{v.team}")
    dag = v.v.verslag.op + NA_HET_VERSLAG
    klaar = v.v.einde and v.v.einde.op <= v.v.verslag.op + ANTWOORD
    if v.v.wet not in ONTBREEKT or v.v.verslag.concept or klaar or rng.random() > HEEFT:
        return
    stand: dict[str, UUID] = {}
    yield dag, partial(_vastleggen, v, stand)
    if rng.random() < 0.25:
        yield v.v.verslag.op + VRAGEN, partial(_vragen, v, stand)
        yield v.v.verslag.op + ANTWOORD, partial(_ontvangen, v, stand)


def _vastleggen(v: "Vertelling", stand: dict[str, UUID]) -> None:
    hoofd = v.gezin.hoofd
    wie = (v.gezin.kind() if v.v.wet == "jeugd" else None) or hoofd
    rij: Aanvraag = v.doe(
        v.coach,
        aanvraag_ontvangen,
        dossier_id=v.dossier_id,
        inwoner_id=wie.pk,
        procedure=v.v.wet,
        vraag=v.tekst(v.v.vraag),
        aanvrager="" if wie == hoofd else f"{hoofd.naam}, ouder",
        getekend=True,
        kanaal="brief",
    )
    stand["aanvraag"] = rij.pk


def _vragen(v: "Vertelling", stand: dict[str, UUID]) -> None:
    v.doe(v.coach, aanvulling_vragen, aanvraag_id=stand["aanvraag"], wat=ONTBREEKT[v.v.wet])


def _ontvangen(v: "Vertelling", stand: dict[str, UUID]) -> None:
    v.doe(v.coach, aanvulling_ontvangen, aanvraag_id=stand["aanvraag"])
