"""The acts on a klacht, its wall, and incidenten."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from keukentafel.besluit.handelingen import _klacht as hb
from keukentafel.besluit.handelingen import incident as hi
from keukentafel.besluit.handelingen import klacht as h
from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.handelingen.rechtsbewaking import rechtsbescherming_bewaken
from keukentafel.besluit.models import (
    Bezwaar,
    Bezwaartekst,
    Incident,
    Incidentactie,
    Klacht,
    Klachtbetrokkene,
    Klachtstap,
)
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak, vers
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.poort import poort, recept
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from tests import aanval
from tests import personages as p
from tests.aanval import gebonden, vraag

pytestmark = pytest.mark.django_db
DEZE = (Bezwaar, Bezwaartekst, Klacht, Klachtbetrokkene, Klachtstap, Incident, Incidentactie)
NL = ZoneInfo("Europe/Amsterdam")
DAG = date(2026, 2, 20)  # worked example 12


@pytest.fixture
def zaak():
    with klok.zet_klok(DAG):
        yield maak_zaak()


def ontvang(zaak, wie=None, **velden):
    basis = {**KLACHT, "inwoner_id": zaak.inwoner.pk}
    return doe(wie or zaak.wijk.frans, h.klacht_ontvangen, **{**basis, **velden})


def bij_kees(zaak, **velden):
    klacht = ontvang(zaak, **velden)
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.kees.pk)
    return klacht


def oordeel(zaak, klacht, **velden):
    doe(zaak.kees, h.klacht_formeel_maken, klacht_id=klacht.pk, waarom="De klager vraagt het.")
    doe(zaak.kees, h.klacht_horen, klacht_id=klacht.pk, niet_horen="ziet_af")
    basis = {"uitkomst": "gegrond", "oordeel": "Er is niet gebeld.", "les": "Wij bellen binnen een dag terug."}
    doe(zaak.kees, h.klacht_oordelen, klacht_id=klacht.pk, **{**basis, **velden})


def ziet(medewerker, klacht):
    """(the gate, the wall in raw SQL)"""
    actor = p.actor(medewerker)
    with transactie(actor):
        poort_ziet = poort.zichtbaar(Klacht, Recht.KLACHT_LEZEN).filter(pk=klacht.pk).exists()
    with gebonden(actor):
        return poort_ziet, bool(vraag("SELECT FROM besluit_klacht WHERE id = %s", klacht.pk))


def test_iedereen_neemt_een_klacht_aan_en_de_termijn_loopt_vanaf_ontvangst(zaak):
    klacht = ontvang(zaak)
    assert (klacht.bemiddeling_tot, klacht.uiterlijk) == (date(2026, 3, 6), date(2026, 4, 7))
    assert klacht.team == zaak.wijk.oost


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"woorden": ""}, "Schrijf op"),
        ({"gebeurd_op": date(2026, 2, 21)}, "na de klacht"),
        ({"ontvangen_op": date(2026, 2, 21)}, "toekomst"),
        ({"klager": "anoniem"}, "Zonder naam"),
        ({"inwoner_id": None}, "Begin bij de inwoner"),
        ({"inwoner_id": None, "klager": "buiten"}, "naam"),
    ],
)
def test_wat_er_niet_klopt_wordt_gezegd(zaak, velden, zin):
    with pytest.raises(Fout, match=zin):
        ontvang(zaak, **velden)


def test_bemiddeling_binnen_twee_weken_en_opgelost(zaak):
    klacht = bij_kees(zaak)
    doe(zaak.kees, h.klacht_bemiddelen, klacht_id=klacht.pk)
    doe(zaak.kees, h.klacht_oplossen, klacht_id=klacht.pk, bemiddeling="Wij bellen morgen.", les="Sneller bellen")
    na = vers(Klacht, klacht)
    assert (na.stand, na.route, na.uitkomst) == ("gesloten", "informeel", "opgelost")
    with transactie(p.SYSTEEM):
        assert list(Klachtstap.objects.order_by("gemaakt_op").values_list("stap", flat=True)) == [
            "bemiddelen",
            "tevreden",
        ]
    with pytest.raises(Fout, match="gesloten"):
        doe(zaak.kees, h.klacht_bemiddelen, klacht_id=klacht.pk)


def test_formeel_met_horen_oordeel_en_de_ombudsman_in_de_brief(zaak):
    klacht = bij_kees(zaak)
    doe(zaak.kees, h.klacht_formeel_maken, klacht_id=klacht.pk, waarom="De klager vraagt het.")
    with klok.zet_klok(date(2026, 3, 3)):
        wanneer = datetime(2026, 3, 2, 10, 0, tzinfo=NL)
        doe(zaak.kees, h.klacht_horen, klacht_id=klacht.pk, op=wanneer, verslag="Mevrouw vertelde het.")
        velden = {"uitkomst": "gegrond", "oordeel": "Er is niet gebeld.", "les": "Binnen een dag."}
        doe(zaak.kees, h.klacht_oordelen, klacht_id=klacht.pk, **velden)
    with transactie(p.SYSTEEM):
        brieven = {b.bron["stap"]: b.bron for b in Briefinhoud.objects.all()}
    assert brieven["afgehandeld"]["ombudsman"] == "de Nationale ombudsman"
    assert "gebeld" not in str(brieven)  # the words of a klacht stay behind its wall
    assert vers(Klacht, klacht).uitkomst == "gegrond"


def test_wie_oordeelt_staat_met_dat_recht_in_het_logboek_en_elke_stap_is_een_gebeurtenis(zaak):
    klacht = bij_kees(zaak)
    oordeel(zaak, klacht)
    with transactie(p.SYSTEEM):
        regels = LogboekRegel.objects.filter(inhoud__contains=str(klacht.pk)).filter(inhoud__contains='"gegrond"')
        assert Recht.KLACHT_OORDELEN.code in regels.latest("id").inhoud
        soorten = list(Gebeurtenis.objects.filter(onderwerp=klacht.pk).order_by("tijd").values_list("soort", flat=True))
    stappen = ["klacht_ontvangen", "klacht_toegewezen", "klacht_formeel", "klacht_gehoord", "klacht_gesloten"]
    assert sorted(soorten) == sorted(stappen)


def test_een_coordinator_bemiddelt_maar_oordeelt_niet(zaak):
    klacht = ontvang(zaak)
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.cora.pk)
    doe(zaak.cora, h.klacht_bemiddelen, klacht_id=klacht.pk)
    assert vers(Klacht, klacht).stand == "informeel"


def test_een_klacht_over_de_coordinator_zelf_ziet_die_niet(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])
    assert ziet(zaak.cora, klacht) == (False, False)
    assert ziet(zaak.cem, klacht) == (True, True)
    assert ziet(zaak.kees, klacht) == (True, True)
    assert ziet(zaak.willem, klacht) == (True, True)
    with pytest.raises(NietGevonden):
        doe(zaak.cora, h.klacht_bemiddelen, klacht_id=klacht.pk)
    with pytest.raises(Blokkade, match="9:7"):
        doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.cora.pk)


def test_ook_de_poort_alleen_geeft_de_klacht_niet(zaak):
    """Bound as the system, so that the wall stays out of it; by the road that `poort.haal` goes."""
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])

    def maak(actor):
        return poort.zichtbaar(Klacht, Recht.KLACHT_LEZEN, actor).filter(pk=klacht.pk)

    with transactie(p.SYSTEEM):
        gevonden = [len(recept.objecten_van(p.actor(w), "proef", maak, {})) for w in (zaak.cora, zaak.cem)]
    assert gevonden == [0, 1]


def test_ook_de_klachtcoordinator_ziet_geen_klacht_over_zichzelf(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.kees.pk])
    assert ziet(zaak.kees, klacht) == (False, False)


def test_de_databank_weigert_een_betrokken_behandelaar(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])
    for veld in ("behandelaar", "oordeel_door"):
        with transactie(p.SYSTEEM), pytest.raises(IntegrityError, match="onbetrokken"), transaction.atomic():
            Klacht.objects.filter(pk=klacht.pk).update(**{veld: zaak.cora})


def test_wie_helpt_ziet_de_klacht_niet_ook_niet_met_een_band(zaak):
    klacht = ontvang(zaak)
    assert ziet(zaak.wijk.samira, klacht) == (False, False)  # a case tie with the dossier
    assert ziet(zaak.wijk.zoe, klacht) == (False, False)
    assert ziet(zaak.ben, klacht) == (False, False)


def test_een_rauwe_aanval_op_de_klacht(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])
    for wie in (zaak.cora, zaak.wijk.samira, zaak.ben):
        with gebonden(p.actor(wie)), connection.cursor() as cursor:
            cursor.execute("UPDATE besluit_klacht SET betrokken = '{}' WHERE id = %s", [klacht.pk])
            assert cursor.rowcount == 0
            cursor.execute("DELETE FROM besluit_klachtstap")
            assert cursor.rowcount == 0
            cursor.execute("SELECT medewerker_id FROM besluit_klachtbetrokkene")
            assert {rij[0] for rij in cursor.fetchall()} <= {wie.pk}


def test_elke_tabel_van_dit_deel_met_rauwe_sql(zaak):
    """REQ-080, REQ-082: what each worker gets and touches is what the wall says in words (tests/aanval.py)."""
    doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])
    doe(zaak.kees, h.klacht_bemiddelen, klacht_id=klacht.pk)
    incident = doe(zaak.wijk.tom, hi.incident_melden, soort="incident", wat="Een val.")
    afspraak = {"wat": "Hek plaatsen", "uiterlijk": DAG, "medewerker_id": zaak.wijk.tom.pk}
    doe(zaak.willem, hi.incidentactie_afspreken, incident_id=incident.pk, **afspraak)
    alles = {model: aanval.rijen(model) for model in DEZE}
    assert all(len(rijen) == 1 for rijen in alles.values())
    for wie in Medewerker.objects.all():
        actor = p.actor(wie)
        assert (wie.naam, aanval.verschillen(actor, alles), aanval.raakt_te_veel(actor, alles)) == (wie.naam, {}, {})


def test_wie_het_betreft_krijgt_een_kopie_en_reageert(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.wijk.tom.pk])
    actor = p.actor(zaak.wijk.tom)
    with transactie(actor):
        rij = poort.zichtbaar(Klachtbetrokkene, Recht.EIGEN_WERK_ZIEN).get()
        assert rij.kopie == KLACHT["woorden"]
    doe(zaak.wijk.tom, hb.klacht_reageren, betrokkene_id=rij.pk, reactie="Ik was ziek.")
    with transactie(p.SYSTEEM):
        assert Klachtbetrokkene.objects.get().reactie == "Ik was ziek."
        assert Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht_reactie").exists()
    with pytest.raises(NietGevonden):
        doe(zaak.wijk.samira, hb.klacht_reageren, betrokkene_id=rij.pk, reactie="Ik ook.")


def test_een_behandelaar_over_wie_het_ook_blijkt_te_gaan_valt_weg(zaak):
    klacht = ontvang(zaak)
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.cora.pk)
    doe(zaak.kees, hb.betrokkenen_toevoegen, klacht_id=klacht.pk, medewerkers=[zaak.cora.pk])
    assert vers(Klacht, klacht).behandelaar_id is None
    with transactie(p.SYSTEEM):
        open_ = Taak.objects.filter(onderwerp_id=klacht.pk, voor=zaak.cora, klaar_op=None)
        assert [taak.soort for taak in open_] == ["klacht_kopie"]
    assert ziet(zaak.cora, klacht) == (False, False)
    with pytest.raises(Blokkade, match="over jou"):
        doe(zaak.kees, hb.betrokkenen_toevoegen, klacht_id=klacht.pk, medewerkers=[zaak.kees.pk])


def test_iemand_die_geen_inwoner_van_ons_is(zaak):
    klacht = ontvang(zaak, inwoner_id=None, klager="buiten", klager_naam="B. Elders", klager_adres="Straat 1, Delft")
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.kees.pk)
    with transactie(p.SYSTEEM):
        assert not Brief.objects.filter(soort="klacht").exists()
        (taak,) = Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht_schrijven", klaar_op=None)
        assert (taak.voor_id, vers(Klacht, klacht).bevestigd_op) == (zaak.kees.pk, DAG)
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.cem.pk)
    with transactie(p.SYSTEEM):
        (taak,) = Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht_schrijven", klaar_op=None)
        assert taak.voor_id == zaak.cem.pk


def test_wie_het_betreft_houdt_de_taak_om_te_reageren_als_iemand_haar_gaat_behandelen(zaak):
    klacht = ontvang(zaak, betrokken=[zaak.cora.pk])
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.kees.pk)
    with transactie(p.SYSTEEM):
        wie = Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht_kopie", klaar_op=None)
        assert [taak.voor_id for taak in wie] == [zaak.cora.pk]


def test_zonder_naam_blijft_het_een_signaal(zaak):
    klacht = ontvang(zaak, inwoner_id=None, klager="anoniem")
    assert klacht.route == "signaal"
    doe(zaak.kees, h.klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.kees.pk)
    with pytest.raises(Fout, match="geen naam"):
        doe(zaak.kees, h.klacht_formeel_maken, klacht_id=klacht.pk, waarom="x")
    doe(zaak.kees, h.klacht_bemiddelen, klacht_id=klacht.pk)
    doe(zaak.kees, h.klacht_oplossen, klacht_id=klacht.pk, bemiddeling="Besproken in het team.")
    assert vers(Klacht, klacht).route == "signaal"


def test_formeel_is_een_andere_taak_dan_bemiddelen(zaak):
    klacht = bij_kees(zaak)
    doe(zaak.kees, h.klacht_formeel_maken, klacht_id=klacht.pk, waarom="De klager vraagt het.")
    with transactie(p.SYSTEEM):
        taken = Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht", klaar_op=None)
        (taak,) = [(t.tekst.partition(": ")[2], t.uiterlijk) for t in taken]
    assert taak == ("hoor de klager en de medewerker, en geef een oordeel.", vers(Klacht, klacht).uiterlijk)


def test_na_een_jaar_mag_weigeren_binnen_vier_weken(zaak):
    klacht = bij_kees(zaak, gebeurd_op=date(2025, 1, 2))
    reden = "Frans zei twee jaar geleden iets lelijks."
    doe(zaak.kees, h.klacht_niet_behandelen, klacht_id=klacht.pk, grond="ouder_dan_jaar", reden=reden)
    with transactie(p.SYSTEEM):
        in_de_brief = Briefinhoud.objects.get(bron__stap="niet-behandeld").bron["reden"]
    assert in_de_brief == "Het is langer dan een jaar geleden. Op het blad bij deze brief leest u meer."
    assert vers(Klacht, klacht).oordeel == reden
    assert vers(Klacht, klacht).uitkomst == "niet_behandeld"


def test_na_een_jaar_mag_ook_gewoon_behandelen(zaak):
    klacht = bij_kees(zaak, gebeurd_op=date(2025, 1, 2))
    doe(zaak.kees, h.klacht_bemiddelen, klacht_id=klacht.pk)
    assert vers(Klacht, klacht).stand == "informeel"


def test_verdagen(zaak):
    klacht = bij_kees(zaak)
    doe(zaak.kees, h.klacht_verdagen, klacht_id=klacht.pk, weken=4, reden="Een getuige is weg.")
    assert vers(Klacht, klacht).uiterlijk == date(2026, 5, 1)
    with transactie(p.SYSTEEM):
        assert "getuige" not in Briefinhoud.objects.get(bron__stap="verdaagd").bron["reden"]
        assert Taak.objects.filter(onderwerp_id=klacht.pk, soort="klacht_langer", voor=zaak.kees).exists()
    with pytest.raises(Fout, match="1 weken kan niet"):
        doe(zaak.kees, h.klacht_verdagen, klacht_id=klacht.pk, weken=1, reden="Nog even.")
    doe(zaak.kees, h.klacht_verdagen, klacht_id=klacht.pk, weken=1, reden="Afgesproken.", instemming=True)
    assert vers(Klacht, klacht).uiterlijk == date(2026, 5, 8)


def test_na_de_laatste_dag_verdagen_kan_alleen_met_instemming(zaak):
    """Awb 9:11: putting off begins before the last day; what is late stays late, unless who complains agrees."""
    klacht = bij_kees(zaak)
    with klok.zet_klok(date(2026, 4, 8)):
        with pytest.raises(Fout, match="voorbij sinds 7 april 2026"):
            doe(zaak.kees, h.klacht_verdagen, klacht_id=klacht.pk, weken=4, reden="Druk.")
        assert vers(Klacht, klacht).uiterlijk == date(2026, 4, 7)
        doe(zaak.kees, h.klacht_verdagen, klacht_id=klacht.pk, weken=4, reden="Afgesproken.", instemming=True)
    assert vers(Klacht, klacht).uiterlijk == date(2026, 5, 1)


def test_naar_de_ombudsman_en_terug(zaak):
    klacht = bij_kees(zaak)
    oordeel(zaak, klacht)
    doe(zaak.kees, h.naar_ombudsman, klacht_id=klacht.pk, op=DAG)
    assert vers(Klacht, klacht).stand == "ombudsman"
    doe(zaak.kees, h.naar_ombudsman, klacht_id=klacht.pk, op=DAG, rapport="Niet behoorlijk.")
    assert vers(Klacht, klacht).ombudsman_rapport == "Niet behoorlijk."


def test_intrekken(zaak):
    klacht = bij_kees(zaak)
    doe(zaak.kees, h.klacht_intrekken, klacht_id=klacht.pk, reden="Gebeld op 20 februari.")
    assert vers(Klacht, klacht).uitkomst == "ingetrokken"


def test_voor_de_termijn_komt_er_een_taak(zaak):
    ontvang(zaak)
    with klok.zet_klok(date(2026, 3, 3)):
        assert rechtsbescherming_bewaken() == 1
        assert rechtsbescherming_bewaken() == 0
    with klok.zet_klok(date(2026, 4, 3)):
        assert rechtsbescherming_bewaken() == 1


# -- incidenten ---------------------------------------------------------------------------------------------------
def meld(zaak, **velden):
    basis = {"soort": "calamiteit", "wat": "Een kind raakte zwaar gewond.", "wet": "jeugd"}
    return doe(zaak.wijk.tom, hi.incident_melden, **{**basis, **velden})


def test_een_calamiteit_gaat_meteen_naar_het_toezicht(zaak):
    incident = meld(zaak)
    with transactie(p.SYSTEEM):
        taak = Taak.objects.get(onderwerp_id=incident.pk)
    assert "Inspectie Gezondheidszorg en Jeugd" in taak.tekst
    assert taak.uiterlijk == DAG
    with pytest.raises(Fout, match="eerst bij het toezicht"):
        doe(zaak.willem, hi.incident_sluiten, incident_id=incident.pk, les="x")
    doe(zaak.willem, hi.toezicht_gemeld, incident_id=incident.pk, op=klok.nu(), kenmerk="IGJ-1")
    assert vers(Incident, incident).toezicht_kenmerk == "IGJ-1"


def test_later_melden_kan_met_een_reden(zaak):
    incident = meld(zaak, gebeurd_op=klok.nu() - timedelta(days=2))
    with pytest.raises(Fout, match="waarom het later"):
        doe(zaak.willem, hi.toezicht_gemeld, incident_id=incident.pk, op=klok.nu())
    doe(zaak.willem, hi.toezicht_gemeld, incident_id=incident.pk, op=klok.nu(), waarom_later="Pas vandaag bekend.")
    assert vers(Incident, incident).toezicht_laat == "Pas vandaag bekend."


def test_opvolgen_en_sluiten_met_een_les(zaak):
    incident = meld(zaak, soort="incident")
    afspraak = {"wat": "Werkwijze bespreken", "uiterlijk": DAG, "medewerker_id": zaak.wijk.tom.pk}
    actie = doe(zaak.willem, hi.incidentactie_afspreken, incident_id=incident.pk, **afspraak)
    with pytest.raises(Fout, match="Nog open: 1 actie"):
        doe(zaak.willem, hi.incident_sluiten, incident_id=incident.pk, les="x")
    doe(zaak.willem, hi.incidentactie_afronden, actie_id=actie.pk)
    doe(zaak.willem, hi.incident_sluiten, incident_id=incident.pk, les="Altijd met zijn tweeën.")
    assert vers(Incident, incident).gesloten_door == "Willem"


def test_het_blijkt_erger(zaak):
    incident = meld(zaak, soort="incident")
    doe(zaak.willem, hi.incident_soort_wijzigen, incident_id=incident.pk, soort="calamiteit", wet="wmo")
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(onderwerp_id=incident.pk, tekst__contains="toezichthouder Wmo").exists()


def test_wie_meldde_ziet_de_eigen_melding_en_een_ander_niet(zaak):
    incident = meld(zaak)
    for wie, aantal in (
        (zaak.wijk.tom, 1),
        (zaak.wijk.samira, 0),
        (zaak.wijk.zoe, 0),
        (zaak.kees, 1),
        (zaak.willem, 1),
    ):
        with gebonden(p.actor(wie)):
            assert len(vraag("SELECT FROM besluit_incident WHERE id = %s", incident.pk)) == aantal
