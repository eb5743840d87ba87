"""`keukentafel cijfer`: a figure with its definition, reckoned from the records.

The answer stands alone on stdout. Exit 0 done, 1 not done, 2 wrong use (unknown figure, wrong date).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from keukentafel.kern.werkblad import als_csv
from keukentafel.opdrachten.omgeving import met_databank, zeg

VORMEN = ("tekst", "csv", "json")
HELP = """Toon een cijfer met zijn definitie, als tekst, CSV of JSON.

\b
Voorbeelden:
  keukentafel cijfer lijst
  keukentafel cijfer contacten-en-werkprocessen --jaar 2015
  keukentafel cijfer caseload-naar-zwaarte --peildatum 2016-05-31 --format json
  keukentafel cijfer werkprocessen-periode --van 2016-01-01 --tot 2016-05-31
  keukentafel cijfer caseload-naar-zwaarte --peildatum 2016-05-31 --ruw > rijen.csv
  keukentafel cijfer bezetting --van 2026-11-01 --tot 2026-11-30 --team Oost

Een latere wijziging verandert het cijfer van een eerdere dag niet. Met --stand ziet u het cijfer zoals het op die dag
bekend was.
"""


@click.command("cijfer", help=HELP)
@click.argument("naam")
@click.option("--jaar", default="", metavar="JJJJ", help="Een heel jaar.")
@click.option("--peildatum", default="", metavar="DATUM", help="De dag waarop geteld wordt (jjjj-mm-dd).")
@click.option("--van", default="", metavar="DATUM", help="Eerste dag van de periode.")
@click.option("--tot", default="", metavar="DATUM", help="Laatste dag van de periode; telt mee.")
@click.option("--stand", default="", metavar="DATUM", help="Zoals bekend aan het eind van deze dag.")
@click.option(
    "--team", "voor_team", default="", metavar="NAAM", help="Alleen dit team (bezetting, besluiten-medewerker)."
)
@click.option("--extern", is_flag=True, help="Voor buitenstaanders: kleine aantallen afgeschermd.")
@click.option("--ruw", is_flag=True, help="De onderliggende rijen, met schuilnamen, als CSV.")
@click.option("--format", "vorm", type=click.Choice(VORMEN), default="tekst", help="Vorm van het antwoord.")
def opdracht(naam: str, vorm: str, ruw: bool, extern: bool, **gevraagd: str) -> None:
    """Print one figure, or the list."""
    with met_databank():
        uitvoer = import_module("keukentafel.monitor.uitvoer")  # the models need Django set up
        try:
            if naam == "lijst":
                _schrijf(uitvoer.lijst(vorm))
            elif ruw:
                _schrijf_csv(*uitvoer.ruwe_rijen(naam, gevraagd))
            else:
                _schrijf_cijfer(uitvoer.uitkomst(naam, gevraagd, extern=extern), vorm, uitvoer)
        except uitvoer.Fout as fout:
            raise click.UsageError(fout.tekst) from None


def _schrijf_cijfer(uitkomst: Any, vorm: str, uitvoer: Any) -> None:
    if vorm == "json":
        _schrijf(json.dumps(uitkomst.als_json(), ensure_ascii=False, indent=2))
    elif vorm == "csv":
        _schrijf_csv(*uitvoer.als_tabel(uitkomst))
    else:
        _schrijf(uitvoer.als_tekst(uitkomst))
    for noot in uitkomst.noten if vorm != "tekst" else ():
        zeg(f"Let op: {noot}")


def _schrijf_csv(koppen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
    click.echo(als_csv(koppen, rijen, machine=True), nl=False)


def _schrijf(tekst: str) -> None:
    click.echo(tekst)
