"""`keukentafel taken`: the worker that runs queued jobs, as the app role."""

from __future__ import annotations

import asyncio
import os
import signal
import threading

import click
from procrastinate.contrib.django import app

from keukentafel.opdrachten.omgeving import met_databank


@click.command("taken", help="Voer wachtende taken uit tot Ctrl-C. 'dienst' en 'demo' doen dit zelf al.")
@click.option("--eenmalig", is_flag=True, help="Doe wat er nu wacht en stop dan.")
@click.option("--met-ouder", is_flag=True, hidden=True, help="Stop zodra stdin sluit.")
def opdracht(eenmalig: bool, met_ouder: bool) -> None:
    if met_ouder:
        threading.Thread(target=_stop_met_ouder, daemon=True).start()
    with met_databank():
        asyncio.run(_draai(wachten=not eenmalig))


async def _draai(*, wachten: bool) -> None:
    # A second app around the same tasks, not replace_connector: a job that queues another job must keep doing so on
    # Django's connection, in the transaction of its own fact.
    werker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]  # every connector of ours has it
    async with werker.open_async():
        await werker.run_worker_async(wait=wachten, concurrency=1, shutdown_graceful_timeout=20)


def _stop_met_ouder() -> None:
    """The parent holds the other end of stdin. However it dies, kill -9 included, the read ends and so do we."""
    os.read(0, 1)  # not sys.stdin: its lock would be held by this thread when the interpreter closes down
    os.kill(os.getpid(), signal.SIGTERM)
