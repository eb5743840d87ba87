"""Sessions in the database, as Django keeps them; reading one is asked at every request and is therefore plain SQL.

A log-in ends in two ways: nobody touches it for SESSION_COOKIE_AGE, or it is SESSIE_HOOGSTENS old, however busy. Both
are one date in the row, so what has ended cannot be read.
"""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Opslag
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

# By the clock on the wall, as Django ends sessions; a test may turn the house's own clock.
_SQL = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"
# Looking is working too, but one write in so many seconds is enough to know it.
BIJHOUDEN_NA = 300


class SessionStore(Opslag):
    """The name that Django looks for in SESSION_ENGINE."""

    def _get_session_from_db(self) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(_SQL, [self.session_key])
            rij = cursor.fetchone()
        if rij is None:
            self._session_key = None
            return None
        return SimpleNamespace(session_data=rij[0])

    def get_session_cookie_age(self) -> int:
        """Seconds from now, for the row and for the cookie; never beyond the last moment of this log-in."""
        stil: int = super().get_session_cookie_age()
        begonnen = self.get("begonnen")
        return min(stil, int(begonnen + settings.SESSIE_HOOGSTENS - _wandklok())) if begonnen else stil

    def beginnen(self) -> None:
        """Both factors were given now."""
        self["begonnen"] = self["gezien"] = _wandklok()

    def bijhouden(self) -> None:
        """Somebody is there: the quiet time starts again."""
        if _wandklok() - self.get("gezien", 0) > BIJHOUDEN_NA:
            self["gezien"] = _wandklok()

    def seconden_over(self) -> int:
        """How long the page that is made now may stand untouched."""
        return max(self.get_expiry_age() - int(_wandklok() - self.get("gezien", _wandklok())), 0)


def _wandklok() -> float:
    return timezone.now().timestamp()


def aanmeldingen_wissen(medewerker_id: UUID, *, behalve: str = "") -> int:
    """End the open log-ins of this worker, and tell how many. Each open one is read, because Django keeps no worker
    beside it; that is a few hundred rows, and seldom done."""
    opslag = SessionStore()
    open_ = Session.objects.filter(expire_date__gt=timezone.now()).values_list("session_key", "session_data")
    van = [s for s, inhoud in open_ if opslag.decode(inhoud).get(SESSION_KEY) == str(medewerker_id)]
    weg, _ = Session.objects.filter(session_key__in=[s for s in van if s != behalve]).delete()
    return weg
