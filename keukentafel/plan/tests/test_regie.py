"""The regie: one at a time, ties follow, a vacancy is a state with a name."""

from datetime import date

import pytest

from keukentafel.dossier.handelingen import dossier_openen, dossier_sluiten
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling, Taak
from keukentafel.plan.handelingen import (
    NieuweStap,
    dossier_heropenen_met_regie,
    dossier_openen_met_regie,
    kindregie_vastleggen,
    regie_overdragen,
    regie_vacature,
    regisseur_aanwijzen,
    vacatures_melden,
)
from keukentafel.plan.models import Kindregie, Stap
from keukentafel.plan.tests.hulp import alle_regie, banden, doe, leden, maak_doel, maak_huis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_huishouden

pytestmark = pytest.mark.django_db


class TestOpenen:
    def test_de_behandelaar_wordt_regisseur_in_dezelfde_transactie(self):
        huis = maak_huis()
        [regie] = alle_regie(huis.dossier)
        assert (regie.soort, regie.medewerker, regie.tot) == ("regisseur", huis.wijk.samira, None)
        assert banden(huis.dossier) == {("Samira", "regisseur")}

    def test_een_ander_kan_de_behandelaar_zijn(self):
        wijk = p.maak_wijk()
        gezin = maak_huishouden(wijk.oost)
        dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk, behandelaar_id=wijk.tom.pk)
        assert banden(dossier) == {("Tom", "regisseur"), ("Samira", "uitvoerder")}

    def test_wie_het_niet_kan_geeft_een_vacature_met_de_coordinator_als_waarnemer(self):
        huis = maak_huis()
        gezin = maak_huishouden(huis.wijk.oost)
        dossier = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk, behandelaar_id=huis.cora.pk)
        [regie] = alle_regie(dossier)
        assert (regie.soort, regie.medewerker, regie.waarnemer) == ("vacature", None, huis.cora)
        assert ("Cora", "waarnemer") in banden(dossier)

    def test_opnieuw_openen_verandert_de_regisseur_niet(self):
        huis = maak_huis()
        doe(huis.wijk.tom, dossier_openen_met_regie, huishouden_id=huis.huishouden.pk)
        assert [r.medewerker for r in alle_regie(huis.dossier)] == [huis.wijk.samira]

    def test_een_dossier_dat_anders_binnenkwam_krijgt_regie_van_de_huisbel(self):
        wijk = p.maak_wijk()
        dossier = doe(wijk.samira, dossier_openen, huishouden_id=maak_huishouden(wijk.oost).pk)
        assert alle_regie(dossier) == []
        _bel("dossier_geopend", dossier)
        assert [r.medewerker for r in alle_regie(dossier)] == [wijk.samira]

    def test_zonder_opener_van_vlees_en_bloed_wordt_het_een_vacature(self):
        huis = maak_huis()
        with transactie(p.SYSTEEM):
            dossier = dossier_openen(actor=p.SYSTEEM, huishouden_id=_gezin(huis).pk, team_id=huis.wijk.oost.pk)
        _bel("dossier_geopend", dossier)
        assert [r.waarnemer for r in alle_regie(dossier)] == [huis.cora]

    def test_sluiten_eindigt_de_regie_en_heropenen_begint_een_nieuwe(self):
        huis = maak_huis()
        doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond")
        _bel("dossier_gesloten", huis.dossier)
        assert alle_regie(huis.dossier)[0].tot is not None
        doe(huis.wijk.tom, dossier_heropenen_met_regie, dossier_id=huis.dossier.pk, reden="nieuwe vraag")
        assert [r.medewerker for r in alle_regie(huis.dossier)] == [huis.wijk.samira, huis.wijk.tom]

    def test_heropenen_voordat_de_huisbel_ging_laat_geen_oude_regisseur_staan(self):
        huis = maak_huis()
        doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond")
        doe(huis.wijk.tom, dossier_heropenen_met_regie, dossier_id=huis.dossier.pk, reden="nieuwe vraag")
        assert banden(huis.dossier) == {("Tom", "regisseur")}
        _bel("dossier_gesloten", huis.dossier)
        assert alle_regie(huis.dossier)[-1].tot is None

    def test_een_gesloten_dossier_krijgt_geen_regie(self):
        wijk = p.maak_wijk()
        dossier = doe(wijk.samira, dossier_openen, huishouden_id=maak_huishouden(wijk.oost).pk)
        doe(wijk.samira, dossier_sluiten, dossier_id=dossier.pk, reden="dubbel")
        _bel("dossier_geopend", dossier)
        _bel("dossier_gesloten", dossier)
        assert alle_regie(dossier) == []

    def test_een_leeg_team_laat_de_opener_waarnemen(self):
        wijk = p.maak_wijk()
        with transactie(p.SYSTEEM):
            leeg = p.maak_team("leeg", "Leeg")
        gezin = maak_huishouden(wijk.oost)
        dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk, team_id=leeg.pk)
        assert [r.waarnemer for r in alle_regie(dossier)] == [wijk.samira]


