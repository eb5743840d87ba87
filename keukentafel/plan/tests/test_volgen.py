"""Looking again: moments that are planned, held, missed and stopped; and what is asked of others."""

from datetime import date, timedelta

import pytest

from keukentafel.dossier.handelingen import dossier_sluiten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.handelingen import informatie as inf
from keukentafel.plan.handelingen import volgen as vg
from keukentafel.plan.models import Informatieverzoek, Volgmoment
from keukentafel.plan.opvragen.volgen import volg_beeld
from keukentafel.plan.regels import volgen as rv
from keukentafel.plan.tests.hulp import doe, maak_doel, maak_huis
from tests import personages as p
from tests.dossiers import maak_huishouden

DAG = date(2026, 11, 26)


class TestRegels:
    def test_gemist_na_het_respijt_in_werkdagen(self):
        # Thursday 26 November 2026 and three werkdagen: Tuesday 1 December is still in time.
        assert rv.gemist_sinds(DAG, 3) == date(2026, 12, 2)
        assert not rv.is_gemist(DAG, date(2026, 12, 1), 3)
        assert rv.gemist_tot_en_met(date(2026, 12, 2), 3) == DAG

    def test_volgende_dag_telt_vanaf_het_kijken(self):
        assert rv.volgende_dag(DAG, 6, DAG + timedelta(days=3)) == DAG + timedelta(days=3, weeks=6)
        assert rv.volgende_dag(DAG, None, DAG) is None

    @pytest.mark.parametrize(
        ("soort", "op", "weken", "veld", "tekst"),
        [
            ("anders", DAG, None, "soort", "‘anders’ is geen soort"),
            ("evaluatie", date(2026, 11, 25), None, "op", "25 november 2026 is al geweest"),
            ("evaluatie", DAG, 60, "elke_weken", "Elke 60 weken kan niet"),
            ("waakvlam", DAG, None, "elke_weken", "een waakvlamcontact komt terug"),
            ("evaluatie", DAG, None, "", ""),
        ],
    )
    def test_wat_niet_kan_zegt_waarom(self, soort, op, weken, veld, tekst):
        gevonden = rv.bezwaar_tegen_moment(soort, op, weken, DAG)
        assert gevonden[0] == veld
        assert tekst in gevonden[1]

    def test_alleen_van_hulp_kan_men_zeggen_dat_zij_niet_begon(self):
        assert "niet_begonnen" in rv.uitkomsten_van("startcontrole")
        assert "niet_begonnen" not in rv.uitkomsten_van("waakvlam")

    def test_ouderdom_in_woorden(self):
        assert rv.dagen_oud(DAG, DAG) == "vandaag gevraagd"
        assert rv.dagen_oud(DAG, DAG + timedelta(days=1)) == "1 dag oud"


def _plan(huis, **velden):
    basis = {"dossier_id": huis.dossier.pk, "soort": "waakvlam", "op": klok.vandaag(), "elke_weken": 6}
    return doe(huis.wijk.samira, vg.volgmoment_plannen, **{**basis, **velden})


def _taken(onderwerp, **verder):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(onderwerp_id=onderwerp, klaar_op=None, **verder).order_by("soort"))


