"""Hidden existence: at every door somebody hidden gives the same bytes, status and statements as nobody at all."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.inwoner.handelingen import NieuwLid, bestaan_afschermen, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.inloggen import log_in
from tests.moeilijk.wereld import doe

pytestmark = pytest.mark.django_db
# The same length and number of words, and no letters in common that a search would take for a typing error.
VERBORGEN, AFWEZIG = ("Zelda", "Kwintus"), ("Borre", "Ophaven")
DATUM = {"geboortedatum_dag": "7", "geboortedatum_maand": "3", "geboortedatum_jaar": "1984"}
INTAKE = {"urgentie": "gewoon", "wet": "wmo", "taal": "nl", "melder_soort": "inwoner", "kanaal": "telefoon"}
CONTACT = {"kanaal": "telefoon", "vervolg": "klaar", "tekst": "Gebeld"}
AFSPRAAK = {"onderwerp": "Kennismaken", "dag": "2030-01-07", "tijd": "10:00", "duur": "60", "soort_plaats": "thuis"}
HTMX = {"HX-Request": "true"}


class Toneel:
    """Zelda, her household, dossier and melding are known to Tom alone; Samira is his colleague."""

    def __init__(self) -> None:
        self.wijk = p.maak_wijk()
        with transactie(p.SYSTEEM):
            p.maak_team("overig", "Onbekend/overig", soort="overig")
            ada = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
        self.zelda = self._inwoner(*VERBORGEN)
        self.gezin = doe(huishouden_samenstellen, self.wijk.tom, leden=[NieuwLid(self.zelda.pk)])
        self.dossier = doe(dossier_openen_met_regie, self.wijk.tom, huishouden_id=self.gezin.pk)
        self.melding = doe(toegang.melding_maken, self.wijk.tom, hulpvraag="Ik word bedreigd", inwoner_id=self.zelda.pk)
        doe(bestaan_afschermen, ada, inwoner_id=self.zelda.pk, afgeschermd=True)
        open_ = self._inwoner("Noor", "Vermeer")
        self.eigen = doe(huishouden_samenstellen, self.wijk.tom, leden=[NieuwLid(open_.pk)])

    def _inwoner(self, roepnaam: str, naam: str):
        persoon = Persoonsgegevens(roepnaam=roepnaam, geslachtsnaam=naam, geboortedatum=date(1984, 3, 7))
        adres = Adresgegevens(straat="Vlietlaan", huisnummer="3", postcode="3111 AB", woonplaats="Schiedam")
        return doe(inwoner_registreren, self.wijk.tom, persoon=persoon, adres=adres, toch_nieuw=True)


@pytest.fixture
def toneel():
    return Toneel()


def merkloos(tekst, *weg):
    """Without what is new on every page (marks, keys, seconds of the clock) and without what was asked."""
    tekst = re.sub(r'(name="begonnen" value=)"[^"]*"', r"\1#", tekst)
    tekst = re.sub(r'data-sessie-seconden="\d+"', "#", tekst)
    tekst = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\b[A-Za-z0-9]{64}\b", "#", tekst)
    for woord in sorted((w for w in weg if w), key=len, reverse=True):
        tekst = re.sub(re.escape(woord), "~", tekst, flags=re.I)
    return tekst


def vraag(client, methode, pad, velden=None, *, kop=None, weg=()):
    """(status, where to, bytes, statements); what it wrote is undone, so that the second asks the same database."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = getattr(client, methode)(pad, velden or {}, headers=kop or {})
        transaction.set_rollback(True)
    soorten = [re.sub(r"\W.*", "", q["sql"].strip()) for q in gevangen.captured_queries]
    return antwoord.status_code, merkloos(antwoord.get("Location", ""), *weg), merkloos(antwoord.text, *weg), soorten


def naam(wie):
    return f"{wie[0]} {wie[1]}".lower()


NAAMDEUREN = {
    "zoeken": ("get", "/zoeken/", lambda w: {"q": naam(w)}, None),
    "zoeken met datum": ("post", "/zoeken/", lambda w: {"q": f"{w[1]} 7-3-1984"}, None),
    "suggesties": ("post", "/zoeken/suggesties/", lambda w: {"q": naam(w)}, HTMX),
    "persoonkiezer": ("post", "/inwoner/kiezen/?nieuw=1&anoniem=1", lambda w: {"q": naam(w)}, HTMX),
    "contactdialoog": ("post", "/contact/wie/", lambda w: {"q": naam(w)}, HTMX),
    "contact op naam": ("post", "/contact/nieuw/", lambda w: {**CONTACT, "wie": naam(w)}, None),
    "dubbel bij registreren": (
        "post",
        "/inwoner/nieuw/",
        lambda w: {"roepnaam": w[0], "geslachtsnaam": w[1], **DATUM},
        None,
    ),
    "dubbel bij intake": (
        "post",
        "/meldingen/nieuw/",
        lambda w: {**INTAKE, "hulpvraag": "Hulp", "voornaam": w[0], "achternaam": w[1], **DATUM},
        None,
    ),
    "intake op naam": ("post", "/meldingen/nieuw/", lambda w: {**INTAKE, "hulpvraag": "Hulp", "wie": naam(w)}, None),
}


