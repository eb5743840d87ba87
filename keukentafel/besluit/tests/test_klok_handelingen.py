"""The acts that move the clock, each with its letter's gebeurtenis; and what comes too early."""

from datetime import date, timedelta

import pytest

from keukentafel.besluit.handelingen import klok as hk
from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.models import Klokfeit
from keukentafel.besluit.tests.hulp import NU, doe, feiten, gemeld, maak_zaak, nu, stappen, taken, vraag_aan
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from tests import personages as p

pytestmark = pytest.mark.django_db
AUGUSTUS = date(2026, 8, 11)  # the day after the last day of an aanvraag of NU under the Jeugdwet


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


@pytest.fixture
def aanvraag(zaak):
    return vraag_aan(zaak)


def gemeld_als(aanvraag, soort):
    return Gebeurtenis.objects.get(soort=soort, onderwerp=aanvraag.pk).gegevens


def test_aanvulling_vragen_zet_stil_en_terug_gaat_verder(zaak, aanvraag):
    doe(zaak.samira, hk.aanvulling_vragen, aanvraag_id=aanvraag.pk, wat="Een recente medische verklaring")
    assert (nu(aanvraag).stand, nu(aanvraag).wacht_op) == ("aanvulling", "inwoner")
    assert gemeld_als(aanvraag, "aanvulling_gevraagd")["hersteltermijn"] == "2026-06-29"
    assert [t.uiterlijk for t in taken(aanvraag, "besluit_aanvulling")] == [date(2026, 6, 30)]
    with klok.zet_klok(date(2026, 6, 25)):
        doe(zaak.samira, hk.aanvulling_ontvangen, aanvraag_id=aanvraag.pk)
    assert (nu(aanvraag).stand, nu(aanvraag).uiterlijk) == ("aanvraag", date(2026, 8, 19))
    assert not taken(aanvraag, "besluit_aanvulling")


def test_hersteltermijn_van_niets_en_te_laat_vragen_worden_geweigerd(zaak, aanvraag):
    act = hk.aanvulling_vragen
    with pytest.raises(Fout, match="te kort"):
        doe(zaak.samira, act, aanvraag_id=aanvraag.pk, wat="Iets", hersteltermijn=NU)
    with klok.zet_klok(AUGUSTUS), pytest.raises(Fout, match="al voorbij"):
        doe(zaak.samira, act, aanvraag_id=aanvraag.pk, wat="Iets")
    assert stappen(aanvraag) == ["aanvragen:aanvraag"]


def test_tijd_om_aan_te_vullen_moet_voorbij_zijn(zaak, aanvraag):
    doe(zaak.samira, hk.aanvulling_vragen, aanvraag_id=aanvraag.pk, wat="Iets")
    velden = {"aanvraag_id": aanvraag.pk, "gebeurtenis": "herstel_verstreken"}
    with pytest.raises(Fout, match="mag nog aanvullen"):
        doe(zaak.samira, stap_zetten, **velden)
    with klok.zet_klok(date(2026, 6, 30)):
        doe(zaak.samira, stap_zetten, **velden)
    assert nu(aanvraag).stand == "aanvraag"


def test_verlengen_jeugd_een_keer(zaak, aanvraag):
    velden = {"aanvraag_id": aanvraag.pk, "weken": 4, "reden": "Het onderzoek van de arts is later"}
    doe(zaak.samira, hk.termijn_verlengen, **velden)
    assert nu(aanvraag).uiterlijk == date(2026, 9, 7)
    assert gemeld_als(aanvraag, "termijn_verlengd") | {"klokfeit": ""} == {
        "klokfeit": "", "uiterlijk": "2026-09-07", "weken": 4, "grond": "verlenging"}  # fmt: skip
    with pytest.raises(Fout, match="al een keer verlengd"):
        doe(zaak.samira, hk.termijn_verlengen, **velden)


def test_wmo_verlengen_alleen_met_instemming_op_schrift(zaak):
    gemeld(zaak, NU - timedelta(weeks=7))
    wmo = vraag_aan(zaak, procedure="wmo")
    velden = {"aanvraag_id": wmo.pk, "weken": 2, "reden": "Wij wachten op het bouwadvies"}
    with pytest.raises(Fout, match="op schrift instemt"):
        doe(zaak.samira, hk.termijn_verlengen, **velden)
    doe(zaak.samira, hk.uitstel_melden, **velden)
    assert nu(wmo).uiterlijk == date(2026, 6, 29)
    doe(zaak.samira, hk.termijn_verlengen, **velden, instemming=True)
    assert nu(wmo).uiterlijk == date(2026, 7, 13)


