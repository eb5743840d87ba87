"""The log-in expires in the middle of a form: without JavaScript too, the text is there after logging in again."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Verkenning
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.models import Doel
from keukentafel.toegang.models import Afspraak, Contact, Melding
from tests import personages as p
from tests.eenmaal import eenmaal
from tests.inloggen import WACHTWOORD, code_nu, maak_account
from tests.moeilijk.wereld import maak_wereld

pytestmark = pytest.mark.django_db
GETYPT = "Dit typte ik net,\nd'Alençon-Yılmaz مرحبا 👩‍👧 <b> & 2 > 1"
INTAKE = {"urgentie": "gewoon", "wet": "wmo", "taal": "nl", "melder_soort": "inwoner", "kanaal": "telefoon"}
BRIEF = {"tekst": GETYPT, "naam": "Ontvangstbevestiging", "reden": "klacht", "ingang": "2030-01-01"}
AFSPRAAK = {"onderwerp": GETYPT, "dag": "2030-01-07", "tijd": "10:00", "duur": "60", "soort_plaats": "thuis"}
# kind of form: who, path ({d} dossier), fields, model in which the text must end (None: a preview follows)
FORMULIEREN = {
    "contact": ("samira", "/contact/nieuw/", {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT}, Contact),
    "melding": ("samira", "/meldingen/nieuw/", {**INTAKE, "hulpvraag": GETYPT}, Melding),
    "journaal": ("samira", "/dossier/{d}/journaal/", {"tekst": GETYPT}, Journaalregel),
    "verslag": (
        "samira",
        "/dossier/{d}/verslag/nieuw/",
        {"gesprek_op": "2026-01-05", "tekst": GETYPT},
        Gespreksverslag,
    ),
    "verkenning": ("samira", "/dossier/{d}/vraag/", {"eigen_woorden": GETYPT}, Verkenning),
    "doel": ("samira", "/dossier/{d}/plan/doelen/", {"resultaat": GETYPT, "stap": "Bel school"}, Doel),
    "afspraak": ("samira", "/agenda/nieuw/", AFSPRAAK, Afspraak),
    "beheer": ("bea", "/beheer/brieven/ontvangstbevestiging/", BRIEF, None),
}


def _met_account():
    wereld = maak_wereld()
    for naam in ("samira", "bea"):
        maak_account(wereld.wie(naam))
    return wereld


gemaakt = eenmaal(_met_account)


@pytest.fixture
def wereld(gemaakt, db):
    return gemaakt()


def merk(antwoord):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', antwoord.text)[1]


def log_in_op_scherm(client, naam):
    velden = {"gebruikersnaam": naam, "wachtwoord": WACHTWOORD}
    client.post("/inloggen/", {**velden, "csrfmiddlewaretoken": merk(client.get("/inloggen/"))})
    return client.post(
        "/inloggen/code/", {"code": code_nu(), "csrfmiddlewaretoken": merk(client.get("/inloggen/code/"))}
    )


def velden_van(pagina, actie):
    """What a browser sends from the kept form, an entity decoded and the first line break dropped, as HTML says."""
    form = pagina.split(f'action="{actie}"', 1)[1].split("</form>", 1)[0]
    tekst = {
        n: html.unescape(w) for n, w in re.findall(r'<textarea hidden name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.S)
    }
    verborgen = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return {**verborgen, **tekst}


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_de_tekst_is_er_na_opnieuw_inloggen_en_gaat_alsnog_mee(wereld, soort):
    naam, pad, velden, model = FORMULIEREN[soort]
    pad = pad.format(d=wereld.dossier.pk)
    client = Client(enforce_csrf_checks=True)
    log_in_op_scherm(client, naam)
    velden = {**velden, "csrfmiddlewaretoken": merk(client.get("/profiel/"))}
    with transactie(p.SYSTEEM):
        voor = model.objects.count() if model else Inrichting.objects.count()
        Session.objects.all().delete()
    assert client.post(pad, velden).url == "/inloggen/"
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        assert log_in_op_scherm(client, naam).url == "/inloggen/verder/"
        pagina = client.get("/inloggen/verder/").text
        assert html.escape(GETYPT, quote=False) in pagina.replace("&#39;", "'")
        antwoord = client.post(pad, velden_van(pagina, pad))
    if model is None:
        assert html.escape(GETYPT, quote=False) in antwoord.text.replace("&#39;", "'").replace("\r\n", "\n")
        return
    assert antwoord.status_code == 302, antwoord.text
    with transactie(p.SYSTEEM):
        assert model.objects.count() == voor + 1


def test_een_bsn_dat_bewaard_is_staat_niet_leesbaar_op_het_scherm(wereld):
    client = Client(enforce_csrf_checks=True)
    log_in_op_scherm(client, "samira")
    velden = {"roepnaam": "Bo van de Dijk", "bsn": "1234 56 782", "csrfmiddlewaretoken": merk(client.get("/profiel/"))}
    Session.objects.all().delete()
    client.post("/inwoner/nieuw/", velden)
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        log_in_op_scherm(client, "samira")
        pagina = client.get("/inloggen/verder/").text
    leesbaar = pagina.split("</dl>")[0]
    assert "Bo van de Dijk" in leesbaar
    assert "1234 56 782" not in leesbaar
    with transactie(p.SYSTEEM):
        assert not Inwoner.objects.filter(roepnaam="Bo van de Dijk").exists()


@pytest.mark.parametrize("los", ["/concept/", "/sessie/"])
def test_wat_een_ander_tabblad_op_de_achtergrond_stuurt_verdringt_het_bewaarde_formulier_niet(wereld, los):
    client = Client(enforce_csrf_checks=True)
    log_in_op_scherm(client, "samira")
    velden = {"kanaal": "telefoon", "vervolg": "klaar", "tekst": GETYPT}
    velden["csrfmiddlewaretoken"] = merk(client.get("/profiel/"))
    Session.objects.all().delete()
    client.post("/contact/nieuw/", velden)
    koppen = {"X-CSRFToken": velden["csrfmiddlewaretoken"], "Sec-Fetch-Mode": "cors"}
    assert client.post(los, {"sleutel": "x"}, content_type="application/json", headers=koppen).status_code == 401
    with klok.zet_klok(klok.nu() + timedelta(minutes=2)):
        log_in_op_scherm(client, "samira")
        assert 'action="/contact/nieuw/"' in client.get("/inloggen/verder/").text