@pytest.mark.parametrize("wie", ["samira", "frans"])
@pytest.mark.parametrize("deur", NAAMDEUREN)
def test_op_naam_is_verborgen_gelijk_aan_afwezig(toneel, wie, deur):
    client = log_in(Client(), getattr(toneel.wijk, wie))
    methode, pad, velden, kop = NAAMDEUREN[deur]
    paar = []
    for persoon in (VERBORGEN, AFWEZIG):
        weg = (naam(persoon), naam(persoon).replace(" ", "+"), naam(persoon).replace(" ", "%20"), *persoon)
        paar.append(vraag(client, methode, pad, velden(persoon), kop=kop, weg=weg))
    assert paar[0] == paar[1]


SLEUTELDEUREN = {
    "kaart": ("get", "/inwoner/{zelda}/", {}),
    "kaart bewerken": ("get", "/inwoner/{zelda}/bewerken/", {}),
    "bsn": ("post", "/inwoner/{zelda}/bsn/", {}),
    "huishouden": ("get", "/huishouden/{gezin}/", {}),
    "dossier": ("get", "/dossier/{dossier}/", {}),
    "noodtoegang dossier": ("get", "/noodtoegang/dossier/{dossier}/", {}),
    "noodtoegang huishouden": ("get", "/noodtoegang/huishouden/{gezin}/", {}),
    "noodtoegang inwoner": ("post", "/noodtoegang/inwoner/{zelda}/", {"categorie": "gevaar", "reden": "Er is gevaar."}),
    "toegang vragen": ("post", "/toegang-vragen/dossier/{dossier}/", {"reden": "Ik wil graag afstemmen."}),
    "tijdlijn": ("get", "/dossier/{dossier}/tijdlijn/", {}),
    "plan": ("get", "/dossier/{dossier}/plan/", {}),
    "journaal": ("post", "/dossier/{dossier}/journaal/", {"tekst": "Hallo"}),
    "dossier openen": ("post", "/dossier/openen/", {"huishouden_id": "{gezin}"}),
    "melding": ("get", "/meldingen/{melding}/", {}),
    "melding oppakken": ("post", "/meldingen/{melding}/oppakken/", {}),
    "contactdialoog": ("get", "/contact/nieuw/", {"persoon": "inwoner:{zelda}"}),
    "contact": ("post", "/contact/nieuw/", {**CONTACT, "persoon": "inwoner:{zelda}"}),
    "contact met huishouden": ("post", "/contact/nieuw/", {**CONTACT, "persoon": "huishouden:{gezin}"}),
    "intake": ("get", "/meldingen/nieuw/", {"persoon": "inwoner:{zelda}"}),
    "intake versturen": ("post", "/meldingen/nieuw/", {**INTAKE, "hulpvraag": "Hulp", "persoon": "inwoner:{zelda}"}),
    "afspraak": ("post", "/agenda/nieuw/", {**AFSPRAAK, "persoon": "inwoner:{zelda}"}),
    "huishouden samenstellen": ("post", "/inwoner/{zelda}/huishouden/", {}),
    "lid toevoegen": ("post", "/huishouden/{eigen}/lid/", {"naam": "iemand", "inwoner": "{zelda}"}),
    "relatie": ("post", "/inwoner/{zelda}/relatie/", {"soort": "ouder"}),
}


@pytest.mark.parametrize("deur", SLEUTELDEUREN)
def test_op_adres_is_verborgen_gelijk_aan_afwezig(toneel, deur):
    client = log_in(Client(), toneel.wijk.samira)
    methode, pad, velden = SLEUTELDEUREN[deur]
    t = toneel
    echt = {"zelda": t.zelda.pk, "gezin": t.gezin.pk, "dossier": t.dossier.pk, "melding": t.melding.pk}
    paar = []
    for sleutels in (echt, dict.fromkeys(echt, uuid4())):
        waar = {**sleutels, "eigen": t.eigen.pk}
        paar.append(vraag(client, methode, pad.format(**waar), {k: v.format(**waar) for k, v in velden.items()}))
    assert paar[0] == paar[1]
    assert paar[0][0] in (404, 422), deur


def test_op_dossiernummer_en_de_weigering_staat_in_het_logboek(toneel):
    client = log_in(Client(), toneel.wijk.samira)
    nummers = [str(toneel.dossier.nummer), "2099-99999"]
    paar = [vraag(client, "post", "/zoeken/suggesties/", {"q": n}, kop=HTMX, weg=(n,)) for n in nummers]
    assert paar[0] == paar[1]
    assert client.get(f"/dossier/{toneel.dossier.pk}/").status_code == 404
    with transactie(p.SYSTEEM):
        regels = LogboekRegel.objects.filter(inhoud__contains=str(toneel.dossier.pk))
        assert any('"soort":"geweigerd"' in r.inhoud for r in regels)


def test_het_dossier_van_een_ander_team_is_er_niet_en_de_poging_staat_in_het_logboek(toneel):
    gezin = toneel.eigen
    dossier = doe(dossier_openen_met_regie, toneel.wijk.tom, huishouden_id=gezin.pk)
    client = log_in(Client(), toneel.wijk.zoe)
    paar = [vraag(client, "get", f"/dossier/{sleutel}/") for sleutel in (dossier.pk, uuid4())]
    assert paar[0] == paar[1]
    assert paar[0][0] == 404
    assert client.get(f"/dossier/{dossier.pk}/").status_code == 404
    with transactie(p.SYSTEEM):
        regel = LogboekRegel.objects.filter(inhoud__contains=str(dossier.pk)).latest("id")
    assert '"soort":"geweigerd"' in regel.inhoud
