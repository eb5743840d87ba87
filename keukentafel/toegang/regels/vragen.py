"""Guided questions: the same in every team, each with its purpose, asked once (REQ-003, PRB-11, PRB-12)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class GerichteVraag:
    """One question of the configuration. Without `antwoorden` it is open; `overbelasting`: the answer that marks it."""

    code: str
    vraag: str
    onderwerp: str
    doel: str
    antwoorden: tuple[str, ...] = ()
    overbelasting: str = ""


@dataclass(frozen=True)
class Antwoord:
    """A question as it was asked on that day, with its answer: later changes of the list do not touch it."""

    code: str
    vraag: str
    doel: str
    antwoord: str

    def als_json(self) -> dict[str, str]:
        return {"code": self.code, "vraag": self.vraag, "doel": self.doel, "antwoord": self.antwoord}


@dataclass(frozen=True)
class Overbelastingsregel:
    """What the municipality decided: does overbelasting make a melding, and does the ABC-duty see it first?"""

    melding: bool = False
    abc_eerst: bool = False


def vragen_bij(vragen: Iterable[GerichteVraag], onderwerpen: Sequence[str]) -> list[GerichteVraag]:
    """The questions of these subjects, in the order of the list."""
    return [v for v in vragen if v.onderwerp in onderwerpen]


def beantwoord(vragen: Iterable[GerichteVraag], gegeven: Mapping[str, Any]) -> list[Antwoord]:
    """What was answered; a question left open is simply not there."""
    return [
        Antwoord(v.code, v.vraag, v.doel, str(gegeven[v.code]).strip())
        for v in vragen
        if str(gegeven.get(v.code) or "").strip()
    ]


def wijst_op_overbelasting(vragen: Iterable[GerichteVraag], gegeven: Mapping[str, Any]) -> bool:
    """Does one of the answers say that somebody cannot go on?"""
    return any(v.overbelasting and gegeven.get(v.code) == v.overbelasting for v in vragen)
