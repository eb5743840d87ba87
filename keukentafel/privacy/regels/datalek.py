"""Breaches of personal data (AVG art. 33 and 34, PRV-13): words, the term of 72 hours and the next step. Pure."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from keukentafel.kern.termijnen import Termijn, termijn

TERMIJN = "D30"
AP_TERMIJN = timedelta(hours=72)  # the same, for a question to the database


class Soort(StrEnum):
    """What kind of breach, as the form of the AP asks."""

    VERKEERD_ADRES = "verkeerd_adres"
    VERKEERD_DOSSIER = "verkeerd_dossier"
    APPARAAT = "apparaat"
    PAPIER = "papier"
    ONBEVOEGD = "onbevoegd"
    INBRAAK = "inbraak"
    ANDERS = "anders"


NAAM_VAN_SOORT = {
    Soort.VERKEERD_ADRES: "Brief of mail naar de verkeerde",
    Soort.VERKEERD_DOSSIER: "Gegevens in het verkeerde dossier",
    Soort.APPARAAT: "Laptop, telefoon of stick kwijt",
    Soort.PAPIER: "Papier kwijt of blijven liggen",
    Soort.ONBEVOEGD: "Gekeken zonder dat het mocht",
    Soort.INBRAAK: "Inbraak in een systeem of account",
    Soort.ANDERS: "Iets anders",
}


class Bron(StrEnum):
    """Where the record came from; all but the first two point at one row of the house."""

    MEDEWERKER = "medewerker"
    REGISTER = "register"
    VERPLAATSING = "verplaatsing"
    AFWIJKING = "afwijking"
    NOODTOEGANG = "noodtoegang"
    APPARAAT = "apparaat"


SOORT_VAN_BRON = {
    Bron.VERPLAATSING: Soort.VERKEERD_DOSSIER,
    Bron.AFWIJKING: Soort.ONBEVOEGD,
    Bron.NOODTOEGANG: Soort.ONBEVOEGD,
    Bron.APPARAAT: Soort.APPARAAT,
}
NAAM_VAN_BRON = {
    Bron.MEDEWERKER: "Gemeld door een medewerker",
    Bron.REGISTER: "Opgeschreven door de privacy officer",
    Bron.VERPLAATSING: "Een tekst stond in het verkeerde dossier",
    Bron.AFWIJKING: "Een afwijking in het logboek",
    Bron.NOODTOEGANG: "Noodtoegang die is afgewezen",
    Bron.APPARAAT: "Een apparaat dat kwijt is",
}


class Gegeven(StrEnum):
    """Kinds of data that were in it."""

    NAAM = "naam"
    BSN = "bsn"
    GEZIN = "gezin"
    GEZONDHEID = "gezondheid"
    GELD = "geld"
    STRAF = "straf"
    GEHEIM_ADRES = "geheim_adres"
    INLOG = "inlog"


NAAM_VAN_GEGEVEN = {
    Gegeven.NAAM: "Naam, adres of telefoonnummer",
    Gegeven.BSN: "Burgerservicenummer",
    Gegeven.GEZIN: "Gezin, opvoeding of jeugdhulp",
    Gegeven.GEZONDHEID: "Gezondheid of hulp die iemand krijgt",
    Gegeven.GELD: "Inkomen of schulden",
    Gegeven.STRAF: "Politie, justitie of geweld",
    Gegeven.GEHEIM_ADRES: "Een geheim adres",
    Gegeven.INLOG: "Wachtwoord of inlogcode",
}
# AVG art. 9 and 10, UAVG art. 46, and what endangers somebody: the guidelines of the EDPB lean to a high risk here.
GEVOELIG = frozenset(set(Gegeven) - {Gegeven.NAAM})


class Oordeel(StrEnum):
    """The decision: each includes what stands above it in the law."""

    GEEN = "geen"
    REGISTER = "register"
    AP = "ap"
    AP_EN_MENSEN = "ap_en_mensen"


NAAM_VAN_OORDEEL = {
    Oordeel.GEEN: "Geen datalek",
    Oordeel.REGISTER: "Een datalek zonder risico: alleen in dit register (art. 33 lid 1 en 5)",
    Oordeel.AP: "Een datalek met risico: melden bij de AP (art. 33)",
    Oordeel.AP_EN_MENSEN: "Hoog risico: melden bij de AP en aan de mensen zelf (art. 33 en 34)",
}
NAAR_AP = frozenset({Oordeel.AP, Oordeel.AP_EN_MENSEN})
NOG_NAAR_AP = frozenset({"", *NAAR_AP})  # not weighed yet, or weighed so: as long as nothing was reported


class NietInlichten(StrEnum):
    """Why the people need not be told one by one (art. 34 lid 3)."""

    ONLEESBAAR = "onleesbaar"
    RISICO_WEG = "risico_weg"
    ONEVENREDIG = "onevenredig"


NAAM_VAN_NIET_INLICHTEN = {
    NietInlichten.ONLEESBAAR: "De gegevens waren onleesbaar, bijvoorbeeld versleuteld (lid 3 a)",
    NietInlichten.RISICO_WEG: "Door wat we deden is er geen hoog risico meer (lid 3 b)",
    NietInlichten.ONEVENREDIG: "Ieder apart is onevenredig veel werk: er komt een openbaar bericht (lid 3 c)",
}


class Wijze(StrEnum):
    """How somebody was told."""

    BRIEF = "brief"
    GESPREK = "gesprek"
    TELEFOON = "telefoon"


NAAM_VAN_WIJZE = {Wijze.BRIEF: "Met een brief", Wijze.GESPREK: "In een gesprek", Wijze.TELEFOON: "Aan de telefoon"}


class Stap(StrEnum):
    """What comes next."""

    BEOORDELEN = "beoordelen"
    AP = "ap"
    MENSEN = "mensen"
    SLUITEN = "sluiten"
    KLAAR = "klaar"


NAAM_VAN_STAP = {
    Stap.BEOORDELEN: "Te beoordelen",
    Stap.AP: "Melden bij de AP",
    Stap.MENSEN: "Mensen inlichten",
    Stap.SLUITEN: "Af te ronden",
    Stap.KLAAR: "Gesloten",
}


def uiterlijk(bekend_op: datetime) -> Termijn:
    """72 hours after the house knew of it, also over a weekend (art. 33 lid 1)."""
    return termijn(TERMIJN, van=bekend_op)


def is_te_laat(bekend_op: datetime, op: datetime) -> bool:
    """Reported (or still not reported) at this moment: is that after the 72 hours?"""
    return uiterlijk(bekend_op).is_verstreken(op)


def stap(oordeel: str, ap_op: datetime | None, mensen_klaar_op: date | None, gesloten_op: datetime | None) -> Stap:
    """The next step of one breach."""
    if gesloten_op is not None:
        return Stap.KLAAR
    if not oordeel:
        return Stap.BEOORDELEN
    if oordeel in NAAR_AP and ap_op is None:
        return Stap.AP
    return Stap.MENSEN if oordeel == Oordeel.AP_EN_MENSEN and mensen_klaar_op is None else Stap.SLUITEN


def let_op(gegevens: Collection[str], aantal: int | None) -> tuple[str, ...]:
    """What somebody should know before deciding; it decides nothing."""
    zinnen = []
    if gevoelig := [NAAM_VAN_GEGEVEN[g].lower() for g in Gegeven if g in gegevens and g in GEVOELIG]:
        zinnen.append(f"Er zijn gevoelige gegevens bij ({', '.join(gevoelig)}). Ga dan uit van een hoog risico.")
    if Gegeven.GEHEIM_ADRES in gegevens:
        zinnen.append("Een geheim adres is bekend geworden. Bel de aandachtsfunctionaris: dit kan gevaarlijk zijn.")
    if aantal is not None and aantal >= 100:
        zinnen.append("Het gaat om veel mensen. Dat maakt het risico groter.")
    return tuple(zinnen)


def eerste_woorden(wat: str, hoeveel: int = 90) -> str:
    """For a list: the first words."""
    tekst = " ".join(wat.split())
    return tekst if len(tekst) <= hoeveel else f"{tekst[:hoeveel].rsplit(' ', 1)[0]}…"
