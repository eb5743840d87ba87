"""The package: everything about one person, nothing about another, read by a person, checked by a second."""

import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort import logboek
from keukentafel.poort.wal import beschermde_modellen
from keukentafel.privacy.handelingen import pakket as hp
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.opvragen import pakket as lees
from keukentafel.privacy.opvragen import uitvoer
from keukentafel.privacy.opvragen.bronnen import BRONNEN, GEEN_BRON
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.toegang import vers_verleend
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def teksten(pakket) -> str:
    with transactie(p.SYSTEEM):
        return "\n".join(pakket.stukken.values_list("tekst", flat=True))


def vers(pakket):
    with transactie(p.SYSTEEM):
        return Inzagepakket.objects.get(pk=pakket.pk)


def stuk_met(pakket, tekst):
    with transactie(p.SYSTEEM):
        return Pakketstuk.objects.get(pakket=pakket, tekst__contains=tekst)


def regels_van(g, wie, verzoek, pakket) -> list[dict]:
    """Who looked, as the package tells it."""
    with transactie(g.actor(wie)):
        return json.loads(uitvoer.pakket_json(verzoek.pk, pakket.pk))["wie_keek"]


def pdf_tekst(g, verzoek, pakket) -> str:
    with transactie(g.actor("petra")):
        inhoud = uitvoer.pakket_pdf(verzoek.pk, pakket.pk)
    return "".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages)


def test_elk_beschermd_zelfstandig_naamwoord_is_een_bron_of_heeft_een_reden():
    bronnen = {bron.model._meta.label for bron in BRONNEN}
    alle = {model._meta.label for model in beschermde_modellen()}
    assert alle - bronnen - GEEN_BRON.keys() == set()
    assert (GEEN_BRON.keys() - alle, GEEN_BRON.keys() & bronnen) == (set(), set())
    assert all(GEEN_BRON.values())


