"""Opening, closing, involving, handing over: what each act leaves behind."""

from datetime import timedelta

import pytest
from django.db import connection

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Betrokkenheid, Dossier, DossierPeriode, Journaalregel, Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


def maak_melding(huishouden, team, **velden):
    with transactie(p.SYSTEEM):
        basis = {"nummer": 7, "ontvangen_op": klok.nu(), "kanaal": "telefoon", "onderwerpen": ["geld"], "wet": "wmo"}
        return Melding.objects.create(
            **{**basis, "team": team, "huishouden": huishouden, "gemaakt_door": "systeem:test", **velden}
        )


class TestOpenen:
    def test_een_nieuw_dossier_heeft_een_nummer_een_periode_een_band_en_een_werkproces(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with transactie(p.actor(wijk.samira)):
            assert dossier.nummer == f"{klok.vandaag().year}-{dossier.volgnr:04d}"
            assert DossierPeriode.objects.get(dossier=dossier).in_team == wijk.oost
            assert Betrokkenheid.objects.get(dossier=dossier).medewerker == wijk.samira
            assert Werkproces.objects.get(dossier=dossier).perioden.get().tot is None
        assert dossier.pk in p.actor(wijk.samira).dossiers

    def test_een_huishouden_heeft_een_dossier_ook_voor_de_tweede_collega(self, wijk):
        huishouden = maak_huishouden(wijk.oost)
        eerste, tweede = maak_dossier(wijk.samira, huishouden), maak_dossier(wijk.tom, huishouden)
        assert eerste.pk == tweede.pk
        assert eerste.pk in p.actor(wijk.tom).dossiers

    def test_vanuit_een_melding_komt_alles_mee_en_twee_keer_klikken_doet_niets_dubbel(self, wijk):
        huishouden = maak_huishouden(wijk.oost)
        melding = maak_melding(huishouden, wijk.oost)
        for _ in range(2):
            dossier = doe(wijk.samira, h.dossier_openen, melding_id=melding.pk)
        with transactie(p.actor(wijk.samira)):
            werkproces = Werkproces.objects.get(dossier=dossier)
        assert (werkproces.melding_id, werkproces.wet, werkproces.onderwerp) == (melding.pk, "wmo", "geld")

    def test_wie_de_melding_kreeg_is_er_nu_mee_bezig(self, wijk):
        toegewezen = {"status": "toegewezen", "behandelaar": wijk.samira}
        melding = maak_melding(maak_huishouden(wijk.oost), wijk.oost, **toegewezen)
        doe(wijk.samira, h.dossier_openen, melding_id=melding.pk)
        with transactie(p.SYSTEEM):
            melding.refresh_from_db()
        assert melding.status == "in_behandeling"

    def test_een_melding_zonder_huishouden_vraagt_er_eerst_om(self, wijk):
        melding = maak_melding(None, wijk.oost)
        with pytest.raises(Fout, match="nog geen huishouden"):
            doe(wijk.samira, h.dossier_openen, melding_id=melding.pk)

    def test_zonder_huishouden_of_zonder_leden_zegt_wat_er_ontbreekt(self, wijk):
        with pytest.raises(Fout, match="Kies het huishouden"):
            doe(wijk.samira, h.dossier_openen)
        with pytest.raises(Fout, match="nog geen leden"):
            doe(wijk.samira, h.dossier_openen, huishouden_id=maak_huishouden(wijk.oost, []).pk)

    def test_een_terugkerend_huishouden_wordt_herkend_en_vraagt_een_reden(self, wijk):
        huishouden = maak_huishouden(wijk.oost)
        dossier = maak_dossier(wijk.samira, huishouden)
        doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond")
        with pytest.raises(Fout, match="waarom het weer open gaat"):
            maak_dossier(wijk.samira, huishouden)
        terug = maak_dossier(wijk.samira, huishouden, reden="Nieuwe vraag over geld")
        assert (terug.pk, terug.gesloten_op) == (dossier.pk, None)
        with transactie(p.SYSTEEM):
            assert DossierPeriode.objects.filter(dossier=dossier).count() == 2

    def test_een_gesloten_dossier_van_een_ander_team_komt_mee_met_de_nieuwe_melding(self, wijk):
        huishouden = maak_huishouden(wijk.zuid)
        dossier = maak_dossier(wijk.zoe, huishouden)
        doe(wijk.zoe, h.dossier_sluiten, dossier_id=dossier.pk, reden="verhuisd")
        melding = maak_melding(huishouden, wijk.oost)
        assert doe(wijk.samira, h.dossier_openen, melding_id=melding.pk).team_id == wijk.oost.pk

    def test_een_open_dossier_van_een_ander_team_blijft_daar_en_de_melding_telt_hier(self, wijk):
        huishouden = maak_huishouden(wijk.zuid)
        dossier = maak_dossier(wijk.zoe, huishouden)
        melding = maak_melding(huishouden, wijk.oost)
        assert doe(wijk.samira, h.dossier_openen, melding_id=melding.pk).team_id == wijk.zuid.pk
        with transactie(p.actor(wijk.samira)):
            werkproces = Werkproces.objects.get(melding_id=melding.pk)
            assert werkproces.perioden.get().in_team == wijk.oost
        assert dossier.pk in p.actor(wijk.samira).dossiers

    def test_zonder_melding_zegt_een_dossier_elders_wie_het_heeft_behalve_als_het_verborgen_is(self, wijk):
        huishouden = maak_huishouden(wijk.zuid)
        maak_dossier(wijk.zoe, huishouden)
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=huishouden.pk).update(team=wijk.oost)
        with pytest.raises(Fout, match="team Zuid"):
            maak_dossier(wijk.samira, huishouden)
        actor = p.actor(wijk.samira, huishoudens=frozenset({huishouden.pk}))
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=huishouden.pk).update(afgeschermd=True)
            huishouden.refresh_from_db()
        with transactie(actor), pytest.raises(NietGevonden):
            h.dossier_openen(actor=actor, huishouden_id=huishouden.pk)

    def test_een_systeem_opent_zonder_zelf_betrokken_te_zijn(self, wijk):
        huishouden = maak_huishouden(wijk.oost)
        with transactie(p.SYSTEEM):
            dossier = h.dossier_openen(actor=p.SYSTEEM, huishouden_id=huishouden.pk)
            assert not dossier.betrokkenen.exists()

    def test_wie_niet_in_dossiers_schrijft_opent_er_geen(self, wijk):
        with pytest.raises(GeenRecht):
            doe(wijk.frans, h.dossier_openen, huishouden_id=maak_huishouden(wijk.oost).pk)


