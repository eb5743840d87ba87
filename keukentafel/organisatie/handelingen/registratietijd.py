"""How long a registration takes, per form and week; only after the works council agreed (REQ-037, PRB-16)."""

from datetime import timedelta

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.begonnen import seconden_sinds
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.regels import REGISTRATIES, bak_van

METER = Actor.systeem("tijdmeter")
INSTELLING = "registratietijd_meten"
_SQL = """
INSERT INTO organisatie_registratieduur (formulier, week, seconden, keer, velden) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (formulier, week, seconden)
DO UPDATE SET keer = organisatie_registratieduur.keer + 1, velden = organisatie_registratieduur.velden + EXCLUDED.velden
"""


def registratie_meten(*, formulier: str, merk: str, velden: int) -> bool:
    """Add one to the count of this form, this week and this length. Off unless the dated setting says otherwise.

    There is no actor, no person and no line in the log on purpose: a line with a moment would tell whose time it was.
    A form that lay open longer than LANGST says nothing about registering and is left out.
    """
    seconden = seconden_sinds(merk, formulier)
    bak = bak_van(seconden) if seconden is not None and formulier in REGISTRATIES else None
    if bak is None or not instelling(INSTELLING):
        return False
    maandag = klok.vandaag() - timedelta(days=klok.vandaag().weekday())
    with transactie(METER), connection.cursor() as cursor:
        cursor.execute(_SQL, [formulier, maandag, bak, velden])
    return True
