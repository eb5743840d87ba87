"""Doors of single sign-on: to the municipality's identity provider and back."""

import jwt
import requests
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from keukentafel.koppelingen.inloggen import OidcGeweigerd
from keukentafel.organisatie import sessie
from keukentafel.organisatie.web.inloggen import binnenlaten
from keukentafel.poort.web.deur import openbaar

ACHTERGROND = "keukentafel.organisatie.inloggen.OidcBackend"
MISLUKT = "Inloggen met je gemeenteaccount is niet gelukt. Probeer het opnieuw; blijft het zo, bel functioneel beheer."


class OidcTerug(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # the library has no types
    """Back from the provider. Whatever goes wrong there ends on our log-in page, with a sentence."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What the library raises for a doubtful token or a provider that does not answer is no error of ours."""
        try:
            antwoord: HttpResponseRedirect = super().get(request)
        except OidcGeweigerd as fout:
            messages.error(request, str(fout))
        except (SuspiciousOperation, jwt.PyJWTError, requests.RequestException, ValueError):
            messages.error(request, MISLUKT)
        else:
            if antwoord.url == self.failure_url:
                messages.error(request, MISLUKT)
            return antwoord
        return HttpResponseRedirect(self.failure_url)

    def login_success(self) -> HttpResponse:
        """The provider asked for the second factor (organisatie.inloggen.oidc_eisen)."""
        verder = self.request.session.pop("oidc_login_next", None) or ""
        return binnenlaten(self.request, sessie.Stap(self.user, ACHTERGROND, verder, ""))


heen = openbaar(OIDCAuthenticationRequestView.as_view())
terug = openbaar(OidcTerug.as_view())
