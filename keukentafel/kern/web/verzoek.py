"""The request as our views get it."""

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
