"""Check JSON against a schema of an OAS 3.1 file, discriminators included.

JSON Schema ignores `discriminator`, so `{"type": "Datum"}` without a date would pass as an `AbstractDatum`. Here every
use of such an abstract schema is replaced by a choice on `type`, as the OAS means it.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from openapi_schema_validator import OAS31Validator, oas31_format_checker

_SCHEMAS = "#/components/schemas/"


@cache
def _schemas(pad: Path) -> dict[str, Any]:
    """All schemas of the file, with a `…__keuze` next to each abstract one."""
    schemas = yaml.load(pad.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))[
        "components"
    ]["schemas"]
    keuzes = {
        naam: s["discriminator"]["mapping"] for naam, s in schemas.items() if "mapping" in s.get("discriminator", {})
    }
    nieuw = {naam: _herschrijf(schema, keuzes) for naam, schema in schemas.items()}
    for naam, keuze in keuzes.items():
        takken = [{"if": {"properties": {"type": {"const": t}}}, "then": {"$ref": ref}} for t, ref in keuze.items()]
        basis = {"type": "object", "required": ["type"], "properties": {"type": {"enum": list(keuze)}}}
        nieuw[f"{naam}__keuze"] = {**basis, "allOf": takken}
    return nieuw


def _herschrijf(knoop: Any, keuzes: dict[str, Any], in_allof: bool = False) -> Any:
    """Point every use of an abstract schema to its choice; in `allOf` it is inheritance and stays."""
    if isinstance(knoop, list):
        return [_herschrijf(deel, keuzes, in_allof) for deel in knoop]
    if not isinstance(knoop, dict):
        return knoop
    nieuw = {n: _herschrijf(w, keuzes, n == "allOf") for n, w in knoop.items() if n != "discriminator"}
    doel = str(nieuw.get("$ref", "")).removeprefix(_SCHEMAS)
    if doel in keuzes and not in_allof:
        nieuw["$ref"] = f"{_SCHEMAS}{doel}__keuze"
    return nieuw


@cache
def _validator(pad: Path, naam: str) -> OAS31Validator:
    schemas = _schemas(pad)
    ref = naam if f"{naam}__keuze" not in schemas else f"{naam}__keuze"
    schema = {"$ref": f"{_SCHEMAS}{ref}", "components": {"schemas": schemas}}
    return OAS31Validator(schema, format_checker=oas31_format_checker)


def schemafouten(pad: Path, naam: str, waarde: object) -> list[str]:
    """What is wrong with `waarde` as schema `naam`: one line per error, without the value itself."""
    fouten = _validator(pad, naam).iter_errors(waarde)
    return [f"{'.'.join(map(str, fout.absolute_path))}: {fout.validator} {fout.validator_value}" for fout in fouten]


def eigenschappen(pad: Path, naam: str) -> frozenset[str]:
    """All property names of a schema, inherited ones included; the OAS itself forbids no others."""

    def verzamel(schema: dict[str, Any]) -> set[str]:
        namen = set(schema.get("properties", {}))
        for deel in schema.get("allOf", ()):
            namen |= verzamel(deel)
        if "$ref" in schema:
            namen |= verzamel(_schemas(pad)[schema["$ref"].removeprefix(_SCHEMAS)])
        return namen

    return frozenset(verzamel(_schemas(pad)[naam]))
