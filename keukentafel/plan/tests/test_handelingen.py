"""Acts on the plan: goals and steps, their history, and what may not be."""

from datetime import date, timedelta

import pytest

from keukentafel.dossier.handelingen import (
    dossier_sluiten,
    verslag_afronden,
    verslag_beginnen,
    verslag_heropenen,
)
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.kern.models import Concept, Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.handelingen import (
    doel_afronden,
    doel_heropenen,
    doel_wijzigen,
    plan_beginnen,
    plan_titel_zetten,
    plan_vaststellen,
    stap_afvinken,
    stap_terugzetten,
    stap_toevoegen,
    stap_wijzigen,
)
from keukentafel.plan.models import Doel, Doelversie, Plan, Stap, Stapversie
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.tests.hulp import GELD, NieuweStap, doe, leden, maak_doel, maak_huis
from tests import personages as p

pytestmark = pytest.mark.django_db


class TestPlan:
    def test_begint_met_een_eerste_doel_en_er_is_er_een(self):
        huis = maak_huis()
        stap = NieuweStap("Bellen", "inwoner", "Fatma")
        velden = {"dossier_id": huis.dossier.pk, "titel": "  Rust in  huis ", "resultaat": GELD, "eerste_stap": stap}
        plan = doe(huis.wijk.samira, plan_beginnen, **velden)
        assert (plan.titel, plan.team) == ("Rust in huis", huis.wijk.oost)
        with pytest.raises(Fout, match="heeft al een plan"):
            doe(huis.wijk.tom, plan_beginnen, **velden)
        assert _aantallen() == (1, 1, 1)

    def test_titel_botst_met_wie_eerder_schreef(self):
        plan = maak_doel(maak_huis()).plan
        samira = _medewerker("Samira")
        doe(samira, plan_titel_zetten, plan_id=plan.pk, titel="Rust in huis", versie=1)
        with pytest.raises(Botsing) as botsing:
            doe(samira, plan_titel_zetten, plan_id=plan.pk, titel="Iets anders", versie=1)
        assert botsing.value.huidig.titel == "Rust in huis"
        with pytest.raises(Fout, match="telt 121 tekens"):
            doe(samira, plan_titel_zetten, plan_id=plan.pk, titel="x" * 121, versie=2)

    def test_vaststellen_met_de_volgende_bespreking(self):
        plan = maak_doel(maak_huis()).plan
        over_zes_weken = klok.vandaag() + timedelta(weeks=6)
        plan = doe(_medewerker("Samira"), plan_vaststellen, plan_id=plan.pk, bespreken_op=over_zes_weken)
        assert (plan.vastgesteld_op, plan.bespreken_op) == (klok.vandaag(), over_zes_weken)
        with pytest.raises(Fout, match="ligt in de toekomst"):
            doe(_medewerker("Samira"), plan_vaststellen, plan_id=plan.pk, vastgesteld_op=over_zes_weken)

    def test_een_ander_team_en_een_gesloten_dossier(self):
        huis = maak_huis()
        plan = maak_doel(huis).plan
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, plan_vaststellen, plan_id=plan.pk)
        doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond")
        with pytest.raises(Fout, match="is gesloten"):
            doe(huis.wijk.samira, plan_vaststellen, plan_id=plan.pk)


