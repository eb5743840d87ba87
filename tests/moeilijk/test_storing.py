"""The database is away, full or refuses: plain Dutch, the typed text, and nothing half written."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import pyotp
import pytest
from django.db import connections
from django.test import Client

from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Verkenning
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.plan.models import Doel
from keukentafel.toegang.models import Contact, Melding
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.hulp_processen import WORTEL, omgeving
from tests.inloggen import GEHEIM, WACHTWOORD, log_in
from tests.test_databank import postmaster, wacht_op
from tests.test_dienst import dienst, map, poort  # noqa: F401  (fixtures)

GETYPT = "Dit typte ik, d'Alençon مرحبا 👩‍👧"
HEEL = GETYPT.replace("'", "&#39;")
VOL = """
CREATE FUNCTION schijf_vol() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END$$;
CREATE TRIGGER a_schijf_vol BEFORE INSERT ON kern_gebeurtenis EXECUTE FUNCTION schijf_vol();
"""
INTAKE = {"urgentie": "gewoon", "wet": "wmo", "taal": "nl", "melder_soort": "inwoner", "kanaal": "telefoon"}


def tel(*modellen):
    with transactie(p.SYSTEEM):
        return [m.objects.count() for m in modellen]


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
class TestSchijfVol:
    """PostgreSQL's own error 53100, raised late in the act: the noun is written, its gebeurtenis does not fit."""

    @pytest.fixture
    def samira(self):
        """Logged in, with a dossier; the disk fills up afterwards."""
        wijk = p.maak_wijk()
        self.dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        client = log_in(Client(raise_request_exception=False), wijk.samira)
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute(VOL)
        return client

    @pytest.mark.parametrize(
        ("pad", "velden", "model"),
        [
            ("/contact/nieuw/", {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT}, Contact),
            ("/meldingen/nieuw/", {**INTAKE, "hulpvraag": GETYPT}, Melding),
            ("/dossier/{d}/journaal/", {"tekst": GETYPT}, Journaalregel),
            (
                "/dossier/{d}/verslag/nieuw/",
                {"gesprek_op": "2026-11-02", "tekst": GETYPT},
                Gespreksverslag,
            ),
            ("/dossier/{d}/vraag/", {"eigen_woorden": GETYPT}, Verkenning),
            ("/dossier/{d}/plan/doelen/", {"resultaat": GETYPT, "stap": "Bellen met school"}, Doel),
        ],
    )
    def test_de_tekst_staat_er_nog_en_er_is_niets_half(self, samira, pad, velden, model):
        voor = tel(model, Gebeurtenis)
        antwoord = samira.post(pad.format(d=self.dossier.pk), velden)
        assert antwoord.status_code == 503
        assert HEEL in antwoord.text
        assert "niets half" in antwoord.text
        assert "No space left" not in antwoord.text
        assert tel(model, Gebeurtenis) == voor

    def test_met_een_knop_om_opnieuw_te_versturen_zodra_het_weer_kan(self, samira):
        velden = {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT}
        antwoord = samira.post("/contact/nieuw/", velden)
        assert 'action="/contact/nieuw/"' in antwoord.text
        assert "csrfmiddlewaretoken" in antwoord.text
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("DROP TRIGGER a_schijf_vol ON kern_gebeurtenis")
        opnieuw = dict(re.findall(r'<textarea hidden name="(\w+)"[^>]*>\n([^<]*)</textarea>', antwoord.text))
        assert samira.post("/contact/nieuw/", {**opnieuw, "tekst": GETYPT}).status_code == 302
        assert tel(Contact) == [1]

    def test_htmx_houdt_het_formulier_op_de_pagina(self, samira):
        velden = {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT}
        antwoord = samira.post("/contact/nieuw/", velden, headers={"HX-Request": "true"})
        assert (antwoord.status_code, antwoord["Content-Type"]) == (503, "text/plain; charset=utf-8")

    def test_een_logboek_dat_niets_aanneemt_houdt_pagina_en_handeling_tegen(self, samira):
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("CREATE TRIGGER a_vol BEFORE INSERT ON logboek_regel EXECUTE FUNCTION schijf_vol()")
            cursor.execute("DROP TRIGGER a_schijf_vol ON kern_gebeurtenis")
        blad = samira.get(f"/dossier/{self.dossier.pk}/gezin/")
        assert blad.status_code == 503
        assert "Yılmaz" not in blad.text
        antwoord = samira.post("/contact/nieuw/", {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT})
        assert antwoord.status_code == 503
        assert HEEL in antwoord.text
        assert tel(Contact) == [0]

    def test_een_vreemde_krijgt_geen_knop_onder_zijn_tekst(self, samira):
        """A form from elsewhere while the database is full: refused, and its text is not ours to show."""
        streng = Client(enforce_csrf_checks=True, raise_request_exception=False)
        streng.cookies = samira.cookies
        antwoord = streng.post("/contact/nieuw/", {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT})
        assert antwoord.status_code == 403
        assert HEEL not in antwoord.text


