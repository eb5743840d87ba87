"""Jobs of brieven. The acts are found by name, because they queue these jobs themselves."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.brieven.handelingen"


@app.task(queue="brieven")
def brief_mailen(verzending_id: str) -> None:
    """Try to send one letter by e-mail; the act itself queues the next attempt."""
    import_string(f"{HANDELINGEN}.verzending_mailen")(verzending_id=verzending_id)


@app.periodic(cron="*/15 * * * *")
@app.task(queue="brieven")
def hangende_verzendingen(timestamp: int) -> None:
    """What was cut off halfway goes to paper, because nobody knows whether it arrived."""
    import_string(f"{HANDELINGEN}.hangende_verzendingen_afronden")()
