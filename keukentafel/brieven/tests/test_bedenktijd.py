"""The time in which a letter may be taken back: it leaves after it, by post or by e-mail, and only once (AWB-14)."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from keukentafel.brieven import handelingen
from keukentafel.brieven.models import Brief
from keukentafel.brieven.opvragen import bewijs, post
from keukentafel.brieven.regels import HANGT_NA
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner.handelingen import digitale_post_vastleggen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from tests import personages as p

pytestmark = pytest.mark.django_db
TIEN = timedelta(minutes=10)


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


def maak(wijk, na=TIEN, **velden):
    noor = h.inwoner(wijk.samira, **velden)
    return noor, h.brief(wijk.samira, noor, uitgaand_na=klok.nu() + na)[0]


def nu(brief):
    with transactie(p.SYSTEEM):
        return Brief.objects.get(pk=brief.pk)


def voorbij(brief, hoelang=timedelta(seconds=1)):
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brief.pk).update(uitgaand_na=klok.nu() - hoelang)


def test_de_brief_wacht_en_gaat_daarna_vanzelf_naar_de_post(wijk):
    _, brief = maak(wijk)
    assert brief.stand == "bedenktijd"
    with transactie(p.actor(wijk.mo)):
        assert post.post(bak="klaar").regels == []
    [job] = ProcrastinateJob.objects.filter(task_name__endswith="brief_laten_gaan")
    assert (job.scheduled_at, job.args) == (brief.uitgaand_na, {"brief_id": str(brief.pk)})
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    assert nu(brief).stand == "bedenktijd"
    voorbij(brief)
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    assert nu(brief).stand == "klaar"


def test_zonder_bedenktijd_is_hij_meteen_onderweg(wijk):
    assert maak(wijk, timedelta(0))[1].stand == "klaar"


def test_ook_een_mail_gaat_pas_na_de_bedenktijd(wijk, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    noor, brief = maak(wijk, email="noor@voorbeeld.nl")
    h.doe(digitale_post_vastleggen, wijk.samira, inwoner_id=noor.pk, bron="gezegd")
    assert not ProcrastinateJob.objects.filter(task_name__endswith="brief_mailen").exists()
    voorbij(brief)
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    assert nu(brief).stand == "mail"
    assert ProcrastinateJob.objects.filter(task_name__endswith="brief_mailen").count() == 1


def test_het_adres_van_na_de_bedenktijd_telt(wijk):
    noor, brief = maak(wijk)
    with transactie(p.SYSTEEM):
        noor.adressen.all().delete()
    voorbij(brief)
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    assert (nu(brief).stand, nu(brief).hapering) == ("wacht", "geen_adres")


def test_een_taak_die_verloren_ging_houdt_niets_op(wijk):
    _, brief = maak(wijk)
    voorbij(brief, HANGT_NA + timedelta(minutes=1))
    assert handelingen.bedenktijd_nalopen() == 1
    assert nu(brief).stand == "klaar"


def test_teruggenomen_is_weg_en_voorgoed_blijft_voorgoed(wijk):
    _, brief = maak(wijk)
    h.doe(handelingen.brief_terugnemen, wijk.samira, brief_id=brief.pk, voorgoed=True)
    voorbij(brief)
    handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    assert nu(brief).stand == "ingetrokken"
    with pytest.raises(Fout, match="gaat niet meer weg"):
        h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brief.pk)
    with transactie(p.actor(wijk.mo)):
        assert not bewijs.verzendblad(brief.pk).kan_klaarzetten


def test_wie_te_vroeg_wil_versturen_leest_dat_hij_al_klaarstaat(wijk):
    _, brief = maak(wijk)
    with pytest.raises(Fout, match="staat al klaar"):
        h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brief.pk)
