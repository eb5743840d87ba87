"""What every page's shell shows."""

from typing import Any

from django.http import HttpRequest


def schil(request: HttpRequest) -> dict[str, Any]:
    """The actor for the top bar; pages pass the rest themselves."""
    return {"actor": getattr(request, "actor", None)}
