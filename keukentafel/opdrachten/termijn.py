"""`keukentafel termijn`: compute a term and say why. Needs no database.

The answer stands alone on stdout; a warning goes to stderr. Exit 0 done, 1 not done (a table of holidays that
is not sound), 2 wrong use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NoReturn

import click

from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.kern.termijnen import (
    TERMIJNEN,
    Feestdagen,
    FeestdagenFout,
    Rol,
    Termijn,
    TermijnFout,
    TermijnSoort,
    bereken_termijn,
    termijn,
)

EENHEDEN = ("dagen", "weken", "maanden", "werkdagen", "uren")
DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
LIJST = "lijst"

HELP = """Reken een wettelijke termijn uit, met de redenering.

De dag van de gebeurtenis telt niet mee. Zonder --rol geldt de Algemene termijnenwet (ATW); bij --werkdagen de rol
WERKDAG en bij --uren de rol UREN.

\b
Voorbeelden:
  keukentafel termijn --van 2026-11-13 --weken 6
  keukentafel termijn --soort D02 --van 2026-11-13 --format json
  keukentafel termijn --soort D08 --van 2027-02-01 --opschorting 2027-02-10:2027-02-24
  keukentafel termijn --soort D30 --van 2026-04-03T16:30
  keukentafel termijn --soort lijst
"""


def lees_dag(tekst: str) -> date:
    """Read jjjj-mm-dd; TermijnFout names the text and what was expected."""
    try:
        if DAG.fullmatch(tekst):
            return date.fromisoformat(tekst)
    except ValueError:
        pass
    raise TermijnFout(f"{tekst!r} is geen datum; verwacht jjjj-mm-dd, zoals 2026-11-13.")


def lees_wanneer(tekst: str) -> date | datetime:
    """Read a day, or a moment (jjjj-mm-ddTuu:mm, Dutch clock unless an offset is given)."""
    if not MOMENT.fullmatch(tekst):
        return lees_dag(tekst)
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise TermijnFout(f"{tekst!r} is geen tijdstip; verwacht jjjj-mm-ddTuu:mm, zoals 2026-11-13T16:30.") from None
    if moment.tzinfo:
        return moment
    lokaal = moment.replace(tzinfo=AMSTERDAM)
    if lokaal.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != moment:
        raise TermijnFout(f"{tekst!r} bestaat niet: de klok gaat dan een uur vooruit; verwacht een andere tijd.")
    return lokaal


def lees_opschorting(tekst: str) -> tuple[date, date]:
    """Read `A:B`: day of the invitation and day of completion."""
    delen = tekst.split(":")
    if len(delen) != 2:
        raise TermijnFout(f"{tekst!r} is geen opschorting; verwacht uitgenodigd:aangevuld, twee datums.")
    return lees_dag(delen[0]), lees_dag(delen[1])


def lees_getal(tekst: str) -> int:
    """Read a whole number of at most six digits."""
    if not re.fullmatch(r"[0-9]{1,6}", tekst):
        raise TermijnFout(f"{tekst!r} is geen aantal; verwacht een heel getal, zoals 6.")
    return int(tekst)


def _met(lees: Callable[[str], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a click callback that reads the typed text; the Dutch message becomes click's."""

    def lezer(ctx: click.Context, param: click.Parameter, waarde: Any) -> Any:
        try:
            if isinstance(waarde, tuple):
                return tuple(lees(tekst) for tekst in waarde)
            return None if waarde is None else lees(waarde)
        except TermijnFout as fout:
            raise click.BadParameter(str(fout)) from None

    return lezer


def _met_getallen(functie: Any) -> Any:
    """Add the options that are a number."""
    uitleg = {
        "dagen": "Lengte in dagen.",
        "weken": "Lengte in weken.",
        "maanden": "Lengte in maanden.",
        "werkdagen": "Lengte in werkdagen.",
        "uren": "Lengte in uren.",
        "verleng-dagen": "Verlenging in dagen.",
        "verleng-weken": "Verlenging in weken, zoals verdagen.",
        "verleng-maanden": "Verlenging in maanden.",
    }
    for naam, tekst in reversed(uitleg.items()):
        functie = click.option(f"--{naam}", default="0", metavar="GETAL", callback=_met(lees_getal), help=tekst)(
            functie
        )
    return functie


