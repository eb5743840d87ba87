"""Jobs of privacy."""

from datetime import timedelta

from procrastinate.contrib.django import app

from keukentafel.kern import klok
from keukentafel.privacy.handelingen import afwijking
from keukentafel.privacy.handelingen.noodtoegang import toegang_aflopen
from keukentafel.privacy.handelingen.openbaarmaking import uitstel_bewaken
from keukentafel.privacy.handelingen.verantwoording import verantwoordingen_bewaken


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
