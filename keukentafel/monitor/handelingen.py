"""Acts of monitor: reading in the records of another system."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.db import connection, transaction

from keukentafel.dossier.regels import RedenSluiten
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.monitor.invoer.regels import (
    BestandFout,
    Contactregel,
    Lezing,
    Regelfout,
    Soort,
    Werkprocesregel,
    lees,
)
from keukentafel.monitor.invoer.schrijven import Schrijver
from keukentafel.monitor.invoer.waarden import Bekend, knijp
from keukentafel.organisatie.models import Inrichting, Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

INVOER = Actor.systeem("invoer")


@dataclass(frozen=True)
class Verslag:
    """What became of a file. With `proef` nothing was written."""

    soort: str
    gemeente: str
    proef: bool
    gelezen: int
    nieuw: int
    bijgewerkt: int
    al_bekend: int
    fouten: tuple[Regelfout, ...]
    waarschuwingen: tuple[str, ...]


def gegevens_invoeren(
    *,
    actor: Actor,
    soort: str,
    inhoud: bytes,
    gemeente: str,
    proef: bool = False,
    voortgang: Callable[[str], None] = lambda _tekst: None,
) -> Verslag:
    """Read a CSV of contacts or werkprocessen (docs/importeren.md). A wrong row is named and left out; a second run
    of the same file writes nothing. `proef` does everything and takes it back.

    Raises Fout for a file that cannot be read at all, or an unknown kind. Whoever reads in sees none of the cases, so
    the rows are written by a named system, under the reader's name.
    """
    poort.eis(Recht.CIJFERS_INVOEREN)
    naam = _gemeente(gemeente)
    lezing = _lees(soort, inhoud)
    voortgang(f"{lezing.gelezen} regels gelezen, {len(lezing.fouten)} met een fout")
    with transactie(INVOER), transaction.atomic():
        schrijver = Schrijver(naam, actor.kenmerk)
        if soort == Soort.CONTACTEN:
            telling = schrijver.contacten(cast(list[Contactregel], lezing.regels))
        else:
            telling = schrijver.werkprocessen(cast(list[Werkprocesregel], lezing.regels))
        if proef:
            _controleer_uitgesteld()
            transaction.set_rollback(True)
    fouten = sorted([*lezing.fouten, *telling.fouten], key=lambda fout: fout.regel)
    verslag = Verslag(
        soort=soort,
        gemeente=naam,
        proef=proef,
        gelezen=lezing.gelezen,
        nieuw=telling.nieuw,
        bijgewerkt=telling.bijgewerkt,
        al_bekend=telling.al_bekend,
        fouten=tuple(fouten),
        waarschuwingen=tuple(lezing.waarschuwingen),
    )
    _melden(actor, verslag)
    return verslag


def _lees(soort: str, inhoud: bytes) -> Lezing:
    if soort not in set(Soort):
        raise Fout(f"{soort!r} kan niet ingelezen worden; verwacht {' of '.join(Soort)}.", veld="soort")
    try:
        return lees(Soort(soort), inhoud, bekend())
    except BestandFout as fout:
        raise Fout(str(fout), veld="bestand") from fout


def bekend() -> Bekend:
    """The teams, channels, subjects and reasons that a row may name, by code or by name."""
    alle = list(Team.objects.all())
    teams = {knijp(tekst): team.pk for team in alle for tekst in (team.code, team.naam)}
    codes: dict[str, dict[str, str]] = {"kanaal": {}, "onderwerp": {}}
    for rij in Inrichting.objects.filter(soort__in=codes):
        codes[rij.soort] |= {knijp(rij.code): rij.code, knijp(rij.naam): rij.code}
    redenen = frozenset(reden.value for reden in RedenSluiten)
    return Bekend(
        teams, codes["kanaal"], codes["onderwerp"], redenen, klok.vandaag(), tuple(team.naam for team in alle)
    )


def _gemeente(tekst: str) -> str:
    """The short name before every key: two municipalities may use the same numbers."""
    naam = tekst.strip().casefold()
    geladen = list(Inrichting.objects.filter(soort="gemeente").values_list("naam", flat=True))
    if geladen and naam not in {gemeente.casefold() for gemeente in geladen}:
        # A typing error here would read everything in a second time.
        raise Fout(f"{tekst!r} is hier niet ingericht; verwacht {' of '.join(geladen)}.", veld="gemeente")
    if not re.fullmatch(r"[a-z0-9][a-z0-9' -]{1,60}", naam):
        raise Fout(f"{tekst!r} is geen naam van een gemeente; verwacht bijvoorbeeld schiedam.", veld="gemeente")
    return naam


def _controleer_uitgesteld() -> None:
    """A trial run must meet the deferred constraints as well."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _melden(actor: Actor, verslag: Verslag) -> None:
    velden: dict[str, Any] = {
        "invoer": verslag.soort,
        "gemeente": verslag.gemeente,
        "proef": verslag.proef,
        "nieuw": verslag.nieuw,
        "bijgewerkt": verslag.bijgewerkt,
        "fouten": len(verslag.fouten),
    }
    logboek.handeling(actor, Recht.CIJFERS_INVOEREN.code, None, **velden)
