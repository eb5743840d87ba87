"""Warm handovers: what waits for my team, and what I passed on."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.bestanden import bestand_ophalen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Overdrachtdocument, WarmeOverdracht
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes

HOOGSTENS = 100


@dataclass(frozen=True)
class Overdrachtregel:
    """One handover. `stand`: wacht, aangenomen, geweigerd, ingetrokken; `mag_antwoorden`: by this actor, now."""

    id: UUID
    wie: str
    inwoner: UUID | None
    naar: str
    van: str
    bericht: str
    grond: str
    artikel: str
    aangeboden_op: datetime
    uiterlijk: date
    te_laat: bool
    stand: str
    antwoord: str
    mag_antwoorden: bool
    mag_intrekken: bool
    buiten: bool
    document: UUID | None = None
    documentnaam: str = ""


@dataclass(frozen=True)
class Overdrachten:
    """Waiting for my team first, then what I passed on in the last weeks."""

    voor_ons: tuple[Overdrachtregel, ...]
    door_mij: tuple[Overdrachtregel, ...]


@dataclass(frozen=True)
class Doorverbindscherm:
    """`naar`: (code, name) of teams (team:<id>) and other desks (loket:<code>)."""

    keuzes: Keuzes
    naar: tuple[tuple[str, str], ...]


def doorverbindscherm() -> Doorverbindscherm:
    """Two statements."""
    lijsten = keuzes()
    lopend = Team.objects.filter(geldig_tot=None, geldig_van__lte=klok.vandaag(), soort="wijkteam")
    teams = [(f"team:{pk}", f"Wijkteam {naam}") for pk, naam in lopend.values_list("pk", "naam")]
    return Doorverbindscherm(lijsten, (*teams, *((f"loket:{code}", naam) for code, naam in lijsten.lijst("loket"))))


def overdrachten(actor: Actor) -> Overdrachten:
    """Two statements for the lists; one log line."""
    lijsten = keuzes()
    rijen = poort.zichtbaar(WarmeOverdracht, Recht.OVERDRACHT_BEANTWOORDEN)
    voor_ons = rijen.filter(antwoord="", loket="", team_id__in=actor.teams).exclude(gemaakt_door=actor.kenmerk)
    eigen = WarmeOverdracht.objects.filter(gemaakt_door=actor.kenmerk).order_by("-aangeboden_op")
    lijst = Overdrachten(
        voor_ons=tuple(_regel(actor, r, lijsten) for r in _met(voor_ons).order_by("uiterlijk", "pk")[:HOOGSTENS]),
        door_mij=tuple(_regel(actor, r, lijsten) for r in _met(eigen)[:HOOGSTENS]),
    )
    logboek.kijk(Recht.DOORVERBINDEN.code, None, lijst="overdrachten", aantal=len(lijst.voor_ons) + len(lijst.door_mij))
    return lijst


def overdracht(actor: Actor, sleutel: UUID) -> Overdrachtregel:
    """One handover, for the sender and the receiving team; NietGevonden for anybody else."""
    mag = poort.zichtbaar(WarmeOverdracht, Recht.OVERDRACHT_BEANTWOORDEN).values("pk")
    eigen_of_mag = Q(gemaakt_door=actor.kenmerk) | Q(pk__in=mag)
    rij = _met(WarmeOverdracht.objects.filter(eigen_of_mag, pk=sleutel)).first()
    if rij is None:
        logboek.geweigerd(actor, Recht.DOORVERBINDEN.code, "toegang.warmeoverdracht", sleutel, "niet gevonden")
        raise NietGevonden("toegang.warmeoverdracht")
    logboek.kijk(Recht.DOORVERBINDEN.code, rij)
    papier = Overdrachtdocument.objects.filter(overdracht=rij).values_list("pk", "naam").first()
    regel = _regel(actor, rij, keuzes())
    return replace(regel, document=papier[0], documentnaam=papier[1]) if papier else regel


def overdrachtdocument(actor: Actor, sleutel: UUID, document_id: UUID) -> Any:
    """The letter of the other desk, as a file that leaves the house."""
    overdracht(actor, sleutel)
    rij = bestand_ophalen(Overdrachtdocument, document_id, Recht.DOORVERBINDEN)
    if rij.overdracht_id != sleutel:
        raise NietGevonden("toegang.overdrachtdocument")
    return rij


def _met(rijen: QuerySet[WarmeOverdracht]) -> QuerySet[WarmeOverdracht]:
    return rijen.select_related("team", "afzender", "inwoner", "toestemming")


def _regel(actor: Actor, r: WarmeOverdracht, lijsten: Keuzes) -> Overdrachtregel:
    eigen = r.gemaakt_door == actor.kenmerk
    wacht = not r.antwoord
    beantwoorder = r.team_id in actor.teams and not r.loket and heeft(actor, Recht.OVERDRACHT_BEANTWOORDEN)
    return Overdrachtregel(
        id=r.pk,
        wie=str(r.inwoner.naam) if r.inwoner else "iemand die onbekend wilde blijven",
        inwoner=r.inwoner_id if r.inwoner else None,
        naar=lijsten.woorden("loket", [r.loket]) if r.loket else f"wijkteam {r.team.naam}",
        van=r.afzender.naam,
        bericht=r.bericht,
        grond=_grond(r, lijsten),
        artikel=r.artikel,
        aangeboden_op=r.aangeboden_op.astimezone(klok.AMSTERDAM),
        uiterlijk=r.uiterlijk,
        te_laat=wacht and r.uiterlijk < klok.vandaag(),
        stand=r.antwoord or "wacht",
        antwoord=_antwoord(r, lijsten),
        mag_antwoorden=wacht and (eigen if r.loket else beantwoorder and not eigen),
        mag_intrekken=wacht and eigen,
        buiten=bool(r.loket),
    )


def _grond(r: WarmeOverdracht, lijsten: Keuzes) -> str:
    """The ground in words, with who said yes or since when there is a consent."""
    grond = lijsten.woorden("grond_overdracht", [r.grond])
    if r.toestemming:
        return f"{grond} (toestemming sinds {datum_gewoon(r.toestemming.van)})"
    return f"{grond}, gezegd door {r.akkoord_van}" if r.akkoord_van else grond


def _antwoord(r: WarmeOverdracht, lijsten: Keuzes) -> str:
    """ "Aangenomen door Samira: ik bel morgen": only when somebody answered."""
    if not r.antwoord:
        return ""
    reden = lijsten.woorden("reden_weigeren", [r.reden]) if r.reden else ""
    achter = ". ".join(d for d in (reden, r.toelichting) if d)
    op = f" op {datum_gewoon(r.beantwoord_op.astimezone(klok.AMSTERDAM).date())}" if r.loket and r.beantwoord_op else ""
    return f"{r.antwoord.capitalize()} door {r.beantwoord_door}{op}" + (f": {achter}" if achter else "")
