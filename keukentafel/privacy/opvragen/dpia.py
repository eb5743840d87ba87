"""The register of DPIA's: what must be looked at again first, and one of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, prefetch_related_objects

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Dpia
from keukentafel.privacy.opvragen.maatregel import Maatregelbeeld, maatregelen
from keukentafel.privacy.regels import dpia as rd

L = Recht.PRIVACY_LEZEN
PER_BLAD, IN_BESTAND = 50, 5_000
FILTERS = {"geldend": "Geldend", "laat": "Te laat herzien", "alles": "Alles"}
KOPPEN = (
    "Verwerking",
    "Waarom",
    "Datum",
    "Risico's",
    "Wat overblijft",
    "Advies FG",
    "Herzien op",
    "Stand",
    "Maatregelen",
)


@dataclass(frozen=True)
class Dpiaregel:
    """One line of the register."""

    id: UUID
    verwerking: str
    aanleiding: str
    op: date
    herzien_op: date
    restrisico: str
    stand: rd.Stand
    standnaam: str
    open_maatregelen: int
    rij: Dpia


@dataclass(frozen=True)
class Register:
    regels: tuple[Dpiaregel, ...]
    stand: str
    volgende: str
    mag_bijhouden: bool


def register(*, stand: str = "geldend", na: str = "", aantal: int = PER_BLAD, soort: str = "kijken") -> Register:
    """By the day to look again, keyset on day and key."""
    stand = stand if stand in FILTERS else "geldend"
    rijen = poort.zichtbaar(Dpia, L).filter(_filter(stand))
    dag, sleutel = lees_bladsleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(herzien_op__gt=dag) | Q(herzien_op=dag, id__gt=sleutel))
    rijen = rijen.annotate(open_maatregelen=Count("maatregelen", filter=Q(maatregelen__klaar_op=None)))
    grens = instelling("dpia_waarschuwen_dagen")
    regels = [_regel(rij, grens) for rij in rijen.order_by("herzien_op", "id")[: aantal + 1]]
    logboek.kijk(L.code, None, soort=soort, lijst="dpias", aantal=len(regels[:aantal]))
    laatste = regels[aantal - 1] if len(regels) > aantal else None
    volgende = f"{laatste.herzien_op}_{laatste.id}" if laatste else ""
    return Register(tuple(regels[:aantal]), stand, volgende, heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN))


def _filter(stand: str) -> Q:
    if stand == "alles":
        return Q()
    q = Q(vervangen_door=None)
    return q & Q(herzien_op__lt=klok.vandaag()) if stand == "laat" else q


def _regel(d: Any, grens: int) -> Dpiaregel:
    stand = rd.stand(d.herzien_op, klok.vandaag(), grens, vervangen=d.vervangen_door_id is not None)
    return Dpiaregel(
        id=d.pk,
        verwerking=d.verwerking,
        aanleiding=rd.NAAM_VAN_AANLEIDING[rd.Aanleiding(d.aanleiding)],
        op=d.op,
        herzien_op=d.herzien_op,
        restrisico=rd.NAAM_VAN_RISICO[rd.Risico(d.restrisico)],
        stand=stand,
        standnaam=rd.NAAM_VAN_STAND[stand],
        open_maatregelen=getattr(d, "open_maatregelen", 0),
        rij=d,
    )


def rijen_voor_bestand(stand: str) -> list[list[Any]]:
    """The register as a file; a line of its own in the log."""
    blad = register(stand=stand, aantal=IN_BESTAND, soort="export")
    prefetch_related_objects([r.rij for r in blad.regels], "maatregelen__eigenaar")
    return [
        [
            r.verwerking,
            r.aanleiding,
            r.op.isoformat(),
            r.rij.risicos,
            r.restrisico,
            r.rij.advies_fg,
            r.herzien_op.isoformat(),
            r.standnaam,
            "; ".join(f"{m.wat} ({m.hoe or m.eigenaar.naam})" for m in r.rij.maatregelen.all()),
        ]
        for r in blad.regels
    ]


@dataclass(frozen=True)
class Dpiabeeld:
    """One, with its measures and the newer one that took its place."""

    regel: Dpiaregel
    d: Dpia
    maatregelen: tuple[Maatregelbeeld, ...]
    vervangen_door: UUID | None
    mag_bijhouden: bool


def dpia(dpia_id: UUID) -> Dpiabeeld:
    """Through the gate."""
    d: Dpia = poort.haal(Dpia, dpia_id, L)
    mag = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN) and d.vervangen_door_id is None
    regel = _regel(d, instelling("dpia_waarschuwen_dagen"))
    return Dpiabeeld(regel, d, maatregelen(d.maatregelen), d.vervangen_door_id, mag)


def voorstel() -> tuple[date, date]:
    """For an empty form: today, and when to look again."""
    dag = klok.vandaag()
    return dag, max(rd.voorstel_herzien(dag, instelling("dpia_herzien_maanden")), dag + timedelta(days=1))
