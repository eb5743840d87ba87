"""Binds the actor to the request: who, which teams, roles and ties, at this moment."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from keukentafel.kern.web.verzoek import is_los
from keukentafel.organisatie import sessie
from keukentafel.organisatie.handelingen.inloggen import INLOGGEN, sessie_geweigerd
from keukentafel.organisatie.inloggen import tweede_factor_gedaan
from keukentafel.organisatie.opvragen import actor_van


class ActorMiddleware:
    """`request.actor` is None until both factors are given; then nothing but the log-in pages is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = None
        verlopen = request.session.get(SESSION_KEY)
        if verlopen and not request.user.is_authenticated:
            sessie_geweigerd(actor=INLOGGEN, medewerker_id=verlopen)
            request.session.flush()
        if request.user.is_authenticated and tweede_factor_gedaan(request):
            sessie_ = request.session
            actor = actor_van(request.user, redenen=sessie_.get("redenen"), verteld=sessie_.get("verteld"))
            sessie_.bijhouden()  # type: ignore[attr-defined]  # our own store (sessieopslag.py)
        request.actor = actor  # type: ignore[attr-defined]  # the request of Django carries no actor in its type
        antwoord = self.get_response(request)
        if request.method == "POST" and actor and antwoord.status_code < 400:
            _verstuurd(request)
        return antwoord

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """A form that comes in after the log-in has expired is kept until the same worker is back.

        It comes after Django's CSRF check, so it is a form of ours. Htmx and autosave keep their text
        on the page (401).
        """
        eigen = view.__module__.startswith("keukentafel.") and not getattr(view, "openbaar", False)
        if request.method != "POST" or getattr(request, "actor", None) or is_los(request) or not eigen:
            return None
        sessie.invoer_bewaren(request)
        return redirect("organisatie:inloggen")


def _verstuurd(request: HttpRequest) -> None:
    """The kept form arrived after all."""
    bewaard = request.session.get(sessie.BEWAARD)
    if bewaard and bewaard["pad"] == request.path:
        sessie.invoer_wissen(request)
