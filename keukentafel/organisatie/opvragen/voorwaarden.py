"""Conditions for access: what a worker has and lacks, and the list of a team (REQ-164)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import (
    Inrichting,
    Medewerker,
    Privacyreglement,
    Rolvervulling,
    Team,
    Voorwaardebewijs,
)
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.voorwaarden import HOE, IEDEREEN, NAAM_VAN_VOORWAARDE, NIEMAND, Voorwaarde
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_ROL, Bereik, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik, heeft

L = Recht.PRIVACY_LEZEN
PER_BLAD = 50
# What somebody lacks -> the roles that ask it.
Missend = dict[Voorwaarde, list[str]]
INGETROKKEN = "Ingetrokken"
FILTERS = {"alles": "Iedereen", "nu": "Mist iets", "binnenkort": "Mist iets, nu of binnenkort"}


@dataclass(frozen=True)
class Misser:
    """A worker who lacks something on a day."""

    medewerker_id: UUID
    soorten: tuple[Voorwaarde, ...]


def die_iets_missen(dag: date) -> list[Misser]:
    """Everybody in service, by the rule that binds the actor (sql/30_voorwaarden.sql)."""
    sql = (
        "SELECT m.id, array_agg(DISTINCT x.soort ORDER BY x.soort) FROM organisatie_medewerker m, kt_mist(m.id, %s) x"
        " WHERE m.is_active AND m.in_dienst_van <= %s AND (m.in_dienst_tot IS NULL OR m.in_dienst_tot > %s)"
        " GROUP BY m.id ORDER BY m.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [dag, klok.vandaag(), klok.vandaag()])
        return [Misser(pk, tuple(map(Voorwaarde, soorten))) for pk, soorten in cursor.fetchall()]


def mist_iets(medewerker_id: UUID) -> bool:
    """Does this worker lack something today?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM kt_mist(%s, %s))", [medewerker_id, klok.vandaag()])
        return bool(cursor.fetchone()[0])


def _missende_rollen(medewerker_id: UUID, grens: date) -> tuple[Missend, Missend]:
    """What this worker lacks today, and on a later day, with the roles that ask it."""
    sql = "SELECT DISTINCT 0, soort, rol FROM kt_mist(%s, %s) UNION SELECT 1, soort, rol FROM kt_mist(%s, %s)"
    uit: tuple[Missend, Missend] = ({}, {})
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY 1, 2, 3", [medewerker_id, klok.vandaag(), medewerker_id, grens])
        for welke, soort, rol in cursor.fetchall():
            uit[welke].setdefault(Voorwaarde(soort), []).append(NAAM_VAN_ROL[Rol(rol)])
    return uit


def te_lezen() -> list[Privacyreglement]:
    """The text that counts today, and what comes after it."""
    rijen = list(Privacyreglement.objects.order_by("geldig_van"))
    voorbij = [rij for rij in rijen if rij.geldig_van <= klok.vandaag()]
    return [*voorbij[-1:], *rijen[len(voorbij) :]]


@dataclass(frozen=True)
class Eis:
    """One condition for one worker."""

    soort: Voorwaarde
    naam: str
    hoe: str
    mist: bool
    straks: bool
    voor: str


@dataclass(frozen=True)
class Tekst:
    """One version of the reglement, and whether this worker read it."""

    id: UUID
    tekst: str
    geldig_van: date
    gelezen_op: date | None


@dataclass(frozen=True)
class Mijn:
    """The own page: what is needed, what is on file, and the text to read."""

    eisen: tuple[Eis, ...]
    bewijzen: tuple["Bewijs", ...]
    teksten: tuple[Tekst, ...]


@dataclass(frozen=True)
class Bewijs:
    id: UUID
    naam: str
    op: date
    geldig_tot: date | None
    door: str
    stand: str
    reglement_id: UUID | None


