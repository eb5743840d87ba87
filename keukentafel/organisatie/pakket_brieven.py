"""What letters about decisions take from a configuration pack: the own contribution, and sentences for each law."""

from typing import Annotated, Any, Literal

from pydantic import StringConstraints, model_validator

from keukentafel.organisatie.keuringen import getal_van
from keukentafel.organisatie.keuzevormen import Bedrag, KeuzeRij, Tekst


class EigenBijdrageRij(KeuzeRij):
    """One amount, from the day in `van` until the next. `hoogste`: only where income decides (WMO-20)."""

    bedrag: Annotated[Bedrag, StringConstraints(min_length=1)]
    per: Literal["maand", "4weken"] = "maand"
    wijze: Literal["vast", "inkomen"] = "vast"
    hoogste: Bedrag = ""

    @model_validator(mode="after")
    def past(self) -> "EigenBijdrageRij":
        if (self.wijze == "inkomen") != bool(self.hoogste):
            raise ValueError("hoogste hoort bij wijze ‘inkomen’, en alleen daarbij")
        return self


class UitzonderingRij(KeuzeRij):
    """Why somebody pays nothing; the name is the sentence in the letter."""

    artikel: Tekst


class BesluitwetRij(KeuzeRij):
    """What a decision under one law always says. The code is that of the law, the name the law itself."""

    grondslag: Tekst
    plichten: str = ""
    plichten_grond: str = ""
    hulp_erbij: Tekst


# soort -> (name on the screens of beheer, what it is, shape, whether its codes are those of the program)
BRIEF_SOORTEN: dict[str, tuple[Any, ...]] = {
    "eigen_bijdrage": (
        "Eigen bijdrage Wmo", "Wat iemand betaalt, vanaf een dag, met de bron", EigenBijdrageRij,
    ),
    "bijdrage_uitzondering": (
        "Geen eigen bijdrage", "Waarom iemand niets betaalt; de naam staat in de brief", UitzonderingRij, True,
    ),
    "besluit_wet": (
        "Zinnen in een besluit", "Wat een besluit per wet altijd zegt", BesluitwetRij, True,
    ),
}  # fmt: skip

# 0 is at once; longer than a day would make the decision itself late.
is_bedenktijd = getal_van(0, 1440, "minuten")


# Texts without which no decision leaves (DOC-01): there is no sensible word for them but the municipality's own.
BRIEF_TEKSTEN = ("bezwaar_adres", "bezwaar_digitaal", "rechtbank", "privacyregel")
BRIEF_NAMEN = {
    "besluit_terughalen_minuten": "Hoeveel minuten een besluit nog is terug te halen voordat de brief weggaat",
    "bezwaar_adres": "Waar een bezwaar per post heen gaat",
    "bezwaar_digitaal": "Hoe een bezwaar digitaal kan",
    "rechtbank": "Welke rechtbank, zoals in een zin: de rechtbank …",
    "privacyregel": "Wat een besluit zegt over gegevens inzien",
}
