"""From melding to worker: one act makes it, who hands it out never reads the story."""

from datetime import date, timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Afwezigheid, Expertise, Rolvervulling, Taak
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import (
    Belangenconflict,
    Melding,
    MeldingStatus,
    MeldingVerhaal,
    Termijn,
    Verdeling,
)
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_contact, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db


def _lees(model, **velden):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**velden).order_by("gemaakt_op"))


def _open_termijnen(melding):
    return {t.soort: t.uiterlijk for t in _lees(Termijn, melding=melding, klaar_op=None)}


def test_een_melding_is_een_handeling_met_verhaal_stand_en_termijnen():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    with klok.zet_klok(DINSDAG):
        melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk, wet="wmo", onderwerpen=["huishouden"])
        eerste = maak_melding(wijk.frans)
    assert (melding.status, melding.team_id) == ("nieuw", wijk.oost.pk)
    assert eerste.nummer > melding.nummer
    assert _lees(MeldingVerhaal, melding=melding)[0].hulpvraag == "Ik red het niet meer alleen."
    assert [s.status for s in _lees(MeldingStatus, melding=melding)] == ["nieuw"]
    verwacht = {
        "EC": date(2026, 11, 17),
        "D01": date(2026, 11, 17),
        "D02": date(2026, 12, 22),
        "BEV": date(2026, 11, 13),
    }
    assert _open_termijnen(melding) == verwacht
    assert "Uiterste dag: dinsdag 22 december 2026." in _lees(Termijn, melding=melding, soort="D02")[0].uitleg


def test_bij_crisis_is_wie_wat_en_wanneer_genoeg():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        melding = maak_melding(wijk.samira, hulpvraag="Vrouw staat op straat", urgentie="crisis")
    assert melding.inwoner_id is None
    assert _open_termijnen(melding)["EC"] == date(2026, 11, 10)
    opgepakt = doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)
    assert (opgepakt.status, opgepakt.behandelaar_id) == ("in_behandeling", wijk.samira.pk)
    assert "EC" not in _open_termijnen(melding)


def test_een_melding_die_pas_later_is_ingevoerd_telt_vanaf_de_ontvangst():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        melding = maak_melding(wijk.samira, ontvangen_op=DINSDAG - timedelta(days=3), wet="wmo")
    assert _open_termijnen(melding)["D01"] == date(2026, 11, 16)  # Saturday + 7 is a Saturday; Monday is the last day


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"hulpvraag": "  "}, "hulpvraag"),
        ({"hulpvraag": "x" * 3_000_001}, "hulpvraag"),
        ({"wet": "awbz"}, "wet"),
        ({"urgentie": "haast"}, "urgentie"),
        ({"taal": "klingon"}, "taal"),
        ({"melder_soort": "geest"}, "melder_soort"),
        ({"kanaal": "duif"}, "kanaal"),
        ({"onderwerpen": ["ufo"]}, "onderwerpen"),
        ({"ontvangen_op": DINSDAG + timedelta(days=1)}, "ontvangen_op"),
    ],
)
def test_verkeerde_invoer_noemt_het_veld_en_schrijft_niets(velden, veld):
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG), pytest.raises(Fout) as fout:
        maak_melding(wijk.samira, **velden)
    assert fout.value.veld == veld
    assert _lees(Melding) == []


def test_een_afgeschermde_melding_wordt_een_taak_zonder_naam_en_staat_in_geen_rij():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, afgeschermd=True)
    actor = p.actor(wijk.samira, inwoners=frozenset({inwoner.pk}))
    with transactie(actor):
        melding = h.melding_maken(actor=actor, hulpvraag="Bedreigd", inwoner_id=inwoner.pk)
    taak = _lees(Taak, soort="melding_afgeschermd")[0]
    assert (taak.rol, taak.onderwerp_id, taak.afgeschermd) == ("aandachtsfunctionaris", melding.pk, True)
    with pytest.raises(NietGevonden):
        doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk)


