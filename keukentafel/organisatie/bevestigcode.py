"""Who comes in with a sensitive role: the one whom the second person speaks, and nobody who set the start (ADR 0033).

Whoever sets a start password can come in before the worker does, also as somebody who then "chose an own password". So
an own way in is asked, and a code that stands on the own profile alone: the worker reads it aloud to the second person.
"""

from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from keukentafel.organisatie.models import Medewerker, Rolvoorstel
from keukentafel.organisatie.vierogen import Herstel

CIJFERS = 6


def met_gemeenteaccount(medewerker: Medewerker) -> bool:
    """Comes in with the account of the municipality, and did so before: what stands at ours is not needed."""
    return bool(settings.OIDC_UITGEVER and medewerker.oidc_onderwerp)


def eigen_weg(medewerker: Medewerker) -> bool:
    """Is there a way in that the worker made, after the last one that somebody else set?"""
    zelf = not medewerker.startwachtwoord and medewerker.totp_bevestigd_op is not None
    return zelf or met_gemeenteaccount(medewerker)


def eerst_zelf(naam: str) -> str:
    """What stands in the way, and who takes it away."""
    return (
        f"{naam} koos nog geen eigen wachtwoord en code in de app. Wie het startwachtwoord zette, kan dan binnenkomen"
        f" met deze rol. Vraag {naam} zelf om een keer in te loggen. Bevestig daarna."
    )


def bezwaar_tegen_samen(medewerker: Medewerker, wat: Herstel) -> str:
    """Why this way in again cannot come beside the other one; empty when it can. A start password and no own code
    together let in whoever chose the password, whoever agreed to the rest."""
    mist = {
        Herstel.CODE: "wachtwoord" if medewerker.startwachtwoord else "",
        Herstel.WACHTWOORD: "" if medewerker.totp_bevestigd_op else "code in de app",
    }[wat]
    if not mist:
        return ""
    naam = medewerker.naam
    return (
        f"{naam} heeft nu geen eigen {mist}. Wie het startwachtwoord kiest, kan dan binnenkomen als {naam}. Laat {naam}"
        " eerst inloggen. Lukt dat niet: beëindig de rol, herstel de toegang, en stel de rol daarna opnieuw voor."
    )


def vraagt_code(voorstel: Rolvoorstel) -> bool:
    """Moving what one has to another team gives nobody more to see."""
    return voorstel.uit_team_id is None


def code_voor(voorstel_id: UUID, medewerker: Medewerker) -> str:
    """Six digits for this proposal and this way in: another password or app gives another code. Kept nowhere."""
    stof = f"{voorstel_id}|{medewerker.password}|{medewerker.totp_geheim}|{medewerker.oidc_onderwerp or ''}"
    getal = int(salted_hmac("organisatie.rolvoorstel", stof, algorithm="sha256").hexdigest(), 16)
    return str(getal % 10**CIJFERS).zfill(CIJFERS)


def klopt(code: str, voorstel_id: UUID, medewerker: Medewerker) -> bool:
    """Spaces do not count: people say and type it in two halves."""
    return constant_time_compare("".join(code.split()), code_voor(voorstel_id, medewerker))
