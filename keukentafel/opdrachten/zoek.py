"""Seams named by text: `package.module:attribute`."""

from __future__ import annotations

import importlib
from typing import Any


def vind(pad: str) -> Any | None:
    """The named object, or None when its module is not there yet. A module that is there but broken raises."""
    module, _, naam = pad.partition(":")
    try:
        return getattr(importlib.import_module(module), naam)
    except ModuleNotFoundError as fout:
        if fout.name and (module == fout.name or module.startswith(f"{fout.name}.")):
            return None
        raise
