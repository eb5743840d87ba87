"""From the card of a resident: exactly the doors that open, and for everybody else how the question is passed on.

Hard cases with their outcome: the front office (VRAAGT: passed on), a colleague of the team without the regie (VRAAGT),
the regisseur (AANVAARD), a coach who is privacy officer too (AANVAARD), a colleague of another team (GEWEIGERD, as the
card), somebody of the own circle (GEWEIGERD), a resident who is hidden (GEWEIGERD, as one who is not there), a resident
of two households (AANVAARD: a paper for each that one may open), somebody who moved out (AANVAARD: no paper of there).
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.inwoner.handelingen import bestaan_afschermen
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.plan.tests.hulp import leden, maak_huis
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.opvragen.ingang import ingang
from keukentafel.privacy.opvragen.wie_keek import mag_maken
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.tests.hulp import regels, toezicht
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
VRAAG = "?soort=wie_keek"
GEHEIM = r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\b[A-Za-z0-9]{64}\b"
HTMX = {"hx_request": "true"}


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def fatma(huis):
    return leden(huis)["Fatma"]


def paneel(wie, inwoner_id):
    """The panel as the card fetches it; only through the address that stands on the card."""
    client = log_in(Client(), wie)
    kaart = client.get(f"/inwoner/{inwoner_id}/").content.decode()
    (adres,) = re.findall(r'hx-get="([^"]+/ingang/)"', kaart)
    return client, client.get(adres, headers=HTMX).content.decode()


def links(pagina):
    return re.findall(r'href="([^"#]+)"', pagina)


@pytest.mark.parametrize("wie", ["samira", "tom", "frans", "mo"])
def test_elke_link_gaat_open_en_wat_open_gaat_heeft_een_link(huis, fatma, wie):
    """Both ways: no link that ends in a refusal, and no door without its link."""
    client, pagina = paneel(getattr(huis.wijk, wie), fatma.pk)
    gevonden = links(pagina)
    assert {adres: client.get(adres).status_code for adres in gevonden} == dict.fromkeys(gevonden, 200)
    keek, gedeeld = f"/privacy/wie-keek/{fatma.pk}/", f"/dossier/{huis.dossier.pk}/delen/{fatma.pk}/gedeeld.pdf"
    for adres in (keek, gedeeld):
        assert (adres in gevonden) == (client.get(adres).status_code == 200), (wie, adres)
    assert (keek in gevonden) == (wie == "samira")
    assert any(VRAAG in adres for adres in gevonden) == (wie != "samira")


def test_een_wijkcoach_die_ook_toezicht_houdt(huis, fatma):
    petra = toezicht()
    with transactie(p.SYSTEEM):
        p.Rolvervulling.objects.create(medewerker=petra, rol=Rol.WIJKCOACH.value, team=huis.wijk.oost, van=p.BEGIN)
    client, pagina = paneel(petra, fatma.pk)
    assert f"/privacy/wie-keek/{fatma.pk}/" in links(pagina)
    assert client.get(f"/privacy/wie-keek/{fatma.pk}/").status_code == 200
    # Also from the dossier, where only the own cases stood.
    dossier = client.get(f"/privacy/wie-keek/dossier/{huis.dossier.pk}/").content.decode()
    assert f"/privacy/wie-keek/{fatma.pk}/" in links(dossier)


def test_wie_de_kaart_niet_opent_opent_het_paneel_ook_niet(huis, fatma):
    client = log_in(Client(), huis.wijk.zoe)
    assert client.get(f"/inwoner/{fatma.pk}/").status_code == 404
    assert client.get(f"/privacy/wie-keek/{fatma.pk}/ingang/").status_code == 404
    weigering = regels(soort="geweigerd")[-1]
    assert (weigering["recht"], weigering["object_id"]) == ("verzoek_ontvangen", str(fatma.pk))


def test_de_eigen_kring_heeft_geen_enkele_deur(huis, fatma):
    """MAN-08: the regisseur who turns out to be family."""
    samira = p.actor(huis.wijk.samira, mijdt=frozenset({fatma.pk}))
    with transactie(samira):
        assert mag_maken([fatma.pk]) == frozenset()
        with pytest.raises(NietGevonden):
            ingang(fatma.pk)


def test_twee_huishoudens_en_een_oud_adres(huis, fatma):
    with transactie(p.SYSTEEM):
        gezin = maak_huishouden(huis.wijk.oost, [fatma])
    ander = maak_dossier(huis.wijk.samira, gezin)
    _, pagina = paneel(huis.wijk.samira, fatma.pk)
    assert {a for a in links(pagina) if a.endswith("gedeeld.pdf")} == {
        f"/dossier/{d.pk}/delen/{fatma.pk}/gedeeld.pdf" for d in (huis.dossier, ander)
    }
    with transactie(p.SYSTEEM):
        Huishoudlid.objects.filter(inwoner=fatma, huishouden=gezin).update(tot=klok.vandaag())
    client, pagina = paneel(huis.wijk.samira, fatma.pk)
    assert f"/dossier/{ander.pk}/delen/{fatma.pk}/gedeeld.pdf" not in links(pagina)
    assert client.get(f"/dossier/{ander.pk}/delen/{fatma.pk}/gedeeld.pdf").status_code == 404


def test_wie_verborgen_is_en_wie_er_niet_is_geven_hetzelfde(huis, fatma):
    with transactie(p.SYSTEEM):
        ada = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
    with transactie(p.actor(ada)):
        bestaan_afschermen(actor=p.actor(ada), inwoner_id=fatma.pk, afgeschermd=True)
    client = log_in(Client(), huis.wijk.frans)
    antwoorden = [client.get(f"/privacy/wie-keek/{sleutel}/ingang/") for sleutel in (fatma.pk, uuid4())]
    assert [a.status_code for a in antwoorden] == [404, 404]
    assert len({re.sub(GEHEIM, "", a.content.decode()) for a in antwoorden}) == 1


def test_een_bezoek_aan_de_kaart_telt_een_keer(huis, fatma):
    """What the resident reads is how often somebody looked, and not how many panels a page has."""
    paneel(huis.wijk.tom, fatma.pk)
    assert [r["recht"] for r in regels(inwoner=str(fatma.pk), actor=str(huis.wijk.tom.pk))] == ["inwoner_lezen"]


def test_het_paneel_kost_hoogstens_twaalf_vragen(huis, fatma):
    client, _ = paneel(huis.wijk.samira, fatma.pk)
    with CaptureQueriesContext(connection) as vragen:
        client.get(f"/privacy/wie-keek/{fatma.pk}/ingang/", headers=HTMX)
    weg = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    assert len([v for v in vragen if not v["sql"].startswith(weg)]) <= 12


def test_zonder_javascript_is_het_een_pagina(huis, fatma):
    pagina = log_in(Client(), huis.wijk.frans).get(f"/privacy/wie-keek/{fatma.pk}/ingang/").content.decode()
    assert "<!doctype html>" in pagina
    assert f"/inwoner/{fatma.pk}/" in links(pagina)


# The request itself


def test_de_balie_begint_met_wat_er_gevraagd_is(huis, fatma):
    client = log_in(Client(), huis.wijk.frans)
    pad = f"/privacy/verzoeken/nieuw/{fatma.pk}/"
    pagina = client.get(pad + VRAAG).content.decode()
    assert '<option value="wie_keek" selected>' in pagina
    assert '<option value="balie" selected>' in pagina
    assert "selected>Inzage" not in client.get(f"{pad}?soort=onzin").content.decode()
    velden = {"soort": "wie_keek", "over_naam": "Fatma", "hoedanigheid": "zelf", "kanaal": "balie"}
    klaar = client.post(pad, velden, follow=True).content.decode()
    with transactie(p.SYSTEEM):
        verzoek = Privacyverzoek.objects.get()
    assert rv.doorgegeven(verzoek.uiterlijk, False) in klaar
    assert (verzoek.inwoner_id, verzoek.soort) == (fatma.pk, "wie_keek")


def test_de_privacy_officer_geeft_het_overzicht_zonder_pakket(huis, fatma):
    petra = toezicht()
    velden = {
        "soort": "wie_keek",
        "over_naam": "Fatma",
        "hoedanigheid": "zelf",
        "kanaal": "balie",
        "bewijs": "paspoort",
    }
    log_in(Client(), huis.wijk.frans).post(f"/privacy/verzoeken/nieuw/{fatma.pk}/", velden)
    client = log_in(Client(), petra)
    with transactie(p.SYSTEEM):
        pad = f"/privacy/verzoeken/{Privacyverzoek.objects.get().pk}/"
    overzicht = f"/privacy/wie-keek/{fatma.pk}/"
    assert overzicht not in links(client.get(pad).content.decode())
    client.post(f"{pad}feiten/", {"hoedanigheid": "zelf"})
    client.post(f"{pad}oordeel/", {"oordeel": "nee", "reden": "Niet zelf."})
    assert overzicht not in links(client.get(pad).content.decode())
    client.post(f"{pad}oordeel/", {"oordeel": "ja"})
    pagina = client.get(pad).content.decode()
    assert overzicht in links(pagina)
    assert "Verzamel de gegevens" not in pagina
    assert client.get(overzicht).status_code == 200
    client.post(f"{pad}afsluiten/", {"sluit-uitkomst": "gegeven", "sluit-reden": "Meegegeven op papier."})
    with transactie(p.SYSTEEM):
        assert Privacyverzoek.objects.get().uitkomst == "gegeven"


@pytest.mark.parametrize(("gezien", "nog"), [(True, False), (False, True)])
def test_wat_de_balie_mag_beloven(gezien, nog):
    zin = rv.doorgegeven(klok.vandaag(), gezien)
    assert "privacy officer" in zin
    assert ("bewijs van identiteit" in zin) is nog


def test_bij_een_verzoek_zegt_wie_de_inwoner_kent_dat_en_een_verborgene_heeft_daar_geen_deur(huis, fatma):
    """MAN-08: the privacy officer has no card of a resident. No link that ends in a refusal."""
    velden = {"soort": "wie_keek", "over_naam": "Fatma", "hoedanigheid": "zelf", "kanaal": "balie"}
    log_in(Client(), huis.wijk.frans).post(f"/privacy/verzoeken/nieuw/{fatma.pk}/", velden)
    client = log_in(Client(), toezicht())
    with transactie(p.SYSTEEM):
        pad = f"/privacy/verzoeken/{Privacyverzoek.objects.get().pk}/"
    kring = f"/inwoner/{fatma.pk}/eigen-kring/"
    assert kring in links(client.get(pad).content.decode())
    assert client.get(kring).status_code == 200
    with transactie(p.SYSTEEM):
        ada = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
    with transactie(p.actor(ada)):
        bestaan_afschermen(actor=p.actor(ada), inwoner_id=fatma.pk, afgeschermd=True)
    blad = client.get(pad)
    assert (blad.status_code, kring in links(blad.content.decode())) == (200, client.get(kring).status_code == 200)
    assert client.get(kring).status_code == 404
