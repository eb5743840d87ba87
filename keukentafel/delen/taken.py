"""Jobs of delen."""

from procrastinate.contrib.django import app

from keukentafel.delen import handelingen


@app.periodic(cron="31 6 * * *")
@app.task(queue="huisbel")
def toestemmingen_nalopen(timestamp: int) -> None:
    """Every morning: consents that end soon become a task."""
    handelingen.toestemmingen_bewaken()
