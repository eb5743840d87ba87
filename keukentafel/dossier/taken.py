"""Jobs of dossier."""

from procrastinate.contrib.django import app

from keukentafel.dossier.handelingen.herinneren import onaffe_teksten_terugbrengen
from keukentafel.dossier.handelingen.verslagbrief import verslagen_versturen
from keukentafel.dossier.handelingen.werkaantekening import werkaantekeningen_opruimen


@app.periodic(cron="37 3 * * *")
@app.task(queue="huisbel")
def werkaantekeningen_wissen(timestamp: int) -> None:
    """Every night."""
    werkaantekeningen_opruimen()


@app.periodic(cron="*/5 * * * *")
@app.task(queue="huisbel")
def verslagen_op_de_post(timestamp: int) -> None:
    """Every five minutes: a report goes to the resident from the moment that it may be read."""
    verslagen_versturen()


@app.periodic(cron="7 5 * * *")
@app.task(queue="huisbel")
def onaffe_teksten(timestamp: int) -> None:
    """Every morning: what was left unfinished comes back to who wrote it."""
    onaffe_teksten_terugbrengen()
