"""Money is asked back from who deliberately co-operated too, beside the resident (WMO-16; Wmo art. 2.4.1 lid 1)."""

import pytest
from django.db import connection
from django.test import Client

from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.handelingen.meewerkers import meewerker_vastleggen, meewerker_weghalen
from keukentafel.besluit.handelingen.terugvorderen import opzet_vastleggen, terugvordering_beslissen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_teruggeven, besluit_vaststellen
from keukentafel.besluit.models import Meewerker, Terugvordering
from keukentafel.besluit.regels import meewerker as rm
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.besluit.tests import register as r
from keukentafel.besluit.tests.hulp_opstellen import kies_grond, maak_zaak, van_systeem, vers
from keukentafel.besluit.tests.test_herzien import maak_herziening, neem
from keukentafel.besluit.tests.test_terugvorderen import terug
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

B = Besluitsoort
REDEN = "U schreef de verklaring dat Fatma alleen woont, en u woonde er zelf."
WIE = rm.NieuweMeewerker("Kees Vermeer", "persoon", REDEN, 80_000, adres="Vlietlaan 14\n3111 AB Schiedam")
BEDRIJF = rm.NieuweMeewerker("Schoon en Zo", "organisatie", "De facturen klopten niet.", 120_000, kvk="12345678")


def nieuw(**anders):
    velden = {v: getattr(WIE, v) for v in ("naam", "soort", "reden", "bedrag_cent", "kvk", "adres")}
    return rm.NieuweMeewerker(**{**velden, **anders})


class TestRegels:
    @pytest.mark.parametrize(
        ("wet", "soort", "grond", "cent", "waarom"),
        [
            ("wmo", B.HERZIENING, "a", 120_000, ""),
            ("wmo", B.INTREKKING, "a", 1, ""),
            ("wmo", B.INTREKKING, "a", None, "Leg eerst vast hoeveel de inwoner"),
            ("wmo", B.INTREKKING, "d", 120_000, "alleen bij grond a"),
            ("jeugd", B.INTREKKING, "a", 120_000, "art. 8.1.4 lid 3"),
            ("pw", B.INTREKKING, "", 120_000, "eigen regels"),
        ],
    )
    def test_waar_het_kan(self, wet, soort, grond, cent, waarom):
        gevonden = rm.bezwaar_tegen_meewerker(wet, soort, grond, cent)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    @pytest.mark.parametrize(
        ("anders", "veld", "waarom"),
        [
            ({"naam": "  "}, "naam", "Vul de naam in"),
            ({"soort": "hond"}, "soort", "‘hond’ kan niet"),
            ({"kvk": "12345678"}, "kvk", "Een persoon heeft geen KvK-nummer"),
            ({"kvk": "1234567", "soort": "organisatie"}, "kvk", "‘1234567’ is geen KvK-nummer"),
            ({"reden": " \n"}, "reden", "Zonder opzet kan dit niet"),
            ({"bedrag_cent": None}, "bedrag", "Vul in hoeveel"),
            ({"bedrag_cent": 0}, "bedrag", "0.00 euro kan niet"),
            ({"bedrag_cent": 120_001}, "bedrag", "€ 1.200,01 is meer dan de inwoner moet terugbetalen"),
        ],
    )
    def test_wat_er_mis_is_staat_bij_het_veld(self, anders, veld, waarom):
        fout = rm.bezwaar_tegen_gegevens(nieuw(**anders).net, 120_000, [])
        assert list(fout) == [veld]
        assert waarom in fout[veld]

    def test_wat_goed_is_en_alles_tegelijk(self):
        assert rm.bezwaar_tegen_gegevens(nieuw(bedrag_cent=120_000).net, 120_000, []) == {}
        assert rm.bezwaar_tegen_gegevens(BEDRIJF.net, 120_000, [WIE.net]) == {}
        leeg = rm.NieuweMeewerker("", "", "", None)
        assert set(rm.bezwaar_tegen_gegevens(leeg, 120_000, [])) == {"naam", "soort", "reden", "bedrag"}

    @pytest.mark.parametrize(
        ("ander", "dezelfde"),
        [
            (nieuw(naam=" kees  VERMEER", adres="Vlietlaan  14\n\n3111 AB Schiedam\n"), True),
            (nieuw(adres="Vlietlaan 16\n3111 AB Schiedam"), False),
            (nieuw(naam="Kees Vermeer junior"), False),
        ],
    )
    def test_twee_keer_dezelfde(self, ander, dezelfde):
        assert ("staat er al" in rm.bezwaar_tegen_gegevens(ander.net, 120_000, [WIE.net]).get("naam", "")) is dezelfde

    def test_hetzelfde_kvk_nummer_is_dezelfde_organisatie(self):
        ander = rm.NieuweMeewerker("Schoon & Zo", "organisatie", REDEN, 5, kvk="1234 5678")
        assert "staat er al" in rm.bezwaar_tegen_gegevens(ander.net, 120_000, [BEDRIJF.net])["naam"]

    @pytest.mark.parametrize(
        ("cent", "bedragen", "waarom"),
        [
            (None, [], ""),
            (80_000, [80_000, 5], ""),
            (79_999, [5, 80_000], "Een ander moet € 800 terugbetalen"),
            (None, [5], "Haal die eerst weg"),
        ],
    )
    def test_het_bedrag_van_de_inwoner_gaat_niet_lager(self, cent, bedragen, waarom):
        gevonden = rm.bezwaar_tegen_lager(cent, bedragen)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)


