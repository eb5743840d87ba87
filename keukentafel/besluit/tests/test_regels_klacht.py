"""Klacht and incident in rules alone: worked dates, who may, and the tables."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from keukentafel.besluit.regels import incident as ri
from keukentafel.besluit.regels import klacht as r

d = date.fromisoformat


@pytest.mark.parametrize(
    ("ontvangen", "weken", "uiterlijk"),
    [("2026-02-20", 6, "2026-04-07"), ("2026-02-24", 10, "2026-05-06")],  # worked examples 12 and 13
)
def test_termijn_klacht(ontvangen, weken, uiterlijk):
    assert r.uiterlijk(d(ontvangen), weken=weken).dag == d(uiterlijk)


def test_bemiddeling_hoort_in_de_termijn():
    tot = r.bemiddeling_tot(d("2026-02-20"), 2).dag
    assert tot == d("2026-03-06")
    assert r.uiterlijk(d("2026-02-20"), weken=6).van == d("2026-02-20")


def test_verdagen_vier_weken_en_langer_met_instemming():
    assert r.uiterlijk(d("2026-02-20"), weken=6, verdaag_weken=4).dag == d("2026-05-01")
    with pytest.raises(ValueError, match="instemt"):
        r.uiterlijk(d("2026-02-20"), weken=6, verdaag_weken=5)
    assert r.uiterlijk(d("2026-02-20"), weken=6, verdaag_weken=5, instemming=True).dag == d("2026-05-08")


def test_weigeren_binnen_vier_weken():
    assert r.weigeren_tot(d("2026-02-20")).dag == d("2026-03-20")


@pytest.mark.parametrize(
    ("gebeurd", "ouder"), [(None, False), ("2025-02-19", True), ("2025-02-20", False), ("2026-02-01", False)]
)
def test_na_een_jaar(gebeurd, ouder):
    assert r.is_ouder_dan_jaar(d(gebeurd) if gebeurd else None, d("2026-02-20")) is ouder


def test_na_een_jaar_wordt_het_gevraagd():
    (zin,) = r.let_op(d("2024-12-01"), d("2026-02-20"), "inwoner")
    assert "mag" in zin
    assert "20 maart 2026" in zin


def test_zonder_naam_blijft_het_een_signaal():
    assert "geen naam" in r.mag_formeel("anoniem")
    assert not r.mag_formeel("buiten")
    assert "signaal" in r.let_op(None, d("2026-02-20"), "anoniem")[0]


def test_wie_betrokken_is_behandelt_niet():
    wie = uuid4()
    assert "9:7" in r.mag_behandelen(wie, {wie})
    assert not r.mag_behandelen(uuid4(), {wie})


def test_twee_wegen():
    assert r.naar(r.naar("ontvangen", r.Stap.BEMIDDELEN), r.Stap.TEVREDEN) is r.Stand.GESLOTEN
    stand = r.Stand.ONTVANGEN
    for stap in ["bemiddelen", "formeel", "gehoord", "oordelen", "ombudsman", "rapport"]:
        stand = r.naar(stand, r.Stap(stap))
        assert stand is not None
    assert stand is r.Stand.GESLOTEN
    assert r.naar("ontvangen", r.Stap.OORDELEN) is None
    assert r.Stap.NIET_BEHANDELEN not in r.stappen_vanaf("oordeel")


@pytest.mark.parametrize("module", [r, ri])
def test_elk_woord_heeft_een_naam(module):
    for naam in (n for n in dir(module) if n.startswith("NAAM_VAN_")):
        tabel = getattr(module, naam)
        assert set(tabel) == set(type(next(iter(tabel))))


NU = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)


def test_calamiteit_eerst_naar_het_toezicht():
    assert ri.stap("calamiteit", None, 2, None) is ri.Stap.TOEZICHT
    assert ri.stap("calamiteit", NU, 2, None) is ri.Stap.OPVOLGEN
    assert ri.stap("incident", None, 0, None) is ri.Stap.SLUITEN
    assert ri.stap("geweld", NU, 0, NU) is ri.Stap.KLAAR


def test_welk_toezicht():
    assert ri.toezicht_van("jeugd") is ri.Toezicht.IGJ
    assert ri.toezicht_van("wmo") is ri.Toezicht.WMO


def test_onverwijld_is_de_dag_zelf():
    assert not ri.is_laat(NU, NU)
    assert ri.is_laat(NU, datetime(2026, 5, 6, 8, 0, tzinfo=UTC))