@pytest.mark.parametrize("weken", [0, 53])
def test_onzinnig_aantal_weken(zaak, aanvraag, weken):
    with pytest.raises(Fout, match="van 1 tot en met 52"):
        doe(zaak.samira, hk.termijn_verlengen, aanvraag_id=aanvraag.pk, weken=weken, reden="x")


def test_wachten_op_het_buitenland_tot_het_er_is(zaak, aanvraag):
    velden = {"aanvraag_id": aanvraag.pk, "soort": "buitenland", "reden": "Gevraagd aan de ambassade"}
    feit = doe(zaak.samira, hk.opschorten, **velden)
    assert (nu(aanvraag).uiterlijk, nu(aanvraag).wacht_op) == (None, "ander")
    with klok.zet_klok(date(2026, 6, 26)):
        doe(zaak.samira, hk.opschorting_beeindigen, klokfeit_id=feit.pk)
        assert nu(aanvraag).uiterlijk == date(2026, 8, 20)
        with pytest.raises(Fout, match="op gewacht"):
            doe(zaak.samira, hk.opschorting_beeindigen, klokfeit_id=feit.pk)
    assert gemeld_als(aanvraag, "opschorting_beeindigd")["uiterlijk"] == "2026-08-20"


def test_opschorten_vraagt_wat_ontbreekt(zaak, aanvraag):
    with pytest.raises(Fout, match="hoeveel weken"):
        doe(zaak.samira, hk.opschorten, aanvraag_id=aanvraag.pk, soort="instemming", reden="x")
    with pytest.raises(Fout, match="geen reden om te wachten"):
        doe(zaak.samira, hk.opschorten, aanvraag_id=aanvraag.pk, soort="aanvulling", reden="x")
    with pytest.raises(Fout, match="niet op schrift"):
        doe(zaak.samira, hk.opschorten, aanvraag_id=aanvraag.pk, soort="instemming", reden="x", weken=2)


def test_ingebrekestelling_te_vroeg_blijft_bewaard_en_werkt_niet(zaak, aanvraag):
    """GEWEIGERD as ingebrekestelling; the letter itself is kept."""
    _, waarom = doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk)
    assert waarom.startswith("Te vroeg: de gemeente heeft tot en met 10 augustus 2026.")
    assert [f.soort for f in feiten(aanvraag)] == ["ingebrekestelling"]
    assert gemeld_als(aanvraag, "ingebrekestelling_ontvangen")["telt"] is False
    assert not taken(aanvraag, "besluit_ingebreke")


def test_ingebrekestelling_na_de_termijn_geeft_twee_weken_en_dan_geld(zaak, aanvraag):
    with klok.zet_klok(AUGUSTUS):
        _, waarom = doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk)
        assert waarom == ""
        assert {t.rol or t.voor_id for t in taken(aanvraag, "besluit_ingebreke")} == {
            zaak.samira.pk, "wijkteammanager"}  # fmt: skip


def test_vergissing_telt_niet_meer_en_blijft_staan(zaak, aanvraag):
    velden = {"aanvraag_id": aanvraag.pk, "weken": 4, "reden": "Verkeerde aanvraag"}
    feit = doe(zaak.samira, hk.termijn_verlengen, **velden)
    doe(zaak.samira, hk.klokfeit_vervallen, klokfeit_id=feit.pk)
    assert nu(aanvraag).uiterlijk == date(2026, 8, 10)
    assert [bool(f.vervallen_op) for f in feiten(aanvraag)] == [True]


def test_gevraagde_aanvulling_is_geen_vergissing(zaak, aanvraag):
    feit = doe(zaak.samira, hk.aanvulling_vragen, aanvraag_id=aanvraag.pk, wat="Iets")
    with pytest.raises(Fout, match="heeft deze vraag al"):
        doe(zaak.samira, hk.klokfeit_vervallen, klokfeit_id=feit.pk)


def test_een_dag_in_de_toekomst(zaak, aanvraag):
    with pytest.raises(Fout, match="ligt in de toekomst"):
        doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk, op=date(2026, 6, 16))


def test_feit_van_een_ander_team_bestaat_niet(zaak, aanvraag):
    feit = doe(zaak.samira, hk.opschorten, aanvraag_id=aanvraag.pk, soort="overmacht", reden="Brand")
    with pytest.raises(NietGevonden):
        doe(zaak.huis.wijk.zoe, hk.opschorting_beeindigen, klokfeit_id=feit.pk)
    with transactie(p.SYSTEEM):
        assert Klokfeit.objects.get(pk=feit.pk).tot is None