@pytest.mark.django_db
class TestMoment:
    def test_plannen_geeft_een_taak_aan_wie_kijkt(self):
        huis = maak_huis()
        rij = _plan(huis, medewerker_id=huis.wijk.tom.pk)
        (taak,) = _taken(rij.pk)
        assert (taak.voor, taak.uiterlijk, taak.adres) == (huis.wijk.tom, rij.op, rij.adres)
        with pytest.raises(Fout, match="is al geweest"):
            _plan(huis, op=klok.vandaag() - timedelta(days=1))
        with pytest.raises(Fout, match="in dienst"):
            _plan(huis, medewerker_id=huis.dossier.pk)

    def test_over_een_doel_draagt_het_de_wal_van_dat_doel(self):
        huis = maak_huis()
        doel = maak_doel(huis, wet="jeugd", publiek="betrokkenen")
        rij = _plan(huis, soort="evaluatie", elke_weken=None, doel_id=doel.pk)
        assert (rij.wet, rij.publiek) == ("jeugd", "betrokkenen")
        ander = maak_huis_naast(huis)
        with pytest.raises(NietGevonden):
            _plan(huis, dossier_id=ander.pk, doel_id=doel.pk)

    def test_afronden_plant_het_volgende_en_ongedaan_haalt_het_weg(self):
        huis = maak_huis()
        rij = _plan(huis)
        velden = {"volgmoment_id": rij.pk, "uitkomst": "beter", "toelichting": "Ze belt zelf de huisarts."}
        doe(huis.wijk.samira, vg.volgmoment_afronden, **velden)
        doe(huis.wijk.samira, vg.volgmoment_afronden, **velden)
        beeld = doe_lees(huis)
        assert [m.op for m in beeld.momenten] == [klok.vandaag() + timedelta(weeks=6)]
        assert beeld.voorbij[0].einde.startswith("Het gaat beter")
        doe(huis.wijk.samira, vg.volgmoment_terugzetten, volgmoment_id=rij.pk)
        doe(huis.wijk.samira, vg.volgmoment_terugzetten, volgmoment_id=rij.pk)
        beeld = doe_lees(huis)
        assert [m.id for m in beeld.momenten] == [rij.pk]
        assert len(_taken(rij.pk)) == 1

    def test_afronden_vraagt_een_uitkomst_en_een_dag_die_nog_komt(self):
        huis = maak_huis()
        rij = _plan(huis)
        with pytest.raises(Fout, match="Kies hoe het gaat"):
            doe(huis.wijk.samira, vg.volgmoment_afronden, volgmoment_id=rij.pk, uitkomst="niet_begonnen")
        with pytest.raises(Fout, match="geen dag die nog komt"):
            doe(
                huis.wijk.samira,
                vg.volgmoment_afronden,
                volgmoment_id=rij.pk,
                uitkomst="goed",
                volgende_op=klok.vandaag(),
            )

    def test_verzetten_met_een_oude_versie_botst(self):
        huis = maak_huis()
        rij = _plan(huis)
        velden = {"volgmoment_id": rij.pk, "op": klok.vandaag() + timedelta(days=9), "elke_weken": 8}
        doe(huis.wijk.samira, vg.volgmoment_verzetten, versie=1, **velden)
        (taak,) = _taken(rij.pk)
        assert taak.uiterlijk == klok.vandaag() + timedelta(days=9)
        with pytest.raises(Botsing):
            doe(huis.wijk.samira, vg.volgmoment_verzetten, versie=1, **velden)
        velden["op"] = klok.vandaag() - timedelta(days=2)
        with pytest.raises(Fout, match="is al geweest"):
            doe(huis.wijk.samira, vg.volgmoment_verzetten, versie=2, **velden)

    def test_stoppen_en_hervatten(self):
        huis = maak_huis()
        rij = _plan(huis)
        with pytest.raises(Fout, match="geen tekst"):
            doe(huis.wijk.samira, vg.volgmoment_stoppen, volgmoment_id=rij.pk, reden=" ")
        doe(huis.wijk.samira, vg.volgmoment_stoppen, volgmoment_id=rij.pk, reden="Zij wil het niet meer")
        doe(huis.wijk.samira, vg.volgmoment_stoppen, volgmoment_id=rij.pk, reden="Nog een keer")
        assert _taken(rij.pk) == []
        assert "wil het niet meer" in doe_lees(huis).voorbij[0].einde
        with pytest.raises(Fout, match="al voorbij"):
            doe(huis.wijk.samira, vg.volgmoment_afronden, volgmoment_id=rij.pk, uitkomst="goed")
        with pytest.raises(Fout, match="al voorbij"):
            doe(huis.wijk.samira, vg.volgmoment_verzetten, volgmoment_id=rij.pk, versie=2, op=klok.vandaag())
        doe(huis.wijk.samira, vg.volgmoment_hervatten, volgmoment_id=rij.pk)
        assert len(_taken(rij.pk)) == 1

    def test_een_gemist_moment_gaat_een_keer_naar_de_regisseur(self):
        huis = maak_huis()
        rij = _plan(huis, medewerker_id=huis.wijk.tom.pk)
        assert vg.volgmomenten_bewaken() == 0
        with transactie(p.SYSTEEM):
            Volgmoment.objects.filter(pk=rij.pk).update(op=klok.vandaag() - timedelta(days=20))
        assert (vg.volgmomenten_bewaken(), vg.volgmomenten_bewaken()) == (1, 0)
        (taak,) = _taken(rij.pk, soort="volgmoment_gemist")
        assert taak.voor == huis.wijk.samira
        assert doe_lees(huis).momenten[0].gemist

    def test_met_het_dossier_stopt_het_kijken(self):
        huis = maak_huis()
        _plan(huis)
        doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond")
        bel("dossier_gesloten", huis.dossier, "volgen.volgen_afsluiten")
        assert doe_lees(huis).voorbij[0].einde.endswith("Het dossier is gesloten.")

    def test_een_ander_team_ziet_en_plant_niets(self):
        huis = maak_huis()
        rij = _plan(huis)
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, vg.volgmoment_afronden, volgmoment_id=rij.pk, uitkomst="goed")
        with pytest.raises(NietGevonden):
            doe_lees(huis, huis.wijk.zoe)