class TestOverdragen:
    def test_aan_een_collega_eindigt_en_begint_op_hetzelfde_moment(self):
        huis = maak_huis()
        _draag_over(huis, medewerker_id=huis.wijk.tom.pk)
        oud, nieuw = alle_regie(huis.dossier)
        assert oud.tot == nieuw.van
        assert (nieuw.medewerker, nieuw.tot) == (huis.wijk.tom, None)
        assert banden(huis.dossier) == {("Tom", "regisseur")}

    def test_open_stappen_en_taken_gaan_mee(self):
        huis = maak_huis()
        doel = maak_doel(huis, eerste_stap=NieuweStap("Bellen", medewerker_id=huis.wijk.samira.pk))
        with transactie(p.SYSTEEM):
            Taak.objects.create(**_taak(huis, voor=huis.wijk.samira))
        _draag_over(huis, medewerker_id=huis.wijk.tom.pk)
        with transactie(p.SYSTEEM):
            assert [(s.voor, s.wie) for s in Stap.objects.filter(doel=doel)] == [(huis.wijk.tom, "Tom")]
            assert Taak.objects.get().voor == huis.wijk.tom

    def test_een_stap_die_de_nieuwe_niet_mag_lezen_blijft_liggen(self):
        huis = maak_huis()
        with transactie(p.SYSTEEM):
            jeugd = p.maak_medewerker("Joep", Rol.JEUGDCONSULENT, huis.wijk.oost)
        maak_doel(huis, wet="wgs", eerste_stap=NieuweStap("Bellen", medewerker_id=huis.wijk.samira.pk))
        _draag_over(huis, medewerker_id=jeugd.pk)
        with transactie(p.SYSTEEM):
            assert Stap.objects.get().voor == huis.wijk.samira

    def test_aan_een_ander_team_gaat_het_dossier_mee(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        _draag_over(huis, team_id=huis.wijk.zuid.pk, medewerker_id=huis.wijk.zoe.pk)
        with transactie(p.SYSTEEM):
            assert Dossier.objects.get().team == huis.wijk.zuid
            doel.refresh_from_db()
            assert doel.team == huis.wijk.zuid
        assert {r.team_id for r in alle_regie(huis.dossier)} == {huis.wijk.zuid.pk}
        assert banden(huis.dossier) == {("Zoë", "regisseur")}
        with pytest.raises(NietGevonden):
            _draag_over(huis, medewerker_id=huis.wijk.tom.pk)

    def test_aan_een_team_zonder_naam_wordt_een_vacature_daar(self):
        huis = maak_huis()
        _draag_over(huis, team_id=huis.wijk.zuid.pk)
        nieuw = alle_regie(huis.dossier)[-1]
        assert (nieuw.soort, nieuw.waarnemer, nieuw.team) == ("vacature", huis.wijk.zoe, huis.wijk.zuid)

    def test_een_leeg_team_kan_niets_overnemen(self):
        huis = maak_huis()
        with transactie(p.SYSTEEM):
            leeg = p.maak_team("leeg", "Leeg")
        with pytest.raises(Fout, match="team Leeg werkt nu niemand"):
            _draag_over(huis, team_id=leeg.pk)

    def test_de_coordinator_draagt_over_zonder_het_dossier_te_schrijven(self):
        huis = maak_huis()
        doe(huis.cora, regie_overdragen, dossier_id=huis.dossier.pk, medewerker_id=huis.wijk.tom.pk, reden="ziekte")
        assert banden(huis.dossier) == {("Tom", "regisseur")}

    def test_wie_afwezig_is_kan_regisseur_worden_en_de_waarnemer_ziet_het_dossier(self):
        huis = maak_huis()
        Afwezigheid.objects.create(medewerker=huis.wijk.tom, waarnemer=huis.wijk.zoe, van=klok.vandaag())
        _draag_over(huis, medewerker_id=huis.wijk.tom.pk)
        assert huis.dossier.pk in p.actor(huis.wijk.zoe).dossiers

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"reden": " "}, "waarom je overdraagt"),
            ({}, "Kies aan wie"),
            ({"medewerker_id": "zoe"}, "Zoë heeft in team Oost geen rol"),
            ({"medewerker_id": "mo"}, "Mo heeft in team Oost geen rol"),
            ({"medewerker_id": "samira"}, "Dat is al zo: Samira is nu regisseur"),
        ],
    )
    def test_fouten_noemen_wat_er_niet_klopt(self, velden, zin):
        huis = maak_huis()
        wie = {k: getattr(huis.wijk, v).pk if k == "medewerker_id" else v for k, v in velden.items()}
        with pytest.raises(Fout, match=zin):
            _draag_over(huis, **wie)
        assert len(alle_regie(huis.dossier)) == 1

    def test_wie_uit_dienst_is_wordt_geen_regisseur(self):
        huis = maak_huis()
        Medewerker.objects.filter(pk=huis.wijk.tom.pk).update(in_dienst_tot=klok.vandaag())
        with pytest.raises(Fout, match="niet \\(meer\\) in dienst"):
            _draag_over(huis, medewerker_id=huis.wijk.tom.pk)

    def test_een_gesloten_dossier_wordt_niet_overgedragen(self):
        huis = maak_huis()
        doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond")
        with pytest.raises(Fout, match="is gesloten"):
            _draag_over(huis, medewerker_id=huis.wijk.tom.pk)

    def test_wie_te_laat_is_leest_wie_er_voor_was(self):
        huis = maak_huis()
        [gezien] = alle_regie(huis.dossier)
        _draag_over(huis, medewerker_id=huis.wijk.tom.pk)
        with pytest.raises(Fout, match="Samira was je voor: Tom is nu regisseur"):
            doe(
                huis.cora,
                regisseur_aanwijzen,
                dossier_id=huis.dossier.pk,
                medewerker_id=huis.wijk.samira.pk,
                regie_id=gezien.pk,
            )

    def test_het_huis_was_je_voor(self):
        huis = maak_huis()
        [gezien] = alle_regie(huis.dossier)
        with transactie(p.SYSTEEM):
            regie_vacature(actor=p.SYSTEEM, dossier_id=huis.dossier.pk, reden="uit dienst")
        with pytest.raises(Fout, match="Een collega was je voor: de regie is nu vacant en Cora neemt waar"):
            _draag_over(huis, medewerker_id=huis.wijk.tom.pk, regie_id=gezien.pk)

    def test_een_ander_team_ziet_niets(self):
        huis = maak_huis()
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, regie_overdragen, dossier_id=huis.dossier.pk, medewerker_id=huis.wijk.zoe.pk, reden="x")
        with pytest.raises(GeenRecht):
            doe(huis.wijk.frans, regie_overdragen, dossier_id=huis.dossier.pk, reden="x")


