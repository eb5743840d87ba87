"""Is this resident in the own circle of a worker: recorded, or found by comparing marks of homes (MAN-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.woonadres import merken
from keukentafel.toegang.models import Belangenconflict
from keukentafel.toegang.regels import Belang


@dataclass(frozen=True)
class Thuis:
    """The marks of one worker's home."""

    medewerker: UUID
    adresmerk: str
    straatmerk: str


def thuis_van(medewerkers: Iterable[UUID] | None = None) -> list[Thuis]:
    """Of these workers, or of everybody who told us; who did not is not here."""
    rijen = Medewerker.objects.filter(is_active=True).exclude(straatmerk="")
    if medewerkers is not None:
        rijen = rijen.filter(pk__in=list(medewerkers))
    return [Thuis(*rij) for rij in rijen.values_list("pk", "adresmerk", "straatmerk")]


def gevonden(thuis: Iterable[Thuis], inwoner_id: UUID | None, huishouden_id: UUID | None) -> dict[UUID, Belang]:
    """Worker -> why not. Hidden and shelter addresses take no part: the answer must not betray where somebody is."""
    hoe_ver = instelling("eigen_kring")
    if hoe_ver == "uit":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT postcode, huisnummer, familie FROM kt_belangadressen(%s, %s)", [inwoner_id, huishouden_id]
        )
        adressen = [(*merken(postcode, nummer), familie) for postcode, nummer, familie in cursor.fetchall()]
    uit: dict[UUID, Belang] = {}
    for t in thuis:
        for adres, straat, familie in adressen:
            if adres and adres == t.adresmerk:
                uit[t.medewerker] = Belang.FAMILIE if familie else Belang.HUISGENOOT
            elif straat and straat == t.straatmerk and not familie and hoe_ver == "straat":
                uit.setdefault(t.medewerker, Belang.BUREN)
    return uit


def vastgelegd(medewerker_id: UUID, inwoner_id: UUID | None, huishouden_id: UUID | None) -> Q:
    """Recorded conflicts of this worker with these people, lifted or not."""
    over = Q(inwoner_id=inwoner_id) if inwoner_id else Q(pk__in=[])
    over |= Q(huishouden_id=huishouden_id) if huishouden_id else Q(pk__in=[])
    return Q(medewerker_id=medewerker_id) & over


def belang_van(medewerker_id: UUID, inwoner_id: UUID | None, huishouden_id: UUID | None) -> Belang | None:
    """Why this worker must stay away, or None; a lifted conflict stays lifted. Inside a system actor."""
    rijen = Belangenconflict.objects.filter(vastgelegd(medewerker_id, inwoner_id, huishouden_id))
    open_ = [Belang(r.soort) for r in rijen if r.opgeheven_op is None and Belang(r.soort).weigert]
    if open_:
        return open_[0]
    if any(r.opgeheven_op for r in rijen):
        return None
    return gevonden(thuis_van([medewerker_id]), inwoner_id, huishouden_id).get(medewerker_id)
