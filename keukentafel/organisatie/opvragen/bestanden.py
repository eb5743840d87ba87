"""Getting a stored file out: through the gate, with its state looked at, and remembered as something that left."""

from typing import Any, TypeVar
from uuid import UUID

from keukentafel.kern.bestanden import Virusstand, downloadbezwaar
from keukentafel.kern.fouten import Blokkade
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht

M = TypeVar("M", bound=Beschermd)


def bestand_ophalen(model: type[M], sleutel: UUID, recht: Recht) -> Any:
    """The row of one file, to be sent with kern.web.bestanden; NietGevonden, or Blokkade when it stays shut."""
    rij: Any = poort.haal(model, sleutel, recht)
    mag = bool(instelling("bestand_ongecontroleerd_openen"))
    if bezwaar := downloadbezwaar(rij.stand, ongecontroleerd_mag=mag):
        logboek.kijk(recht.code, rij, soort="export", uitkomst=f"niet geopend: {rij.stand}")
        if rij.stand == Virusstand.BESMET:
            raise Blokkade("bestand-besmet", bezwaar)
        raise Blokkade("bestand-niet-nagekeken", bezwaar)
    logboek.kijk(recht.code, rij, soort="export")
    return rij
