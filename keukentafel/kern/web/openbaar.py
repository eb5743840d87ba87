"""The mark of a view that everybody may open. It stands here because kern lies beneath the gate, which reads it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http.response import HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def openbaar(view: V) -> V:
    """The visible exception: no log-in, no actor, no protected data (login page, health)."""
    merk: Any = view  # a view carries its right as an attribute
    merk.openbaar = True
    return view
