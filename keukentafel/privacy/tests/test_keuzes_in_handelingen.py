"""An act is also asked by the command line or another system: a choice that is not there is said in plain words."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.voorwaarden import voorwaarde_vastleggen
from keukentafel.privacy.handelingen import apparaat, datalek, datalekmensen, dpia
from keukentafel.privacy.tests.gevallen import maak_geval

pytestmark = pytest.mark.django_db
DAG = klok.vandaag() - timedelta(days=3)
DPIA = {
    "verwerking": "Vroegsignalering",
    "aanleiding": "vroegsignalering",
    "op": DAG,
    "risicos": "Mensen voelen zich bekeken.",
    "restrisico": "middel",
    "herzien_op": klok.vandaag() + timedelta(days=400),
}


@pytest.fixture
def g():
    return maak_geval()


@pytest.fixture
def lek(g):
    return g.doe("samira", datalek.datalek_melden, wat="Een brief lag bij de buren.", dossier_id=g.dossier.pk)


def weiger(veld, g, handeling, **velden):
    """Refused with the value, what can be chosen, and the field."""
    with pytest.raises(Fout, match=r"‘zomaar’ staat niet in de lijst. Kies: \w") as fout:
        g.doe("petra", handeling, **velden)
    assert fout.value.veld == veld


def test_een_datalek(g, lek):
    feiten = {"datalek_id": lek.pk, "versie": 1, "wat": "Brief", "bekend_op": klok.nu()}
    weiger("soort", g, datalek.datalek_bijwerken, **feiten, soort="zomaar", gegevens=[])
    weiger("gegevens", g, datalek.datalek_bijwerken, **feiten, soort="anders", gegevens=["zomaar"])
    weiger("oordeel", g, datalek.datalek_beoordelen, datalek_id=lek.pk, oordeel="zomaar", reden="x")


def test_de_mensen_van_een_datalek(g, lek):
    weiger("grond", g, datalekmensen.betrokkenen_niet_inlichten, datalek_id=lek.pk, grond="zomaar", reden="x")
    (eerste, *_) = g.doe("petra", datalekmensen.betrokkenen_uit_dossier, datalek_id=lek.pk)
    weiger("wijze", g, datalekmensen.betrokkene_ingelicht, betrokkene_id=eerste.pk, wijze="zomaar", op=DAG)


def test_een_apparaat_en_een_voorwaarde(g):
    velden = {"label": "L-1", "medewerker_id": g.wijk.samira.pk, "uitgegeven_op": DAG, "versleuteld": True}
    weiger("soort", g, apparaat.apparaat_uitgeven, soort="zomaar", **velden)
    weiger("soort", g, voorwaarde_vastleggen, medewerker_id=g.wijk.samira.pk, soort="zomaar", op=DAG)


@pytest.mark.parametrize("veld", ["aanleiding", "restrisico"])
def test_een_dpia(g, veld):
    weiger(veld, g, dpia.dpia_vastleggen, **DPIA | {veld: "zomaar"})


@pytest.mark.parametrize("veld", ["verwerking", "risicos"])
def test_een_dpia_zonder_woorden(g, veld):
    with pytest.raises(Fout) as fout:
        g.doe("petra", dpia.dpia_vastleggen, **DPIA | {veld: "  "})
    assert fout.value.veld == veld


def test_een_dpia_bijwerken(g):
    rij = g.doe("petra", dpia.dpia_vastleggen, **DPIA)
    basis = {"dpia_id": rij.pk, "versie": rij.versie, "herzien_op": DPIA["herzien_op"]}
    weiger("restrisico", g, dpia.dpia_bijwerken, **basis, risicos="Minder.", restrisico="zomaar")
    with pytest.raises(Fout) as fout:
        g.doe("petra", dpia.dpia_bijwerken, **basis, risicos=" ", restrisico="laag")
    assert fout.value.veld == "risicos"
