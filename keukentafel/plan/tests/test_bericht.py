"""Help stops or changes, and the provider and the resident are told (REQ-063)."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen import (
    brieven_afdrukken,
    partij_posten,
    partij_terugzetten,
    partneradres_invoeren,
    partneradres_nakijken,
)
from keukentafel.brieven.handelingen.buiten import brief_naar_buiten_gedeeld, brief_naar_buiten_toch_niet
from keukentafel.brieven.models import Brief, Briefinhoud, Partneradres
from keukentafel.delen.handelingen import toestemming_intrekken, toestemming_vastleggen
from keukentafel.delen.models import Deling
from keukentafel.delen.opvragen import gevers_van
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan import regels
from keukentafel.plan.handelingen import (
    NieuwBericht,
    aanbieder_berichten,
    ondersteuning_schalen,
    ondersteuning_toevoegen,
    schaling_terugdraaien,
)
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from keukentafel.plan.models import Ondersteuning
from keukentafel.plan.opvragen.ondersteuning import ondersteuning_beeld
from keukentafel.plan.tests.hulp import doe, leden, maak_huis, tekst
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten
from tests.veiligepost import zet

ADRES = "Hoogstraat 5\n3111 AB Schiedam"
STRAKS = klok.vandaag() + timedelta(days=30)


@pytest.fixture
def huis(db):
    zet_keuzelijsten("product", "schaalcriterium")
    return maak_huis()


def hulp(huis, **velden):
    """A line of help for Fatma alone."""
    basis = {"wat": "Hulp in huis", "trede": "aanvullend", "aanbieder": "Thuis in de wijk", "van": klok.vandaag()}
    regel = NieuweOndersteuning(**{**basis, **{k: v for k, v in velden.items() if k in ("trede", "aanbieder")}})
    waar = {"wet": velden.get("wet", "wmo"), "over": [leden(huis)["Fatma"].pk]}
    return doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=regel, **waar)


def schaal(huis, lijn, soort="stopt", **velden):
    return doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=lijn.pk, soort=soort, **velden)


def meld(huis, schaling, wie=None, **velden):
    basis = {"ingaat": STRAKS, "reden": "Het huishouden lukt weer.", "adres": ADRES}
    bericht = NieuwBericht(**{**basis, "over": (leden(huis)["Fatma"].pk,), **velden})
    return doe(wie or huis.wijk.samira, aanbieder_berichten, schaling_id=schaling.pk, bericht=bericht)


def inhoud(brief):
    with transactie(p.SYSTEEM):
        return weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())


def naar_de_post(huis):
    """Print all and post it; returns who did, and the batch."""
    with transactie(p.SYSTEEM):
        brieven = list(Brief.objects.filter(stand="klaar").values_list("pk", flat=True))
    wie = postkamer(huis)
    partij = doe(wie, brieven_afdrukken, brieven=brieven)
    doe(wie, partij_posten, partij_id=partij.pk)
    return wie, partij


def postkamer(huis):
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Pia", Rol.MANAGEMENTONDERSTEUNER, huis.wijk.oost)


def bel(soort, act):
    with transactie(p.SYSTEEM):
        for gebeurtenis in Gebeurtenis.objects.filter(soort=soort):
            act(gebeurtenis)


def delingen():
    with transactie(p.SYSTEEM):
        return list(Deling.objects.all())


class TestRegels:
    @pytest.mark.parametrize(
        ("soort", "trede", "aanbieder", "kan"),
        [
            ("stopt", "aanvullend", "Thuis", True),
            ("af", "sociale_basis", "Buurtkamer", True),
            ("blijft", "aanvullend", "Thuis", False),
            ("stopt", "netwerk", "Oma", False),
            ("stopt", "aanvullend", " ", False),
        ],
    )
    def test_wie_er_te_berichten_valt(self, soort, trede, aanbieder, kan):
        assert (regels.bezwaar_tegen_bericht(soort, trede, aanbieder) == "") is kan

    @pytest.mark.parametrize(
        ("wet", "trede", "partner"),
        [
            ("wmo", "aanvullend", "aanbieder"),
            ("jeugd", "aanvullend", "jeugdhulp"),
            ("veiligheid", "aanvullend", "jeugdhulp"),
            ("jeugd", "sociale_basis", "welzijn"),
        ],
    )
    def test_welke_regel_van_de_deeltabel(self, wet, trede, partner):
        assert regels.partner_voor(wet, trede) == partner


class TestBerichten:
    def test_aanbieder_en_inwoner_lezen_hetzelfde(self, huis):
        lijn = hulp(huis)
        aanbieder, bewoner = meld(huis, schaal(huis, lijn))
        assert (aanbieder.partner, aanbieder.naam, aanbieder.stand) == ("aanbieder", "Thuis in de wijk", "klaar")
        assert bewoner.geadresseerde_id == leden(huis)["Fatma"].pk
        for brief in (aanbieder, bewoner):
            assert "Het huishouden lukt weer." in inhoud(brief)
        assert "De opzegtermijn is 30 dagen." in inhoud(aanbieder)
        assert "bezwaar" in inhoud(bewoner)
        with transactie(p.SYSTEEM):
            assert Ondersteuning.objects.get(pk=lijn.pk).gestopt_op == STRAKS
            assert Gebeurtenis.objects.filter(soort="aanbieder_bericht").count() == 1

    def test_de_aanbieder_leest_wie_de_regie_heeft_en_waarop_is_gelet(self, huis):
        lijn = hulp(huis)
        aanbieder, bewoner = meld(huis, schaal(huis, lijn, "af", naar_trede="basis", gekozen=["doel_gehaald"]))
        assert "Regie: Samira, Team Oost" in inhoud(aanbieder)
        assert "Het doel is gehaald" in inhoud(aanbieder)
        assert "Waarop wij letten" not in inhoud(bewoner)

    def test_van_een_afgeschermd_gezin_leest_de_aanbieder_alleen_het_team(self, huis):
        schaling = schaal(huis, hulp(huis))
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=huis.huishouden.pk).update(afgeschermd=True)
        aanbieder, _ = meld(huis, schaling)
        assert "Regie: Team Oost" in inhoud(aanbieder)

    def test_zonder_gekozen_redenen_geen_kop(self, huis):
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)))
        assert "Waarop wij letten" not in inhoud(aanbieder)

    def test_de_hulp_loopt_tot_de_laatste_dag(self, huis):
        meld(huis, schaal(huis, hulp(huis)))
        with transactie(p.actor(huis.wijk.samira)):
            beeld = ondersteuning_beeld(huis.dossier.pk)
        (lijn,) = [lijn for _, rij in beeld.treden for lijn in rij]
        assert lijn.stopt.startswith("Stopt op ")
        assert beeld.gestopt == ()

    def test_anders_in_plaats_van_stoppen(self, huis):
        schaling = schaal(huis, hulp(huis), "af", naar_trede="aanvullend")
        aanbieder, _ = meld(huis, schaling)
        assert "De hulp wordt lichter" in inhoud(aanbieder)

    def test_het_is_pas_gedeeld_als_het_weg_is(self, huis):
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)))
        assert delingen() == []
        naar_de_post(huis)
        for _ in range(2):
            bel("brief_verzonden", brief_naar_buiten_gedeeld)
        (deling,) = delingen()
        assert (deling.regel, deling.partner_naam, deling.brief_id) == ("DEEL-01", "Thuis in de wijk", aanbieder.pk)
        assert set(deling.gegevens) == {"feit", "contact", "voortgang"}

    def test_wie_de_brief_maakt_leest_hem_na_als_een_stuk_alleen_wordt_bewaard(self, huis):
        """AVG art. 18: a letter is text, so a person looks whether the restricted piece is in it, before it leaves."""
        stuk = {"object_id": uuid4(), "beperking": uuid4(), "dossier": huis.dossier.pk}
        wie = [str(leden(huis)["Fatma"].pk)]
        with transactie(p.SYSTEEM):
            Beperkt.objects.create(soort="dossier.journaalregel", mensen=wie, **stuk)
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)))
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get(soort="brief_nalezen")
        assert (taak.voor, taak.onderwerp_id) == (huis.wijk.samira, aanbieder.pk)
        assert taak.adres == f"/brieven/{aanbieder.pk}/verzending/"
        naar_de_post(huis)
        bel("brief_verzonden", brief_naar_buiten_gedeeld)
        assert len(delingen()) == 1

    def test_beveiligd_naar_het_nagekeken_adres_van_deze_aanbieder(self, huis, settings, tmp_path):
        """REQ-163: the choice stands on the form, for this very provider; the resident's letter goes as always."""
        zet(settings, SimpleNamespace(poort=1), tmp_path)  # nothing leaves within the minutes to take it back
        pia, velden = postkamer(huis), {"partner": "aanbieder", "functie": "zorgcoördinator"}
        for naam, email in (("thuis in de WIJK", "zorg@thuis.example"), ("Elders", "zorg@elders.example")):
            rij = doe(huis.wijk.samira, partneradres_invoeren, **velden, organisatie=naam, email=email)
            doe(pia, partneradres_nakijken, adres_id=rij.pk, email=email, hoe="Gebeld.")
        lijn = hulp(huis)
        schaling = schaal(huis, lijn)
        log_in(client := Client(), huis.wijk.samira)
        pad = f"/dossier/{huis.dossier.pk}/plan/ondersteuning/{lijn.pk}/bericht/{schaling.pk}/"
        pagina = tekst(client.get(pad))
        assert "Beveiligd: thuis in de WIJK, zorgcoördinator (zorg@thuis.example)" in pagina
        assert "Elders" not in pagina
        with pytest.raises(Fout, match="nagekeken"):
            meld(huis, schaling, adres_id=rij.pk)
        goed = Partneradres.objects.get(email="zorg@thuis.example")
        aanbieder, bewoner = meld(huis, schaling, adres_id=goed.pk)
        assert (aanbieder.kanaal, aanbieder.stand, bewoner.kanaal) == ("veilig", "bedenktijd", "post")
        doe(huis.wijk.samira, schaling_terugdraaien, schaling_id=schaling.pk)
        with transactie(p.SYSTEEM):
            assert Brief.objects.get(pk=aanbieder.pk).stand == "ingetrokken"

    def test_toch_niet_gepost_is_niet_gedeeld(self, huis):
        meld(huis, schaal(huis, hulp(huis)))
        wie, partij = naar_de_post(huis)
        bel("brief_verzonden", brief_naar_buiten_gedeeld)
        doe(wie, partij_terugzetten, partij_id=partij.pk)
        bel("brief_toch_niet_verzonden", brief_naar_buiten_toch_niet)
        assert delingen() == []

    def test_zonder_adres_wacht_de_brief_met_een_taak(self, huis):
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)), adres=" ")
        assert (aanbieder.stand, aanbieder.hapering) == ("wacht", "geen_adres")
        with transactie(p.SYSTEEM):
            assert Taak.objects.filter(soort="brief_geen_adres", onderwerp_id=aanbieder.pk).count() == 1

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [({"reden": " "}, "reden"), ({"ingaat": klok.vandaag() - timedelta(days=1)}, "ingaat"), ({"over": ()}, "over")],
    )
    def test_fouten_noemen_het_veld(self, huis, velden, veld):
        schaling = schaal(huis, hulp(huis))
        with pytest.raises(Fout) as fout:
            meld(huis, schaling, **velden)
        assert fout.value.veld == veld

    def test_een_keer_en_alleen_aan_wie_er_is(self, huis):
        schaling = schaal(huis, hulp(huis))
        meld(huis, schaling)
        with pytest.raises(Fout, match="al een bericht"):
            meld(huis, schaling)
        with pytest.raises(Fout, match="geen aanbieder van buiten"):
            meld(huis, schaal(huis, hulp(huis, trede="netwerk")))

    def test_wie_het_plan_niet_schrijft(self, huis):
        schaling = schaal(huis, hulp(huis))
        with pytest.raises(GeenRecht):
            meld(huis, schaling, huis.cora)