def mijn_voorwaarden(medewerker_id: UUID) -> Mijn:
    """Of whoever looks."""
    bewijzen = _bewijzen(medewerker_id)
    gelezen = {b.reglement_id: b.op for b in bewijzen if b.reglement_id and b.stand != INGETROKKEN}
    teksten = tuple(Tekst(r.pk, r.tekst, r.geldig_van, gelezen.get(r.pk)) for r in te_lezen())
    return Mijn(_eisen(medewerker_id), bewijzen, teksten)


def _eisen(medewerker_id: UUID) -> tuple[Eis, ...]:
    """All that is asked of the roles of this worker, what is missing first."""
    dag = klok.vandaag()
    nu, straks = _missende_rollen(medewerker_id, dag + timedelta(days=instelling("voorwaarde_waarschuwen_dagen")))
    rollen = Rolvervulling.objects.filter(geldig_op(dag, "van", "tot"), medewerker=medewerker_id)
    eigen = set(rollen.values_list("rol", flat=True))
    gezet = Inrichting.objects.filter(geldig_op(dag), soort="instelling", code__startswith="voorwaarde_")
    voor_wie = dict(gezet.values_list("code", "waarde__waarde"))
    uit = []
    for soort in Voorwaarde:
        voor = str(voor_wie.get(f"voorwaarde_{soort.value}", NIEMAND))
        gevraagd = (voor == IEDEREEN and eigen) or eigen & set(voor.split())
        if gevraagd or soort in straks:
            wie = ", ".join(nu.get(soort) or straks.get(soort) or [])
            mist = soort in nu
            uit.append(Eis(soort, NAAM_VAN_VOORWAARDE[soort], HOE[soort], mist, not mist and soort in straks, wie))
    return tuple(sorted(uit, key=lambda e: (not e.mist, not e.straks)))


def _bewijzen(medewerker_id: UUID) -> tuple[Bewijs, ...]:
    rijen = Voorwaardebewijs.objects.filter(medewerker=medewerker_id).select_related("reglement")
    return tuple(_bewijs(rij) for rij in rijen.order_by("-op", "-gemaakt_op"))


def _bewijs(rij: Voorwaardebewijs) -> Bewijs:
    naam = NAAM_VAN_VOORWAARDE[Voorwaarde(rij.soort)]
    if rij.reglement:
        naam = f"{naam}, tekst van {datum_gewoon(rij.reglement.geldig_van)}"
    verlopen = rij.geldig_tot is not None and rij.geldig_tot <= klok.vandaag()
    stand = INGETROKKEN if rij.ingetrokken_op else "Verlopen" if verlopen else ""
    return Bewijs(rij.pk, naam, rij.op, rij.geldig_tot, rij.vastgelegd_door, stand, rij.reglement_id)


@dataclass(frozen=True)
class Regel:
    """One worker in the list."""

    id: UUID
    naam: str
    rollen: str
    mist: str
    straks: str


@dataclass(frozen=True)
class Blad:
    regels: tuple[Regel, ...]
    stand: str
    team: int | None
    teams: tuple[tuple[int, str], ...]
    volgende: str
    gevraagd: bool
    mag_bijhouden: bool


def voorwaardenblad(*, stand: str = "alles", team: str = "", na: str = "") -> Blad:
    """By name; a manager sees the own teams, the officer and the FG everybody. Keyset on sort name and key."""
    stand = stand if stand in FILTERS else "alles"
    teams = _teams()
    gekozen = int(team) if team.isdecimal() and len(team) < 10 and int(team) in dict(teams) else None
    dag = klok.vandaag()
    nu = {m.medewerker_id: m.soorten for m in die_iets_missen(dag)}
    grens = dag + timedelta(days=instelling("voorwaarde_waarschuwen_dagen"))
    straks = {m.medewerker_id: m.soorten for m in die_iets_missen(grens)}
    rijen = _zichtbaar([gekozen] if gekozen else None)
    if stand != "alles":
        rijen = rijen.filter(pk__in=nu if stand == "nu" else nu.keys() | straks.keys())
    naam, _, sleutel = na.rpartition("_")
    if naam:
        rijen = rijen.filter(sorteernaam__gte=naam).exclude(sorteernaam=naam, pk__lte=_uuid(sleutel))
    gevonden = list(rijen.order_by("sorteernaam", "pk")[: PER_BLAD + 1])
    rollen = _rollen([m.pk for m in gevonden])
    regels = tuple(_regel(m, rollen.get(m.pk, []), nu, straks) for m in gevonden[:PER_BLAD])
    logboek.kijk(L.code, None, lijst="voorwaarden", aantal=len(regels))
    laatste = gevonden[PER_BLAD - 1] if len(gevonden) > PER_BLAD else None
    volgende = f"{laatste.sorteernaam}_{laatste.pk}" if laatste else ""
    gevraagd = bool(nu or straks or Voorwaardebewijs.objects.exists())
    return Blad(regels, stand, gekozen, teams, volgende, gevraagd, heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN))


