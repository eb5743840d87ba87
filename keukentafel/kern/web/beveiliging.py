"""`/.well-known/security.txt` (RFC 9116): whom to tell about a hole, for whoever found one. Open without log-in."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keukentafel.kern import klok
from keukentafel.kern.web.openbaar import openbaar

# Less than a year, as the RFC asks; counted from today, so that it is never out of date while we are running.
GELDIG = timedelta(days=180)


@openbaar
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """A 404 while nobody is named: a page without a person behind it is worse than none."""
    if not settings.MELDPUNT:
        raise Http404
    einde = (klok.nu() + GELDIG).strftime("%Y-%m-%dT00:00:00Z")
    regels = [
        f"Contact: {settings.MELDPUNT}",
        f"Expires: {einde}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\r\n".join([*regels, ""]), content_type="text/plain; charset=utf-8")
