"""What is handed over when a person or address is written: plain records, filled by a form, the BRP or an import."""

from dataclasses import dataclass, fields
from datetime import date

from keukentafel.inwoner.regels.naam import Naamdelen

# Groups of fields that share one source and date (Inwoner.bron).
GROEPEN = {
    "naam": (
        "voornamen",
        "roepnaam",
        "voorvoegsel",
        "geslachtsnaam",
        "partner_voorvoegsel",
        "partnernaam",
        "naamgebruik",
    ),
    "geboorte": ("geboortedatum", "geboorte_onvolledig", "geslacht", "overleden_op"),
    "bsn": ("bsn", "bsn_ontbreekt"),
    "bereikbaar": ("telefoon", "email"),
    "communicatie": ("taal", "leesniveau", "tolk_taal", "voorkeurskanaal", "voorkeursplaats"),
}
NAAM_VAN_GROEP = {
    "naam": "Naam",
    "geboorte": "Geboorte",
    "bsn": "BSN",
    "bereikbaar": "Bereikbaar",
    "communicatie": "Praten en schrijven",
    "adres": "Adres",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoonsgegevens:
    """One person as typed or fetched; everything may be empty but some name."""

    voornamen: str = ""
    roepnaam: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    partner_voorvoegsel: str = ""
    partnernaam: str = ""
    naamgebruik: str = "E"
    geslacht: str = ""
    geboortedatum: date | None = None
    geboorte_onvolledig: str = ""
    overleden_op: date | None = None
    bsn: str = ""
    bsn_ontbreekt: str = ""
    telefoon: str = ""
    email: str = ""
    taal: str = "nl"
    leesniveau: str = ""
    tolk_taal: str = ""
    voorkeurskanaal: str = ""
    voorkeursplaats: str = ""

    @property
    def naamdelen(self) -> Naamdelen:
        """The parts of the name for regels.naam."""
        return Naamdelen(**{f.name: getattr(self, f.name) for f in fields(Naamdelen)})

    def groep(self, naam: str) -> dict[str, object]:
        """The fields of one group of sources."""
        return {veld: getattr(self, veld) for veld in GROEPEN[naam]}

    @property
    def heeft_naam(self) -> bool:
        """Is there anything to call this person by?"""
        return any(deel.strip() for deel in (self.geslachtsnaam, self.partnernaam, self.roepnaam, self.voornamen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adresgegevens:
    """One address as typed or fetched. `buurtcode` empty: found by the postcode."""

    straat: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    buurtcode: str = ""
    soort: str = "woon"
    van: date | None = None

    @property
    def leeg(self) -> bool:
        """Nothing that says where it is."""
        return not (self.straat.strip() or self.postcode.strip() or self.woonplaats.strip() or self.buurtcode)
