"""The fte of a worker: from a day, out of the posts of the team or on top, taken back, and what reckons with it."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.monitor.indicatoren.basis import opvragen
from keukentafel.monitor.indicatoren.tabel62 import _TEAMS
from keukentafel.organisatie.handelingen import medewerkers, vertrek
from keukentafel.organisatie.handelingen.formatie import fte_intrekken, fte_zetten
from keukentafel.organisatie.models import Formatie
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.formatie import fte_van
from keukentafel.organisatie.regels import fte_tekst
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.toegang.opvragen.kandidaten import Zaak, kandidaten
from tests.inloggen import log_in, maak_account
from tests.personages import BEGIN, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)
LATER = VANDAAG + timedelta(days=30)


@pytest.fixture
def huis():
    """Oost has 3 fte without a name, Zuid 1; Bea of beheer is bound."""
    wijk = maak_wijk()
    Formatie.objects.create(team=wijk.oost, fte=3, van=BEGIN, bron="pakket")
    Formatie.objects.create(team=wijk.zuid, fte=1, van=BEGIN, bron="pakket")
    bea = maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    with transactie(actor_van(bea)):
        yield SimpleNamespace(wijk=wijk, tom=wijk.tom, oost=wijk.oost, zuid=wijk.zuid, actor=actor_van(bea))


def zet(huis, fte="0.8", van=VANDAAG, wie=None, **anders):
    velden = {"medewerker_id": (wie or huis.tom).pk, "team_id": huis.oost.pk} | anders
    return fte_zetten(actor=huis.actor, fte=Decimal(fte), van=van, **velden)


def stand(team, dag=VANDAAG):
    """(with a name, without a name) on a day, counted from the rows."""
    rijen = [r for r in Formatie.objects.filter(team=team) if r.van <= dag and (r.tot is None or r.tot > dag)]
    met, zonder = (sum((r.fte for r in rijen if bool(r.medewerker_id) is naam), Decimal(0)) for naam in (True, False))
    return fte_tekst(met), fte_tekst(zonder)


def norm(huis, dag):
    """What the proposal holds for a full caseload of Tom, at 28 points for one fte."""
    return next(k.norm for k in kandidaten(Zaak(huis.oost.pk), dag, 28) if k.id == huis.tom.pk)


def test_uit_de_formatie_blijft_het_team_gelijk_en_erbij_groeit_het(huis):
    zet(huis, van=MORGEN)
    assert (stand(huis.oost), stand(huis.oost, MORGEN)) == (("0", "3"), ("0,8", "2,2"))
    zet(huis, "1", wie=huis.wijk.samira, uit_vaste=False)
    assert stand(huis.oost, MORGEN) == ("1,8", "2,2")


def test_voorstel_en_cijfer_rekenen_ermee_vanaf_die_dag(huis):
    zet(huis, "0.5", van=MORGEN)
    assert (norm(huis, VANDAAG), norm(huis, MORGEN)) == (28, 14)
    zet(huis, "0.5", van=LATER, uit_vaste=False)
    oost = lambda dag: next(t["fte"] for t in opvragen(_TEAMS, {"dag": dag}) if t["naam"] == "Oost")  # noqa: E731
    assert [oost(VANDAAG), oost(MORGEN), oost(LATER)] == [3, 3, Decimal("3.5")]


def test_nul_fte_is_geen_ontbrekende_fte_en_administratie_draagt_geen_caseload(huis):
    zet(huis, "0")
    assert norm(huis, VANDAAG) == 0
    zet(huis, "1", soort="administratie", uit_vaste=False)
    assert norm(huis, VANDAAG) == 0


def test_wijzigen_en_intrekken_zetten_alles_terug(huis):
    zet(huis, "0.8")
    tweede = zet(huis, "0.6", van=MORGEN)
    assert (stand(huis.oost), stand(huis.oost, MORGEN)) == (("0,8", "2,2"), ("0,6", "2,4"))
    assert [(r.fte, r.terug, r.door) for r in fte_van(huis.tom.pk)] == [("0,6", True, "Bea"), ("0,8", False, "Bea")]
    fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=tweede.pk)
    assert stand(huis.oost, LATER) == ("0,8", "2,2")
    fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=huis.tom.formatie.get().pk)
    assert list(Formatie.objects.filter(team=huis.oost).values_list("fte", "van", "tot", "bron")) == [
        (3, BEGIN, None, "pakket")
    ]


def test_intrekken_kan_alleen_de_laatste_en_niet_na_vandaag(huis):
    eerste, ander = zet(huis), zet(huis, "1", wie=huis.wijk.samira)
    zet(huis, "0.6", van=MORGEN)
    with pytest.raises(Fout, match="of er is een latere"):
        fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=eerste.pk)
    with pytest.raises(NietGevonden):
        fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=ander.pk)
    with klok.zet_klok(LATER), pytest.raises(Fout, match="langer dan vandaag"):
        fte_intrekken(actor=huis.actor, medewerker_id=huis.wijk.samira.pk, formatie_id=ander.pk)


def test_terug_kan_niet_als_de_plek_intussen_van_een_ander_is(huis):
    zet(huis, "1")
    tweede = zet(huis, "0.5", van=MORGEN)
    zet(huis, "2", van=MORGEN, wie=huis.wijk.samira)
    zet(huis, "0.5", van=MORGEN, wie=huis.wijk.mo)
    with pytest.raises(Fout, match="Zonder naam staat er nog 0,5 fte, en 1 fte is meer"):
        fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=tweede.pk)
    assert (stand(huis.oost), stand(huis.oost, MORGEN)) == (("1", "2"), ("3", "0"))


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"van": VANDAAG - timedelta(days=1)}, "van", "is al geweest"),
        ({"fte": "2.5"}, "fte", "‘2,5’ kan niet: vul een getal in van 0 tot en met 2"),
        ({"fte": "-1"}, "fte", "‘-1’ kan niet"),
        ({"soort": "koffie"}, "soort", "‘koffie’ is geen soort werk"),
        ({"zuid": True}, "team_id", "Tom heeft op .* geen rol in dat team"),
    ],
)
def test_wat_niet_kan(huis, anders, veld, zin):
    if anders.pop("zuid", False):
        anders = {"team_id": huis.zuid.pk}
    with pytest.raises(Fout, match=zin) as fout:
        zet(huis, **anders)
    assert (fout.value.veld, Formatie.objects.count()) == (veld, 2)


def test_meer_dan_er_zonder_naam_staat_en_twee_keer_op_een_dag(huis):
    zet(huis, "2", wie=huis.wijk.samira)
    with (
        pytest.raises(Fout, match="Zonder naam staat er nog 1 fte, en 1,5 fte is meer") as fout,
        transactie(huis.actor),
    ):
        zet(huis, "1.5")
    assert fout.value.veld == "fte"
    with pytest.raises(Fout, match="De fte in Oost verandert al met ingang van"):
        zet(huis, "1", wie=huis.wijk.samira)


def test_de_fte_stopt_met_de_laatste_rol_in_het_team(huis):
    zet(huis)
    rol = huis.tom.rolvervullingen.get()
    medewerkers.rol_stoppen(actor=huis.actor, medewerker_id=huis.tom.pk, rolvervulling_id=rol.pk, tot=LATER)
    assert (stand(huis.oost, MORGEN), stand(huis.oost, LATER)) == (("0,8", "2,2"), ("0", "3"))
    nieuw = zet(huis, "1", van=MORGEN)
    assert (nieuw.tot, stand(huis.oost, LATER)) == (LATER, ("0", "3"))


def test_de_fte_verhuist_mee(huis):
    zet(huis)
    velden = {"van_team_id": huis.oost.pk, "naar_team_id": huis.zuid.pk, "van": MORGEN}
    medewerkers.team_wisselen(actor=huis.actor, medewerker_id=huis.tom.pk, **velden)
    assert (stand(huis.oost, MORGEN), stand(huis.zuid, MORGEN)) == (("0", "3"), ("0,8", "0,2"))


def test_bij_weinig_plek_komt_de_fte_in_het_nieuwe_team_erbij(huis):
    zet(huis, "1.5")
    velden = {"van_team_id": huis.oost.pk, "naar_team_id": huis.zuid.pk, "van": MORGEN}
    medewerkers.team_wisselen(actor=huis.actor, medewerker_id=huis.tom.pk, **velden)
    assert (stand(huis.zuid, VANDAAG), stand(huis.zuid, MORGEN)) == (("0", "1"), ("1,5", "1"))


def test_vertrek_geeft_de_plek_terug_en_intrekken_neemt_hem_weer(huis):
    zet(huis)
    zet(huis, "1", van=LATER + timedelta(days=1))
    vertrek.vertrek_afronden(actor=huis.actor, medewerker_id=huis.tom.pk, tot=LATER)
    assert (stand(huis.oost, LATER), huis.tom.formatie.count()) == (("0", "3"), 1)
    vertrek.vertrek_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk)
    assert stand(huis.oost, LATER) == ("0,8", "2,2")


def test_blijven_terwijl_de_plek_al_vergeven_is_komt_erbij(huis):
    zet(huis, "1.5")
    vertrek.vertrek_afronden(actor=huis.actor, medewerker_id=huis.tom.pk, tot=LATER)
    zet(huis, "2", van=LATER, wie=huis.wijk.samira)
    vertrek.vertrek_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk)
    assert stand(huis.oost, LATER) == ("3,5", "1")


def test_elke_wijziging_staat_in_het_logboek_en_een_wijkcoach_mag_het_niet(huis):
    rij = zet(huis)
    fte_intrekken(actor=huis.actor, medewerker_id=huis.tom.pk, formatie_id=rij.pk)
    inhoud = [logboek.ontleed(r.inhoud) for r in LogboekRegel.objects.filter(soort="handeling").order_by("id")]
    assert [r["gegevens"]["wat"] for r in inhoud] == ["fte", "fte ingetrokken"]
    with transactie(actor_van(huis.wijk.samira)), pytest.raises(GeenRecht):
        zet(huis)


def test_fte_tekst():
    assert [fte_tekst(Decimal(g)) for g in ("0.80", "1.00", "0", "10")] == ["0,8", "1", "0", "10"]


@pytest.fixture
def web(client):
    wijk = maak_wijk()
    Formatie.objects.create(team=wijk.oost, fte=3, van=BEGIN)
    bea = maak_account(maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))
    log_in(client, bea)
    return SimpleNamespace(wijk=wijk, pad=f"/beheer/medewerkers/{wijk.tom.pk}/", client=client)


def stuur(web, stap="vastleggen", **anders):
    velden = {"team_id": web.wijk.oost.pk, "fte": "0,5", "uit_vaste": "ja", "soort": "uitvoering", "van": MORGEN}
    return web.client.post(f"{web.pad}fte/", {"stap": stap} | velden | anders)


def test_scherm_voorbeeld_vastleggen_en_intrekken(web):
    tekst = stuur(web, "voorbeeld").text
    assert "Bij 0,5 fte past een caseload van 14 punten" in tekst
    assert not web.wijk.tom.formatie.exists()
    assert stuur(web).status_code == 302
    blad = web.client.get(web.pad).text
    assert "gaat nog in" in blad
    rij = web.wijk.tom.formatie.get()
    assert web.client.post(f"{web.pad}fte/{rij.pk}/intrekken/").status_code == 302
    assert "Nog niet vastgelegd" in web.client.get(web.pad).text


def test_scherm_houdt_wat_er_getypt_is_bij_een_fout(web):
    antwoord = stuur(web, fte="acht")
    assert (antwoord.status_code, "‘acht’ is geen getal" in antwoord.text) == (422, True)
    assert 'value="acht"' in antwoord.text
    assert "‘3’ is te hoog: 2 of minder mag" in stuur(web, fte="3").text
    rij = Formatie.objects.create(medewerker=web.wijk.tom, team=web.wijk.oost, fte=1, van=date(2020, 1, 1))
    web.client.post(f"{web.pad}fte/{rij.pk}/intrekken/")
    assert "langer dan vandaag" in web.client.get(web.pad).text


def test_het_scherm_begint_met_wat_er_staat(web):
    Formatie.objects.create(medewerker=web.wijk.tom, team=web.wijk.oost, fte="0.80", van=BEGIN, uit_vaste=False)
    tekst = web.client.get(f"{web.pad}fte/").text
    assert 'value="0,8"' in tekst
    assert '<option value="nee" selected>' in tekst
    zonder = maak_medewerker("Zonder Team", Rol.FG, None)
    assert "Geef deze medewerker eerst een rol" in web.client.get(f"/beheer/medewerkers/{zonder.pk}/fte/").text
