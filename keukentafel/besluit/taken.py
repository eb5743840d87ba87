"""Jobs of besluit: three lines each, found by name because acts queue jobs too."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.besluit.handelingen"


@app.periodic(cron="17 6 * * *")
@app.task(queue="huisbel")
def beslistermijnen_bewaken(timestamp: int) -> None:
    """Every morning: first what a holiday changed, then who has to hurry."""
    import_string(f"{HANDELINGEN}.bewaken.termijnen_herrekenen")()
    import_string(f"{HANDELINGEN}.bewaken.termijnen_bewaken")()


@app.task(queue="huisbel", retry=5, lock="campagne")
def campagne_vullen(campagne_id: str) -> None:
    """Give everybody in a campaign a turn; what was given before a restart stays."""
    import_string(f"{HANDELINGEN}.campagne.campagne_vullen")(campagne_id=campagne_id)


@app.periodic(cron="21 6 * * 1")
@app.task(queue="huisbel")
def campagneweek(timestamp: int) -> None:
    """Every Monday morning: the talks of this week."""
    import_string(f"{HANDELINGEN}.campagne.campagneweek_melden")()


@app.periodic(cron="19 6 * * *")
@app.task(queue="huisbel")
def besluiten_volgen(timestamp: int) -> None:
    """Every morning: help nobody asked after, help that ends or is looked at again, haste nobody looked at yet."""
    import_string(f"{HANDELINGEN}.nazorg.nazorg_bewaken")()
    import_string(f"{HANDELINGEN}.nazorg.besluiten_bewaken")()
    import_string(f"{HANDELINGEN}.nakijken.spoed_bewaken")()


@app.periodic(cron="37 6 * * *")
@app.task(queue="huisbel")
def rechtsbescherming_bewaken(timestamp: int) -> None:
    """Every morning: bezwaren and klachten, first what a holiday changed, then whose term comes near."""
    import_string(f"{HANDELINGEN}.rechtsbewaking.rechtstermijnen_herrekenen")()
    import_string(f"{HANDELINGEN}.rechtsbewaking.rechtsbescherming_bewaken")()
