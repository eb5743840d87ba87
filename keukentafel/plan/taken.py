"""Jobs of plan."""

from procrastinate.contrib.django import app

from keukentafel.plan import handelingen
from keukentafel.plan.handelingen import informatie, volgen


@app.periodic(cron="23 6 * * *")
@app.task(queue="huisbel")
def vacatures_bewaken(timestamp: int) -> None:
    """Every morning: households that went without a regisseur for more than a werkdag."""
    handelingen.vacatures_melden()


@app.periodic(cron="13 6 * * *")
@app.task(queue="huisbel")
def overdrachten_uitvoeren(timestamp: int) -> None:
    """Every morning, before the vacancies are counted: accepted hand-overs go in, who left leaves a vacancy."""
    handelingen.overdrachten_bewaken()


@app.periodic(cron="27 6 * * *")
@app.task(queue="huisbel")
def volgen_bewaken(timestamp: int) -> None:
    """Every morning: moments that were missed, and requests for information that are old."""
    volgen.volgmomenten_bewaken()
    informatie.informatieverzoeken_bewaken()


@app.periodic(cron="33 6 * * *")
@app.task(queue="huisbel")
def casuistiek_voorstellen(timestamp: int) -> None:
    """Every morning: cases that last longer than the limit."""
    handelingen.casuistiek_voorstellen()