def _vraag(huis, **velden):
    basis = {"dossier_id": huis.dossier.pk, "bij_wie": "Huisarts", "wat": "Hoe gaat het met slapen?"}
    return doe(huis.wijk.samira, inf.informatie_vragen, **{**basis, **velden})


@pytest.mark.django_db
class TestInformatie:
    def test_zonder_dag_geldt_de_termijn_van_de_gemeente(self):
        huis = maak_huis()
        rij = _vraag(huis)
        assert rij.uiterlijk == klok.vandaag() + timedelta(days=14)
        (taak,) = _taken(rij.pk)
        assert taak.voor == huis.wijk.samira
        morgen = klok.vandaag() + timedelta(days=1)
        with pytest.raises(Fout, match="ligt in de toekomst"):
            _vraag(huis, gevraagd_op=morgen)
        with pytest.raises(Fout, match="voor de dag van de vraag"):
            _vraag(huis, uiterlijk=klok.vandaag() - timedelta(days=1))

    def test_ontvangen_en_toch_nog_wachten(self):
        huis = maak_huis()
        rij = _vraag(huis)
        with pytest.raises(Fout, match="geen tekst"):
            doe(huis.wijk.samira, inf.informatie_ontvangen, verzoek_id=rij.pk)
        laat = {"antwoord": "Goed", "ontvangen_op": klok.vandaag() + timedelta(days=1)}
        with pytest.raises(Fout, match="Kies een dag van"):
            doe(huis.wijk.samira, inf.informatie_ontvangen, verzoek_id=rij.pk, **laat)
        doe(huis.wijk.samira, inf.informatie_ontvangen, verzoek_id=rij.pk, antwoord="Het gaat goed")
        assert _taken(rij.pk) == []
        assert doe_lees(huis).klaar[0].antwoord == "Het gaat goed"
        with pytest.raises(Fout, match="niet meer gewacht"):
            doe(huis.wijk.samira, inf.informatie_herinneren, verzoek_id=rij.pk)
        doe(huis.wijk.samira, inf.informatie_heropenen, verzoek_id=rij.pk)
        assert len(_taken(rij.pk)) == 1
        assert doe_lees(huis).verzoeken[0].antwoord == ""

    def test_herinneren_telt_en_intrekken_zegt_waarom(self):
        huis = maak_huis()
        rij = _vraag(huis)
        rij = doe(huis.wijk.samira, inf.informatie_herinneren, verzoek_id=rij.pk)
        assert (rij.keren_herinnerd, rij.herinnerd_op) == (1, klok.vandaag())
        with pytest.raises(Fout, match="is al geweest"):
            doe(huis.wijk.samira, inf.informatie_herinneren, verzoek_id=rij.pk, uiterlijk=DAG - timedelta(days=9999))
        doe(huis.wijk.samira, inf.informatie_intrekken, verzoek_id=rij.pk, reden="Ze vertelde het zelf")
        assert doe_lees(huis).klaar[0].einde == "Niet meer nodig: Ze vertelde het zelf"

    def test_een_oud_verzoek_gaat_een_keer_naar_de_coordinator(self):
        huis = maak_huis()
        rij = _vraag(huis)
        assert inf.informatieverzoeken_bewaken() == 0
        with transactie(p.SYSTEEM):
            oud = {"gevraagd_op": DAG - timedelta(days=400), "uiterlijk": klok.vandaag() - timedelta(days=30)}
            Informatieverzoek.objects.filter(pk=rij.pk).update(**oud)
        assert (inf.informatieverzoeken_bewaken(), inf.informatieverzoeken_bewaken()) == (1, 0)
        (taak,) = _taken(rij.pk, soort="informatie_oud")
        assert taak.rol == "coordinator"
        assert doe_lees(huis).verzoeken[0].opgehoogd

    def test_een_document_van_een_ander_dossier_is_er_niet(self):
        huis = maak_huis()
        rij = _vraag(huis)
        with pytest.raises(NietGevonden):
            doe(huis.wijk.samira, inf.informatie_ontvangen, verzoek_id=rij.pk, document_id=huis.dossier.pk)


def bel(soort, dossier, handeling):
    """The huisbel rings for the last fact of this kind, as the job does."""
    with transactie(p.SYSTEEM):
        gebeurtenis = Gebeurtenis.objects.filter(soort=soort, onderwerp=dossier.pk).latest("tijd")
    naam = f"keukentafel.plan.handelingen.{handeling}"
    gebeurtenis_laten_horen(gebeurtenis_id=str(gebeurtenis.pk), handeling=naam)


def doe_lees(huis, wie=None):
    with transactie(p.actor(wie or huis.wijk.samira)):
        return volg_beeld(huis.dossier.pk)


def maak_huis_naast(huis):
    """A second dossier of the same team."""
    gezin = maak_huishouden(huis.wijk.oost)
    return doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
