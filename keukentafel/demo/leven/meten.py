"""Some weeks of the time meter, as when the works council of the demo agreed: through the setting and the act."""

from datetime import datetime, timedelta
from random import Random

from keukentafel.demo.leven.toneel import Toneel
from keukentafel.kern import klok
from keukentafel.kern.begonnen import stempel
from keukentafel.organisatie.handelingen.keuzes import instelling_zetten
from keukentafel.organisatie.handelingen.registratietijd import INSTELLING, registratie_meten

WEKEN = 6
# A usual length in seconds, how far it goes round that, how often in a week, and how many fields.
VORMEN = {
    "contact": (28, 14, 9, 5),
    "melding": (95, 40, 6, 11),
    "afspraak": (40, 15, 7, 7),
    "verslag": (640, 260, 5, 6),
}


def tijd_meten(toneel: Toneel, rng: Random) -> None:
    """Beheer put it on; since then every registration fell in its week."""
    begin = klok.nu() - timedelta(weeks=WEKEN)
    with klok.zet_klok(begin):
        toneel.doe("beheer", instelling_zetten, code=INSTELLING, waarde=True, van=klok.vandaag())
    for week in range(WEKEN):
        for formulier, (gewoon, rond, keer, velden) in VORMEN.items():
            for _ in range(keer):
                _een(begin + timedelta(weeks=week), formulier, gewoon + rng.randint(-rond, 2 * rond), velden)


def _een(moment: datetime, formulier: str, seconden: int, velden: int) -> None:
    with klok.zet_klok(moment):
        merk = stempel(formulier)
    with klok.zet_klok(moment + timedelta(seconds=seconden)):
        registratie_meten(formulier=formulier, merk=merk, velden=velden)
