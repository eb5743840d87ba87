"""The clock: the worked dates of regels.md §2 that concern a decision, through the engine; who waits; what counts."""

from datetime import date

import pytest

from keukentafel.besluit.regels.klok import (
    Feitregel,
    bereken,
    herstel_voorbij,
    termijncode,
    waarom_telt_niet,
)
from keukentafel.besluit.regels.soorten import NAAM_VAN_FEIT, Feit, Procedure
from keukentafel.besluit.regels.standen import Stand, Wie
from keukentafel.kern.termijnen import Feestdagen

P, S = Procedure, Stand
FEESTDAGEN = Feestdagen.standaard()
d = date.fromisoformat


def klok(procedure, ontvangen, *feiten, **kw):
    return bereken(procedure, d(ontvangen), feiten, kw.pop("instellingen", {}), FEESTDAGEN, **kw)


def feit(soort, van, **kw):
    dagen = {naam: d(waarde) if isinstance(waarde, str) and naam in ("tot", "hersteltermijn") else waarde
             for naam, waarde in kw.items()}  # fmt: skip
    return Feitregel(soort=soort, van=d(van), **dagen)


VOORBEELDEN = [
    (1, P.WMO, S.MELDING, "2025-03-10", "2025-04-22"),
    (2, P.WMO, S.ONDERZOEK, "2025-03-07", "2025-04-22"),
    (3, P.WMO, S.AANVRAAG, "2025-04-12", "2025-04-28"),
    (4, P.WMO, S.CONCEPT, "2025-04-21", "2025-05-06"),
    (14, P.PW, S.BIJ_BESLISSER, "2026-03-02", "2026-04-28"),
    (16, P.JEUGD, S.TOETS, "2026-10-30", "2026-12-28"),
    (17, P.WGS, S.HULPVRAAG, "2026-11-27", "2026-12-28"),
    (18, P.WMO, S.BESLOTEN, "2026-12-18", "2027-01-04"),
    (21, P.WMO, S.AANVRAAG, "2027-04-13", "2027-04-28"),
    (22, P.WMO, S.AANVRAAG, "2027-12-11", "2027-12-27"),
    (23, P.WMO, S.VERSLAG, "2026-11-23", "2027-01-04"),
    (36, P.WGS, S.AANBOD, "2026-05-13", "2026-05-19"),
]


@pytest.mark.parametrize(("nr", "procedure", "stand", "van", "dag"), VOORBEELDEN)
def test_voorbeelden_van_het_regelboek(nr, procedure, stand, van, dag):
    gevonden = klok(procedure, van, stand=stand, bedreigend=nr == 36)
    assert gevonden.uiterlijk == d(dag)
    assert gevonden.stappen[-1].startswith("Uiterste dag")


def test_voorbeeld_15_voorschot():
    assert klok(P.PW, "2026-04-16").voorschot == d("2026-05-18")


def test_voorbeeld_26_opschorting_en_buiten_behandeling():
    gevraagd = feit(Feit.AANVULLING, "2027-02-10", hersteltermijn="2027-03-03", tot="2027-02-24")
    gevonden = klok(P.PW, "2027-02-01", gevraagd)
    assert (gevonden.uiterlijk, gevonden.buiten_behandeling_tot) == (d("2027-04-12"), d("2027-03-24"))
    assert "13 dagen" in " ".join(gevonden.stappen)


@pytest.mark.parametrize(
    ("klaar", "bedrag"),
    [("2026-06-02", 0), ("2026-06-03", 23), ("2026-06-16", 322), ("2026-06-17", 357), ("2026-06-20", 462),
     ("2026-06-30", 812), ("2026-07-01", 857), ("2026-07-14", 1442), ("2026-09-01", 1442)],
)  # fmt: skip
def test_voorbeeld_32_dwangsom(klaar, bedrag):
    gesteld = feit(Feit.INGEBREKESTELLING, "2026-05-18", schriftelijk=True)
    gevonden = klok(P.WMO, "2026-04-24", gesteld, klaar_op=d(klaar)).dwangsom
    kalender = gevonden.kalender
    assert (kalender.eerste_dag, kalender.laatste_dag, kalender.besluit.dag) == (
        d("2026-06-02"), d("2026-07-13"), d("2026-07-27"))  # fmt: skip
    assert gevonden.bedrag(d("2026-12-31")) == bedrag
    assert (gevonden.besluit_uiterlijk is None) == (bedrag == 0)


