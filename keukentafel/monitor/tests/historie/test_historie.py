"""The history contradicts itself nowhere, and the same seed gives the same rows."""

import pytest
from django.db import connection, connections

from keukentafel.demo import historie
from keukentafel.demo.historie_tabellen import TEAMS
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.bsn import OFFICIELE_TESTREEKS, bsn_geldig
from tests.personages import SYSTEEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geschiedenis"), pytest.mark.traag]
# What must not exist.
TEGENSPRAAK = {
    "werkproces voor de geboorte": """SELECT 1 FROM dossier_werkproces w JOIN inwoner_inwoner i ON i.id = w.inwoner_id
        WHERE w.aangemaakt_op <= i.geboortedatum""",
    "contact voor de geboorte of van een kind": """SELECT 1 FROM toegang_contact c
        JOIN inwoner_inwoner i ON i.id = c.inwoner_id WHERE c.moment < i.geboortedatum + interval '18 years'""",
    "hulp na overlijden": """SELECT 1 FROM dossier_werkprocesperiode p
        JOIN dossier_werkproces w ON w.id = p.werkproces_id JOIN inwoner_inwoner i ON i.id = w.inwoner_id
        WHERE p.tot IS NULL OR p.tot > i.overleden_op""",
    "contact na overlijden": """SELECT 1 FROM toegang_contact c JOIN inwoner_inwoner i ON i.id = c.inwoner_id
        WHERE c.moment::date > i.overleden_op""",
    "ouder jonger dan achttien bij de geboorte": """SELECT 1 FROM inwoner_relatie r
        JOIN inwoner_inwoner o ON o.id = r.inwoner_id JOIN inwoner_inwoner k ON k.id = r.naar_id
        WHERE r.soort = 'ouder' AND o.geboortedatum + interval '18 years' > k.geboortedatum""",
    "relatie zonder omgekeerde": """SELECT 1 FROM inwoner_relatie r WHERE NOT EXISTS (
        SELECT 1 FROM inwoner_relatie o WHERE o.inwoner_id = r.naar_id AND o.naar_id = r.inwoner_id)""",
    "broer en zus binnen negen maanden": """SELECT 1 FROM inwoner_huishoudlid a JOIN inwoner_huishoudlid b
        ON a.huishouden_id = b.huishouden_id AND a.rol = 'kind' AND b.rol = 'kind' AND a.inwoner_id < b.inwoner_id
        JOIN inwoner_inwoner x ON x.id = a.inwoner_id JOIN inwoner_inwoner y ON y.id = b.inwoner_id
        WHERE abs(x.geboortedatum - y.geboortedatum) < 270""",
    "werkproces buiten de dossierperioden": """SELECT 1 FROM dossier_werkprocesperiode p WHERE NOT EXISTS (
        SELECT 1 FROM dossier_dossierperiode d
        WHERE d.dossier_id = p.dossier_id AND d.van <= p.van AND d.tot >= p.tot)""",
    "overlap van perioden van een werkproces": """SELECT 1 FROM dossier_werkprocesperiode a
        JOIN dossier_werkprocesperiode b ON a.werkproces_id = b.werkproces_id AND a.id < b.id
        WHERE a.van < b.tot AND b.van < a.tot""",
    "werkproces van iemand buiten het huishouden": """SELECT 1 FROM dossier_werkproces w
        JOIN dossier_dossier d ON d.id = w.dossier_id WHERE NOT EXISTS (SELECT 1 FROM inwoner_huishoudlid l
        WHERE l.huishouden_id = d.huishouden_id AND l.inwoner_id = w.inwoner_id AND l.van <= w.aangemaakt_op)""",
    "zwaarte voor de registratie begon": "SELECT 1 FROM dossier_zwaarte WHERE van < '2015-06-01'",
    "zwaarte buiten de looptijd": """SELECT 1 FROM dossier_zwaarte z JOIN dossier_werkproces w ON w.id = z.werkproces_id
        WHERE z.van < w.aangemaakt_op""",
    "nog open na 2016": "SELECT 1 FROM dossier_werkprocesperiode WHERE tot IS NULL OR tot > '2016-12-31'",
    "begonnen in het weekend": "SELECT 1 FROM dossier_werkproces WHERE extract(isodow FROM aangemaakt_op) > 5",
    "twee mensen op een adres uit twee huishoudens": """SELECT 1 FROM inwoner_adres a JOIN inwoner_adres b
        ON a.straat = b.straat AND a.huisnummer = b.huisnummer AND a.inwoner_id <> b.inwoner_id
        WHERE NOT EXISTS (SELECT 1 FROM inwoner_huishoudlid x JOIN inwoner_huishoudlid y USING (huishouden_id)
        WHERE x.inwoner_id = a.inwoner_id AND y.inwoner_id = b.inwoner_id)""",
    "inwoner zonder zoeksleutel": """SELECT 1 FROM inwoner_inwoner i WHERE NOT EXISTS (
        SELECT 1 FROM inwoner_zoeksleutel z WHERE z.inwoner_id = i.id)""",
}


@pytest.mark.parametrize("sql", TEGENSPRAAK.values(), ids=TEGENSPRAAK)
def test_geen_tegenspraak(sql: str) -> None:
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS fout")
        assert cursor.fetchone() == (0,)


def test_bsns_zijn_geldig_en_niet_van_een_testpersoon() -> None:
    with transactie(SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT bsn FROM inwoner_inwoner")
        nummers = [rij[0] for rij in cursor.fetchall()]
    assert len(nummers) == len(set(nummers)) > 3000
    assert all(bsn_geldig(bsn) and int(bsn) not in OFFICIELE_TESTREEKS for bsn in nummers)


def test_zelfde_zaad_geeft_dezelfde_rijen() -> None:
    teams = {team.code: nr for nr, team in enumerate(TEAMS)}
    een, ander, derde = (historie.bedenk(zaad, teams, {"oost": ["BU1"]}, 1, 1) for zaad in (7, 7, 8))
    assert een == ander
    assert een.werkproces != derde.werkproces
    assert len(derde.contact) == 1418


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_tweede_keer_laden_doet_niets() -> None:
    assert historie.laden(connections["eigenaar"]) is False


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_zonder_teams_een_duidelijke_fout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(historie, "_is_er", lambda _v: False)
    monkeypatch.setattr(historie, "TEAMS", (*TEAMS, type(TEAMS[0])("west", 1, 1, 1, (0, 0, 0, 0))))
    with pytest.raises(Fout, match="De teams west ontbreken; laad eerst de inrichting"):
        historie.laden(connections["eigenaar"])
