"""The words of the share table: outcome, with whom, why and what, each with its name on the screen. Pure."""

from enum import StrEnum


class Uitkomst(StrEnum):
    """What the law says of one share."""

    MAG = "mag"
    TOESTEMMING = "toestemming"
    BEPERKT = "beperkt"
    ANONIEM = "anoniem"
    NIET = "niet"


class Partner(StrEnum):
    """With whom, in the words of a worker."""

    AANBIEDER = "aanbieder"
    WELZIJN = "welzijn"
    HUISARTS = "huisarts"
    JEUGDHULP = "jeugdhulp"
    GI = "gi"
    SCHOOL = "school"
    DIRECTE_COLLEGA = "directe_collega"
    WMO_COLLEGA = "wmo_collega"
    SCHULDHULP = "schuldhulp"
    JEUGD_PW_COLLEGA = "jeugd_pw_collega"
    CASUISTIEK = "casuistiek"
    CAK_SVB = "cak_svb"
    CIZ = "ciz"
    ANDERE_GEMEENTE = "andere_gemeente"
    BESTUUR = "bestuur"
    ONDERZOEK = "onderzoek"
    WOO = "woo"
    VEILIG_THUIS = "veilig_thuis"
    RVDK = "rvdk"
    HULPDIENST = "hulpdienst"
    POLITIE = "politie"
    ZVH = "zvh"
    VIR = "vir"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    FAMILIE = "familie"
    OUDER_ZONDER_GEZAG = "ouder_zonder_gezag"
    PARTNER_OF_EX = "partner_of_ex"
    NABESTAANDE = "nabestaande"
    SIGNAALPARTNER = "signaalpartner"
    VERHUURDER = "verhuurder"
    WERKGEVER = "werkgever"
    MEEWERKER = "meewerker"


PRIVE = frozenset(
    {
        Partner.FAMILIE,
        Partner.OUDER_ZONDER_GEZAG,
        Partner.PARTNER_OF_EX,
        Partner.NABESTAANDE,
        Partner.MEEWERKER,
    }
)
"""People, not organisations: who may look for somebody that hides (AUT-02 b)."""


class Waarom(StrEnum):
    """Why: what makes another row count. `hulp` is the ordinary reason."""

    HULP = "hulp"
    ACUUT = "acuut"
    VERMOEDEN = "vermoeden"
    ADVIES = "advies"
    ONDERZOEK_RVDK = "onderzoek_rvdk"
    VRAAG_GI = "vraag_gi"
    VORDERING = "vordering"
    VROEGSIGNAAL = "vroegsignaal"
    BESLISSING = "beslissing"


class Gegeven(StrEnum):
    """What is shared."""

    FEIT = "feit"
    CONTACT = "contact"
    GEZIN = "gezin"
    VRAAG = "vraag"
    VERSLAG = "verslag"
    PLAN = "plan"
    INDICATIE = "indicatie"
    VOORTGANG = "voortgang"
    GEZONDHEID = "gezondheid"
    GELD = "geld"
    VEILIGHEID = "veiligheid"


