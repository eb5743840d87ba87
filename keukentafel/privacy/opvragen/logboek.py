"""The log as a person reads it: filters, days, and always in the order of the rows, never of the clock."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, Max, Min, Q, QuerySet, TextField

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.organisatie.opvragen.kijkreden import REDENEN
from keukentafel.poort import logboek
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.opvragen.zoekspoor import Zoekspoor, zoeksporen
from keukentafel.privacy.regels.logboek import WOORD_VAN_SOORT, rol_in_woorden, waarom, zin_van

PER_PAGINA = 50
OP_PAPIER = 500
IN_BESTAND = 5_000
LEZER = Actor.systeem("logboek_lezen")
# A row may have got its number just before another that has an earlier moment.
SPELING = timedelta(minutes=1)
BEGIN = datetime(2015, 1, 1, tzinfo=klok.AMSTERDAM)
_NAAM = Func(F("actor"), function="kt_naam", output_field=TextField())


@dataclass(frozen=True)
class Filter:
    """What is asked of the log. Dossier and resident come by a link, as keys: never a name or a number."""

    wie: str = ""
    soort: str = ""
    van: date | None = None
    tot: date | None = None
    dossier: UUID | None = None
    inwoner: UUID | None = None
    gezocht: str = ""
    """The digest of what was searched (inwoner.opvragen.zoeken.afdruk): only searches with exactly that text."""
    regels: tuple[int, ...] = ()
    """These rows and no others: those of one finding."""

    def gevuld(self) -> dict[str, Any]:
        """What was chosen, for the log line of this very look and for the next page."""
        return {naam: str(waarde) for naam, waarde in asdict(self).items() if waarde and naam != "regels"}


@dataclass(frozen=True)
class Regel:
    """One line of the log as a person reads it."""

    id: int
    tijd: datetime
    wie: str
    kenmerk: str
    rol: str
    wat: str
    waarop: str
    waarom: str
    bijzonder: str
    dossier: UUID | None
    inwoner: UUID | None
    zoek: Zoekspoor | None = None


@dataclass(frozen=True)
class Logpagina:
    """A page, newest first; `volgende` is the key after which the next one begins."""

    dagen: tuple[tuple[date, tuple[Regel, ...]], ...]
    volgende: int | None
    zonder_kring: bool
    """Lines about the own circle are for a colleague (MAN-08); the database leaves them out."""

    @property
    def regels(self) -> list[Regel]:
        return [regel for _, regels in self.dagen for regel in regels]


def logboek_pagina(
    filter_: Filter, *, voor: int | None = None, aantal: int = PER_PAGINA, soort: str = "kijken"
) -> Logpagina:
    """Reading, printing (`soort` afdruk) and exporting the log is itself a line, with what was asked."""
    gevonden = _eerste(filter_, voor, aantal + 1)
    logboek.kijk(Recht.LOGBOEK_LEZEN.code, None, soort=soort, filter=filter_.gevuld(), aantal=len(gevonden[:aantal]))
    redenen = {keuze.code: keuze.naam for keuze in keuzes(REDENEN)} if gevonden else {}
    # In a file what was opened stands on the lines below the search.
    sporen = zoeksporen(gevonden[:aantal], vervolg=soort != "export")
    regels = [replace(leesbaar(rij, redenen), zoek=sporen.get(rij.id)) for rij in gevonden[:aantal]]
    dagen = groupby(regels, key=lambda r: r.tijd.astimezone(klok.AMSTERDAM).date())
    volgende = regels[-1].id if len(gevonden) > aantal else None
    return Logpagina(tuple((dag, tuple(rijen)) for dag, rijen in dagen), volgende, bool(actor_nu().mijdt))


def _eerste(filter_: Filter, voor: int | None, aantal: int) -> list[LogboekRegel]:
    """Of a resident in two parts, each with the index of its own way of asking: with OR every row would be read."""
    rijen = _gevraagd(filter_, voor)
    if filter_.inwoner:
        delen = (Q(inwoner=filter_.inwoner), Q(id__in=_zocht(filter_, voor)))
        eigen, gezocht = (rijen.filter(deel).values_list("pk", flat=True)[:aantal] for deel in delen)
        rijen = rijen.filter(pk__in=list(eigen.union(gezocht)))
    return list(rijen[:aantal])


def _gevraagd(filter_: Filter, voor: int | None) -> QuerySet[Any]:
    """Keyset on id. A period is first put into keys, so that the walk starts where the period is (poort/sql)."""
    rijen: QuerySet[Any] = LogboekRegel.objects.annotate(naam=_NAAM).order_by("-id")
    velden = {"dossier": filter_.dossier, "actor": filter_.wie, "soort": filter_.soort}
    rijen = rijen.filter(**{naam: waarde for naam, waarde in velden.items() if waarde})
    if filter_.gezocht:
        rijen = rijen.filter(soort="zoeken", inhoud__contains=f'"{filter_.gezocht}"')
    if filter_.regels:
        rijen = rijen.filter(id__in=filter_.regels)
    if filter_.van or filter_.tot:
        periode = LogboekRegel.objects.filter(**_grenzen(filter_))
        # Plus nothing: else the planner walks the keys from either end of the log until it meets the period.
        eerste, laatste = periode.aggregate(e=Min(F("id") + 0), l=Max(F("id") + 0)).values()
        rijen = rijen.filter(id__gte=eerste or 0, id__lte=laatste or 0, **_grenzen(filter_))
    return rijen.filter(id__lt=voor) if voor else rijen


def _zocht(filter_: Filter, voor: int | None) -> list[int]:
    """The searches in which this resident was shown: their lines name many, so they stand in no column. Of the own
    circle none, for the wall cannot tell them from other searches (MAN-08). `voor`: the last row of the page before;
    the database gives the newest of a period and no more than so many, so a later page asks for an earlier period."""
    if filter_.inwoner is None or filter_.inwoner in actor_nu().mijdt:
        return []
    van = klok.moment(filter_.van, 0) if filter_.van else BEGIN
    tot = klok.moment((filter_.tot or klok.vandaag()) + timedelta(days=1), 0)
    with transactie(LEZER), connection.cursor() as cursor:
        if voor and (tijd := LogboekRegel.objects.filter(pk=voor).values_list("tijd", flat=True).first()):
            tot = min(tot, tijd + SPELING)
        cursor.execute("SELECT kt_wie_zocht(%s, %s, %s)", [filter_.inwoner, van, tot])
        return [id_ for (id_,) in cursor.fetchall()]


def _grenzen(filter_: Filter) -> dict[str, datetime]:
    grenzen = {}
    if filter_.van:
        grenzen["tijd__gte"] = klok.moment(filter_.van, 0)
    if filter_.tot:
        grenzen["tijd__lt"] = klok.moment(filter_.tot + timedelta(days=1), 0)
    return grenzen


def leesbaar(rij: LogboekRegel, redenen: Mapping[str, str]) -> Regel:
    """One row in words."""
    inhoud = logboek.ontleed(rij.inhoud)
    uitkomst = str(inhoud.get("uitkomst", ""))
    return Regel(
        id=rij.id,
        tijd=rij.tijd,
        wie=rij.naam,  # type: ignore[attr-defined]  # an annotation of the query
        kenmerk=rij.actor,
        rol=rol_in_woorden(inhoud.get("rollen", ())),
        wat=WOORD_VAN_SOORT.get(rij.soort, rij.soort),
        waarop=zin_van(str(inhoud.get("recht", ""))),
        waarom=waarom(inhoud, redenen),
        bijzonder="" if uitkomst == "ok" else uitkomst,
        dossier=rij.dossier,
        inwoner=rij.inwoner,
    )


def medewerkerkeuzes() -> list[tuple[str, str]]:
    """Everybody who ever worked here: who left is in the log as well."""
    rijen = Medewerker.objects.order_by("sorteernaam").values_list("pk", "naam", "functie")
    return [(str(pk), f"{naam}, {functie}" if functie else naam) for pk, naam, functie in rijen]
