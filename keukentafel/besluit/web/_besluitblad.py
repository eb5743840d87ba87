"""The page of a decision in every shape, and a form on its own page; after a collision both texts."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse

from keukentafel.besluit.opvragen.besluit import BesluitBeeld, Blokbeeld, Productbeeld
from keukentafel.besluit.web import opstelforms as f
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import op_nieuwe_versie, probeer, probeer_op_versie, toon
from keukentafel.kern.web.verzoek import Verzoek

Conflict = tuple[str, str, str]
T = TypeVar("T")


def blad(request: Verzoek, beeld: BesluitBeeld, **forms: Formulier) -> HttpResponse:
    """The decision, with the forms that stand on it."""
    gegevens: dict[str, Any] = {"b": beeld, "actief": "Te beslissen", "terugform": f.TerugForm(None)}
    gegevens["neemform"] = f.NeemForm(None, initial={"versie": beeld.versie})
    gegevens["versieform"] = f.VersieForm(None)
    return toon(request, "besluit/besluit.html", {**gegevens, **forms}, *forms.values())


def vorm(
    request: Verzoek, beeld: BesluitBeeld, form: Formulier, kop: str, *, conflict: Conflict | None = None, **extra: Any
) -> HttpResponse:
    """One form with the way back; 409 when somebody saved first."""
    gegevens = {"b": beeld, "form": form, "kop": kop, "conflict": conflict, "actief": "Te beslissen"}
    antwoord = toon(
        request,
        "besluit/besluitform.html",
        {"uitleg": "", "let_op": "", "concept": "", "bewaar": "Bewaren", **gegevens, **extra},
        form,
    )
    if conflict:
        antwoord.status_code = 409
    return antwoord


def doe(form: Formulier, act: Callable[..., T], **velden: Any) -> T | None:
    """The act on this decision; after a collision the own text stands in the form, on the version of now."""
    return probeer_op_versie(form, act, "dit besluit", **velden)


def schrijf(form: Formulier, act: Callable[..., T], veld: str, **velden: Any) -> tuple[T | None, Conflict | None]:
    """As `doe`, for a text: after a collision both are shown side by side."""
    try:
        return probeer(form, act, **velden), None
    except Botsing as botsing:
        wie = op_nieuwe_versie(form, botsing)
        return None, (str(form.cleaned_data[veld]), str(getattr(botsing.huidig, veld)), wie)


def blok_van(beeld: BesluitBeeld, sleutel: UUID) -> Blokbeeld:
    return _of_niet(beeld.blok(sleutel))


def product_van(beeld: BesluitBeeld, sleutel: UUID) -> Productbeeld:
    return _of_niet(beeld.product(sleutel))


def _of_niet(rij: T | None) -> T:
    """What stands on this page; hidden and absent are the same."""
    if rij is None:
        raise NietGevonden("besluit.besluit")
    return rij
