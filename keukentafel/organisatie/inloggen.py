"""Who may come in: password and one-time code, or single sign-on. The steps are acts (handelingen/inloggen.py)."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from keukentafel.kern import klok
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.regels import in_dienst


def mag_binnen(medewerker: Medewerker) -> bool:
    """Active and in service today; asked at every request, so leaving takes effect at once."""
    dienst = in_dienst(klok.vandaag(), medewerker.in_dienst_van, medewerker.in_dienst_tot)
    return medewerker.is_active and dienst


class WachtwoordBackend(BaseBackend):
    """Local accounts. An unknown name costs the same time as a wrong password."""

    def authenticate(self, request: HttpRequest | None, **gegeven: Any) -> Medewerker | None:
        """Takes `gebruikersnaam` and `wachtwoord`; with anything else it is another backend's turn."""
        if set(gegeven) != {"gebruikersnaam", "wachtwoord"}:
            return None
        gebruikersnaam, wachtwoord = gegeven["gebruikersnaam"], gegeven["wachtwoord"]
        medewerker = Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam.strip()).first()
        if medewerker is None:
            Medewerker().set_password(wachtwoord)
            return None
        klopt = medewerker.check_password(wachtwoord)
        return medewerker if klopt and mag_binnen(medewerker) else None

    def get_user(self, user_id: UUID | str) -> Medewerker | None:
        """Called at every request."""
        medewerker = Medewerker.objects.filter(pk=user_id).first()
        return medewerker if medewerker is not None and mag_binnen(medewerker) else None


def tweede_factor_gedaan(request: HttpRequest) -> bool:
    """Did this session give the second factor?"""
    return bool(request.session.get("tweede_factor"))
