"""What `keukentafel demo` loads: the configuration, the people, the history, and a living layer around today.

Each part looks whether it is there already, so a second start loses nothing and takes no time.
"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import connections

from keukentafel.demo import historie
from keukentafel.demo.leven.later import dag_verzorgen
from keukentafel.demo.leven.leggen import MERK, gelegd_op, leven_leggen
from keukentafel.demo.medewerkers import DEMO, aanmeldingen, medewerkers_laden, specialisten_laden
from keukentafel.demo.registers import rolvoorstel_laden, voorwaarden_laden
from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.privacy.handelingen.velden import velden_tellen

Meld = Callable[[str], None]
# The connection of the owner of the tables; the history goes in with COPY.
EIGENAAR = "eigenaar"


def laden(*, meld: Meld) -> Sequence[Sequence[str]]:
    """Load what is missing; returns the log-ins: rol, gebruikersnaam, wachtwoord, code of this moment.

    Raises Fout in production: accounts with a printed password do not belong there.
    """
    if settings.PRODUCTIE:
        raise Fout("KEUKENTAFEL_PRODUCTIE staat aan: de demo zet geen verzonnen mensen in een echte Keukentafel.")
    _zeg_wat_ontbreekt(meld)
    meld("Inrichting van Schiedam laden")
    geladen = inrichting_laden(actor=DEMO, map=settings.INRICHTING, standaarden=settings.STANDAARDEN_DIR)
    for regel in geladen.meldingen:
        meld(f"  {regel}")
    if aantal := medewerkers_laden():
        meld(f"{aantal} medewerkers met een aanmelding")
    specialisten_laden()
    voorwaarden_laden()
    rolvoorstel_laden()
    historie.laden(connections[EIGENAAR], meld)
    gelegd = gelegd_op()
    if gelegd is None:
        leven_leggen(meld)
        velden_tellen()
    elif gelegd < klok.vandaag() and (aantal := dag_verzorgen(MERK)):
        meld(f"Werk voor vandaag erbij: {aantal}. De huishoudens van {datum_gewoon(gelegd)} blijven zoals ze zijn.")
    return aanmeldingen()


def _zeg_wat_ontbreekt(meld: Meld) -> None:
    if settings.STANDAARDEN_DIR is None:
        meld("STANDAARDEN_DIR is er niet. De demo start zonder de 666 testpersonen van de BRP en zonder de CBS-lijst;")
        meld("  alle mensen zijn verzonnen en de wijken en buurten komen uit het pakket zelf.")
