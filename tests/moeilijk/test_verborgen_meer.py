"""Hidden existence at the doors that came later: other ways to name somebody, print, export, lists and counts."""

import re
from difflib import unified_diff
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.besluit.handelingen.aanvraag import aanvraag_ontvangen
from keukentafel.kern.actor import transactie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in
from tests.moeilijk.test_verborgen import AFSPRAAK, AFWEZIG, HTMX, INTAKE, VERBORGEN, Toneel, merkloos, naam, vraag
from tests.moeilijk.wereld import doe

pytestmark = pytest.mark.django_db


@pytest.fixture
def toneel():
    return Toneel()


NAAMDEUREN = {
    "balie": ("post", "/balie/wie/", lambda w: {"q": naam(w)}, HTMX),
    "zoeken in tekst": ("get", "/zoeken/tekst/", lambda w: {"q": naam(w)}, None),
    "zoeken in dossiers": ("get", "/zoeken/dossiers/", lambda w: {"q": naam(w)}, None),
    "afspraak op naam": ("post", "/agenda/nieuw/", lambda w: {**AFSPRAAK, "wie": naam(w)}, None),
    "crisis op naam": ("post", "/meldingen/crisis/", lambda w: {"wie": naam(w), "tekst": "Nu hulp"}, None),
    "zorgmelding op naam": ("post", "/zorgmelding/nieuw/", lambda w: {**INTAKE, "wie": naam(w)}, None),
    "klacht": ("post", "/klachten/nieuw/", lambda w: {"klager_naam": naam(w), "woorden": "Te laat"}, None),
    "verzoek over gegevens": ("post", "/privacy/verzoeken/nieuw/", lambda w: {"over_naam": naam(w)}, None),
}
EIGENDEUREN = {
    "lid op naam": ("post", "/huishouden/{eigen}/lid/", "naam"),
    "relatie op naam": ("post", "/inwoner/{noor}/relatie/", "naam"),
    "vertegenwoordiger op naam": ("post", "/inwoner/{noor}/vertegenwoordiging/", "naam"),
    "dubbel bij bewerken": ("post", "/inwoner/{noor}/bewerken/", "geslachtsnaam"),
    "mogelijk dubbel": ("get", "/inwoner/{noor}/dubbel/", "q"),
}


def paar_op_naam(client, methode, pad, velden, kop=None):
    uit = []
    for wie in (VERBORGEN, AFWEZIG):
        weg = (naam(wie), naam(wie).replace(" ", "+"), naam(wie).replace(" ", "%20"), *wie)
        uit.append(vraag(client, methode, pad, velden(wie), kop=kop, weg=weg))
    return uit


def anders(een, ander):
    """What differs between two answers, short enough to read in a report."""
    uit = [(x, y) for x, y in zip(een, ander, strict=True) if x != y and not isinstance(x, str | list)]
    for x, y in zip(een, ander, strict=True):
        if x != y and isinstance(x, str | list):
            links, rechts = (deel.split("\n") if isinstance(deel, str) else deel for deel in (x, y))
            uit += [regel[:200] for regel in unified_diff(links, rechts, n=0, lineterm="")][2:12]
    return uit


@pytest.mark.parametrize("wie", ["samira", "frans"])
@pytest.mark.parametrize("deur", NAAMDEUREN)
def test_ook_hier_is_op_naam_verborgen_gelijk_aan_afwezig(toneel, wie, deur):
    methode, pad, velden, kop = NAAMDEUREN[deur]
    verborgen, afwezig = paar_op_naam(log_in(Client(), getattr(toneel.wijk, wie)), methode, pad, velden, kop)
    assert verborgen == afwezig
    assert verborgen[0] in (200, 302, 403, 422), deur


