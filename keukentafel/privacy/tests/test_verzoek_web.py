"""The screens of requests: every step posts without JavaScript; the list asks the same at 1 and at 50."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.pakket import pakket_vullen
from keukentafel.privacy.models import Inzagepakket, Pakketstuk, Privacyverzoek
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
ONTVANG = {"soort": "inzage", "over_naam": "Fatma", "hoedanigheid": "zelf", "kanaal": "balie", "bewijs": "paspoort"}


@pytest.fixture
def g():
    return maak_geval()


def tel(client, pad) -> int:
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(pad).status_code == 200
    return len([v for v in vragen if not v["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"))])


def het_verzoek() -> Privacyverzoek:
    with transactie(p.SYSTEEM):
        return Privacyverzoek.objects.get()


def test_de_wijkcoach_neemt_aan_vanaf_de_kaart(client, g):
    log_in(client, g.wijk.samira)
    pad = f"/privacy/verzoeken/nieuw/{g.fatma.pk}/"
    assert pad in client.get(f"/inwoner/{g.fatma.pk}/").content.decode()
    assert "Fatma" in client.get(pad).content.decode()
    assert client.post(pad, ONTVANG | {"over_naam": ""}).status_code == 422
    assert client.post(pad, ONTVANG).url == f"/inwoner/{g.fatma.pk}/"
    assert het_verzoek().inwoner_id == g.fatma.pk
    assert client.get("/privacy/verzoeken/").status_code == 403


def test_alle_stappen_van_aannemen_tot_geven(client, g):
    log_in(client, g.petra)
    velden = {"over_naam": "Fatma Alençon", "over_geboren": "1988-03-07", "bewijs": ""}
    pad = client.post("/privacy/verzoeken/nieuw/", ONTVANG | velden).url
    assert client.post(f"{pad}identiteit/", {"klopt": "ja"}).status_code == 422
    for stap, data in (
        ("identiteit", {"klopt": "ja", "bewijs": "id_kaart"}),
        ("koppelen", {"naam": "Fatma Alençon", "geboren": "1988-03-07"}),
        ("feiten", {"hoedanigheid": "zelf"}),
        ("oordeel", {"oordeel": "ja"}),
        ("verlengen", {"verleng-reden": "Groot dossier."}),
        ("wachten", {"op": ""}),
        ("pakket", {}),
    ):
        assert client.post(f"{pad}{stap}/", data).status_code == 302, stap
    with transactie(p.SYSTEEM):
        pakket = Inzagepakket.objects.get()
    assert "bronnen" in client.get(pad).content.decode()
    pakket_vullen(pakket_id=pakket.pk)
    lees_alles(client, pad, pakket)
    client.post(f"{pad}pakket/{pakket.pk}/afronden/")
    assert "Een collega kijkt dit pakket na" in client.get(pad).content.decode()
    log_in(client, g.ria)
    client.post(f"{pad}pakket/{pakket.pk}/nakijken/")
    client.post(f"{pad}pakket/{pakket.pk}/terug/")
    assert client.get(f"{pad}pakket/{pakket.pk}/inzage.pdf").status_code == 404


def lees_alles(client, pad, pakket):
    assert client.get(f"{pad}pakket/{pakket.pk}/?toon=alle").status_code == 200
    with transactie(p.SYSTEEM):
        eerste, *rest = Pakketstuk.objects.filter(pakket=pakket).order_by("volgnr")
    stuk = f"{pad}stuk/{eerste.pk}/"
    assert client.get(stuk).status_code == 200
    assert client.post(f"{stuk}mee/", {"reden": "ander", "ook": "staat er niet"}).status_code == 422
    assert client.post(f"{stuk}mee/", {"reden": "ander", "blijf": "ja"}).url == stuk
    assert client.post(f"{stuk}weg/", {"grond": "veilig"}).status_code == 422
    assert client.post(f"{stuk}weg/", {"grond": "niet_over"}).status_code == 302
    for s in rest:
        assert client.post(f"{pad}stuk/{s.pk}/mee/", {"reden": "ander"}).status_code == 302


def test_afsluiten_en_de_lijsten(client, g):
    v = g.verzoek(g.fatma, soort="bezwaar")
    log_in(client, g.petra)
    pad = f"/privacy/verzoeken/{v.pk}/"
    assert client.post(f"{pad}afsluiten/", {"sluit-uitkomst": "geweigerd"}).status_code == 422
    assert client.post(f"{pad}afsluiten/", {"sluit-uitkomst": "geweigerd", "sluit-reden": "Nodig."}).status_code == 302
    assert "Afgewezen" in client.get("/privacy/verzoeken/?stand=klaar&soort=bezwaar").content.decode()


def test_de_lijst_vraagt_evenveel_bij_een_en_bij_vijftig(client, g):
    g.verzoek(g.fatma)
    log_in(client, g.petra)
    een = tel(client, "/privacy/verzoeken/")
    for _ in range(50):
        g.verzoek(g.fatma)
    assert tel(client, "/privacy/verzoeken/") == een <= 12