class TestVerzamelen:
    def test_alles_over_een_persoon_en_niets_dat_alleen_over_een_ander_gaat(self, g):
        g.journaal("Elif gaat weer naar school.", g.elif_)
        g.journaal("Emre zoekt een baan.", g.emre)
        g.journaal("Het gezin wil verhuizen.")
        g.journaal("Mijn eigen geheugensteun.", g.elif_, publiek="auteur", soort="werkaantekening")
        tekst = teksten(pakket := g.pakket(g.klaar_voor_pakket(g.elif_)))
        assert "weer naar school" in tekst
        assert "wil verhuizen" in tekst
        assert "zoekt een baan" not in tekst
        assert "geheugensteun" not in tekst
        stuk = stuk_met(pakket, "weer naar school")
        assert (stuk.titel, stuk.schrijver, stuk.van_meer, stuk.datum) == (
            "Journaal",
            "Wijkcoach",
            False,
            klok.vandaag(),
        )
        assert stuk_met(pakket, "wil verhuizen").van_meer
        assert (vers(pakket).stand, vers(pakket).bronnen_klaar) == ("bekijken", len(BRONNEN))
        assert Gebeurtenis.objects.filter(soort="inzagepakket_verzameld").count() == 1

    def test_wat_van_voor_iemands_tijd_in_het_huishouden_is_gaat_niet_mee(self, g):
        with transactie(p.SYSTEEM):
            g.elif_.lidmaatschappen.update(van=klok.vandaag() - timedelta(days=5))
        g.journaal("Oude ruzie in huis.", moment=p.moment_geleden(30))
        assert "Oude ruzie" not in teksten(g.pakket(g.klaar_voor_pakket(g.elif_)))

    def test_namen_van_anderen_zijn_gemarkeerd(self, g):
        g.journaal("Elif belt met Emre.", g.elif_)
        stuk = stuk_met(g.pakket(g.klaar_voor_pakket(g.elif_)), "belt met Emre")
        (merk,) = stuk.merken
        assert (stuk.tekst[merk[0] : merk[1]], merk[2]) == ("Emre", "huisgenoot")

    def test_het_geheime_adres_van_een_huisgenoot_staat_er_nergens_in(self, g):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.fatma.pk).update(adres_afgeschermd=True)
            basis = {"inwoner": g.fatma, "team": g.wijk.oost, "van": p.BEGIN, "gemaakt_door": "systeem:test"}
            Adres.objects.create(straat="Schuilstraat", huisnummer="7", postcode="3111XY", **basis)
        g.journaal("Fatma verblijft in de Schuilstraat 7, 3111 XY.", g.elif_, g.fatma)
        tekst = teksten(g.pakket(g.klaar_voor_pakket(g.elif_)))
        assert "Schuilstraat" not in tekst
        assert "3111" not in tekst
        assert "[geheim adres]" in tekst

    @pytest.mark.parametrize(("later", "keer"), [(True, 0), (False, 1)])
    def test_het_noemt_wie_keek_en_verzwijgt_een_nood_die_later_wordt_verteld(self, g, later, keer):
        verzoek = g.klaar_voor_pakket(g.fatma)
        actor = replace(g.actor("zoe"), verleend=(vers_verleend(g.wijk.zoe, g.dossier, later=later),))
        with transactie(actor):
            logboek.handeling(actor, "dossier_lezen", g.dossier)
        pakket = g.pakket(verzoek)
        g.gelezen(pakket)
        regels = regels_van(g, "petra", verzoek, pakket)
        assert len([r for r in regels if r["waarom"].startswith("er was nood")]) == keer
        tekst = " ".join(pdf_tekst(g, verzoek, pakket).split())
        assert f"werkten {sum(r['keer'] for r in regels)} keer" in tekst
        assert ("er was nood" in tekst) == bool(keer)

    def test_van_een_kind_van_twee_huizen_ziet_een_ouder_de_eigen_kant(self, g):
        vader = p.maak_inwoner(g.wijk.oost, roepnaam="Murat", geslachtsnaam="Kaya")
        ander = maak_huishouden(g.wijk.oost, [vader, g.elif_], naam="Huishouden Kaya")
        dossier = maak_dossier(g.wijk.samira, ander, onderwerp="geld")
        g.journaal("Bij vader gaat het goed.", g.elif_, dossier=dossier)
        g.journaal("Bij moeder gaat het goed.", g.elif_)
        verzoek = g.klaar_voor_pakket(g.elif_)
        with transactie(p.SYSTEEM):
            verzoek.aanvrager = g.fatma
            verzoek.save()
        tekst = teksten(g.pakket(verzoek))
        assert "Bij moeder" in tekst
        assert "Bij vader" not in tekst

    def test_pas_na_een_besluit_en_alleen_door_wie_behandelt(self, g):
        verzoek = g.verzoek(g.fatma)
        with pytest.raises(Fout, match="Beslis eerst"):
            g.doe("petra", hp.pakket_samenstellen, verzoek_id=verzoek.pk)
        with pytest.raises(GeenRecht):
            g.doe("samira", hp.pakket_samenstellen, verzoek_id=verzoek.pk)
        with pytest.raises(Fout, match="geen pakket"):
            g.doe("petra", hp.pakket_samenstellen, verzoek_id=g.verzoek(g.fatma, soort="bezwaar").pk)

    def test_wie_bezig_is_begint_niet_opnieuw(self, g):
        verzoek = g.klaar_voor_pakket(g.fatma)
        een, twee = (g.doe("petra", hp.pakket_samenstellen, verzoek_id=verzoek.pk) for _ in range(2))
        assert een.pk == twee.pk

    def test_opnieuw_verzamelen_zegt_wat_er_anders_is_en_bewaart_wat_is_gelezen(self, g):
        g.journaal("Blijft gelijk.", g.elif_)
        verzoek = g.klaar_voor_pakket(g.elif_)
        eerste = g.pakket(verzoek)
        stuk = stuk_met(eerste, "Blijft gelijk")
        g.doe("petra", hp.stuk_weglaten, stuk_id=stuk.pk, grond="niet_over")
        g.journaal("Komt erbij.", g.elif_)
        tweede = g.pakket(verzoek)
        assert vers(tweede).verschil["nieuw"] == 1
        assert stuk_met(tweede, "Blijft gelijk").stand == "weg"
        assert (vers(eerste).stand, teksten(eerste)) == ("vervallen", "")


class TestLezen:
    @pytest.fixture
    def stuk(self, g):
        g.journaal("Elif belt met Emre.\nDe buurvrouw hielp.", g.elif_)
        return stuk_met(g.pakket(g.klaar_voor_pakket(g.elif_)), "belt met")

    def bekijk(self, g, stuk, **velden):
        return g.doe("petra", hp.stuk_bekijken, stuk_id=stuk.pk, **velden)

    def test_een_voorstel_blijft_of_gaat_eraf(self, g, stuk):
        assert self.bekijk(g, stuk, zwart={0}).merken[0][3] is True
        na = self.bekijk(g, stuk)
        assert (na.merken[0][3], na.stand) == (False, "mee")

    def test_ook_eigen_woorden_en_een_hele_alinea(self, g, stuk):
        na = self.bekijk(g, stuk, ook="buurvrouw", reden="netwerk", klaar=False)
        assert (len(na.merken), na.stand) == (2, "open")
        na = self.bekijk(g, stuk, alineas=[(0, len(stuk.tekst))])
        assert len(na.merken) == 1
        with pytest.raises(Fout, match="staat niet zo"):
            self.bekijk(g, stuk, ook="bestaat niet")

    def test_weglaten_vraagt_een_grond_en_een_toelichting(self, g, stuk):
        for velden in ({"grond": "zomaar"}, {"grond": "veilig"}):
            with pytest.raises(Fout):
                g.doe("petra", hp.stuk_weglaten, stuk_id=stuk.pk, **velden)
        na = g.doe("petra", hp.stuk_weglaten, stuk_id=stuk.pk, grond="veilig", toelichting="Gevaar voor Fatma.")
        assert na.stand == "weg"

    def test_een_collega_zonder_recht_ziet_geen_stuk(self, g, stuk):
        with pytest.raises((GeenRecht, NietGevonden)):
            g.doe("samira", hp.stuk_bekijken, stuk_id=stuk.pk)


