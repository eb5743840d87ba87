"""G15: statements per page, the same at 10 and at 100 rows; everything counts but BEGIN, COMMIT and SAVEPOINT."""

from meten.metingen.lijsten import dossierpaden
from meten.metingen.proef import Proef
from meten.metingen.schrijven import PAD, formulier
from meten.statistiek import Doel, Meting
from meten.vloer import neem_op


def _tel(proef: Proef, wie: str, pad: str) -> int:
    return len(neem_op(proef.bezoeker(wie).koekjes, pad))


def aantallen(proef: Proef) -> list[Meting]:
    """Work lists with 10 and 100 rows, dossiers with few and many lines, and a write."""
    uit = [
        _meting(naam, {_tel(proef, "meet-10", pad), _tel(proef, "meet-100", pad)}, 8, streef)
        for naam, pad, streef in (
            ("Mijn dag", "/mijn-dag/", 6),
            ("caseload", "/caseload/", 6),
            ("meldingen", "/meldingen/", 8),
        )
    ]
    dossiers = {_tel(proef, "meet-100", pad) for pad in dossierpaden(proef, 8)}
    schrijven = {len(neem_op(proef.bezoeker("meet-10").koekjes, PAD, formulier(proef)))}
    return [*uit, _meting("dossieroverzicht", dossiers, 12, 10), _meting("contact vastleggen", schrijven, 12, 8)]


def _meting(naam: str, gevonden: set[int], must: float, streef: float) -> Meting:
    constant = len(gevonden) == 1
    return Meting(
        f"G15 SQL-opdrachten: {naam}",
        None,
        None,
        None,
        max(gevonden),
        Doel(must, streef),
        extra=constant,
        uitleg="" if constant else f"niet gelijk: {sorted(gevonden)}",
    )
