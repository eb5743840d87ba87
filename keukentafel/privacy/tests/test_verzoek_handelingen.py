"""Acts on a request: received by anybody, handled by a privacy officer, with its term and its letters."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.brieven.models import Briefinhoud
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.handelingen import verzoek as h
from keukentafel.privacy.handelingen.pakket import pakket_samenstellen
from keukentafel.privacy.models import Inzagepakket, Privacyverzoek
from keukentafel.privacy.opvragen import verzoek as lees
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p
from tests.dossiers import maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def gemeld(soort):
    return Gebeurtenis.objects.filter(soort=soort).count()


def gelogd(verzoek):
    with transactie(p.SYSTEEM):
        return LogboekRegel.objects.filter(soort="handeling", inhoud__contains=str(verzoek.pk)).count()


def zien(g, wie, verzoek):
    with transactie(g.actor(wie)):
        return lees.verzoek(verzoek.pk)


def feiten(g, verzoek, hoedanigheid="zelf", **velden):
    return g.doe("petra", h.verzoek_feiten_vastleggen, verzoek_id=verzoek.pk, hoedanigheid=hoedanigheid, **velden)


class TestOntvangen:
    def test_ligt_meteen_met_termijn_bij_de_privacy_officers(self, g):
        v = g.verzoek(g.fatma, ontvangen_op=klok.vandaag())
        assert (v.ontvangen_naam, v.identiteit, v.gezien_door) == ("Samira", "klopt", "Samira")
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get(onderwerp_id=v.pk)
        assert (taak.rol, taak.uiterlijk, "Fatma" in taak.tekst) == ("privacy_officer", v.uiterlijk, False)
        assert (gemeld("privacyverzoek_ontvangen"), gelogd(v)) == (1, 1)

    def test_wie_het_aannam_leest_het_niet_terug(self, g):
        v = g.verzoek(g.fatma)
        with pytest.raises(NietGevonden):
            zien(g, "samira", v)

    def test_geen_recht_geen_verzoek(self, g):
        with transactie(p.SYSTEEM):
            g.vrij = p.maak_medewerker("Vrij", p.Rol.VRIJWILLIGER, g.wijk.oost)
        with pytest.raises(GeenRecht):
            g.doe("vrij", h.verzoek_ontvangen, soort="inzage", hoedanigheid="zelf", over_naam="x", kanaal="balie")

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"ontvangen_op": date(2999, 1, 1)}, "ontvangen_op"),
            ({"over_naam": " "}, "over_naam"),
            ({"hoedanigheid": "partner"}, "aanvrager_naam"),
        ],
    )
    def test_wat_niet_klopt_wordt_gezegd(self, g, velden, veld):
        with pytest.raises(Fout) as fout:
            g.verzoek(g.fatma, **velden)
        assert fout.value.veld == veld


class TestIdentiteit:
    def test_zonder_bewijs_is_er_niets_gezien(self, g):
        v = g.verzoek(g.fatma, bewijs="")
        with pytest.raises(Fout):
            g.doe("petra", h.identiteit_vastleggen, verzoek_id=v.pk, klopt=True)
        with pytest.raises(GeenRecht):
            g.doe("samira", h.identiteit_vastleggen, verzoek_id=v.pk, klopt=True, bewijs="paspoort")
        g.doe("petra", h.identiteit_vastleggen, verzoek_id=v.pk, klopt=True, bewijs="id_kaart")
        assert zien(g, "petra", v).stap == "feiten"

    def test_een_naamgenoot_krijgt_niets(self, g):
        v = g.verzoek(g.fatma, bewijs="", inwoner_id=None)
        g.doe("petra", h.identiteit_vastleggen, verzoek_id=v.pk, klopt=False)
        with pytest.raises(Fout):
            g.doe("petra", h.verzoek_koppelen, verzoek_id=v.pk, naam="Fatma Yilmaz", geboren=date(1988, 3, 7))
        g.doe("petra", h.verzoek_afsluiten, verzoek_id=v.pk, uitkomst="niet_vastgesteld", reden="Kon het niet tonen.")
        beeld = zien(g, "petra", v)
        assert (beeld.stap, beeld.gekoppeld, gemeld("privacyverzoek_afgesloten")) == ("klaar", False, 1)
        with transactie(p.SYSTEEM):
            assert not Briefinhoud.objects.exists()


class TestKoppelen:
    def koppel(self, g, **velden):
        v = g.verzoek(g.fatma, inwoner_id=None)
        basis = {"naam": "Fatma Alencon", "geboren": date(1988, 3, 7)}
        return g.doe("petra", h.verzoek_koppelen, verzoek_id=v.pk, **(basis | velden))

    def test_met_precies_naam_en_geboortedatum_ook_wie_is_afgeschermd(self, g):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.fatma.pk).update(afgeschermd=True)
        assert self.koppel(g).inwoner_id == g.fatma.pk

    def test_twee_naamgenoten_vragen_om_het_klantnummer(self, g):
        p.maak_inwoner(g.wijk.zuid, roepnaam="Fatma", geslachtsnaam="Alençon", geboortedatum=date(1988, 3, 7))
        with pytest.raises(Fout, match="klantnummer"):
            self.koppel(g)
        assert self.koppel(g, klantnummer=g.fatma.nummer).inwoner_id == g.fatma.pk

    def test_niemand_gevonden(self, g):
        with pytest.raises(Fout, match="niemand"):
            self.koppel(g, geboren=date(1988, 3, 8))


class TestFeiten:
    def test_de_ouder_van_een_meisje_van_14(self, g):
        v = g.verzoek(g.elif_, hoedanigheid="gezagsouder", aanvrager_naam="Emre")
        feiten(g, v, "gezagsouder", aanvrager=g.ouder(g.emre))
        beeld = zien(g, "petra", v)
        assert (beeld.advies, len(beeld.antwoorden), beeld.stap) == ("Ja, samen met", 3, "oordeel")
        # Not before a person decided, and not without writing down what the girl herself thinks of it.
        with pytest.raises(Fout, match="Beslis eerst"):
            g.doe("petra", pakket_samenstellen, verzoek_id=v.pk)
        with pytest.raises(Fout, match="er is een voorwaarde"):
            g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="samen")
        velden = {"oordeel": "samen", "reden": "Elif vindt het goed, zonder wat alleen van haar is."}
        g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, **velden)
        assert zien(g, "petra", v).stap == "pakket"

    @pytest.mark.parametrize(
        ("gezag", "dagen", "advies"),
        [(None, 0, "eerst"), (True, 400, "eerst"), (True, 1, "samen"), (False, 1, "beperkt")],
    )
    def test_het_register_gaat_boven_wat_iemand_zegt(self, g, gezag, dagen, advies):
        v = g.verzoek(g.elif_, hoedanigheid="gezagsouder", aanvrager_naam="Emre")
        sleutel = g.ouder(g.emre, gezag, klok.vandaag() - timedelta(days=dagen) if gezag is not None else None)
        assert feiten(g, v, "gezagsouder", aanvrager=sleutel).advies == advies

    def test_een_ex_partner_krijgt_niets_van_de_ander(self, g):
        v = g.verzoek(g.fatma, hoedanigheid="partner", aanvrager_naam="Emre")
        assert feiten(g, v, "partner").advies == "nee"
        with pytest.raises(Fout, match="wijkt af van het advies"):
            g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="ja")
        g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="nee", reden="Alleen de eigen gegevens.")
        with pytest.raises(Fout, match="komt er geen pakket"):
            g.doe("petra", pakket_samenstellen, verzoek_id=v.pk)
        with transactie(p.SYSTEEM):
            assert not Inzagepakket.objects.exists()

    def test_een_overleden_inwoner(self, g):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.fatma.pk).update(overleden_op=klok.vandaag())
        v = g.verzoek(g.fatma, hoedanigheid="ander", aanvrager_naam="Ayşe")
        assert feiten(g, v, "ander").advies == "beperkt"
        assert feiten(g, v, "ander", feiten={"overledene_wilde_niet": True}).advies == "nee"

    def test_wie_er_niet_bij_staat_of_nog_niet_is_gezocht(self, g):
        with pytest.raises(Fout):
            feiten(g, g.verzoek(g.fatma), aanvrager="relatie:0")
        with pytest.raises(Fout):
            feiten(g, g.verzoek(g.fatma, inwoner_id=None))


class TestBeoordelen:
    def test_anders_dan_het_advies_vraagt_een_reden(self, g):
        v = g.verzoek(g.fatma)
        with pytest.raises(Fout):
            g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="ja")
        feiten(g, v)
        for oordeel in ("nee", "eerst"):
            with pytest.raises(Fout):
                g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel=oordeel)
        g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="ja")
        assert (zien(g, "petra", v).stap, gemeld("privacyverzoek_beoordeeld")) == ("pakket", 1)

    def test_de_fg_leest_en_beslist_niet(self, g):
        with transactie(p.SYSTEEM):
            g.fg = p.maak_medewerker("Fien", p.Rol.FG, None)
        v = g.verzoek(g.fatma)
        assert not zien(g, "fg", v).mag_behandelen
        with pytest.raises(GeenRecht):
            g.doe("fg", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="ja")

    def test_het_eigen_verzoek_bestaat_hier_niet(self, g):
        """MAN-08: also when the officer asks for a child, and is not the subject."""
        v = g.verzoek(g.elif_, hoedanigheid="gezagsouder", aanvrager_naam="Emre")
        feiten(g, v, "gezagsouder", aanvrager=g.ouder(g.emre))
        for kring in (g.emre.pk, g.elif_.pk):
            actor = replace(g.actor("petra"), mijdt=frozenset({kring}))
            with transactie(actor):
                assert lees.verzoekblad().regels == ()
                with pytest.raises(NietGevonden):
                    lees.verzoek(v.pk)
                with pytest.raises(NietGevonden):
                    h.verzoek_beoordelen(actor=actor, verzoek_id=v.pk, oordeel="ja")


class TestVerlengen:
    def verleng(self, g, v, reden="Het dossier is groot."):
        return g.doe("petra", h.verzoek_verlengen, verzoek_id=v.pk, reden=reden)

    def test_een_keer_met_reden_en_brief(self, g):
        v = g.verzoek(g.fatma)
        with pytest.raises(Fout):
            self.verleng(g, v, " ")
        later = self.verleng(g, v)
        assert later.uiterlijk > v.uiterlijk
        with transactie(p.SYSTEEM):
            assert Briefinhoud.objects.get().bron["reden"] == "Het dossier is groot."
        with pytest.raises(Fout, match="één keer"):
            self.verleng(g, v)

    def test_niet_meer_na_de_eerste_maand(self, g):
        v = g.verzoek(g.fatma, ontvangen_op=klok.vandaag() - timedelta(days=40))
        with pytest.raises(Fout, match="Verlengen kon"):
            self.verleng(g, v)


class TestAfsluiten:
    def sluit(self, g, v, uitkomst, reden="Daarom."):
        return g.doe("petra", h.verzoek_afsluiten, verzoek_id=v.pk, uitkomst=uitkomst, reden=reden)

    def test_afwijzen_met_brief_en_daarna_is_het_klaar(self, g):
        v = g.verzoek(g.fatma, soort="verwijdering")
        for uitkomst, reden in (("geweigerd", " "), ("gegeven", "Ja.")):
            with pytest.raises(Fout):
                self.sluit(g, v, uitkomst, reden)
        self.sluit(g, v, "geweigerd")
        with transactie(p.SYSTEEM):
            assert "bezwaar" in str(Briefinhoud.objects.get().stuk)
            assert Taak.objects.get(onderwerp_id=v.pk).klaar_op
        with pytest.raises(Fout, match="al afgesloten"):
            self.sluit(g, v, "geweigerd")

    def test_wie_ja_zegt_krijgt_de_taak_om_het_te_doen(self, g):
        v = g.verzoek(g.fatma)
        feiten(g, v)
        g.doe("petra", h.verzoek_beoordelen, verzoek_id=v.pk, oordeel="beperkt", reden="Alleen feiten over school.")
        self.sluit(g, v, "gegeven")
        with transactie(p.SYSTEEM):
            assert "Wij doen wat u vroeg" in str(Briefinhoud.objects.get().stuk)
            (taak,) = Taak.objects.filter(onderwerp_id=v.pk, klaar_op=None)
        assert (taak.soort, taak.voor_id, taak.uiterlijk) == ("privacyverzoek_uitvoeren", g.petra.pk, v.uiterlijk)

    def test_inzage_geef_je_met_het_pakket(self, g):
        v = g.klaar_voor_pakket(g.fatma)
        with pytest.raises(Fout, match="pakket"):
            self.sluit(g, v, "gegeven")

    def test_ingetrokken_wist_het_pakket(self, g):
        v = g.klaar_voor_pakket(g.fatma)
        g.pakket(v)
        self.sluit(g, v, "ingetrokken")
        assert zien(g, "petra", v).pakketten == ()


def test_wachten_stopt_de_termijn_niet(g):
    v = g.verzoek(g.fatma)
    g.doe("petra", h.verzoek_laten_wachten, verzoek_id=v.pk, op="een machtiging")
    with transactie(g.actor("petra")):
        assert [r.uiterlijk for r in lees.verzoekblad(stand="wacht").regels] == [v.uiterlijk]
    g.doe("petra", h.verzoek_laten_wachten, verzoek_id=v.pk, op="")
    with transactie(g.actor("petra")):
        assert lees.verzoekblad(stand="wacht").regels == ()


def test_voor_de_uiterste_dag_komt_er_een_keer_een_taak(g):
    v = g.verzoek(g.fatma, ontvangen_op=klok.vandaag() - timedelta(days=35))
    g.verzoek(g.emre)
    assert (h.verzoeken_bewaken(), h.verzoeken_bewaken()) == (1, 0)
    with transactie(p.SYSTEEM):
        assert Taak.objects.get(soort=h.TERMIJN).onderwerp_id == v.pk


def test_waar_de_behandelaar_op_let(g):
    """Asked again shortly after, a hidden housemate, and two homes."""
    eerder = g.verzoek(g.elif_)
    with transactie(p.SYSTEEM):
        klaar = {"stand": "klaar", "uitkomst": "gegeven", "klaar_op": klok.vandaag()}
        Privacyverzoek.objects.filter(pk=eerder.pk).update(**klaar)
        Inwoner.objects.filter(pk=g.fatma.pk).update(adres_afgeschermd=True)
    maak_huishouden(g.wijk.oost, [g.elif_], naam="Andere kant")
    let_op = " ".join(zien(g, "petra", g.verzoek(g.elif_)).let_op)
    assert all(woord in let_op for woord in ("art. 12 lid 5", "AUT-02", "GEZ-05"))


def test_de_lijst_per_blad(g, monkeypatch):
    monkeypatch.setattr(lees, "PER_BLAD", 1)
    for inwoner in (g.fatma, g.emre):
        g.verzoek(inwoner)
    with transactie(g.actor("petra")):
        een = lees.verzoekblad(soort="inzage")
        twee = lees.verzoekblad(na=een.volgende)
        assert lees.verzoekblad(stand="laat").regels == lees.verzoekblad(stand="klaar").regels == ()
    assert ({een.regels[0].over, twee.regels[0].over}, twee.volgende) == ({g.fatma.naam, g.emre.naam}, "")
