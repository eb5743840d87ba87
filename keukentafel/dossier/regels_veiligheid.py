"""Rules of the compartment for safety (regels.md §6, MLD-01 to MLD-07). Pure: dates and texts come in as arguments."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort.matrix import Bereik, Categorie, bereik_van

STAP_SIGNALEN, STAP_RAAD, STAP_GESPREK, STAP_WEGEN, STAP_BESLISSEN = range(1, 6)
STAPPEN = {
    STAP_SIGNALEN: ("Signalen in kaart", "Wat zag, hoorde of las je? Wanneer, en van wie?"),
    STAP_RAAD: ("Overleg met een collega", "Zo nodig ook met Veilig Thuis of een letseldeskundige."),
    STAP_GESPREK: ("Gesprek met het gezin", "Wat besprak je, en wat zeiden zij erop?"),
    STAP_WEGEN: ("Wegen", "Vijf vragen van het afwegingskader, in volgorde."),
    STAP_BESLISSEN: ("Beslissen", "Twee besluiten: wel of niet melden, en welke hulp."),
}


class Raad(StrEnum):
    """Who can be asked for advice."""

    COLLEGA = "collega"
    AANDACHTSFUNCTIONARIS = "aandachtsfunctionaris"
    VEILIG_THUIS = "veilig_thuis"
    LETSELDESKUNDIGE = "letseldeskundige"
    ANDERS = "anders"


NAAM_VAN_RAAD = {
    Raad.COLLEGA: "Collega",
    Raad.AANDACHTSFUNCTIONARIS: "Aandachtsfunctionaris",
    Raad.VEILIG_THUIS: "Veilig Thuis (advies)",
    Raad.LETSELDESKUNDIGE: "Letseldeskundige",
    Raad.ANDERS: "Iemand anders",
}


class Kinduitkomst(StrEnum):
    """What the kindcheck said about one adult."""

    GEEN_KINDEREN = "geen_kinderen"
    VEILIG = "veilig"
    ZORGEN = "zorgen"
    ONBEKEND = "onbekend"


NAAM_VAN_KINDUITKOMST = {
    Kinduitkomst.GEEN_KINDEREN: "Zorgt niet voor kinderen",
    Kinduitkomst.VEILIG: "Zorgt voor kinderen, geen zorgen over veiligheid",
    Kinduitkomst.ZORGEN: "Zorgt voor kinderen, wel zorgen over veiligheid",
    Kinduitkomst.ONBEKEND: "Nog niet duidelijk",
}

# MLD-02: these go to Veilig Thuis at once. The configuration may name more.
BIJZONDER = {
    "eergerelateerd": "Eergerelateerd geweld",
    "vgv": "Vrouwelijke genitale verminking",
    "huwelijksdwang": "Huwelijksdwang of achterlating",
}
# What to do on a visit, when the configuration says nothing (soort bezoekadvies).
BEZOEKADVIES = {
    "samen": "Ga met z’n tweeën",
    "kantoor": "Spreek af op kantoor, niet thuis",
    "bellen": "Bel vooraf en meld je na afloop af bij een collega",
    "hond": "Vraag vooraf om de hond vast te zetten",
    "politie": "Overleg eerst met de wijkagent",
}
LANGSTE_WAARSCHUWING = timedelta(days=366)


@dataclass(frozen=True)
class Kadervraag:
    """One question of the afwegingskader; the answer `melden_bij` leads to Veilig Thuis (MLD-03)."""

    code: str
    tekst: str
    melden_bij: str


KADER = (
    Kadervraag("vermoeden", "Is er op grond van stap 1 tot en met 3 nog een vermoeden?", ""),
    Kadervraag("onveilig", "Is er acuut of structureel gevaar?", "ja"),
    Kadervraag("zelf_helpen", "Kun je zelf goede hulp geven of regelen?", "nee"),
    Kadervraag("hulp_aanvaard", "Nemen de mensen die hulp aan?", "nee"),
    Kadervraag("resultaat", "Is er binnen de afgesproken tijd genoeg veiligheid?", "nee"),
)
MELDEN, HELPEN, GEEN_VERMOEDEN, ONVOLLEDIG = "melden", "helpen", "geen_vermoeden", "onvolledig"
NAAM_VAN_ADVIES = {
    MELDEN: "Het afwegingskader zegt: melden bij Veilig Thuis.",
    HELPEN: "Het afwegingskader zegt: zelf hulp geven of regelen, en blijven volgen.",
    GEEN_VERMOEDEN: "Het vermoeden is weg. Sluit de meldcode af en schrijf op waarom.",
    ONVOLLEDIG: "Het afwegingskader is nog niet helemaal ingevuld.",
}


def advies(antwoorden: Mapping[str, str]) -> str:
    """What the afwegingskader says (MLD-03). It advises; a person decides."""
    if antwoorden.get("vermoeden") == "nee":
        return GEEN_VERMOEDEN
    for vraag in KADER[1:]:
        antwoord = antwoorden.get(vraag.code, "")
        if antwoord == vraag.melden_bij:
            return MELDEN
        if not antwoord:
            return ONVOLLEDIG
    return HELPEN if antwoorden.get("vermoeden") == "ja" else ONVOLLEDIG


def eerdere_open(nr: int, gedaan: Collection[int]) -> list[int]:
    """Steps before this one that are not recorded yet: then the order is another one, and somebody says why."""
    return [eerder for eerder in range(1, nr) if eerder not in gedaan]


def bezwaar_tegen_stap(*, nr: int, feiten: str, overgeslagen: bool, reden: str, op: date, vandaag: date) -> str:
    """Why this step cannot be recorded, or nothing. Only what is impossible is refused; the rest is asked later."""
    if nr not in STAPPEN:
        return f"Stap {nr} bestaat niet. De meldcode heeft stap 1 tot en met 5."
    if op > vandaag:
        return f"{datum_gewoon(op)} ligt in de toekomst. Kies de dag waarop je deze stap deed."
    if overgeslagen and nr != STAP_GESPREK:
        return "Alleen het gesprek (stap 3) kan worden overgeslagen, als praten niet veilig is."
    if overgeslagen and not reden.strip():
        return "Schrijf op waarom een gesprek nu niet veilig is."
    if not overgeslagen and not feiten.strip():
        return "Schrijf op wat er is gebeurd. Eén zin is genoeg."
    return ""


def bezwaar_tegen_einde(tot: date, vandaag: date) -> str:
    """A warning ends by itself: at least a day ahead, a year at most."""
    if tot <= vandaag:
        return f"{datum_gewoon(tot)} is geen dag in de toekomst. Tot welke dag geldt dit?"
    if tot - vandaag > LANGSTE_WAARSCHUWING:
        return f"{datum_gewoon(tot)} is meer dan een jaar vooruit. Kies een eerdere dag; verlengen kan altijd."
    return ""


def bezwaar_tegen_melding(*, weet_ervan: bool, reden_niet: str, bron_geheim: bool) -> str:
    """What MLD-05 and MLD-06 ask when the family does not know, or when the source stays secret."""
    if bron_geheim and not reden_niet.strip():
        return "De bron blijft alleen geheim als er dreiging is. Schrijf op welke."
    if not weet_ervan and not reden_niet.strip():
        return "Schrijf op waarom het gezin niet van de melding weet."
    return ""


def leest_kast(rollen: frozenset[str], *, band: bool, afgeschermd: bool, reden: bool, systeem: bool = False) -> bool:
    """May this actor open the compartment of this dossier? By role and tie alone, never by what is in it."""
    if systeem:
        return True
    bereik = bereik_van(rollen, Categorie.VEILIGHEID, "L")
    if bereik is not None and (band or (bereik is Bereik.STAD and not afgeschermd)):
        return True
    return reden and not afgeschermd and bereik_van(rollen, Categorie.VEILIGHEID, "R") is not None