@pytest.fixture
def zaak(db):
    return maak_zaak()


def opzet(zaak, besluit, reden="Fatma schreef dat zij alleen woont."):
    return doe(zaak.samira, opzet_vastleggen, besluit_id=besluit.pk, versie=vers(besluit).versie, reden=reden)


def bedrag(zaak, besluit, cent=120_000):
    velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "bedrag_cent": cent}
    return doe(zaak.samira, terugvordering_beslissen, **velden)


def leg_vast(zaak, besluit, wie=WIE, medewerker=None, **anders):
    velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "meewerker": wie, **anders}
    return doe(medewerker or zaak.samira, meewerker_vastleggen, **velden)


def haal_weg(zaak, besluit, rij, **anders):
    velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "meewerker_id": rij.pk, **anders}
    return doe(zaak.samira, meewerker_weghalen, **velden)


def maak_terugvordering(zaak, cent=120_000):
    besluit = maak_herziening(zaak)
    kies_grond(zaak, besluit, "a")
    opzet(zaak, besluit)
    bedrag(zaak, besluit, cent)
    return besluit


def neem_besluit(zaak, besluit):
    """As two people do it."""
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
    return doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)


@pytest.fixture
def besluit(zaak):
    return maak_terugvordering(zaak)


class TestHandeling:
    def test_pas_naast_het_bedrag_van_de_inwoner(self, zaak):
        herziening = maak_herziening(zaak)
        with pytest.raises(Fout, match="alleen bij grond a"):
            leg_vast(zaak, herziening)
        kies_grond(zaak, herziening, "a")
        opzet(zaak, herziening)
        with pytest.raises(Fout, match=r"Leg eerst vast hoeveel.*2\.4\.1"):
            leg_vast(zaak, herziening)
        bedrag(zaak, herziening)
        leg_vast(zaak, herziening)
        [rij] = van_systeem(Meewerker)
        assert (rij.naam, rij.bedrag_cent, rij.opzet_reden) == ("Kees Vermeer", 80_000, REDEN)
        assert rij.adresregels == ["Vlietlaan 14", "3111 AB Schiedam"]

    def test_een_cent_te_veel_en_twee_keer_dezelfde(self, zaak, besluit):
        with pytest.raises(Fout, match=r"€ 1\.200,01 is meer"):
            leg_vast(zaak, besluit, nieuw(bedrag_cent=120_001))
        leg_vast(zaak, besluit)
        with pytest.raises(Fout, match="staat er al"):
            leg_vast(zaak, besluit, nieuw(bedrag_cent=5))
        leg_vast(zaak, besluit, BEDRIJF)  # together more than the resident: each until all is paid
        assert sum(m.bedrag_cent for m in van_systeem(Meewerker)) == 200_000

    def test_wie_op_een_oude_versie_bewaart_verliest_niets(self, zaak, besluit):
        oud = vers(besluit).versie
        leg_vast(zaak, besluit)
        with pytest.raises(Botsing) as botsing:
            leg_vast(zaak, besluit, BEDRIJF, versie=oud)
        assert botsing.value.ingediend["naam"] == "Schoon en Zo"
        assert len(van_systeem(Meewerker)) == 1

    def test_wijzigen_en_weghalen(self, zaak, besluit):
        rij = leg_vast(zaak, besluit)
        leg_vast(zaak, besluit, nieuw(bedrag_cent=90_000, adres=""), meewerker_id=rij.pk)
        assert [(m.pk, m.bedrag_cent, m.adresregels) for m in van_systeem(Meewerker)] == [(rij.pk, 90_000, [])]
        haal_weg(zaak, besluit, rij)
        assert van_systeem(Meewerker) == []
        with pytest.raises(NietGevonden):
            haal_weg(zaak, besluit, rij)

    def test_wie_al_bezwaar_maakte_blijft_staan(self, zaak, besluit):
        """Too early, but taken in (Awb 6:10): whose it is may not get lost."""
        rij = leg_vast(zaak, besluit)
        wat = {"woorden": "Ik niet.", "grond": "anders", "kanaal": "brief", "indiener": "meewerker"}
        doe(zaak.samira, bezwaar_ontvangen, besluit_id=besluit.pk, **wat, meewerker_id=rij.pk)
        with pytest.raises(Fout, match="Kees Vermeer maakte al bezwaar"):
            haal_weg(zaak, besluit, rij)
        assert len(van_systeem(Meewerker)) == 1

    def test_de_terugvordering_gaat_niet_ongezien_mee(self, zaak, besluit):
        rij = leg_vast(zaak, besluit)
        with pytest.raises(Fout, match="Haal die eerst weg"):
            opzet(zaak, besluit, "")
        with pytest.raises(Fout, match="Haal die eerst weg"):
            bedrag(zaak, besluit, None)
        with pytest.raises(Fout, match="Een ander moet € 800 terugbetalen"):
            bedrag(zaak, besluit, 79_999)
        bedrag(zaak, besluit, 80_000)
        haal_weg(zaak, besluit, rij)
        opzet(zaak, besluit, "")
        assert van_systeem(Terugvordering) == []

    def test_na_het_besluit_staat_het_vast_en_teruggegeven_kan_het_weer(self, zaak, besluit):
        rij = leg_vast(zaak, besluit)
        doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
        doe(zaak.rosa, besluit_teruggeven, besluit_id=besluit.pk, reden="Het bedrag klopt niet")
        leg_vast(zaak, besluit, nieuw(bedrag_cent=70_000), meewerker_id=rij.pk)
        neem_besluit(zaak, besluit)
        with pytest.raises(Fout):
            leg_vast(zaak, besluit, nieuw(bedrag_cent=60_000), meewerker_id=rij.pk)
        with pytest.raises(Fout):
            haal_weg(zaak, besluit, rij)
        assert [m.bedrag_cent for m in van_systeem(Meewerker)] == [70_000]

    def test_alleen_wie_dit_besluit_schrijft(self, zaak, besluit):
        """Every role of the house, in the team of the case and without a tie to it."""
        mocht = set()
        for rol in Rol:
            with transactie(p.SYSTEEM):
                wie = p.maak_medewerker(f"Iemand {rol}", rol, zaak.huis.wijk.oost)
            try:
                leg_vast(zaak, besluit, nieuw(naam=f"Kees {rol}"), medewerker=wie)
            except (GeenRecht, NietGevonden):
                continue
            mocht.add(rol)
        assert mocht == {Rol.WIJKCOACH}
        assert len(van_systeem(Meewerker)) == len(mocht)


