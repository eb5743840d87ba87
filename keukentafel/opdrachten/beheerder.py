"""`keukentafel beheerder`: add somebody of functioneel beheer, the first one or a second.

A role that decides about the access of others waits for a second person (ADR 0033). Who is alone, or has nobody yet,
asks who keeps the server: that is the second person, and the log says so. The start password stands alone on stdout.
"""

from __future__ import annotations

from importlib import import_module

import click

from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, zeg

HELP = """Voeg iemand van functioneel beheer toe, de eerste of een tweede.

Het startwachtwoord komt op het scherm. Bij het inloggen kiest die persoon een eigen wachtwoord en stelt de code in.

\b
Voorbeeld:
  keukentafel beheerder bea --naam "Bea de Wit"
"""


@click.command("beheerder", help=HELP)
@click.argument("gebruikersnaam")
@click.option("--naam", required=True, help="Voornaam en achternaam, zoals collega's die lezen.")
def opdracht(gebruikersnaam: str, naam: str) -> None:
    """One act as the named system of the command line."""
    with met_databank():
        actor = import_module("keukentafel.kern.actor")
        acts = import_module("keukentafel.organisatie.handelingen.medewerkers")
        fouten = import_module("keukentafel.kern.fouten")
        wachtwoord = import_module("keukentafel.organisatie.wachtwoorden").startwachtwoord()
        wie = actor.Actor.systeem("opdrachtregel")
        velden = {"naam": naam, "gebruikersnaam": gebruikersnaam, "wachtwoord": wachtwoord}
        rol = {"rol": "functioneel_beheer", "team_id": None, "van": import_module("keukentafel.kern.klok").vandaag()}
        try:
            with actor.transactie(wie):
                acts.medewerker_toevoegen(actor=wie, **velden, **rol)
        except fouten.Fout as fout:
            raise NietGelukt(fout.tekst) from None
    zeg(f"{naam} hoort nu bij functioneel beheer. Geef dit startwachtwoord zelf door:")
    click.echo(wachtwoord)