class TestVacature:
    def test_is_een_stand_met_een_naam(self):
        huis = maak_huis()
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="verlof")
        nieuw = alle_regie(huis.dossier)[-1]
        assert (nieuw.soort, nieuw.medewerker, nieuw.waarnemer) == ("vacature", None, huis.cora)
        assert banden(huis.dossier) == {("Cora", "waarnemer")}

    def test_met_gekozen_waarnemer_en_reden(self):
        huis = maak_huis()
        with pytest.raises(Fout, match="waarom er nu geen"):
            doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="")
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="verlof", waarnemer_id=huis.wijk.tom.pk)
        assert banden(huis.dossier) == {("Tom", "waarnemer")}

    def test_alarmeert_na_meer_dan_een_werkdag_en_een_keer(self):
        huis = _vacant_op_vrijdag()
        with klok.zet_klok(date(2026, 11, 16)):
            assert vacatures_melden() == 0
        with klok.zet_klok(date(2026, 11, 17)):
            assert (vacatures_melden(), vacatures_melden()) == (1, 0)
        with transactie(p.actor(huis.cora)):
            taak = Taak.objects.get()
        assert (taak.rol, taak.team, taak.voor, taak.uiterlijk) == (
            "coordinator",
            huis.wijk.oost,
            None,
            date(2026, 11, 17),
        )
        assert "sinds 13-11-2026 geen regisseur" in taak.tekst

    def test_aanwijzen_maakt_de_taak_klaar(self):
        huis = _vacant_op_vrijdag()
        with klok.zet_klok(date(2026, 11, 17)):
            vacatures_melden()
            doe(huis.cora, regisseur_aanwijzen, dossier_id=huis.dossier.pk, medewerker_id=huis.wijk.tom.pk)
        with transactie(p.SYSTEEM):
            assert Taak.objects.get().klaar_door == str(huis.cora.pk)

    def test_over_een_afgeschermd_gezin_hoort_alleen_de_waarnemer(self):
        huis = _vacant_op_vrijdag()
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=huis.huishouden.pk).update(afgeschermd=True)
        with klok.zet_klok(date(2026, 11, 17)):
            vacatures_melden()
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get()
        assert (taak.voor, taak.rol, taak.afgeschermd) == (huis.cora, "", True)

    def test_zonder_coordinator_hoort_de_waarnemer_het(self):
        huis = _vacant_op_vrijdag()
        Rolvervulling.objects.filter(rol="coordinator").update(tot=date(2026, 11, 14))
        with klok.zet_klok(date(2026, 11, 17)):
            vacatures_melden()
        with transactie(p.SYSTEEM):
            assert Taak.objects.get().voor == huis.cora


