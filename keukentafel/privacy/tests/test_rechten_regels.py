"""Rules of the rights of art. 16 to 21: how a request ends, where words stand, when a restriction may end."""

from datetime import date

import pytest

from keukentafel.privacy.opvragen.bronnen import BRONNEN
from keukentafel.privacy.opvragen.stukken import KIESBAAR
from keukentafel.privacy.regels import rechten as rr
from keukentafel.privacy.regels.verzoek import MET_OVERZICHT, MET_PAKKET, Soort, Uitkomst


@pytest.mark.parametrize(
    ("besluiten", "uitkomst"),
    [
        (["geheel"], Uitkomst.GEGEVEN),
        (["geheel", "geheel"], Uitkomst.GEGEVEN),
        (["niet", "niet"], Uitkomst.GEWEIGERD),
        (["geheel", "niet"], Uitkomst.DEELS),
        (["deels"], Uitkomst.DEELS),
        ([], Uitkomst.GEWEIGERD),
    ],
)
def test_het_verzoek_eindigt_zoals_de_stukken(besluiten, uitkomst):
    assert rr.uitkomst_van(besluiten) is uitkomst


def test_elk_soort_verzoek_eindigt_in_een_pakket_een_overzicht_of_in_stukken():
    assert set(Soort) == MET_PAKKET | MET_OVERZICHT | rr.MET_STUKKEN
    assert set(rr.GROND_VAN_SOORT) == rr.MET_STUKKEN


def test_woorden_moeten_er_precies_zo_staan():
    velden = {"tekst": "Emre drinkt elke dag.", "afspraken": "Bellen"}
    assert rr.velden_met(velden, "drinkt elke dag") == ("tekst",)
    assert rr.velden_met(velden, "Drinkt elke dag") == rr.velden_met(velden, "") == ()


@pytest.mark.parametrize(("dagen", "op"), [(7, date(2026, 12, 3)), (1, date(2026, 11, 27)), (0, date(2026, 11, 27))])
def test_een_beperking_eindigt_nooit_op_de_dag_van_het_besluit(dagen, op):
    assert rr.vroegste_einde(date(2026, 11, 26), dagen) == op


def test_elke_naam_staat_in_de_lijst():
    for soort, namen in (
        (rr.Besluit, rr.NAAM_VAN_BESLUIT),
        (rr.Zienswijze, rr.NAAM_VAN_ZIENSWIJZE),
        (rr.Beperkgrond, rr.NAAM_VAN_BEPERKGROND),
        (rr.Weging, rr.NAAM_VAN_WEGING),
    ):
        assert set(namen) == set(soort)
    assert set(rr.NAAM_VAN_MELDING) == set(rr.Melding) - {rr.Melding.OPEN}


def test_wat_de_deur_uit_is_wordt_niet_gekozen():
    kamers = {bron.model._meta.app_label for bron in KIESBAAR.values()}
    assert kamers == {"inwoner", "toegang", "dossier", "plan"}
    assert len(KIESBAAR) < len(BRONNEN)
