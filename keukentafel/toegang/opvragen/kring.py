"""Who says to know this resident in private, and for whom the manager may lift that (MAN-08)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Belangenconflict
from keukentafel.toegang.regels import EIGEN_KRING

LEZER = Actor.systeem("eigen_kring")


@dataclass(frozen=True)
class Buiten:
    """A worker who stays out of this; why is nobody's business here."""

    medewerker_id: UUID
    naam: str
    sinds: date


@dataclass(frozen=True)
class Kringblad:
    """`naam` only for who reads the resident anyway; `buiten` for the manager alone."""

    inwoner_id: UUID
    naam: str
    leest: bool
    buiten: tuple[Buiten, ...]
    mag_opheffen: bool


def kringblad(inwoner_id: UUID) -> Kringblad:
    """The page of one resident."""
    inwoner: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.EIGEN_KRING_MELDEN)
    actor = actor_nu()
    leest = poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN).filter(pk=inwoner.pk).exists()
    opheffen = leest and heeft(actor, Recht.BELANG_OPHEFFEN)
    return Kringblad(inwoner.pk, inwoner.naam, leest, _buiten(inwoner.pk) if opheffen else (), opheffen)


def _buiten(inwoner_id: UUID) -> tuple[Buiten, ...]:
    with transactie(LEZER, lezen=True):
        rijen = Belangenconflict.objects.filter(inwoner=inwoner_id, opgeheven_op=None, soort__in=list(EIGEN_KRING))
        namen = rijen.order_by("sinds", "pk").values_list("medewerker_id", "medewerker__naam", "sinds")
        return tuple(Buiten(*rij) for rij in namen)
