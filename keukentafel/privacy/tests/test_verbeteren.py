"""Rectification: chosen to the word, the maker asked, decided, changed as a new version, and receivers told."""

from datetime import timedelta

import pytest

from keukentafel.brieven.models import Briefinhoud
from keukentafel.delen.handelingen import deling_vastleggen
from keukentafel.dossier.handelingen import verslag as hvs
from keukentafel.dossier.models import Eigenverklaring, Journaalregel, Verslagversie
from keukentafel.dossier.opvragen.kader import dossier_kader
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Taak
from keukentafel.privacy.handelingen import verbeteren as hv
from keukentafel.privacy.handelingen import verzoek as h
from keukentafel.privacy.handelingen import verzoekstuk as hs
from keukentafel.privacy.models import Kennisgeving, Verzoekstuk
from keukentafel.privacy.opvragen import rechten as lees
from keukentafel.privacy.opvragen import stukken
from keukentafel.privacy.opvragen.bronnen import BRONNEN
from keukentafel.privacy.opvragen.verzamelen import persoon_van
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p

pytestmark = pytest.mark.django_db
TEKST = "Fatma heeft schulden bij een vriend. Zij wil rust."
BRON = "dossier.journaalregel"


@pytest.fixture
def g():
    return maak_geval()


@pytest.fixture
def regel(g):
    return g.journaal(TEKST, g.fatma)


def verzoek(g, soort="rectificatie"):
    return g.klaar_voor_pakket(g.fatma, soort=soort)


def kies(g, v, rij, zin="schulden bij een vriend", voorstel="schulden bij haar broer", bron=BRON):
    velden = {"verzoek_id": v.pk, "bron": bron, "object_id": rij.pk, "zin": zin, "voorstel": voorstel}
    return g.doe("petra", hs.stuk_kiezen, **velden)


def zegt(g, stuk, zienswijze="klopt", tekst="", wie="samira"):
    return g.doe(wie, hs.zienswijze_geven, stuk_id=stuk.pk, zienswijze=zienswijze, tekst=tekst)


def besluit(g, stuk, besluit="geheel", **velden):
    return g.doe("petra", hv.verbetering_besluiten, stuk_id=stuk.pk, besluit=besluit, **velden)


def sluit(g, v, uitkomst, reden="Zo is het besloten."):
    return g.doe("petra", h.verzoek_afsluiten, verzoek_id=v.pk, uitkomst=uitkomst, reden=reden)


def vers(rij):
    with transactie(p.SYSTEEM):
        rij.refresh_from_db()
    return rij


def brieftekst(v):
    with transactie(p.SYSTEEM):
        return "\n".join(b.bron["reden"] for b in Briefinhoud.objects.filter(brief__sleutel__contains=str(v.pk)))


