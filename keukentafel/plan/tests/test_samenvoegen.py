"""Double persons and dossiers made one and two again: nothing lost, nothing seen by who may not, every row restored."""

from dataclasses import replace
from datetime import date

import pytest

from keukentafel.dossier.models import Journaalregel
from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.handelingen.verhuizen import Verhuizing
from keukentafel.inwoner.models import Huishoudlid, Inwoner, Samenvoeging
from keukentafel.inwoner.opvragen import zoek
from keukentafel.inwoner.opvragen.dubbel import waarschijnlijk_dubbel
from keukentafel.inwoner.tests.gegevens import bsn, registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.tests.hulp import Huis, doe, maak_doel
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Contact
from keukentafel.toegang.tests.hulp import maak_contact, maak_melding
from tests import personages as p
from tests.alle_rijen import alle_rijen, verschil
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _dubbel(wijk, **velden):
    """Two records of one Noor, each with contacts, a melding, a household and a dossier about her."""
    samira = p.actor(wijk.samira)
    een = registreer(samira, **{"telefoon": "06 11112222", **velden})
    ander = registreer(samira, geslachtsnaam="Meulen", roepnaam="Noortje", telefoon="06 33334444", adres=None)
    kind = registreer(samira, roepnaam="Bo", geboortedatum=date(2015, 4, 1))
    for wie in (een, ander):
        maak_contact(wijk.samira, inwoner_id=wie.pk, tekst="Belde over de huur")
        maak_melding(wijk.samira, inwoner_id=wie.pk)
    with transactie(samira):
        h.relatie_leggen(actor=samira, inwoner_id=kind.pk, naar_id=ander.pk, soort="kind")
        h.relatie_leggen(actor=samira, inwoner_id=een.pk, naar_id=ander.pk, soort="broer_zus")
    huis = maak_huishouden(wijk.oost, [een, ander, kind])
    dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=huis.pk)
    maak_doel(Huis(wijk, wijk.samira, huis, dossier), over=[ander.pk])
    with transactie(p.SYSTEEM):
        regel = Journaalregel.objects.create(
            dossier=dossier, team=wijk.oost, moment=dossier.gemaakt_op, tekst="x", gemaakt_door=samira.kenmerk
        )
        regel.over.add(een, ander)
    return een, ander


def _voeg(actor, een, ander, **keuzes):
    with transactie(actor):
        return h.inwoners_samenvoegen(actor=actor, blijft_id=een.pk, vervalt_id=ander.pk, keuzes=keuzes)


@pytest.mark.parametrize("keuzes", [{}, {"naam": "ander", "bereikbaar": "ander", "adres": "ander"}])
def test_samenvoegen_en_ongedaan_maken_herstelt_elke_rij(keuzes):
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    voor, samira = alle_rijen(), p.actor(wijk.samira)
    samen = _voeg(samira, een, ander, **keuzes)
    assert verschil(voor, alle_rijen())
    with transactie(samira):
        _, anders = h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)
    assert verschil(voor, alle_rijen()) == {}
    assert anders == 0


def test_alles_hangt_daarna_aan_een_persoon_en_de_oude_is_weg():
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    samira = p.actor(wijk.samira)
    _voeg(samira, een, ander, bereikbaar="ander")
    with transactie(samira):
        assert not Inwoner.objects.filter(pk=ander.pk).exists()
        assert Contact.objects.filter(inwoner=een).count() == 2
        huizen = list(Huishoudlid.objects.filter(inwoner=een, tot=None).values_list("huishouden_id", flat=True))
        assert len(huizen) == len(set(huizen))
        assert Inwoner.objects.get(pk=een.pk).telefoon == "06 33334444"
        assert [t.id for t in zoek("06 33334444").treffers] == [een.pk]
        assert zoek("06 11112222").treffers == ()


