"""Who can be regisseur or waarnemer. Staff and roles carry no residents' data, so they need no gate."""

from uuid import UUID

from django.db.models import Q

from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import in_dienst, loopt_vandaag

NIEMAND = UUID(int=0)


def rollen_in_team(medewerker_id: UUID, team_id: int) -> set[str]:
    """Codes of the roles this worker has today in this team, or in the whole municipality."""
    rijen = Rolvervulling.objects.filter(loopt_vandaag(), Q(team_id=team_id) | Q(team=None), medewerker=medewerker_id)
    return set(rijen.values_list("rol", flat=True))


def eis_collega(medewerker_id: UUID | None, veld: str = "naar") -> Medewerker:
    """Somebody in service, or Fout on this field."""
    medewerker = Medewerker.objects.filter(in_dienst(), pk=medewerker_id or NIEMAND).first()
    if medewerker is None:
        raise Fout("Deze collega is niet (meer) in dienst. Kies iemand anders.", veld=veld)
    return medewerker


def eis_regisseur(medewerker_id: UUID | None, team_id: int) -> Medewerker:
    """Somebody in service whose role in this team lets them write in its plans (matrix), or Fout.

    Absence is no reason to refuse: the waarnemer of the absent colleague sees the dossier meanwhile.
    """
    medewerker = eis_collega(medewerker_id)
    if not regels.kan_regisseren(rollen_in_team(medewerker.pk, team_id)):
        team = Team.objects.get(pk=team_id)
        raise Blokkade(
            "regisseur-zonder-rol",
            f"{medewerker.naam} heeft in team {team.naam} geen rol waarmee iemand regisseur kan zijn."
            " Kies een collega die in plannen van dit team schrijft.",
            veld="naar",
        )
    return medewerker


def waarnemer_voor(team_id: int, anders: UUID | None = None) -> Medewerker:
    """Who keeps an eye on a vacancy: coördinator, manager, then the others of this team; else `anders`."""
    rijen = Rolvervulling.objects.filter(
        loopt_vandaag(), team_id=team_id, medewerker__in=Medewerker.objects.filter(in_dienst())
    ).select_related("medewerker")
    gekozen = regels.kies_waarnemer((r.rol, r.medewerker.sorteernaam, r.medewerker) for r in rijen)
    if gekozen is None:
        gekozen = Medewerker.objects.filter(in_dienst(), pk=anders or NIEMAND).first()
    if gekozen is None:
        team = Team.objects.get(pk=team_id)
        raise Fout(f"In team {team.naam} werkt nu niemand die kan waarnemen. Kies een ander team.", veld="naar")
    return gekozen
