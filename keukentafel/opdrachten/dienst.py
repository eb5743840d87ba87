"""`keukentafel dienst`: website, job worker and database in one go, stopped together."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from keukentafel.opdrachten.migreer import migreer_zo_nodig
from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, sluit_verbindingen, zeg

_HERSTART_NA_S = 5.0


@click.command("dienst", help="Start Keukentafel: website, taken en databank. Stoppen met Ctrl-C.")
@click.option("--zonder-taken", is_flag=True, help="Zonder taakwerker (die draait dan elders: 'keukentafel taken').")
def opdracht(zonder_taken: bool) -> None:
    adres = gekozen_adres()
    eis_vrije_poort(adres)
    with met_databank():
        if migreer_zo_nodig():
            zeg("De databank is bijgewerkt.")
        bedien(
            adres, taken=not zonder_taken, klaar=lambda: zeg(f"Keukentafel draait op {als_url(adres)} - Ctrl-C stopt.")
        )


def gekozen_adres() -> tuple[str, int]:
    """KEUKENTAFEL_ADRES (default 127.0.0.1) and KEUKENTAFEL_POORT (default 8000)."""
    poort = os.environ.get("KEUKENTAFEL_POORT", "8000")
    if not poort.isdigit() or not 0 < int(poort) < 65536:
        raise NietGelukt(f"KEUKENTAFEL_POORT is «{poort}»; verwacht een getal van 1 tot en met 65535.")
    return os.environ.get("KEUKENTAFEL_ADRES", "127.0.0.1"), int(poort)


def als_url(adres: tuple[str, int]) -> str:
    """For people: what to type in the browser."""
    return f"http://{'localhost' if adres[0] in ('127.0.0.1', '0.0.0.0') else adres[0]}:{adres[1]}/"


def eis_vrije_poort(adres: tuple[str, int]) -> None:
    """Before anything is started: a taken port would otherwise show only after minutes of loading."""
    with socket.socket(socket.AF_INET6 if ":" in adres[0] else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(adres)
        except OSError as fout:
            raise NietGelukt(
                f"Poort {adres[1]} op {adres[0]} is niet vrij ({fout.strerror}). Draait Keukentafel al? "
                f"Kies anders een andere poort: KEUKENTAFEL_POORT={adres[1] + 1}."
            ) from fout


def bedien(adres: tuple[str, int], *, taken: bool, klaar: Callable[[], None]) -> None:
    """Serve until a signal. Ends with SystemExit, raised by gunicorn, so callers clean up in `finally`."""
    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0)
    # Workers are forked: connections and the threads of pools must not be carried over.
    sluit_verbindingen()
    with _taakwerker() if taken else nullcontext():
        Webdienst(adres, klaar).run()


class Webdienst(BaseApplication):  # type: ignore[misc]  # the library has no types
    """gunicorn without its own command line; settings for a small machine, workers sync (measured, ADR 0001)."""

    def __init__(self, adres: tuple[str, int], klaar: Callable[[], None]) -> None:
        self._adres, self._klaar = adres, klaar
        # Nothing is ever written: the kernel closes the one writing end when the parent dies, even by kill -9.
        self._lezen, self._schrijven = os.pipe()
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._adres[0]}]" if ":" in self._adres[0] else self._adres[0]
        instellingen: dict[str, Any] = {
            "bind": f"{host}:{self._adres[1]}",
            "workers": int(os.environ.get("KEUKENTAFEL_WERKERS", "2")),
            "worker_class": "sync",
            "timeout": 60,
            "graceful_timeout": 15,
            "max_requests": 5000,
            "max_requests_jitter": 500,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _server: self._klaar(),
            "post_fork": lambda _server, _werker: self._sterf_met_ouder(),
            # Ctrl-C reaches the whole process group. Running requests are finished first, and only the parent decides.
            "on_starting": lambda server: setattr(server, "handle_int", server.handle_term),
            "post_worker_init": lambda _werker: signal.signal(signal.SIGINT, signal.SIG_IGN),
        }
        for sleutel, waarde in instellingen.items():
            self.cfg.set(sleutel, waarde)

    def _sterf_met_ouder(self) -> None:
        """An orphaned worker would hold the port for half a minute; the next start must find it free."""
        os.close(self._schrijven)

        def wacht() -> None:
            os.read(self._lezen, 1)
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=wacht, daemon=True).start()

    def load(self) -> Any:
        """Called in each worker, after the fork. What is loaded now stays: the collector need not look at it again."""
        toepassing = get_wsgi_application()
        gc.collect()
        gc.freeze()
        return toepassing


@contextmanager
def _taakwerker() -> Iterator[None]:
    """One job worker beside the website; started again when it falls over, stopped with us whatever happens."""
    stoppen = threading.Event()
    proces = _start_taakwerker()

    def bewaak() -> None:
        nonlocal proces
        while not stoppen.is_set():
            proces.wait()
            if not stoppen.wait(_HERSTART_NA_S):
                zeg("De taakwerker was gestopt en wordt opnieuw gestart.")
                proces = _start_taakwerker()

    moeder = os.getpid()
    threading.Thread(target=bewaak, daemon=True).start()
    try:
        yield
    finally:
        if os.getpid() == moeder:  # a gunicorn worker leaves through here too, by SystemExit
            stoppen.set()
            proces.terminate()
            try:
                proces.wait(25)
            except subprocess.TimeoutExpired:
                proces.kill()


def _start_taakwerker() -> subprocess.Popen[bytes]:
    # Own session: Ctrl-C in the terminal reaches us, and we stop the worker in order. The open stdin tells it we live.
    return subprocess.Popen(
        [sys.executable, "-m", "keukentafel", "taken", "--met-ouder"], stdin=subprocess.PIPE, start_new_session=True
    )
