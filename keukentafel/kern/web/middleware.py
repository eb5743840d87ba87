"""Nothing with personal data stays in a cache of the browser or on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class GeenOpslagMiddleware:
    """`Cache-Control: no-store` on every page; static files set their own header before this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if not antwoord.has_header("Cache-Control"):
            antwoord["Cache-Control"] = "no-store"
        return antwoord
