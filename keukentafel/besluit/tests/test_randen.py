"""At the edges of this room: an old or odd version, an odd address, a colleague who was first, who only reads."""

import re
from datetime import date

import pytest
from django.db.models import F
from django.test import Client

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen import klacht as hk
from keukentafel.besluit.handelingen import klok as hklok
from keukentafel.besluit.handelingen._opstellen import band_met
from keukentafel.besluit.handelingen.besluit import besluit_opstellen
from keukentafel.besluit.handelingen.toets import (
    besluit_afgeven,
    besluit_intrekken,
    besluit_oppakken,
    besluit_teruggeven,
)
from keukentafel.besluit.models import Campagneregel, Nazorgcheck, Voorziening
from keukentafel.besluit.opvragen.aanvraag import aanvraag as aanvraagbeeld
from keukentafel.besluit.opvragen.wetswacht import bevindingen
from keukentafel.besluit.opvragen.wie_beslist import wie_beslist_paneel
from keukentafel.besluit.tests import hulp, hulp_recht, register
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_aanvraag, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.test_beslissen import banden, bied_aan, klaar, neem
from keukentafel.besluit.tests.test_nazorg import bel
from keukentafel.besluit.tests.test_nazorg import zaak as na_besluit
from keukentafel.besluit.tests.test_volgweb import campagne, een, van_rol
from keukentafel.besluit.tests.test_volgweb import hulp as hulp_voor
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
INTUSSEN = "intussen ook gewijzigd"


def als(medewerker):
    return log_in(Client(), medewerker)


def versie_op(antwoord):
    """The version that stands in the form now."""
    veld = re.search(r'<input[^>]*name="versie"[^>]*>', tekst(antwoord))[0]
    return re.search(r'value="(\d+)"', veld)[1]


class TestAfgeven:
    """What needs no decision is given by the same button, on the version that was read."""

    @pytest.fixture
    def bericht(self):
        zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
        return zaak, klaar(zaak)

    @pytest.mark.parametrize("versie", ["0", "999", "raket", "", "-1"])
    def test_een_oude_of_onzinnige_versie_komt_terug_met_de_reden(self, bericht, versie):
        zaak, besluit = bericht
        antwoord = als(zaak.samira).post(f"{besluit.adres}afgeven/", {"versie": versie})
        assert (antwoord.status_code, vers(besluit).stand) == (422, "concept")
        assert 'role="alert"' in tekst(antwoord) or "utrecht-alert" in tekst(antwoord)

    def test_een_oude_versie_zegt_dat_er_intussen_iets_is_gewijzigd(self, bericht):
        zaak, besluit = bericht
        assert INTUSSEN in tekst(als(zaak.samira).post(f"{besluit.adres}afgeven/", {"versie": "1"}))

    def test_een_besluit_wordt_niet_afgegeven(self):
        zaak = maak_zaak()
        besluit = klaar(zaak)
        antwoord = als(zaak.samira).post(f"{besluit.adres}afgeven/", {"versie": besluit.versie})
        assert (antwoord.status_code, "Bied het aan iemand aan" in tekst(antwoord)) == (422, True)
        assert vers(besluit).stand == "concept"


class TestTweedeKeer:
    @pytest.fixture
    def wijk(self):
        return p.maak_wijk()

    def test_nazorg_waar_een_collega_eerst_was_zegt_dat(self, wijk):
        bel(na_besluit(wijk))
        adres = f"/nazorg/{een(Nazorgcheck).pk}/"
        velden = {"begonnen": "ja", "werkt": "ja", "vervolg": "klaar", "versie": "1"}
        assert als(wijk.samira).post(adres, velden).status_code == 302
        antwoord = als(wijk.tom).post(adres, {**velden, "werkt": "nee", "vervolg": "plan"})
        assert (antwoord.status_code, INTUSSEN in tekst(antwoord)) == (422, True)
        assert een(Nazorgcheck).werkt == "ja"
        # On the version of now there is nothing left to answer, and the page says so.
        nog_eens = als(wijk.tom).post(adres, {**velden, "versie": str(een(Nazorgcheck).versie)})
        assert (nog_eens.status_code, "al beantwoord" in tekst(nog_eens)) == (422, True)

    def test_nazorg_na_een_botsing_lukt_de_tweede_druk(self, wijk):
        bel(na_besluit(wijk))
        adres, samira = f"/nazorg/{een(Nazorgcheck).pk}/", als(wijk.samira)
        velden = {"begonnen": "ja", "werkt": "ja", "vervolg": "klaar"}
        botst = samira.post(adres, {**velden, "versie": "7"})
        assert samira.post(adres, {**velden, "versie": versie_op(botst)}).status_code == 302
        assert een(Nazorgcheck).gedaan_op == klok.vandaag()

    def test_campagneregel_na_een_botsing_lukt_de_tweede_druk(self, wijk):
        hulp_voor(wijk)
        campagne(van_rol("Bo", Rol.BACKOFFICE), wijk)
        adres, samira = f"/campagnes/wie/{een(Campagneregel).pk}/", als(wijk.samira)
        botst = samira.post(adres, {"stap": "spreken", "versie": "9"})
        assert INTUSSEN in tekst(botst)
        assert samira.post(adres, {"stap": "spreken", "versie": versie_op(botst)}).status_code == 302
        assert een(Campagneregel).stand == "gesproken"


