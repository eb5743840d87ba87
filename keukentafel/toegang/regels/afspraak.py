"""Where and how people meet, what follows a missed appointment, and when two appointments bite (REQ-014, PRB-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from keukentafel.kern.tekst import AMSTERDAM, aantal, tijd

AVOND_VANAF = time(17, 0)
# A calendar program looks a few times an hour; whoever asks more often is not one.
KEREN_PER_UUR = 60


class SoortPlaats(StrEnum):
    """What the resident chooses from."""

    THUIS = "thuis"
    NEUTRAAL = "neutraal"
    WIJK = "wijk"
    KANTOOR = "kantoor"

    @property
    def naam(self) -> str:
        return {"thuis": "Thuis", "neutraal": "Neutrale plek", "wijk": "Wijklocatie", "kantoor": "Spreekkamer"}[self]


class Vorm(StrEnum):
    """How the talk is held."""

    GESPREK = "gesprek"
    TELEFOON = "telefoon"
    VIDEO = "video"

    @property
    def naam(self) -> str:
        return {"gesprek": "Elkaar zien", "telefoon": "Telefoon", "video": "Beeldbellen"}[self]


class NaGemist(StrEnum):
    """What the worker does after nobody was there."""

    BELLEN = "bellen"
    LANGSGAAN = "langsgaan"
    NIEUW = "nieuwe_afspraak"
    GEEN = "geen"

    @property
    def naam(self) -> str:
        return {
            "bellen": "Bellen",
            "langsgaan": "Langsgaan",
            "nieuwe_afspraak": "Nieuwe afspraak maken",
            "geen": "Niets, en wel hierom",
        }[self]

    @property
    def taak(self) -> str:
        """The reminder, without a name; empty when nothing follows."""
        return {
            "bellen": "Bel: er was niemand op de afspraak.",
            "langsgaan": "Ga langs: er was niemand op de afspraak.",
            "nieuwe_afspraak": "Maak een nieuwe afspraak: er was niemand.",
            "geen": "",
        }[self]


@dataclass(frozen=True)
class Ruimte:
    """A place or room of the municipality: for how many people, and when it is open."""

    code: str
    naam: str
    soort: SoortPlaats = SoortPlaats.KANTOOR
    personen: int = 4
    besloten: bool = True
    open_van: time = time(8, 0)
    open_tot: time = time(18, 0)
    adres: str = ""

    @property
    def keuze(self) -> str:
        """As it stands in the list."""
        tot = f", open tot {tijd(self.open_tot)}" if self.open_tot > time(18, 0) else ""
        return f"{self.naam} ({self.personen} personen{'' if self.besloten else ', niet besloten'}{tot})"

    def bezwaren(self, begin: datetime, einde: datetime, mensen: int) -> list[str]:
        """Why this room does not fit, in words; nothing is refused for it."""
        uit = []
        van, tot = begin.astimezone(AMSTERDAM).time(), einde.astimezone(AMSTERDAM).time()
        if van < self.open_van or tot > self.open_tot or begin.date() != einde.date():
            uit.append(f"{self.naam} is open van {tijd(self.open_van)} tot {tijd(self.open_tot)}.")
        if mensen > self.personen:
            uit.append(
                f"In {self.naam} passen {aantal(self.personen, 'persoon', 'personen')}; jullie zijn met {mensen}."
            )
        return uit


@dataclass(frozen=True)
class Bezet:
    """Time that is taken: of the worker ("agenda"), of the room ("ruimte"), or because the worker is away."""

    wat: str
    begin: datetime
    einde: datetime


def botsingen(bezet: Iterable[Bezet], wie: str, ruimte: str) -> list[str]:
    """Sentences about what is taken already. Times only: with whom, only who may see that appointment sees."""
    zinnen = []
    for b in bezet:
        tijden = f"van {tijd(b.begin)} tot {tijd(b.einde)}"
        if b.wat == "agenda":
            zinnen.append(f"{wie} heeft dan al een afspraak {tijden}.")
        elif b.wat == "ruimte":
            zinnen.append(f"{ruimte} is dan al bezet {tijden}.")
        else:
            zinnen.append(f"{wie} is dan afwezig.")
    return zinnen


def waar_in_brief(kanaal: str, soort_plaats: str, ruimte: str, plaats: str) -> str:
    """Where, as the resident reads it."""
    if kanaal != Vorm.GESPREK:
        return "aan de telefoon: wij bellen u" if kanaal == Vorm.TELEFOON else "met beeldbellen: u krijgt een link"
    if ruimte or plaats:
        return ", ".join(deel for deel in (ruimte, plaats) if deel)
    return {
        SoortPlaats.THUIS: "bij u thuis",
        SoortPlaats.NEUTRAAL: "op een plek die wij samen afspreken",
        SoortPlaats.WIJK: "op een plek in de wijk",
        SoortPlaats.KANTOOR: "op ons kantoor",
    }[SoortPlaats(soort_plaats or SoortPlaats.THUIS)]


def afdruk_van(begin: datetime, einde: datetime, plaats: str) -> str:
    """What an invitation says about when and where: another one is another letter."""
    return "|".join([begin.astimezone(AMSTERDAM).isoformat(), einde.astimezone(AMSTERDAM).isoformat(), plaats])


def in_de_avond(begin: datetime) -> bool:
    """After office hours, on the Dutch clock."""
    return begin.astimezone(AMSTERDAM).time() >= AVOND_VANAF


def mag_feed(uur: datetime | None, keren: int, nu: datetime) -> bool:
    """May the calendar be read once more in this hour?"""
    return uur is None or uur != nu.replace(minute=0, second=0, microsecond=0) or keren < KEREN_PER_UUR
