"""Rules of the vraagverheldering: which leefgebieden are open, scores, network, being heard. Pure; dates come in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.poort.matrix import Publiek, Wet

# Why a leefgebied is open. The first is given by the house: the question is about it.
PAST_BIJ_VRAAG = "past_bij_vraag"
REDENEN = {
    "inwoner_begon": "Inwoner begon er zelf over",
    "hangt_samen": "Hangt samen met de vraag",
    "veiligheid": "Veiligheid",
    "anders": "Anders",
}
HOOGSTE_CIJFER = 5
NIVEAUS = ("grote zorgen", "zorgen", "wisselend", "gaat redelijk", "gaat goed")
# On what ground the worker may ask this (shown beside each question). The purpose stands with the leefgebied.
GROND_VAN_WET = {
    Wet.ALGEMEEN: "onderzoek naar je vraag (Wmo 2015, artikel 2.3.2)",
    Wet.WMO: "onderzoek naar je vraag (Wmo 2015, artikel 2.3.2)",
    Wet.JEUGD: "hulp voor jeugd (Jeugdwet, artikel 2.3)",
    Wet.PW: "werk en inkomen (Participatiewet, artikel 7)",
    Wet.WGS: "hulp bij schulden (Wgs, artikel 4)",
    Wet.VEILIGHEID: "veiligheid in huis (Wmo 2015, artikel 3.3)",
}
EIGEN_STEM = 12


@dataclass(frozen=True, slots=True)
class Leefgebied:
    """One life domain as the municipality set it."""

    code: str
    naam: str
    vraag: str = ""
    doel: str = ""
    onderwerpen: tuple[str, ...] = ()
    toelichting_verplicht: bool = False
    wet: str = Wet.ALGEMEEN.value
    publiek: str = Publiek.TEAM.value


@dataclass(frozen=True, slots=True)
class Instrument:
    """A way to score leefgebieden: which ones, and the words from 1 up. An instrument has no texts per cell."""

    code: str
    naam: str
    gebieden: tuple[str, ...]
    niveaus: tuple[str, ...] = NIVEAUS

    def woord(self, cijfer: int) -> str:
        """The word of a score; a number outside the scale has none."""
        return self.niveaus[cijfer - 1] if 1 <= cijfer <= len(self.niveaus) else ""


# What counts when the municipality configured nothing: the seven, with our own words.
STANDAARD = (
    Leefgebied("zingeving", "Zingeving", "Wat geeft je leven waarde?"),
    Leefgebied("wonen", "Wonen", "Hoe woon je?", onderwerpen=("wonen", "huishouden")),
    Leefgebied("financien", "Financiën", "Kom je rond?", onderwerpen=("financien", "geld")),
    Leefgebied("sociaal", "Sociale relaties", "Wie staat er om je heen?", onderwerpen=("relaties", "eenzaamheid")),
    Leefgebied("lichamelijk", "Lichamelijke gezondheid", "Hoe gaat het met je lijf?", onderwerpen=("gezondheid",)),
    Leefgebied("psychisch", "Psychische gezondheid", "Hoe zit je in je vel?", onderwerpen=("psychisch",)),
    Leefgebied("werk", "Werk en activiteiten", "Wat doe je op een dag?", onderwerpen=("werk",)),
)


@dataclass(frozen=True, slots=True)
class Vraaginrichting:
    """Leefgebieden, instruments and reasons of one day."""

    leefgebieden: Mapping[str, Leefgebied]
    instrumenten: tuple[Instrument, ...]
    redenen: Mapping[str, str]

    def in_gesprek(self) -> list[Leefgebied]:
        """The leefgebieden of the instruments in use, each once, in their order."""
        codes = dict.fromkeys(code for i in self.instrumenten for code in i.gebieden)
        return [self.gebied(code) for code in codes]

    def gebied(self, code: str) -> Leefgebied:
        """Also one that has left the list: what was written about it stays readable."""
        return self.leefgebieden.get(code) or Leefgebied(code, code.replace("_", " ").capitalize())

    def instrument(self, code: str) -> Instrument:
        """The one asked for, or the first in use."""
        return next((i for i in self.instrumenten if i.code == code), self.instrumenten[0])


def past_bij(gebied: Leefgebied, onderwerpen: Collection[str]) -> bool:
    """Does this leefgebied fit one of the questions that were asked?"""
    return gebied.code in onderwerpen or bool(set(gebied.onderwerpen) & set(onderwerpen))


def bezwaar_tegen_openen(gebied: Leefgebied, reden: str, toelichting: str, redenen: Mapping[str, str]) -> str:
    """Why this leefgebied cannot be opened so; one tap is enough, words only where the subject asks for restraint."""
    if reden not in redenen:
        return f"‘{reden}’ is geen reden. Kies uit: {', '.join(redenen.values())}."
    if gebied.toelichting_verplicht and not toelichting.strip():
        return f"Schrijf kort op waarom je naar {gebied.naam.lower()} vraagt. Dit onderwerp vraagt terughoudendheid."
    return ""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What was chosen for one leefgebied: a number, or the earlier one confirmed."""

    cijfer: int | None
    zelfde: bool


