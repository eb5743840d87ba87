"""The seven questions one may put to the BRP, each checked before it leaves the house.

Source: schemas `RaadpleegMetBurgerservicenummer` and `ZoekMet…` of the OAS, BRP Personen bevragen 2.7.0. Every
question names the fields it needs and no more (doelbinding); only fields this adapter can read may be asked for.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import ClassVar

from keukentafel.koppelingen.brp.fouten import BrpOngeldigeVraag
from keukentafel.koppelingen.bsn import bsn_geldig


class Veld(StrEnum):
    """The groups of fields this adapter reads. A path below one ('geboorte.datum') may be asked for too."""

    BSN = "burgerservicenummer"
    NAAM = "naam"
    GESLACHT = "geslacht"
    GEBOORTE = "geboorte"
    LEEFTIJD = "leeftijd"
    ADRESSERING = "adressering"
    OVERLIJDEN = "overlijden"
    VERBLIJFPLAATS = "verblijfplaats"
    GEMEENTE = "gemeenteVanInschrijving"
    GEZAG = "gezag"
    CURATELE = "indicatieCurateleRegister"
    OUDERS = "ouders"
    PARTNERS = "partners"
    KINDEREN = "kinderen"
    NATIONALITEITEN = "nationaliteiten"


VELDEN_HERKENNEN = ("burgerservicenummer", "naam", "geboorte.datum", "geslacht", "adressering.adresregel1",
                    "adressering.adresregel2")  # fmt: skip
"""Default of a search: just enough to recognise somebody by."""

VELDEN_INTAKE = (*(veld.value for veld in Veld if veld not in (Veld.NATIONALITEITEN, Veld.LEEFTIJD, Veld.ADRESSERING)),)
"""Default of a consultation: person, address and the people around them; no nationality, no wijkteam task needs it."""

_ZOEKBAAR = frozenset({Veld.BSN, Veld.NAAM, Veld.GESLACHT, Veld.GEBOORTE, Veld.LEEFTIJD, Veld.ADRESSERING})


def _patroon(patroon: str, uitleg: str) -> Callable[[str], str]:
    """A check on one text of the question; the message never repeats the typed text."""
    vorm = re.compile(patroon, re.ASCII)

    def controle(tekst: str) -> str:
        return "" if vorm.fullmatch(tekst) else uitleg

    return controle


_NAAM = r"[a-zA-Z0-9À-ž .\-']{1,200}|[a-zA-Z0-9À-ž .\-']{3,199}\*"
_TEKSTEN: dict[str, Callable[[str], str]] = {
    "burgerservicenummer": lambda bsn: "" if bsn_geldig(bsn) else "het burgerservicenummer klopt niet (elfproef)",
    "geslachtsnaam": _patroon(_NAAM, "de achternaam mag letters, punt, streepje en apostrof bevatten; een * mag alleen "
                                     "aan het eind, na ten minste drie letters"),
    "voornamen": _patroon(_NAAM, "de voornamen mogen letters, punt, streepje en apostrof bevatten; een * mag alleen "
                                 "aan het eind, na ten minste drie letters"),
    "voorvoegsel": _patroon(r"[a-zA-Z ']{1,10}", "het voorvoegsel is ten hoogste tien letters lang"),
    "geslacht": _patroon(r"[MmVvOo]", "het geslacht is M, V of O"),
    "gemeenteVanInschrijving": _patroon(r"\d{4}", "de gemeentecode is vier cijfers"),
    "postcode": _patroon(r"[1-9]\d{3} ?[A-Za-z]{2}", "de postcode is vier cijfers en twee letters, zoals 3111AB"),
    "huisletter": _patroon(r"[a-zA-Z]", "de huisletter is één letter"),
    "huisnummertoevoeging": _patroon(r"[a-zA-Z0-9 \-]{1,4}", "de toevoeging is ten hoogste vier letters of cijfers"),
    "straat": _patroon(r"[a-zA-Z0-9À-ž \-'.]{1,80}|[a-zA-Z0-9À-ž \-'.]{7,79}\*|\*[a-zA-Z0-9À-ž \-'.]{7,79}",
                       "de straatnaam mag letters, cijfers, punt en streepje bevatten; een * mag alleen aan begin of "
                       "eind, bij ten minste zeven letters"),
    "nummeraanduidingIdentificatie": _patroon(r"(?!0{16})\d{16}", "de nummeraanduiding is zestien cijfers"),
    "adresseerbaarObjectIdentificatie": _patroon(r"(?!0{16})\d{16}", "het adresseerbaar object is zestien cijfers"),
}  # fmt: skip


def _net(waarde: object) -> object:
    """Typed text without spaces around it, and with the plain apostrophe the BRP knows."""
    return waarde.strip().replace("’", "'") if isinstance(waarde, str) else waarde


def _naam(oas: str) -> str:
    """Dataclass field -> OAS property: gemeente_van_inschrijving -> gemeenteVanInschrijving."""
    eerste, *rest = oas.split("_")
    return eerste + "".join(deel.title() for deel in rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vraag:
    """Common part: the fields wanted, and the check of every value against the OAS."""

    soort: ClassVar[str]
    toegestaan: ClassVar[frozenset[Veld]] = _ZOEKBAAR
    velden: tuple[str, ...] = VELDEN_HERKENNEN

    def __post_init__(self) -> None:
        fouten = [melding for naam, waarde in self.waarden().items() if (melding := _controleer(naam, waarde))]
        fouten += _controleer_velden(self.velden, self.toegestaan)
        if fouten:
            raise BrpOngeldigeVraag(f"Deze vraag aan de BRP kan zo niet: {'; '.join(fouten)}.")

    def waarden(self) -> dict[str, object]:
        """OAS property -> value, for what was filled in."""
        paren = ((_naam(veld.name), _net(getattr(self, veld.name))) for veld in fields(self) if veld.name != "velden")
        return {naam: waarde for naam, waarde in paren if waarde is not None and waarde is not False}

    @property
    def draad_velden(self) -> tuple[str, ...]:
        """The fields to send. The BSN is always among them: it proves about whom the answer is."""
        return tuple(dict.fromkeys((Veld.BSN.value, *self.velden)))

    def draad(self) -> dict[str, object]:
        """The request body."""
        waarden = {n: w.isoformat() if isinstance(w, date) else w for n, w in self.waarden().items()}
        if Veld.BSN in waarden:
            waarden[Veld.BSN] = [waarden[Veld.BSN]]
        return {"type": self.soort, "fields": list(self.draad_velden), **waarden}


@dataclass(frozen=True, slots=True, kw_only=True)
class RaadpleegMetBsn(_Vraag):
    """Consult one person, all fields open."""

    soort: ClassVar[str] = "RaadpleegMetBurgerservicenummer"
    toegestaan: ClassVar[frozenset[Veld]] = frozenset(Veld)
    burgerservicenummer: str = field(repr=False)
    velden: tuple[str, ...] = VELDEN_INTAKE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Zoekvraag(_Vraag):
    """Searches leave deceased people out, unless asked."""

    inclusief_overleden_personen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpGeboortedatum(_Zoekvraag):
    """By surname and full date of birth."""

    soort: ClassVar[str] = "ZoekMetGeslachtsnaamEnGeboortedatum"
    geslachtsnaam: str
    geboortedatum: date
    geslacht: str | None = None
    voorvoegsel: str | None = None
    voornamen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpNaamEnGemeente(_Zoekvraag):
    """By surname, first names and gemeente."""

    soort: ClassVar[str] = "ZoekMetNaamEnGemeenteVanInschrijving"
    geslachtsnaam: str
    voornamen: str
    gemeente_van_inschrijving: str
    geslacht: str | None = None
    voorvoegsel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpPostcode(_Zoekvraag):
    """By postcode and house number: everybody at that number when no letter or addition is given."""

    soort: ClassVar[str] = "ZoekMetPostcodeEnHuisnummer"
    postcode: str
    huisnummer: int
    huisletter: str | None = None
    huisnummertoevoeging: str | None = None
    geboortedatum: date | None = None
    geslachtsnaam: str | None = None
    gemeente_van_inschrijving: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpStraat(_Zoekvraag):
    """By street, house number and gemeente."""

    soort: ClassVar[str] = "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving"
    straat: str
    huisnummer: int
    gemeente_van_inschrijving: str
    huisletter: str | None = None
    huisnummertoevoeging: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpNummeraanduiding(_Zoekvraag):
    """By the BAG identification of the address."""

    soort: ClassVar[str] = "ZoekMetNummeraanduidingIdentificatie"
    nummeraanduiding_identificatie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOpAdresseerbaarObject(_Zoekvraag):
    """By the BAG identification of the home."""

    soort: ClassVar[str] = "ZoekMetAdresseerbaarObjectIdentificatie"
    adresseerbaar_object_identificatie: str


Zoekvraag = (
    ZoekOpGeboortedatum
    | ZoekOpNaamEnGemeente
    | ZoekOpPostcode
    | ZoekOpStraat
    | ZoekOpNummeraanduiding
    | ZoekOpAdresseerbaarObject
)
Vraag = RaadpleegMetBsn | Zoekvraag


def _controleer(naam: str, waarde: object) -> str:
    """'' when the value fits the OAS, else what was expected."""
    if naam == "huisnummer":
        goed = isinstance(waarde, int) and 1 <= waarde <= 99999
        return "" if goed else "het huisnummer is een getal van 1 tot en met 99999"
    return _TEKSTEN[naam](waarde) if isinstance(waarde, str) else ""


def _controleer_velden(velden: Iterable[str], toegestaan: frozenset[Veld]) -> list[str]:
    """Only paths this adapter reads: an unread field is asked for without purpose."""
    fouten = [] if velden else ["noem ten minste één veld"]
    vreemd = [
        pad for pad in velden if pad.partition(".")[0] not in toegestaan or not re.fullmatch(r"[\w.]{1,200}", pad)
    ]
    return fouten + [f"het veld '{pad}' kan bij deze vraag niet worden opgevraagd" for pad in vreemd]
