"""Klacht from receipt to verdict and ombudsman (AWB-12, MAN-09, REQ-082): words, one transition table, terms. Pure.

The two weeks of bemiddeling are a rule of the municipality; the 6 or 10 weeks of the Awb run from receipt and include
them, so a bemiddeling that takes long never moves the last day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import Feestdagen, Rol, Termijn, bereken_termijn, plus_maanden, termijn

VERDAAG_WEKEN = 4


class Stand(StrEnum):
    """Where a klacht is (AWB-12)."""

    ONTVANGEN = "ontvangen"
    INFORMEEL = "informeel"
    HOREN = "horen"
    OORDEEL = "oordeel"
    GESLOTEN = "gesloten"
    OMBUDSMAN = "ombudsman"


NAAM_VAN_STAND = {
    Stand.ONTVANGEN: "Ontvangen",
    Stand.INFORMEEL: "Bemiddeling",
    Stand.HOREN: "Formeel: horen",
    Stand.OORDEEL: "Formeel: oordeel",
    Stand.GESLOTEN: "Gesloten",
    Stand.OMBUDSMAN: "Bij de ombudsman",
}
KLAAR = frozenset({Stand.GESLOTEN, Stand.OMBUDSMAN})


class Stap(StrEnum):
    """What happens to a klacht."""

    BEMIDDELEN = "bemiddelen"
    FORMEEL = "formeel"
    TEVREDEN = "tevreden"
    GEHOORD = "gehoord"
    NIET_HOREN = "niet_horen"
    OORDELEN = "oordelen"
    NIET_BEHANDELEN = "niet_behandelen"
    INTREKKEN = "intrekken"
    OMBUDSMAN = "ombudsman"
    RAPPORT = "rapport"


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row: from these states, by this step, to that state, on this basis."""

    van: tuple[Stand, ...]
    stap: Stap
    naar: Stand
    basis: str


_S = Stand
_OPEN = (_S.ONTVANGEN, _S.INFORMEEL, _S.HOREN, _S.OORDEEL)
OVERGANGEN = (
    Overgang((_S.ONTVANGEN,), Stap.BEMIDDELEN, _S.INFORMEEL, "gemeentelijke klachtenregeling"),
    Overgang((_S.INFORMEEL,), Stap.TEVREDEN, _S.GESLOTEN, "Awb 9:5"),
    Overgang((_S.ONTVANGEN, _S.INFORMEEL), Stap.FORMEEL, _S.HOREN, "Awb 9:6 en 9:10"),
    Overgang((_S.HOREN,), Stap.GEHOORD, _S.OORDEEL, "Awb 9:10"),
    Overgang((_S.HOREN,), Stap.NIET_HOREN, _S.OORDEEL, "Awb 9:10 lid 2"),
    Overgang((_S.OORDEEL,), Stap.OORDELEN, _S.GESLOTEN, "Awb 9:12"),
    Overgang((_S.ONTVANGEN, _S.INFORMEEL), Stap.NIET_BEHANDELEN, _S.GESLOTEN, "Awb 9:8"),
    Overgang(_OPEN, Stap.INTREKKEN, _S.GESLOTEN, "Awb 9:5"),
    Overgang((_S.GESLOTEN,), Stap.OMBUDSMAN, _S.OMBUDSMAN, "Awb 9:18"),
    Overgang((_S.OMBUDSMAN,), Stap.RAPPORT, _S.GESLOTEN, "Awb 9:36"),
)


def naar(van: str, stap: Stap) -> Stand | None:
    """The state after this step; None when the step does not exist from here."""
    return next((o.naar for o in OVERGANGEN if o.stap is stap and van in o.van), None)


def stappen_vanaf(van: str) -> tuple[Stap, ...]:
    """Which steps there are from this state, in the order of the table."""
    return tuple(o.stap for o in OVERGANGEN if van in o.van)


# -- the clock ----------------------------------------------------------------------------------------------------
def bemiddeling_tot(ontvangen: date, weken: int) -> Termijn:
    """The end of bemiddeling: weeks of the municipality's own rule, so nothing rolls."""
    return bereken_termijn(ontvangen, weken=weken, rol=Rol.GEEN)