NAAM_VAN_PARTNER = {
    Partner.AANBIEDER: "Aanbieder van de hulp (gecontracteerd)",
    Partner.WELZIJN: "Welzijn, algemene voorziening of vrijwilliger",
    Partner.HUISARTS: "Huisarts of zorgverzekeraar",
    Partner.JEUGDHULP: "Jeugdhulpaanbieder",
    Partner.GI: "Gecertificeerde instelling (jeugdbescherming)",
    Partner.SCHOOL: "School",
    Partner.DIRECTE_COLLEGA: "Collega die direct betrokken is, of vervanger",
    Partner.WMO_COLLEGA: "Collega voor een Wmo-onderzoek",
    Partner.SCHULDHULP: "Schuldhulp van de gemeente",
    Partner.JEUGD_PW_COLLEGA: "Consulent Jeugd of Participatiewet",
    Partner.CASUISTIEK: "Casusbespreking in het team",
    Partner.CAK_SVB: "CAK, SVB of toezichthouder",
    Partner.CIZ: "CIZ",
    Partner.ANDERE_GEMEENTE: "Andere gemeente na een verhuizing",
    Partner.BESTUUR: "Wethouder of raadslid",
    Partner.ONDERZOEK: "Onderzoek of statistiek",
    Partner.WOO: "Verzoek op grond van de Woo",
    Partner.VEILIG_THUIS: "Veilig Thuis",
    Partner.RVDK: "Raad voor de Kinderbescherming",
    Partner.HULPDIENST: "112, ambulance of crisisdienst",
    Partner.POLITIE: "Politie",
    Partner.ZVH: "Zorg- en Veiligheidshuis",
    Partner.VIR: "Verwijsindex risicojongeren",
    Partner.VERTEGENWOORDIGER: "Vertegenwoordiger of gemachtigde",
    Partner.FAMILIE: "Familie, buur of mantelzorger",
    Partner.OUDER_ZONDER_GEZAG: "Ouder zonder gezag",
    Partner.PARTNER_OF_EX: "Partner of ex in hetzelfde dossier",
    Partner.NABESTAANDE: "Nabestaande",
    Partner.SIGNAALPARTNER: "Signaalpartner (schulden)",
    Partner.VERHUURDER: "Verhuurder of corporatie",
    Partner.WERKGEVER: "Werkgever",
    Partner.MEEWERKER: "Wie ook moet terugbetalen (terugvordering)",
}
GROEPEN = {
    "Hulp en school": (
        Partner.AANBIEDER,
        Partner.WELZIJN,
        Partner.HUISARTS,
        Partner.JEUGDHULP,
        Partner.GI,
        Partner.SCHOOL,
    ),
    "Collega’s": (
        Partner.DIRECTE_COLLEGA,
        Partner.WMO_COLLEGA,
        Partner.SCHULDHULP,
        Partner.JEUGD_PW_COLLEGA,
        Partner.CASUISTIEK,
    ),
    "Naasten": (
        Partner.VERTEGENWOORDIGER,
        Partner.FAMILIE,
        Partner.OUDER_ZONDER_GEZAG,
        Partner.PARTNER_OF_EX,
        Partner.NABESTAANDE,
    ),
    "Veiligheid": (
        Partner.VEILIG_THUIS,
        Partner.RVDK,
        Partner.HULPDIENST,
        Partner.POLITIE,
        Partner.ZVH,
        Partner.VIR,
    ),
    "Anderen": (
        Partner.SIGNAALPARTNER,
        Partner.VERHUURDER,
        Partner.WERKGEVER,
        Partner.MEEWERKER,
        Partner.CAK_SVB,
        Partner.CIZ,
        Partner.ANDERE_GEMEENTE,
        Partner.BESTUUR,
        Partner.ONDERZOEK,
        Partner.WOO,
    ),
}
NAAM_VAN_WAAROM = {
    Waarom.HULP: "Voor de hulp",
    Waarom.ACUUT: "Er is nu gevaar voor iemands leven",
    Waarom.VERMOEDEN: "Vermoeden van huiselijk geweld of kindermishandeling",
    Waarom.ADVIES: "Ik vraag advies",
    Waarom.ONDERZOEK_RVDK: "Ik vraag om een onderzoek van de Raad",
    Waarom.VRAAG_GI: "De GI vraagt erom bij ondertoezichtstelling",
    Waarom.VORDERING: "Er is een schriftelijke vordering",
    Waarom.VROEGSIGNAAL: "Vroegsignalering: er is nog geen hulpvraag",
    Waarom.BESLISSING: "Nodig voor een besluit",
}
NAAM_VAN_GEGEVEN = {
    Gegeven.FEIT: "Dat wij betrokken zijn",
    Gegeven.CONTACT: "Naam en contactgegevens",
    Gegeven.GEZIN: "Gezin en gezag",
    Gegeven.VRAAG: "De hulpvraag",
    Gegeven.VERSLAG: "Gespreksverslag",
    Gegeven.PLAN: "Plan en doelen",
    Gegeven.INDICATIE: "Besluit of indicatie",
    Gegeven.VOORTGANG: "Hoe het gaat met de hulp",
    Gegeven.GEZONDHEID: "Gezondheid",
    Gegeven.GELD: "Inkomen en schulden",
    Gegeven.VEILIGHEID: "Zorgen over veiligheid",
}
