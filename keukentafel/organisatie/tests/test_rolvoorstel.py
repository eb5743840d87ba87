"""Four eyes on a role: nothing counts before a second person confirms, and taking away always works at once (ADR 0033).

Hard cases with their outcome: one functioneel beheerder alone (VRAAGT: told at the preview, the proposal waits), a
second person who is also the proposer, the worker concerned or a manager elsewhere (GEWEIGERD), a day that has passed
meanwhile (AANVAARD: from today), roles that changed meanwhile (GEWEIGERD), a departure that is withdrawn (VRAAGT).
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.bevestigcode import code_voor
from keukentafel.organisatie.handelingen import keuzes, medewerkers, rolvoorstel, vertrek
from keukentafel.organisatie.models import Formatie, Medewerker, Rolvervulling, Rolvoorstel, Taak
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen import rolvoorstel as lees
from keukentafel.organisatie.vierogen import bezwaar_tegen_bevestigers, rolnamen, wacht
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)
REDEN = "Neemt het werk van Marijke over."


@pytest.fixture
def huis():
    """Bea and Ben of functioneel beheer, Wendy manager of Oost, Pia privacy officer; Tom is whom it is about."""
    wijk = maak_wijk()
    with transactie(SYSTEEM):
        huis = SimpleNamespace(
            wijk=wijk,
            tom=wijk.tom,
            bea=maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None),
            ben=maak_medewerker("Ben", Rol.FUNCTIONEEL_BEHEER, None),
            wendy=maak_medewerker("Wendy", Rol.WIJKTEAMMANAGER, wijk.oost),
            wim=maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, wijk.zuid),
            pia=maak_medewerker("Pia", Rol.PRIVACY_OFFICER, None),
        )
        Medewerker.objects.update(totp_geheim="JBSWY3DPEHPK3PXP", totp_bevestigd_op=klok.nu())
    return huis


def doe(wie, act, **velden):
    actor = actor_van(wie)
    with transactie(actor):
        return act(actor=actor, **velden)


def stel_voor(huis, rol="privacy_officer", team=None, wie=None, door=None, **anders):
    velden = {"rol": rol, "team_id": team.pk if team else None, "van": VANDAAG, "reden": REDEN} | anders
    return doe(door or huis.bea, medewerkers.rol_geven, medewerker_id=(wie or huis.tom).pk, **velden)


def bevestig(wie, voorstel):
    """With the code that the worker reads aloud; about that code itself: test_startwachtwoord.py."""
    with transactie(SYSTEEM):
        code = code_voor(voorstel.pk, Medewerker.objects.get(pk=voorstel.medewerker_id))
    return doe(wie, rolvoorstel.rolvoorstel_bevestigen, voorstel_id=voorstel.pk, code=code)


def zet(code, waarde):
    with transactie(SYSTEEM):
        keuzes.instelling_zetten(actor=SYSTEEM, code=code, waarde=waarde, van=VANDAAG)


def rollen(wie):
    with transactie(SYSTEEM):
        return actor_van(wie).rollen


def taken(soort="rol_bevestigen"):
    with transactie(SYSTEEM):
        return sorted(Taak.objects.filter(soort=soort, klaar_op=None).values_list("voor__naam", flat=True))


# Rules


@pytest.mark.parametrize(
    ("waarde", "uitkomst"),
    [("niemand", False), ("iedereen", True), ("fg", False), ("fg wijkcoach", True)],
)
def test_welke_rol_wacht(waarde, uitkomst):
    assert wacht(["wijkcoach"], waarde) is uitkomst


def test_alleen_wie_er_over_gaat_kan_als_bevestiger_worden_ingesteld():
    assert bezwaar_tegen_bevestigers("privacy_officer functioneel_beheer") == ""
    assert bezwaar_tegen_bevestigers("fg").startswith("verwacht een of meer van")
    assert bezwaar_tegen_bevestigers("") == bezwaar_tegen_bevestigers(3) == bezwaar_tegen_bevestigers("fg")
    assert rolnamen(["fg", "frontoffice"]) == ["Frontoffice", "Functionaris gegevensbescherming"]


# Proposing and confirming


def test_een_gevoelige_rol_geldt_pas_na_bevestiging(huis):
    voorstel = stel_voor(huis)
    assert isinstance(voorstel, Rolvoorstel)
    assert rollen(huis.tom) == {"wijkcoach"}
    assert taken() == ["Ben"]
    bevestig(huis.ben, voorstel)
    assert rollen(huis.tom) == {"wijkcoach", "privacy_officer"}
    rij = Rolvervulling.objects.get(medewerker=huis.tom, rol="privacy_officer")
    assert (rij.gewijzigd_door, rij.reden) == ("Bea, bevestigd door Ben", REDEN)
    assert taken() == []


def test_een_gewone_rol_geldt_meteen(huis):
    rij = stel_voor(huis, "coordinator", huis.wijk.oost)
    assert (rij.gewijzigd_door, rij.reden) == ("Bea", REDEN)
    assert "coordinator" in rollen(huis.tom)


def test_de_gemeente_kiest_welke_rollen_wachten(huis):
    zet("vier_ogen_rollen", "coordinator")
    assert isinstance(stel_voor(huis, "privacy_officer"), Rolvervulling)
    assert isinstance(stel_voor(huis, "coordinator", huis.wijk.oost), Rolvoorstel)
    assert taken() == ["Ben", "Wendy"]


def test_de_manager_bevestigt_alleen_voor_het_eigen_team(huis):
    voorstel = stel_voor(huis, "wijkteammanager", huis.wijk.oost)
    with pytest.raises(NietGevonden):
        bevestig(huis.wim, voorstel)
    bevestig(huis.wendy, voorstel)
    assert "wijkteammanager" in rollen(huis.tom)


def test_een_rol_voor_de_hele_gemeente_bevestigt_geen_manager(huis):
    voorstel = stel_voor(huis)
    with pytest.raises(NietGevonden):
        bevestig(huis.wendy, voorstel)


def test_niemand_bevestigt_het_eigen_voorstel(huis):
    voorstel = stel_voor(huis)
    with pytest.raises(Blokkade, match="Je deed dit voorstel zelf") as blokkade:
        bevestig(huis.bea, voorstel)
    assert blokkade.value.code == "rol-zelf-bevestigen"


def test_niemand_bevestigt_een_rol_voor_zichzelf(huis):
    voorstel = stel_voor(huis, wie=huis.ben)
    assert taken() == []
    with pytest.raises(Blokkade, match="Dit gaat over jou"):
        bevestig(huis.ben, voorstel)


def test_wie_niet_is_ingesteld_bevestigt_niet(huis):
    voorstel = stel_voor(huis)
    with pytest.raises(Blokkade, match="Dit wordt bevestigd door een ander: Ben") as blokkade:
        bevestig(huis.pia, voorstel)
    assert blokkade.value.code == "rol-andere-bevestiger"
    zet("vier_ogen_bevestigers", "privacy_officer")
    bevestig(huis.pia, voorstel)
    assert "privacy_officer" in rollen(huis.tom)


def test_een_wijkcoach_bevestigt_en_stelt_niets_voor(huis):
    voorstel = stel_voor(huis)
    with pytest.raises(GeenRecht):
        bevestig(huis.wijk.samira, voorstel)
    with pytest.raises(GeenRecht):
        doe(huis.wijk.samira, rolvoorstel.rolvoorstel_teruggeven, voorstel_id=voorstel.pk, antwoord="Nee")
    with pytest.raises(GeenRecht):
        doe(huis.wendy, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstel.pk)


@pytest.mark.parametrize("veld", ["voorgesteld_door", "medewerker"])
def test_de_databank_weigert_een_bevestiging_door_dezelfde(huis, veld):
    voorstel = stel_voor(huis)
    velden = {"beslist_door": getattr(voorstel, veld), "stand": "bevestigd", "klaar_op": klok.nu()}
    with transactie(SYSTEEM), pytest.raises(IntegrityError, match="rolvoorstel_vier_ogen"), transaction.atomic():
        Rolvoorstel.objects.filter(pk=voorstel.pk).update(**velden)


def test_de_databank_weigert_een_voorstel_voor_jezelf(huis):
    voorstel = stel_voor(huis)
    with transactie(SYSTEEM), pytest.raises(IntegrityError, match="niet_voor_jezelf"), transaction.atomic():
        Rolvoorstel.objects.filter(pk=voorstel.pk).update(voorgesteld_door=huis.tom)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": " "}, "Schrijf op waarom"),
        ({"rol": "koning"}, "is geen rol"),
        ({"rol": "wijkteammanager"}, "hoort een team"),
        ({"tot": VANDAAG}, "voor het begin"),
    ],
)
def test_een_voorstel_met_een_fout(huis, anders, zin):
    with pytest.raises(Fout, match=zin):
        stel_voor(huis, **anders)


def test_een_voorstel_staat_er_een_keer(huis):
    stel_voor(huis)
    with pytest.raises(Fout, match="al voorgesteld"):
        stel_voor(huis)
    assert isinstance(stel_voor(huis, "fg", door=huis.ben, wie=huis.wijk.zoe), Rolvoorstel)


def test_een_nieuwe_medewerker_wacht_op_de_gevoelige_rol(huis):
    velden = {"naam": "Noor", "gebruikersnaam": "noor", "rol": "privacy_officer", "team_id": None, "van": VANDAAG}
    noor = doe(huis.bea, medewerkers.medewerker_toevoegen, wachtwoord="kruk-tafel-lamp-raam", reden=REDEN, **velden)
    assert rollen(noor) == frozenset()
    assert taken() == ["Ben"]


def test_het_huis_zelf_wacht_niet(huis):
    with transactie(SYSTEEM):
        velden = {"medewerker_id": huis.tom.pk, "rol": "fg", "team_id": None, "van": VANDAAG}
        assert isinstance(medewerkers.rol_geven(actor=SYSTEEM, **velden), Rolvervulling)


# The day and what changed meanwhile


def test_een_dag_die_voorbij_is_wordt_vandaag(huis):
    voorstel = stel_voor(huis, van=VANDAAG)
    later = VANDAAG + timedelta(days=5)
    with klok.zet_klok(later):
        bevestig(huis.ben, voorstel)
    assert Rolvervulling.objects.get(medewerker=huis.tom, rol="privacy_officer").van == later


def test_een_rol_die_al_voorbij_zou_zijn_wordt_niet_meer_gegeven(huis):
    voorstel = stel_voor(huis, tot=MORGEN)
    with klok.zet_klok(VANDAAG + timedelta(days=3)), pytest.raises(Fout, match="voor het begin"):
        bevestig(huis.ben, voorstel)


def test_wat_intussen_botst_wordt_geweigerd(huis):
    voorstel = stel_voor(huis)
    with transactie(SYSTEEM):
        medewerkers.rol_geven(actor=SYSTEEM, medewerker_id=huis.tom.pk, rol="fg", team_id=None, van=VANDAAG)
    with pytest.raises(Fout, match="gaat niet samen"):
        bevestig(huis.ben, voorstel)


def test_twee_keer_bevestigen_geeft_een_rol(huis):
    voorstel = stel_voor(huis)
    bevestig(huis.ben, voorstel)
    with pytest.raises(Fout, match="wacht niet meer: het is bevestigd"):
        bevestig(huis.ben, voorstel)
    assert Rolvervulling.objects.filter(medewerker=huis.tom, rol="privacy_officer").count() == 1


# Giving back, withdrawing, expiring


def test_teruggeven_vraagt_een_reden_en_de_voorsteller_leest_die(huis):
    voorstel = stel_voor(huis)
    velden = {"voorstel_id": voorstel.pk}
    with pytest.raises(Fout, match="Schrijf op waarom"):
        doe(huis.ben, rolvoorstel.rolvoorstel_teruggeven, antwoord=" ", **velden)
    terug = doe(huis.ben, rolvoorstel.rolvoorstel_teruggeven, antwoord="Marijke blijft.", **velden)
    assert (terug.stand, terug.antwoord, terug.beslist_door) == ("teruggegeven", "Marijke blijft.", huis.ben)
    assert (taken(), taken("rolvoorstel_terug")) == ([], ["Bea"])
    assert rollen(huis.tom) == {"wijkcoach"}


def test_alleen_de_voorsteller_trekt_in(huis):
    voorstel = stel_voor(huis)
    with pytest.raises(Fout, match="Bea deed dit voorstel"):
        doe(huis.ben, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstel.pk)
    assert doe(huis.bea, rolvoorstel.rolvoorstel_intrekken, voorstel_id=voorstel.pk).stand == "ingetrokken"
    assert taken() == []


def test_een_voorstel_verloopt_vanzelf_en_de_voorsteller_hoort_het(huis):
    zet("vier_ogen_dagen", 3)
    voorstel = stel_voor(huis)
    assert rolvoorstel.rolvoorstellen_nakijken() == 0
    with klok.zet_klok(VANDAAG + timedelta(days=3)):
        with pytest.raises(Fout, match="Dit voorstel verliep op"):
            bevestig(huis.ben, voorstel)
        assert rolvoorstel.rolvoorstellen_nakijken() == 1
        assert rolvoorstel.rolvoorstellen_nakijken() == 0
    voorstel.refresh_from_db()
    assert (voorstel.stand, taken(), taken("rolvoorstel_terug")) == ("verlopen", [], ["Bea"])


def test_wie_later_mag_bevestigen_krijgt_ook_de_taak(huis):
    stel_voor(huis)
    with transactie(SYSTEEM):
        maak_medewerker("Cas", Rol.FUNCTIONEEL_BEHEER, None)
    rolvoorstel.rolvoorstellen_nakijken()
    rolvoorstel.rolvoorstellen_nakijken()
    assert taken() == ["Ben", "Cas"]


def test_wie_weg_is_bevestigt_niet(huis):
    voorstel = stel_voor(huis)
    doe(huis.bea, medewerkers.toegang_zetten, medewerker_id=huis.ben.pk, open_=False)
    with transactie(SYSTEEM):
        assert lees.bevestigers(voorstel) == []


# Taking away, moving, leaving


def test_afnemen_werkt_meteen_en_verlengen_langs_die_weg_niet(huis):
    rij = Rolvervulling.objects.get(medewerker=huis.pia)
    velden = {"medewerker_id": huis.pia.pk, "rolvervulling_id": rij.pk}
    doe(huis.bea, medewerkers.rol_stoppen, tot=MORGEN, **velden)
    with pytest.raises(Fout, match="stopt al op"):
        doe(huis.bea, medewerkers.rol_stoppen, tot=MORGEN + timedelta(days=300), **velden)
    doe(huis.bea, medewerkers.rol_stoppen, tot=VANDAAG, **velden)
    assert rollen(huis.pia) == frozenset()


def verhuis(huis, wie, **anders):
    velden = {"van_team_id": huis.wijk.oost.pk, "naar_team_id": huis.wijk.zuid.pk, "van": VANDAAG, "reden": REDEN}
    return doe(huis.bea, medewerkers.team_wisselen, medewerker_id=wie.pk, **(velden | anders))


def test_een_verhuizing_met_een_gevoelige_rol_wacht_als_geheel(huis):
    voorstel = verhuis(huis, huis.wendy)
    with transactie(SYSTEEM):
        Formatie.objects.create(medewerker=huis.wendy, team=huis.wijk.oost, fte=1, van=VANDAAG)
        assert actor_van(huis.wendy).teams == {huis.wijk.oost.pk}
    with pytest.raises(Blokkade):
        bevestig(huis.wendy, voorstel)
    bevestig(huis.wim, voorstel)
    with transactie(SYSTEEM):
        assert actor_van(huis.wendy).teams == {huis.wijk.zuid.pk}
        assert Formatie.objects.filter(medewerker=huis.wendy, team=huis.wijk.zuid).exists()


def test_een_verhuizing_neemt_niet_mee_wat_er_later_bij_kwam(huis):
    voorstel = verhuis(huis, huis.wendy)
    stel_voor(huis, "coordinator", huis.wijk.oost, wie=huis.wendy)
    with pytest.raises(Fout, match="zijn intussen veranderd"):
        bevestig(huis.wim, voorstel)


def test_een_gewone_verhuizing_gaat_meteen_en_nooit_van_jezelf(huis):
    assert verhuis(huis, huis.tom) is None
    assert Rolvervulling.objects.filter(medewerker=huis.tom, team=huis.wijk.zuid).exists()
    with pytest.raises(Blokkade, match="jezelf"):
        verhuis(huis, huis.bea)


def test_een_vertrek_dat_niet_doorgaat_vraagt_de_gevoelige_rol_opnieuw(huis):
    for wie in (huis.pia, huis.tom):
        doe(huis.bea, vertrek.vertrek_afronden, medewerker_id=wie.pk, tot=MORGEN)
        doe(huis.bea, vertrek.vertrek_intrekken, medewerker_id=wie.pk)
    assert Rolvervulling.objects.get(medewerker=huis.tom).tot is None
    assert Rolvervulling.objects.get(medewerker=huis.pia).tot == MORGEN
    bevestig(huis.ben, Rolvoorstel.objects.get(medewerker=huis.pia))
    with klok.zet_klok(MORGEN):
        assert rollen(huis.pia) == {"privacy_officer"}


def test_niemand_houdt_de_eigen_rol_langs_een_vertrek(huis):
    doe(huis.ben, vertrek.vertrek_afronden, medewerker_id=huis.bea.pk, tot=MORGEN)
    with pytest.raises(Blokkade, match="jezelf geen rol"):
        doe(huis.bea, vertrek.vertrek_intrekken, medewerker_id=huis.bea.pk)


def test_wie_vertrekt_krijgt_geen_rol_meer(huis):
    voorstel = stel_voor(huis)
    doe(huis.bea, vertrek.vertrek_afronden, medewerker_id=huis.tom.pk, tot=MORGEN)
    voorstel.refresh_from_db()
    assert (voorstel.stand, taken()) == ("verlopen", [])


def test_wat_met_een_vertrek_verloopt_hoort_de_voorsteller_en_staat_in_het_logboek(huis):
    voorstel = stel_voor(huis)
    doe(huis.ben, vertrek.vertrek_afronden, medewerker_id=huis.tom.pk, tot=MORGEN)
    with transactie(SYSTEEM):
        taak = Taak.objects.get(soort="rolvoorstel_terug")
        inhoud = list(LogboekRegel.objects.values_list("inhoud", flat=True))
    assert (taak.voor, taak.onderwerp_id) == (huis.bea, voorstel.pk)
    assert "vertrekt" in taak.tekst
    assert any("rolvoorstel_verlopen" in i and str(voorstel.pk) in i for i in inhoud)


# Who looks along, and who is alone


def test_wie_de_vier_ogen_anders_instelt_wordt_gezien(huis):
    velden = {"code": "vier_ogen_rollen", "van": VANDAAG}
    doe(huis.bea, keuzes.instelling_zetten, waarde="niemand", **velden)
    doe(huis.bea, keuzes.keuze_intrekken, soort="instelling", code="vier_ogen_rollen")
    with transactie(SYSTEEM):
        gezien = Taak.objects.filter(soort="vier_ogen_gewijzigd").values_list("rol", flat=True)
        assert list(gezien) == ["privacy_officer"] * 2


@pytest.mark.parametrize(("code", "waarde"), [("vier_ogen_bij", "geen"), ("vier_ogen_boven_euro", 5_000)])
def test_vier_ogen_op_een_besluit_gaan_niet_over_rollen(huis, code, waarde):
    doe(huis.bea, keuzes.instelling_zetten, code=code, waarde=waarde, van=VANDAAG)
    doe(huis.bea, keuzes.keuze_intrekken, soort="instelling", code=code)
    with transactie(SYSTEEM):
        assert not Taak.objects.filter(soort="vier_ogen_gewijzigd").exists()


def test_een_beheerder_alleen_hoort_dat_niemand_kan_bevestigen(huis):
    doe(huis.bea, medewerkers.toegang_zetten, medewerker_id=huis.ben.pk, open_=False)
    actor = actor_van(huis.bea)
    with transactie(actor):
        zin = lees.bevestigzin(actor, huis.tom.pk, ["privacy_officer"], None)
        assert zin[0].startswith("Nu kan niemand dit bevestigen")
        assert lees.bevestigzin(actor, huis.tom.pk, ["wijkcoach"], huis.wijk.oost.pk) == []
    assert stel_voor(huis).stand == "open"


def test_medewerkers_staan_los_van_het_voorstel(huis):
    """A worker is never deleted, so a proposal keeps its people."""
    stel_voor(huis)
    assert Medewerker.objects.filter(rolvoorstellen__stand="open").get() == huis.tom
