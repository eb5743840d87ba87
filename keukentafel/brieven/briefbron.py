"""Sources of letters: what a letter says, as one frozen dataclass per kind.

A room makes a kind of its own in its `bronnen.py` with `@briefsoort`, and hands a filled source to
`brieven.handelingen.brief_maken`. The source is kept with the letter; the text belongs to functioneel beheer.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar

from keukentafel.brieven.regels.tekst import veldfout
from keukentafel.kern.tekst import datum_gewoon, datum_lang, opsomming, tijd

# What every letter knows by itself: addressee, subject, date, number and who sends it.
ALGEMEEN = {
    "naam": "Fatma d'Alençon-Yılmaz",
    "over": "Fatma d'Alençon-Yılmaz",
    "datum": "26 november 2026",
    "kenmerk": "100001",
    "team": "Oost",
    "telefoon": "010 123 45 67",
    "adres_team": "Dorpsplein 1, 3111 AA Schiedam",
    "organisatie": "Wijkondersteuningsteams Schiedam",
}


@dataclass(frozen=True, kw_only=True)
class BriefBron:
    """Base of every source. Fields hold text, numbers, dates and tuples of text."""

    soort: ClassVar[str] = ""
    sjablonen: ClassVar[Mapping[str, str]] = {}
    """Code of each text of this kind -> its name for beheer."""
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """Code of a text -> what must stand in it, in lower case -> why (the law)."""

    slot: ClassVar[str] = ""
    """File with what follows every delivered text of this kind; empty: nothing does."""

    def sjabloon(self) -> str:
        """Which text fits this source."""
        return next(iter(self.sjablonen))

    def velden(self) -> dict[str, str]:
        """What may stand between braces, as text."""
        return {veld.name: als_woorden(getattr(self, veld.name)) for veld in fields(self)}

    def bevroren(self) -> dict[str, Any]:
        """For the JSON column: dates as ISO text."""
        return {naam: w.isoformat() if isinstance(w, date) else w for naam, w in asdict(self).items()}

    @classmethod
    def voorbeeld(cls) -> "BriefBron":
        """An invented source for the preview of beheer."""
        raise TypeError(f"{cls.__name__} heeft geen voorbeeld.")


def als_woorden(waarde: Any) -> str:
    """Dates and lists as in a letter; nothing stays empty."""
    if isinstance(waarde, datetime):
        return f"{datum_lang(waarde.date())} om {tijd(waarde)}"
    if isinstance(waarde, date):
        return datum_gewoon(waarde)
    if isinstance(waarde, tuple):
        return opsomming(waarde)
    return "" if waarde is None else str(waarde)


SOORTEN: dict[str, type[BriefBron]] = {}
B = TypeVar("B", bound=BriefBron)


def briefsoort(klasse: type[B]) -> type[B]:
    """Put a kind of letter on the list. A code of a text belongs to one kind."""
    dubbel = [code for code in klasse.sjablonen if code in sjablonen()]
    if klasse.soort in SOORTEN or dubbel or not klasse.sjablonen:
        raise ValueError(f"briefsoort {klasse.soort!r} of een van zijn teksten bestaat al, of heeft geen tekst")
    SOORTEN[klasse.soort] = klasse
    return klasse


def sjablonen() -> dict[str, type[BriefBron]]:
    """Code of a text -> the kind it belongs to."""
    return {code: klasse for klasse in SOORTEN.values() for code in klasse.sjablonen}


def veldnamen(code: str) -> list[str]:
    """Everything that may stand between braces in this text."""
    return sorted({*ALGEMEEN, *sjablonen()[code].voorbeeld().velden()})


def sjabloonfout(code: str, tekst: str) -> str:
    """What is wrong with the fields of this text, in words (setting BRIEFCONTROLE); empty when nothing is."""
    if code not in sjablonen():
        return f"brief ‘{code}’ bestaat niet; verwacht een van {', '.join(sorted(sjablonen()))}"
    return veldfout(tekst, veldnamen(code))


def ontbrekende_plicht(code: str, tekst: str) -> str:
    """Why this text may not be used: something that the law wants told is not in it. Empty when all is there."""
    klein = tekst.lower()
    plichten = sjablonen()[code].moet.get(code, {})
    return next((waarom for woord, waarom in plichten.items() if woord not in klein), "")
