"""The screens of four eyes on a role: the preview, the list, one proposal, what an error keeps, and the statements."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.bevestigcode import code_voor
from keukentafel.organisatie.models import Rolvervulling, Rolvoorstel
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.rolvoorstel import rollenblad
from keukentafel.poort.matrix import Rol
from tests.inloggen import log_in, maak_account
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag()


@pytest.fixture
def wijk():
    return maak_wijk()


def mens(naam, rol, team=None):
    with transactie(SYSTEEM):
        return maak_medewerker(naam, rol, team)


@pytest.fixture
def bea(client):
    bea = mens("Bea", Rol.FUNCTIONEEL_BEHEER)
    log_in(client, bea)
    return bea


def voorstel_voor(wie, door, nummer=0, team=None):
    return Rolvoorstel(
        medewerker=wie,
        rollen=["wijkteammanager" if team else "privacy_officer"],
        team=team,
        van=VANDAAG,
        reden=f"Reden {nummer}",
        voorgesteld_door=door,
        verloopt_op=VANDAAG + timedelta(days=14),
        gemaakt_door="test",
        gemaakt_op=klok.nu() - timedelta(minutes=nummer),
    )


def maak(*rijen):
    with transactie(SYSTEEM):
        return Rolvoorstel.objects.bulk_create(rijen)


def geef(client, wie, stap="vastleggen", **anders):
    velden = {"stap": stap, "rol": "privacy_officer", "van": VANDAAG.isoformat(), "reden": "Vervangt Marijke."}
    return client.post(f"/beheer/medewerkers/{wie.pk}/rol/", velden | anders, follow=True)


def test_het_voorbeeld_zegt_wie_bevestigt_en_legt_niets_vast(wijk, bea, client):
    mens("Ben", Rol.FUNCTIONEEL_BEHEER)
    pagina = geef(client, wijk.tom, "voorbeeld").content.decode()
    assert "Dit gaat pas in als een ander het bevestigt: Ben." in pagina
    assert not Rolvoorstel.objects.exists()


def test_het_voorbeeld_zegt_dat_niemand_kan_bevestigen(wijk, bea, client):
    assert "Nu kan niemand dit bevestigen" in geef(client, wijk.tom, "voorbeeld").content.decode()


def test_zonder_reden_blijft_alles_staan(wijk, bea, client):
    antwoord = geef(client, wijk.tom, reden="")
    assert antwoord.status_code == 422
    assert "Schrijf op waarom het nodig is" in antwoord.content.decode()
    assert 'value="privacy_officer" selected' in antwoord.content.decode()


def test_voorgesteld_staat_op_het_blad_van_de_medewerker(wijk, bea, client):
    pagina = geef(client, wijk.tom).content.decode()
    assert "Voorgesteld. Een ander bevestigt het nog." in pagina
    assert "Wacht op bevestiging" in pagina
    assert "Privacy officer, hele gemeente" in pagina


def test_verhuizen_zegt_het_ook(wijk, bea, client):
    wendy = mens("Wendy", Rol.WIJKTEAMMANAGER, wijk.oost)
    velden = {"van_team_id": wijk.oost.pk, "naar_team_id": wijk.zuid.pk, "van": VANDAAG.isoformat(), "reden": "Ruil"}
    pad = f"/beheer/medewerkers/{wendy.pk}/verhuizen/"
    assert "Nu kan niemand" in client.post(pad, velden | {"stap": "voorbeeld"}).content.decode()
    pagina = client.post(pad, velden | {"stap": "vastleggen"}, follow=True).content.decode()
    assert "Wijkteammanager: van Oost naar Zuid" in pagina


def test_bevestigen_en_teruggeven(wijk, bea, client):
    ben = mens("Ben", Rol.FUNCTIONEEL_BEHEER)
    een, twee = maak(voorstel_voor(wijk.tom, bea), voorstel_voor(wijk.zoe, bea))
    maak_account(wijk.zoe)
    log_in(client, ben)
    leeg = client.post(f"/rollen/{een.pk}/teruggeven/", {"antwoord": ""})
    assert (leeg.status_code, "Schrijf op waarom je dit niet bevestigt" in leeg.content.decode()) == (422, True)
    terug = client.post(f"/rollen/{een.pk}/teruggeven/", {"antwoord": "Nog niet."}, follow=True)
    assert "Je collega leest waarom" in terug.content.decode()
    code = code_voor(twee.pk, wijk.zoe)
    ja = client.post(f"/rollen/{twee.pk}/bevestigen/", {"code": code}, follow=True).content.decode()
    assert "Bevestigd door" in ja
    assert Rolvervulling.objects.filter(rol="privacy_officer").get().medewerker == wijk.zoe


def test_de_voorsteller_ziet_intrekken_en_geen_knop_om_te_bevestigen(wijk, bea, client):
    (voorstel,) = maak(voorstel_voor(wijk.tom, bea))
    pagina = client.get(f"/rollen/{voorstel.pk}/").content.decode()
    assert "Trek in" in pagina
    assert "Geef terug" not in pagina
    assert "zelf" in client.post(f"/rollen/{voorstel.pk}/bevestigen/", follow=True).content.decode()
    assert "Ingetrokken" in client.post(f"/rollen/{voorstel.pk}/intrekken/", follow=True).content.decode()


def test_een_manager_ziet_het_eigen_team(wijk, bea, client):
    wendy = mens("Wendy", Rol.WIJKTEAMMANAGER, wijk.oost)
    oost, zuid, stad = maak(
        voorstel_voor(wijk.tom, bea, 1, wijk.oost),
        voorstel_voor(wijk.zoe, bea, 2, wijk.zuid),
        voorstel_voor(wijk.mo, bea),
    )
    log_in(client, wendy)
    lijst = client.get("/rollen/").content.decode()
    assert ("Tom" in lijst, "Zoë" in lijst, "Mo<" in lijst) == (True, False, False)
    assert [client.get(f"/rollen/{v.pk}/").status_code for v in (oost, zuid, stad)] == [200, 404, 404]


def test_de_fg_ziet_alles_en_bevestigt_niets(wijk, bea, client):
    (voorstel,) = maak(voorstel_voor(wijk.tom, bea))
    log_in(client, mens("Fieke", Rol.FG))
    assert "Tom" in client.get("/rollen/").content.decode()
    assert "Bevestig<" not in client.get(f"/rollen/{voorstel.pk}/").content.decode()
    assert client.post(f"/rollen/{voorstel.pk}/bevestigen/").status_code == 403


def test_lege_lijst_wijst_verder_en_onzin_in_het_adres_doet_niets(wijk, bea, client):
    assert "Er wacht geen rol op bevestiging" in client.get("/rollen/").content.decode()
    for vraag in ("lijst=rollen&na=x", "lijst=alles&na=x", "lijst=onzin", "na=123"):
        assert client.get(f"/rollen/?{vraag}").status_code == 200


@pytest.mark.parametrize("lijst", ["alles", "rollen"])
def test_bladeren_toont_elke_rij_een_keer(wijk, bea, client, lijst):
    maak(*(voorstel_voor(wijk.tom, bea, n % 7) for n in range(60)))
    with transactie(SYSTEEM):
        Rolvervulling.objects.bulk_create(Rolvervulling(medewerker=bea, rol="fg", van=VANDAAG) for _ in range(60))
    with transactie(actor_van(bea)):
        een = rollenblad(lijst=lijst)
        twee = rollenblad(lijst=lijst, na=een.volgende)
    alles = Rolvoorstel.objects.count() if lijst == "alles" else Rolvervulling.objects.count()
    assert (len(een.regels), len(een.regels) + len(twee.regels), twee.volgende) == (50, alles, "")
    assert lijst == "rollen" or not {r.id for r in een.regels} & {r.id for r in twee.regels}


def test_vragen_per_pagina_blijven_gelijk(wijk, bea, client):
    paginas = ["/rollen/", "/rollen/?lijst=alles", "/rollen/?lijst=rollen"]
    (eerste,) = maak(voorstel_voor(wijk.tom, bea))
    paginas.append(f"/rollen/{eerste.pk}/")
    keren = []
    for _ in range(2):
        keren.append([_vragen(client, pad) for pad in paginas])
        maak(*(voorstel_voor(wijk.zoe, bea, n) for n in range(40)))
    assert keren[0] == keren[1]
    assert max(keren[0]) <= 12


def _vragen(client, pad):
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert client.get(pad).status_code == 200
    niet = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return len([v for v in vragen.captured_queries if not v["sql"].startswith(niet)])


def test_wie_mag_wat_wijst_erheen_voor_wie_het_volgt(wijk, bea, client):
    assert "/rollen/" in client.get("/wie-mag-wat/").content.decode()
    log_in(client, wijk.samira)
    assert "/rollen/" not in client.get("/wie-mag-wat/").content.decode()
    assert client.get("/rollen/").status_code == 403
