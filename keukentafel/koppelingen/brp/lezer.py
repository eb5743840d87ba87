"""Strict reading of JSON values: every getter checks the type and names the path, never the value."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from keukentafel.koppelingen.brp.datum import BrpDatum
from keukentafel.koppelingen.brp.gegevens import Waarde

T = TypeVar("T")

_STUURTEKEN = re.compile(r"[\x00-\x1f\x7f]")
_LANGSTE_TEKST = 450  # the longest text in the OAS: VolledigeNaam
_TYPENAAM = re.compile(r"[A-Za-z]{1,60}")


class Vormfout(Exception):
    """The answer does not have the promised form; holds the path ('geboorte.datum') and nothing else."""

    def __init__(self, pad: str) -> None:
        super().__init__(pad)
        self.pad = pad


class Lezer:
    """One JSON object with its path in the answer."""

    def __init__(self, waarde: object, pad: str = "") -> None:
        if not isinstance(waarde, Mapping):
            raise Vormfout(pad or "antwoord")
        self.velden: Mapping[str, Any] = waarde
        self.pad = pad

    def _pad(self, naam: str) -> str:
        return f"{self.pad}.{naam}" if self.pad else naam

    def fout(self, naam: str) -> Vormfout:
        """The error about one field of this object."""
        return Vormfout(self._pad(naam))

    def tekst(self, naam: str, patroon: str | None = None) -> str | None:
        """Text without control characters, at most as long as the longest of the OAS; None when absent."""
        waarde = self.velden.get(naam)
        if waarde is None:
            return None
        if not isinstance(waarde, str) or len(waarde) > _LANGSTE_TEKST or _STUURTEKEN.search(waarde):
            raise self.fout(naam)
        if patroon is not None and not re.fullmatch(patroon, waarde, re.ASCII):
            raise self.fout(naam)
        return waarde.strip() or None

    def bsn(self, naam: str = "burgerservicenummer") -> str | None:
        """Nine digits."""
        return self.tekst(naam, r"\d{9}")

    def getal(self, naam: str, laagste: int, hoogste: int) -> int | None:
        """A whole number within bounds; true and false are no numbers."""
        waarde = self.velden.get(naam)
        if waarde is None:
            return None
        if type(waarde) is not int or not laagste <= waarde <= hoogste:
            raise self.fout(naam)
        return waarde

    def vlag(self, naam: str) -> bool:
        """True or false; absent is false, as the BRP leaves out what is not so."""
        waarde = self.velden.get(naam, False)
        if not isinstance(waarde, bool):
            raise self.fout(naam)
        return waarde

    def soort(self) -> str:
        """The discriminator `type`, which is always required."""
        waarde = self.velden.get("type")
        if not isinstance(waarde, str) or not _TYPENAAM.fullmatch(waarde):
            raise self.fout("type")
        return waarde

    def object(self, naam: str) -> "Lezer | None":
        """A nested object, or None when absent."""
        waarde = self.velden.get(naam)
        return None if waarde is None else Lezer(waarde, self._pad(naam))

    def lijst(self, naam: str, maximaal: int = 200) -> "Iterator[Lezer]":
        """The objects of a list; absent is an empty list."""
        waarde = self.velden.get(naam, [])
        if not isinstance(waarde, list) or len(waarde) > maximaal:
            raise self.fout(naam)
        return (Lezer(deel, self._pad(f"{naam}[{nr}]")) for nr, deel in enumerate(waarde))

    def een(self, naam: str, maak: "Callable[[Lezer], T]") -> T | None:
        """A nested object made into a record, or None when absent."""
        deel = self.object(naam)
        return None if deel is None else maak(deel)

    def waarde(self, naam: str) -> Waarde | None:
        """A row of a landelijke tabel; one without code (a foreign place) is known by its description."""
        deel = self.object(naam)
        if deel is None:
            return None
        code, omschrijving = deel.tekst("code"), deel.tekst("omschrijving")
        if code is None and omschrijving is None:
            raise self.fout(naam)
        return Waarde(code or "", omschrijving)

    def datum(self, naam: str) -> BrpDatum | None:
        """One of the four date types of the OAS."""
        deel = self.object(naam)
        if deel is None:
            return None
        maak = _DATUMSOORTEN.get(deel.soort())
        if maak is None:
            raise deel.fout("type")
        return maak(deel)


def _volledige_datum(deel: Lezer) -> BrpDatum:
    tekst = deel.tekst("datum", r"\d{4}-\d\d-\d\d")
    # ValueError is turned into a path outside the except, so that no traceback carries the value along.
    dag = None
    with suppress(ValueError):
        dag = date.fromisoformat(tekst or "")
    if dag is None:
        raise deel.fout("datum")
    return BrpDatum.van(dag)


def _verplicht_getal(deel: Lezer, naam: str, hoogste: int) -> int:
    getal = deel.getal(naam, 1, hoogste)
    if getal is None:
        raise deel.fout(naam)
    return getal


_DATUMSOORTEN: dict[str, Callable[[Lezer], BrpDatum]] = {
    "Datum": _volledige_datum,
    "DatumOnbekend": lambda deel: BrpDatum(),
    "JaarDatum": lambda deel: BrpDatum(_verplicht_getal(deel, "jaar", 9999)),
    "JaarMaandDatum": lambda deel: BrpDatum(_verplicht_getal(deel, "jaar", 9999), _verplicht_getal(deel, "maand", 12)),
}
