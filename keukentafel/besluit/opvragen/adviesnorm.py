"""A zwaarwegend advies beside the norms of today (REQ-049)."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.besluit.models import Adviestoets, Besluit, Overweging
from keukentafel.besluit.regels import adviesnorm as rn
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan.regels.maatwerk import NAAM_VAN_UITKOMST
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L, S, TEKST = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN, Recht.BESLUITTEKST_LEZEN


@dataclass(frozen=True, slots=True)
class Normbeeld:
    """The page: the norms, what the advice tells of them, and the latest look."""

    besluit_id: UUID
    dossier_id: UUID
    nummer: int
    normen: tuple[rn.Norm, ...]
    bekend: dict[str, bool]
    """Facts this actor can see; empty for who may not read the words."""
    laatst: str
    antwoorden: tuple[tuple[str, str], ...]
    toelichting: str
    mag: bool


def adviesnormen() -> tuple[rn.Norm, ...]:
    """In the order of the screens."""
    eigen = [rn.Norm(k.code, k.naam, str(k.waarde.get("feit", ""))) for k in keuzes("adviesnorm")]
    return tuple(eigen or [rn.Norm(*rij) for rij in rn.STANDAARD])


def normbeeld(besluit_id: UUID) -> Normbeeld:
    """One look at one advice; NietGevonden when it is not one, or not for this actor."""
    besluit = poort.haal(Besluit, besluit_id, L)
    if besluit.soort != Besluitsoort.ADVIES:
        raise NietGevonden("besluit.advies")
    normen = adviesnormen()
    namen = {norm.code: norm.naam for norm in normen}
    rij = poort.zichtbaar(Adviestoets, L).filter(besluit=besluit).order_by("-op", "-gemaakt_op").first()
    antwoorden = rij.uitkomsten.items() if rij else ()
    return Normbeeld(
        besluit_id=besluit.pk,
        dossier_id=besluit.dossier_id,
        nummer=besluit.nummer,
        normen=normen,
        bekend=_bekend(besluit),
        laatst=f"{datum_gewoon(rij.op)}, {rij.door_naam}" if rij else "",
        antwoorden=tuple((namen.get(code, code), NAAM_VAN_UITKOMST[uit]) for code, uit in antwoorden),
        toelichting=rij.toelichting if rij else "",
        mag=poortregels.heeft(actor_nu(), S) and poort.mag(besluit, S),
    )


def _bekend(besluit: Besluit) -> dict[str, bool]:
    """Whoever may not read the words is told nothing about them, also not that there are any."""
    if not poortregels.heeft(actor_nu(), TEKST):
        return {}
    rijen = poort.zichtbaar(Overweging, TEKST).filter(besluit=besluit).exclude(tekst="")
    blokken = set(rijen.values_list("soort", flat=True))
    ogen = besluit.toetser_id is not None and besluit.toetser_id != besluit.opsteller_id
    return rn.bekend(blokken, ogen) if blokken else {}
