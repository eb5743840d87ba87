"""Jobs of plan. The acts are found by name, because one of them queues a job of this file."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

HANDELINGEN = "keukentafel.plan.handelingen"


@app.periodic(cron="23 6 * * *")
@app.task(queue="huisbel")
def vacatures_bewaken(timestamp: int) -> None:
    """Every morning: households that went without a regisseur for more than a werkdag."""
    import_string(f"{HANDELINGEN}.vacatures_melden")()


@app.periodic(cron="13 6 * * *")
@app.task(queue="huisbel")
def overdrachten_uitvoeren(timestamp: int) -> None:
    """Every morning, before the vacancies are counted: hand-overs go in; placed regie gets a day to talk."""
    import_string(f"{HANDELINGEN}.overdrachten_bewaken")()
    import_string(f"{HANDELINGEN}.plaatsing.plaatsingen_bewaken")()


@app.periodic(cron="27 6 * * *")
@app.task(queue="huisbel")
def volgen_bewaken(timestamp: int) -> None:
    """Every morning: moments that were missed, requests for information that are old, and who becomes eighteen."""
    import_string(f"{HANDELINGEN}.volgen.volgmomenten_bewaken")()
    import_string(f"{HANDELINGEN}.informatie.informatieverzoeken_bewaken")()
    import_string(f"{HANDELINGEN}.achttien.overgangen_bewaken")()


@app.periodic(cron="33 6 * * *")
@app.task(queue="huisbel")
def casuistiek_voorstellen(timestamp: int) -> None:
    """Every morning: cases that last longer than the limit."""
    import_string(f"{HANDELINGEN}.casuistiek_voorstellen")()


@app.task(queue="brieven")
def overleg_uitnodiging(deelnemer_id: str) -> None:
    """Mail one invitation for a meeting."""
    import_string(f"{HANDELINGEN}.uitnodigen.uitnodiging_mailen")(deelnemer_id=deelnemer_id)
