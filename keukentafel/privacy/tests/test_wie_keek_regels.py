"""Which lines a resident reads, and in which words. Pure: no database."""

from datetime import UTC, datetime, timedelta

import pytest

from keukentafel.poort.rechten import Recht
from keukentafel.privacy.regels import wie_keek as r

NU = datetime(2026, 11, 26, 10, tzinfo=UTC)
SAMIRA = "0b7c4a5e-0000-4000-8000-000000000001"


def feit(id_, **velden):
    basis = {"tijd": NU, "actor": SAMIRA, "naam": "Samira, coach", "soort": "kijken", "recht": "dossier_lezen"}
    return r.Logfeit(**{**basis, "id": id_, "rollen": ("wijkcoach",), "spoor": f"s{id_}", **velden})


def een(*feiten, redenen=(), met_naam=True):
    (blik,) = r.blikken(feiten, redenen, {"overleg": "Ik bespreek dit"}, met_naam)
    return blik


def test_elk_recht_wordt_getoond_of_juist_niet():
    wel, niet = r.geplaatst()
    assert wel | niet == {recht.code for recht in Recht}
    assert wel & niet == set()


def test_een_reeks_op_een_dag_is_een_regel():
    blik = een(feit(1, doel="betrokken"), feit(2, recht="plan_lezen"), feit(3))
    assert (blik.wie, blik.keer, blik.regels) == ("Samira (wijkcoach)", 3, (1, 2, 3))
    zin = "Samira (wijkcoach) keek naar uw dossier en uw plan, drie keer. Waarom: deze medewerker helpt u of uw gezin."
    assert blik.zin == zin


def test_een_bezoek_telt_een_keer():
    assert een(feit(1), feit(2, spoor="s1")).hoe_vaak == ""
    assert een(*(feit(i) for i in range(15))).hoe_vaak == "15 keer"


def test_de_gemeente_kan_de_naam_weglaten():
    assert een(feit(1), met_naam=False).wie == "Een medewerker van het wijkteam"


def test_een_rol_die_veiligheid_verraadt_staat_er_niet():
    assert een(feit(1, rollen=("aandachtsfunctionaris",))).wie == "Een medewerker van het wijkteam"


@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "geweigerd"},
        {"actor": "systeem:taken"},
        {"recht": "veiligheid_lezen"},
        {"recht": "bestaan_afschermen"},
        {"recht": "iets_nieuws"},
        {"uitkomst": "niet gevonden"},
        {"soort": "zoeken", "actor": "systeem:x"},
    ],
)
def test_wat_een_inwoner_niet_leest(velden):
    assert r.blikken([feit(1, **velden)], (), {}, True) == ()


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"doel": "betrokken"}, "helpt u of uw gezin"),
        ({"doel": "vraag in behandeling"}, "behandelt uw vraag"),
        ({"soort": "handeling"}, "deed werk voor u"),
        ({"doel": "reden gegeven"}, "u kunt vragen welke"),
        ({}, "dat staat er niet bij"),
    ],
)
def test_waarom_in_gewone_woorden(velden, waarom):
    assert waarom in een(feit(1, **velden)).waarom


def test_wat_de_medewerker_zelf_zei():
    reden = feit(2, recht="kijkreden_geven", soort="handeling", gegevens={"kijkreden": "overleg"})
    assert een(feit(1), redenen=[reden]).waarom == "de medewerker zei: ‘Ik bespreek dit’"


def test_wat_iemand_deed():
    assert een(feit(1), feit(2, soort="handeling")).hoe == "keek naar en werkte aan"
    zoek = een(feit(1, soort="zoeken", recht="inwoner_zoeken"))
    assert zoek.zin.startswith("Samira (wijkcoach) zocht in de lijst met namen, en zag daar uw naam.")


def test_de_nieuwste_dag_staat_boven():
    dagen = [b.dag.day for b in r.blikken([feit(1, tijd=NU - timedelta(days=1)), feit(2)], (), {}, True)]
    assert dagen == [26, 25]


def test_wat_later_wordt_verteld_staat_er_nog_niet():
    feiten = [feit(1), feit(2, object_id="n1"), feit(3, verlening="n1"), feit(4, verlening="n2")]
    assert r.uitgesteld(feiten, {"n1"}) == {2, 3}
    assert r.uitgesteld(feiten, ()) == frozenset()


@pytest.mark.parametrize(
    ("doel", "begin"), [("noodtoegang", "er was nood"), ("toegang op verzoek", "deze medewerker vroeg")]
)
def test_toegang_voor_een_tijd_in_gewone_woorden(doel, begin):
    assert een(feit(1, doel=doel)).waarom.startswith(begin)