class TestDoel:
    def test_met_eerste_stap_in_een_keer(self):
        huis = maak_huis()
        elif_ = leden(huis)["Elif"]
        doel = maak_doel(huis, over=[elif_.pk], eigen_woorden="Ik wil rust", streefdatum=klok.vandaag())
        with transactie(p.SYSTEEM):
            assert [i.pk for i in doel.over.all()] == [elif_.pk]
            stap = Stap.objects.get()
            assert (stap.doel, stap.tekst, stap.wie, stap.wet, stap.publiek) == (
                doel,
                "Geldplan invullen",
                "Gül",
                "algemeen",
                "team",
            )
            soorten = set(Gebeurtenis.objects.values_list("soort", flat=True))
        assert {"plan_begonnen", "doel_toegevoegd", "stap_toegevoegd"} <= soorten

    def test_zonder_stap_mag_en_over_wie_is_dan_iedereen(self):
        huis = maak_huis()
        doel = maak_doel(huis, eerste_stap=NieuweStap(" "))
        with transactie(p.SYSTEEM):
            assert doel.over.count() == 3
            assert not Stap.objects.exists()

    def test_het_concept_verdwijnt_met_het_bewaren(self):
        huis = maak_huis()
        doe(huis.wijk.samira, concept_bewaren, sleutel="doel:x", velden={"resultaat": "half"})
        doel = maak_doel(huis, concept="doel:x")
        assert not Concept.objects.exists()
        doe(huis.wijk.samira, concept_bewaren, sleutel="doel:y", velden={"resultaat": "half"})
        doe(huis.wijk.samira, doel_wijzigen, doel_id=doel.pk, versie=1, resultaat="Anders", concept="doel:y")
        assert not Concept.objects.exists()

    def test_over_veiligheid_leest_de_inwoner_niet_vanzelf_mee(self):
        huis = maak_huis()
        assert maak_doel(huis).inwoner_leest_mee
        assert not maak_doel(huis, wet="veiligheid").inwoner_leest_mee

    @pytest.mark.parametrize(
        ("velden", "veld", "zin"),
        [
            ({"resultaat": " "}, "resultaat", "nog geen tekst"),
            ({"resultaat": "x" * 501}, "resultaat", "telt 501 tekens"),
            ({"streefdatum": date(2020, 1, 1)}, "streefdatum", "01-01-2020 is al geweest"),
            ({"wet": "pw"}, "wet", "Je schrijft in dit dossier onder"),
            ({"publiek": "iedereen"}, "publiek", "‘iedereen’ is geen keuze"),
            ({"over": ["00000000-0000-0000-0000-000000000001"]}, "over", "uit dit huishouden"),
        ],
    )
    def test_fouten_noemen_veld_en_waarde(self, velden, veld, zin):
        huis = maak_huis()
        with pytest.raises(Fout, match=zin) as fout:
            maak_doel(huis, **velden)
        assert fout.value.veld == veld
        assert _aantallen() == (0, 0, 0)

    def test_wijzigen_bewaart_wat_er_stond(self):
        huis = maak_huis()
        doel = maak_doel(huis, streefdatum=klok.vandaag())
        fatma = leden(huis)["Fatma"]
        velden = {"doel_id": doel.pk, "resultaat": "Elke week overzicht", "over": [fatma.pk]}
        doel = doe(huis.wijk.tom, doel_wijzigen, versie=1, **velden)
        assert (doel.resultaat, doel.versie, doel.gewijzigd_door, doel.streefdatum) == (
            "Elke week overzicht",
            2,
            "Tom",
            None,
        )
        with transactie(p.SYSTEEM):
            versie = Doelversie.objects.get()
            assert (versie.velden["resultaat"], versie.door_naam, versie.versie) == (GELD, "Tom", 1)
            assert [i.pk for i in doel.over.all()] == [fatma.pk]
        with pytest.raises(Botsing) as botsing:
            doe(huis.wijk.samira, doel_wijzigen, versie=1, **velden)
        assert botsing.value.ingediend["resultaat"] == "Elke week overzicht"

    def test_een_verstreken_streefdatum_mag_blijven_staan(self):
        huis = maak_huis()
        doel = maak_doel(huis, streefdatum=klok.vandaag())
        with klok.zet_klok(klok.vandaag() + timedelta(days=3)):
            doel = doe(
                huis.wijk.samira,
                doel_wijzigen,
                doel_id=doel.pk,
                versie=1,
                resultaat="Anders",
                streefdatum=doel.streefdatum,
            )
        assert doel.resultaat == "Anders"

    def test_afronden_en_heropenen(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        doel = doe(huis.wijk.samira, doel_afronden, doel_id=doel.pk, toelichting="Het lukt zelf")
        doel = doe(huis.wijk.samira, doel_afronden, doel_id=doel.pk)
        assert (doel.stand, doel.stand_op, doel.stand_toelichting) == ("gelukt", klok.vandaag(), "Het lukt zelf")
        with pytest.raises(Fout, match="staat op ‘gelukt’"):
            doe(huis.wijk.samira, doel_afronden, doel_id=doel.pk, stand="gestopt", toelichting="toch niet")
        doel = doe(huis.wijk.samira, doel_heropenen, doel_id=doel.pk)
        assert (doel.stand, doel.stand_op, doel.stand_toelichting) == ("loopt", None, "")
        with transactie(p.SYSTEEM):
            assert [v.velden["stand"] for v in Doelversie.objects.order_by("versie")] == ["loopt", "gelukt"]

    def test_stoppen_vraagt_waarom(self):
        doel = maak_doel(maak_huis())
        with pytest.raises(Fout, match="waarom jullie"):
            doe(_medewerker("Samira"), doel_afronden, doel_id=doel.pk, stand="gestopt")
        with pytest.raises(Fout, match="‘klaar’ is geen manier"):
            doe(_medewerker("Samira"), doel_afronden, doel_id=doel.pk, stand="klaar")


class TestStap:
    def test_toevoegen_afvinken_en_terug(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        stap = doe(huis.wijk.tom, stap_toevoegen, doel_id=doel.pk, stap=_stap(huis.wijk.tom))
        assert (stap.volgorde, stap.voor, stap.wie) == (2, huis.wijk.tom, "Tom")
        for _ in range(2):
            stap = doe(huis.wijk.samira, stap_afvinken, stap_id=stap.pk)
        assert (stap.gedaan_op, stap.versie) == (klok.vandaag(), 2)
        assert doe(huis.wijk.samira, stap_terugzetten, stap_id=stap.pk).gedaan_op is None

    def test_voor_een_inwoner_met_de_roepnaam(self):
        huis = maak_huis()
        fatma = leden(huis)["Fatma"]
        doel = maak_doel(huis, eerste_stap=NieuweStap("Bellen", "inwoner", inwoner_id=fatma.pk))
        with transactie(p.SYSTEEM):
            stap = Stap.objects.get(doel=doel)
        assert (stap.wie, stap.inwoner_id, stap.voor) == ("Fatma", fatma.pk, None)

    def test_wijzigen_bewaart_wat_er_stond(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        with transactie(p.SYSTEEM):
            stap = Stap.objects.get(doel=doel)
        nieuw = NieuweStap("Samen invullen", "inwoner", "Fatma", uiterlijk=klok.vandaag())
        stap = doe(huis.wijk.samira, stap_wijzigen, stap_id=stap.pk, versie=1, stap=nieuw)
        assert (stap.tekst, stap.wie, stap.uiterlijk) == ("Samen invullen", "Fatma", klok.vandaag())
        with transactie(p.SYSTEEM):
            assert Stapversie.objects.get().velden["tekst"] == "Geldplan invullen"
        with pytest.raises(Botsing):
            doe(huis.wijk.tom, stap_wijzigen, stap_id=stap.pk, versie=1, stap=nieuw)

    @pytest.mark.parametrize(
        ("stap", "veld", "zin"),
        [
            (NieuweStap("", "netwerk", "oma"), "stap", "nog geen tekst"),
            (NieuweStap("Bellen", "netwerk", ""), "wie", "Vul in wie"),
            (NieuweStap("Bellen", "kat", "Minoes"), "wie", "‘kat’ is geen keuze"),
            (NieuweStap("Bellen", "netwerk", "oma", uiterlijk=date(2020, 1, 1)), "uiterlijk", "01-01-2020 is al"),
        ],
    )
    def test_fouten_noemen_veld_en_waarde(self, stap, veld, zin):
        doel = maak_doel(maak_huis())
        with pytest.raises(Fout, match=zin) as fout:
            doe(_medewerker("Samira"), stap_toevoegen, doel_id=doel.pk, stap=stap)
        assert fout.value.veld == veld

    def test_niet_voor_wie_vertrokken_is_of_er_niets_mee_heeft(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        with pytest.raises(Fout, match="Zoë werkt niet in dit team"):
            doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=_stap(huis.wijk.zoe))
        Medewerker.objects.filter(pk=huis.wijk.tom.pk).update(in_dienst_tot=klok.vandaag())
        with pytest.raises(Fout, match="niet \\(meer\\) in dienst"):
            doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=_stap(huis.wijk.tom))

    def test_niet_voor_een_lid_dat_verhuisd_is(self):
        huis = maak_huis()
        doel, emre = maak_doel(huis), leden(huis)["Emre"]
        with transactie(p.SYSTEEM):
            Huishoudlid.objects.filter(inwoner=emre).update(tot=klok.vandaag())
        stap = NieuweStap("Bellen", "inwoner", inwoner_id=emre.pk)
        with pytest.raises(Fout, match="hoort nu niet bij het huishouden"):
            doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=stap)


def _stap(medewerker):
    return NieuweStap("Bellen", medewerker_id=medewerker.pk)


def _medewerker(naam):
    return Medewerker.objects.get(naam=naam)


def _aantallen():
    with transactie(p.SYSTEEM):
        return Plan.objects.count(), Doel.objects.count(), Stap.objects.count()


class TestUitEenVerslag:
    def test_een_doel_noemt_zijn_bron_en_de_versie_blijft_staan(self):
        huis = maak_huis()
        samira = huis.wijk.samira
        verslag = doe(samira, verslag_beginnen, dossier_id=huis.dossier.pk, tekst="x", klaar=True)
        doel = maak_doel(huis, verslag_id=verslag.pk)
        assert (doel.verslag_id, doel.verslag_uitgave) == (verslag.pk, 1)
        open_ = doe(samira, verslag_heropenen, verslag_id=verslag.pk, reden="typfout")
        doe(samira, verslag_afronden, verslag_id=verslag.pk, versie=open_.versie)
        with transactie(p.actor(samira)):
            [beeld] = plan_beeld(huis.dossier.pk).doelen
        assert beeld.bron.nummer == 1
        assert "er is een versie 2" in beeld.bron.bron

    def test_een_concept_is_geen_bron(self):
        huis = maak_huis()
        concept = doe(huis.wijk.samira, verslag_beginnen, dossier_id=huis.dossier.pk, tekst="x")
        with pytest.raises(Fout, match="nog niet klaar"):
            maak_doel(huis, verslag_id=concept.pk)
