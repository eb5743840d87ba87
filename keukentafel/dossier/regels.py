"""Rules of the dossier: states, numbers, who can read what, dates and corrections. Pure: dates come in as arguments."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from keukentafel.delen.woorden import Partner
from keukentafel.dossier.leesmoment import Leesmoment, zin
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.poort.matrix import CATEGORIE_VAN_WET, NAAM_VAN_WET, Bereik, Publiek, Wet, bereik_van

CONCEPT, KLAAR = "concept", "klaar"
BETWIST, WACHT = "betwist", "wacht"
"""On the timeline: a correction is asked or declined; the letter left and nobody answered yet."""
KORTE_TEKST = 1200
HOOGSTE_TEKST = 3_000_000
WERKAANTEKENING_DAGEN = 92
MEESTE_MINUTEN = 24 * 60
ALTIJD = datetime.max.replace(tzinfo=UTC)
"""Without a clock everything has opened."""


class Soort(StrEnum):
    """Kinds of journal lines, most frequent first."""

    TELEFOON = "telefoon"
    BEZOEK = "bezoek"
    BERICHT = "bericht"
    BEGELEIDING = "begeleiding"
    OVERLEG = "overleg"
    SIGNAAL = "signaal"
    NOTITIE = "notitie"
    WERKAANTEKENING = "werkaantekening"


NAAM_VAN_SOORT = {
    Soort.TELEFOON: "Telefoongesprek",
    Soort.BEZOEK: "Huisbezoek",
    Soort.BERICHT: "Bericht",
    Soort.BEGELEIDING: "Begeleiding",
    Soort.OVERLEG: "Overleg",
    Soort.SIGNAAL: "Signaal",
    Soort.NOTITIE: "Notitie",
    Soort.WERKAANTEKENING: "Werkaantekening",
}
ICOON_VAN_SOORT = {
    Soort.TELEFOON: "phone",
    Soort.BEZOEK: "home-heart",
    Soort.BERICHT: "mail",
    Soort.BEGELEIDING: "heart-handshake",
    Soort.OVERLEG: "users",
    Soort.SIGNAAL: "bell",
    Soort.NOTITIE: "note",
    Soort.WERKAANTEKENING: "pencil",
}
CONTACTSOORTEN = frozenset({Soort.TELEFOON, Soort.BEZOEK, Soort.BERICHT, Soort.BEGELEIDING})
# The day of the last contact stands in the frame, which everybody who opens the dossier sees. Only items that the
# minimal set covers may move it: a change behind a wall changes no date on this side (architectuur.md §10.4).
WETTEN_IN_KADER = frozenset({Wet.ALGEMEEN, Wet.WMO, Wet.JEUGD})


class RedenSluiten(StrEnum):
    """Why a dossier or werkproces ended (REQ-035). `verplaatst` and `overgedragen` are given by the house itself."""

    AFGEROND = "afgerond"
    DOORVERWEZEN = "doorverwezen"
    GEEN_HULP_NODIG = "geen_hulp_nodig"
    INWONER_STOPT = "inwoner_stopt"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"
    DUBBEL = "dubbel"
    VERPLAATST = "verplaatst"
    OVERGEDRAGEN = "overgedragen"
    GESLOTEN_BIJ_OVERGANG = "gesloten_bij_overgang"


NAAM_VAN_REDEN = {
    RedenSluiten.AFGEROND: "Hulp is klaar",
    RedenSluiten.DOORVERWEZEN: "Doorverwezen",
    RedenSluiten.GEEN_HULP_NODIG: "Hulp was niet nodig",
    RedenSluiten.INWONER_STOPT: "Inwoner wil niet verder",
    RedenSluiten.VERHUISD: "Verhuisd uit de gemeente",
    RedenSluiten.OVERLEDEN: "Overleden",
    RedenSluiten.DUBBEL: "Dubbel geregistreerd",
    RedenSluiten.VERPLAATST: "Verplaatst naar een ander team",
    RedenSluiten.OVERGEDRAGEN: "Dossier overgedragen aan een ander team",
    RedenSluiten.GESLOTEN_BIJ_OVERGANG: "Gesloten bij overgang naar dit systeem",
}
KIESBARE_REDENEN = tuple(
    r
    for r in RedenSluiten
    if r not in {RedenSluiten.VERPLAATST, RedenSluiten.OVERGEDRAGEN, RedenSluiten.GESLOTEN_BIJ_OVERGANG}
)


class Betrokkenrol(StrEnum):
    """In what role somebody is involved in a dossier."""

    REGISSEUR = "regisseur"
    WAARNEMER = "waarnemer"
    COACH = "coach"
    UITVOERDER = "uitvoerder"
    SPECIALIST = "specialist"
    MEELEZER = "meelezer"
    SCHOOL = "school"
    HUISARTS = "huisarts"
    AANBIEDER = "aanbieder"
    NETWERK = "netwerk"
    ANDERS = "anders"


# The task of the privacy officer: weighed in the log, closed on its own page (bureau, Mijn dag).
DATALEK_BEOORDELEN = "datalek_beoordelen"

NAAM_VAN_BETROKKENROL: dict[str, str] = {
    Betrokkenrol.REGISSEUR: "regisseur",
    Betrokkenrol.WAARNEMER: "waarnemer",
    Betrokkenrol.COACH: "coach",
    Betrokkenrol.UITVOERDER: "uitvoerder",
    Betrokkenrol.SPECIALIST: "specialist",
    Betrokkenrol.MEELEZER: "meelezer",
    Betrokkenrol.SCHOOL: "school",
    Betrokkenrol.HUISARTS: "huisarts",
    Betrokkenrol.AANBIEDER: "zorgaanbieder",
    Betrokkenrol.NETWERK: "familie of vrienden",
    Betrokkenrol.ANDERS: "anders",
}
# Which row of the share table an outside party in this role stands in, when nobody chose another.
PARTNER_VAN_BETROKKENROL: dict[str, Partner] = {
    Betrokkenrol.SCHOOL: Partner.SCHOOL,
    Betrokkenrol.HUISARTS: Partner.HUISARTS,
    Betrokkenrol.AANBIEDER: Partner.AANBIEDER,
    Betrokkenrol.NETWERK: Partner.FAMILIE,
}


class Tijdelijk(StrEnum):
    """For what a tie was made that ends by itself with it (AUT-06); kept in `waarvoor` of the tie."""

    OVERDRACHT = "overdracht"
    CONSULT = "consult"
    MAATWERK = "maatwerk"
    BESLUIT = "besluit"
    BEZWAAR = "bezwaar"


# The regie itself is kept by room plan (one at a time); these can be chosen on the screen of this room.
KIESBARE_ROLLEN = tuple(r for r in Betrokkenrol if r not in {Betrokkenrol.REGISSEUR, Betrokkenrol.WAARNEMER})

NAAM_VAN_ZWAARTE = {1: "licht", 2: "middel", 3: "zwaar", None: "nog niet bepaald"}


def dossiernummer(jaar: int, volgnr: int) -> str:
    """The number for people: "2026-0417". The series runs on over the years, so it is unique without the year."""
    return f"{jaar}-{volgnr:04d}"


# --- Who can read it (UX principle 11) -------------------------------------------------------------------------------


def wie_leest(
    wet: str,
    publiek: str,
    inwoner_leest_mee: bool,
    namen: Iterable[str] = (),
    *,
    moment: Leesmoment | None = None,
    nu: datetime = ALTIJD,
) -> str:
    """One sentence for beside a text box or a text: "Je team kan dit lezen, Fatma vanaf morgen 14.00 uur".

    `namen` are the readers among the residents it is about (leesmoment.lezers), `moment` says from when. Items under a
    narrower law name the colleagues who have that law in their task, because the rest of the team does not see them.
    """
    if publiek == Publiek.AUTEUR:
        return "Alleen jij kunt dit lezen"
    if publiek == Publiek.BETROKKENEN:
        staf = "de betrokken collega’s"
    elif wet == Wet.ALGEMEEN:
        staf = "je team"
    else:
        staf = f"collega’s van je team met een taak in {NAAM_VAN_WET[Wet(wet)]}"
    return zin(list(namen) if inwoner_leest_mee else [], staf, moment, nu)


def leest_inwoner_mee(soort: str, wet: str, publiek: str) -> bool:
    """Open to the resident unless it is a working note or about safety (MLD-07: the aandachtsfunctionaris releases)."""
    return publiek != Publiek.AUTEUR and soort != Soort.WERKAANTEKENING and wet != Wet.VEILIGHEID


def raakt_laatste_contact(soort: str, wet: str, publiek: str) -> bool:
    """May this item move the day of the last contact that everybody sees?"""
    return soort in CONTACTSOORTEN and publiek == Publiek.TEAM and wet in WETTEN_IN_KADER


@dataclass(frozen=True)
class Stand:
    """How an actor stands to one dossier: the roles, in its team or not, tied to the case or not."""

    rollen: frozenset[str]
    in_team: bool
    band: bool
    afgeschermd: bool
    systeem: bool = False


def mag_onder(wet: str, stand: Stand) -> bool:
    """May a new item be written under this law here (operation S of regels.md §3.3, in its reach)?"""
    if stand.systeem:
        return True
    bereik = bereik_van(stand.rollen, CATEGORIE_VAN_WET[Wet(wet)], "S")
    if bereik is None:
        return False
    if stand.band:
        return True
    if stand.afgeschermd or bereik is Bereik.EIGEN:
        return False
    return bereik is Bereik.STAD or stand.in_team


def wetten_voor(stand: Stand) -> list[Wet]:
    """The laws this actor can choose from when writing, in the order of the matrix."""
    return [wet for wet in Wet if mag_onder(wet, stand)]


# --- Days ------------------------------------------------------------------------------------------------------------


def bezwaar_tegen_dag(op: date, vandaag: date, niet_voor: date | None, reden: str) -> str:
    """Why this day cannot be used, or nothing. A past day is allowed and asks why, so that figures can be explained."""
    if op > vandaag:
        return f"{datum_gewoon(op)} ligt in de toekomst. Kies vandaag of een dag ervoor."
    if niet_voor and op < niet_voor:
        return f"{datum_gewoon(op)} ligt voor het begin op {datum_gewoon(niet_voor)}. Kies een dag daarna."
    if op < vandaag and not reden.strip():
        return f"{datum_gewoon(op)} is al geweest. Schrijf kort op waarom je dit met terugwerkende kracht vastlegt."
    return ""


def leeftijd_aantekening_verstreken(geschreven: date, vandaag: date) -> bool:
    """A working note lives three months at most (AUT-05)."""
    return (vandaag - geschreven).days > WERKAANTEKENING_DAGEN


@dataclass(frozen=True)
class Bewaarstart:
    """From which day retention counts, how long and why; the term itself becomes data of room privacy (§4.4)."""

    van: date
    jaren: int
    bron: str


def bewaarstart(wetten: Collection[str], gesloten_op: date) -> Bewaarstart:
    """The longest term of the laws in a dossier, from its closing: what privacy counts from."""
    if Wet.JEUGD in wetten or Wet.VEILIGHEID in wetten:
        return Bewaarstart(gesloten_op, 20, "Jeugdwet 7.3.8")
    return Bewaarstart(gesloten_op, 15, "Wmo 2015 5.3.4")


# --- What another professional says (TOE-03, REQ-021, REQ-180) --------------------------------------------------------


class Verwijssoort(StrEnum):
    """What came from outside. An indication is by somebody whom beheer registered, and counts as our intake."""

    VERWIJSBRIEF = "verwijsbrief"
    ADVIES = "advies"
    INDICATIE = "indicatie"


NAAM_VAN_VERWIJSSOORT = {
    Verwijssoort.VERWIJSBRIEF: "Verwijsbrief",
    Verwijssoort.ADVIES: "Advies",
    Verwijssoort.INDICATIE: "Indicatie van buiten",
}


def vraagt_zwaarte(soort: str, wet: str) -> bool:
    """A jeugdindicatie is weighed like a case of our own (REQ-031); other indications may be."""
    return soort == Verwijssoort.INDICATIE and wet == Wet.JEUGD


def geldig_tot_na(op: date, maanden: int | None) -> date | None:
    """The last day a letter of this day may be used; None when it has no end."""
    if not maanden:
        return None
    return plus_maanden(op, maanden)


def bezwaar_tegen_agb(agb: str) -> str:
    """Why this is no AGB code, or nothing; empty is fine, because not everybody has one at hand."""
    if not agb or (len(agb) == 8 and agb.isascii() and agb.isdigit()):
        return ""
    return f"‘{agb}’ is geen AGB-code. Een AGB-code heeft acht cijfers, bijvoorbeeld 01012345."


def heronderzoek_vraag(soort: str, bron: str, op: date, onderwerp: str) -> str:
    """The question back when research begins on a subject about which somebody already said something."""
    wat = NAAM_VAN_VERWIJSSOORT[Verwijssoort(soort)].lower()
    return (
        f"Er ligt al een {wat} van {bron} van {datum_gewoon(op)} over ‘{onderwerp}’."
        " Waarom onderzoeken jullie dit opnieuw? Je kunt ook verder zonder antwoord; dan komt er een herinnering."
    )


# --- Corrections -----------------------------------------------------------------------------------------------------


def bezwaar_tegen_correctie(*, is_auteur: bool, doorgehaald: bool, reden: str) -> str:
    """Why a journal line cannot be corrected: the writer corrects own words, everybody else strikes them out."""
    if not is_auteur:
        return "Alleen wie deze regel schreef, kan de tekst verbeteren. Je kunt de regel wel doorhalen met een reden."
    if doorgehaald:
        return "Deze regel is doorgehaald. Zet de regel eerst terug."
    if not reden.strip():
        return "Schrijf kort op wat er niet klopte. De oude tekst blijft bewaard."
    return ""
