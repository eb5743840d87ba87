"""Jobs of organisatie."""

from procrastinate.contrib.django import app

from keukentafel.kern.actor import Actor
from keukentafel.organisatie.handelingen.inloggen import inlogsporen_opruimen


@app.periodic(cron="27 3 * * *")
@app.task(queue="huisbel")
def inlogsporen_wissen(timestamp: int) -> None:
    """Every night."""
    inlogsporen_opruimen(actor=Actor.systeem("opruimen"))
