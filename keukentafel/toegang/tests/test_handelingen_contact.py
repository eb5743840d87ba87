"""Short contacts and call-backs: recorded once, undone within ten minutes, promised with an owner."""

from datetime import timedelta

import pytest

from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Contact, Terugbelverzoek
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_contact, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db
RTL_EMOJI = "مرحبا, d'Alençon-Yılmaz belde 🙂 over גז\nTweede regel"


def _alle(model):
    with transactie(p.SYSTEEM):
        return list(model.objects.all())


def _huishouden(team, inwoner, **velden):
    with transactie(p.SYSTEEM):
        basis = {"team": team, "gemaakt_door": p.SYSTEEM.kenmerk, **velden}
        huishouden = Huishouden.objects.create(naam="De Vries", **basis)
        Huishoudlid.objects.create(huishouden=huishouden, inwoner=inwoner, van=p.BEGIN, **basis)
        return huishouden


def test_een_contact_met_een_inwoner_hoort_bij_diens_team_en_huishouden():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.zuid)
    huishouden = _huishouden(wijk.zuid, inwoner)
    contact = maak_contact(wijk.frans, inwoner_id=inwoner.pk, onderwerpen=["geld"], tekst=RTL_EMOJI)
    assert (contact.team_id, contact.huishouden_id, contact.anoniem) == (wijk.zuid.pk, huishouden.pk, False)
    assert contact.kanaal == "telefoon"
    assert _alle(Contact)[0].tekst == RTL_EMOJI
    assert Gebeurtenis.objects.get(soort="contact_vastgelegd").gegevens["huishouden"] == str(huishouden.pk)


def test_bij_een_kind_van_twee_huishoudens_kiest_het_systeem_er_geen():
    wijk = p.maak_wijk()
    kind = p.maak_inwoner(wijk.oost)
    _huishouden(wijk.oost, kind)
    tweede = _huishouden(wijk.oost, kind)
    assert maak_contact(wijk.samira, inwoner_id=kind.pk).huishouden_id is None
    assert maak_contact(wijk.samira, inwoner_id=kind.pk, huishouden_id=tweede.pk).huishouden_id == tweede.pk


def test_een_anoniem_contact_telt_bij_het_eigen_team():
    wijk = p.maak_wijk()
    contact = maak_contact(wijk.samira, tekst="Vraagt naar het spreekuur.")
    assert contact.anoniem
    assert contact.team_id == wijk.oost.pk
    assert maak_contact(wijk.frans, team_id=wijk.zuid.pk).team_id == wijk.zuid.pk


def test_een_notitie_van_twee_megabyte_blijft_heel():
    wijk = p.maak_wijk()
    tekst = "Ik kan niet meer 🙂\n" * 110_000
    maak_contact(wijk.samira, tekst=tekst)
    assert _alle(Contact)[0].tekst == tekst


def test_een_contact_met_een_afgeschermde_inwoner_is_zelf_ook_afgeschermd():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, afgeschermd=True)
    actor = p.actor(wijk.samira, inwoners=frozenset({inwoner.pk}))
    with transactie(actor):
        assert h.contact_vastleggen(actor=actor, inwoner_id=inwoner.pk).afgeschermd
    with pytest.raises(NietGevonden):
        maak_contact(wijk.tom, inwoner_id=inwoner.pk)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"kanaal": "duif"}, "kanaal"),
        ({"onderwerpen": ["geld", "ufo"]}, "onderwerpen"),
        ({"vervolg": "later"}, "vervolg"),
        ({"moment": DINSDAG + timedelta(hours=1)}, "moment"),
        ({"team_id": 999_999}, "team"),
        ({"tekst": "x" * 3_000_001}, "tekst"),
        ({"vervolg": "terugbellen", "bel_wanneer": "ooit"}, "bel_wanneer"),
        ({"vervolg": "terugbellen", "bel_wie": "00000000-0000-0000-0000-000000000000"}, "bel_wie"),
    ],
)
def test_verkeerde_invoer_noemt_het_veld_en_schrijft_niets(velden, veld):
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG), pytest.raises(Fout) as fout:
        maak_contact(wijk.samira, **velden)
    assert fout.value.veld == veld
    assert _alle(Contact) == []


def test_zonder_recht_geen_contact():
    with transactie(p.SYSTEEM):
        controller = p.maak_medewerker("Co", p.Rol.CONTROLLER, None)
    with pytest.raises(GeenRecht):
        maak_contact(controller)


def test_wie_geen_team_heeft_moet_een_team_kiezen_tenzij_er_een_overig_team_is():
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        los = p.maak_medewerker("Los", p.Rol.FRONTOFFICE, None)
    with pytest.raises(Fout, match="Kies een team"):
        maak_contact(los)
    with transactie(p.SYSTEEM):
        overig = p.maak_team("overig", "Onbekend/overig", soort="overig")
    assert maak_contact(los).team_id == overig.pk
    assert maak_contact(wijk.samira).team_id == wijk.oost.pk