class TestUitreiken:
    @pytest.fixture
    def verzoek(self, g):
        g.journaal("Elif belt met Emre.", g.elif_)
        g.journaal("Geheim van een ander.", g.elif_)
        return g.klaar_voor_pakket(g.elif_)

    def test_niet_klaar_zolang_er_stukken_ongelezen_zijn(self, g, verzoek):
        with pytest.raises(Fout, match="nog niet bekeken"):
            g.doe("petra", hp.pakket_afronden, pakket_id=g.pakket(verzoek).pk)

    def test_een_tweede_persoon_kijkt_en_wat_zwart_is_staat_niet_in_de_pdf(self, g, verzoek):
        pakket = g.pakket(verzoek)
        geheim = stuk_met(pakket, "Geheim van een ander")
        g.doe("petra", hp.stuk_weglaten, stuk_id=geheim.pk, grond="belang_ander", toelichting="Schaadt Emre.")
        g.gelezen(pakket)
        with pytest.raises(Blokkade, match="zelf gemaakt"):
            g.doe("petra", hp.pakket_nakijken, pakket_id=pakket.pk)
        g.doe("ria", hp.pakket_nakijken, pakket_id=pakket.pk)
        tekst = pdf_tekst(g, verzoek, pakket)
        assert "[zwart A]" in tekst
        assert "Emre" not in tekst
        assert "Geheim van een ander" not in tekst
        assert "1 stuk" in tekst
        assert "korte aantekeningen" in tekst.replace("\n", " ")
        with transactie(g.actor("ria")):
            inhoud = json.loads(uitvoer.pakket_json(verzoek.pk, pakket.pk))
        assert "Emre" not in str(inhoud)
        assert inhoud["weggelaten"] == {"belang_ander": 1}

    def test_terughalen_geven_en_wissen(self, g, verzoek):
        pakket = g.pakket(verzoek)
        g.gelezen(pakket)
        with pytest.raises(Fout, match="kan nu niet"):
            g.doe("petra", hp.pakket_uitreiken, pakket_id=pakket.pk, wijze="post")
        g.doe("petra", hp.pakket_terughalen, pakket_id=pakket.pk)
        g.gelezen(pakket)
        g.doe("ria", hp.pakket_nakijken, pakket_id=pakket.pk)
        with pytest.raises(Fout, match="afgerond"):
            g.doe("petra", hp.stuk_bekijken, stuk_id=stuk_met(pakket, "belt met").pk)
        with pytest.raises(Fout, match="duif"):
            g.doe("petra", hp.pakket_uitreiken, pakket_id=pakket.pk, wijze="duif")
        g.doe("petra", hp.pakket_uitreiken, pakket_id=pakket.pk, wijze="persoonlijk")
        assert Gebeurtenis.objects.filter(soort="inzage_gegeven").count() == 1
        assert (vers(pakket).stand, hp.pakketten_wissen()) == ("uitgereikt", 0)
        with transactie(p.SYSTEEM):
            Inzagepakket.objects.update(wissen_op=klok.vandaag())
        assert (hp.pakketten_wissen(), vers(pakket).stand, teksten(pakket)) == (1, "gewist", "")

    def test_zonder_vier_ogen_als_de_gemeente_dat_zo_wil(self, g, verzoek):
        velden = {"soort": "instelling", "code": "inzage_vier_ogen", "waarde": {"waarde": False}}
        Inrichting.objects.create(**velden, geldig_van=p.BEGIN)
        pakket = g.pakket(verzoek)
        assert g.gelezen(pakket).stand == "gereed"

    def test_een_pakket_dat_niet_is_gelezen_gaat_niet_open(self, g, verzoek):
        pakket = g.pakket(verzoek)
        with transactie(g.actor("petra")), pytest.raises(NietGevonden):
            uitvoer.pakket_pdf(verzoek.pk, pakket.pk)

    def test_een_ander_verzoek_is_een_ander_adres(self, g, verzoek):
        pakket, ander = g.pakket(verzoek), g.verzoek(g.emre)
        stuk = stuk_met(pakket, "belt met")
        with transactie(g.actor("petra")):
            for lezen, sleutel in ((lees.stuk, stuk.pk), (lees.stukkenblad, pakket.pk)):
                with pytest.raises(NietGevonden):
                    lezen(ander.pk, sleutel)


def test_een_taak_die_er_niet_meer_is_doet_niets(g):
    hp.pakket_vullen(pakket_id="00000000-0000-0000-0000-000000000000")
    with transactie(p.SYSTEEM):
        assert not Pakketstuk.objects.exists()
