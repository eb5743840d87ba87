"""Jobs of brieven. The acts are found by name, because they queue these jobs themselves."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.brieven.handelingen"


@app.task(queue="brieven")
def brief_mailen(verzending_id: str) -> None:
    """Try to send one letter by e-mail; the act itself queues the next attempt."""
    import_string(f"{HANDELINGEN}.verzending_mailen")(verzending_id=verzending_id)


@app.task(queue="brieven")
def brief_laten_gaan(brief_id: str) -> None:
    """Its time to be taken back is over: it is on its way."""
    import_string(f"{HANDELINGEN}.brief_laten_gaan")(brief_id=brief_id)


@app.task(queue="brieven")
def partij_verder(partij_id: str, door: str = "") -> None:
    """One portion of a large batch; the act itself queues the next."""
    import_string(f"{HANDELINGEN}.partij_verder")(partij_id=partij_id, door=door)


@app.periodic(cron="*/15 * * * *")
@app.task(queue="brieven")
def hangende_verzendingen(timestamp: int) -> None:
    """What was cut off halfway goes to paper, because nobody knows whether it arrived."""
    import_string(f"{HANDELINGEN}.hangende_verzendingen_afronden")()
    import_string(f"{HANDELINGEN}.bedenktijd_nalopen")()
