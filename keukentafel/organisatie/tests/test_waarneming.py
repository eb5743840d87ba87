"""Standing in: sudden or planned, by oneself or asked, ends by itself, visible, and never outside the team."""

from datetime import timedelta

import pytest

from keukentafel.bureau.opvragen.mijn_dag import mijn_dag
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen.waarneming import (
    waarneming_overnemen,
    waarneming_stoppen,
    waarnemingen_nakijken,
)
from keukentafel.organisatie.models import Afwezigheid, Taak
from keukentafel.organisatie.opvragen.bezetting import bezetting
from keukentafel.organisatie.opvragen.waarneming import waarneming_van, zin_voor_inwoner
from keukentafel.toegang.handelingen import melding_toewijzen
from keukentafel.toegang.tests.hulp import doe, maak_contact, maak_melding
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag


def _afwezig(medewerker, **velden):
    return Afwezigheid.objects.create(medewerker=medewerker, **{"van": VANDAAG(), **velden})


def test_plots_ziek_en_samira_neemt_waar_met_alle_banden():
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.tom, maak_huishouden(wijk.oost))
    assert dossier.pk not in p.actor(wijk.samira).dossiers
    rij = doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk)
    assert (rij.van, rij.tot, rij.waarneming_tot) == (VANDAAG(), None, VANDAAG() + timedelta(days=14))
    samira = p.actor(wijk.samira)
    assert dossier.pk in samira.dossiers
    assert samira.waarneemt == {wijk.tom.pk}
    with klok.zet_klok(klok.moment(rij.waarneming_tot)):
        assert p.actor(wijk.samira).waarneemt == frozenset()
    doe(waarneming_stoppen, wijk.samira, medewerker_id=wijk.tom.pk)
    assert dossier.pk not in p.actor(wijk.samira).dossiers
    assert not Afwezigheid.objects.exists()


def test_wie_waarneemt_opent_en_doet_ook_de_taken_van_de_afwezige(client):
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        velden = {"soort": "test", "tekst": "Bel terug", "adres": "/agenda/", "gemaakt_door": p.SYSTEEM.kenmerk}
        taak = Taak.objects.create(voor=wijk.tom, team=wijk.oost, uiterlijk=VANDAAG(), **velden)
    log_in(client, wijk.samira)
    assert client.get(f"/taken/{taak.pk}/").status_code == 404
    _afwezig(wijk.tom, tot=VANDAAG() + timedelta(days=5))
    doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk)
    blad = client.get("/mijn-dag/").text
    assert f'href="/taken/{taak.pk}/"' in blad
    assert client.get(f"/taken/{taak.pk}/").status_code == 200
    assert client.post(f"/taken/{taak.pk}/afhandelen/").status_code == 302
    assert "door Samira op" in client.get(f"/taken/{taak.pk}/").text


def test_een_geplande_afwezigheid_krijgt_een_andere_waarnemer_en_ongedaan_zet_de_eerste_terug():
    wijk = p.maak_wijk()
    eva = p.maak_medewerker("Eva", p.Rol.WIJKCOACH, wijk.oost)
    _afwezig(wijk.tom, tot=VANDAAG() + timedelta(days=5), waarnemer=eva)
    rij = doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk)
    assert (rij.waarnemer, rij.waarneming_tot) == (wijk.samira, None)
    doe(waarneming_stoppen, wijk.samira, medewerker_id=wijk.tom.pk)
    assert Afwezigheid.objects.get().waarnemer == eva


def test_wie_verdeelt_vraagt_een_ander_en_een_collega_alleen_zichzelf():
    wijk = p.maak_wijk()
    eva = p.maak_medewerker("Eva", p.Rol.WIJKCOACH, wijk.oost)
    tot = VANDAAG() + timedelta(days=3)
    rij = doe(waarneming_overnemen, wijk.mo, medewerker_id=wijk.tom.pk, waarnemer_id=eva.pk, tot=tot)
    assert (rij.waarnemer, rij.waarneming_tot, rij.geregeld_door) == (eva, tot, "Mo")
    with transactie(p.SYSTEEM):
        assert set(Taak.objects.values_list("soort", "voor__naam")) == {("waargenomen", "Tom"), ("neem_waar", "Eva")}
    with pytest.raises(Fout, match="Je kunt zelf waarnemen"):
        doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk, waarnemer_id=eva.pk)
    with pytest.raises(Fout, match="Alleen de waarnemer zelf"):
        doe(waarneming_stoppen, wijk.samira, medewerker_id=wijk.tom.pk)
    doe(waarneming_stoppen, wijk.mo, medewerker_id=wijk.tom.pk)