class TestOnzin:
    @pytest.mark.parametrize("jaar", ["²²²²", "0000", "1999", "99999", "-1", "x", "٢٠٢٥٠"])
    def test_een_jaar_dat_niet_bestaat_is_dit_jaar(self, jaar):
        kees = als(hulp_recht.maak_zaak().kees)
        antwoord = kees.get("/klachten/jaar/", {"jaar": jaar})
        assert (antwoord.status_code, f"Klachten in {klok.vandaag().year}" in tekst(antwoord)) == (200, True)

    @pytest.mark.parametrize("na", ["gisteren", "2026-01-01_x", "_", "²"])
    def test_te_beslissen_begint_bij_een_onleesbare_plek_vooraan(self, na):
        zaak = maak_zaak()
        besluit = bied_aan(zaak, klaar(zaak))
        assert f"besluit-{besluit.pk}" in tekst(als(zaak.rosa).get("/besluiten/te-beslissen/", {"na": na}))

    @pytest.mark.parametrize("act", [hklok.termijn_verlengen, hklok.uitstel_melden])
    @pytest.mark.parametrize("weken", [0, 53, 400])
    def test_een_onzinnig_aantal_weken_wordt_geweigerd(self, act, weken):
        with klok.zet_klok(hulp.NU):
            zaak = hulp.maak_zaak()
            aanvraag = hulp.vraag_aan(zaak)
            with pytest.raises(Fout, match=f"{weken} weken kan niet"):
                doe(zaak.samira, act, aanvraag_id=aanvraag.pk, weken=weken, reden="De arts is later")
            assert hulp.feiten(aanvraag) == []

    @pytest.mark.parametrize("hoe", ["zelf", "instemming", "melden"])
    @pytest.mark.parametrize("weken", ["0", "400", "veel"])
    def test_ook_op_het_scherm_en_de_reden_blijft_staan(self, hoe, weken):
        with klok.zet_klok(hulp.NU):
            zaak = hulp.maak_zaak()
            aanvraag = hulp.vraag_aan(zaak)
            velden = {"hoe": hoe, "weken": weken, "reden": "De arts is later"}
            antwoord = als(zaak.samira).post(f"/aanvragen/{aanvraag.pk}/verlengen/", velden)
            assert (antwoord.status_code, "De arts is later" in tekst(antwoord)) == (422, True)

    def test_een_onbekend_kanaal_wordt_geweigerd(self):
        with klok.zet_klok(date(2026, 5, 11)):
            zaak = hulp_recht.maak_zaak()
            bezwaar = {**hulp_recht.BEZWAAR, "kanaal": "postduif", "besluit_id": zaak.besluit.pk}
            klacht = {**hulp_recht.KLACHT, "kanaal": "postduif", "inwoner_id": zaak.inwoner.pk}
            for act, velden in ((hb.bezwaar_ontvangen, bezwaar), (hk.klacht_ontvangen, klacht)):
                with pytest.raises(Fout, match="postduif") as fout:
                    doe(zaak.wijk.samira, act, **velden)
                assert fout.value.veld == "kanaal"


