"""Contacts, dossiers, plans and the work of each worker; see stappen.py for how rows get their numbers."""

from typing import Any

from psycopg import Connection

from keukentafel.dossier import models as dossier
from keukentafel.kern.models import Concept
from keukentafel.plan import models as plan
from keukentafel.toegang import models as toegang
from meten.gegevens.stappen import MEETMEDEWERKERS, k, kans
from meten.gegevens.vullen import vul
from meten.maten import Maat

TREFWOORDEN = 500


def tekst(nummer: str) -> str:
    """A note: words that every note has, one of five hundred (trefwoord7), and a number that no other has."""
    return (
        "'Belt over de huur en de energierekening. Er is een betalingsregeling die niet goed loopt; morgen komt er"
        " een brief. Afgesproken dat wij meelezen en daarna samen bellen. Het gaat over trefwoord'"
        f" || {kans(nummer, 60, TREFWOORDEN)} || '. Nummer ' || {nummer}"
    )


_ONDERWERPEN = "(ARRAY['geld', 'wonen', 'gezondheid', 'opvoeden', 'werk'])"
_KANALEN = "(ARRAY['telefoon', 'bezoek', 'inloop', 'bericht'])"


def contacten_maken(v: Connection[Any], m: Maat) -> None:
    """The same number for each household with a dossier, spread over 900 days; written by a worker of the team."""
    schrijver = f"(team + {m.teams} * {kans('c', 22, m.medewerkers // m.teams)})"
    v.execute(
        f"CREATE TEMP TABLE mt_c ON COMMIT DROP AS SELECT c, h.id AS huishouden, h.h, h.team,"
        f" now() - make_interval(days => {kans('c', 20, 900)}, mins => {kans('c', 21, 480)}) AS moment"
        f" FROM generate_series(1, {m.contacten}) c JOIN mt_h h ON h.h = 1 + (c - 1) % {m.dossiers}"
    )
    vul(v, toegang.Contact, "mt_c", id=k("c", "c"), moment="moment", team_id="team", huishouden_id="huishouden",
        inwoner_id=k("p", "h"), kanaal=f"{_KANALEN}[1 + c % 4]", onderwerpen=f"ARRAY[{_ONDERWERPEN}[1 + c % 5]]",
        tekst=tekst("c"), gemaakt_op="moment",
        gemaakt_door=f"{k('m', schrijver)}::text")  # fmt: skip
    v.execute("CREATE TEMP TABLE mt_laatste ON COMMIT DROP AS SELECT h, max(moment)::date AS dag FROM mt_c GROUP BY h")


def dossiers_maken(v: Connection[Any], m: Maat) -> None:
    """One in five is open, with a worker of the team; meetmedewerkers are involved in the first so many open ones."""
    per = m.medewerkers // m.teams
    v.execute(
        f"CREATE TEMP TABLE mt_d ON COMMIT DROP AS SELECT x.*, {k('d', 'd')} AS id, {k('m', 'w')} AS wie,"
        " CASE WHEN NOT loopt THEN least(geopend + duur, CURRENT_DATE - 1) END AS gesloten, d % 20 <> 0 AS met_plan"
        f" FROM (SELECT h.h AS d, h.id AS huishouden, h.team, h.h % 5 = 0 AS loopt, l.dag AS laatste,"
        f" h.team + {m.teams} * {kans('h.h', 30, per)} AS w, CURRENT_DATE - 30 - {kans('h.h', 31, 1500)} AS geopend,"
        f" 20 + {kans('h.h', 32, 300)} AS duur"
        f" FROM mt_h h JOIN mt_laatste l ON l.h = h.h WHERE h.h <= {m.dossiers}) x"
    )
    v.execute("CREATE INDEX ON mt_d (d)")
    vul(v, dossier.Dossier, "mt_d", id="id", nummer="to_char(geopend, 'YYYY') || '-' || lpad(d::text, 6, '0')",
        volgnr="d", huishouden_id="huishouden", team_id="team", geopend_op="geopend", gesloten_op="gesloten",
        reden_sluiten="CASE WHEN loopt THEN '' ELSE 'afgerond' END", laatste_contact_op="laatste")  # fmt: skip
    v.execute(f"SELECT setval('dossier_volgnr', {m.dossiers})")
    vul(v, dossier.DossierPeriode, "mt_d", id=k("e", "d"), dossier_id="id", team_id="team", in_team_id="team",
        van="geopend", tot="gesloten", aanleiding="'nieuw'",
        reden="CASE WHEN loopt THEN '' ELSE 'afgerond' END")  # fmt: skip
    _banden(v)
    _werkprocessen(v)
    _schrijfsels(v)


