"""Bezwaar in rules alone: the worked dates of regels.md §2, who may, and the table of steps."""

from datetime import date
from uuid import uuid4

import pytest

from keukentafel.besluit.regels import bezwaar as r
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.kern.tekst import datum_gewoon

d = date.fromisoformat


@pytest.mark.parametrize(
    ("bekend", "laatste", "post"),
    [
        ("2025-04-17", "2025-06-02", "2025-06-10"),  # worked example 5; the week ends on tweede Pinksterdag
        ("2025-11-13", "2025-12-29", "2026-01-05"),  # 6
        ("2025-11-20", "2026-01-05", "2026-01-12"),  # 7
        ("2026-04-02", "2026-05-18", "2026-05-26"),  # 8; the week ends on tweede Pinksterdag
        ("2027-04-05", "2027-05-18", "2027-05-25"),  # 20
    ],
)
def test_laatste_dag(bekend, laatste, post):
    t = r.tijdigheid(d(bekend), d(laatste))
    assert (t.voorstel, t.laatste_dag, t.laatste_dag_post) == (r.Tijdig.OP_TIJD, d(laatste), d(post))
    assert datum_gewoon(d(laatste)) in t.uitleg


def test_gepost_op_tijd_en_laat_ontvangen_telt():
    t = r.tijdigheid(d("2025-11-13"), d("2026-01-05"), gepost=d("2025-12-29"))
    assert t.voorstel is r.Tijdig.OP_TIJD
    assert "6:9 lid 2" in t.uitleg


@pytest.mark.parametrize(("ontvangen", "gepost"), [("2026-01-06", "2025-12-29"), ("2026-01-02", "2025-12-30")])
def test_te_laat_per_post(ontvangen, gepost):
    t = r.tijdigheid(d("2025-11-13"), d(ontvangen), gepost=d(gepost))
    assert t.voorstel is r.Tijdig.TE_LAAT
    assert "5 januari 2026" in t.uitleg


def test_verkeerd_orgaan_de_dag_daar_telt():
    t = r.tijdigheid(d("2025-11-13"), d("2026-02-01"), elders_ontvangen=d("2025-12-29"))
    assert t.voorstel is r.Tijdig.OP_TIJD
    assert "6:15" in t.uitleg


def test_te_vroeg_is_ontvankelijk():
    assert r.tijdigheid(None, d("2026-01-02")).voorstel is r.Tijdig.TE_VROEG


@pytest.mark.parametrize(
    ("einde", "weken", "verdaagd", "uiterlijk"),
    [
        ("2026-05-18", 6, 0, "2026-06-29"),  # 9
        ("2026-05-18", 6, 6, "2026-08-10"),
        ("2026-05-18", 12, 0, "2026-08-10"),  # 10
        ("2026-05-18", 12, 6, "2026-09-21"),
        ("2025-10-03", 12, 0, "2025-12-29"),  # 11
    ],
)
def test_beslistermijn(einde, weken, verdaagd, uiterlijk):
    assert r.uiterlijk(d(einde), weken=weken, verdaag_weken=verdaagd).dag == d(uiterlijk)


def test_verzuim_zet_de_klok_stil():
    stil = r.verzuimperiode(d("2026-06-01"), d("2026-06-15"), d("2026-06-11"), d("2026-07-01"))
    assert r.uiterlijk(d("2026-05-18"), weken=6, opschorting=[stil]).dag == d("2026-07-08")


def test_verzuim_zonder_antwoord_telt_tot_de_hersteltermijn():
    stil = r.verzuimperiode(d("2026-06-01"), d("2026-06-15"), None, d("2026-07-01"))
    assert stil == (d("2026-06-01"), d("2026-06-16"))
    assert r.verzuimperiode(d("2026-06-01"), d("2026-06-15"), None, d("2026-06-03"))[1] == d("2026-06-03")


def test_wat_al_voorbij_was_staat_niet_meer_stil():
    stil = (d("2026-09-01"), d("2026-09-15"))
    assert r.uiterlijk(d("2026-05-18"), weken=6, opschorting=[stil]).dag == d("2026-06-29")


def test_langer_verdagen_alleen_met_instemming():
    with pytest.raises(ValueError, match="instemt"):
        r.uiterlijk(d("2026-05-18"), weken=6, verdaag_weken=8)
    assert r.uiterlijk(d("2026-05-18"), weken=6, verdaag_weken=8, instemming=True).dag == d("2026-08-24")


def test_dagen_rond_de_zitting():
    dagen = r.zittingsdagen(d("2026-06-25"))
    assert (dagen.ter_inzage, dagen.laatste_stukken) == (d("2026-06-18"), d("2026-06-15"))


def test_beroep_niet_tijdig_na_twee_weken():
    assert r.niet_tijdig_vanaf(d("2026-05-18")) == d("2026-06-02")
    assert r.beroep_tot(d("2026-04-02")).dag == d("2026-05-18")


def test_wie_besloot_behandelt_niet():
    wie = uuid4()
    assert "10:3" in r.mag_behandelen(wie, {wie})
    assert not r.mag_behandelen(uuid4(), {wie})
    assert not r.mag_behandelen(None, {wie})


def test_wie_mag_horen():
    voor, lid, betrokken = uuid4(), uuid4(), uuid4()
    assert not r.mag_horen(voor, [lid, betrokken], {betrokken})
    assert "meeste" in r.mag_horen(voor, [betrokken], {betrokken})
    assert "leidt" in r.mag_horen(betrokken, [voor, lid], {betrokken})


def test_zonder_machtiging_wordt_er_gevraagd():
    assert w.verzuim_van_indiener("ander") == (w.Verzuim.MACHTIGING,)
    assert w.verzuim_van_indiener("advocaat") == ()
    assert w.verzuim_in_woorden({"handtekening", "machtiging"}) == "een machtiging en een handtekening"


def test_uitkomst_en_gevolg_passen():
    assert "past niet" in w.past("ongegrond", "alsnog_toegekend", "op_tijd")
    assert "te laat" in w.past("gegrond", "alsnog_toegekend", "te_laat")
    assert not w.past("gegrond", "alsnog_toegekend", "verschoonbaar")
    assert not w.past("ingetrokken", "alsnog_toegekend", "te_laat")


HEEN = ["bevestigen", "verzuim_melden", "hersteld", "uitnodigen", "gehoord", "beslissen", "beroep"]


def test_de_weg_van_de_wet():
    stand = r.Stand.ONTVANGEN
    for stap in [
        "bevestigen",
        "verzuim_melden",
        "hersteld",
        "uitnodigen",
        "gehoord",
        "beslissen",
        "beroep",
        "opnieuw",
        "beslissen",
    ]:
        stand = r.naar(stand, r.Stap(stap))
        assert stand is not None
    assert stand is r.Stand.BESLIST


def test_wat_niet_kan():
    assert r.naar("ontvangen", r.Stap.BESLISSEN) is None
    assert r.naar("beslist", r.Stap.INTREKKEN) is None
    assert r.Stap.BEROEP not in r.stappen_vanaf("advies")


def test_elke_rij_noemt_regel_en_artikel():
    assert all(o.regel.startswith("AWB-") and o.basis.startswith("Awb") for o in r.OVERGANGEN)
    assert {o.naar for o in r.OVERGANGEN} == set(r.Stand) - {r.Stand.ONTVANGEN}


@pytest.mark.parametrize("module", [r, w])
def test_elk_woord_heeft_een_naam(module):
    for naam in (n for n in dir(module) if n.startswith("NAAM_VAN_")):
        tabel = getattr(module, naam)
        assert set(tabel) == set(type(next(iter(tabel))))
