"""The list of meldingen, one melding, and what its maker sees right after making it.

The list is two statements: the page, and the counts of the filters. Crisis stands on top of every list (REQ-006).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Count,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.plan import houd_plan
from keukentafel.kern.reeks import EEN_VAN
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort import logboek, poort
from keukentafel.poort.recept import merk, objecten_van, rijen_van
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding, Termijn
from keukentafel.toegang.opvragen.contact import huishoudennaam
from keukentafel.toegang.opvragen.keuzes import STANDAARD, keuzes
from keukentafel.toegang.opvragen.taal import Taalaanbod, taalaanbod
from keukentafel.toegang.regels import (
    OPEN,
    TE_VERDELEN,
    UITVOERENDE_ROLLEN,
    MeldingStand,
    MeldTermijn,
    Urgentie,
    termijnnaam,
)
from keukentafel.toegang.regels.termijnen import VAN_INWONER

PER_BLAD = 50
# What stands in the statement in place of this day and this key; see poort.recept.
_VANDAAG, _VANAF = date(1815, 6, 18), (-18_150_618, datetime(1815, 6, 18, tzinfo=UTC), merk("melding"))
FILTERS = {
    "mijn-team": "Mijn team",
    "nieuw": "Nieuw",
    "crisis": "Crisis",
    "te-verdelen": "Te verdelen",
    "mijn": "Mijn meldingen",
}
_ONDERWERP = dict(STANDAARD["onderwerp"])
WET_KORT = {"wmo": "Wmo", "jeugd": "Jeugdwet", "wgs": "Schulden", "pw": "Werk en inkomen", "algemeen": ""}


@dataclass(frozen=True)
class MeldingRegel:
    """The shell of one melding: never the story."""

    id: UUID
    nummer: int
    versie: int
    urgentie: Urgentie
    onderwerpen: str
    wet: str
    wie: str
    team: str
    taal: str
    tolk_nodig: bool
    ontvangen_op: datetime
    stand: MeldingStand
    behandelaar: str
    termijn: str
    termijn_op: date | None
    bij_abc: bool = False
    """Overbelasting: the ABC-duty looks at it first."""

    @property
    def wat(self) -> str:
        """Kind of question in words, or that nobody said yet."""
        return ", ".join(x for x in (self.onderwerpen, WET_KORT.get(self.wet, "")) if x) or "Onderwerp nog niet bekend"

    @property
    def dagen(self) -> int:
        """How long it waits."""
        return (klok.vandaag() - self.ontvangen_op.astimezone(klok.AMSTERDAM).date()).days


@dataclass(frozen=True)
class MeldingenLijst:
    """One page. `filters`: (code, name, count); `volgende`: key of the next page, or empty."""

    actief: str
    filters: tuple[tuple[str, str, int], ...]
    regels: tuple[MeldingRegel, ...]
    volgende: str
    mag_openen: bool
    mag_oppakken: bool
    mag_maken: bool
    mag_crisis: bool

    @property
    def groepen(self) -> list[tuple[Urgentie, list[MeldingRegel]]]:
        """Per urgency, crisis first; empty groups left out."""
        per = {u: [r for r in self.regels if r.urgentie is u] for u in Urgentie}
        return [(u, regels) for u, regels in per.items() if regels]


def rang() -> Case:
    """Urgency as a number, for the order in the database."""
    return Case(
        *(When(urgentie=u.value, then=Value(u.rang)) for u in Urgentie),
        default=Value(len(Urgentie)),
        output_field=IntegerField(),
    )


def met_namen(rijen: QuerySet[Melding], vandaag: date | None = None) -> QuerySet[Any]:
    """Everything of the shell in one statement; a hidden resident simply has no name here.

    `vandaag` is given by a statement that is built once (poort.recept).
    """
    vandaag = vandaag or klok.vandaag()
    geldig = Q(geldig_van__lte=vandaag) & (Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=vandaag))
    codes = ExpressionWrapper(OuterRef("onderwerpen"), output_field=ArrayField(TextField()))
    namen = Inrichting.objects.annotate(codes=codes).filter(geldig, soort="onderwerp", codes__contains=[F("code")])  # type: ignore[misc]  # the stubs do not know the annotation
    termijn = Termijn.objects.filter(melding=OuterRef("pk"), klaar_op=None).exclude(soort__in=VAN_INWONER)
    termijn = termijn.order_by("uiterlijk", "soort")
    return rijen.select_related("team", "behandelaar", "inwoner", "huishouden").annotate(
        onderwerp_namen=ArraySubquery(namen.order_by("volgorde").values("naam")),
        termijn_soort=Subquery(termijn.values("soort")[:1]),
        termijn_op=Subquery(termijn.values("uiterlijk")[:1]),
        rang=rang(),
    )


def regel(melding: Any) -> MeldingRegel:
    """From a row of `met_namen`."""
    return MeldingRegel(
        id=melding.pk,
        nummer=melding.nummer,
        versie=melding.versie,
        urgentie=Urgentie(melding.urgentie),
        onderwerpen=", ".join(melding.onderwerp_namen or [_ONDERWERP.get(o, o) for o in melding.onderwerpen]),
        wet=melding.wet,
        wie=wie(melding),
        team=melding.team.naam,
        taal=melding.taal,
        tolk_nodig=melding.tolk_nodig,
        ontvangen_op=melding.ontvangen_op,
        stand=MeldingStand(melding.status),
        behandelaar=melding.behandelaar.naam if melding.behandelaar else "",
        termijn=termijnnaam(melding.termijn_soort) if melding.termijn_soort else "",
        termijn_op=melding.termijn_op,
        bij_abc=melding.bij_abc and melding.status in TE_VERDELEN,
    )


def wie(melding: Melding) -> str:
    """Who it is about, as far as this actor may see."""
    if melding.inwoner:
        return str(melding.inwoner.naam)
    if melding.huishouden:
        return huishoudennaam(melding.huishouden.naam)
    return "inwoner van een ander team" if melding.inwoner_id or melding.huishouden_id else "nog niet bekend wie"


def _voorwaarden(actor: Actor) -> dict[str, Q]:
    return {
        "mijn-team": Q(**{f"team_id__{EEN_VAN}": list(actor.teams)}),
        "nieuw": Q(status=MeldingStand.NIEUW),
        "crisis": Q(urgentie=Urgentie.CRISIS),
        "te-verdelen": Q(status__in=TE_VERDELEN),
        "mijn": Q(behandelaar_id=actor.id),
    }


def lijst(actor: Actor, gekozen: str = "", na: str = "") -> MeldingenLijst:
    """Open meldingen one may hand out or take, by urgency and then who waits longest; one log line."""
    actief = gekozen if gekozen in FILTERS else "mijn-team"
    houd_plan()
    telling = _telling(actor)
    vanaf = _lees_sleutel(na)
    blad = objecten_van(
        actor,
        ("meldingen", actief, vanaf is not None),
        lambda wie: _blad(wie, actief, _VANAF if vanaf else None),
        {_VANDAAG: klok.vandaag(), **dict(zip(_VANAF, vanaf or _VANAF, strict=True))},
    )
    logboek.kijk(Recht.MELDING_VERDELEN_ZIEN.code, None, lijst=actief, aantal=len(blad[:PER_BLAD]))
    return MeldingenLijst(
        actief=actief,
        filters=tuple((code, naam, telling[code]) for code, naam in FILTERS.items()),
        regels=tuple(regel(m) for m in blad[:PER_BLAD]),
        volgende=_sleutel(blad[PER_BLAD - 1]) if len(blad) > PER_BLAD else "",
        mag_openen=heeft(actor, Recht.MELDING_LEZEN),
        mag_oppakken=bool(UITVOERENDE_ROLLEN & actor.rollen),
        mag_maken=heeft(actor, Recht.MELDING_MAKEN),
        mag_crisis=heeft(actor, Recht.VEILIGHEID_BEOORDELEN),
    )


def _telling(actor: Actor) -> dict[str, int]:
    """How many there are behind each filter; nobody who may see none gets zero."""
    rijen = rijen_van(actor, "aantal meldingen", _aantallen, {})
    return dict(zip(FILTERS, rijen[0] if rijen else [0] * len(FILTERS), strict=True))


def _aantallen(actor: Actor) -> QuerySet[Any]:
    """One row; grouped by a constant, because a query set that counts has no other form."""
    voorwaarden = _voorwaarden(actor)
    aantallen = {code.replace("-", "_"): Count("pk", filter=voorwaarden[code]) for code in FILTERS}
    open_ = poort.zichtbaar(Melding, Recht.MELDING_VERDELEN_ZIEN, actor).filter(status__in=OPEN)
    telling: QuerySet[Any] = open_.annotate(alles=Value(1)).values("alles").annotate(**aantallen)
    return telling.values_list(*aantallen)


def _blad(actor: Actor, actief: str, vanaf: tuple[int, datetime, UUID] | None) -> QuerySet[Any]:
    open_ = poort.zichtbaar(Melding, Recht.MELDING_VERDELEN_ZIEN, actor).filter(status__in=OPEN)
    rijen = _na(met_namen(open_.filter(_voorwaarden(actor)[actief]), _VANDAAG), vanaf)
    return rijen.order_by("rang", "ontvangen_op", "pk")[: PER_BLAD + 1]


def _sleutel(melding: Any) -> str:
    return f"{melding.rang}_{melding.ontvangen_op.timestamp():.6f}_{melding.pk}"


def _lees_sleutel(na: str) -> tuple[int, datetime, UUID] | None:
    """Where to go on; nonsense starts at the beginning."""
    try:
        r, tijd, sleutel = na.split("_")
        return int(r), datetime.fromtimestamp(float(tijd), tz=klok.AMSTERDAM), UUID(sleutel)
    except (ValueError, OverflowError, OSError):
        return None


def _na(rijen: QuerySet[Any], vanaf: tuple[int, datetime, UUID] | None) -> QuerySet[Any]:
    if vanaf is None:
        return rijen
    urgentie, moment, pk = vanaf
    later = Q(ontvangen_op__gt=moment) | Q(ontvangen_op=moment, pk__gt=pk)
    return rijen.filter(Q(rang__gt=urgentie) | Q(rang=urgentie) & later)


@dataclass(frozen=True)
class GemaakteMelding:
    """For the maker: number, team, terms; not the story."""

    regel: MeldingRegel
    termijnen: tuple[MeldTermijn, ...]
    mag_openen: bool
    taal: Taalaanbod | None
    van_inwoner: bool
    """The resident asked; anybody else hears no more than that it is taken up."""


def gemaakt(actor: Actor, melding_id: UUID) -> GemaakteMelding:
    """The own melding, also when it went to another team: an author sees the own row (poort.wal)."""
    melding = met_namen(Melding.objects.filter(pk=melding_id, gemaakt_door=actor.kenmerk)).first()
    if melding is None:
        logboek.geweigerd(actor, Recht.MELDING_MAKEN.code, "toegang.melding", melding_id, "niet gevonden")
        raise NietGevonden("toegang.melding")
    logboek.kijk(Recht.MELDING_MAKEN.code, melding)
    return GemaakteMelding(
        regel=regel(melding),
        termijnen=tuple(
            MeldTermijn(*rij)
            for rij in Termijn.objects.filter(melding=melding, klaar_op=None)
            .order_by("uiterlijk", "soort")
            .values_list("soort", "van", "uiterlijk", "uitleg")
        ),
        mag_openen=poort.mag(melding, Recht.MELDING_LEZEN),
        taal=taalaanbod(melding, keuzes()),
        van_inwoner=melding.melder_soort == "inwoner",
    )
