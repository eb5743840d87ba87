"""The register of devices, and those of whoever looks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Apparaat
from keukentafel.privacy.regels import apparaat as ra

L = Recht.PRIVACY_LEZEN
PER_BLAD, IN_BESTAND = 50, 5_000
FILTERS = {"uitgegeven": "In gebruik", "kwijt": "Kwijt", "ingeleverd": "Ingeleverd", "alles": "Alles"}
KOPPEN = (
    "Soort",
    "Nummer",
    "Medewerker",
    "Uitgegeven op",
    "Versleuteld",
    "Stand",
    "Kwijt op",
    "Gewist op",
    "Ingeleverd",
)


@dataclass(frozen=True)
class Apparaatregel:
    id: UUID
    soort: str
    label: str
    wie: str
    uitgegeven_op: date
    versleuteld: bool
    stand: ra.Stand
    standnaam: str
    kwijt_op: datetime | None
    kwijt_hoe: str
    gewist_op: date | None
    ingeleverd_op: date | None


@dataclass(frozen=True)
class Register:
    regels: tuple[Apparaatregel, ...]
    stand: str
    volgende: str
    mag_bijhouden: bool


def _regel(a: Apparaat) -> Apparaatregel:
    stand = ra.stand(a.ingeleverd_op, a.kwijt_op)
    return Apparaatregel(
        id=a.pk,
        soort=ra.NAAM_VAN_SOORT[ra.Soort(a.soort)],
        label=a.label,
        wie=a.medewerker.naam,
        uitgegeven_op=a.uitgegeven_op,
        versleuteld=a.versleuteld,
        stand=stand,
        standnaam=ra.NAAM_VAN_STAND[stand],
        kwijt_op=a.kwijt_op,
        kwijt_hoe=a.kwijt_hoe,
        gewist_op=a.gewist_op,
        ingeleverd_op=a.ingeleverd_op,
    )


def register(*, stand: str = "uitgegeven", na: str = "", aantal: int = PER_BLAD, soort: str = "kijken") -> Register:
    """Newest first; keyset on day and key."""
    stand = stand if stand in FILTERS else "uitgegeven"
    rijen = poort.zichtbaar(Apparaat, L).filter(_filter(stand)).select_related("medewerker")
    dag, sleutel = lees_bladsleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(uitgegeven_op__lt=dag) | Q(uitgegeven_op=dag, id__gt=sleutel))
    regels = [_regel(a) for a in rijen.order_by("-uitgegeven_op", "id")[: aantal + 1]]
    logboek.kijk(L.code, None, soort=soort, lijst="apparaten", aantal=len(regels[:aantal]))
    laatste = regels[aantal - 1] if len(regels) > aantal else None
    volgende = f"{laatste.uitgegeven_op}_{laatste.id}" if laatste else ""
    return Register(tuple(regels[:aantal]), stand, volgende, heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN))


def _filter(stand: str) -> Q:
    return {
        "uitgegeven": Q(ingeleverd_op=None, kwijt_op=None),
        "kwijt": Q(ingeleverd_op=None, kwijt_op__isnull=False),
        "ingeleverd": Q(ingeleverd_op__isnull=False),
    }.get(stand, Q())


def rijen_voor_bestand(stand: str) -> list[list[Any]]:
    """The register as a file; a line of its own in the log."""
    blad = register(stand=stand, aantal=IN_BESTAND, soort="export")
    return [
        [
            *(r.soort, r.label, r.wie, r.uitgegeven_op.isoformat(), "ja" if r.versleuteld else "nee", r.standnaam),
            *(dag.isoformat()[:10] if dag else "" for dag in (r.kwijt_op, r.gewist_op, r.ingeleverd_op)),
        ]
        for r in blad.regels
    ]


@dataclass(frozen=True)
class Apparaatbeeld:
    """One, and what whoever looks may do: `bijhouden` the register, or tell that the own one is lost."""

    a: Apparaatregel
    bijhouden: bool
    terug: str


def apparaat(apparaat_id: UUID) -> Apparaatbeeld:
    """From the register, or the own one."""
    actor = actor_nu()
    van_register = heeft(actor, L)
    rij = poort.haal(Apparaat, apparaat_id, L if van_register else Recht.EIGEN_WERK_ZIEN)
    terug = "/privacy/apparaten/" if van_register else "/mijn-apparaten/"
    return Apparaatbeeld(_regel(rij), heeft(actor, Recht.REGISTERS_BIJHOUDEN), terug)


def mijn_apparaten() -> tuple[Apparaatregel, ...]:
    """What whoever looks has in hand."""
    rijen = poort.zichtbaar(Apparaat, Recht.EIGEN_WERK_ZIEN).filter(ingeleverd_op=None).select_related("medewerker")
    return tuple(_regel(a) for a in rijen.order_by("-uitgegeven_op", "id"))