class Bezoeker:
    """A browser without JavaScript: cookies, forms, redirects."""

    def __init__(self, basis: str) -> None:
        self.basis = basis
        koekjes = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(koekjes))
        self.merk = ""

    def vraag(self, pad: str, velden: dict[str, str] | None = None) -> tuple[int, str]:
        data = urllib.parse.urlencode({**velden, "csrfmiddlewaretoken": self.merk}).encode() if velden else None
        try:
            with self.opener.open(f"{self.basis}{pad}", data, timeout=60) as antwoord:
                status, tekst = antwoord.status, antwoord.read().decode()
        except urllib.error.HTTPError as fout:
            with fout:
                status, tekst = fout.code, fout.read().decode()
        if gevonden := re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', tekst):
            self.merk = gevonden[1]
        return status, tekst


MAAK = """
import django; django.setup()
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.inloggen import maak_account
maak_account(p.maak_wijk().samira)
"""


@pytest.mark.traag
def test_databank_gestopt_tijdens_het_bewaren(dienst, map, poort):  # noqa: F811
    """A real service whose real PostgreSQL is killed while somebody types; afterwards the same form is sent again."""
    dienst()
    omg = {**omgeving(map), "DJANGO_SETTINGS_MODULE": "keukentafel.settings"}
    opdracht = [sys.executable, "-c", f"{_OMGEVING}\n{MAAK}"]
    subprocess.run(opdracht, env=omg, cwd=WORTEL, check=True)
    samira = Bezoeker(f"http://127.0.0.1:{poort}")
    samira.vraag("/inloggen/")
    samira.vraag("/inloggen/", {"gebruikersnaam": "samira", "wachtwoord": WACHTWOORD})
    samira.vraag("/inloggen/code/", {"code": pyotp.TOTP(GEHEIM).now()})
    assert samira.vraag("/contact/nieuw/")[0] == 200
    os.kill(postmaster(map), signal.SIGKILL)
    wacht_op(lambda: samira.vraag("/gezond/gereed/")[0] == 503)
    status, tekst = samira.vraag("/contact/nieuw/", {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT})
    assert status == 503
    assert HEEL in tekst
    assert "Verstuur opnieuw" in tekst
    assert "even niet bereikbaar" in tekst
    assert samira.vraag("/mijn-dag/")[0] == 503
    status, tekst = samira.vraag("/inloggen/", {"gebruikersnaam": "samira", "wachtwoord": WACHTWOORD})
    assert status == 503
    assert WACHTWOORD not in tekst
    assert "Verstuur opnieuw" not in tekst


_OMGEVING = """
from keukentafel.kern.databank import standaard_map, zet_omgeving, zorg_voor_databank
zet_omgeving(zorg_voor_databank(standaard_map()))
"""
