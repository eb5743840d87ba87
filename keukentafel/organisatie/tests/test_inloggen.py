"""Logging in: two factors, slowed-down guesses, the same answer for an unknown user, and text that survives."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inloggen import inlogsporen_opruimen
from keukentafel.organisatie.models import Inlogpoging, Medewerker
from keukentafel.organisatie.regels import POGINGEN, juiste_stap, startpaden, veilig_pad
from keukentafel.poort.models import LogboekRegel
from tests.inloggen import GEHEIM, WACHTWOORD, code_nu, log_in, maak_account
from tests.personages import SYSTEEM, maak_wijk


@pytest.fixture
def samira():
    return maak_account(maak_wijk().samira)


def eerste_stap(client, gebruikersnaam="samira", wachtwoord=WACHTWOORD, **velden):
    return client.post("/inloggen/", {"gebruikersnaam": gebruikersnaam, "wachtwoord": wachtwoord, **velden})


def helemaal_in(client, **velden):
    eerste_stap(client, **velden)
    return client.post("/inloggen/code/", {"code": code_nu()})


# Rules


@pytest.mark.parametrize("pad", ["//kwaad.nl", "https://kwaad.nl", "/\\kwaad.nl", "kwaad", "", "/uitloggen/", "/a\n"])
def test_onveilig_pad_wordt_niets(pad):
    assert veilig_pad(pad) == ""


def test_pad_op_deze_site_blijft():
    assert veilig_pad("/dossier/1/?a=b") == "/dossier/1/?a=b"


def test_code_van_een_stap_eerder_of_later_mag_twee_niet():
    nu = klok.nu()
    for stappen, goed in [(-1, True), (0, True), (1, True), (-2, False), (2, False)]:
        code = code_nu_op(nu + timedelta(seconds=30 * stappen))
        assert (juiste_stap(GEHEIM, code, nu) is not None) is goed


def code_nu_op(moment):
    with klok.zet_klok(moment):
        return code_nu()


def test_eerste_scherm_per_rol():
    assert startpaden({"controller"})[0] == "/cijfers/"
    assert startpaden({"frontoffice", "wijkcoach"})[0] == "/mijn-dag/"
    assert startpaden({"coordinator"}) == ["/mijn-dag/"]


# Screens


@pytest.mark.django_db
def test_wachtwoord_en_code_brengen_naar_gevraagde_pagina(samira, client):
    antwoord = helemaal_in(client, verder="/profiel/")
    assert antwoord.url == "/profiel/"
    assert client.get("/profiel/").status_code == 200


@pytest.mark.django_db
def test_wachtwoord_alleen_is_niet_binnen(samira, client):
    assert eerste_stap(client).url == "/inloggen/code/"
    assert client.get("/profiel/").url == "/inloggen/?verder=/profiel/"


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["samira", "bestaatniet"])
def test_onbekend_en_fout_wachtwoord_geven_hetzelfde_antwoord(samira, client, naam):
    antwoord = eerste_stap(client, naam, "verkeerd wachtwoord")
    assert antwoord.status_code == 422
    assert "horen niet bij elkaar" in antwoord.text
    assert f'value="{naam}"' in antwoord.text
    assert "verkeerd wachtwoord" not in antwoord.text


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["samira", "bestaatniet"])
def test_raden_wordt_afgeremd_ook_met_het_goede_wachtwoord(samira, client, naam):
    for _ in range(POGINGEN):
        assert eerste_stap(client, naam, "mis").status_code == 422
    assert eerste_stap(client, naam).status_code == 429
    with klok.zet_klok(klok.nu() + timedelta(minutes=16)):
        assert eerste_stap(client, naam, "mis").status_code == 422


@pytest.mark.django_db
def test_onbekende_naam_kost_evenveel_hashwerk(samira, client, monkeypatch):
    """Counted, not clocked: one Argon2 computation each, so that no stopwatch tells who exists."""
    teller = {"n": 0}
    for naam in ("encode", "verify"):
        echt = getattr(Argon2PasswordHasher, naam)

        def tel(*args, _echt=echt, **kwargs):
            teller["n"] += 1
            return _echt(*args, **kwargs)

        monkeypatch.setattr(Argon2PasswordHasher, naam, tel)
    aantallen = []
    for naam in ("samira", "bestaatniet"):
        teller["n"] = 0
        eerste_stap(client, naam, "mis")
        aantallen.append(teller["n"])
    assert aantallen[0] == aantallen[1] > 0


@pytest.mark.django_db
def test_een_code_werkt_een_keer(samira, client):
    code = code_nu()
    assert helemaal_in(client).status_code == 302
    ander = Client()
    eerste_stap(ander)
    antwoord = ander.post("/inloggen/code/", {"code": code})
    assert antwoord.status_code == 422
    assert "al gebruikt" in antwoord.text


@pytest.mark.django_db
def test_codes_raden_wordt_per_medewerker_afgeremd(samira, client):
    fout = f"{(int(code_nu()) + 1) % 10**6:06d}"
    eerste_stap(client)
    for _ in range(POGINGEN):
        client.post("/inloggen/code/", {"code": fout})
    eerste_stap(client)
    assert client.post("/inloggen/code/", {"code": code_nu()}).status_code == 429


@pytest.mark.django_db
def test_code_met_letters_noemt_wat_getypt_is(samira, client):
    eerste_stap(client)
    antwoord = client.post("/inloggen/code/", {"code": "12a456"})
    assert antwoord.status_code == 422
    assert "‘12a456’ is geen code" in antwoord.text


@pytest.mark.django_db
def test_eerste_keer_wordt_de_code_ingesteld(samira, client):
    maak_account(samira, met_code=False)
    assert eerste_stap(client).url == "/inloggen/instellen/"
    pagina = client.get("/inloggen/instellen/").text
    geheim = re.search(r'wt-sleutel">(.*?)</code>', pagina).group(1).replace(" ", "")
    assert "<svg" in pagina
    assert "style=" not in pagina
    assert client.post("/inloggen/instellen/", {"code": code_nu(geheim)}).status_code == 302
    samira.refresh_from_db()
    assert samira.totp_geheim == geheim


@pytest.mark.django_db
def test_wie_uit_dienst_is_komt_er_niet_in_en_gaat_eruit(samira, client):
    log_in(client, samira)
    Medewerker.objects.filter(pk=samira.pk).update(in_dienst_tot=klok.vandaag())
    assert client.get("/profiel/").status_code == 302
    assert eerste_stap(Client()).status_code == 422


@pytest.mark.django_db
def test_uitloggen_alleen_met_post(samira, client):
    log_in(client, samira)
    assert client.get("/uitloggen/").status_code == 405
    client.post("/uitloggen/")
    assert client.get("/profiel/").status_code == 302


@pytest.mark.django_db
def test_inloggen_staat_in_het_logboek_zonder_naam(samira, client):
    eerste_stap(client, "samira", "mis")
    helemaal_in(client)
    with transactie(SYSTEEM):
        regels = list(LogboekRegel.objects.filter(soort="inloggen").order_by("id").values_list("inhoud", flat=True))
    assert len(regels) == 2
    assert "wachtwoord onjuist" in regels[0]
    assert str(samira.pk) in regels[1]
    assert "samira" not in "".join(regels)
    assert not Inlogpoging.objects.exists() or "samira" not in Inlogpoging.objects.first().sleutel


@pytest.mark.django_db
def test_conceptsleutel_staat_in_de_pagina_en_blijft_dezelfde(samira, client):
    helemaal_in(client)
    sleutel = re.search(r'name="concept-sleutel" content="(.{44})"', client.get("/profiel/").text)
    assert sleutel
    log_in(client, samira)
    assert sleutel.group(1) in client.get("/profiel/").text


# An expired log-in in the middle of a form

TEKST = "Mevrouw belde over de huur; d'Alençon-Yılmaz شكرا 👵"


def verlopen(client):
    """As after eight hours: the session is gone, the other cookies are still there."""
    del client.cookies["sessionid"]


@pytest.mark.django_db
def test_verlopen_tijdens_formulier_tekst_is_er_na_inloggen(samira, client):
    helemaal_in(client)
    verlopen(client)
    antwoord = client.post("/profiel/", {"opmerking": TEKST, "keuze": ["a", "b"], "nieuw_wachtwoord": "geheim123"})
    assert antwoord.url == "/inloggen/"
    assert "is bewaard" in client.get("/inloggen/").text
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        assert helemaal_in(client).url == "/inloggen/verder/"
    pagina = client.get("/inloggen/verder/").text
    assert TEKST.replace("'", "&#39;") in pagina
    assert 'action="/profiel/"' in pagina
    assert pagina.count('name="keuze"') == 2
    assert "geheim123" not in pagina


@pytest.mark.django_db
def test_bewaarde_invoer_is_alleen_voor_dezelfde_medewerker(samira, client):
    maak_account(Medewerker.objects.get(gebruikersnaam="tom"))
    helemaal_in(client)
    verlopen(client)
    client.post("/profiel/", {"opmerking": TEKST})
    assert helemaal_in(client, gebruikersnaam="tom").url == "/"
    assert client.get("/inloggen/verder/").url == "/"
    assert "bewaard" not in client.session


@pytest.mark.django_db
def test_bewaarde_invoer_staat_niet_leesbaar_in_de_databank(samira, client):
    helemaal_in(client)
    verlopen(client)
    client.post("/profiel/", {"opmerking": TEKST})
    assert "huur" not in str(dict(client.session))


@pytest.mark.django_db
def test_van_een_vreemde_wordt_niets_bewaard(client):
    assert client.post("/profiel/", {"opmerking": TEKST}).url == "/inloggen/"
    assert "bewaard" not in client.session


@pytest.mark.django_db
def test_weggooien_wist_de_bewaarde_invoer(samira, client):
    helemaal_in(client)
    verlopen(client)
    client.post("/profiel/", {"opmerking": TEKST})
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        helemaal_in(client)
    client.post("/inloggen/verder/")
    assert client.get("/inloggen/verder/").status_code == 302


@pytest.mark.django_db
def test_htmx_en_autosave_krijgen_401_en_houden_hun_tekst(client):
    assert client.post("/profiel/", {"a": "b"}, headers={"HX-Request": "true"}).status_code == 401


@pytest.mark.django_db
def test_formulier_in_ander_tabblad_werkt_na_opnieuw_inloggen(samira):
    """Django changes the CSRF secret at log-in; for the same worker on the same browser it stays."""
    client = Client(enforce_csrf_checks=True)
    token = csrf(client.get("/inloggen/"))
    eerste_stap(client, csrfmiddlewaretoken=token)
    client.post("/inloggen/code/", {"code": code_nu(), "csrfmiddlewaretoken": token})
    oud_tabblad = csrf(client.get("/profiel/"))
    verlopen(client)
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        eerste_stap(client, csrfmiddlewaretoken=csrf(client.get("/inloggen/")))
        client.post("/inloggen/code/", {"code": code_nu(), "csrfmiddlewaretoken": csrf(client.get("/inloggen/code/"))})
    assert client.post("/sessie/", {"csrfmiddlewaretoken": oud_tabblad}).status_code == 204


@pytest.mark.django_db
def test_eerste_keer_op_deze_browser_krijgt_een_nieuw_csrf_geheim(samira):
    client = Client(enforce_csrf_checks=True)
    token = csrf(client.get("/inloggen/"))
    geplant = client.cookies["csrftoken"].value
    eerste_stap(client, csrfmiddlewaretoken=token)
    client.post("/inloggen/code/", {"code": code_nu(), "csrfmiddlewaretoken": token})
    assert client.cookies["csrftoken"].value != geplant


def csrf(antwoord):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', antwoord.text).group(1)


@pytest.mark.django_db
def test_sporen_van_inloggen_verdwijnen_na_een_dag(samira, client):
    eerste_stap(client, "samira", "mis")
    log_in(client, samira)
    with klok.zet_klok(klok.nu() + timedelta(days=2)):
        inlogsporen_opruimen(actor=SYSTEEM)
    assert not Inlogpoging.objects.exists()
    assert not Session.objects.exists()


@pytest.mark.django_db
class TestStartwachtwoord:
    """Somebody else knows it: both factors open only the page where it makes place for an own one."""

    @pytest.fixture
    def bij_de_deur(self, samira, client):
        with transactie(SYSTEEM):
            Medewerker.objects.filter(pk=samira.pk).update(startwachtwoord=True)
        assert helemaal_in(client, verder="/profiel/").url == "/inloggen/wachtwoord/"
        return client

    def test_eerst_een_eigen_wachtwoord_en_dan_naar_binnen(self, samira, bij_de_deur):
        assert bij_de_deur.get("/profiel/").status_code == 302
        assert "startwachtwoord" in bij_de_deur.get("/inloggen/wachtwoord/").text
        antwoord = bij_de_deur.post("/inloggen/wachtwoord/", {"nieuw": "zes blauwe emmers"})
        assert antwoord.url == "/profiel/"
        assert bij_de_deur.get("/profiel/").status_code == 200
        samira.refresh_from_db()
        assert (samira.startwachtwoord, samira.check_password("zes blauwe emmers")) == (False, True)

    @pytest.mark.parametrize(
        ("nieuw", "zegt"),
        [(WACHTWOORD, "Dit is het startwachtwoord"), ("kort", "sterker"), ("", "Kies een wachtwoord")],
    )
    def test_wat_niet_kan_wordt_gezegd_en_het_startwachtwoord_blijft(self, samira, bij_de_deur, nieuw, zegt):
        antwoord = bij_de_deur.post("/inloggen/wachtwoord/", {"nieuw": nieuw})
        assert antwoord.status_code == 422
        assert zegt in antwoord.text
        samira.refresh_from_db()
        assert (samira.startwachtwoord, samira.check_password(WACHTWOORD)) == (True, True)

    def test_zonder_beide_factoren_is_er_geen_deur(self, samira, client):
        assert client.get("/inloggen/wachtwoord/").url == "/inloggen/"
        eerste_stap(client)
        assert client.post("/inloggen/wachtwoord/", {"nieuw": "zes blauwe emmers"}).url == "/inloggen/"
        samira.refresh_from_db()
        assert samira.check_password(WACHTWOORD)


@pytest.mark.django_db
def test_de_sessie_van_wie_weg_is_bereikt_niets_en_de_poging_staat_in_het_logboek(client):
    samira = maak_wijk().samira
    log_in(client, samira)
    with transactie(SYSTEEM):
        Medewerker.objects.filter(pk=samira.pk).update(in_dienst_tot=klok.vandaag())
    for _ in range(2):  # the second time there is no session left to speak of
        assert client.get("/mijn-dag/").url.startswith("/inloggen/")
    with transactie(SYSTEEM):
        regels = LogboekRegel.objects.filter(inhoud__contains="sessie geldt niet meer")
        assert [str(samira.pk) in regel.inhoud for regel in regels] == [True]