def test_wat_niet_kan_zegt_waarom():
    wijk = p.maak_wijk()
    for wie, velden, zin in (
        ("samira", {"medewerker_id": wijk.samira.pk}, "voor zichzelf"),
        ("mo", {"medewerker_id": wijk.tom.pk}, "die ook dossiers heeft"),
        ("samira", {"medewerker_id": wijk.tom.pk, "tot": VANDAAG()}, "al geweest"),
    ):
        with pytest.raises(Fout, match=zin):
            doe(waarneming_overnemen, getattr(wijk, wie), **velden)
    _afwezig(wijk.samira)
    with pytest.raises(Fout, match="zelf afwezig"):
        doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk)
    with pytest.raises(Fout, match="Niemand neemt nu waar"):
        doe(waarneming_stoppen, wijk.samira, medewerker_id=wijk.tom.pk)


def test_niet_voor_een_ander_team_en_niet_zonder_recht():
    wijk = p.maak_wijk()
    with pytest.raises(NietGevonden):
        doe(waarneming_overnemen, wijk.zoe, medewerker_id=wijk.tom.pk)
    with pytest.raises(GeenRecht):
        doe(waarneming_overnemen, wijk.frans, medewerker_id=wijk.tom.pk)


def test_een_plotse_afwezigheid_loopt_tot_de_geplande():
    wijk = p.maak_wijk()
    straks = VANDAAG() + timedelta(days=6)
    _afwezig(wijk.tom, van=straks)
    assert doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk).tot == straks


def test_bellen_en_termijnen_van_tom_staan_op_de_dag_van_samira():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    maak_contact(wijk.frans, inwoner_id=inwoner.pk, vervolg="terugbellen", bel_wie=wijk.tom.pk)
    melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk)
    doe(melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    doe(waarneming_overnemen, wijk.samira, medewerker_id=wijk.tom.pk)
    actor = p.actor(wijk.samira)
    with transactie(actor):
        dag = mijn_dag(actor)
    werk = [w for _, _, regels in dag.groepen for w in regels]
    assert {w.soort for w in werk if w.namens == "Tom"} >= {"terugbellen", "termijn", "melding"}


def test_elke_ochtend_komt_wat_afloopt_en_wie_niemand_heeft_een_keer_terug():
    wijk = p.maak_wijk()
    _afwezig(wijk.tom)
    _afwezig(wijk.samira, waarnemer=p.maak_medewerker("Eva", p.Rol.WIJKCOACH, wijk.oost),
             waarneming_tot=VANDAAG() + timedelta(days=1))  # fmt: skip
    systeem = Actor.systeem("waarneming")
    assert waarnemingen_nakijken(actor=systeem) == 2
    assert waarnemingen_nakijken(actor=systeem) == 0
    with transactie(p.SYSTEEM):
        taken = dict(Taak.objects.values_list("soort", "rol"))
    assert set(taken) == {"niemand_neemt_waar", "waarneming_loopt_af"}
    assert set(taken.values()) == {"managementondersteuner"}


def test_de_inwoner_leest_wie_helpt():
    wijk = p.maak_wijk()
    assert zin_voor_inwoner("Tom", waarneming_van(wijk.tom.pk, VANDAAG())).startswith("Tom helpt u. Bel of mail Tom")
    _afwezig(wijk.tom, waarnemer=wijk.samira, tot=VANDAAG().replace(year=2090, month=1, day=4))
    zin = zin_voor_inwoner("Tom", waarneming_van(wijk.tom.pk, VANDAAG()))
    assert zin == "Tom helpt u. Tom is er nu niet. Samira helpt u zolang. Dat is tot 4 januari 2090."
    _afwezig(wijk.samira, waarnemer=wijk.tom)
    assert zin_voor_inwoner("Samira", waarneming_van(wijk.samira.pk, VANDAAG())).endswith("Tom helpt u zolang.")


def test_wie_is_er_zet_wie_niemand_heeft_bovenaan():
    wijk = p.maak_wijk()
    _afwezig(wijk.tom)
    actor = p.actor(wijk.samira)
    with transactie(actor):
        b = bezetting(actor, wijk.tom.pk)
    assert [c.naam for c in b.afwezig] == ["Tom"]
    assert b.afwezig[0].stand == "Afwezig, nog niet bekend tot wanneer; niemand neemt waar"
    assert [c.stand for c in b.aanwezig] == ["Aanwezig", "Aanwezig"]
    assert b.waarnemers == {wijk.tom.pk: [(str(wijk.samira.pk), "Samira")]}


def test_het_scherm_en_zijn_knoppen(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    assert "Iedereen van je team is er" in client.get("/team/bezetting/?wie=onzin").content.decode()
    waar = f"/team/bezetting/{wijk.tom.pk}/"
    assert "Jij neemt waar voor Tom" in client.post(f"{waar}waarnemen/", {"tot": "onzin"}, follow=True).content.decode()
    assert "Stop met waarnemen" in client.get("/team/bezetting/").content.decode()
    assert "De waarneming is gestopt" in client.post(f"{waar}stoppen/", follow=True).content.decode()
    assert "Niemand neemt nu waar" in client.post(f"{waar}stoppen/", follow=True).content.decode()
    zelf = f"/team/bezetting/{wijk.samira.pk}/waarnemen/"
    assert "voor zichzelf" in client.post(zelf, follow=True).content.decode()