@pytest.mark.parametrize("deur", EIGENDEUREN)
def test_een_naam_bij_een_eigen_inwoner_zegt_niets_over_een_ander(toneel, deur):
    methode, pad, veld = EIGENDEUREN[deur]
    with transactie(p.SYSTEEM):
        noor = toneel.eigen.leden.get().inwoner_id
    pad = pad.format(eigen=toneel.eigen.pk, noor=noor)
    client = log_in(Client(), toneel.wijk.samira)
    verborgen, afwezig = paar_op_naam(client, methode, pad, lambda w: {veld: naam(w)})
    assert verborgen == afwezig
    assert verborgen[0] in (200, 302, 422), deur


# Print, export and the rooms that came later, by key. `bs`: in a decision, a request or a list of another room.
SLEUTELDEUREN = {
    "afdruk dossier": "/dossier/{dossier}/afdrukken/",
    "afdruk plan": "/dossier/{dossier}/plan/afdrukken/",
    "afdruk documenten": "/dossier/{dossier}/documenten/afdrukken/",
    "afdruk correspondentie": "/dossier/{dossier}/correspondentie/afdrukken/",
    "correspondentie": "/dossier/{dossier}/correspondentie/",
    "delen": "/dossier/{dossier}/delen/",
    "toestemming": "/dossier/{dossier}/delen/toestemming/nieuw/{zelda}/",
    "besluiten": "/dossier/{dossier}/besluit/",
    "besluiten kort": "/dossier/{dossier}/besluit/kort/",
    "termijnen van een huishouden": "/dossier/{dossier}/besluit/termijnen/",
    "aanvraag nieuw": "/dossier/{dossier}/aanvragen/nieuw/",
    "aanvraag": "/aanvragen/{aanvraag}/",
    "wie beslist": "/aanvragen/{aanvraag}/wie-beslist/",
    "bezwaren": "/dossier/{dossier}/bezwaren/paneel/",
    "klacht": "/klachten/nieuw/{zelda}/",
    "incident": "/incidenten/nieuw/{zelda}/",
    "verzoek": "/privacy/verzoeken/nieuw/{zelda}/",
    "wie keek": "/privacy/wie-keek/{zelda}/",
    "wie keek brief": "/privacy/wie-keek/{zelda}/brief.pdf",
    "wie keek gegevens": "/privacy/wie-keek/{zelda}/gegevens.json",
    "wie keek hier": "/privacy/wie-keek/dossier/{dossier}/",
    "wie mag dit zien": "/dossier/{dossier}/wie-mag-dit-zien/",
    "stop op bewaren": "/privacy/bewaarstops/dossier/{dossier}/",
    "dubbel": "/inwoner/{zelda}/dubbel/",
    "overdracht": "/dossier/{dossier}/regie/overdracht/afdrukken/",
    "mensen": "/dossier/{dossier}/regie/afdrukken/",
    "achttien": "/dossier/{dossier}/plan/18/",
}


@pytest.fixture
def met_aanvraag(toneel):
    velden = {"dossier_id": toneel.dossier.pk, "inwoner_id": toneel.zelda.pk, "procedure": "jeugd", "vraag": "Help"}
    toneel.aanvraag = doe(aanvraag_ontvangen, toneel.wijk.tom, **velden)
    return toneel


def test_afdruk_uitvoer_en_nieuwe_kamers_op_sleutel(met_aanvraag):
    """One scene for all of them: every pair is undone before the next."""
    t, client = met_aanvraag, log_in(Client(), met_aanvraag.wijk.samira)
    echt = {"zelda": t.zelda.pk, "dossier": t.dossier.pk, "aanvraag": t.aanvraag.pk}
    ongelijk, open_ = [], []
    for deur, pad in SLEUTELDEUREN.items():
        verborgen, afwezig = (
            vraag(client, "get", pad.format(**sleutels)) for sleutels in (echt, dict.fromkeys(echt, uuid4()))
        )
        ongelijk += [(deur, anders(verborgen, afwezig))] if verborgen != afwezig else []
        open_ += [deur] if verborgen[0] not in (403, 404) else []
    assert ongelijk == []
    # An empty panel, and a form that may be about nobody: both say no name.
    assert set(open_) == {"besluiten kort", "incident"}
    # The owner does get there, so that the scene is not empty.
    tom = log_in(Client(), t.wijk.tom)
    dicht = [deur for deur, pad in SLEUTELDEUREN.items() if tom.get(pad.format(**echt)).status_code != 200]
    assert set(dicht) <= {"stop op bewaren", "besluiten kort"}, dicht