def test_beoordelen_zet_urgentie_en_wet_en_rekent_de_termijnen_opnieuw():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        melding = maak_melding(wijk.samira, wet="wmo")
        velden = {"urgentie": "spoed", "wet": "wgs", "onderwerpen": ["geld"], "taal": "ar", "tolk_nodig": True}
        beoordeeld = doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, versie=melding.versie, **velden)
    assert (beoordeeld.status, beoordeeld.urgentie, beoordeeld.versie) == ("beoordeeld", "spoed", 2)
    assert _open_termijnen(melding) == {"EC": date(2026, 11, 11), "D11": date(2026, 12, 8)}
    assert _lees(MeldingVerhaal, melding=melding)[0].wet == "wgs"
    weer = doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, urgentie="spoed")
    assert len(_lees(MeldingStatus, melding=weer)) == 2


def test_een_bedreigende_schuld_loopt_op_drie_werkdagen():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        melding = maak_melding(wijk.samira, wet="wgs", bedreigend=True)
    assert _open_termijnen(melding)["D12"] == date(2026, 11, 13)


def test_naar_een_ander_team_verdwijnt_de_melding_uit_het_eigen_zicht_met_alles_wat_eraan_hangt():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, team_id=wijk.zuid.pk)
    assert {t.team_id for t in _lees(Termijn, melding=melding)} == {wijk.zuid.pk}
    with pytest.raises(NietGevonden):
        doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk)
    assert doe(h.melding_oppakken, wijk.zoe, melding_id=melding.pk).behandelaar_id == wijk.zoe.pk


def test_verplaatsen_kan_niet_naar_een_team_dat_er_niet_is_of_na_toewijzen():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    with pytest.raises(Fout, match="bestaat niet meer"):
        doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, team_id=999_999)
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    with pytest.raises(Fout, match="Neem eerst de toewijzing terug"):
        doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, team_id=wijk.zuid.pk)


def test_toewijzen_bewaart_wat_het_voorstel_zei_en_geeft_de_termijnen_mee():
    wijk = p.maak_wijk()
    Expertise.objects.create(medewerker=wijk.samira, code="geld")
    melding = maak_melding(wijk.tom, onderwerpen=["geld"])
    toegewezen = doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk, reden="wil graag")
    assert (toegewezen.status, toegewezen.behandelaar_id) == ("toegewezen", wijk.tom.pk)
    verdeling = _lees(Verdeling, melding=melding)[0]
    assert verdeling.voorstel["medewerker"] == str(wijk.samira.pk)
    assert "heeft ervaring met geld" in verdeling.voorstel["uitleg"].lower()
    assert {t.voor_id for t in _lees(Termijn, melding=melding)} == {wijk.tom.pk}


def test_toewijzen_aan_een_afwezige_is_een_vraag_en_geen_slot():
    wijk = p.maak_wijk()
    Afwezigheid.objects.create(medewerker=wijk.tom, waarnemer=wijk.samira, van=p.BEGIN)
    melding = maak_melding(wijk.samira)
    with pytest.raises(h.Vraag, match="Tom: afwezig, Samira neemt waar"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    assert _lees(Melding)[0].status == "nieuw"
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk, toch=True)
    assert "afwezig" in _lees(MeldingStatus, status="toegewezen")[0].reden


@pytest.mark.parametrize("wie", ["zoe", "mo", "frans"])
def test_toewijzen_aan_iemand_zonder_uitvoerende_rol_in_het_team_wordt_geweigerd(wie):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    with pytest.raises(Fout, match="geen uitvoerende rol in team Oost") as fout:
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=getattr(wijk, wie).pk, toch=True)
    assert not isinstance(fout.value, h.Vraag)


def test_een_rol_die_vandaag_eindigde_telt_niet_meer():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    Rolvervulling.objects.filter(medewerker=wijk.tom).update(tot=klok.vandaag())
    with pytest.raises(Fout, match="geen uitvoerende rol"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)


def test_wie_een_oude_versie_zag_wijst_niet_over_een_collega_heen_toe():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk, versie=1)
    with pytest.raises(Fout, match="gewijzigd door Mo en staat nu bij Tom"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.samira.pk, versie=1)


