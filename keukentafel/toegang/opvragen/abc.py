"""ABC-duty: who may be asked now, the rota, and the questions of this actor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_kort
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import AbcDienst, Adviesvraag
from keukentafel.toegang.opvragen.keuzes import keuzes

VOORUIT = timedelta(days=28)
HOOGSTENS = 50


@dataclass(frozen=True)
class Dienst:
    """One turn. `id` is the turn, `medewerker` the person."""

    id: int
    medewerker: UUID
    naam: str
    telefoon: str
    dag: date
    uren: str


def _dienst(rij: AbcDienst) -> Dienst:
    wie = rij.medewerker
    return Dienst(rij.pk, wie.pk, wie.naam, wie.telefoon, rij.dag, f"{rij.van:%H.%M}–{rij.tot:%H.%M}")


def wie_heeft_dienst() -> tuple[Dienst, ...]:
    """Who is on duty at this moment; one statement."""
    nu = klok.nu().astimezone(klok.AMSTERDAM)
    rijen = AbcDienst.objects.filter(dag=nu.date(), van__lte=nu.time(), tot__gt=nu.time(), medewerker__is_active=True)
    return tuple(map(_dienst, rijen.select_related("medewerker")))


def eerstvolgende_dienst() -> Dienst | None:
    """Who is on duty now, else the next turn in the coming days; nobody when the rota is empty."""
    nu = klok.nu().astimezone(klok.AMSTERDAM)
    straks = Q(dag=nu.date(), tot__gt=nu.time()) | Q(dag__gt=nu.date(), dag__lte=nu.date() + VOORUIT)
    rij = AbcDienst.objects.filter(straks, medewerker__is_active=True).select_related("medewerker").first()
    return _dienst(rij) if rij else None


def rooster() -> tuple[tuple[date, tuple[Dienst, ...]], ...]:
    """The coming four weeks by day; one statement."""
    vandaag = klok.vandaag()
    rijen = AbcDienst.objects.filter(dag__gte=vandaag, dag__lte=vandaag + VOORUIT).select_related("medewerker")
    per: dict[date, list[Dienst]] = {}
    for rij in rijen:
        per.setdefault(rij.dag, []).append(_dienst(rij))
    return tuple((dag, tuple(diensten)) for dag, diensten in per.items())


@dataclass(frozen=True)
class AbcVraag:
    """One question. `wacht`: nobody answered yet."""

    id: UUID
    kop: str
    soort: str
    van: str
    voor: str
    gevraagd_op: datetime
    vraag: str
    wacht: bool
    uitkomst: str
    advies: str
    mag_antwoorden: bool
    melding: UUID | None


@dataclass(frozen=True)
class AbcLijst:
    """What waits for me as ABC-duty, and what I asked today."""

    voor_mij: tuple[AbcVraag, ...]
    gevraagd: tuple[AbcVraag, ...]


SOORTEN = {"advies": "Advies", "overname": "Gesprek overnemen", "overbelasting": "Overbelasting"}


def abclijst(actor: Actor) -> AbcLijst:
    """Two statements, one log line."""
    eigen = Adviesvraag.objects.select_related("voor", "inwoner", "melding").order_by("gevraagd_op")
    voor_mij = eigen.filter(voor_id=actor.id, beantwoord_op=None)[:HOOGSTENS]
    dag = klok.moment(klok.vandaag(), 0)
    gevraagd = eigen.filter(gemaakt_door=actor.kenmerk, gevraagd_op__gte=dag)[:HOOGSTENS]
    lijst = AbcLijst(_vragen(actor, voor_mij), _vragen(actor, gevraagd))
    logboek.kijk(Recht.ADVIES_VRAGEN.code, None, lijst="abc", aantal=len(lijst.voor_mij) + len(lijst.gevraagd))
    return lijst


def abcvraag(actor: Actor, sleutel: UUID) -> AbcVraag:
    """One question, of who asked or who must answer; NietGevonden for anybody else."""
    eigen = Adviesvraag.objects.filter(Q(voor_id=actor.id) | Q(gemaakt_door=actor.kenmerk))
    rij = eigen.select_related("voor", "inwoner", "melding").filter(pk=sleutel).first()
    if rij is None:
        logboek.geweigerd(actor, Recht.ADVIES_VRAGEN.code, "toegang.adviesvraag", sleutel, "niet gevonden")
        raise NietGevonden("toegang.adviesvraag")
    logboek.kijk(Recht.ADVIES_VRAGEN.code, rij)
    return _vragen(actor, [rij])[0]


def _vragen(actor: Actor, rijen: Iterable[Adviesvraag]) -> tuple[AbcVraag, ...]:
    alle = list(rijen)
    namen = keuzes().namen("abc_uitkomst") if alle else {}
    return tuple(_vraag(actor, rij, namen) for rij in alle)


def _vraag(actor: Actor, rij: Adviesvraag, namen: dict[str, str]) -> AbcVraag:
    wie = rij.inwoner.naam if rij.inwoner else f"melding {rij.melding.nummer}" if rij.melding else "anonieme vraag"
    return AbcVraag(
        id=rij.pk,
        kop=f"{SOORTEN[rij.soort]}: {wie}",
        soort=rij.soort,
        van="jou" if rij.gemaakt_door == actor.kenmerk else "de balie",
        voor=rij.voor.naam,
        gevraagd_op=rij.gevraagd_op.astimezone(klok.AMSTERDAM),
        vraag=rij.vraag,
        wacht=rij.beantwoord_op is None,
        uitkomst=namen.get(rij.uitkomst, rij.uitkomst),
        advies=rij.advies,
        mag_antwoorden=rij.voor_id == actor.id and rij.beantwoord_op is None,
        melding=rij.melding_id,
    )


def dienstkeuzes() -> list[tuple[str, str]]:
    """Whom to ask: on duty now first, then who comes later today."""
    nu = {d.medewerker for d in wie_heeft_dienst()}
    vandaag = [d for dag, diensten in rooster() for d in diensten if dag == klok.vandaag()]
    gekozen = sorted(vandaag, key=lambda d: d.medewerker not in nu)
    woord = {True: "nu", False: f"vandaag, {datum_kort(klok.vandaag())}"}
    return list({str(d.medewerker): f"{d.naam} ({d.uren}, {woord[d.medewerker in nu]})" for d in gekozen}.items())
