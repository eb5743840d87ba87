"""Becoming eighteen while help runs (REQ-065): the ages, the checklist, handing over, and the list of the team."""

import csv
from datetime import date, timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen import achttien as h
from keukentafel.plan.handelingen import plaatsing_aanvaarden, plaatsing_vragen
from keukentafel.plan.opvragen import achttien as lees
from keukentafel.plan.regels import achttien as ra
from keukentafel.plan.tests.hulp import doe, leden, maak_doel, maak_huis, sluit
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.keuzelijsten import MAP, zet_keuzelijsten

DAG = date(2026, 11, 26)


class TestRegels:
    def test_achttien_op_de_verjaardag_en_van_een_schrikkeldag_op_de_veilige_dag(self):
        """TRM-10: born on 29 February is eighteen on 28 February in a year without, so that nothing comes too late."""
        assert ra.nog_tot_18(date(2009, 3, 3), date(2027, 3, 3)) == "is 18 sinds 3 maart 2027"
        assert ra.nog_tot_18(date(2008, 2, 29), date(2026, 2, 27)) == "wordt 18 binnen een maand"
        assert ra.nog_tot_18(date(2008, 2, 29), date(2026, 2, 28)) == "is 18 sinds 28 februari 2026"

    @pytest.mark.parametrize(
        ("geboren", "zin"),
        [
            (date(2009, 3, 3), "wordt 18 over 3 maanden"),
            (date(2009, 1, 26), "wordt 18 over 2 maanden"),
            (date(2008, 12, 27), "wordt 18 over een maand"),
            (date(2008, 12, 1), "wordt 18 binnen een maand"),
            (date(2008, 11, 26), "is 18 sinds 26 november 2026"),
        ],
    )
    def test_hoe_lang_nog_in_woorden(self, geboren, zin):
        assert ra.nog_tot_18(geboren, DAG) == zin

    @pytest.mark.parametrize(
        ("begonnen", "vandaag", "overgedragen", "vraag"),
        [
            (date(2026, 1, 1), date(2026, 3, 2), False, None),
            (date(2026, 1, 1), date(2026, 3, 3), False, "is 17."),
            (date(2026, 1, 1), date(2026, 9, 3), False, "17 en een half"),
            (date(2026, 9, 4), date(2026, 9, 5), False, None),
            (date(2026, 9, 4), date(2027, 3, 3), False, "is 18."),
            (date(2026, 9, 4), date(2027, 3, 3), True, None),
            (date(2026, 9, 4), date(2027, 9, 3), True, "18 en een half"),
        ],
    )
    def test_op_welke_leeftijd_iemand_wat_vraagt(self, begonnen, vandaag, overgedragen, vraag):
        """18P-01: born on 3 March 2009; what lay before the plan began is on its checklist."""
        gevonden = ra.mijlpaal(date(2009, 3, 3), begonnen, vandaag, ra.MIJLPALEN, overgedragen=overgedragen)
        assert vraag in gevonden[1] if vraag else gevonden is None

    def test_de_lijst_noemt_alles_van_18p_05(self):
        """Typed over from regels.md §7; the pack of Schiedam has the same points."""
        woorden = "identiteitsbewijs digid bankrekening zorgverzekering zorgtoeslag ingeschreven urgentie beschermd"
        woorden += " studiefinanciering bijstand wajong baan school werk dagbesteding schulden budget wa-verzekering"
        woorden += " huisarts ggz medicijnen mentor bewind steunfiguur jim pgb reisproduct stemrecht donorregister"
        woorden += " dossier contactpersoon"
        assert [w for w in woorden.split() if w not in " ".join(ra.PUNTEN.values()).lower()] == []
        with (MAP / "overgang18.csv").open() as bestand:
            regels = csv.reader(regel for regel in bestand if not regel.startswith("#"))
            assert dict(list(regels)[1:]) == ra.PUNTEN


def jongere(huis, jaren=17):
    """Elif of the household, so old today."""
    elif_ = leden(huis)["Elif"]
    with transactie(p.SYSTEEM):
        elif_.geboortedatum = klok.vandaag() - timedelta(days=round(jaren * 365.25))
        elif_.save()
    return elif_


def begin(huis, wie, **velden):
    return doe(huis.wijk.samira, h.overgangsplan_beginnen, dossier_id=huis.dossier.pk, inwoner_id=wie.pk, **velden)


def beeld(huis, plan):
    with transactie(p.actor(huis.wijk.samira)):
        return lees.overgang(huis.dossier.pk, plan.pk)


def vragen(plan):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=h.TAAK, onderwerp_id=plan.pk, klaar_op=None))