class TestDeWetBeslist:
    """DEEL-02: to welfare only with consent; withdrawn before it leaves, it does not leave."""

    def test_zonder_toestemming_gaat_er_niets_naar_welzijn(self, huis):
        schaling = schaal(huis, hulp(huis, trede="sociale_basis"))
        with pytest.raises(Blokkade) as fout:
            meld(huis, schaling)
        assert fout.value.code == "delen-zonder-toestemming"

    def test_ingetrokken_voor_het_weg_is(self, huis):
        toestemming, gever = self._toestemming(huis)
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis, trede="sociale_basis")))
        doe(huis.wijk.samira, toestemming_intrekken, toestemming_id=toestemming.pk, door=gever)
        naar_de_post(huis)
        with transactie(p.SYSTEEM):
            brief = Brief.objects.get(pk=aanbieder.pk)
        assert (brief.stand, brief.hapering) == ("wacht", "mag_niet_meer")

    def _toestemming(self, huis):
        fatma = leden(huis)["Fatma"].pk
        with transactie(p.actor(huis.wijk.samira)):
            gever = gevers_van(fatma).mensen[0].sleutel
        velden = {
            "soort": "delen",
            "partner": "welzijn",
            "gevers": [gever],
            "gegevens": ["feit", "contact", "voortgang"],
        }
        velden |= {"dossier_id": huis.dossier.pk, "inwoner_id": fatma, "wet": "wmo"}
        return doe(huis.wijk.samira, toestemming_vastleggen, **velden), gever