def _banden(v: Connection[Any]) -> None:
    v.execute(
        "CREATE TEMP TABLE mt_b ON COMMIT DROP AS SELECT d, id, team, w, wie, geopend, gesloten, 'regisseur' AS rol"
        " FROM mt_d"
    )
    for login, aantal in MEETMEDEWERKERS.items():
        v.execute(
            "INSERT INTO mt_b SELECT d.d, d.id, d.team, m.w, m.id, d.geopend, NULL, 'uitvoerder' FROM mt_m m,"
            " (SELECT * FROM mt_d WHERE loopt AND met_plan ORDER BY team <> 1, d LIMIT %s) d WHERE m.login = %s",
            [aantal, login],
        )
    vul(v, dossier.Betrokkenheid, "mt_b", id=k("b", "d || '-' || w"), dossier_id="id", team_id="team",
        medewerker_id="wie", rol="rol", van="geopend::timestamptz", tot="gesloten::timestamptz")  # fmt: skip
    vul(v, plan.Regie, "mt_d", id=k("g", "d"), dossier_id="id", dossier_volgnr="d", team_id="team",
        medewerker_id="wie", van="geopend::timestamptz", tot="gesloten::timestamptz")  # fmt: skip


def _werkprocessen(v: Connection[Any]) -> None:
    bron = "(SELECT *, d * 2 + n AS nr FROM mt_d, generate_series(0, 1) n WHERE n = 0 OR d % 2 = 0) x"
    vul(v, dossier.Werkproces, bron, id=k("w", "nr"), dossier_id="id", team_id="team", inwoner_id=k("p", "d"),
        aangemaakt_op="geopend", aanmaakteam_id="team", wet="'wmo'",
        onderwerp=f"{_ONDERWERPEN}[1 + nr % 5]")  # fmt: skip
    vul(v, dossier.WerkprocesPeriode, bron, id=k("q", "nr"), werkproces_id=k("w", "nr"), dossier_id="id",
        team_id="team", in_team_id="team", van="geopend", tot="gesloten",
        reden="CASE WHEN loopt THEN '' ELSE 'afgerond' END")  # fmt: skip
    vul(v, dossier.Zwaarte, f"{bron} WHERE nr % 10 < 7", id=k("z", "nr"), werkproces_id=k("w", "nr"), dossier_id="id",
        team_id="team", waarde="1 + nr % 3", van="geopend")  # fmt: skip


def _schrijfsels(v: Connection[Any]) -> None:
    """Three journal lines for each dossier and a report for every second one, by the regisseur."""
    regel = "(SELECT *, d * 3 + n AS nr FROM mt_d, generate_series(0, 2) n) x"
    vul(v, dossier.Journaalregel, regel, id=k("j", "nr"), dossier_id="id", team_id="team", soort="'telefoon'",
        moment="geopend + make_interval(days => n * 5, hours => 10)", tekst=tekst("nr"), auteur_naam="'Wijkcoach'",
        gemaakt_door="wie::text")  # fmt: skip
    verslag = "mt_d WHERE d % 2 = 0"
    vul(v, dossier.Gespreksverslag, verslag, id=k("s", "d"), dossier_id="id", team_id="team", gesprek_op="geopend + 3",
        tekst=f"repeat({tekst('d')} || ' ', 5)", stand="'klaar'", klaar_op="geopend + interval '4 days'",
        auteur_naam="'Wijkcoach'", gemaakt_door="wie::text")  # fmt: skip
    over = (dossier.Journaalregel.over.through, "journaalregel_id", k("j", "nr"), regel)
    for model, kolom, sleutel, bron in (
        over,
        (dossier.Gespreksverslag.over.through, "gespreksverslag_id", k("s", "d"), verslag),
    ):
        vul(v, model, bron, **{kolom: sleutel, "inwoner_id": k("p", "d")})


