"""Reactions of residents to a report, in words, and what can be done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.models import Verslagreactie
from keukentafel.dossier.opvragen.mensen import roepnaam_van
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu

DE_INWONER = "De inwoner"


@dataclass(frozen=True, slots=True)
class ReactieBeeld:
    """One reaction, with what this actor can do about it."""

    id: UUID
    soort: str
    kop: str
    woorden: str
    antwoord: str
    uitgave: int
    open: bool
    """A correction that nobody answered yet."""
    kan_overnemen: bool
    kan_afwijzen: bool
    kan_intrekken: bool


def reactieregels(rijen: Iterable[Verslagreactie]) -> list[rv.Reactieregel]:
    """Rows (with their person) as the rules know them."""
    return [_regel(rij) for rij in rijen]


def reacties(verslag_id: UUID, mag_bewerken: bool) -> tuple[ReactieBeeld, ...]:
    """Of a report that came through the gate, first first; what was taken back is not there."""
    rijen = Verslagreactie.objects.filter(item_id=verslag_id, ingetrokken_op=None).select_related("inwoner")
    return tuple(_beeld(rij, mag_bewerken) for rij in rijen.order_by("gemaakt_op", "pk")[:100])


def _regel(rij: Verslagreactie) -> rv.Reactieregel:
    return rv.Reactieregel(
        wie=roepnaam_van(rij.inwoner) if rij.inwoner else DE_INWONER,
        soort=rij.soort,
        woorden=rij.woorden,
        op=rij.op,
        kanaal=rij.kanaal,
        correctie=rij.correctie,
        reden=rij.besluit_reden,
        besluit_op=rij.besluit_op.astimezone(klok.AMSTERDAM).date() if rij.besluit_op else None,
    )


def _beeld(rij: Verslagreactie, mag_bewerken: bool) -> ReactieBeeld:
    regel, c = _regel(rij), rv.Correctie
    van_mij = rij.gemaakt_door == actor_nu().kenmerk
    return ReactieBeeld(
        id=rij.pk,
        soort=rij.soort,
        kop=regel.kop,
        woorden=rij.woorden,
        antwoord=regel.antwoord,
        uitgave=rij.uitgave,
        open=rij.correctie in (c.GEVRAAGD, c.AANPASSEN),
        kan_overnemen=mag_bewerken and rij.correctie in (c.GEVRAAGD, c.AFGEWEZEN),
        kan_afwijzen=mag_bewerken and rij.correctie in (c.GEVRAAGD, c.AANPASSEN),
        kan_intrekken=van_mij and rij.correctie in ("", c.GEVRAAGD),
    )
