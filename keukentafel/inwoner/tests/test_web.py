"""Doors of inwoner over the real middleware: pages, budgets, and that no BSN travels in an address."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.models import Huishouden, Inwoner, Relatie, Vertegenwoordiging
from keukentafel.inwoner.tests.gegevens import BUURT_ZUID, THUIS, bsn, persoon, registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
HX = {"HTTP_HX_REQUEST": "true"}
NIETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def wijk():
    return wijk_met_buurten()


@pytest.fixture
def samira(wijk):
    return p.actor(wijk.samira)


@pytest.fixture
def als_samira(client, wijk):
    return log_in(client, wijk.samira)


def geteld(client, methode, *args, **kwargs):
    """The answer and how many statements it took (transaction marks do not count)."""
    with CaptureQueriesContext(connection) as vragen:
        antwoord = getattr(client, methode)(*args, **kwargs)
    return antwoord, len([v for v in vragen if not v["sql"].startswith(NIETS)])


def _formulier(**velden):
    geboren = {"geboortedatum_dag": "1", "geboortedatum_maand": "2", "geboortedatum_jaar": "1990"}
    basis = {"roepnaam": "Bo", "geslachtsnaam": "Vries", "voorvoegsel": "de", "naamgebruik": "E", "taal": "nl"}
    return {**basis, **geboren, "bsn_ontbreekt": "niet_gevraagd", **velden}


def test_zoeken_toont_treffer_met_evenveel_sql_bij_een_en_bij_veel(als_samira, samira):
    registreer(samira)
    een, aantal_een = geteld(als_samira, "get", "/zoeken/", {"q": "meulen"})
    assert "Noor van der Meulen" in een.text
    for i in range(30):
        registreer(samira, roepnaam=f"Noor{i}")
    veel, aantal_veel = geteld(als_samira, "get", "/zoeken/", {"q": "meulen"})
    assert "Volgende" in veel.text
    assert aantal_een == aantal_veel <= 12


def test_een_naam_krijgt_een_adres_en_een_bsn_niet(als_samira, samira):
    nummer = bsn()
    inwoner = registreer(samira, bsn=nummer)
    assert als_samira.post("/zoeken/", {"q": "van der meulen"}).url == "/zoeken/?q=van+der+meulen"
    antwoord = als_samira.post("/zoeken/", {"q": nummer})
    assert antwoord.status_code == 200
    assert reverse("inwoner:kaart", args=[inwoner.pk]) in antwoord.text
    assert nummer not in antwoord.text
    geweigerd = als_samira.get("/zoeken/", {"q": nummer})
    assert geweigerd.status_code == 422
    assert nummer not in geweigerd.text


def test_lege_staat_en_niemand_gevonden_gaan_verder(als_samira):
    assert "Typ een naam" in als_samira.get("/zoeken/").text
    niemand = als_samira.get("/zoeken/", {"q": "onvindbaar"}).text
    assert "Niemand gevonden" in niemand
    assert "/inwoner/nieuw/?q=onvindbaar" in niemand
    assert "elfproef" in als_samira.post("/zoeken/", {"q": "999990018"}).text


def test_ander_team_staat_er_met_wie_je_vraagt(client, wijk, samira):
    inwoner = registreer(samira)
    zoe = log_in(client, wijk.zoe)
    tekst = zoe.get("/zoeken/", {"q": "noor van der meulen"}).text
    assert "Vraag team Oost" in tekst
    # Only the doors to ask for access know the key (AUT-01).
    assert f'href="/inwoner/{inwoner.pk}/"' not in tekst
    assert "1985" not in tekst


def test_verborgen_en_afwezig_zijn_dezelfde_bytes(client, wijk, samira):
    inwoner = registreer(samira)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=inwoner.pk).update(afgeschermd=True)
    for wie in (wijk.samira, wijk.zoe, wijk.frans):
        log_in(client, wie)
        paren = []
        for naam in ("noor meulen", "noor mensen"):
            pagina, aantal = geteld(client, "get", "/zoeken/", {"q": naam})
            lijst, klein = geteld(client, "post", "/zoeken/suggesties/", {"q": naam}, **HX)
            schoon = _zonder_merken(pagina.text).replace(naam, "").replace(naam.replace(" ", "+"), "")
            schoon = schoon.replace(naam.replace(" ", "%20"), "")
            paren.append((schoon, aantal, lijst.text.replace(naam.replace(" ", "%20"), ""), klein))
        assert paren[0] == paren[1]
        assert client.get(f"/inwoner/{inwoner.pk}/").status_code == 404


def _zonder_merken(tekst):
    """Without what is new on every page: the CSRF mark and the mark of this search."""
    delen = tekst.replace('name="csrfmiddlewaretoken" value="', "\0").replace('name="zoekactie" value="', "\0")
    delen = delen.replace('data-csrf="', "\0").replace('"X-CSRFToken": "', "\0").split("\0")
    return "".join([delen[0], *(deel.partition('"')[2] for deel in delen[1:])])


def test_suggesties_leiden_naar_de_kaart(als_samira, samira):
    inwoner = registreer(samira)
    antwoord, aantal = geteld(als_samira, "post", "/zoeken/suggesties/", {"q": "meul"}, **HX)
    assert f'data-url="/inwoner/{inwoner.pk}/"' in antwoord.text
    assert aantal <= 12
    assert als_samira.post("/zoeken/suggesties/", {"q": ""}, **HX).text.strip() == ""
    assert als_samira.get("/zoeken/suggesties/", **HX).status_code == 405


def test_persoonkiezer_heeft_nieuw_en_anoniem_als_laatste(als_samira, samira):
    inwoner = registreer(samira)
    adres = reverse("inwoner:persoonkiezer")
    tekst = als_samira.post(f"{adres}?nieuw=1&anoniem=1", {"q": "meulen"}, **HX).text
    waarden = [deel.split('"')[0] for deel in tekst.split('data-waarde="')[1:]]
    assert waarden == [str(inwoner.pk), "nieuw", "anoniem"]
    assert 'data-waarde="nieuw"' not in als_samira.post(adres, {"q": "meulen"}, **HX).text


def test_registreren_van_begin_tot_kaart(als_samira, wijk):
    assert 'value="Bo"' in als_samira.get("/inwoner/nieuw/?q=Bo Vries").text
    nummer = bsn()
    velden = _formulier(bsn=nummer, postcode="3111 ab", huisnummer="9")
    antwoord, aantal = geteld(als_samira, "post", "/inwoner/nieuw/", velden)
    with transactie(p.SYSTEEM):
        inwoner = Inwoner.objects.get()
    assert antwoord.url == f"/inwoner/{inwoner.pk}/"
    assert aantal <= 30
    kaart, aantal_kaart = geteld(als_samira, "get", antwoord.url)
    assert "Bo de Vries" in kaart.text
    assert nummer not in kaart.text
    assert f"•••••{nummer[-4:]}" in kaart.text
    assert aantal_kaart <= 12


def test_fout_formulier_geeft_422_met_de_tekst_erin(als_samira):
    antwoord = als_samira.post("/inwoner/nieuw/", _formulier(geboortedatum_jaar="2999", telefoon="06 12"))
    assert antwoord.status_code == 422
    assert "1 februari 2999 ligt in de toekomst" in antwoord.text
    assert 'value="06 12"' in antwoord.text
    fout_bsn = als_samira.post("/inwoner/nieuw/", _formulier(bsn="999990018"), **HX)
    assert fout_bsn.status_code == 422
    assert fout_bsn.text.count("999990018") == 1  # only what was typed, in its own field
    with transactie(p.SYSTEEM):
        assert not Inwoner.objects.exists()


def test_dubbel_biedt_de_bestaande_aan_en_kan_toch_nieuw(als_samira, samira):
    bestaand = registreer(samira)
    geboren = {"geboortedatum_dag": "12", "geboortedatum_maand": "3", "geboortedatum_jaar": "1985"}
    velden = _formulier(roepnaam="Noor", geslachtsnaam="van der Meulen", voorvoegsel="", **geboren)
    antwoord = als_samira.post("/inwoner/nieuw/", velden)
    assert antwoord.status_code == 422
    assert f"/inwoner/{bestaand.pk}/" in antwoord.text
    assert als_samira.post("/inwoner/nieuw/", {**velden, "toch_nieuw": "on"}).status_code == 302


def test_bsn_van_een_verborgene_geeft_hetzelfde_scherm(als_samira, wijk):
    nummer = bsn()
    with transactie(p.SYSTEEM):
        verborgen = registreer(p.SYSTEEM, bsn=nummer)
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    gezien = []
    for i, getypt in enumerate((nummer, bsn())):
        antwoord = als_samira.post("/inwoner/nieuw/", _formulier(bsn=getypt, roepnaam=f"Bo{i}", toch_nieuw="on"))
        kaart = _zonder_merken(als_samira.get(antwoord.url).text)
        with transactie(p.SYSTEEM):
            nieuw = Inwoner.objects.latest("gemaakt_op")
        for weg in (str(nieuw.pk), str(nieuw.nummer), f"Bo{i}", getypt[-4:]):
            kaart = kaart.replace(weg, "")
        gezien.append((antwoord.status_code, kaart))
    assert gezien[0] == gezien[1]
    with transactie(p.SYSTEEM):
        taak = Taak.objects.get()
        assert (taak.rol, taak.soort) == ("aandachtsfunctionaris", "identiteit_nakijken")
        ada = p.maak_medewerker("Ada", p.Rol.AANDACHTSFUNCTIONARIS, None)
    for wie, ziet in ((wijk.samira, 0), (wijk.mo, 0), (ada, 1)):
        with transactie(p.actor(wie)):
            assert Taak.objects.count() == ziet  # a task for who may see, and a trace for nobody else


def test_registreren_voor_een_andere_wijk_zegt_voor_welk_team(als_samira, wijk):
    registreer(p.actor(wijk.zoe), replace(THUIS, postcode="3112 CD", buurtcode=BUURT_ZUID), geslachtsnaam="Elders")
    antwoord = als_samira.post("/inwoner/nieuw/", _formulier(postcode="3112 CD", huisnummer="4"), follow=True)
    assert "geregistreerd voor team Zuid" in antwoord.text


def test_bewerken_bewaart_en_een_botsing_toont_beide(als_samira, samira):
    inwoner = registreer(samira, telefoon="010")
    adres = f"/inwoner/{inwoner.pk}/bewerken/"
    pagina, aantal = geteld(als_samira, "get", adres)
    assert 'value="010"' in pagina.text
    assert aantal <= 12
    velden = _formulier(roepnaam="Noor", versie="1", telefoon="020")
    assert als_samira.post(adres, velden).status_code == 302
    botsing = als_samira.post(adres, {**velden, "telefoon": "030"})
    assert botsing.status_code == 422
    assert "020" in botsing.text
    assert "030" in botsing.text
    assert als_samira.post(adres, {**velden, "telefoon": "030", "versie": "2"}).status_code == 302
    assert als_samira.post(adres, {**velden, "geslacht": "Q"}).status_code == 422


def test_bsn_tonen_wordt_vastgelegd(als_samira, samira):
    nummer = bsn()
    inwoner = registreer(samira, bsn=nummer)
    assert nummer in als_samira.post(f"/inwoner/{inwoner.pk}/bsn/", **HX).text
    assert nummer in als_samira.post(f"/inwoner/{inwoner.pk}/bsn/").text
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE %s", ['%"wat":"bsn_tonen"%'])
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE %s", [f"%{nummer}%"])
        assert cursor.fetchone() == (0,)


def test_geheim_adres_staat_nergens_en_is_alleen_voor_betrokkenen_te_tonen(als_samira, samira):
    inwoner = registreer(samira, telefoon="06 55")
    adres = f"/inwoner/{inwoner.pk}/"
    assert "Vlietlaan" in als_samira.get(adres).text
    als_samira.post(f"{adres}geheim/", {"adres_afgeschermd": "ja"})
    for pad in (adres, f"{adres}adres/", "/zoeken/?q=meulen"):
        tekst = als_samira.get(pad).text
        assert "Vlietlaan" not in tekst
        assert "06 55" not in tekst
    assert "Vlietlaan" not in als_samira.post(f"{adres}adres/tonen/", **HX).text
    terug = als_samira.post(f"{adres}geheim/", {"adres_afgeschermd": "nee"}, follow=True)
    assert "Dit adres is geheim" in terug.text


def test_de_aandachtsfunctionaris_toont_het_adres_en_schermt_af(client, wijk, samira):
    inwoner = registreer(samira)
    with transactie(p.SYSTEEM):
        aya = p.maak_medewerker("Aya", Rol.AANDACHTSFUNCTIONARIS, None)
        Inwoner.objects.filter(pk=inwoner.pk).update(geheimhouding=True)
    log_in(client, aya)
    adres = f"/inwoner/{inwoner.pk}/"
    assert "Vlietlaan 12" in client.post(f"{adres}adres/tonen/", **HX).text
    assert "Vlietlaan 12" in client.post(f"{adres}adres/tonen/").text
    client.post(f"{adres}afschermen/", {"afgeschermd": "ja"})
    assert "Deze inwoner is afgeschermd" in client.get(adres).text
    log_in(client, wijk.samira)
    assert client.get(adres).status_code == 404


def test_verhuizen_met_huisgenoten_en_uit_zicht(als_samira, samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    with transactie(samira):
        h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(ouder.pk), h.NieuwLid(kind.pk)])
    adres = f"/inwoner/{ouder.pk}/adres/"
    assert "Wie verhuist mee" in als_samira.get(adres).text
    assert als_samira.post(adres, {"postcode": "fout"}).status_code == 422
    gewoon = als_samira.post(adres, {"postcode": "3111 AB", "huisnummer": "14", "mee": [str(kind.pk)]})
    assert gewoon.url == f"/inwoner/{ouder.pk}/"
    assert "Vlietlaan" not in als_samira.get(f"/inwoner/{kind.pk}/").text


def test_huishouden_maken_aanvullen_hernoemen_en_vertrek(als_samira, samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    adres = als_samira.post(f"/inwoner/{ouder.pk}/huishouden/").url
    assert als_samira.post(f"{adres}lid/", {"naam": "Bo", "inwoner": str(kind.pk)}).status_code == 302
    pagina, aantal = geteld(als_samira, "get", adres)
    assert "Bo van der Meulen" in pagina.text
    assert aantal <= 12
    assert als_samira.post(f"{adres}lid/", {"naam": "Bo", "inwoner": str(kind.pk)}).status_code == 422
    assert als_samira.post(f"{adres}lid/", {"naam": "zomaar"}).status_code == 422
    als_samira.post(f"{adres}naam/", {"naam": "De boot"})
    assert "De boot" in als_samira.get(adres).text
    assert als_samira.post(f"{adres}naam/", {"naam": "x" * 200}).status_code == 422
    with transactie(p.SYSTEEM):
        lid = Huishouden.objects.get().leden.get(inwoner=kind)
        lid.van = date(2020, 1, 1)
        lid.save()
    als_samira.post(f"{adres}lid/{lid.pk}/einde/", {"tot": "2021-01-01"})
    assert "Vertrokken" in als_samira.get(adres).text
    weer = als_samira.post(f"{adres}lid/{lid.pk}/einde/", {}, follow=True)
    assert "hoort niet (meer)" in weer.text


def test_relatie_en_vertegenwoordiging_op_de_kaart(als_samira, samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    adres = f"/inwoner/{ouder.pk}/"
    goed = {"naam": "Bo", "inwoner": str(kind.pk), "soort": "ouder", "gezag": "true"}
    assert als_samira.post(f"{adres}relatie/", goed).status_code == 302
    assert als_samira.post(f"{adres}relatie/", goed).status_code == 422
    assert als_samira.post(f"{adres}relatie/", {"naam": "Bo", "soort": "ouder"}).status_code == 422
    wie = {"naam": "Bureau Balans", "hoedanigheid": "bewindvoerder"}
    assert als_samira.post(f"{adres}vertegenwoordiging/", wie).status_code == 302
    assert als_samira.post(f"{adres}vertegenwoordiging/", {"hoedanigheid": "mentor"}).status_code == 422
    kaart, aantal = geteld(als_samira, "get", adres)
    assert "heeft gezag" in kaart.text
    assert "Bureau Balans" in kaart.text
    assert aantal <= 12
    with transactie(p.SYSTEEM):
        relatie = Relatie.objects.get(inwoner=ouder)
        assert Vertegenwoordiging.objects.get().onderwerp == "geld"
    als_samira.post(f"{adres}relatie/{relatie.pk}/einde/")
    weer = als_samira.post(f"{adres}relatie/{relatie.pk}/einde/", follow=True)
    assert "niet (meer)" in weer.text


def test_wie_geen_recht_heeft_krijgt_403_en_een_ander_team_404(client, wijk, samira):
    inwoner = registreer(samira)
    with transactie(p.SYSTEEM):
        controller = p.maak_medewerker("Cor", Rol.CONTROLLER, None)
    log_in(client, controller)
    assert client.get("/zoeken/").status_code == 403
    log_in(client, wijk.zoe)
    for pad in ("", "bewerken/", "adres/"):
        assert client.get(f"/inwoner/{inwoner.pk}/{pad}").status_code == 404


def test_ongewone_naam_staat_heel_op_het_scherm(als_samira, samira):
    inwoner = registreer(samira, roepnaam="محمد 🙂", geslachtsnaam="d'Alençon-Yılmaz", voorvoegsel="")
    tekst = als_samira.get(f"/inwoner/{inwoner.pk}/").text
    assert "محمد 🙂 d&#39;Alençon-Yılmaz" in tekst
    assert persoon().naamdelen.geslachtsnaam == "Meulen"