class TestSluiten:
    def test_sluiten_sluit_de_vragen_en_de_banden_en_meldt_de_bewaarstart(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), wet="jeugd")
        doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond")
        with transactie(p.SYSTEEM):
            assert Werkproces.objects.get(dossier=dossier).perioden.get().tot == klok.vandaag()
        assert dossier.pk not in p.actor(wijk.samira).dossiers
        feit = Gebeurtenis.objects.get(soort="dossier_gesloten")
        assert (feit.gegevens["jaren"], feit.gegevens["bewaren_vanaf"]) == (20, klok.vandaag().isoformat())

    def test_met_terugwerkende_kracht_sluiten_vervangt_de_periode_en_vraagt_waarom(self, wijk):
        toen = klok.dagen_geleden(30)
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), op=toen, reden="papieren dossier")
        velden = {"dossier_id": dossier.pk, "reden": "afgerond", "op": klok.dagen_geleden(3)}
        with pytest.raises(Fout, match="terugwerkende kracht"):
            doe(wijk.samira, h.dossier_sluiten, **velden)
        doe(wijk.samira, h.dossier_sluiten, toelichting="vergeten", **velden)
        with transactie(p.SYSTEEM):
            oud, nieuw = DossierPeriode.objects.filter(dossier=dossier).order_by("gemaakt_op")
        assert oud.vervallen_op
        assert (nieuw.van, nieuw.tot) == (toen, klok.dagen_geleden(3))

    def test_een_verkeerde_reden_of_een_dag_in_de_toekomst_wordt_uitgelegd(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with pytest.raises(Fout, match="reden uit de lijst"):
            doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="zomaar")
        morgen = klok.vandaag() + timedelta(days=1)
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond", op=morgen)

    def test_heropenen_vraagt_een_reden_en_maakt_een_nieuwe_band(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with pytest.raises(Fout, match="al open"):
            doe(wijk.samira, h.dossier_heropenen, dossier_id=dossier.pk, reden="x")
        doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond")
        with pytest.raises(Fout, match="weer open"):
            doe(wijk.samira, h.dossier_heropenen, dossier_id=dossier.pk, reden=" ")
        with pytest.raises(Fout, match="nog open op"):
            doe(
                wijk.samira,
                h.dossier_heropenen,
                dossier_id=dossier.pk,
                reden="te vroeg",
                op=klok.dagen_geleden(2),
            )
        doe(wijk.samira, h.dossier_heropenen, dossier_id=dossier.pk, reden="Fatma belt opnieuw")
        assert dossier.pk in p.actor(wijk.samira).dossiers

    def test_in_een_gesloten_dossier_wordt_niemand_betrokken(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond")
        with pytest.raises(Fout, match="is gesloten"):
            doe(wijk.samira, h.betrokkene_toevoegen, dossier_id=dossier.pk, rol="school", naam="Juf Lotte")


class TestBetrokkenen:
    def test_een_collega_van_een_ander_team_ziet_het_dossier_zolang_hij_betrokken_is(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        for _ in range(2):
            band = doe(
                wijk.samira,
                h.betrokkene_toevoegen,
                dossier_id=dossier.pk,
                rol="meelezer",
                medewerker_id=wijk.zoe.pk,
            )
        assert p.actor(wijk.zoe).dossiers == {dossier.pk}
        for _ in range(2):
            doe(wijk.samira, h.betrokkene_beeindigen, betrokkenheid_id=band.pk, reden="klaar")
        assert p.actor(wijk.zoe).dossiers == frozenset()

    def test_iemand_van_buiten_heeft_een_naam_en_een_collega_is_in_dienst(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        velden = {"dossier_id": dossier.pk, "rol": "school"}
        assert doe(wijk.samira, h.betrokkene_toevoegen, naam="Juf Lotte", **velden).naam == "Juf Lotte"
        with pytest.raises(Fout, match="naam"):
            doe(wijk.samira, h.betrokkene_toevoegen, **velden)
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.betrokkene_toevoegen, naam="Juf", van=klok.nu() + timedelta(days=2), **velden)
        wijk.tom.in_dienst_tot = klok.vandaag()
        wijk.tom.save()
        with pytest.raises(Fout, match="in dienst"):
            doe(wijk.samira, h.betrokkene_toevoegen, medewerker_id=wijk.tom.pk, **velden)


class TestOverdragen:
    def test_alles_gaat_mee_en_de_banden_van_het_oude_team_eindigen(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        doe(wijk.samira, h.journaalregel_schrijven, dossier_id=dossier.pk, tekst="Gebeld")
        doe(wijk.samira, h.dossier_overdragen_aan_team, dossier_id=dossier.pk, team_id=wijk.zuid.pk, reden="verhuisd")
        connection.check_constraints()
        assert p.actor(wijk.samira).dossiers == frozenset()
        with transactie(p.actor(wijk.samira)):
            assert not zichtbaar(Dossier, Recht.DOSSIER_LEZEN).exists()
        with transactie(p.actor(wijk.zoe)):
            assert Journaalregel.objects.get().team == wijk.zuid
            perioden = Werkproces.objects.get().perioden.order_by("gemaakt_op")
            assert [(x.in_team.code, x.reden) for x in perioden] == [("oost", "verplaatst"), ("zuid", "")]

    def test_overdragen_vraagt_een_ander_team_en_een_reden(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        velden = {"dossier_id": dossier.pk, "reden": "x"}
        with pytest.raises(Fout, match="ander team"):
            doe(wijk.samira, h.dossier_overdragen_aan_team, team_id=wijk.oost.pk, **velden)
        with pytest.raises(Fout, match="waarom"):
            doe(
                wijk.samira,
                h.dossier_overdragen_aan_team,
                dossier_id=dossier.pk,
                team_id=wijk.zuid.pk,
                reden="",
            )

    def test_het_schild_van_het_huishouden_valt_over_dossier_en_journaal(self, wijk):
        huishouden = maak_huishouden(wijk.oost)
        dossier = maak_dossier(wijk.samira, huishouden)
        doe(wijk.samira, h.journaalregel_schrijven, dossier_id=dossier.pk, tekst="Gebeld")
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=huishouden.pk).update(afgeschermd=True)
        connection.check_constraints()
        with transactie(p.actor(wijk.tom)):
            assert (Dossier.objects.count(), Journaalregel.objects.count()) == (0, 0)
        with transactie(p.actor(wijk.samira)):
            assert Journaalregel.objects.get().afgeschermd


class TestLetOp:
    def test_de_regel_wordt_bewaard_en_een_oude_versie_botst(self, wijk):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        velden = {"dossier_id": dossier.pk, "versie": 1}
        doe(wijk.samira, h.let_op_zetten, tekst="Bel na 14.00 uur", **velden)
        with pytest.raises(Botsing):
            doe(wijk.tom, h.let_op_zetten, tekst="Bel na 15.00 uur", **velden)
        with pytest.raises(Fout, match="300"):
            doe(wijk.tom, h.let_op_zetten, tekst="x" * 301, **velden)
