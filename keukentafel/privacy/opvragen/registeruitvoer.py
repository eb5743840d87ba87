"""The register of processing as rows for a spreadsheet, as JSON for a machine and as plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.privacy.opvragen.verwerkingsregister import Blad, Kop

KOPPEN = (
    "Onderdeel",
    "Wat",
    "Waarvoor",
    "Velden",
    "Over wie",
    "Soort gegevens",
    "Grond",
    "Artikelen",
    "Wie leest het",
    "Hoe lang",
)


def als_rijen(bladen: Iterable[Blad]) -> list[Sequence[str]]:
    """A row for each purpose and category of data: every cell stands by itself."""
    return [
        (b.onderdeel, b.naam, d.doel, " ".join(d.velden), d.wie, g.soort, g.grond, g.artikel, g.lezers, g.termijn)
        for b in bladen
        for d in b.doelen
        for g in d.gronden
    ]


def als_json(kop: Kop, bladen: Iterable[Blad]) -> dict[str, Any]:
    """Head and nouns (AVG art. 30 lid 1)."""
    verwerkingen = [
        {"onderdeel": b.onderdeel, "code": b.code, "naam": b.naam, "doelen": [asdict(d) for d in b.doelen]}
        for b in bladen
    ]
    return {**asdict(kop), "dag": kop.dag.isoformat(), "verwerkingen": verwerkingen}


def als_tekst(kop: Kop, bladen: Iterable[Blad]) -> str:
    """To read in a terminal."""
    regels = [
        f"Verwerkingsregister van {kop.organisatie}, {datum_gewoon(kop.dag)}",
        f"Functionaris gegevensbescherming: {'; '.join(kop.fg) or 'niet aangewezen'}",
        kop.doorgifte,
    ]
    for blad in bladen:
        regels += ["", f"{blad.onderdeel}: {blad.naam} ({blad.soorten})"]
        regels += [f"  {d.doel}: {', '.join(d.velden)}" for d in blad.doelen]
    return "\n".join(regels)
