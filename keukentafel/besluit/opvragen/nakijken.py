"""Help that could not wait was decided by one; has another looked at it, and may this actor (MAN-07)?"""

from dataclasses import dataclass

from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.opvragen.mandaat import vierogenregels
from keukentafel.besluit.opvragen.zaak import binnen_bereik
from keukentafel.besluit.regels.soorten import GENOMEN, Besluitsoort
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.tekst import moment_lang

SYSTEEM = Actor.systeem("besluit")
NAGEKEKEN = "nagekeken"
"""Of a Toets, beside akkoord and terug: the look afterwards."""


@dataclass(frozen=True, slots=True)
class Nakijkbeeld:
    """For the page: that it was done, or that this actor can do it."""

    zin: str = ""
    mag: bool = False


def vraagt_nakijken(besluit: Besluit) -> bool:
    """Taken in haste by who drafted it, where the municipality wants a second pair of eyes afterwards."""
    if besluit.stand not in GENOMEN or besluit.vastgesteld_op is None:
        return False
    haast = besluit.spoed or besluit.soort == Besluitsoort.SPOED
    alleen = besluit.ondertekenaar_id == besluit.opsteller_id
    return haast and alleen and "spoed" in vierogenregels(besluit.vastgesteld_op).bij


def nagekeken(besluit: Besluit) -> Toets | None:
    """The look itself; read as the house: that it was done is no secret of its words."""
    with transactie(SYSTEEM):
        rij: Toets | None = (
            Toets.objects.filter(besluit=besluit, uitkomst=NAGEKEKEN).select_related("medewerker").order_by("op").last()
        )
        return rij


def nakijkbeeld(besluit: Besluit, *, mandaat: bool, leest: bool) -> Nakijkbeeld:
    """`mandaat`: has this actor any for this law at this body; the act asks the rest. `leest`: may read the words."""
    if not vraagt_nakijken(besluit):
        return Nakijkbeeld()
    if gedaan := nagekeken(besluit):
        zei = f" ‘{gedaan.reden}’" if leest and gedaan.reden else ""
        return Nakijkbeeld(f"Nagekeken door {gedaan.medewerker.naam}, {moment_lang(gedaan.op)}.{zei}")
    actor = actor_nu()
    ander = actor.id not in {None, besluit.opsteller_id, besluit.ondertekenaar_id}
    mag = ander and mandaat and binnen_bereik(besluit, actor)
    return Nakijkbeeld("Nog niemand keek dit spoedbesluit na.", mag)
