"""Reading another municipality's year: dry run, errors per row, idempotent, later corrections, and its own table."""

from datetime import date

import pytest
from django.db import connection

from keukentafel.dossier.models import Dossier, DossierPeriode, Werkproces, WerkprocesPeriode
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.monitor.handelingen import Verslag, gegevens_invoeren
from keukentafel.monitor.uitvoer import invoeren, uitkomst
from keukentafel.organisatie.models import Team
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db
CONTACTEN = """team,datum,client,onderwerp
Noord,2018-02-01,k1,financien
Noord,2018-02-02,,
Zuid,2018-12-31,k2,wonen|financien
"""
WERKPROCESSEN = """sleutel,team,geopend,gesloten,client,huishouden,personen,zwaarte,zwaarte_datum
w1,Noord,2018-03-01,2018-09-01,k1,h1,3,2,2018-04-01
w2,Noord,2018-03-01,,k3,h1,3,,
w3,Zuid,2018-10-01,,k2,,1,3,
"""


@pytest.fixture(autouse=True)
def _teams() -> None:
    for nr, naam in enumerate(("Noord", "Zuid")):
        Team.objects.create(code=naam.lower(), naam=naam, volgorde=nr, geldig_van=p.BEGIN)


def lees_in(soort: str, tekst: str, **extra: object) -> Verslag:
    return invoeren(soort=soort, inhoud=tekst.encode(), gemeente="Elders", **extra)


def tabel(jaar: str = "2018") -> dict[str, tuple]:
    cijfer = uitkomst("contacten-en-werkprocessen", {"jaar": jaar})
    return {rij["team"]: (rij["contacten"], rij["werkprocessen"]) for rij in cijfer.rijen}


def caseload(dag: str, **extra: str) -> dict[str, tuple]:
    rijen = uitkomst("caseload-naar-zwaarte", {"peildatum": dag, **extra}).rijen
    return {r["team"]: (r["zwaarte_1"], r["zwaarte_2"], r["zwaarte_3"], r["leeg"]) for r in rijen}


def test_een_ander_jaar_geeft_zijn_eigen_tabel() -> None:
    lees_in("contacten", CONTACTEN)
    verslag = lees_in("werkprocessen", WERKPROCESSEN)
    assert (verslag.nieuw, verslag.fouten) == (3, ())
    assert tabel() == {"Noord": (2, 2), "Zuid": (1, 1)}
    assert caseload("2018-08-31") == {"Noord": (0, 1, 0, 1), "Zuid": (0, 0, 0, 0)}
    assert caseload("2018-12-31") == {"Noord": (0, 0, 0, 1), "Zuid": (0, 0, 1, 0)}
    assert uitkomst("unieke-clienten", {"jaar": "2018"}).totaal["clienten"] == 3


def test_nog_eens_inlezen_verandert_niets() -> None:
    for _ in range(2):
        verslagen = lees_in("contacten", CONTACTEN), lees_in("werkprocessen", WERKPROCESSEN)
    assert [(v.nieuw, v.bijgewerkt, v.al_bekend) for v in verslagen] == [(0, 0, 3), (0, 0, 3)]
    assert tabel() == {"Noord": (2, 2), "Zuid": (1, 1)}
    with transactie(p.SYSTEEM):
        assert (Inwoner.objects.count(), Dossier.objects.count(), Huishoudlid.objects.count()) == (3, 2, 3)


def test_proef_bewaart_niets() -> None:
    verslag = lees_in("werkprocessen", WERKPROCESSEN, proef=True)
    assert (verslag.proef, verslag.nieuw) == (True, 3)
    with transactie(p.SYSTEEM):
        assert not Werkproces.objects.exists()
        assert not Inwoner.objects.exists()


def test_een_fout_houdt_de_rest_niet_tegen() -> None:
    verslag = lees_in("werkprocessen", WERKPROCESSEN.replace("w2,Noord", "w2,West"))
    assert verslag.nieuw == 2
    assert [str(fout) for fout in verslag.fouten] == ["regel 3, team: 'West' is geen team; verwacht Noord, Zuid."]


def test_later_gesloten_en_gewogen_is_een_correctie() -> None:
    with klok.zet_klok(date(2019, 1, 10)):
        lees_in("werkprocessen", WERKPROCESSEN)
    later = WERKPROCESSEN.replace(
        "w2,Noord,2018-03-01,,k3,h1,3,,", "w2,Noord,2018-03-01,2018-12-01,k3,h1,3,1,2018-06-01"
    )
    with klok.zet_klok(date(2019, 2, 10)):
        verslag = lees_in("werkprocessen", later)
    assert (verslag.nieuw, verslag.bijgewerkt, verslag.al_bekend) == (0, 1, 2)
    assert caseload("2018-12-15")["Noord"] == (0, 0, 0, 0)
    assert caseload("2018-12-15", stand="2019-01-31")["Noord"] == (0, 0, 0, 1)
    assert caseload("2018-07-01")["Noord"] == (1, 1, 0, 0)


def test_dossier_is_open_zolang_een_werkproces_loopt() -> None:
    lees_in("werkprocessen", WERKPROCESSEN.replace("w2,Noord,2018-03-01,,", "w2,Noord,2018-11-01,2018-12-01,"))
    with transactie(p.SYSTEEM):
        perioden = DossierPeriode.objects.filter(dossier__huishouden__klantsleutel="elders:h1").order_by("van")
        assert [(str(x.van), str(x.tot)) for x in perioden] == [
            ("2018-03-01", "2018-09-01"),
            ("2018-11-01", "2018-12-01"),
        ]
        assert all(w.personen in (1, 3) for w in Werkproces.objects.all())
        assert WerkprocesPeriode.objects.filter(gemaakt_door="systeem:opdrachtregel").count() == 3


def test_zelfde_sleutel_met_een_ander_team_wordt_genoemd() -> None:
    lees_in("werkprocessen", WERKPROCESSEN)
    verslag = lees_in("werkprocessen", WERKPROCESSEN.replace("w3,Zuid", "w3,Noord"))
    assert "eerder ingelezen" in str(verslag.fouten[0])
    assert tabel()["Zuid"] == (0, 1)


@pytest.mark.parametrize("gemeente", ["", "../etc", "x" * 80])
def test_rare_gemeentenaam(gemeente: str) -> None:
    with pytest.raises(Fout, match="geen naam van een gemeente"):
        invoeren(soort="contacten", inhoud=CONTACTEN.encode(), gemeente=gemeente)


def test_wijkcoach_mag_niet_inlezen() -> None:
    coach = Actor(naam="Coach", id=p.SYSTEEM.id, rollen=frozenset({Rol.WIJKCOACH.value}))
    with transactie(coach), pytest.raises(GeenRecht):
        gegevens_invoeren(actor=coach, soort="contacten", inhoud=b"", gemeente="elders")


def test_aantal_opdrachten_is_vast() -> None:
    def meet(rijen: int) -> int:
        tekst = "sleutel,team,geopend,client\n" + "".join(
            f"r{rijen}-{i},Noord,2018-01-01,c{rijen}-{i}\n" for i in range(rijen)
        )
        with connection.execute_wrapper(teller):
            aantal.clear()
            lees_in("werkprocessen", tekst)
        return len(aantal)

    aantal: list[str] = []

    def teller(execute, sql, params, many, context):
        aantal.append(sql)
        return execute(sql, params, many, context)

    assert meet(300) <= meet(5) + 4  # 2.000 rows go in one statement
