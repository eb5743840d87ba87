"""No row of nine digits leaves through a log, however it got in."""

import io
import json
import logging
import logging.config
import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import IntegerField
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.kern import logs

# Official test numbers of the BRP and made-up ones; written in the ways people write them.
BSN = ["999990019", "123456782", "1234.56.782", "123 456 782", "123-456-782", "999.990.019"]


def regels_van(json_vorm, schrijf):
    """What the handlers of `instellingen` really write."""
    uit = io.StringIO()
    instelling = logs.instellingen(json=json_vorm)
    formatter = instelling["formatters"]["regel"]
    soort = formatter.pop("()").rpartition(".")[2]
    opties = {"fmt": formatter.pop("format"), **formatter}
    handler = logging.StreamHandler(uit)
    handler.setFormatter(getattr(logs, soort)(**opties))
    log = logging.Logger("proef")
    log.addHandler(handler)
    schrijf(log)
    return uit.getvalue()


def cijfers(tekst):
    return re.findall(r"\d{9}", re.sub(r"[ .\-]", "", tekst))


@pytest.mark.parametrize("json_vorm", [True, False])
@pytest.mark.parametrize("bsn", BSN)
def test_bsn_komt_er_niet_door(json_vorm, bsn):
    def schrijf(log):
        log.error(f"persoon {bsn} niet gevonden")
        log.error("persoon %s niet gevonden", bsn)
        log.error("persoon", extra={"sleutel": bsn})
        try:
            raise ValueError(bsn)
        except ValueError:
            log.exception("mis")

    tekst = regels_van(json_vorm, schrijf)
    assert bsn not in tekst
    # The extra field stands in the JSON alone, and the words of an error in neither.
    assert tekst.count(logs.MASKER) == 3 if json_vorm else 2


def test_json_is_een_regel_met_nederlandse_namen():
    rij = json.loads(regels_van(True, lambda log: log.warning("café %s", 12345, extra={"kamer": "kern"})))
    assert rij["bericht"] == "café 12345"
    assert rij["niveau"] == "WARNING"
    assert rij["naam"] == "proef"
    assert rij["kamer"] == "kern"
    assert rij["tijd"][:2] == "20"


@given(st.text(alphabet="0123456789 .-abc:/", max_size=60))
def test_geen_negen_cijfers_op_een_rij(tekst):
    """Exactly nine digits, bounded by something else, are never left."""
    assert not re.search(r"(?<![\d.])\d{9}(?!\d)", logs.masker(tekst))


@pytest.mark.parametrize("gewoon", ["12345678", "1234567890123", "2026-11-13T10:15:00", "127.0.0.1:8000", "poort 8000"])
def test_andere_getallen_blijven_leesbaar(gewoon):
    assert logs.masker(gewoon) == gewoon


def test_de_instelling_is_geldig():
    for vorm in (True, False):
        logging.config.DictConfigurator(logs.instellingen(json=vorm))  # type: ignore[arg-type]  # a dictionary of settings, as logging reads it


@pytest.mark.parametrize("als_json", [True, False])
@pytest.mark.django_db
def test_een_geweigerde_rij_staat_niet_in_het_log(als_json):
    """A real refusal of PostgreSQL: the row with its text must not leave through the formatter."""
    tekst = "Fatma (Haarlem). Zij\n\nvertelt"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE proef (naam text, getal int CHECK (getal > 0))")
        with pytest.raises(DatabaseError) as fout, transaction.atomic():
            cursor.execute("INSERT INTO proef VALUES (%s, -1)", [tekst])
    assert "Fatma" in str(fout.value)
    record = logging.LogRecord("x", logging.ERROR, "", 1, "bewaren mislukt", (), (fout.type, fout.value, fout.tb))
    vorm = logs.instellingen(json=als_json)["formatters"]["regel"]
    regel = (logs.JsonRegel if als_json else logs.LeesbareRegel)(vorm["format"]).format(record)
    assert "Failing row contains (*********)" in regel
    assert "Haarlem" not in regel
    assert "vertelt" not in regel


@pytest.mark.parametrize("als_json", [True, False])
def test_van_een_fout_blijft_de_plaats_en_niet_wat_getypt_is(als_json):
    def schrijf(log):
        try:
            try:
                int("Fatma Yılmaz")
            except ValueError as fout:
                raise KeyError("Vlietlaan 12") from fout
        except KeyError:
            log.exception("mis")

    tekst = regels_van(als_json, schrijf)
    assert "test_logs.py" in tekst
    assert "ValueError" in tekst
    assert "KeyError" in tekst
    # The line of source that failed is shown as it stands in the file; what it worked on is not.
    assert "base 10" not in tekst
    assert tekst.count("Vlietlaan") == tekst.count('KeyError("Vlietlaan') + tekst.count('KeyError(\\"Vlietlaan')


def test_een_fout_over_code_houdt_zijn_woorden():
    with pytest.raises(AttributeError) as fout:
        object().naam_die_ontbreekt  # noqa: B018
    assert "naam_die_ontbreekt" in logs.spoor(fout.value).splitlines()[-1]


def test_waarop_gezocht_is_staat_niet_in_het_log(rf):
    regel = regels_van(True, lambda log: log.error("mis", extra={"request": rf.get("/zoeken/?q=Yilmaz+1984")}))
    assert "Yilmaz" not in regel
    assert "/zoeken/" in regel


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vraag", "getypt"),
    [
        ("SELECT %s::text::integer", "Fatma Yılmaz"),
        ("SELECT %s::text::date", "1985-13-45"),
        ("SELECT %s::text::text[]", "{Fatma"),
        ("SELECT %s::text::integer", "99123456789"),
        ("SELECT to_tsquery('dutch', %s)", "Fatma & | Yılmaz"),
        ("SELECT %s::text::jsonb", '{"naam": Fatma}'),
        ("SELECT 'a' ~ %s", "Fatma(["),
    ],
)
def test_een_waarde_die_de_databank_niet_kan_lezen_staat_niet_in_het_log(vraag, getypt):
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as fout, transaction.atomic():
        cursor.execute(vraag, [getypt])
    regel = logs.masker(logs.spoor(fout.value))
    assert "psycopg.errors" in regel
    for woord in ("Fatma", "Yılmaz", "1985-13-45", "99123456789"):
        assert woord not in regel, str(fout.value)


@pytest.mark.django_db
def test_welke_tabel_of_kolom_het_was_blijft_te_lezen():
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as fout, transaction.atomic():
        cursor.execute("SELECT kolom_die_ontbreekt FROM inwoner_inwoner")
    assert "kolom_die_ontbreekt" in logs.masker(logs.spoor(fout.value))


def test_wat_een_veld_kreeg_staat_niet_in_het_log():
    """Django says what it got in a TypeError, of which the words stay because they are about code."""
    wie = ["Fatma Yılmaz"]
    with pytest.raises(TypeError) as fout:
        IntegerField().get_prep_value(wie)
    assert "Fatma" in str(fout.value)
    assert "Fatma" not in logs.spoor(fout.value)
    assert "expected a number but got" in logs.spoor(fout.value)
