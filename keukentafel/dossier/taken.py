"""Jobs of dossier."""

from procrastinate.contrib.django import app

from keukentafel.dossier.handelingen.werkaantekening import werkaantekeningen_opruimen


@app.periodic(cron="37 3 * * *")
@app.task(queue="huisbel")
def werkaantekeningen_wissen(timestamp: int) -> None:
    """Every night."""
    werkaantekeningen_opruimen()
