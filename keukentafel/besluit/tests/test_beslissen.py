"""Lay it before who decides, give it back, take it; four eyes, the adviser, the law, and the hard cases."""

from contextlib import nullcontext
from datetime import timedelta

import pytest

from keukentafel.besluit.handelingen.bekendmaken import besluit_terughalen
from keukentafel.besluit.handelingen.besluit import besluit_opstellen
from keukentafel.besluit.handelingen.overwegen import overweging_schrijven, overweging_toevoegen
from keukentafel.besluit.handelingen.toets import (
    advies_teruggeven,
    besluit_aanbieden,
    besluit_afgeven,
    besluit_intrekken,
    besluit_oppakken,
    besluit_teruggeven,
    besluit_terughalen_uit_toets,
    besluit_vaststellen,
)
from keukentafel.besluit.handelingen.zienswijze import zienswijze_vastleggen, zienswijze_vragen
from keukentafel.besluit.models import Aanvraag, Besluit, Overweging, Toets, Voorziening, Zienswijze
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.te_beslissen import te_beslissen
from keukentafel.besluit.tests.hulp_opstellen import Zaak, beslis, kies_grond, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.register import mandaat
from keukentafel.dossier.handelingen import document_toevoegen
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Afwezigheid, Inrichting, Taak
from keukentafel.plan.tests.hulp import doe
from keukentafel.poort.matrix import Rol
from tests import personages as p


@pytest.fixture
def zaak(db):
    return maak_zaak()


def klaar(zaak: Zaak, uitkomst: str = "toe", **velden) -> Besluit:
    """Drafted and decided per product."""
    besluit = stel_op(zaak)
    beslis(zaak, besluit, uitkomst, **velden)
    return vers(besluit)


def bied_aan(zaak: Zaak, besluit: Besluit, **velden) -> Besluit:
    versie = vers(besluit).versie
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=versie, **velden)


def neem(besluit: Besluit, wie, **velden) -> Besluit:
    return doe(wie, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie, **velden)


def banden(zaak: Zaak) -> list[bool]:
    rijen = van_systeem(Betrokkenheid, dossier=zaak.huis.dossier, waarvoor="besluit")
    return [r.tot is None for r in rijen]


