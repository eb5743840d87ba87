"""What beheer does with people and with the configuration; and who may not."""

from datetime import date, time, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.conf import settings

from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen import afwezigheid, keuzes, medewerkers, vertrek
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Afwezigheid, Feestdag, Inrichting, Medewerker, Taak
from keukentafel.organisatie.opvragen import actor_van, beheer, feestdagen, team_van_buurt
from keukentafel.organisatie.opvragen import keuzes as keuzes_op
from keukentafel.organisatie.regels import botsende_rol, overlapt, sorteernaam
from keukentafel.poort.matrix import Rol
from tests.dossiers import maak_dossier, maak_huishouden
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"
VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def huis():
    """The people of maak_wijk, Bea of functioneel beheer bound as actor."""
    wijk = maak_wijk()
    bea = maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    actor = actor_van(bea)
    with transactie(actor):
        yield SimpleNamespace(wijk=wijk, bea=bea, actor=actor)


# Rules


def test_toezicht_en_uitvoering_gaan_niet_samen():
    assert botsende_rol("fg", ["wijkcoach", "privacy_officer"]) == "privacy_officer"
    assert botsende_rol("privacy_officer", ["fg"]) == "fg"
    assert botsende_rol("wijkcoach", ["coordinator"]) == ""


def test_perioden_die_elkaar_raken_overlappen_niet():
    een, twee, drie = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
    assert not overlapt(een, twee, twee, drie)
    assert overlapt(een, None, drie, None)


def test_sorteernaam_zonder_accenten():
    assert sorteernaam("Élise d'Alençon") == "elise d'alencon"


# Joining, roles, moving


def komt(huis, **anders):
    velden = {"naam": "Noor", "gebruikersnaam": "noor", "rol": "wijkcoach", "team_id": huis.wijk.oost.pk}
    velden |= {"van": VANDAAG, "wachtwoord": "kruk-tafel-lamp-raam"}
    return medewerkers.medewerker_toevoegen(actor=huis.actor, **(velden | anders))


@pytest.mark.django_db
def test_nieuwe_medewerker_heeft_meteen_een_rol(huis):
    noor = komt(huis)
    assert (noor.startwachtwoord, noor.check_password("kruk-tafel-lamp-raam")) == (True, True)
    assert actor_van(noor).rollen == {"wijkcoach"}
    assert actor_van(noor).teams == {huis.wijk.oost.pk}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"gebruikersnaam": "SAMIRA"}, "gebruikersnaam", "‘SAMIRA’ is al in gebruik"),
        ({"wachtwoord": "kort"}, "wachtwoord", "Kies een sterker wachtwoord"),
        ({"team_id": None}, "team_id", "hoort een team"),
        ({"rol": "koning"}, "rol", "‘koning’ is geen rol"),
    ],
)
def test_nieuwe_medewerker_met_een_fout(huis, anders, veld, zin):
    with pytest.raises(Fout, match=zin) as fout:
        komt(huis, **anders)
    assert fout.value.veld == veld


def geef(huis, wie, rol="coordinator", **anders):
    velden = {"rol": rol, "team_id": huis.wijk.oost.pk, "van": VANDAAG, "tot": None} | anders
    return medewerkers.rol_geven(actor=huis.actor, medewerker_id=wie.pk, **velden)


@pytest.mark.django_db
def test_rol_met_einddatum_stopt_vanzelf(huis):
    geef(huis, huis.wijk.tom, tot=MORGEN)
    assert "coordinator" in actor_van(huis.wijk.tom).rollen
    with klok.zet_klok(MORGEN):
        assert "coordinator" not in actor_van(huis.wijk.tom).rollen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"rol": "wijkcoach"}, "heeft deze rol dan al"),
        ({"tot": VANDAAG}, "voor het begin"),
        ({"van": date(2014, 1, 1)}, "niet in dienst"),
    ],
)
def test_rol_die_niet_kan(huis, anders, zin):
    with pytest.raises(Fout, match=zin):
        geef(huis, huis.wijk.tom, **anders)


@pytest.mark.django_db
def test_niemand_geeft_zichzelf_een_rol(huis):
    with pytest.raises(Blokkade) as blokkade:
        geef(huis, huis.bea)
    assert blokkade.value.code == "rol-aan-jezelf"


