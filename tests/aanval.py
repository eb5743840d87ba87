"""A direct attack on the database: the role of the application, an actor set by hand, and raw SQL on every table.

What the wall must say is written here once more, in Python and from the words of the rulebook, and not taken from
poort.wal: a policy that says something else is found on the first row where the two differ.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.utils import DatabaseError

from keukentafel.kern.actor import Actor, transactie
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.wal import beschermde_modellen
from tests import personages as p

INSTELLINGEN = ("actor", "wie", "teams", "dossiers", "inwoners", "huishoudens", "rollen", "mijdt")
# Identity reaches the whole municipality for these (regels.md §3.3; the officers see M).
HELE_GEMEENTE = {"frontoffice", "backoffice", "aandachtsfunctionaris", "privacy_officer", "fg"}
HELE_GEMEENTE |= {"beslisser", "jurist_bezwaar", "klachtcoordinator"}  # ADR 34
WAKEN = {"privacy_officer", "fg", "aandachtsfunctionaris"}
BREEKT_UIT = (
    "SET ROLE kt_eigenaar",
    "SET SESSION AUTHORIZATION kt_eigenaar",
    "SET session_replication_role = replica",
    "ALTER TABLE inwoner_inwoner DISABLE ROW LEVEL SECURITY",
    "ALTER ROLE kt_app BYPASSRLS",
    "CREATE POLICY alles ON inwoner_inwoner USING (true)",
    "DROP POLICY kt_zien ON inwoner_inwoner",
    "CREATE TABLE public.kopie AS SELECT 1",
    "CREATE FUNCTION public.lek() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    "CREATE VIEW public.kijkgat AS SELECT * FROM inwoner_inwoner",
    "ALTER FUNCTION kt_banden(uuid, date, timestamptz) SECURITY INVOKER",
    "TRUNCATE dossier_dossier CASCADE",
    "UPDATE logboek_regel SET inhoud = '{}'",
    "DELETE FROM logboek_regel",
    "TRUNCATE logboek_regel",
    "INSERT INTO logboek_regel (inhoud, actor) VALUES ('{}', 'iemand anders')",
    "INSERT INTO logboek_regel (inhoud, tijd) VALUES ('{}', '2015-01-01')",
    "DELETE FROM logboek_blok",
    "UPDATE logboek_blok SET hash = ''",
    "UPDATE logboek_gewist SET som = ''",
    "INSERT INTO logboek_gewist (regel, som, ronde) VALUES (1, '', gen_random_uuid())",
    "SELECT * FROM logboek_zoekactie",
    "COPY inwoner_inwoner TO '/tmp/weg'",
    "COPY inwoner_inwoner TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT rolpassword FROM pg_authid",
    "CREATE EXTENSION dblink",
)


@contextmanager
def gebonden(actor: Actor | None) -> Iterator[None]:
    """The settings as the program would set them, but without the program: nothing of the gate is asked."""
    with transaction.atomic(), connection.cursor() as cursor:
        waarden = dict.fromkeys(INSTELLINGEN, "")
        if actor:
            wie = "*" if actor.is_systeem else actor.kenmerk
            waarden |= {"actor": actor.kenmerk, "wie": wie}
            waarden |= {naam: actor.reeksen[naam] for naam in INSTELLINGEN[2:]}
        for naam, waarde in waarden.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [f"kt.{naam}", waarde])
        yield
        transaction.set_rollback(True)


def vraag(sql: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def geweigerd(sql: str) -> bool:
    """Does the database itself say no? What does go through is undone."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False


def tabellen() -> list[str]:
    """Every table that the role could try."""
    sql = "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
    return sorted(naam for (naam,) in vraag(sql))


def met_rijen_zonder_actor() -> set[str]:
    """Tables that answer a stranger with rows."""
    with gebonden(None):
        return {t for t in tabellen() if not geweigerd(f"SELECT FROM {t}") and vraag(f"SELECT FROM {t} LIMIT 1")}


def rijen(model: type[Beschermd]) -> dict[Any, dict[str, Any]]:
    """Every row with the columns its wall asks about, as a named system sees them."""
    paden = [pad for pad in _paden(model) if pad]
    with transactie(p.SYSTEEM):
        return {rij["pk"]: rij for rij in model.objects.values("pk", *paden)}


def _paden(model: type[Beschermd]) -> set[str]:
    b = model.bescherming
    eigen = {"voor_id", "rol", "team_id", "afgeschermd"} if b.rls == "taak" else set()
    eigen |= {veld.name for veld in model._meta.concrete_fields if veld.name == "alleen_fg"}
    eigen |= {model.deel_van + "_id"} if b.rls == "deel" else set()
    eigen |= {b.niet, b.team, b.ook_team, b.dossier, b.inwoner}
    return eigen | {b.huishouden, b.medewerker, b.auteur, b.afgeschermd}


