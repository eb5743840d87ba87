"""Safety first, the same steps everywhere, routing by address, wishes, and who waits longest."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.handelingen.profiel import voorkeuren_zetten
from keukentafel.organisatie.models import Inrichting, Taak, TeamGebied
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Melding, MeldingStatus, Veiligheidstoets
from keukentafel.toegang.opvragen.intakestappen import stappenlijst, veiligheidsblad
from keukentafel.toegang.opvragen.kandidaten import een, voorstel_voor
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.opvragen.onverdeeld import onverdeeld
from keukentafel.toegang.tests.hulp import DINSDAG, doe, hoogstens_vragen, maak_melding
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _een(model, **filter_):
    with transactie(p.SYSTEEM):
        return model.objects.get(**filter_)


def _taken(**filter_):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(klaar_op=None, **filter_).values_list("soort", flat=True))


def _lees(medewerker, vraag, *args):
    actor = p.actor(medewerker)
    with transactie(actor):
        return vraag(actor, *args)


def _stappen(*rijen):
    for nr, (code, waarde) in enumerate(rijen):
        Inrichting.objects.create(
            soort="intakestap", code=code, naam=code.capitalize(), waarde=waarde, volgorde=nr, geldig_van=p.BEGIN
        )


# --- Safety -----------------------------------------------------------------------------------------------------------


def test_een_ja_gaat_langs_de_rij_en_herinnert_aan_vastleggen():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    toets = doe(h.veiligheid_beoordelen, wijk.samira, melding_id=melding.pk, antwoorden={"gevaar": "ja", "kind": ""})
    nu = _een(Melding)
    assert (nu.urgentie, nu.status, nu.behandelaar_id) == ("crisis", "in_behandeling", wijk.samira.pk)
    assert toets.positief
    assert toets.vastgelegd_op is None
    taak = _een(Taak, soort="vastleggen_na_spoed")
    assert (taak.voor_id, taak.uiterlijk) == (wijk.samira.pk, klok.vandaag() + timedelta(days=1))


def test_zonder_ja_blijft_alles_zoals_het_was():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    velden = {"melding_id": melding.pk, "antwoorden": {"gevaar": "nee", "kind": "onbekend"}}
    assert not doe(h.veiligheid_beoordelen, wijk.samira, **velden).positief
    assert (_een(Melding).urgentie, _taken()) == ("gewoon", [])


@pytest.mark.parametrize("antwoorden", [{}, {"gevaar": ""}, {"gevaar": "misschien"}, {"maan": "ja"}])
def test_een_toets_zonder_antwoord_of_met_een_vreemd_antwoord_wordt_gevraagd(antwoorden):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    with pytest.raises(Fout):
        doe(h.veiligheid_beoordelen, wijk.samira, melding_id=melding.pk, antwoorden=antwoorden)


def test_eerst_handelen_met_alleen_wie_en_wat_en_later_vastleggen():
    wijk = p.maak_wijk()
    melding = doe(h.crisis_vastleggen, wijk.samira, wie="Onbekende man", wat="Staat op het dak")
    toets = _een(Veiligheidstoets)
    assert (melding.urgentie, melding.status, melding.verhaal.hulpvraag) == (
        "crisis", "in_behandeling", "Onbekende man: Staat op het dak")  # fmt: skip
    assert _taken() == ["vastleggen_na_spoed"]
    with pytest.raises(Fout, match="Schrijf op wat je deed"):
        doe(h.veiligheid_vastleggen, wijk.samira, toets_id=toets.pk, verslag=" ")
    doe(h.veiligheid_vastleggen, wijk.samira, toets_id=toets.pk, verslag="Hij is naar binnen gehaald.")
    assert _taken() == []


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"wie": " ", "wat": "x"}, "wie"),
        ({"wie": "x", "wat": " "}, "wat"),
        ({"wie": "x", "wat": "x", "moment": DINSDAG.replace(year=2090)}, "moment"),
    ],
)
def test_bij_crisis_zijn_alleen_wie_wat_en_wanneer_nodig(velden, veld):
    wijk = p.maak_wijk()
    with pytest.raises(Fout) as fout:
        doe(h.crisis_vastleggen, wijk.samira, **velden)
    assert fout.value.veld == veld


def test_de_balie_zet_de_crisis_bovenaan_en_roept_de_coordinator():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = doe(h.crisis_vastleggen, wijk.frans, wie="", wat="Ruzie met mes", inwoner_id=inwoner.pk)
    assert (melding.status, melding.behandelaar_id, melding.team_id) == ("nieuw", None, wijk.oost.pk)
    assert _een(Taak, soort="crisis_wacht").rol == "coordinator"


def test_over_veiligheid_leest_alleen_wie_dat_mag():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk)
    doe(h.veiligheid_beoordelen, wijk.samira, melding_id=melding.pk, antwoorden={"gevaar": "ja"})
    assert len(_lees(wijk.samira, lambda _, m: veiligheidsblad(m), melding.pk).toetsen) == 1
    assert _lees(wijk.tom, lambda _, m: veiligheidsblad(m), melding.pk).toetsen == ()
    with pytest.raises(NietGevonden):
        _lees(wijk.zoe, lambda _, m: veiligheidsblad(m), melding.pk)


def test_een_tweede_toets_geeft_geen_tweede_herinnering():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk)
    for _ in range(2):
        doe(h.veiligheid_beoordelen, wijk.samira, melding_id=melding.pk, antwoorden={"gevaar": "ja"})
    assert _taken() == ["vastleggen_na_spoed"]


# --- The same steps ---------------------------------------------------------------------------------------------------


def test_stappen_volgen_uit_feiten_of_worden_met_de_hand_gezet():
    wijk = p.maak_wijk()
    _stappen(("plannen", {"volgt_uit": "afspraak"}), ("identiteit", {"wet": "wmo"}), ("jeugd", {"wet": "jeugd"}))
    melding = maak_melding(wijk.samira, wet="wmo")
    doe(h.intakestap_zetten, wijk.samira, melding_id=melding.pk, code="identiteit", gedaan=True)
    doe(h.intakestap_zetten, wijk.samira, melding_id=melding.pk, code="identiteit", gedaan=True)
    lijst = _lees(wijk.tom, stappenlijst, melding.pk)
    assert [(s.code, bool(s.gedaan_op), s.door) for s in lijst.stappen] == [
        ("plannen", False, ""), ("identiteit", True, "Samira")]  # fmt: skip
    doe(h.afspraak_maken, wijk.samira, begin=klok.nu(), onderwerp="Gesprek", melding_id=melding.pk)
    doe(h.intakestap_zetten, wijk.samira, melding_id=melding.pk, code="identiteit", gedaan=False)
    lijst = _lees(wijk.samira, stappenlijst, melding.pk)
    assert ([bool(s.gedaan_op) for s in lijst.stappen], lijst.klaar) == ([True, False], 1)


@pytest.mark.parametrize(("code", "zin"), [("maan", "geen stap"), ("plannen", "vanzelf afgevinkt")])
def test_een_vreemde_of_vanzelf_gezette_stap_wordt_geweigerd(code, zin):
    wijk = p.maak_wijk()
    _stappen(("plannen", {"volgt_uit": "afspraak"}))
    melding = maak_melding(wijk.samira)
    with pytest.raises(Fout, match=zin):
        doe(h.intakestap_zetten, wijk.samira, melding_id=melding.pk, code=code, gedaan=True)


# --- Routing, wishes, waiting -----------------------------------------------------------------------------------------


def test_een_ander_team_dan_het_adres_zegt_heeft_een_reden():
    wijk = p.maak_wijk()
    TeamGebied.objects.create(team=wijk.oost, gebiedscode="BU06060101", van=p.BEGIN)
    melding = maak_melding(wijk.samira, buurtcode="BU06060101")
    naar = {"melding_id": melding.pk, "team_id": wijk.zuid.pk}
    with pytest.raises(Fout, match="Dit adres hoort bij team Oost"):
        doe(h.melding_beoordelen, wijk.mo, **naar)
    doe(h.melding_beoordelen, wijk.mo, **naar, reden="Het gezin verhuist morgen")
    with transactie(p.SYSTEEM):
        redenen = list(MeldingStatus.objects.values_list("reden", flat=True))
    assert "naar team Zuid: Het gezin verhuist morgen" in redenen


def test_wensen_staan_in_het_voorstel_en_beslissen_niets():
    wijk = p.maak_wijk()
    for code in ("geld", "wonen"):
        Inrichting.objects.create(soort="onderwerp", code=code, naam=code.capitalize(), geldig_van=p.BEGIN)
    doe(voorkeuren_zetten, wijk.tom, graag=["geld"], liever_niet=["wonen"])
    melding = maak_melding(wijk.samira, onderwerpen=["geld", "wonen"])
    doe(h.afspraak_maken, wijk.tom, begin=klok.moment(klok.vandaag(), 12), onderwerp="x")
    with transactie(p.actor(wijk.mo)):
        tom = een(voorstel_voor(melding, klok.vandaag(), keuzes()), wijk.tom.pk)
    assert "Doet graag geld; doet liever geen wonen" in tom.uitleg
    assert "heeft vandaag 1 afspraak" in tom.uitleg
    assert tom.bezwaren == ()


@pytest.mark.parametrize(("velden", "veld"), [(["geld"], "liever_niet"), (["maan"], "graag")])
def test_een_wens_is_een_bekend_onderwerp_en_maar_een_kant_op(velden, veld):
    wijk = p.maak_wijk()
    Inrichting.objects.create(soort="onderwerp", code="geld", naam="Geld", geldig_van=p.BEGIN)
    with pytest.raises(Fout) as fout:
        doe(voorkeuren_zetten, wijk.tom, graag=velden, liever_niet=["geld"] if veld == "liever_niet" else [])
    assert fout.value.veld == veld


def test_wie_het_langst_over_de_termijn_is_staat_bovenaan():
    wijk = p.maak_wijk()
    with klok.zet_klok(klok.dagen_geleden(30)):
        oud = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    nieuw = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    maak_melding(wijk.frans, team_id=wijk.zuid.pk)
    lijst = _lees(wijk.samira, onverdeeld)
    assert [w.regel.id for w in lijst.regels] == [oud.pk, nieuw.pk]
    assert "over de termijn" in lijst.regels[0].stand
    assert (lijst.regels[0].te_laat, lijst.regels[1].te_laat) == (True, False)


# --- Screens ----------------------------------------------------------------------------------------------------------


def test_de_schermen_van_de_veiligheid(client):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk)
    log_in(client, wijk.samira)
    adres = f"/meldingen/{melding.pk}/veiligheid/"
    assert "Is er nu gevaar" in client.get(adres).content.decode()
    assert client.post(adres, {}).status_code == 422
    assert "Dit is crisis" in client.post(adres, {"gevaar": "ja"}, follow=True).content.decode()
    toets = _een(Veiligheidstoets)
    assert client.post(f"/meldingen/veiligheid/{toets.pk}/", {"verslag": ""}).status_code == 422
    antwoord = client.post(f"/meldingen/veiligheid/{toets.pk}/", {"verslag": "Gesust."}, follow=True)
    assert "Vastgelegd." in antwoord.content.decode()
    assert "Gesust." in client.get(adres).content.decode()


@pytest.mark.parametrize(("wie", "naar"), [("samira", "/meldingen/{}/"), ("frans", "/meldingen/{}/gemaakt/")])
def test_de_crisispagina_vraagt_drie_dingen(client, wie, naar):
    wijk = p.maak_wijk()
    log_in(client, getattr(wijk, wie))
    assert client.get("/meldingen/crisis/").status_code == 200
    assert client.post("/meldingen/crisis/", {"wie": "", "wat": "Brand"}).status_code == 422
    antwoord = client.post("/meldingen/crisis/", {"wie": "Mevrouw Bakker", "wat": "Brand"})
    assert antwoord.url == naar.format(_een(Melding).pk)


def test_de_stappen_als_paneel_en_als_blad(client):
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.samira)
    log_in(client, wijk.samira)
    blad = f"/meldingen/{melding.pk}/stappen/"
    assert "nog geen stappen ingericht" in client.get(blad).content.decode()
    _stappen(("bellen", {}))
    assert "Bellen" in client.get(blad, headers={"HX-Request": "true"}).content.decode()
    client.post(f"/meldingen/{melding.pk}/stap/", {"code": "bellen", "gedaan": "ja"})
    assert "Toch niet" in client.get(blad).content.decode()


@pytest.mark.parametrize("aantal", [1, 120])
def test_de_lijst_van_wie_wacht_kost_niet_meer_vragen(client, aantal):
    wijk = p.maak_wijk()
    for _ in range(min(aantal, 60)):
        maak_melding(wijk.frans, team_id=wijk.oost.pk)
    log_in(client, wijk.mo)
    with hoogstens_vragen(8):
        pagina = client.get("/meldingen/onverdeeld/")
    volgende = "?na=" in pagina.content.decode()
    assert volgende is (aantal > 50)
    assert client.get("/meldingen/onverdeeld/?na=onzin").status_code == 200
