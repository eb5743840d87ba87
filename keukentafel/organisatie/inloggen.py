"""Log in: password and one-time code, or single sign-on."""

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest


class WachtwoordBackend(BaseBackend):
    """Placeholder until the login room is furnished."""


def tweede_factor_gedaan(request: HttpRequest) -> bool:
    """Did this session give the second factor?"""
    return bool(request.session.get("tweede_factor"))
