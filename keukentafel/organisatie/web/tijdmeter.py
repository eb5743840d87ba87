"""Puts the time meter round the door of one registration: what was saved is counted, how long its form was open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from keukentafel.kern import begonnen
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen.registratietijd import registratie_meten

View = Callable[..., HttpResponse]
# Fields that nobody fills: the mark itself, the token, and versions.
VANZELF = {begonnen.VELD, "csrfmiddlewaretoken", "versie", "persoon"}


def registratie(formulier: str) -> Callable[[View], View]:
    """`@registratie("contact")` below `@recht`: a POST that saved (no error, no question back) is measured."""

    def om(view: View) -> View:
        @wraps(view)
        def binnen(request: Verzoek, *args: Any, **kwargs: Any) -> HttpResponse:
            antwoord = view(request, *args, **kwargs)
            merk = request.POST.get(begonnen.VELD, "") if request.method == "POST" else ""
            if merk and antwoord.status_code < 400 and "stap" not in request.POST:
                registratie_meten(formulier=formulier, merk=merk, velden=_ingevuld(request))
            return antwoord

        return binnen

    return om


def _ingevuld(request: Verzoek) -> int:
    """How many fields came back with something in them: what stands for clicks."""
    return sum(1 for naam in request.POST if naam not in VANZELF and any(request.POST.getlist(naam)))
