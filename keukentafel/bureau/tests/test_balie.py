"""The desk in the browser of the server: what each screen shows, keeps, and does not tell."""

import json
from datetime import date, time

import pytest
from django.db import connection
from django.urls import reverse

from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang.models import Adviesvraag, Bellercontrole, Contact, Melding, MeldingVerhaal, WarmeOverdracht
from keukentafel.toegang.tests.hulp import doe, maak_contact, maak_melding
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MERK = "a" * 32


@pytest.fixture
def wijk(client):
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    log_in(client, wijk.frans)
    return wijk


@pytest.fixture
def bakker(wijk):
    persoon = Persoonsgegevens(
        roepnaam="Bo", geslachtsnaam="Bakker", geboortedatum=date(1980, 5, 1), telefoon="010 1234567"
    )
    return doe(inwoner_registreren, wijk.frans, persoon=persoon, toch_nieuw=True)


def een(model, **velden):
    with transactie(p.SYSTEEM):
        return model.objects.get(**velden)


def test_zoeken_terwijl_je_typt_is_een_zoekactie_in_het_logboek(client, wijk, bakker):
    for tekst in ("ba", "bak", "bakk"):
        velden = {"q": tekst, "zoekactie": MERK}
        pagina = client.post("/balie/wie/?kanaal=inloop", velden, headers={"HX-Request": "true"}).text
    assert f"/balie/beller/{bakker.pk}/?kanaal=inloop" in pagina
    client.get(f"/balie/beller/{bakker.pk}/")
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM logboek_regel WHERE soort = 'zoeken'")
        ((regel,),) = cursor.fetchall()
    gegevens = json.loads(regel)["gegevens"]
    assert (gegevens["zoekactie"], gegevens["lijsten"], gegevens["getoond"]) == (MERK, 3, [str(bakker.pk)])


def test_zonder_javascript_zoekt_de_balie_ook(client, bakker):
    assert f"/balie/beller/{bakker.pk}/" in client.post("/balie/", {"q": "bakker"}).text
    assert "Niemand gevonden" in client.post("/balie/", {"q": "zzzz"}).text


def test_van_een_beller_is_alles_een_tik_verder(client, bakker):
    pagina = client.get(f"/balie/beller/{bakker.pk}/?kanaal=inloop").text
    for pad in (
        f"/balie/beller/{bakker.pk}/controle/",
        "/contact/nieuw/?",
        "/meldingen/nieuw/?",
        "/balie/terugbellen/?",
        "/inloop/?",
    ):
        assert f'href="{pad}' in pagina


def test_controle_klopt_en_dan_status_en_beantwoord(client, bakker):
    maak = client.get(f"/balie/beller/{bakker.pk}/controle/")
    assert "Wij weten: 01-05-1980" in maak.text
    velden = {"namens": "zelf", "feit_geboortedatum": "klopt", "feit_telefoon": "klopt"}
    client.post(f"/balie/beller/{bakker.pk}/controle/", velden)
    gedaan = een(Bellercontrole)
    assert "Er loopt nu niets" in client.get(f"/balie/status/{gedaan.pk}/").text
    client.post(f"/balie/status/{gedaan.pk}/beantwoord/")
    assert een(Contact).reden == "status"


def test_een_mislukte_controle_geeft_niets_dan_terugbellen(client, bakker):
    velden = {"namens": "naaste", "beller": "Els", "feit_geboortedatum": "klopt_niet", "feit_telefoon": "klopt"}
    client.post(f"/balie/beller/{bakker.pk}/controle/", velden)
    pad = f"/balie/status/{een(Bellercontrole).pk}/"
    pagina = client.get(pad).text
    assert "Geen informatie geven" in pagina
    assert not [geheim for geheim in ("Bakker", "1234567", "01-05-1980", "Oost") if geheim in pagina]
    antwoord = client.post(pad, {"telefoon": "06 7", "wanneer": "vandaag"})
    assert antwoord.status_code == 302
    assert een(Contact).namens == "naaste"


def test_wat_open_bleef_staat_bij_het_veld(client, bakker):
    antwoord = client.post(f"/balie/beller/{bakker.pk}/controle/", {"namens": "ouder", "beller": "Mo"})
    assert antwoord.status_code == 422
    assert "Vraag ook naar: geboortedatum" in antwoord.text
    assert 'value="Mo"' in antwoord.text


