"""G5: the same statement beneath the policies and without them, in turn; and the plan may hold no sub-query per row."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from meten.metingen.lijsten import dossierpaden
from meten.metingen.proef import PEER_U_MS, Proef
from meten.statistiek import Doel, Meting, om_en_om
from meten.vloer import BIND, LEESLOG, Opdracht, neem_op, speel

PLAN = "plan_cache_mode"
DOSSIERS = 20
MAANDEN = """
SELECT team_id, kanaal, date_trunc('month', moment), count(*) FROM toegang_contact
WHERE team_id = ANY (%(teams)s) AND NOT afgeschermd AND moment >= now() - interval '2 months' GROUP BY 1, 2, 3
"""


def muur(proef: Proef) -> list[Meting]:
    """Work list, count, aggregate and household."""
    koekjes = proef.bezoeker("meet-100").koekjes
    bind = next(o for o in neem_op(koekjes, "/caseload/") if o.sql.startswith(BIND))
    mijn_dag = _van(proef, "/mijn-dag/", "WITH ")
    gevallen = {
        "werklijst (Mijn dag)": mijn_dag,
        "werklijst (caseload)": _van(proef, "/caseload/", "WITH "),
        "telling (meldingen)": _van(proef, "/meldingen/", "COUNT("),
        "twee maanden": [*(o for o in mijn_dag if PLAN in o.sql), Opdracht(MAANDEN, {"teams": [1]})],
    }
    uit = [_een(proef, naam, bind, [lijst]) for naam, lijst in gevallen.items()]
    with _plannen_blijven(proef.eigenaar, proef.app):
        return [*uit, _een(proef, "huishouden", bind, _huishoudens(proef))]


def _van(proef: Proef, pad: str, soort: str) -> list[Opdracht]:
    """The one statement of this kind on a page, with how its plan is kept: as the application asks it."""
    opname = neem_op(proef.bezoeker("meet-100").koekjes, pad)
    return [o for o in opname if soort in o.sql or PLAN in o.sql]


def _huishoudens(proef: Proef) -> list[list[Opdracht]]:
    """What the overview asks about some dossiers: of each, everything between the binding and the read log."""
    koekjes = proef.bezoeker("meet-100").koekjes
    return [_van_pagina(neem_op(koekjes, pad)) for pad in dossierpaden(proef, DOSSIERS)]


def _van_pagina(opname: list[Opdracht]) -> list[Opdracht]:
    plaatsen = [nr for nr, o in enumerate(opname) if o.sql.startswith((BIND, LEESLOG))]
    return opname[plaatsen[0] + 1 : plaatsen[-1]]


@contextmanager
def _plannen_blijven(*verbindingen: psycopg.Connection[Any]) -> Iterator[None]:
    """Both sides keep their plan, as the application comes to do by itself for a dossier. Left to itself the side
    without policies goes on planning for one dossier in three, and planning costs four times what running does: the
    wall then looked twice as cheap as no wall."""
    for verbinding in verbindingen:
        verbinding.execute(f"SET {PLAN} = force_generic_plan")
    try:
        yield
    finally:
        for verbinding in verbindingen:
            verbinding.execute(f"RESET {PLAN}")


def _een(proef: Proef, naam: str, bind: Opdracht, reeksen: list[list[Opdracht]]) -> Meting:
    """Round n plays list n, round and round: the same list on both sides."""
    lijst = reeksen[0]
    if not lijst:
        raise RuntimeError(f"Geen opdrachten voor {naam}.")

    def met(verbinding: psycopg.Connection[Any]) -> Callable[[int], float]:
        # Both sides bind, so that the difference is the policies alone.
        return lambda ronde: speel(verbinding, [bind, *reeksen[ronde % len(reeksen)]])

    reeks = om_en_om(met(proef.eigenaar), met(proef.app), proef.maat.duur)
    fout = _per_rij(proef.app, bind, lijst)
    # Below half a millisecond a statement (where U is 5.9 ms) the fixed cost of starting it weighs more (G5).
    kort = proef.u * 0.5 / PEER_U_MS
    grens = 1.20 if reeks.vloer_mediaan < kort * (1 + len(lijst)) else 1.10
    return reeks.meting(f"G5 muur aan / uit: {naam}", Doel(grens, 1.0), extra=not fout, uitleg=fout)


def _per_rij(verbinding: psycopg.Connection[Any], bind: Opdracht, lijst: list[Opdracht]) -> str:
    """Every policy must come out as InitPlan; names the first plan that calls kt_ functions for each row. Who it is
    (kt.wie) may be read by a row that fits nothing else: no function of ours, no list, and last of all."""
    for opdracht in lijst:
        with verbinding.transaction(), suppress(psycopg.errors.SyntaxError):
            verbinding.execute(bind.sql, bind.waarden)
            rijen = verbinding.execute(f"EXPLAIN {opdracht.sql}", opdracht.waarden).fetchall()
            plan = "\n".join(rij[0] for rij in rijen)
            if (
                re.search(r"(Filter|Cond):.*(kt_\w+\(\)|current_setting\('kt\.(?!wie'))", plan)
                or "hashed SubPlan" in plan
            ):
                return f"rij voor rij: {opdracht.sql[:60]}"
    return ""
