"""The API's own door: who am I, and the mark that each change asks."""

from django.middleware.csrf import get_token

from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.api import Niets, Vorm, deur


class Sessie(Vorm):
    """Who is logged in. `csrfToken` goes along as X-CSRFToken with everything that changes something."""

    naam: str
    rollen: list[str]
    csrf_token: str


@deur(Recht.EIGEN_WERK_ZIEN, "GET", "sessie", antwoord=Sessie)
def sessie(request: Verzoek, vraag: Niets) -> Sessie:
    """Wie is ingelogd, en het merkteken voor wat iets verandert."""
    return Sessie(naam=request.actor.naam, rollen=sorted(request.actor.rollen), csrf_token=get_token(request))
