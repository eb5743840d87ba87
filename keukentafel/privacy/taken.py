"""Jobs of privacy: look through yesterday, and draw the sample of last month."""

from datetime import timedelta

from procrastinate.contrib.django import app

from keukentafel.kern import klok
from keukentafel.privacy import handelingen


@app.periodic(cron="40 3 * * *")
@app.task(queue="bewaken", lock="afwijkingen")
def afwijkingen_zoeken(timestamp: int) -> None:
    """Every night over the day before."""
    handelingen.afwijkingen_zoeken(dag=klok.dagen_geleden(1))


@app.periodic(cron="20 4 1 * *")
@app.task(queue="bewaken", lock="afwijkingen")
def steekproef_trekken(timestamp: int) -> None:
    """On the first of the month over the month before."""
    handelingen.steekproef_trekken(maand=klok.vandaag().replace(day=1) - timedelta(days=1))
