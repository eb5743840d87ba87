"""`keukentafel cijfer` and `keukentafel importeer` as a user types them: another municipality from a small folder."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from keukentafel.monitor.indicatoren import INDICATOREN
from keukentafel.opdrachten import cijfer, importeer
from keukentafel.organisatie.models import Team
from tests import bestanden as b

pytestmark = pytest.mark.django_db
GEMEENTE = 'code = "GM9999"\nnaam = "Kleindorp"\ngeldig_van = 2018-01-01\ngebieden_jaar = 2022\n'
TEAMS = "code,naam,soort\nnoord,Noord,wijkteam\nzuid,Zuid,wijkteam\nonbekend,Onbekend/overig,overig\n"
GEBIEDEN = "code,soort,naam,wijkcode\nBU99990001,BU,De Brink,WK999900\n"
CONTACTEN = (
    "team;datum;client\nNoord;01-02-2018;a\nNoord;02-02-2018;\nOnbekend/overig;31-12-2018;b\nNoord;01-01-2019;a\n"
)
WERK = "sleutel;team;geopend;gesloten;client;zwaarte\n1;Zuid;01-03-2018;;a;3\n2;Noord;01-03-2018;01-04-2018;a;\n"


@pytest.fixture(autouse=True)
def _in_de_databank_van_de_test(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cijfer, importeer):
        monkeypatch.setattr(module, "met_databank", nullcontext)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    bestanden = {"gemeente.toml": GEMEENTE, "teams.csv": TEAMS, "gebieden.csv": GEBIEDEN}
    bestanden |= {"contacten.csv": CONTACTEN, "werk.csv": WERK}
    for naam, inhoud in bestanden.items():
        (tmp_path / naam).write_text(inhoud)
    return tmp_path


def lees_in(map_: Path, soort: str, bestand: str, *extra: str) -> Result:
    return CliRunner().invoke(importeer.opdracht, [soort, str(map_ / bestand), *extra])


def toon(*gegeven: str) -> Result:
    return CliRunner().invoke(cijfer.opdracht, gegeven)


def test_kleine_map_en_twee_bestanden_geven_een_eigen_tabel(map_: Path) -> None:
    """REQ-002, REQ-026, REQ-189, REQ-192."""
    uit = lees_in(map_, "contacten", "contacten.csv", "--gemeente", str(map_))
    assert (uit.exit_code, uit.stdout) == (
        0,
        "contacten kleindorp: 4 gelezen, 4 nieuw, 0 bijgewerkt, 0 al bekend, 0 fout\n",
    )
    assert lees_in(map_, "werkprocessen", "werk.csv", "--gemeente", "Kleindorp").exit_code == 0
    gegevens = json.loads(toon("contacten-en-werkprocessen", "--jaar", "2018", "--format", "json").stdout)
    rijen = [(r["team"], r["contacten"], r["werkprocessen"]) for r in gegevens["rijen"]]
    assert rijen == [("Noord", 2, 1), ("Zuid", 0, 1), ("Onbekend/overig", 1, 0)]
    csv = toon("caseload-naar-zwaarte", "--peildatum", "2018-12-31", "--format", "csv").stdout.splitlines()
    assert csv[1:3] == ["Noord,0,0,0,0,0,0,,,", "Zuid,0,0,1,0,1,0,0.0,,"]


def test_proef_neemt_ook_de_inrichting_terug(map_: Path) -> None:
    uit = lees_in(map_, "contacten", "contacten.csv", "--gemeente", str(map_), "--proef", "--format", "json")
    verslag = json.loads(uit.stdout)
    assert (uit.exit_code, verslag["nieuw"], verslag["proef"]) == (0, 4, True)
    assert not Team.objects.exists()


def test_fout_in_een_regel_geeft_1_en_staat_op_stderr(map_: Path) -> None:
    (map_ / "fout.csv").write_text("team,datum\nWest,2018-01-01\nNoord,2018-01-02\n")
    uit = lees_in(map_, "contacten", "fout.csv", "--gemeente", str(map_))
    assert uit.exit_code == 1
    assert "1 nieuw" in uit.stdout
    assert "fout.csv, regel 2, team: 'West' is geen team; verwacht" in uit.stderr


def test_verkeerd_gebruik_geeft_2(map_: Path) -> None:
    assert lees_in(map_, "contacten", "weg.csv", "--gemeente", "x").exit_code == 2
    assert lees_in(map_, "contacten", "contacten.csv").exit_code == 2
    uit = lees_in(map_, "contacten", "gemeente.toml", "--gemeente", str(map_))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "gemeente.toml: In de kopregel ontbreekt team, datum." in uit.stderr
    assert not Team.objects.exists()


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [(b"", "is leeg"), (b.office("xl__workbook_xml"), "Dit is een Excel-bestand"), (b.PDF_OP_SLOT, "Dit is een PDF")],
)
def test_een_bestand_dat_geen_csv_is_geeft_2_en_verandert_niets(map_: Path, inhoud: bytes, zegt: str) -> None:
    (map_ / "vermomd.csv").write_bytes(inhoud)
    uit = lees_in(map_, "contacten", "vermomd.csv", "--gemeente", str(map_))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "vermomd.csv: " in uit.stderr
    assert zegt in uit.stderr
    assert not Team.objects.exists()


def test_tikfout_in_de_gemeente_leest_niets_dubbel_in(map_: Path) -> None:
    lees_in(map_, "contacten", "contacten.csv", "--gemeente", str(map_))
    uit = lees_in(map_, "contacten", "contacten.csv", "--gemeente", "Klindorp")
    assert uit.exit_code == 2
    assert "'Klindorp' is hier niet ingericht; verwacht Kleindorp." in uit.stderr


@pytest.mark.parametrize(
    ("gegeven", "tekst"),
    [
        (
            ("bestaat-niet", "--jaar", "2015"),
            "'bestaat-niet' bestaat niet; verwacht een van: contacten-en-werkprocessen",
        ),
        (("terugkeer", "--jaar", "vijftien"), "'vijftien' is geen jaar; verwacht vier cijfers"),
        (("caseload-naar-zwaarte", "--peildatum", "31-5-2016"), "'31-5-2016' is geen datum voor peildatum"),
        (("terugkeer", "--jaar", "2015", "--stand", "2099-01-01"), "ligt in de toekomst"),
    ],
)
def test_verkeerde_vraag_geeft_2_met_uitleg(gegeven: tuple[str, ...], tekst: str) -> None:
    uit = toon(*gegeven)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert tekst in uit.stderr


def test_lijst_noemt_elk_cijfer() -> None:
    assert [regel.split()[0] for regel in toon("lijst").stdout.splitlines()] == list(INDICATOREN)
    assert [d["cijfer"] for d in json.loads(toon("lijst", "--format", "json").stdout)] == list(INDICATOREN)


def test_contacten_naar_weekdag_uur_en_reden_op_de_opdrachtregel(map_: Path) -> None:
    """REQ-008."""
    assert lees_in(map_, "contacten", "contacten.csv", "--gemeente", str(map_)).exit_code == 0
    gezien = json.loads(toon("contacten-naar-moment", "--jaar", "2018", "--format", "json").stdout)["totaal"]
    assert (gezien["contacten"], gezien["dag_1"], gezien["dag_4"], gezien["dag_5"]) == (3, 1, 1, 1)
    assert gezien["reden_vraag"] == 3
    kruis = toon("bezetting", "--jaar", "2018", "--team", "Noord", "--format", "csv").stdout.splitlines()
    assert kruis[0].startswith("moment,contacten,reden_vraag")
    assert [regel.rsplit(",", 2)[1:] for regel in kruis[1:]] == [["1", "1"], ["1", "1"], ["2", "2"]]
    assert "bestaat niet; verwacht een van" in toon("bezetting", "--team", "West").stderr


def test_een_cijfer_per_medewerker_zegt_wat_ontbreekt() -> None:
    """REQ-081, WOR art. 27: exit 2 and a sentence, and nothing on stdout."""
    for vlag in ("--ruw", "--extern", "--format=json"):
        uit = toon("besluiten-medewerker", vlag)
        assert (uit.exit_code, uit.stdout) == (2, "")
    assert "ondernemingsraad moet eerst instemmen" in uit.stderr


@pytest.mark.parametrize("naam", [naam for naam, i in INDICATOREN.items() if not i.definitie.per_medewerker])
def test_elk_cijfer_ook_zonder_gegevens(naam: str) -> None:
    for vorm in ("tekst", "csv", "json"):
        assert toon(naam, "--format", vorm).exit_code == 0
    assert toon(naam, "--ruw").exit_code == 0
    assert toon(naam, "--extern").exit_code == 0


def test_de_doorlooptijd_op_de_opdrachtregel(map_: Path) -> None:
    """REQ-020."""
    lees_in(map_, "werkprocessen", "werk.csv", "--gemeente", str(map_))
    tekst = toon("doorlooptijd", "--jaar", "2018").stdout
    assert "Definitie (versie 1)" in tekst
    assert "Telt: vraag." in tekst
    noord = json.loads(toon("doorlooptijd", "--jaar", "2018", "--format", "json").stdout)["rijen"][0]
    assert (noord["vragen"], noord["zonder_plan"], noord["plan_mediaan"]) == (1, 1, None)
    assert (noord["zonder_besluit"], noord["besluit_mediaan"], noord["helder_mediaan"]) == (1, None, None)
    assert toon("doorlooptijd", "--jaar", "2018", "--format", "csv").stdout.startswith("team,vragen,")


def test_tellingen_en_doorlooptijd_per_niveau_op_de_opdrachtregel(map_: Path) -> None:
    """REQ-026."""
    lees_in(map_, "werkprocessen", "werk.csv", "--gemeente", str(map_))
    totaal = json.loads(toon("tellingen", "--jaar", "2018", "--format", "json").stdout)["totaal"]
    assert (totaal["clienten"], totaal["huishoudens"], totaal["werkprocessen"]) == (1, 1, 2)
    for niveau in ("persoon", "dossier", "huishouden"):
        gezien = json.loads(toon(f"doorlooptijd-per-{niveau}", "--jaar", "2018", "--format", "json").stdout)["totaal"]
        assert (gezien["aantal"], gezien["zonder_plan"], gezien["plan_mediaan"]) == (1, 1, None)
    assert "Telt: toewijzing." in toon("doorlooptijd-per-toewijzing", "--jaar", "2018").stdout
