"""How a room opens a door of the API: right, shape of what comes in and goes out, and with that its description.

The shapes are pydantic's, and the OpenAPI document comes from them; what is not described does not exist.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import cleandoc
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic.json_schema import models_json_schema

from keukentafel.kern.fouten import AlGebeurd, Fout
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.api import BASIS, VERSIE, probleem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import openbaar, recht

WOORD = {
    "json_invalid": "dit is geen JSON",
    "model_type": "verwacht een object met velden",
    "bladwijzer": "verwacht wat bij `volgende` van het vorige blad stond",
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "dit veld kennen wij niet",
    "uuid_parsing": "verwacht een sleutel (uuid)",
    "int_parsing": "verwacht een heel getal",
    "int_type": "verwacht een heel getal",
    "string_type": "verwacht tekst",
    "string_too_long": "deze tekst is te lang",
    "date_from_datetime_parsing": "verwacht een dag, zoals 2026-11-27",
    "date_parsing": "verwacht een dag, zoals 2026-11-27",
    "date_type": "verwacht een dag, zoals 2026-11-27",
}
MODEL = TypeVar("MODEL", bound="Vorm")


class Vorm(BaseModel):
    """What goes over the line: names as the API rules ask (camelCase), and nothing that is not named."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)


class Niets(Vorm):
    """An operation without fields, or a list without filters."""


@dataclass(frozen=True)
class Bewerking:
    """One line of the description."""

    methode: str
    pad: str
    naam: str
    tekst: str
    vraag: type[Vorm]
    antwoord: type[Vorm]


BEWERKINGEN: list[Bewerking] = []


def deur(
    recht_: Recht, methode: str, pad: str, *, antwoord: type[Vorm], vraag: type[Vorm] = Niets
) -> Callable[[Callable[..., Vorm]], Callable[..., HttpResponse]]:
    """This function answers this method on this path (below /api/v1/).

    It gets the request, what was asked, and the keys of the path; its docstring, in Dutch, is the description. What an
    act refuses is a 422; an old version, or what was done before by another or otherwise, a 409.
    """

    def versier(functie: Callable[..., Vorm]) -> Callable[..., HttpResponse]:
        methoden = [methode, "HEAD"] if methode == "GET" else [methode]
        BEWERKINGEN.append(Bewerking(methode, pad, functie.__name__, cleandoc(functie.__doc__ or ""), vraag, antwoord))

        @recht(recht_)
        @wraps(functie)
        def view(request: Verzoek, **sleutels: Any) -> HttpResponse:
            if request.method not in methoden:
                geweigerd = probleem(405)
                geweigerd["Allow"] = ", ".join(methoden)
                return geweigerd
            try:
                gevraagd = _lees(request, vraag)
            except ValidationError as fout:
                return probleem(400, "Niet alles klopt wat je stuurde.", _fouten(fout))
            try:
                uit = functie(request, gevraagd, **sleutels)
            except AlGebeurd as fout:
                return probleem(409, fout.tekst, [_plek(veld, zin) for veld, zin in fout.velden.items()])
            except Fout as fout:
                return probleem(422, fout.tekst, [_plek(fout.veld, fout.tekst)] if fout.veld else [])
            except Botsing as botsing:
                return probleem(409, f"{botsing} Lees het opnieuw en kijk na of het nog klopt.")
            return JsonResponse(uit.model_dump(mode="json", by_alias=True))

        return view

    return versier


def _plek(veld: str, zin: str) -> dict[str, str]:
    return {"pointer": f"#/{to_camel(veld)}", "detail": zin}


def _lees(request: HttpRequest, vraag: type[MODEL]) -> MODEL:
    """The query of a GET, the body of a POST; nothing sent is an empty object."""
    if request.method in ("GET", "HEAD"):
        return vraag.model_validate(request.GET.dict())
    return vraag.model_validate_json(request.body or b"{}")


