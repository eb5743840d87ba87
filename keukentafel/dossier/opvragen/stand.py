"""How an actor stands to one dossier, for the pure rules."""

from keukentafel.dossier import regels
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor


def stand_van(actor: Actor, dossier: Dossier) -> regels.Stand:
    """Roles, team and case tie, seen from this dossier."""
    return regels.Stand(
        rollen=actor.rollen,
        in_team=dossier.team_id in actor.teams,
        band=dossier.pk in actor.dossiers or dossier.huishouden_id in actor.huishoudens,
        afgeschermd=dossier.afgeschermd,
        systeem=actor.is_systeem,
    )
