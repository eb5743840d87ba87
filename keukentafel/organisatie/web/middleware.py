"""Binds the actor to the request: who, which teams, roles and ties, at this moment."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from keukentafel.organisatie.inloggen import tweede_factor_gedaan
from keukentafel.organisatie.opvragen import actor_van


class ActorMiddleware:
    """`request.actor` is None until both factors are given; then nothing but the log-in pages is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = None
        if request.user.is_authenticated and tweede_factor_gedaan(request):
            actor = actor_van(request.user, redenen=request.session.get("redenen", {}))
        request.actor = actor  # type: ignore[attr-defined]
        return self.get_response(request)