def uiterlijk(
    ontvangen: date,
    *,
    weken: int,
    verdaag_weken: int = 0,
    instemming: bool = False,
    feestdagen: Feestdagen | None = None,
) -> Termijn:
    """The last day to settle: 6, or 10 with a commissie, from receipt; put off by 4, more with consent (D25)."""
    return termijn(
        "D25",
        van=ontvangen,
        lengte=weken,
        verleng_weken=verdaag_weken,
        instemming=instemming,
        feestdagen=feestdagen,
    )


def weigeren_tot(ontvangen: date, feestdagen: Feestdagen | None = None) -> Termijn:
    """The last day to tell that it is not handled (D26)."""
    return termijn("D26", van=ontvangen, feestdagen=feestdagen)


def is_ouder_dan_jaar(gebeurd: date | None, ontvangen: date) -> bool:
    """More than a year between what happened and the klacht: then it need not be handled, but may (Awb 9:8 lid 1 b)."""
    return gebeurd is not None and plus_maanden(gebeurd, 12) < ontvangen


# -- who may (MAN-09, Awb 9:7) ------------------------------------------------------------------------------------
def mag_behandelen(wie: UUID, betrokkenen: Collection[UUID]) -> str:
    """Why this worker may not handle it; empty when it is fine. A coördinator who is concerned never does."""
    if wie in betrokkenen:
        return "De klacht gaat over deze medewerker. Die behandelt haar niet (Awb 9:7). Kies een ander."
    return ""


# -- words --------------------------------------------------------------------------------------------------------
class Klager(StrEnum):
    """Who complains; anybody may about how they were treated (Awb 9:1)."""

    INWONER = "inwoner"
    NAMENS = "namens"
    BUITEN = "buiten"
    ANONIEM = "anoniem"


NAAM_VAN_KLAGER = {
    Klager.INWONER: "Een inwoner die wij kennen",
    Klager.NAMENS: "Iemand namens een inwoner",
    Klager.BUITEN: "Iemand die geen inwoner van ons is",
    Klager.ANONIEM: "Iemand die geen naam wil geven",
}


class Onderwerp(StrEnum):
    """What it is about, for counting."""

    BEJEGENING = "bejegening"
    BEREIKBAAR = "bereikbaar"
    WACHTEN = "wachten"
    INFORMATIE = "informatie"
    AFSPRAAK = "afspraak"
    DESKUNDIG = "deskundig"
    PRIVACY = "privacy"
    ANDERS = "anders"


NAAM_VAN_ONDERWERP = {
    Onderwerp.BEJEGENING: "Hoe iemand is behandeld",
    Onderwerp.BEREIKBAAR: "Niet bereikbaar of niet teruggebeld",
    Onderwerp.WACHTEN: "Te lang wachten",
    Onderwerp.INFORMATIE: "Verkeerde of geen informatie",
    Onderwerp.AFSPRAAK: "Een afspraak niet nagekomen",
    Onderwerp.DESKUNDIG: "Te weinig kennis",
    Onderwerp.PRIVACY: "Omgaan met gegevens",
    Onderwerp.ANDERS: "Iets anders",
}


class Route(StrEnum):
    """How far it went. A klacht without a name is a signal: there is nobody to answer (Awb 9:4 lid 2)."""

    INFORMEEL = "informeel"
    FORMEEL = "formeel"
    SIGNAAL = "signaal"


NAAM_VAN_ROUTE = {
    Route.INFORMEEL: "Bemiddeling",
    Route.FORMEEL: "Formeel",
    Route.SIGNAAL: "Signaal zonder naam",
}


class Uitkomst(StrEnum):
    """How it ended."""

    OPGELOST = "opgelost"
    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    GEEN_OORDEEL = "geen_oordeel"
    NIET_BEHANDELD = "niet_behandeld"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_UITKOMST = {
    Uitkomst.OPGELOST: "Opgelost",
    Uitkomst.GEGROND: "Gegrond",
    Uitkomst.DEELS_GEGROND: "Deels gegrond",
    Uitkomst.ONGEGROND: "Ongegrond",
    Uitkomst.GEEN_OORDEEL: "Geen oordeel",
    Uitkomst.NIET_BEHANDELD: "Niet behandeld",
    Uitkomst.INGETROKKEN: "Ingetrokken",
}
OORDELEN = (Uitkomst.GEGROND, Uitkomst.DEELS_GEGROND, Uitkomst.ONGEGROND, Uitkomst.GEEN_OORDEEL)


