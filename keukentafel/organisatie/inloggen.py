"""Who may come in: password and one-time code, or single sign-on. The steps are acts (handelingen/inloggen.py)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from keukentafel.kern import klok
from keukentafel.koppelingen.inloggen import OidcEisen, identiteit_uit_claims
from keukentafel.organisatie.handelingen.inloggen import INLOGGEN, oidc_herkennen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import medewerker_met_banden
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
        medewerker = medewerker_met_banden(user_id)
        return medewerker if medewerker is not None and mag_binnen(medewerker) else None


def oidc_eisen() -> OidcEisen:
    """What the settings ask of the identity provider; without a second factor there, nobody comes in this way."""
    return OidcEisen(
        uitgever=settings.OIDC_UITGEVER,
        client_id=settings.OIDC_RP_CLIENT_ID,
        amr=frozenset(settings.OIDC_AMR),
        acr=frozenset(settings.OIDC_ACR),
        langste_aanmelding=timedelta(hours=12),
    )


class OidcBackend(OIDCAuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """Single sign-on: the library fetches and verifies the token, our own check decides who it is."""

    def get_or_create_user(self, access_token: str, id_token: str, payload: dict[str, Any]) -> Medewerker:
        """The worker, never a new one. Raises OidcGeweigerd with a text for the person."""
        userinfo = self.get_userinfo(access_token, id_token, payload)
        identiteit = identiteit_uit_claims(payload, oidc_eisen(), klok.nu(), userinfo=userinfo)
        return oidc_herkennen(actor=INLOGGEN, identiteit=identiteit)

    def get_user(self, user_id: UUID | str) -> Medewerker | None:
        """Called at every request."""
        return WachtwoordBackend().get_user(user_id)


def tweede_factor_gedaan(request: HttpRequest) -> bool:
    """Did this session give the second factor?"""
    return bool(request.session.get("tweede_factor"))
