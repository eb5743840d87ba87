"""A way in again: the code of the app, or a start password. Who may decide that is asked by who calls this."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.bevestigcode import met_gemeenteaccount
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.vierogen import Herstel


def eis_wachtwoord(wachtwoord: str, medewerker: Medewerker, veld: str = "wachtwoord") -> None:
    """The rules of the settings, in plain words; the password itself is never repeated."""
    try:
        validate_password(wachtwoord, medewerker)
    except ValidationError as fout:
        raise Fout("Kies een sterker wachtwoord. " + " ".join(fout.messages), veld=veld) from fout


def herstellen(medewerker: Medewerker, wat: Herstel, wachtwoord: str = "") -> None:
    """Do it: the old code or password stops at once, and open sessions with it. `medewerker` is locked."""
    if wat is Herstel.CODE:
        medewerker.totp_geheim, medewerker.totp_bevestigd_op, medewerker.totp_laatste_stap = "", None, 0
    else:
        eis_wachtwoord(wachtwoord, medewerker)
        medewerker.set_password(wachtwoord)
        medewerker.startwachtwoord = True
    medewerker.save()


def alleen_gemeenteaccount(medewerker: Medewerker) -> bool:
    """Whoever comes in with the account of the municipality has no second door of which somebody else knew the start.

    Did a local password stop? `medewerker` is locked.
    """
    stopt = met_gemeenteaccount(medewerker) and medewerker.has_usable_password()
    if stopt:
        medewerker.set_unusable_password()
        medewerker.startwachtwoord = False
        herstellen(medewerker, Herstel.CODE)
    return stopt