@pytest.mark.django_db
def test_fg_kan_geen_privacy_officer_zijn(huis):
    velden = {"medewerker_id": huis.wijk.tom.pk, "team_id": None, "van": VANDAAG}
    medewerkers.rol_geven(actor=SYSTEEM, rol="fg", **velden)
    with pytest.raises(Fout, match="houdt toezicht"):
        geef(huis, huis.wijk.tom, rol="privacy_officer", team_id=None)


@pytest.mark.django_db
def test_rol_stoppen_en_toekomstige_rol_terugnemen(huis):
    straks = geef(huis, huis.wijk.tom, van=MORGEN)
    medewerkers.rol_stoppen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, rolvervulling_id=straks.pk, tot=VANDAAG)
    assert not huis.wijk.tom.rolvervullingen.filter(rol="coordinator").exists()
    lopend = huis.wijk.tom.rolvervullingen.get()
    medewerkers.rol_stoppen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, rolvervulling_id=lopend.pk, tot=VANDAAG)
    assert actor_van(huis.wijk.tom).rollen == frozenset()


@pytest.mark.django_db
def test_naar_een_ander_team_vanaf_een_dag(huis):
    tom, zuid = huis.wijk.tom, huis.wijk.zuid
    teams = {"van_team_id": huis.wijk.oost.pk, "naar_team_id": zuid.pk}
    medewerkers.team_wisselen(actor=huis.actor, medewerker_id=tom.pk, van=MORGEN, **teams)
    assert actor_van(tom).teams == {huis.wijk.oost.pk}
    with klok.zet_klok(MORGEN):
        assert actor_van(tom).teams == {zuid.pk}


@pytest.mark.django_db
def test_code_vernieuwen_beeindigt_open_sessies(huis):
    tom = huis.wijk.tom
    Medewerker.objects.filter(pk=tom.pk).update(totp_geheim="A" * 32, totp_bevestigd_op=klok.nu())
    tom.refresh_from_db()
    eerst = tom.get_session_auth_hash()
    medewerkers.code_vernieuwen(actor=huis.actor, medewerker_id=tom.pk)
    tom.refresh_from_db()
    assert tom.totp_bevestigd_op is None
    assert tom.get_session_auth_hash() != eerst


@pytest.mark.django_db
def test_gegevens_wachtwoord_en_toegang(huis):
    wie = {"actor": huis.actor, "medewerker_id": huis.wijk.tom.pk}
    medewerkers.gegevens_wijzigen(naam="Tom Élan", email="tom@schiedam.example", **wie)
    medewerkers.wachtwoord_zetten(wachtwoord="drie groene stoelen", **wie)
    medewerkers.toegang_zetten(open_=False, **wie)
    tom = Medewerker.objects.get(pk=huis.wijk.tom.pk)
    assert (tom.sorteernaam, tom.is_active) == ("tom elan", False)
    assert (tom.startwachtwoord, tom.check_password("drie groene stoelen")) == (True, True)
    ander = {"actor": huis.actor, "medewerker_id": huis.wijk.zoe.pk}
    with pytest.raises(Fout, match="al van een andere medewerker"):
        medewerkers.gegevens_wijzigen(email="TOM@schiedam.example", **ander)
    with pytest.raises(Fout, match="eigen toegang"):
        medewerkers.toegang_zetten(actor=huis.actor, medewerker_id=huis.bea.pk, open_=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("doe", "veld"),
    [
        (lambda a, w: komt_met(a, w, email="samira@schiedam.example"), "email"),
        (lambda a, w: wissel(a, w, w.oost, w.oost), "naar_team_id"),
        (lambda a, w: wissel(a, w, w.zuid, w.oost), "van_team_id"),
        (lambda a, w: stop(a, w, date(2010, 1, 1)), "tot"),
        (lambda a, w: vertrek.vertrek_aankondigen(actor=a, medewerker_id=w.tom.pk, tot=date(2010, 1, 1)), "tot"),
    ],
)
def test_wat_niet_kan_noemt_het_veld(huis, doe, veld):
    Medewerker.objects.filter(pk=huis.wijk.samira.pk).update(email="samira@schiedam.example")
    with pytest.raises(Fout) as fout:
        doe(huis.actor, huis.wijk)
    assert fout.value.veld == veld


def komt_met(actor, wijk, **anders):
    return komt(SimpleNamespace(actor=actor, wijk=wijk), **anders)


def wissel(actor, wijk, van, naar):
    teams = {"van_team_id": van.pk, "naar_team_id": naar.pk}
    medewerkers.team_wisselen(actor=actor, medewerker_id=wijk.tom.pk, van=MORGEN, **teams)


