"""What following a decision adds to a configuration pack: two lists, and numbers with what counts without them."""

from typing import Literal

from keukentafel.organisatie.keuzevormen import Getal, KeuzeRij


class AdviesnormRij(KeuzeRij):
    """`feit`: what in the advice itself answers this norm; empty: a person answers."""

    feit: Literal["", "feiten", "plan", "afweging", "alternatief", "zienswijze", "conclusie", "vier_ogen"] = ""


class ProductvolgingRij(KeuzeRij):
    """The code is that of a product. What is only delivered is not asked after (REQ-062); `nazorg_weken` 0: never.

    `heroverweging_maanden`: how often it is looked at again (WMO-14, CFG-07); empty: not by itself.
    """

    soort: Literal["dienst", "hulpmiddel"] = "dienst"
    nazorg_weken: Getal = None
    heroverweging_maanden: Getal = None


# soort -> (name on the screens of beheer, what it is, its shape)
VOLGEN_SOORTEN: dict[str, tuple[str, str, type[KeuzeRij]]] = {
    "productvolging": (
        "Nazorg en heroverweging",
        "Wanneer iemand vraagt of hulp werkt, en hoe vaak opnieuw wordt gekeken; de code is die van het product",
        ProductvolgingRij,
    ),
    "adviesnorm": ("Kwaliteitslijst advies", "Waar een zwaarwegend advies aan voldoet (REQ-049)", AdviesnormRij),
}

VOLGEN_AANTALLEN = {
    "vergelijken_maanden": 24,
    "nazorg_weken": 6,
    "heroverweging_maanden": 12,
    "nazorg_respijt_werkdagen": 5,
    "besluit_verloopt_weken": 10,
    "campagne_minuten": 90,
}
VOLGEN_NAMEN = {
    "vergelijken_maanden": "Over hoeveel maanden besluiten met elkaar worden vergeleken",
    "nazorg_weken": "Hoeveel weken na het begin iemand vraagt of de hulp werkt",
    "heroverweging_maanden": "Na hoeveel maanden opnieuw wordt gekeken naar hulp waarvoor niets anders is gekozen",
    "nazorg_respijt_werkdagen": "Hoeveel werkdagen later dat nog op tijd is",
    "besluit_verloopt_weken": "Hoeveel weken voor het einde van een besluit de regisseur een taak krijgt",
    "campagne_minuten": "Hoeveel minuten een gesprek in een campagne duurt, met verslag",
}
