"""Jobs of the gate: end searches that were left, seal, see that this keeps up, anchor daily, check nightly."""

from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from keukentafel.poort import dataverwerkingen, handelingen, verzegeling


@app.periodic(cron="* * * * *")
@app.task(queue="logboek", lock="logboek")
def logboek_verzegelen(timestamp: int) -> None:
    """Put all rows below the horizon into blocks."""
    verzegeling.verzegel()


@app.periodic(cron="* * * * *")
@app.task(queue="logboek", lock="logboek")
def zoekacties_sluiten(timestamp: int) -> None:
    """A search that nobody went on with becomes its line in the log."""
    handelingen.zoekacties_sluiten()


@app.periodic(cron="* * * * *")
@app.task(queue="bewaken")
def zegel_bewaken(timestamp: int) -> None:
    """Every minute, so that the alarm is there at five; not on the queue of sealing, which may be what is stuck."""
    handelingen.zegel_bewaken()


@app.periodic(cron="55 23 * * *")
@app.task(queue="logboek", lock="logboek")
def logboek_verankeren(timestamp: int) -> None:
    """Write the head of the chain to the file outside the database."""
    verzegeling.anker_schrijven(Path(settings.ANKER))


@app.periodic(cron="15 2 * * *")
@app.task(queue="logboek", lock="logboek")
def logboek_nakijken(timestamp: int) -> None:
    """Check the whole log; a deviation becomes a task of the privacy officer."""
    handelingen.logboek_controleren(anker=Path(settings.ANKER))


@app.periodic(cron="* * * * *")
@app.task(queue="bewaken", lock="dataverwerkingen")
def dataverwerkingen_bijschrijven(timestamp: int) -> None:
    """What was sealed, also as Logboek Dataverwerkingen, where the installation asks for it."""
    if settings.DATAVERWERKINGEN:
        dataverwerkingen.bijschrijven(Path(settings.DATAVERWERKINGEN))
