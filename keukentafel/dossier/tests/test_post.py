"""The inbox: taken in once, kept as it came, given a place by a person, and taken back."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as Upload
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.dossier import handelingen as d
from keukentafel.dossier.models import Document
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.handelingen.postronde import post_ophalen
from keukentafel.toegang.models import Bijlage, Contact, Melding, Poststuk
from keukentafel.toegang.tests.hulp import doe, maak_melding
from tests import bestanden as b
from tests import personages as p
from tests.clamd import EICAR, clamd
from tests.dossiers import maak_dossier, maak_huishouden
from tests.dovecot import dovecot
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db
VUIL = (
    b"From: a@b.example\r\nMessage-ID: <5@b.example>\r\nSubject: Factuur\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="g"\r\n\r\n--g\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n--g\r\n'
    b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="factuur.txt"\r\n\r\n'
    + EICAR
    + b"\r\n--g\r\n"
    b'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="p.exe"\r\n\r\n'
    b"MZ123\r\n--g--\r\n"
)


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def inrichting():
    zet_keuzelijsten("reden_geen_actie")


def neem_in(wie, inhoud=b.MAIL, naam="mail.eml"):
    return doe(h.poststuk_innemen, wie, naam=naam, inhoud=inhoud).poststuk


def alle(model, **velden):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**velden))


def een(model, **velden):
    (rij,) = alle(model, **velden)
    return rij


class TestInnemen:
    def test_een_mail_wordt_bewaard_zoals_hij_kwam_met_hash_en_tijd(self, wijk):
        stuk = neem_in(wijk.samira)
        rij = een(Poststuk)
        assert (rij.pk, rij.soort, rij.onderwerp, rij.team_id) == (stuk.pk, "mail", "Zorgen om Elif", wijk.oost.pk)
        assert bytes(rij.ruw) == b.MAIL
        assert len(rij.sha256) == 64

    def test_dezelfde_mail_twee_keer_is_een_rij(self, wijk):
        eerste = neem_in(wijk.samira)
        tweede = doe(h.poststuk_innemen, wijk.tom, naam="kopie.eml", inhoud=b"Received: langs een omweg\r\n" + b.MAIL)
        assert (tweede.nieuw, tweede.poststuk.pk) == (False, eerste.pk)
        assert len(alle(Poststuk)) == 1

    def test_een_scan_wordt_een_poststuk_met_zijn_bestand(self, wijk):
        neem_in(wijk.samira, b.PDF, "scan 1.pdf")
        assert not doe(h.poststuk_innemen, wijk.samira, naam="scan 2.pdf", inhoud=b.PDF).nieuw
        assert een(Poststuk).soort == "scan"
        assert bytes(een(Bijlage).inhoud) == b.PDF

    def test_een_kapotte_mail_wordt_rauw_bewaard(self, wijk):
        kapot = b.ole("__properties_version1.0")
        neem_in(wijk.samira, kapot, "uit outlook.msg")
        rij = een(Poststuk)
        assert "niet te lezen" in rij.leesfout
        assert (rij.onderwerp, bytes(rij.ruw)) == ("uit outlook.msg", kapot)

    def test_een_bestand_dat_niet_mag_wordt_geweigerd(self, wijk):
        with pytest.raises(Fout, match="is een programma"):
            neem_in(wijk.samira, b"MZ90", "x.exe")
        assert alle(Poststuk) == []

    def test_wie_niets_met_post_doet_mag_het_niet(self, wijk):
        controller = p.maak_medewerker("Corien", Rol.CONTROLLER, None)
        with pytest.raises(GeenRecht):
            neem_in(controller)


class TestPlek:
    @pytest.fixture
    def dossier(self, wijk):
        return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))

    def test_met_een_open_dossier_worden_mail_en_bijlagen_documenten(self, wijk, dossier):
        stuk = neem_in(wijk.samira)
        uit = doe(d.post_koppelen, wijk.samira, poststuk_id=stuk.pk, huishouden_id=dossier.huishouden_id)
        assert uit.waar == "dossier"
        doc = een(Document)
        assert (doc.titel, doc.documentsoort, doc.poststuk_id) == ("Zorgen om Elif", "mail", stuk.pk)
        assert een(Poststuk).stand == "gekoppeld"

    def test_wie_geen_dossier_mag_schrijven_maakt_er_een_contact_van(self, wijk, dossier):
        stuk = neem_in(wijk.frans)
        uit = doe(d.post_koppelen, wijk.frans, poststuk_id=stuk.pk, huishouden_id=dossier.huishouden_id)
        assert uit.waar == "contact"
        assert een(Contact).tekst.startswith("Zorgen om Elif")
        assert alle(Document) == []

    def test_die_post_kan_later_alsnog_in_het_dossier(self, wijk, dossier):
        stuk = neem_in(wijk.frans, b.PDF, "scan.pdf")
        doe(d.post_koppelen, wijk.frans, poststuk_id=stuk.pk, huishouden_id=dossier.huishouden_id)
        doe(d.post_naar_dossier, wijk.samira, poststuk_id=stuk.pk, dossier_id=dossier.pk)
        assert een(Document).naam == "scan.pdf"
        with pytest.raises(Fout, match="al in een dossier"):
            doe(d.post_naar_dossier, wijk.samira, poststuk_id=stuk.pk, dossier_id=dossier.pk)

    def test_bij_een_melding(self, wijk):
        melding = maak_melding(wijk.samira, inwoner_id=p.maak_inwoner(wijk.oost).pk)
        uit = doe(d.post_koppelen, wijk.samira, poststuk_id=neem_in(wijk.samira).pk, melding_id=melding.pk)
        assert uit.waar == "melding"
        assert een(Poststuk).inwoner_id == melding.inwoner_id

    def test_een_nieuwe_vraag_neemt_de_tekst_mee(self, wijk):
        contact = doe(h.poststuk_wordt_vraag, wijk.samira, poststuk_id=neem_in(wijk.samira).pk)
        assert contact.vervolg == "melding"
        assert "Elif komt niet" in contact.tekst
        assert een(Poststuk).contact_id == contact.pk

    def test_zonder_te_kiezen_gebeurt_er_niets(self, wijk):
        with pytest.raises(Fout, match="Kies bij wie"):
            doe(d.post_koppelen, wijk.samira, poststuk_id=neem_in(wijk.samira).pk)

    def test_weggelegd_met_een_reden_uit_de_lijst_en_niet_twee_keer(self, wijk, inrichting):
        stuk = neem_in(wijk.samira)
        with pytest.raises(Fout, match="Kies waarom"):
            doe(h.poststuk_wegleggen, wijk.samira, poststuk_id=stuk.pk, reden="zomaar")
        doe(h.poststuk_wegleggen, wijk.samira, poststuk_id=stuk.pk, reden="reclame", toelichting="folder")
        with pytest.raises(Fout, match="al een plek"):
            doe(h.poststuk_wegleggen, wijk.tom, poststuk_id=stuk.pk, reden="reclame")

    def test_ongedaan_haalt_het_uit_het_dossier_en_neemt_het_contact_terug(self, wijk, dossier):
        stuk = neem_in(wijk.samira)
        doe(d.post_koppelen, wijk.samira, poststuk_id=stuk.pk, huishouden_id=dossier.huishouden_id)
        doe(d.post_ongedaan_maken, wijk.samira, poststuk_id=stuk.pk)
        doe(d.post_ongedaan_maken, wijk.samira, poststuk_id=stuk.pk)
        assert een(Document).doorgehaald_op
        assert (een(Poststuk).stand, een(Poststuk).huishouden_id) == ("open", None)
        doe(h.poststuk_wordt_vraag, wijk.samira, poststuk_id=stuk.pk)
        doe(h.poststuk_terugzetten, wijk.samira, poststuk_id=stuk.pk)
        assert alle(Contact) == []

    def test_een_contact_dat_al_telt_blijft_staan(self, wijk):
        stuk = neem_in(wijk.samira)
        doe(h.poststuk_wordt_vraag, wijk.samira, poststuk_id=stuk.pk)
        with klok.zet_klok(klok.nu() + timedelta(hours=1)):
            doe(h.poststuk_terugzetten, wijk.samira, poststuk_id=stuk.pk)
        assert len(alle(Contact)) == 1

    def test_post_over_iemand_die_is_afgeschermd_wordt_dat_ook(self, wijk):
        huis = maak_huishouden(wijk.oost)
        stuk = neem_in(wijk.samira, b.PDF, "scan.pdf")
        doe(d.post_koppelen, wijk.samira, poststuk_id=stuk.pk, huishouden_id=huis.pk)
        with transactie(p.SYSTEEM):
            huis.afgeschermd = True
            huis.save(update_fields=["afgeschermd"])
        assert een(Poststuk).afgeschermd
        assert een(Bijlage).afgeschermd
        client = log_in(Client(), wijk.tom)
        assert client.get(f"/post/{stuk.pk}/").status_code == 404


@pytest.mark.clamd
class TestVirus:
    @pytest.fixture
    def scanner(self, settings, tmp_path):
        with clamd(tmp_path) as settings.CLAMD:
            yield

    def test_een_virus_in_een_mail_wordt_apart_gezet_en_de_rest_blijft(self, wijk, scanner):
        stuk = neem_in(wijk.samira, VUIL)
        assert een(Bijlage).stand == "besmet"
        assert [g["naam"] for g in een(Poststuk).geweigerd] == ["p.exe"]
        assert sorted(t.rol for t in alle(Taak, soort="bestand_besmet")) == ["functioneel_beheer", "privacy_officer"]
        client = log_in(Client(), wijk.samira)
        assert client.get(f"/post/{stuk.pk}/bijlage/{een(Bijlage).pk}/").status_code == 423

    def test_in_het_dossier_komen_alleen_de_woorden_van_zo_n_mail(self, wijk, scanner):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        stuk = neem_in(wijk.samira, VUIL)
        doe(d.post_koppelen, wijk.samira, poststuk_id=stuk.pk, huishouden_id=dossier.huishouden_id)
        doc = een(Document)
        assert (doc.naam, doc.stand) == ("Factuur.txt", "schoon")


class TestRonde:
    @pytest.mark.dovecot
    def test_post_uit_een_echte_postbus_komt_een_keer_binnen(self, wijk, settings):
        with dovecot() as kantoor:
            kantoor.bezorg("oost", b.MAIL)
            kantoor.bezorg("oost", b"\x00\xff kapot")
            settings.POSTBUSSEN = kantoor.adres("oost", "oost")
            eerste, tweede = post_ophalen(), post_ophalen()
            kantoor.bezorg("oost", b.MAIL)
            derde = post_ophalen()
        assert (eerste.nieuw, tweede.nieuw, derde.nieuw, derde.bekend) == (2, 0, 0, 1)
        assert sorted(bool(s.leesfout) for s in alle(Poststuk, team=wijk.oost)) == [False, True]

    def test_een_postbus_die_weg_is_of_van_niemand_geeft_een_taak(self, wijk, settings):
        settings.POSTBUSSEN = "imaps://a:b@127.0.0.1:1/?team=oost imaps://a:b@127.0.0.1:1/?team=weg"
        assert post_ophalen().mislukt == 1
        assert post_ophalen().mislukt == 1
        assert len(alle(Taak, soort="postbus_storing")) == 1

    def test_scans_uit_de_map_worden_verplaatst(self, wijk, settings, tmp_path):
        (tmp_path / "oost").mkdir()
        (tmp_path / "onbekend").mkdir()
        for naam, inhoud in {
            "oost/1.pdf": b.PDF,
            "oost/2.exe": b"MZ",
            "oost/nieuw.pdf": b.PDF,
            "onbekend/3.pdf": b.PDF,
        }.items():
            (tmp_path / naam).write_bytes(inhoud)
            oud = klok.nu().timestamp() - (0 if "nieuw" in naam else 60)
            os.utime(tmp_path / naam, (oud, oud))
        settings.SCANMAP = str(tmp_path)
        ronde = post_ophalen()
        assert (ronde.nieuw, ronde.mislukt) == (1, 1)
        over = sorted(str(f.relative_to(tmp_path)).split("-")[0] for f in tmp_path.rglob("*.*") if f.is_file())
        assert [o.rpartition("/")[0] for o in over] == ["onbekend", "oost/geweigerd", "oost", "oost/verwerkt"]
        assert len(alle(Taak, soort="scan_geweigerd")) == 1


class TestScherm:
    def test_de_lijst_toont_de_oudste_eerst_en_wat_te_laat_is(self, wijk):
        with klok.zet_klok(klok.nu() - timedelta(days=9)):
            neem_in(wijk.samira, b.PDF, "oud.pdf")
        neem_in(wijk.samira)
        tekst = log_in(Client(), wijk.tom).get("/post/").content.decode()
        assert tekst.index("oud.pdf") < tekst.index("Zorgen om Elif")
        assert "9 dagen" in tekst
        assert "te laat" in tekst

    def test_een_ander_team_ziet_niets(self, wijk):
        stuk = neem_in(wijk.samira)
        zoe = log_in(Client(), wijk.zoe)
        assert "Zorgen om Elif" not in zoe.get("/post/").content.decode()
        assert zoe.get(f"/post/{stuk.pk}/").status_code == 404

    def test_wie_geen_contacten_leest_leest_ook_geen_verwerkte_post(self, wijk):
        stuk = neem_in(wijk.samira)
        doe(h.poststuk_wordt_vraag, wijk.samira, poststuk_id=stuk.pk)
        mo = log_in(Client(), wijk.mo)
        assert "Elif komt niet" not in mo.get(f"/post/{stuk.pk}/").content.decode()
        assert "Zorgen om Elif" not in mo.get("/post/?filter=klaar").content.decode()
        assert "Zorgen om Elif" in log_in(Client(), wijk.tom).get("/post/?filter=klaar").content.decode()

    def test_de_afzender_is_een_voorstel_en_nooit_vanzelf(self, wijk):
        p.maak_inwoner(wijk.oost, roepnaam="Lotte", email="lotte@school.example")
        stuk = neem_in(wijk.samira)
        assert een(Poststuk).inwoner_id is None
        assert "Bij Lotte De Vries" in log_in(Client(), wijk.samira).get(f"/post/{stuk.pk}/").content.decode()

    def test_eerder_van_deze_afzender_en_zijn_open_melding(self, wijk):
        inwoner = p.maak_inwoner(wijk.oost, roepnaam="Lotte")
        melding = maak_melding(wijk.samira, inwoner_id=inwoner.pk)
        doe(d.post_koppelen, wijk.samira, poststuk_id=neem_in(wijk.samira).pk, inwoner_id=inwoner.pk)
        nieuw = neem_in(wijk.samira, b.MAIL.replace(b"<1@", b"<7@"))
        client = log_in(Client(), wijk.samira)
        assert f"Melding {melding.nummer} van Lotte" in client.get(f"/post/{nieuw.pk}/").content.decode()
        antwoord = client.post(f"/post/{nieuw.pk}/koppelen/", {"persoon": f"melding:{melding.pk}"})
        assert antwoord.status_code == 302
        paneel = client.get(f"/meldingen/{melding.pk}/post/").content.decode()
        assert "Post bij deze melding" in paneel

    def test_een_meldingnummer_typen_mag_en_een_onbekend_nummer_zegt_dat(self, wijk):
        melding = maak_melding(wijk.samira)
        stuk = neem_in(wijk.samira)
        client = log_in(Client(), wijk.samira)
        fout = client.post(f"/post/{stuk.pk}/koppelen/", {"wie": "melding 99999"})
        assert fout.status_code == 422
        assert "99999" in fout.content.decode()
        assert client.post(f"/post/{stuk.pk}/koppelen/", {"wie": str(melding.nummer)}).status_code == 302
        assert een(Poststuk).melding_id == melding.pk

    def test_meer_bestanden_tegelijk_en_ongedaan(self, wijk, inrichting):
        client = log_in(Client(), wijk.samira)
        stukken = [Upload("a.pdf", b.PDF), Upload("b.png", b.png()), Upload("c.eml", b.MAIL), Upload("d.pdf", b.PDF)]
        antwoord = client.post("/post/", {"bestand": stukken}, follow=True)
        assert "3 toegevoegd aan de postbak. 1 was er al." in antwoord.content.decode()
        stuk = een(Poststuk, soort="mail")
        weg = client.post(f"/post/{stuk.pk}/wegleggen/", {"reden": "reclame"}, follow=True)
        assert reverse("dossier:post-ongedaan", args=[stuk.pk]) in weg.content.decode()
        client.post(f"/post/{stuk.pk}/ongedaan/")
        assert een(Poststuk, soort="mail").stand == "open"

    def test_geen_bestand_of_een_fout_bestand_wordt_gezegd(self, wijk):
        client = log_in(Client(), wijk.samira)
        assert "Kies een bestand" in client.post("/post/", {}).content.decode()
        antwoord = client.post("/post/", {"bestand": [Upload("a.pdf", b""), Upload("b.pdf", b.PDF)]})
        assert (antwoord.status_code, "is leeg" in antwoord.content.decode()) == (422, True)
        assert alle(Poststuk) == []

    def test_een_nieuwe_melding_begint_met_de_tekst_van_de_mail(self, wijk):
        stuk = neem_in(wijk.samira)
        client = log_in(Client(), wijk.samira)
        melding = client.post(f"/post/{stuk.pk}/vraag/", {}, follow=True)
        assert "Elif komt niet" in melding.content.decode()
        assert client.post(f"/post/{stuk.pk}/vraag/", {}).status_code == 422
        ander = neem_in(wijk.samira, b.MAIL.replace(b"<1@", b"<8@"))
        zorg = client.post(f"/post/{ander.pk}/vraag/", {"zorg": "1"}, follow=True)
        assert "Nieuwe zorgmelding" in zorg.content.decode()
        assert "Elif komt niet" in zorg.content.decode()

    def test_even_veel_vragen_bij_een_en_bij_zestig(self, wijk):
        client = log_in(Client(), wijk.samira)

        def vragen():
            with CaptureQueriesContext(connection) as gevangen:
                blad = client.get("/post/")
            return len(gevangen), blad.content.decode()

        neem_in(wijk.samira)
        vragen()
        een_, _ = vragen()
        with transactie(p.SYSTEEM):
            muren = {
                "team": wijk.oost,
                "gemaakt_door": p.SYSTEEM.kenmerk,
                "soort": "mail",
                "bron": "scherm",
                "sha256": "",
            }
            Poststuk.objects.bulk_create(Poststuk(kenmerk=str(n), onderwerp=f"nr {n}", **muren) for n in range(60))
        veel, blad = vragen()
        assert veel == een_
        verder = blad.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
        assert "nr 59" in client.get(verder).content.decode()

    def test_een_bijlage_gaat_als_bijlage_naar_buiten(self, wijk):
        stuk = neem_in(wijk.samira, b.PDF, "scan.pdf")
        antwoord = log_in(Client(), wijk.samira).get(f"/post/{stuk.pk}/bijlage/{een(Bijlage).pk}/")
        assert antwoord.content == b.PDF
        assert antwoord["Content-Disposition"] == 'attachment; filename="scan.pdf"'
        assert antwoord["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in antwoord["Content-Security-Policy"]
        ander = neem_in(wijk.samira)
        assert log_in(Client(), wijk.samira).get(f"/post/{ander.pk}/bijlage/{een(Bijlage).pk}/").status_code == 404


def test_een_melding_zonder_post_heeft_een_leeg_paneel(wijk):
    melding = maak_melding(wijk.samira)
    assert log_in(Client(), wijk.samira).get(f"/meldingen/{melding.pk}/post/").content.strip() == b""
    assert alle(Melding)