class TestDatabank:
    """In plain SQL, past every act."""

    @pytest.fixture
    def binnen(self, db):
        huis = r.maak_huis()
        with transactie(p.SYSTEEM):
            yield huis

    @pytest.fixture
    def rij(self, binnen):
        return terug(r.concept(r.maak_aanvraag(binnen), binnen, soort="herziening", herzieningsgrond="a"))

    @pytest.mark.parametrize(
        ("anders", "regel"),
        [
            ({"bedrag_cent": 120_001}, "meewerker_niet_meer"),
            ({"bedrag_cent": 0}, "meewerker_bedrag"),
            ({"opzet_reden": ""}, "meewerker_opzet"),
            ({"soort": "hond"}, "meewerker_soort"),
            ({"kvk": "12345678"}, "meewerker_soort"),
            ({"bekendgemaakt_op": r.DAG}, "meewerker_bekend"),
        ],
    )
    def test_wat_niet_kan_bestaat_niet(self, rij, anders, regel):
        with r.geweigerd(regel):
            meewerker(rij, **anders)

    def test_zonder_bedrag_van_de_inwoner_is_er_niemand(self, rij):
        Terugvordering.objects.filter(pk=rij.pk).update(bedrag_cent=None)
        with r.geweigerd("meewerker_niet_meer"):
            meewerker(rij)

    def test_twee_keer_dezelfde_is_er_een(self, rij):
        meewerker(rij)
        with r.geweigerd("meewerker_een_keer"):
            meewerker(rij, naam="kees vermeer", bedrag_cent=5)
        meewerker(rij, adresregels=["Dam 1"])

    def test_het_bedrag_van_de_inwoner_gaat_niet_onder_dat_van_een_ander(self, rij):
        meewerker(rij)
        for cent in (79_999, None):
            with r.geweigerd("meewerker_niet_meer"):
                Terugvordering.objects.filter(pk=rij.pk).update(bedrag_cent=cent)

    def test_na_het_besluit_staat_het_vast(self, binnen, rij):
        wie = meewerker(rij)
        neem(binnen, rij.besluit)
        with r.geweigerd("meewerker_vast"):
            meewerker(rij, naam="Een ander")
        for anders in ({"bedrag_cent": 5}, {"naam": "X"}, {"opzet_reden": "Y"}, {"adresregels": ["Dam 1"]}):
            with r.geweigerd("meewerker_vast"):
                Meewerker.objects.filter(pk=wie.pk).update(**anders)
        with r.geweigerd("meewerker_vast"), connection.cursor() as c:
            c.execute("DELETE FROM besluit_meewerker WHERE id = %s", [wie.pk])
            c.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # The day on which they were told is the one thing that still comes.
        Meewerker.objects.filter(pk=wie.pk).update(bekendgemaakt_op=r.DAG, bezwaar_tot=r.DAG)

    def test_met_het_hele_besluit_kan_het_weg(self, binnen, rij):
        meewerker(rij)
        neem(binnen, rij.besluit)
        rij.besluit.aanvraag.delete()
        with connection.cursor() as c:
            c.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert not Meewerker.objects.exists()


