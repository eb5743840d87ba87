"""Pure rules of the vraagverheldering: open leefgebieden, scores, network, being heard."""

from datetime import date

import pytest

from keukentafel.dossier import regels_vraag as rv

WONEN = rv.Leefgebied("wonen", "Wonen", onderwerpen=("huur", "huishouden"))
STRAF = rv.Leefgebied("strafrecht", "Politie en justitie", toelichting_verplicht=True)
VIJF = rv.Instrument("zeven", "Zeven", ("wonen", "werk"))


@pytest.mark.parametrize(
    ("onderwerpen", "past"), [({"huur"}, True), ({"wonen"}, True), ({"geld"}, False), (set(), False)]
)
def test_een_leefgebied_past_bij_het_onderwerp_van_de_vraag(onderwerpen, past):
    assert rv.past_bij(WONEN, onderwerpen) is past


def test_openen_kost_een_tik_en_alleen_bij_een_gevoelig_onderwerp_woorden():
    assert rv.bezwaar_tegen_openen(WONEN, "anders", "", rv.REDENEN) == ""
    assert "politie en justitie" in rv.bezwaar_tegen_openen(STRAF, "anders", " ", rv.REDENEN)
    assert rv.bezwaar_tegen_openen(STRAF, "anders", "De reclassering belde", rv.REDENEN) == ""
    assert "‘zomaar’" in rv.bezwaar_tegen_openen(WONEN, "zomaar", "x", rv.REDENEN)


def test_alleen_wat_bevestigd_is_wordt_overgenomen():
    gekozen = {"wonen": rv.Keuze(None, True), "werk": rv.Keuze(4, False)}
    assert rv.nieuwe_scores(VIJF, gekozen, {"wonen": 2, "werk": 1}) == {"wonen": (2, True), "werk": (4, False)}
    assert rv.nieuwe_scores(VIJF, {"wonen": rv.Keuze(None, False)}, {"wonen": 2}) == {}
    assert rv.nieuwe_scores(VIJF, {"wonen": rv.Keuze(None, True)}, {}) == {}


@pytest.mark.parametrize("cijfer", [0, 6, -1])
def test_een_cijfer_buiten_de_schaal_wordt_genoemd(cijfer):
    with pytest.raises(ValueError, match=f"{cijfer} staat niet op de schaal"):
        rv.nieuwe_scores(VIJF, {"wonen": rv.Keuze(cijfer, False)}, {})


def test_een_instrument_heeft_woorden_en_anders_het_eerste():
    inrichting = rv.Vraaginrichting({"wonen": WONEN}, (VIJF,), rv.REDENEN)
    assert (VIJF.woord(1), VIJF.woord(5), VIJF.woord(9)) == ("grote zorgen", "gaat goed", "")
    assert inrichting.instrument("bestaat_niet") is VIJF
    assert [g.naam for g in inrichting.in_gesprek()] == ["Wonen", "Werk"]


@pytest.mark.parametrize(
    ("eerder", "zelf", "herhaling"),
    [([], False, False), (["in_kaart"], False, False), (["wil_niet"], False, True), (["geen"], True, False)],
)
def test_na_een_duidelijk_antwoord_is_nog_eens_vragen_een_herhaling(eerder, zelf, herhaling):
    assert rv.is_herhaling(eerder, zelf) is herhaling


@pytest.mark.parametrize(
    ("leeftijd", "woord"), [(2, "speelt"), (8, "tekening"), (12, "Vanaf 12"), (17, "Vanaf 16"), (18, ""), (None, "")]
)
def test_hoe_je_iemand_hoort_past_bij_de_leeftijd(leeftijd, woord):
    hint = rv.hoe_horen(leeftijd)
    assert woord in hint if woord else hint == ""


def test_wie_nog_niet_gehoord_is_en_welke_dagen_besproken_zijn():
    assert rv.nog_niet_gehoord([("Fatma", True), ("Elif", False)]) == ["Elif"]
    assert rv.gesprekken_met(["2026-11-10"], date(2026, 11, 3)) == ["2026-11-03", "2026-11-10"]
    assert rv.gesprekken_met(["2026-11-10"], date(2026, 11, 10)) == ["2026-11-10"]
