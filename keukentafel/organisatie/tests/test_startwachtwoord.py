"""One person sets the start password, proposes the role, and comes in with it: that does not work (ADR 0033).

Hard cases with their outcome: a start password that nobody replaced (GEWEIGERD: who it is logs in first), no second
factor yet (GEWEIGERD), the proposer who logged in first in the place of the worker (GEWEIGERD: the worker cannot read
the code aloud), a wrong code (GEWEIGERD), a new password between reading and typing (GEWEIGERD), a reset while the
role waits (GEWEIGERD), the account of the municipality (AANVAARD: without an own password, and the unused start
password stops), a move of a role that one has (AANVAARD: without a code), the command line (AANVAARD).
"""

import re
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.urls import reverse

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.bevestigcode import code_voor
from keukentafel.organisatie.handelingen import medewerkers, rolvoorstel
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Rolvoorstel
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.sessie import stap_nu
from keukentafel.poort.matrix import Rol
from tests.inloggen import WACHTWOORD, code_nu, log_in, maak_account
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
START, EIGEN = "zes blauwe emmers", "negen gele laarzen"
REDEN = "Neemt het werk van Marijke over."
UITGEVER = "https://inloggen.schiedam.example"


@pytest.fixture
def huis():
    """Bea and Ben of functioneel beheer; Tom wijkcoach has an own password and an own code."""
    wijk = maak_wijk()
    with transactie(SYSTEEM):
        bea, ben = (maak_medewerker(naam, Rol.FUNCTIONEEL_BEHEER, None) for naam in ("Bea", "Ben"))
    return SimpleNamespace(wijk=wijk, tom=maak_account(wijk.tom), bea=bea, ben=ben)


def doe(wie, act, **velden):
    actor = actor_van(wie)
    with transactie(actor):
        return act(actor=actor, **velden)


def stel_voor(huis, rol=Rol.PRIVACY_OFFICER, **anders):
    velden = {"rol": rol, "team_id": None, "van": klok.vandaag(), "reden": REDEN} | anders
    return doe(huis.bea, medewerkers.rol_geven, medewerker_id=huis.tom.pk, **velden)


def bevestig(huis, voorstel, **velden):
    return doe(huis.ben, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk, **velden)


def rollen(wie):
    with transactie(SYSTEEM):
        return actor_van(wie).rollen


def kom_binnen(client, gebruikersnaam, wachtwoord, nieuw=EIGEN):
    """Through the real doors: a start password, a code of one's own, another password. True when that gives work."""
    client.post("/inloggen/", {"gebruikersnaam": gebruikersnaam, "wachtwoord": wachtwoord})
    stap = client.get("/inloggen/instellen/")
    if stap.status_code != 200:
        return False
    client.post("/inloggen/instellen/", {"code": code_nu(stap_nu(stap.wsgi_request).geheim)})
    client.post("/inloggen/wachtwoord/", {"nieuw": nieuw})
    return client.get("/profiel/").status_code == 200


def test_wie_het_startwachtwoord_zette_komt_niet_binnen_met_de_rol(huis, client):
    """The attack: Bea sets both, proposes the role, and logs in as Tom once Ben confirmed in good faith."""
    doe(huis.bea, medewerkers.wachtwoord_zetten, medewerker_id=huis.tom.pk, wachtwoord=START)
    doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.tom.pk)
    voorstel = stel_voor(huis)
    with suppress(Fout):
        bevestig(huis, voorstel)
    assert kom_binnen(client, "tom", START)
    assert "privacy_officer" not in rollen(huis.tom)


def code_van(client, wie):
    """What the worker reads on the own profile, as the screen shows it."""
    pagina = log_in(client, wie).get("/profiel/").content.decode()
    return re.search(r">\s*(\d{3} \d{3})\s*<", pagina).group(1)


