"""The gate around every view: right, transaction, read-only GET, and the read log before the first byte."""

import logging
import uuid
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import redirect, render

from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.web.api import is_api, probleem
from keukentafel.kern.web.fouten import storing, weigering
from keukentafel.kern.web.verzoek import is_los
from keukentafel.poort import logboek
from keukentafel.poort.poort import eis
from keukentafel.poort.rechten import Recht

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
# kern lies beneath the gate and cannot name a right itself.
RECHT_VAN_KERN = {"keukentafel.kern.web.views.concept": Recht.EIGEN_PROFIEL_WIJZIGEN}
ALLEEN_LEZEN = {"GET", "HEAD", "OPTIONS"}


class PoortMiddleware:
    """Opens `transactie` around the view. A GET changes nothing; an answer of 400 or more changes nothing either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with logboek.verzameld(spoor=uuid.uuid4().hex) as kijken:
            antwoord = self.get_response(request)
            actor: Actor | None = getattr(request, "actor", None)
            if actor and kijken:
                try:
                    logboek.schrijf_kijken(actor, kijken, nieuwe_pagina=not is_los(request))
                except DatabaseError:
                    logger.exception("Het logboek neemt niets aan; de pagina is niet getoond.")
                    return storing(request)
        return antwoord

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "openbaar", False) or view.__module__.startswith(("django.", "mozilla_django_oidc.")):
            return None
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return _naar_inloggen(request)
        recht = getattr(view, "recht", None) or RECHT_VAN_KERN.get(f"{view.__module__}.{view.__name__}")
        if recht is None:
            raise RuntimeError(f"View {view.__module__}.{view.__name__} noemt geen recht (poort.web.deur.recht).")
        lezen = request.method in ALLEEN_LEZEN
        try:
            with transactie(actor, lezen=lezen):
                eis(recht)
                antwoord = view(request, *args, **kwargs)
                if hasattr(antwoord, "render"):
                    antwoord.render()
                if antwoord.status_code >= 400:
                    transaction.set_rollback(True)
                elif not lezen:
                    logboek.schrijf_verzameld(actor, nieuwe_pagina=not is_los(request))
        except NietGevonden as fout:
            raise Http404 from fout
        except GeenRecht as fout:
            if getattr(view, "verborgen", False):
                raise Http404 from fout
            if is_api(request):
                return probleem(403, fout.zin)
            return render(request, "kern/fout.html", {"code": 403, "uitleg": fout.zin}, status=403)
        except Fout as fout:
            return weigering(request, fout.tekst)
        return antwoord


def _naar_inloggen(request: HttpRequest) -> HttpResponse:
    """Back to the log-in page; htmx and autosave get a 401 so that the typed text stays on the page.

    Without words: the scripts have their own, and an answer whose body nobody reads never ends for the browser.
    """
    if is_los(request):
        return HttpResponse(status=401)
    return redirect(f"/inloggen/?verder={request.path}" if request.method == "GET" else "/inloggen/")
