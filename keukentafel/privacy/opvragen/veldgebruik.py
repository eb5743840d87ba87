"""Which fields the work itself reads, told from the code: screens, letters, rules, searches and statements.

Writing a value down is not using it, nor is a form, a figure or the declaration of its purpose. Fields are told by
name, so one whose name means something elsewhere slips through.
"""

import re
from functools import cache
from pathlib import Path

PAKKET = Path(__file__).resolve().parents[2]
# Where a value is written down, declared, counted or made up.
GEEN_WERK = ("/tests/", "/migrations/", "/models", "/demo/", "/monitor/", "forms", "/verwerkingen.py")
# A name before "=" is written: in an act, a call or a class.
_GESCHREVEN = re.compile(r"\b\w+(?=\s*(?::[^=\n]+)?=(?!=))")


@cache
def gelezen_woorden() -> frozenset[str]:
    """Every word in the code, statements and screens of the work."""
    woorden: set[str] = set()
    for pad in sorted(PAKKET.rglob("*")):
        naam = pad.relative_to(PAKKET.parent).as_posix()
        if pad.suffix not in (".py", ".html", ".sql") or any(deel in f"/{naam}" for deel in GEEN_WERK):
            continue
        tekst = pad.read_text(encoding="utf-8")
        woorden |= set(re.findall(r"\w+", _GESCHREVEN.sub("", tekst) if pad.suffix == ".py" else tekst))
    return frozenset(woorden)


def leest_iemand(veld: str) -> bool:
    """Does any place of work name this field?"""
    return bool({veld, f"{veld}_id", veld.removesuffix("_id")} & gelezen_woorden())
