"""Everybody who looked: complete over years, whoever the card was before, and no more than this person may know."""

import io
import json
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from pypdf import PdfReader

from keukentafel.dossier.models import Document
from keukentafel.inwoner.models import Samenvoeging
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort import logboek
from keukentafel.privacy.handelingen import pakket as hp
from keukentafel.privacy.opvragen import kijkfeiten, uitvoer
from keukentafel.privacy.opvragen import wie_keek as lees
from keukentafel.privacy.opvragen.uitvoerzip import pakket_zip
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels.wie_keek import Blik
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def kijkt(g, wie, object_, recht="inwoner_lezen"):
    with transactie(g.actor(wie)):
        logboek.kijk(recht, object_)


def regels(g, verzoek, pakket):
    with transactie(g.actor("petra")):
        return json.loads(uitvoer.pakket_json(verzoek.pk, pakket.pk))["wie_keek"]


def wie(lijst):
    return {r["wie"].split(" ")[0] for r in lijst}


class TestVolledig:
    def test_een_drukke_tijd_wordt_in_helften_gelezen_en_er_mist_niets(self, g, monkeypatch):
        for _ in range(30):
            kijkt(g, "tom", g.fatma)
        met_alles = lees.overzicht(g.fatma)
        with transactie(lees.LEZER):
            wie_, vandaag = kijkfeiten.wie_van(g.fatma.pk), klok.vandaag()
            heel = [len(deel) for deel in kijkfeiten.feiten(wie_, vandaag - timedelta(days=40), vandaag)]
            monkeypatch.setattr(kijkfeiten, "ZOEK_HOOGSTENS", 0)
            geknipt = [len(deel) for deel in kijkfeiten.feiten(wie_, vandaag - timedelta(days=40), vandaag)]
        assert len(heel) == 1
        assert (len(geknipt), sum(geknipt)) == (41, heel[0])  # day by day, newest first, and nothing lost
        assert geknipt[0] == heel[0] >= 30
        assert lees.overzicht(g.fatma).blikken == met_alles.blikken

    def test_wie_keek_naar_een_kaart_die_dezelfde_mens_bleek_staat_erbij(self, g):
        oude = p.maak_inwoner(g.wijk.oost, roepnaam="Fatima", geslachtsnaam="Alencon")
        kijkt(g, "frans", oude)
        assert wie(b.__dict__ for b in lees.overzicht(g.fatma).blikken).isdisjoint({"Frans"})
        with transactie(p.SYSTEEM):
            basis = {"team": g.wijk.oost, "gemaakt_door": "test", "vervallen": oude.pk, "inwoner": g.fatma}
            Samenvoeging.objects.create(**basis)
        assert "Frans" in wie(b.__dict__ for b in lees.overzicht(g.fatma).blikken)

    def test_het_pakket_gaat_terug_tot_het_begin_en_niet_verder_dan_het_verzamelen(self, g):
        kijkt(g, "tom", g.fatma)
        verzoek = g.klaar_voor_pakket(g.fatma)
        pakket = g.pakket(verzoek)
        kijkt(g, "zoe", g.fatma)
        g.gelezen(pakket)
        gezien = regels(g, verzoek, pakket)
        assert "Tom" in wie(gezien)
        assert "Zoë" not in wie(gezien)
        assert all(set(r) == {"dag", "wie", "hoe", "wat", "keer", "waarom"} for r in gezien)
        with transactie(g.actor("petra")):
            blad = PdfReader(io.BytesIO(uitvoer.pakket_pdf(verzoek.pk, pakket.pk)))
        tekst = " ".join("".join(b.extract_text() for b in blad.pages).split())
        for r in gezien:
            assert f"{r['wie']} {r['hoe']} {r['wat']}" in tekst

    @pytest.mark.parametrize(("met_naam", "staat_er"), [(True, True), (False, False)])
    def test_naam_of_functie_naar_de_instelling(self, g, met_naam, staat_er):
        kijkt(g, "tom", g.fatma)
        velden = {"soort": "instelling", "code": "inzage_noemt_naam", "waarde": {"waarde": met_naam}}
        Inrichting.objects.create(**velden, geldig_van=p.BEGIN)
        verzoek = g.klaar_voor_pakket(g.fatma)
        pakket = g.pakket(verzoek)
        g.gelezen(pakket)
        assert ("Tom" in wie(regels(g, verzoek, pakket))) == staat_er


