"""The work list of findings, one finding with its lines, and what the worker is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Afwijking
from keukentafel.privacy.opvragen.logboek import Filter, Logpagina, logboek_pagina
from keukentafel.privacy.regels import afwijking as regels

PER_PAGINA = 50
LANGS = 200


@dataclass(frozen=True)
class Bevinding:
    """One finding in words."""

    id: UUID
    zin: str
    wie: str
    dag: date
    hoeveel: str
    stand: str
    uitleg: str
    uitleg_op: datetime | None
    oordeel: str
    is_datalek: bool
    notitie: str
    gesloten_op: datetime | None
    gesloten_door: str
    kan_vragen: bool
    kan_sluiten: bool


@dataclass(frozen=True)
class Lijst:
    """A page; `volgende` is where the next one begins: "2026-11-25:key"."""

    rijen: tuple[Bevinding, ...]
    volgende: str


def _rijen(actor: Actor) -> Any:
    """The wall says the same (poort.wal, toezicht)."""
    rijen = poort.zichtbaar(Afwijking, Recht.AFWIJKING_BEHANDELEN)
    return rijen if Rol.FG in actor.rollen else rijen.filter(alleen_fg=False)


def afwijkingen(*, gesloten: bool = False, soort: str = "", na: str = "") -> Lijst:
    """Newest day first; keyset on day and key."""
    actor = actor_nu()
    rijen = _rijen(actor).filter(gesloten_op__isnull=not gesloten)
    if soort in set(regels.Soort):
        rijen = rijen.filter(soort=soort)
    rijen = _na(rijen, na).select_related("medewerker").order_by("-dag", "id")[: PER_PAGINA + 1]
    gevonden = [_bevinding(actor, rij) for rij in rijen]
    logboek.kijk(Recht.AFWIJKING_BEHANDELEN.code, None, lijst="afwijkingen", aantal=len(gevonden[:PER_PAGINA]))
    laatste = gevonden[PER_PAGINA - 1] if len(gevonden) > PER_PAGINA else None
    return Lijst(tuple(gevonden[:PER_PAGINA]), f"{laatste.dag.isoformat()}:{laatste.id}" if laatste else "")


def _na(rijen: Any, na: str) -> Any:
    dag, _, sleutel = na.partition(":")
    try:
        grens, pk = date.fromisoformat(dag), UUID(sleutel)
    except ValueError:
        return rijen
    return rijen.filter(dag__lte=grens).exclude(dag=grens, id__lte=pk)


def afwijking(afwijking_id: UUID) -> tuple[Bevinding, Logpagina]:
    """One finding, with the lines of the log it is about."""
    actor = actor_nu()
    rij = poort.haal(Afwijking, afwijking_id, Recht.AFWIJKING_BEHANDELEN)
    if rij.alleen_fg and Rol.FG not in actor.rollen:
        raise NietGevonden("privacy.afwijking")
    return _bevinding(actor, rij), logboek_pagina(Filter(regels=tuple(rij.regels[:LANGS])), aantal=LANGS)


def mijn_uitleg(afwijking_id: UUID) -> Bevinding:
    """What a worker is asked about the own looks; nothing before it was asked."""
    rij = poort.haal(Afwijking, afwijking_id, Recht.EIGEN_WERK_ZIEN)
    if rij.gevraagd_op is None:
        raise NietGevonden("privacy.afwijking")
    return _bevinding(actor_nu(), rij)


def _bevinding(actor: Actor, rij: Afwijking) -> Bevinding:
    mag = rij.gesloten_op is None and regels.mag_afhandelen(actor.rollen, rij.alleen_fg)
    return Bevinding(
        id=rij.pk,
        zin=regels.ZIN[regels.Soort(rij.soort)],
        wie=rij.medewerker.naam if rij.medewerker else "Meer medewerkers",
        dag=rij.dag,
        hoeveel=aantal(rij.aantal, "regel", "regels"),
        stand=_stand(rij),
        uitleg=rij.uitleg,
        uitleg_op=rij.uitleg_op,
        oordeel=regels.NAAM_VAN_OORDEEL[regels.Oordeel(rij.oordeel)] if rij.oordeel else "",
        is_datalek=rij.oordeel == regels.Oordeel.DATALEK,
        notitie=rij.notitie,
        gesloten_op=rij.gesloten_op,
        gesloten_door=rij.gesloten_door,
        kan_vragen=mag and rij.medewerker is not None and rij.gevraagd_op is None,
        kan_sluiten=mag,
    )


def _stand(rij: Afwijking) -> str:
    if rij.gesloten_op:
        return regels.NAAM_VAN_OORDEEL[regels.Oordeel(rij.oordeel)].split(":")[0]
    if rij.uitleg_op:
        return "Uitleg gekregen"
    return "Uitleg gevraagd" if rij.gevraagd_op else "Nieuw"
