"""What stands behind a wall and may be known to be there: the minimal set M of regels.md §3.3, never its content."""

from uuid import UUID

from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.plan.models import Doel
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, MATRIX, NAAM_VAN_WET, Publiek, Rol, Wet, bereik_van


def achter_de_muur(dossier_id: UUID) -> tuple[str, ...]:
    """Names of laws under which a goal runs here that this actor may know of but not read (DEEL-06).

    Only with a case tie, only of goals for the team; what has no M at all (safety, the own circle) is not told.
    """
    actor = actor_nu()
    wetten = [wet.value for wet in Wet if _alleen_bestaan(actor, wet, dossier_id)]
    if not wetten:
        return ()
    rijen = Doel.objects.filter(dossier_id=dossier_id, wet__in=wetten, publiek=Publiek.TEAM, stand="loopt")
    gevonden = set(rijen.values_list("wet", flat=True))
    return tuple(NAAM_VAN_WET[Wet(wet)] for wet in wetten if wet in gevonden)


def _alleen_bestaan(actor: Actor, wet: Wet, dossier_id: UUID) -> bool:
    """The role has M for this law and the actor a tie with this case, and no role of the actor reads it."""
    categorie = CATEGORIE_VAN_WET[wet]
    if bereik_van(actor.rollen, categorie, "L") is not None or dossier_id not in actor.dossiers:
        return False
    cellen = [MATRIX[Rol(rol)][categorie] for rol in actor.rollen if rol in set(Rol)]
    return any("M" in cel.ops for cel in cellen)
