"""What people type: strange names, right-to-left, emoji, two megabytes, and nonsense in every field of every form."""

import html

import pytest
from django.db import transaction
from django.test import Client

from keukentafel.dossier.models import Gespreksverslag, Journaalregel
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.toegang.models import Contact
from tests import personages as p
from tests.eenmaal import eenmaal
from tests.inloggen import log_in
from tests.moeilijk.kruipen import Blad, kruip
from tests.moeilijk.wereld import VREEMD, maak_wereld

pytestmark = pytest.mark.django_db
REGEL = "d'Alençon مرحبا 👩‍👧 belt over de huur.\r\n"
TWEE_MB = 2 * 1024 * 1024
MEGA = REGEL * (TWEE_MB // len(REGEL.encode()) + 1) + "Klaar."
ONZIN = {"vreemd": VREEMD, "leeg": "", "nul": "\x00", "getal": "9" * 30}
NIET_STUREN = ("/uitloggen/", "/zoeken/", "/inloggen/")


gemaakt = eenmaal(maak_wereld)


@pytest.fixture
def wereld(gemaakt, db):
    return gemaakt()


@pytest.fixture
def samira(wereld):
    return log_in(Client(), wereld.wijk.samira)


@pytest.mark.parametrize(
    ("pad", "veld", "velden", "model"),
    [
        ("/contact/nieuw/", "tekst", {"kanaal": "telefoon", "vervolg": "klaar"}, Contact),
        ("/dossier/{d}/journaal/", "tekst", {}, Journaalregel),
        ("/dossier/{d}/verslag/nieuw/", "tekst", {"gesprek_op": "2026-01-05"}, Gespreksverslag),
    ],
)
def test_een_notitie_van_twee_megabyte_blijft_heel(wereld, samira, pad, veld, velden, model):
    antwoord = samira.post(pad.format(d=wereld.dossier.pk), {**velden, veld: MEGA})
    assert antwoord.status_code == 302
    with transactie(p.SYSTEEM):
        bewaard = model.objects.latest("gemaakt_op").tekst
    assert bewaard.replace("\r\n", "\n") == MEGA.replace("\r\n", "\n")


def test_een_vreemde_naam_gaat_door_elk_naamveld_en_staat_heel_op_de_kaart(samira):
    namen = ("roepnaam", "geslachtsnaam", "voornamen", "partnernaam")
    velden = {naam: f"{VREEMD} {naam}" for naam in namen}
    antwoord = samira.post("/inwoner/nieuw/", {**velden, "naamgebruik": "V", "toch_nieuw": "on"}, follow=True)
    assert antwoord.status_code == 200
    assert html.escape(velden["partnernaam"]).replace("&#x27;", "&#39;") in antwoord.text
    with transactie(p.SYSTEEM):
        inwoner = Inwoner.objects.latest("nummer")
    assert {naam: getattr(inwoner, naam) for naam in namen} == velden


@pytest.mark.traag
@pytest.mark.parametrize("naam", ["samira", "mo", "bea", "frans"])
def test_onzin_in_elk_veld_van_elk_formulier_is_een_gewone_fout(wereld, naam):
    """Every form of every page within reach, with nonsense in all its fields: never a 500, and the text comes back."""
    client = log_in(Client(raise_request_exception=False), wereld.wie(naam))
    bladen = [b for b in kruip(client, "/", "/profiel/") if b.antwoord["Content-Type"].startswith("text/html")]
    formulieren = {
        form.actie or blad.adres.partition("?")[0]: form
        for blad in bladen
        for form in Blad(blad.adres, blad.tekst).formulieren
        if form.methode == "post"
    }
    acties = [a for a in formulieren if a.startswith("/") and a not in NIET_STUREN]
    pogingen = [(actie, soort) for actie in acties for soort in ONZIN]
    uitkomst = {poging: verstuur(client, poging[0], formulieren[poging[0]], ONZIN[poging[1]]) for poging in pogingen}
    stuk = [f"{actie} met {soort}: {status}" for (actie, soort), status in uitkomst.items() if status >= 500]
    assert not stuk, "\n".join(stuk)


def verstuur(client, actie, form, onzin):
    """What it changed is undone, so that every kind of nonsense meets the same world: one walk is enough for all."""
    velden = dict.fromkeys((v for v in form.velden if v != "csrfmiddlewaretoken"), onzin)
    with transaction.atomic():
        status = client.post(actie, velden).status_code
        transaction.set_rollback(True)
    return status
