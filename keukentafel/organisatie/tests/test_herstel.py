"""Four eyes on a way in again for who has a sensitive role (ADR 0033): a new code, or a start password.

Hard cases with their outcome: a worker without a sensitive role (AANVAARD: at once), with one (VRAAGT: a second
person), oneself (GEWEIGERD), the proposer who confirms (GEWEIGERD), one beheerder alone (VRAAGT: told at the preview,
it waits), a role that begins tomorrow (VRAAGT), a setting without four eyes (AANVAARD), the command line (AANVAARD),
another mail address while a role waits (GEWEIGERD).
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.handelingen import keuzes, medewerkers, rolvoorstel
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Rolvoorstel, Taak
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen import rolvoorstel as lees
from keukentafel.poort.matrix import Rol
from tests.inloggen import log_in
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
REDEN = "Telefoon in de gracht. Ik zag haar aan de balie."
NIEUW = "zes blauwe emmers"


@pytest.fixture
def huis():
    """Bea and Ben of functioneel beheer, Pia privacy officer, Tom wijkcoach; all of them have a code."""
    wijk = maak_wijk()
    with transactie(SYSTEEM):
        wie = SimpleNamespace(
            wijk=wijk,
            tom=wijk.tom,
            bea=maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None),
            ben=maak_medewerker("Ben", Rol.FUNCTIONEEL_BEHEER, None),
            pia=maak_medewerker("Pia", Rol.PRIVACY_OFFICER, None),
        )
        Medewerker.objects.update(totp_geheim="JBSWY3DPEHPK3PXP", totp_bevestigd_op=klok.nu())
    return wie


def doe(wie, act, **velden):
    actor = actor_van(wie)
    with transactie(actor):
        return act(actor=actor, **velden)


def nu(wie):
    with transactie(SYSTEEM):
        return Medewerker.objects.get(pk=wie.pk)


def taken(soort):
    with transactie(SYSTEEM):
        return sorted(Taak.objects.filter(soort=soort, klaar_op=None).values_list("voor__naam", flat=True))


def test_wie_geen_gevoelige_rol_heeft_is_meteen_geholpen(huis):
    assert doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.tom.pk) is None
    assert nu(huis.tom).totp_bevestigd_op is None
    assert doe(huis.bea, medewerkers.wachtwoord_zetten, medewerker_id=huis.tom.pk, wachtwoord=NIEUW) is None
    assert nu(huis.tom).check_password(NIEUW)


def test_een_nieuwe_code_voor_de_privacy_officer_wacht_op_een_tweede(huis):
    voorstel = doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.pia.pk, reden=REDEN)
    assert isinstance(voorstel, Rolvoorstel)
    assert nu(huis.pia).totp_bevestigd_op is not None
    assert taken("rol_bevestigen") == ["Ben"]
    with pytest.raises(Blokkade) as fout:
        doe(huis.bea, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk)
    assert fout.value.code == "rol-zelf-bevestigen"
    doe(huis.ben, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk)
    pia = nu(huis.pia)
    assert (pia.totp_geheim, pia.totp_bevestigd_op) == ("", None)
    assert taken("rol_bevestigen") == []
    assert Rolvervulling.objects.filter(medewerker=huis.pia).count() == 1  # no role came along


def test_het_wachtwoord_kiest_wie_bevestigt(huis):
    act = medewerkers.wachtwoord_zetten
    voorstel = doe(huis.bea, act, medewerker_id=huis.pia.pk, wachtwoord="van Bea zelf 12", reden=REDEN)
    assert not nu(huis.pia).check_password("van Bea zelf 12")
    with pytest.raises(Fout, match="sterker wachtwoord"):
        doe(huis.ben, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk, wachtwoord="kort")
    doe(huis.ben, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk, wachtwoord=NIEUW)
    assert (nu(huis.pia).check_password(NIEUW), nu(huis.pia).startwachtwoord) == (True, True)


@pytest.mark.parametrize("eerst", ["code", "wachtwoord"])
def test_een_nieuwe_code_en_een_startwachtwoord_gaan_niet_samen(huis, eerst):
    """Ben chose the password; with a new code beside it he would come in as Pia, though two agreed to each."""
    acts = {"code": medewerkers.code_vernieuwen, "wachtwoord": medewerkers.wachtwoord_zetten}
    (dan,) = set(acts) - {eerst}
    voorstellen = {wat: doe(huis.bea, act, medewerker_id=huis.pia.pk, reden=REDEN) for wat, act in acts.items()}

    def bevestig(wat):
        velden = {"wachtwoord": NIEUW} if wat == "wachtwoord" else {}
        doe(huis.ben, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstellen[wat].pk, **velden)

    bevestig(eerst)
    voor = nu(huis.pia)
    mist = {"code": "geen eigen code in de app", "wachtwoord": "geen eigen wachtwoord"}[eerst]
    with pytest.raises(Blokkade, match=mist):
        bevestig(dan)
    na = nu(huis.pia)
    assert (na.password, na.totp_bevestigd_op, na.startwachtwoord) == (
        voor.password, voor.totp_bevestigd_op, voor.startwachtwoord,
    )  # fmt: skip
    doe(huis.bea, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstellen[dan].pk)
    with pytest.raises(Blokkade, match="stel de rol daarna opnieuw voor"):
        doe(huis.bea, acts[dan], medewerker_id=huis.pia.pk, reden=REDEN)


def test_zonder_reden_niet_dubbel_en_niet_voor_jezelf(huis):
    act = medewerkers.code_vernieuwen
    with pytest.raises(Fout, match="hoe je weet met wie je sprak") as fout:
        doe(huis.bea, act, medewerker_id=huis.pia.pk)
    assert fout.value.veld == "reden"
    with pytest.raises(Fout, match="Dit gaat over jezelf"):
        doe(huis.bea, act, medewerker_id=huis.bea.pk, reden=REDEN)
    doe(huis.bea, act, medewerker_id=huis.pia.pk, reden=REDEN)
    with pytest.raises(Fout, match="al voorgesteld"):
        doe(huis.ben, act, medewerker_id=huis.pia.pk, reden=REDEN)


def test_een_rol_die_morgen_begint_telt_mee_en_een_die_voorbij_is_niet(huis):
    with transactie(SYSTEEM):
        morgen = klok.vandaag() + timedelta(days=1)
        Rolvervulling.objects.create(medewerker=huis.tom, rol=Rol.FG, van=morgen, gewijzigd_door="x")
        Rolvervulling.objects.filter(medewerker=huis.pia).update(
            van=klok.vandaag() - timedelta(days=9), tot=klok.vandaag()
        )
    act = medewerkers.code_vernieuwen
    assert isinstance(doe(huis.bea, act, medewerker_id=huis.tom.pk, reden=REDEN), Rolvoorstel)
    assert doe(huis.bea, act, medewerker_id=huis.pia.pk) is None


def test_de_gemeente_kan_het_uitzetten_en_de_server_wacht_niet(huis):
    with transactie(SYSTEEM):
        assert medewerkers.code_vernieuwen(actor=SYSTEEM, medewerker_id=huis.pia.pk) is None
        keuzes.instelling_zetten(actor=SYSTEEM, code="vier_ogen_rollen", waarde="niemand", van=klok.vandaag())
    assert doe(huis.bea, medewerkers.code_vernieuwen, medewerker_id=huis.ben.pk) is None


def test_een_beheerder_alleen_leest_wat_er_kan(huis):
    with transactie(SYSTEEM):
        Medewerker.objects.filter(pk=huis.ben.pk).update(is_active=False)
    with transactie(actor_van(huis.bea)):
        zinnen = lees.herstelzin(actor_van(huis.bea), huis.pia)
        assert lees.herstelzin(actor_van(huis.bea), huis.tom) == []
    assert "Nu kan niemand dit bevestigen" in zinnen[0]
    assert "Sluit dan nu de toegang" in zinnen[1]
    doe(huis.bea, medewerkers.toegang_zetten, medewerker_id=huis.pia.pk, open_=False)
    assert nu(huis.pia).is_active is False


def test_op_het_scherm_vraagt_bea_en_kiest_ben_het_wachtwoord(huis, client):
    log_in(client, huis.bea)
    pad = reverse("organisatie:beheer-medewerker", args=[huis.pia.pk]) + "wachtwoord/"
    pagina = client.get(pad).content.decode()
    assert "hoe weet je met wie je sprak" in pagina
    assert "Nieuw startwachtwoord" not in pagina
    voorbeeld = client.post(pad, {"reden": REDEN, "stap": "voorbeeld"}).content.decode()
    assert "Dit gaat pas in als een ander het bevestigt: Ben." in voorbeeld
    klaar = client.post(pad, {"reden": REDEN, "stap": "vastleggen"}, follow=True).content.decode()
    assert "Een ander bevestigt het nog" in klaar
    with transactie(SYSTEEM):
        voorstel = Rolvoorstel.objects.get()
    log_in(client, huis.ben)
    blad = reverse("organisatie:rolvoorstel", args=[voorstel.pk])
    pagina = client.get(blad).content.decode()
    assert "Spreek Pia eerst zelf" in pagina
    assert "Nieuw startwachtwoord" in pagina
    fout = client.post(reverse("organisatie:rol-bevestigen", args=[voorstel.pk]), {"wachtwoord": "kort"})
    assert fout.status_code == 422
    goed = client.post(reverse("organisatie:rol-bevestigen", args=[voorstel.pk]), {"wachtwoord": NIEUW}, follow=True)
    assert "Geef het startwachtwoord zelf door" in goed.content.decode()
    assert nu(huis.pia).check_password(NIEUW)


class TestAdres:
    """With single sign-on the address decides who comes in, until the first log-in (naden: koppel_medewerker)."""

    def wijzig(self, huis, wie):
        velden = {"naam": wie.naam, "email": "iemand.anders@schiedam.example"}
        doe(huis.bea, medewerkers.gegevens_wijzigen, medewerker_id=wie.pk, **velden)
        return nu(wie).email

    def test_een_persoon_kiest_het_adres_van_een_gevoelige_rol_niet(self, huis, settings):
        settings.OIDC_UITGEVER = "https://inloggen.schiedam.example"
        with pytest.raises(Fout, match="logde nog nooit in") as fout:
            self.wijzig(huis, huis.pia)
        assert (fout.value.veld, nu(huis.pia).email) == ("email", huis.pia.email)
        doe(huis.bea, medewerkers.gegevens_wijzigen, medewerker_id=huis.pia.pk, functie="Privacy", email=huis.pia.email)
        assert nu(huis.pia).functie == "Privacy"

    def test_wie_al_inlogde_of_geen_gevoelige_rol_heeft_krijgt_een_ander_adres(self, huis, settings):
        settings.OIDC_UITGEVER = "https://inloggen.schiedam.example"
        assert self.wijzig(huis, huis.tom) == "iemand.anders@schiedam.example"
        with transactie(SYSTEEM):
            Medewerker.objects.filter(pk=huis.tom.pk).update(email="")
            Medewerker.objects.filter(pk=huis.pia.pk).update(oidc_onderwerp="https://inloggen.schiedam.example|7")
        assert self.wijzig(huis, huis.pia) == "iemand.anders@schiedam.example"

    def test_zonder_gemeenteaccount_beslist_het_adres_niets(self, huis):
        assert self.wijzig(huis, huis.pia) == "iemand.anders@schiedam.example"

    def test_het_adres_verandert_niet_terwijl_een_gevoelige_rol_wacht(self, huis, settings):
        """Else the second person confirms a role, and another than the one they spoke comes in with it."""
        settings.OIDC_UITGEVER = "https://inloggen.schiedam.example"
        velden = {"rol": Rol.PRIVACY_OFFICER, "team_id": None, "van": klok.vandaag(), "reden": REDEN}
        voorstel = doe(huis.bea, medewerkers.rol_geven, medewerker_id=huis.tom.pk, **velden)
        with pytest.raises(Fout, match="wacht op bevestiging") as fout:
            self.wijzig(huis, huis.tom)
        assert (fout.value.veld, nu(huis.tom).email) == ("email", huis.tom.email)
        doe(huis.bea, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstel.pk)
        assert self.wijzig(huis, huis.tom) == "iemand.anders@schiedam.example"

    @pytest.mark.parametrize(("uitgever", "leest"), [("https://inloggen.schiedam.example", True), ("", False)])
    def test_wie_bevestigt_leest_met_welk_adres_iemand_binnenkomt(self, huis, client, settings, uitgever, leest):
        settings.OIDC_UITGEVER = uitgever
        self.wijzig(huis, huis.tom)
        velden = {"rol": Rol.PRIVACY_OFFICER, "team_id": None, "van": klok.vandaag(), "reden": REDEN}
        voorstel = doe(huis.bea, medewerkers.rol_geven, medewerker_id=huis.tom.pk, **velden)
        log_in(client, huis.ben)
        blad = client.get(reverse("organisatie:rolvoorstel", args=[voorstel.pk])).content.decode()
        assert ("iemand.anders@schiedam.example" in blad) is leest
        assert ("Controleer dit adres" in blad) is leest

    def test_als_elke_rol_vier_ogen_vraagt_is_er_een_weg_verder(self, huis, settings):
        """What the refusal advises works: take the role away, change the address, give the role again."""
        settings.OIDC_UITGEVER = "https://inloggen.schiedam.example"
        with transactie(SYSTEEM):
            keuzes.instelling_zetten(actor=SYSTEEM, code="vier_ogen_rollen", waarde="iedereen", van=klok.vandaag())
        with pytest.raises(Fout, match="neem de rol weg"):
            self.wijzig(huis, huis.tom)
        with transactie(SYSTEEM):
            rol = Rolvervulling.objects.get(medewerker=huis.tom)
        velden = {"rolvervulling_id": rol.pk, "tot": klok.vandaag()}
        doe(huis.bea, medewerkers.rol_stoppen, medewerker_id=huis.tom.pk, **velden)
        assert self.wijzig(huis, huis.tom) == "iemand.anders@schiedam.example"
