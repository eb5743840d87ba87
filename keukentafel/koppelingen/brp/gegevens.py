"""What the BRP tells us, as frozen records. Names follow the OAS of BRP Personen bevragen 2.7.0, in our spelling.

A `burgerservicenummer` never shows in a `repr`, so it cannot reach a log by accident. None means "not known or not
asked"; `BrpPersoon.gevraagd` tells the two apart.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from keukentafel.koppelingen.brp.datum import BrpDatum


@dataclass(frozen=True, slots=True)
class Waarde:
    """A row of a landelijke tabel: the code decides, the description is for people and may be absent."""

    code: str
    omschrijving: str | None = None

    @property
    def tekst(self) -> str:
        """The description, or the code when there is none."""
        return self.omschrijving or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Naam:
    """The parts of a name as registered; any of them can be absent (a person may have no voornamen at all)."""

    voornamen: str | None = None
    voorletters: str | None = None
    voorvoegsel: str | None = None
    geslachtsnaam: str | None = None
    adellijke_titel: Waarde | None = None
    aanduiding_naamgebruik: Waarde | None = None
    volledig: str | None = None

    @property
    def tekst(self) -> str:
        """The full name as the BRP gives it, else put together: voornamen, voorvoegsel, geslachtsnaam."""
        delen = (self.voornamen, self.voorvoegsel, self.geslachtsnaam)
        return self.volledig or " ".join(deel for deel in delen if deel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurd:
    """A date with place and land: birth, death, start of a marriage."""

    datum: BrpDatum | None = None
    plaats: Waarde | None = None
    land: Waarde | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresBinnenland:
    """An address in the Netherlands. `vastgesteld_elders`: the municipality found that the person lives elsewhere."""

    straat: str | None = None
    korte_straat: str | None = None
    huisnummer: int | None = None
    huisletter: str | None = None
    huisnummertoevoeging: str | None = None
    aanduiding_bij_huisnummer: Waarde | None = None
    postcode: str | None = None
    woonplaats: str | None = None
    functie: Waarde | None = None
    vanaf: BrpDatum | None = None
    adresseerbaar_object: str | None = None
    nummeraanduiding: str | None = None
    vastgesteld_elders: bool = False

    @property
    def is_briefadres(self) -> bool:
        """The person gets post here but does not live here: no other resident may be concluded from it."""
        return self.functie is not None and self.functie.code == "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locatie:
    """A place without address (a mooring, a clearing), as described."""

    omschrijving: str | None = None
    functie: Waarde | None = None
    vanaf: BrpDatum | None = None
    vastgesteld_elders: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresBuitenland:
    """An address abroad: up to three lines and a land."""

    regels: tuple[str, ...] = ()
    land: Waarde | None = None
    vanaf: BrpDatum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerblijfplaatsOnbekend:
    """The BRP knows that it does not know where the person lives."""

    vanaf: BrpDatum | None = None


Verblijfplaats = AdresBinnenland | Locatie | AdresBuitenland | VerblijfplaatsOnbekend


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwant:
    """What every related person has; the BSN is absent when the other is not registered in the Netherlands."""

    burgerservicenummer: str | None = field(default=None, repr=False)
    naam: Naam = Naam()
    geboorte: Gebeurd = Gebeurd()
    geslacht: Waarde | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouder(Verwant):
    """A legal parent; `aanduiding` '1' or '2' has no order of importance, gezag refers to it."""

    aanduiding: str | None = None
    ouder_sinds: BrpDatum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Verwant):
    """A legal child, minor or adult, in this household or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Verwant):
    """The present partner by marriage or registration, or the last one when it was dissolved."""

    soort: Waarde | None = None
    aangegaan: Gebeurd | None = None
    ontbonden: BrpDatum | None = None
    is_ontbonden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nationaliteit:
    """`soort` is the OAS type (Nationaliteit, Staatloos, BehandeldAlsNederlander, …)."""

    soort: str
    nationaliteit: Waarde | None = None
    reden_opname: Waarde | None = None
    vanaf: BrpDatum | None = None


class GezagSoort(StrEnum):
    """Who has gezag over a minor (BW 1:245-253), with the type names of the OAS."""

    GEZAMENLIJK_OUDERLIJK = "GezamenlijkOuderlijkGezag"
    EENHOOFDIG_OUDERLIJK = "EenhoofdigOuderlijkGezag"
    GEZAMENLIJK = "GezamenlijkGezag"
    VOOGDIJ = "Voogdij"
    TIJDELIJK_GEEN = "TijdelijkGeenGezag"
    NIET_TE_BEPALEN = "GezagNietTeBepalen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezaghouder:
    """A parent or a third person with gezag; a third person may be unknown (`bekend` False)."""

    is_ouder: bool
    bekend: bool = True
    burgerservicenummer: str | None = field(default=None, repr=False)
    naam: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezagsrelatie:
    """Gezag over one minor. On a parent's own record there is one relation for each minor child."""

    soort: GezagSoort
    minderjarige_bsn: str = field(repr=False)
    houders: tuple[Gezaghouder, ...] = ()
    toelichting: str | None = None
    in_onderzoek: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opschorting:
    """The registration is no longer kept: O death, E emigration, R moved to the RNI, M ministerial, F error."""

    reden: Waarde
    datum: BrpDatum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bevraagd:
    """What every answer has. `opgehaald_op` is aware; `in_onderzoek` names the OAS groups that are under doubt."""

    bron: str
    opgehaald_op: datetime
    burgerservicenummer: str | None = field(default=None, repr=False)
    naam: Naam = Naam()
    geboorte: Gebeurd = Gebeurd()
    geslacht: Waarde | None = None
    leeftijd: int | None = None
    adresregels: tuple[str, ...] = ()
    geheimhouding: bool = False
    opschorting: Opschorting | None = None
    in_onderzoek: tuple[str, ...] = ()

    @property
    def is_overleden(self) -> bool:
        """The registration stopped because of death."""
        return self.opschorting is not None and self.opschorting.reden.code == "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrpTreffer(_Bevraagd):
    """One hit of a search: enough to recognise somebody by, then `raadpleeg` with the BSN."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrpPersoon(_Bevraagd):
    """One person as consulted by BSN. `gevraagd` holds the field paths that were asked for."""

    gevraagd: frozenset[str]
    overlijden: Gebeurd | None = None
    verblijfplaats: Verblijfplaats | None = None
    gemeente_van_inschrijving: Waarde | None = None
    gezag: tuple[Gezagsrelatie, ...] = ()
    onder_curatele: bool = False
    ouders: tuple[Ouder, ...] = ()
    partners: tuple[Partner, ...] = ()
    kinderen: tuple[Kind, ...] = ()
    nationaliteiten: tuple[Nationaliteit, ...] = ()

    @property
    def is_overleden(self) -> bool:
        """A date of death (also an unknown one) is registered, or the registration stopped because of it."""
        gestopt = self.opschorting is not None and self.opschorting.reden.code == "O"
        return gestopt or self.overlijden is not None

    @property
    def is_niet_ingezetene(self) -> bool:
        """Registered in the RNI (gemeente 1999): no resident of any municipality."""
        return self.gemeente_van_inschrijving is not None and self.gemeente_van_inschrijving.code == "1999"
