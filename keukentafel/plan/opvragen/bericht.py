"""Telling a provider that help stops or changes: what is asked, and the letters that were made (REQ-063)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from keukentafel.brieven.opvragen.lezen import BriefRegel, brieven_met_sleutel
from keukentafel.brieven.opvragen.mensen import veiligepost
from keukentafel.brieven.opvragen.partneradres import adreskeuzes
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.models import Ondersteuning, Schaling
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht


def sleutels(schaling_id: UUID, over: Iterable[str]) -> list[str]:
    """Keys of the letters of one outcome: for each person one to the provider, one to the resident."""
    return [f"schaling:{schaling_id}:{wie}:{aan}" for wie in over for aan in ("aanbieder", "inwoner")]


@dataclass(frozen=True, slots=True)
class Berichtbeeld:
    """The page after help was stopped or changed."""

    kader: DossierKader
    wat: str
    aanbieder: str
    uitkomst: str
    bezwaar: str
    """Why there is nobody to tell; empty when the form is shown."""
    ingaat: date
    """The first day that keeps the notice period."""
    termijn: int
    over: tuple[tuple[str, str], ...]
    gekozen: tuple[str, ...]
    brieven: tuple[BriefRegel, ...]
    gemaakt: date | None
    """The day that was told; None while nothing was made."""
    stopt: bool
    mag: bool
    adressen: tuple[tuple[str, str], ...]
    """Recorded addresses of this provider for secured e-mail; empty where that is off."""

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/ondersteuning/"


def berichtbeeld(dossier_id: UUID, lijn_id: UUID, schaling_id: UUID) -> Berichtbeeld:
    """One outcome of one line; NietGevonden when it is not for this actor, or was undone."""
    kader = dossier_kader(dossier_id)
    rij: Schaling = poort.haal(Schaling, schaling_id, Recht.PLAN_SCHRIJVEN)
    lijn = rij.ondersteuning
    if (rij.dossier_id, lijn.pk) != (dossier_id, lijn_id) or rij.teruggedraaid_op:
        raise NietGevonden("plan.schaling")
    over = {str(pk) for pk in lijn.over.values_list("pk", flat=True)}
    leden = tuple((str(lid.id), lid.roepnaam) for lid in kader.leden if str(lid.id) in over)
    termijn, actor = int(instelling("opzegtermijn_dagen")), actor_nu()
    return Berichtbeeld(
        kader=kader,
        wat=lijn.wat,
        aanbieder=lijn.aanbieder,
        uitkomst=regels.NAAM_VAN_SCHAALSOORT[regels.Schaalsoort(rij.soort)],
        bezwaar=regels.bezwaar_tegen_bericht(rij.soort, rij.van_trede, lijn.aanbieder),
        ingaat=klok.vandaag() + timedelta(days=termijn),
        termijn=termijn,
        over=leden,
        gekozen=tuple(pk for pk, _ in leden) if len(leden) == 1 else (),
        brieven=brieven_met_sleutel(sleutels(rij.pk, rij.bericht_over)),
        gemaakt=rij.ingaat,
        stopt=rij.soort == regels.Schaalsoort.STOPT,
        mag=kader.is_open
        and all(poortregels.heeft(actor, recht) for recht in (Recht.BRIEF_MAKEN, Recht.DELEN_VASTLEGGEN)),
        adressen=_adressen(rij, lijn) if not rij.ingaat else (),
    )


def _adressen(rij: Schaling, lijn: Ondersteuning) -> tuple[tuple[str, str], ...]:
    """Of this very provider: a letter never goes to the address of another one."""
    if not veiligepost().aan or not lijn.aanbieder:
        return ()
    return tuple(adreskeuzes(regels.partner_voor(lijn.wet, rij.van_trede), lijn.aanbieder))
