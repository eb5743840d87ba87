"""Jobs of besluit: three lines each, found by name because acts queue jobs too."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.besluit.handelingen"


@app.periodic(cron="37 6 * * *")
@app.task(queue="huisbel")
def rechtsbescherming_bewaken(timestamp: int) -> None:
    """Every morning: bezwaren and klachten whose term comes near."""
    import_string(f"{HANDELINGEN}.rechtsbewaking.rechtsbescherming_bewaken")()