def meewerker(rij, **anders):
    muren = {v: getattr(rij, v) for v in ("dossier", "team", "inwoner", "wet", "afgeschermd", "gemaakt_door")}
    basis = {"naam": "Kees Vermeer", "soort": "persoon", "opzet_op": r.DAG, "opzet_reden": REDEN, "bedrag_cent": 80_000}
    return Meewerker.objects.create(terugvordering=rij, **muren, **{**basis, **anders})


class TestWeb:
    GOED = {
        "naam": "Kees Vermeer", "soort": "persoon", "kvk": "", "adres": "Vlietlaan 14\n3111 AB Schiedam",
        "reden": REDEN, "bedrag": "800",
    }  # fmt: skip

    def test_erbij_wijzigen_en_weg(self, zaak, besluit):
        samira, pad = log_in(Client(), zaak.samira), f"{besluit.adres}meewerkers/"
        assert "Ook een ander laten terugbetalen" in tekst(samira.get(besluit.adres))
        assert "Hoogstens € 1.200" in tekst(samira.get(pad))
        blad = tekst(samira.post(pad, {**self.GOED, "versie": vers(besluit).versie}, follow=True))
        assert "Kees Vermeer betaalt ook terug: € 800." in blad
        assert REDEN in blad
        assert vragen(samira, besluit.adres)[0] <= 12
        [rij] = van_systeem(Meewerker)
        een = f"{pad}{rij.pk}/"
        assert "Vlietlaan 14" in tekst(samira.get(een))
        anders = {**self.GOED, "bedrag": "900,50", "adres": "", "versie": vers(besluit).versie}
        blad = tekst(samira.post(een, anders, follow=True))
        assert "€ 900,50" in blad
        assert "Nog geen adres" in blad
        assert "krijgt geen brief" in tekst(samira.get(f"{een}weg/"))
        blad = tekst(samira.post(f"{een}weg/", {"versie": vers(besluit).versie}, follow=True))
        assert "Kees Vermeer betaalt ook terug" not in blad
        assert samira.get(een).status_code == 404

    def test_alles_wat_mis_is_tegelijk_en_niets_is_weg(self, zaak, besluit):
        samira, pad = log_in(Client(), zaak.samira), f"{besluit.adres}meewerkers/"
        fout = samira.post(pad, {**self.GOED, "naam": "", "bedrag": "1200,01", "versie": vers(besluit).versie})
        blad = tekst(fout)
        assert fout.status_code == 422
        assert "Vul de naam in" in blad
        assert "€ 1.200,01 is meer dan de inwoner moet terugbetalen" in blad
        assert REDEN in blad
        assert "1200,01" in fout.content.decode()
        fout = samira.post(pad, {**self.GOED, "bedrag": "veel", "versie": vers(besluit).versie})
        assert "‘veel’ is geen getal" in tekst(fout)
        leeg = tekst(samira.post(pad, {"versie": vers(besluit).versie}))
        for zin in ("Vul de naam in", "Zonder opzet kan dit niet", "Vul in hoeveel diegene moet terugbetalen"):
            assert zin in leeg
        assert "euro’s? (mag leeg)" not in " ".join(leeg.split())

    def test_het_bedrag_van_de_inwoner_lager_zegt_het_bij_het_veld(self, zaak, besluit):
        leg_vast(zaak, besluit)
        samira = log_in(Client(), zaak.samira)
        velden = {"reden": "Fatma schreef dat zij alleen woont.", "bedrag": "700", "versie": vers(besluit).versie}
        fout = samira.post(f"{besluit.adres}terugvordering/", velden)
        assert fout.status_code == 422
        assert "Een ander moet € 800 terugbetalen" in tekst(fout)

    def test_wie_beslist_leest_het_en_kan_er_niet_bij(self, zaak, besluit):
        rij = leg_vast(zaak, besluit)
        doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
        rosa = log_in(Client(), zaak.rosa)
        rosa.post(f"{besluit.adres}oppakken/")
        blad = tekst(rosa.get(besluit.adres))
        assert "Kees Vermeer betaalt ook terug: € 800." in blad
        assert "Ook een ander laten terugbetalen" not in blad
        doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
        samira = log_in(Client(), zaak.samira)
        blad = tekst(samira.get(besluit.adres))
        assert "Kees Vermeer betaalt ook terug" in blad
        assert "Haal weg" not in blad
        geweigerd = samira.post(f"{besluit.adres}meewerkers/{rij.pk}/weg/", {"versie": vers(besluit).versie})
        assert geweigerd.status_code == 422
