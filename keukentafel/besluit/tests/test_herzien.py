"""Changing or ending what was granted: on a ground of the law, everywhere (WMO-15; Wmo 2.3.10, Jeugdwet 8.1.4)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.handelingen.herzien import herzieningsgrond_kiezen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_vaststellen
from keukentafel.besluit.handelingen.zienswijze import zienswijze_vastleggen, zienswijze_vragen
from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.besluitbrief import besluitbrief
from keukentafel.besluit.regels import herzien as rh
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.besluit.tests import register as r
from keukentafel.besluit.tests.hulp_opstellen import (
    beslis,
    gehoord,
    kies_grond,
    maak_bekend,
    maak_zaak,
    stel_op,
    van_systeem,
    vers,
)
from keukentafel.brieven.regels.taalscore import zinnen_van
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.koppelingen.pdf.stuk import Blok, Vorm
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

B = Besluitsoort
DAG = date(2027, 3, 1)


class TestRegels:
    def test_vijf_gronden_met_een_naam_en_een_korte_zin(self):
        assert [g.value for g in rh.Herzieningsgrond] == list("abcde") == [*rh.NAAM_VAN_HERZIENINGSGROND]
        for grond in rh.Herzieningsgrond:
            zinnen = zinnen_van(Blok(Vorm.ALINEA, (rh.zin(grond),)))
            assert zinnen
            assert all(len(zin.split()) <= 15 for zin in zinnen)
            assert "artikel" not in rh.zin(grond)

    @pytest.mark.parametrize(
        ("wet", "soort", "grond", "waarom"),
        [
            ("wmo", B.HERZIENING, "a", ""),
            ("jeugd", B.BEEINDIGING, "e", ""),
            ("wmo", B.INTREKKING, "f", "geen grond uit de wet (Wmo 2015 art. 2.3.10)"),
            ("jeugd", B.INTREKKING, "aa", "Jeugdwet art. 8.1.4"),
            ("wmo", B.TOEKENNING, "a", "Dit is: toekenning"),
            ("wgs", B.BEEINDIGING, "b", "eigen gronden"),
            ("pw", B.INTREKKING, "a", "eigen gronden"),
            ("wmo", B.TOEKENNING, "", ""),
        ],
    )
    def test_alleen_een_grond_van_deze_wet_bij_dit_besluit(self, wet, soort, grond, waarom):
        gevonden = rh.bezwaar_tegen_grond(wet, soort, grond)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    @pytest.mark.parametrize(
        ("wet", "soort", "eerder", "vraagt"),
        [
            ("wmo", B.HERZIENING, False, True),
            ("jeugd", B.INTREKKING, False, True),
            ("wmo", B.BEEINDIGING, True, True),
            ("wmo", B.BEEINDIGING, False, False),
            ("wmo", B.TOEKENNING, True, False),
            ("wgs", B.BEEINDIGING, True, False),
            ("pw", B.HERZIENING, True, False),
        ],
    )
    def test_wanneer_een_grond_nodig_is(self, wet, soort, eerder, vraagt):
        assert rh.vraagt_grond(wet, soort, eerder=eerder) is vraagt

    @pytest.mark.parametrize(
        ("van", "tot", "eerder"),
        [(DAG, None, True), (DAG, DAG, True), (DAG, DAG - timedelta(days=1), False), (None, DAG, True)],
    )
    def test_op_de_einddatum_is_niet_ervoor(self, van, tot, eerder):
        """`van` is the first day without help: the day after the last one granted is no earlier end."""
        assert rh.eindigt_eerder([rh.Einde(van, tot)]) is eerder
        assert not rh.eindigt_eerder([])

    @pytest.mark.parametrize(
        ("wet", "budget", "waar"),
        [
            ("wmo", False, "Wmo 2015, artikel 2.3.10, eerste lid, onder d. U houdt zich niet aan"),
            ("jeugd", True, "Jeugdwet, artikel 8.1.4, eerste lid, onder d. U houdt zich niet aan"),
            ("jeugd", False, "de verordening jeugdhulp"),
        ],
    )
    def test_de_brief_noemt_de_wet_en_wat_het_betekent(self, wet, budget, waar):
        assert waar in rh.grondslag(wet, "d", budget=budget)
        assert rh.grondslag(wet, "", budget=budget) == ""


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def herziening(zaak):
    return maak_herziening(zaak)


def maak_herziening(zaak):
    """From three hours to two, from next month."""
    besluit = stel_op(zaak, soort="herziening", vervangt_id=maak_bekend(zaak).pk)
    beslis(zaak, besluit, "toe", aantal=2, van=klok.vandaag() + timedelta(days=30))
    gehoord(zaak)
    return besluit


def bied_aan(zaak, besluit):
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)


def mist(zaak, besluit):
    with transactie(p.actor(zaak.samira)):
        return {g.code: g.houdt_tegen for g in besluit_beeld(besluit.pk).gebreken}


class TestHandeling:
    def test_zonder_grond_kan_het_niet_ter_beslissing_en_dat_staat_bij_wat_mist(self, zaak, herziening):
        assert mist(zaak, herziening)["herzieningsgrond"] is True
        with pytest.raises(Blokkade, match=r"op welke grond.*Wmo 2015 art. 2.3.10"):
            bied_aan(zaak, herziening)

    def test_gekozen_veranderd_en_teruggenomen(self, zaak, herziening):
        assert kies_grond(zaak, herziening, "c").herzieningsgrond == "c"
        assert "herzieningsgrond" not in mist(zaak, herziening)
        assert kies_grond(zaak, herziening, "b").herzieningsgrond == "b"
        assert kies_grond(zaak, herziening, "").herzieningsgrond == ""
        assert mist(zaak, herziening)["herzieningsgrond"]
        gemeld = van_systeem(Gebeurtenis, soort="herzieningsgrond_gekozen")
        assert [g.gegevens["grond"] for g in gemeld] == ["c", "b", ""]

    def test_een_andere_grond_dan_de_wet_kent_wordt_geweigerd(self, zaak, herziening):
        with pytest.raises(Fout, match="geen grond uit de wet") as fout:
            kies_grond(zaak, herziening, "x")
        assert (fout.value.veld, vers(herziening).herzieningsgrond) == ("grond", "")

    def test_bij_een_gewoon_besluit_hoort_geen_grond(self, zaak):
        besluit = stel_op(zaak)
        with pytest.raises(Fout, match="hoort bij een herziening"):
            kies_grond(zaak, besluit, "a")
        assert "herzieningsgrond" not in mist(zaak, besluit)

    def test_wie_eerder_bewaarde_gaat_voor(self, zaak, herziening):
        kies_grond(zaak, herziening, "c")
        velden = {"besluit_id": herziening.pk, "versie": vers(herziening).versie - 1, "grond": "a"}
        with pytest.raises(Botsing):
            doe(zaak.samira, herzieningsgrond_kiezen, **velden)

    def test_wie_beslist_kiest_de_grond_niet_zelf_als_het_ligt(self, zaak, herziening):
        """Four eyes: who decides gives it back with a reason (MAN-07)."""
        kies_grond(zaak, herziening, "c")
        bied_aan(zaak, herziening)
        with pytest.raises((Fout, GeenRecht)):
            doe(zaak.rosa, herzieningsgrond_kiezen, besluit_id=herziening.pk, versie=vers(herziening).versie, grond="a")

    def test_met_grond_wordt_het_genomen_en_noemt_de_brief_hem(self, zaak, herziening):
        kies_grond(zaak, herziening, "b")
        bied_aan(zaak, herziening)
        doe(zaak.rosa, besluit_vaststellen, besluit_id=herziening.pk, versie=vers(herziening).versie)
        with transactie(p.SYSTEEM):
            stuk = besluitbrief(Besluit.objects.get(pk=herziening.pk))
        assert not [zin for zin in stuk.ontbreekt if "grond" in zin]
        assert stuk.bron.waarom_niet == "De hulp zoals u die kreeg, is niet meer nodig."
        assert stuk.bron.herzieningsgrond.startswith("Wmo 2015, artikel 2.3.10, eerste lid, onder b.")

    def test_een_brief_zonder_grond_gaat_niet_weg(self, zaak, herziening):
        with transactie(p.SYSTEEM):
            stuk = besluitbrief(Besluit.objects.get(pk=herziening.pk), genomen=False)
        assert "op welke grond het verandert (Wmo 2015 art. 2.3.10; Jeugdwet art. 8.1.4)" in stuk.ontbreekt

    def test_de_hele_weg_van_hulp_die_loopt_tot_bij_wie_beslist(self, zaak):
        """WMO-14, WMO-15: help began, somebody looks again, the resident is asked and answers, then it is offered."""
        eerder = maak_bekend(zaak)
        with transactie(p.SYSTEEM):
            Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(stand="bekendgemaakt")
        wat = {"aanvraag_id": zaak.aanvraag.pk}
        for stap in (Voorval.BEGINNEN, Voorval.HEROVERWEGEN):
            doe(zaak.samira, stap_zetten, **wat, gebeurtenis=stap)
        besluit = stel_op(zaak, soort="herziening", vervangt_id=eerder.pk)
        beslis(zaak, besluit, "toe", aantal=2, van=klok.vandaag() + timedelta(days=30))
        kies_grond(zaak, besluit, "b")
        vraag = {"grond": "4:8", "waarover": "Van drie naar twee uur", "uiterlijk": klok.vandaag() + timedelta(days=14)}
        gevraagd = doe(zaak.samira, zienswijze_vragen, **wat, **vraag)
        doe(
            zaak.samira, zienswijze_vastleggen, zienswijze_id=gevraagd.pk, vorm="mondeling", tekst="Twee uur is genoeg."
        )
        assert bied_aan(zaak, besluit).stand == "toets"
        assert van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0].stand == "toets"

    @pytest.mark.parametrize(("later", "vraagt"), [(60, True), (367, False)])
    def test_beeindigen_vraagt_een_grond_als_het_eerder_stopt_dan_is_toegekend(self, zaak, later, vraagt):
        besluit = stel_op(zaak, soort="beeindiging", vervangt_id=maak_bekend(zaak).pk)
        beslis(zaak, besluit, "af", van=klok.vandaag() + timedelta(days=later), tot=None)
        gehoord(zaak)
        assert ("herzieningsgrond" in mist(zaak, besluit)) is vraagt
        if vraagt:
            kies_grond(zaak, besluit, "b")
        bied_aan(zaak, besluit)
        doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
        assert vers(besluit).stand == "vastgesteld"


class TestDatabank:
    @pytest.fixture
    def binnen(self, db):
        huis = r.maak_huis()
        with transactie(p.SYSTEEM):
            yield huis

    @pytest.mark.parametrize("soort", ["herziening", "intrekking"])
    def test_genomen_zonder_grond_bestaat_niet(self, binnen, soort):
        aanvraag = r.maak_aanvraag(binnen)
        ruim = {
            "mandaat": "groot",
            "ondertekenaar": binnen.wim,
            "soort": soort,
            "vervangt": r.genomen(aanvraag, binnen),
        }
        with r.geweigerd("besluit_grond", "op welke grond"):
            r.genomen(aanvraag, binnen, **ruim)
        assert r.genomen(aanvraag, binnen, **ruim, herzieningsgrond="a").pk

    def test_een_grond_gaat_er_daarna_niet_meer_af(self, binnen):
        aanvraag = r.maak_aanvraag(binnen)
        ruim = {"mandaat": "groot", "ondertekenaar": binnen.wim, "soort": "herziening", "herzieningsgrond": "a"}
        besluit = r.genomen(aanvraag, binnen, **ruim)
        with r.geweigerd("besluit_grond", "op welke grond"):
            Besluit.objects.filter(pk=besluit.pk).update(herzieningsgrond="")

    @pytest.mark.parametrize(
        "velden", [{"soort": "toekenning"}, {"soort": "herziening", "herzieningsgrond": "f"}, {"wet": "wgs"}]
    )
    def test_een_grond_waar_hij_niet_hoort(self, binnen, velden):
        aanvraag = r.maak_aanvraag(binnen, wet=velden.get("wet", "wmo"))
        basis = {"soort": "herziening", "herzieningsgrond": "a"}
        velden = {k: w for k, w in velden.items() if k != "wet"}
        with r.geweigerd("besluit_herzieningsgrond", "besluit_herzieningsgrond"):
            r.concept(aanvraag, binnen, **{**basis, **velden})

    @pytest.mark.parametrize(("van", "goed"), [(r.TOT, False), (r.TOT + timedelta(days=1), True)])
    def test_beeindigen_voor_de_einddatum(self, binnen, van, goed):
        eerder = r.genomen(r.maak_aanvraag(binnen), binnen)
        r.voorziening(eerder)
        besluit = r.concept(eerder.aanvraag, binnen, soort="beeindiging", vervangt=eerder)
        r.voorziening(besluit, uitkomst="af", van=van, tot=None)
        if goed:
            neem(binnen, besluit)
        else:
            with r.geweigerd("besluit_grond", "op welke grond"):
                neem(binnen, besluit)


def neem(binnen, besluit):
    Besluit.objects.filter(pk=besluit.pk).update(
        stand="vastgesteld", vastgesteld_op=r.DAG, ondertekenaar=binnen.wim, mandaat="groot"
    )


class TestWeb:
    def test_van_wat_mist_naar_gekozen_en_terug(self, zaak, herziening):
        samira = log_in(Client(), zaak.samira)
        blad = tekst(samira.get(herziening.adres))
        assert "Nog geen grond gekozen" in blad
        assert "Kies op welke grond" in blad
        pad = f"{herziening.adres}grond/"
        assert "De inwoner heeft deze hulp niet meer nodig" in tekst(samira.get(pad))
        antwoord = samira.post(pad, {"grond": "b", "versie": vers(herziening).versie}, follow=True)
        assert "Grond b." in tekst(antwoord)
        assert samira.post(pad, {"grond": "z", "versie": vers(herziening).versie}).status_code == 422
        assert vers(herziening).herzieningsgrond == "b"
        antwoord = samira.post(pad, {"grond": "", "versie": vers(herziening).versie}, follow=True)
        assert "Nog geen grond gekozen" in tekst(antwoord)

    def test_een_ander_bewaarde_eerder(self, zaak, herziening):
        samira = log_in(Client(), zaak.samira)
        oud = vers(herziening).versie
        kies_grond(zaak, herziening, "c")
        antwoord = samira.post(f"{herziening.adres}grond/", {"grond": "a", "versie": oud})
        assert antwoord.status_code in (409, 422)
        assert vers(herziening).herzieningsgrond == "c"

    def test_wie_beslist_ziet_de_grond_en_weinig_vragen(self, zaak, herziening):
        kies_grond(zaak, herziening, "c")
        bied_aan(zaak, herziening)
        rosa = log_in(Client(), zaak.rosa)
        assert vragen(rosa, herziening.adres)[0] <= 12
        blad = tekst(rosa.get(herziening.adres))
        assert "Grond c." in blad
        assert "de grond" not in blad.split("Grond c.")[1][:200]
