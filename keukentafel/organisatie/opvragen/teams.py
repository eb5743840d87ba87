"""Teams, who works there, and which team serves which buurt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from keukentafel.kern import klok
from keukentafel.organisatie.models import Formatie, Medewerker, Team, TeamGebied
from keukentafel.organisatie.opvragen.inrichting import geldig_op

OVERIG = "overig"


@dataclass(frozen=True)
class TeamFte:
    """Fte of one team and kind of post (uitvoering, administratie) on a day."""

    team_id: int | None
    code: str
    naam: str
    soort: str
    fte: Decimal


def teams(op: date | None = None, *, soort: str = "") -> list[Team]:
    """Teams that exist on a day, in the order of the pack; only of one kind when `soort` is given."""
    rijen = Team.objects.filter(geldig_op(op or klok.vandaag()))
    return list(rijen.filter(soort=soort) if soort else rijen)


def teams_nu_en_straks() -> list[Team]:
    """Teams that exist today or begin later: for what beheer sets ahead. The act asks whether it exists on the day."""
    dag = klok.vandaag()
    return list(Team.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag)))


def team_van_buurt(buurtcode: str, op: date | None = None) -> Team:
    """The team that serves this buurt on a day; work without a known buurt belongs to Onbekend/overig.

    Raises Team.DoesNotExist when the municipality has no such team (a pack without it is refused).
    """
    dag = op or klok.vandaag()
    gebied = TeamGebied.objects.filter(geldig_op(dag, "van", "tot"), gebiedscode=buurtcode).select_related("team")
    gevonden = gebied.first() if buurtcode else None
    return gevonden.team if gevonden else Team.objects.filter(geldig_op(dag)).get(soort=OVERIG)


def team_volgens_adres(buurtcode: str, op: date | None = None) -> Team | None:
    """The team that serves this buurt on a day; None when no team does, or the buurt is not known."""
    gebied = TeamGebied.objects.filter(geldig_op(op or klok.vandaag(), "van", "tot"), gebiedscode=buurtcode)
    gevonden = gebied.select_related("team").first() if buurtcode else None
    return gevonden.team if gevonden else None


def medewerkers_van_team(team: Team, op: date | None = None) -> list[Medewerker]:
    """Everybody with a role in this team on a day and in service then, by name."""
    dag = op or klok.vandaag()
    met_rol = geldig_op(dag, "rolvervullingen__van", "rolvervullingen__tot")
    rijen = Medewerker.objects.filter(met_rol, rolvervullingen__team=team)
    return list(rijen.filter(geldig_op(dag, "in_dienst_van", "in_dienst_tot"), is_active=True).distinct())


def fte(op: date | None = None) -> list[TeamFte]:
    """Fte per team and kind of post on a day (Tabel 6.2), teams in their order."""
    dag = op or klok.vandaag()
    rijen = (
        Formatie.objects.filter(geldig_op(dag, "van", "tot"), geldig_op(dag, "team__geldig_van", "team__geldig_tot"))
        .values("team_id", "team__code", "team__naam", "soort")
        .annotate(totaal=Sum("fte"))
        .order_by("team__volgorde", "team__naam", "soort")
    )
    return [TeamFte(r["team_id"], r["team__code"], r["team__naam"], r["soort"], r["totaal"]) for r in rijen]