def lijst(wie):
    with transactie(p.actor(wie)):
        return [regel.naam for regel in lees.achttienblad(p.actor(wie)).regels]


def vraag_na(wie):
    with transactie(p.actor(wie)):
        return lees.achttienblad(p.actor(wie)).vraag_na


@pytest.mark.django_db
class TestOvergang:
    def test_begint_een_keer_met_de_lijst_van_vandaag(self):
        huis = maak_huis()
        elif_ = jongere(huis)
        plan = begin(huis, elif_, wens="Ik wil op kamers")
        assert begin(huis, elif_).pk == plan.pk
        b = beeld(huis, plan)
        assert (b.wens, b.open_punten) == ("Ik wil op kamers", len(ra.PUNTEN))

    def test_alleen_voor_wie_in_huis_hoort_en_een_geboortedatum_heeft(self):
        huis = maak_huis()
        with pytest.raises(Fout, match="hoort nu niet bij"):
            begin(huis, p.maak_inwoner(huis.wijk.oost))
        elif_ = jongere(huis)
        with transactie(p.SYSTEEM):
            elif_.geboortedatum = None
            elif_.save()
        with pytest.raises(Fout, match="geboortedatum is niet bekend"):
            begin(huis, elif_)

    def test_punten_bijwerken_en_een_oude_versie_botst(self):
        huis = maak_huis()
        plan = begin(huis, jongere(huis))
        velden = {"overgangsplan_id": plan.pk, "versie": 1, "punten": {"wonen": ("geregeld", "Kamer bij tante")}}
        doe(huis.wijk.samira, h.overgangsplan_bijwerken, **velden)
        wonen = next(punt for punt in beeld(huis, plan).punten if punt.code == "wonen")
        assert (wonen.standnaam, wonen.toelichting, wonen.gewijzigd_door) == ("Geregeld", "Kamer bij tante", "Samira")
        with pytest.raises(Botsing):
            doe(huis.wijk.samira, h.overgangsplan_bijwerken, **velden)
        for punten, zin in ({"maan": ("open", "")}, "staat niet op de lijst"), ({"geld": ("weg", "")}, "is geen stand"):
            with pytest.raises(Fout, match=zin):
                doe(huis.wijk.samira, h.overgangsplan_bijwerken, **{**velden, "versie": 2, "punten": punten})

    def test_overdragen_mag_met_open_punten_en_kan_terug(self):
        huis = maak_huis()
        plan = begin(huis, jongere(huis))
        with pytest.raises(Fout, match="wie het overneemt"):
            doe(huis.wijk.samira, h.overgang_overdragen, overgangsplan_id=plan.pk, overgedragen_aan=" ")
        for _ in range(2):
            doe(huis.wijk.samira, h.overgang_overdragen, overgangsplan_id=plan.pk, overgedragen_aan="Wmo-consulent")
        assert beeld(huis, plan).overgedragen_aan == "Wmo-consulent"
        for _ in range(2):
            doe(huis.wijk.samira, h.overgang_terugnemen, overgangsplan_id=plan.pk)
        assert beeld(huis, plan).overgedragen_op is None

    def test_de_regisseur_krijgt_op_elke_leeftijd_een_keer_de_vraag(self):
        """18P-01, from the list of the municipality; who took over is not asked any more what lay before eighteen."""
        zet_keuzelijsten("overgangmoment")
        huis = maak_huis()
        plan = begin(huis, jongere(huis, 17.4))
        assert h.overgangen_bewaken() == 0
        with klok.zet_klok(klok.vandaag() + timedelta(days=60)):
            assert [h.overgangen_bewaken(), h.overgangen_bewaken()] == [1, 0]
            [taak] = vragen(plan)
            assert (taak.voor_id, taak.adres) == (huis.wijk.samira.pk, plan.adres)
            assert "17 en een half" in taak.tekst
            assert "Elif" not in taak.tekst
            doe(huis.wijk.samira, h.overgang_overdragen, overgangsplan_id=plan.pk, overgedragen_aan="Wmo")
            assert vragen(plan) == []
        with klok.zet_klok(klok.vandaag() + timedelta(days=250)):
            assert h.overgangen_bewaken() == 0
        with klok.zet_klok(klok.vandaag() + timedelta(days=410)):
            assert h.overgangen_bewaken() == 1
            assert ["18 en een half" in taak.tekst for taak in vragen(plan)] == [True]

    def test_niet_als_er_niets_te_regelen_is_of_het_dossier_gesloten_is(self):
        huis = maak_huis()
        begin(huis, jongere(huis, 17.4), niet_nodig="Verhuist naar Turkije")
        with klok.zet_klok(klok.vandaag() + timedelta(days=60)):
            assert h.overgangen_bewaken() == 0

    def test_in_een_gesloten_dossier_verandert_niets_meer(self):
        huis = maak_huis()
        plan = begin(huis, jongere(huis))
        sluit(huis)
        for act, velden in (h.overgang_overdragen, {"overgedragen_aan": "Wij"}), (h.overgang_terugnemen, {}):
            with pytest.raises(Fout, match="is gesloten"):
                doe(huis.wijk.samira, act, overgangsplan_id=plan.pk, **velden)

    def test_een_ander_team_is_er_niet(self):
        huis = maak_huis()
        plan = begin(huis, jongere(huis))
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, h.overgang_overdragen, overgangsplan_id=plan.pk, overgedragen_aan="Wij")


