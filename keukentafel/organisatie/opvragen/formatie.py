"""The fte of a worker by team, now, later and before; and what a team has without a name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keukentafel.kern import klok
from keukentafel.organisatie.models import Formatie, Team
from keukentafel.organisatie.opvragen.beheer import formulierkeuzes, periodestand
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.opvragen.lijsten import Stand
from keukentafel.organisatie.regels import ADMINISTRATIE, UITVOERING, fte_tekst

NUL = Decimal(0)


@dataclass(frozen=True)
class Fteregel:
    """One dated row. `terug`: this change may still be taken back."""

    id: int
    fte: str
    waar: str
    van: date
    tot: date | None
    stand: str
    door: str
    terug: bool


def fte_van(medewerker_id: UUID) -> list[Fteregel]:
    """Everything that was ever recorded of this worker, newest first."""
    vandaag = klok.vandaag()
    gezien: set[tuple[int | None, str]] = set()
    uit = []
    for r in Formatie.objects.filter(medewerker=medewerker_id).select_related("team").order_by("-van", "team__naam"):
        terug = r.van >= vandaag and (r.team_id, r.soort) not in gezien
        gezien.add((r.team_id, r.soort))
        stand = periodestand(r.van, r.tot, vandaag)
        uit.append(Fteregel(r.pk, fte_tekst(r.fte), _waar(r), r.van, r.tot, stand, r.gewijzigd_door, terug))
    return uit


def _waar(rij: Formatie) -> str:
    delen = [rij.team.naam if rij.team else "", "administratie" if rij.soort == ADMINISTRATIE else ""]
    return ", ".join(d for d in delen if d)


def fte_geschiedenis(medewerker_id: UUID) -> list[Stand]:
    """The same rows, beside the form. Taken back is done on the sheet of the worker, row by row."""
    return [Stand(r.van, r.tot, f"{r.fte} fte · {r.waar}", r.door, r.stand) for r in fte_van(medewerker_id)]


def teams_met_rol(medewerker_id: UUID) -> list[tuple[str, str]]:
    """Teams in which this worker has a role, now or later: only there can be fte."""
    dag = klok.vandaag()
    loopt = Q(rolvervullingen__tot=None) | Q(rolvervullingen__tot__gt=dag)
    return formulierkeuzes(list(Team.objects.filter(loopt, rolvervullingen__medewerker=medewerker_id).distinct()))


def begin_van_fte(medewerker_id: UUID, teams: list[tuple[str, str]]) -> dict[str, Any]:
    """What the form starts from: the fte of today in the first team."""
    if not teams:
        return {}
    rij = _op(klok.vandaag(), medewerker=medewerker_id, team=teams[0][0]).first()
    if rij is None:
        return {"team_id": teams[0][0]}
    uit = {"team_id": teams[0][0], "fte": rij.fte.normalize(), "soort": rij.soort}
    return uit | {"uit_vaste": "ja" if rij.uit_vaste else "nee"}


@dataclass(frozen=True)
class Ftegevolg:
    """What a change does: to the team, and to the caseload that fits. `punten` is empty for administratie."""

    was: str
    team_was: Decimal
    team_wordt: Decimal
    samen: Decimal
    punten: int | None


def gevolg_van_fte(
    medewerker_id: UUID, team_id: int, soort: str, fte: Decimal, van: date, *, uit_vaste: bool
) -> Ftegevolg:
    """Reckoned from the rows of that day, as the proposal at triage does."""
    eigen = list(_op(van, medewerker=medewerker_id))
    oud = next((r for r in eigen if (r.team_id, r.soort) == (team_id, soort)), None)
    elders = sum((r.fte for r in eigen if r is not oud and r.soort != ADMINISTRATIE), NUL)
    samen = elders + (fte if soort != ADMINISTRATIE else NUL)
    team = sum((r.fte for r in _op(van, team=team_id, soort=soort)), NUL)
    return Ftegevolg(
        was=fte_tekst(oud.fte) if oud else "",
        team_was=team,
        team_wordt=team - (oud.fte if oud and not oud.uit_vaste else NUL) + (NUL if uit_vaste else fte),
        samen=samen,
        punten=round(int(instelling("caseload_punten_per_fte", van)) * samen) if soort == UITVOERING else None,
    )


def fte_op_reis(medewerker_id: UUID, team_id: int, dag: date) -> str:
    """How much goes along when this worker leaves the team; empty when nothing is recorded."""
    samen = sum((r.fte for r in _op(dag, medewerker=medewerker_id, team=team_id)), NUL)
    return fte_tekst(samen) if samen else ""


def vrij(team_id: int | None, soort: str, van: date, tot: date | None = None) -> Decimal:
    """The least that stands without a name from this day (to a day): what a worker can fill."""
    rijen = Formatie.objects.filter(Q(tot=None) | Q(tot__gt=van), team=team_id, soort=soort, medewerker=None)
    return min((rijen.filter(van__lt=tot) if tot else rijen).values_list("fte", flat=True), default=NUL)


def _op(dag: date, **waar: object) -> QuerySet[Formatie]:
    return Formatie.objects.filter(geldig_op(dag, "van", "tot"), **waar)
