"""What other professionals say: recorded with source, asked about before it is done again, and used as our intake."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import regels
from keukentafel.dossier.models import Heronderzoek, Verwijzing, Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Taak
from keukentafel.toegang.handelingen import Vraag
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    zet_keuzelijsten("bron", "onderwerp", "verwijstype", "product", "indicatiesteller")
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="wonen")


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


def leg_vast(wijk, dossier, soort="advies", **velden):
    basis = {"dossier_id": dossier.pk, "soort": soort, "bron": "school", "tekst": "Elif heeft hulp nodig."}
    return doe(wijk.samira, h.verwijzing_vastleggen, **{**basis, **velden})


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def alle(model, **velden):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**velden))


def kind(dossier):
    with transactie(p.SYSTEEM):
        return dossier.huishouden.leden.order_by("inwoner__geboortedatum").last().inwoner_id


class TestRegels:
    def test_geldig_tot_telt_maanden_en_blijft_op_de_kalender(self):
        assert regels.geldig_tot_na(date(2026, 5, 31), 9) == date(2027, 2, 28)
        assert regels.geldig_tot_na(date(2026, 12, 1), 1) == date(2027, 1, 1)
        assert regels.geldig_tot_na(date(2026, 5, 31), None) is None

    def test_een_agb_code_heeft_acht_cijfers(self):
        assert regels.bezwaar_tegen_agb("") == regels.bezwaar_tegen_agb("01012345") == ""
        assert "‘123’" in regels.bezwaar_tegen_agb("123")


class TestVastleggen:
    def test_een_verwijsbrief_met_agb_en_een_einde_volgens_de_soort(self, wijk, dossier):
        velden = {"bron": "huisarts", "bron_naam": "K. Vos", "agb": "01012345", "verwijstype": "jeugd_ggz", "tekst": ""}
        v = leg_vast(wijk, dossier, "verwijsbrief", op=date(2026, 11, 2), **velden)
        assert (v.agb, v.geldig_tot, v.bron_naam) == ("01012345", date(2027, 8, 2), "K. Vos")

    @pytest.mark.parametrize(
        ("soort", "velden", "reden"),
        [
            ("gedicht", {}, "is geen soort"),
            ("verwijsbrief", {"bron": "school"}, "Een verwijsbrief komt van"),
            ("verwijsbrief", {"bron": "huisarts", "agb": "12"}, "acht cijfers"),
            ("advies", {"tekst": " "}, "nog geen tekst"),
            ("advies", {"op": date(2099, 1, 1)}, "ligt in de toekomst"),
            ("advies", {"op": date(2026, 5, 5), "geldig_tot": date(2026, 5, 1)}, "ligt voor de datum"),
            ("advies", {"verwijstype": "zomaar"}, "staat niet in de lijst"),
            ("indicatie", {"indicatiesteller": "niemand", "producten": ["vervoer"]}, "stond deze persoon niet"),
            ("indicatie", {"indicatiesteller": "wijkzorg_oost"}, "Kies voor welke hulp"),
            (
                "indicatie",
                {"indicatiesteller": "wijkzorg_oost", "producten": ["vervoer"]},
                "mag niet indiceren voor vervoer",
            ),
        ],
    )
    def test_wat_niet_kan_noemt_waarom(self, wijk, dossier, soort, velden, reden):
        with pytest.raises(Fout, match=reden):
            leg_vast(wijk, dossier, soort, **velden)
        assert alle(Verwijzing) == []

    def test_een_indicatie_neemt_naam_en_organisatie_over_van_beheer(self, wijk, dossier):
        velden = {"indicatiesteller": "wijkzorg_oost", "producten": ["huishoudelijke_hulp"], "bron": ""}
        v = leg_vast(wijk, dossier, "indicatie", **velden)
        assert (v.bron, v.bron_naam) == ("wijkverpleegkundige", "J. Verhoeven")
        assert v.bron_organisatie == "Wijkzorg aan de Maas"

    def test_wegen_bewaart_wat_het_team_vindt(self, wijk, dossier):
        v = leg_vast(wijk, dossier)
        doe(wijk.samira, h.verwijzing_wegen, verwijzing_id=v.pk, weging="De ouders willen nu geen hulp.")
        assert een(Verwijzing).weging.startswith("De ouders")


class TestOpnieuwOnderzoeken:
    def begin(self, wijk, dossier, **velden):
        basis = {"dossier_id": dossier.pk, "inwoner_id": kind(dossier), "onderwerp": "opvoeden", "wet": "jeugd"}
        return doe(wijk.samira, h.werkproces_aanmaken, **{**basis, **velden})

    def test_er_wordt_naar_een_reden_gevraagd_en_niets_tegengehouden(self, wijk, dossier):
        leg_vast(wijk, dossier, onderwerp="opvoeden", over=[kind(dossier)])
        with pytest.raises(Vraag, match="Er ligt al een advies van school"):
            self.begin(wijk, dossier)
        self.begin(wijk, dossier, herhaalreden="Het is een jaar geleden.")
        assert een(Heronderzoek).reden == "Het is een jaar geleden."

    def test_zonder_reden_komt_er_een_herinnering_die_later_wordt_beantwoord(self, wijk, dossier):
        leg_vast(wijk, dossier, onderwerp="opvoeden", over=[kind(dossier)])
        self.begin(wijk, dossier, toch=True)
        (taak,) = alle(Taak, soort="heronderzoek_reden")
        assert (taak.voor_id, taak.adres) == (
            wijk.samira.pk,
            f"/dossier/{dossier.pk}/verwijsinformatie/{een(Verwijzing).pk}/",
        )
        doe(wijk.samira, h.heronderzoek_reden_geven, heronderzoek_id=een(Heronderzoek).pk, reden="Nieuwe zorgen.")
        assert een(Heronderzoek).reden == "Nieuwe zorgen."

    @pytest.mark.parametrize(
        "velden",
        [{"onderwerp": "wonen"}, {"geldig_tot": klok.dagen_geleden(1), "op": klok.dagen_geleden(9)}, {"over": "ander"}],
    )
    def test_ander_onderwerp_verlopen_of_iemand_anders_vraagt_niets(self, wijk, dossier, velden):
        with transactie(p.SYSTEEM):
            ouder = dossier.huishouden.leden.order_by("inwoner__geboortedatum").first().inwoner_id
        over = [ouder] if velden.pop("over", "") else [kind(dossier)]
        leg_vast(wijk, dossier, **{"onderwerp": "opvoeden", **velden}, over=over)
        self.begin(wijk, dossier)
        assert alle(Heronderzoek) == []

    def test_op_het_scherm_blijft_het_getypte_staan_en_gaat_het_daarna_door(self, wijk, samira, dossier):
        """REQ-180."""
        leg_vast(wijk, dossier, onderwerp="opvoeden", over=[kind(dossier)])
        velden = {"inwoner_id": kind(dossier), "onderwerp": "opvoeden", "wet": "jeugd", "zwaarte": ""}
        pad = f"/dossier/{dossier.pk}/werkprocessen/"
        vraag = samira.post(pad, velden)
        assert vraag.status_code == 422
        assert "Waarom opnieuw?" in vraag.content.decode()
        assert 'value="opvoeden" selected' in vraag.content.decode()
        assert samira.post(pad, {**velden, "toch": "1"}).status_code == 302
        assert len(alle(Werkproces)) == 2


class TestScherm:
    def test_vastleggen_lezen_wegen_en_een_verslag_beginnen(self, wijk, samira, dossier):
        """REQ-021, REQ-036."""
        pad = f"/dossier/{dossier.pk}/verwijsinformatie/"
        velden = {"soort": "indicatie", "op": klok.vandaag().isoformat(), "tekst": "Mevrouw kan niet stofzuigen.",
                  "indicatiesteller": "wijkzorg_oost", "producten": ["huishoudelijke_hulp"]}  # fmt: skip
        blad = samira.post(f"{pad}nieuw/?soort=indicatie", velden, follow=True).content.decode()
        assert "Een tweede intake is niet nodig" in blad
        v = een(Verwijzing)
        begin = samira.get(f"/dossier/{dossier.pk}/verslag/nieuw/?verwijzing={v.pk}").content.decode()
        assert "Overgenomen uit de intake van wijkverpleegkundige J. Verhoeven, Wijkzorg aan de Maas" in begin
        assert "Mevrouw kan niet stofzuigen." in begin
        assert samira.post(f"{pad}{v.pk}/wegen/", {}).status_code == 422
        assert samira.post(f"{pad}{v.pk}/wegen/", {"weging": "Wij volgen dit."}).status_code == 302
        assert "Wij volgen dit." in samira.get(f"{pad}{v.pk}/").content.decode()
        assert "Indicatie van buiten" in samira.get(f"/dossier/{dossier.pk}/documenten/").content.decode()
        assert "Indicatie van buiten" in samira.get(f"/dossier/{dossier.pk}/tijdlijn/").content.decode()

    def test_de_reden_achteraf_op_het_scherm(self, wijk, samira, dossier):
        v = leg_vast(wijk, dossier, onderwerp="opvoeden", over=[kind(dossier)])
        TestOpnieuwOnderzoeken().begin(wijk, dossier, toch=True)
        pad = f"/dossier/{dossier.pk}/verwijsinformatie/{v.pk}/"
        assert "schreef nog niet op waarom" in samira.get(pad).content.decode()
        her = f"{pad}heronderzoek/{een(Heronderzoek).pk}/"
        assert samira.post(her, {}).status_code == 422
        assert samira.post(her, {"reden": "De situatie is anders."}).status_code == 302
        assert "De situatie is anders." in samira.get(pad).content.decode()

    def test_een_fout_laat_het_getypte_staan(self, samira, dossier):
        velden = {"soort": "verwijsbrief", "op": klok.vandaag().isoformat(), "bron": "school", "tekst": "Blijft staan"}
        antwoord = samira.post(f"/dossier/{dossier.pk}/verwijsinformatie/nieuw/", velden)
        assert antwoord.status_code == 422
        assert "Blijft staan" in antwoord.content.decode()

    def test_een_ander_dossier_en_onzin_in_het_adres(self, wijk, samira, dossier):
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        v = leg_vast(wijk, ander)
        assert samira.get(f"/dossier/{dossier.pk}/verwijsinformatie/{v.pk}/").status_code == 404
        assert samira.get(f"/dossier/{dossier.pk}/verslag/nieuw/?verwijzing=onzin").status_code == 200
        assert samira.get(f"/dossier/{dossier.pk}/verwijsinformatie/nieuw/?document=onzin").status_code == 200


def test_een_tweede_melding_over_hetzelfde_krijgt_een_herinnering(wijk, dossier):
    """Opening for a melding never asks; the reminder does."""
    leg_vast(wijk, dossier, onderwerp="opvoeden", over=[kind(dossier)])
    doe(
        wijk.samira,
        h.dossier_openen,
        huishouden_id=dossier.huishouden_id,
        inwoner_id=kind(dossier),
        onderwerp="opvoeden",
    )
    assert len(alle(Taak, soort="heronderzoek_reden")) == 1
