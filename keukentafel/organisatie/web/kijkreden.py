"""After somebody said why: do not ask again today, and back to the page where it was asked."""

from uuid import UUID

from django.http import HttpResponse

from keukentafel.kern import klok
from keukentafel.kern.web.antwoord import klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.regels import veilig_pad


def onthouden(request: Verzoek, sleutel: UUID, anders: str) -> HttpResponse:
    """Kept in the session, for today: what was said before is forgotten with the day."""
    vandaag = klok.vandaag().isoformat()
    eerder = {s: dag for s, dag in request.session.get("verteld", {}).items() if dag == vandaag}
    request.session["verteld"] = {**eerder, str(sleutel): vandaag}
    return klaar(
        request, "Dank je. Je reden staat in het logboek.", veilig_pad(request.POST.get("terug", "")) or anders
    )
