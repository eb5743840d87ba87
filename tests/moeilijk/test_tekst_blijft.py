"""No text is lost: the network goes, the browser is killed, the server restarts, while somebody writes in five tabs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest
from django.test import Client
from playwright.sync_api import expect

from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Verkenning
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Concept
from keukentafel.toegang.models import Contact, MeldingVerhaal
from tests import personages as p
from tests.hulp_processen import WORTEL
from tests.inloggen import log_in
from tests.moeilijk.wereld import maak_wereld
from tests.test_databank import wacht_op
from tests.test_dienst import poort, vraag  # noqa: F401  (fixture)

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.django_db(transaction=True)]
EERST = "Dit typte ik net,\nd'Alençon-Yılmaz مرحبا 👩‍👧 <b> & 2 > 1"
LATER = f"{EERST}\n\nEn dit kwam er later bij."
FORMULIEREN = {
    "contact": ("/contact/nieuw/", Contact, "tekst"),
    "melding": ("/meldingen/nieuw/", MeldingVerhaal, "hulpvraag"),
    "journaal": ("/dossier/{d}/journaal/", Journaalregel, "tekst"),
    "verslag": ("/dossier/{d}/verslag/nieuw/", Gespreksverslag, "tekst"),
    "verkenning": ("/dossier/{d}/vraag/", Verkenning, "eigen_woorden"),
}
OP_APPARAAT = "Bewaard op dit apparaat om"
OPGESLAGEN = "Concept opgeslagen om"
LEEG = """() => new Promise((goed) => {
  const vraag = indexedDB.open('keukentafel', 1);
  vraag.onsuccess = () => {
    const r = vraag.result.transaction('concept').objectStore('concept').count();
    r.onsuccess = () => { vraag.result.close(); goed(r.result === 0); };
  };
})"""


@pytest.fixture
def samira():
    """A wijkcoach with a dossier: who she is and where she writes."""
    wereld = maak_wereld()
    return wereld.wie("samira"), wereld.dossier.pk


def ingelogd(context, basis, wie):
    koekje = log_in(Client(), wie).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": koekje, "url": basis}])
    return context


def tabbladen(context, basis, dossier):
    """All five forms, each in a tab of its own."""
    bladen = {}
    for soort, (pad, _, _) in FORMULIEREN.items():
        bladen[soort] = context.new_page()
        bladen[soort].goto(basis + pad.format(d=dossier))
    return bladen


def vak(blad):
    return blad.locator("main textarea[data-concept-sleutel]").first


def typ(bladen, tekst):
    for blad in bladen.values():
        vak(blad).fill(tekst)


def staat(bladen, tekst, geduld=20_000):
    """Every form says where its text is now."""
    for blad in bladen.values():
        stand = blad.locator(f"[data-conceptstand={vak(blad).get_attribute('id')}]")
        expect(stand).to_contain_text(tekst, timeout=geduld)


def concepten():
    """How many drafts the server holds with this text."""
    with transactie(p.SYSTEEM):
        alle = [c.velden.values() for c in Concept.objects.all()]
    return sum(LATER in [w.replace("\r\n", "\n") for w in velden] for velden in alle)


def haal_terug(context, basis):
    """As somebody does who was thrown out: from the first screen, put back what is offered until nothing is."""
    blad = context.new_page()
    gevonden = []
    for _ in FORMULIEREN:
        blad.goto(f"{basis}/mijn-dag/")
        blad.locator("[data-concept-zet]").click()
        blad.wait_for_url(lambda url: "/mijn-dag/" not in url)
        blad.locator("[data-concept-zet]").click()
        staat({"dit": blad}, OPGESLAGEN)
        gevonden.append(vak(blad).input_value())
    blad.goto(f"{basis}/mijn-dag/")
    assert blad.evaluate(LEEG)
    return gevonden


def test_netwerk_weg_tijdens_schrijven_en_versturen(context, live_server, samira):
    bladen = tabbladen(ingelogd(context, live_server.url, samira[0]), live_server.url, samira[1])
    context.set_offline(True)
    for blad in bladen.values():
        vak(blad).fill(LATER)
        vak(blad).press("Control+Enter")
    staat(bladen, OP_APPARAAT)
    assert [vak(b).input_value() for b in bladen.values()] == [LATER] * 5
    context.set_offline(False)
    staat(bladen, OPGESLAGEN)
    assert concepten() == 5


def test_browser_gedood_zonder_netwerk(browser_type, browser_type_launch_args, live_server, samira, tmp_path):
    """The worst of both: part of the text is with the server, the rest only on the device of a browser killed hard."""
    eerste = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    bladen = tabbladen(ingelogd(eerste, live_server.url, samira[0]), live_server.url, samira[1])
    typ(bladen, EERST)
    staat(bladen, OPGESLAGEN)
    eerste.set_offline(True)
    typ(bladen, LATER)
    staat(bladen, OP_APPARAAT)
    dood(tmp_path)
    tweede = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    ingelogd(tweede, live_server.url, samira[0])
    assert haal_terug(tweede, live_server.url) == [LATER] * 5
    tweede.close()


def dood(map):
    """Kill -9 on the browser of this folder, and on nothing else."""
    for proces in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={map}" in (proces.info["cmdline"] or []):
            proces.kill()


def test_browser_gedood_en_verder_op_een_ander_apparaat(
    browser_type, browser_type_launch_args, browser, live_server, samira, tmp_path
):
    eerste = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    bladen = tabbladen(ingelogd(eerste, live_server.url, samira[0]), live_server.url, samira[1])
    typ(bladen, EERST)
    staat(bladen, OPGESLAGEN)
    dood(tmp_path)
    with browser.new_context() as ander:
        bladen = tabbladen(ingelogd(ander, live_server.url, samira[0]), live_server.url, samira[1])
        for blad in bladen.values():
            expect(vak(blad)).to_have_value(EERST)


@pytest.fixture
def dienst(poort, db):  # noqa: F811
    """The service as a process of its own on the database of this test; called again it is started once more."""
    gestart = []

    def start():
        opdracht = [sys.executable, "-m", "keukentafel", "dienst", "--zonder-taken"]
        omg = {**os.environ, "KEUKENTAFEL_POORT": str(poort), "KEUKENTAFEL_WERKERS": "1"}
        gestart.append(subprocess.Popen(opdracht, env=omg, cwd=WORTEL, stderr=subprocess.DEVNULL))
        wacht_op(lambda: vraag(poort, "/gezond/")[0] == 200, 60)
        return gestart[-1]

    yield start
    for proces in gestart:
        proces.kill()
        proces.wait()


def test_server_herstart_tijdens_schrijven(context, dienst, poort, samira):  # noqa: F811
    """Stopped and started under five open forms: what was typed meanwhile arrives by itself, and can still be sent."""
    basis = f"http://127.0.0.1:{poort}"
    eerste = dienst()
    bladen = tabbladen(ingelogd(context, basis, samira[0]), basis, samira[1])
    typ(bladen, EERST)
    staat(bladen, OPGESLAGEN)
    eerste.send_signal(signal.SIGTERM)
    eerste.wait()
    typ(bladen, LATER)
    staat(bladen, OP_APPARAAT)
    dienst()
    staat(bladen, OPGESLAGEN)
    for blad in bladen.values():
        vak(blad).press("Control+Enter")
    wacht_op(lambda: len(vastgelegd()) == 5, 30)
    assert vastgelegd() == [LATER] * 5


def vastgelegd():
    """Texts of LATER that are no draft any more but kept for good."""
    with transactie(p.SYSTEEM):
        alle = [w for _, model, veld in FORMULIEREN.values() for w in model.objects.values_list(veld, flat=True)]
    return [w.replace("\r\n", "\n") for w in alle if w.startswith("Dit typte ik net")]
