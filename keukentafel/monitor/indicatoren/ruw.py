"""The records behind a figure, pseudonymous: who wants to count again can, with ten lines of code.

A pseudonym is made with the installation's secret, so it is the same in every export and says nothing outside. Read
through the ordinary tables, beneath the walls: who sees everything (the owner at the command line) gets everything.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from keukentafel.kern import klok
from keukentafel.monitor.indicatoren.basis import Vraag, opvragen
from keukentafel.monitor.regels import Rij

KOLOMMEN = ("soort", "sleutel", "client", "dossier", "team", "van", "tot", "waarde")
_STAND = "{a}.gemaakt_op < %s"
_GELDIG = _STAND + " AND ({a}.vervallen_op IS NULL OR {a}.vervallen_op >= %s AND %s < 'infinity'::timestamptz)"


def pseudoniem(sleutel: Any) -> str:
    """Twelve characters that stand for one key; empty for none."""
    if sleutel is None:
        return ""
    geheim = f"monitor-pseudoniem:{settings.SECRET_KEY}".encode()
    return hmac.new(geheim, str(sleutel).encode(), hashlib.sha256).hexdigest()[:12]


def _rijen(soort: str, sql: str, parameters: list[Any]) -> Iterator[Rij]:
    for rij in opvragen(sql, parameters):
        versleuteld = {k: pseudoniem(rij.get(k)) for k in ("sleutel", "client", "dossier")}
        vol = {"soort": soort} | rij | versleuteld
        yield {kolom: "" if vol.get(kolom) is None else str(vol[kolom]) for kolom in KOLOMMEN}


def ruwe_contacten(vraag: Vraag) -> Iterable[Rij]:
    """One row per contact: the day in `van`, the subjects in `waarde` with a space between."""
    sql = f"""
        SELECT c.id AS sleutel, c.inwoner_id AS client, t.naam AS team,
               (c.moment AT TIME ZONE 'Europe/Amsterdam')::date AS van, array_to_string(c.onderwerpen, ' ') AS waarde
        FROM cijfers.toegang_contact c JOIN organisatie_team t ON t.id = c.team_id
        WHERE (c.moment AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="c")}
        ORDER BY 4, c.id"""
    return _rijen("contact", sql, vraag.parameters)


def ruwe_terugbelverzoeken(vraag: Vraag) -> Iterable[Rij]:
    """One row per promise: the day it had to be kept in `van`, the day it was in `tot`, the outcome in `waarde`."""
    sql = f"""
        SELECT b.id AS sleutel, b.inwoner_id AS client, t.naam AS team, b.uitkomst AS waarde,
               (b.uiterlijk AT TIME ZONE 'Europe/Amsterdam')::date AS van,
               (b.klaar_op AT TIME ZONE 'Europe/Amsterdam')::date AS tot
        FROM cijfers.toegang_terugbelverzoek b JOIN organisatie_team t ON t.id = b.team_id
        WHERE (b.uiterlijk AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="b")}
        ORDER BY 5, b.id"""
    return _rijen("terugbelverzoek", sql, vraag.parameters)


def ruwe_adviesvragen(vraag: Vraag) -> Iterable[Rij]:
    """One row per question to the ABC-duty: the day in `van`, kind and outcome in `waarde`."""
    sql = f"""
        SELECT v.id AS sleutel, v.inwoner_id AS client, t.naam AS team, concat_ws(' ', v.soort, v.uitkomst) AS waarde,
               (v.gevraagd_op AT TIME ZONE 'Europe/Amsterdam')::date AS van
        FROM cijfers.toegang_adviesvraag v JOIN organisatie_team t ON t.id = v.team_id
        WHERE (v.gevraagd_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="v")}
        ORDER BY 5, v.id"""
    return _rijen("adviesvraag", sql, vraag.parameters)


def ruwe_gesprekken(vraag: Vraag) -> Iterable[Rij]:
    """One row per talk: the day in `van`, kind of place, room, hour and how it ended in `waarde`."""
    sql = f"""
        SELECT a.id AS sleutel, a.inwoner_id AS client, t.naam AS team,
               (a.begin AT TIME ZONE 'Europe/Amsterdam')::date AS van,
               concat_ws(' ', a.soort_plaats, nullif(a.ruimte, ''),
                         extract(hour FROM a.begin AT TIME ZONE 'Europe/Amsterdam'), a.stand) AS waarde
        FROM cijfers.toegang_afspraak a JOIN organisatie_team t ON t.id = a.team_id
        WHERE a.kanaal = 'gesprek' AND a.stand <> 'afgezegd' AND NOT a.afgeschermd
          AND (a.inwoner_id IS NOT NULL OR a.huishouden_id IS NOT NULL)
          AND (a.begin AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="a")}
        ORDER BY 4, a.id"""
    return _rijen("gesprek", sql, vraag.parameters)


def ruwe_verslagen(vraag: Vraag) -> Iterable[Rij]:
    """One row per report: the day it was finished first in `van`, its reactions and requests in `waarde`."""
    sql = f"""
        SELECT v.id AS sleutel, v.dossier_id AS dossier, t.naam AS team, v.dag AS van,
               (SELECT string_agg(concat_ws(':', r.soort, nullif(r.correctie, '')), ' ' ORDER BY r.gemaakt_op, r.id)
                FROM cijfers.dossier_verslagreactie r WHERE r.item_id = v.id AND r.ingetrokken_op IS NULL
                  AND {_STAND.format(a="r")}) AS waarde
        FROM (SELECT g.*, (g.eerst_klaar_op AT TIME ZONE 'Europe/Amsterdam')::date AS dag
              FROM cijfers.dossier_gespreksverslag g WHERE g.eerst_klaar_op < %s) v
        JOIN organisatie_team t ON t.id = kt_team_op(v.dossier_id, v.dag, v.team_id)
        WHERE v.dag BETWEEN %s AND %s ORDER BY v.dag, v.id"""
    van, tot, stand = vraag.parameters
    return _rijen("verslag", sql, [stand, stand, van, tot])


def ruwe_dossiers(vraag: Vraag) -> Iterable[Rij]:
    """One row per dossier open on the day: the day it opened in `van`, what it has by then in `waarde`."""
    sql = f"""
        SELECT p.dossier_id AS sleutel, p.dossier_id AS dossier, t.naam AS team, min(p.van) AS van,
               concat_ws(' ',
                   (SELECT 'instrument' FROM cijfers.dossier_score s WHERE s.dossier_id = p.dossier_id
                      AND s.gemeten_op <= %s AND {_STAND.format(a="s")} LIMIT 1),
                   (SELECT 'plan' FROM kern_gebeurtenis f WHERE f.onderwerp = p.dossier_id
                      AND f.soort = 'plan_vastgesteld' AND f.tijd < %s AND (f.gegevens ->> 'op')::date <= %s LIMIT 1),
                   (SELECT 'verslag' FROM cijfers.dossier_gespreksverslag v WHERE v.dossier_id = p.dossier_id
                      AND v.eerst_klaar_op < %s
                      AND (v.eerst_klaar_op AT TIME ZONE 'Europe/Amsterdam')::date <= %s LIMIT 1)) AS waarde
        FROM cijfers.dossier_dossierperiode p JOIN organisatie_team t ON t.id = p.in_team_id
        WHERE p.van <= %s AND (p.tot IS NULL OR p.tot > %s) AND {_GELDIG.format(a="p")}
        GROUP BY p.dossier_id, t.naam ORDER BY 4, 1"""
    _, dag, stand = vraag.parameters
    return _rijen("dossier", sql, [dag, stand, stand, dag, stand, dag, dag, dag, stand, stand, stand])


def ruwe_werkprocessen(vraag: Vraag) -> Iterable[Rij]:
    """One row per werkproces made in the period, with the team where it began."""
    sql = f"""
        SELECT w.id AS sleutel, w.inwoner_id AS client, w.dossier_id AS dossier, t.naam AS team, w.aangemaakt_op AS van
        FROM cijfers.dossier_werkproces w JOIN organisatie_team t ON t.id = w.aanmaakteam_id
        WHERE w.aangemaakt_op BETWEEN %s AND %s AND {_STAND.format(a="w")}
        ORDER BY w.aangemaakt_op, w.id"""
    return _rijen("werkproces", sql, vraag.parameters)


def ruwe_perioden(vraag: Vraag) -> Iterable[Rij]:
    """Every period that began no later than the last day, with its team; `tot` is the first day it is not open."""
    stand = vraag.parameters[2]
    sql = f"""
        SELECT w.id AS sleutel, w.inwoner_id AS client, w.dossier_id AS dossier, t.naam AS team, p.van, p.tot
        FROM cijfers.dossier_werkprocesperiode p JOIN cijfers.dossier_werkproces w ON w.id = p.werkproces_id
        JOIN organisatie_team t ON t.id = p.in_team_id
        WHERE p.van <= %s AND {_GELDIG.format(a="p")} ORDER BY p.van, p.id"""
    return _rijen("periode", sql, [vraag.tijdvak.tot, stand, stand, stand])


def ruwe_zwaarten(vraag: Vraag) -> Iterable[Rij]:
    """Every setting of a zwaarte no later than the last day."""
    stand = vraag.parameters[2]
    sql = f"""
        SELECT z.werkproces_id AS sleutel, z.dossier_id AS dossier, z.van, z.waarde
        FROM cijfers.dossier_zwaarte z WHERE z.van <= %s AND {_GELDIG.format(a="z")} ORDER BY z.van, z.gemaakt_op"""
    return _rijen("zwaarte", sql, [vraag.tijdvak.tot, stand, stand, stand])


def ruwe_formatie(vraag: Vraag) -> Iterable[Rij]:
    """Every post, with its fte in `waarde`; team is empty for administrative support."""
    sql = """
        SELECT t.naam AS team, f.van, f.tot, f.fte AS waarde FROM organisatie_formatie f
        LEFT JOIN organisatie_team t ON t.id = f.team_id WHERE f.van <= %s ORDER BY f.id"""
    return _rijen("formatie", sql, [vraag.tijdvak.tot])


def ruwe_inzet(vraag: Vraag) -> Iterable[Rij]:
    """One row per contact and talk of a worker: the day in `van`; kind, organisation and minutes in `waarde`."""
    sql = f"""
        SELECT w.sleutel, w.client, t.naam AS team, w.van,
               concat(w.wat, ';', (
                   SELECT u.moederorganisatie FROM organisatie_uitlening u
                   WHERE u.medewerker_id::text = w.wie AND u.van <= w.van ORDER BY u.van DESC LIMIT 1
               ), ';', w.minuten) AS waarde
        FROM (
            SELECT c.id AS sleutel, c.inwoner_id AS client, c.team_id, c.gemaakt_door AS wie, 'contact' AS wat,
                   (c.moment AT TIME ZONE 'Europe/Amsterdam')::date AS van, 0 AS minuten
            FROM cijfers.toegang_contact c WHERE {_STAND.format(a="c")}
            UNION ALL
            SELECT a.id, a.inwoner_id, a.team_id, a.medewerker_id::text, 'gesprek',
                   (a.begin AT TIME ZONE 'Europe/Amsterdam')::date, extract(epoch FROM a.einde - a.begin)::int / 60
            FROM cijfers.toegang_afspraak a
            WHERE a.kanaal = 'gesprek' AND a.stand NOT IN ('afgezegd', 'niet_verschenen') AND NOT a.afgeschermd
              AND (a.inwoner_id IS NOT NULL OR a.huishouden_id IS NOT NULL)
              AND a.einde <= %s AND {_STAND.format(a="a")}) w
        JOIN organisatie_team t ON t.id = w.team_id
        WHERE w.van BETWEEN %s AND %s ORDER BY w.van, w.sleutel"""
    van, tot, stand = vraag.parameters
    return _rijen("inzet", sql, [stand, klok.nu(), stand, van, tot])


def ruwe_consulten(vraag: Vraag) -> Iterable[Rij]:
    """One row per question to a specialist: the day it was asked in `van`, whether it was answered in `waarde`."""
    sql = f"""
        SELECT c.id AS sleutel, c.dossier_id AS dossier, t.naam AS team,
               (c.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date AS van,
               CASE WHEN c.beantwoord_op < %s THEN 'beantwoord' ELSE 'open' END AS waarde
        FROM cijfers.plan_consult c JOIN organisatie_team t
             ON t.id = kt_team_op(c.dossier_id, (c.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date, c.team_id)
        WHERE (c.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="c")}
              AND (c.ingetrokken_op IS NULL OR c.ingetrokken_op >= %s AND %s < 'infinity')
        ORDER BY 4, c.id"""
    van, tot, stand = vraag.parameters
    return _rijen("consult", sql, [stand, van, tot, stand, stand, stand])


def ruwe_bezwaren(vraag: Vraag) -> Iterable[Rij]:
    """One row per bezwaar: received in `van`, decided in `tot`, what it was about and what came of it in `waarde`."""
    sql = f"""
        SELECT b.id AS sleutel, b.inwoner_id AS client, b.dossier_id AS dossier, t.naam AS team, b.ontvangen_op AS van,
               b.beslist_op AS tot, concat_ws(' ', b.grond, b.uitkomst, b.gevolg) AS waarde
        FROM cijfers.besluit_bezwaar b JOIN organisatie_team t ON t.id = b.team_id
        WHERE b.ontvangen_op BETWEEN %s AND %s AND {_STAND.format(a="b")} ORDER BY 5, b.id"""
    return _rijen("bezwaar", sql, vraag.parameters)


def ruwe_klachten(vraag: Vraag) -> Iterable[Rij]:
    """One row per klacht: received in `van`, closed in `tot`, subject, road and outcome in `waarde`."""
    sql = f"""
        SELECT k.id AS sleutel, k.inwoner_id AS client, t.naam AS team, k.ontvangen_op AS van, k.gesloten_op AS tot,
               concat_ws(' ', k.onderwerp, k.route, k.uitkomst) AS waarde
        FROM cijfers.besluit_klacht k LEFT JOIN organisatie_team t ON t.id = k.team_id
        WHERE k.ontvangen_op BETWEEN %s AND %s AND {_STAND.format(a="k")} ORDER BY 4, k.id"""
    return _rijen("klacht", sql, vraag.parameters)


def ruwe_incidenten(vraag: Vraag) -> Iterable[Rij]:
    """One row per report: the day it happened in `van`, closed in `tot`, the kind in `waarde`."""
    sql = f"""
        SELECT i.id AS sleutel, i.inwoner_id AS client, t.naam AS team,
               (i.gebeurd_op AT TIME ZONE 'Europe/Amsterdam')::date AS van, i.gesloten_op::date AS tot,
               i.soort AS waarde
        FROM cijfers.besluit_incident i LEFT JOIN organisatie_team t ON t.id = i.team_id
        WHERE (i.gebeurd_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN %s AND %s AND {_STAND.format(a="i")}
        ORDER BY 4, i.id"""
    return _rijen("incident", sql, vraag.parameters)