def test_wat_er_tussendoor_is_geschreven_blijft_bij_wie_bleef():
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    samira = p.actor(wijk.samira)
    samen = _voeg(samira, een, ander)
    maak_contact(wijk.samira, inwoner_id=een.pk, tekst="Nieuw")
    with transactie(samira):
        h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)
        assert Contact.objects.filter(inwoner=een).count() == 2
        assert Contact.objects.filter(inwoner=ander).count() == 1
        with pytest.raises(Fout, match="al ongedaan"):
            h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)


def test_een_bsn_gaat_mee_en_twee_bsn_zijn_twee_mensen():
    wijk = wijk_met_buurten()
    nummer, samira = bsn(), p.actor(wijk.samira)
    een, ander, derde = registreer(samira), registreer(samira, bsn=nummer), registreer(samira, bsn=bsn())
    with pytest.raises(Blokkade, match="twee mensen"):
        _voeg(samira, ander, derde)
    _voeg(samira, een, ander)
    with transactie(samira):
        assert Inwoner.objects.get(pk=een.pk).bsn == nummer
        assert [t.id for t in zoek(nummer).treffers] == [een.pk]


def test_een_geheim_adres_blijft_geheim():
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    een, ander = registreer(samira), registreer(samira)
    with transactie(samira):
        h.geheimhouding_zetten(actor=samira, inwoner_id=ander.pk, adres_afgeschermd=True)
    _voeg(samira, een, ander)
    with transactie(samira):
        assert Inwoner.objects.get(pk=een.pk).adres_afgeschermd
        assert zoek("Vlietlaan 12").treffers == ()


def test_na_elkaar_samengevoegd_gaat_het_laatste_eerst_terug():
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    een, twee, drie = (registreer(samira) for _ in range(3))
    voor = alle_rijen()
    eerste = _voeg(samira, twee, een)
    tweede = _voeg(samira, drie, twee)
    with transactie(samira), pytest.raises(Fout, match="nog iemand"):
        h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=eerste.pk)
    with transactie(samira):
        for samen in (tweede, eerste):
            h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)
    assert verschil(voor, alle_rijen()) == {}


def test_verborgen_en_afwezig_krijgen_dezelfde_woorden_en_alleen_verborgen_een_taak():
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    een, verborgen = registreer(samira), registreer(samira)
    elders = p.maak_inwoner(wijk.zuid)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    for nummer, taken in ((77, 0), (elders.nummer, 0), (verborgen.nummer, 1)):
        with transactie(samira):
            assert h.dubbele_aanwijzen(actor=samira, inwoner_id=een.pk, klantnummer=nummer) is None
            assert Taak.objects.count() == 0
        with transactie(p.SYSTEEM):
            assert Taak.objects.filter(soort="dubbel_nakijken", rol=Rol.AANDACHTSFUNCTIONARIS.value).count() == taken


def test_het_scherm_zegt_hetzelfde_voor_niemand_en_verborgen(client):
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    een, verborgen = registreer(samira), registreer(samira)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    log_in(client, wijk.samira)
    antwoorden = [client.post(f"/inwoner/{een.pk}/dubbel/", {"klantnummer": n}) for n in (77, verborgen.nummer)]
    assert {(a.status_code, a.url) for a in antwoorden} == {(302, f"/inwoner/{een.pk}/dubbel/")}
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(soort="dubbel_nakijken").count() == 1


def test_wie_beiden_ziet_laat_een_afgeschermde_nakijken(client):
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=ander.pk).update(afgeschermd=True)
    voor, samira = alle_rijen(), replace(p.actor(wijk.samira), inwoners=frozenset({ander.pk}))
    assert _voeg(samira, een, ander) is None
    assert set(verschil(voor, alle_rijen())) == {"organisatie_taak"}


def test_een_ander_team_kan_niet_samenvoegen_en_niet_terugdraaien():
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    zoe = p.actor(wijk.zoe)
    with pytest.raises(NietGevonden):
        _voeg(zoe, een, ander)
    samen = _voeg(p.actor(wijk.samira), een, ander)
    with transactie(zoe), pytest.raises(NietGevonden):
        h.samenvoeging_ongedaan_maken(actor=zoe, samenvoeging_id=samen.pk)


