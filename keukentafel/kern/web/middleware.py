"""What every answer carries: nothing with personal data stays in a cache, nothing is guessed or asked of the device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from keukentafel.kern.web.fouten import alleen_versturen
from keukentafel.kern.web.verzoek import is_los

# Whatever a view says itself, stands; these are for the answers that say nothing.
KOPPEN = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
METHODEN = ("GET", "HEAD", "POST", "DELETE")


class GeenOpslagMiddleware:
    """No page is kept (static files set their own header), and methods we have no use for stop here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kan = request.method in METHODEN
        antwoord = self.get_response(request) if kan else HttpResponseNotAllowed(METHODEN)
        if antwoord.status_code == 405 and request.method == "GET" and not is_los(request):
            antwoord = alleen_versturen(request, antwoord["Allow"])
        for kop, waarde in KOPPEN.items():
            antwoord.headers.setdefault(kop, waarde)
        return antwoord
