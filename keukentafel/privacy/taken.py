"""Jobs of privacy."""

from procrastinate.contrib.django import app

from keukentafel.privacy.handelingen.noodtoegang import toegang_aflopen
from keukentafel.privacy.handelingen.openbaarmaking import uitstel_bewaken
from keukentafel.privacy.handelingen.verantwoording import verantwoordingen_bewaken


@app.periodic(cron="* * * * *")
@app.task(queue="huisbel")
def toegang_sluiten(timestamp: int) -> None:
    """Every minute: access for a while that came to its end asks its account."""
    toegang_aflopen()


@app.periodic(cron="41 6 * * *")
@app.task(queue="huisbel")
def noodtoegang_bewaken(timestamp: int) -> None:
    """Every morning: accounts that nobody decided on in time, and what is kept from a resident until today."""
    verantwoordingen_bewaken()
    uitstel_bewaken()
