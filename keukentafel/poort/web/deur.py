"""How a view names its right. A view without one cannot be reached (PoortMiddleware raises)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http.response import HttpResponseBase

from keukentafel.kern.web.openbaar import openbaar
from keukentafel.poort.rechten import Recht

__all__ = ["openbaar", "recht"]

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def recht(naam: Recht, *, verborgen: bool = False) -> Callable[[V], V]:
    """This view asks this right before it runs; GET is read-only in the database.

    `verborgen`: without the right the answer is the 404 of a page that does not exist, so that nobody learns from a
    refusal that there is something behind the door.
    """

    def versier(view: V) -> V:
        @wraps(view)
        def binnen(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        merk: Any = binnen  # a view carries its right as an attribute
        merk.recht, merk.verborgen = naam, verborgen
        return cast(V, binnen)

    return versier
