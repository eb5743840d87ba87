"""The letter of room dossier: what is shared with a party outside, and nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from keukentafel.brieven.briefbron import BriefBron, briefsoort


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Deelbericht(BriefBron):
    """To a party outside about one resident, after "Mag ik dit delen?" said yes (REQ-158, REQ-163)."""

    soort: ClassVar[str] = "deelbericht"
    sjablonen: ClassVar[Mapping[str, str]] = {"deelbericht": "Informatie voor een organisatie"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "deelbericht": {
            "{artikel}": "Zet het veld {artikel} in de brief: wie het krijgt, moet weten op welke grond.",
            "{reactie}": "Zet het veld {reactie} in de brief: een verslag gaat nooit zonder wat de inwoner ervan vond.",
        }
    }
    functie: str
    geboren: str
    bericht: str
    waarom: str
    reden: str
    artikel: str
    schrijver: str
    gesprek_op: date | None = None
    verslag: str = ""
    reactie: str = ""

    @classmethod
    def voorbeeld(cls) -> "Deelbericht":
        return cls(
            functie="huisarts",
            geboren="geboren op 4 mei 1950",
            bericht="Mevrouw valt de laatste tijd vaker. Wilt u met haar kijken hoe dat komt?",
            waarom="Voor de hulp",
            reden="De inwoner gaf toestemming.",
            artikel="Wmo 2015 art. 5.2.5",
            schrijver="Samira Bakker",
            gesprek_op=date(2026, 11, 20),
            verslag="U woont alleen. Het huis schoonhouden lukt niet meer.",
            reactie="Mevrouw is het eens met het verslag.",
        )
