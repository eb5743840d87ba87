"""Sessions in the database, as Django keeps them; reading one is asked at every request and is therefore plain SQL."""

from types import SimpleNamespace
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Opslag
from django.db import connection

# By the clock on the wall, as Django ends sessions; a test may turn the house's own clock.
_SQL = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"


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
