"""What is made, step by step, in SQL. Every number follows from its row number, so the same size gives the same rows.

Keys are md5 of a letter and a number: random for an index, and known without a look-up. `mt_` are temporary tables.
"""

from dataclasses import astuple
from typing import Any

from django.contrib.auth.hashers import make_password
from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from keukentafel.inwoner import models as inwoner
from keukentafel.inwoner.regels.naam import sorteersleutel
from keukentafel.inwoner.regels.sleutels import persoonsleutels
from keukentafel.kern.versleuteld import versleutel
from keukentafel.organisatie import models as organisatie
from keukentafel.toegang.opvragen.keuzes import STANDAARD
from meten.gegevens import namen
from meten.gegevens.vullen import kopieer, vul
from meten.inloggen import GEHEIM, WACHTWOORD
from meten.maten import Maat
from tests.zoeken.buren import naamgenoten
from tests.zoeken.gevallen import personen

# Workers of team 1 with exactly so many dossiers (of their own team as far as there are) and so much work: the pages of
# 10, 50 and 100 rows.
MEETMEDEWERKERS = {"meet-10": 10, "meet-50": 50, "meet-100": 100}
ANDEREN = {"meet-verdeler": "managementondersteuner", "meet-balie": "frontoffice"}
WERK_PER_MEDEWERKER = 12
# Client numbers of the people of the search file; behind those of everybody else.
ZOEKBESTAND = 90_000_000


def k(letter: str, nummer: str) -> str:
    """The key of row `nummer`."""
    return f"md5('{letter}' || {nummer})::uuid"


def kans(nummer: str, zout: int, tot: int | str) -> str:
    """A number 0 <= n < tot that looks random and is always the same."""
    return f"((hashint8extended({nummer}, {zout}) & 1073741823) % {tot})::int"


def woordenboeken(v: Connection[Any], m: Maat) -> None:
    """Names, addresses and their search keys, from Python with COPY."""
    kopieer(v, "mt_voornaam", "nr int, naam text", namen.voornamen())
    kopieer(v, "mt_achternaam", "nr int, voor text, naam text", namen.achternamen())
    kopieer(v, "mt_straat", "nr int, naam text", namen.straten())
    kopieer(v, "mt_adres", "straat int, nr int, postcode text", namen.adresrijen())
    kopieer(v, "mt_naamsleutel", "soort text, nr int, sleutel text", namen.naamsleutelrijen())
    kopieer(v, "mt_adressleutel", "straat int, nr int, sleutel text", namen.adressleutelrijen())


def organisatie_maken(v: Connection[Any], m: Maat) -> None:
    """Teams, choices, and workers with one role each."""
    vul(v, organisatie.Team, f"generate_series(1, {m.teams}) t", id="t", code="'wijk-' || t", naam="'Wijkteam ' || t",
        volgorde="t", telefoon="'010 000 00 00'", geldig_van="'2015-01-01'")  # fmt: skip
    vul(v, organisatie.Team, f"(VALUES ({m.teams + 1})) t(t)", id="t", code="'onbekend'", naam="'Onbekend/overig'",
        soort="'overig'", geldig_van="'2015-01-01'")  # fmt: skip
    v.execute(f"SELECT setval(pg_get_serial_sequence('organisatie_team', 'id'), {m.teams + 1})")
    for soort, rijen in STANDAARD.items():
        for volgorde, (code, naam) in enumerate(rijen):
            v.execute(
                "INSERT INTO organisatie_inrichting (soort, code, naam, waarde, volgorde, geldig_van, bron,"
                " gewijzigd_door) VALUES (%s, %s, %s, %s, %s, '2015-01-01', '', '')",
                [soort, code, naam, Jsonb({}), volgorde],
            )
    _medewerkers(v, m)