def test_terugbellen_voor_gevonden_en_onbekend(client, bakker):
    assert (
        client.post(f"/balie/terugbellen/?wie={bakker.pk}", {"telefoon": "1", "wanneer": "vandaag"}).status_code == 302
    )
    leeg = client.post("/balie/terugbellen/", {"wanneer": "vandaag"})
    assert (leeg.status_code, "naam en een telefoonnummer" in leeg.text) == (422, True)
    velden = {"naam": "Jan", "telefoon": "06", "wanneer": "vandaag"}
    assert client.post("/balie/terugbellen/?wie=onzin", velden).status_code == 302
    assert "wie de inwoner helpt" in client.get("/balie/").text


def test_afgeschermd_is_op_elke_weg_een_404(client, wijk):
    weg = p.maak_inwoner(wijk.oost, afgeschermd=True)
    for pad in (f"/balie/beller/{weg.pk}/", f"/balie/beller/{weg.pk}/controle/", f"/balie/terugbellen/?wie={weg.pk}"):
        assert client.get(pad).status_code == 404
    assert client.get(f"/inloop/?wie={weg.pk}").status_code == 404


def test_meer_in_het_contact_en_het_blad_erna(client, bakker):
    velden = {
        "persoon": f"inwoner:{bakker.pk}",
        "wie": "Bo",
        "kanaal": "telefoon",
        "vervolg": "klaar",
        "verwijzer": "school",
    }
    velden |= {"namens": "ouder", "beller": "Els", "reden": "doorgeven", "afdoening": "advies", "tekst": "GEHEIM"}
    client.post("/contact/nieuw/", velden)
    contact = een(Contact)
    pagina = client.get(f"/contact/{contact.pk}/").text
    for woord in ("School", "Ouder of voogd · Els", "Iets doorgeven", "Advies gegeven", "met Frans"):
        assert woord in pagina
    assert "GEHEIM" not in pagina
    assert "U sprak met" in client.get(f"/contact/{contact.pk}/kaartje/").text
    client.post(f"/contact/{contact.pk}/kaartje/")
    assert een(Contact).kaart_op


def test_gerichte_vragen_reizen_mee_en_worden_niet_opnieuw_gesteld(client, wijk, bakker):
    waarde = {"onderwerp": "geld", "doel": "Zo weten we het", "antwoorden": "ja|nee", "overbelasting": ""}
    Inrichting.objects.create(
        soort="gerichte_vraag", code="vast", naam="Vast inkomen?", waarde=waarde, geldig_van=p.BEGIN
    )
    velden = {"onderwerpen": ["geld"], "urgentie": "gewoon", "wet": "wmo", "taal": "nl", "melder_soort": "inwoner"}
    velden |= {"kanaal": "telefoon", "persoon": f"inwoner:{bakker.pk}", "wie": "Bo"}
    assert "Waarom: zo weten we het." in client.post("/meldingen/nieuw/vragen/", velden).text
    assert "Vast inkomen?" in client.post("/meldingen/nieuw/", {**velden, "stap": "vragen"}).text
    velden |= {"gv_vast": "nee", "verwijzer": "school", "namens": "ouder"}
    assert client.post("/meldingen/nieuw/", velden).status_code == 302
    gegeven = [{"code": "vast", "vraag": "Vast inkomen?", "doel": "Zo weten we het", "antwoord": "nee"}]
    assert een(MeldingVerhaal).antwoorden == gegeven
    with transactie(p.SYSTEEM):
        Melding.objects.update(team=wijk.oost)
    log_in(client, wijk.samira)
    pagina = client.get(f"/meldingen/{een(Melding).pk}/").text
    assert "vraag dit niet opnieuw" in pagina
    assert "Ouder of voogd" in pagina


def test_overbelasting_in_een_contact_gaat_naar_de_gemaakte_melding(client, wijk):
    waarde = {"melding": True, "abc_eerst": True}
    Inrichting.objects.create(soort="overbelasting", code="regel", naam="R", waarde=waarde, geldig_van=p.BEGIN)
    velden = {"kanaal": "telefoon", "vervolg": "klaar", "overbelasting": "on"}
    antwoord = client.post("/contact/nieuw/", velden)
    assert antwoord["Location"] == reverse("toegang:melding-gemaakt", args=[een(Melding).pk])