def test_dwangsom_loopt_zolang_er_geen_besluit_is():
    gevonden = klok(P.WMO, "2026-04-24", feit(Feit.INGEBREKESTELLING, "2026-05-18", schriftelijk=True)).dwangsom
    assert gevonden.loopt
    assert gevonden.bedrag(d("2026-06-01")) == 0
    assert gevonden.bedrag(d("2026-06-15")) == 322
    assert "van dinsdag 2 juni 2026" in " ".join(gevonden.stappen)


NIET = [
    (P.WMO, feit(Feit.INGEBREKESTELLING, "2026-05-15", schriftelijk=True), "Te vroeg"),
    (P.WMO, feit(Feit.INGEBREKESTELLING, "2026-05-20"), "op schrift"),
    (P.WMO, feit(Feit.VERLENGING, "2026-05-05", weken=2), "op schrift instemt"),
    (P.JEUGD, feit(Feit.VERLENGING, "2026-08-05", weken=2), "al voorbij"),
    (P.JEUGD, feit(Feit.VERLENGING, "2026-05-05"), "aantal weken"),
    (P.WMO, feit(Feit.INSTEMMING, "2026-05-05", weken=2), "niet op schrift"),
    (P.WMO, feit(Feit.AANVULLING, "2026-05-20", hersteltermijn="2026-06-01"), "al voorbij"),
    (P.WMO, feit(Feit.AANVULLING, "2026-04-20", hersteltermijn="2026-06-01"), "toen deze termijn begon"),
    (P.WMO, feit(Feit.AANVULLING, "2026-05-05", hersteltermijn="2026-05-04"), "ligt voor het begin"),
]


@pytest.mark.parametrize(("procedure", "een", "woord"), NIET)
def test_wat_niet_telt_verandert_niets_en_zegt_waarom(procedure, een, woord):
    gevonden = klok(procedure, "2026-05-01", een)
    assert woord in waarom_telt_niet(gevonden, een)
    assert gevonden.uiterlijk == klok(procedure, "2026-05-01").uiterlijk
    assert not gevonden.dwangsom.loopt


def test_een_melding_kent_geen_opschorting_en_geen_dwangsom():
    stil = feit(Feit.OVERMACHT, "2026-05-05")
    gesteld = feit(Feit.INGEBREKESTELLING, "2026-08-05", schriftelijk=True)
    gevonden = klok(P.WMO, "2026-05-01", stil, gesteld, stand=S.MELDING)
    assert "kan niet stilstaan" in waarom_telt_niet(gevonden, stil)
    assert "nog geen termijn voor een besluit" in waarom_telt_niet(gevonden, gesteld)


def test_verlengen_telt_een_keer():
    een, twee = feit(Feit.VERLENGING, "2026-05-05", weken=4), feit(Feit.VERLENGING, "2026-06-05", weken=4)
    gevonden = klok(P.JEUGD, "2026-05-01", een, twee)
    assert gevonden.uiterlijk == d("2026-07-24")
    assert "al een keer verlengd" in waarom_telt_niet(gevonden, twee)


def test_instemming_op_schrift_stelt_precies_zoveel_weken_uit():
    gevonden = klok(P.WMO, "2026-06-01", feit(Feit.INSTEMMING, "2026-06-05", weken=2, schriftelijk=True))
    assert gevonden.uiterlijk == d("2026-06-29")


def test_mededeling_verschuift_niets_en_ingebrekestelling_daarna_telt():
    feiten = [feit(Feit.MEDEDELING, "2026-06-12"), feit(Feit.INGEBREKESTELLING, "2026-06-16", schriftelijk=True)]
    gevonden = klok(P.WMO, "2026-06-01", *feiten)
    assert gevonden.uiterlijk == d("2026-06-15")
    assert gevonden.dwangsom.loopt
    assert any("de termijn blijft wat die is" in zin for zin in gevonden.stappen)