def stop(actor, wijk, tot):
    rol = wijk.tom.rolvervullingen.get()
    medewerkers.rol_stoppen(actor=actor, medewerker_id=wijk.tom.pk, rolvervulling_id=rol.pk, tot=tot)


@pytest.mark.django_db
def test_onbekende_sleutels_zijn_niet_gevonden(huis):
    niemand = UUID(int=0)
    handelingen = [
        lambda: medewerkers.code_vernieuwen(actor=huis.actor, medewerker_id=niemand),
        lambda: medewerkers.rol_stoppen(
            actor=huis.actor, medewerker_id=huis.wijk.tom.pk, rolvervulling_id=0, tot=MORGEN
        ),
        lambda: afwezigheid.afwezigheid_beeindigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, afwezigheid_id=0),
        lambda: keuzes.keuze_stoppen(actor=huis.actor, soort="onderwerp", code="x", van=MORGEN),
        lambda: keuzes.keuze_intrekken(actor=huis.actor, soort="onderwerp", code="x"),
        lambda: keuzes.feestdag_wissen(actor=huis.actor, feestdag_id=0),
        lambda: keuzes.team_wijzigen(actor=huis.actor, team_id=0, naam="X", telefoon="", adres=""),
    ]
    for doe in handelingen:
        with pytest.raises(NietGevonden):
            doe()


# Leaving


def met_dossier(wijk):
    return maak_dossier(wijk.tom, maak_huishouden(wijk.oost))


@pytest.mark.django_db
def test_vertrek_zonder_werk_is_meteen_rond(huis):
    last = vertrek.vertrek_aankondigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=MORGEN)
    huis.wijk.tom.refresh_from_db()
    assert last.samen == 0
    assert huis.wijk.tom.in_dienst_tot == MORGEN
    with klok.zet_klok(MORGEN):
        assert actor_van(huis.wijk.tom).rollen == frozenset()


@pytest.mark.django_db
def test_vertrek_met_dossiers_geeft_taken_en_weigert_de_laatste_stap(huis):
    met_dossier(huis.wijk)
    vertrek.vertrek_aankondigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=MORGEN)
    with transactie(SYSTEEM):
        rollen = set(Taak.objects.filter(soort="caseload_overdragen").values_list("rol", "team_id"))
    assert rollen == {("managementondersteuner", huis.wijk.oost.pk), ("functioneel_beheer", None)}
    with pytest.raises(Blokkade, match="nog 1 dossier") as blokkade:
        vertrek.vertrek_afronden(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=MORGEN)
    assert blokkade.value.code == "vertrek-met-caseload"


@pytest.mark.django_db
def test_vertrek_twee_keer_aankondigen_verzet_de_taken(huis):
    met_dossier(huis.wijk)
    for tot in (MORGEN, MORGEN + timedelta(days=7)):
        vertrek.vertrek_aankondigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=tot)
    with transactie(SYSTEEM):
        dagen = set(Taak.objects.filter(soort="caseload_overdragen").values_list("uiterlijk", flat=True))
    assert dagen == {MORGEN + timedelta(days=7)}


@pytest.mark.django_db
def test_vertrek_intrekken_zet_alles_terug(huis):
    vertrek.vertrek_aankondigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=MORGEN)
    vertrek.vertrek_intrekken(actor=huis.actor, medewerker_id=huis.wijk.tom.pk)
    with klok.zet_klok(MORGEN):
        assert actor_van(huis.wijk.tom).rollen == {"wijkcoach"}


@pytest.mark.django_db
def test_waarnemer_die_vertrekt_laat_een_zichtbaar_gat(huis):
    Afwezigheid.objects.create(medewerker=huis.wijk.samira, waarnemer=huis.wijk.tom, van=VANDAAG)
    vertrek.vertrek_aankondigen(actor=huis.actor, medewerker_id=huis.wijk.tom.pk, tot=MORGEN)
    assert Afwezigheid.objects.get().waarnemer is None


# Absence


def afwezig(huis, actor=None, **anders):
    velden = {"medewerker_id": huis.wijk.tom.pk, "van": VANDAAG, "waarnemer_id": huis.wijk.samira.pk}
    return afwezigheid.afwezigheid_vastleggen(actor=actor or huis.actor, **(velden | anders))


