"""Who is maatwerkspecialist of a team, as the municipality dated it (list maatwerkspecialist)."""

from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen.inrichting import keuzes


def specialisten(team_id: int) -> list[Medewerker]:
    """Colleagues in service whose user name stands in the list for this team, by name."""
    team = Team.objects.filter(pk=team_id).values_list("code", flat=True).first()
    namen = [k.code for k in keuzes("maatwerkspecialist") if k.waarde.get("team") == team]
    if not namen:
        return []
    return list(Medewerker.objects.filter(gebruikersnaam__in=namen, is_active=True).order_by("sorteernaam"))
