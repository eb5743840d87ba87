"""Logging for people (demo) and for machines (JSON, production), without personal data.

A log line is read by more people than a dossier is. So no row of nine digits - the shape of a BSN - leaves
through any handler, whoever wrote it and however it got in (message, argument, extra field, traceback);
nor does the row that PostgreSQL quotes when it refuses one, nor what somebody searched for. Of an error the log keeps
where it happened and its kind; its words only where they tell of code, because a ValueError repeats what was typed.
"""

from __future__ import annotations

import logging
import re
import traceback
from typing import Any

import psycopg
from django.db.utils import Error as DatabankFout
from pythonjsonlogger.json import JsonFormatter

# Nine digits, also written with dots, spaces or dashes between them; not a part of a longer number such as a timestamp.
_BSN_ACHTIG = re.compile(r"(?<![\d.])\d(?:[ .\-]?\d){8}(?!\d)")
# PostgreSQL quotes the refused row in its error: names and what somebody wrote.
_RIJ = re.compile(
    r"(Failing row contains |Key \([^)]*\)=)\(.*?\)(?=\.(?:\n|\\n|\"|$)| (?:already exists|is not|is still|conflicts))",
    re.DOTALL,
)
# A calendar feed carries its secret in its address, because calendar programs know no other way.
_FEED = re.compile(r"(/feed/)[\w-]+")
# What PostgreSQL repeats of a value: behind a colon or the word value; names of tables and columns stand elsewhere.
_WAARDE = re.compile(
    r"""((?:invalid|out of range|malformed|syntax error)[^\n"]*: |parameter \$\d+ = |\bvalue |\bnear |\bToken )"""
    r"""\\?(?:".*?"|'.*?')(?=\n|\\n| is |"|$)""",
    re.DOTALL,
)
# Where in a text of JSON it went wrong: the text itself.
_JSON = re.compile(r"(JSON data, line \d+: )[^\n\"\\]*(?:\\?\"[^\n\"\\]*)*")
# What Django repeats of a value of the wrong kind, in a TypeError of a field.
_KREEG = re.compile(r"(\bbut got ).*", re.DOTALL)
# Django adds the whole request to its record: what was searched for stands behind the question mark.
_VRAAG = re.compile(r"(<WSGIRequest: [A-Z]+ '[^'?>]*\?)[^'>]*")
MASKER = "*********"
# The words of these are about code or tables; the masks above do the rest.
OVER_CODE = (AttributeError, ImportError, NameError, TypeError, DatabankFout, psycopg.Error)


def masker(tekst: str) -> str:
    """The text without what looks like a BSN, the secret of a feed, or the values of a refused row."""
    tekst = _FEED.sub(rf"\1{MASKER}", _RIJ.sub(rf"\1({MASKER})", tekst))
    tekst = _VRAAG.sub(rf"\1{MASKER}", _WAARDE.sub(rf"\1{MASKER}", tekst))
    return _BSN_ACHTIG.sub(MASKER, _JSON.sub(rf"\1{MASKER}", tekst))


def spoor(fout: BaseException | None) -> str:
    """A traceback as Python prints it, oldest first, without the words of an error that may repeat what was typed."""
    stukken: list[str] = []
    while fout is not None:
        soort = f"{type(fout).__module__}.{type(fout).__qualname__}"
        tekst = _KREEG.sub(rf"\1{MASKER}", f": {fout}") if isinstance(fout, OVER_CODE) else ""
        stukken.insert(0, "".join(traceback.format_tb(fout.__traceback__)) + soort + tekst)
        fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
    return "\n\n".join(stukken)


class _Gemaskeerd(logging.Formatter):
    """Mask the finished line: only there everything has come together."""

    def format(self, record: logging.LogRecord) -> str:
        return masker(super().format(record))

    def formatException(self, ei: Any) -> str:  # the name that logging calls
        return spoor(ei[1])


class LeesbareRegel(_Gemaskeerd):
    """For the terminal."""


class JsonRegel(JsonFormatter):
    """One JSON object per line: tijd, niveau, naam, bericht and the extra fields."""

    def format(self, record: logging.LogRecord) -> str:
        return masker(str(super().format(record)))

    def formatException(self, ei: Any) -> str:  # the name that logging calls
        return spoor(ei[1])


def instellingen(json: bool) -> dict[str, Any]:
    """A LOGGING dictionary; everything goes to stderr, because stdout is for the output of commands."""
    regel: dict[str, Any] = {
        "()": "keukentafel.kern.logs.LeesbareRegel",
        "format": "%(levelname)s %(name)s: %(message)s",
    }
    if json:
        regel = {
            "()": "keukentafel.kern.logs.JsonRegel",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "rename_fields": {"asctime": "tijd", "levelname": "niveau", "name": "naam", "message": "bericht"},
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "json_ensure_ascii": False,
        }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"regel": regel},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regel"}},
        "root": {"handlers": ["stderr"], "level": "INFO" if json else "WARNING"},
        "loggers": {
            # Django sets its own handlers on these two; one road out, through the mask.
            "django": {"handlers": [], "level": "INFO" if json else "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "procrastinate": {"level": "INFO" if json else "WARNING"},
        },
    }
