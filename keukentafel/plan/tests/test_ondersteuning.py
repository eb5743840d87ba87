"""The arrangement: the ladder, what it costs, what may be lighter, and the debts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.plan import regels
from keukentafel.plan.handelingen import (
    doel_afronden,
    ondersteuning_schalen,
    ondersteuning_toevoegen,
    ondersteuning_wijzigen,
    schuld_vastleggen,
    schuld_wijzigen,
)
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from keukentafel.plan.models import Ondersteuning, Ondersteuningversie, Schaling, Schuld, Schuldversie
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.opvragen.afschalen import afschaallijst
from keukentafel.plan.opvragen.ondersteuning import ondersteuning_beeld
from keukentafel.plan.tests.hulp import doe, maak_doel, maak_huis
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

DAG = date(2026, 11, 26)
D = Decimal


class TestKosten:
    @pytest.mark.parametrize(
        ("gegevens", "verwacht"),
        [
            ((D(2), "week", 6000, None, D(12)), (52000, 624000, 0)),
            ((D(4), "maand", 5000, None, D(3)), (20000, 60000, 0)),
            ((D(1), "eenmalig", 35050, None, D(12)), (0, 35050, 0)),
            ((None, "week", None, D("2.5"), D(12)), (18750, 225000, 18750)),
            ((D(1), "week", None, None, D(12)), (0, 0, 0)),
        ],
    )
    def test_per_maand_en_tot_het_einde(self, gegevens, verwacht):
        *inzet, duur = gegevens
        assert regels.kosten(*inzet, uurtarief_cent=7500, duur=duur) == regels.Kosten(*verwacht)

    def test_een_som_en_woorden(self):
        assert regels.samen([regels.Kosten(1, 2, 3), regels.Kosten(10, 20, 30)]) == regels.Kosten(11, 22, 33)
        assert [regels.euro(c) for c in (5, 123450, 100000000)] == ["€ 0,05", "€ 1.234,50", "€ 1.000.000"]
        assert [regels.tarief_in_cent(t) for t in ("62,40", "62.4", "", "7")] == [6240, 6240, None, 700]
        assert regels.maanden(DAG, None) == 12
        assert regels.maanden(DAG, DAG + timedelta(days=365)) == 12

    @pytest.mark.parametrize(("uren", "waarschuwt"), [([8], False), ([D("8.25")], True), ([4, 4, 1, None], True)])
    def test_boven_acht_uur_waarschuwt_het(self, uren, waarschuwt):
        assert bool(regels.boven_maximum([D(u) if u else None for u in uren], 8)) is waarschuwt


class TestLadder:
    @pytest.mark.parametrize(
        ("soort", "van", "naar", "mag"),
        [
            ("af", "aanvullend", "basis", True),
            ("af", "basis", "basis", True),
            ("af", "netwerk", "basis", False),
            ("op", "netwerk", "aanvullend", True),
            ("op", "basis", "zelf", False),
            ("op", "basis", "zolder", False),
            ("blijft", "basis", "basis", True),
            ("stopt", "basis", "", True),
            ("weg", "basis", "basis", False),
        ],
    )
    def test_wat_kan(self, soort, van, naar, mag):
        assert (regels.bezwaar_tegen_schaling(soort, van, naar) == "") is mag

    @pytest.mark.parametrize(
        ("velden", "aantal"),
        [
            ({"trede": "netwerk", "doelstand": "gelukt"}, 0),
            ({"doelstand": "gelukt"}, 1),
            ({"tot": DAG + timedelta(days=42)}, 1),
            ({"tot": DAG + timedelta(days=43)}, 0),
            ({"tot": DAG - timedelta(days=1), "lichter": "Buurtkamer"}, 2),
            ({"lichter": "Buurtkamer", "herzien_op": DAG + timedelta(days=1)}, 0),
            ({"lichter": "Buurtkamer", "herzien_op": DAG}, 1),
        ],
    )
    def test_waarom_iets_lichter_kan(self, velden, aantal):
        basis = {"trede": "aanvullend", "doelstand": "loopt", "tot": None, "lichter": "", "herzien_op": None}
        assert len(regels.waarom_lichter(regels.Lijn(**{**basis, **velden}), DAG, 42)) == aantal


@pytest.fixture
def huis(db):
    zet_keuzelijsten("product", "schaalcriterium", "schuldhelper")
    return maak_huis()


class TestToevoegen:
    def test_wet_en_tarief_komen_van_het_product_op_die_dag(self, huis):
        rij = _voeg_toe(huis, "Dagbesteding", "aanvullend", product="dagbesteding", aantal=D(4))
        assert (rij.wet, rij.tarief_cent, rij.eenheid) == ("wmo", 5450, "dagdeel")
        lijn = _lijn(huis)
        assert (lijn.hoeveel, lijn.wet) == ("4 dagdeel per week", "Wmo")
        assert lijn.kosten.maand == 94467
        assert lijn.vraag == "Waarom is een lichtere stap niet genoeg?"

    def test_zonder_product_is_alles_mogelijk(self, huis):
        _voeg_toe(huis, "Oma kookt op dinsdag", "netwerk", waarom_niet_lichter="Emre werkt dan")
        assert (_lijn(huis).wet, _lijn(huis).kosten.totaal, _lijn(huis).vraag) == ("Algemeen", 0, "")

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"wat": " "}, "wat"),
            ({"trede": "zolder"}, "trede"),
            ({"per": "eeuw"}, "per"),
            ({"product": "ruimtereis"}, "product"),
            ({"van": DAG, "tot": DAG}, "tot"),
            ({"van": DAG, "proef_tot": DAG}, "proef_tot"),
        ],
    )
    def test_fouten_noemen_het_veld_en_bewaren_niets(self, huis, velden, veld):
        with pytest.raises(Fout) as fout:
            _voeg_toe(huis, **{"wat": "Hulp", "trede": "basis", **velden})
        assert fout.value.veld == veld
        assert not _lijnen(huis)

    def test_een_doel_van_een_ander_huishouden_kan_niet(self, huis):
        doel = maak_doel(huis)
        assert _voeg_toe(huis, "Hulp", "basis", doel_id=doel.pk).doel_id == doel.pk
        with pytest.raises(Fout, match="staat niet in dit plan"):
            _voeg_toe(huis, "Hulp", "basis", doel_id=huis.dossier.pk)

    def test_boven_acht_uur_eigen_hulp_waarschuwt_en_bewaart(self, huis):
        _voeg_toe(huis, "Wekelijks gesprek", "basis", uren_maand=D("8.5"))
        beeld = _beeld(huis)
        assert beeld.waarschuwing.startswith("Wij helpen zelf 8,5 uur per maand.")
        assert beeld.samen.eigen_maand == 63750

    def test_een_proef_komt_op_zijn_dag_terug(self, huis):
        rij = _voeg_toe(huis, "Proef", "aanvullend", proef_tot=klok.vandaag() + timedelta(days=30))
        assert _taken() == [klok.vandaag() + timedelta(days=30)]
        doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, soort="stopt")
        assert _taken() == []

    def test_aanvullende_hulp_vraagt_een_volledig_plan(self, huis):
        """REQ-048: the second line always has a full plan."""
        maak_doel(huis)
        assert _vorm(huis) == "kort"
        _voeg_toe(huis, "Dagbesteding", "aanvullend", product="dagbesteding")
        assert _vorm(huis) == "volledig"


class TestWijzigen:
    def test_bewaart_wat_er_stond_en_botst(self, huis):
        rij = _voeg_toe(huis, "Dagbesteding", "aanvullend", product="dagbesteding", aantal=D(4))
        nieuw = NieuweOndersteuning("Dagbesteding", "aanvullend", product="dagbesteding", aantal=D(2))
        velden = {"ondersteuning_id": rij.pk, "versie": 1, "regel": nieuw}
        doe(huis.wijk.samira, ondersteuning_wijzigen, **velden)
        with transactie(p.SYSTEEM):
            assert Ondersteuningversie.objects.get().velden["aantal"] == "4.00"
        assert _lijn(huis).hoeveel == "2 dagdeel per week"
        with pytest.raises(Botsing):
            doe(huis.wijk.tom, ondersteuning_wijzigen, **velden)
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, ondersteuning_wijzigen, **velden)


class TestSchalen:
    def test_lichter_met_criteria(self, huis):
        """REQ-070: the criteria stand beside it."""
        rij = _voeg_toe(huis, "Begeleiding", "aanvullend", product="begeleiding")
        velden = {"soort": "af", "naar_trede": "netwerk", "gekozen": ["doel_gehaald"], "toelichting": "Oma kan het"}
        doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, **velden)
        assert _lijn(huis).trede == "netwerk"
        assert "Samira: lichter. het doel is gehaald. Oma kan het" in _lijn(huis).geschiedenis[0]
        assert "Van ‘Aanvullende hulp of maatwerk’ naar ‘Familie, vrienden, buren’" in _lijn(huis).geschiedenis[0]
        with transactie(p.SYSTEEM):
            assert Schaling.objects.get().van_trede == "aanvullend"

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"soort": "weg"}, "soort"),
            ({"soort": "op", "naar_trede": "zelf"}, "naar_trede"),
            ({"soort": "blijft", "gekozen": ["maan"]}, "gekozen"),
            ({"soort": "blijft", "herzien_op": date(2020, 1, 1)}, "herzien_op"),
        ],
    )
    def test_fouten_noemen_het_veld(self, huis, velden, veld):
        rij = _voeg_toe(huis, "Begeleiding", "basis")
        with pytest.raises(Fout) as fout:
            doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, **velden)
        assert fout.value.veld == veld

    def test_gestopt_is_gestopt(self, huis):
        rij = _voeg_toe(huis, "Begeleiding", "basis")
        doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, soort="stopt")
        assert [lijn.wat for lijn in _beeld(huis).gestopt] == ["Begeleiding"]
        with pytest.raises(Fout, match="al gestopt"):
            doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, soort="af")


class TestAfschaallijst:
    def test_waarom_het_erop_staat_en_na_bekijken_weg(self, huis):
        doel = maak_doel(huis)
        _voeg_toe(huis, "Zonder reden", "aanvullend")
        rij = _voeg_toe(huis, "Hulp", "aanvullend", doel_id=doel.pk, tot=klok.vandaag() + timedelta(days=9))
        _voeg_toe(huis, "Groep", "aanvullend", product="dagbesteding")
        doe(huis.wijk.samira, doel_afronden, doel_id=doel.pk)
        redenen = {k.wat: k.redenen for k in _lijst(huis)}
        assert redenen == {
            "Hulp": ("Het doel is gehaald.", "De einddatum is dichtbij."),
            "Groep": ("Er is iets lichters: Buurtkamer.",),
        }
        velden = {"soort": "blijft", "herzien_op": klok.vandaag() + timedelta(weeks=13)}
        doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, **velden)
        assert [k.wat for k in _lijst(huis)] == ["Groep"]
        assert _lijst(huis, huis.wijk.zoe) == ()

    def test_bladen_zonder_een_rij_over_te_slaan(self, huis):
        for nr in range(53):
            tot = klok.vandaag() + timedelta(days=1 + nr // 2) if nr < 40 else None
            _voeg_toe(huis, f"Hulp {nr}", "aanvullend", product="dagbesteding", tot=tot)
        with transactie(p.actor(huis.wijk.samira)):
            eerste = afschaallijst()
            tweede = afschaallijst(eerste.volgende)
        assert [len(eerste.rijen), len(tweede.rijen), tweede.volgende] == [50, 3, ""]
        assert len({k.id for k in (*eerste.rijen, *tweede.rijen)}) == 53


class TestSchuld:
    def test_vastleggen_wijzigen_en_opgelost(self, huis):
        """REQ-183."""
        velden = {"wat": "Huur, Woonplus", "bedrag_euro": 1200, "helper": "kredietbank"}
        schuld = doe(huis.wijk.samira, schuld_vastleggen, dossier_id=huis.dossier.pk, **velden)
        assert (schuld.wet, _beeld(huis).schulden[0].bedrag) == ("wgs", "€ 1.200")
        doe(huis.wijk.samira, schuld_wijzigen, schuld_id=schuld.pk, versie=1, wat="Huur, Woonplus", opgelost=True)
        assert _beeld(huis).schulden[0].opgelost.startswith("Opgelost op")
        with transactie(p.SYSTEEM):
            assert Schuldversie.objects.get().velden["bedrag_euro"] == 1200
        with pytest.raises(Botsing):
            doe(huis.wijk.samira, schuld_wijzigen, schuld_id=schuld.pk, versie=1, wat="Anders")

    def test_een_collega_zonder_band_ziet_haar_niet(self, huis):
        doe(huis.wijk.samira, schuld_vastleggen, dossier_id=huis.dossier.pk, wat="Huur")
        assert _beeld(huis, huis.wijk.tom).schulden == ()
        with pytest.raises(Fout, match="Kies een van deze"):
            doe(huis.wijk.tom, schuld_vastleggen, dossier_id=huis.dossier.pk, wat="Huur")

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [({"wat": ""}, "wat"), ({"bedrag_euro": -1}, "bedrag_euro"), ({"helper": "tante"}, "helper")],
    )
    def test_fouten_noemen_het_veld(self, huis, velden, veld):
        with pytest.raises(Fout) as fout:
            doe(huis.wijk.samira, schuld_vastleggen, dossier_id=huis.dossier.pk, **{"wat": "Huur", **velden})
        assert fout.value.veld == veld


class TestScherm:
    def test_hulp_op_de_ladder_met_kosten(self, huis, samira):
        """REQ-044, REQ-050 and REQ-102: on the ladder, why not lighter, and what it costs."""
        velden = {
            "wat": "Hulp in huis",
            "trede": "aanvullend",
            "product": "huishoudelijke_hulp",
            "aantal": "3",
            "per": "week",
        }
        blad = samira.post(_pad(huis, "nieuw/"), velden, follow=True).content.decode()
        assert "Waarom is een lichtere stap niet genoeg?" in blad
        assert "De inwoner mag dit zelf regelen bij Thuis in de wijk en Schoon en Zo." in blad
        assert "€ 429 per maand" in blad
        lijn = _lijn(huis).id
        nieuw = {**velden, "waarom_niet_lichter": "Fatma kan nu niet tillen", "uren_maand": "9", "versie": "1"}
        blad = samira.post(_pad(huis, f"{lijn}/"), nieuw, follow=True).content.decode()
        assert "Waarom niet lichter: Fatma kan nu niet tillen" in blad
        assert "Wij helpen zelf 9 uur per maand." in blad
        assert "heeft dit intussen ook gewijzigd" in samira.post(_pad(huis, f"{lijn}/"), nieuw).content.decode()

    def test_waarop_is_gelet_bij_eigen_hulp_of_een_aanbieder(self, huis, samira):
        """REQ-070: the choice itself with the criteria that partners read, not only what changes later."""
        velden = {"wat": "Begeleiding", "trede": "aanvullend", "criteria": ["eigen_niet_genoeg", "specialist"]}
        blad = samira.post(_pad(huis, "nieuw/"), velden, follow=True).content.decode()
        assert "Waarop is gelet: eigen hulp is niet genoeg en er is een specialist nodig" in blad
        lijn = _lijn(huis)
        form = samira.get(_pad(huis, f"{lijn.id}/")).content.decode()
        assert form.count(" checked") == 3
        anders = {**velden, "criteria": "specialist", "versie": "1"}
        assert "is gelet: er is een" in samira.post(_pad(huis, f"{lijn.id}/"), anders, follow=True).content.decode()
        with transactie(p.SYSTEEM):
            assert Ondersteuningversie.objects.get().velden["criteria"] == velden["criteria"]
        fout = NieuweOndersteuning("Begeleiding", "aanvullend", criteria=("maan",))
        with pytest.raises(Fout, match="‘maan’ staat niet in de lijst"):
            doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=fout)

    def test_lichter_maken_van_de_lijst(self, huis, samira):
        """REQ-055 and REQ-070: from the list to the outcome with criteria."""
        rij = _voeg_toe(huis, "Dagbesteding", "aanvullend", product="dagbesteding")
        assert "Er is iets lichters: Buurtkamer." in samira.get("/plan/afschalen/").content.decode()
        velden = {"soort": "af", "naar_trede": "sociale_basis", "gekozen": ["doel_gehaald"]}
        blad = samira.post(_pad(huis, f"{rij.pk}/schalen/"), velden, follow=True).content.decode()
        assert "lichter. het doel is gehaald" in blad
        assert "Er is nu geen hulp die lichter kan." in samira.get("/plan/afschalen/?na=onzin").content.decode()
        assert samira.post(_pad(huis, f"{rij.pk}/schalen/"), {}).status_code == 422

    def test_een_schuld_met_helper(self, huis, samira):
        """REQ-183: debts and their helpers stand in the plan."""
        velden = {"wat": "Huur, Woonplus", "bedrag_euro": "1200", "helper": "kredietbank", "helper_naam": "mw. De Wit"}
        blad = samira.post(_pad(huis, "schulden/"), velden, follow=True).content.decode()
        assert "€ 1.200 · Kredietbank: mw. De Wit · van het hele gezin" in blad
        with transactie(p.SYSTEEM):
            schuld = Schuld.objects.get().pk
        opgelost = {**velden, "opgelost": "on", "versie": "1"}
        assert "Opgelost op" in samira.post(_pad(huis, f"schulden/{schuld}/"), opgelost, follow=True).content.decode()

    def test_wat_er_niet_is_en_wie_niet_mag(self, huis, samira):
        assert samira.get(_pad(huis, f"{huis.dossier.pk}/")).status_code == 404
        assert log_in(Client(), huis.wijk.zoe).get(_pad(huis)).status_code == 404
        assert log_in(Client(), huis.cora).get(_pad(huis, "nieuw/")).status_code == 403


def _pad(huis, rest=""):
    return f"/dossier/{huis.dossier.pk}/plan/ondersteuning/{rest}"


def _voeg_toe(huis, wat, trede, **velden):
    regel = NieuweOndersteuning(wat, trede, **velden)
    return doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=regel)


def _beeld(huis, wie=None):
    with transactie(p.actor(wie or huis.wijk.samira)):
        return ondersteuning_beeld(huis.dossier.pk)


def _lijn(huis):
    (lijn,) = [lijn for _, rij in _beeld(huis).treden for lijn in rij]
    return lijn


def _lijnen(huis):
    with transactie(p.SYSTEEM):
        return list(Ondersteuning.objects.all())


def _lijst(huis, wie=None):
    with transactie(p.actor(wie or huis.wijk.samira)):
        return afschaallijst().rijen


def _vorm(huis):
    with transactie(p.actor(huis.wijk.samira)):
        return plan_beeld(huis.dossier.pk).vorm


def _taken():
    with transactie(p.SYSTEEM):
        return [t.uiterlijk for t in Taak.objects.filter(soort="proef_bekijken", klaar_op=None)]