class TestKind:
    def test_een_kind_in_twee_gezinnen_heeft_een_regisseur(self):
        huis, ander, elif_ = _coouders()
        eerste = _kind(huis.wijk.samira, huis.dossier, elif_)
        assert _kind(huis.wijk.samira, huis.dossier, elif_) == eerste
        tweede = _kind(huis.wijk.samira, ander, elif_)
        with transactie(p.SYSTEEM):
            assert [k.dossier for k in Kindregie.objects.filter(inwoner=elif_, tot=None)] == [ander]
            eerste.refresh_from_db()
            assert eerste.tot <= tweede.van

    def test_regie_elders_die_je_niet_ziet_wordt_nagekeken_en_niet_verteld(self):
        huis, ander, elif_ = _coouders()
        _kind(huis.wijk.samira, ander, elif_)
        doe(huis.wijk.samira, regie_overdragen, dossier_id=ander.pk, team_id=huis.wijk.zuid.pk, reden="verhuisd")
        assert _kind(huis.wijk.tom, huis.dossier, elif_) is None
        with transactie(p.SYSTEEM):
            assert Taak.objects.get(soort="kindregie_nakijken").rol == "aandachtsfunctionaris"
            assert [k.dossier for k in Kindregie.objects.filter(tot=None)] == [ander]

    def test_alleen_een_kind_van_dit_gezin(self):
        huis, _, _ = _coouders()
        with pytest.raises(Fout, match="hoort nu niet bij"):
            _kind(huis.wijk.samira, huis.dossier, p.maak_inwoner(huis.wijk.oost))
        with pytest.raises(Fout, match="geen kind meer"):
            _kind(huis.wijk.samira, huis.dossier, leden(huis)["Fatma"])


def _bel(soort, dossier):
    """The huisbel rings for the last fact of this kind, as the job does."""
    with transactie(p.SYSTEEM):
        gebeurtenis = Gebeurtenis.objects.filter(soort=soort, onderwerp=dossier.pk).latest("tijd")
    naam = "regie_afsluiten" if soort == "dossier_gesloten" else "regie_zorgen"
    gebeurtenis_laten_horen(gebeurtenis_id=str(gebeurtenis.pk), handeling=f"keukentafel.plan.handelingen.{naam}")


def _gezin(huis):
    return maak_huishouden(huis.wijk.oost)


def _draag_over(huis, **velden):
    return doe(huis.wijk.samira, regie_overdragen, **{"dossier_id": huis.dossier.pk, "reden": "nieuwe wijk", **velden})


def _taak(huis, **velden):
    return {
        "soort": "proef",
        "tekst": "Iets doen",
        "dossier_id": huis.dossier.pk,
        "uiterlijk": klok.vandaag(),
        "gemaakt_door": p.SYSTEEM.kenmerk,
        "team": huis.wijk.oost,
        **velden,
    }


def _vacant_op_vrijdag():
    """Vacant since Friday 13 November 2026, so one werkdag ends on Monday."""
    with klok.zet_klok(date(2026, 11, 13)):
        huis = maak_huis()
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="uit dienst", waarnemer_id=huis.cora.pk)
    return huis


def _coouders():
    huis = maak_huis()
    elif_ = leden(huis)["Elif"]
    ander = maak_huishouden(huis.wijk.oost, [elif_])
    return huis, doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=ander.pk), elif_


def _kind(wie, dossier, inwoner):
    return doe(wie, kindregie_vastleggen, dossier_id=dossier.pk, inwoner_id=inwoner.pk)
