"""Who may stand in for whom, and who does so now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import CASELOAD_ROLLEN


def mogelijke_waarnemers(medewerker: Medewerker, dag: date) -> list[Medewerker]:
    """Colleagues with a role in one of the same teams: with a caseload role for who has one, else with the same role.

    A waarnemer sees the cases of the absent colleague, so a front office worker never stands in for a wijkcoach.
    """
    eigen = list(medewerker.rolvervullingen.filter(geldig_op(dag, "van", "tot"), team__isnull=False))
    rollen = {r.rol for r in eigen}
    rijen = Rolvervulling.objects.filter(
        geldig_op(dag, "van", "tot"),
        geldig_op(dag, "medewerker__in_dienst_van", "medewerker__in_dienst_tot"),
        medewerker__is_active=True,
        team_id__in={r.team_id for r in eigen},
        rol__in=CASELOAD_ROLLEN if rollen & CASELOAD_ROLLEN else rollen,
    ).exclude(medewerker=medewerker)
    ids = set(rijen.values_list("medewerker_id", flat=True))
    return list(Medewerker.objects.filter(pk__in=ids).prefetch_related("afwezigheden"))


def loopt_waarneming(dag: date) -> Q:
    """Absences on this day with somebody who stands in on this day."""
    return (
        geldig_op(dag, "van", "tot")
        & Q(waarnemer__isnull=False)
        & (Q(waarneming_tot__isnull=True) | Q(waarneming_tot__gt=dag))
    )


def waarneming_van(medewerker_id: UUID, dag: date) -> tuple[str, date | None] | None:
    """Who stands in for this worker now, and the first day on which that is over."""
    gevonden = waarnemers_van([medewerker_id], dag)
    return (gevonden[0].naam, gevonden[0].tot) if gevonden else None


@dataclass(frozen=True)
class Waarnemer:
    """Somebody who stands in for an absent colleague; `tot` is the first day on which that is over."""

    id: UUID
    naam: str
    voor: str
    tot: date | None


def waarnemers_van(medewerkers: Iterable[UUID], dag: date) -> list[Waarnemer]:
    """Who stands in for these workers on this day, by name."""
    rijen = Afwezigheid.objects.filter(loopt_waarneming(dag), medewerker__in=list(medewerkers))
    uit = []
    for a in rijen.select_related("waarnemer", "medewerker").order_by("waarnemer__sorteernaam", "van"):
        if a.waarnemer is not None:
            tot = min((d for d in (a.tot, a.waarneming_tot) if d), default=None)
            uit.append(Waarnemer(a.waarnemer.pk, a.waarnemer.naam, a.medewerker.naam, tot))
    return uit


def zin_voor_inwoner(naam: str, waarneming: tuple[str, date | None] | None) -> str:
    """Whom a resident turns to, in short sentences (B1)."""
    if waarneming is None:
        return f"{naam} helpt u. Bel of mail {naam} als u een vraag heeft."
    wie, tot = waarneming
    terug = f" Dat is tot {datum_gewoon(tot)}." if tot else ""
    return f"{naam} helpt u. {naam} is er nu niet. {wie} helpt u zolang.{terug}"
