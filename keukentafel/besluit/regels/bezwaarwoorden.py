"""Words of a bezwaar: by whom, what it lacks, why no hearing, how it ends, and the way to the judge. Pure."""

from collections.abc import Collection
from enum import StrEnum

from keukentafel.besluit.regels.bezwaar import Tijdig
from keukentafel.kern.tekst import opsomming


# -- by whom, and what is missing (Awb 6:5, 6:6, 2:1) -------------------------------------------------------------
class Indiener(StrEnum):
    """Who makes the bezwaar."""

    ZELF = "zelf"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    GEMACHTIGDE = "gemachtigde"
    ADVOCAAT = "advocaat"
    ANDER = "ander"
    MEEWERKER = "meewerker"


KANALEN = {
    "gesprek": "Gesprek", "balie": "Balie", "telefoon": "Telefoon", "brief": "Brief", "e-mail": "E-mail",
}  # fmt: skip
"""How a bezwaar or a klacht comes in: also spoken, for then the worker writes it down (Awb 6:4, 9:4)."""
NAAM_VAN_INDIENER = {
    Indiener.ZELF: "De inwoner zelf",
    Indiener.VERTEGENWOORDIGER: "De wettelijk vertegenwoordiger",
    Indiener.GEMACHTIGDE: "Een gemachtigde, met machtiging",
    Indiener.ADVOCAAT: "Een advocaat",
    Indiener.ANDER: "Iemand anders, zonder machtiging",
    Indiener.MEEWERKER: "Wie ook moet terugbetalen",
}


class Verzuim(StrEnum):
    """What a bezwaarschrift can lack."""

    MACHTIGING = "machtiging"
    NAAM_ADRES = "naam_adres"
    DATUM = "datum"
    BESLUIT = "besluit"
    GRONDEN = "gronden"
    HANDTEKENING = "handtekening"
    TAAL = "taal"


NAAM_VAN_VERZUIM = {
    Verzuim.MACHTIGING: "een machtiging",
    Verzuim.NAAM_ADRES: "de naam en het adres",
    Verzuim.DATUM: "de datum",
    Verzuim.BESLUIT: "om welk besluit het gaat",
    Verzuim.GRONDEN: "waarom iemand het niet eens is",
    Verzuim.HANDTEKENING: "een handtekening",
    Verzuim.TAAL: "een vertaling",
}


def verzuim_van_indiener(indiener: str) -> tuple[Verzuim, ...]:
    """What must be asked because of who made it: without machtiging it is asked, not refused (Awb 2:1, 6:6)."""
    return (Verzuim.MACHTIGING,) if indiener == Indiener.ANDER else ()


def verzuim_in_woorden(verzuimen: Collection[str]) -> str:
    """ "een machtiging en een handtekening", in the order of the law."""
    return opsomming([naam for soort, naam in NAAM_VAN_VERZUIM.items() if soort in verzuimen])


class NietHoren(StrEnum):
    """Why no hearing (Awb 7:3)."""

    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    ONGEGROND = "ongegrond"
    ZIET_AF = "ziet_af"
    GEEN_ANTWOORD = "geen_antwoord"
    TEGEMOET = "tegemoet"


NAAM_VAN_NIET_HOREN = {
    NietHoren.ZIET_AF: "Wie bezwaar maakte, wil niet worden gehoord (Awb 7:3 onder c)",
    NietHoren.GEEN_ANTWOORD: "Wie bezwaar maakte, vroeg niet op tijd om te worden gehoord (Awb 7:3 onder d)",
    NietHoren.TEGEMOET: "Het bezwaar wordt helemaal toegewezen en niemand anders wordt geraakt (Awb 7:3 onder e)",
    NietHoren.NIET_ONTVANKELIJK: "Het bezwaar is kennelijk niet-ontvankelijk (Awb 7:3 onder a)",
    NietHoren.ONGEGROND: "Het bezwaar is kennelijk ongegrond (Awb 7:3 onder b)",
}


