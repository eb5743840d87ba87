"""Jobs of privacy. The acts are found by name, because they queue these jobs themselves."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.privacy.handelingen"


@app.task(queue="huisbel", retry=5)
def pakket_verzamelen(pakket_id: str) -> None:
    """Gather a package; what was gathered before a restart stays."""
    import_string(f"{HANDELINGEN}.pakket.pakket_vullen")(pakket_id=pakket_id)


@app.periodic(cron="50 3 * * *")
@app.task(queue="huisbel")
def inzagepakketten_wissen(timestamp: int) -> None:
    """Every night."""
    import_string(f"{HANDELINGEN}.pakket.pakketten_wissen")()


@app.periodic(cron="45 6 * * *")
@app.task(queue="huisbel")
def privacyverzoeken_bewaken(timestamp: int) -> None:
    """Every morning before the teams begin."""
    import_string(f"{HANDELINGEN}.verzoek.verzoeken_bewaken")()
