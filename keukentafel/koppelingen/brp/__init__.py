"""BRP Personen bevragen (Haal Centraal 2.7.0): two back ends behind one protocol. See `maak_brp`."""

from keukentafel.koppelingen.brp.backend import BrpBackend
from keukentafel.koppelingen.brp.bestand import BestandBrp
from keukentafel.koppelingen.brp.datum import BrpDatum
from keukentafel.koppelingen.brp.fabriek import maak_brp
from keukentafel.koppelingen.brp.fouten import (
    BrpAntwoordOngeldig,
    BrpFout,
    BrpGeweigerd,
    BrpNietBereikbaar,
    BrpNietEenduidig,
    BrpOngeldigeVraag,
    BrpTeDruk,
    BrpTeVeelTreffers,
)
from keukentafel.koppelingen.brp.gegevens import (
    AdresBinnenland,
    AdresBuitenland,
    BrpPersoon,
    BrpTreffer,
    Gebeurd,
    Gezaghouder,
    GezagSoort,
    Gezagsrelatie,
    Kind,
    Locatie,
    Naam,
    Nationaliteit,
    Opschorting,
    Ouder,
    Partner,
    VerblijfplaatsOnbekend,
    Waarde,
)
from keukentafel.koppelingen.brp.http import HttpBrp, HttpInstelling
from keukentafel.koppelingen.brp.vraag import VELDEN_HERKENNEN, VELDEN_INTAKE, Veld, Zoekvraag

__all__ = [
    "VELDEN_HERKENNEN",
    "VELDEN_INTAKE",
    "AdresBinnenland",
    "AdresBuitenland",
    "BestandBrp",
    "BrpAntwoordOngeldig",
    "BrpBackend",
    "BrpDatum",
    "BrpFout",
    "BrpGeweigerd",
    "BrpNietBereikbaar",
    "BrpNietEenduidig",
    "BrpOngeldigeVraag",
    "BrpPersoon",
    "BrpTeDruk",
    "BrpTeVeelTreffers",
    "BrpTreffer",
    "Gebeurd",
    "GezagSoort",
    "Gezaghouder",
    "Gezagsrelatie",
    "HttpBrp",
    "HttpInstelling",
    "Kind",
    "Locatie",
    "Naam",
    "Nationaliteit",
    "Opschorting",
    "Ouder",
    "Partner",
    "Veld",
    "VerblijfplaatsOnbekend",
    "Waarde",
    "Zoekvraag",
    "maak_brp",
]
