"""The request as our views get it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from keukentafel.kern.actor import Actor


class Verzoek(HttpRequest):
    """A request behind the gate: the middleware has bound an actor and opened the transaction. Only a type."""

    actor: Actor
    htmx: HtmxDetails
