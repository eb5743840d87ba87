"""Statements per page: at most 12, and with all its lazily loaded panels at most 30 (architectuur.md §8, G15).

Counted is everything but BEGIN, COMMIT and SAVEPOINT: binding and the read log too. That the number is the same at 1
and 500 rows is tried per list, in the tests of its room.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.dossier.models import Eigenverklaring, Journaalregel
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.huisregels.test_rechten import SCHERMEN, VERWACHT, rollen
from tests.inloggen import log_in

NIET_GETELD = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
PANEEL = re.compile(r'hx-get="([^"]+)" hx-trigger="load"')


def vragen(client, pad, **kop):
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(pad, headers=kop)
    assert antwoord.status_code == 200, pad
    return sum(1 for v in gevangen if not v["sql"].startswith(NIET_GETELD)), antwoord.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("route", SCHERMEN)
def test_een_scherm_kost_hoogstens_twaalf_vragen(client, route):
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    rol = p.Rol(sorted(rollen(VERWACHT[SCHERMEN[route]]))[0])
    log_in(client, p.maak_medewerker("Proef", rol, wijk.oost))
    client.get(reverse(route))
    assert vragen(client, reverse(route))[0] <= 12


@pytest.mark.django_db
def test_het_overzicht_met_al_zijn_panelen_kost_hoogstens_dertig_vragen(client):
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    log_in(client, wijk.samira)
    aantal, pagina = vragen(client, f"/dossier/{dossier.pk}/")
    panelen = PANEEL.findall(pagina)
    assert len(panelen) >= 2
    assert aantal <= 12
    assert aantal + sum(vragen(client, pad, hx_request="true")[0] for pad in panelen) <= 30


def rijk_dossier(wijk):
    """Somebody with a wish in a word of the municipality, an own statement, and reasons to look to choose from."""
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    met_auteur = {"gemaakt_door": p.SYSTEEM.kenmerk, "dossier": dossier, "team": wijk.oost}
    with transactie(p.SYSTEEM):
        for soort, code in (("reden_meelezen", "vraag"), ("leesniveau", "klein"), ("gespreksplaats", "park")):
            Inrichting.objects.create(soort=soort, code=code, naam=f"Naam van {code}", geldig_van=p.BEGIN)
        fatma = Inwoner.objects.get(roepnaam="Fatma", lidmaatschappen__huishouden=dossier.huishouden_id)
        Inwoner.objects.filter(pk=fatma.pk).update(leesniveau="klein", voorkeursplaats="park")
        regel = Journaalregel.objects.create(**met_auteur, moment=klok.nu(), tekst="Gebeld")
        stuk = {"stuk_id": regel.pk, "stuk_naam": "Journaal", "woorden": "Dat zei ik niet.", "op": klok.vandaag()}
        Eigenverklaring.objects.create(**met_auteur, **stuk, inwoner=fatma)
        regels = [Journaalregel(**met_auteur, moment=klok.nu(), tekst="Gebeld") for _ in range(499)]
        Journaalregel.objects.bulk_create(regels)
    return dossier


@pytest.mark.django_db
def test_het_overzicht_kost_altijd_evenveel_vragen_wat_er_ook_in_staat(client):
    """One line and five hundred; somebody tied and somebody asked why they look; with and without names to look up."""
    wijk = p.maak_wijk()
    eerste = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    arm, rijk = f"/dossier/{eerste.pk}/", f"/dossier/{rijk_dossier(wijk).pk}/"
    tellingen, paginas = set(), ""
    for wie in (wijk.samira, wijk.tom):
        log_in(client, wie)
        client.get(arm)
        for pad in (arm, rijk):
            aantal, pagina = vragen(client, pad)
            tellingen.add(aantal)
            paginas += pagina
    assert all(woord in paginas for woord in ("naam van klein", "naam van park", "Naam van vraag", "Dat zei ik niet."))
    assert tellingen == {11}


@pytest.mark.django_db
def test_samenvoegen_en_splitsen_kosten_hoogstens_twaalf_vragen(client):
    wijk = p.maak_wijk()
    een, ander = p.maak_inwoner(wijk.oost, roepnaam="Noor"), p.maak_inwoner(wijk.oost, roepnaam="Noortje")
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [een, ander]))
    log_in(client, wijk.samira)
    paden = [f"/inwoner/{een.pk}/dubbel/", f"/inwoner/{een.pk}/dubbel/{ander.pk}/", "/zoeken/?q=noor+vlietlaan+12"]
    paden += [f"/dossier/{dossier.pk}/samenvoegen/", f"/dossier/{dossier.pk}/splitsen/", "/zoeken/tekst/?q=huur"]
    client.get(paden[0])
    assert {pad: n for pad in paden if (n := vragen(client, pad)[0]) > 12} == {}
