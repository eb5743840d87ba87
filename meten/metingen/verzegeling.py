"""Checking the sealed log: what it costs beside plain SQL with the same answer, and whether it finds tampering.

One row in all of them is changed, removed, put in or moved, as somebody can who may do everything in the database.
Each time it is put back: the rows are as sealed again when the measurement ends. The goal of the first is our own: the
design names none, and the check hashes outside the database because the database is what is not trusted.
"""

import random
from time import perf_counter

from keukentafel.poort import verzegeling
from meten.metingen.proef import Proef
from meten.statistiek import Doel, Meting, om_en_om
from meten.vloer import Opdracht, speel

PER_TRANSACTIE = 5_000
# The same answer in one statement: how many blocks do not have the digests that their rows have now.
KAAL = """
    SELECT count(*) FROM (SELECT *, coalesce(lag(tot_xid) OVER (ORDER BY nr), '0'::xid8) AS van FROM logboek_blok) b
    WHERE b.sommen IS DISTINCT FROM (
        SELECT string_agg(sha256(convert_to(logboek_tekst(r), 'UTF8')), ''::bytea ORDER BY r.xid, r.id)
        FROM logboek_regel r WHERE r.xid > b.van AND r.xid <= b.tot_xid)
"""
_BIJ = """
    INSERT INTO logboek_regel (actor, inhoud)
    SELECT 'meten', json_build_object('recht', 'dossier_lezen', 'soort', 'kijken', 'uitkomst', 'ok')::text
    FROM generate_series(1, %s)
"""
_KOPIE = "CREATE TEMP TABLE mt_regel AS SELECT id, xid, tijd, actor, zout, inhoud FROM logboek_regel WHERE id = {id}"
_TERUG = "INSERT INTO logboek_regel (id, xid, tijd, actor, zout, inhoud) OVERRIDING SYSTEM VALUE SELECT * FROM mt_regel"
_UIT = "DELETE FROM logboek_regel WHERE id = {id}"
# What is done, and the words in which the check must name it.
KNOEIEN = {
    "UPDATE logboek_regel SET actor = actor || 'x' WHERE id = {id}": "Regel {id} in blok {blok} is gewijzigd.",
    _UIT: "Regel {id} uit blok {blok} is verwijderd.",
    "INSERT INTO logboek_regel (id, xid, actor, inhoud) OVERRIDING SYSTEM VALUE"
    " SELECT -1, xid, actor, inhoud FROM mt_regel": "Regel -1 bij blok {blok} is later ingevoegd.",
    "UPDATE logboek_regel SET xid = (SELECT tot_xid FROM logboek_blok WHERE nr = {ander}) WHERE id = {id}": (
        "Regel {id} uit blok {blok} is verplaatst (bij blok {ander})."
    ),
}


def controle(proef: Proef) -> list[Meting]:
    """The check against plain SQL, what sealing costs a row beside it, and four ways to tamper with one row."""
    regels = _vul_aan(proef)
    begin = perf_counter()
    verzegeling.verzegel()
    verzegelen = perf_counter() - begin

    def onze(_ronde: int) -> float:
        begin = perf_counter()
        if not verzegeling.controleer().in_orde:
            raise RuntimeError("Het logboek van de meting is niet zoals het verzegeld is.")
        return perf_counter() - begin

    reeks = om_en_om(
        lambda _ronde: speel(proef.eigenaar, [Opdracht(KAAL, [])]), onze, proef.maat.duur, opwarmen=0, minstens=3
    )
    gemist = _gemist(proef)
    return [
        reeks.meting(
            f"Logboek van {_punten(regels)} regels nalopen / hetzelfde in kale SQL",
            Doel(4, 2.5),
            uitleg=f"verzegelen van wat los was: {verzegelen:.1f} s",
        ),
        Meting(
            f"Logboek van {_punten(regels)} regels: een regel gewijzigd, weg, erbij of verplaatst, niet gevonden",
            None,
            None,
            None,
            len(gemist),
            Doel(0, 0),
            uitleg="; ".join(gemist),
        ),
    ]


def _vul_aan(proef: Proef) -> int:
    """As many rows as the size asks, in transactions of their own, as looks are; returns how many there are."""
    rij = proef.eigenaar.execute("SELECT count(*) FROM logboek_regel").fetchone()
    assert rij is not None
    er = int(rij[0])
    while er < proef.maat.logregels:
        nu = min(PER_TRANSACTIE, proef.maat.logregels - er)
        proef.eigenaar.execute(_BIJ, [nu])
        er += nu
    proef.eigenaar.execute("ANALYZE logboek_regel")
    return er


def _gemist(proef: Proef) -> list[str]:
    """The ways that the check does not name, or beside which it names something else. Any row will do, so each takes
    another one; which, changes from run to run."""
    gemist = []
    for opdracht, verwacht in KNOEIEN.items():
        id_, blok, ander = _kies(proef)
        waar = {"id": id_, "blok": blok, "ander": ander}
        gevonden = _na_knoeien(proef, opdracht.format(**waar), id_)
        if gevonden != [verwacht.format(**waar)]:
            gemist.append(f"verwacht: {verwacht.format(**waar)} gezien: {gevonden[:3]}")
    return gemist


def _kies(proef: Proef) -> tuple[int, int, int]:
    """A row in a block, and another block."""
    rij = proef.eigenaar.execute("SELECT max(nr) FROM logboek_blok").fetchone()
    assert rij is not None
    blok, ander = random.sample(range(1, int(rij[0]) + 1), 2)
    rij = proef.eigenaar.execute(
        "SELECT ids[1 + floor(random() * aantal)::integer] FROM logboek_blok WHERE nr = %s", [blok]
    ).fetchone()
    assert rij is not None
    return int(rij[0]), blok, ander


def _na_knoeien(proef: Proef, opdracht: str, id_: int) -> list[str]:
    """What the check says while it is so. The row goes back whatever happens."""
    v = proef.eigenaar
    v.execute("ALTER TABLE logboek_regel DISABLE TRIGGER USER")
    v.execute(_KOPIE.format(id=id_))  # type: ignore[arg-type]  # our own statement
    try:
        v.execute(opdracht)  # type: ignore[arg-type]  # our own statement
        return verzegeling.controleer().afwijkingen
    finally:
        for terug in (_UIT.format(id=id_), _UIT.format(id=-1), _TERUG, "DROP TABLE mt_regel"):
            v.execute(terug)  # type: ignore[arg-type]  # our own statement
        v.execute("ALTER TABLE logboek_regel ENABLE TRIGGER USER")


def _punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
