"""Two who look alike are two people: said once, the pair does not come back; until somebody looks again."""

import pytest

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.handelingen.twee_mensen import twee_mensen_intrekken, twee_mensen_vastleggen
from keukentafel.inwoner.models import TweeMensen
from keukentafel.inwoner.opvragen.dubbel import dubbelblad, waarschijnlijk_dubbel
from keukentafel.inwoner.tests.gegevens import registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _twee():
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    return wijk, samira, registreer(samira), registreer(samira, roepnaam="Noortje")


def _merk(actor, een, ander):
    with transactie(actor):
        return twee_mensen_vastleggen(actor=actor, inwoner_id=een.pk, ander_id=ander.pk)


def _paren(actor):
    with transactie(actor):
        return len(waarschijnlijk_dubbel(actor)[0])


def test_het_paar_komt_niet_terug_en_na_intrekken_wel():
    _, samira, een, ander = _twee()
    assert _paren(samira) == 1
    merk = _merk(samira, een, ander)
    assert _merk(samira, ander, een).pk == merk.pk
    with transactie(samira):
        assert (dubbelblad(een.pk).kandidaten, dubbelblad(ander.pk).kandidaten) == ((), ())
    assert _paren(samira) == 0
    with transactie(samira):
        twee_mensen_intrekken(actor=samira, merk_id=merk.pk)
    assert _paren(samira) == 1
    with transactie(samira), pytest.raises(Fout, match="al ingetrokken"):
        twee_mensen_intrekken(actor=samira, merk_id=merk.pk)


def test_wie_twee_mensen_zijn_worden_niet_samengevoegd():
    _, samira, een, ander = _twee()
    _merk(samira, een, ander)
    with transactie(samira), pytest.raises(Fout, match="twee mensen zijn"):
        h.inwoners_samenvoegen(actor=samira, blijft_id=ander.pk, vervalt_id=een.pk)


def test_na_intrekken_kan_samenvoegen_wel_en_ongedaan_ook():
    _, samira, een, ander = _twee()
    merk = _merk(samira, een, ander)
    with transactie(samira):
        twee_mensen_intrekken(actor=samira, merk_id=merk.pk)
        samen = h.inwoners_samenvoegen(actor=samira, blijft_id=een.pk, vervalt_id=ander.pk)
        h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)
    with transactie(p.SYSTEEM):
        assert TweeMensen.objects.get().ander_id == ander.pk


def test_een_ander_team_of_twee_keer_dezelfde_verandert_niets():
    wijk, samira, een, ander = _twee()
    with pytest.raises(NietGevonden):
        _merk(p.actor(wijk.zoe), een, ander)
    with pytest.raises(Fout, match="twee verschillende"):
        _merk(samira, een, een)
    with transactie(p.SYSTEEM):
        assert not TweeMensen.objects.exists()


def test_op_het_scherm_met_een_weg_terug(client):
    wijk, _, een, ander = _twee()
    log_in(client, wijk.samira)
    pad = f"/inwoner/{een.pk}/dubbel/{ander.pk}/"
    assert client.post(f"{pad}twee-mensen/").url == "/inwoner/dubbelen/"
    pagina = client.get(pad).content.decode()
    assert "legde Samira vast dat dit twee mensen zijn" in pagina
    assert "Voeg samen" not in pagina
    terug = pagina.split('action="')[-1].split('"')[0]
    assert client.post(terug).url == pad
    assert "Voeg samen" in client.get(pad).content.decode()
    assert client.post(terug).url == pad