class TestKiezen:
    def test_de_maker_krijgt_een_vraag_zonder_namen(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get(onderwerp_id=stuk.pk)
        assert (taak.voor, taak.adres) == (g.wijk.samira, f"/zienswijze/{stuk.pk}/")
        assert "Fatma" not in taak.tekst

    @pytest.mark.parametrize(
        ("zin", "voorstel", "veld"),
        [("schulden bij een VRIEND", "x", "zin"), ("", "x", "zin"), ("Zij wil rust.", " ", "voorstel")],
    )
    def test_wat_niet_klopt_wordt_gezegd(self, g, regel, zin, voorstel, veld):
        with pytest.raises(Fout) as fout:
            kies(g, verzoek(g), regel, zin, voorstel)
        assert fout.value.veld == veld

    def test_woorden_die_er_vaker_staan_wijzen_niets_aan(self, g):
        rij = g.journaal("Zij belde. Hij zegt dat zij belde met de bank, en zij belde ook de school.", g.fatma)
        v = verzoek(g)
        with pytest.raises(Fout, match="staan er vaker in") as fout:
            kies(g, v, rij, "zij belde", "zij mailde")
        assert fout.value.veld == "zin"
        assert kies(g, v, rij, "zij belde met de bank", "zij mailde met de bank").zin

    def test_een_stuk_van_een_ander_is_er_niet(self, g):
        van_elif = g.journaal("Elif slaapt slecht.", g.elif_)
        with pytest.raises(NietGevonden):
            kies(g, verzoek(g), van_elif, "slaapt slecht", "slaapt goed")

    def test_eerst_beslissen_of_deze_persoon_het_mag_vragen(self, g, regel):
        v = g.verzoek(g.fatma, soort="rectificatie")
        with pytest.raises(Fout, match="Beslis eerst"):
            kies(g, v, regel)

    def test_bij_inzage_horen_geen_stukken(self, g, regel):
        with pytest.raises(Fout, match="geen losse stukken"):
            kies(g, verzoek(g, "inzage"), regel)

    def test_twee_keer_hetzelfde_niet_en_weghalen_kan(self, g, regel):
        v = verzoek(g)
        stuk = kies(g, v, regel)
        with pytest.raises(Fout, match="staat al bij"):
            kies(g, v, regel)
        g.doe("petra", hs.stuk_weghalen, stuk_id=stuk.pk)
        with transactie(p.SYSTEEM):
            assert not Verzoekstuk.objects.exists()
            assert not Taak.objects.filter(onderwerp_id=stuk.pk, klaar_op=None).exists()
        kies(g, v, regel)

    def test_de_lijst_toont_alleen_deze_bron_van_deze_persoon(self, g, regel):
        g.journaal("Elif slaapt slecht.", g.elif_)
        v = verzoek(g)
        with transactie(g.actor("petra")):
            blad = stukken.keuzeblad(v.pk, bron=BRON)
            leeg = stukken.keuzeblad(v.pk, bron="onzin")
        assert [r.id for r in blad.regels] == [regel.pk]
        assert (leeg.bron, leeg.regels) == ("dossier.gespreksverslag", ())

    @pytest.mark.parametrize("wat", ["inzage", "geen oordeel", "afgesloten"])
    def test_zonder_verzoek_dat_het_vraagt_bladert_niemand(self, g, regel, wat):
        v = g.verzoek(g.fatma, soort="rectificatie") if wat == "geen oordeel" else verzoek(g)
        v = verzoek(g, "inzage") if wat == "inzage" else v
        if wat == "afgesloten":
            sluit(g, v, "ingetrokken", "Toch niet.")
        with transactie(g.actor("petra")), pytest.raises(NietGevonden):
            stukken.keuzeblad(v.pk, bron=BRON)
        with transactie(g.actor("petra")), pytest.raises(NietGevonden):
            stukken.keuzestuk(v.pk, BRON, regel.pk)

    def test_alleen_wie_verzoeken_behandelt(self, g, regel):
        v = verzoek(g)
        with pytest.raises(GeenRecht):
            g.doe("samira", hs.stuk_kiezen, verzoek_id=v.pk, bron=BRON, object_id=regel.pk)


class TestZienswijze:
    def test_alleen_wie_het_is_gevraagd(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        with pytest.raises(NietGevonden):
            zegt(g, stuk, "klopt", wie="tom")

    def test_een_ander_oordeel_vraagt_woorden(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        with pytest.raises(Fout) as fout:
            zegt(g, stuk, "mening")
        assert fout.value.veld == "tekst"
        stuk = zegt(g, stuk, "mening", "Zo zag ik het.")
        assert (stuk.zienswijze_door, stuk.zienswijze) == ("Samira", "mening")

    def test_eerst_het_antwoord_dan_het_besluit(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        with pytest.raises(Fout, match="kan nog tot en met"):
            besluit(g, stuk)

    def test_een_ingetrokken_verzoek_vraagt_niets_meer(self, g, regel):
        v = verzoek(g)
        stuk = kies(g, v, regel)
        sluit(g, v, "ingetrokken", "Toch niet.")
        with pytest.raises(Fout, match="al besloten"):
            zegt(g, stuk)
        with transactie(p.SYSTEEM):
            assert not Taak.objects.filter(onderwerp_id=stuk.pk, klaar_op=None).exists()

    def test_na_de_dag_kan_het_zonder(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        with klok.zet_klok(klok.vandaag() + timedelta(days=20)):
            assert besluit(g, stuk).uitgevoerd_op

    def test_wie_weg_is_wordt_niet_gevraagd(self, g, regel):
        with transactie(p.SYSTEEM):
            Journaalregel.objects.update(gemaakt_door="systeem:import")
        stuk = kies(g, verzoek(g), regel)
        assert stuk.gevraagd_aan is None  # nobody has the regie here


class TestBesluit:
    def test_ja_is_een_nieuwe_versie_met_de_oude_erachter(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk)
        stuk = besluit(g, stuk)
        assert vers(regel).tekst == "Fatma heeft schulden bij haar broer. Zij wil rust."
        with transactie(p.SYSTEEM):
            oud = regel.versies.get()
        assert (oud.velden["tekst"], oud.door_naam) == (TEKST, "Petra")
        assert stuk.uitgevoerd_op

    def test_voor_een_deel_met_eigen_woorden(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk, "deels", "Het was familie.")
        with pytest.raises(Fout) as fout:
            besluit(g, stuk, "deels", reden="Niet na te gaan.")
        assert fout.value.veld == "nieuw"
        besluit(g, stuk, "deels", reden="Niet na te gaan.", nieuw="schulden bij familie")
        assert "schulden bij familie" in vers(regel).tekst

    def test_nee_vraagt_een_reden_en_laat_de_verklaring_bij_het_stuk(self, g, regel):
        v = verzoek(g)
        stuk = kies(g, v, regel)
        zegt(g, stuk, "mening", "Zo zag ik het.")
        with pytest.raises(Fout) as fout:
            besluit(g, stuk, "niet")
        assert fout.value.veld == "reden"
        besluit(g, stuk, "niet", reden="Het is een oordeel.", verklaring="Ik heb geen schulden.")
        assert vers(regel).tekst == TEKST
        with transactie(g.actor("samira")):
            (verklaring,) = dossier_kader(g.dossier.pk).verklaringen
        assert (verklaring.stuk_id, verklaring.woorden) == (regel.pk, "Ik heb geen schulden.")
        sluit(g, v, "geweigerd")
        assert "Uw eigen verklaring staat nu bij dit stuk" in brieftekst(v)

    def test_de_verklaring_gaat_mee_in_het_pakket(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk, "mening", "Zo zag ik het.")
        besluit(g, stuk, "niet", reden="Oordeel.", verklaring="Ik heb geen schulden.")
        with transactie(p.SYSTEEM):
            wie = persoon_van(stuk.verzoek)
            (bron,) = (b for b in BRONNEN if b.model is Eigenverklaring)
            assert "Ik heb geen schulden." in next(bron.stukken(wie)).tekst

    def test_ook_wat_is_besloten_gaat_mee_zonder_techniek(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk, "feit", "Zo zei zij het.")
        besluit(g, stuk, "niet", reden="Het klopt.")
        with transactie(p.SYSTEEM):
            wie = persoon_van(stuk.verzoek)
            (bron,) = (b for b in BRONNEN if b.model is Verzoekstuk)
            tekst = next(bron.stukken(wie)).tekst
        assert "Het klopt." in tekst
        assert "Zo zei zij het." in tekst
        assert "journaalregel" not in tekst
        assert str(g.petra.pk) not in tekst

    def test_een_verklaring_is_niet_zichtbaarder_dan_het_stuk(self, g, regel):
        with transactie(p.SYSTEEM):
            Journaalregel.objects.update(publiek="betrokkenen", wet="wgs")
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk, "mening", "Zo zag ik het.")
        besluit(g, stuk, "niet", reden="Oordeel.", verklaring="Ik heb geen schulden.")
        with transactie(p.SYSTEEM):
            rij = Eigenverklaring.objects.get()
        assert (rij.wet, rij.publiek, rij.team_id) == ("wgs", "betrokkenen", regel.team_id)

    def test_twee_keer_besluiten_kan_niet(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk)
        besluit(g, stuk)
        with pytest.raises(Fout, match="al besloten"):
            besluit(g, stuk, "niet", reden="Toch niet.")

    def test_intussen_veranderd_dan_gebeurt_er_niets(self, g, regel):
        stuk = kies(g, verzoek(g), regel)
        zegt(g, stuk)
        with transactie(p.SYSTEEM):
            Journaalregel.objects.update(tekst="Heel iets anders.")
        with pytest.raises(Fout, match="niet meer zo"):
            besluit(g, stuk)
        assert not vers(stuk).besluit

    def test_een_klaar_verslag_krijgt_een_nieuwe_uitgave(self, g):
        velden = {"dossier_id": g.dossier.pk, "tekst": TEKST, "klaar": True, "over": [g.fatma.pk]}
        verslag = g.doe("samira", hvs.verslag_beginnen, **velden)
        stuk = kies(g, verzoek(g), verslag, bron="dossier.gespreksverslag")
        zegt(g, stuk)
        besluit(g, stuk)
        assert (vers(verslag).uitgave, verslag.stand) == (2, "klaar")
        assert "haar broer" in verslag.tekst
        with transactie(p.SYSTEEM):
            assert Verslagversie.objects.get(item=verslag, uitgave=1).velden["tekst"] == TEKST

    def test_een_register_wordt_elders_verbeterd_en_dat_wordt_nagekeken(self, g):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.fatma.pk).update(telefoon="0612345678", gemaakt_door=str(g.wijk.samira.pk))
        v = verzoek(g)
        stuk = kies(g, v, g.fatma, "0612345678", "0687654321", bron="inwoner.inwoner")
        zegt(g, stuk)
        stuk = besluit(g, stuk)
        assert stuk.uitgevoerd_op is None
        with pytest.raises(Fout, match="nog niet gedaan"):
            sluit(g, v, "gegeven")
        with pytest.raises(Fout, match="staan er nog"):
            g.doe("petra", hv.verbetering_nakijken, stuk_id=stuk.pk)
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.fatma.pk).update(telefoon="0687654321")
        g.doe("petra", hv.verbetering_nakijken, stuk_id=stuk.pk)
        assert sluit(g, v, "gegeven").uitkomst == "gegeven"


class TestOntvangers:
    def deel(self, g, naam):
        velden = {"partner": "huisarts", "partner_naam": naam, "gegevens": ["contact"], "waarom": "acuut"}
        with transactie(g.actor("samira")):
            return deling_vastleggen(actor=g.actor("samira"), dossier_id=g.dossier.pk, inwoner_id=g.fatma.pk, **velden)

    def test_wie_het_eerder_kreeg_wordt_een_keer_genoemd_en_verteld(self, g, regel):
        for naam in ("Dokter Bos", "Dokter Bos", "Dokter Vos"):
            self.deel(g, naam)
        v = verzoek(g)
        stuk = kies(g, v, regel)
        zegt(g, stuk)
        besluit(g, stuk)
        with transactie(p.SYSTEEM):
            rijen = list(Kennisgeving.objects.order_by("ontvanger"))
        assert [k.ontvanger for k in rijen] == ["Dokter Bos", "Dokter Vos"]
        with pytest.raises(Fout, match="2 ontvangers"):
            sluit(g, v, "gegeven")
        with pytest.raises(Fout) as fout:
            g.doe("petra", hv.kennisgeving_vastleggen, kennisgeving_id=rijen[0].pk, uitkomst="onevenredig")
        assert fout.value.veld == "toelichting"
        for k, uitkomst in zip(rijen, ("verteld", "niet_dit"), strict=True):
            velden = {"kennisgeving_id": k.pk, "uitkomst": uitkomst, "toelichting": "Gebeld."}
            g.doe("petra", hv.kennisgeving_vastleggen, **velden)
        with transactie(g.actor("petra")):
            beeld = lees.stuk(v.pk, stuk.pk)
        assert next(o.uitkomst for o in beeld.ontvangers) == "Verteld"
        sluit(g, v, "gegeven")
        assert "Wij hebben dit ook verteld aan: Dokter Bos." in brieftekst(v)

    def test_wat_eerder_is_gedeeld_dan_het_stuk_er_was_telt_niet(self, g):
        self.deel(g, "Dokter Bos")
        stuk = kies(g, verzoek(g), g.journaal(TEKST, g.fatma))
        zegt(g, stuk)
        besluit(g, stuk)
        with transactie(p.SYSTEEM):
            assert not Kennisgeving.objects.exists()


class TestSluiten:
    def test_niet_zolang_er_iets_openstaat_en_zoals_per_stuk_besloten(self, g, regel):
        v = verzoek(g)
        with pytest.raises(Fout, match="Kies eerst"):
            sluit(g, v, "gegeven")
        stuk = kies(g, v, regel)
        with pytest.raises(Fout, match="1 stuk is nog niet besloten"):
            sluit(g, v, "gegeven")
        zegt(g, stuk, "feit", "Klopt.")
        besluit(g, stuk, "niet", reden="Het klopt.")
        with pytest.raises(Fout, match="Afgewezen"):
            sluit(g, v, "gegeven")
        assert sluit(g, v, "geweigerd").uitkomst == "geweigerd"