class NietBehandelen(StrEnum):
    """Why a klacht need not be handled (Awb 9:8)."""

    EERDER = "eerder"
    OUDER_DAN_JAAR = "ouder_dan_jaar"
    BEZWAAR = "bezwaar"
    BEROEP = "beroep"
    RECHTER = "rechter"
    OPSPORING = "opsporing"
    GERING = "gering"


NAAM_VAN_NIET_BEHANDELEN = {
    NietBehandelen.EERDER: "Deze klacht is al eerder behandeld (lid 1 a)",
    NietBehandelen.OUDER_DAN_JAAR: "Het is langer dan een jaar geleden (lid 1 b)",
    NietBehandelen.BEZWAAR: "Er kon bezwaar worden gemaakt (lid 1 c)",
    NietBehandelen.BEROEP: "Er kan of kon beroep worden ingesteld (lid 1 d)",
    NietBehandelen.RECHTER: "Het ligt of lag bij een rechter (lid 1 e)",
    NietBehandelen.OPSPORING: "De officier van justitie onderzoekt het (lid 1 f)",
    NietBehandelen.GERING: "Het belang is kennelijk onvoldoende (lid 2)",
}


# A letter stands with the resident, where the team reads along: it says why in these words and in no others (MAN-09).
_IN_DE_BRIEF = {
    NietBehandelen.EERDER: "Wij behandelden deze klacht al eerder.",
    NietBehandelen.OUDER_DAN_JAAR: "Het is langer dan een jaar geleden.",
    NietBehandelen.BEZWAAR: "Hierover kon u bezwaar maken.",
    NietBehandelen.BEROEP: "Hierover kunt of kon u naar de rechter.",
    NietBehandelen.RECHTER: "De rechter kijkt of keek hiernaar.",
    NietBehandelen.OPSPORING: "De officier van justitie onderzoekt dit.",
    NietBehandelen.GERING: "Wij vinden het te klein om uit te zoeken.",
}
WAAROM_LANGER = "Wij willen het goed uitzoeken. Dat kost meer tijd. Wij bellen u om te vertellen waarom."


def waarom_niet(grond: str) -> str:
    """In the letter to who complained; what we say of this klacht stands on the page that goes along."""
    return f"{_IN_DE_BRIEF[NietBehandelen(grond)]} Op het blad bij deze brief leest u meer."


class NietHoren(StrEnum):
    """Why nobody was heard (Awb 9:10 lid 2)."""

    ONGEGROND = "ongegrond"
    ZIET_AF = "ziet_af"
    GEEN_ANTWOORD = "geen_antwoord"


NAAM_VAN_NIET_HOREN = {
    NietHoren.ZIET_AF: "De klager wil niet worden gehoord (Awb 9:10 lid 2 onder b)",
    NietHoren.GEEN_ANTWOORD: "De klager zei niet op tijd dat hij gehoord wil worden (Awb 9:10 lid 2 onder c)",
    NietHoren.ONGEGROND: "De klacht is kennelijk ongegrond (Awb 9:10 lid 2 onder a)",
}


def mag_formeel(klager: str) -> str:
    """Why it cannot be formal: a klaagschrift carries a name and an address (Awb 9:4)."""
    if klager == Klager.ANONIEM:
        return "Deze klacht heeft geen naam. Zij blijft een signaal: zonder naam kan er geen antwoord komen (Awb 9:4)."
    return ""


def let_op(gebeurd: date | None, ontvangen: date, klager: str) -> tuple[str, ...]:
    """What the coördinator should know before choosing a route; it decides nothing."""
    zinnen = []
    if is_ouder_dan_jaar(gebeurd, ontvangen):
        laatste = datum_gewoon(weigeren_tot(ontvangen).dag)
        zinnen.append(
            "Het is langer dan een jaar geleden. Behandelen hoeft niet, maar mag. "
            f"Niet behandelen? Meld dat uiterlijk {laatste}."
        )
    if klager == Klager.ANONIEM:
        zinnen.append("Er is geen naam. Behandel dit als een signaal; een brief kan niet.")
    return tuple(zinnen)
