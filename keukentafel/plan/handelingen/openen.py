"""Opening a dossier with its regie in one act, and the safety net that hears about dossiers opened otherwise.

Room dossier lies below and cannot name the regie. So every door that opens a dossier calls `dossier_openen_met_regie`:
after that transaction no dossier is without a row of regie. Imports and other callers of `dossier_openen` are mended by
the huisbel.
"""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen import dossier_heropenen, dossier_openen
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.models import Gebeurtenis
from keukentafel.plan.handelingen.regie import regie_beeindigen, regie_beginnen


def dossier_openen_met_regie(
    *,
    actor: Actor,
    huishouden_id: UUID | None = None,
    melding_id: UUID | None = None,
    inwoner_id: UUID | None = None,
    wet: str = "",
    onderwerp: str = "",
    op: date | None = None,
    reden: str = "",
    team_id: int | None = None,
    behandelaar_id: UUID | None = None,
) -> Dossier:
    """dossier_openen, and regisseur = `behandelaar_id` or the actor; a vacancy with waarnemer when that cannot be."""
    dossier = dossier_openen(
        actor=actor,
        huishouden_id=huishouden_id,
        melding_id=melding_id,
        inwoner_id=inwoner_id,
        wet=wet,
        onderwerp=onderwerp,
        op=op,
        reden=reden,
        team_id=team_id,
    )
    regie_beginnen(actor=actor, dossier=dossier, medewerker_id=behandelaar_id or actor.id)
    return dossier


def dossier_heropenen_met_regie(*, actor: Actor, dossier_id: UUID, reden: str, op: date | None = None) -> Dossier:
    """dossier_heropenen, with the actor as regisseur."""
    dossier = dossier_heropenen(actor=actor, dossier_id=dossier_id, reden=reden, op=op)
    regie_beginnen(actor=actor, dossier=dossier, medewerker_id=actor.id)
    return dossier


def regie_zorgen(gebeurtenis: Gebeurtenis) -> None:
    """Hears dossier_geopend and dossier_heropend: a dossier that came in by another door gets its regie."""
    dossier = Dossier.objects.get(pk=gebeurtenis.onderwerp)
    if not dossier.gesloten_op:
        opener = None if gebeurtenis.actor.startswith("systeem:") else UUID(gebeurtenis.actor)
        regie_beginnen(actor=actor_nu(), dossier=dossier, medewerker_id=opener)


def regie_afsluiten(gebeurtenis: Gebeurtenis) -> None:
    """Hears dossier_gesloten: the regie ends with the dossier."""
    dossier = Dossier.objects.get(pk=gebeurtenis.onderwerp)
    if dossier.gesloten_op:
        regie_beeindigen(dossier=dossier)
