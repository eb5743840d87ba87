"""Jobs of kern. A job is three lines around an act; it opens its own transaction as a named system."""

from procrastinate.contrib.django import app

from keukentafel.kern import handelingen


@app.task(queue="huisbel", retry=5)
def gebeurtenis_bezorgen(gebeurtenis_id: str, handeling: str) -> None:
    """Let one listener hear one gebeurtenis."""
    handelingen.gebeurtenis_laten_horen(gebeurtenis_id=gebeurtenis_id, handeling=handeling)


@app.periodic(cron="17 3 * * *")
@app.task(queue="huisbel")
def concepten_opruimen(timestamp: int) -> None:
    """Every night: drafts that nobody touched for a long time go back to nothing."""
    handelingen.oude_concepten_wissen()
