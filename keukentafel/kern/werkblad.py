"""Rows for a spreadsheet: the one way in which a list leaves the house as a file."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

# A cell that begins like this is run as a formula by a spreadsheet, whoever wrote it (OWASP: CSV injection).
_TEKENS = "=+@＝＋－＠-"
_FORMULE = (*_TEKENS, "\t", "\r", "\n")
# A spreadsheet of another country cuts at another mark, also inside what we put between quotes: no piece begins so.
_BINNENIN = re.compile(rf"(?<=[,;\t\n])([ ]*)(?=[{_TEKENS}][^\s,;])")
_MERK = "\ufeff"


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Any]], *, machine: bool = False) -> str:
    """Heads and rows as CSV, for a Dutch spreadsheet: a byte order mark, semicolons and decimal commas.

    `machine`: commas, decimal points and no mark, as the command line prints. In both, text that a spreadsheet would
    run as a formula gets an apostrophe before it, also a piece of it behind a comma, semicolon or line end; numbers
    stay numbers, also below zero.
    """
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter="," if machine else ";", lineterminator="\n" if machine else "\r\n")
    schrijver.writerow([_cel(kop, machine) for kop in koppen])
    schrijver.writerows([_cel(cel, machine) for cel in rij] for rij in rijen)
    return uit.getvalue() if machine else _MERK + uit.getvalue()


def _cel(waarde: Any, machine: bool) -> Any:
    if isinstance(waarde, float | Decimal) and not machine:
        return str(waarde).replace(".", ",")
    if not isinstance(waarde, str):
        return waarde
    # The writer quotes only the line end it writes itself.
    regels = _BINNENIN.sub(r"\1'", waarde.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{regels}" if waarde.startswith(_FORMULE) else regels