def test_wie_alleen_leest_krijgt_in_het_paneel_geen_knop():
    with klok.zet_klok(hulp.NU):
        zaak = hulp.maak_zaak()
        pad = f"/dossier/{zaak.dossier.pk}/besluit/kort/"
        leeg, knop = "Er is nog niets aangevraagd", f"/dossier/{zaak.dossier.pk}/aanvragen/nieuw/"
        ziet = {}
        for wie in (zaak.samira, zaak.huis.cora):
            paneel = tekst(als(wie).get(pad, headers={"HX-Request": "true"}))
            ziet[wie.naam] = (leeg in paneel, knop in paneel)
        assert ziet == {"Samira": (True, True), "Cora": (True, False)}


def test_van_een_budget_telt_de_laatste_dag_mee():
    """With one tariff it costs what the help costs in kind, and one cent more is too much (WMO-12)."""
    zaak = maak_zaak()
    besluit = stel_op(zaak)
    jaar = klok.vandaag().year + 1
    periode = {"van": date(jaar, 1, 1), "tot": date(jaar, 12, 31)}
    beslis(
        zaak, besluit, vorm="pgb", antwoorden=("geen_wlz", "pgb_bekwaam", "pgb_gemotiveerd", "pgb_kwaliteit"), **periode
    )

    def codes():
        with transactie(p.SYSTEEM):
            return [b.weigering.code for b in bevindingen(vers(besluit), klok.vandaag())]

    assert codes() == []
    with transactie(p.SYSTEEM):
        Voorziening.objects.filter(besluit=besluit).update(bedrag_cent=F("bedrag_cent") + 1)
    assert codes() == ["pgb-te-hoog"]


def test_wie_beslist_kijkt_naar_het_nieuwste_besluit_en_niet_naar_het_advies():
    huis = register.maak_huis()
    aanvraag = register.maak_aanvraag(huis)
    with transactie(p.SYSTEEM):
        advies = register.concept(aanvraag, huis, soort="advies", stand="vastgesteld", **_getekend(huis))
        register.voorziening(advies, bedrag_cent=100_000)
        besluit = register.concept(aanvraag, huis)
        register.voorziening(besluit, bedrag_cent=500_001)

    def bedrag():
        with transactie(p.actor(huis.wijk.samira)):
            return wie_beslist_paneel(aanvraag.pk).bedrag

    assert bedrag() == "€ 5.000,01"
    with transactie(p.SYSTEEM):
        type(besluit).objects.filter(pk=besluit.pk).update(stand="ingetrokken")
    assert bedrag() == "€ 1.000"


def _getekend(huis):
    return {"vastgesteld_op": register.DAG, "ondertekenaar": huis.wijk.samira}


def test_wie_een_besluit_opstelt_houdt_de_zaak_als_een_ander_besluit_klaar_is():
    """AUT-06: the tie of who drafts from an advice ends with that draft, not with another decision of the household."""
    zaak = maak_zaak(procedure="zwaarwegend_advies", adviesorgaan="wot", orgaan="rogplus")
    advies = klaar(zaak)
    doe(zaak.samira, besluit_afgeven, besluit_id=advies.pk, versie=advies.versie)
    van_rosa = stel_op(zaak, zaak.rosa)
    assert banden(zaak) == [True]
    ander = doe(zaak.samira, besluit_opstellen, aanvraag_id=maak_aanvraag(zaak.huis, zaak.fatma).pk)
    doe(zaak.samira, besluit_intrekken, besluit_id=ander.pk, reden="Verkeerd begonnen")
    assert banden(zaak) == [True]
    doe(zaak.rosa, besluit_intrekken, besluit_id=van_rosa.pk, reden="Toch niet")
    assert banden(zaak) == [False]
    assert van_systeem(type(ander), pk=ander.pk)[0].stand == "ingetrokken"


def test_de_aanvraag_laat_zien_hoe_ver_wie_beslist_is():
    """The worker on the case reads who has it, since when, and when it was made known, without asking around."""
    zaak = maak_zaak()
    besluit = bied_aan(zaak, klaar(zaak))
    dag = datum_gewoon(klok.vandaag())

    def zegt():
        with transactie(p.actor(zaak.samira)):
            ((_, stand, _, ver),) = aanvraagbeeld(zaak.aanvraag.pk).besluiten
        return stand, ver

    assert zegt() == ("Ligt ter beslissing", f"nog door niemand opgepakt, sinds {dag}")
    doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)
    assert zegt() == ("Ligt ter beslissing", f"bij Rosa, sinds {dag}")
    neem(besluit, zaak.rosa)
    assert zegt() == ("Genomen, nog niet verzonden", f"op {dag}")
    with transactie(p.SYSTEEM):
        velden = {"stand": "bekend", "bekendgemaakt_op": klok.vandaag(), "bezwaar_tot": date(2099, 1, 5)}
        type(besluit).objects.filter(pk=besluit.pk).update(**velden)
    assert zegt() == ("Bekendgemaakt", f"op {dag}, bezwaar kan tot en met 5 januari 2099")
    assert f"op {dag}, bezwaar kan" in tekst(als(zaak.samira).get(f"/aanvragen/{zaak.aanvraag.pk}/"))


