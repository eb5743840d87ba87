"""Teams begin and end on a day: the act, who may, what refuses, and the screens."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen import keuzes, medewerkers
from keukentafel.organisatie.handelingen import teams as acts
from keukentafel.organisatie.models import Formatie, Rolvervulling, Team, TeamGebied
from keukentafel.organisatie.opvragen import actor_van, fte, teams
from keukentafel.organisatie.opvragen.teamwerk import oplossingen, teamwerk
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Melding
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in, maak_account
from tests.personages import BEGIN, SYSTEEM, maak_medewerker, maak_team, maak_wijk

VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)
NIEUW = {"code": "west", "naam": "West", "soort": "wijkteam", "volgorde": "3", "adres": "Plein 1", "telefoon": "010 1"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    wijk = maak_wijk()
    bea = maak_account(maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))
    leeg = maak_team("leeg", "Leeg")
    return SimpleNamespace(wijk=wijk, bea=bea, actor=actor_van(bea), leeg=leeg)


@pytest.fixture
def bea(huis, client):
    log_in(client, huis.bea)
    return huis.bea


def doe(huis, act, **velden):
    with transactie(huis.actor):
        return act(actor=huis.actor, **velden)


def voeg_toe(huis, **anders):
    return doe(huis, acts.team_toevoegen, **(NIEUW | {"volgorde": 3, "van": MORGEN} | anders))


def stuur(client, pad, stap="vastleggen", **velden):
    return client.post(f"/beheer/teams/{pad}", {"stap": stap, **velden})


def test_een_nieuw_team_telt_mee_vanaf_zijn_dag(huis):
    west = voeg_toe(huis)
    assert west not in teams()
    with klok.zet_klok(MORGEN):
        assert west in teams(soort="wijkteam")


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"code": "oost"}, "code", "‘oost’ is al van een team"),
        ({"naam": "OOST"}, "naam", "al een team ‘OOST’"),
        ({"soort": "overig"}, "soort", "‘overig’ is geen soort"),
        ({"van": VANDAAG - timedelta(days=1)}, "van", "is al geweest"),
    ],
)
def test_een_team_dat_niet_kan(huis, anders, veld, zin):
    with pytest.raises(Fout, match=zin) as fout:
        voeg_toe(huis, **anders)
    assert fout.value.veld == veld


@pytest.mark.parametrize("act", [acts.team_beeindigen, acts.team_einde_intrekken, acts.team_toevoegen])
def test_alleen_functioneel_beheer(huis, act):
    mo = actor_van(huis.wijk.mo)
    velden = {"team_id": huis.leeg.pk}
    if act is not acts.team_einde_intrekken:
        velden = {"team_id": huis.leeg.pk, "tot": MORGEN} if act is acts.team_beeindigen else NIEUW | {"van": MORGEN}
    with transactie(mo), pytest.raises(GeenRecht):
        act(actor=mo, **velden)


def test_een_leeg_team_stopt_en_blijft_in_oude_cijfers(huis):
    Formatie.objects.create(team=huis.leeg, fte=2, van=BEGIN)
    doe(huis, acts.team_beeindigen, team_id=huis.leeg.pk, tot=MORGEN)
    assert "leeg" in {t.code for t in teams()} & {f.code for f in fte()}
    assert "leeg" not in {t.code for t in teams(MORGEN)} | {f.code for f in fte(MORGEN)}
    doe(huis, acts.team_einde_intrekken, team_id=huis.leeg.pk)
    assert "leeg" in {f.code for f in fte(MORGEN)}


def _werk(huis, soort):
    """Give the empty team one thing of this kind."""
    if soort == "rol":
        Rolvervulling.objects.create(medewerker=huis.wijk.tom, rol="coordinator", team=huis.leeg, van=MORGEN)
    elif soort == "buurt":
        TeamGebied.objects.create(team=huis.leeg, gebiedscode="BU1", van=BEGIN)
    with transactie(SYSTEEM):
        coach = maak_medewerker("Loes", Rol.WIJKCOACH, huis.leeg) if soort == "dossier" else None
    if coach:
        maak_dossier(coach, maak_huishouden(huis.leeg))
        Rolvervulling.objects.filter(medewerker=coach).update(tot=VANDAAG)
    if soort == "melding":
        velden = {"nummer": 7, "ontvangen_op": klok.nu(), "kanaal": "telefoon", "onderwerpen": ["geld"], "wet": "wmo"}
        gezin = maak_huishouden(huis.wijk.oost)
        with transactie(SYSTEEM):
            Melding.objects.create(**velden, team=huis.leeg, huishouden=gezin, gemaakt_door=SYSTEEM.kenmerk)


@pytest.mark.parametrize("soort", ["rol", "buurt", "dossier", "melding"])
def test_werk_houdt_het_einde_tegen_en_zegt_waar_het_wordt_opgelost(huis, soort):
    _werk(huis, soort)
    with pytest.raises(Blokkade, match="nog 1 ") as fout:
        doe(huis, acts.team_beeindigen, team_id=huis.leeg.pk, tot=MORGEN)
    assert fout.value.code == "team-met-werk"
    with transactie(huis.actor):
        [eerst] = oplossingen(huis.leeg.pk, MORGEN)
    plekken = {"rol": [("Tom", f"/beheer/medewerkers/{huis.wijk.tom.pk}/")]}
    plekken["buurt"] = [("Buurten naar een ander team", "/beheer/teams/buurten/")]
    assert eerst.plekken == plekken.get(soort, [])


def test_wat_voor_die_dag_eindigt_telt_niet(huis):
    _werk(huis, "buurt")
    TeamGebied.objects.filter(team=huis.leeg).update(tot=MORGEN)
    with transactie(huis.actor):
        assert teamwerk(huis.leeg.pk, VANDAAG).buurten == 1
        assert teamwerk(huis.leeg.pk, MORGEN).samen == 0


def test_een_team_dat_stopt_krijgt_geen_rol_of_buurt_meer(huis):
    doe(huis, acts.team_beeindigen, team_id=huis.leeg.pk, tot=MORGEN)
    rol = {"medewerker_id": huis.wijk.tom.pk, "rol": "coordinator", "team_id": huis.leeg.pk, "van": VANDAAG}
    with pytest.raises(Fout, match="stopt op"):
        doe(huis, medewerkers.rol_geven, **rol)
    with pytest.raises(Fout, match="stopt op"):
        doe(huis, keuzes.buurten_toewijzen, team_id=huis.leeg.pk, buurten=["BU1"], van=VANDAAG)


def test_einde_dat_niet_kan(huis):
    overig = maak_team("overig", "Onbekend/overig", soort="overig")
    with pytest.raises(Fout, match="zonder bekende buurt"):
        doe(huis, acts.team_beeindigen, team_id=overig.pk, tot=MORGEN)
    with pytest.raises(Fout, match="al geweest"):
        doe(huis, acts.team_beeindigen, team_id=huis.leeg.pk, tot=VANDAAG - timedelta(days=1))
    with pytest.raises(Fout, match="niet meer in te trekken"):
        doe(huis, acts.team_einde_intrekken, team_id=huis.leeg.pk)
    with pytest.raises(NietGevonden):
        doe(huis, acts.team_beeindigen, team_id=0, tot=MORGEN)


def test_schermen_voor_beheer_en_voor_niemand_anders(huis, bea, client):
    paden = [f"/beheer/teams/{pad}" for pad in ("nieuw/", f"{huis.leeg.pk}/", f"{huis.leeg.pk}/stoppen/")]
    assert [client.get(pad).status_code for pad in paden] == [200, 200, 200]
    log_in(client, huis.wijk.samira)
    assert [client.get(pad).status_code for pad in paden] == [403, 403, 403]
    assert stuur(client, "nieuw/", **NIEUW, van=MORGEN).status_code == 403


def test_toevoegen_in_twee_stappen_zonder_javascript(huis, bea, client):
    voorbeeld = stuur(client, "nieuw/", "voorbeeld", **NIEUW, van=MORGEN)
    assert "telt het mee in overzichten en cijfers" in voorbeeld.text
    assert not Team.objects.filter(code="west").exists()
    assert stuur(client, "nieuw/", **NIEUW, van=MORGEN).status_code == 302
    west = Team.objects.get(code="west")
    assert (west.geldig_van, west.volgorde, west.gewijzigd_door) == (MORGEN, 3, "Bea")
    assert f"/beheer/teams/{west.pk}/" in client.get("/beheer/teams/").text
    assert ">West</option>" in client.get("/beheer/teams/buurten/").text


def test_een_fout_houdt_wat_getypt_is(huis, bea, client):
    antwoord = stuur(client, "nieuw/", **(NIEUW | {"code": "west zuid!", "naam": "Wést <b>"}), van=MORGEN)
    assert antwoord.status_code == 422
    assert "letters zonder accent" in antwoord.text
    assert 'value="Wést &lt;b&gt;"' in antwoord.text


def test_stoppen_weigert_met_wat_eerst_moet_en_lukt_daarna(huis, bea, client):
    _werk(huis, "rol")
    pad = f"{huis.leeg.pk}/stoppen/"
    for stap in ("voorbeeld", "vastleggen"):
        antwoord = stuur(client, pad, stap, tot=MORGEN)
        assert antwoord.status_code == 422
        assert "1 medewerker met een rol" in antwoord.text
        assert f"/beheer/medewerkers/{huis.wijk.tom.pk}/" in antwoord.text


def test_stoppen_in_twee_stappen_en_terug(huis, bea, client):
    pad = f"{huis.leeg.pk}/stoppen/"
    assert stuur(client, pad, "voorbeeld", tot=MORGEN).status_code == 200
    assert stuur(client, pad, tot=MORGEN).status_code == 302
    assert "stopt op" in client.get("/beheer/teams/").text
    assert "doorgaan/" in client.get(f"/beheer/teams/{huis.leeg.pk}/").text
    client.post(f"/beheer/teams/{huis.leeg.pk}/doorgaan/")
    assert Team.objects.get(pk=huis.leeg.pk).geldig_tot is None
