"""The doors of breaches and DPIA's: what stands there, what is refused, and how many statements it costs."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from markupsafe import escape

from keukentafel.dossier.handelingen import verplaatsen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen import datalek as h
from keukentafel.privacy.models import Afwijking, Datalek
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_dpia import leg_vast, over
from keukentafel.privacy.tests.test_toegang_web import tekst, tel
from keukentafel.privacy.tests.toegang import later, voor_wie
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LIJST = "/privacy/datalekken/"
WAT = "Een brief lag bij de buren."


@pytest.fixture
def g():
    return maak_geval()


def lekken(g, aantal, **velden):
    return [g.doe("petra", h.datalek_openen, bron="", bron_id=None, wat=f"{WAT} {n}", **velden) for n in range(aantal)]


class TestMelden:
    def test_van_een_dossier_komt_het_dossier_mee_als_je_dat_wilt(self, g, client):
        log_in(client, g.wijk.samira)
        van = f"http://testserver/dossier/{g.dossier.pk}/tijdlijn/"
        blad = tekst(client.get(reverse("privacy:datalek-melden"), headers={"referer": van}))
        assert f'value="{g.dossier.pk}"' in blad
        assert "het dossier dat ik net open had" in blad
        velden = {"wat": WAT, "dossier_id": str(g.dossier.pk)}
        client.post(reverse("privacy:datalek-melden"), velden)
        client.post(reverse("privacy:datalek-melden"), {**velden, "over_dossier": "on"})
        with transactie(p.SYSTEEM):
            gevonden = Datalek.objects.order_by("gemaakt_op").values_list("dossier_id", flat=True)
            assert list(gevonden) == [None, g.dossier.pk]

    def test_zonder_dossier_is_er_geen_vraag_en_onzin_wordt_gezegd(self, g, client):
        log_in(client, g.wijk.samira)
        elders = {"referer": f"https://elders.example/dossier/{g.dossier.pk}/"}
        for koppen in ({}, elders):
            assert "net open had" not in tekst(client.get(reverse("privacy:datalek-melden"), headers=koppen))
        antwoord = client.post(reverse("privacy:datalek-melden"), {"wat": WAT, "bekend_op": "gisteren"})
        assert (antwoord.status_code, "‘gisteren’" in tekst(antwoord), WAT in tekst(antwoord)) == (422, True, True)


class TestRegister:
    def test_filters_bladeren_en_evenveel_vragen_bij_veel(self, g, client):
        lekken(g, 1)
        log_in(client, g.petra)
        with tel() as een:
            client.get(LIJST)
        lekken(g, 54)
        with tel() as veel:
            blad = tekst(client.get(LIJST))
        assert len(een) == len(veel)
        volgende = blad.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
        assert tekst(client.get(f"{LIJST}{volgende}")).count("data-rij-link") == 5
        for vraag in ("stand=laat", "soort=apparaat", "stand=klaar", "jaar=2001"):
            assert "Er staan hier geen datalekken." in tekst(client.get(f"{LIJST}?{vraag}"))
        assert client.get(f"{LIJST}?stand=x&soort=y&jaar=z&na=onzin").status_code == 200

    def test_te_laat_staat_bij_te_laat(self, g, client):
        lekken(g, 1, bekend_op=klok.nu() - timedelta(hours=73))
        log_in(client, g.petra)
        assert "te laat voor de AP" in tekst(client.get(f"{LIJST}?stand=laat"))

    def test_bestand_en_afdruk(self, g, client):
        (lek,) = lekken(g, 1)
        g.doe("petra", h.datalek_beoordelen, datalek_id=lek.pk, oordeel="register", reden="=Geen risico")
        log_in(client, g.petra)
        bestand = client.get(f"{LIJST}datalekken.csv").content.decode("utf-8-sig")
        koppen, rij = csv.reader(io.StringIO(bestand), delimiter=";")
        assert (len(koppen), rij[2], rij[7]) == (15, f"{WAT} 0", "'=Geen risico")
        assert f"{WAT} 0" in tekst(client.get(f"{LIJST}afdruk/"))

    def test_een_manager_leest_alleen_wat_hij_zelf_meldde(self, g, client):
        (lek,) = lekken(g, 1)
        with transactie(p.SYSTEEM):
            wim = p.maak_medewerker("Wim", p.Rol.WIJKTEAMMANAGER, g.wijk.oost)
        log_in(client, wim)
        assert client.get(f"{LIJST}{lek.pk}/").status_code == 404
        assert WAT not in tekst(client.get(LIJST))


class TestEen:
    def doe(self, client, lek, stap, **velden):
        return client.post(f"{LIJST}{lek.pk}/{stap}/", velden)

    def test_de_weg_van_een_datalek(self, g, client):
        lek = g.doe("samira", h.datalek_melden, wat=WAT, dossier_id=g.dossier.pk)
        log_in(client, g.petra)
        with tel():
            assert "Gemeld door een medewerker" in tekst(client.get(f"{LIJST}{lek.pk}/"))
        feiten = {"versie": 1, "wat": WAT, "soort": "papier", "bekend_op": klok.nu().strftime("%Y-%m-%dT%H:%M")}
        assert self.doe(client, lek, "feiten", gegevens=["bsn"], **feiten).status_code == 302
        assert "gevoelige gegevens" in tekst(client.get(f"{LIJST}{lek.pk}/"))
        botst = self.doe(client, lek, "feiten", **{**feiten, "wat": "Mijn tekst."})
        assert (botst.status_code, "Petra heeft dit intussen gewijzigd" in tekst(botst)) == (422, True)
        assert "Mijn tekst." in tekst(botst)
        assert self.doe(client, lek, "besluit", oordeel="ap_en_mensen").status_code == 422
        assert self.doe(client, lek, "besluit", oordeel="ap_en_mensen", reden="Gevoelig.").status_code == 302
        nu = klok.nu().strftime("%Y-%m-%dT%H:%M")
        assert self.doe(client, lek, "ap", **{"ap-op": nu, "ap-kenmerk": ""}).status_code == 422
        assert self.doe(client, lek, "sluiten", lessen="x").status_code == 422

    def test_de_mensen(self, g, client):
        lek = g.doe("samira", h.datalek_melden, wat=WAT, dossier_id=g.dossier.pk)
        g.doe("petra", h.datalek_beoordelen, datalek_id=lek.pk, oordeel="ap_en_mensen", reden="x")
        log_in(client, g.petra)
        feiten = {"versie": 2, "wat": WAT, "soort": "verkeerd_adres", "bekend_op": klok.nu().strftime("%Y-%m-%dT%H:%M")}
        self.doe(client, lek, "uit-dossier")
        with tel():
            assert escape(g.fatma.naam) in tekst(client.get(f"{LIJST}{lek.pk}/"))
        assert self.doe(client, lek, "betrokkene", naam="Niemand", geboren="2001-01-01").status_code == 422
        with transactie(p.SYSTEEM):
            mensen = Datalek.objects.get().betrokkenen
            eerste, tweede = mensen.get(inwoner=g.fatma), mensen.get(inwoner=g.elif_)
        verteld = {"verteld-wijze": "telefoon", "verteld-op": klok.vandaag().isoformat()}
        assert (
            self.doe(client, lek, "verteld", **verteld, **{"verteld-betrokkene_id": str(eerste.pk)}).status_code == 302
        )
        later_ = {**verteld, "verteld-op": "2999-01-01", "verteld-betrokkene_id": str(tweede.pk)}
        assert self.doe(client, lek, "verteld", **later_).status_code == 422
        self.doe(client, lek, f"betrokkene/{tweede.pk}/weg")
        assert self.doe(client, lek, "inlichten", **{"brief-gebeurd": "x"}).status_code == 422
        alles = {f"brief-{naam}": "Dit is het." for naam in ("gebeurd", "gevolgen", "gedaan")}
        assert "welke gegevens" in tekst(self.doe(client, lek, "inlichten", **alles))
        assert self.doe(client, lek, "feiten", **feiten, gegevens=["naam"]).status_code == 302
        assert self.doe(client, lek, "inlichten", **alles).status_code == 302
        with transactie(p.SYSTEEM):
            assert set(mensen.values_list("inwoner", "wijze")) == {(g.fatma.pk, "telefoon"), (g.emre.pk, "brief")}
        assert (
            self.doe(client, lek, "niet-inlichten", **{"niet-grond": "onevenredig", "niet-reden": "x"}).status_code
            == 302
        )

    def test_wie_toeziet_leest_en_schrijft_niet(self, g, client):
        (lek,) = lekken(g, 1)
        with transactie(p.SYSTEEM):
            floor = p.maak_medewerker("Floor", p.Rol.FG, None)
        log_in(client, floor)
        blad = tekst(client.get(f"{LIJST}{lek.pk}/"))
        assert (WAT in blad, "<textarea" in blad) == (True, False)
        assert self.doe(client, lek, "besluit", oordeel="geen", reden="x").status_code == 403

    def test_een_maatregel_gaat_naar_wie_hem_doet(self, g, client):
        (lek,) = lekken(g, 1)
        log_in(client, g.petra)
        velden = {"maatregel-wat": "Vensters.", "maatregel-eigenaar_id": str(g.wijk.tom.pk)}
        assert self.doe(client, lek, "maatregel", **velden).status_code == 422
        self.doe(client, lek, "maatregel", **{**velden, "maatregel-uiterlijk": klok.vandaag().isoformat()})
        with transactie(p.SYSTEEM):
            rij = Datalek.objects.get().maatregelen.get()
        assert client.get(f"/privacy/maatregel/{rij.pk}/").status_code == 200
        assert log_in(client, g.wijk.zoe).get(f"/privacy/maatregel/{rij.pk}/").status_code == 404
        log_in(client, g.wijk.tom)
        assert client.post(f"/privacy/maatregel/{rij.pk}/", {"hoe": ""}).status_code == 422
        assert client.post(f"/privacy/maatregel/{rij.pk}/", {"hoe": "Gekocht."}).status_code == 302


class TestUitEenTaak:
    def test_een_verplaatste_tekst(self, g, client):
        regel = g.journaal("Dit hoort elders.", g.fatma)
        ander = p.maak_inwoner(g.wijk.oost, roepnaam="Bo")
        naar = maak_dossier(g.wijk.samira, maak_huishouden(g.wijk.oost, [ander]))
        g.doe(
            "samira", verplaatsen.item_verplaatsen, soort="journaal", item_id=regel.pk, naar_nummer=naar.nummer,
            reden="Ging over Bo.", datalek="ja",
        )  # fmt: skip
        log_in(client, g.petra)
        taak = tekst(client.get("/mijn-dag/"))
        assert "verkeerde dossier" in taak
        with transactie(p.SYSTEEM):
            weg = g.dossier.verplaatsingen.get(richting="weg")
        pad = f"{LIJST}nieuw/verplaatsing/{weg.pk}/"
        blad = tekst(client.get(pad))
        assert "Iemand heeft de tekst daar gelezen." in blad
        assert f"/logboek/?dossier={g.dossier.pk}" in blad
        antwoord = client.post(pad, {"wat": "Een tekst stond verkeerd.", "bekend_op": ""})
        assert voor_wie("datalek_beoordelen") == []
        assert client.get(pad)["Location"] == antwoord["Location"]
        with transactie(p.SYSTEEM):
            assert Datalek.objects.get().soort == "verkeerd_dossier"

    def test_een_afwijking_die_een_datalek_is(self, g, client):
        with transactie(p.SYSTEEM):
            basis = {"soort": "zonder_reden", "dag": klok.vandaag(), "regels": [1], "aantal": 1}
            rij = Afwijking.objects.create(sleutel="x", gemaakt_door=p.SYSTEEM.kenmerk, **basis)
            fg = Afwijking.objects.create(sleutel="y", alleen_fg=True, gemaakt_door=p.SYSTEEM.kenmerk, **basis)
        log_in(client, g.petra)
        naar = client.post(f"/privacy/afwijkingen/{rij.pk}/", {"oordeel": "datalek", "notitie": "Keek bij de buurman."})
        assert naar["Location"] == f"{LIJST}nieuw/afwijking/{rij.pk}/"
        assert "Keek bij de buurman." in tekst(client.get(naar["Location"]))
        assert client.get(f"{LIJST}nieuw/afwijking/{fg.pk}/").status_code == 404
        assert client.get(f"{LIJST}nieuw/zomaar/{rij.pk}/").status_code == 404
        assert "Naar het datalek" in tekst(client.get(f"/privacy/afwijkingen/{rij.pk}/"))


class TestDpia:
    def test_het_register_en_een_dpia(self, g, client):
        rij = leg_vast(g, herzien_op=over(-1))
        log_in(client, g.petra)
        with tel():
            blad = tekst(client.get("/privacy/dpia/?stand=laat"))
        assert ("Te laat herzien" in blad, "Vroegsignalering" in blad) == (True, True)
        with tel():
            client.get(f"/privacy/dpia/{rij.pk}/")
        velden = {"versie": 1, "risicos": "Meer.", "restrisico": "laag", "herzien_op": over(90).isoformat()}
        assert client.post(f"/privacy/dpia/{rij.pk}/bijwerken/", {**velden, "herzien_op": "morgen"}).status_code == 422
        assert client.post(f"/privacy/dpia/{rij.pk}/bijwerken/", velden).status_code == 302
        assert "intussen gewijzigd" in tekst(client.post(f"/privacy/dpia/{rij.pk}/bijwerken/", velden))
        assert client.post(f"/privacy/dpia/{rij.pk}/maatregel/", {"maatregel-wat": ""}).status_code == 422
        maatregel = {"maatregel-wat": "Uitleg.", "maatregel-eigenaar_id": str(g.wijk.tom.pk)}
        maatregel["maatregel-uiterlijk"] = over(5).isoformat()
        client.post(f"/privacy/dpia/{rij.pk}/maatregel/", maatregel)
        assert "Uitleg." in client.get("/privacy/dpia/dpia.csv").content.decode()

    def test_herzien(self, g, client):
        rij = leg_vast(g, herzien_op=over(-1))
        log_in(client, g.petra)
        assert "Vroegsignalering" in tekst(client.get(f"/privacy/dpia/{rij.pk}/herzien/"))
        velden = {"verwerking": "Vroegsignalering", "aanleiding": "wijziging", "op": klok.vandaag().isoformat()}
        velden |= {"risicos": "Minder.", "restrisico": "laag", "herzien_op": over(900).isoformat()}
        nieuw = client.post(f"/privacy/dpia/{rij.pk}/herzien/", velden)
        assert "Open de nieuwere DPIA" in tekst(client.get(f"/privacy/dpia/{rij.pk}/"))
        assert "Minder." in tekst(client.get(nieuw["Location"]))
        assert client.post("/privacy/dpia/nieuw/", {"verwerking": ""}).status_code == 422


def test_na_72_uur_vraagt_het_scherm_waarom(g, client):
    (lek,) = lekken(g, 1)
    g.doe("petra", h.datalek_beoordelen, datalek_id=lek.pk, oordeel="ap", reden="x")
    log_in(client, g.petra)
    assert "waarom later" not in tekst(client.get(f"{LIJST}{lek.pk}/"))
    with later(hours=73):
        log_in(client, g.petra)
        assert "waarom later" in tekst(client.get(f"{LIJST}{lek.pk}/"))
