"""How long each kind of data is kept, in words for the register: the terms that destroying keeps to, and a few that the
work itself ends."""

from collections.abc import Mapping

from keukentafel.kern.handelingen import BEWAARDAGEN_CONCEPT
from keukentafel.kern.tekst import aantal
from keukentafel.organisatie.opvragen import instelling
from keukentafel.privacy.opvragen.bewaarlijst import termijnen
from keukentafel.privacy.regels.bewaren import NAAM_VAN_START


def bewaartermijnen() -> Mapping[str, str]:
    """Code of a term -> the term in words, as beheer has it today (ADR 0029 and 0030)."""
    lijst = {code: f"{s.lengte} na {NAAM_VAN_START[s.start]} ({s.bron})" for code, s in termijnen().items()}
    pakket = int(instelling("inzage_bewaren_dagen"))
    return lijst | {
        "concept": f"{aantal(BEWAARDAGEN_CONCEPT, 'dag', 'dagen')} na de laatste letter",
        "inzagepakket": f"{aantal(pakket, 'dag', 'dagen')} na het geven",
        "onderzoek": "tot het onderzoek voorbij is; daarna blijven alleen de aantallen",
        "medewerker": "zo lang iemand hier werkt; daarna zo lang het logboek naar iemand verwijst, minstens 5 jaar",
    }
