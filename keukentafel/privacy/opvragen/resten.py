"""Is it really gone? Every table, every column: keys, names and files of what was destroyed, wherever they may stand.

The names are known only while the act runs (they are kept nowhere), or are typed by who asks later. A key that is found
is a rest; a name that is found may be of a namesake, and is for a person to look at.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.models import Bestand
from keukentafel.kern.tekst import aantal

SLEUTEL = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
MINSTENS = 4
# The certificate itself holds the keys, the seal digests alone; open searches go into the log within a minute.
NIET = frozenset({"privacy_vernietiging", "privacy_vernietigingsregel", "logboek_blok", "logboek_zoekactie"})
LOG = "logboek_regel"
# What one key may stand in elsewhere: table, column, and which rows may go.
SPOREN = (
    ("gebeurtenissen", "kern_gebeurtenis", "concat_ws(' ', t.onderwerp, t.gegevens)", "true"),
    ("concepten", "kern_concept", "concat_ws(' ', t.sleutel, t.adres, t.velden)", "true"),
    ("wachtrij", "procrastinate_jobs", "t.args::text", "t.status <> 'doing'"),
)


@dataclass(frozen=True)
class Rest:
    """Where something was found. `mag`: why it is allowed to be there, or what to do; empty: it should not."""

    tabel: str
    kolom: str
    wat: str
    aantal: int
    mag: str = ""

    def als_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def zin(self) -> str:
        """ "3 rijen in dossier_journaalregel, kolom tekst: een sleutel"."""
        return f"{aantal(self.aantal, 'rij', 'rijen')} in {self.tabel}, kolom {self.kolom}: {self.wat}"


def woorden_van(mens: Inwoner) -> set[str]:
    """What names one person and nobody else: whole names, number, telephone, mail. Kept in memory only."""
    achter = [f"{mens.voorvoegsel} {mens.geslachtsnaam}".strip(), mens.geslachtsnaam]
    namen = {f"{voor} {naam}" for voor in (mens.roepnaam, mens.voornamen) if voor for naam in achter if naam}
    los = {str(mens.bsn or ""), mens.telefoon, mens.email, mens.sorteernaam}
    return {w for w in namen | los if len(w) >= MINSTENS}


def bestandssommen(om: Any) -> set[str]:
    """Digests of the files that go: a copy elsewhere has the same."""
    sommen: set[str] = set()
    for model, rijen in om.rijen.items():
        if issubclass(model, Bestand):
            sommen |= set(model._base_manager.filter(pk__in=list(rijen)).values_list("sha256", flat=True))
    return sommen


def sporen_weg(sleutels: Collection[UUID]) -> dict[str, int]:
    """Take the keys out of outbox, drafts and queue. A job that runs now is left alone; it finds nothing any more."""
    uit = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM kern_gehoord h USING kern_gebeurtenis t WHERE t.id = h.gebeurtenis_id AND "
            + _noemt("concat_ws(' ', t.onderwerp, t.gegevens)"),
            {"sleutels": [str(s) for s in sleutels]},
        )
        for naam, tabel, tekst, waar in SPOREN:
            sql = f"DELETE FROM {tabel} t WHERE {waar} AND {_noemt(tekst)}"
            cursor.execute(sql, {"sleutels": [str(s) for s in sleutels]})
            uit[naam] = cursor.rowcount
    return uit


def _noemt(tekst: str) -> str:
    """Does this text hold one of the keys? Told apart by their shape first: comparing them all costs much more."""
    return (
        f"EXISTS (SELECT FROM regexp_matches(lower({tekst}), '{SLEUTEL}', 'g') m"
        " WHERE m[1] IN (SELECT unnest(%(sleutels)s::text[])))"
    )


def zoek(sleutels: Collection[UUID], woorden: Collection[str] = (), sommen: Collection[str] = ()) -> list[Rest]:
    """Everything that was found, the worst first. Only a named system may ask: it must see every row."""
    waarden = {
        "sleutels": [str(s) for s in sleutels],
        "woorden": [_als_patroon(w) for w in woorden if len(w.strip()) >= MINSTENS],
        "sommen": sorted(s for s in sommen if s),
        "ruw": [w.strip().encode() for w in woorden if len(w.strip()) >= MINSTENS],
    }
    gevonden = [rest for tabel, kolommen in _tabellen() for rest in _in_tabel(tabel, kolommen, waarden)]
    return sorted(gevonden, key=lambda r: (bool(r.mag), r.tabel, r.kolom))


def _als_patroon(woord: str) -> str:
    schoon = re.sub(r"([%_\\])", r"\\\1", woord.strip().lower())
    return f"%{schoon}%"


def _tabellen() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Every table that this role may read, with its columns and their kinds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, array_agg(c.column_name::text || ':' || c.udt_name ORDER BY c.ordinal_position)"
            " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND has_table_privilege("
            " format('%I.%I', c.table_schema, c.table_name), 'SELECT') GROUP BY 1 ORDER BY 1"
        )
        for tabel, kolommen in cursor.fetchall():
            if tabel not in NIET:
                yield tabel, [(k.rpartition(":")[0], k.rpartition(":")[2]) for k in kolommen]


def _in_tabel(tabel: str, kolommen: list[tuple[str, str]], waarden: dict[str, Any]) -> Iterable[Rest]:
    """One statement per table: for each column how many rows hold a key, a word, or a file."""
    vragen = [vraag for kolom, soort in kolommen for vraag in _vragen(kolom, soort, waarden)]
    if not vragen:
        return
    telt = ", ".join(f"count(*) FILTER (WHERE {sql})" for _, _, sql in vragen)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {telt} FROM "{tabel}" t', waarden)
        gevonden = cursor.fetchone()
    for (kolom, wat, _), n in zip(vragen, gevonden, strict=True):
        if n:
            yield Rest(tabel, kolom, wat, n, _mag(tabel, wat))


def _vragen(kolom: str, soort: str, waarden: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    c = f't."{kolom}"'
    if waarden["sleutels"] and soort == "uuid":
        yield kolom, "een sleutel", f"{c} IN (SELECT unnest(%(sleutels)s::uuid[]))"
    elif waarden["sleutels"] and soort == "_uuid":
        yield kolom, "een sleutel", f"{c} && %(sleutels)s::uuid[]"
    if soort in ("text", "varchar", "json", "jsonb", "_text", "_varchar", "tsvector"):
        if waarden["sleutels"]:
            yield kolom, "een sleutel", _noemt(f"{c}::text")
        if waarden["woorden"]:
            yield kolom, "een naam", f"lower({c}::text) LIKE ANY (%(woorden)s::text[])"
    if soort in ("text", "varchar") and kolom == "sha256" and waarden["sommen"]:
        yield kolom, "een kopie van een bestand", f"{c} IN (SELECT unnest(%(sommen)s::text[]))"
    if soort == "bytea" and waarden["ruw"]:
        yield kolom, "een naam", f"EXISTS (SELECT FROM unnest(%(ruw)s::bytea[]) w WHERE position(w in {c}) > 0)"


def _mag(tabel: str, wat: str) -> str:
    if tabel == LOG:
        return "Het logboek blijft vijf jaar; daarna gaan deze woorden vanzelf weg (PRV-17)."
    if wat == "een naam":
        return "Kijk na: het kan een naamgenoot zijn, of iemand van wie iets blijft."
    if wat == "een kopie van een bestand":
        return "Kijk na: hetzelfde bestand staat ook bij iets dat blijft."
    return ""