class TestWatErNietInStaat:
    def test_wat_met_een_stuk_gebeurde_dat_eruit_blijft(self, g):
        regel = g.journaal("Fatma is in gevaar.", g.fatma, inwoner_leest_mee=True, inwoner_vanaf=klok.nu())
        kijkt(g, "tom", regel, "journaal_lezen")
        verzoek = g.klaar_voor_pakket(g.fatma)
        pakket = g.pakket(verzoek)
        g.gelezen(pakket)
        assert any("aantekeningen over u" in r["wat"] for r in regels(g, verzoek, pakket))
        g.doe("petra", hp.pakket_terughalen, pakket_id=pakket.pk)
        with transactie(p.SYSTEEM):
            stuk = pakket.stukken.get(object_id=regel.pk)
        g.doe("petra", hp.stuk_weglaten, stuk_id=stuk.pk, grond="veilig", toelichting="Gevaar.")
        g.doe("petra", hp.pakket_afronden, pakket_id=pakket.pk)
        assert not any("aantekeningen over u" in r["wat"] for r in regels(g, verzoek, pakket))

    def test_een_ouder_leest_niet_wie_in_het_andere_huis_keek(self, g):
        vader = p.maak_inwoner(g.wijk.oost, roepnaam="Murat", geslachtsnaam="Kaya")
        ander = maak_huishouden(g.wijk.oost, [vader, g.elif_], naam="Huishouden Kaya")
        dossier = maak_dossier(g.wijk.samira, ander, onderwerp="geld")
        kijkt(g, "mo", dossier, "dossier_lezen")
        kijkt(g, "tom", g.dossier, "dossier_lezen")
        verzoek = g.klaar_voor_pakket(g.elif_)
        for aanvrager, verwacht in ((None, {"Mo", "Tom"}), (g.fatma, {"Tom"})):
            with transactie(p.SYSTEEM):
                verzoek.aanvrager = aanvrager
                verzoek.save()
            pakket = g.pakket(verzoek)
            g.gelezen(pakket)
            assert wie(regels(g, verzoek, pakket)) & {"Mo", "Tom"} == verwacht


class TestVeel:
    def test_een_scherm_is_een_deel_en_een_dag_wordt_niet_geknipt(self):
        vandaag = klok.vandaag()
        blikken = [
            Blik(vandaag - timedelta(days=n // 150), str(n), "Tom", "", "keek naar", 1, "", (n,)) for n in range(600)
        ]
        blad = lees.Overzicht(uuid4(), "Fatma", 1, vandaag, vandaag, tuple(blikken))
        assert (len(blad.blad), blad.verder) == (300, vandaag - timedelta(days=2))
        kort = lees.Overzicht(uuid4(), "Fatma", 1, vandaag, vandaag, tuple(blikken[:200]))
        assert (len(kort.blad), kort.verder) == (200, None)

    def test_te_veel_voor_een_pdf_gaat_in_delen(self, g, client, monkeypatch):
        g.journaal("Elif gaat weer naar school.", g.elif_)
        verzoek = g.klaar_voor_pakket(g.elif_)
        pakket = g.pakket(verzoek)
        g.gelezen(pakket)
        monkeypatch.setattr(rp, "DEEL_TEKENS", 2500)
        with transactie(g.actor("ria")), pakket_zip(verzoek.pk, pakket.pk) as uit:
            namen = uitvoer_namen(uit)
        assert namen[0] == "inzage.pdf"
        assert "inzage-2.pdf" in namen
        log_in(client, g.ria)
        pad = f"/privacy/verzoeken/{verzoek.pk}/pakket/{pakket.pk}/"
        assert client.get(f"{pad}inzage.pdf").url == f"{pad}inzage-1.zip"


def uitvoer_namen(bestand) -> list[str]:
    """What the zip holds; each PDF opens."""
    with zipfile.ZipFile(bestand) as archief:
        for naam in archief.namelist():
            if naam.endswith(".pdf"):
                assert PdfReader(io.BytesIO(archief.read(naam))).pages
        return archief.namelist()


def test_een_document_dat_iemand_opende_staat_er_als_document(g):
    with transactie(p.SYSTEEM):
        velden = {
            "dossier": g.dossier,
            "team": g.wijk.oost,
            "naam": "a.pdf",
            "titel": "a",
            "soort": "pdf",
            "grootte": 1,
        }
        velden |= {"sha256": "x", "inhoud": b"x", "stand": "schoon", "gemaakt_door": str(g.wijk.samira.pk)}
        document = Document.objects.create(**velden, inwoner_leest_mee=True, inwoner_vanaf=klok.nu())
        document.over.set([g.fatma])
    kijkt(g, "tom", document, "document_lezen")
    assert any("documenten" in b.wat for b in lees.overzicht(g.fatma).blikken)
