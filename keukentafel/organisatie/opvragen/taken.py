"""Tasks: one for its screen, and departures that wait."""

from datetime import date
from uuid import UUID

from keukentafel.organisatie.models import Taak
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


def taak(taak_id: UUID) -> Taak:
    """One task that is for this actor or one of the roles; NietGevonden otherwise."""
    gevonden: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN)
    return gevonden


def vertrektaken() -> list[tuple[date, str, str]]:
    """Departures that wait for their caseload to be handed over: day, sentence, path.

    Who may see a task is its own wall (poort.wal, shape "taak"): the holders of its role.
    """
    rijen = Taak.objects.filter(soort="caseload_overdragen", rol="functioneel_beheer", klaar_op=None)
    return [(t.uiterlijk, t.tekst, t.adres) for t in rijen.order_by("uiterlijk")[:20]]
