"""`keukentafel bewaar`: belongs to a later range of work; exists so that the name is taken and honest."""

from __future__ import annotations

import click

from keukentafel.opdrachten.omgeving import NietGelukt


@click.command(
    "bewaar", context_settings={"ignore_unknown_options": True}, help="Nog niet gebouwd: bewaartermijnen en opschonen."
)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def opdracht(rest: tuple[str, ...]) -> None:
    raise NietGelukt("Het deel bewaartermijnen en opschonen is in deze versie nog niet gebouwd. Er is niets gedaan.")
