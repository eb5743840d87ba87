"""The second wall: row-level security, derived from what each protected model declares (ADR 0004).

`toepassen` runs as owner after every migrate and is idempotent. A policy is one of the few shapes below, each measured
(prestaties.md §3b): team arrays from a setting, never a per-row sub-query. This wall stops a forgotten filter, not SQL
injection: the application role can call set_config.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from django.apps import apps
from django.db import connections, models
from django.db.backends.utils import CursorWrapper

from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.regels import Bescherming

# The settings of this transaction (kern.actor._bind), read once per statement. Not by a function: the planner copies
# its body into every policy it meets, and planning took twice as long as without policies. An unset one fits nothing.
# Each sub-select costs its start in every policy that has it, run or not: so who it is and whether that sees everything
# is one setting, '*' for a named system. And that one is no sub-select: it is the last ground of a policy, so only a
# row that fits nothing else reads it, in a quarter of a microsecond; starting it cost every page more (ADR 0004).
WIE = "nullif(current_setting('kt.wie', true), '')"


def _reeks(wat: str, soort: str) -> str:
    return f"(SELECT nullif(current_setting('kt.{wat}', true), '')::{soort}[])::{soort}[]"


def _een_van(wat: str, soort: str) -> str:
    return f"ANY ({_reeks(wat, soort)})"


def _is(*kolommen: str) -> str:
    """Is this the row of whoever asks, by one of these columns? For a named system every row is."""
    rij = ", ".join([*kolommen, "'*'"])
    return f"{WIE} = ANY (ARRAY[{rij}])"


TEAMS, ROLLEN, DOSSIERS = _een_van("teams", "bigint"), _een_van("rollen", "text"), _een_van("dossiers", "uuid")
INWONERS, HUISHOUDENS = _een_van("inwoners", "uuid"), _een_van("huishoudens", "uuid")
# Nearly nobody has an own circle among the residents. An array that is NULL is looked into for no row at all.
MIJDT = "(SELECT nullif(nullif(current_setting('kt.mijdt', true), ''), '{}')::uuid[])::uuid[]"


def beschermde_modellen() -> list[type[Beschermd]]:
    """All concrete models with a wall."""
    return [m for m in apps.get_models() if issubclass(m, Beschermd)]


def _veld(model: type[models.Model], pad: str) -> "models.Field[object, object]":
    # A plain column may end in _id as well: a key of a later room, without a foreign key.
    eigen = pad in {veld.name for veld in model._meta.concrete_fields}
    return cast("models.Field[object, object]", model._meta.get_field(pad if eigen else pad.removesuffix("_id")))


def _kolom(model: type[models.Model], pad: str) -> str:
    """The column behind a declared path. Policies use own columns only, so a path over a relation is an error."""
    return str(getattr(_veld(model, pad), "column", pad))


def voorwaarde(model: type[Beschermd]) -> str:
    """The USING clause of one model: who sees it, and never the own circle (MAN-08), as in poort.regels.voor."""
    b: Bescherming = model.bescherming
    if b.niet:
        # Whom the row is about never sees it, whatever role (MAN-09).
        return f"({_muur(model)}) AND ({WIE} = ANY ({_kolom(model, b.niet)}::text[])) IS NOT TRUE"
    return _muur(model)


def _muur(model: type[Beschermd]) -> str:
    b: Bescherming = model.bescherming
    paden = dict.fromkeys(filter(None, (b.dossier, b.huishouden, b.inwoner)))
    if not paden:
        return _wie_ziet(model)
    kolommen = [_kolom(model, pad) for pad in paden]
    eigen = f"{kolommen[0]} = ANY ({MIJDT})" if len(kolommen) == 1 else f"ARRAY[{', '.join(kolommen)}] && {MIJDT}"
    return f"({_wie_ziet(model)}) AND ({eigen}) IS NOT TRUE"


def _wie_ziet(model: type[Beschermd]) -> str:
    b: Bescherming = model.bescherming
    if b.rls in EIGEN_VORM:
        return EIGEN_VORM[b.rls](model)
    delen = []
    open_ = f"NOT {_kolom(model, b.afgeschermd)} AND " if b.afgeschermd else ""
    if b.team:
        delen.append(f"({open_}{_kolom(model, b.team)} = {TEAMS})")
    if b.rls == "stad":
        delen.append(f"({open_}(SELECT kt_stad()))")
    if b.dossier:
        delen.append(f"{_kolom(model, b.dossier)} = {DOSSIERS}")
    if b.huishouden:
        delen.append(f"{_kolom(model, b.huishouden)} = {HUISHOUDENS}")
    if b.inwoner:
        delen.append(f"{_kolom(model, b.inwoner)} = {INWONERS}")
    # What fits most rows comes first: a row that fits asks no further.
    return " OR ".join([*delen, _eigen(model)])


def _eigen(model: type[Beschermd]) -> str:
    """Whose own row it is. In a dossier having written it is no ground: who left the case reads it no more (AUT-06)."""
    b = model.bescherming
    paden = (b.medewerker, b.auteur) if not b.dossier else (b.medewerker,)
    eigen = _is(*[f"{_kolom(model, pad)}::text" for pad in paden if pad])
    if not b.dossier or not b.auteur or not _veld(model, b.dossier).null:
        return eigen
    return f"{eigen} OR ({_kolom(model, b.dossier)} IS NULL AND {_is(_kolom(model, b.auteur) + '::text')})"


def _veiligheid(model: type[Beschermd]) -> str:
    """The compartment: the team is no ground here. A case tie, or the whole task (MLD-07)."""
    b = model.bescherming
    heel = f"NOT {_kolom(model, b.afgeschermd)} AND 'aandachtsfunctionaris' = {ROLLEN}"
    return f"{_kolom(model, b.dossier)} = {DOSSIERS} OR ({heel}) OR {_eigen(model)}"


def _taak(_model: type[Beschermd]) -> str:
    """For a person, for a role (within the own teams when it has a team), or of the own team when nothing is hidden."""
    return (
        f"(rol = {ROLLEN} AND (team_id IS NULL OR team_id = {TEAMS}))"
        f" OR (NOT afgeschermd AND team_id = {TEAMS}) OR {_is('voor_id::text')}"
    )


def _toezicht(model: type[Beschermd]) -> str:
    """Who supervises, and whose own row it is. A look of a privacy officer is for the FG alone (PRV-17)."""
    open_ = "NOT alleen_fg AND " if any(v.name == "alleen_fg" for v in model._meta.concrete_fields) else ""
    eigen = _is(f"{_kolom(model, model.bescherming.medewerker)}::text")
    return f"({open_}'privacy_officer' = {ROLLEN}) OR 'fg' = {ROLLEN} OR {eigen}"


def _privacy(model: type[Beschermd]) -> str:
    """For who keeps the rights of residents, shielded people included. No team, no case tie."""
    return f"ARRAY['privacy_officer', 'fg'] && {_reeks('rollen', 'text')} OR {_eigen(model)}"


def _toegang(model: type[Beschermd]) -> str:
    """Granted access and its account (AUT-01): the worker, who is tied to the dossier, the managers of both teams, and
    who watches over all of it. The shield is no ground here: a use of a shielded dossier is looked into most of all."""
    b = model.bescherming
    alle = f"ARRAY['privacy_officer', 'fg', 'aandachtsfunctionaris'] && {_reeks('rollen', 'text')}"
    teams = " OR ".join(f"{_kolom(model, pad)} = {TEAMS}" for pad in (b.team, b.ook_team) if pad)
    manager = f"('wijkteammanager' = {ROLLEN} AND ({teams}))"
    eigen = _is(f"{_kolom(model, b.medewerker)}::text")
    return f"{_kolom(model, b.dossier)} = {DOSSIERS} OR {alle} OR {manager} OR {eigen}"


def _klacht(model: type[Beschermd]) -> str:
    """Who handles or wrote it; all of them for the klachtcoördinator; the own team for who leads it. No case tie."""
    b = model.bescherming
    leidt = f"ARRAY['coordinator', 'wijkteammanager'] && {_reeks('rollen', 'text')}"
    team = f"({leidt} AND NOT {_kolom(model, b.afgeschermd)} AND {_kolom(model, b.team)} = {TEAMS})"
    return f"{_eigen(model)} OR 'klachtcoordinator' = {ROLLEN} OR {team}"


def _deel(model: type[Beschermd]) -> str:
    """A row beneath another, as visible as that one; and whose own row it is. OFFSET 0: as in `_koppelingen`."""
    veld = model._meta.get_field(model.deel_van)  # type: ignore[attr-defined]  # each model of this shape names it
    ouder = cast(type[models.Model], veld.related_model)._meta.db_table
    tabel = model._meta.db_table
    return f"{_eigen(model)} OR EXISTS (SELECT FROM {ouder} r WHERE r.id = {tabel}.{veld.name}_id OFFSET 0)"


EIGEN_VORM: dict[str, Callable[[type[Beschermd]], str]] = {
    "auteur": _eigen,
    "deel": _deel,
    "klacht": _klacht,
    "veiligheid": _veiligheid,
    "taak": _taak,
    "toegang": _toegang,
    "toezicht": _toezicht,
    "privacy": _privacy,
}


def _policies(cursor: CursorWrapper, model: type[Beschermd]) -> None:
    tabel = model._meta.db_table
    gebruik = voorwaarde(model)
    auteur = _kolom(model, model.bescherming.auteur) if model.bescherming.auteur else ""
    # Whoever writes, writes under the own name; the row itself may land out of sight (a contact for another team).
    nieuw = _is(f"{auteur}::text") if auteur else f"{WIE} IS NOT NULL"
    cursor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY")
    for naam, vorm in {
        "zien": f"FOR SELECT USING ({gebruik})",
        "wijzigen": f"FOR UPDATE USING ({gebruik}) WITH CHECK ({gebruik})",
        "wissen": f"FOR DELETE USING ({gebruik})",
        "maken": f"FOR INSERT WITH CHECK ({nieuw})",
    }.items():
        cursor.execute(f"DROP POLICY IF EXISTS kt_{naam} ON {tabel}")
        cursor.execute(f"CREATE POLICY kt_{naam} ON {tabel} {vorm}")


def _koppelingen(cursor: CursorWrapper, model: type[Beschermd]) -> None:
    """A link table says who a row is about: whoever does not see the row does not see its links either."""
    for veld in model._meta.local_many_to_many:
        tabel, ouder = veld.m2m_db_table(), model._meta.db_table
        # The row itself is asked behind its own wall, by its key: OFFSET 0 keeps the planner from a second plan that
        # would read every row of the parent that one sees.
        ziet = f"{_is()} OR EXISTS (SELECT FROM {ouder} r WHERE r.id = {tabel}.{veld.m2m_column_name()} OFFSET 0)"
        cursor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY")
        cursor.execute(f"DROP POLICY IF EXISTS kt_koppeling ON {tabel}")
        cursor.execute(f"CREATE POLICY kt_koppeling ON {tabel} USING ({ziet})")


def _volgt(cursor: CursorWrapper, model: type[Beschermd]) -> None:
    """A child row carries team and shield of its parent; the database keeps them equal when the parent moves."""
    ouder_naam = getattr(model, "volgt", "")
    if not ouder_naam:
        return
    ouder = cast(type[models.Model], model._meta.get_field(ouder_naam).related_model)
    tabel, naam = model._meta.db_table, f"{model._meta.db_table}_volgt"
    kolommen = ", ".join(getattr(model, "volgt_kolommen", ("team_id", "afgeschermd")))
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [naam])
    if cursor.fetchone() is None:
        cursor.execute(
            f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY ({ouder_naam}_id, {kolommen})"
            f" REFERENCES {ouder._meta.db_table} (id, {kolommen})"
            " ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"
        )


def _sql_bestanden() -> list[Path]:
    """Every room's sql/*.sql, rooms in their order, files by name; each file must be idempotent."""
    return [
        bestand
        for config in apps.get_app_configs()
        if config.name.startswith("keukentafel.")
        for bestand in sorted((Path(config.path) / "sql").glob("*.sql"))
    ]