def test_de_oude_sleutel_wijst_naar_wie_bleef_voor_wie_die_mag_zien(client):
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    _voeg(p.actor(wijk.samira), een, ander)
    log_in(client, wijk.samira)
    assert client.get(f"/inwoner/{ander.pk}/").url == f"/inwoner/{een.pk}/"
    client.logout()
    log_in(client, wijk.zoe)
    assert client.get(f"/inwoner/{ander.pk}/").status_code == 404


def test_vergelijken_samenvoegen_en_ongedaan_op_het_scherm(client):
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    log_in(client, wijk.samira)
    assert b"Noortje" in client.get(f"/inwoner/{een.pk}/dubbel/").content
    pagina = client.get(f"/inwoner/{een.pk}/dubbel/{ander.pk}/").content.decode()
    assert "06 11112222" in pagina
    assert "06 33334444" in pagina
    pad = f"/inwoner/{een.pk}/dubbel/{ander.pk}/"
    assert client.post(pad, {"naam": "blijft", "bereikbaar": "ander"}).url == f"/inwoner/{een.pk}/"
    with transactie(p.SYSTEEM):
        samen = Samenvoeging.objects.get(vervallen=ander.pk)
    assert b"Eerder samengevoegd" in client.get(f"/inwoner/{een.pk}/dubbel/").content
    terug = f"/inwoner/{een.pk}/dubbel/{samen.pk}/ongedaan/"
    assert client.post(terug).url == f"/inwoner/{een.pk}/"
    assert b"al ongedaan gemaakt" in client.post(terug, follow=True).content
    assert client.get(f"/inwoner/{ander.pk}/").status_code == 200


def test_de_lijst_noemt_wie_op_elkaar_lijkt_en_niemand_van_een_ander_team():
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    with transactie(p.actor(wijk.samira)):
        paren, volgende = waarschijnlijk_dubbel(p.actor(wijk.samira))
    assert [{paar.een, paar.ander} for paar in paren] == [{een.pk, ander.pk}]
    assert volgende == ""
    with transactie(p.actor(wijk.zoe)):
        assert waarschijnlijk_dubbel(p.actor(wijk.zoe))[0] == ()


def test_onzin_wordt_geweigerd_en_verandert_niets():
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    een, ander = registreer(samira), registreer(samira)
    voor = alle_rijen()
    with pytest.raises(Fout, match="twee verschillende"):
        _voeg(samira, een, een)
    with pytest.raises(Fout, match="schoenmaat"):
        _voeg(samira, een, ander, schoenmaat="ander")
    assert verschil(voor, alle_rijen()) == {}


def test_een_rij_die_tussendoor_verhuisde_blijft_waar_hij_is():
    wijk = wijk_met_buurten()
    een, ander = _dubbel(wijk)
    samira, derde = p.actor(wijk.samira), registreer(p.actor(wijk.samira))
    samen = _voeg(samira, een, ander)
    with transactie(p.SYSTEEM):
        contact = Contact.objects.filter(pk__in=[s[2] for s in samen.stappen if s[1] == "toegang.Contact"]).first()
        Contact.objects.filter(pk=contact.pk).update(inwoner=derde)
    with transactie(samira):
        _, anders = h.samenvoeging_ongedaan_maken(actor=samira, samenvoeging_id=samen.pk)
        assert Contact.objects.get(pk=contact.pk).inwoner_id == derde.pk
    assert anders == 1


def test_een_rij_waar_nog_iets_aan_hangt_wordt_nooit_gewist():
    wijk = wijk_met_buurten()
    een, _ = _dubbel(wijk)
    with transactie(p.SYSTEEM), pytest.raises(Fout, match="hangt nog iets"):
        Verhuizing().wis(een)
