"""How long each kind of data is kept, in words for the register (regels.md §4.4)."""

from collections.abc import Mapping

from keukentafel.kern.handelingen import BEWAARDAGEN_CONCEPT
from keukentafel.kern.tekst import aantal
from keukentafel.organisatie.opvragen import instelling

_LIJST = "volgens de Selectielijst gemeenten 2020"
_VAST = {
    "wmo": "15 jaar na de laatste wijziging (Wmo 2015 art. 5.3.4)",
    "jeugd": "20 jaar na de laatste wijziging (Jeugdwet art. 7.3.8)",
    "veiligheid": "20 jaar na de laatste wijziging (Jeugdwet art. 7.3.8)",
    "algemeen": "zo lang als het dossier: 15 jaar na de laatste wijziging, bij jeugdhulp 20 jaar",
    "pw": f"{_LIJST}, vanaf het einde van de hulp",
    "wgs": f"{_LIJST}, vanaf het einde van de hulp",
    "contact": f"{_LIJST}, vanaf het contact",
    "melding": f"{_LIJST}, vanaf het einde van de melding; met een dossier zo lang als het dossier",
    "afspraak": f"{_LIJST}, vanaf de afspraak",
    "post": f"{_LIJST}, vanaf het afhandelen; met een dossier zo lang als het dossier",
    "inloop": f"{_LIJST}, vanaf het bezoek",
    "verzoek": f"{_LIJST}, vanaf het antwoord op het verzoek",
    "toezicht": "minstens 5 jaar (NEN 7513)",
    "werk": f"{_LIJST}, vanaf het einde van het werk",
    "medewerker": "zo lang iemand hier werkt; daarna zo lang het logboek naar iemand verwijst, minstens 5 jaar",
}


def bewaartermijnen() -> Mapping[str, str]:
    """Code of a term -> the term in words; what beheer set in days comes from there."""
    dagen = {"concept": BEWAARDAGEN_CONCEPT, "inzagepakket": int(instelling("inzage_bewaren_dagen"))}
    sinds = {"concept": "na de laatste letter", "inzagepakket": "na het geven"}
    return _VAST | {code: f"{aantal(n, 'dag', 'dagen')} {sinds[code]}" for code, n in dagen.items()}
