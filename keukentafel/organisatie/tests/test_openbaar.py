"""Pages for residents without logging in: the entrance, a team's page, and what they never tell."""

from datetime import time

import pytest
from django.conf import settings

from keukentafel.kern import klok
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.regels import postcode_sleutels, uren_in_woorden
from tests.personages import SYSTEEM

SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"


@pytest.mark.parametrize(
    ("postcode", "sleutels"),
    [("3111 CA", ["3111ca", "3111"]), ("3111", ["3111"]), ("31", []), ("3111 C", []), ("aap", []), ("3111 caa", [])],
)
def test_een_postcode_van_zes_tekens_gaat_voor_vier_cijfers(postcode, sleutels):
    assert postcode_sleutels(postcode) == sleutels


def test_uren_worden_zinnen():
    werkdagen = [(dag, time(9), time(16), False) for dag in range(1, 6)]
    spoed = [(1, time(16), time(17), True), (3, time(16), time(17), True)]
    assert uren_in_woorden([*werkdagen, *spoed]) == (
        "maandag tot en met vrijdag van 9.00 tot 16.00 uur",
        "maandag en woensdag van 16.00 tot 17.00 uur, alleen bij spoed",
    )


@pytest.fixture
def schiedam(db):
    inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)


@pytest.mark.parametrize(
    ("velden", "naar"),
    [
        ({"postcode": "3121 AB", "huisnummer": "7"}, "noordrand"),
        ({"buurt": "BU06060101"}, "oost"),
        ({"postcode": "3118"}, "nieuwland"),
    ],
)
def test_de_ingang_wijst_het_team_aan(client, schiedam, velden, naar):
    antwoord = client.post("/wijkteams/", velden)
    assert (antwoord.status_code, antwoord["Location"]) == (302, f"/wijkteams/{naar}/")


@pytest.mark.parametrize("postcode", ["9999 ZZ", "geen", ""])
def test_een_onbekende_postcode_vraagt_naar_de_buurt(client, schiedam, postcode):
    antwoord = client.post("/wijkteams/", {"postcode": postcode})
    assert antwoord.status_code == 422
    assert "Kies hieronder uw buurt" in antwoord.text


def test_de_pagina_zegt_welke_vragen_hoe_waar_en_wanneer(client, schiedam):
    pagina = client.get("/wijkteams/oost/").text
    zinnen = ("Met welke vragen", "Zo werken wij", "maandag tot en met vrijdag van 9.00 tot 16.00 uur",
              "van 16.00 tot 17.00 uur, alleen bij spoed", "dinsdag van 18.00 tot 20.00 uur", "tel:14010")  # fmt: skip
    assert [zin for zin in zinnen if zin not in pagina] == []
    assert "Wijkteam Oost" in client.get("/wijkteams/").text


@pytest.mark.parametrize("code", ["frontoffice", "onbekend", "bestaat-niet"])
def test_een_team_zonder_pagina_is_er_niet(client, schiedam, code):
    assert client.get(f"/wijkteams/{code}/").status_code == 404


REDENEN = "/lichter-of-zwaarder/"


def test_de_redenen_om_te_schalen_zijn_openbaar_met_de_dag(client, schiedam):
    """REQ-070: linked from the page of a team, read without logging in, and only read."""
    assert REDENEN in client.get("/wijkteams/oost/").text
    eerste = Inrichting.objects.filter(soort="schaalcriterium").order_by("volgorde").first()
    blad = client.get(REDENEN)
    assert (blad.status_code, client.post(REDENEN).status_code) == (200, 405)
    assert eerste.naam in blad.text
    assert "Deze lijst geldt sinds" in blad.text


def test_een_reden_die_niet_meer_geldt_staat_er_niet(client, schiedam):
    rijen = Inrichting.objects.filter(soort="schaalcriterium").order_by("volgorde")
    oud = rijen.first()
    rijen.filter(pk=oud.pk).update(geldig_tot=klok.vandaag())
    assert oud.naam not in client.get(REDENEN).text


def test_zonder_eigen_lijst_staan_er_de_redenen_van_het_programma(client, db):
    pagina = client.get(REDENEN).text
    assert "Het doel is gehaald" in pagina
    assert "Deze lijst geldt sinds" not in pagina
