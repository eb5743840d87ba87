"""The words of this room: procedures, kinds of decision and their states. Sources: regels.md §1, REQ-074 to REQ-077."""

from enum import StrEnum


class Procedure(StrEnum):
    """Along which road a question becomes a decision, or none (regels.md §1.1 to §1.4)."""

    WMO = "wmo"
    JEUGD = "jeugd"
    PW = "pw"
    WGS = "wgs"
    BESCHIKKINGSVRIJ = "beschikkingsvrij"
    ZWAARWEGEND = "zwaarwegend_advies"
    VERWIJSBRIEF = "verwijsbrief"


NAAM_VAN_PROCEDURE = {
    Procedure.WMO: "Maatwerkvoorziening Wmo",
    Procedure.JEUGD: "Jeugdhulp",
    Procedure.PW: "Bijstand en werk (Participatiewet)",
    Procedure.WGS: "Schuldhulp (Wgs)",
    Procedure.BESCHIKKINGSVRIJ: "Hulp zonder besluit",
    Procedure.ZWAARWEGEND: "Zwaarwegend advies",
    Procedure.VERWIJSBRIEF: "Verwijsbrief",
}


class Besluitsoort(StrEnum):
    """What a decision does."""

    TOEKENNING = "toekenning"
    DEELS = "deels"
    AFWIJZING = "afwijzing"
    BUITEN_BEHANDELING = "buiten_behandeling"
    SPOED = "spoed"
    HERZIENING = "herziening"
    INTREKKING = "intrekking"
    BEEINDIGING = "beeindiging"
    DWANGSOM = "dwangsom"
    OP_BEZWAAR = "op_bezwaar"
    # Not a decision in the sense of the Awb: a simple letter, advice to who decides, a referral.
    HULP_ZONDER_BESLUIT = "hulp_zonder_besluit"
    ADVIES = "advies"
    VERWIJZING = "verwijzing"


NAAM_VAN_BESLUIT = {
    Besluitsoort.TOEKENNING: "Toekenning",
    Besluitsoort.DEELS: "Toekenning voor een deel",
    Besluitsoort.AFWIJZING: "Afwijzing",
    Besluitsoort.BUITEN_BEHANDELING: "Aanvraag niet behandeld",
    Besluitsoort.SPOED: "Tijdelijke hulp met spoed",
    Besluitsoort.HERZIENING: "Herziening",
    Besluitsoort.INTREKKING: "Intrekking",
    Besluitsoort.BEEINDIGING: "Beëindiging",
    Besluitsoort.DWANGSOM: "Besluit over een dwangsom",
    Besluitsoort.OP_BEZWAAR: "Beslissing op bezwaar",
    Besluitsoort.HULP_ZONDER_BESLUIT: "Bericht over hulp zonder besluit",
    Besluitsoort.ADVIES: "Zwaarwegend advies",
    Besluitsoort.VERWIJZING: "Verwijsbrief",
}
NAAST_AANVRAAG = frozenset({Besluitsoort.DWANGSOM, Besluitsoort.OP_BEZWAAR})
"""Decided beside the aanvraag: they answer something else, so the aanvraag stays where it stands."""
MET_EIGEN_BRIEF = frozenset({Besluitsoort.OP_BEZWAAR})
"""Kinds whose letter is made with what they answer: a bezwaar is answered in words of its own."""
GEEN_BESCHIKKING = frozenset({Besluitsoort.HULP_ZONDER_BESLUIT, Besluitsoort.ADVIES, Besluitsoort.VERWIJZING})
"""Nobody objects to these, and no mandate is needed (TOE-01 to TOE-03)."""
GEEN_BEZWAAR = GEEN_BESCHIKKING | {Besluitsoort.OP_BEZWAAR}
"""Against a decision on a bezwaar one goes to the judge (Awb 7:1, 8:1)."""


class Besluitstand(StrEnum):
    CONCEPT = "concept"
    TOETS = "toets"
    TERUG = "terug"
    VASTGESTELD = "vastgesteld"
    BEKEND = "bekend"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_BESLUITSTAND = {
    Besluitstand.CONCEPT: "Concept",
    Besluitstand.TOETS: "Ligt ter beslissing",
    Besluitstand.TERUG: "Teruggegeven",
    Besluitstand.VASTGESTELD: "Genomen, nog niet verzonden",
    Besluitstand.BEKEND: "Bekendgemaakt",
    Besluitstand.INGETROKKEN: "Ingetrokken voor verzending",
}


