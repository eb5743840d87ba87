"""`keukentafel bewaar`: what may go, trying a list, carrying out one that two people agreed on, searching for rests.

The answer stands alone on stdout as JSON; what is wrong is one sentence on stderr. Exit 0 done, 1 not done or something
was found, 2 wrong use. Proposing and agreeing need two people, and are done on the screens.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any
from uuid import UUID

import click

from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, zeg

LIJST = click.argument("vernietiging", type=click.UUID)


@click.group("bewaar", help="Bewaartermijnen: wat weg mag, een lijst proberen of uitvoeren, en resten zoeken.")
def opdracht() -> None:
    """The group itself does nothing."""


def _uit(antwoord: Any) -> None:
    click.echo(json.dumps(antwoord, ensure_ascii=False, indent=1, default=str))


@opdracht.command("lijst", help="Wat weg mag, per soort; met --soort elke zaak, met sinds wanneer en waarom.")
@click.option("--soort", default="", metavar="SOORT", help="Bijvoorbeeld contact, melding of dossier.")
@click.option("--hoogstens", type=click.IntRange(1, 10_000), default=1000, help="Hoeveel zaken ten hoogste.")
def lijst(soort: str, hoogstens: int) -> None:
    with met_databank():
        lees = import_module("keukentafel.privacy.opvragen.opdracht")
        soorten = lees.soorten()
        if soort and soort not in soorten:
            raise click.UsageError(f"Soort ‘{soort}’ bestaat niet. Kies uit: {', '.join(soorten)}.")
        _uit(lees.zaken(soort, hoogstens) if soort else lees.tellingen())


@opdracht.command("proef", help="Wat een lijst zou vernietigen, per soort gegevens, zonder iets te doen.")
@LIJST
def proef(vernietiging: UUID) -> None:
    with met_databank():
        _doe("lijst_proberen", vernietiging, "voorstel")
        _uit(_stand(vernietiging))
    zeg("Er is niets vernietigd.")


@opdracht.command("uitvoeren", help="Voer een lijst uit die op het scherm is goedgekeurd en gestart.")
@LIJST
def uitvoeren(vernietiging: UUID) -> None:
    with met_databank():
        _doe("lijst_uitvoeren", vernietiging, "bezig")
        _uit(_stand(vernietiging))


@opdracht.command("zoek-resten", help="Zoek in alle tabellen en bestanden of het echt weg is.")
@click.option("--vernietiging", type=click.UUID, required=True, help="Het kenmerk uit het adres van de verklaring.")
@click.option("--namen", is_flag=True, help="Lees namen of nummers van standaardinvoer, één per regel.")
def zoek_resten(vernietiging: UUID, namen: bool) -> None:
    # Names on the command line would stand in the history of the shell and in the list of processes.
    woorden = tuple(regel.strip() for regel in sys.stdin if regel.strip()) if namen else ()
    with met_databank():
        gevonden = import_module("keukentafel.privacy.opvragen.opdracht").resten(vernietiging, woorden)
    if gevonden is None:
        raise NietGelukt(f"Lijst {vernietiging} is er niet, of is nog niet uitgevoerd.")
    _uit(gevonden)
    if fout := sum(rest["aantal"] for rest in gevonden if not rest["mag"]):
        raise NietGelukt(f"Er is nog iets gevonden dat weg had moeten zijn: {fout} keer.")
    zeg("Er is niets gevonden dat weg had moeten zijn.")


def _stand(vernietiging: UUID) -> Any:
    return import_module("keukentafel.privacy.opvragen.opdracht").stand(vernietiging)


def _doe(handeling: str, vernietiging: UUID, verwacht: str) -> None:
    """The same act as the job; only on a list that is where it must be."""
    nu = _stand(vernietiging)
    if nu is None:
        raise NietGelukt(f"Lijst {vernietiging} is er niet.")
    if nu["stand"] != verwacht:
        raise NietGelukt(f"Lijst {vernietiging} heeft de stand ‘{nu['stand']}’; verwacht ‘{verwacht}’.")
    getattr(import_module("keukentafel.privacy.handelingen.bewaren"), handeling)(vernietiging_id=vernietiging)
