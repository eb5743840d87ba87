"""The page of a decision in every shape, and a form on its own page; after a collision both texts."""

from typing import Any, TypeVar, cast
from uuid import UUID

from django.http import HttpResponse, QueryDict

from keukentafel.besluit.opvragen.besluit import BesluitBeeld, Blokbeeld, Productbeeld
from keukentafel.besluit.web import opstelforms as f
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import probeer, toon
from keukentafel.kern.web.verzoek import Verzoek

Conflict = tuple[str, str, str]
T = TypeVar("T")


def blad(request: Verzoek, beeld: BesluitBeeld, **forms: Formulier) -> HttpResponse:
    """The decision, with the forms that stand on it."""
    gegevens: dict[str, Any] = {"b": beeld, "actief": "Te beslissen", "terugform": f.TerugForm(None)}
    gegevens["neemform"] = f.NeemForm(None, initial={"versie": beeld.versie})
    return toon(request, "besluit/besluit.html", {**gegevens, **forms}, *forms.values())


def vorm(
    request: Verzoek, beeld: BesluitBeeld, form: Formulier, kop: str, *, conflict: Conflict | None = None, **extra: Any
) -> HttpResponse:
    """One form with the way back; 409 when somebody saved first."""
    gegevens = {"b": beeld, "form": form, "kop": kop, "conflict": conflict, "actief": "Te beslissen"}
    antwoord = toon(
        request,
        "besluit/besluitform.html",
        {"uitleg": "", "concept": "", "bewaar": "Bewaren", **gegevens, **extra},
        form,
    )
    if conflict:
        antwoord.status_code = 409
    return antwoord


def doe(form: Formulier, act: Any, veld: str = "", **velden: Any) -> tuple[Any, Conflict | None]:
    """The act; after a collision the own text stands in the form, on the version that is there now."""
    try:
        return probeer(form, act, **velden), None
    except Botsing as botsing:
        data = cast(QueryDict, form.data).copy()
        data["versie"] = str(botsing.huidig.versie)
        form.data = data
        wie = botsing.huidig.gewijzigd_door or "je collega"
        if not veld:
            form.add_error(None, f"{wie} heeft dit besluit intussen ook gewijzigd. Kijk het na en bewaar opnieuw.")
            return None, None
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
