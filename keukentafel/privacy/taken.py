"""Jobs of privacy."""

from datetime import timedelta

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from keukentafel.kern import klok
from keukentafel.privacy.handelingen import afwijking
from keukentafel.privacy.handelingen.noodtoegang import toegang_aflopen
from keukentafel.privacy.handelingen.openbaarmaking import uitstel_bewaken
from keukentafel.privacy.handelingen.verantwoording import verantwoordingen_bewaken

# Found by name where the act queues the job itself.
HANDELINGEN = "keukentafel.privacy.handelingen"


@app.periodic(cron="* * * * *")
@app.task(queue="huisbel")
def toegang_sluiten(timestamp: int) -> None:
    """Every minute: access for a while that came to its end asks its account."""
    toegang_aflopen()


@app.periodic(cron="41 6 * * *")
@app.task(queue="huisbel")
def noodtoegang_bewaken(timestamp: int) -> None:
    """Every morning: accounts that nobody decided on in time, and what is kept from a resident until today."""
    verantwoordingen_bewaken()
    uitstel_bewaken()


@app.periodic(cron="40 3 * * *")
@app.task(queue="bewaken", lock="afwijkingen")
def afwijkingen_zoeken(timestamp: int) -> None:
    """Every night over the day before."""
    afwijking.afwijkingen_zoeken(dag=klok.dagen_geleden(1))


@app.periodic(cron="20 4 1 * *")
@app.task(queue="bewaken", lock="afwijkingen")
def steekproef_trekken(timestamp: int) -> None:
    """On the first of the month over the month before."""
    afwijking.steekproef_trekken(maand=klok.vandaag().replace(day=1) - timedelta(days=1))


@app.task(queue="huisbel", retry=5)
def pakket_verzamelen(pakket_id: str) -> None:
    """Gather a package; what was gathered before a restart stays."""
    import_string(f"{HANDELINGEN}.pakket.pakket_vullen")(pakket_id=pakket_id)


@app.periodic(cron="50 3 * * *")
@app.task(queue="huisbel")
def inzagepakketten_wissen(timestamp: int) -> None:
    """Every night."""
    import_string(f"{HANDELINGEN}.pakket.pakketten_wissen")()


@app.periodic(cron="45 6 * * *")
@app.task(queue="huisbel")
def privacyverzoeken_bewaken(timestamp: int) -> None:
    """Every morning before the teams begin."""
    import_string(f"{HANDELINGEN}.verzoek.verzoeken_bewaken")()
    import_string(f"{HANDELINGEN}.beperking.beperkingen_bewaken")()


@app.periodic(cron="5 0 * * *")
@app.task(queue="huisbel")
def beperkingen_opheffen(timestamp: int) -> None:
    """At the beginning of the day that was told; and what was written yesterday is no longer changed."""
    import_string(f"{HANDELINGEN}.beperking.beperkingen_opheffen")()
    import_string(f"{HANDELINGEN}.beperking.beperkingen_vastzetten")()


@app.periodic(cron="*/10 * * * *")
@app.task(queue="huisbel")
def beperkingen_volgen(timestamp: int) -> None:
    """Every ten minutes: count what is written about somebody of whom everything may only be kept."""
    import_string(f"{HANDELINGEN}.beperking.beperkingen_volgen")()


@app.task(queue="huisbel", retry=5)
def vernietiging_proberen(vernietiging_id: str) -> None:
    """Count what a list would take, and what stays."""
    import_string(f"{HANDELINGEN}.bewaren.lijst_proberen")(vernietiging_id=vernietiging_id)


@app.task(queue="huisbel", retry=5, lock="vernietigen")
def vernietiging_uitvoeren(vernietiging_id: str) -> None:
    """Carry out a list that two people agreed on; after a restart it goes on where it was."""
    import_string(f"{HANDELINGEN}.bewaren.lijst_uitvoeren")(vernietiging_id=vernietiging_id)


@app.periodic(cron="10 4 * * *")
@app.task(queue="huisbel", lock="vernietigen")
def logregels_wissen(timestamp: int) -> None:
    """Every night."""
    import_string(f"{HANDELINGEN}.bewaren.oude_logregels_wissen")()


@app.periodic(cron="*/15 * * * *")
@app.task(queue="huisbel")
def datalekken_bewaken(timestamp: int) -> None:
    """Every quarter of an hour: hours count, also at night and in a weekend."""
    import_string(f"{HANDELINGEN}.datalek.datalekken_bewaken")()


@app.periodic(cron="46 6 * * *")
@app.task(queue="huisbel")
def dpias_bewaken(timestamp: int) -> None:
    """Every morning."""
    import_string(f"{HANDELINGEN}.dpia.dpias_bewaken")()


@app.periodic(cron="55 3 * * *")
@app.task(queue="huisbel")
def onderzoeken_aflopen(timestamp: int) -> None:
    """Every night: what is over loses its names."""
    import_string(f"{HANDELINGEN}.onderzoek.onderzoeken_aflopen")()


@app.periodic(cron="30 2 * * 0")
@app.task(queue="bewaken", lock="velden")
def velden_tellen(timestamp: int) -> None:
    """Every Sunday night, when nobody works: each table is walked once."""
    import_string(f"{HANDELINGEN}.velden.velden_tellen")()
