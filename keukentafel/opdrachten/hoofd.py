"""`keukentafel`: the door for the command line. Knows the names; each command's module is loaded when it is asked for.

Exit codes: 0 done, 1 not done (message in Dutch on stderr), 2 wrong use. Machine output stands alone on stdout.
"""

from __future__ import annotations

import importlib
import sys
from typing import NoReturn

import click

from keukentafel import __version__
from keukentafel.opdrachten.nederlands import spreek_nederlands

spreek_nederlands()

# name -> one line of help. The module is keukentafel/opdrachten/<name>.py with a click command called `opdracht`.
OPDRACHTEN = {
    "demo": "Laad het voorbeeld van Schiedam, start alles en toon de demo-aanmeldingen.",
    "dienst": "Start Keukentafel: website, taken en databank.",
    "taken": "Voer wachtende taken uit (draait al mee in 'dienst' en 'demo').",
    "migreer": "Breng de databank op de versie van dit programma.",
    "cijfer": "Toon een cijfer met zijn definitie, als tekst, CSV of JSON.",
    "verwerkingsregister": "Toon welke gegevens wij bewaren, waarvoor en op welke grond (AVG art. 30).",
    "importeer": "Lees contacten of werkprocessen in uit een CSV-bestand.",
    "termijn": "Reken een wettelijke termijn uit, met de redenering.",
    "logboek": "Controleer het logboek op wijziging, verwijdering en invoeging.",
    "bericht": "Verwerk een bericht (nog niet gebouwd).",
    "bewaar": "Bewaartermijnen: wat weg mag, een lijst uitvoeren, en resten zoeken.",
    "psql": "Open de databank met psql.",
    "beheerder": "Voeg iemand van functioneel beheer toe, de eerste of een tweede.",
    "beheer": "Geef een beheeropdracht van Django door.",
}

# Commands of Django that may also be typed without `beheer`.
VAN_DJANGO = frozenset({"check", "collectstatic", "makemigrations", "migrate", "shell", "showmigrations", "sqlmigrate"})


class Hoofdgroep(click.Group):
    """Lists the commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in OPDRACHTEN:
            return None
        pad = f"keukentafel.opdrachten.{cmd_name}"
        try:
            module = importlib.import_module(pad)
        except ModuleNotFoundError as fout:
            if fout.name != pad:
                raise
            return _nog_niet(cmd_name)
        opdracht: click.Command = module.opdracht
        return opdracht

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(OPDRACHTEN.items()))


def _nog_niet(naam: str) -> click.Command:
    def melden() -> NoReturn:
        raise click.ClickException(f"'keukentafel {naam}' is in deze versie nog niet gebouwd.")

    return click.Command(naam, callback=melden, help=OPDRACHTEN[naam])


@click.group(cls=Hoofdgroep, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 110})
@click.version_option(__version__, prog_name="keukentafel", message="%(prog)s %(version)s")
def keukentafel() -> None:
    """Keukentafel: open software voor het sociaal wijkteam.

    Beginnen: 'keukentafel demo'. Uitleg per opdracht: 'keukentafel OPDRACHT --help'.
    """


def main() -> None:
    """Entry point of the console script."""
    gegeven = sys.argv[1:]
    if gegeven and gegeven[0] in VAN_DJANGO:
        gegeven = ["beheer", *gegeven]
    keukentafel.main(args=gegeven, prog_name="keukentafel")
