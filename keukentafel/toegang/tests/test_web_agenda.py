"""The screens of the agenda: week, colleague, paper, one appointment, and the road to its report."""

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.tests.hulp import doe, hoogstens_vragen, maak_melding
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
VELDEN = {"dag": "2026-12-24", "tijd": "09:30", "duur": "60", "onderwerp": "Kennismaking", "soort_plaats": "thuis"}


def _gisteren(wijk, **velden):
    begin = klok.nu() - timedelta(days=1)
    return doe(h.afspraak_maken, wijk.samira, **{"begin": begin, "onderwerp": "Gesprek", **velden})


def test_maken_verzetten_afzeggen_en_ongedaan(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    antwoord = client.post("/agenda/nieuw/", VELDEN)
    assert "Kennismaking" in client.get(antwoord.url).content.decode()
    verzet = f"{antwoord.url}verzetten/"
    later = {"dag": "2026-12-25", "tijd": "10:00", "versie": 1, "reden": "ziek"}
    assert client.post(verzet, later).status_code == 302
    assert client.post(verzet, {**later, "dag": "2026-12-26"}).status_code == 409
    assert client.post(verzet, {**later, "dag": "31-31-2026", "versie": 2}).status_code == 422
    blad = client.get(antwoord.url).content.decode()
    assert "Was donderdag 24 december 2026 om 09.30 uur" in blad
    assert "Iemand is ziek" in blad
    assert client.post(f"{antwoord.url}afzeggen/").status_code == 302
    assert client.post(f"{antwoord.url}afzeggen/").status_code == 422
    assert "afgezegd" in client.get("/agenda/?week=2026-12-25").content.decode()
    assert "weer zoals hij was" in client.post(f"{antwoord.url}ongedaan/", follow=True).content.decode()


def test_een_dubbele_afspraak_vraagt_en_houdt_wat_getypt_is(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    eerste = client.post("/agenda/nieuw/", VELDEN).url
    vraag = client.post("/agenda/nieuw/", {**VELDEN, "onderwerp": "Tweede"})
    assert vraag.status_code == 422
    assert "heeft dan al een afspraak van 09.30 uur" in vraag.content.decode()
    assert 'value="Tweede"' in vraag.content.decode()
    assert client.post("/agenda/nieuw/", {**VELDEN, "onderwerp": "Tweede", "toch": "ja"}).status_code == 302
    botst = client.post(f"{eerste}verzetten/", {"dag": "2026-12-24", "tijd": "09:45", "versie": 1})
    assert "Toch verzetten" in botst.content.decode()


def test_een_afspraak_zonder_onderwerp_geeft_422(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    assert client.get("/agenda/nieuw/?dag=onzin&melding=x").status_code == 200
    assert client.post("/agenda/nieuw/", {"dag": "2026-11-24", "tijd": "25:99"}).status_code == 422
    assert client.get("/agenda/?week=onzin").status_code == 200


def test_in_de_agenda_van_een_collega_en_niet_van_een_ander_team(client):
    wijk = p.maak_wijk()
    doe(h.afspraak_maken, wijk.tom, begin=klok.nu(), onderwerp="Gesprek van Tom")
    log_in(client, wijk.samira)
    assert "Gesprek van Tom" in client.get(f"/agenda/?van={wijk.tom.pk}").content.decode()
    assert client.get(f"/agenda/?van={wijk.zoe.pk}").status_code == 404
    assert client.get(f"/agenda/afdrukken/?van={wijk.zoe.pk}").status_code == 404


def test_een_dag_op_papier_zonder_wat_is_afgezegd(client):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, telefoon="06 1234")
    af = _gisteren(wijk, onderwerp="Gaat niet door", begin=klok.nu())
    doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=af.pk)
    doe(h.afspraak_maken, wijk.samira, begin=klok.nu(), onderwerp="Huisbezoek", inwoner_id=inwoner.pk, tolk_taal="tr")
    log_in(client, wijk.samira)
    papier = client.get("/agenda/afdrukken/").content.decode()
    assert "Huisbezoek" in papier
    assert "06 1234" in papier
    assert "tolk Turks nog regelen" in papier
    assert "Gaat niet door" not in papier
    assert "staan geen afspraken" in client.get("/agenda/afdrukken/?dag=2020-01-01").content.decode()


def test_niemand_verschenen_en_de_tolk_op_het_blad(client):
    wijk = p.maak_wijk()
    blad = reverse("toegang:afspraak", args=[_gisteren(wijk, tolk_taal="tr").pk])
    log_in(client, wijk.samira)
    assert client.post(f"{blad}tolk/", {"notitie": ""}).status_code == 422
    assert "De tolk is geregeld" in client.post(f"{blad}tolk/", {"notitie": "Bevestigd"}, follow=True).content.decode()
    gemist = {"stand": "niet_verschenen", "reden": "vervoer", "vervolg": "bellen"}
    pagina = client.post(f"{blad}afzeggen/", gemist, follow=True).content.decode()
    assert "Kon er niet komen, daarna: bellen" in pagina
    assert "Bel: er was niemand" in client.get("/mijn-dag/").content.decode()


def test_weg_is_weg_en_daarna_is_er_niets_meer_terug_te_nemen(client):
    wijk = p.maak_wijk()
    oud = _gisteren(wijk)
    with transactie(p.SYSTEEM):
        Afspraak.objects.filter(pk=oud.pk).update(gemaakt_op=klok.nu() - timedelta(hours=1))
    log_in(client, wijk.samira)
    assert client.post(f"/agenda/{oud.pk}/ongedaan/").status_code == 422
    nieuw = client.post("/agenda/nieuw/", VELDEN).url
    assert "De afspraak is weg" in client.post(f"{nieuw}ongedaan/", follow=True).content.decode()


def test_vanuit_dossier_en_melding_is_al_ingevuld_met_wie(client):
    wijk = p.maak_wijk()
    huishouden = maak_huishouden(wijk.oost)
    log_in(client, wijk.samira)
    pagina = client.get(f"/agenda/nieuw/?persoon=huishouden:{huishouden.pk}").content.decode()
    assert 'name="leden"' in pagina
    assert "Elif" in pagina
    melding = maak_melding(wijk.samira, huishouden_id=huishouden.pk)
    van_melding = client.get(f"/agenda/nieuw/?melding={melding.pk}").content.decode()
    assert "Eerste gesprek" in van_melding
    with transactie(p.SYSTEEM):
        lid = str(huishouden.leden.first().inwoner_id)
    velden = {**VELDEN, "melding": melding.pk, "leden": [lid], "anderen": "Juf Els, Oma", "tolk": "tr"}
    blad = client.post("/agenda/nieuw/", velden, follow=True).content.decode()
    assert "Juf Els, Oma" in blad
    assert f"/meldingen/{melding.pk}/" in blad


def test_van_afspraak_naar_verslag_met_wat_al_bekend_is(client):
    wijk = p.maak_wijk()
    huishouden = maak_huishouden(wijk.oost)
    afspraak = _gisteren(
        wijk, huishouden_id=huishouden.pk, anderen=["Juf Els"], plaats="Op school", onderwerp="Schoolgesprek"
    )
    log_in(client, wijk.samira)
    adres = reverse("dossier:verslag-bij-afspraak", args=[afspraak.pk])
    assert client.get(adres).url == f"/dossier/openen/?huishouden={huishouden.pk}"
    dossier = maak_dossier(wijk.samira, huishouden)
    pagina = client.get(adres, follow=True)
    assert pagina.redirect_chain[-1][0].startswith(f"/dossier/{dossier.pk}/verslag/nieuw/")
    tekst = pagina.content.decode()
    for bekend in ("Schoolgesprek", "Juf Els, Samira", "Thuis, Op school", f"{klok.dagen_geleden(1):%Y-%m-%d}"):
        assert bekend in tekst
    assert client.get(f"/dossier/{dossier.pk}/verslag/nieuw/?afspraak=onzin").status_code == 200


@pytest.mark.parametrize("aantal", [1, 120])
def test_een_volle_week_kost_niet_meer_vragen(client, aantal):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    with transactie(p.SYSTEEM):
        basis = {
            "medewerker": wijk.samira,
            "team": wijk.oost,
            "inwoner": inwoner,
            "gemaakt_door": "x",
            "onderwerp": "x",
        }
        nu = klok.nu()
        Afspraak.objects.bulk_create(Afspraak(begin=nu, einde=nu + timedelta(hours=1), **basis) for _ in range(aantal))
    log_in(client, wijk.samira)
    with hoogstens_vragen(10):
        assert client.get("/agenda/").status_code == 200
