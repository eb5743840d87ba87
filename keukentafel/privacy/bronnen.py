"""Letters of privacy: the decision on a request, that it takes longer, a restriction, and that something went wrong
(AVG 12, 18, 34)."""

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


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Datalekbrief(BriefBron):
    """To a resident whose data were in a breach: what happened, what it may lead to, and what we did (AVG art. 34)."""

    soort: ClassVar[str] = "datalek"
    sjablonen: ClassVar[Mapping[str, str]] = {"privacy-datalek": "Er ging iets mis met gegevens"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "privacy-datalek": {
            "{gebeurd}": "Zet het veld {gebeurd} in de brief: zeg wat er is gebeurd (AVG art. 34 lid 2).",
            "{gevolgen}": "Zet het veld {gevolgen} in de brief: zeg wat de gevolgen kunnen zijn (AVG art. 34 lid 2).",
            "{gedaan}": "Zet het veld {gedaan} in de brief: zeg wat we eraan doen (AVG art. 34 lid 2).",
            "functionaris": "Noem bij wie de inwoner meer kan vragen (AVG art. 33 lid 3 b).",
        },
    }
    gebeurd: str
    bekend: date
    gegevens: tuple[str, ...]
    gevolgen: str
    gedaan: str
    doen: str

    @classmethod
    def voorbeeld(cls) -> "Datalekbrief":
        return cls(
            gebeurd="Een brief aan u ging naar het verkeerde huis.",
            bekend=date(2026, 11, 24),
            gegevens=("naam, adres of telefoonnummer",),
            gevolgen="Iemand anders weet nu dat u hulp krijgt.",
            gedaan="Wij haalden de brief terug.",
            doen="U hoeft nu niets te doen.",
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Onderzoeksbrief(BriefBron):
    """May we give your contact data to who does this research? (AVG art. 6 lid 1 a and 7)."""

    soort: ClassVar[str] = "onderzoek"
    sjablonen: ClassVar[Mapping[str, str]] = {"privacy-onderzoek": "Vraag of iemand mee wil doen met een onderzoek"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "privacy-onderzoek": {
            "{doel}": "Zet het veld {doel} in de brief: zeg waar het voor is (AVG art. 7 en 13).",
            "{uitvoerder}": "Zet het veld {uitvoerder} in de brief: zeg wie de gegevens krijgt (AVG art. 13).",
            "niet mee te doen": "Zeg dat meedoen niet hoeft (AVG art. 7 lid 4).",
        },
    }
    titel: str
    doel: str
    uitvoerder: str
    tot: date

    @classmethod
    def voorbeeld(cls) -> "Onderzoeksbrief":
        return cls(
            titel="Wat vindt u van onze hulp?",
            doel="Wij willen weten wat beter kan.",
            uitvoerder="Bureau Voorbeeld",
            tot=date(2027, 3, 1),
        )
