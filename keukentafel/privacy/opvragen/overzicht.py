"""The first screen of privacy: which work there is, for whom."""

from dataclasses import dataclass

from keukentafel.kern.actor import Actor
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft


@dataclass(frozen=True)
class Hoofdstuk:
    """One list or register: where it is, what it is for, and who keeps it."""

    naam: str
    icoon: str
    route: str
    uitleg: str
    recht: Recht


HOOFDSTUKKEN: tuple[Hoofdstuk, ...] = (
    Hoofdstuk(
        "Noodtoegang en toegang op verzoek",
        "lock",
        "privacy:toegangen",
        "Wie in een dossier kwam dat niet bij hem hoort, waarom, en of dat terecht was",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Logboek", "eye", "privacy:logboek", "Wie wat heeft gezien, gezocht en gedaan, en waarom", Recht.LOGBOEK_LEZEN
    ),
    Hoofdstuk(
        "Afwijkingen",
        "alert-circle",
        "privacy:afwijkingen",
        "Inzages die vragen oproepen, en de steekproef van deze maand",
        Recht.AFWIJKING_BEHANDELEN,
    ),
    Hoofdstuk(
        "Vragen over wie er keek",
        "mail",
        "privacy:vragen",
        "Inwoners vragen waarom iemand keek; het antwoord is schriftelijk",
        Recht.INZAGE_LOG_MAKEN,
    ),
    Hoofdstuk(
        "Verzoeken van inwoners",
        "inbox",
        "privacy:verzoeken",
        "Inzage, verbeteren, verwijderen en bezwaar, met de termijn",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Beperkingen",
        "shield-lock",
        "privacy:beperkingen",
        "Gegevens die wij alleen bewaren, en wanneer iemand opnieuw kijkt",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Bewaren en vernietigen",
        "clock",
        "privacy:bewaren",
        "Wat weg mag, sinds wanneer en waarom; bewaarstops en verklaringen van vernietiging",
        Recht.BEWAREN_LEZEN,
    ),
    Hoofdstuk(
        "Datalekken",
        "alert-triangle",
        "privacy:datalekken",
        "Wat er misging, of het naar de AP moet binnen 72 uur, en wat we ervan leren",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "DPIA's",
        "shield-check",
        "privacy:dpias",
        "Risico's van wat we met gegevens doen, met maatregelen en de dag om weer te kijken",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Apparaten",
        "device-mobile",
        "privacy:apparaten",
        "Wie een laptop of telefoon heeft, of die versleuteld is, en wat er kwijt is",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Onderzoeken",
        "clipboard-list",
        "privacy:onderzoeken",
        "Wie mag worden benaderd voor een onderzoek, en zei dat het mag",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Voorwaarden voor toegang",
        "user-check",
        "organisatie:voorwaarden",
        "Wie de training deed, het reglement las en geheimhouding tekende, en wie nog iets mist",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Verwerkingsregister",
        "file-text",
        "privacy:verwerkingsregister",
        "Welke gegevens wij hebben, waarvoor, op welke grond, wie ze leest en hoe lang",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Velden die niemand gebruikt",
        "trash",
        "privacy:velden",
        "Wat in een jaar niet is ingevuld of gelezen, met het voorstel om het te laten vallen",
        Recht.PRIVACY_LEZEN,
    ),
    Hoofdstuk(
        "Wie mag wat, en waarom",
        "shield-check",
        "poort:wie-mag-wat",
        "Per rol en soort gegevens, met de regel erbij",
        Recht.MATRIX_LEZEN,
    ),
)


def hoofdstukken(actor: Actor) -> tuple[Hoofdstuk, ...]:
    """What this actor may open, in a fixed order."""
    return tuple(h for h in HOOFDSTUKKEN if heeft(actor, h.recht))
