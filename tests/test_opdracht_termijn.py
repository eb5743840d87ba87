"""`keukentafel termijn` as a person or a script types it: through the real command group, without a database."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from keukentafel.opdrachten.hoofd import keukentafel


def typ(*woorden):
    return CliRunner().invoke(keukentafel, ["termijn", *woorden], prog_name="keukentafel")


def test_uiterste_dag_met_redenering():
    gedaan = typ("--van", "2026-11-13", "--weken", "6", "--rol", "ATW")
    assert (gedaan.exit_code, gedaan.stderr) == (0, "")
    regels = gedaan.stdout.splitlines()
    assert regels[0] == "6 weken na vrijdag 13 november 2026 is vrijdag 25 december 2026."
    assert regels[1] == "Dat is Eerste Kerstdag."
    assert regels[-1] == "Uiterste dag: maandag 28 december 2026."


@pytest.mark.parametrize(
    ("woorden", "uiterlijk", "rol"),
    [
        ("--van 2026-11-13 --weken 6", "2026-12-28", "ATW"),
        ("--van 2026-01-31 --maanden 1 --rol EU1182", "2026-03-02", "EU1182"),
        ("--van 2026-01-31 --maanden 1 --verleng-maanden 2 --rol EU1182", "2026-04-30", "EU1182"),
        ("--van 2027-03-24 --werkdagen 5", "2027-04-02", "WERKDAG"),
        ("--van 2027-03-24 --werkdagen 5 --streng", "2027-04-01", "WERKDAG"),
        ("--van 2026-03-28T12:00 --uren 72", "2026-03-31T13:00:00+02:00", "UREN"),
        ("--van 2026-03-28T11:00:00Z --uren 72", "2026-03-31T13:00:00+02:00", "UREN"),
        ("--van 2026-05-15 --dagen 10 --terug", "2026-05-05", "ATW"),
        ("--van 2027-02-01 --weken 8 --opschorting 2027-02-10:2027-02-24", "2027-04-12", "ATW"),
        ("--soort D08 --van 2027-02-01 --opschorting 2027-02-10:2027-02-24", "2027-04-12", "ATW"),
        ("--soort D21 --weken 12 --verleng-weken 6 --van 2026-05-18", "2026-09-21", "ATW"),
        ("--soort D21 --verleng-weken 20 --instemming --van 2026-05-18", "2026-11-16", "ATW"),
        ("--soort D12 --van 2026-05-13", "2026-05-19", "WERKDAG"),
        ("--soort D36 --streng --van 2027-03-24", "2027-04-01", "WERKDAG"),
        ("--soort D42 --maanden 180 --van 2026-11-22", "2041-11-22", "GEEN"),
    ],
)
def test_json_staat_alleen_op_stdout(woorden, uiterlijk, rol):
    gedaan = typ(*woorden.split(), "--format", "json")
    assert (gedaan.exit_code, gedaan.stderr) == (0, "")
    antwoord = json.loads(gedaan.stdout)
    assert (antwoord["uiterlijk"], antwoord["rol"]) == (uiterlijk, rol)


def test_soort_noemt_begin_grond_en_gevolg():
    gedaan = typ("--soort", "D13", "--van", "2026-11-02")
    assert gedaan.exit_code == 0
    assert gedaan.stdout.startswith(
        "D13 Beschikking schuldhulp (ten hoogste 8 weken na eerste gesprek; Wgs art. 4a lid 3)"
    )
    assert gedaan.stdout.endswith("Gevolg: Ingebrekestelling en dwangsom.\n")
    assert gedaan.stderr == "Ga na: Lengte en begin staan in de verordening.\n"


def test_waarschuwing_over_onbekende_jaren_staat_op_stderr():
    gedaan = typ("--van", "2029-03-30", "--weken", "6")
    assert gedaan.exit_code == 0
    assert gedaan.stdout.endswith("Uiterste dag: vrijdag 11 mei 2029.\n")
    assert gedaan.stderr.startswith("Let op: Voor 2029 zijn geen gelijkgestelde dagen bekend")


def test_lijst_van_soorten():
    tekst, als_json = typ("--soort", "lijst"), typ("--soort", "lijst", "--format", "json")
    assert len(tekst.stdout.splitlines()) == 44
    assert "D02  Onderzoek Wmo" in tekst.stdout
    rijen = json.loads(als_json.stdout)
    assert len(rijen) == 44
    assert rijen[1]["omschrijving"] == "6 weken na melding"


def test_hulp_is_nederlands():
    hulp = typ("--help").stdout
    assert hulp.startswith("Gebruik: keukentafel termijn [OPTIES]")
    assert "Toon deze uitleg." in hulp
    assert not {"Usage", "Options", "Show"} & set(hulp.replace(":", " ").split())


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        ("--weken 6", "Er ontbreekt --van; verwacht een datum"),
        ("--van 13-11-2026 --weken 6", "'13-11-2026' is geen datum; verwacht jjjj-mm-dd"),
        ("--van 2026-02-30 --weken 6", "'2026-02-30' is geen datum"),
        ("--van 2026-11-13T25:00 --uren 6", "'2026-11-13T25:00' is geen tijdstip; verwacht jjjj-mm-ddTuu:mm"),
        ("--van 2026-03-29T02:30 --uren 6", "'2026-03-29T02:30' bestaat niet"),
        ("--van 2026-11-13 --uren 6", "verwacht ook een tijd"),
        ("--van 2026-11-13 --weken zes", "'zes' is geen aantal; verwacht een heel getal"),
        ("--van 2026-11-13 --weken -6", "'-6' is geen aantal"),
        ("--van 2026-11-13", "Een termijn heeft één lengte"),
        ("--van 2026-11-13 --weken 6 --dagen 1", "gekregen: 1 dag en 6 weken"),
        ("--van 2026-11-13 --weken 6 --rol ZON", "'ZON' is niet een van"),
        ("--van 2026-11-13 --weken 6 --opschorting 2026-11-20", "'2026-11-20' is geen opschorting"),
        ("--van 2026-11-13 --weken 6 --opschorting 2026-11-20:x", "'x' is geen datum"),
        ("--van 2026-11-13 --weken 6 --instemming", "--instemming hoort bij --soort"),
        ("--van 2026-11-13 --soort D99", "'D99' bestaat niet"),
        ("--van 2026-11-13 --soort D02 --rol GEEN", "--rol staat al vast bij D02"),
        ("--van 2026-11-13 --soort D02 --terug", "--terug staat al vast bij D02"),
        ("--van 2026-11-13 --soort D02 --dagen 42", "D02 (Onderzoek Wmo) telt in weken; gekregen: dagen"),
        ("--van 2026-11-13 --soort D02 --opschorting 2026-11-16:2026-11-20", "kan niet worden opgeschort"),
        ("--van 2026-11-13 --weken 6 --feestdagen bestaat-niet.csv", "bestaat-niet.csv"),
        ("--van 2026-11-13 --weeken 6", "De optie '--weeken' bestaat niet"),
    ],
)
def test_verkeerd_gebruik_eindigt_met_twee(woorden, melding):
    gedaan = typ(*woorden.split())
    assert (gedaan.exit_code, gedaan.stdout) == (2, "")
    assert melding in gedaan.stderr


def test_extra_feestdagen_uit_een_bestand(tmp_path):
    bestand = tmp_path / "extra.csv"
    bestand.write_text("datum,naam,bron\n2029-05-11,de dag na Hemelvaartsdag,besluit\n", encoding="utf-8")
    gedaan = typ("--van", "2029-03-30", "--weken", "6", "--feestdagen", str(bestand), "--format", "json")
    assert json.loads(gedaan.stdout)["uiterlijk"] == "2029-05-14"


def test_een_onbruikbare_feestdagentabel_eindigt_met_een(tmp_path):
    bestand = tmp_path / "extra.csv"
    bestand.write_text("datum,naam,bron\n2029-05-12,een zaterdag,besluit\n", encoding="utf-8")
    gedaan = typ("--van", "2029-03-30", "--weken", "6", "--feestdagen", str(bestand))
    assert (gedaan.exit_code, gedaan.stdout) == (1, "")
    assert "extra.csv regel 2: 2029-05-12 valt in een weekend" in gedaan.stderr


def test_rekent_zonder_django_en_zonder_databank():
    code = (
        "import sys; from datetime import date; from keukentafel.kern.termijnen import termijn; "
        "print(termijn('D02', van=date(2026, 11, 13)).uiterlijk, 'django' in sys.modules)"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert uit.stdout == "2026-12-28 False\n"
