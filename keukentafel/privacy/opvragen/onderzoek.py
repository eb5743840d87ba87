"""The list of research, and one with its sample."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Onderzoek
from keukentafel.privacy.regels import onderzoek as ro

L = Recht.PRIVACY_LEZEN
SYSTEEM = Actor.systeem("onderzoek")
PER_BLAD = 50
KOPPEN = ("Nummer", "Naam", "Adres", "Postcode", "Woonplaats", "Telefoon")
FILTERS = {"": "Iedereen", "open": "Nog geen antwoord", "ja": "Ja", "nee": "Nee"}


@dataclass(frozen=True)
class Onderzoekregel:
    id: UUID
    titel: str
    uitvoerder: str
    tot: date
    stand: ro.Stand
    standnaam: str
    telling: str


@dataclass(frozen=True)
class Lijst:
    regels: tuple[Onderzoekregel, ...]
    volgende: str
    mag_bijhouden: bool


@dataclass(frozen=True)
class Deelnemer:
    id: UUID
    volgnr: int
    naam: str
    antwoord: str


@dataclass(frozen=True)
class Onderzoekbeeld:
    """One, with a page of its sample."""

    regel: Onderzoekregel
    o: Onderzoek
    teams: str
    vrijgegeven_op: datetime | None
    deelnemers: tuple[Deelnemer, ...]
    filter: str
    volgende: int | None
    mag_bijhouden: bool


def _regel(o: Onderzoek) -> Onderzoekregel:
    stand = ro.stand(o.getrokken_op, o.gevraagd_op, o.vrijgegeven_op, o.gesloten_op)
    telling = f"{o.gevraagd} gevraagd, {o.ja} ja, {o.nee} nee" if o.gevraagd_op else ""
    return Onderzoekregel(o.pk, o.titel, o.uitvoerder, o.tot, stand, ro.NAAM_VAN_STAND[stand], telling)


def onderzoeken(*, na: str = "") -> Lijst:
    """Newest first; keyset on the moment it was set up."""
    rijen = poort.zichtbaar(Onderzoek, L)
    try:
        moment = datetime.fromisoformat(na)
        rijen = rijen.filter(gemaakt_op__lt=moment) if moment.tzinfo else rijen
    except ValueError:
        pass
    gevonden = list(rijen.order_by("-gemaakt_op")[: PER_BLAD + 1])
    logboek.kijk(L.code, None, lijst="onderzoeken", aantal=len(gevonden[:PER_BLAD]))
    volgende = gevonden[PER_BLAD - 1].gemaakt_op.isoformat() if len(gevonden) > PER_BLAD else ""
    mag = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN)
    return Lijst(tuple(_regel(o) for o in gevonden[:PER_BLAD]), volgende, mag)


def onderzoek(onderzoek_id: UUID, *, antwoord: str = "", na: str = "") -> Onderzoekbeeld:
    """Through the gate; names only for who records the answers."""
    o: Onderzoek = poort.haal(Onderzoek, onderzoek_id, L)
    mag = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN)
    antwoord = antwoord if antwoord in FILTERS else ""
    deelnemers, volgende = _deelnemers(o, antwoord, na) if mag else ((), None)
    namen = Team.objects.filter(pk__in=o.teams).order_by("volgorde", "naam").values_list("naam", flat=True)
    return Onderzoekbeeld(
        regel=_regel(o),
        o=o,
        teams=", ".join(namen) or "Alle teams",
        vrijgegeven_op=o.vrijgegeven_op,
        deelnemers=deelnemers,
        filter=antwoord,
        volgende=volgende,
        mag_bijhouden=mag and o.gesloten_op is None,
    )


def _deelnemers(o: Onderzoek, antwoord: str, na: str) -> tuple[tuple[Deelnemer, ...], int | None]:
    """A page, by number. The wall decides who; the names are read by the house."""
    rijen: Any = o.deelnemers.all()
    if antwoord:
        rijen = rijen.filter(antwoord="" if antwoord == "open" else antwoord)
    if na.isdecimal() and len(na) < 9:
        rijen = rijen.filter(volgnr__gt=int(na))
    ids = list(rijen.order_by("volgnr").values_list("pk", flat=True)[: PER_BLAD + 1])
    with transactie(SYSTEEM):
        gevonden = list(o.deelnemers.filter(pk__in=ids[:PER_BLAD]).select_related("inwoner").order_by("volgnr"))
    beelden = tuple(Deelnemer(d.pk, d.volgnr, d.inwoner.naam, d.antwoord) for d in gevonden)
    return beelden, beelden[-1].volgnr if len(ids) > PER_BLAD else None


def teamkeuzes() -> list[tuple[str, str]]:
    """Teams of today."""
    rijen = Team.objects.filter(geldig_op(klok.vandaag()), soort="wijkteam").order_by("volgorde", "naam")
    return [(str(pk), naam) for pk, naam in rijen.values_list("pk", "naam")]