class TestAanbieden:
    def test_wat_mist_staat_in_een_antwoord(self, zaak):
        besluit = stel_op(zaak)
        with pytest.raises(Blokkade, match="kies toegekend") as blokkade:
            bied_aan(zaak, besluit)
        assert blokkade.value.code == "besluit-onvolledig"

    def test_het_ligt_bij_wie_mag_beslissen_met_een_taak(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        assert (besluit.stand, van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0].stand) == ("toets", "toets")
        assert [t.rol for t in van_systeem(Taak, onderwerp_id=besluit.pk)] == [Rol.BESLISSER]
        with transactie(p.actor(zaak.rosa)):
            assert [r.id for r in te_beslissen().regels] == [besluit.pk]
            assert te_beslissen(wie="mij").regels == ()

    def test_een_gekozen_collega_krijgt_de_zaak_zolang_zij_beslist(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak), toetser_id=zaak.rosa.pk)
        assert (besluit.toetser_id, banden(zaak)) == (zaak.rosa.pk, [True])
        neem(besluit, zaak.rosa)
        assert banden(zaak) == [False]

    def test_wie_met_verlof_is_wordt_genoemd_met_wie_wel_kan(self, zaak):
        """VRAAGT: choose somebody who is at work."""
        with transactie(p.SYSTEEM):
            ria = p.maak_medewerker("Ria", Rol.BESLISSER, None)
            Afwezigheid.objects.create(medewerker=zaak.rosa, van=klok.vandaag(), tot=klok.vandaag() + timedelta(days=5))
        besluit = klaar(zaak)
        with pytest.raises(Fout, match=r"Rosa is afwezig tot .* Kies .*Ria"):
            bied_aan(zaak, besluit, toetser_id=zaak.rosa.pk)
        assert bied_aan(zaak, besluit, toetser_id=ria.pk).toetser_id == ria.pk

    def test_niet_bij_jezelf_en_niet_bij_wie_niet_mag(self, zaak):
        besluit = klaar(zaak)
        for wie in (zaak.samira, zaak.huis.wijk.mo):
            with pytest.raises(Fout, match="Kies iemand anders"):
                bied_aan(zaak, besluit, toetser_id=wie.pk)

    def test_terughalen_kan_en_daarna_is_het_weer_te_schrijven(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        blok = van_systeem(Overweging, besluit=besluit)[0]
        with pytest.raises(Fout, match="Haal het besluit eerst terug"):
            doe(zaak.samira, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Nieuw")
        doe(zaak.samira, besluit_terughalen_uit_toets, besluit_id=besluit.pk)
        doe(zaak.samira, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Nieuw")
        assert vers(besluit).stand == "concept"


def test_een_persoonlijk_plan_vraagt_een_antwoord(zaak):
    """DOC-01, WMO-04: what the resident wrote is a source, and the letter says what was done with it."""
    velden = {"dossier_id": zaak.huis.dossier.pk, "naam": "plan.txt", "inhoud": b"Ik wil zelf kiezen", "wet": "wmo"}
    velden |= {"titel": "Mijn plan", "documentsoort": "persoonlijk_plan", "over": [zaak.fatma.pk]}
    doe(zaak.samira, document_toevoegen, **velden)
    besluit = klaar(zaak)
    assert van_systeem(Overweging, besluit=besluit, tekst="U gaf ons een eigen plan: Mijn plan")
    with pytest.raises(Blokkade, match="Er is een persoonlijk plan"):
        bied_aan(zaak, besluit)
    antwoord = {"stap": 12, "soort": "plan", "tekst": "U kiest zelf wie er komt"}
    doe(zaak.samira, overweging_toevoegen, besluit_id=besluit.pk, **antwoord)
    assert bied_aan(zaak, besluit).stand == "toets"


class TestTeruggeven:
    def test_met_een_reden_die_de_opsteller_als_eerste_leest(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)
        doe(zaak.rosa, besluit_teruggeven, besluit_id=besluit.pk, reden="Hoe zit het met de buren?")
        with transactie(p.actor(zaak.samira)):
            beeld = besluit_beeld(besluit.pk)
        assert (beeld.stand, beeld.terug) == ("terug", "Rosa: Hoe zit het met de buren?")
        assert [t.voor_id for t in van_systeem(Taak, onderwerp_id=besluit.pk, klaar_op=None)] == [zaak.samira.pk]
        assert banden(zaak) == [False]

    def test_zonder_reden_niet(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        with pytest.raises(Fout, match="wat er anders moet"):
            doe(zaak.rosa, besluit_teruggeven, besluit_id=besluit.pk, reden=" ")

    def test_daarna_opnieuw_aan_te_bieden(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        doe(zaak.rosa, besluit_teruggeven, besluit_id=besluit.pk, reden="Wat doet Emre?")
        velden = {"stap": 6, "soort": "afweging", "tekst": "Emre werkt"}
        doe(zaak.samira, overweging_toevoegen, besluit_id=besluit.pk, **velden)
        assert bied_aan(zaak, besluit).stand == "toets"


class TestVaststellen:
    def test_het_besluit_is_genomen_en_de_bel_gaat(self, zaak):
        besluit = neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        assert (besluit.stand, besluit.ondertekenaar_id) == ("vastgesteld", zaak.rosa.pk)
        assert (besluit.vastgesteld_op, besluit.bekendgemaakt_op) == (klok.vandaag(), None)
        assert van_systeem(Gebeurtenis, soort="besluit_vastgesteld")
        assert [t.uitkomst for t in van_systeem(Toets, besluit=besluit)] == ["akkoord"]

    def test_wie_tekent_hoort_eerst_wat_de_brief_mist(self, zaak):
        """DOC-01: a decision whose letter cannot leave is not taken; functioneel beheer adds what the town says."""
        besluit = bied_aan(zaak, klaar(zaak))
        Inrichting.objects.filter(soort="instelling", code="rechtbank").delete()
        with pytest.raises(Blokkade, match="welke rechtbank") as blokkade:
            neem(besluit, zaak.rosa)
        assert (blokkade.value.code, vers(besluit).stand) == ("brief-onvolledig", "toets")

    def test_na_spoed_volgt_de_motivering_binnen_een_week(self, zaak):
        """WMO-10, Awb 3:47 lid 3 (D18): help today, the reasons after it."""
        besluit = stel_op(zaak, soort="spoed")
        beslis(zaak, besluit)
        besluit = neem(bied_aan(zaak, besluit), zaak.rosa)
        (taak,) = [t for t in van_systeem(Taak, onderwerp_id=besluit.pk) if t.soort == "besluit_motiveren"]
        assert klok.vandaag() + timedelta(days=7) <= taak.uiterlijk <= klok.vandaag() + timedelta(days=12)
        velden = {"stap": 10, "soort": "afweging", "tekst": "Zij kon niet alleen thuis blijven"}
        doe(zaak.samira, overweging_toevoegen, besluit_id=besluit.pk, **velden)
        assert van_systeem(Overweging, besluit=besluit, tekst=velden["tekst"])

    def test_twee_keer_is_een_keer(self, zaak):
        besluit = neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        assert neem(besluit, zaak.rosa).versie == besluit.versie
        assert len(van_systeem(Toets, besluit=besluit)) == 1

    def test_wie_iets_anders_las_dan_er_nu_staat_tekent_niet(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        with pytest.raises(Botsing):
            doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=besluit.versie - 1)

    def test_de_backoffice_en_de_balie_nemen_geen_besluit(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        with transactie(p.SYSTEEM):
            bea = p.maak_medewerker("Bea", Rol.BACKOFFICE, None)
        for wie in (bea, zaak.huis.wijk.frans):
            with pytest.raises(GeenRecht):
                neem(besluit, wie)

    @pytest.mark.parametrize(("uitkomst", "vorm"), [("af", "zin"), ("toe", "pgb")])
    def test_wie_het_schreef_tekent_niet_waar_vier_ogen_kijken(self, zaak, uitkomst, vorm):
        mandaat("coach", "wmo", "rogplus", Rol.WIJKCOACH)
        besluit = klaar(zaak, uitkomst, vorm=vorm)
        with pytest.raises(Blokkade, match="vraagt vier ogen") as blokkade:
            neem(besluit, zaak.samira)
        assert blokkade.value.code == "vier-ogen"

    def test_op_papier_getekend_draagt_de_dag_van_toen(self, zaak):
        """AANVAARD with a reason; VRAAGT without."""
        besluit, gisteren = bied_aan(zaak, klaar(zaak)), klok.dagen_geleden(1)
        with pytest.raises(Fout, match="waarom het nu pas"):
            neem(besluit, zaak.rosa, op=gisteren)
        besluit = neem(besluit, zaak.rosa, op=gisteren, reden="Getekend bij de inwoner thuis")
        assert besluit.vastgesteld_op == gisteren

    @pytest.mark.parametrize(("dagen", "mag"), [(3, True), (0, False)])
    def test_de_wet_van_de_dag_waarop_is_getekend(self, zaak, dagen, mag):
        besluit = bied_aan(zaak, klaar(zaak))
        product = Inrichting.objects.filter(soort="product", code="huishoudelijke_hulp")
        product.update(geldig_tot=klok.dagen_geleden(1))
        op, reden = klok.dagen_geleden(dagen), "Getekend op papier"
        with nullcontext() if mag else pytest.raises(Blokkade):
            neem(besluit, zaak.rosa, op=op, reden=reden)
        assert vers(besluit).stand == ("vastgesteld" if mag else "toets")

    def test_hulp_na_het_overlijden_wordt_geweigerd(self, zaak):
        """GEWEIGERD, with what can be done."""
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=zaak.fatma.pk).update(overleden_op=klok.dagen_geleden(2))
        besluit = klaar(zaak)
        with pytest.raises(Blokkade, match="overleden"):
            bied_aan(zaak, besluit)

    def test_hulp_tot_het_overlijden_wordt_aanvaard(self, zaak):
        """AANVAARD: what was given until that day is decided on."""
        dood = klok.dagen_geleden(1)
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=zaak.fatma.pk).update(overleden_op=dood)
        besluit = klaar(zaak, van=klok.dagen_geleden(3), tot=dood)
        assert bied_aan(zaak, besluit).stand == "toets"

    def test_dezelfde_hulp_in_dezelfde_tijd_wordt_geweigerd(self, zaak):
        neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        with transactie(p.SYSTEEM):
            Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(stand="aanvraag")
        tweede = klaar(zaak)
        with pytest.raises(Blokkade, match="al toegekend"):
            bied_aan(zaak, tweede)


class TestBeeindigen:
    """WMO-15: about an earlier decision, from a day, and not before the resident was heard."""

    @pytest.fixture
    def eerder(self, zaak):
        besluit = neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=besluit.pk).update(stand="bekend", bekendgemaakt_op=klok.vandaag())
            Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(stand="heroverweging")
        return besluit

    def test_het_begint_bij_wat_er_liep_en_vraagt_dag_en_zienswijze(self, zaak, eerder):
        besluit = stel_op(zaak, soort="beeindiging", vervangt_id=eerder.pk)
        (rij,) = van_systeem(Voorziening, besluit=besluit)
        assert (rij.product, rij.uitkomst, besluit.vervangt_id) == ("huishoudelijke_hulp", "", eerder.pk)
        beslis(zaak, besluit, "af", van=None, tot=None)
        with pytest.raises(Blokkade, match=r"vanaf welke dag.*nog niet gehoord"):
            bied_aan(zaak, besluit)
        assert van_systeem(Voorziening, besluit=eerder)[0].uitkomst == "toe"

    def test_met_dag_en_zienswijze_gaat_het(self, zaak, eerder):
        besluit = stel_op(zaak, soort="beeindiging", vervangt_id=eerder.pk)
        beslis(zaak, besluit, "af", van=klok.vandaag() + timedelta(days=60), tot=None)
        kies_grond(zaak, besluit, "b")
        doe(
            zaak.samira, zienswijze_vragen, aanvraag_id=zaak.aanvraag.pk, grond="4:8", waarover="De hulp stopt",
            uiterlijk=klok.vandaag(), afgezien="Zij vroeg er zelf om (Awb 4:11)",
        )  # fmt: skip
        besluit = neem(bied_aan(zaak, besluit), zaak.rosa)
        with transactie(p.actor(zaak.samira)):
            assert "stopt op" in besluit_beeld(besluit.pk).in_het_kort[0]
        assert van_systeem(Voorziening, besluit=eerder)[0].beeindigd_op == klok.vandaag() + timedelta(days=59)

    def test_zonder_eerder_besluit_is_er_niets_te_beeindigen(self, zaak):
        with pytest.raises(Fout, match="past hier niet"):
            stel_op(zaak, soort="beeindiging")


class TestIntrekken:
    def test_voor_verzending_met_een_reden_en_de_aanvraag_is_weer_open(self, zaak):
        besluit = bied_aan(zaak, klaar(zaak))
        with pytest.raises(Fout, match="waarom dit niet doorgaat"):
            doe(zaak.samira, besluit_intrekken, besluit_id=besluit.pk, reden="")
        doe(zaak.samira, besluit_intrekken, besluit_id=besluit.pk, reden="Er kwam nieuws")
        assert (vers(besluit).stand, van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0].stand) == ("ingetrokken", "aanvraag")
        assert stel_op(zaak).pk != besluit.pk

    def test_wat_genomen_is_haalt_alleen_terug_wie_het_nam(self, zaak):
        besluit = neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        with pytest.raises(Fout, match="Wie het nam"):
            doe(zaak.samira, besluit_intrekken, besluit_id=besluit.pk, reden="Er kwam nieuws")
        doe(zaak.rosa, besluit_terughalen, besluit_id=besluit.pk, versie=vers(besluit).versie)
        doe(zaak.samira, besluit_intrekken, besluit_id=besluit.pk, reden="Er kwam nieuws")
        assert vers(besluit).stand == "ingetrokken"

    def test_na_verzending_niet_meer(self, zaak):
        besluit = neem(bied_aan(zaak, klaar(zaak)), zaak.rosa)
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=besluit.pk).update(stand="bekend", bekendgemaakt_op=klok.vandaag())
        with pytest.raises(Fout, match="al verzonden"):
            doe(zaak.samira, besluit_intrekken, besluit_id=besluit.pk, reden="Toch niet")


class TestAdvies:
    """REQ-077, TOE-02: both texts stay, a deviation is motivated, the adviser never signs."""

    @pytest.fixture
    def advieszaak(self, db):
        return maak_zaak(procedure="zwaarwegend_advies", adviesorgaan="wot", orgaan="rogplus")

    def geef_advies(self, zaak: Zaak) -> Besluit:
        advies = klaar(zaak)
        return doe(zaak.samira, besluit_afgeven, besluit_id=advies.pk, versie=advies.versie)

    def test_wie_adviseert_stelt_een_advies_op(self, advieszaak):
        advies = self.geef_advies(advieszaak)
        assert (advies.soort, advies.stand, advies.mandaat) == ("advies", "vastgesteld", "")
        assert van_systeem(Aanvraag, pk=advieszaak.aanvraag.pk)[0].stand == "bij_beslisser"

    def test_beide_teksten_blijven_en_het_advies_is_bron(self, advieszaak):
        advies = self.geef_advies(advieszaak)
        besluit = stel_op(advieszaak, advieszaak.rosa)
        assert {r.bron_id for r in van_systeem(Overweging, besluit=besluit, soort="advies")} == {advies.pk}
        assert len(van_systeem(Voorziening, besluit=advies)) == len(van_systeem(Voorziening, besluit=besluit)) == 1
        assert any("3:50" in r.tekst for r in van_systeem(Overweging, besluit=besluit, bron_soort="wet"))

    @pytest.mark.parametrize(("uitkomst", "soort"), [("toe", "toekenning"), ("deels", "deels"), ("af", "afwijzing")])
    def test_het_besluit_begint_als_wat_is_geadviseerd(self, advieszaak, uitkomst, soort):
        advies = stel_op(advieszaak)
        beslis(advieszaak, advies, uitkomst, afwijsgrond="" if uitkomst == "toe" else "wmo_netwerk")
        doe(advieszaak.samira, besluit_afgeven, besluit_id=advies.pk, versie=vers(advies).versie)
        assert stel_op(advieszaak, advieszaak.rosa).soort == soort

    def test_wie_het_besluit_opstelt_heeft_de_taak_van_het_advies_gedaan(self, advieszaak):
        advies = self.geef_advies(advieszaak)
        taak = {"soort": "besluit_nemen", "onderwerp_id": advies.pk, "klaar_op": None}
        assert van_systeem(Taak, **taak)
        stel_op(advieszaak, advieszaak.rosa)
        assert not van_systeem(Taak, **taak)

    def test_afwijken_vraagt_een_motivering(self, advieszaak):
        self.geef_advies(advieszaak)
        besluit = stel_op(advieszaak, advieszaak.rosa)
        beslis(advieszaak, besluit, "af")
        with pytest.raises(Blokkade, match="wijkt af van het advies"):
            bied_aan(advieszaak, besluit)
        velden = {"stap": 12, "soort": "advies", "tekst": "Er is een buurtteam dat dit doet"}
        doe(advieszaak.samira, overweging_toevoegen, besluit_id=besluit.pk, **velden)
        assert bied_aan(advieszaak, besluit).stand == "toets"

    def test_wie_beslist_vraagt_zo_nodig_meer(self, advieszaak):
        advies = self.geef_advies(advieszaak)
        doe(advieszaak.rosa, advies_teruggeven, besluit_id=advies.pk, reden="Wat kan de buurt?")
        assert (vers(advies).stand, van_systeem(Aanvraag, pk=advieszaak.aanvraag.pk)[0].stand) == ("terug", "advies")


class TestZienswijze:
    """AWB-05."""

    def vraag(self, zaak: Zaak, **velden) -> Zienswijze:
        basis = {"grond": "4:7", "waarover": "Wij zagen dat uw zoon helpt", "uiterlijk": klok.vandaag()}
        return doe(zaak.samira, zienswijze_vragen, aanvraag_id=zaak.aanvraag.pk, **{**basis, **velden})

    def test_een_afwijzing_op_andere_gegevens_wacht_op_de_zienswijze(self, zaak):
        besluit = klaar(zaak, "af")
        rij = self.vraag(zaak)
        with transactie(p.SYSTEEM):
            Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(stand="zienswijze")
        with pytest.raises(Blokkade, match="nog niet gehoord"):
            bied_aan(zaak, besluit)
        doe(zaak.samira, zienswijze_vastleggen, zienswijze_id=rij.pk, vorm="mondeling", tekst="Hij woont ver weg")
        assert van_systeem(Overweging, besluit=besluit, tekst="Hij woont ver weg", soort="zienswijze")
        assert bied_aan(zaak, besluit).stand == "toets"

    def test_waarom_het_niet_hoeft_is_ook_een_antwoord(self, zaak):
        besluit = klaar(zaak, "af")
        self.vraag(zaak, afgezien="Spoed (Awb 4:11)")
        assert bied_aan(zaak, besluit).stand == "toets"

    def test_een_dag_die_voorbij_is_en_woorden_die_er_al_staan(self, zaak):
        with pytest.raises(Fout, match="is al geweest"):
            self.vraag(zaak, uiterlijk=klok.dagen_geleden(1))
        stel_op(zaak)
        rij = self.vraag(zaak)
        velden = {"zienswijze_id": rij.pk, "vorm": "schriftelijk", "tekst": "Nee"}
        doe(zaak.samira, zienswijze_vastleggen, **velden)
        with pytest.raises(Fout, match="staat er al"):
            doe(zaak.samira, zienswijze_vastleggen, **velden)


def test_een_bericht_over_hulp_zonder_besluit_heeft_geen_mandaat_nodig(db):
    zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
    besluit = klaar(zaak)
    with pytest.raises(Fout, match="Geef het zelf af"):
        bied_aan(zaak, besluit)
    besluit = doe(zaak.samira, besluit_afgeven, besluit_id=besluit.pk, versie=besluit.versie)
    assert (besluit.soort, besluit.stand) == ("hulp_zonder_besluit", "vastgesteld")
    assert van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0].stand == "ingezet"
    assert doe(zaak.samira, besluit_opstellen, aanvraag_id=zaak.aanvraag.pk, op_verzoek=True).soort == "toekenning"
