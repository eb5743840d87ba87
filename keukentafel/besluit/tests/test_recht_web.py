"""The screens of bezwaar, klacht and incident, as a browser without JavaScript sees them."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen import klacht as hk
from keukentafel.besluit.models import Bezwaar, Incident, Klacht, Klachtbetrokkene
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(klok.moment(date(2026, 5, 11))):
        yield maak_zaak()


def als(medewerker):
    client = Client()
    log_in(client, medewerker)
    return client


def tekst(antwoord):
    return str(antwoord.content.decode())


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


class TestBezwaar:
    def test_ingebrekestelling_te_vroeg_is_bewaard_en_zegt_waarom_hij_niet_telt(self, zaak):
        self.ontvang(zaak)
        jet, pad = als(zaak.jet), f"/bezwaren/{een(Bezwaar).pk}/"
        jet.post(f"{pad}toewijzen/", {"toewijzen-medewerker_id": str(zaak.jet.pk)})
        eerst = vragen(jet, pad)[0]
        jet.post(f"{pad}ingebreke/", {"ingebreke-op": "2026-05-11"})
        assert "van 11 mei 2026 telt niet. Te vroeg" in tekst(jet.get(pad))
        assert vragen(jet, pad)[0] == eerst

    def ontvang(self, zaak, keer=1):
        for _ in range(keer):
            doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)

    def test_aannemen_vanaf_het_besluit(self, zaak):
        client, pad = als(zaak.wijk.samira), f"/besluiten/{zaak.besluit.pk}/bezwaar/"
        assert "bezwaar kan tot en met 18 mei 2026" in tekst(client.get(pad))
        fout = client.post(pad, {**BEZWAAR, "woorden": "", "indiener": "zelf"})
        assert (fout.status_code, "Schrijf op wat" in tekst(fout)) == (422, True)
        client.post(pad, {**BEZWAAR, "indiener": "zelf"})
        assert een(Bezwaar).grond == "afgewezen"

    def test_de_hele_weg_tot_het_besluit_klaarligt(self, zaak):
        self.ontvang(zaak)
        jet, pad = als(zaak.jet), f"/bezwaren/{een(Bezwaar).pk}/"
        assert "Was het op tijd?" in tekst(jet.get(pad))
        jet.post(f"{pad}toewijzen/", {"toewijzen-medewerker_id": str(zaak.jet.pk)})
        jet.post(f"{pad}tijdig/", {"tijdig-tijdig": "op_tijd"})
        jet.post(f"{pad}bevestigen/")
        jet.post(f"{pad}niet-horen/", {"niet-horen-grond": "ziet_af"})
        velden = {"uitkomst": "gegrond", "gevolg": "alsnog_toegekend", "motivering": "U heeft dit nodig."}
        antwoord = jet.post(f"{pad}beslissen/", {f"beslissen-{k}": v for k, v in velden.items()}, follow=True)
        assert "Het besluit ligt klaar" in tekst(antwoord)

    def test_hoorzitting_plannen(self, zaak):
        self.ontvang(zaak)
        jet, pad = als(zaak.jet), f"/bezwaren/{een(Bezwaar).pk}/"
        jet.post(f"{pad}bevestigen/")
        velden = {"op": "2026-06-08T10:00", "plaats": "Dorpsplein 1", "voorzitter_id": str(zaak.jan.pk)}
        antwoord = jet.post(f"{pad}zitting/", {f"zitting-{k}": v for k, v in velden.items()}, follow=True)
        assert "insturen tot en met 29 mei 2026" in tekst(antwoord)

    def test_wat_niet_kan_blijft_staan_met_de_reden(self, zaak):
        self.ontvang(zaak)
        jet, pad = als(zaak.jet), f"/bezwaren/{een(Bezwaar).pk}/"
        antwoord = jet.post(f"{pad}verdagen/", {"verdagen-weken": "9", "verdagen-reden": "Drukte"})
        assert antwoord.status_code == 422
        assert "9 weken kan niet" in tekst(antwoord)
        assert "Drukte" in tekst(antwoord)
        assert jet.post(f"{pad}bestaat-niet/").status_code == 404

    def test_wie_besloot_krijgt_geen_stappen(self, zaak):
        with transactie(p.SYSTEEM):
            type(zaak.besluit).objects.filter(pk=zaak.besluit.pk).update(toetser=zaak.jet)
        self.ontvang(zaak)
        assert "Dit is voor een collega" in tekst(als(zaak.jet).get(f"/bezwaren/{een(Bezwaar).pk}/"))

    def test_lijst_met_filters_en_wie_niet_mag(self, zaak):
        self.ontvang(zaak)
        assert "Fatma" in tekst(als(zaak.jet).get("/bezwaren/"))
        assert "Er staan hier geen bezwaren" in tekst(als(zaak.jet).get("/bezwaren/?stand=klaar"))
        assert als(zaak.wijk.samira).get("/bezwaren/").status_code == 403

    def test_wat_wij_leren_staat_op_het_bezwaar_en_in_de_lijst(self, zaak):
        self.ontvang(zaak)
        jet, pad = als(zaak.jet), f"/bezwaren/{een(Bezwaar).pk}/"
        assert "Wat leren wij?" not in tekst(jet.get(pad))
        jet.post(f"{pad}intrekken/", {"intrekken-gevolg": "alsnog_toegekend", "intrekken-reden": "Gebeld"})
        assert "Wat leren wij?" in tekst(jet.get(pad))
        assert "Er staan hier geen bezwaren" in tekst(jet.get("/bezwaren/?stand=geleerd"))
        jet.post(f"{pad}leren/", {"leren-les": "Wij bellen eerst."})
        assert "Wij bellen eerst." in tekst(jet.get(pad))
        assert "De hulp is afgewezen: Wij bellen eerst." in tekst(jet.get("/bezwaren/?stand=geleerd"))
        assert vragen(jet, "/bezwaren/?stand=geleerd")[0] <= 12

    def test_het_paneel_op_het_dossier(self, zaak):
        self.ontvang(zaak)
        pad = f"/dossier/{zaak.dossier.pk}/bezwaren/paneel/"
        assert "Ontvangen, nog niet bevestigd" in tekst(als(zaak.wijk.samira).get(pad))
        assert als(zaak.wijk.zoe).get(pad).status_code == 404

    def test_een_lijst_kost_niet_meer_vragen_met_meer_regels(self, zaak):
        self.ontvang(zaak)
        jet = als(zaak.jet)
        eerst = vragen(jet, "/bezwaren/")[0]
        self.ontvang(zaak, 5)
        assert vragen(jet, "/bezwaren/")[0] == eerst <= 12


class TestKlacht:
    def ontvang(self, zaak, **velden):
        return doe(zaak.wijk.frans, hk.klacht_ontvangen, **{**KLACHT, "inwoner_id": zaak.inwoner.pk, **velden})

    def test_aannemen_bij_de_inwoner_en_van_een_onbekende(self, zaak):
        frans = als(zaak.wijk.frans)
        assert "Fatma" in tekst(frans.get(f"/klachten/nieuw/{zaak.inwoner.pk}/"))
        frans.post(f"/klachten/nieuw/{zaak.inwoner.pk}/", KLACHT)
        assert een(Klacht).inwoner_id == zaak.inwoner.pk
        fout = frans.post("/klachten/nieuw/", {**KLACHT, "klager": "buiten"})
        assert (fout.status_code, "Vul de naam in" in tekst(fout)) == (422, True)

    def test_van_bemiddeling_naar_oordeel(self, zaak):
        pad, kees = f"/klachten/{self.ontvang(zaak).pk}/", als(zaak.kees)
        assert "De bemiddeling telt mee" in tekst(kees.get(pad))
        kees.post(f"{pad}toewijzen/", {"toewijzen-medewerker_id": str(zaak.kees.pk)})
        kees.post(f"{pad}bemiddelen/")
        kees.post(f"{pad}formeel/", {"formeel-waarom": "De klager vraagt het."})
        kees.post(f"{pad}horen/", {"horen-niet_horen": "ziet_af"})
        assert kees.get(f"{pad}blad/").status_code == 404
        velden = {"oordelen-uitkomst": "gegrond", "oordelen-oordeel": "Niet gebeld.", "oordelen-les": "Bellen."}
        assert "Niet gebeld." in tekst(kees.post(f"{pad}oordelen/", velden, follow=True))
        assert een(Klacht).uitkomst == "gegrond"
        papier = tekst(kees.get(f"{pad}blad/"))
        assert ("Niet gebeld." in papier, KLACHT["woorden"] in papier) == (True, False)

    def test_over_wie_het_gaat_vindt_de_klacht_niet(self, zaak):
        klacht = self.ontvang(zaak, betrokken=[zaak.cora.pk])
        cora = als(zaak.cora)
        assert cora.get(f"/klachten/{klacht.pk}/").status_code == 404
        assert "Er staan hier geen klachten" in tekst(cora.get("/klachten/"))
        assert KLACHT["woorden"] in tekst(cora.get("/klachten/over-mij/"))
        cora.post(f"/klachten/over-mij/{een(Klachtbetrokkene).pk}/", {"reactie": "Ik was vrij."})
        assert "Ik was vrij." in tekst(als(zaak.kees).get(f"/klachten/{klacht.pk}/"))

    def test_jaarlijst_zonder_kleine_aantallen(self, zaak):
        self.ontvang(zaak)
        assert "te weinig" in tekst(als(zaak.kees).get("/klachten/jaar/?jaar=2026"))
        assert "kwam er geen klacht" in tekst(als(zaak.kees).get("/klachten/jaar/?jaar=2025"))

    def test_lijst_en_wie_niet_mag(self, zaak):
        self.ontvang(zaak)
        kees = als(zaak.kees)
        eerst = vragen(kees, "/klachten/")[0]
        for _ in range(3):
            self.ontvang(zaak)
        assert vragen(kees, "/klachten/")[0] == eerst <= 12
        assert als(zaak.wijk.samira).get("/klachten/").status_code == 403


class TestIncident:
    def test_melden_opvolgen_en_sluiten(self, zaak):
        tom, willem = als(zaak.wijk.tom), als(zaak.willem)
        tom.post("/incidenten/nieuw/", {"soort": "calamiteit", "wat": "Een kind viel.", "wet": "jeugd"})
        pad = f"/incidenten/{een(Incident).pk}/"
        assert "Inspectie Gezondheidszorg en Jeugd" in tekst(willem.get(pad))
        assert "Nu melden bij het toezicht" in tekst(willem.get("/incidenten/?stand=toezicht"))
        willem.post(f"{pad}toezicht/", {"toezicht-op": klok.nu().astimezone(klok.AMSTERDAM).strftime("%Y-%m-%dT%H:%M")})
        willem.post(f"{pad}actie/", {"actie-wat": "Hek plaatsen", "actie-uiterlijk": "2026-05-12"})
        with transactie(p.SYSTEEM):
            actie = een(Incident).acties.get()
        willem.post(f"{pad}acties/{actie.pk}/klaar/")
        assert "Een hek erbij" in tekst(willem.post(f"{pad}sluiten/", {"sluiten-les": "Een hek erbij"}, follow=True))

    def test_een_melder_leest_de_lijst_niet(self, zaak):
        assert als(zaak.wijk.tom).get("/incidenten/").status_code == 403
        assert als(zaak.wijk.tom).get("/incidenten/nieuw/").status_code == 200
