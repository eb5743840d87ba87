"""The rows of the log about one resident, all of them: read in portions of whole days, so that nothing is cut off."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet, TextField
from django.db.models.expressions import RawSQL

from keukentafel.inwoner.models import Huishoudlid, Samenvoeging
from keukentafel.kern import klok
from keukentafel.poort import logboek
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.regels.wie_keek import Logfeit

# Of one portion. More than this in a period, and it is read in halves; a day is never cut.
HOOGSTENS = 20_000
# As kt_wie_zocht gives at most (sql/10_gezocht.sql).
ZOEK_HOOGSTENS = 5_000
NAAM = Func(F("actor"), function="kt_naam", output_field=TextField())
KOLOMMEN = ("id", "tijd", "actor", "naam", "soort", "inhoud")
_VELDEN = {veld.name for veld in fields(Logfeit)} - {"id", "tijd", "actor", "naam", "soort"}

Lid = tuple[UUID, date, date | None]


@dataclass(frozen=True)
class Wie:
    """Whose rows: every key this resident had (cards that turned out to be the same person keep theirs in the log), and
    (dossier, from, to) of every household this resident belonged to, with the dossiers that went up in it."""

    sleutels: tuple[UUID, ...]
    leden: tuple[Lid, ...]
    alle_dossiers: frozenset[UUID]
    """Also those of another home: what is kept back there is kept back here."""

    @property
    def dossiers(self) -> frozenset[UUID]:
        return frozenset(pk for pk, _, _ in self.leden)

    @property
    def namen(self) -> frozenset[str]:
        """The keys as the log writes them."""
        return frozenset(map(str, self.sleutels))


def wie_van(inwoner_id: UUID, alleen: Collection[UUID] | None = None) -> Wie:
    """`alleen`: dossiers, of a parent who gets the own side of a child of two homes (GEZ-05)."""
    vervallen = Samenvoeging.objects.filter(inwoner=inwoner_id).values_list("vervallen", flat=True)
    rijen = Huishoudlid.objects.filter(inwoner=inwoner_id, huishouden__dossier__isnull=False)
    velden = ("huishouden__dossier__pk", "van", "tot", "huishouden__samenvoegingen__dossier_van")
    leden: dict[Lid, None] = {}
    alle: set[UUID] = set()
    for dossier, van, tot, opgegaan in rijen.values_list(*velden):
        samen = [pk for pk in (dossier, opgegaan) if pk]
        alle.update(samen)
        if alleen is None or dossier in alleen:
            leden |= {(pk, van, tot): None for pk in samen}
    return Wie((inwoner_id, *vervallen), tuple(leden), frozenset(alle))


def eerste_dag() -> date:
    """Of the log itself: before it nobody could look."""
    oudste = LogboekRegel.objects.order_by("id").values_list("tijd", flat=True).first()
    return oudste.astimezone(klok.AMSTERDAM).date() if oudste else klok.vandaag()


def feiten(wie: Wie, van: date, tot: date, tot_moment: datetime | None = None) -> Iterator[list[Logfeit]]:
    """Everything between two days, newest portion first. `tot_moment`: not what came after it."""
    gevonden = _lees(wie, van, tot, tot_moment)
    gezocht = sum(f.soort == "zoeken" for f in gevonden)
    if van >= tot or (len(gevonden) < HOOGSTENS and gezocht < ZOEK_HOOGSTENS):
        yield gevonden
        return
    midden = van + (tot - van) // 2
    yield from feiten(wie, midden + timedelta(days=1), tot, tot_moment)
    yield from feiten(wie, van, midden, tot_moment)


def _lees(wie: Wie, van: date, tot: date, tot_moment: datetime | None) -> list[Logfeit]:
    """Rows about this resident, the own dossiers, and searches in which the name was shown.

    Three parts, each with the index of its own way of asking; with OR between them every row would be read.
    """
    eind = klok.moment(tot + timedelta(days=1), 0)
    grenzen = [klok.moment(van, 0), min(eind, tot_moment) if tot_moment else eind]
    zoek = RawSQL(
        "SELECT kt_wie_zocht(w, %s, %s) FROM unnest(%s::uuid[]) w", [*grenzen, [str(pk) for pk in wie.sleutels]]
    )
    delen = (Q(inwoner__in=wie.sleutels), Q(dossier__in=wie.dossiers), Q(id__in=zoek))
    eigen, huis, gezocht = (_deel(deel, grenzen) for deel in delen)
    return sorted((feit_van(rij) for rij in eigen.union(huis, gezocht)), key=lambda f: f.id)


def _deel(welke: Q, grenzen: list[datetime]) -> QuerySet[Any, Any]:
    rijen = LogboekRegel.objects.filter(welke, tijd__gte=grenzen[0], tijd__lt=grenzen[1]).annotate(naam=NAAM)
    return rijen.order_by("-id").values_list(*KOLOMMEN)[:HOOGSTENS]


def feit_van(rij: tuple[Any, ...]) -> Logfeit:
    """One row (KOLOMMEN), read apart."""
    id_, tijd, actor, naam, soort, inhoud = rij
    velden = {k: w for k, w in logboek.ontleed(inhoud).items() if k in _VELDEN}
    velden["rollen"] = tuple(velden.get("rollen", ()))
    return Logfeit(id=id_, tijd=tijd, actor=actor, naam=naam, soort=soort, **velden)
