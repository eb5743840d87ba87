"""Who needs what: the role x category table of regels.md §3.3, as data.

A cell holds the operations L read, S write, B decide, M minimal set, R read with a reason, and behind @ how far they
reach: eigen (own case ties), team (own teams) or stad (the whole municipality). Rows that the rulebook does not have are
proposed in ADR 0005. The page "Wie mag wat, en waarom" shows this table; nothing else decides.
"""

from dataclasses import dataclass
from enum import StrEnum


class Categorie(StrEnum):
    """Kinds of data. The first ten are the columns of regels.md §3.3, the others are about work, not residents,
    and about who keeps a shield (ADR 0005, ADR 0034)."""

    IDENTITEIT = "identiteit"
    GEZIN = "gezin"
    WMO = "wmo"
    JEUGD = "jeugd"
    INKOMEN = "inkomen"
    SCHULDEN = "schulden"
    VEILIGHEID = "veiligheid"
    BESLUIT = "besluit"
    BERICHTEN = "berichten"
    LOGGING = "logging"
    VERDELEN = "verdelen"
    CIJFERS = "cijfers"
    BEHEER = "beheer"
    POST = "post"
    INLOOP = "inloop"
    AFSCHERMING = "afscherming"
    PRIVACY = "privacy"
    LEIDING = "leiding"
    MANDAAT = "mandaat"
    BEZWAAR = "bezwaar"
    KLACHT = "klacht"


class Wet(StrEnum):
    """The law (or absence of one) under which an item was written; decides its category."""

    ALGEMEEN = "algemeen"
    WMO = "wmo"
    JEUGD = "jeugd"
    PW = "pw"
    WGS = "wgs"
    VEILIGHEID = "veiligheid"


CATEGORIE_VAN_WET = {
    Wet.ALGEMEEN: Categorie.GEZIN,
    Wet.WMO: Categorie.WMO,
    Wet.JEUGD: Categorie.JEUGD,
    Wet.PW: Categorie.INKOMEN,
    Wet.WGS: Categorie.SCHULDEN,
    Wet.VEILIGHEID: Categorie.VEILIGHEID,
}
NAAM_VAN_WET = {
    Wet.ALGEMEEN: "Algemeen",
    Wet.WMO: "Wmo",
    Wet.JEUGD: "Jeugdwet",
    Wet.PW: "Participatiewet",
    Wet.WGS: "Schulden (Wgs)",
    Wet.VEILIGHEID: "Veiligheid",
}


class Bereik(StrEnum):
    EIGEN = "eigen"
    TEAM = "team"
    STAD = "stad"


class Publiek(StrEnum):
    """Audience of one item, next to role and law (architectuur.md §4)."""

    TEAM = "team"
    BETROKKENEN = "betrokkenen"
    AUTEUR = "auteur"


class Rol(StrEnum):
    FRONTOFFICE = "frontoffice"
    WIJKCOACH = "wijkcoach"
    WMO_CONSULENT = "wmo_consulent"
    JEUGDCONSULENT = "jeugdconsulent"
    CASUSREGISSEUR = "casusregisseur"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    MANAGEMENTONDERSTEUNER = "managementondersteuner"
    COORDINATOR = "coordinator"
    WIJKTEAMMANAGER = "wijkteammanager"
    BACKOFFICE = "backoffice"
    KLANTMANAGER = "klantmanager"
    SCHULDHULPVERLENER = "schuldhulpverlener"
    BESLISSER = "beslisser"
    JURIST_BEZWAAR = "jurist_bezwaar"
    KLACHTCOORDINATOR = "klachtcoordinator"
    AANDACHTSFUNCTIONARIS = "aandachtsfunctionaris"
    CONTROLLER = "controller"
    PRIVACY_OFFICER = "privacy_officer"
    FG = "fg"
    FUNCTIONEEL_BEHEER = "functioneel_beheer"
    VRIJWILLIGER = "vrijwilliger"


@dataclass(frozen=True)
class Cel:
    """Operations and how far they reach; empty when the role has nothing here."""

    ops: frozenset[str]
    bereik: Bereik


NIETS = Cel(frozenset(), Bereik.EIGEN)