def plannen_maken(v: Connection[Any], m: Maat) -> None:
    """A plan for nineteen in twenty dossiers, two goals each, two steps per goal."""
    vul(v, plan.Plan, "mt_d WHERE met_plan", id=k("o", "d"), dossier_id="id", team_id="team",
        titel="'Rust in huis en de post op tijd open'", vastgesteld_op="geopend + 14")  # fmt: skip
    doel = "(SELECT *, d * 2 + n AS nr FROM mt_d, generate_series(0, 1) n WHERE met_plan) x"
    vul(v, plan.Doel, doel, id=k("t", "nr"), plan_id=k("o", "d"), dossier_id="id", team_id="team", volgorde="n",
        resultaat="'Op 1 maart is er een betalingsregeling die past'", streefdatum="geopend + 200",
        auteur_naam="'Wijkcoach'", gemaakt_door="wie::text")  # fmt: skip
    stap = f"(SELECT x.*, nr * 2 + s AS stapnr, s FROM {doel}, generate_series(0, 1) s) y"
    vul(v, plan.Stap, stap, id=k("u", "stapnr"), doel_id=k("t", "nr"), dossier_id="id", team_id="team", volgorde="s",
        tekst="'Samen de brieven van deze maand openen'", voor_id="wie", uiterlijk="geopend + 30",
        gedaan_op="geopend + 25")  # fmt: skip
    vul(v, plan.Volgmoment, "mt_d WHERE d % 4 = 0", id=k("vm", "d"), dossier_id="id", team_id="team",
        soort="'waakvlam'",
        op="CURRENT_DATE + d % 60 - 30", medewerker_id="wie", elke_weken="6", auteur_naam="'Wijkcoach'",
        gemaakt_door="wie::text")  # fmt: skip
    vul(v, plan.Informatieverzoek, "mt_d WHERE d % 10 = 0", id=k("iv", "d"), dossier_id="id", team_id="team",
        bij_wie="'Huisarts'", wat="'Hoe gaat het nu?'",
        gevraagd_op="CURRENT_DATE - 30", medewerker_id="wie",
        uiterlijk="CURRENT_DATE + d % 40 - 20", auteur_naam="'Wijkcoach'", gemaakt_door="wie::text")  # fmt: skip


def werk_maken(v: Connection[Any], m: Maat) -> None:
    """For each worker so much open work, due from a week ago to six days ahead: 40 % call-backs, 20 % terms, steps and
    meldingen each. Item `k` belongs to the k-th open dossier of the worker, round and round."""
    v.execute(
        "CREATE TEMP TABLE mt_i ON COMMIT DROP AS"
        " WITH b AS (SELECT b.*, row_number() OVER (PARTITION BY w ORDER BY d) AS rij,"
        " count(*) OVER (PARTITION BY w) AS n"
        " FROM mt_b b WHERE gesloten IS NULL AND d % 20 <> 0)"
        " SELECT m.w, i AS item, m.w * 1000 + i AS nr, m.id AS wie, b.d, b.id AS dossier, b.team,"
        f" CURRENT_DATE + i % 14 - 7 AS uiterlijk, {k('h', 'b.d')} AS huishouden, {k('p', 'b.d')} AS inwoner"
        " FROM mt_m m CROSS JOIN generate_series(1, m.werk) i JOIN b ON b.w = m.w AND b.rij = 1 + (i - 1) % b.n"
    )
    vul(v, toegang.Terugbelverzoek, "mt_i WHERE item % 10 IN (1, 2, 3, 4)", id=k("x", "nr"), contact_id=k("c", "d"),
        team_id="team", inwoner_id="inwoner", voor_id="wie", uiterlijk="uiterlijk + interval '15 hours'",
        telefoon="'06 10000000'", reden="'Geld, wonen'")  # fmt: skip
    vul(v, toegang.Termijn, "mt_i WHERE item % 10 IN (5, 6)", id=k("y", "nr"), huishouden_id="huishouden",
        team_id="team", voor_id="wie", soort="'D01'", van="uiterlijk - 42", uiterlijk="uiterlijk",
        uitleg="'Zes weken na de melding (Wmo 2015 art. 2.3.2 lid 1).'")  # fmt: skip
    vul(v, plan.Stap, "mt_i WHERE item % 10 IN (7, 8)", id=k("v", "nr"), doel_id=k("t", "(d * 2)"),
        dossier_id="dossier", team_id="team", volgorde="9", tekst="'Bellen met de verhuurder'", voor_id="wie",
        uiterlijk="uiterlijk")  # fmt: skip
    _meldingen(v, m)
    vul(v, toegang.Afspraak, "mt_m JOIN generate_series(1, 60) n ON true", id=k("f", "w || '-' || n"),
        medewerker_id="id", team_id="team", begin="CURRENT_DATE + n % 20 - 10 + make_interval(hours => 9 + n / 20 * 2)",
        einde="CURRENT_DATE + n % 20 - 10 + make_interval(hours => 10 + n / 20 * 2)",
        onderwerp="'Huisbezoek'")  # fmt: skip
    vul(v, Concept, "mt_m WHERE login LIKE 'meet-%'", id=k("n", "w"), auteur="id", sleutel="'verslag:' || w",
        titel="''")  # fmt: skip
    v.execute(
        "INSERT INTO logboek_regel (actor, inhoud) SELECT wie::text, json_build_object('dossier', id, 'object_soort',"
        " 'dossier.dossier', 'recht', 'dossier_lezen', 'soort', 'kijken', 'uitkomst', 'ok')::text"
        " FROM mt_d, generate_series(1, 5)"
    )