def _fouten(fout: ValidationError) -> list[dict[str, str]]:
    """Every field that is wrong, with what was sent and what was expected."""
    uit = []
    for e in fout.errors(include_url=False):
        gestuurd = f"‘{str(e['input'])[:80]}’: " if e["type"] not in ("missing", "json_invalid") else ""
        plek = "#/" + "/".join(str(deel) for deel in e["loc"])
        uit.append({"pointer": plek, "detail": f"{gestuurd}{_woord(e['type'], e.get('ctx', {}))}"})
    return uit


def _woord(soort: str, erbij: dict[str, Any]) -> str:
    if soort == "literal_error":
        keuzes = str(erbij["expected"]).replace(" or ", ", ").replace("''", "niets")
        return f"kies uit {keuzes}"
    return WOORD.get(soort, "dit past hier niet")


@openbaar
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, for everybody, from every site (API rule publish-openapi)."""
    antwoord = HttpResponse(json.dumps(beschrijving(), ensure_ascii=False), content_type="application/json")
    antwoord["Access-Control-Allow-Origin"] = "*"
    antwoord["Cross-Origin-Resource-Policy"] = "cross-origin"
    return antwoord


def beschrijving() -> dict[str, Any]:
    """OpenAPI 3.1, made of what is there."""
    vormen = {v for b in BEWERKINGEN for v in (b.vraag, b.antwoord)} - {Niets}
    schemas = models_json_schema(
        [(v, "validation") for v in sorted(vormen, key=lambda v: v.__name__)],
        by_alias=True,
        ref_template="#/components/schemas/{model}",
    )[1].get("$defs", {})
    paden: dict[str, dict[str, Any]] = {}
    for b in BEWERKINGEN:
        paden.setdefault(f"/{b.pad}", {})[b.methode.lower()] = _bewerking(b)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Keukentafel",
            "version": VERSIE,
            "description": "Besluiten nemen met het mandaatregister. Rechten en logboek zijn die van het scherm.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": BASIS.rstrip("/")}],
        "security": [{"aanmelding": []}],
        "paths": paden,
        "components": {
            "schemas": {**schemas, "Probleem": _PROBLEEM},
            "securitySchemes": {"aanmelding": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}},
        },
    }


_PROBLEEM = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


def _bewerking(b: Bewerking) -> dict[str, Any]:
    sleutels = [deel[1:-1] for deel in b.pad.split("/") if deel.startswith("{")]
    uuid = {"type": "string", "format": "uuid"}
    vragen: list[dict[str, Any]] = [{"name": s, "in": "path", "required": True, "schema": uuid} for s in sleutels]
    lezen = b.methode == "GET"
    if lezen:
        for naam, schema in b.vraag.model_json_schema(by_alias=True).get("properties", {}).items():
            vragen.append({"name": naam, "in": "query", "required": False, "schema": schema})
    probleem_ = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    uit: dict[str, Any] = {
        "operationId": b.naam,
        "summary": b.tekst.splitlines()[0],
        "description": b.tekst,
        "parameters": vragen,
        "responses": {
            "200": {"description": "Gelukt", "content": _json(b.antwoord)},
            **{code: {"description": zin, "content": probleem_} for code, zin in _CODES.items()},
        },
    }
    if not lezen:
        koppen = {"name": "X-CSRFToken", "in": "header", "required": True, "schema": {"type": "string"}}
        uit["parameters"] = [*vragen, koppen]
        uit["requestBody"] = {"required": b.vraag is not Niets, "content": _json(b.vraag)}
    return uit


_CODES = {
    "400": "Wat gestuurd is klopt niet; alle fouten staan erin",
    "401": "Niet ingelogd",
    "403": "Geen recht",
    "404": "Niets, of niets voor jou",
    "409": "Intussen gewijzigd, of al gedaan door een ander of op een andere manier; er is niets veranderd",
    "422": "Dit kan nu niet; de reden staat erin",
}


def _json(vorm: type[Vorm]) -> dict[str, Any]:
    schema = {"type": "object"} if vorm is Niets else {"$ref": f"#/components/schemas/{vorm.__name__}"}
    return {"application/json": {"schema": schema}}
