"""Try an act without doing it: the preview of beheer gives the very errors the act would give."""

from collections.abc import Callable

from django.db import transaction


def proberen(doe: Callable[[], object]) -> None:
    """Run `doe` and undo it. Raises what it raises."""
    with transaction.atomic():
        doe()
        transaction.set_rollback(True)
