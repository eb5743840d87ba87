"""The calendar also has the two weeks after a notice of default (D15), until when not to treat (D14), and a team."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import klok as hk
from keukentafel.besluit.models import Klokfeit
from keukentafel.besluit.opvragen.termijnen import van_huishouden
from keukentafel.besluit.tests.hulp import NU, doe, maak_zaak, nu, tekst, vraag_aan
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
PAD = "/besluiten/termijnen/?tot=2026-12-31"


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


def lees(wie, pad=PAD):
    return tekst(log_in(Client(), wie).get(pad))


def regels(zaak):
    with transactie(p.actor(zaak.samira)):
        return {r.wat.partition(",")[0]: r for r in van_huishouden(zaak.dossier.pk)}


def in_gebreke(zaak, **velden):
    """Late since 28 May; put in default today."""
    aanvraag = vraag_aan(zaak, ontvangen_op=date(2026, 4, 2), **velden)
    doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk)
    return aanvraag


def test_de_twee_weken_na_een_ingebrekestelling_staan_bij_team_en_huishouden(zaak):
    aanvraag = in_gebreke(zaak)
    assert f"Reactie op ingebrekestelling, aanvraag {aanvraag.nummer}" in lees(zaak.samira)
    regel = regels(zaak)["Reactie op ingebrekestelling"]
    assert (regel.uiterlijk, regel.href) == (date(2026, 6, 29), aanvraag.adres)
    assert regel.toelichting == "Daarna kost elke dag geld, van 30 juni 2026 t/m 10 augustus 2026."


def test_een_ingebrekestelling_die_niet_telt_staat_er_niet(zaak):
    aanvraag = vraag_aan(zaak)
    _, waarom = doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk)
    assert waarom
    assert "Reactie op ingebrekestelling" not in regels(zaak)


def test_het_eerste_voorschot_staat_er_tot_die_dag(zaak):
    """D09, PW-03; four weeks after the aanvraag. Not with another law, and what was paid is not known here."""
    aanvraag = vraag_aan(zaak, procedure="pw")
    dag = klok.vandaag() + timedelta(weeks=4)
    assert (regels(zaak)["Voorschot"].uiterlijk, regels(zaak)["Voorschot"].href) == (dag, aanvraag.adres)
    assert f"Voorschot, aanvraag {aanvraag.nummer}" in lees(zaak.samira)
    with klok.zet_klok(NU + timedelta(weeks=4, days=1)):
        assert "Voorschot" not in regels(zaak)


def test_tot_wanneer_niet_behandelen_kan_staat_er_zolang_het_kan(zaak):
    """D14: four weeks after the term to complete."""
    aanvraag = vraag_aan(zaak)
    doe(
        zaak.samira, hk.aanvulling_vragen, aanvraag_id=aanvraag.pk, wat="Een rekening", hersteltermijn=date(2026, 6, 29)
    )
    with klok.zet_klok(date(2026, 7, 1)):
        regel = regels(zaak)["Buiten behandeling laten"]
        assert regel.uiterlijk == date(2026, 7, 27)
        assert "Awb art. 4:5 lid 4" in regel.toelichting
    with klok.zet_klok(date(2026, 7, 29)):
        assert "Buiten behandeling laten" not in regels(zaak)


def test_wie_voor_de_hele_stad_werkt_kiest_een_team(zaak):
    aanvraag, oost, zuid = in_gebreke(zaak), zaak.huis.wijk.oost, zaak.huis.wijk.zuid
    naam = f"aanvraag {aanvraag.nummer}"
    assert naam in lees(zaak.bo)
    van_oost, van_zuid = (lees(zaak.bo, f"{PAD}&team={team.code}") for team in (oost, zuid))
    assert (naam in van_oost, naam in van_zuid) == (True, False)
    assert f'href="?soort=besluit&amp;team={oost.code}"' in van_oost
    assert f"&amp;team={oost.code}&amp;tot=" in van_oost
    assert naam in lees(zaak.bo, f"{PAD}&team=raket")


def test_wie_een_team_heeft_kiest_niet(zaak):
    """Another team in the address shows nothing of it, and nothing less of the own."""
    aanvraag = in_gebreke(zaak)
    blad = lees(zaak.samira, f"{PAD}&team={zaak.huis.wijk.zuid.code}")
    assert "Welk team" not in blad
    assert f"aanvraag {aanvraag.nummer}" in blad
    assert f"aanvraag {aanvraag.nummer}" not in lees(zaak.huis.wijk.zoe, f"{PAD}&team={zaak.huis.wijk.oost.code}")


def test_de_kalender_kost_evenveel_bij_meer_dagen(zaak):
    in_gebreke(zaak)
    bo, huis = log_in(Client(), zaak.bo), f"/dossier/{zaak.dossier.pk}/besluit/termijnen/"
    samira = log_in(Client(), zaak.samira)
    een = [vragen(bo, PAD)[0], vragen(samira, PAD)[0], vragen(samira, huis)[0]]
    for dagen in range(1, 4):
        aanvraag = vraag_aan(zaak, ontvangen_op=date(2026, 4, 2) - timedelta(days=dagen), dubbel="apart")
        doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=nu(aanvraag).pk)
    with transactie(p.SYSTEEM):
        assert Klokfeit.objects.count() == 4
    assert [vragen(bo, PAD)[0], vragen(samira, PAD)[0], vragen(samira, huis)[0]] == een
    assert max(een) <= 12
