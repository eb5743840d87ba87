"""Jobs of besluit."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.besluit.handelingen"


@app.periodic(cron="17 6 * * *")
@app.task(queue="huisbel")
def beslistermijnen_bewaken(timestamp: int) -> None:
    """Every morning: first what a holiday changed, then who has to hurry."""
    import_string(f"{HANDELINGEN}.bewaken.termijnen_herrekenen")()
    import_string(f"{HANDELINGEN}.bewaken.termijnen_bewaken")()
