"""Consent and shares in the stories: asked at the table, used, running out, waiting for somebody, withdrawn."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from keukentafel.delen import handelingen as h
from keukentafel.delen import regels
from keukentafel.delen.models import Toestemming
from keukentafel.delen.opvragen import gevers_van, wat_mist
from keukentafel.demo.leven.verhaal import lees
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor

if TYPE_CHECKING:
    from keukentafel.demo.leven.spel import Vertelling

# Under which law a story asks whom, about what.
VRAGEN: list[dict[str, Any]] = lees("delen")["vraag"]
NA_HET_VERSLAG = 2


def bijdragen(v: "Vertelling") -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act: some stories ask for consent some days after the first conversation."""
    rng = Random(f"delen:{v.v.sleutel}:{v.team}")
    passend = [vraag for vraag in VRAGEN if v.v.wet in vraag["wetten"]]
    if passend and rng.random() < 0.5:
        vraag = rng.choice(passend)
        yield v.v.verslag.op + NA_HET_VERSLAG, lambda: _vragen(v, vraag, rng)


def _vragen(v: "Vertelling", vraag: dict[str, Any], rng: Random) -> None:
    """Recorded, and shared when it counts; now and then somebody thinks better of it."""
    wie = v.gezin.kind() if v.v.wet == "jeugd" else v.gezin.hoofd
    inwoner_id = (wie or v.gezin.hoofd).pk
    velden = {n: vraag[n] for n in ("partner", "partner_naam", "gegevens")}
    basis = {"dossier_id": v.dossier_id, "inwoner_id": inwoner_id, "wet": v.wet(), **velden}
    kort = klok.vandaag() + timedelta(days=rng.choice((21, 60, 90))) if rng.random() < 0.4 else None
    rij, compleet = v.doe(v.coach, _vastleggen, **basis, tot=kort, alle=rng.random() < 0.8)
    if not compleet:
        return
    v.doe(v.coach, h.deling_vastleggen, **basis, toelichting=v.tekst(vraag["toelichting"]))
    if rng.random() < 0.2:
        v.doe(v.coach, _intrekken, inwoner_id=inwoner_id, toestemming_id=rij.pk, reden=vraag["spijt"])


def _vastleggen(*, actor: Actor, inwoner_id: UUID, wet: str, alle: bool, **velden: Any) -> tuple[Toestemming, bool]:
    """Who the law asks said yes, or the first of them; and whether that is enough to share."""
    gevers = gevers_van(inwoner_id)
    nodig = regels.eis(regels.Soort.DELEN, wet, gevers.leeftijd).gevers
    ja = [g.sleutel for g in gevers.mensen if g.gever in nodig] or [gevers.mensen[0].sleutel]
    rij = h.toestemming_vastleggen(
        actor=actor, inwoner_id=inwoner_id, wet=wet, soort=regels.Soort.DELEN, gevers=ja if alle else ja[:1], **velden
    )
    mist = wat_mist(rij, rij.stems.all(), gevers)
    return rij, not mist


def _intrekken(*, actor: Actor, inwoner_id: UUID, toestemming_id: UUID, reden: str) -> None:
    """By the first who decides here."""
    rij = Toestemming.objects.get(pk=toestemming_id)
    gevers = gevers_van(inwoner_id)
    mag = regels.wie_trekt_in(rij.soort, rij.wet, gevers.leeftijd)
    if door := next((g.sleutel for g in gevers.mensen if g.gever in mag), ""):
        h.toestemming_intrekken(actor=actor, toestemming_id=toestemming_id, door=door, reden=reden)