def _meldingen(v: Connection[Any], m: Maat) -> None:
    """One finished melding for each dossier, three waiting for each team (120 for the first, whose list is measured),
    and what was assigned to each worker."""
    v.execute(
        "CREATE TEMP TABLE mt_g ON COMMIT DROP AS"
        " SELECT d AS nr, huishouden, team, 'afgerond' AS status, wie, geopend - interval '10 days' AS op, d FROM mt_d"
        f" UNION ALL SELECT {m.dossiers} + t * 200 + n, NULL, t, "
        f" (ARRAY['nieuw', 'beoordeeld', 'nieuw'])[1 + n % 3], NULL, now() - make_interval(hours => n * 7), NULL"
        f" FROM generate_series(1, {m.teams}) t, generate_series(0, 119) n WHERE n < 3 OR t = 1"
        f" UNION ALL SELECT {m.dossiers} + 20000 + nr, huishouden, team, 'toegewezen', wie,"
        " uiterlijk + interval '9 hours', d FROM mt_i WHERE item % 10 IN (9, 0)"
    )
    vul(v, toegang.Melding, "mt_g", id=k("i", "nr"), nummer="nr", ontvangen_op="op", kanaal="'telefoon'",
        onderwerpen=f"ARRAY[{_ONDERWERPEN}[1 + nr % 5]]", urgentie="(ARRAY['gewoon', 'gewoon', 'spoed'])[1 + nr % 3]",
        team_id="team", inwoner_id=f"CASE WHEN d IS NOT NULL THEN {k('p', 'd')} END", huishouden_id="huishouden",
        status="status", behandelaar_id="wie")  # fmt: skip
    v.execute("SELECT setval('toegang_meldingnummer', (SELECT max(nr) FROM mt_g))")
    vul(v, toegang.MeldingVerhaal, "mt_g", id=k("k", "nr"), melding_id=k("i", "nr"), team_id="team",
        inwoner_id=f"CASE WHEN d IS NOT NULL THEN {k('p', 'd')} END", hulpvraag=tekst("nr"))  # fmt: skip
    vul(v, toegang.Termijn, "mt_g", id=k("mt", "nr"), melding_id=k("i", "nr"), team_id="team", voor_id="NULL::uuid",
        inwoner_id=f"CASE WHEN d IS NOT NULL THEN {k('p', 'd')} END", huishouden_id="huishouden",
        soort="'EC'", van="op::date", uiterlijk="op::date + 3", uitleg="'Drie werkdagen voor het eerste contact.'",
        klaar_op="CASE WHEN status = 'afgerond' THEN op + interval '2 days' END")  # fmt: skip
    vul(v, toegang.MeldingStatus, "mt_g, generate_series(0, 1) n WHERE n = 0 OR status <> 'nieuw'",
        id=k("ms", "nr || '-' || n"), melding_id=k("i", "nr"), team_id="team",
        status="CASE n WHEN 0 THEN 'nieuw' ELSE status END", sinds="op + make_interval(days => n)")  # fmt: skip
