"""Dutch words for dates, times and numbers; pure, so that rules, letters and screens say the same.

Dates are written as in ux.md: "vrijdag 13 november 2026", "vr 13 nov", "10.04 uur".
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def weekdag(dag: date) -> str:
    """Return the weekday in full: "vrijdag"."""
    return DAGEN[dag.weekday()]


def datum_lang(dag: date) -> str:
    """Return "vrijdag 13 november 2026"."""
    return f"{weekdag(dag)} {datum_gewoon(dag)}"


def datum_gewoon(dag: date) -> str:
    """Return "13 november 2026", as in letters."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date) -> str:
    """Return "vr 13 nov", for lists in which the year is plain from the context."""
    return f"{weekdag(dag)[:2]} {dag.day} {MAANDEN_KORT[dag.month - 1]}"


def tijd(moment: datetime | time) -> str:
    """Return "10.04 uur" on the Dutch clock.

    An aware datetime is brought to Europe/Amsterdam first. A datetime without zone raises ValueError:
    guessing would be wrong by an hour or two.
    """
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            raise ValueError(f"tijdstip {moment.isoformat()} heeft geen tijdzone")
        moment = moment.astimezone(AMSTERDAM)
    return f"{moment:%H.%M} uur"


def moment_lang(moment: datetime) -> str:
    """Return "maandag 6 april 2026 om 16.30 uur" on the Dutch clock."""
    klok = tijd(moment)
    return f"{datum_lang(moment.astimezone(AMSTERDAM))} om {klok}"


def aantal(getal: int, enkel: str, meer: str) -> str:
    """Return the number with the right word: "1 dag", "3 dagen"."""
    return f"{getal} {enkel if getal == 1 else meer}"


def over_hoeveel_dagen(dag: date, vandaag: date) -> str:
    """Return how far off a due date is: "nog 3 dagen", "laatste dag" or "1 dag te laat"."""
    verschil = (dag - vandaag).days
    if verschil == 0:
        return "laatste dag"
    if verschil < 0:
        return f"{aantal(-verschil, 'dag', 'dagen')} te laat"
    return f"nog {aantal(verschil, 'dag', 'dagen')}"


def opsomming(delen: Sequence[str]) -> str:
    """Join parts in Dutch: "a", "a en b", "a, b en c"."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


# An end of a sentence: a mark, and then a capital, a figure or a quote. Not after an initial or an abbreviation.
_ZINSEINDE = re.compile(r"[.?!]\s+(?=[^\W_a-z]|[‘“'\"(])")
_KORT = "art|bijv|ca|dhr|dr|drs|evt|incl|ing|max|mevr|min|mr|mw|nr|prof|resp|st|tel|zgn"
_AFKORTING = re.compile(rf"(?:\b\w|\.\w+|\b(?:{_KORT}))$", re.IGNORECASE)


def eerste_zin(tekst: str) -> tuple[str, str]:
    """Split after the first sentence: ("Bel dhr. Bos.", "Vraag hoe het gaat.")."""
    for einde in _ZINSEINDE.finditer(tekst):
        if tekst[einde.start()] != "." or not _AFKORTING.search(tekst[: einde.start()]):
            return tekst[: einde.start() + 1], tekst[einde.end() :]
    return tekst, ""


def bestandsmaat(grootte: int) -> str:
    """ "240 kB" or "3,1 MB"."""
    mb = grootte / (1024 * 1024)
    return f"{max(1, grootte // 1024)} kB" if mb < 1 else f"{mb:.1f} MB".replace(".", ",")
