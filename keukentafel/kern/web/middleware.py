"""Nothing with personal data stays in a cache of the browser or on the way; and no page is empty."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from keukentafel.kern.web.fouten import alleen_versturen
from keukentafel.kern.web.verzoek import is_los


class GeenOpslagMiddleware:
    """`Cache-Control: no-store` on every page; static files set their own header before this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if antwoord.status_code == 405 and request.method == "GET" and not is_los(request):
            antwoord = alleen_versturen(request, antwoord["Allow"])
        if not antwoord.has_header("Cache-Control"):
            antwoord["Cache-Control"] = "no-store"
        return antwoord
