"""One household on its own screen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.inwoner.opvragen.persoon import Lid, een_huishouden
from keukentafel.inwoner.regels.persoon import ROLLEN_IN_HUISHOUDEN
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import poort, regels
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Gezin:
    """The household, its present members, and who left."""

    id: UUID
    naam: str
    team: str
    leden: tuple[Lid, ...]
    vertrokken: tuple[tuple[str, str, date, date], ...]
    dossier: UUID | None
    dossiernummer: str
    mag_schrijven: bool


def gezin(huishouden_id: UUID) -> Gezin:
    """Through the gate (logged); four statements. Members one may not see are left out."""
    huishouden = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_LEZEN)
    nu = een_huishouden(huishouden_id)
    if nu is None and huishouden.leden.filter(tot=None).exists():
        # Everybody in it is hidden from this actor, and so is the household.
        raise NietGevonden("inwoner.huishouden")
    weg = Huishoudlid.objects.filter(huishouden=huishouden, tot__isnull=False).select_related("inwoner")
    return Gezin(
        id=huishouden.pk,
        naam=huishouden.naam,
        team=huishouden.team.naam,
        leden=nu.leden if nu else (),
        vertrokken=tuple(
            (r.inwoner.naam, ROLLEN_IN_HUISHOUDEN.get(r.rol, r.rol), r.van, r.tot) for r in weg.order_by("-tot", "id")
        ),
        dossier=nu.dossier if nu else None,
        dossiernummer=nu.dossiernummer if nu else "",
        mag_schrijven=regels.heeft(actor_nu(), Recht.HUISHOUDEN_SCHRIJVEN),
    )
