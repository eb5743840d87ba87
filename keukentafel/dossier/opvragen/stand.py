"""How an actor stands to one dossier, for the pure rules."""

from uuid import UUID

from keukentafel.dossier import regels, regels_veiligheid
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


def stand_van(actor: Actor, dossier: Dossier) -> regels.Stand:
    """Roles, team and case tie, seen from this dossier."""
    return regels.Stand(
        rollen=actor.rollen,
        in_team=dossier.team_id in actor.teams,
        band=dossier.pk in actor.dossiers or dossier.huishouden_id in actor.huishoudens,
        afgeschermd=dossier.afgeschermd,
        systeem=actor.is_systeem,
    )


def dossier_van_huishouden(huishouden_id: UUID) -> UUID | None:
    """The key of the household's dossier, when there is one that this actor may open; the page that follows logs it."""
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(huishouden_id=huishouden_id)
    sleutel: UUID | None = rijen.values_list("pk", flat=True).first()
    return sleutel


def leest_kast(actor: Actor, dossier: Dossier) -> bool:
    """May this actor open the compartment for safety of this dossier? Only a tie with the dossier itself counts."""
    return regels_veiligheid.leest_kast(
        actor.rollen,
        band=dossier.pk in actor.dossiers,
        afgeschermd=dossier.afgeschermd,
        reden=dossier.pk in actor.redenen,
        systeem=actor.is_systeem,
    )
