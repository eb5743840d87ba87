"""The register of DPIA's (AVG art. 35, PRV-14): when one is needed, and when somebody looks again. Pure."""

from datetime import date
from enum import StrEnum

from keukentafel.kern.termijnen import plus_maanden


class Aanleiding(StrEnum):
    """Why one is needed (PRV-14)."""

    BIJZONDER = "bijzonder"
    KOPPELEN = "koppelen"
    VROEGSIGNALERING = "vroegsignalering"
    PROFIEL = "profiel"
    LOGGING = "logging"
    CAMERA = "camera"
    KETEN = "keten"
    WIJZIGING = "wijziging"


NAAM_VAN_AANLEIDING = {
    Aanleiding.BIJZONDER: "Veel gevoelige gegevens, of kwetsbare mensen",
    Aanleiding.KOPPELEN: "Gegevens uit meer domeinen bij elkaar",
    Aanleiding.VROEGSIGNALERING: "Vroegsignalering",
    Aanleiding.PROFIEL: "Profielen of kunstmatige intelligentie",
    Aanleiding.LOGGING: "Vastleggen wat medewerkers doen",
    Aanleiding.CAMERA: "Camera's of plaatsbepaling",
    Aanleiding.KETEN: "Een nieuwe koppeling met een ketenpartner",
    Aanleiding.WIJZIGING: "Er verandert iets aan de verwerking",
}


class Risico(StrEnum):
    """What is left with the measures."""

    LAAG = "laag"
    MIDDEL = "middel"
    HOOG = "hoog"


NAAM_VAN_RISICO = {
    Risico.LAAG: "Laag",
    Risico.MIDDEL: "Middel",
    Risico.HOOG: "Hoog: vraag eerst de AP om raad (art. 36)",
}


class Stand(StrEnum):
    """Where one stands today."""

    TE_LAAT = "te_laat"
    BIJNA = "bijna"
    GOED = "goed"
    VERVANGEN = "vervangen"


NAAM_VAN_STAND = {
    Stand.TE_LAAT: "Te laat herzien",
    Stand.BIJNA: "Bijna herzien",
    Stand.GOED: "Geldig",
    Stand.VERVANGEN: "Vervangen door een nieuwere",
}


def voorstel_herzien(op: date, maanden: int) -> date:
    """When to look again, unless somebody chooses another day."""
    return plus_maanden(op, maanden)


def stand(herzien_op: date, vandaag: date, waarschuwen_dagen: int, *, vervangen: bool) -> Stand:
    """Of the register: on the day itself it is not late yet."""
    if vervangen:
        return Stand.VERVANGEN
    if herzien_op < vandaag:
        return Stand.TE_LAAT
    return Stand.BIJNA if (herzien_op - vandaag).days <= waarschuwen_dagen else Stand.GOED
