"""Devices: given, given back, lost and wiped; what is lost becomes a question (REQ-163)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.privacy.handelingen import apparaat as h
from keukentafel.privacy.models import Apparaat, Datalek
from keukentafel.privacy.regels import apparaat as ra
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_toegang_web import tekst, tel
from keukentafel.privacy.tests.toegang import voor_wie
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LIJST = "/privacy/apparaten/"


@pytest.fixture
def g():
    return maak_geval()


def geef(g, wie="petra", **anders):
    basis = {"soort": "laptop", "label": "L-001", "medewerker_id": g.wijk.samira.pk, "versleuteld": True}
    return g.doe(wie, h.apparaat_uitgeven, **{**basis, "uitgegeven_op": klok.dagen_geleden(10), **anders})


def kwijt(g, rij, wie="samira", hoe="In de trein laten liggen."):
    return g.doe(wie, h.apparaat_kwijt_melden, apparaat_id=rij.pk, hoe=hoe)


def fout_op(veld, daad):
    with pytest.raises(Fout) as fout:
        daad()
    assert fout.value.veld == veld, fout.value.tekst


def test_waar_het_is():
    dag, nu = klok.vandaag(), klok.nu()
    assert [ra.stand(None, None), ra.stand(None, nu), ra.stand(dag, nu)] == ["uitgegeven", "kwijt", "ingeleverd"]
    assert (set(ra.NAAM_VAN_SOORT), set(ra.NAAM_VAN_STAND)) == (set(ra.Soort), set(ra.Stand))


def test_uitgeven_en_wat_niet_kan(g):
    geef(g)
    fout_op("label", lambda: geef(g, medewerker_id=g.wijk.tom.pk))
    fout_op("label", lambda: geef(g, label=" "))
    fout_op("uitgegeven_op", lambda: geef(g, label="L-2", uitgegeven_op=klok.vandaag() + timedelta(days=1)))
    fout_op("medewerker_id", lambda: geef(g, label="L-2", medewerker_id=g.dossier.pk))
    with pytest.raises(GeenRecht):
        geef(g, "samira", label="L-2")


def test_innemen_en_aan_een_ander_geven(g):
    rij = geef(g)
    fout_op("op", lambda: g.doe("petra", h.apparaat_innemen, apparaat_id=rij.pk, op=klok.dagen_geleden(11)))
    g.doe("petra", h.apparaat_innemen, apparaat_id=rij.pk, op=klok.vandaag())
    fout_op(None, lambda: g.doe("petra", h.apparaat_innemen, apparaat_id=rij.pk, op=klok.vandaag()))
    assert geef(g, medewerker_id=g.wijk.tom.pk).pk != rij.pk


def test_wie_het_ziet(g):
    rij = geef(g)
    for wie, ziet in {"samira": True, "tom": False, "petra": True}.items():
        with transactie(g.actor(wie)):
            assert Apparaat.objects.filter(pk=rij.pk).exists() is ziet, wie


class TestKwijt:
    def test_alle_andere_aanmeldingen_eindigen_en_iemand_weegt_het(self, g):
        rij = geef(g)
        hier, elders, collega = (log_in(Client(), wie) for wie in (g.wijk.samira, g.wijk.samira, g.wijk.tom))
        g.doe("samira", h.apparaat_kwijt_melden, apparaat_id=rij.pk, hoe="Trein.", hier=hier.session.session_key)
        over = set(Session.objects.values_list("session_key", flat=True))
        assert elders.session.session_key not in over
        assert {hier.session.session_key, collega.session.session_key} <= over
        assert voor_wie("apparaat_kwijt") == ["privacy_officer"]

    def test_een_keer_en_met_woorden(self, g):
        rij = geef(g)
        fout_op("hoe", lambda: kwijt(g, rij, hoe=" "))
        with pytest.raises(NietGevonden):
            kwijt(g, rij, "tom")
        kwijt(g, rij, "petra")
        fout_op(None, lambda: kwijt(g, rij))

    def test_gewist_en_teruggevonden(self, g):
        rij = geef(g)
        kwijt(g, rij)
        fout_op("op", lambda: g.doe("petra", h.apparaat_wissen, apparaat_id=rij.pk, op=klok.dagen_geleden(11)))
        g.doe("petra", h.apparaat_wissen, apparaat_id=rij.pk, op=klok.vandaag())
        g.doe("petra", h.apparaat_innemen, apparaat_id=rij.pk, op=klok.vandaag())
        with transactie(p.SYSTEEM):
            rij = Apparaat.objects.get()
        assert ra.stand(rij.ingeleverd_op, rij.kwijt_op) == "ingeleverd"


class TestDeuren:
    def test_het_register(self, g, client):
        for nr in range(52):
            geef(g, label=f"L-{nr:03}", versleuteld=nr > 0)
        log_in(client, g.petra)
        with tel():
            blad = tekst(client.get(LIJST))
        volgende = blad.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
        rest = tekst(client.get(f"{LIJST}{volgende}"))
        assert (blad + rest).count("Niet versleuteld") == 1
        assert rest.count("data-rij-link") == 2
        assert client.get(f"{LIJST}apparaten.csv?stand=alles").text.count("\r\n") == 53
        assert client.get(f"{LIJST}?stand=onzin&na=onzin").status_code == 200
        assert "Er staan hier geen apparaten." in tekst(client.get(f"{LIJST}?stand=kwijt"))

    def test_uitgeven_innemen_en_wissen(self, g, client):
        log_in(client, g.petra)
        velden = {"soort": "telefoon", "label": "T-1", "medewerker_id": str(g.wijk.tom.pk)}
        assert client.post(f"{LIJST}nieuw/", velden).status_code == 422
        client.post(f"{LIJST}nieuw/", {**velden, "uitgegeven_op": klok.vandaag().isoformat()})
        with transactie(p.SYSTEEM):
            rij = Apparaat.objects.get()
        pad = f"/apparaat/{rij.pk}/"
        assert client.post(f"{pad}wissen/", {"wis-op": "2999-01-01"}).status_code == 422
        client.post(f"{pad}wissen/", {"wis-op": klok.vandaag().isoformat()})
        antwoord = client.post(f"{pad}innemen/", {"in-op": klok.vandaag().isoformat()}, follow=True)
        assert "Ingeleverd" in tekst(antwoord)

    def test_een_medewerker_meldt_het_eigen_apparaat_kwijt(self, g, client):
        rij = geef(g, versleuteld=False)
        assert log_in(client, g.wijk.tom).get(f"/apparaat/{rij.pk}/").status_code == 404
        log_in(client, g.wijk.samira)
        assert "L-001" in tekst(client.get("/mijn-apparaten/"))
        assert client.post(f"/apparaat/{rij.pk}/kwijt/", {"hoe": ""}).status_code == 422
        antwoord = client.post(f"/apparaat/{rij.pk}/kwijt/", {"hoe": "In de trein."}, follow=True)
        assert "De privacy officer weet het." in tekst(antwoord)
        log_in(client, g.petra)
        pad = f"/privacy/datalekken/nieuw/apparaat/{rij.pk}/"
        assert "De opslag is niet versleuteld. In de trein." in tekst(client.get(pad))
        client.post(pad, {"wat": "Een laptop is kwijt."})
        assert voor_wie("apparaat_kwijt") == []
        with transactie(p.SYSTEEM):
            assert Datalek.objects.get().soort == "apparaat"
