"""The screens of keeping: every step posts without JavaScript, and the list asks the same at 1 and at 50."""

from uuid import uuid4

import pytest

from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen import bewaren as h
from keukentafel.privacy.models import Bewaarstop, Vernietiging
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_bewaren import contact, geleden, sluit, vreemde
from keukentafel.privacy.tests.test_verzoek_web import tel
from keukentafel.toegang.models import Contact
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LIJST = "/privacy/bewaren/"


@pytest.fixture
def g():
    return maak_geval()


def de_lijst() -> Vernietiging:
    with transactie(p.SYSTEEM):
        return Vernietiging.objects.get()


def tekst(client, pad, status=200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status
    return antwoord.content.decode()


def test_van_lijst_tot_verklaring(client, g):
    contact(g, geleden(6), inwoner=vreemde(g), tekst="Piet belde.")
    log_in(client, g.petra)
    assert "Kort contact, 5 jaar" in tekst(client, f"{LIJST}?soort=contact")
    assert client.post(f"{LIJST}voorstellen/", {"soort": "contact"}).status_code == 302
    pad = f"/privacy/vernietigingen/{de_lijst().pk}/"
    assert "De aantallen worden geteld" in tekst(client, pad)
    h.lijst_proberen(vernietiging_id=de_lijst().pk)
    assert "Een collega keurt deze lijst goed" in tekst(client, pad)
    client.post(f"{pad}goedkeuren/")
    assert de_lijst().stand == "voorstel"
    log_in(client, g.ria)
    assert "Keur goed" in tekst(client, pad)
    client.post(f"{pad}goedkeuren/")
    assert "Vernietig nu" in tekst(client, pad)
    client.post(f"{pad}uitvoeren/")
    assert "0 van 1 zaken" in tekst(client, pad)
    h.lijst_uitvoeren(vernietiging_id=de_lijst().pk)
    inhoud = tekst(client, pad)
    assert "Verklaring van vernietiging" in inhoud
    assert "Er is niets gevonden dat weg had moeten zijn" in inhoud
    assert "Zonderling" not in inhoud
    assert client.get(f"{pad}verklaring.pdf")["Content-Type"] == "application/pdf"
    antwoord = client.post(f"{pad}resten/", {"namen": "Piet belde.\nNiemand Anders"})
    assert (antwoord.status_code, "Er is niets gevonden" in antwoord.content.decode()) == (200, True)
    with transactie(p.SYSTEEM):
        assert Contact.objects.get().tekst == ""


def test_weglaten_en_intrekken(client, g):
    contact(g, geleden(6), inwoner=vreemde(g))
    log_in(client, g.petra)
    client.post(f"{LIJST}voorstellen/", {"soort": "contact"})
    rij = de_lijst()
    h.lijst_proberen(vernietiging_id=rij.pk)
    pad = f"/privacy/vernietigingen/{rij.pk}/"
    with transactie(p.SYSTEEM):
        regel = rij.regels.get()
    client.post(f"{pad}regel/{regel.pk}/", {"reden": ""})
    assert "waarom dit van de lijst gaat" in tekst(client, pad)
    client.post(f"{pad}regel/{regel.pk}/", {"reden": "Loopt nog."})
    assert "Loopt nog." in tekst(client, pad)
    client.post(f"{pad}intrekken/")
    assert "er is niets vernietigd" in tekst(client, pad)
    assert "Ingetrokken" in tekst(client, "/privacy/vernietigingen/?stand=ingetrokken")
    assert "Er staan hier geen lijsten" in tekst(client, "/privacy/vernietigingen/?stand=klaar")
    assert client.get(f"{pad}verklaring.pdf").status_code == 404
    assert client.get(f"/privacy/vernietigingen/{uuid4()}/").status_code == 404


def test_bewaarstop_zetten_zien_en_opheffen(client, g):
    log_in(client, g.petra)
    pad = "/privacy/bewaarstops/nieuw/"
    fout = client.post(pad, {"dossiernummer": "x", "grond": "claim", "reden": "Claim 3."})
    assert (fout.status_code, "‘x’ is er niet" in fout.content.decode()) == (422, True)
    assert "Claim 3." in fout.content.decode()
    velden = {"dossiernummer": g.dossier.nummer, "grond": "claim", "reden": "Claim 3.", "tot": "2030-01-01"}
    assert client.post(pad, velden).url == "/privacy/bewaarstops/"
    assert "tot en met 1 januari 2030" in tekst(client, "/privacy/bewaarstops/")
    with transactie(p.SYSTEEM):
        stop = Bewaarstop.objects.get()
    log_in(client, g.wijk.samira)
    assert "Bewaarstop: er loopt een claim" in tekst(client, f"/privacy/bewaarstops/dossier/{g.dossier.pk}/")
    assert client.get("/privacy/bewaarstops/").status_code == 403
    log_in(client, g.ria)
    client.post(f"/privacy/bewaarstops/{stop.pk}/opheffen/", {"reden": "Betaald."})
    assert "Er loopt geen bewaarstop" in tekst(client, "/privacy/bewaarstops/")
    assert "Betaald." in tekst(client, "/privacy/bewaarstops/?toon=alle")


def test_lege_lijst_termijnen_en_onzin_in_het_adres(client, g):
    log_in(client, g.petra)
    assert "Hier is niets dat weg mag" in tekst(client, LIJST)
    inhoud = tekst(client, f"{LIJST}termijnen/")
    assert "Wmo 2015 art. 5.3.4; Selectielijst 2020, resultaat 8.3.1" in inhoud
    assert "met het dossier, onder de eigen wet" in inhoud
    for vraag in ("?soort=onzin&na=onzin", "?soort=contact&na=2020-01-01_x"):
        tekst(client, LIJST + vraag)
    tekst(client, "/privacy/vernietigingen/?stand=onzin&na=onzin")


def test_evenveel_vragen_bij_een_en_bij_vijftig(client, g):
    log_in(client, g.petra)
    sluit(g, geleden(21), "wmo")
    contact(g, geleden(6), inwoner=vreemde(g))
    een = tel(client, f"{LIJST}?soort=contact")
    los = vreemde(g, "Jan")
    for dag in range(50):
        contact(g, geleden(7, dag + 1), inwoner=los)
    dossier = tel(client, f"{LIJST}?soort=dossier")
    assert tel(client, f"{LIJST}?soort=contact") == een
    assert max(een, dossier) <= 24
    assert "na=" in tekst(client, f"{LIJST}?soort=contact")
    client.post(f"{LIJST}voorstellen/", {"soort": "contact"})
    h.lijst_proberen(vernietiging_id=de_lijst().pk)
    assert tel(client, f"/privacy/vernietigingen/{de_lijst().pk}/") <= 15