# -- how it ends --------------------------------------------------------------------------------------------------
class Uitkomst(StrEnum):
    """The word of the decision."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_UITKOMST = {
    Uitkomst.GEGROND: "Gegrond",
    Uitkomst.DEELS_GEGROND: "Deels gegrond",
    Uitkomst.ONGEGROND: "Ongegrond",
    Uitkomst.NIET_ONTVANKELIJK: "Niet-ontvankelijk",
    Uitkomst.INGETROKKEN: "Ingetrokken",
}
GEEN_TEGEMOETKOMING = frozenset({Uitkomst.ONGEGROND, Uitkomst.NIET_ONTVANKELIJK})


class Gevolg(StrEnum):
    """What it means for the help: counted apart from the legal word, and also after a withdrawal (REQ-080)."""

    IN_STAND = "in_stand"
    ANDERE_REDEN = "andere_reden"
    DEELS_TOEGEKEND = "deels_toegekend"
    ALSNOG_TOEGEKEND = "alsnog_toegekend"


GEEFT_ALSNOG = (Gevolg.DEELS_TOEGEKEND, Gevolg.ALSNOG_TOEGEKEND)
"""Something is given that was not: decided per product, under the law guard as any grant."""

NAAM_VAN_GEVOLG = {
    Gevolg.IN_STAND: "Het besluit blijft zoals het was",
    Gevolg.ANDERE_REDEN: "Zelfde besluit, betere uitleg",
    Gevolg.DEELS_TOEGEKEND: "Voor een deel alsnog toegekend",
    Gevolg.ALSNOG_TOEGEKEND: "Alsnog toegekend",
}
_GEVOLG_MEEWERKER = {
    Gevolg.DEELS_TOEGEKEND: "Wie bezwaar maakte, hoeft minder terug te betalen",
    Gevolg.ALSNOG_TOEGEKEND: "Wie bezwaar maakte, hoeft niets terug te betalen",
}


def naam_van_gevolg(gevolg: str, *, schuld: bool) -> str:
    """What it means: for the help, or for the debt of who must pay back too."""
    ander = _GEVOLG_MEEWERKER if schuld else {}
    return ander.get(Gevolg(gevolg), NAAM_VAN_GEVOLG[Gevolg(gevolg)])


TOEGEKEND = frozenset({Gevolg.DEELS_TOEGEKEND, Gevolg.ALSNOG_TOEGEKEND})

GELIJK = frozenset({Uitkomst.GEGROND, Uitkomst.DEELS_GEGROND})


def leert(uitkomst: str, gevolg: str) -> bool:
    """Whether the house is asked what it learns: who objected was right, or got the help after all (REQ-080)."""
    return uitkomst in GELIJK or gevolg in TOEGEKEND


def past(uitkomst: str, gevolg: str, tijdig: str) -> str:
    """Why this outcome cannot be so; empty when it can."""
    if uitkomst in GEEN_TEGEMOETKOMING and gevolg in TOEGEKEND:
        return (
            "Alsnog toekennen past niet bij dit oordeel. Kies ‘gegrond’ of ‘deels gegrond’, of laat het besluit staan."
        )
    if tijdig == Tijdig.TE_LAAT and uitkomst not in (Uitkomst.NIET_ONTVANKELIJK, Uitkomst.INGETROKKEN):
        return "Dit bezwaar kwam te laat. Kies ‘niet-ontvankelijk’, of leg eerst vast waarom het verschoonbaar is."
    return ""


class Grond(StrEnum):
    """What the objection is about: counted per team and product, so that quality learns from it (REQ-080)."""

    AFGEWEZEN = "afgewezen"
    TE_WEINIG = "te_weinig"
    ANDERE_VORM = "andere_vorm"
    EIGEN_KRACHT = "eigen_kracht"
    ONDERZOEK = "onderzoek"
    UITLEG = "uitleg"
    DATUM = "datum"
    BIJDRAGE = "bijdrage"
    ANDERS = "anders"


NAAM_VAN_GROND = {
    Grond.AFGEWEZEN: "De hulp is afgewezen",
    Grond.TE_WEINIG: "Het is te weinig",
    Grond.ANDERE_VORM: "Een andere vorm of aanbieder gewenst",
    Grond.EIGEN_KRACHT: "Er wordt te veel van het eigen netwerk verwacht",
    Grond.ONDERZOEK: "Het onderzoek was niet zorgvuldig",
    Grond.UITLEG: "De uitleg klopt niet of ontbreekt",
    Grond.DATUM: "De begin- of einddatum",
    Grond.BIJDRAGE: "De eigen bijdrage of het bedrag",
    Grond.ANDERS: "Iets anders",
}


class Beroepsoort(StrEnum):
    """Ways to the judge (AWB-11)."""

    BEROEP = "beroep"
    HOGER_BEROEP = "hoger_beroep"
    VOORLOPIG = "voorlopige_voorziening"
    NIET_TIJDIG = "niet_tijdig"


NAAM_VAN_BEROEP = {
    Beroepsoort.BEROEP: "Beroep bij de rechtbank",
    Beroepsoort.HOGER_BEROEP: "Hoger beroep bij de Centrale Raad van Beroep",
    Beroepsoort.VOORLOPIG: "Voorlopige voorziening (Awb 8:81)",
    Beroepsoort.NIET_TIJDIG: "Beroep wegens niet tijdig beslissen (Awb 6:12)",
}
# These run beside the bezwaar: the state stays where it is.
NAAST_BEZWAAR = frozenset({Beroepsoort.VOORLOPIG, Beroepsoort.NIET_TIJDIG})


class Uitspraak(StrEnum):
    """What the judge did."""

    ONGEGROND = "ongegrond"
    ZELF_VOORZIEN = "zelf_voorzien"
    OPNIEUW = "opnieuw"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    TOEGEWEZEN = "toegewezen"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_UITSPRAAK = {
    Uitspraak.ONGEGROND: "Ongegrond: het besluit blijft",
    Uitspraak.ZELF_VOORZIEN: "Gegrond: de rechter voorziet zelf",
    Uitspraak.OPNIEUW: "Gegrond: opnieuw beslissen op het bezwaar",
    Uitspraak.NIET_ONTVANKELIJK: "Niet-ontvankelijk",
    Uitspraak.TOEGEWEZEN: "Verzoek toegewezen",
    Uitspraak.AFGEWEZEN: "Verzoek afgewezen",
    Uitspraak.INGETROKKEN: "Ingetrokken",
}


# -- the letter (DOC-01; Awb 3:46, 6:23, 7:12, 10:10) -------------------------------------------------------------
OORDEEL = {
    Uitkomst.GEGROND: "U krijgt gelijk.",
    Uitkomst.DEELS_GEGROND: "U krijgt voor een deel gelijk.",
    Uitkomst.ONGEGROND: "U krijgt geen gelijk.",
    Uitkomst.NIET_ONTVANKELIJK: "Wij konden uw bezwaar niet bekijken.",
}
GEVOLG = {
    Gevolg.IN_STAND: "Het besluit blijft zoals het was.",
    Gevolg.ANDERE_REDEN: "Het besluit blijft. Wij leggen beter uit waarom.",
    Gevolg.DEELS_TOEGEKEND: "U krijgt een deel van de hulp toch.",
    Gevolg.ALSNOG_TOEGEKEND: "U krijgt de hulp toch.",
}
_GEVOLG_SCHULD = {
    Gevolg.DEELS_TOEGEKEND: "U hoeft minder terug te betalen.",
    Gevolg.ALSNOG_TOEGEKEND: "U hoeft niets terug te betalen.",
}


def gevolg_in_brief(gevolg: Gevolg, *, schuld: bool) -> str:
    """As who objected reads it."""
    return (GEVOLG | _GEVOLG_SCHULD if schuld else GEVOLG)[gevolg]


OORDEEL_VOLUIT = {
    Uitkomst.GEGROND: "Wij verklaren het bezwaar gegrond.",
    Uitkomst.DEELS_GEGROND: "Wij verklaren het bezwaar voor een deel gegrond.",
    Uitkomst.ONGEGROND: "Wij verklaren het bezwaar ongegrond.",
    Uitkomst.NIET_ONTVANKELIJK: "Wij verklaren het bezwaar niet-ontvankelijk.",
}
_HERROEPEN = "Wij herroepen het besluit van {}, voor zover wij hieronder anders beslissen (artikel 7:11 lid 2 Awb)."
GEVOLG_VOLUIT = {
    Gevolg.IN_STAND: "Het besluit van {} blijft in stand.",
    Gevolg.ANDERE_REDEN: "Het besluit van {} blijft in stand, met de motivering die hieronder staat.",
    Gevolg.DEELS_TOEGEKEND: _HERROEPEN,
    Gevolg.ALSNOG_TOEGEKEND: _HERROEPEN,
}
"""With the day of the decision that was objected to."""
# Field of the letter, what it is, and the article that wants it.
BRIEFPLICHTEN = (
    ("orgaan", "welk bestuursorgaan besluit", "Awb art. 10:10"),
    ("grondslag", "op welke wet het rust", "Awb art. 3:47 lid 2"),
    ("reden", "waarom zo is beslist", "Awb art. 7:12 lid 1"),
    ("rechtbank", "bij welke rechtbank beroep kan", "Awb art. 6:23"),
    ("contact", "wie de inwoner kan bellen", "Awb art. 2:1"),
)
BRIEFPLICHTEN_GENOMEN = (
    ("ondertekenaar", "wie tekent", "Awb art. 10:10"),
    ("functie", "de functie van wie tekent", "Awb art. 10:10"),
    ("mandaat", "krachtens welk mandaat", "Awb art. 10:10"),
)
