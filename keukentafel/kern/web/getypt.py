"""What somebody typed in a form that could not be taken in: which fields may be shown, kept and sent again."""

from django.http import HttpResponse, QueryDict
from django.http.request import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware

NIET_BEWAREN = ("csrfmiddlewaretoken", "wachtwoord", "password", "code")


def bewaarbaar(naam: str) -> bool:
    """Not a secret: passwords and codes are never kept, nor shown again."""
    return not any(naam.lower().startswith(n) or naam.lower().endswith(n) for n in NIET_BEWAREN)


def velden(post: QueryDict) -> list[tuple[str, str]]:
    """Name and value of every field that may be kept, in the order they were sent; a name may come more often."""
    return [(naam, str(w)) for naam, waarden in post.lists() if bewaarbaar(naam) for w in waarden]


def heeft_geheim(post: QueryDict) -> bool:
    """A password or code was among it: sending the rest again would not do what was meant."""
    return any(not bewaarbaar(naam) for naam in post if naam != "csrfmiddlewaretoken")


def van_ons(request: HttpRequest) -> bool:
    """Did this form come from a page of ours? A stranger's text gets no button of ours under it.

    Asked by the error pages, which may run before Django's own check came round. Needs no database.
    """
    if getattr(request, "csrf_processing_done", False):
        return True
    controle = CsrfViewMiddleware(lambda _: HttpResponse())
    return controle.process_view(request, _geen_view, (), {}) is None


def _geen_view(request: HttpRequest) -> HttpResponse:
    """Stands in for the view: the check only looks at its marks."""
    return HttpResponse()
