"""click speaks English and asks gettext; this gives it Dutch without a compiled catalogue or a system locale."""

from __future__ import annotations

from collections.abc import Callable

import click

_WOORDEN = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Arguments": "Gegevens",
    "Positional arguments": "Gegevens",
    "Aborted!": "Afgebroken.",
    "Show this message and exit.": "Toon deze uitleg.",
    "Show the version and exit.": "Toon de versie.",
    "Missing command.": "Er ontbreekt een opdracht.",
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Uitleg: '{command} {option}'.",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde voor {param_hint}: {message}",
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt de optie",
    "Missing parameter": "Er ontbreekt",
    "Missing {param_type}": "Er ontbreekt {param_type}",
    "Missing parameter: {param_name}": "Er ontbreekt: {param_name}",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen geldig getal ({number_type}).",
    "{value} is not in the range {range}.": "{value} valt niet binnen {range}.",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "File": "Bestand",
    "Directory": "Map",
    "Path": "Pad",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} is niet te schrijven.",
    "Could not open file {filename!r}: {message}": "Bestand {filename!r} is niet te openen: {message}",
    "Option {name!r} does not take a value.": "De optie {name!r} krijgt geen waarde.",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "Got unexpected extra argument ({args})": "Te veel gegevens: {args}",
    "Got unexpected extra arguments ({args})": "Te veel gegevens: {args}",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is niet een van {choices}.",
    "(Possible options: {possibilities})": "(Bedoelt u: {possibilities}?)",
    "(Did you mean one of: {possibilities}?)": "(Bedoelt u: {possibilities}?)",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "(Did you mean {possibility}?)": "(Bedoelt u {possibility}?)",
    "{value!r} does not match the format {format}.": "{value!r} heeft niet de vorm {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} heeft geen van de vormen {formats}.",
}

_VORMEN = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [GEGEVENS]..."}


def vertaal(tekst: str) -> str:
    """The Dutch of a click message; unknown ones stay English."""
    return _WOORDEN.get(tekst, tekst)


def _meervoud(een: str, meer: str, aantal: int) -> str:
    return vertaal(een if aantal == 1 else meer)


def _in_het_nederlands(stukken: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The usage line is the one text that click does not put through gettext."""
    return lambda opdracht, ctx: [_VORMEN.get(stuk, stuk) for stuk in stukken(opdracht, ctx)]


def spreek_nederlands() -> None:
    """Let every part of click use our words."""
    for deel in ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types"):
        module = getattr(click, deel)
        for naam, functie in (("_", vertaal), ("ngettext", _meervoud)):
            if hasattr(module, naam):
                setattr(module, naam, functie)
    for soort in (click.Command, click.Group):
        _vervang(soort, "collect_usage_pieces", _in_het_nederlands(soort.collect_usage_pieces))


def _vervang(soort: type, naam: str, functie: Callable[..., list[str]]) -> None:
    setattr(soort, naam, functie)
