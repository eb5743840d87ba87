"""What every indicator uses: the question, the counts from the database, and the rows per team."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from keukentafel.monitor.regels import Definitie, Rij, Tijdvak, Uitkomst, stand_als_moment
from keukentafel.organisatie.models import Inrichting, Team

Telling = dict[int | None, dict[str, Any]]


@dataclass(frozen=True)
class Vraag:
    """Which days, as known on the evening of `stand` (None: as known now); `team` alone when a figure can."""

    tijdvak: Tijdvak
    stand: date | None = None
    team: Team | None = None

    @property
    def parameters(self) -> list[Any]:
        """First day, last day, and the first moment that is not known any more."""
        return [self.tijdvak.van, self.tijdvak.tot, stand_als_moment(self.stand) or "infinity"]


@dataclass(frozen=True)
class Indicator:
    """A definition and how it is reckoned. `ruw` gives the records themselves, pseudonymous."""

    definitie: Definitie
    bereken: Callable[[Vraag], Uitkomst]
    ruw: Callable[[Vraag], Iterable[Mapping[str, Any]]]


def opvragen(sql: str, parameters: list[Any] | dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of one statement as dicts."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        namen = [kolom.name for kolom in cursor.description or ()]
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]


def tel(functie: str, parameters: list[Any]) -> list[dict[str, Any]]:
    """The answer of one counting function (monitor/sql/10_cijfers.sql)."""
    plekken = ", ".join(["%s"] * len(parameters))
    return opvragen(f"SELECT * FROM {functie}({plekken})", parameters)


def per_team(telling: Iterable[Mapping[str, Any]]) -> Telling:
    """Counts by team id; None is the total."""
    return {rij["team_id"]: {k: v for k, v in rij.items() if k != "team_id"} for rij in telling}


def teams(tijdvak: Tijdvak, met_aantal: Iterable[int | None]) -> list[Team]:
    """The wijkteams that existed in this time, also with nothing to count, and every other team that has a count."""
    bestond = Q(soort="wijkteam", geldig_van__lte=tijdvak.tot) & (Q(geldig_tot=None) | Q(geldig_tot__gt=tijdvak.van))
    return list(Team.objects.filter(bestond | Q(pk__in=[pk for pk in met_aantal if pk is not None])))


def rij_per_team(tijdvak: Tijdvak, telling: Telling, kolommen: Iterable[str]) -> tuple[Rij, ...]:
    """One row per team with these counts; nothing counted is 0."""
    codes = tuple(kolommen)
    return tuple(
        {"team": team.naam} | {code: telling.get(team.pk, {}).get(code, 0) for code in codes}
        for team in teams(tijdvak, telling)
    )


def instelling(code: str, dag: date, anders: Any) -> Any:
    """A dated setting of the configuration on this day (inrichting soort `instelling`, key `waarde`)."""
    rij = (
        Inrichting.objects.filter(soort="instelling", code=code, geldig_van__lte=dag)
        .filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag))
        .order_by("-geldig_van")
        .first()
    )
    return rij.waarde.get("waarde", anders) if rij else anders
