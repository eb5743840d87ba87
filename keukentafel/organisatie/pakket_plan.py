"""What room plan adds to a configuration pack: plain lists of choices, and numbers with what counts without them."""

from keukentafel.organisatie.keuzevormen import Getal, KeuzeRij


class OvergangmomentRij(KeuzeRij):
    """The name is the question that is asked at this age, in months after birth (18P-01)."""

    maanden: Getal = None


# soort -> (name on the screens of beheer, what it is, its shape)
PLAN_SOORTEN: dict[str, tuple[str, str, type[KeuzeRij]]] = {
    "overgang18": ("18 worden", "Wat er geregeld moet zijn voordat een jongere met hulp 18 wordt", KeuzeRij),
    "overgangmoment": (
        "18 worden: momenten",
        "Bij welke leeftijd, in maanden, de regisseur een vraag krijgt",
        OvergangmomentRij,
    ),
}
PLAN_AANTALLEN = {
    "volgmoment_respijt_werkdagen": 3,
    "informatie_dagen": 14,
    "informatie_ophogen_werkdagen": 5,
    "stilstand_weken": 6,
    "stilstand_zonder_plan_weken": 6,
    "achttien_vanaf_maanden": 198,
}