def nieuwe_scores(
    instrument: Instrument, gekozen: Mapping[str, Keuze], eerder: Mapping[str, int]
) -> dict[str, tuple[int, bool]]:
    """Leefgebied -> (number, copied). An answer is copied only where it was confirmed; the rest stays as it was.

    Raises ValueError with a sentence for a number that is not on the scale.
    """
    uit: dict[str, tuple[int, bool]] = {}
    for code, keuze in gekozen.items():
        if keuze.cijfer is not None and not instrument.woord(keuze.cijfer):
            hoogste = len(instrument.niveaus)
            raise ValueError(f"{keuze.cijfer} staat niet op de schaal. Kies een cijfer van 1 tot en met {hoogste}.")
        if keuze.cijfer is not None:
            uit[code] = (keuze.cijfer, False)
        elif keuze.zelfde and code in eerder:
            uit[code] = (eerder[code], True)
    return uit


# --- Network ---------------------------------------------------------------------------------------------------------


class Netwerkstand(StrEnum):
    """What came of asking about somebody's network."""

    IN_KAART = "in_kaart"
    GEEN = "geen"
    WIL_NIET = "wil_niet"


NAAM_VAN_NETWERKSTAND = {
    Netwerkstand.IN_KAART: "Samen in kaart gebracht",
    Netwerkstand.GEEN: "Geen bruikbaar netwerk",
    Netwerkstand.WIL_NIET: "Wil dit niet",
}
BESCHIKBAAR = {
    "nu": "Helpt nu",
    "soms": "Kan soms helpen",
    "later": "Kan later misschien helpen",
    "niet": "Kan niet helpen",
    "zelf_zwaar": "Heeft het zelf zwaar",
}


def is_herhaling(eerder: Iterable[str], zelf_begonnen: bool) -> bool:
    """Was the question about the network asked again after a clear answer (PRB-14)?"""
    beantwoord = {Netwerkstand.GEEN, Netwerkstand.WIL_NIET}
    return not zelf_begonnen and any(stand in beantwoord for stand in eerder)


# --- Heard -----------------------------------------------------------------------------------------------------------


class Inbrengwijze(StrEnum):
    """How somebody was heard."""

    GESPREK = "gesprek"
    ALLEEN = "alleen"
    SPELEND = "spelend"
    GESCHREVEN = "geschreven"
    VIA_ANDER = "via_ander"
    NIET = "niet"


NAAM_VAN_WIJZE = {
    Inbrengwijze.GESPREK: "In een gesprek met anderen erbij",
    Inbrengwijze.ALLEEN: "In een gesprek alleen",
    Inbrengwijze.SPELEND: "Spelend of met een tekening",
    Inbrengwijze.GESCHREVEN: "Op papier of in een bericht",
    Inbrengwijze.VIA_ANDER: "Via iemand die namens hem of haar spreekt",
    Inbrengwijze.NIET: "Wil nu niet gehoord worden",
}


def hoe_horen(leeftijd: int | None) -> str:
    """How one hears somebody of this age: a hint beside the form (regels.md §3.5)."""
    if leeftijd is None or leeftijd >= 18:
        return ""
    if leeftijd < 4:
        return "Kijk hoe dit kind speelt en contact maakt, en vraag wie het kind goed kent."
    if leeftijd < EIGEN_STEM:
        return "Praat met korte vragen, spelend of met een tekening. Schrijf de woorden van het kind op."
    if leeftijd < 16:
        return "Vanaf 12 jaar beslist een kind mee en leest het dit zelf. Spreek elkaar ook alleen."
    return "Vanaf 16 jaar beslist een jongere zelf. Spreek elkaar ook alleen."


def nog_niet_gehoord(leden: Iterable[tuple[str, bool]]) -> list[str]:
    """Names of who has no say in it yet; (name, heard)."""
    return [naam for naam, gehoord in leden if not gehoord]


def gesprekken_met(dagen: Iterable[str], op: date) -> list[str]:
    """The days of the conversations, each once, in order."""
    return sorted({*dagen, op.isoformat()})
