"""A form that begins with what is known already: each value with where it came from (REQ-038)."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import QueryDict

from keukentafel.dossier.opvragen.herkomst import Voorinvulling
from keukentafel.dossier.opvragen.kader import DossierKader


def begin_met(kennis: Voorinvulling, *namen: str) -> dict[str, Any]:
    """Values of these fields. They are about one member, so the form begins about that member alone."""
    waarden: dict[str, Any] = kennis.waarden(*namen)
    return {**waarden, "over": [str(kennis.inwoner_id)]} if waarden else {}


def toon_bron(form: Form, kennis: Voorinvulling, *namen: str) -> None:
    """The source next to each field, as long as the field says what the source said."""
    for naam in namen:
        if naam in kennis.velden and str(form[naam].value() or "").strip() == kennis.velden[naam].waarde.strip():
            form.fields[naam].help_text = form[naam].help_text = f"{kennis.velden[naam].bron}."


def over_wie(form: Form, kader: DossierKader) -> tuple[str, list[UUID] | None]:
    """Whom the form is about now: in words for its summary, and as keys for who can read it."""
    if "over" not in form.fields:
        return "", None
    gekozen = form.data.getlist("over") if isinstance(form.data, QueryDict) and form.is_bound else form["over"].value()
    leden = [lid for lid in kader.leden if str(lid.id) in (gekozen or [])]
    if not leden or len(leden) == len(kader.leden):
        return "het hele gezin", None
    return ", ".join(lid.roepnaam for lid in leden), [lid.id for lid in leden]