def test_een_advies_is_gegeven_en_niet_nog_te_verzenden():
    zaak = maak_zaak(procedure="zwaarwegend_advies", adviesorgaan="wot", orgaan="rogplus")
    advies = klaar(zaak)
    doe(zaak.samira, besluit_afgeven, besluit_id=advies.pk, versie=advies.versie)
    with transactie(p.actor(zaak.samira)):
        ((_, stand, _, ver),) = aanvraagbeeld(zaak.aanvraag.pk).besluiten
    assert (stand, ver) == ("Gegeven", f"op {datum_gewoon(klok.vandaag())}, aan wie beslist")
    # As long as it lies there who decides goes on from it; after that the page of the advice has no such button.
    assert "Stel het besluit op" in tekst(als(zaak.rosa).get(advies.adres))
    with transactie(p.SYSTEEM):
        type(zaak.aanvraag).objects.filter(pk=zaak.aanvraag.pk).update(stand="bekendgemaakt")
    assert "Stel het besluit op" not in tekst(als(zaak.rosa).get(advies.adres))


def test_wie_hier_geen_mandaat_heeft_krijgt_geen_knop_om_te_tekenen():
    """MAN-02 on the screen: Samira decides for her own body, and advised here. The act refuses her as well."""
    zaak = maak_zaak()
    besluit = bied_aan(zaak, klaar(zaak))
    met = {"vaststellen/", "teruggeven/", "vergelijkbaar/"}

    def knoppen(wie):
        blad = tekst(als(wie).get(besluit.adres))
        return {naam for naam in met if f"{besluit.adres}{naam}" in blad}

    assert knoppen(zaak.huis.wijk.tom) == set()
    with transactie(p.SYSTEEM):
        register.mandaat("coach", "wmo", "rogplus", Rol.WIJKCOACH)
    # Who decides on own cases alone finds no button on one of a colleague: the act would not find it either.
    assert knoppen(zaak.huis.wijk.tom) == set()
    with transactie(p.SYSTEEM):
        band_met(besluit, zaak.huis.wijk.tom.pk)
    assert knoppen(zaak.huis.wijk.tom) == met


def test_wie_beslist_leest_eerst_en_tekent_dan():
    """Nobody signs what they have not read: who sees only the shell gets the words first, and the button with them."""
    zaak = maak_zaak()
    besluit = bied_aan(zaak, klaar(zaak))
    rosa, tekenen = als(zaak.rosa), f'action="{besluit.adres}vaststellen/"'
    blad = tekst(rosa.get(besluit.adres))
    assert ("Lees en beslis" in blad, tekenen in blad, "Niet akkoord?" in blad) == (True, False, False)
    blad = tekst(rosa.post(f"{besluit.adres}oppakken/", follow=True))
    assert ("Lees en beslis" in blad, tekenen in blad, "Niet akkoord?" in blad) == (False, True, True)


def test_wie_een_besluit_opstelde_leest_waarom_het_terugkwam_ook_zonder_de_motivering():
    """The backoffice drafts and reads no argument; what must be different was written to who drafted it."""
    zaak = maak_zaak()
    besluit = bied_aan(zaak, klaar(zaak))
    with transactie(p.SYSTEEM):
        bea, bob = (p.maak_medewerker(naam, Rol.BACKOFFICE, None) for naam in ("Bea", "Bob"))
        type(besluit).objects.filter(pk=besluit.pk).update(opsteller=bea)
    doe(zaak.rosa, besluit_teruggeven, besluit_id=besluit.pk, reden="Noem het doel erbij")
    leest = {wie.naam: "Rosa: Noem het doel erbij" in tekst(als(wie).get(besluit.adres)) for wie in (bea, bob)}
    assert leest == {"Bea": True, "Bob": False}
    assert "De motivering valt onder de Wmo" in tekst(als(bea).get(besluit.adres))