def _uuid(tekst: str) -> UUID:
    try:
        return UUID(tekst)
    except ValueError:
        return UUID(int=0)


def _teams() -> tuple[tuple[int, str], ...]:
    teams = Team.objects.filter(geldig_op(klok.vandaag())).order_by("volgorde", "naam")
    if bereik(actor_nu(), L) is not Bereik.STAD:
        teams = teams.filter(pk__in=actor_nu().teams)
    return tuple(teams.values_list("pk", "naam"))


def _zichtbaar(teams: list[int] | None) -> Any:
    """Who has a role today, as far as this actor looks."""
    rollen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"))
    if bereik(actor_nu(), L) is not Bereik.STAD:
        rollen = rollen.filter(team__in=actor_nu().teams)
    if teams:
        rollen = rollen.filter(team__in=teams)
    return Medewerker.objects.filter(is_active=True, pk__in=rollen.values("medewerker"))


def _rollen(wie: list[UUID]) -> dict[UUID, list[str]]:
    rijen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker__in=wie)
    uit: dict[UUID, list[str]] = {}
    for pk, rol, team in rijen.order_by("rol").values_list("medewerker_id", "rol", "team__naam"):
        uit.setdefault(pk, []).append(f"{NAAM_VAN_ROL[Rol(rol)]}, {team}" if team else NAAM_VAN_ROL[Rol(rol)])
    return uit


def _regel(m: Medewerker, rollen: list[str], nu: dict[UUID, Any], straks: dict[UUID, Any]) -> Regel:
    mist = nu.get(m.pk, ())
    later = [s for s in straks.get(m.pk, ()) if s not in mist]
    return Regel(m.pk, m.naam, "; ".join(rollen), _namen(mist), _namen(later))


def _namen(soorten: Any) -> str:
    return ", ".join(NAAM_VAN_VOORWAARDE[s].lower() for s in soorten)


@dataclass(frozen=True)
class Van:
    """One worker, for who keeps the proofs or manages the team."""

    id: UUID
    naam: str
    eisen: tuple[Eis, ...]
    bewijzen: tuple[Bewijs, ...]
    mag_bijhouden: bool


def voorwaarden_van(medewerker_id: UUID) -> Van:
    """Another's; outside the own teams there is nobody."""
    m = _zichtbaar(None).filter(pk=medewerker_id).first()
    if m is None:
        raise NietGevonden("organisatie.medewerker")
    mag = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN)
    logboek.kijk(L.code, None, lijst="voorwaarden van een medewerker", medewerker=str(m.pk))
    return Van(m.pk, m.naam, _eisen(m.pk), _bewijzen(m.pk), mag)


def reglementen() -> list[tuple[Privacyreglement, int]]:
    """Every version, newest first, with how many read it."""
    bewijzen = Voorwaardebewijs.objects.filter(ingetrokken_op=None).exclude(reglement=None)
    gelezen = dict(bewijzen.values_list("reglement_id").annotate(n=Count("pk")))
    return [(rij, gelezen.get(rij.pk, 0)) for rij in Privacyreglement.objects.order_by("-geldig_van")]