def standnaam(soort: str, stand: str) -> str:
    """An advice is given to who decides; it is not sent to anybody."""
    if soort == Besluitsoort.ADVIES and stand == Besluitstand.VASTGESTELD:
        return "Gegeven"
    return NAAM_VAN_BESLUITSTAND[Besluitstand(stand)]


TE_SCHRIJVEN = frozenset({Besluitstand.CONCEPT, Besluitstand.TERUG})
"""States in which it is written on."""
GENOMEN = frozenset({Besluitstand.VASTGESTELD, Besluitstand.BEKEND})


class Uitkomst(StrEnum):
    """What was decided on one product; empty while nothing was."""

    TOE = "toe"
    DEELS = "deels"
    AF = "af"


NAAM_VAN_UITKOMST = {Uitkomst.TOE: "Toegekend", Uitkomst.DEELS: "Voor een deel toegekend", Uitkomst.AF: "Afgewezen"}


class Vorm(StrEnum):
    """How help is delivered (REQ-084)."""

    ZIN = "zin"
    PGB = "pgb"


NAAM_VAN_VORM = {Vorm.ZIN: "Zorg in natura", Vorm.PGB: "Persoonsgebonden budget"}


class Antwoord(StrEnum):
    """What people weighed of one product and no table can know: a right under the Wlz, the conditions of a budget."""

    GEEN_WLZ = "geen_wlz"
    WLZ = "wlz"
    WLZ_AFGEWOGEN = "wlz_afgewogen"
    PGB_BEKWAAM = "pgb_bekwaam"
    PGB_GEMOTIVEERD = "pgb_gemotiveerd"
    PGB_KWALITEIT = "pgb_kwaliteit"
    PGB_MISBRUIK = "pgb_misbruik"


class Overwegingsoort(StrEnum):
    """Places in the argument of a decision, in the order of reading (Awb 3:46 to 3:50)."""

    SAMENVATTING = "samenvatting"
    FEIT = "feit"
    PLAN = "plan"
    ZIENSWIJZE = "zienswijze"
    ADVIES = "advies"
    ALTERNATIEF = "alternatief"
    AFWEGING = "afweging"
    REGEL = "regel"
    CONCLUSIE = "conclusie"


NAAM_VAN_OVERWEGING = {
    Overwegingsoort.SAMENVATTING: "In het kort",
    Overwegingsoort.FEIT: "Feiten",
    Overwegingsoort.PLAN: "Persoonlijk plan",
    Overwegingsoort.ZIENSWIJZE: "Zienswijze",
    Overwegingsoort.ADVIES: "Advies",
    Overwegingsoort.ALTERNATIEF: "Wat niet paste",
    Overwegingsoort.AFWEGING: "Afweging",
    Overwegingsoort.REGEL: "Regel",
    Overwegingsoort.CONCLUSIE: "Conclusie",
}


class Feit(StrEnum):
    """What moves the clock of an aanvraag (AWB-02 to AWB-07)."""

    AANVULLING = "aanvulling"
    BUITENLAND = "buitenland"
    INSTEMMING = "instemming"
    TOEREKENBAAR = "toerekenbaar"
    OVERMACHT = "overmacht"
    VERLENGING = "verlenging"
    MEDEDELING = "mededeling"
    INGEBREKESTELLING = "ingebrekestelling"
    DWANGSOM = "dwangsom"


NAAM_VAN_FEIT = {
    Feit.AANVULLING: "Wacht op aanvulling",
    Feit.BUITENLAND: "Wacht op informatie uit het buitenland",
    Feit.INSTEMMING: "Uitstel waarmee de inwoner instemde",
    Feit.TOEREKENBAAR: "Wacht op iets dat aan de inwoner ligt",
    Feit.OVERMACHT: "Overmacht",
    Feit.VERLENGING: "Termijn verlengd",
    Feit.MEDEDELING: "Verteld dat het later wordt",
    Feit.INGEBREKESTELLING: "Ingebrekestelling",
    Feit.DWANGSOM: "Dwangsom vastgesteld",
}
