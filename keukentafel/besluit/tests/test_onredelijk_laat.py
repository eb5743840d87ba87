"""A notice of default that comes very late: a hint to who judges it, and nothing else (AWB-06, Awb 4:17 lid 6 a)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen import klok as hk
from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_ingebreke
from keukentafel.besluit.regels.dwangsom import onredelijk_laat
from keukentafel.besluit.tests import hulp_recht as recht
from keukentafel.besluit.tests.hulp import NU, doe, maak_zaak, nu, tekst, vraag_aan
from keukentafel.kern import klok
from tests.inloggen import log_in

EINDE, HINT = date(2026, 8, 10), "kwam meer dan een jaar na de laatste dag, maandag 10 augustus 2026"


@pytest.mark.parametrize(
    ("einde", "ontvangen", "laat"),
    [(EINDE, date(2027, 8, 10), False), (EINDE, date(2027, 8, 11), True), (EINDE, date(2026, 8, 11), False),
     (date(2028, 2, 29), date(2029, 2, 28), False), (date(2028, 2, 29), date(2029, 3, 1), True)],
)  # fmt: skip
def test_een_jaar_en_een_dag(einde, ontvangen, laat):
    assert bool(onredelijk_laat(ontvangen, einde)) is laat


@pytest.mark.django_db
def test_bij_een_aanvraag_staat_het_op_de_bladzijde_en_telt_de_brief_gewoon():
    with klok.zet_klok(NU):
        zaak = maak_zaak()
        aanvraag = vraag_aan(zaak)
    for dag, staat in ((date(2026, 8, 11), False), (date(2027, 9, 1), True)):
        with klok.zet_klok(dag):
            feit, waarom = doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=aanvraag.pk)
            blad = tekst(log_in(Client(), zaak.samira).get(f"/aanvragen/{aanvraag.pk}/"))
            assert waarom == ""
            assert (HINT in blad) is staat
            assert "Daarna kost elke dag geld" in blad
            doe(zaak.samira, hk.klokfeit_vervallen, klokfeit_id=feit.pk)
    assert nu(aanvraag).uiterlijk == EINDE


@pytest.mark.django_db
def test_bij_een_bezwaar_ook():
    with klok.zet_klok(date(2026, 5, 11)):
        zaak = recht.maak_zaak()
        bezwaar = doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **recht.BEZWAAR)
        doe(zaak.jet, hb.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
    laat = bezwaar.uiterlijk + timedelta(days=367)
    with klok.zet_klok(laat):
        doe(zaak.jet, bezwaar_ingebreke, bezwaar_id=bezwaar.pk, op=laat)
        assert "kwam meer dan een jaar na de laatste dag" in tekst(log_in(Client(), zaak.jet).get(bezwaar.adres))
