"""What every measurement gets: the server, the sessions, two raw connections, and U."""

from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import Any
from uuid import UUID

import psycopg

from meten.klant import Bezoeker, log_in
from meten.maten import Maat
from meten.metingen import eenheid
from meten.vloer import Opdracht, speel

# Peer (Open Zaak, prestaties.md §2) in U of the machine on which it was measured (5.9 ms): list of 100, one, POST.
PEER_LIJST_U, PEER_EEN_U, PEER_SCHRIJF_U = 18.6, 7.6, 9.0
PEER_DOORZET, PEER_U_MS = 7.1, 5.9


@dataclass
class Proef:
    """One run."""

    maat: Maat
    poort: int
    app: psycopg.Connection[Any]
    """As the application, beneath the policies."""
    eigenaar: psycopg.Connection[Any]
    """As the owner, on whom policies do not work."""
    u_reeks: list[float] = field(default_factory=list)
    _bezoekers: dict[str, Bezoeker] = field(default_factory=dict)

    def bezoeker(self, gebruikersnaam: str) -> Bezoeker:
        """The session of this worker; logs in at the first call."""
        if gebruikersnaam not in self._bezoekers:
            self._bezoekers[gebruikersnaam] = log_in(self.poort, gebruikersnaam)
        return self._bezoekers[gebruikersnaam]

    def medewerker(self, gebruikersnaam: str) -> UUID:
        rij = self.eigenaar.execute(
            "SELECT id FROM organisatie_medewerker WHERE gebruikersnaam = %s", [gebruikersnaam]
        ).fetchone()
        assert rij is not None
        return UUID(str(rij[0]))

    @cached_property
    def u_opdrachten(self) -> list[Opdracht]:
        """The statements of U."""
        return eenheid.opdrachten(self.app, self.medewerker("meet-100"), self.bezoeker("meet-100").koekjes)

    def een_u(self, _ronde: int = 0) -> float:
        """The raw page of 100 once more: seconds, kept for the median of the run. Measured between the other things,
        because a busy machine is not equally busy all the time."""
        self.u_reeks.append(speel(self.app, self.u_opdrachten))
        return self.u_reeks[-1]

    @property
    def u(self) -> float:
        """Seconds: the median of the raw hand-written page of 100, with its set-up statements."""
        return median(self.u_reeks)


def verbindingen(app_url: str, eigenaar_url: str) -> tuple[psycopg.Connection[Any], ...]:
    """Two raw connections; statements are prepared at their sixth use, as in the application."""
    return tuple(psycopg.connect(url, autocommit=True, prepare_threshold=5) for url in (app_url, eigenaar_url))
