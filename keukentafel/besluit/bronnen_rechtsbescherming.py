"""Letters about bezwaar and klacht (AWB-08 to AWB-12).

A letter about a klacht says no more than that there is one, and what became of it: letters stand with the resident, the
klacht itself behind its own wall (ADR 0037). The findings go along as a page of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from keukentafel.besluit.bronnen_besluit import STAAL
from keukentafel.brieven.briefbron import BriefBron, briefsoort

_RECHTSMIDDEL = "Zeg dat beroep bij de rechtbank kan, en binnen zes weken (Awb art. 6:23)."
_VAN_BESLUIT = (
    "hulp", "besluitregels", "bijdrage", "bijdrage_grond", "plichten", "grondslag", "feiten", "advies", "rechtbank",
    "contact", "hulp_erbij", "privacy", "orgaan", "ondertekenaar", "functie", "mandaat",
)  # fmt: skip
_NAMENS = "Zeg namens wie is besloten, en onder welk mandaat (Awb art. 10:10)."


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Bezwaarbrief(BriefBron):
    """What happens with a bezwaar: received, something missing, heard, put off, decided."""

    soort: ClassVar[str] = "bezwaar"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "bezwaar-ontvangst": "Wij hebben een bezwaar ontvangen",
        "bezwaar-verzuim": "Er ontbreekt iets in een bezwaar",
        "bezwaar-hoorzitting": "Uitnodiging om over een bezwaar te praten",
        "bezwaar-verdaagd": "Een bezwaar duurt langer",
        "bezwaar-besluit": "Beslissing op bezwaar",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "bezwaar-ontvangst": {
            "{ontvangen}": "Zet het veld {ontvangen} in de brief: zeg wanneer het bezwaar kwam (Awb art. 6:14).",
            "{uiterlijk}": "Zet het veld {uiterlijk} in de brief: zeg wanneer er een besluit is (Awb art. 7:10).",
        },
        "bezwaar-verzuim": {
            "{ontbreekt}": "Zet het veld {ontbreekt} in de brief: zeg wat er mist (Awb art. 6:6).",
            "{herstellen_tot}": "Zet het veld {herstellen_tot} in de brief: geef een termijn (Awb art. 6:6).",
        },
        "bezwaar-hoorzitting": {
            "{ter_inzage}": "Zet het veld {ter_inzage} in de brief: zeg vanaf wanneer lezen kan (Awb art. 7:4).",
            "{stukken_tot}": "Zet het veld {stukken_tot} in de brief: zeg tot wanneer stukken kunnen (Awb art. 7:4).",
        },
        "bezwaar-verdaagd": {
            "{uiterlijk}": "Zet het veld {uiterlijk} in de brief: zeg tot wanneer het duurt (Awb art. 7:10).",
        },
        "bezwaar-besluit": {
            "{reden}": "Zet het veld {reden} in de brief: een besluit zonder reden mag niet (Awb art. 7:12).",
            "{rechtbank}": _RECHTSMIDDEL,
            "{beroep_tot}": _RECHTSMIDDEL,
            "zes weken": _RECHTSMIDDEL,
            "{orgaan}": _NAMENS,
            "{mandaat}": _NAMENS,
            "{grondslag}": "Noem de wet waarop het besluit rust (Awb art. 3:47 lid 2).",
            "{besluit_zin}": "Zet het veld {besluit_zin} in de brief: zeg wat er is besloten (Awb art. 7:11).",
            "{besluitregels}": "Zet het veld {besluitregels} in de brief: zeg wat per product is besloten.",
        },
    }
    stap: str
    besluit: str
    ontvangen: date
    uiterlijk: date | None = None
    reden: str = ""
    ontbreekt: str = ""
    herstellen_tot: date | None = None
    dag: str = ""
    tijd: str = ""
    plaats: str = ""
    ter_inzage: date | None = None
    stukken_tot: date | None = None
    oordeel: str = ""
    besluit_zin: str = ""
    """The decision as the law names it; from here on what only the letter of the decision says."""
    hulp: str = ""
    besluitregels: str = ""
    bijdrage: str = ""
    bijdrage_grond: str = ""
    plichten: str = ""
    grondslag: str = ""
    feiten: str = ""
    gehoord: str = ""
    advies: str = ""
    beroep_tot: date | None = None
    rechtbank: str = ""
    contact: str = ""
    hulp_erbij: str = ""
    privacy: str = ""
    orgaan: str = ""
    ondertekenaar: str = ""
    functie: str = ""
    mandaat: str = ""

    def sjabloon(self) -> str:
        return f"bezwaar-{self.stap}"

    @classmethod
    def voorbeeld(cls) -> "Bezwaarbrief":
        return cls(
            stap="ontvangst",
            besluit="2 november 2026",
            ontvangen=date(2026, 11, 16),
            uiterlijk=date(2027, 1, 25),
            reden="Wij willen eerst meer weten van uw arts.",
            ontbreekt="een machtiging",
            herstellen_tot=date(2026, 12, 1),
            dag="maandag 14 december 2026",
            tijd="10.00 uur",
            plaats="Dorpsplein 1",
            ter_inzage=date(2026, 12, 7),
            stukken_tot=date(2026, 12, 4),
            oordeel="U krijgt gelijk. U krijgt de hulp toch.",
            besluit_zin="Wij besluiten op uw bezwaar van 16 november 2026. Wij verklaren het bezwaar gegrond.",
            beroep_tot=date(2027, 1, 7),
            gehoord="U vertelde dat u zelf niet meer kunt koken.",
            **{veld: str(STAAL[veld]) for veld in _VAN_BESLUIT},
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Klachtbrief(BriefBron):
    """What happens with a klacht: received, put off, not handled, settled."""

    soort: ClassVar[str] = "klacht"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "klacht-ontvangst": "Wij hebben een klacht ontvangen",
        "klacht-verdaagd": "Een klacht duurt langer",
        "klacht-niet-behandeld": "Wij behandelen een klacht niet",
        "klacht-afgehandeld": "Ons antwoord op een klacht",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "klacht-ontvangst": {
            "{ontvangen}": "Zet het veld {ontvangen} in de brief: zeg wanneer de klacht kwam (Awb art. 9:6).",
            "{uiterlijk}": "Zet het veld {uiterlijk} in de brief: zeg wanneer er antwoord is (Awb art. 9:11).",
        },
        "klacht-verdaagd": {"{uiterlijk}": "Zet het veld {uiterlijk} in de brief (Awb art. 9:11 lid 2)."},
        "klacht-niet-behandeld": {
            "{reden}": "Zet het veld {reden} in de brief: zeg waarom niet (Awb art. 9:8 lid 3).",
            "{ombudsman}": "Noem de ombudsman (Awb art. 9:12 lid 2).",
        },
        "klacht-afgehandeld": {
            "{oordeel}": "Zet het veld {oordeel} in de brief: zeg wat wij vinden (Awb art. 9:12).",
            "{ombudsman}": "Noem de ombudsman (Awb art. 9:12 lid 2).",
            "{maanden}": "Zeg binnen hoeveel maanden dat kan (Awb art. 9:12 lid 2).",
        },
    }
    stap: str
    ontvangen: date
    uiterlijk: date | None = None
    reden: str = ""
    oordeel: str = ""
    ombudsman: str = ""
    maanden: str = ""

    def sjabloon(self) -> str:
        return f"klacht-{self.stap}"

    @classmethod
    def voorbeeld(cls) -> "Klachtbrief":
        return cls(
            stap="ontvangst",
            ontvangen=date(2026, 11, 16),
            uiterlijk=date(2026, 12, 28),
            reden="Het is langer dan een jaar geleden.",
            oordeel="Uw klacht klopt.",
            ombudsman="de Nationale ombudsman",
            maanden="12",
        )
