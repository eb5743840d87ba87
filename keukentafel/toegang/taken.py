"""Jobs of toegang."""

from procrastinate.contrib.django import app

from keukentafel.toegang import handelingen


@app.periodic(cron="31 6 * * *")
@app.task(queue="huisbel")
def overdrachten_bewaken(timestamp: int) -> None:
    """Every morning: warm handovers that nobody answered in time."""
    handelingen.overdrachten_herinneren()