def _medewerkers(v: Connection[Any], m: Maat) -> None:
    v.execute(
        f"CREATE TEMP TABLE mt_m ON COMMIT DROP AS SELECT w, {k('m', 'w')} AS id, 1 + (w - 1) % {m.teams} AS team,"
        f" 'werker-' || w AS login, 'wijkcoach' AS rol, {WERK_PER_MEDEWERKER} AS werk"
        f" FROM generate_series(1, {m.medewerkers}) w"
    )
    bijzonder = [(login, "wijkcoach", n) for login, n in MEETMEDEWERKERS.items()]
    for nr, (login, rol, n) in enumerate([*bijzonder, *((w, rol, 0) for w, rol in ANDEREN.items())], m.medewerkers + 1):
        v.execute(f"INSERT INTO mt_m SELECT %s, {k('m', str(nr))}, 1, %s, %s, %s", [nr, login, rol, n])
    wachtwoord = sql.Literal(make_password(WACHTWOORD)).as_string(v)
    vul(v, organisatie.Medewerker, "mt_m JOIN mt_voornaam f ON f.nr = w % (SELECT count(*) FROM mt_voornaam)"
        " JOIN mt_achternaam a ON a.nr = w % (SELECT count(*) FROM mt_achternaam)",
        id="mt_m.id", gebruikersnaam="login", naam="f.naam || ' ' || a.naam", sorteernaam="lower(a.naam)",
        functie="rol", in_dienst_van="'2015-01-01'", password=wachtwoord, totp_geheim=f"'{versleutel(GEHEIM)}'",
        totp_bevestigd_op="now()")  # fmt: skip
    vul(v, organisatie.Rolvervulling, "mt_m", medewerker_id="id", rol="rol", team_id="team", van="'2015-01-01'")


def inwoners_maken(v: Connection[Any], m: Maat) -> None:
    """Households of a few people on one address, with every search key."""
    v.execute(
        f"CREATE TEMP TABLE mt_h ON COMMIT DROP AS SELECT h, {k('h', 'h')} AS id, 1 + {kans('h', 1, m.teams)} AS team,"
        f" least({kans('h', 2, len(namen.ACHTERNAMEN))}, {kans('h', 3, len(namen.ACHTERNAMEN))}) AS a,"
        f" {kans('h', 4, len(namen.STRATEN))} AS straat, 1 + {kans('h', 5, namen.HUISNUMMERS - 1)} AS nr"
        f" FROM generate_series(1, {m.huishoudens}) h"
    )
    v.execute(
        "CREATE TEMP TABLE mt_p ON COMMIT DROP AS"
        f" SELECT i, {k('p', 'i')} AS id, h.h, h.id AS huishouden, h.team, h.a, h.straat, h.nr,"
        f" least({kans('i', 6, len(namen.VOORNAMEN))}, {kans('i', 7, len(namen.VOORNAMEN))}) AS f,"
        f" CASE WHEN i <= {m.huishoudens} THEN DATE '1940-01-01' + {kans('i', 8, 22_000)}"
        f" ELSE DATE '1970-01-01' + {kans('i', 9, 20_000)} END AS geboren"
        f" FROM (SELECT i, CASE WHEN i <= {m.huishoudens} THEN i ELSE 1 + {kans('i', 10, m.huishoudens)} END AS nr_h"
        f" FROM generate_series(1, {m.personen}) i) x JOIN mt_h h ON h.h = nr_h"
    )
    v.execute("CREATE INDEX ON mt_h (h)")
    v.execute("ANALYZE mt_h")
    v.execute("ANALYZE mt_p")
    _mensen(v)
    zoekbestand_maken(v)
    v.execute(f"SELECT setval('inwoner_nummer', {2_000_000 + m.personen})")


