"""Words and rules of the rights to rectify, restrict, object and erase (AVG art. 16 to 21). Pure: days come in."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum

from keukentafel.privacy.regels.mag_vragen import Oordeel
from keukentafel.privacy.regels.verzoek import Soort, Uitkomst

# These name pieces, each weighed by itself; the others end in a package.
MET_STUKKEN = frozenset({Soort.RECTIFICATIE, Soort.BEPERKING, Soort.BEZWAAR, Soort.VERWIJDERING})
# Who may ask; with "beperkt" only pieces that the limit allows: who handles the request chooses them.
MAG = frozenset({Oordeel.JA, Oordeel.SAMEN, Oordeel.TOESTEMMING, Oordeel.BEPERKT})


class Besluit(StrEnum):
    """What is decided about one piece."""

    OPEN = ""
    GEHEEL = "geheel"
    DEELS = "deels"
    NIET = "niet"


NAAM_VAN_BESLUIT = {
    Besluit.OPEN: "Nog geen besluit",
    Besluit.GEHEEL: "Ja",
    Besluit.DEELS: "Voor een deel",
    Besluit.NIET: "Nee",
}


class Zienswijze(StrEnum):
    """What the maker of a piece says about what is asked."""

    KLOPT = "klopt"
    DEELS = "deels"
    FEIT = "feit"
    MENING = "mening"


NAAM_VAN_ZIENSWIJZE = {
    Zienswijze.KLOPT: "De inwoner heeft gelijk: het moet anders",
    Zienswijze.DEELS: "Voor een deel heeft de inwoner gelijk",
    Zienswijze.FEIT: "Het klopt zoals het er staat",
    Zienswijze.MENING: "Het is mijn oordeel als hulpverlener, geen feit",
}


class Beperkgrond(StrEnum):
    """Why data may only be kept: AVG art. 18 lid 1 a to d, and an objection that was granted."""

    JUISTHEID = "juistheid"
    ONRECHTMATIG = "onrechtmatig"
    RECHTSVORDERING = "rechtsvordering"
    BEZWAAR = "bezwaar"
    GESTOPT = "gestopt"


NAAM_VAN_BEPERKGROND = {
    Beperkgrond.JUISTHEID: "De inwoner zegt dat het niet klopt; dat wordt nagegaan (AVG art. 18 lid 1 a)",
    Beperkgrond.ONRECHTMATIG: "Het had niet gemogen; de inwoner wil het bewaren (AVG art. 18 lid 1 b)",
    Beperkgrond.RECHTSVORDERING: "De inwoner heeft het nodig voor een rechtszaak (AVG art. 18 lid 1 c)",
    Beperkgrond.BEZWAAR: "De inwoner maakte bezwaar; dat wordt gewogen (AVG art. 18 lid 1 d)",
    Beperkgrond.GESTOPT: "Het bezwaar is toegewezen: wij gebruiken dit niet meer (AVG art. 21 lid 1)",
}
GROND_VAN_SOORT = {
    Soort.RECTIFICATIE: Beperkgrond.JUISTHEID,
    Soort.BEPERKING: Beperkgrond.JUISTHEID,
    Soort.BEZWAAR: Beperkgrond.BEZWAAR,
    Soort.VERWIJDERING: Beperkgrond.ONRECHTMATIG,
}


class Weigergrond(StrEnum):
    """Why a piece is not destroyed although the resident asks it."""

    WET = "wet"
    BELANG = "belang"
    TAAK = "taak"
    VORDERING = "vordering"


NAAM_VAN_WEIGERGROND = {
    Weigergrond.BELANG: "Een ander heeft er een aanmerkelijk belang bij (Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9)",
    Weigergrond.WET: "Een wet zegt dat wij dit moeten bewaren (Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9)",
    Weigergrond.TAAK: "Wij hebben het nodig voor onze wettelijke taak (AVG art. 17 lid 3 b)",
    Weigergrond.VORDERING: "Het is nodig voor een rechtszaak (AVG art. 17 lid 3 e)",
}
# Under which article a piece is destroyed; who it is about asked for it.
VERNIETIGARTIKEL = {"wmo": "Wmo 2015 art. 5.3.5", "jeugd": "Jeugdwet art. 7.3.9"}


class Melding(StrEnum):
    """What was done with one who received it before (AVG art. 19)."""

    OPEN = ""
    VERTELD = "verteld"
    ONMOGELIJK = "onmogelijk"
    ONEVENREDIG = "onevenredig"
    NIET_DIT = "niet_dit"


NAAM_VAN_MELDING = {
    Melding.VERTELD: "Verteld",
    Melding.NIET_DIT: "Niet nodig: deze ontvanger kreeg dit niet",
    Melding.ONMOGELIJK: "Het kan niet meer",
    Melding.ONEVENREDIG: "Het kost onevenredig veel moeite",
}


class Weging(StrEnum):
    """How an objection ends (AVG art. 21 lid 1)."""

    STOPPEN = "stoppen"
    DOORGAAN = "doorgaan"


NAAM_VAN_WEGING = {
    Weging.STOPPEN: "Wij stoppen: het belang van de inwoner weegt zwaarder",
    Weging.DOORGAAN: "Wij gaan door: er zijn dwingende redenen",
}


def uitkomst_van(besluiten: Iterable[str]) -> Uitkomst:
    """How a request ends, by what was decided about its pieces."""
    soorten = set(besluiten)
    if soorten == {Besluit.GEHEEL}:
        return Uitkomst.GEGEVEN
    return Uitkomst.GEWEIGERD if soorten <= {Besluit.NIET} else Uitkomst.DEELS


def velden_met(velden: dict[str, str], zin: str) -> tuple[str, ...]:
    """In which fields of a piece these words stand, exactly."""
    return tuple(naam for naam, tekst in velden.items() if zin and zin in tekst)


def vroegste_einde(vandaag: date, dagen: int) -> date:
    """A restriction ends some days after the resident was told, never before (AVG art. 18 lid 3)."""
    return vandaag + timedelta(days=max(dagen, 1))


def ontvangers_zin(ontvangers: Collection[str]) -> str:
    """For the letter: to whom it was passed on (AVG art. 19)."""
    return f"Wij hebben dit ook verteld aan: {', '.join(dict.fromkeys(ontvangers))}." if ontvangers else ""
