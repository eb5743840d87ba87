"""A decision is drafted from the dossier, per product decided on, and written on by two people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from keukentafel.besluit.handelingen.besluit import (
    NieuweUitkomst,
    bedrag,
    besluit_bijwerken,
    besluit_opstellen,
    voorziening_beslissen,
    voorziening_toevoegen,
)
from keukentafel.besluit.handelingen.opties import optie_kiezen, optie_tonen
from keukentafel.besluit.handelingen.overwegen import overweging_schrijven, overweging_toevoegen
from keukentafel.besluit.models import Aanvraag, Besluit, Overweging, Overwegingversie, Processtap, Voorziening
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.tests.hulp_opstellen import (
    ANALYSE,
    SITUATIE,
    VRAAG,
    WAAROM,
    beslis,
    maak_aanvraag,
    maak_zaak,
    stel_op,
    van_systeem,
    vers,
)
from keukentafel.dossier.handelingen import verslag_beginnen
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.plan.tests.hulp import doe, leden, sluit
from keukentafel.poort.matrix import Rol
from tests import personages as p


@pytest.fixture
def zaak(db):
    return maak_zaak()


class TestOpstellen:
    def test_alles_komt_uit_het_dossier_met_zijn_bron(self, zaak):
        besluit = stel_op(zaak)
        rijen = van_systeem(Overweging, besluit=besluit)
        tekst = "\n".join(r.tekst for r in rijen)
        assert all(stuk in tekst for stuk in (VRAAG, SITUATIE, ANALYSE, WAAROM, "artikel 2.3.5"))
        assert all(r.bron_naam and r.bron_soort for r in rijen)
        assert {r.bron_soort for r in rijen} >= {"aanvraag", "verslag", "analyse", "doel", "ondersteuning", "wet"}

    def test_wat_twee_keer_is_gezegd_staat_er_een_keer(self, zaak):
        besluit = stel_op(zaak)
        assert [r.bron_soort for r in van_systeem(Overweging, besluit=besluit, tekst=VRAAG)] == ["aanvraag"]

    def test_het_product_komt_uit_het_plan(self, zaak):
        (rij,) = van_systeem(Voorziening, besluit=stel_op(zaak))
        assert (rij.product, rij.aantal, rij.aanbieder) == ("huishoudelijke_hulp", Decimal(3), "Schoon en Zo")
        assert (rij.uitkomst, rij.bedrag_cent) == ("", None)

    def test_de_aanvraag_gaat_verder_en_het_staat_in_de_stappen(self, zaak):
        stel_op(zaak)
        assert van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0].stand == "concept"
        assert [s.gebeurtenis for s in van_systeem(Processtap, aanvraag=zaak.aanvraag)] == ["besluit_opstellen"]

    def test_twee_keer_opstellen_is_een_concept(self, zaak):
        assert stel_op(zaak).pk == stel_op(zaak).pk
        assert len(van_systeem(Besluit)) == 1

    def test_wat_over_een_ander_of_onder_een_andere_wet_staat_gaat_niet_mee(self, zaak):
        emre, velden = leden(zaak.huis)["Emre"], {"dossier_id": zaak.huis.dossier.pk, "klaar": True}
        doe(zaak.samira, verslag_beginnen, **velden, wet="wmo", over=[emre.pk], tekst="Emre drinkt")
        doe(zaak.samira, verslag_beginnen, **velden, wet="jeugd", over=[zaak.fatma.pk], tekst="School belde")
        tekst = " ".join(r.tekst for r in van_systeem(Overweging, besluit=stel_op(zaak)))
        assert "drinkt" not in tekst
        assert "School" not in tekst

    def test_een_concept_van_een_verslag_is_geen_bron(self, zaak):
        doe(zaak.samira, verslag_beginnen, dossier_id=zaak.huis.dossier.pk, wet="wmo", tekst="Half verhaal")
        assert not van_systeem(Overweging, besluit=stel_op(zaak), tekst="Half verhaal")

    def test_bijwerken_voegt_toe_en_raakt_niets_aan(self, zaak):
        besluit = stel_op(zaak)
        eerst = {r.pk: r.tekst for r in van_systeem(Overweging, besluit=besluit)}
        velden = {"dossier_id": zaak.huis.dossier.pk, "wet": "wmo", "over": [zaak.fatma.pk], "klaar": True}
        doe(zaak.samira, verslag_beginnen, **velden, tekst="Zij is gevallen")
        assert doe(zaak.samira, besluit_bijwerken, besluit_id=besluit.pk) == 1
        assert eerst.items() <= {r.pk: r.tekst for r in van_systeem(Overweging, besluit=besluit)}.items()
        assert doe(zaak.samira, besluit_bijwerken, besluit_id=besluit.pk) == 0

    def test_de_backoffice_stelt_op_zonder_het_verhaal_te_lezen(self, zaak):
        with transactie(p.SYSTEEM):
            bea = p.maak_medewerker("Bea", Rol.BACKOFFICE, None)
        besluit = stel_op(zaak, bea)
        with transactie(p.actor(bea)):
            beeld = besluit_beeld(besluit.pk)
        assert (beeld.verborgen, beeld.mag_tekst) == (True, False)
        assert any(SITUATIE in r.tekst for r in van_systeem(Overweging, besluit=besluit))

    def test_een_ander_team_vindt_niets_en_de_balie_mag_het_niet(self, zaak):
        with pytest.raises(NietGevonden):
            doe(zaak.huis.wijk.zoe, besluit_opstellen, aanvraag_id=zaak.aanvraag.pk)
        with pytest.raises(GeenRecht):
            doe(zaak.huis.wijk.frans, besluit_opstellen, aanvraag_id=zaak.aanvraag.pk)

    def test_een_gesloten_dossier_gaat_eerst_open(self, zaak):
        sluit(zaak.huis)
        with pytest.raises(Fout, match="gesloten"):
            stel_op(zaak)

    def test_een_jongere_van_16_vraagt_zelf_en_krijgt_het_zelf(self, zaak):
        """AANVAARD (Jeugdwet 7.3.4): the decision is for the youth, not for a parent."""
        with transactie(p.SYSTEEM):
            elif_ = leden(zaak.huis)["Elif"]
            Inwoner.objects.filter(pk=elif_.pk).update(geboortedatum=klok.vandaag() - timedelta(days=16 * 365 + 5))
        aanvraag = maak_aanvraag(zaak.huis, elif_, procedure="jeugd", wet="jeugd", aanvrager="Elif zelf, 16 jaar")
        besluit = doe(zaak.samira, besluit_opstellen, aanvraag_id=aanvraag.pk)
        with transactie(p.actor(zaak.samira)):
            beeld = besluit_beeld(besluit.pk)
        assert (besluit.inwoner_id, "Elif" in beeld.inwoner or "Yılmaz" in beeld.inwoner) == (elif_.pk, True)


class TestBeschikkingsvrij:
    """REQ-076, TOE-01: a simple letter, and a decision only when the resident asks."""

    def test_zonder_vraag_komt_er_geen_besluit(self, db):
        zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
        assert stel_op(zaak).soort == "hulp_zonder_besluit"

    def test_ook_waar_een_ander_zou_beslissen_geeft_wie_adviseert_de_hulp(self, db):
        zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag", adviesorgaan="wot")
        assert stel_op(zaak).soort == "hulp_zonder_besluit"

    def test_wie_een_besluit_kiest_zonder_vraag_krijgt_de_vraag_terug(self, db):
        zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
        with pytest.raises(Fout, match="geen besluit nodig"):
            stel_op(zaak, soort="toekenning")

    def test_op_verzoek_is_het_een_gewoon_besluit_dat_de_vraag_noemt(self, db):
        zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
        besluit = stel_op(zaak, op_verzoek=True)
        assert besluit.soort == "toekenning"
        assert van_systeem(Overweging, besluit=besluit, tekst="U vroeg ons om een besluit.")
        stappen = [s.gebeurtenis for s in van_systeem(Processtap, aanvraag=zaak.aanvraag)]
        assert stappen == ["besluit_willen", "besluit_opstellen"]


class TestUitkomst:
    def test_het_bedrag_volgt_het_tarief_van_de_eerste_dag(self, zaak):
        besluit = stel_op(zaak)
        rij = beslis(zaak, besluit, van=date(2026, 11, 27), tot=date(2027, 11, 26))
        assert (rij.tarief_cent, rij.eenheid, rij.bedrag_cent) == (3300, "uur", 514800)

    @pytest.mark.parametrize(
        ("aantal", "per", "tarief", "tot", "cent"),
        [
            (Decimal(3), "week", 3300, date(2027, 11, 26), 514800),
            (Decimal(3), "week", 3300, None, 514800),
            (Decimal(1), "eenmalig", 12345, None, 12345),
            (None, "week", 3300, None, None),
            (Decimal(3), "week", None, None, None),
        ],
    )
    def test_zonder_tarief_of_aantal_wordt_niets_geraden(self, aantal, per, tarief, tot, cent):
        uitkomst = NieuweUitkomst("toe", aantal=aantal, per=per, van=date(2026, 11, 27), tot=tot)
        assert bedrag(uitkomst, tarief) == cent

    @pytest.mark.parametrize(("uitkomst", "soort"), [("toe", "toekenning"), ("af", "afwijzing"), ("deels", "deels")])
    def test_de_soort_volgt_de_uitkomst(self, zaak, uitkomst, soort):
        besluit = stel_op(zaak)
        beslis(zaak, besluit, uitkomst)
        assert vers(besluit).soort == soort

    def test_een_pgb_haalt_zijn_artikel_erbij(self, zaak):
        besluit = stel_op(zaak)
        beslis(zaak, besluit, vorm="pgb")
        assert any("2.3.6" in r.tekst for r in van_systeem(Overweging, besluit=besluit, bron_soort="wet"))
        beslis(zaak, besluit, vorm="zin")
        assert not any("2.3.6" in r.tekst for r in van_systeem(Overweging, besluit=besluit, bron_soort="wet"))

    @pytest.mark.parametrize(
        ("velden", "waarom"),
        [
            ({"van": None}, "Vanaf welke dag"),
            ({"tot": klok.dagen_geleden(3)}, "ligt voor het begin"),
            ({"vorm": "bonnen"}, "‘bonnen’ staat niet in de lijst"),
            ({"van": date(1999, 1, 1)}, "niet in de lijst"),
        ],
    )
    def test_een_fout_noemt_wat_en_wat_wel(self, zaak, velden, waarom):
        besluit = stel_op(zaak)
        with pytest.raises(Fout, match=waarom):
            beslis(zaak, besluit, **velden)

    def test_twee_mensen_aan_een_uitkomst_zien_elkaar(self, zaak):
        besluit = stel_op(zaak)
        (rij,) = van_systeem(Voorziening, besluit=besluit)
        velden = {"voorziening_id": rij.pk, "versie": besluit.versie}
        doe(zaak.samira, voorziening_beslissen, **velden, uitkomst=NieuweUitkomst("toe", van=klok.vandaag()))
        with pytest.raises(Botsing):
            doe(zaak.huis.wijk.tom, voorziening_beslissen, **velden, uitkomst=NieuweUitkomst("af"))
        assert van_systeem(Voorziening, pk=rij.pk)[0].uitkomst == "toe"

    def test_nog_een_product_en_nooit_twee_keer_hetzelfde(self, zaak):
        besluit = stel_op(zaak)
        velden = {"besluit_id": besluit.pk, "versie": besluit.versie, "product": "begeleiding"}
        doe(zaak.samira, voorziening_toevoegen, **velden)
        with pytest.raises(Fout, match="staat er al in"):
            doe(zaak.samira, voorziening_toevoegen, **velden | {"versie": besluit.versie + 1})
        with pytest.raises(Fout, match="‘maan’ staat op"):
            doe(zaak.samira, voorziening_toevoegen, **velden | {"product": "maan"})


class TestOverwegen:
    def test_andere_woorden_bewaren_het_oude_en_de_bron_blijft(self, zaak):
        blok = van_systeem(Overweging, besluit=stel_op(zaak), tekst=ANALYSE)[0]
        doe(zaak.samira, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Het huis is niet schoon.")
        nu = van_systeem(Overweging, pk=blok.pk)[0]
        assert (nu.tekst, nu.versie, nu.bron_id) == ("Het huis is niet schoon.", 2, blok.bron_id)
        assert van_systeem(Overwegingversie)[0].velden == {"tekst": ANALYSE}

    def test_wie_te_laat_bewaart_ziet_beide_teksten(self, zaak):
        blok = van_systeem(Overweging, besluit=stel_op(zaak), tekst=ANALYSE)[0]
        doe(zaak.samira, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Van Samira")
        with pytest.raises(Botsing) as botsing:
            doe(zaak.huis.wijk.tom, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Van Tom")
        assert (botsing.value.huidig.tekst, botsing.value.ingediend) == ("Van Samira", {"tekst": "Van Tom"})

    def test_een_eigen_zin_noemt_wie_haar_schreef(self, zaak):
        besluit = stel_op(zaak)
        velden = {"besluit_id": besluit.pk, "stap": 6, "soort": "afweging", "tekst": "Niemand woont bij haar in"}
        rij = doe(zaak.samira, overweging_toevoegen, **velden)
        assert (rij.bron_soort, rij.bron_naam, rij.volgorde // 1000) == ("opsteller", "Samira", 6)
        with pytest.raises(Fout, match="Deze plek is er niet"):
            doe(zaak.samira, overweging_toevoegen, **velden | {"stap": 3})

    def test_wie_de_wet_niet_leest_schrijft_ook_niet(self, zaak):
        blok = van_systeem(Overweging, besluit=stel_op(zaak), tekst=ANALYSE)[0]
        with pytest.raises(NietGevonden):
            doe(zaak.rosa, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Anders")


class TestKeuzes:
    """REQ-084."""

    def test_wat_is_getoond_en_gekozen_komt_in_de_motivering(self, zaak):
        for vorm, gekozen, reden in (("zin", True, "het is makkelijk"), ("pgb", False, "te veel werk")):
            basis = {"aanvraag_id": zaak.aanvraag.pk, "product": "huishoudelijke_hulp", "vorm": vorm}
            optie = doe(zaak.samira, optie_tonen, **basis)
            doe(zaak.samira, optie_kiezen, optie_id=optie.pk, gekozen=gekozen, reden=reden)
        rijen = van_systeem(Overweging, besluit=stel_op(zaak), bron_soort="optie")
        assert [(r.soort, r.tekst) for r in rijen] == [
            ("afweging", "U koos voor Hulp in het huishouden, zorg in natura: het is makkelijk"),
            ("alternatief", "Hulp in het huishouden, persoonsgebonden budget is het niet geworden: te veel werk"),
        ]

    def test_twee_keer_tonen_is_een_keer(self, zaak):
        velden = {"aanvraag_id": zaak.aanvraag.pk, "product": "dagbesteding"}
        assert doe(zaak.samira, optie_tonen, **velden).pk == doe(zaak.samira, optie_tonen, **velden).pk
        with pytest.raises(Fout, match="‘maan’ staat op"):
            doe(zaak.samira, optie_tonen, **velden | {"product": "maan"})
