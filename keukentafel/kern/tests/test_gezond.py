"""Liveness and readiness; a database that is really down is tried in tests/test_dienst.py."""

import pytest
from django.db import connection


def sql(opdracht, waarden=()):
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def test_leeft_raakt_de_databank_niet(client):
    """Without the mark django_db: one query would be an error."""
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()) == (200, {"status": "leeft"})
    assert "no-store" in antwoord["Cache-Control"]


@pytest.mark.django_db
def test_gereed(client):
    antwoord = client.get("/gezond/gereed/")
    assert antwoord.status_code == 200
    assert antwoord.json() == {
        "status": "gereed",
        "delen": {"databank": True, "migraties": True, "wachtrij": True},
    }


@pytest.mark.django_db
def test_niet_gereed_als_een_migratie_wacht(client):
    sql("DELETE FROM django_migrations WHERE app = 'sessions'")
    antwoord = client.get("/gezond/gereed/")
    assert antwoord.status_code == 503
    assert antwoord.json()["delen"]["migraties"] is False


@pytest.mark.django_db
@pytest.mark.parametrize(("minuten", "loopt"), [(9, True), (11, False)])
def test_wachtrij_zit_vast_na_tien_minuten(client, minuten, loopt):
    sql("INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('proef', 'proef', '{}')")
    sql("UPDATE procrastinate_events SET at = now() - %s * interval '1 minute'", [minuten])
    assert client.get("/gezond/gereed/").json()["delen"]["wachtrij"] is loopt


@pytest.mark.django_db
def test_een_taak_voor_later_houdt_niets_op(client):
    sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at)"
        " VALUES ('proef', 'proef', '{}', now() + interval '1 day')"
    )
    sql("UPDATE procrastinate_events SET at = now() - interval '1 hour'")
    assert client.get("/gezond/gereed/").status_code == 200


@pytest.mark.django_db
def test_alleen_vragen(client):
    assert client.post("/gezond/gereed/").status_code == 405