class TestTerugdraaien:
    def test_de_hulp_loopt_en_de_brieven_blijven_hier(self, huis):
        lijn = hulp(huis)
        schaling = schaal(huis, lijn)
        meld(huis, schaling)
        doe(huis.wijk.samira, schaling_terugdraaien, schaling_id=schaling.pk)
        with transactie(p.SYSTEEM):
            rij = Ondersteuning.objects.get(pk=lijn.pk)
            assert (rij.stand, rij.gestopt_op) == ("loopt", None)
            assert set(Brief.objects.values_list("stand", flat=True)) == {"ingetrokken"}
        with pytest.raises(Fout, match="teruggedraaid"):
            doe(huis.wijk.samira, schaling_terugdraaien, schaling_id=schaling.pk)

    def test_niet_meer_als_er_een_weg_is(self, huis):
        schaling = schaal(huis, hulp(huis))
        meld(huis, schaling)
        naar_de_post(huis)
        with pytest.raises(Fout, match="is al verzonden"):
            doe(huis.wijk.samira, schaling_terugdraaien, schaling_id=schaling.pk)

    def test_alleen_de_laatste(self, huis):
        lijn = hulp(huis)
        eerste = schaal(huis, lijn, "af", naar_trede="aanvullend")
        schaal(huis, lijn, "af", naar_trede="basis")
        with pytest.raises(Fout, match="Alleen de laatste"):
            doe(huis.wijk.samira, schaling_terugdraaien, schaling_id=eerste.pk)