@click.command("termijn", help=HELP)
@click.option(
    "--van",
    callback=_met(lees_wanneer),
    metavar="DATUM",
    help="Dag van de gebeurtenis; met tijd als de termijn in uren is.",
)
@click.option("--soort", metavar="CODE", help="Termijn uit de lijst, zoals D02. 'lijst' toont ze allemaal.")
@_met_getallen
@click.option("--rol", type=click.Choice([rol.value for rol in Rol]), help="Welke regels gelden voor de laatste dag.")
@click.option(
    "--opschorting",
    callback=_met(lees_opschorting),
    multiple=True,
    metavar="A:B",
    help="Uitgenodigd op A, aangevuld op B. Mag vaker.",
)
@click.option("--instemming", is_flag=True, help="De inwoner stemt in met verder uitstel (alleen bij --soort).")
@click.option("--streng", is_flag=True, help="Werkdagen: Goede Vrijdag en gelijkgestelde dagen tellen mee.")
@click.option("--terug", is_flag=True, help="Reken terug vanaf de gebeurtenis.")
@click.option(
    "--feestdagen",
    type=click.File(encoding="utf-8"),
    metavar="BESTAND",
    help="CSV (datum,naam,bron) met extra gelijkgestelde dagen.",
)
@click.option("--format", "vorm", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het antwoord.")
def opdracht(van: date | datetime | None, soort: str | None, vorm: str, **gegeven: Any) -> None:
    """Print the term; the help text for people is HELP."""
    if soort == LIJST:
        _toon_lijst(vorm)
        return
    if van is None:
        raise click.UsageError("Er ontbreekt --van; verwacht een datum, zoals --van 2026-11-13.")
    try:
        gegeven["feestdagen"] = _feestdagen(gegeven["feestdagen"])
        uitkomst = _van_soort(soort, van, gegeven) if soort else _los(van, gegeven)
    except FeestdagenFout as fout:
        raise click.ClickException(str(fout)) from None
    except TermijnFout as fout:
        raise click.UsageError(str(fout)) from None
    _toon(uitkomst, vorm)


def _feestdagen(bestand: Any) -> Feestdagen:
    standaard = Feestdagen.standaard()
    return Feestdagen.lees(bestand, bestand.name, standaard) if bestand else standaard


def _los(van: date | datetime, gegeven: dict[str, Any]) -> Termijn:
    """Compute from loose numbers."""
    if gegeven.pop("instemming"):
        _weiger("--instemming hoort bij --soort; verwacht ook een --soort.")
    rol = gegeven.pop("rol") or ("UREN" if gegeven["uren"] else "WERKDAG" if gegeven["werkdagen"] else "ATW")
    return bereken_termijn(van, rol=Rol(rol), **gegeven)


def _van_soort(code: str, van: date | datetime, gegeven: dict[str, Any]) -> Termijn:
    """Compute a term of the catalogue; a length may be given where the law leaves room."""
    for naam in ("rol", "terug"):
        if gegeven.pop(naam):
            _weiger(f"--{naam} staat al vast bij {code}; verwacht --soort zonder --{naam}.")
    lengtes = {eenheid: getal for eenheid in EENHEDEN if (getal := gegeven.pop(eenheid))}
    kale = TERMIJNEN.get(code)
    eenheid = next(iter(kale.lengte.delen()), "maanden") if kale else ""
    if kale and set(lengtes) - {eenheid}:
        _weiger(f"{code} ({kale.naam}) telt in {eenheid}; gekregen: {', '.join(lengtes)}.")
    gegeven["streng"] = gegeven["streng"] or None
    return termijn(code, van=van, lengte=lengtes.get(eenheid), **gegeven)


def _weiger(waarom: str) -> NoReturn:
    raise TermijnFout(waarom)


def _toon(uitkomst: Termijn, vorm: str) -> None:
    """Print one term: JSON in full, or the text with trigger and consequence for a kind of the catalogue."""
    soort = TERMIJNEN.get(uitkomst.soort)
    if vorm == "json":
        click.echo(json.dumps(uitkomst.als_dict(), ensure_ascii=False, indent=2))
        return
    if soort:
        click.echo(f"{soort.code} {soort.naam} ({soort.omschrijving}; {soort.basis})")
    for regel in (*uitkomst.stappen, uitkomst.slotzin):
        click.echo(regel)
    if soort:
        click.echo(f"Gevolg: {soort.gevolg}")
        if soort.nagaan:
            click.echo(f"Ga na: {soort.nagaan}", err=True)
    if uitkomst.waarschuwing:
        click.echo(f"Let op: {uitkomst.waarschuwing}", err=True)


def _toon_lijst(vorm: str) -> None:
    """Print the catalogue."""
    if vorm == "json":
        click.echo(json.dumps([_als_dict(soort) for soort in TERMIJNEN.values()], ensure_ascii=False, indent=2))
        return
    for soort in TERMIJNEN.values():
        click.echo(f"{soort.code}  {soort.naam:<45} {soort.rol:<8} {soort.omschrijving}")


def _als_dict(soort: TermijnSoort) -> dict[str, object]:
    velden = ("code", "naam", "start", "basis", "gevolg")
    kort = {veld: getattr(soort, veld) for veld in velden}
    return {
        **kort,
        "lengte": soort.lengte_tekst,
        "omschrijving": soort.omschrijving,
        "rol": soort.rol.value,
        "nagaan": soort.nagaan or None,
    }
