"""A figure as text, as a table and as a list: what the command line prints. The command line is a named system."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.werkblad import als_csv
from keukentafel.monitor import opvragen
from keukentafel.monitor.handelingen import Verslag, gegevens_invoeren
from keukentafel.monitor.indicatoren.ruw import KOLOMMEN
from keukentafel.monitor.regels import Uitkomst, toon
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.inrichten import pakket_lezen

__all__ = ["Fout", "als_tabel", "als_tekst", "invoeren", "lijst", "ruwe_rijen", "uitkomst"]

MEESTE_FOUTEN = 100
OPDRACHTREGEL = Actor.systeem("opdrachtregel")


def uitkomst(naam: str, gevraagd: Mapping[str, str], *, extern: bool = False) -> Uitkomst:
    """The figure; Fout on an unknown name or a wrong date. Not read-only: the look is written to the log."""
    with transactie(OPDRACHTREGEL):
        return opvragen.cijfer(naam, opvragen.vraag_van(naam, gevraagd), extern=extern)


def ruwe_rijen(naam: str, gevraagd: Mapping[str, str]) -> tuple[Sequence[str], list[list[str]]]:
    """Headers and rows of the records behind the figure."""
    with transactie(OPDRACHTREGEL):
        rijen = opvragen.ruw(naam, opvragen.vraag_van(naam, gevraagd))
    return KOLOMMEN, [[rij[kolom] for kolom in KOLOMMEN] for rij in rijen]


def invoeren(*, gemeente: str, proef: bool = False, **gegeven: Any) -> Verslag:
    """The act `gegevens_invoeren`, done by the command line.

    `gemeente` is the name of a loaded municipality, or a folder with a configuration pack, which is loaded first. With
    `proef` the pack is taken back as well.
    """
    with transactie(OPDRACHTREGEL), transaction.atomic():
        if (map_ := Path(gemeente)).joinpath("gemeente.toml").is_file():
            inrichting_laden(actor=OPDRACHTREGEL, map=map_, standaarden=settings.STANDAARDEN_DIR)
            gemeente = pakket_lezen(map_, settings.STANDAARDEN_DIR).gemeente.naam
        verslag = gegevens_invoeren(actor=OPDRACHTREGEL, gemeente=gemeente, proef=proef, **gegeven)
        if proef:
            transaction.set_rollback(True)
    return verslag


def als_tabel(cijfer: Uitkomst) -> tuple[list[str], list[list[Any]]]:
    """Headers (codes) and rows, the total last, for CSV: empty where there is no value, a point in decimals."""
    codes = ["team", *(kolom.code for kolom in cijfer.kolommen)]
    codes += [code for code in cijfer.totaal if code not in codes]
    return [cijfer.definitie.rijkop.lower(), *codes[1:]], [
        ["" if rij.get(code) is None else rij[code] for code in codes] for rij in (*cijfer.rijen, cijfer.totaal)
    ]


def als_tekst(cijfer: Uitkomst) -> str:
    """Title, table and definition, for a terminal of 110 columns."""
    d = cijfer.definitie
    regels = [f"{d.titel} {cijfer.tijdvak.in_woorden}"]
    if cijfer.stand:
        regels.append(f"Zoals bekend op {datum_gewoon(cijfer.stand)}.")
    regels += ["", *_tabel(cijfer), "", *cijfer.noten, ""]
    regels += [f"Definitie (versie {d.versie}): {d.tekst}", f"Telt: {', '.join(d.niveau)}."]
    regels += [f"Teller: {d.teller}.", f"Noemer: {d.noemer}."]
    regels += [f"Onze keuze, de bron zwijgt: {keuze}." for keuze in d.keuzes]
    return "\n".join([*regels, f"Bron: {d.bron}."])


def _tabel(cijfer: Uitkomst) -> list[str]:
    koppen = [cijfer.definitie.rijkop, *(kolom.naam for kolom in cijfer.kolommen)]
    rijen = [[rij["team"], *(toon(rij, kolom) for kolom in cijfer.kolommen)] for rij in cijfer.rijen]
    totaal = [cijfer.totaal["team"], *(toon(cijfer.totaal, kolom) for kolom in cijfer.kolommen)]
    breedte = [max(len(rij[i]) for rij in (koppen, *rijen, totaal)) for i in range(len(koppen))]
    streep = "-" * (sum(breedte) + 2 * (len(breedte) - 1))
    return [_regel(koppen, breedte), streep, *(_regel(rij, breedte) for rij in rijen), streep, _regel(totaal, breedte)]


def _regel(cellen: Sequence[str], breedte: Sequence[int]) -> str:
    eerste, *rest = cellen
    getallen = (cel.rjust(maat) for cel, maat in zip(rest, breedte[1:], strict=True))
    return "  ".join([eerste.ljust(breedte[0]), *getallen]).rstrip()


def lijst(vorm: str) -> str:
    """Name, version and title of every figure."""
    alle = opvragen.definities()
    if vorm == "json":
        velden = [{"cijfer": d.naam, "titel": d.titel, "versie": d.versie, "definitie": d.voluit} for d in alle]
        return json.dumps(velden, ensure_ascii=False, indent=2)
    regels = [(d.naam, str(d.versie), d.moment.value, d.titel) for d in alle]
    if vorm == "csv":
        return als_csv(regels[0], regels[1:], machine=True).rstrip("\n")
    breedte = max(len(naam) for naam, *_ in regels)
    return "\n".join("  ".join((naam.ljust(breedte), *rest)) for naam, *rest in regels)


def verslag_als_json(verslag: Verslag) -> dict[str, Any]:
    """The report of a file, for a session or a machine; at most MEESTE_FOUTEN errors are spelled out."""
    tellingen = ("soort", "gemeente", "proef", "gelezen", "nieuw", "bijgewerkt", "al_bekend")
    return {naam: getattr(verslag, naam) for naam in tellingen} | {
        "aantal_fouten": len(verslag.fouten),
        "fouten": [{"regel": f.regel, "kolom": f.kolom, "fout": f.tekst} for f in verslag.fouten[:MEESTE_FOUTEN]],
        "waarschuwingen": list(verslag.waarschuwingen),
    }
