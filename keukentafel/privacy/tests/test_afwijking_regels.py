"""What stands out in a day of the log. Pure: no database."""

from datetime import UTC, date, datetime

import pytest

from keukentafel.privacy.regels import afwijking as r
from keukentafel.privacy.regels.wie_keek import Logfeit

DAG = date(2026, 11, 26)
OCHTEND = datetime(2026, 11, 26, 9, tzinfo=UTC)
TOM = "0b7c4a5e-0000-4000-8000-000000000002"


def feit(id_, **velden):
    basis = {"tijd": OCHTEND, "actor": TOM, "naam": "Tom", "soort": "kijken", "recht": "dossier_lezen"}
    return Logfeit(**{**basis, "id": id_, "rollen": ("wijkcoach",), "dossier": "d1", **velden})


def soorten(*feiten, **velden):
    basis = {"medewerkers": {}, "inwoners": {}, "leden": {}, "grenzen": r.Grenzen()}
    beeld = r.Dagbeeld(dag=DAG, feiten=feiten, **{**basis, **velden})
    return {b.soort: b for b in r.bevindingen(beeld)}


def test_een_gewone_dag_geeft_niets():
    assert soorten(feit(1, doel="betrokken"), feit(2, doel="reden gegeven"), feit(3, actor="systeem:x")) == {}


def test_kijken_zonder_band_en_zonder_reden():
    gevonden = soorten(feit(1), feit(2))[r.Soort.ZONDER_REDEN]
    assert (gevonden.actor, gevonden.regels) == (TOM, (1, 2))
    assert gevonden.sleutel == f"2026-11-26:zonder_reden:{TOM}"


@pytest.mark.parametrize("recht", ["kijkreden_geven", "contact_vastleggen"])
def test_wat_iemand_zei_of_deed_is_een_reden(recht):
    assert soorten(feit(1), feit(2, soort="handeling", recht=recht)) == {}


def test_een_balie_heeft_geen_zaken():
    assert soorten(feit(1, rollen=("frontoffice",))) == {}


def test_dezelfde_naam_en_straat_zonder_band():
    wie = {TOM: r.Medewerkerbeeld(achternaam="vries", adresmerken=frozenset({"m"}))}
    mens = {"i1": r.Inwonerbeeld(frozenset({"vries"}), frozenset({"m"}))}
    leden = {"d1": frozenset({"i1"})}
    gevonden = soorten(feit(1, doel="reden gegeven"), medewerkers=wie, inwoners=mens, leden=leden)
    assert set(gevonden) == {r.Soort.ZELFDE_NAAM, r.Soort.ZELFDE_STRAAT}
    assert soorten(feit(1, doel="betrokken"), medewerkers=wie, inwoners=mens, leden=leden) == {}


def test_de_eigen_kring_telt_meteen_en_andere_weigeringen_vanaf_een_aantal():
    wie = {TOM: r.Medewerkerbeeld(mijdt=frozenset({"x1"}))}
    nee = [feit(i, soort="geweigerd", dossier="", object_id=f"x{i}") for i in range(1, 6)]
    assert set(soorten(nee[0], medewerkers=wie)) == {r.Soort.EIGEN_KRING}
    assert soorten(*nee[1:]) == {}
    assert soorten(*nee)[r.Soort.WEIGERINGEN].regels == (1, 2, 3, 4, 5)


@pytest.mark.parametrize(("gewoon", "valt_op"), [(0, True), (5, True), (6, False)])
def test_veel_meer_dossiers_dan_anders(gewoon, valt_op):
    wie = {TOM: r.Medewerkerbeeld(dossiers_per_dag=gewoon)}
    feiten = [feit(i, dossier=f"d{i}", doel="betrokken") for i in range(15)]
    assert (r.Soort.VEEL_DOSSIERS in soorten(*feiten, medewerkers=wie)) is valt_op


@pytest.mark.parametrize(
    ("uur", "dag", "valt_op"), [(5, 26, True), (6, 26, False), (18, 26, False), (19, 26, True), (9, 28, True)]
)
def test_buiten_werktijd(uur, dag, valt_op):
    tijd = datetime(2026, 11, dag, uur, tzinfo=UTC)  # an hour later in Amsterdam
    assert (r.Soort.BUITEN_TIJD in soorten(feit(1, tijd=tijd, doel="betrokken"))) is valt_op


def test_veel_medewerkers_zoeken_dezelfde_inwoner():
    def zoek(i, getoond):
        return feit(i, actor=f"m{i}", soort="zoeken", dossier="", gegevens={"getoond": getoond})

    kort = [zoek(i, ["bekend"]) for i in range(4)]
    gevonden = soorten(*kort, feit(9, actor="m9", dossier="", inwoner="bekend", doel="reden gegeven"))
    assert (gevonden[r.Soort.VEEL_ZOEKERS].over, gevonden[r.Soort.VEEL_ZOEKERS].actor) == ("bekend", "")
    assert soorten(*kort) == {}
    assert soorten(*[zoek(i, [f"n{j}" for j in range(20)]) for i in range(9)]) == {}


def test_de_steekproef_is_te_herhalen():
    feiten = [feit(i) for i in range(100)]
    getrokken = r.trek(feiten, 10, "2026-11-01")
    assert getrokken == r.trek(feiten, 10, "2026-11-01")
    assert len({f.id for f in getrokken}) == 10
    assert r.trek(feiten[:3], 10, "x") != []


def test_gemiddelde_per_werkdag():
    assert r.gemiddeld([("a", 4), ("a", 8), ("b", 1)]) == {"a": 6.0, "b": 1.0}
