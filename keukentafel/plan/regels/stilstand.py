"""When a household stands still, and the sentence that says why. Sources: REQ-042, REQ-053, REQ-054, REQ-058."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import aantal, datum_gewoon


class Signaal(StrEnum):
    """Why a household is on the list."""

    VACATURE = "vacature"
    ZONDER_STAP = "zonder_stap"
    STAP_LAAT = "stap_laat"
    STIL = "stil"
    ZONDER_PLAN = "zonder_plan"
    BESPREKEN = "bespreken"
    GEMIST = "gemist"
    ZORG = "zorg"
    INFORMATIE = "informatie"


NAAM_VAN_SIGNAAL = {
    Signaal.VACATURE: "Geen regisseur",
    Signaal.ZONDER_STAP: "Geen volgende stap",
    Signaal.STAP_LAAT: "Stap te laat",
    Signaal.STIL: "Lang geen contact",
    Signaal.ZONDER_PLAN: "Nog geen doel",
    Signaal.BESPREKEN: "Niet besproken",
    Signaal.GEMIST: "Moment gemist",
    Signaal.ZORG: "Gaat minder goed",
    Signaal.INFORMATIE: "Wacht op informatie",
}


@dataclass(frozen=True)
class Reden:
    """One reason: since when, and how many (goals, steps, requests) it holds for."""

    signaal: Signaal
    sinds: date
    keer: int = 1

    def zin(self, vandaag: date) -> str:
        """In words, with the numbers it rests on: "2 doelen zonder volgende stap, sinds 3 november 2026"."""
        sinds = f"sinds {datum_gewoon(self.sinds)}"
        dagen = aantal((vandaag - self.sinds).days, "dag", "dagen")
        return {
            Signaal.VACATURE: f"Geen regisseur {sinds}",
            Signaal.ZONDER_STAP: f"{aantal(self.keer, 'doel', 'doelen')} zonder volgende stap, {sinds}",
            Signaal.STAP_LAAT: f"{aantal(self.keer, 'stap', 'stappen')} over de datum, de oudste {dagen}",
            Signaal.STIL: f"Laatste contact {dagen} geleden",
            Signaal.ZONDER_PLAN: f"{dagen} open en nog geen doel",
            Signaal.BESPREKEN: f"Het plan zou op {datum_gewoon(self.sinds)} besproken worden",
            Signaal.GEMIST: f"Op {datum_gewoon(self.sinds)} zou iemand kijken hoe het gaat",
            Signaal.ZORG: f"Op {datum_gewoon(self.sinds)} ging het minder goed, of was de hulp niet begonnen",
            Signaal.INFORMATIE: f"{aantal(self.keer, 'vraag', 'vragen')} aan anderen over de datum, de oudste {dagen}",
        }[self.signaal]