def test_wie_zelf_inlogde_leest_de_code_voor(huis, client):
    voorstel = stel_voor(huis)
    code = code_van(client, huis.tom)
    for wie in (huis.bea, huis.ben):  # on no other screen
        pagina = log_in(client, wie).get(reverse("organisatie:rolvoorstel", args=[voorstel.pk])).content.decode()
        assert code not in pagina
    bevestig(huis, voorstel, code=code)
    assert rollen(huis.tom) == {"wijkcoach", "privacy_officer"}
    assert ">Een rol wacht op bevestiging<" not in log_in(client, huis.tom).get("/profiel/").content.decode()


@pytest.mark.parametrize("code", ["", "000 000", "abc", "１２３４５６"])
def test_een_andere_code_wordt_geweigerd(huis, code):
    voorstel = stel_voor(huis)
    with pytest.raises(Fout, match="van 6 cijfers die Tom nu ziet") as fout:
        bevestig(huis, voorstel, code=code)
    assert (fout.value.veld, rollen(huis.tom)) == ("code", {"wijkcoach"})


def test_wie_zich_voor_een_ander_uitgeeft_heeft_niets_aan_een_eigen_wachtwoord(huis, client):
    """Bea comes in first and chooses "own" ones. Tom cannot log in any more, so there is no code for Ben."""
    doe(huis.bea, medewerkers.wachtwoord_zetten, medewerker_id=huis.tom.pk, wachtwoord=START)
    doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.tom.pk)
    assert kom_binnen(client, "tom", START)
    client.logout()
    client.post("/inloggen/", {"gebruikersnaam": "tom", "wachtwoord": WACHTWOORD})
    assert client.get("/profiel/").status_code == 302  # the real Tom, with the password he had
    voorstel = stel_voor(huis)
    with pytest.raises(Fout, match="bevestig dan niet"):
        bevestig(huis, voorstel)


@pytest.mark.parametrize(
    "velden", [{"startwachtwoord": True}, {"totp_bevestigd_op": None, "totp_geheim": ""}], ids=["wachtwoord", "code"]
)
def test_zonder_eigen_wachtwoord_of_eigen_code_bevestigt_niemand(huis, client, velden):
    with transactie(SYSTEEM):
        Medewerker.objects.filter(pk=huis.tom.pk).update(**velden)
        tom = Medewerker.objects.get(pk=huis.tom.pk)
    voorstel = stel_voor(huis)
    with pytest.raises(Blokkade, match="Vraag Tom zelf om een keer in te loggen") as blokkade:
        bevestig(huis, voorstel, code=code_voor(voorstel.pk, tom))
    assert blokkade.value.code == "rol-eigen-inlog"
    pagina = log_in(client, huis.ben).get(reverse("organisatie:rolvoorstel", args=[voorstel.pk])).content.decode()
    assert "Dit kan nog niet." in pagina
    assert "rol-bevestigen" not in pagina
    assert ">Bevestig<" not in pagina


def test_terwijl_een_rol_wacht_zet_niemand_alleen_een_startwachtwoord(huis):
    voorstel = stel_voor(huis)
    for act, velden in ((medewerkers.wachtwoord_zetten, {"wachtwoord": START}), (medewerkers.code_vernieuwen, {})):
        with pytest.raises(Fout, match="Privacy officer voor Tom wacht op bevestiging"):
            doe(huis.bea, act, medewerker_id=huis.tom.pk, **velden)
    with transactie(SYSTEEM):
        tom = Medewerker.objects.get(pk=huis.tom.pk)
    assert tom.check_password(WACHTWOORD)
    assert tom.totp_bevestigd_op
    doe(huis.bea, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstel.pk)
    doe(huis.bea, medewerkers.wachtwoord_zetten, medewerker_id=huis.tom.pk, wachtwoord=START)


def test_een_nieuw_wachtwoord_tussen_lezen_en_typen_maakt_de_code_oud(huis, client):
    voorstel = stel_voor(huis)
    code = code_van(client, huis.tom)
    with transactie(SYSTEEM):
        tom = Medewerker.objects.get(pk=huis.tom.pk)
        tom.set_password(EIGEN)
        tom.save()
    with pytest.raises(Fout, match="is niet de code"):
        bevestig(huis, voorstel, code=code)


