"""Stored files: what one is, and whether it may be taken in. Pure: bytes in, a finding or a Fout in plain Dutch out.

The kind follows from the bytes, never from the name; a name that says something else is refused. Rooms take a file in
with organisatie.handelingen.bestanden, which adds the virus check and the settings of the municipality.
"""

from keukentafel.kern.bestanden.keuring import Keuring, keur, nette_naam
from keukentafel.kern.bestanden.soorten import BESTANDSSOORTEN, STANDAARD_SOORTEN, Bestandssoort, herken
from keukentafel.kern.bestanden.stand import NAAM_VAN_STAND, Virusstand, downloadbezwaar

__all__ = [
    "BESTANDSSOORTEN",
    "NAAM_VAN_STAND",
    "STANDAARD_SOORTEN",
    "Bestandssoort",
    "Keuring",
    "Virusstand",
    "downloadbezwaar",
    "herken",
    "keur",
    "nette_naam",
]
