"""A brake on doors that could be emptied by a program: searching, checking a caller, the public forms.

Counted in the memory of each process, without a query: with two processes the real limit is at most twice as high.
Guessing a password or a code has its own count in the database (organisatie/handelingen/inloggen.py).
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keukentafel.kern.web.verzoek import afzender

V = TypeVar("V", bound=Callable[..., HttpResponse])
logger = logging.getLogger(__name__)
MINUUT = 60
# Who was seen longest ago is forgotten first, so that invented addresses cannot fill the memory.
HOOGSTENS_BEKEND = 10_000


class Teller:
    """How often each key came in the running minute."""

    def __init__(self) -> None:
        self._gezien: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()
        self._slot = Lock()

    def tel(self, deur: str, wie: str, nu: float) -> int:
        """This one included."""
        with self._slot:
            begin, aantal = self._gezien.pop((deur, wie), (nu, 0))
            if nu - begin >= MINUUT:
                begin, aantal = nu, 0
            self._gezien[deur, wie] = (begin, aantal + 1)
            while len(self._gezien) > HOOGSTENS_BEKEND:
                self._gezien.popitem(last=False)
        return aantal + 1


_teller = Teller()


def rem(deur: str, per_minuut: int, *, alleen_post: bool = False) -> Callable[[V], V]:
    """429 when one worker (or, without log-in, one address) comes more often; `deur` is shared by what belongs
    together."""

    def versier(view: V) -> V:
        @wraps(view)
        def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if settings.REM and not (alleen_post and request.method != "POST"):
                actor = getattr(request, "actor", None)
                wie = str(actor.id) if actor else afzender(request)
                if _teller.tel(deur, wie, time.monotonic()) > per_minuut * settings.REM:
                    return _te_vaak(request, deur)
            return view(request, *args, **kwargs)

        return cast(V, binnen)

    return versier


def _te_vaak(request: HttpRequest, deur: str) -> HttpResponse:
    logger.warning("te vaak: %s", deur)
    antwoord = render(request, "kern/fout.html", {"code": 429}, status=429)
    antwoord["Retry-After"] = str(MINUUT)
    return antwoord
