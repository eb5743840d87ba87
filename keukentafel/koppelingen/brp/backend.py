"""The seam to the BRP: one protocol, and what both back ends share (questions out, strict reading in)."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from keukentafel.koppelingen.brp.fouten import BrpAntwoordOngeldig, BrpNietEenduidig
from keukentafel.koppelingen.brp.gegevens import BrpPersoon, BrpTreffer
from keukentafel.koppelingen.brp.lezer import Lezer, Vormfout
from keukentafel.koppelingen.brp.ontleden import lees_persoon, lees_treffer
from keukentafel.koppelingen.brp.velden import beperk_tot
from keukentafel.koppelingen.brp.vraag import (
    VELDEN_HERKENNEN,
    VELDEN_INTAKE,
    RaadpleegMetBsn,
    Vraag,
    ZoekOpGeboortedatum,
    ZoekOpPostcode,
    Zoekvraag,
)

T = TypeVar("T")


class BrpBackend(Protocol):
    """Where person data come from. Every method raises `BrpFout` (Dutch message, no BSN) when there is no answer."""

    @property
    def bron(self) -> str:
        """Name of the source, shown next to every value."""

    def raadpleeg(self, bsn: str, velden: Iterable[str] = VELDEN_INTAKE) -> BrpPersoon | None:
        """One person with the asked fields, or None when the BRP does not know the number."""

    def zoek(
        self,
        geslachtsnaam: str,
        geboortedatum: date,
        *,
        voornamen: str | None = None,
        voorvoegsel: str | None = None,
        geslacht: str | None = None,
        inclusief_overleden: bool = False,
        velden: Iterable[str] = VELDEN_HERKENNEN,
    ) -> tuple[BrpTreffer, ...]:
        """People with this surname born on this day; a `*` at the end of a name stands for any rest."""

    def zoek_adres(
        self,
        postcode: str,
        huisnummer: int,
        *,
        huisletter: str | None = None,
        huisnummertoevoeging: str | None = None,
        inclusief_overleden: bool = False,
        velden: Iterable[str] = VELDEN_HERKENNEN,
    ) -> tuple[BrpTreffer, ...]:
        """People registered at an address, those with a briefadres included."""

    def zoek_met(self, vraag: Zoekvraag) -> tuple[BrpTreffer, ...]:
        """Any of the six searches of the OAS."""


class BrpBasis(ABC):
    """A back end that speaks the wire format: it only has to answer one question with one JSON object."""

    def __init__(self, bron: str, nu: Callable[[], datetime]) -> None:
        self._bron = bron
        self._nu = nu

    @property
    def bron(self) -> str:
        """Name of the source, shown next to every value."""
        return self._bron

    @abstractmethod
    def _antwoord(self, vraag: Vraag) -> Mapping[str, Any]:
        """The body of a 200 answer, or a `BrpFout`."""

    def raadpleeg(self, bsn: str, velden: Iterable[str] = VELDEN_INTAKE) -> BrpPersoon | None:
        """See `BrpBackend`."""
        vraag = RaadpleegMetBsn(burgerservicenummer=bsn, velden=tuple(velden))
        gevraagd = frozenset(vraag.velden)
        lees = self._lees(vraag, lambda json, tijd: lees_persoon(json, self._bron, tijd, gevraagd))
        if len(lees) > 1:
            raise BrpNietEenduidig(
                "In de BRP staan twee personen onder dit burgerservicenummer. Neem de gegevens niet over en vraag "
                "burgerzaken om dit na te kijken."
            )
        if any(persoon.burgerservicenummer != bsn for persoon in lees):
            raise BrpAntwoordOngeldig("De BRP gaf gegevens van een ander dan gevraagd. Er is niets overgenomen.")
        return lees[0] if lees else None

    def zoek(
        self,
        geslachtsnaam: str,
        geboortedatum: date,
        *,
        voornamen: str | None = None,
        voorvoegsel: str | None = None,
        geslacht: str | None = None,
        inclusief_overleden: bool = False,
        velden: Iterable[str] = VELDEN_HERKENNEN,
    ) -> tuple[BrpTreffer, ...]:
        """See `BrpBackend`."""
        return self.zoek_met(
            ZoekOpGeboortedatum(
                geslachtsnaam=geslachtsnaam,
                geboortedatum=geboortedatum,
                voornamen=voornamen,
                voorvoegsel=voorvoegsel,
                geslacht=geslacht,
                inclusief_overleden_personen=inclusief_overleden,
                velden=tuple(velden),
            )
        )

    def zoek_adres(
        self,
        postcode: str,
        huisnummer: int,
        *,
        huisletter: str | None = None,
        huisnummertoevoeging: str | None = None,
        inclusief_overleden: bool = False,
        velden: Iterable[str] = VELDEN_HERKENNEN,
    ) -> tuple[BrpTreffer, ...]:
        """See `BrpBackend`."""
        return self.zoek_met(
            ZoekOpPostcode(
                postcode=postcode,
                huisnummer=huisnummer,
                huisletter=huisletter,
                huisnummertoevoeging=huisnummertoevoeging,
                inclusief_overleden_personen=inclusief_overleden,
                velden=tuple(velden),
            )
        )

    def zoek_met(self, vraag: Zoekvraag) -> tuple[BrpTreffer, ...]:
        """See `BrpBackend`."""
        return self._lees(vraag, lambda json, tijd: lees_treffer(json, self._bron, tijd))

    def _lees(self, vraag: Vraag, maak: Callable[[Lezer, datetime], T]) -> tuple[T, ...]:
        """Ask, check and read. What was not asked for is thrown away unread."""
        antwoord = self._antwoord(vraag)
        tijd = self._nu()
        try:
            json = Lezer(antwoord)
            if json.soort() != vraag.soort:
                raise json.fout("type")
            if "personen" not in json.velden:
                raise json.fout("personen")
            personen = [beperk_tot(deel.velden, vraag.draad_velden) for deel in json.lijst("personen")]
            return tuple(maak(Lezer(persoon, f"personen[{nr}]"), tijd) for nr, persoon in enumerate(personen))
        except Vormfout as fout:
            pad = fout.pad
        # Raised outside the except: the error then carries no chain with pieces of the answer.
        raise BrpAntwoordOngeldig(
            f"De BRP gaf een antwoord dat niet klopt met de afspraken (bij {pad}). Er is niets overgenomen."
        )
