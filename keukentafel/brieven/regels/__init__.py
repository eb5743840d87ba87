"""Rules of brieven: states, channels and attempts (AWB-13, AWB-14)."""

from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.termijnen import plus_maanden

PER_PDF = 100
"""Letters in one file: what one process makes at once without much memory (docs/prestaties.md)."""


class BriefStand(StrEnum):
    """Where a letter is on its way. What leaves is decided by an attempt (`VerzendStand`)."""

    BEDENKTIJD = "bedenktijd"
    WACHT = "wacht"
    KLAAR = "klaar"
    MAIL = "mail"
    AFGEDRUKT = "afgedrukt"
    VERZONDEN = "verzonden"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_STAND = {
    BriefStand.BEDENKTIJD: "gaat straks weg, is nog terug te halen",
    BriefStand.WACHT: "wacht op gegevens",
    BriefStand.KLAAR: "klaar om af te drukken",
    BriefStand.MAIL: "wordt gemaild",
    BriefStand.AFGEDRUKT: "afgedrukt, nog niet op de post",
    BriefStand.VERZONDEN: "verzonden",
    BriefStand.INGETROKKEN: "ingetrokken",
}
# From which states a letter may still be taken back: it has not left.
TERUG_TE_NEMEN = frozenset(
    {BriefStand.BEDENKTIJD, BriefStand.WACHT, BriefStand.KLAAR, BriefStand.MAIL, BriefStand.AFGEDRUKT}
)


class Kanaal(StrEnum):
    """Digital only when the resident asked for it (Awb 2:8); otherwise paper.

    To an organisation: paper, or the secured gateway (NTA 7516, REQ-163); never ordinary e-mail.
    """

    POST = "post"
    MAIL = "mail"
    VEILIG = "veilig"


NAAM_VAN_KANAAL = {
    Kanaal.POST: "per post",
    Kanaal.MAIL: "per e-mail",
    Kanaal.VEILIG: "per beveiligde e-mail",
}
PER_MAIL = frozenset({Kanaal.MAIL, Kanaal.VEILIG})


class Kanaalreden(StrEnum):
    """Why a letter leaves on paper or by e-mail (REQ-024)."""

    WIL_MAIL = "wil_mail"
    LIEVER_PAPIER = "liever_papier"
    NIET_GEVRAAGD = "niet_gevraagd"
    GEEN_MAILADRES = "geen_mailadres"
    MAIL_UIT = "mail_uit"
    MAIL_MISLUKT = "mail_mislukt"
    ORGANISATIE = "organisatie"
    VEILIG_GEKOZEN = "veilig_gekozen"


UITLEG_VAN_KANAAL = {
    Kanaalreden.WIL_MAIL: "De inwoner wil officiële post per e-mail.",
    Kanaalreden.LIEVER_PAPIER: "De inwoner krijgt liefst een brief op papier.",
    Kanaalreden.NIET_GEVRAAGD: "De inwoner heeft niet om digitale post gevraagd. Dan gaat een brief op papier.",
    Kanaalreden.GEEN_MAILADRES: "De inwoner wil digitale post, maar we weten geen e-mailadres. Daarom op papier.",
    Kanaalreden.MAIL_UIT: "De inwoner wil digitale post, maar e-mailen kan hier niet. Daarom op papier.",
    Kanaalreden.MAIL_MISLUKT: "De e-mail kwam niet aan. Daarom op papier.",
    Kanaalreden.ORGANISATIE: "Wat een inwoner noemt, gaat niet per gewone e-mail naar een organisatie.",
    Kanaalreden.VEILIG_GEKOZEN: "Deze brief gaat versleuteld, naar een adres dat een tweede persoon nakeek.",
}
PAPIER = "brief"
"""The preferred channel (inwoner.regels.communicatie.KANALEN) that means paper, also for who wants digital post."""


def kies_kanaal(
    *, digitaal: bool, email: bool, mail_aan: bool, voorkeur: str, veilig_aan: bool = False
) -> tuple[Kanaal, Kanaalreden]:
    """By e-mail only for who asked for it, and not for who likes paper better; with the reason.

    Where the municipality has a secured gateway, every letter by e-mail goes that way (REQ-163).
    """
    if not digitaal:
        return Kanaal.POST, Kanaalreden.NIET_GEVRAAGD
    if voorkeur == PAPIER:
        return Kanaal.POST, Kanaalreden.LIEVER_PAPIER
    if not email:
        return Kanaal.POST, Kanaalreden.GEEN_MAILADRES
    if veilig_aan:
        return Kanaal.VEILIG, Kanaalreden.WIL_MAIL
    if not mail_aan:
        return Kanaal.POST, Kanaalreden.MAIL_UIT
    return Kanaal.MAIL, Kanaalreden.WIL_MAIL


