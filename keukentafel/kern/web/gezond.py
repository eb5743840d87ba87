"""`/gezond/` (is the process alive?) and `/gezond/gereed/` (can it do its work?), for whoever watches the service.

Both are open without log-in and say nothing about anybody: a name of a part and yes or no.
"""

from __future__ import annotations

import logging

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from keukentafel.kern.web.openbaar import openbaar

_log = logging.getLogger(__name__)

# A job that could have started this long ago and did not: the worker is gone or drowning.
WACHTRIJ_VAST_NA = "10 minutes"


@never_cache
@openbaar
@require_safe
def leeft(request: HttpRequest) -> JsonResponse:
    """Liveness. Touches nothing, so a database that is down does not get the website killed as well."""
    return JsonResponse({"status": "leeft"})


@never_cache
@openbaar
@require_safe
def gereed(request: HttpRequest) -> JsonResponse:
    """Readiness: 200 or 503, with each part. No details of the error: those are in the log."""
    try:
        delen = {"databank": databank_antwoordt(), "migraties": migraties_bij(), "wachtrij": wachtrij_loopt()}
    except Error as fout:
        _log.warning("niet gereed: %s", type(fout).__name__)
        delen = {"databank": False}
    goed = all(delen.values())
    return JsonResponse({"status": "gereed" if goed else "niet gereed", "delen": delen}, status=200 if goed else 503)


def databank_antwoordt() -> bool:
    """One round trip."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def migraties_bij() -> bool:
    """No migration of this program is waiting."""
    uitvoerder = MigrationExecutor(connection)
    return not uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())


def wachtrij_loopt() -> bool:
    """No job that may start has been waiting for long."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT 1 FROM procrastinate_jobs j"
            " WHERE j.status = 'todo' AND coalesce(j.scheduled_at, '-infinity') < now() - %s::interval"
            " AND (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id) < now() - %s::interval)",
            [WACHTRIJ_VAST_NA, WACHTRIJ_VAST_NA],
        )
        return bool(cursor.fetchone()[0])