def test_een_toewijzing_terugnemen_gaat_naar_de_stand_ervoor():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.samira.pk)
    terug = doe(h.toewijzing_terugnemen, wijk.mo, melding_id=melding.pk)
    assert (terug.status, terug.behandelaar_id) == ("toegewezen", wijk.tom.pk)
    terug = doe(h.toewijzing_terugnemen, wijk.mo, melding_id=melding.pk)
    assert (terug.status, terug.behandelaar_id) == ("nieuw", None)
    with pytest.raises(Fout, match="geen toewijzing om terug"):
        doe(h.toewijzing_terugnemen, wijk.mo, melding_id=melding.pk)


def test_een_wijkcoach_verdeelt_niet():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    with pytest.raises(GeenRecht):
        doe(h.melding_toewijzen, wijk.samira, melding_id=melding.pk, medewerker_id=wijk.samira.pk)


def test_oppakken_wat_een_collega_heeft_is_een_vraag():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    with pytest.raises(h.Vraag, match="toegewezen aan Tom"):
        doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)
    assert doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk, toch=True).behandelaar_id == wijk.samira.pk
    assert _lees(MeldingStatus, status="in_behandeling")[0].reden == "overgenomen van Tom"


def test_oppakken_vraagt_een_uitvoerende_rol_in_het_team():
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        coordinator = p.maak_medewerker("Coor", p.Rol.COORDINATOR, wijk.oost)
    melding = maak_melding(wijk.samira)
    with pytest.raises(Fout, match="geen uitvoerende rol in team Oost"):
        doe(h.melding_oppakken, coordinator, melding_id=melding.pk)
    with pytest.raises(NietGevonden):
        doe(h.melding_oppakken, wijk.zoe, melding_id=melding.pk)


def test_teruggeven_om_een_bekende_onthoudt_het_belang_en_stelt_diegene_niet_meer_voor():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = maak_melding(wijk.samira, inwoner_id=inwoner.pk)
    doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)
    terug = doe(h.melding_teruggeven, wijk.tom, melding_id=melding.pk, belang="bekende")
    assert (terug.status, terug.behandelaar_id) == ("beoordeeld", None)
    assert _lees(Belangenconflict)[0].medewerker_id == wijk.tom.pk
    with pytest.raises(Blokkade, match="kent de inwoner privé"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk, toch=True)


def test_teruggeven_vraagt_een_reden():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)
    for velden, veld in (({}, "reden"), ({"belang": "saai"}, "belang")):
        with pytest.raises(Fout) as fout:
            doe(h.melding_teruggeven, wijk.tom, melding_id=melding.pk, **velden)
        assert fout.value.veld == veld
    doe(h.melding_teruggeven, wijk.tom, melding_id=melding.pk, belang="familie")
    assert _lees(Belangenconflict) == []  # nobody known to have a conflict with


def test_afronden_sluit_alle_termijnen_en_kan_niet_twee_keer():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    for velden, veld in (({}, "reden"), ({"hoe": "nieuw", "reden": "x"}, "hoe")):
        with pytest.raises(Fout) as fout:
            doe(h.melding_afronden, wijk.samira, melding_id=melding.pk, **velden)
        assert fout.value.veld == veld
    doe(h.melding_afronden, wijk.samira, melding_id=melding.pk, reden="Met advies geholpen.")
    assert _open_termijnen(melding) == {}
    with pytest.raises(Fout, match="Deze melding is afgerond"):
        doe(h.melding_afronden, wijk.samira, melding_id=melding.pk, hoe="ingetrokken", reden="x")
    assert doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk).status == "in_behandeling"


def test_een_termijn_afvinken_gebeurt_een_keer():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira, contact_id=maak_contact(wijk.samira).pk)
    bev = _lees(Termijn, melding=melding, soort="BEV")[0]
    assert doe(h.termijn_afhandelen, wijk.samira, termijn_id=bev.pk, reden="brief verstuurd").klaar_op
    assert doe(h.termijn_afhandelen, wijk.tom, termijn_id=bev.pk).klaar_reden == "brief verstuurd"
