"""Jobs of organisatie."""

from procrastinate.contrib.django import app

from keukentafel.kern.actor import Actor
from keukentafel.organisatie.handelingen.bestanden import bestanden_nakijken
from keukentafel.organisatie.handelingen.inloggen import inlogsporen_opruimen
from keukentafel.organisatie.handelingen.rolvoorstel import rolvoorstellen_nakijken
from keukentafel.organisatie.handelingen.voorwaarden import voorwaarden_bewaken
from keukentafel.organisatie.handelingen.waarneming import waarnemingen_nakijken


@app.periodic(cron="27 3 * * *")
@app.task(queue="huisbel")
def inlogsporen_wissen(timestamp: int) -> None:
    """Every night."""
    inlogsporen_opruimen(actor=Actor.systeem("opruimen"))


@app.periodic(cron="*/5 * * * *")
@app.task(queue="huisbel")
def virussen_nakijken(timestamp: int) -> None:
    """Every five minutes: files that wait for the scanner."""
    bestanden_nakijken()


@app.periodic(cron="40 6 * * *")
@app.task(queue="huisbel")
def waarnemingen_bewaken(timestamp: int) -> None:
    """Every morning before the teams begin."""
    waarnemingen_nakijken(actor=Actor.systeem("waarneming"))


@app.periodic(cron="43 6 * * *")
@app.task(queue="huisbel")
def voorwaarden_nakijken(timestamp: int) -> None:
    """Every morning: training, reglement and geheimhouding."""
    voorwaarden_bewaken()


@app.periodic(cron="44 6 * * *")
@app.task(queue="huisbel")
def rolvoorstellen_bewaken(timestamp: int) -> None:
    """Every morning: roles that wait for a second person."""
    rolvoorstellen_nakijken()