def _cel(tekst: str) -> Cel:
    ops, _, bereik = tekst.partition("@")
    return Cel(frozenset(ops), Bereik(bereik or "team")) if ops != "-" else NIETS


# fmt: off
_KOLOMMEN = ["identiteit", "gezin", "wmo", "jeugd", "inkomen", "schulden", "veiligheid", "besluit", "berichten",
             "logging", "verdelen", "cijfers", "beheer", "post", "inloop", "afscherming", "privacy",
             "leiding", "mandaat", "bezwaar", "klacht"]
_TABEL = {
    # rol                  id        gezin     wmo       jeugd     inkomen   schulden  veilig    besluit   berichten log       verdelen  cijfers   beheer    post      inloop   afscherming privacy   leiding mandaat bezwaar klacht
    "frontoffice":        ["LS@stad", "M@stad", "S@stad", "S@stad", "-",      "-",      "S@stad", "M@stad", "-",      "-",      "M@stad", "-",      "-", "-", "LS@stad", "L@eigen", "-", "-", "-", "-", "-"],
    "wijkcoach":          ["LS",      "LS",     "LS",     "LS",     "M@eigen", "LS@eigen", "LS@eigen", "LS", "L",     "-",      "L",      "L",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "B@eigen", "-", "-"],
    "wmo_consulent":      ["LS",      "L",      "LS",     "M@eigen", "M@eigen", "M@eigen", "S@eigen", "LS@eigen", "L", "-",     "L",      "L",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "B@eigen", "-", "-"],
    "jeugdconsulent":     ["LS",      "LS",     "M@eigen", "LS",    "-",      "M@eigen", "LS@eigen", "LS@eigen", "L", "-",      "L",      "L",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "B@eigen", "-", "-"],
    "casusregisseur":     ["LS",      "LS",     "L@eigen", "L@eigen", "M@eigen", "M@eigen", "L@eigen", "M@eigen", "M@eigen", "-", "L",    "L",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "-", "-", "-"],
    "gedragswetenschapper": ["L",     "L",      "L@eigen", "L@eigen", "-",    "-",      "L@eigen", "L@eigen", "-",    "-",      "-",      "L",      "-", "-", "-", "L@eigen", "-", "-", "-", "-", "-"],
    "managementondersteuner": ["LS",  "M",      "S",      "S",      "-",      "-",      "-",      "M",      "-",      "-",      "LSB",    "L",      "-", "LS", "LS", "L@eigen", "-", "-", "-", "-", "-"],
    "coordinator":        ["L",       "L",      "R",      "R",      "-",      "-",      "R",      "L",      "L",      "-",      "LSB",    "L",      "-", "-", "-", "L@eigen", "-", "-", "B", "-", "LS"],
    "wijkteammanager":    ["L",       "M",      "R",      "R",      "-",      "-",      "R",      "LB",     "-",      "-",      "LSB",    "L", "B", "-", "-", "L@eigen", "LB", "B", "B", "-", "L"],
    "backoffice":         ["LS@stad", "M@stad", "M@stad", "M@stad", "-",      "-",      "-",      "LS@stad", "LS@stad", "-",    "-",      "L",      "-", "LS@stad", "LS@stad", "L@eigen", "-", "-", "-", "-", "-"],
    "klantmanager":       ["LS",      "L@eigen", "M@eigen", "-",    "LSB@eigen", "M@eigen", "S@eigen", "LS@eigen", "-", "-",    "-",      "-",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "B@eigen", "-", "-"],
    "schuldhulpverlener": ["LS",      "L@eigen", "R@eigen", "R@eigen", "R@eigen", "LSB@eigen", "S@eigen", "LS@eigen", "-", "-",  "-",      "L",      "-", "LS@eigen", "LS", "L@eigen", "M@eigen", "-", "B@eigen", "-", "-"],
    "beslisser":          ["L@stad", "L@eigen", "LS@eigen", "LS@eigen", "LS@eigen", "LS@eigen", "-",  "LSB@stad", "-", "-",   "-",      "L",      "-", "LS@eigen", "-", "L@eigen", "-", "-", "B@stad", "-", "-"],
    "jurist_bezwaar":     ["L@stad", "L@eigen", "L@eigen", "L@eigen", "L@eigen", "L@eigen", "R@eigen", "LSB@stad", "-", "-", "-",    "L",      "-", "LS@eigen", "-", "L@eigen", "-", "-", "B@stad", "LSB@stad", "-"],
    "klachtcoordinator":  ["L@stad", "-",      "R@stad", "R@stad", "R@stad", "R@stad", "R@stad", "M@stad", "-",     "-",      "-",      "L",      "-", "LS@eigen", "-", "L@eigen", "-", "-", "-", "-", "LSB@stad"],
    "aandachtsfunctionaris": ["L@stad", "L@stad", "R@stad", "R@stad", "-",    "-",      "LS@stad", "-",     "-",      "-",      "-",      "L",      "-", "LS@stad", "-", "LS@stad", "-", "-", "-", "-", "-"],
    "controller":         ["-",       "-",      "-",      "-",      "-",      "-",      "-",      "-",      "L@stad", "-",      "-",      "L@stad", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
    "privacy_officer":    ["M@stad",  "-",      "R@stad", "R@stad", "R@stad", "R@stad", "R@stad", "M@stad", "-",      "L@stad", "-",      "L", "B@stad", "-", "-", "-", "LS@stad", "-", "-", "-", "-"],
    "fg":                 ["M@stad",  "-",      "R@stad", "R@stad", "R@stad", "R@stad", "R@stad", "M@stad", "-",      "L@stad", "-",      "L", "M@stad", "-", "-", "-", "LB@stad", "-", "-", "-", "-"],
    "functioneel_beheer": ["-",       "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-", "LSB@stad", "-", "-", "-", "-", "-", "-", "-", "-"],
    "vrijwilliger":       ["-",       "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-",      "-", "-", "LS", "-", "-", "-", "-", "-", "-"],
}
# fmt: on

MATRIX: dict[Rol, dict[Categorie, Cel]] = {
    Rol(rol): {Categorie(kolom): _cel(tekst) for kolom, tekst in zip(_KOLOMMEN, rij, strict=True)}
    for rol, rij in _TABEL.items()
}

NAAM_VAN_ROL = {
    Rol.FRONTOFFICE: "Frontoffice",
    Rol.WIJKCOACH: "Wijkcoach",
    Rol.WMO_CONSULENT: "Wmo-consulent",
    Rol.JEUGDCONSULENT: "Jeugdconsulent",
    Rol.CASUSREGISSEUR: "Casusregisseur",
    Rol.GEDRAGSWETENSCHAPPER: "Gedragswetenschapper",
    Rol.MANAGEMENTONDERSTEUNER: "Managementondersteuner",
    Rol.COORDINATOR: "Coördinator",
    Rol.WIJKTEAMMANAGER: "Wijkteammanager",
    Rol.BACKOFFICE: "Backoffice",
    Rol.KLANTMANAGER: "Klantmanager werk en inkomen",
    Rol.SCHULDHULPVERLENER: "Schuldhulpverlener",
    Rol.BESLISSER: "Beslisser",
    Rol.JURIST_BEZWAAR: "Jurist bezwaar",
    Rol.KLACHTCOORDINATOR: "Klachtcoördinator",
    Rol.AANDACHTSFUNCTIONARIS: "Aandachtsfunctionaris",
    Rol.CONTROLLER: "Controller",
    Rol.PRIVACY_OFFICER: "Privacy officer",
    Rol.FG: "Functionaris gegevensbescherming",
    Rol.FUNCTIONEEL_BEHEER: "Functioneel beheer",
    Rol.VRIJWILLIGER: "Vrijwilliger bij de inloop",
}


def cel(rol: str, categorie: Categorie) -> Cel:
    """One cell; an unknown role has nothing."""
    return MATRIX[Rol(rol)][categorie] if rol in MATRIX else NIETS


def bereik_van(rollen: frozenset[str], categorie: Categorie, op: str) -> Bereik | None:
    """The widest reach that any of these roles gives for one operation, or None."""
    volgorde = [Bereik.EIGEN, Bereik.TEAM, Bereik.STAD]
    gevonden = [c.bereik for rol in rollen if op in (c := cel(rol, categorie)).ops]
    return max(gevonden, key=volgorde.index, default=None)