def test_een_nieuwe_collega_krijgt_de_rol_na_de_eerste_keer_inloggen(huis, client):
    """From the first day: Bea adds Nora with the role, Nora logs in, Ben hears the code from her."""
    velden = {"naam": "Nora", "gebruikersnaam": "nora", "rol": Rol.PRIVACY_OFFICER, "team_id": None}
    nora = doe(huis.bea, medewerkers.medewerker_toevoegen, **velden, van=klok.vandaag(), wachtwoord=START, reden=REDEN)
    voorstel = Rolvoorstel.objects.get(medewerker=nora)
    with pytest.raises(Blokkade):
        bevestig(huis, voorstel)
    assert kom_binnen(client, "nora", START)
    pagina = client.get("/profiel/").content.decode()
    bevestig(huis, voorstel, code=re.search(r">\s*(\d{3} \d{3})\s*<", pagina).group(1))
    assert rollen(nora) == {"privacy_officer"}


def test_met_het_gemeenteaccount_is_geen_eigen_wachtwoord_nodig(huis, client, settings):
    """The start password that nobody used stops, so whoever set it does not come in with the role."""
    settings.OIDC_UITGEVER = UITGEVER
    doe(huis.bea, medewerkers.wachtwoord_zetten, medewerker_id=huis.tom.pk, wachtwoord=START)
    doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.tom.pk)
    with transactie(SYSTEEM):
        Medewerker.objects.filter(pk=huis.tom.pk).update(oidc_onderwerp=f"{UITGEVER}|7")
        tom = Medewerker.objects.get(pk=huis.tom.pk)
    voorstel = stel_voor(huis)
    bevestig(huis, voorstel, code=code_van(client, tom))
    assert rollen(huis.tom) == {"wijkcoach", "privacy_officer"}
    client.logout()
    assert not kom_binnen(client, "tom", START)


def test_een_verhuizing_vraagt_geen_code(huis):
    with transactie(SYSTEEM):
        wendy = maak_medewerker("Wendy", Rol.WIJKTEAMMANAGER, huis.wijk.oost)
    teams = {"van_team_id": huis.wijk.oost.pk, "naar_team_id": huis.wijk.zuid.pk}
    voorstel = doe(
        huis.bea, medewerkers.team_wisselen, medewerker_id=wendy.pk, **teams, van=klok.vandaag(), reden=REDEN
    )
    bevestig(huis, voorstel)
    with transactie(SYSTEEM):
        assert Rolvervulling.objects.filter(medewerker=wendy, team=huis.wijk.zuid, rol=Rol.WIJKTEAMMANAGER).exists()


def test_de_server_wacht_niet(huis):
    with transactie(SYSTEEM):
        velden = {"rol": Rol.PRIVACY_OFFICER, "team_id": None, "van": klok.vandaag()}
        medewerkers.rol_geven(actor=SYSTEEM, medewerker_id=huis.tom.pk, **velden)
    assert "privacy_officer" in rollen(huis.tom)


def test_op_het_scherm_blijft_staan_wat_ben_typte(huis, client):
    voorstel = stel_voor(huis)
    pad = reverse("organisatie:rol-bevestigen", args=[voorstel.pk])
    code = code_van(client, huis.tom)
    log_in(client, huis.ben)
    fout = client.post(pad, {"code": "12 34"})
    assert fout.status_code == 422
    assert "‘12 34’ is niet de code" in fout.content.decode()
    assert 'value="12 34"' in fout.content.decode()
    zonder = client.post(pad, follow=True)  # a page from before there was a code
    assert "Vul de code in van 6 cijfers die Tom nu ziet" in zonder.content.decode()
    assert "Bevestigd." in client.post(pad, {"code": code}, follow=True).content.decode()
