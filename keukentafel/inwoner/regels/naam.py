"""Names of people: sorting as a Dutch list does, and writing them as the person wants to be called.

Source: BRP "aanduiding naamgebruik" (LO GBA element 61.10) and tabel 36 (voorvoegsels).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Letters that Unicode does not take apart; the rest of the accents falls away by decomposition.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ŋ": "n", "ə": "e"}
    # Cyrillic as a Dutch reader writes it down, so that a name in either script finds and sorts beside the other.
    | dict(zip("абвгґдезийклмнопрстуфцыэіѓѕјћќђѐѝ", "abvggdezijklmnoprstufcyeigsjckdei", strict=True))
    | {"ё": "jo", "ж": "zj", "х": "ch", "ч": "tsj", "ш": "sj", "щ": "sjtsj", "ъ": "", "ь": "", "ю": "joe", "я": "ja"}
    | {"ї": "ji", "є": "je", "љ": "lj", "њ": "nj", "џ": "dzj", "ў": "u"}
)
_APOSTROF = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
# Words before a surname that a Dutch list skips (the part of tabel 36 that occurs, folded).
_TABEL_36 = (
    "aan af al am auf ben bij bin boven d da dal de degli dei del dela della den der des di die do don dos du el"
    " het i im in l la las le les lo los n o of onder op over s sur t te ten ter toe tot uijt uit unter van ver vom von"
    " voor vor zu zum zur"
)
VOORVOEGSELS = frozenset(_TABEL_36.split())
# Stands after every name with letters: who has none comes last, not first.
ZONDER_LETTERS = "~"


class Naamgebruik(StrEnum):
    """How somebody wants to be addressed (element 61.10)."""

    EIGEN = "E"
    PARTNER = "P"
    PARTNER_EIGEN = "V"
    EIGEN_PARTNER = "N"


@dataclass(frozen=True, slots=True)
class Naamdelen:
    """The parts of one name as stored; every part may be empty."""

    voornamen: str = ""
    roepnaam: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    partner_voorvoegsel: str = ""
    partnernaam: str = ""
    naamgebruik: str = Naamgebruik.EIGEN


def vouw(tekst: str) -> str:
    """Small letters without accents: "d'Alençon-Yılmaz" -> "d'alencon-yilmaz". Cyrillic becomes Latin."""
    uiteen = unicodedata.normalize("NFKD", tekst.translate(_APOSTROF).casefold().translate(_LETTERS))
    # Small i with a dot above (İ casefolds so) falls apart in i and a combining dot; that dot goes as well.
    return "".join(teken for teken in uiteen if not unicodedata.combining(teken)).translate(_LETTERS)


def woorden(tekst: str) -> list[str]:
    """The folded words: letters and digits only, so that emoji, marks of direction and hyphens do not count."""
    schoon = "".join(teken if teken.isalnum() else " " for teken in vouw(tekst).replace("'", " "))
    return schoon.split()


def splits_voorvoegsel(naam: str) -> tuple[str, str]:
    """("van der", "Meulen") from "van der Meulen"; an apostrophe prefix may be glued on ("d'Alençon")."""
    over, voor = naam.strip(), []
    while treffer := re.match(r"(?:(['’]?\w+)\s+|(\w{1,2}['’]))(?=\w|['’])", over):
        woord = treffer.group(1) or treffer.group(2)
        if vouw(woord).strip("'") not in VOORVOEGSELS:
            break
        voor.append(woord)
        over = over[treffer.end() :]
    return " ".join(voor), over


def _met_voorvoegsel(voorvoegsel: str, naam: str) -> str:
    """ "d'" is glued on, other prefixes stand apart."""
    voor = voorvoegsel.strip()
    if not voor or not naam:
        return naam
    return f"{voor}{naam}" if voor.endswith(("'", "’")) and len(voor) <= 3 else f"{voor} {naam}"


def achternaam(delen: Naamdelen) -> str:
    """The surname as used: own, partner's, or both with a hyphen, after the aanduiding naamgebruik."""
    eigen = _met_voorvoegsel(delen.voorvoegsel, delen.geslachtsnaam.strip())
    partner = _met_voorvoegsel(delen.partner_voorvoegsel, delen.partnernaam.strip())
    keuze = delen.naamgebruik if eigen and partner else Naamgebruik.EIGEN
    return {
        Naamgebruik.PARTNER: partner,
        Naamgebruik.PARTNER_EIGEN: f"{partner}-{eigen}",
        Naamgebruik.EIGEN_PARTNER: f"{eigen}-{partner}",
    }.get(Naamgebruik(keuze or "E"), eigen or partner)


def volledige_naam(delen: Naamdelen) -> str:
    """As it stands above a page: first name in use and surname; never empty."""
    voornaam = delen.roepnaam.strip() or delen.voornamen.strip()
    return " ".join(deel for deel in (voornaam, achternaam(delen)) if deel) or "naam onbekend"


def officiele_naam(delen: Naamdelen) -> str:
    """All first names and own surname, as in the BRP."""
    eigen = _met_voorvoegsel(delen.voorvoegsel, delen.geslachtsnaam.strip())
    voornamen = delen.voornamen.strip() or delen.roepnaam.strip()
    return " ".join(deel for deel in (voornamen, eigen) if deel) or volledige_naam(delen)


def sorteersleutel(delen: Naamdelen) -> str:
    """Sort on this: surname in use without prefix, then prefix, then first name; "van der Meulen" stands under M.

    A double surname sorts on its first part, as it is shown.
    """
    partner_eerst = delen.naamgebruik in (Naamgebruik.PARTNER, Naamgebruik.PARTNER_EIGEN)
    eerst = delen.voorvoegsel, delen.geslachtsnaam.strip()
    if delen.partnernaam.strip() and (partner_eerst or not eerst[1]):
        eerst = delen.partner_voorvoegsel, delen.partnernaam.strip()
    gevonden, kern = splits_voorvoegsel(eerst[1])
    voornaam = delen.roepnaam.strip() or delen.voornamen.strip()
    sleutel = [" ".join(woorden(kern)), " ".join(woorden(voornaam)), " ".join(woorden(f"{eerst[0]} {gevonden}"))]
    tekst = "  ".join(deel for deel in sleutel if deel)
    return tekst if sleutel[0] or sleutel[1] else ZONDER_LETTERS


def naam_van_huishouden(leden: list[Naamdelen]) -> str:
    """ "Huishouden De Vries – Yılmaz": the surnames of the given members, each once, at most three.

    Hand over the adults; when there are none, the children.
    """
    namen: list[str] = []
    for lid in leden:
        naam = achternaam(lid)
        if naam and vouw(naam) not in {vouw(n) for n in namen}:
            namen.append(naam[0].upper() + naam[1:])
    return "Huishouden " + " – ".join(namen[:3]) if namen else "Huishouden zonder naam"