def test_te_laat_aangevuld_telt_tot_het_einde_van_de_hersteltermijn():
    op_tijd = feit(Feit.AANVULLING, "2026-06-04", hersteltermijn="2026-06-12")
    te_laat = feit(Feit.AANVULLING, "2026-06-04", hersteltermijn="2026-06-12", tot="2026-06-30")
    assert klok(P.WMO, "2026-06-01", op_tijd).uiterlijk == klok(P.WMO, "2026-06-01", te_laat).uiterlijk


def test_wachten_zonder_einddag_zet_de_klok_stil():
    stil = feit(Feit.BUITENLAND, "2026-06-04")
    later = feit(Feit.OVERMACHT, "2026-07-04")
    gesteld = feit(Feit.INGEBREKESTELLING, "2026-08-04", schriftelijk=True)
    gevonden = klok(P.WMO, "2026-06-01", stil, later, gesteld)
    assert (gevonden.uiterlijk, gevonden.staat_stil, gevonden.wacht_op) == (None, True, Wie.ANDER)
    assert "staat stil" in gevonden.stappen[-1]
    assert "staat stil" in waarom_telt_niet(gevonden, gesteld)


def test_wie_wacht_op_wie():
    gevraagd = feit(Feit.AANVULLING, "2026-06-04", hersteltermijn="2026-06-18")
    gevonden = klok(P.WMO, "2026-06-01", gevraagd, stand=S.AANVULLING)
    assert (gevonden.wacht_op, gevonden.wacht_tot) == (Wie.INWONER, d("2026-06-18"))
    assert klok(P.WMO, "2026-06-01", stand=S.TOETS).wacht_op is Wie.BESLISSER
    assert klok(P.WMO, "2026-06-01", stand=S.AANVRAAG, klaar_op=d("2026-06-02")).wacht_op is Wie.NIEMAND


def test_verordening_kan_korter_zijn_en_dwangsom_is_instelbaar():
    korter = klok(P.JEUGD, "2026-06-01", instellingen={"jeugd_beslis_weken": 6})
    assert korter.uiterlijk == d("2026-07-13")
    gesteld = feit(Feit.INGEBREKESTELLING, "2026-05-18", schriftelijk=True)
    eerder = klok(P.WMO, "2026-04-24", gesteld, instellingen={"dwangsom_eerste_dag_na": 0})
    assert eerder.dwangsom.kalender.eerste_dag == d("2026-06-01")


def test_feit_na_het_besluit_telt_niet():
    laat = feit(Feit.OVERMACHT, "2026-06-10")
    assert "toen de aanvraag klaar was" in waarom_telt_niet(
        klok(P.WMO, "2026-06-01", laat, klaar_op=d("2026-06-09")), laat
    )


def test_zonder_termijn_loopt_er_geen_klok():
    gevonden = klok(P.BESCHIKKINGSVRIJ, "2026-06-01", stand=S.VRAAG)
    assert (gevonden.uiterlijk, gevonden.stappen) == (None, ())


@pytest.mark.parametrize("wet", ["wmo", "jeugd", "pw", "wgs"])
def test_zwaarwegend_advies_volgt_de_wet(wet):
    assert termijncode(P.ZWAARWEGEND, S.ADVIES, wet) == {"wmo": "D03", "jeugd": "D05", "pw": "D08", "wgs": "D13"}[wet]


@pytest.mark.parametrize(
    ("procedure", "stand", "code"),
    [(P.WMO, S.SPOED, "D04"), (P.PW, S.ZOEKTERMIJN, "D10"), (P.VERWIJSBRIEF, S.VOT, "D38"), (P.PW, S.MELDING, "")],
)
def test_welke_termijn_loopt(procedure, stand, code):
    assert termijncode(procedure, stand) == code


def test_herstel_voorbij():
    open_ = feit(Feit.AANVULLING, "2026-06-04", hersteltermijn="2026-06-18")
    assert not herstel_voorbij([open_], d("2026-06-18"))
    assert herstel_voorbij([open_], d("2026-06-19"))


def test_elk_feit_heeft_een_naam_en_een_zin():
    assert set(NAAM_VAN_FEIT) == set(Feit)
    for soort in Feit:
        een = feit(soort, "2026-06-16", weken=1, schriftelijk=True)
        assert klok(P.JEUGD, "2026-06-01", een).stappen