def test_ongedaan_maken_kan_tien_minuten_en_neemt_het_terugbelverzoek_mee():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        contact = maak_contact(wijk.frans, vervolg="terugbellen")
    with klok.zet_klok(DINSDAG + timedelta(minutes=10)):
        doe(h.contact_ongedaan_maken, wijk.frans, contact_id=contact.pk)
    assert _alle(Contact) == _alle(Terugbelverzoek) == []


def test_na_tien_minuten_telt_het_contact():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        contact = maak_contact(wijk.samira)
    with klok.zet_klok(DINSDAG + timedelta(minutes=11)), pytest.raises(Fout, match="10 minuten"):
        doe(h.contact_ongedaan_maken, wijk.samira, contact_id=contact.pk)
    assert len(_alle(Contact)) == 1


def test_een_collega_neemt_jouw_contact_niet_terug_en_een_ander_team_ziet_het_niet():
    wijk = p.maak_wijk()
    contact = maak_contact(wijk.samira)
    with pytest.raises(Fout, match="collega"):
        doe(h.contact_ongedaan_maken, wijk.tom, contact_id=contact.pk)
    with pytest.raises(NietGevonden):
        doe(h.contact_ongedaan_maken, wijk.zoe, contact_id=contact.pk)


def test_een_contact_met_melding_blijft_staan():
    wijk = p.maak_wijk()
    contact = maak_contact(wijk.samira, vervolg="melding")
    maak_melding(wijk.samira, contact_id=contact.pk)
    with pytest.raises(Fout, match="melding gemaakt"):
        doe(h.contact_ongedaan_maken, wijk.samira, contact_id=contact.pk)


def test_terugbellen_belooft_iets_aan_jezelf_een_collega_of_het_team():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        maak_contact(wijk.frans, vervolg="terugbellen", onderwerpen=["geld"], bel_telefoon=" 010 1234567 ")
        maak_contact(wijk.frans, vervolg="terugbellen", bel_wie=wijk.zoe.pk)
        maak_contact(wijk.samira, vervolg="terugbellen", bel_team=True, bel_wanneer="vandaag")
    eigen, collega, team = sorted(_alle(Terugbelverzoek), key=lambda t: t.gemaakt_op)
    assert (eigen.voor_id, eigen.reden, eigen.telefoon) == (wijk.frans.pk, "Geld", "010 1234567")
    assert (collega.voor_id, collega.team_id) == (wijk.zoe.pk, wijk.zuid.pk)
    assert (team.voor_id, team.team_id) == (None, wijk.oost.pk)
    assert (eigen.uiterlijk.day, team.uiterlijk.day) == (11, 10)


def _terugbelverzoek(wijk):
    maak_contact(wijk.samira, vervolg="terugbellen")
    return _alle(Terugbelverzoek)[0]


def test_terugbellen_afhandelen_gebeurt_een_keer_en_is_terug_te_draaien():
    wijk = p.maak_wijk()
    verzoek = _terugbelverzoek(wijk)
    doe(h.terugbelverzoek_afhandelen, wijk.tom, verzoek_id=verzoek.pk, uitkomst="niet_bereikt")
    nog_eens = doe(h.terugbelverzoek_afhandelen, wijk.samira, verzoek_id=verzoek.pk)
    assert (nog_eens.uitkomst, nog_eens.klaar_door) == ("niet_bereikt", str(wijk.tom.pk))
    with pytest.raises(Fout, match="al afgehandeld"):
        doe(h.terugbelverzoek_uitstellen, wijk.samira, verzoek_id=verzoek.pk)
    assert doe(h.terugbelverzoek_ongedaan_maken, wijk.samira, verzoek_id=verzoek.pk).klaar_op is None


def test_uitstellen_onthoudt_het_oude_moment_en_weigert_het_verleden():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        verzoek = _terugbelverzoek(wijk)
        later = doe(h.terugbelverzoek_uitstellen, wijk.samira, verzoek_id=verzoek.pk, wanneer="drie_werkdagen")
        assert later.uiterlijk.day == 13
        gisteren = DINSDAG - timedelta(days=1)
        with pytest.raises(Fout, match="al voorbij"):
            doe(h.terugbelverzoek_uitstellen, wijk.samira, verzoek_id=verzoek.pk, uiterlijk=gisteren)
        morgen = DINSDAG + timedelta(days=1)
        assert doe(h.terugbelverzoek_uitstellen, wijk.tom, verzoek_id=verzoek.pk, uiterlijk=morgen).uiterlijk == morgen
        terug = doe(h.terugbelverzoek_ongedaan_maken, wijk.samira, verzoek_id=verzoek.pk)
        assert terug.uiterlijk.day == 13
        with pytest.raises(Fout, match="niets om ongedaan"):
            doe(h.terugbelverzoek_ongedaan_maken, wijk.samira, verzoek_id=verzoek.pk)


def test_een_onbekende_uitkomst_en_een_ander_team():
    wijk = p.maak_wijk()
    verzoek = _terugbelverzoek(wijk)
    with pytest.raises(Fout) as fout:
        doe(h.terugbelverzoek_afhandelen, wijk.samira, verzoek_id=verzoek.pk, uitkomst="misschien")
    assert fout.value.veld == "uitkomst"
    with pytest.raises(NietGevonden):
        doe(h.terugbelverzoek_afhandelen, wijk.zoe, verzoek_id=verzoek.pk)
