"""What may be a password: long, not guessed first, and for the rest whatever somebody can remember."""

import re

import pytest
from django.test import Client

from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.herstel import eis_wachtwoord
from keukentafel.organisatie.handelingen.medewerkers import wachtwoord_zetten
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.matrix import Rol
from tests.inloggen import GEHEIM, WACHTWOORD, log_in, maak_account
from tests.personages import SYSTEEM, actor, maak_medewerker, maak_wijk

SAMIRA = Medewerker(gebruikersnaam="samira.bakker", naam="Samira Bakker", email="samira@voorbeeld.nl")
MAG = [
    "vier houten stoelen",
    "aaaabbbbccccd zon",
    "ÿß漢字 مرحبا 👩‍👧 mooi",
    "x7$" * 40,
    "de keukentafel van oma Jansje",
]
MAG_NIET = {
    "te kort": "elf tekens!",
    "wat iedereen heeft": "international",
    "de eigen naam": "samira.bakker1",
    "ons woord": "Keukentafel2026!",
    "onze woorden": "Wijkteam-Schiedam-01",
    "een jaargetijde": "Zomer2026!!!!",
    "alleen cijfers eromheen": "12345welkom67890",
}


@pytest.mark.parametrize("wachtwoord", MAG)
def test_elke_samenstelling_mag_als_het_maar_lang_en_eigen_is(wachtwoord):
    eis_wachtwoord(wachtwoord, SAMIRA)


@pytest.mark.parametrize("geval", MAG_NIET)
def test_wat_als_eerste_wordt_geprobeerd_mag_niet(geval):
    with pytest.raises(Fout) as fout:
        eis_wachtwoord(MAG_NIET[geval], SAMIRA)
    assert MAG_NIET[geval] not in fout.value.tekst


@pytest.mark.django_db
def test_het_veld_is_gemaskeerd_en_laat_een_kluis_en_plakken_toe():
    pagina = log_in(Client(), maak_wijk().samira).get("/profiel/").text
    velden = re.findall(r'<input[^>]*name="(?:nu|nieuw)"[^>]*>', pagina)
    assert len(velden) == 2
    assert all('type="password"' in v and "autocomplete=" in v for v in velden)
    assert not re.search(r"onpaste|maxlength", "".join(velden))


@pytest.mark.django_db
def test_een_spatie_aan_het_eind_hoort_bij_het_wachtwoord_en_het_oude_wordt_gevraagd():
    samira = maak_account(maak_wijk().samira)
    client = log_in(Client(), samira)
    velden = {"wat": "wachtwoord", "nu": WACHTWOORD, "nieuw": " zes blauwe emmers "}
    mis = client.post("/profiel/", {**velden, "nu": "iets anders dan dit"})
    assert (mis.status_code, "niet je wachtwoord van nu" in mis.text) == (422, True)
    assert client.post("/profiel/", velden).status_code == 302
    samira.refresh_from_db()
    assert samira.check_password(" zes blauwe emmers ")
    assert not samira.check_password("zes blauwe emmers")


@pytest.mark.django_db
def test_een_nieuw_startwachtwoord_laat_de_code_staan():
    samira = maak_account(maak_wijk().samira)
    with transactie(SYSTEEM):
        bea = maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    a = actor(bea)
    with transactie(a):
        wachtwoord_zetten(actor=a, medewerker_id=samira.pk, wachtwoord="zes blauwe emmers")
    samira.refresh_from_db()
    assert (samira.totp_geheim, samira.startwachtwoord) == (GEHEIM, True)
    assert samira.totp_bevestigd_op
