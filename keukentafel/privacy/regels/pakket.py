"""Words of the package of inzage: where it is, why a piece stays out, and what it says in plain Dutch (B1)."""

from collections.abc import Sequence
from enum import StrEnum

from keukentafel.privacy.regels.zwartmaken import LETTER_VAN_REDEN, NAAM_VAN_REDEN


class Pakketstand(StrEnum):
    """BEZIG: gathered by a job. Only what is GEREED leaves; afterwards it is kept for a short time and wiped."""

    BEZIG = "bezig"
    BEKIJKEN = "bekijken"
    NAKIJKEN = "nakijken"
    GEREED = "gereed"
    UITGEREIKT = "uitgereikt"
    VERVALLEN = "vervallen"
    GEWIST = "gewist"


NAAM_VAN_PAKKETSTAND = {
    Pakketstand.BEZIG: "Wordt verzameld",
    Pakketstand.BEKIJKEN: "Te bekijken",
    Pakketstand.NAKIJKEN: "Wacht op een tweede persoon",
    Pakketstand.GEREED: "Klaar om te geven",
    Pakketstand.UITGEREIKT: "Gegeven",
    Pakketstand.VERVALLEN: "Vervallen: er is een nieuw pakket",
    Pakketstand.GEWIST: "Gewist",
}


class Stukstand(StrEnum):
    OPEN = "open"
    MEE = "mee"
    WEG = "weg"


class Grond(StrEnum):
    """Why a whole piece stays out."""

    BELANG_ANDER = "belang_ander"
    ONDERZOEK = "onderzoek"
    VEILIG = "veilig"
    NIET_OVER = "niet_over"
    BESMET = "besmet"


NAAM_VAN_GROND = {
    Grond.BELANG_ANDER: "Het schaadt een ander (Jeugdwet art. 7.3.10; Wmo 2015 art. 5.3.2; AVG art. 15 lid 4)",
    Grond.VEILIG: "Het is nodig voor de veiligheid of de rechten van een ander (UAVG art. 41)",
    Grond.ONDERZOEK: "Er loopt een onderzoek naar veiligheid (UAVG art. 41; meldcode)",
    Grond.NIET_OVER: "Het gaat niet over deze persoon",
    Grond.BESMET: "In het bestand zit een virus, dus niemand kan het openen",
}
# A person need not tell who would be harmed.
ZONDER_TOELICHTING = frozenset({Grond.NIET_OVER, Grond.BESMET})


def gronden(*, bestand: bool) -> dict[Grond, str]:
    """Those that can be chosen for these words, or for this file."""
    return {grond: naam for grond, naam in NAAM_VAN_GROND.items() if bestand or grond is not Grond.BESMET}


class Wijze(StrEnum):
    """How the package leaves."""

    PERSOONLIJK = "persoonlijk"
    POST = "post"


NAAM_VAN_WIJZE = {
    Wijze.PERSOONLIJK: "Persoonlijk gegeven, tegen een bewijs van identiteit",
    Wijze.POST: "Afgedrukt en aangetekend op de post gedaan",
}

UITLEG = (
    "Dit zijn de gegevens die wij van u hebben. U heeft ze gevraagd. Dat is uw recht (AVG art. 15).",
    "Bij elk stuk staat waar het vandaan komt, van welke dag het is, wie het schreef en onder welke wet.",
    "Waarom hebben wij uw gegevens? Wij zijn de gemeente. Wij hebben ze nodig om u te helpen. Dat staat in de Wmo, de "
    "Jeugdwet, de Participatiewet en de Wet gemeentelijke schuldhulpverlening.",
    "De wet zegt hoe lang wij uw gegevens mogen bewaren. Voor de Wmo is dat 15 jaar, voor de Jeugdwet 20 jaar.",
    "Hulpverleners mogen korte aantekeningen maken voor zichzelf. Alleen zij lezen die. Ze worden snel gewist en "
    "zitten niet in dit pakket.",
    "Klopt er iets niet? Dan kunt u vragen of wij het verbeteren. Bent u het niet eens met wat een hulpverlener vindt? "
    "Dan kunt u uw eigen verhaal erbij laten zetten.",
    "Bent u het niet eens met dit antwoord? Dan kunt u binnen zes weken bezwaar maken bij het college van burgemeester "
    "en wethouders. Heeft een jeugdhulpverlener beslist? Dan kunt u naar de rechtbank. U kunt ook een klacht indienen "
    "bij de Autoriteit Persoonsgegevens.",
)
BESTAND_UITLEG = "Bij sommige stukken hoort een bestand. Het nummer staat bij het stuk; het zit in de map ‘bestanden’."
WIE_KEEK = "Wie keek er naar uw gegevens?"
WIE_KEEK_UITLEG = (
    "Medewerkers keken of werkten {} in uw gegevens. Per dag staat er één regel per medewerker. Ook staat erbij "
    "waarom. Wilt u over een regel meer weten? Vraag het ons. U krijgt een schriftelijk antwoord."
)
# So large may one zip grow: more files than that are handed over in parts.
DEEL_BYTES = 100 * 1024 * 1024
# So much text in one PDF: some 6.000 lines of who looked, which took 270 MB and eight seconds to set.
DEEL_TEKENS = 900_000
ZWART_UITLEG = "Soms staat er [zwart A] of een andere letter. Daar stond iets over een ander. De letters betekenen:"
WEG_UITLEG = "{} zitten niet in dit pakket. De reden is:"


def legenda() -> tuple[str, ...]:
    """What the letters mean."""
    return tuple(f"{LETTER_VAN_REDEN[reden]}: {naam.lower()}" for reden, naam in NAAM_VAN_REDEN.items())


def delen(groottes: Sequence[int], hoogste: int = DEEL_BYTES) -> tuple[tuple[int, ...], ...]:
    """Which files go in which zip: in order, and each zip small enough to make and to open. There is always one."""
    uit: list[list[int]] = [[]]
    vol = 0
    for nr, grootte in enumerate(groottes):
        if uit[-1] and vol + grootte > hoogste:
            uit.append([])
            vol = 0
        uit[-1].append(nr)
        vol += grootte
    return tuple(map(tuple, uit))
