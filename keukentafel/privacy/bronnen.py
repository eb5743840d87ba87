"""Letters of privacy: the decision on a request, that it takes longer (AVG art. 12 lid 3 and 4), and a restriction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from keukentafel.brieven.briefbron import BriefBron, briefsoort

_RECHTSMIDDEL = "Zeg dat bezwaar mogelijk is, en de gang naar de rechtbank bij een jeugdhulpverlener (UAVG 34 en 35)."
_KLACHT = "Noem de klacht bij de Autoriteit Persoonsgegevens (AVG art. 12 lid 4)."


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Privacybrief(BriefBron):
    """What was decided, with the reason and the article, or until when it takes."""

    soort: ClassVar[str] = "privacyverzoek"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "privacy-besluit": "Antwoord op een verzoek over gegevens",
        "privacy-verlenging": "Een verzoek over gegevens duurt langer",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "privacy-besluit": {
            "{reden}": "Zet het veld {reden} in de brief: een besluit zonder reden mag niet (Awb art. 3:46).",
            "bezwaar": _RECHTSMIDDEL,
            "rechtbank": _RECHTSMIDDEL,
            "autoriteit persoonsgegevens": _KLACHT,
        },
        "privacy-verlenging": {
            "{reden}": "Zet het veld {reden} in de brief: zeg waarom het langer duurt (AVG art. 12 lid 3).",
            "{uiterlijk}": "Zet het veld {uiterlijk} in de brief: zeg tot wanneer het duurt (AVG art. 12 lid 3).",
        },
    }
    verlenging: bool = False
    gevraagd: str
    ontvangen: date
    besluit: str = ""
    reden: str
    artikel: str = ""
    uiterlijk: date | None = None

    def sjabloon(self) -> str:
        return "privacy-verlenging" if self.verlenging else "privacy-besluit"

    @classmethod
    def voorbeeld(cls) -> "Privacybrief":
        return cls(
            gevraagd="inzage in de gegevens",
            ontvangen=date(2026, 11, 2),
            besluit="Wij geven u de gegevens.",
            reden="U vroeg naar uw eigen gegevens.",
            artikel="AVG art. 15",
            uiterlijk=date(2027, 2, 2),
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Beperkingsbrief(BriefBron):
    """We only keep these data for now; or from when we use them again (AVG art. 18 lid 3)."""

    soort: ClassVar[str] = "beperking"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "privacy-beperking": "Wij gebruiken gegevens voorlopig niet",
        "privacy-beperking-einde": "Wij gaan gegevens weer gebruiken",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "privacy-beperking": {"{reden}": "Zet het veld {reden} in de brief: zeg waarom (AVG art. 12 en 18)."},
        "privacy-beperking-einde": {
            "{eindigt}": "Zet het veld {eindigt} in de brief: zeg het vooraf (AVG art. 18 lid 3).",
            "{reden}": "Zet het veld {reden} in de brief: een besluit zonder reden mag niet (Awb art. 3:46).",
            "bezwaar": _RECHTSMIDDEL,
            "autoriteit persoonsgegevens": _KLACHT,
        },
    }
    vanaf: date
    eindigt: date | None = None
    reden: str

    def sjabloon(self) -> str:
        return "privacy-beperking-einde" if self.eindigt else "privacy-beperking"

    @classmethod
    def voorbeeld(cls) -> "Beperkingsbrief":
        return cls(vanaf=date(2026, 11, 2), eindigt=date(2026, 12, 1), reden="Wij zijn klaar met nakijken.")