def hoort_te_zien(model: type[Beschermd], rij: dict[str, Any], actor: Actor) -> bool:
    """The wall in words: author, team, shield, tie and own circle."""
    b = model.bescherming

    def van(pad: str) -> Any:
        return rij[pad] if pad else None

    kring: set[UUID] = set(actor.mijdt)
    if b.niet and actor.id in van(b.niet):
        return False  # ADR 37: whom it is about never sees it
    if kring & {van(b.dossier), van(b.huishouden), van(b.inwoner)}:
        return False
    # AUT-06: who left the case does not read the own words there any more.
    schreef = b.auteur if not van(b.dossier) or b.rls in ("klacht", "deel") else ""
    eigen = actor.kenmerk in {str(van(pad)) for pad in (schreef, b.medewerker) if pad}
    if b.rls == "auteur":
        return eigen
    if b.rls == "deel":
        # As visible as the row above it, which is asked by the same words.
        ouder = model._meta.get_field(model.deel_van).related_model
        return eigen or hoort_te_zien(ouder, rijen(ouder)[rij[model.deel_van + "_id"]], actor)
    if b.rls == "klacht":
        leidt = {"coordinator", "wijkteammanager"} & actor.rollen and van(b.team) in actor.teams
        return bool(eigen or "klachtcoordinator" in actor.rollen or (leidt and not van(b.afgeschermd)))
    if b.rls == "taak":
        in_team = rij["team_id"] in actor.teams
        voor_rol = rij["rol"] in actor.rollen and (rij["team_id"] is None or in_team)
        return rij["voor_id"] == actor.id or voor_rol or (in_team and not rij["afgeschermd"])
    open_ = not van(b.afgeschermd)
    van_dossier = van(b.dossier) in actor.dossiers
    band = van_dossier or van(b.huishouden) in actor.huishoudens or van(b.inwoner) in actor.inwoners
    if b.rls == "toegang":
        # ADR 24: the worker, who is tied to it, the managers of both teams, and who watches over all of it.
        bij_team = {rij[b.team], rij[b.ook_team] if b.ook_team else None} & set(actor.teams)
        manager = "wijkteammanager" in actor.rollen and bij_team
        return bool(eigen or van_dossier or actor.rollen & WAKEN or manager)
    if b.rls == "toezicht":
        # ADR 25: a finding about a privacy officer is for the FG alone.
        return bool(eigen or "fg" in actor.rollen or ("privacy_officer" in actor.rollen and not rij.get("alleen_fg")))
    if b.rls == "privacy":
        return bool(eigen or actor.rollen & {"privacy_officer", "fg"})
    if b.rls == "veiligheid":
        return van_dossier or eigen or (open_ and "aandachtsfunctionaris" in actor.rollen)
    ruim = (b.team and van(b.team) in actor.teams) or (b.rls == "stad" and HELE_GEMEENTE & actor.rollen)
    return bool(eigen or band or (open_ and ruim))


Alles = dict[type[Beschermd], dict[Any, dict[str, Any]]]


def alle_rijen() -> Alles:
    return {model: rijen(model) for model in beschermde_modellen()}


def met_kring(actor: Actor) -> list[Actor]:
    """This worker, and the same one who knows somebody of the first dossier, resident and household at home."""
    eersten = [list(sleutels)[:1] for sleutels in (actor.dossiers, actor.inwoners, actor.huishoudens)]
    return [actor, replace(actor, mijdt=frozenset(chain.from_iterable(eersten)))] if any(eersten) else [actor]


def verschillen(actor: Actor, alles: Alles) -> dict[str, tuple[int, int]]:
    """Per table: how many rows this actor gets too many and too few, with raw SQL."""
    fout = {}
    with gebonden(actor):
        gezien = {model: {pk for (pk,) in vraag(f"SELECT id FROM {model._meta.db_table}")} for model in alles}
    for model, ziet in gezien.items():
        hoort = {pk for pk, rij in alles[model].items() if hoort_te_zien(model, rij, actor)}
        if ziet != hoort:
            fout[model._meta.db_table] = (len(ziet - hoort), len(hoort - ziet))
    return fout


def raakt_te_veel(actor: Actor, alles: Alles) -> dict[str, tuple[int, int]]:
    """Per table: how many rows out of sight this actor changes and removes, with raw SQL."""
    fout = {}
    for model, alle in alles.items():
        tabel = model._meta.db_table
        buiten = [pk for pk, rij in alle.items() if not hoort_te_zien(model, rij, actor)]
        with gebonden(actor), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {tabel} SET id = id WHERE id = ANY (%s)", [buiten])
            gewijzigd = cursor.rowcount
            cursor.execute(f"DELETE FROM {tabel} WHERE id = ANY (%s)", [buiten])
            if gewijzigd or cursor.rowcount:
                fout[tabel] = (gewijzigd, cursor.rowcount)
    return fout