LIJSTEN = (
    "/", "/mijn-dag/", "/caseload/", "/meldingen/", "/meldingen/onverdeeld/", "/team/verdelen/", "/terugbellen/",
    "/agenda/", "/agenda/afdrukken/", "/aanvragen/", "/besluiten/termijnen/", "/besluiten/te-beslissen/", "/nazorg/",
    "/campagnes/", "/bezwaren/", "/klachten/", "/overleg/", "/team/plannen/", "/team/stilstand/", "/team/achttien/",
    "/plan/afschalen/", "/overdrachten/", "/inwoner/dubbelen/", "/zoeken/dossiers/", "/taken/",
)  # fmt: skip


@pytest.mark.parametrize("wie", ["samira", "mo", "frans"])
def test_geen_lijst_of_telling_verschilt_of_zij_er_is(met_aanvraag, wie):
    """Every list with its counts: with the hidden Zelda, and in the same town after she is gone."""
    assert "Kwintus" in log_in(Client(), met_aanvraag.wijk.tom).get("/caseload/").text
    client = log_in(Client(), getattr(met_aanvraag.wijk, wie))
    for pad in LIJSTEN:
        client.get(pad)  # what only a first visit does
    met = {pad: _blad(client, pad) for pad in LIJSTEN}
    _haal_weg(met_aanvraag)
    zonder = {pad: _blad(client, pad) for pad in LIJSTEN}
    assert [(pad, anders(met[pad], zonder[pad])) for pad in LIJSTEN if met[pad] != zonder[pad]] == []
    assert sum(code == 200 for code, *_ in met.values()) >= 6


def _haal_weg(t):
    """As if she had never come: every row about her, by a system that sees them all."""
    with transactie(p.SYSTEEM):
        t.aanvraag.delete()
        t.melding.delete()
        t.dossier.delete()
        t.gezin.leden.all().delete()
        t.gezin.delete()
        t.zelda.adressen.all().delete()
        t.zelda.delete()


def _blad(client, pad):
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(pad)
    soorten = [re.sub(r"\W.*", "", q["sql"].strip()) for q in gevangen.captured_queries]
    return antwoord.status_code, merkloos(antwoord.text), soorten


def test_wie_op_naam_zoekt_staat_bij_de_deuren():
    """A module that begins to search people by name is a new door: add it to the lists here, and then to this one."""
    kamers = Path(settings.BASIS) / "keukentafel"
    zoekt = re.compile(r"opvragen\.zoeken import .*\b(zoek|mogelijk_dezelfde)\b|import zoek\b")
    gewoon = (pad for pad in kamers.rglob("*.py") if "tests" not in pad.parts)
    gevonden = {str(pad.relative_to(kamers)) for pad in gewoon if zoekt.search(pad.read_text())}
    assert gevonden == {
        "inwoner/handelingen/registreren.py",  # dubbel bij registreren, bewerken en intake
        "inwoner/opvragen/__init__.py",
        "inwoner/opvragen/dubbel.py",  # mogelijk dubbel
        "inwoner/web/zoeken.py",  # zoeken, suggesties, persoonkiezer
        "toegang/opvragen/contact.py",  # contactdialoog, contact, intake, afspraak, crisis en zorgmelding op naam
        "bureau/web/balie.py",  # balie
    }


def test_een_aandachtsfunctionaris_vindt_haar_wel(toneel):
    """The scene is not empty: who may know her finds her at the same door."""
    with transactie(p.SYSTEEM):
        ada = p.maak_medewerker("Ada2", Rol.AANDACHTSFUNCTIONARIS, None)
    for wie in (toneel.wijk.tom, ada):
        assert "Zelda" in log_in(Client(), wie).post("/zoeken/suggesties/", {"q": "zelda kwintus"}, headers=HTMX).text
