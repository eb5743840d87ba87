"""Who may stand in for whom."""

from datetime import date

from keukentafel.organisatie.models import Medewerker, Rolvervulling
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
