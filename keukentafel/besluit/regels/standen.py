"""Where an aanvraag can stand, and who acts: the words of regels.md §1.1 to §1.4."""

from enum import StrEnum


class Stand(StrEnum):
    """Every state of every procedure. Late (TERMIJN_OVERSCHREDEN) is no state but a day of the clock: a case that is
    late still stands somewhere."""

    # before there is an aanvraag
    MELDING = "melding"
    BEVESTIGD = "bevestigd"
    PLAN_WACHT = "plan_wacht"
    HULPVRAAG = "hulpvraag"
    SIGNAAL = "signaal"
    AANBOD = "aanbod"
    EERSTE_GESPREK = "eerste_gesprek"
    ZOEKTERMIJN = "zoektermijn"
    VERWIJZING = "verwijzing"
    VOT = "vot"
    VRAAG = "vraag"
    SPOED = "spoed"
    ONDERZOEK = "onderzoek"
    FAMILIEGROEPSPLAN = "familiegroepsplan"
    VERSLAG = "verslag"
    # towards a decision
    AANVRAAG = "aanvraag"
    AANVULLING = "aanvulling"
    ZIENSWIJZE = "zienswijze"
    ADVIES = "advies"
    BIJ_BESLISSER = "bij_beslisser"
    CONCEPT = "concept"
    TOETS = "toets"
    BESLOTEN = "besloten"
    BEKENDGEMAAKT = "bekendgemaakt"
    # after it
    TOEGEWEZEN = "toegewezen"
    LEVERING = "levering"
    HEROVERWEGING = "heroverweging"
    HERZIEN = "herzien"
    EVALUATIE = "evaluatie"
    VERLENGD = "verlengd"
    UITVOERING = "uitvoering"
    NAZORG = "nazorg"
    INGEZET = "ingezet"
    # ends
    OVERDRACHT_18 = "overdracht_18"
    OVERGEDRAGEN = "overgedragen"
    AFGEROND = "afgerond"
    BEEINDIGD = "beeindigd"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    VOORLIGGEND_OPGELOST = "voorliggend_opgelost"
    INGETROKKEN = "ingetrokken_door_client"


S = Stand

NAAM_VAN_STAND = {
    S.MELDING: "Gemeld",
    S.BEVESTIGD: "Ontvangst bevestigd",
    S.PLAN_WACHT: "Wacht op persoonlijk plan",
    S.HULPVRAAG: "Hulpvraag",
    S.SIGNAAL: "Signaal",
    S.AANBOD: "Gesprek aangeboden",
    S.EERSTE_GESPREK: "Eerste gesprek geweest",
    S.ZOEKTERMIJN: "Zoektermijn loopt",
    S.VERWIJZING: "Verwezen",
    S.VOT: "Aanbieder vroeg om toewijzing",
    S.VRAAG: "Vraag",
    S.SPOED: "Spoed",
    S.ONDERZOEK: "In onderzoek",
    S.FAMILIEGROEPSPLAN: "Familiegroepsplan",
    S.VERSLAG: "Verslag gegeven",
    S.AANVRAAG: "Aanvraag in behandeling",
    S.AANVULLING: "Wacht op aanvulling",
    S.ZIENSWIJZE: "Wacht op zienswijze",
    S.ADVIES: "Advies in de maak",
    S.BIJ_BESLISSER: "Bij wie beslist",
    S.CONCEPT: "Besluit in concept",
    S.TOETS: "Ligt ter beslissing",
    S.BESLOTEN: "Besloten, nog niet verzonden",
    S.BEKENDGEMAAKT: "Besluit bekendgemaakt",
    S.TOEGEWEZEN: "Toegewezen",
    S.LEVERING: "Hulp loopt",
    S.HEROVERWEGING: "Wordt opnieuw bekeken",
    S.HERZIEN: "Herzien",
    S.EVALUATIE: "Wordt geëvalueerd",
    S.VERLENGD: "Verlengd",
    S.UITVOERING: "Plan loopt",
    S.NAZORG: "Nazorg",
    S.INGEZET: "Hulp loopt zonder besluit",
    S.OVERDRACHT_18: "Overgedragen naar 18+",
    S.OVERGEDRAGEN: "Warm overgedragen",
    S.AFGEROND: "Afgerond",
    S.BEEINDIGD: "Beëindigd",
    S.AFGEWEZEN: "Afgewezen",
    S.BUITEN_BEHANDELING: "Niet behandeld",
    S.VOORLIGGEND_OPGELOST: "Anders opgelost",
    S.INGETROKKEN: "Ingetrokken door de inwoner",
}

EINDE = frozenset(
    {
        S.OVERDRACHT_18,
        S.OVERGEDRAGEN,
        S.AFGEROND,
        S.BEEINDIGD,
        S.AFGEWEZEN,
        S.BUITEN_BEHANDELING,
        S.VOORLIGGEND_OPGELOST,
        S.INGETROKKEN,
    }
)
# Nothing is decided on yet; the Awb clock of the aanvraag has not begun (regels.md §0.2).
VOOR_AANVRAAG = frozenset(
    {
        S.MELDING,
        S.BEVESTIGD,
        S.PLAN_WACHT,
        S.ONDERZOEK,
        S.VERSLAG,
        S.HULPVRAAG,
        S.SIGNAAL,
        S.AANBOD,
        S.FAMILIEGROEPSPLAN,
        S.ZOEKTERMIJN,
        S.VERWIJZING,
        S.VOT,
        S.VRAAG,
        S.SPOED,
        S.INGEZET,
    }
)
# The clock of the aanvraag runs until the decision is made known (AWB-16).
OP_WEG = frozenset(
    {
        S.EERSTE_GESPREK,
        S.AANVRAAG,
        S.AANVULLING,
        S.ZIENSWIJZE,
        S.ADVIES,
        S.BIJ_BESLISSER,
        S.CONCEPT,
        S.TOETS,
        S.BESLOTEN,
    }
)


class Wie(StrEnum):
    """Who has to move. On the screen: "wie wacht op wie"."""

    INWONER = "inwoner"
    TEAM = "team"
    BACKOFFICE = "backoffice"
    BESLISSER = "beslisser"
    AANBIEDER = "aanbieder"
    ANDER = "ander"
    NIEMAND = ""


NAAM_VAN_WIE = {
    Wie.INWONER: "de inwoner",
    Wie.TEAM: "het wijkteam",
    Wie.BACKOFFICE: "de backoffice",
    Wie.BESLISSER: "wie beslist",
    Wie.AANBIEDER: "de aanbieder",
    Wie.ANDER: "iemand buiten de gemeente",
    Wie.NIEMAND: "niemand",
}
