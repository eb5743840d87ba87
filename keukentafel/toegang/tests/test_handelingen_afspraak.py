"""Appointments: made, moved, cancelled; a moved one is never lost under another hand."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Afwezigheid, Inrichting, Taak
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Afspraak, Afspraakwijziging
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db
MORGEN = DINSDAG + timedelta(days=1)


def _afspraak(wijk, **velden):
    return doe(h.afspraak_maken, wijk.samira, **{"begin": MORGEN, "onderwerp": "Kennismaking", **velden})


def test_een_afspraak_duurt_een_uur_tenzij_je_anders_zegt():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    afspraak = _afspraak(wijk, inwoner_id=inwoner.pk, plaats=" Buurthuis ", soort_plaats="wijk")
    assert (afspraak.medewerker_id, afspraak.einde, afspraak.plaats) == (
        wijk.samira.pk,
        MORGEN + timedelta(hours=1),
        "Buurthuis",
    )
    assert _afspraak(wijk, medewerker_id=wijk.tom.pk).medewerker_id == wijk.tom.pk


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"onderwerp": " "}, "onderwerp"),
        ({"einde": MORGEN}, "einde"),
        ({"soort_plaats": "maan"}, "soort_plaats"),
        ({"medewerker_id": "00000000-0000-0000-0000-000000000000"}, "medewerker"),
        ({"kanaal": "duif"}, "kanaal"),
        ({"ruimte": "kelder"}, "ruimte"),
        ({"tolk_taal": "klingon"}, "tolk_taal"),
        ({"anderen": ["Oma"] * 21}, "anderen"),
    ],
)
def test_verkeerde_invoer_noemt_het_veld(velden, veld):
    wijk = p.maak_wijk()
    with pytest.raises(Fout) as fout:
        _afspraak(wijk, **velden)
    assert fout.value.veld == veld


def test_verzetten_houdt_de_duur_en_botst_op_een_oude_versie():
    wijk = p.maak_wijk()
    afspraak = _afspraak(wijk, einde=MORGEN + timedelta(minutes=30))
    later = MORGEN + timedelta(days=2)
    verzet = doe(h.afspraak_verzetten, wijk.tom, afspraak_id=afspraak.pk, begin=later, versie=1)
    assert (verzet.begin, verzet.einde - verzet.begin, verzet.versie) == (later, timedelta(minutes=30), 2)
    with pytest.raises(Botsing):
        doe(h.afspraak_verzetten, wijk.samira, afspraak_id=afspraak.pk, begin=MORGEN, versie=1)


def test_afzeggen_en_niet_verschenen():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        afspraak = _afspraak(wijk)
        for stand in ("kwijt", "niet_verschenen"):
            with pytest.raises(Fout):
                doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk, stand=stand)
    with klok.zet_klok(MORGEN + timedelta(hours=2)):
        assert doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk, stand="geweest").stand == "geweest"
    with pytest.raises(Fout, match="Deze afspraak is geweest"):
        doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk)


def test_een_ander_team_ziet_de_afspraak_niet():
    wijk = p.maak_wijk()
    afspraak = _afspraak(wijk)
    with pytest.raises(NietGevonden):
        doe(h.afspraak_afzeggen, wijk.zoe, afspraak_id=afspraak.pk)


def _ruimte(**waarde):
    velden = {"soort": "kantoor", "personen": 3, "open_van": "08:00", "open_tot": "18:00", "adres": "Stadserf 1"}
    Inrichting.objects.create(
        soort="ruimte", code="kamer-1", naam="Kamer 1", waarde={**velden, **waarde}, geldig_van=p.BEGIN
    )


def _taken(afspraak):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(onderwerp_id=afspraak.pk, klaar_op=None).values_list("soort", "uiterlijk"))


def test_een_dubbele_boeking_wordt_gevraagd_en_niet_geweigerd():
    wijk = p.maak_wijk()
    _ruimte()
    _afspraak(wijk, ruimte="kamer-1")
    with pytest.raises(h.Vraag, match=r"Kamer 1 is dan al bezet van 10.00 uur tot 11.00 uur"):
        doe(h.afspraak_maken, wijk.zoe, begin=MORGEN, onderwerp="Gesprek", ruimte="kamer-1")
    geboekt = doe(h.afspraak_maken, wijk.zoe, begin=MORGEN, onderwerp="Gesprek", ruimte="kamer-1", toch=True)
    assert (geboekt.soort_plaats, geboekt.plaats) == ("kantoor", "Stadserf 1")
    aansluitend = MORGEN + timedelta(hours=1)
    assert doe(h.afspraak_maken, wijk.tom, begin=aansluitend, onderwerp="Gesprek", ruimte="kamer-1")


def test_een_volle_kleine_of_dichte_ruimte_en_een_volle_agenda_geven_een_vraag():
    wijk = p.maak_wijk()
    _ruimte(personen=2, open_tot="10:30")
    with pytest.raises(h.Vraag, match=r"open van 08.00 uur tot 10.30 uur.*passen 2 personen; jullie zijn met 3"):
        _afspraak(wijk, ruimte="kamer-1", anderen=["Juf Els", " ", "Oma"])
    _afspraak(wijk)
    with pytest.raises(h.Vraag, match=r"Samira heeft dan al een afspraak van 10.00 uur tot 11.00 uur"):
        _afspraak(wijk, begin=MORGEN + timedelta(minutes=30))
    Afwezigheid.objects.create(medewerker=wijk.tom, van=p.BEGIN)
    with pytest.raises(h.Vraag, match="Tom is dan afwezig"):
        _afspraak(wijk, medewerker_id=wijk.tom.pk)


def test_bellen_en_beeldbellen_hebben_geen_plaats():
    wijk = p.maak_wijk()
    _ruimte()
    afspraak = _afspraak(wijk, kanaal="video", ruimte="kamer-1", soort_plaats="wijk")
    assert (afspraak.kanaal, afspraak.soort_plaats, afspraak.ruimte) == ("video", "", "")


def test_de_tolk_volgt_uit_de_inwoner_en_wordt_een_taak_zonder_naam():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, taal="tr", tolk_taal="tr")
    with klok.zet_klok(DINSDAG):
        afspraak = _afspraak(wijk, begin=MORGEN + timedelta(days=3), inwoner_id=inwoner.pk)
        assert afspraak.tolk_taal == "tr"
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get(onderwerp_id=afspraak.pk)
        assert taak.tekst == "Regel een tolk (Turks) voor za 14 nov, 10.00 uur."
        assert (taak.voor_id, taak.uiterlijk.day) == (wijk.samira.pk, 13)
        doe(h.afspraak_verzetten, wijk.samira, afspraak_id=afspraak.pk, begin=MORGEN + timedelta(days=5))
        assert [(soort, dag.day) for soort, dag in _taken(afspraak)] == [("tolk_regelen", 15)]
        doe(h.afspraak_tolk_regelen, wijk.samira, afspraak_id=afspraak.pk, notitie="Tolkentelefoon")
    assert _taken(afspraak) == []
    assert _afspraak(wijk, inwoner_id=inwoner.pk, tolk_taal="", begin=MORGEN + timedelta(days=9)).tolk_taal == ""


def test_een_tolk_regelen_vraagt_wat_en_voor_wie():
    wijk = p.maak_wijk()
    zonder = _afspraak(wijk)
    with pytest.raises(Fout, match="geen tolk gevraagd"):
        doe(h.afspraak_tolk_regelen, wijk.samira, afspraak_id=zonder.pk, notitie="x")
    met = _afspraak(wijk, tolk_taal="tr", begin=MORGEN + timedelta(days=1))
    with pytest.raises(Fout, match="Schrijf op wat er is geregeld"):
        doe(h.afspraak_tolk_regelen, wijk.samira, afspraak_id=met.pk, notitie=" ")


def test_verzetten_bewaart_het_oude_moment_en_ongedaan_zet_alles_terug():
    wijk = p.maak_wijk()
    _ruimte()
    afspraak = _afspraak(wijk)
    later = MORGEN + timedelta(days=2)
    velden = {"afspraak_id": afspraak.pk, "begin": later, "reden": "ziek", "ruimte": "kamer-1"}
    verzet = doe(h.afspraak_verzetten, wijk.samira, **velden)
    assert (verzet.begin, verzet.ruimte, verzet.plaats) == (later, "kamer-1", "Stadserf 1")
    with transactie(p.SYSTEEM):
        regel = Afspraakwijziging.objects.get(afspraak=afspraak)
    assert (regel.wat, regel.reden, regel.van_begin) == ("verzet", "ziek", MORGEN)
    assert doe(h.afspraak_ongedaan_maken, wijk.samira, afspraak_id=afspraak.pk)
    with transactie(p.SYSTEEM):
        terug = Afspraak.objects.get(pk=afspraak.pk)
    assert (terug.begin, terug.ruimte, terug.plaats, terug.soort_plaats) == (MORGEN, "", "", "thuis")
    with pytest.raises(Fout, match="geen bekende reden"):
        doe(h.afspraak_verzetten, wijk.samira, **{**velden, "reden": "zomaar"})


def test_niet_verschenen_heeft_een_reden_en_een_vervolg_met_een_dag():
    wijk = p.maak_wijk()
    afspraak = _afspraak(wijk)
    na = {"afspraak_id": afspraak.pk, "stand": "niet_verschenen"}
    with klok.zet_klok(MORGEN + timedelta(hours=2)):
        with pytest.raises(Fout, match="geen vervolg"):
            doe(h.afspraak_afzeggen, wijk.samira, **na, vervolg="zwaaien")
        doe(h.afspraak_afzeggen, wijk.samira, **na, reden="vervoer", vervolg="langsgaan")
        assert [(soort, dag.day) for soort, dag in _taken(afspraak)] == [("afspraak_gemist", 12)]
        assert doe(h.afspraak_ongedaan_maken, wijk.samira, afspraak_id=afspraak.pk)
        assert _taken(afspraak) == []
        doe(h.afspraak_afzeggen, wijk.samira, **na, vervolg="geen")
    assert _taken(afspraak) == []


def test_een_vergissing_gaat_binnen_tien_minuten_weg_en_daarna_niet_meer():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        fout, blijft = _afspraak(wijk), _afspraak(wijk, begin=MORGEN + timedelta(days=1))
        with pytest.raises(Fout, match="niets om ongedaan te maken"):
            doe(h.afspraak_ongedaan_maken, wijk.tom, afspraak_id=fout.pk)
        assert not doe(h.afspraak_ongedaan_maken, wijk.samira, afspraak_id=fout.pk)
    with klok.zet_klok(DINSDAG + timedelta(minutes=11)), pytest.raises(Fout, match="Zeg de afspraak af"):
        doe(h.afspraak_ongedaan_maken, wijk.samira, afspraak_id=blijft.pk)
    with transactie(p.SYSTEEM):
        assert list(Afspraak.objects.values_list("pk", flat=True)) == [blijft.pk]


def test_een_afspraak_bij_een_melding_gaat_over_die_mensen():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = maak_melding(wijk.samira, inwoner_id=inwoner.pk)
    afspraak = _afspraak(wijk, melding_id=melding.pk, deelnemers=[inwoner.pk, inwoner.pk])
    with transactie(p.SYSTEEM):
        assert (afspraak.inwoner_id, afspraak.melding_id, afspraak.deelnemers.count()) == (inwoner.pk, melding.pk, 1)