def zoekbestand_maken(v: Connection[Any]) -> None:
    """The people of the search file and their namesakes among the others, in team 1 (tests/zoeken)."""
    mensen = [*personen(), *naamgenoten()]
    kolommen = "nr int, voornamen text, roepnaam text, voor text, naam text, pvoor text, pnaam text, gebruik text,"
    kolommen += " sorteer text, geboren date, straat text, code text, huisnr text, extra text, tel text"
    rijen = ((m.nr, *astuple(m.delen), sorteersleutel(m.delen), m.geboren, *m.adres, m.telefoon) for m in mensen)
    kopieer(v, "mt_z", kolommen, rijen)
    sleutels = ((m.nr, s) for m in mensen for s in persoonsleutels(m.delen, m.geboren, [m.adres], m.telefoon))
    kopieer(v, "mt_zs", "nr int, sleutel text", sleutels)
    vul(v, inwoner.Inwoner, "mt_z", id=k("z", "nr"), team_id="1", nummer=f"{ZOEKBESTAND} + nr", voornamen="voornamen",
        roepnaam="roepnaam", voorvoegsel="voor", geslachtsnaam="naam", partner_voorvoegsel="pvoor", partnernaam="pnaam",
        naamgebruik="gebruik", sorteernaam="sorteer", geboortedatum="geboren", telefoon="tel")  # fmt: skip
    vul(v, inwoner.Adres, "mt_z", id=k("za", "nr"), inwoner_id=k("z", "nr"), team_id="1", straat="straat",
        huisnummer="huisnr", toevoeging="extra", postcode="code", woonplaats="'Meetstad'", van="DATE '2015-01-01'",
        bron="'BRP'")  # fmt: skip
    vul(v, inwoner.Zoeksleutel, "mt_zs", inwoner_id=k("z", "nr"), team_id="1", sleutel="sleutel")


def _mensen(v: Connection[Any]) -> None:
    vul(v, inwoner.Huishouden, "mt_h JOIN mt_achternaam a ON a.nr = mt_h.a", id="id", team_id="team",
        naam="'Huishouden ' || a.naam", sorteernaam="lower(a.naam)",
        buurtcode="'BU0000' || lpad(team::text, 4, '0')")  # fmt: skip
    vul(v, inwoner.Inwoner, "mt_p JOIN mt_voornaam f ON f.nr = mt_p.f JOIN mt_achternaam a ON a.nr = mt_p.a",
        id="id", team_id="team", nummer="2000000 + i", voornamen="f.naam", roepnaam="f.naam", voorvoegsel="a.voor",
        geslachtsnaam="a.naam", sorteernaam="lower(a.naam) || '  ' || lower(f.naam)", geboortedatum="geboren",
        telefoon="'06 ' || 10000000 + i",
        bron="""'{"persoon": {"bron": "BRP", "op": "2026-01-05"}}'::jsonb""")  # fmt: skip
    vul(v, inwoner.Huishoudlid, "mt_p", id=k("l", "i"), huishouden_id="huishouden", inwoner_id="id", team_id="team",
        rol="CASE WHEN i = h THEN 'ouder' ELSE 'kind' END", van="greatest(geboren, DATE '2015-01-01')")  # fmt: skip
    vul(v, inwoner.Adres,
        "mt_p JOIN mt_straat s ON s.nr = straat JOIN mt_adres b ON b.straat = s.nr AND b.nr = mt_p.nr",
        id=k("a", "i"), inwoner_id="id", team_id="team", straat="s.naam", huisnummer="b.nr::text",
        postcode="b.postcode", woonplaats="'Meetstad'", buurtcode="'BU0000' || lpad(team::text, 4, '0')",
        van="DATE '2015-01-01'", bron="'BRP'")  # fmt: skip
    vul(v, inwoner.Relatie, "mt_p WHERE i > h", id=k("r", "i"), inwoner_id="id", naar_id=k("p", "h"), team_id="team",
        soort="'kind'", bron="'BRP'")  # fmt: skip
    vul(v, inwoner.Zoeksleutel, """(
        SELECT id, team, sleutel FROM mt_p JOIN mt_naamsleutel s ON s.soort = 'v' AND s.nr = f
        UNION SELECT id, team, sleutel FROM mt_p JOIN mt_naamsleutel s ON s.soort = 'a' AND s.nr = a
        UNION ALL SELECT id, team, 'd:' || to_char(geboren, 'YYYY-MM-DD') FROM mt_p
        UNION ALL SELECT id, team, sleutel FROM mt_p JOIN mt_adressleutel s ON s.straat = mt_p.straat AND s.nr = mt_p.nr
        ) s""", inwoner_id="id", team_id="team", sleutel="sleutel")  # fmt: skip
