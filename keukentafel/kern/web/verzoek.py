"""The request as our views get it."""

from django.conf import settings
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from keukentafel.kern.actor import Actor


class Verzoek(HttpRequest):
    """A request behind the gate: the middleware has bound an actor and opened the transaction. Only a type."""

    actor: Actor
    htmx: HtmxDetails


def is_los(request: HttpRequest) -> bool:
    """Not a page but a part of one, an autosave, or another fetch of our scripts: what is typed stays on the page."""
    return bool(
        request.headers.get("HX-Request")
        or request.content_type == "application/json"
        or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    )


def afzender(request: HttpRequest) -> str:
    """The address to count attempts by. Behind our proxy the last one, which it wrote; the others may be invented."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