def toepassen(alias: str = "eigenaar") -> None:
    """Grants, functions, policies and follow-constraints, as owner. Called after migrate (setting NA_MIGREREN)."""
    with connections[alias].cursor() as cursor:
        _rechten_op_tabellen(cursor)
        for bestand in _sql_bestanden():
            cursor.execute(bestand.read_text(encoding="utf-8"))
        _rechten_op_functies(cursor)
        for model in beschermde_modellen():
            _policies(cursor, model)
            _koppelingen(cursor, model)
            _volgt(cursor, model)


def _rechten_op_tabellen(cursor: CursorWrapper) -> None:
    """The application role may use every table, and owns none. The log's narrower grants follow in its own SQL."""
    for regel in (
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO kt_app",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kt_app",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO kt_app",
    ):
        cursor.execute(regel)


def _rechten_op_functies(cursor: CursorWrapper) -> None:
    """After the SQL files: PostgreSQL lets everybody execute a new function, also one that reads as owner.

    What only triggers and other functions of the owner call says so in its SQL: COMMENT ON FUNCTION … IS 'alleen
    eigenaar'. Past the walls it would answer the application about any key.
    """
    cursor.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")
    cursor.execute("""
        DO $$ DECLARE wacht regprocedure; BEGIN
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO kt_app;
            FOR wacht IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
                         AND obj_description(p.oid, 'pg_proc') = 'alleen eigenaar' LOOP
                EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM kt_app', wacht);
            END LOOP;
        END $$""")
