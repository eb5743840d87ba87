"""The appointments of a week or a day, one's own or those of a colleague of the team, to look at and to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.opvragen.contact import collegas, huishoudennaam
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.uitnodiging import Uitnodigingbeeld, communicatieregel, mensen_van, uitnodigingbeeld
from keukentafel.toegang.regels import AfspraakStand, SoortPlaats, Vorm

RECHT = Recht.AFSPRAAK_MAKEN
# Days on which somebody looks how it goes (room plan and dossier): whole days in the calendar, beside appointments.
AGENDATAKEN = Q(soort__in=("volgmoment", "nazorg"))
HOOGSTENS = 200


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
    tolk: str
    verslag: bool
    telefoon: str = ""
    heeft_verslag: bool = False
    """A report was begun; only its own worker is told, since another may not know that it is there."""


@dataclass(frozen=True)
class Agendaweek:
    """Monday to Sunday; `dagen` holds every working day and every other day with something on it."""

    van: str
    wie: str
    maandag: date
    vorige: date
    volgende: date
    dagen: tuple[tuple[date, tuple[AgendaRegel, ...]], ...]
    aantal: int
    collegas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kijkweek:
    """On which days of a week the actor looks how it goes: (day, what, where it is done)."""

    maandag: date
    regels: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True)
class Agendadag:
    """One day on paper, with address and telephone as far as this actor may see them."""

    wie: str
    dag: date
    regels: tuple[AgendaRegel, ...]


def maandag_van(dag: date) -> date:
    """The Monday of this week."""
    return dag - timedelta(days=dag.weekday())


def agendaweek(actor: Actor, dag: date | None = None, van: UUID | None = None) -> Agendaweek:
    """A few statements, whatever the number; cancelled appointments stay visible as such."""
    collega = collegas(actor)
    wie, naam = _van_wie(actor, van, collega)
    maandag = maandag_van(dag or klok.vandaag())
    eind = maandag + timedelta(days=7)
    lijsten = keuzes()
    regels = [regel(a, lijsten) for a in _rijen(wie, maandag, eind)]
    logboek.kijk(RECHT.code, None, lijst="agenda", aantal=len(regels), van=str(wie))
    dagen = [maandag + timedelta(days=n) for n in range(7)]
    per_dag = {d: tuple(r for r in regels if r.begin.date() == d) for d in dagen}
    return Agendaweek(
        van=str(wie) if wie != actor.id else "",
        wie=naam,
        maandag=maandag,
        vorige=maandag - timedelta(days=7),
        volgende=eind,
        dagen=tuple((d, r) for d, r in per_dag.items() if r or d.weekday() < 5),
        aantal=len(regels),
        collegas=collega,
    )


def kijkweek(actor: Actor, dag: date | None = None) -> Kijkweek:
    """Beside the own appointments of the week with this day; one statement, asked by a part of the page."""
    vanaf = maandag_van(dag or klok.vandaag())
    rijen = Taak.objects.filter(AGENDATAKEN, voor_id=actor.id, klaar_op=None)
    rijen = rijen.filter(uiterlijk__gte=vanaf, uiterlijk__lt=vanaf + timedelta(days=7)).order_by("uiterlijk", "pk")
    return Kijkweek(vanaf, tuple(rijen.values_list("uiterlijk", "tekst", "adres")[:HOOGSTENS]))


def _van_wie(actor: Actor, van: UUID | None, collega: Iterable[tuple[str, str]]) -> tuple[UUID | None, str]:
    """Whose calendar; somebody who is no colleague of the own teams is not there."""
    if van is None or van == actor.id:
        return actor.id, actor.naam
    naam = dict(collega).get(str(van))
    if naam is None:
        raise NietGevonden("organisatie.medewerker")
    return van, naam


def _rijen(wie: UUID | None, vanaf: date, tot: date) -> list[Any]:
    rijen = poort.zichtbaar(Afspraak, RECHT).filter(
        medewerker_id=wie, begin__gte=klok.moment(vanaf, 0), begin__lt=klok.moment(tot, 0)
    )
    rijen = rijen.select_related("inwoner", "huishouden").prefetch_related("deelnemers")
    return list(rijen.order_by("begin", "pk")[:HOOGSTENS])


def agendadag(actor: Actor, dag: date | None = None, van: UUID | None = None) -> Agendadag:
    """For paper; logged as a print."""
    wie, naam = _van_wie(actor, van, collegas(actor) if van else ())
    op, lijsten = dag or klok.vandaag(), keuzes()
    regels = [regel(a, lijsten) for a in _rijen(wie, op, op + timedelta(days=1))]
    logboek.kijk(RECHT.code, None, soort="afdruk", lijst="agenda", aantal=len(regels), van=str(wie))
    niet = AfspraakStand.AFGEZEGD.value
    return Agendadag(naam, op, tuple(r for r in regels if r.stand != niet))


def regel(a: Any, lijsten: Keuzes) -> AgendaRegel:
    """From a row with its people."""
    tolk = lijsten.woorden("taal", [a.tolk_taal]) if a.tolk_taal else ""
    return AgendaRegel(
        id=a.pk,
        versie=a.versie,
        begin=a.begin.astimezone(klok.AMSTERDAM),
        einde=a.einde.astimezone(klok.AMSTERDAM),
        onderwerp=a.onderwerp,
        wie=met_wie(a),
        plaats=waar(a, lijsten),
        stand="" if a.stand == AfspraakStand.GEPLAND else a.stand.replace("_", " "),
        voorbij=a.einde < klok.nu(),
        tolk=f"tolk {tolk}{'' if a.tolk_notitie else ' nog regelen'}" if tolk else "",
        verslag=bool(a.huishouden_id) and a.stand in (AfspraakStand.GEPLAND, AfspraakStand.GEWEEST),
        telefoon=a.inwoner.telefoon if a.inwoner else "",
        heeft_verslag=a.verslag_op is not None and a.medewerker_id == actor_nu().id,
    )


def met_wie(a: Any) -> str:
    """The people, as far as this actor may see them."""
    namen = [str(i.naam) for i in a.deelnemers.all()]
    if not namen and a.inwoner:
        namen = [str(a.inwoner.naam)]
    if not namen and a.huishouden:
        namen = [huishoudennaam(a.huishouden.naam)]
    return ", ".join([*namen, *a.anderen])


def waar(a: Any, lijsten: Keuzes) -> str:
    """Where or how, in words: "Spreekkamer 2", "Thuis", "Telefoon"."""
    if a.kanaal != Vorm.GESPREK:
        return Vorm(a.kanaal).naam
    ruimte = lijsten.ruimtes.get(a.ruimte)
    soort = ruimte.naam if ruimte else SoortPlaats(a.soort_plaats).naam if a.soort_plaats else ""
    return ", ".join(x for x in (soort, a.plaats) if x)


@dataclass(frozen=True)
class Wijziging:
    """One line of the history of an appointment."""

    wat: str
    was: datetime
    reden: str
    door: str
    op: datetime
    teruggenomen: bool


@dataclass(frozen=True)
class AfspraakBlad:
    """One appointment with all that can be done with it."""

    regel: AgendaRegel
    medewerker: str
    van_mij: bool
    dag: date
    gepland: bool
    begonnen: bool
    tolk_notitie: str
    tolk_taal: str
    inwoner: UUID | None
    melding: UUID | None
    ruimte: str
    communicatie: str
    """How to talk with who is on it (REQ-024); empty when nothing is special."""
    uitnodiging: Uitnodigingbeeld
    wijzigingen: tuple[Wijziging, ...]
    keuzes: Keuzes


def afspraakblad(actor: Actor, sleutel: UUID) -> AfspraakBlad:
    """Through the gate."""
    a = poort.haal(Afspraak, sleutel, RECHT)
    lijsten = keuzes()
    mensen = mensen_van(a)
    rijen = list(a.wijzigingen.order_by("-gemaakt_op", "-pk"))
    wie = {str(pk): naam for pk, naam in _namen({r.gemaakt_door for r in rijen})}
    return AfspraakBlad(
        regel=regel(a, lijsten),
        medewerker=a.medewerker.naam,
        van_mij=a.medewerker_id == actor.id,
        dag=a.begin.astimezone(klok.AMSTERDAM).date(),
        gepland=a.stand == AfspraakStand.GEPLAND,
        begonnen=a.begin <= klok.nu(),
        tolk_notitie=a.tolk_notitie,
        tolk_taal=lijsten.woorden("taal", [a.tolk_taal]) if a.tolk_taal else "",
        inwoner=a.inwoner.pk if a.inwoner else None,
        melding=a.melding_id if a.melding else None,
        ruimte=a.ruimte,
        communicatie=communicatieregel(mensen),
        uitnodiging=uitnodigingbeeld(a, mensen),
        wijzigingen=tuple(_wijziging(r, lijsten, wie) for r in rijen),
        keuzes=lijsten,
    )


def _namen(kenmerken: set[str]) -> Iterable[tuple[UUID, str]]:
    sleutels = [k for k in kenmerken if not k.startswith("systeem:")]
    return Medewerker.objects.filter(pk__in=sleutels).values_list("pk", "naam") if sleutels else ()


def _wijziging(r: Any, lijsten: Keuzes, wie: dict[str, str]) -> Wijziging:
    namen = lijsten.namen("reden_gemist") | lijsten.namen("reden_afspraak")
    delen = [namen.get(r.reden, r.reden), r.vervolg.replace("_", " ")]
    return Wijziging(
        wat=r.wat.replace("_", " "),
        was=r.van_begin.astimezone(klok.AMSTERDAM),
        reden=", daarna: ".join(d for d in delen if d),
        door=wie.get(r.gemaakt_door, "het systeem"),
        op=r.gemaakt_op,
        teruggenomen=r.teruggenomen_op is not None,
    )


@dataclass(frozen=True)
class VoorVerslag:
    """What the report of this talk knows already, so that nothing is typed twice (ux.md principle 7)."""

    huishouden: UUID | None
    titel: str
    gesprek_op: date
    aanwezig: str
    plaats: str
    afspraak_id: UUID


def voor_verslag(sleutel: UUID) -> VoorVerslag:
    """Through the gate."""
    a = poort.haal(Afspraak, sleutel, RECHT)
    return VoorVerslag(
        huishouden=a.huishouden_id,
        titel=a.onderwerp,
        gesprek_op=min(a.begin.astimezone(klok.AMSTERDAM).date(), klok.vandaag()),
        aanwezig=", ".join(x for x in (met_wie(a), a.medewerker.naam) if x),
        plaats=waar(a, keuzes()),
        afspraak_id=a.pk,
    )
