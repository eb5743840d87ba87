"""The letter to who must pay back too because they deliberately co-operated (WMO-16; Wmo 2015 art. 2.4.1 lid 1).

A decision towards them, with an own term (Awb art. 3:41 and 6:8). Of the resident it says the name, and no more: what
help it was, why that stopped and what the resident said stays in the letter of the resident (AVG art. 5 lid 1 c).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from keukentafel.brieven.briefbron import BriefBron, briefsoort

_PLICHT_BEZWAAR = "Zeg hoe en tot wanneer bezwaar kan (Awb art. 3:45 en 6:7)."
MEEWERKERBRIEF = "besluit-meewerker"


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Meewerkerbesluit(BriefBron):
    """What they must pay, why it was intent, and how to object."""

    soort: ClassVar[str] = "meewerkerbesluit"
    sjablonen: ClassVar[Mapping[str, str]] = {MEEWERKERBRIEF: "Besluit: terugbetalen door wie meewerkte"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        MEEWERKERBRIEF: {
            "{bedrag}": "Noem wat iemand moet terugbetalen (Wmo 2015 art. 2.4.1).",
            "{opzet}": "Zet het veld {opzet} in de brief: een besluit legt uit waarom (Awb art. 3:46).",
            "{bezwaar_tot}": _PLICHT_BEZWAAR,
            "{bezwaar_adres}": _PLICHT_BEZWAAR,
            "{bezwaar_digitaal}": "Zeg hoe bezwaar digitaal kan (Awb art. 2:13 en 3:45).",
            "{orgaan}": "Zeg namens wie is besloten (Awb art. 10:10).",
            "{mandaat}": "Noem het mandaat (Awb art. 10:10).",
        }
    }
    bedrag: str
    opzet: str
    besluit_op: date
    bezwaar_tot: date
    """When it leaves on the day it was made; later, they have longer."""
    orgaan: str
    ook: str = ""
    """That the resident is asked too, as a sentence; empty when they died."""
    bezwaar_adres: str = ""
    bezwaar_digitaal: str = ""
    rechtbank: str = ""
    contact: str = ""
    privacy: str = ""
    ondertekenaar: str = ""
    functie: str = ""
    mandaat: str = ""

    @classmethod
    def voorbeeld(cls) -> "Meewerkerbesluit":
        return cls(
            bedrag="€ 800",
            opzet="U schreef een verklaring die niet klopte. U wist dat, want u woonde er zelf.",
            besluit_op=date(2026, 11, 26),
            bezwaar_tot=date(2027, 1, 7),
            orgaan="het college van Schiedam",
            ook=ook_zin("Fatma d'Alençon-Yılmaz"),
            bezwaar_adres="Gemeente Schiedam, afdeling bezwaar, Postbus 1501, 3100 EA Schiedam",
            bezwaar_digitaal="www.schiedam.nl/bezwaar",
            rechtbank="de rechtbank Rotterdam",
            contact="Samira Bakker",
            privacy="U mag zien wat wij over u weten. Hoe dat gaat, leest u op www.schiedam.nl/privacy.",
            ondertekenaar="Kim de Boer",
            functie="Beslisser Wmo",
            mandaat="Mandaatbesluit Schiedam 2026, nummer W1",
        )


def ook_zin(inwoner: str) -> str:
    """That who gave the facts is asked as well, and that nobody pays twice."""
    return f"Wij vragen ook geld terug van {inwoner}. Samen betaalt u niet meer dan er te veel is gegeven."
