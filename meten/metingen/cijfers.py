"""What it costs a figure that it looks in the views without restricted rows (monitor/sql/90_beperkt.sql).

The same function twice: as it stands, and a copy for this connection alone that looks in the tables themselves. The
goal is our own: the design names none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from keukentafel.kern import klok
from meten.metingen.proef import Proef
from meten.statistiek import Doel, Meting, om_en_om
from meten.vloer import Opdracht, speel

JAAR = 365
BEPERKT, BEPERKING = 500, UUID(int=18)
_MERK = """
    INSERT INTO poort_beperkt (object_id, beperking, soort, mensen, heel, vast)
    SELECT id, %s, 'toegang.contact', '[]', false, true FROM toegang_contact ORDER BY id LIMIT %s
"""
_MET = "SET search_path TO 'cijfers', 'public', 'pg_temp'"
_ZONDER = "SET search_path TO 'public', 'pg_temp'"


def beperkt(proef: Proef) -> list[Meting]:
    """Table 6.1 over the last year and table 6.2 of today."""
    dag = klok.vandaag()
    vanaf = date.fromordinal(dag.toordinal() - JAAR)
    gevallen: dict[str, list[Any]] = {
        "cijfer_contacten_en_werkprocessen": [vanaf, dag, klok.nu()],
        "cijfer_caseload": [dag, klok.nu(), "werkproces"],
    }
    niets = [_een(proef, naam, waarden) for naam, waarden in gevallen.items()]
    with _beperkt(proef.eigenaar):
        return niets + [_een(proef, naam, waarden, f", {BEPERKT} beperkt") for naam, waarden in gevallen.items()]


@contextmanager
def _beperkt(eigenaar: psycopg.Connection[Any]) -> Iterator[None]:
    """As many pieces restricted as a municipality may come to in years; gone afterwards."""
    eigenaar.execute(_MERK, [BEPERKING, BEPERKT])
    eigenaar.execute("ANALYZE poort_beperkt")
    try:
        yield
    finally:
        eigenaar.execute("DELETE FROM poort_beperkt WHERE beperking = %s", [BEPERKING])


def _een(proef: Proef, naam: str, waarden: list[Any], erbij: str = "") -> Meting:
    kopie = _zonder_beeld(proef.eigenaar, naam)
    plaatsen = ", ".join(["%s"] * len(waarden))

    def vraag(functie: str) -> Any:
        opdracht = Opdracht(f"SELECT * FROM {functie}({plaatsen})", waarden)
        return lambda _ronde: speel(proef.eigenaar, [opdracht])

    reeks = om_en_om(vraag(kopie), vraag(f"public.{naam}"), proef.maat.duur)
    return reeks.meting(f"Cijfer zonder wat beperkt is / alles: {naam}{erbij}", Doel(1.25, 1.1))


def _zonder_beeld(eigenaar: psycopg.Connection[Any], naam: str) -> str:
    """The copy. Raises RuntimeError when the function does not look in the views: then there is nothing to compare."""
    rij = eigenaar.execute("SELECT pg_get_functiondef(%s::regproc)", [naam]).fetchone()
    assert rij is not None
    tekst, kopie = str(rij[0]), f"pg_temp.{naam}_alles"
    if _MET not in tekst:
        raise RuntimeError(f"{naam} kijkt niet in de beelden zonder wat beperkt is.")
    eigenaar.execute(tekst.replace(_MET, _ZONDER).replace(f"FUNCTION public.{naam}(", f"FUNCTION {kopie}("))  # type: ignore[arg-type]  # our own function
    return kopie
