"""`keukentafel demo`: an empty machine to a working Keukentafel with the example of Schiedam."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import click
import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from keukentafel.demo import aanmelden
from keukentafel.demo.personen import personen
from keukentafel.kern.databank import Databank
from keukentafel.opdrachten.dienst import als_url, bedien, eis_vrije_poort, gekozen_adres
from keukentafel.opdrachten.migreer import EIGENAAR, migreer_zo_nodig
from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, sluit_verbindingen, zeg
from keukentafel.opdrachten.zoek import vind

# Called at every start: loads what is not there yet and lays the living layer around today.
LADER = "keukentafel.demo.laden:laden"

Meld = Callable[[str], None]


class Lader(Protocol):
    """The seam to keukentafel.demo.laden.

    `meld` shows one line of progress. Returns the demo logins, one row each: rol, gebruikersnaam, wachtwoord, and the
    TOTP code or secret. Must be idempotent: a second call loses nothing and returns the same rows.
    """

    def __call__(self, *, meld: Meld) -> Sequence[Sequence[str]]: ...


@click.command(
    "demo",
    help="Laad het voorbeeld van Schiedam, start alles en toon de demo-aanmeldingen. SCHOON=1 begint opnieuw.",
)
@click.option("--alleen-laden", is_flag=True, help="Laad en stop; start geen website.")
@click.option("--code", "naam", metavar="NAAM", help="Toon de inlogcode van dit moment voor deze gebruikersnaam.")
def opdracht(alleen_laden: bool, naam: str | None) -> None:
    if naam:
        _toon_code(naam)
        return
    adres = gekozen_adres()
    if not alleen_laden:
        eis_vrije_poort(adres)
    begin = time.monotonic()

    def meld(tekst: str) -> None:
        zeg(f"[{time.monotonic() - begin:5.1f} s] {tekst}")

    meld("PostgreSQL starten")
    with met_databank() as databank:
        aanmeldingen = _voorbereiden(databank, meld)
        meld("Klaar met laden.")
        if alleen_laden:
            return
        bedien(adres, taken=True, klaar=lambda: _toon(aanmeldingen, als_url(adres)))


def _voorbereiden(databank: Databank, meld: Meld) -> Sequence[Sequence[str]]:
    if os.environ.get("SCHOON", "") not in ("", "0"):
        meld("SCHOON=1: de databank wordt leeggemaakt")
        begin_opnieuw(databank)
    meld("Databank bijwerken")
    migreer_zo_nodig()
    lader: Lader | None = vind(LADER)
    if lader is None:
        raise NietGelukt("De demogegevens (keukentafel.demo.laden) zijn in deze versie nog niet gebouwd.")
    return lader(meld=meld)


def begin_opnieuw(databank: Databank) -> None:
    """Drop and create the database, as owner. Refuses while somebody else is working in it."""
    if not databank.url_eigenaar:
        raise NietGelukt("SCHOON=1 kan alleen met DATABASE_URL_EIGENAAR: het adres van de databank als eigenaar.")
    sluit_verbindingen()
    naam = sql.Identifier(str(conninfo_to_dict(databank.url_eigenaar)["dbname"]))
    with psycopg.connect(make_conninfo(databank.url_eigenaar, dbname="postgres"), autocommit=True) as verbinding:
        try:
            verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(naam))
        except psycopg.errors.ObjectInUse as fout:
            raise NietGelukt(
                "De databank is in gebruik; er is niets gewist. Stop eerst de andere Keukentafel op deze map."
            ) from fout
        verbinding.execute(sql.SQL("CREATE DATABASE {}").format(naam))
    connections[EIGENAAR].close()


def _toon_code(naam: str) -> None:
    """Needs no database, so it works beside a running demo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.settings")
    namen = [persoon.gebruikersnaam for persoon in personen()]
    if naam not in namen:
        raise NietGelukt(f"‘{naam}’ is geen gebruikersnaam van de demo. Kies: {', '.join(namen)}.")
    click.echo(aanmelden.code(naam))
    zeg("Nu geldig; elke halve minuut is er een nieuwe. In een app zetten kan met dit adres:")
    zeg(aanmelden.adres(naam))


def _toon(aanmeldingen: Sequence[Sequence[str]], url: str) -> None:
    koppen = ("Rol", "Gebruikersnaam", "Wachtwoord", "Code (TOTP)")
    rijen = [koppen, *(tuple(map(str, rij)) for rij in aanmeldingen)]
    breedte = [max(len(rij[i]) for rij in rijen if len(rij) > i) for i in range(max(map(len, rijen)))]
    regels = ["  ".join(cel.ljust(breedte[i]) for i, cel in enumerate(rij)).rstrip() for rij in rijen]
    zeg("\n" + "\n".join([regels[0], "-" * (sum(breedte) + 2 * (len(breedte) - 1)), *regels[1:]]))
    zeg("\nEen code is ongeveer een minuut geldig en werkt één keer. De code van dit moment, in een tweede venster:")
    zeg("    make code WIE=wijkcoach")
    zeg(f"\nKeukentafel draait op {url} - Ctrl-C stopt. Dit zijn verzonnen mensen; zet hier geen echte gegevens in.\n")