@pytest.mark.django_db
def test_waarnemer_ziet_de_dossiers_zolang_het_duurt(huis):
    dossier = met_dossier(huis.wijk)
    afwezig(huis, tot=MORGEN)
    assert dossier.pk in actor_van(huis.wijk.samira).dossiers
    with klok.zet_klok(MORGEN):
        assert dossier.pk not in actor_van(huis.wijk.samira).dossiers


@pytest.mark.django_db
def test_waarnemer_uit_een_ander_team_of_de_balie_kan_niet(huis):
    for ander in (huis.wijk.zoe, huis.wijk.frans, huis.wijk.mo):
        with pytest.raises(Fout, match="kan niet waarnemen"):
            afwezig(huis, waarnemer_id=ander.pk)


@pytest.mark.django_db
def test_waarnemer_die_zelf_weg_is_en_dubbele_afwezigheid(huis):
    Afwezigheid.objects.create(medewerker=huis.wijk.samira, van=VANDAAG)
    with pytest.raises(Fout, match="zelf afwezig"):
        afwezig(huis)
    afwezig(huis, waarnemer_id=None)
    with pytest.raises(Fout, match="Er staat al een afwezigheid"):
        afwezig(huis, waarnemer_id=None)


@pytest.mark.django_db
def test_eigen_afwezigheid_mag_die_van_een_ander_niet(huis):
    tom = actor_van(huis.wijk.tom)
    with transactie(tom):
        rij = afwezig(huis, tom, waarnemer_id=None)
        afwezigheid.afwezigheid_beeindigen(actor=tom, medewerker_id=tom.id, afwezigheid_id=rij.pk)
        with pytest.raises(GeenRecht):
            afwezig(huis, tom, medewerker_id=huis.wijk.samira.pk, waarnemer_id=None)
    assert not Afwezigheid.objects.exists()


# Configuration


@pytest.fixture
def ingericht(huis):
    inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)
    return huis


def namen(soort, op=None):
    return [k.naam for k in keuzes_op(soort, op)]


@pytest.mark.django_db
def test_andere_naam_vanaf_morgen_en_weer_ingetrokken(ingericht):
    zet = {"soort": "onderwerp", "code": "wonen", "naam": "Huis en huur", "van": MORGEN}
    keuzes.keuze_zetten(actor=ingericht.actor, **zet)
    assert "Wonen" in namen("onderwerp")
    assert "Huis en huur" in namen("onderwerp", MORGEN)
    keuzes.keuze_intrekken(actor=ingericht.actor, soort="onderwerp", code="wonen")
    assert "Wonen" in namen("onderwerp", MORGEN)
    assert Inrichting.objects.filter(soort="onderwerp", code="wonen").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": VANDAAG - timedelta(days=1)}, "is al geweest"),
        ({"naam": "Wonen", "van": MORGEN}, "Er verandert niets"),
        ({"soort": "urgentie", "code": "haast"}, "hoort bij het programma"),
    ],
)
def test_keuze_die_niet_kan(ingericht, anders, zin):
    velden = {"soort": "onderwerp", "code": "wonen", "naam": "Anders", "van": VANDAAG} | anders
    with pytest.raises(Fout, match=zin):
        keuzes.keuze_zetten(actor=ingericht.actor, **velden)


@pytest.mark.django_db
def test_twee_wijzigingen_op_een_dag_kan_niet(ingericht):
    velden = {"actor": ingericht.actor, "soort": "onderwerp", "code": "wonen", "van": VANDAAG}
    keuzes.keuze_zetten(naam="Een", **velden)
    with pytest.raises(Fout, match="al gewijzigd met ingang van"):
        keuzes.keuze_zetten(naam="Twee", **velden)


@pytest.mark.django_db
def test_keuze_stoppen_en_toch_niet(ingericht):
    velden = {"actor": ingericht.actor, "soort": "onderwerp", "code": "vervoer"}
    keuzes.keuze_stoppen(van=MORGEN, **velden)
    assert "Vervoer en hulpmiddelen" not in namen("onderwerp", MORGEN)
    keuzes.keuze_intrekken(**velden)
    assert "Vervoer en hulpmiddelen" in namen("onderwerp", MORGEN)
    with pytest.raises(Fout, match="langer dan vandaag"):
        keuzes.keuze_intrekken(**velden)


@pytest.mark.django_db
def test_buurt_naar_ander_team(ingericht):
    zuid = ingericht.wijk.zuid
    keuzes.buurten_toewijzen(actor=ingericht.actor, team_id=zuid.pk, buurten=["BU06060703"], van=MORGEN)
    assert team_van_buurt("BU06060703").naam == "Groenoord"
    assert team_van_buurt("BU06060703", MORGEN) == zuid
    with pytest.raises(Fout, match="Er verandert niets"):
        keuzes.buurten_toewijzen(actor=ingericht.actor, team_id=zuid.pk, buurten=["BU06060703"], van=MORGEN)


