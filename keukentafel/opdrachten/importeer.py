"""`keukentafel importeer`: read contacts or werkprocessen of another system from CSV (docs/importeren.md).

The summary stands on stdout; progress and errors per row on stderr. Exit 0 every row is in (or was already), 1 some
rows could not be read, 2 wrong use.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, zeg
from keukentafel.opdrachten.zoek import vind

MEESTE_FOUTEN = 200
GEMEENTE = "Naam van een ingerichte gemeente, of een map met haar inrichting; die wordt dan eerst geladen."
HELP = """Lees contacten of werkprocessen van een ander systeem in uit een CSV-bestand.

De kolommen staan in docs/importeren.md. Een fout in een regel houdt de andere regels niet tegen. Hetzelfde bestand
nog eens inlezen verandert niets.

\b
Voorbeelden:
  keukentafel importeer contacten contacten-2015.csv --gemeente schiedam --proef
  keukentafel importeer werkprocessen casussen.csv --gemeente ./kleindorp
"""


@click.command("importeer", help=HELP)
@click.argument("soort", type=click.Choice(["contacten", "werkprocessen"]))
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gemeente", required=True, metavar="NAAM|MAP", help=GEMEENTE)
@click.option("--proef", is_flag=True, help="Doe alles, en draai het terug: er wordt niets bewaard.")
@click.option("--format", "vorm", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
def opdracht(soort: str, bestand: Path, gemeente: str, proef: bool, vorm: str) -> None:
    """Read one file and say what became of it."""
    with met_databank():
        invoeren = vind("keukentafel.monitor.uitvoer:invoeren")
        fout = vind("keukentafel.kern.fouten:Fout")
        meeste = vind("keukentafel.monitor.invoer.regels:MEESTE_BYTES")
        assert invoeren is not None
        assert fout is not None
        assert meeste is not None
        try:
            with bestand.open("rb") as stroom:  # one byte more than may be is enough to be told so
                inhoud = stroom.read(meeste + 1)
            verslag = invoeren(soort=soort, inhoud=inhoud, gemeente=gemeente, proef=proef, voortgang=zeg)
        except fout as mis:
            raise click.UsageError(f"{bestand.name}: {mis.tekst}") from None
    _toon(verslag, vorm, bestand.name)
    if verslag.fouten:
        raise NietGelukt(f"{len(verslag.fouten)} van de {verslag.gelezen} regels zijn niet ingelezen.")


def _toon(verslag: Any, vorm: str, naam: str) -> None:
    for tekst in verslag.waarschuwingen:
        zeg(f"Let op: {tekst}")
    for fout in verslag.fouten[:MEESTE_FOUTEN]:
        zeg(f"{naam}, {fout}")
    if len(verslag.fouten) > MEESTE_FOUTEN:
        zeg(f"… en nog {len(verslag.fouten) - MEESTE_FOUTEN} fouten.")
    tellingen = ("gelezen", "nieuw", "bijgewerkt", "al_bekend")
    if vorm == "json":
        fouten = [{"regel": f.regel, "kolom": f.kolom, "fout": f.tekst} for f in verslag.fouten]
        kop = {"soort": verslag.soort, "gemeente": verslag.gemeente, "proef": verslag.proef}
        click.echo(
            json.dumps(kop | {t: getattr(verslag, t) for t in tellingen} | {"fouten": fouten}, ensure_ascii=False)
        )
        return
    delen = [f"{getattr(verslag, telling)} {telling.replace('_', ' ')}" for telling in tellingen]
    proef = " (proef: er is niets bewaard)" if verslag.proef else ""
    click.echo(f"{verslag.soort} {verslag.gemeente}: {', '.join(delen)}, {len(verslag.fouten)} fout{proef}")