class VerzendStand(StrEnum):
    """One attempt. BEZIG is written before the letter is handed over, so that a crash never sends it twice unseen."""

    GEPLAND = "gepland"
    BEZIG = "bezig"
    VERZONDEN = "verzonden"
    UITGESTELD = "uitgesteld"
    MISLUKT = "mislukt"
    TERUGGENOMEN = "teruggenomen"


NAAM_VAN_VERZENDSTAND = {
    VerzendStand.GEPLAND: "staat klaar",
    VerzendStand.BEZIG: "bezig",
    VerzendStand.VERZONDEN: "verzonden",
    VerzendStand.UITGESTELD: "later opnieuw",
    VerzendStand.MISLUKT: "niet aangekomen",
    VerzendStand.TERUGGENOMEN: "teruggenomen",
}


class Hapering(StrEnum):
    """Why a letter cannot leave yet; a person looks at it."""

    NAKIJKEN = "nakijken"
    VERHUISD = "verhuisd"
    VERTEGENWOORDIGER_ONBEKEND = "vertegenwoordiger_onbekend"
    GEEN_ADRES = "geen_adres"
    GEHEIM_ADRES = "geheim_adres"
    MAIL_MISLUKT = "mail_mislukt"
    TERUGGEKOMEN = "teruggekomen"
    MAG_NIET_MEER = "mag_niet_meer"
    VERVALLEN = "vervallen"
    BEPERKT = "beperkt"
    AFGESCHERMD = "afgeschermd"
    VEILIG_UIT = "veilig_uit"
    VEILIG_MISLUKT = "veilig_mislukt"
    ADRES_NAKIJKEN = "adres_nakijken"


UITLEG_VAN_HAPERING = {
    Hapering.NAKIJKEN: "Kijk na naar wie deze brief moet.",
    Hapering.VERHUISD: "Deze inwoner hoort niet meer bij het huishouden. Er is geen brief. Kijk waar hij heen moet.",
    Hapering.VERTEGENWOORDIGER_ONBEKEND: "De vertegenwoordiger heeft geen adres bij ons. Leg hem vast als persoon.",
    Hapering.GEEN_ADRES: "Er is geen adres bekend. Vul het adres aan en zet de brief daarna klaar.",
    Hapering.GEHEIM_ADRES: "Deze brief gaat naar een geheim adres. Druk hem zelf af en doe hem zelf op de post.",
    Hapering.MAIL_MISLUKT: "De e-mail is niet aangekomen. De brief ligt nu klaar om af te drukken.",
    Hapering.TERUGGEKOMEN: "De brief kwam terug. Kijk het adres na en zet hem opnieuw klaar.",
    Hapering.MAG_NIET_MEER: "Dit mag niet meer worden gedeeld: er is geen toestemming meer. De brief gaat niet weg.",
    Hapering.VERVALLEN: "Wat in deze brief staat, is teruggehaald. De brief gaat niet meer weg.",
    Hapering.BEPERKT: "Wij bewaren alles over deze inwoner alleen (AVG art. 18). De brief gaat het huis niet uit.",
    Hapering.AFGESCHERMD: "Deze inwoner is afgeschermd of heeft een geheim adres. Dan gaat een brief niet per e-mail. "
    "Overleg met de aandachtsfunctionaris; per post kan wel.",
    Hapering.VEILIG_UIT: "Beveiligd mailen staat hier niet aan. De brief is niet verzonden. Vraag functioneel beheer.",
    Hapering.VEILIG_MISLUKT: "De beveiligde e-mail is niet aangekomen. Lees bij Verzending waarom, en kies opnieuw.",
    Hapering.ADRES_NAKIJKEN: "Het adres van deze organisatie is gestopt of moet opnieuw worden nagekeken.",
}
POGINGEN = 5
WACHT_NA_POGING = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
# Longer than any time-out of the mail server: what is still busy then was cut off halfway.
HANGT_NA = timedelta(minutes=15)


def wacht_na(poging: int) -> timedelta | None:
    """How long until the next attempt after this one failed for now; None: no more attempts."""
    return WACHT_NA_POGING[poging - 1] if poging < POGINGEN else None


# An e-mail that was handed over does not come back: so long it can still be taken back.
VEILIG_TERUGHALEN = timedelta(minutes=5)


def adres_geldt(nagekeken_op: date | None, gestopt_op: date | None, vandaag: date, maanden: int) -> bool:
    """May secured e-mail go to this address today? Looked at by a second person, not too long ago, and not stopped."""
    if nagekeken_op is None or (gestopt_op is not None and gestopt_op <= vandaag):
        return False
    return vandaag < plus_maanden(nagekeken_op, maanden)