@pytest.mark.django_db
def test_pakket_opnieuw_laden_laat_beheer_met_rust(ingericht):
    uren = {(1, time(10), time(12), False)}
    velden = {"kanaal": "telefoon", "plaats": "", "van": VANDAAG}
    keuzes.openingstijden_zetten(actor=ingericht.actor, uren=uren, **velden)
    keuzes.buurten_toewijzen(actor=ingericht.actor, team_id=ingericht.wijk.oost.pk, buurten=["BU06060703"], van=VANDAAG)
    geladen = inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)
    assert (geladen.nieuw, geladen.gewijzigd) == (0, 0)
    assert team_van_buurt("BU06060703") == ingericht.wijk.oost


@pytest.mark.django_db
def test_feestdag_erbij_en_weer_weg(huis):
    dag = next(d for d in (VANDAAG + timedelta(days=n) for n in range(200, 230)) if feestdagen().is_werkdag(d))
    keuzes.feestdag_toevoegen(actor=huis.actor, datum=dag, naam="Dies", soort="sluiting", bron="college")
    assert not feestdagen().is_werkdag(dag)
    keuzes.feestdag_wissen(actor=huis.actor, feestdag_id=Feestdag.objects.get().pk)
    assert feestdagen().is_werkdag(dag)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dag", "zin"), [(date(2020, 1, 2), "niet meer te plannen"), (date(2040, 12, 25), "al een vr")]
)
def test_feestdag_die_niet_kan(huis, dag, zin):
    with pytest.raises(Fout, match=zin):
        keuzes.feestdag_toevoegen(actor=huis.actor, datum=dag, naam="X", soort="gelijkgesteld", bron="Stcrt.")


@pytest.mark.django_db
def test_team_krijgt_een_andere_naam(huis):
    keuzes.team_wijzigen(actor=huis.actor, team_id=huis.wijk.oost.pk, naam="Team Oost", telefoon="010", adres="")
    with pytest.raises(Fout, match="al een team"):
        keuzes.team_wijzigen(actor=huis.actor, team_id=huis.wijk.zuid.pk, naam="team oost", telefoon="", adres="")


@pytest.mark.django_db
def test_aantallen_komen_uit_de_dossiers_zonder_ze_te_tonen(huis):
    met_dossier(huis.wijk)
    with transactie(SYSTEEM):
        Huishouden.objects.update(buurtcode="BU06060101")
    assert beheer.caseload(huis.wijk.tom.pk).tekst == "1 dossier"
    assert beheer.dossiers_in(["BU06060101"]) == 1
    assert beheer.gebruik("onderwerp", "wonen") == 0
    assert beheer.gebruik("leefgebied", "wonen") is None


# Who may not


@pytest.mark.django_db
def test_alleen_functioneel_beheer_mag_dit():
    wijk = maak_wijk()
    manager = maak_medewerker("Mara", Rol.WIJKTEAMMANAGER, wijk.oost)
    wie = {"medewerker_id": wijk.tom.pk}
    handelingen = [
        lambda a: medewerkers.code_vernieuwen(actor=a, **wie),
        lambda a: medewerkers.toegang_zetten(actor=a, open_=False, **wie),
        lambda a: medewerkers.rol_geven(actor=a, rol="fg", team_id=None, van=VANDAAG, **wie),
        lambda a: vertrek.vertrek_aankondigen(actor=a, tot=MORGEN, **wie),
        lambda a: vertrek.vertrek_afronden(actor=a, tot=MORGEN, **wie),
        lambda a: keuzes.keuze_zetten(actor=a, soort="onderwerp", code="x", naam="X", van=MORGEN),
        lambda a: keuzes.buurten_toewijzen(actor=a, team_id=wijk.oost.pk, buurten=["BU06060101"], van=MORGEN),
        lambda a: keuzes.feestdag_toevoegen(actor=a, datum=MORGEN, naam="X", soort="sluiting", bron="x"),
    ]
    for iemand in (wijk.samira, wijk.frans, wijk.mo, manager):
        actor = actor_van(iemand)
        for doe in handelingen:
            with transactie(actor), pytest.raises(GeenRecht):
                doe(actor)
