"""The own appointments of a week, to look at and to print."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.opvragen.contact import huishoudennaam
from keukentafel.toegang.regels import AfspraakStand


@dataclass(frozen=True)
class AgendaRegel:
    """One appointment."""

    id: UUID
    versie: int
    begin: datetime
    einde: datetime
    onderwerp: str
    wie: str
    plaats: str
    stand: str
    voorbij: bool


@dataclass(frozen=True)
class Agendaweek:
    """Monday to Sunday; `dagen` holds every working day and every other day with something on it."""

    maandag: date
    vorige: date
    volgende: date
    dagen: tuple[tuple[date, tuple[AgendaRegel, ...]], ...]
    aantal: int


def maandag_van(dag: date) -> date:
    """The Monday of this week."""
    return dag - timedelta(days=dag.weekday())


def agendaweek(actor: Actor, dag: date | None = None) -> Agendaweek:
    """One statement; cancelled appointments stay visible as such."""
    maandag = maandag_van(dag or klok.vandaag())
    eind = maandag + timedelta(days=7)
    rijen = poort.zichtbaar(Afspraak, Recht.AFSPRAAK_MAKEN).filter(
        medewerker_id=actor.id, begin__gte=klok.moment(maandag, 0), begin__lt=klok.moment(eind, 0)
    )
    regels = [_regel(a) for a in rijen.select_related("inwoner", "huishouden").order_by("begin", "pk")[:200]]
    logboek.kijk(Recht.AFSPRAAK_MAKEN.code, None, lijst="agenda", aantal=len(regels))
    dagen = [maandag + timedelta(days=n) for n in range(7)]
    per_dag = {d: tuple(r for r in regels if r.begin.astimezone(klok.AMSTERDAM).date() == d) for d in dagen}
    return Agendaweek(
        maandag=maandag,
        vorige=maandag - timedelta(days=7),
        volgende=eind,
        dagen=tuple((d, r) for d, r in per_dag.items() if r or d.weekday() < 5),
        aantal=len(regels),
    )


def _regel(a: Afspraak) -> AgendaRegel:
    wie = a.inwoner.naam if a.inwoner else huishoudennaam(a.huishouden.naam) if a.huishouden else ""
    return AgendaRegel(
        id=a.pk,
        versie=a.versie,
        begin=a.begin.astimezone(klok.AMSTERDAM),
        einde=a.einde.astimezone(klok.AMSTERDAM),
        onderwerp=a.onderwerp,
        wie=str(wie),
        plaats=a.plaats,
        stand="" if a.stand == AfspraakStand.GEPLAND else a.stand.replace("_", " "),
        voorbij=a.einde < klok.nu(),
    )
