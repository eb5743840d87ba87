"""`keukentafel verwerkingsregister`: the register of AVG art. 30, made from the program itself.

The answer stands alone on stdout. Exit 0 done, 2 wrong use.
"""

from __future__ import annotations

import json
from importlib import import_module

import click

from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.werkblad import als_csv
from keukentafel.opdrachten.omgeving import met_databank

VORMEN = ("tekst", "csv", "json")
HELP = """Toon het verwerkingsregister (AVG art. 30), als tekst, CSV of JSON.

\b
Voorbeelden:
  keukentafel verwerkingsregister
  keukentafel verwerkingsregister --onderdeel dossier --format csv > register.csv
  keukentafel verwerkingsregister --soort veiligheid --format json
"""


@click.command("verwerkingsregister", help=HELP)
@click.option("--onderdeel", "kamer", default="", metavar="NAAM", help="Alleen dit onderdeel, bijvoorbeeld dossier.")
@click.option("--soort", default="", metavar="NAAM", help="Alleen deze soort gegevens, bijvoorbeeld jeugd.")
@click.option("--format", "vorm", type=click.Choice(VORMEN), default="tekst", help="Vorm van het antwoord.")
def opdracht(kamer: str, soort: str, vorm: str) -> None:
    """Print the register, or a part of it."""
    with met_databank():
        opvragen = import_module("keukentafel.privacy.opvragen.verwerkingsregister")  # needs Django set up
        uitvoer = import_module("keukentafel.privacy.opvragen.registeruitvoer")
        _een_van("onderdeel", kamer, list(opvragen.NAAM_VAN_KAMER))
        _een_van("soort", soort, sorted(opvragen.SOORTEN))
        with transactie(Actor.systeem("opdracht"), lezen=True):
            bladen, kop = opvragen.register(opvragen.Filter(kamer=kamer, soort=soort)), opvragen.kop()
        if vorm == "json":
            click.echo(json.dumps(uitvoer.als_json(kop, bladen), ensure_ascii=False, indent=2))
        elif vorm == "csv":
            click.echo(als_csv(uitvoer.KOPPEN, uitvoer.als_rijen(bladen), machine=True), nl=False)
        else:
            click.echo(uitvoer.als_tekst(kop, bladen))


def _een_van(wat: str, gekozen: str, keuzes: list[str]) -> None:
    if gekozen and gekozen not in keuzes:
        raise click.UsageError(f"‘{gekozen}’ is geen {wat}. Kies uit: {', '.join(keuzes)}.")
