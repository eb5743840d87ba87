"""The harness itself: nothing leaves the machine, and the clone is used as the app role."""

from __future__ import annotations

import fcntl
import os
import socket
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.axe import overtredingen
from tests.basismap import klaarzetten, kopieer_naar
from tests.databank_sjabloon import vingerafdruk
from tests.geen_netwerk import NetwerkInTest

# Documentation addresses (RFC 5737, RFC 3849) and a name that can never exist (RFC 2606).
BUITEN = ["192.0.2.1", "2001:db8::1"]


@pytest.mark.parametrize("host", BUITEN)
def test_verbinding_naar_buiten_is_een_fout(host):
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie) as stekker, pytest.raises(NetwerkInTest):
        stekker.connect((host, 80))
    with socket.socket(familie) as stekker, pytest.raises(NetwerkInTest):
        stekker.connect_ex((host, 80))
    with socket.socket(familie, socket.SOCK_DGRAM) as stekker, pytest.raises(NetwerkInTest):
        stekker.sendto(b"x", (host, 53))


def test_naam_van_buiten_wordt_niet_opgezocht():
    with pytest.raises(NetwerkInTest):
        socket.getaddrinfo("voorbeeld.invalid", 443)
    with pytest.raises(NetwerkInTest):
        socket.create_connection(("voorbeeld.invalid", 443))


def test_eigen_machine_mag():
    with socket.create_server(("127.0.0.1", 0)) as luisteraar:
        socket.create_connection(luisteraar.getsockname()).close()


@pytest.mark.django_db
def test_tests_werken_als_app_op_een_kloon():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        gebruiker, naam = cursor.fetchone()
        cursor.execute("SELECT rolsuper OR rolbypassrls OR rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
    assert gebruiker == "kt_app"
    assert naam.startswith("test_kt_")
    assert naam in os.environ["DATABASE_URL"]


def _sessies_tellen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session WHERE session_key = 'van-een-eerdere-test'")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_na_een_echte_commit_begint_de_volgende_schoon(keer):
    assert _sessies_tellen() == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('van-een-eerdere-test', '', now())")
    connection.close()
    assert _sessies_tellen() == 1


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_eigenaar_bezit_alles_en_app_niets():
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public' UNION SELECT 'kt_eigenaar'"
        )
        assert cursor.fetchall() == [("kt_eigenaar",)]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_browser_ziet_de_kloon_en_daarna_een_nieuwe(page, live_server, keer):
    """The browser reaches a server on the same clone, and its connections do not keep the clone from being dropped."""
    antwoord = page.goto(f"{live_server.url}/gezond/gereed/")
    assert (antwoord.status, antwoord.json()["delen"]["databank"]) == (200, True)
    assert _sessies_tellen() == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('van-een-eerdere-test', '', now())")


@pytest.mark.browser
def test_axe_zegt_wat_mis_is_ook_de_tweede_keer(page):
    """A look that never finds anything would let every story pass."""
    page.set_content("<html lang='nl'><title>Proef</title><main><h1>Proef</h1><img src='data:,'></main></html>")
    for _ in range(2):
        assert [v["id"] for v in overtredingen(page)] == ["image-alt"]
    page.evaluate("document.querySelector('img').alt = ''")
    assert overtredingen(page) == []


def test_een_map_van_een_ander_schema_wordt_ververst_en_een_map_in_gebruik_niet(tmp_path: Path) -> None:
    map_ = tmp_path / "kt"
    kopieer_naar(map_)
    (map_ / "sjabloon").write_text("een ouder schema")
    with (map_ / "run" / "gebruik").open() as ander:
        fcntl.flock(ander, fcntl.LOCK_SH)
        klaarzetten(map_)
        assert (map_ / "sjabloon").read_text() == "een ouder schema"
    klaarzetten(map_)
    assert (map_ / "sjabloon").read_text() == vingerafdruk()
    assert (map_ / "pg" / "PG_VERSION").exists()