def test_abc_vragen_antwoorden_en_rooster(client, wijk):
    log_in(client, wijk.mo)
    velden = {"medewerker": wijk.samira.pk, "dag": klok.vandaag(), "van": time(0), "tot": time(23, 59)}
    assert client.post("/abc/rooster/", velden).status_code == 302
    assert client.post("/abc/rooster/", velden).status_code == 422
    log_in(client, wijk.frans)
    contact = maak_contact(wijk.frans)
    assert "Samira" in client.get("/balie/").text
    assert client.post(f"/abc/vragen/?contact={contact.pk}", {"soort": "advies", "vraag": ""}).status_code == 422
    velden = {"soort": "advies", "vraag": "Hoort dit bij ons?", "voor": wijk.samira.pk}
    assert client.post(f"/abc/vragen/?contact={contact.pk}", velden).status_code == 302
    vraag = een(Adviesvraag)
    log_in(client, wijk.samira)
    assert "Hoort dit bij ons?" in client.get("/abc/").text
    assert client.post(f"/abc/{vraag.pk}/", {"uitkomst": "onzin"}).status_code == 422
    assert client.post(f"/abc/{vraag.pk}/", {"uitkomst": "geen_dossier", "advies": "Nee."}).status_code == 302
    assert "Geen dossier nodig" in client.get(f"/abc/{vraag.pk}/").text
    log_in(client, wijk.mo)
    assert client.get(f"/abc/{vraag.pk}/").status_code == 404


def test_inloop_van_binnen_tot_klaar_en_ongedaan(client, wijk, bakker):
    assert client.post("/inloop/", {"plek": "inloop", "naam": "Nel"}).status_code == 302
    assert client.post("/inloop/", {"plek": "nergens"}).status_code == 422
    client.post("/inloop/", {"plek": "inloop", "persoon": bakker.pk})
    pagina = client.get("/inloop/").text
    assert ("Nel" in pagina, "Bo Bakker" in pagina, "2 wachten" in pagina) == (True, True, True)
    sleutel = pagina.split("/inloop/")[-1] and pagina.partition("/roepen/")[0].rpartition("/inloop/")[2]
    for stap, velden in (("roepen", {}), ("afronden", {"uitkomst": "geholpen"}), ("ongedaan", {}), ("ongedaan", {})):
        assert client.post(f"/inloop/{sleutel}/{stap}/", velden).status_code == 302
    assert client.post(f"/inloop/{sleutel}/ongedaan/").status_code == 422
    assert client.post(f"/inloop/{sleutel}/afronden/", {"uitkomst": "x"}).status_code == 422


def test_doorverbinden_en_het_antwoord(client, wijk, bakker):
    contact = maak_contact(wijk.frans, inwoner_id=bakker.pk)
    with transactie(p.SYSTEEM):
        p.Team.objects.filter(pk=wijk.zuid.pk).update(soort="wijkteam")
    pad = f"/contact/{contact.pk}/doorverbinden/"
    assert client.post(pad, {"naar": f"team:{wijk.zuid.pk}", "grond": "toestemming"}).status_code == 422
    velden = {"naar": f"team:{wijk.zuid.pk}", "grond": "toestemming", "bericht": "Wil hulp bij de post."}
    assert client.post(pad, velden).status_code == 302
    deze = een(WarmeOverdracht)
    assert "wacht op antwoord" in client.get(f"/overdrachten/{deze.pk}/").text
    log_in(client, wijk.zoe)
    assert "Wacht op ons team" in client.get("/overdrachten/").text
    assert client.post(f"/overdrachten/{deze.pk}/", {"antwoord": "aangenomen"}).status_code == 302
    log_in(client, wijk.frans)
    assert "Aangenomen door Zoë" in client.get("/overdrachten/").text
    assert "al aangenomen" in client.post(f"/overdrachten/{deze.pk}/intrekken/", follow=True).text
    buiten = {"naar": "loket:anders", "grond": "toestemming", "bericht": "x"}
    assert client.post(pad, buiten).status_code == 302
    ander = een(WarmeOverdracht, loket="anders")
    assert "andere loket" in client.get(f"/overdrachten/{ander.pk}/").text
    assert client.post(f"/overdrachten/{ander.pk}/intrekken/").status_code == 302
    log_in(client, wijk.mo)
    assert client.get(f"/overdrachten/{ander.pk}/").status_code == 404


def test_een_contact_van_een_ander_is_er_niet(client, wijk):
    contact = maak_contact(wijk.samira)
    assert client.get(f"/contact/{contact.pk}/").status_code == 404
    melding = maak_melding(wijk.frans)
    assert client.get(f"/abc/vragen/?melding={melding.pk}").status_code == 200
