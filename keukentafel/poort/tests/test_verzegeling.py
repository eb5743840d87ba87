"""Tampering with a sealed row is found and named, whoever did it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.poort import handelingen, logboek, verzegeling
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])


def schrijf(aantal: int) -> None:
    for nr in range(aantal):
        with transactie(p.SYSTEEM):
            logboek.schrijf([logboek.Logregel(soort="kijken", recht="test", gegevens={"nr": nr})])


def knoei(sql: str) -> None:
    """As a superuser would: triggers off, then change."""
    with connections["eigenaar"].cursor() as cursor:
        for tabel in ("logboek_regel", "logboek_blok"):
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute(sql)


def eerste_id() -> int:
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("SELECT min(id) FROM logboek_regel")
        return cursor.fetchone()[0]


def test_een_onaangeroerd_logboek_is_in_orde():
    schrijf(5)
    assert verzegeling.verzegel(2) == 5
    uitkomst = verzegeling.controleer()
    assert (uitkomst.in_orde, uitkomst.regels, uitkomst.los) == (True, 5, 0)


@pytest.mark.parametrize(
    ("sql", "zin"),
    [
        (
            "UPDATE logboek_regel SET inhoud = replace(inhoud, 'test', 'tess') WHERE id = {id}",
            "Regel {id} in blok 1 is gewijzigd.",
        ),
        ("DELETE FROM logboek_regel WHERE id = {id}", "Regel {id} uit blok 1 is verwijderd."),
        (
            "UPDATE logboek_regel SET xid = '1' WHERE id = {id} + 2",
            "Regel {id2} uit blok 3 is verplaatst (bij blok 1).",
        ),
        ("INSERT INTO logboek_regel (inhoud, xid, actor) VALUES ('{{}}', '1', 'x')", "later ingevoegd"),
        ("UPDATE logboek_blok SET aantal = 9 WHERE nr = 2", "Blok 2 is gewijzigd."),
        ("DELETE FROM logboek_blok WHERE nr = 1", "Het eerste blok ontbreekt."),
    ],
)
def test_knoeien_wordt_gevonden_en_genoemd(sql, zin):
    schrijf(3)
    verzegeling.verzegel(1)
    id_ = eerste_id()
    knoei(sql.format(id=id_))
    assert any(zin.format(id=id_, id2=id_ + 2) in regel for regel in verzegeling.controleer().afwijkingen)


def test_een_afgekapt_einde_wordt_met_het_anker_gevonden(tmp_path):
    schrijf(3)
    verzegeling.verzegel(1)
    verzegeling.anker_schrijven(tmp_path / "anker.txt")
    assert verzegeling.controleer(tmp_path / "anker.txt").in_orde
    knoei(
        "DELETE FROM logboek_blok WHERE nr = 3;"
        " DELETE FROM logboek_regel WHERE xid > (SELECT max(tot_xid) FROM logboek_blok)"
    )
    assert verzegeling.controleer().in_orde
    assert "afgekapt" in verzegeling.controleer(tmp_path / "anker.txt").afwijkingen[0]


@pytest.mark.parametrize(
    "sql", ["UPDATE logboek_regel SET inhoud = '{}'", "DELETE FROM logboek_regel", "TRUNCATE logboek_regel"]
)
def test_de_toepassing_en_de_eigenaar_wijzigen_geen_regel(sql):
    schrijf(1)
    for alias in ("default", "eigenaar"):
        with pytest.raises(DatabaseError):
            connections[alias].cursor().execute(sql)


def test_de_toepassing_kiest_geen_tijd_of_actor():
    with pytest.raises(DatabaseError, match="permission denied"), transactie(p.SYSTEEM):
        connection.cursor().execute("INSERT INTO logboek_regel (inhoud, actor) VALUES ('{}', 'een ander')")


def test_wie_te_laat_verzegelt_hoort_de_bel():
    schrijf(1)
    assert not handelingen.zegel_bewaken()
    with klok.zet_klok(klok.nu() + timedelta(minutes=6)):
        assert handelingen.zegel_bewaken()
        assert gemeld() == ["logboek_zegel_achter"]


def gemeld() -> list[str]:
    with transactie(p.SYSTEEM):
        return list(Gebeurtenis.objects.values_list("soort", flat=True))


VEEL = 20_000
# Two hundred rows a transaction, all long ended.
BULK = (
    'INSERT INTO logboek_regel (inhoud, actor, xid) SELECT \'{{"recht":"test","soort":"kijken"}}\', \'x\','
    " (3 + i / 200)::text::xid8 FROM generate_series(1, {}) i"
)
EEN = "id = (SELECT min(id) + 1234 FROM logboek_regel)"


def vul(aantal: int) -> None:
    """Many rows in one statement, by who may say so, and sealed."""
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(BULK.format(aantal))
    verzegeling.verzegel()


@pytest.mark.parametrize(
    ("sql", "zin"),
    [
        (f"UPDATE logboek_regel SET actor = 'y' WHERE {EEN}", "is gewijzigd"),
        (f"DELETE FROM logboek_regel WHERE {EEN}", "is verwijderd"),
        (BULK.format(1), "is later ingevoegd"),
        (f"UPDATE logboek_regel SET xid = '90' WHERE {EEN}", "is verplaatst"),
    ],
)
def test_een_regel_tussen_twintigduizend_wordt_gevonden_en_genoemd(sql, zin):
    vul(VEEL)
    assert verzegeling.controleer().in_orde
    knoei(sql)
    (gevonden,) = verzegeling.controleer().afwijkingen
    assert zin in gevonden


def test_een_klok_die_terugspringt_verandert_de_volgorde_niet():
    schrijf(3)
    knoei("UPDATE logboek_regel SET tijd = tijd - interval '1 hour' * id")
    assert verzegeling.verzegel(1) == 3
    uitkomst = verzegeling.controleer()
    assert (uitkomst.in_orde, uitkomst.blokken) == (True, 3)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("SELECT array_agg(ids[1] ORDER BY nr) = array_agg(ids[1] ORDER BY ids[1]) FROM logboek_blok")
        assert cursor.fetchone()[0]


def test_elke_regel_heeft_eigen_zout_zodat_een_bewaarde_som_niets_verraadt():
    """Two lines that say the same, by the same actor: who guesses the words cannot try them against a kept digest."""
    regel = logboek.Logregel(soort="kijken", recht="test").als_tekst()
    tel = (
        "SELECT count(DISTINCT zout), min(length(zout)), count(*) FILTER"
        " (WHERE position(encode(zout, 'hex') IN logboek_tekst(r)) > 0) FROM logboek_regel r WHERE inhoud = %s"
    )
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_regel (actor, inhoud, tijd, xid)"
            " SELECT 'x', %s, '2020-01-01', '5' FROM generate_series(1, 50)",
            [regel],
        )
        cursor.execute(tel, [regel])
        assert cursor.fetchone() == (50, 16, 50)
    with pytest.raises(DatabaseError, match="permission denied"), transactie(p.SYSTEEM):
        connection.cursor().execute("INSERT INTO logboek_regel (inhoud, zout) VALUES ('{}', '')")