@pytest.mark.django_db
class TestLijst:
    def test_wie_hulp_krijgt_en_geen_plan_heeft_staat_erop(self):
        huis = maak_huis()
        elif_ = jongere(huis)
        assert lijst(huis.wijk.samira) == []
        maak_doel(huis, over=[elif_.pk])
        assert (lijst(huis.wijk.samira), lijst(huis.wijk.zoe)) == (["Elif"], [])
        begin(huis, elif_)
        assert lijst(huis.wijk.samira) == []

    def test_wie_de_regie_heeft_staat_erbij_ook_als_dat_een_ander_is(self):
        """REQ-060: another party that directs is no vacancy."""
        huis = maak_huis()
        elif_ = jongere(huis)
        maak_doel(huis, over=[elif_.pk])
        waar = {"dossier_id": huis.dossier.pk, "partij": "Jeugdbescherming regio", "reden": "Eén gezicht"}
        rij = doe(huis.wijk.samira, plaatsing_vragen, **waar)
        doe(huis.wijk.samira, plaatsing_aanvaarden, plaatsing_id=rij.pk, door="Mw. De Wit")
        with transactie(p.actor(huis.wijk.samira)):
            [regel] = lees.achttienblad(p.actor(huis.wijk.samira)).regels
        assert regel.regisseur == "Jeugdbescherming regio"

    def test_vanaf_zestien_en_een_half_op_de_dag_af(self):
        huis = maak_huis()
        elif_ = jongere(huis)
        maak_doel(huis, over=[elif_.pk])
        for geboren, staat_erin in (date(2010, 5, 26), ["Elif"]), (date(2010, 5, 27), []):
            with transactie(p.SYSTEEM):
                elif_.geboortedatum = geboren
                elif_.save()
            with klok.zet_klok(DAG):
                assert lijst(huis.wijk.samira) == staat_erin

    def test_te_jong_of_al_lang_achttien_niet(self):
        huis = maak_huis()
        elif_ = jongere(huis, 16)
        maak_doel(huis, over=[elif_.pk])
        assert lijst(huis.wijk.samira) == []
        jongere(huis, 18.2)
        assert lijst(huis.wijk.samira) == ["Elif"]
        jongere(huis, 19)
        assert lijst(huis.wijk.samira) == []

    def test_een_doel_achter_een_muur_telt_niet_mee(self):
        huis = maak_huis()
        maak_doel(huis, over=[jongere(huis).pk], wet="jeugd", publiek="betrokkenen")
        assert (lijst(huis.wijk.samira), lijst(huis.wijk.tom)) == (["Elif"], [])

    def test_wie_de_hulp_niet_leest_ziet_bij_wie_te_vragen_zonder_naam(self):
        """The number does not tell whether help runs, or whether there is a plan behind the wall."""
        huis = maak_huis()
        elif_ = jongere(huis)
        wil = p.maak_medewerker("Wil", Rol.WIJKTEAMMANAGER, huis.wijk.oost)
        assert vraag_na(wil) == (("Samira", 1),)
        maak_doel(huis, over=[elif_.pk], wet="jeugd", publiek="betrokkenen")
        begin(huis, elif_)
        assert (vraag_na(wil), lijst(wil)) == ((("Samira", 1),), [])
        assert vraag_na(huis.wijk.samira) == vraag_na(huis.wijk.zoe) == ()

    def test_per_dossier_met_of_zonder_plan(self):
        huis = maak_huis()
        elif_ = jongere(huis)
        with transactie(p.actor(huis.wijk.samira)):
            _, jongeren, mag = lees.jongeren(huis.dossier.pk)
        assert [(j.naam, j.stand) for j in jongeren] == [("Elif", "Nog geen overgangsplan")]
        assert mag
        begin(huis, elif_, niet_nodig="Gaat bij oma wonen in een andere gemeente")
        with transactie(p.actor(huis.wijk.samira)):
            assert lees.jongeren(huis.dossier.pk)[1][0].stand == "Niet nodig"
