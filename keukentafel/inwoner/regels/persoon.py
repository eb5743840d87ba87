"""Rules about one person: dates, BSN, address texts, ages, relations. Errors name the value and what was expected."""

import re
from datetime import date
from enum import StrEnum

from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen.leeftijd import leeftijd
from keukentafel.koppelingen.bsn import BsnOngeldig, bsn_opschonen, masker_bsn

OUDST = 130
MEERDERJARIG = 18
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
# Letter pairs that are never given out.
_NOOIT = frozenset({"SA", "SD", "SS"})


class RedenGeenBsn(StrEnum):
    """Why a person has no BSN (WMO 5.2.9 l8, JW 7.2.6: an urgent question may come first)."""

    NIET_GEVRAAGD = "niet_gevraagd"
    SPOED = "spoed"
    NIET_INGESCHREVEN = "niet_ingeschreven"
    ONGEDOCUMENTEERD = "ongedocumenteerd"
    WIL_NIET = "wil_niet"


REDENEN_GEEN_BSN = {
    RedenGeenBsn.NIET_GEVRAAGD: "Nog niet gevraagd",
    RedenGeenBsn.SPOED: "Spoed: vragen we later",
    RedenGeenBsn.NIET_INGESCHREVEN: "Niet ingeschreven in de BRP",
    RedenGeenBsn.ONGEDOCUMENTEERD: "Heeft geen BSN",
    RedenGeenBsn.WIL_NIET: "Wil het niet geven",
}


class Adressoort(StrEnum):
    """What an address is for; somebody in a shelter has an opvang address that no list shows by itself."""

    WOON = "woon"
    BRIEF = "brief"
    VERBLIJF = "verblijf"
    OPVANG = "opvang"


NAAM_VAN_ADRESSOORT = {
    Adressoort.WOON: "Woonadres",
    Adressoort.BRIEF: "Briefadres",
    Adressoort.VERBLIJF: "Verblijft op",
    Adressoort.OPVANG: "Opvang",
}

# Both directions of each relation: who is X of Y, is Y the value of X.
INVERSE = {
    "ouder": "kind",
    "kind": "ouder",
    "stiefouder": "stiefkind",
    "stiefkind": "stiefouder",
    "pleegouder": "pleegkind",
    "pleegkind": "pleegouder",
    "voogd": "pupil",
    "pupil": "voogd",
    "partner": "partner",
    "ex_partner": "ex_partner",
    "broer_zus": "broer_zus",
    "grootouder": "kleinkind",
    "kleinkind": "grootouder",
    "mantelzorger": "ontvangt_mantelzorg",
    "ontvangt_mantelzorg": "mantelzorger",
    "familie": "familie",
    "bekende": "bekende",
}
NAAM_VAN_RELATIE = {soort: soort.replace("_", " ") for soort in INVERSE} | {
    "ex_partner": "ex-partner",
    "broer_zus": "broer of zus",
    "ontvangt_mantelzorg": "ontvangt mantelzorg van",
}
HOEDANIGHEDEN = {
    "curator": "Curator",
    "mentor": "Mentor",
    "bewindvoerder": "Bewindvoerder (alleen geld)",
    "gemachtigde": "Gemachtigde",
    "ouder": "Ouder met gezag",
    "voogd": "Voogd",
    "partner": "Partner",
    "familie": "Familielid",
}
TALEN = {
    "nl": "Nederlands",
    "ar": "Arabisch",
    "bg": "Bulgaars",
    "en": "Engels",
    "fa": "Perzisch (Farsi, Dari)",
    "fr": "Frans",
    "pl": "Pools",
    "pap": "Papiaments",
    "pt": "Portugees",
    "ro": "Roemeens",
    "so": "Somalisch",
    "es": "Spaans",
    "ti": "Tigrinya",
    "tr": "Turks",
    "uk": "Oekraïens",
    "ngt": "Gebarentaal",
    "anders": "Een andere taal",
}
ROLLEN_IN_HUISHOUDEN = {
    "ouder": "Ouder of verzorger",
    "kind": "Kind",
    "partner": "Partner",
    "inwonend": "Inwonend",
    "lid": "Lid van het huishouden",
}


def controleer_geboortedatum(dag: date | None, vandaag: date) -> None:
    """Refuse a day in the future or more than OUDST years ago."""
    if dag and dag > vandaag:
        raise Fout(
            f"De geboortedatum {datum_gewoon(dag)} ligt in de toekomst. Verwacht wordt een dag tot en met vandaag, "
            f"{datum_gewoon(vandaag)}.",
            veld="geboortedatum",
        )
    if dag and vandaag.year - dag.year > OUDST:
        raise Fout(
            f"De geboortedatum {datum_gewoon(dag)} is meer dan {OUDST} jaar geleden. Kijk of het jaar klopt.",
            veld="geboortedatum",
        )


