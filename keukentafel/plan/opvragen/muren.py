"""What stands behind a wall and may be known to be there: the minimal set M of regels.md §3.3, never its content."""

from uuid import UUID

from keukentafel.kern.actor import actor_nu
from keukentafel.plan.models import Doel
from keukentafel.plan.regels import wetten_bekend, wetten_leesbaar
from keukentafel.poort.matrix import NAAM_VAN_WET, Publiek, Wet


def achter_de_muur(dossier_id: UUID) -> tuple[str, ...]:
    """Names of laws under which a goal runs here that this actor may know of but not read (DEEL-06).

    Only with a case tie, only of goals for the team; what has no M at all (safety, the own circle) is not told.
    """
    actor = actor_nu()
    bekend = wetten_bekend(actor.rollen) - wetten_leesbaar(actor.rollen)
    if not bekend or dossier_id not in actor.dossiers:
        return ()
    wetten = [wet.value for wet in Wet if wet.value in bekend]
    rijen = Doel.objects.filter(dossier_id=dossier_id, wet__in=wetten, publiek=Publiek.TEAM, stand="loopt")
    gevonden = set(rijen.values_list("wet", flat=True))
    return tuple(NAAM_VAN_WET[Wet(wet)] for wet in wetten if wet in gevonden)
