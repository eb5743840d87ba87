"""The Jinja2 environment of all screens (``TEMPLATES[0]["OPTIONS"]["environment"]``). Needs no database."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, pgettext
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from keukentafel.kern import opmaak, tekst
from keukentafel.kern.adressen import adres
from keukentafel.kern.begonnen import stempel
from keukentafel.kern.schil import initialen
from keukentafel.kern.velden import veldgegevens

EIGEN = "keukentafel."
FILTERS = {
    "weekdag": tekst.weekdag,
    "datum_lang": tekst.datum_lang,
    "datum_gewoon": tekst.datum_gewoon,
    "datum_kort": tekst.datum_kort,
    "datum_cijfers": opmaak.datum_cijfers,
    "tijd": tekst.tijd,
    "moment_lang": tekst.moment_lang,
    "opsomming": tekst.opsomming,
    "getal": opmaak.getal,
    "bedrag": opmaak.bedrag,
    "procent": opmaak.procent,
    "initialen": initialen,
}


class Omgeving(Environment):
    """Jinja2's own, but for one thing: the globals of a template are a plain dict.

    They never change after the start, and each import of a macro compares them: over a ChainMap that was one part in
    thirty of a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this once; its own loader is replaced so that third-party names fall through."""
    options["loader"] = ChoiceLoader(_laders())
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    options["extensions"] = ["jinja2.ext.i18n"]
    omgeving = Omgeving(**options)
    # The names of collected files do not change while the service runs; a page asks for some eighty icons.
    bestand = cache(static) if settings.STATIC_ROOT else static
    omgeving.globals.update(static=bestand, url=_url, attributen=attributen, veldgegevens=veldgegevens, stempel=stempel)
    omgeving.globals["pictogram"] = lru_cache(500)(_pictogram) if settings.STATIC_ROOT else _pictogram
    omgeving.filters.update(FILTERS)
    omgeving.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext
    )
    return omgeving


def _laders() -> list[BaseLoader]:
    """One loader per own room that has templates; Django's and others' templates belong to the second engine."""
    eigen = [c for c in apps.get_app_configs() if c.name.startswith(EIGEN)]
    return [PackageLoader(c.name, "templates") for c in eigen if (Path(c.path) / "templates").is_dir()]


def _url(naam: str, *args: Any, **kwargs: Any) -> str:
    """``url("dossier:overzicht", id)``: Django's reverse with plain arguments."""
    if not kwargs and all(type(sleutel) is UUID for sleutel in args):
        return adres(naam, *args)
    return reverse(naam, args=args or None, kwargs=kwargs or None)


def _pictogram(naam: str, tekst: str = "") -> SafeString:
    """An icon; with `tekst` it says something by itself. Not a macro, because a page shows some forty of them."""
    rol = format_html('role="img" aria-label="{}"', tekst) if tekst else mark_safe('aria-hidden="true"')
    bron = static("vendor/iconen.svg")
    return format_html('<svg class="wt-icoon" {} focusable="false"><use href="{}#{}"></use></svg>', rol, bron, naam)


_GEEN = mark_safe("")


def attributen(attrs: Mapping[str, Any] | None) -> SafeString:
    """A mapping as escaped HTML attributes; True gives a bare name, False and None nothing.

    Raises ValueError for an attribute that our Content-Security-Policy would refuse anyway.
    """
    if not attrs:
        return _GEEN
    gegeven = {k: v for k, v in attrs.items() if v is not None and v is not False}
    verboden = [k for k in gegeven if k == "style" or k.startswith(("on", "hx-on", "data-hx-on"))]
    if verboden:
        raise ValueError(f"attribute {verboden[0]!r} is refused by our Content-Security-Policy; use a class or data-*")
    delen = (f" {escape(k)}" if v is True else f' {escape(k)}="{escape(v)}"' for k, v in gegeven.items())
    return mark_safe("".join(delen))