class TestScherm:
    def test_van_stoppen_naar_bericht_en_terug(self, huis, samira):
        """REQ-063: stopped, both told, the letters shown, and turned back."""
        pad = f"/dossier/{huis.dossier.pk}/plan/ondersteuning/{hulp(huis).pk}/"
        antwoord = samira.post(f"{pad}schalen/", {"soort": "stopt"}, follow=True)
        assert "Bericht aan Thuis in de wijk" in tekst(antwoord)
        bericht = antwoord.request["PATH_INFO"]
        velden = {"reden": "Het lukt weer.", "ingaat": STRAKS.isoformat(), "adres": ADRES}
        blad = tekst(samira.post(bericht, velden, follow=True))
        assert "De hulp stopt op" in blad
        assert "klaar om af te drukken" in blad
        assert samira.post(bericht, {}).status_code == 422
        assert vragen(samira, bericht)[0] <= 12
        assert vragen(samira, pad.rsplit("/", 2)[0] + "/")[0] <= 12
        terug = tekst(samira.post(bericht.replace("/bericht/", "/terug/"), follow=True))
        assert "De hulp loopt zoals eerst." in terug
        assert samira.get(bericht).status_code == 404

    def test_de_aanbieder_leest_waarop_is_gelet_en_vindt_de_lijst_openbaar(self, huis, samira, client):
        """REQ-070: scaled with a reason; it stands in the letter, and on the page that needs no log-in."""
        pad = f"/dossier/{huis.dossier.pk}/plan/ondersteuning/{hulp(huis).pk}/schalen/"
        antwoord = samira.post(pad, {"soort": "stopt", "gekozen": ["doel_gehaald"]}, follow=True)
        velden = {"reden": "Het lukt weer.", "ingaat": STRAKS.isoformat(), "adres": ADRES}
        samira.post(antwoord.request["PATH_INFO"], velden)
        with transactie(p.SYSTEEM):
            brief = Brief.objects.get(partner="aanbieder")
        assert "Het doel is gehaald" in tekst(samira.get(f"/brieven/{brief.pk}/"))
        assert "Het doel is gehaald" in tekst(client.get("/lichter-of-zwaarder/"))

    def test_de_brief_aan_de_aanbieder_is_te_lezen_met_adres(self, huis, samira):
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)))
        blad = tekst(samira.get(f"/brieven/{aanbieder.pk}/"))
        assert "Hoogstraat 5" in blad
        assert log_in(Client(), huis.wijk.zoe).get(f"/brieven/{aanbieder.pk}/").status_code == 404

    def test_het_adres_kan_later(self, huis):
        aanbieder, _ = meld(huis, schaal(huis, hulp(huis)), adres="")
        pia, pad = log_in(Client(), postkamer(huis)), f"/brieven/{aanbieder.pk}/"
        blad = tekst(pia.get(f"{pad}verzending/"))
        assert ("Adres van de organisatie" in blad, "Kijk het adres na" in blad) == (True, False)
        assert "adres van de organisatie aan" in tekst(pia.post(f"{pad}klaarzetten/", follow=True))
        assert "Klaar om af te drukken" in tekst(pia.post(f"{pad}klaarzetten/", {"adres": ADRES}, follow=True))
