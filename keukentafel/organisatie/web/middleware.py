"""Binds the actor to the request: who, which teams, roles and ties, at this moment."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade
from keukentafel.kern.web.verzoek import afzender, is_los
from keukentafel.organisatie import sessie
from keukentafel.organisatie.handelingen.inloggen import INLOGGEN, sessie_geweigerd
from keukentafel.organisatie.inloggen import tweede_factor_gedaan
from keukentafel.organisatie.netwerken import ALLEEN_LEZEN, buiten
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.actor import netwerkregels_van
from keukentafel.organisatie.opvragen.voorwaarden import mist_iets

# What opens for who still lacks a condition: what to do about it, leaving, and telling that something went wrong.
ZONDER_VOORWAARDEN = frozenset(
    {
        "organisatie:mijn-voorwaarden",
        "organisatie:reglement-gelezen",
        "organisatie:uitloggen",
        "organisatie:sessie",
        "privacy:datalek-melden",
    }
)

OVERAL_OPEN = frozenset({"organisatie:uitloggen", "organisatie:sessie", "kern:concept", "privacy:datalek-melden"})
ALLEEN_LEZEN_MAG = frozenset({"GET", "HEAD", "OPTIONS"})


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
            request.plek = netwerkregels_van(request.user)  # type: ignore[attr-defined]  # ours
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
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None:
            return _mag_hier(request, actor) or _eerst_de_voorwaarden(request, actor) if eigen else None
        if request.method != "POST" or is_los(request) or not eigen:
            return None
        sessie.invoer_bewaren(request)
        return redirect("organisatie:inloggen")


def _mag_hier(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Outside the networks of the roles: a page that says so, or reading alone (REQ-163)."""
    rest = buiten(actor.rollen, afzender(request), request.plek)  # type: ignore[attr-defined]  # put there above
    naam = request.resolver_match.view_name if request.resolver_match else ""
    if not rest or naam in OVERAL_OPEN or (rest == ALLEEN_LEZEN and request.method in ALLEEN_LEZEN_MAG):
        return None
    fout = Blokkade("buiten-netwerk", "Je werkt op een netwerk dat de gemeente niet toestaat voor je rol.")
    gegevens = {"uitleg": fout.tekst, "lezen": rest == ALLEEN_LEZEN, "getypt": request.method == "POST"}
    return render(request, "organisatie/buiten.html", gegevens, status=403)


def _eerst_de_voorwaarden(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Without training, reglement or geheimhouding there is one page, with what to do (REQ-164).

    Asked only of who has no role left: whoever lacks something for one role of two works on with the other.
    """
    naam = request.resolver_match.view_name if request.resolver_match else ""
    if actor.rollen or actor.id is None or naam in ZONDER_VOORWAARDEN or not mist_iets(actor.id):
        return None
    messages.warning(
        request, Blokkade("voorwaarde-mist", "Eerst is nog nodig wat hier staat. Dan gaat alles open.").tekst
    )
    return redirect("organisatie:mijn-voorwaarden")


def _verstuurd(request: HttpRequest) -> None:
    """The kept form arrived after all."""
    bewaard = request.session.get(sessie.BEWAARD)
    if bewaard and bewaard["pad"] == request.path:
        sessie.invoer_wissen(request)
