"""Jobs of toegang."""

from procrastinate.contrib.django import app

from keukentafel.toegang import handelingen
from keukentafel.toegang.handelingen.postronde import post_ophalen


@app.periodic(cron="31 6 * * *")
@app.task(queue="huisbel")
def overdrachten_bewaken(timestamp: int) -> None:
    """Every morning: warm handovers that nobody answered in time."""
    handelingen.overdrachten_herinneren()


@app.periodic(cron="*/5 * * * *")
@app.task(queue="post")
def postronde(timestamp: int) -> None:
    """Every five minutes: mailboxes and the scan folder."""
    post_ophalen()
