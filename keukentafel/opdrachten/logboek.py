"""`keukentafel logboek`: seal, anchor and check the log of looks and acts."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import import_module
from pathlib import Path

import click
from django.conf import settings

from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, zeg
from keukentafel.poort import verzegeling


@click.group("logboek", help="Verzegel, veranker en controleer het logboek van inzage en handelingen.")
def opdracht() -> None:
    """The group itself does nothing."""


@opdracht.command("controleer", help="Noem elke regel die na verzegeling is gewijzigd, verwijderd of ingevoegd.")
@click.option(
    "--anker",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Elders bewaarde koppen; zonder deze keuze het bestand van KEUKENTAFEL_ANKER, als dat er is.",
)
@click.option("--format", "vorm", type=click.Choice(["tekst", "json"]), default="tekst")
def controleer(anker: Path | None, vorm: str) -> None:
    with met_databank():
        uitkomst = verzegeling.controleer(anker or (_anker() if _anker().exists() else None))
    if vorm == "json":
        velden = ("blokken", "regels", "los", "kop", "afwijkingen")
        click.echo(json.dumps({v: getattr(uitkomst, v) for v in velden}, ensure_ascii=False))
    else:
        click.echo(
            f"{uitkomst.regels} regels in {uitkomst.blokken} blokken nagerekend; {uitkomst.los} nog niet verzegeld."
        )
        for regel in uitkomst.afwijkingen:
            click.echo(regel)
    if not uitkomst.in_orde:
        raise NietGelukt(f"Het logboek klopt niet: {len(uitkomst.afwijkingen)} afwijking(en).")
    zeg("Het logboek is zoals het verzegeld is.")


@opdracht.command("verzegel", help="Verzegel alles wat af is (gebeurt vanzelf elke minuut).")
def verzegel() -> None:
    with met_databank():
        click.echo(f"{verzegeling.verzegel()} regels verzegeld.")


@opdracht.command("anker", help="Schrijf de kop van de keten bij in een bestand dat u elders bewaart.")
@click.argument("bestand", required=False, type=click.Path(dir_okay=False, path_type=Path))
def anker(bestand: Path | None) -> None:
    with met_databank():
        click.echo(verzegeling.anker_schrijven(bestand or _anker()))


def _anker() -> Path:
    """The file that the nightly jobs keep; the settings are there once the database is (met_databank)."""
    return Path(settings.ANKER)


@opdracht.command("dataverwerkingen", help="Maak het Logboek Dataverwerkingen over een periode opnieuw.")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--van", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Eerste dag, bijvoorbeeld 2026-11-01.")
@click.option("--tot", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Laatste dag.")
def dataverwerkingen_(bestand: Path, van: datetime, tot: datetime) -> None:
    with met_databank():
        # Reads models, which want the settings that were just made.
        dataverwerkingen = import_module("keukentafel.poort.dataverwerkingen")
        aantal = dataverwerkingen.herbouwen(bestand, van.date(), tot.date())
    click.echo(f"{aantal} regels geschreven naar {bestand}.")