def lees_bsn(invoer: str) -> str:
    """Nine digits, or an error that names how many were typed and never the number itself."""
    if not invoer.strip():
        return ""
    try:
        return bsn_opschonen(invoer)
    except BsnOngeldig:
        pass
    cijfers = [teken for teken in invoer if teken.isdigit()]
    wat = (
        f"Er staan {len(cijfers)} cijfers"
        if len(cijfers) not in (8, 9)
        else (f"Het nummer dat eindigt op {''.join(cijfers[-2:])} doorstaat de elfproef niet")
    )
    # Raised outside the except: no chain with the typed text.
    raise Fout(
        f"Dit BSN klopt niet. {wat}. Verwacht worden negen cijfers die samen de elfproef doorstaan. "
        "Kijk of alle cijfers goed zijn overgenomen.",
        veld="bsn",
    )


def toon_bsn(bsn: str | None) -> str:
    """Masked, or empty."""
    return masker_bsn(bsn) if bsn else ""


def lees_postcode(invoer: str) -> str:
    """ "3111 ab" -> "3111AB"; empty stays empty."""
    tekst = invoer.strip()
    if not tekst:
        return ""
    treffer = _POSTCODE.fullmatch(tekst)
    if not treffer or treffer[2].upper() in _NOOIT:
        raise Fout(
            f"‘{tekst[:12]}’ is geen postcode. Verwacht worden vier cijfers en twee letters, zoals 3111 AB.",
            veld="postcode",
        )
    return treffer[1] + treffer[2].upper()


def toon_postcode(postcode: str) -> str:
    """ "3111AB" -> "3111 AB"."""
    return f"{postcode[:4]} {postcode[4:]}".strip()


def adresregel(straat: str, huisnummer: str, toevoeging: str, postcode: str, woonplaats: str) -> str:
    """ "Vlietlaan 12a, 3111 AB Schiedam"; parts that are missing are left out."""
    nummer = f"{huisnummer}{toevoeging if toevoeging[:1].isalpha() else ''}"
    if toevoeging and not toevoeging[:1].isalpha():
        nummer += f"-{toevoeging}"
    plaats = " ".join(deel for deel in (toon_postcode(postcode), woonplaats) if deel)
    return ", ".join(deel for deel in (" ".join(d for d in (straat, nummer) if d), plaats) if deel)


def leeftijd_op(geboren: date | None, dag: date) -> int | None:
    """Whole years, or None when unknown or not born yet on that day."""
    return leeftijd(geboren, dag) if geboren and geboren <= dag else None


def leeftijdtekst(geboren: date | None, vandaag: date, overleden: date | None = None) -> str:
    """ "41 jaar", "overleden op 3 mei 2020", or empty when the date of birth is unknown."""
    if overleden:
        return f"overleden op {datum_gewoon(overleden)}"
    jaren = leeftijd_op(geboren, vandaag)
    return "" if jaren is None else f"{jaren} jaar"


def is_minderjarig(geboren: date | None, dag: date) -> bool:
    """Under 18 on that day; unknown counts as adult, because nothing may be concluded from it."""
    jaren = leeftijd_op(geboren, dag)
    return jaren is not None and jaren < MEERDERJARIG


def inverse(soort: str) -> str:
    """The relation seen from the other side; an unknown word is refused."""
    if soort not in INVERSE:
        raise Fout(f"‘{soort}’ is geen bekende relatie. Kies uit: {', '.join(sorted(INVERSE))}.", veld="soort")
    return INVERSE[soort]


def controleer_ouder(ouder_geboren: date | None, kind_geboren: date | None) -> None:
    """A parent is born at least twelve years before the child; unknown dates say nothing."""
    if ouder_geboren and kind_geboren and (leeftijd_op(ouder_geboren, kind_geboren) or 0) < 12:
        raise Fout(
            f"De ouder ({datum_gewoon(ouder_geboren)}) zou bij de geboorte van het kind "
            f"({datum_gewoon(kind_geboren)}) nog geen 12 jaar zijn geweest. Kijk de geboortedatums na, of wissel om.",
            veld="soort",
        )


def controleer_lidmaatschap(van: date, tot: date | None, geboren: date | None, overleden: date | None) -> None:
    """Membership starts after birth and not after death, and ends after it started."""
    if geboren and van < geboren:
        raise Fout(f"De begindatum {datum_gewoon(van)} ligt voor de geboorte op {datum_gewoon(geboren)}.", veld="van")
    if overleden and van > overleden:
        raise Fout(
            f"De begindatum {datum_gewoon(van)} ligt na het overlijden op {datum_gewoon(overleden)}.", veld="van"
        )
    if tot and tot <= van:
        raise Fout(f"De einddatum {datum_gewoon(tot)} moet na de begindatum {datum_gewoon(van)} liggen.", veld="tot")
