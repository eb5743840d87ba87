"""The screens of pieces, restrictions and objections: each step posts without JavaScript, and says what is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.privacy.models import Beperking, Kennisgeving, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.hulp import toezicht
from keukentafel.privacy.tests.test_verbeteren import BRON, TEKST, kies, regel, verzoek, zegt  # noqa: F401
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def het(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def tekst(client, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    return antwoord.content.decode()


def test_van_kiezen_tot_besluit(client, g, regel):  # noqa: F811
    v = verzoek(g)
    pad = f"/privacy/verzoeken/{v.pk}/"
    log_in(client, g.petra)
    assert "Nog geen stukken gekozen" in tekst(client, pad)
    assert "er niets over deze persoon" in tekst(client, f"{pad}stukken/")
    stuk = f"{pad}stukken/{BRON}/{regel.pk}/"
    assert stuk in tekst(client, f"{pad}stukken/?bron={BRON}")
    assert TEKST in tekst(client, stuk)
    assert client.post(stuk, {"zin": "niet zo", "voorstel": "x"}).status_code == 422
    assert client.post(stuk, {"zin": "bij een vriend", "voorstel": "bij haar broer"}).url == pad
    rij = het(Verzoekstuk)
    punt = f"{pad}verzoekstuk/{rij.pk}/"
    assert "Samira kan nog antwoorden" in tekst(client, punt)
    log_in(client, g.wijk.samira)
    zienswijze = f"/zienswijze/{rij.pk}/"
    assert "bij haar broer" in tekst(client, zienswijze)
    assert client.post(zienswijze, {"zienswijze": "mening"}).status_code == 422
    assert client.post(zienswijze, {"zienswijze": "klopt"}).status_code == 302
    assert client.get(punt).status_code == 403
    log_in(client, g.wijk.tom)
    assert client.get(zienswijze).status_code == 404
    log_in(client, toezicht("Femke", p.Rol.FG))
    assert "Wat de maker vindt" in tekst(client, punt)
    assert client.post(punt, {"besluit": "geheel"}).status_code == 403
    log_in(client, g.petra)
    assert client.post(punt, {"besluit": "niet"}).status_code == 422
    assert client.post(punt, {"besluit": "geheel"}).url == pad
    assert "niets met een ander gedeeld" in tekst(client, punt)
    sluiten = {"sluit-uitkomst": "geweigerd", "sluit-reden": "Zo is het."}
    assert client.post(f"{pad}afsluiten/", sluiten).status_code == 422
    assert client.post(f"{pad}afsluiten/", sluiten | {"sluit-uitkomst": "gegeven"}).status_code == 302
    assert "Toegewezen" in tekst(client, pad)


def test_een_ontvanger_en_een_stuk_dat_elders_wordt_verbeterd(client, g, regel):  # noqa: F811
    v = verzoek(g)
    stuk = kies(g, v, regel)
    with transactie(p.SYSTEEM):
        velden = {"verzoekstuk": stuk, "inwoner": g.fatma, "ontvanger": "Dokter Bos", "gedeeld_op": klok.vandaag()}
        Kennisgeving.objects.create(**velden, gemaakt_door=p.SYSTEEM.kenmerk)
        Verzoekstuk.objects.update(besluit="geheel", nieuw="x", besloten_op=klok.nu())
    log_in(client, g.petra)
    punt = f"/privacy/verzoeken/{v.pk}/verzoekstuk/{stuk.pk}/"
    assert "Dokter Bos" in tekst(client, punt)
    assert "Kijk na of het is gedaan" in tekst(client, punt)
    assert "staan er nog" in client.post(f"{punt}nakijken/", follow=True).content.decode()
    ontvanger = f"{punt}ontvanger/{het(Kennisgeving).pk}/"
    assert client.post(ontvanger, {"uitkomst": "verteld"}).status_code == 422
    assert client.post(ontvanger, {"uitkomst": "verteld", "toelichting": "Gebeld."}).url == punt
    assert "al besloten" in client.post(f"{punt}weghalen/", follow=True).content.decode()


def test_beperken_en_laten_eindigen(client, g, regel):  # noqa: F811
    v = verzoek(g, "beperking")
    log_in(client, g.petra)
    pad = f"/privacy/verzoeken/{v.pk}/"
    velden = {"beperk-grond": "juistheid", "beperk-reden": "Wij gaan het na."}
    assert client.post(f"{pad}beperken/", velden).status_code == 422
    assert client.post(f"{pad}beperken/", velden | {"beperk-heel": "on"}).url == pad
    b = f"/privacy/beperkingen/{het(Beperking).pk}/"
    assert b in tekst(client, pad)
    assert b in tekst(client, "/privacy/beperkingen/")
    assert client.post(f"{b}einde/", {"reden": ""}).status_code == 422
    assert client.post(f"{b}einde/", {"reden": "Nagegaan."}).url == b
    assert "Waarom het eindigt" in tekst(client, b)
    assert b in tekst(client, "/privacy/beperkingen/?stand=eindigt")
    assert "Er staan hier geen beperkingen" in tekst(client, "/privacy/beperkingen/?stand=voorbij")


def test_de_wijkcoach_leest_het_op_elk_blad_van_het_dossier(client, g, regel):  # noqa: F811
    stuk = kies(g, verzoek(g), regel)
    zegt(g, stuk, "mening", "Zo zag ik het.")
    log_in(client, g.petra)
    velden = {"besluit": "niet", "reden": "Een oordeel.", "verklaring": "Ik heb geen schulden."}
    client.post(f"/privacy/verzoeken/{stuk.verzoek_id}/verzoekstuk/{stuk.pk}/", velden)
    client.post(
        f"/privacy/verzoeken/{verzoek(g, 'beperking').pk}/beperken/",
        {"beperk-grond": "juistheid", "beperk-reden": "Nagaan.", "beperk-heel": "on"},
    )
    log_in(client, g.wijk.samira)
    for blad in ("", "tijdlijn/", "vraag/", "plan/", "delen/", f"journaal/{regel.pk}/", "wie-mag-dit-zien/"):
        html = tekst(client, f"/dossier/{g.dossier.pk}/{blad}")
        assert "Ik heb geen schulden." in html, blad
        assert "Wij bewaren alles over Fatma alleen" in html, blad
    assert "Met eigen verklaring" in tekst(client, f"/dossier/{g.dossier.pk}/tijdlijn/")
    gevonden = client.post("/zoeken/tekst/", {"q": "schulden"}, follow=True).content.decode()
    assert "Eigen verklaring: Ik heb geen schulden." in gevonden
    weg = client.get(f"/dossier/{g.dossier.pk}/afdrukken/")
    assert weg.status_code == 422
    assert "alleen (AVG art. 18)" in weg.content.decode()


def test_een_bezwaar_wegen(client, g):
    v = verzoek(g, "bezwaar")
    log_in(client, g.petra)
    pad = f"/privacy/verzoeken/{v.pk}/"
    assert "Zolang het bezwaar wordt gewogen" in tekst(client, pad)
    velden = {"gebruik": "Overleg", "belang_inwoner": "Angst", "belang_ons": "Hulp", "uitkomst": "stoppen", "reden": ""}
    post = {f"weeg-{naam}": waarde for naam, waarde in velden.items()}
    assert client.post(f"{pad}wegen/", post).status_code == 422
    assert client.post(f"{pad}wegen/", post | {"weeg-reden": "Het kan zonder."}).url == pad
    assert "Wij stoppen" in tekst(client, pad)
    with transactie(p.SYSTEEM):
        assert Privacyverzoek.objects.filter(soort="verwijdering").count() == 1


def test_een_dossier_zonder_verklaring_vraagt_niets_extra(client, g, regel):  # noqa: F811
    log_in(client, g.wijk.samira)
    pad = f"/dossier/{g.dossier.pk}/journaal/{regel.pk}/"
    client.get(pad)
    with CaptureQueriesContext(connection) as vragen:
        client.get(pad)
    assert not [v for v in vragen if 'FROM "dossier_eigenverklaring"' in v["sql"].split("ARRAY(")[0]]


def test_de_lijst_vraagt_evenveel_bij_een_en_bij_twintig(client, g, regel):  # noqa: F811
    def tel():
        with CaptureQueriesContext(connection) as vragen:
            assert client.get("/privacy/beperkingen/").status_code == 200
        return len(vragen)

    def nog_een():
        rij = {"verzoek": v, "inwoner": g.fatma, "grond": "juistheid", "reden": "x", "aantal": 1, "gemaakt_door": "x"}
        with transactie(p.SYSTEEM):
            Beperking.objects.create(**rij, van=klok.vandaag(), bekijken_op=klok.vandaag())

    v = verzoek(g, "beperking")
    nog_een()
    log_in(client, g.petra)
    tel()
    een = tel()
    for _ in range(19):
        nog_een()
    assert tel() == een
