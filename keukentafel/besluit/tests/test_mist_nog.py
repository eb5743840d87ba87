"""What the letter would miss and who drafts can mend stands at 'Wat mist nog' before anybody tries to sign (DOC-01)."""

import pytest

from keukentafel.besluit.handelingen.toets import besluit_aanbieden
from keukentafel.besluit.models import Aanvraag, Besluit, Klokfeit, Voorziening
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, vers
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade
from keukentafel.plan.tests.hulp import doe
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    return maak_zaak()


def mist(zaak, besluit):
    with transactie(p.actor(zaak.samira)):
        return {g.code: g for g in besluit_beeld(besluit.pk).tegen}


def test_buiten_behandeling_zonder_gevraagd_te_hebben(zaak, client):
    """AWB-04: what was missing must have been asked."""
    besluit = stel_op(zaak, soort="buiten_behandeling")
    assert "Vraag de inwoner eerst om aan te vullen" in mist(zaak, besluit)["gevraagd"].tekst
    with pytest.raises(Blokkade, match="wat er aan de aanvraag ontbrak"):
        doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
    assert vragen(log_in(client, zaak.samira), besluit.adres)[0] <= 12
    with transactie(p.SYSTEEM):
        muren = {v: getattr(besluit, v) for v in ("dossier", "team", "inwoner", "gemaakt_door", "aanvraag")}
        Klokfeit.objects.create(**muren, soort="aanvulling", van=klok.vandaag(), reden="Een kopie van het contract")
    assert "gevraagd" not in mist(zaak, besluit)


def test_hulp_zonder_aanbieder_en_zonder_tarief(zaak):
    besluit = stel_op(zaak)
    rij = beslis(zaak, besluit, aanbieder="")
    with transactie(p.SYSTEEM):
        Voorziening.objects.filter(pk=rij.pk).update(tarief_cent=None, bedrag_cent=None)
    assert "vul de aanbieder in" in mist(zaak, besluit)["aanbieder"].tekst
    beslis(zaak, besluit)
    assert "aanbieder" not in mist(zaak, besluit)


def test_niemand_om_te_bellen(zaak):
    besluit = stel_op(zaak)
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(opsteller=None)
        Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(behandelaar=None)
    assert "wie de inwoner kan bellen" in mist(zaak, besluit)["contact"].tekst
