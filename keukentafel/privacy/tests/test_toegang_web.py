"""The doors of access for a while: who comes in, what stands there, and how many statements it costs."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.dossier.models import Toegangsverlening
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.noodtoegang import toegang_beeindigen
from keukentafel.privacy.handelingen.openbaarmaking import openbaarmaking_uitstellen
from keukentafel.privacy.tests.toegang import REDEN, later, maak_kring, maak_toneel, neem, scherm_af, vraag
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MEEST = 12
NIET_GETELD = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def toneel():
    return maak_toneel()


@contextmanager
def tel():
    """How many statements, without BEGIN, COMMIT and SAVEPOINT; no screen asks more than MEEST."""
    with CaptureQueriesContext(connection) as vragen:
        gesteld = []
        yield gesteld
    gesteld += [v["sql"] for v in vragen if not v["sql"].startswith(NIET_GETELD)]
    assert len(gesteld) <= MEEST, "\n".join(gesteld)


def deur(toneel, soort="dossier", sleutel=None, naam="noodtoegang-nemen"):
    return reverse(f"privacy:{naam}", args=[soort, sleutel or toneel.dossier.pk])


def invoer(toneel, **velden):
    basis = {"dossier_id": str(toneel.dossier.pk), "categorie": "gevaar", "reden": REDEN, "minuten": "60"}
    return {**basis, **velden}


def tekst(antwoord):
    return antwoord.content.decode()


def test_de_onderbreking_zegt_wat_er_opengaat(client, toneel):
    blad = tekst(log_in(client, toneel.zoe).get(deur(toneel)))
    assert f"dossier {toneel.dossier.nummer} van team Oost" in blad
    assert "Jeugdwet" in blad
    assert "Yılmaz" not in blad


@pytest.mark.parametrize("soort", ["dossier", "huishouden"])
def test_nemen_gaat_naar_het_dossier_met_een_balk(client, toneel, soort):
    sleutel = toneel.dossier.pk if soort == "dossier" else toneel.huis.huishouden.pk
    antwoord = log_in(client, toneel.zoe).post(deur(toneel, soort, sleutel), invoer(toneel))
    assert (antwoord.status_code, antwoord["Location"]) == (302, f"/dossier/{toneel.dossier.pk}/")
    for pad in "", "tijdlijn/", "gezin/", "betrokkenen/", "wie-mag-dit-zien/", "documenten/":
        blad = client.get(f"/dossier/{toneel.dossier.pk}/{pad}")
        assert (blad.status_code, "Noodtoegang tot" in tekst(blad), "Nu beëindigen" in tekst(blad)) == (200, True, True)
    assert "Noodtoegang tot" not in tekst(client.get("/mijn-dag/"))


def test_wie_mag_dit_zien_noemt_de_noodtoegang(client, toneel):
    neem(toneel)
    log_in(client, toneel.huis.wijk.samira)
    pad = f"/dossier/{toneel.dossier.pk}/wie-mag-dit-zien/"
    assert REDEN in tekst(client.get(pad))
    with later(minutes=61):
        assert REDEN not in tekst(client.get(pad))


def test_een_sessie_die_open_blijft_is_na_het_uur_buiten(client, toneel):
    log_in(client, toneel.zoe).post(deur(toneel), invoer(toneel))
    assert client.get(f"/dossier/{toneel.dossier.pk}/").status_code == 200
    with later(minutes=61):
        assert client.get(f"/dossier/{toneel.dossier.pk}/").status_code == 404


def test_geweigerd_bewaart_wat_er_getypt_is(client, toneel):
    antwoord = log_in(client, toneel.zoe).post(deur(toneel), invoer(toneel, reden="spoed <b>"))
    assert (antwoord.status_code, "spoed &lt;b&gt;" in tekst(antwoord)) == (422, True)
    with transactie(p.SYSTEEM):
        assert not Toegangsverlening.objects.exists()


def test_een_ander_dossier_in_het_formulier_is_geen_keuze(client, toneel):
    antwoord = log_in(client, toneel.zoe).post(deur(toneel), invoer(toneel, dossier_id=str(uuid4())))
    assert antwoord.status_code == 422


def test_eigen_kring_hoort_de_zin_en_niet_het_nummer(client, toneel):
    maak_kring(toneel, toneel.zoe)
    antwoord = log_in(client, toneel.zoe).get(deur(toneel))
    assert antwoord.status_code == 422
    assert "jezelf, je familie of je buren" in tekst(antwoord)
    assert toneel.dossier.nummer not in tekst(antwoord)


@pytest.mark.parametrize("soort", ["niets", "inwoner"])
def test_een_onbekende_soort_is_niets(client, toneel, soort):
    assert log_in(client, toneel.zoe).get(deur(toneel, soort, uuid4())).status_code == 404


def test_zoeken_wijst_de_weg(client, toneel):
    """A minimal hit on the dossier number, for who may take access; not for the front office."""
    log_in(client, toneel.zoe)
    blad = tekst(client.get("/zoeken/", {"q": toneel.dossier.nummer}))
    assert deur(toneel, "huishouden", toneel.huis.huishouden.pk) in blad
    assert "Vraag toegang" in blad


def test_stoppen_en_verantwoorden(client, toneel):
    rij = neem(toneel)
    log_in(client, toneel.zoe)
    antwoord = client.post(reverse("privacy:toegang-beeindigen", args=[rij.pk]), follow=True)
    assert "Waarvoor was het?" in tekst(antwoord)
    gegevens = {"nodig": "Er werd gebeld.", "gezien": "De tijdlijn.", "gedaan": "112 gebeld."}
    assert "verantwoording is verstuurd" in tekst(client.post(f"/noodtoegang/{rij.pk}/", gegevens, follow=True))
    log_in(client, toneel.manager_zuid)
    blad = tekst(client.get(f"/privacy/noodtoegang/{rij.pk}/"))
    assert "112 gebeld." in blad
    assert "Lees de regels in het logboek" not in blad
    antwoord = client.post(f"/privacy/noodtoegang/{rij.pk}/", {"oordeel": "afgewezen"})
    assert antwoord.status_code == 422
    oordeel = {"oordeel": "aanvaard", "reden": "Dit moest nu."}
    assert "Aanvaard" in tekst(client.post(f"/privacy/noodtoegang/{rij.pk}/", oordeel, follow=True))


def test_de_fg_schrijft_een_advies_dat_de_manager_leest(client, toneel):
    rij = neem(toneel)
    pad = f"/privacy/noodtoegang/{rij.pk}/"
    log_in(client, toneel.fg)
    assert "Jouw advies" not in tekst(client.get(pad))
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    blad = tekst(client.get(pad))
    assert ("Jouw advies" in blad, "Jouw oordeel" in blad) == (True, False)
    assert client.post(f"{pad}advies/", {"advies": ""}).status_code == 422
    antwoord = client.post(f"{pad}advies/", {"advies": "Spreek dit met Zoë door."}, follow=True)
    assert "Je advies is verstuurd" in tekst(antwoord)
    blad = tekst(log_in(client, toneel.manager_zuid).get(pad))
    assert ("Spreek dit met Zoë door." in blad, "Jouw advies" in blad) == (True, False)
    assert client.post(f"{pad}advies/", {"advies": "Ook ik."}).status_code == 403
    assert "Spreek dit" not in tekst(log_in(client, toneel.zoe).get(f"/noodtoegang/{rij.pk}/"))


def test_wat_het_logboek_zegt(client, toneel):
    rij = neem(toneel)
    log_in(client, toneel.zoe).get(f"/dossier/{toneel.dossier.pk}/")
    blad = tekst(log_in(client, toneel.officer).get(f"/privacy/noodtoegang/{rij.pk}/"))
    assert "Gezien: een dossier openen" in blad
    assert f"/logboek/?dossier={toneel.dossier.pk}&amp;wie={toneel.zoe.pk}&amp;van=" in blad
    dag = rij.van.date().isoformat()
    log = tekst(client.get("/logboek/", {"dossier": toneel.dossier.pk, "wie": toneel.zoe.pk, "van": dag, "tot": dag}))
    assert "Noodtoegang (noodprocedure)" in log
    assert "Noodtoegang (noodprocedure)" not in tekst(client.get("/logboek/", {"van": "2031-01-01"}))


def test_wie_meekijkt_leest_geen_nummer_van_een_afgeschermd_dossier(client, toneel):
    rij = neem(toneel)
    scherm_af(toneel)
    blad = tekst(log_in(client, toneel.officer).get(f"/privacy/noodtoegang/{rij.pk}/"))
    assert ("Een afgeschermd dossier" in blad, toneel.dossier.nummer in blad) == (True, False)


def test_het_verzoek_beantwoorden(client, toneel):
    log_in(client, toneel.zoe)
    gegevens = {"dossier_id": str(toneel.dossier.pk), "reden": "Ik help haar zus en wil afstemmen.", "dagen": "5"}
    antwoord = client.post(deur(toneel, naam="toegang-vragen"), gegevens)
    with transactie(p.SYSTEEM):
        rij = Toegangsverlening.objects.get()
    assert antwoord["Location"] == f"/noodtoegang/{rij.pk}/"
    assert "Gevraagd" in tekst(client.get(f"/noodtoegang/{rij.pk}/"))
    log_in(client, toneel.huis.wijk.samira)
    assert client.post(f"/toegangsverzoek/{rij.pk}/", {"ja": "nee"}).status_code == 422
    assert "Loopt nu" in tekst(client.post(f"/toegangsverzoek/{rij.pk}/", {"ja": "ja"}, follow=True))
    assert client.post(f"/toegangsverzoek/{rij.pk}/intrekken/", {"reden": " "}).status_code == 422
    stop = client.post(f"/toegangsverzoek/{rij.pk}/intrekken/", {"reden": "Het is klaar."}, follow=True)
    assert "Afgelopen" in tekst(stop)


def test_de_aandachtsfunctionaris_stelt_uit_en_laat_lezen(client, toneel):
    rij = neem(toneel)
    log_in(client, toneel.aandacht)
    assert "Leesbaar" in tekst(client.get("/openbaarmaking/"))
    pad = f"/openbaarmaking/{rij.pk}/"
    assert client.post(pad, {"reden": "Gevaar.", "kijk_op": "2020-01-01"}).status_code == 422
    dag = (rij.van.date() + timedelta(days=9)).isoformat()
    assert "leest dit nog niet" in tekst(client.post(pad, {"reden": "Gevaar.", "kijk_op": dag}, follow=True))
    assert "De inwoner kan dit lezen" in tekst(client.post(f"{pad}laten-lezen/", follow=True))


def test_akkoord_geven(client, toneel):
    log_in(client, toneel.aandacht)
    gegevens = {"nummer": toneel.dossier.nummer, "medewerker_id": str(toneel.zoe.pk), "reden": "Gevaar."}
    assert client.post("/openbaarmaking/akkoord/", gegevens)["Location"] == "/openbaarmaking/"
    assert client.post("/openbaarmaking/akkoord/", {**gegevens, "nummer": "x"}).status_code == 422


def test_andermans_toegang_is_niet_te_vinden(client, toneel):
    rij = neem(toneel, toneel.huis.wijk.tom)
    assert log_in(client, toneel.zoe).get(f"/noodtoegang/{rij.pk}/").status_code == 404
    with transactie(p.SYSTEEM):
        vreemd = p.maak_medewerker("Wout", p.Rol.WIJKTEAMMANAGER, p.maak_team("west", "West"))
    assert log_in(client, vreemd).get(f"/privacy/noodtoegang/{rij.pk}/").status_code == 404


# --- What it costs ----------------------------------------------------------------------------------------------------


def vul(toneel, aantal):
    for nummer in range(aantal):
        with later(hours=-3 * (nummer + 2)):
            rij = neem(toneel)
            doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)


@pytest.mark.parametrize("wie", ["officer", "manager_zuid"])
def test_de_lijst_kost_bij_een_en_veel_regels_hetzelfde(client, toneel, wie):
    log_in(client, getattr(toneel, wie))
    vul(toneel, 1)
    with tel() as een:
        assert client.get("/privacy/noodtoegang/").status_code == 200
    vul(toneel, 12)
    with tel() as veel:
        assert client.get("/privacy/noodtoegang/?stand=open").status_code == 200
    assert len(een) == len(veel)


def test_de_andere_schermen_blijven_binnen_de_grens(client, toneel):
    rij, verzoek = neem(toneel), vraag(toneel, toneel.huis.wijk.tom)
    dag = rij.van.date() + timedelta(days=9)
    doe(toneel.aandacht, openbaarmaking_uitstellen, verlening_id=rij.pk, reden="Gevaar.", kijk_op=dag)
    schermen = [
        (toneel.zoe, f"/noodtoegang/{rij.pk}/"),
        (toneel.fg, f"/privacy/noodtoegang/{rij.pk}/"),
        (toneel.manager_oost, f"/toegangsverzoek/{verzoek.pk}/"),
        (toneel.aandacht, "/openbaarmaking/"),
        (toneel.aandacht, f"/openbaarmaking/{rij.pk}/"),
        (toneel.aandacht, "/openbaarmaking/akkoord/"),
        (toneel.manager_zuid, "/privacy/"),
    ]
    for wie, pad in schermen:
        log_in(client, wie)
        with tel():
            assert client.get(pad).status_code == 200, pad


def test_de_onderbreking_blijft_binnen_de_grens(client, toneel):
    log_in(client, toneel.zoe)
    with tel():
        assert client.get(deur(toneel)).status_code == 200


def test_een_dossier_onder_noodtoegang_kost_niets_extra(client, toneel):
    neem(toneel)
    log_in(client, toneel.zoe)
    with tel():
        client.get(f"/dossier/{toneel.dossier.pk}/gezin/")
