"""`keukentafel psql`: the package's psql on the socket."""

from __future__ import annotations

import signal
import subprocess

import click

from keukentafel.kern.databank import DatabankFout, zorg_voor_databank
from keukentafel.kern.postmaster import psql_van_het_pakket
from keukentafel.opdrachten.omgeving import NietGelukt, zeg


@click.command(
    "psql",
    context_settings={"ignore_unknown_options": True},
    help="Open de databank met psql, als eigenaar. Wat na de opties staat gaat naar psql (bijvoorbeeld -c 'SELECT 1').",
)
@click.option(
    "--app", "als_app", is_flag=True, help="Als de rol van het programma: zonder gebonden actor ziet die niets."
)
@click.option("--adres", is_flag=True, help="Toon alleen het adres.")
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def opdracht(als_app: bool, adres: bool, rest: tuple[str, ...]) -> None:
    try:
        databank = zorg_voor_databank()
    except DatabankFout as fout:
        raise NietGelukt(str(fout)) from fout
    with databank:
        url = databank.url if als_app else databank.url_eigenaar
        if not url:
            raise NietGelukt("DATABASE_URL_EIGENAAR is niet gezet; gebruik --app, of geef het adres van de eigenaar.")
        if adres:
            click.echo(url)
            if databank.zelf_gestart:
                zeg("Let op: PostgreSQL draait alleen zolang Keukentafel draait (start eerst 'keukentafel dienst').")
            return
        code = _voer_uit(url, rest)
    raise SystemExit(code)


def _voer_uit(url: str, rest: tuple[str, ...]) -> int:
    # Ctrl-C is for psql: it cancels a query there and must not end us.
    oud = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run([psql_van_het_pakket(), url, *rest], check=False).returncode
    finally:
        signal.signal(signal.SIGINT, oud)
