"""Field economy: counted from the tables and the log, decided by the privacy officer."""

from datetime import timedelta

import pytest
from django.db import connection

from keukentafel.dossier.models import Journaalregel
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import maak_huis
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.handelingen.velden import veld_beoordelen, velden_tellen
from keukentafel.privacy.models import Veldbesluit, Veldtelling
from keukentafel.privacy.opvragen.velden import een_veld, eigen_velden, velden
from keukentafel.privacy.regels.velden import Stand
from keukentafel.privacy.tests.hulp import opent, toezicht
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LIJST = "/privacy/velden/"
NERGENS = f"{LIJST}dossier/verslagreactie/verwerkt_in/"


def officier() -> Actor:
    petra = toezicht()
    return Actor(naam=petra.naam, id=petra.pk, rollen=frozenset({Rol.PRIVACY_OFFICER.value}))


def schrijf(huis, hoeveel, dagen_oud=0, **velden_):
    """Lines of the journal, written some days ago."""
    toen = klok.nu() - timedelta(days=dagen_oud)
    d = huis.dossier
    vast = {"dossier": d, "team": d.team, "wet": "wmo", "auteur_naam": "S", "soort": "notitie", "moment": toen}
    tijd = {"gemaakt_op": toen, "gewijzigd_op": toen, "gemaakt_door": "x"}
    with transactie(p.SYSTEEM):
        for _ in range(hoeveel):
            Journaalregel(**vast, **tijd, **velden_).save(force_insert=True)


def test_er_wordt_geteld_wat_in_een_jaar_is_ingevuld():
    huis = maak_huis()
    schrijf(huis, 3, tekst="Gebeld.", minuten=10)
    schrijf(huis, 2, tekst="", minuten=None, onderwerpen=["geld"])
    schrijf(huis, 4, dagen_oud=366, tekst="Lang geleden.", minuten=5)
    velden_tellen()
    telling = Veldtelling.objects.get(soort="dossier.journaalregel")
    with transactie(p.SYSTEEM):
        van_huis = Journaalregel.objects.count() - 9
    assert telling.rijen == 5 + van_huis
    assert telling.gevuld["minuten"] == 3
    assert telling.gevuld["onderwerpen"] == 2
    assert telling.gevuld["doorgehaald_op"] == 0
    assert telling.sinds == klok.vandaag() - timedelta(days=366)
    assert "over" not in telling.gevuld  # kept in every noun by the house itself


def test_een_leeg_jaar_is_een_voorstel_en_een_kort_jaar_nog_niet():
    huis = maak_huis()
    schrijf(huis, 20, tekst="Gebeld.")
    velden_tellen()
    assert een_veld("dossier.journaalregel", "doorgehaald_reden").stand is Stand.TE_KORT
    schrijf(huis, 1, dagen_oud=366, tekst="Gebeld.")
    velden_tellen()
    regel = een_veld("dossier.journaalregel", "doorgehaald_reden")
    assert (regel.stand, regel.waarom) == (Stand.VOORSTEL, "In een jaar nooit ingevuld")
    assert "nooit ingevuld" not in een_veld("dossier.journaalregel", "tekst").waarom


def test_wat_geen_scherm_noemt_is_meteen_een_voorstel():
    velden_tellen()
    regel = een_veld("dossier.verslagreactie", "verwerkt_in")
    assert (regel.stand, regel.genoemd) == (Stand.VOORSTEL, False)
    assert een_veld("inwoner.inwoner", "roepnaam").genoemd


def test_een_blik_met_het_recht_telt_voor_alles_wat_dat_recht_leest():
    huis = maak_huis()
    opent(huis.wijk.samira, f"/dossier/{huis.dossier.pk}/gezin/")
    velden_tellen()
    assert Veldtelling.objects.get(soort="dossier.dossierperiode").gekeken_op == klok.vandaag()
    assert Veldtelling.objects.get(soort="plan.regieplaatsing").log_sinds is not None


def test_twee_keer_tellen_geeft_een_telling_en_een_taak():
    assert velden_tellen() == velden_tellen() > 0
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(soort="velden", rol=Rol.PRIVACY_OFFICER.value).count() == 1
    assert Veldtelling.objects.count() == len(eigen_velden()) > 100


def test_tellen_kost_een_vraag_per_tabel(django_assert_max_num_queries):
    velden_tellen()
    with django_assert_max_num_queries(len(eigen_velden()) + 30):
        velden_tellen()


def test_houden_met_een_dag_haalt_het_van_de_lijst_en_daarna_komt_het_terug():
    velden_tellen()
    actor, tot = officier(), klok.vandaag() + timedelta(days=90)
    with transactie(actor):
        veld_beoordelen(
            actor=actor, soort="dossier.verslagreactie", veld="verwerkt_in", besluit="houden", reden="Bewijs", tot=tot
        )
    assert een_veld("dossier.verslagreactie", "verwerkt_in").stand is Stand.HOUDEN
    with klok.zet_klok(klok.nu() + timedelta(days=91)):
        assert een_veld("dossier.verslagreactie", "verwerkt_in").stand is Stand.VOORSTEL


def test_laten_vallen_heeft_geen_dag_en_het_laatste_besluit_telt():
    velden_tellen()
    actor = officier()
    with transactie(actor):
        for besluit in ("houden", "vervalt"):
            veld_beoordelen(
                actor=actor, soort="dossier.verslagreactie", veld="verwerkt_in", besluit=besluit, reden="Niet nodig",
                tot=klok.vandaag() + timedelta(days=9),
            )  # fmt: skip
    assert een_veld("dossier.verslagreactie", "verwerkt_in").stand is Stand.VERVALT
    assert Veldbesluit.objects.get(besluit="vervalt").tot is None
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE '%%velden_beoordelen%%'")
        assert cursor.fetchone()[0] == 2


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"veld": "kleur"}, "‘dossier.verslagreactie.kleur’ is geen veld"),
        ({"veld": "gemaakt_op"}, "is geen veld"),
        ({"besluit": "weg"}, "‘weg’ is geen besluit. Kies uit: houden, vervalt"),
        ({"reden": " "}, "Schrijf op waarom"),
        ({"tot": None}, "Tot welke dag"),
        ({"tot": timedelta(0)}, "kies een dag na vandaag en binnen 3 jaar"),
        ({"tot": timedelta(days=3 * 365 + 1)}, "kies een dag na vandaag en binnen 3 jaar"),
    ],
)
def test_wat_niet_kan_wordt_gezegd(anders, woord):
    velden_tellen()
    actor = officier()
    goed = {
        "soort": "dossier.verslagreactie",
        "veld": "verwerkt_in",
        "besluit": "houden",
        "reden": "R",
        "tot": timedelta(9),
    }
    gevraagd = goed | anders
    if isinstance(gevraagd["tot"], timedelta):
        gevraagd["tot"] = klok.vandaag() + gevraagd["tot"]
    with transactie(actor), pytest.raises(Fout, match=woord):
        veld_beoordelen(actor=actor, **gevraagd)
    assert not Veldbesluit.objects.exists()


def test_de_fg_beslist_niet():
    velden_tellen()
    frits = Actor(naam="Frits", id=toezicht("Frits", Rol.FG).pk, rollen=frozenset({Rol.FG.value}))
    with transactie(frits), pytest.raises(GeenRecht):
        veld_beoordelen(actor=frits, soort="dossier.verslagreactie", veld="verwerkt_in", besluit="vervalt", reden="R")


def test_op_het_scherm_beslist_de_privacy_officer_en_kijkt_de_fg_mee(client, django_assert_max_num_queries):
    velden_tellen()
    log_in(client, toezicht())
    with django_assert_max_num_queries(12):
        assert "Verslagreactie: verwerkt in" in client.get(LIJST).text
    fout = client.post(NERGENS, {"besluit": "houden", "reden": "Bewijs bij bezwaar", "tot": "31-02-2027"})
    assert fout.status_code == 422
    assert "Bewijs bij bezwaar" in fout.text
    assert "‘31-02-2027’" in fout.text
    tot = klok.vandaag() + timedelta(days=30)
    client.post(NERGENS, {"besluit": "houden", "reden": "Bewijs bij bezwaar", "tot": tot.isoformat()})
    assert "Verslagreactie: verwerkt in" not in client.get(LIJST).text
    assert "Bewijs bij bezwaar" in client.get(f"{LIJST}?stand=houden&kamer=dossier").text
    log_in(client, toezicht("Frits", Rol.FG))
    blad = client.get(NERGENS).text
    assert "Bewijs bij bezwaar" in blad
    assert "Wat gebeurt er met dit veld?" not in blad
    assert client.post(NERGENS, {"besluit": "vervalt", "reden": "x"}).status_code == 403


@pytest.mark.parametrize("vraag", ["stand=onzin", "kamer=kelder", "na=niets", "stand=te_kort&kamer=plan"])
def test_onzin_in_het_adres_begint_bij_het_voorstel(client, vraag):
    velden_tellen()
    log_in(client, toezicht())
    assert client.get(f"{LIJST}?{vraag}").status_code == 200


def test_bladeren_en_een_veld_dat_er_niet_is(client):
    log_in(client, toezicht())
    assert "Er is nog niet geteld" in client.get(LIJST).text
    velden_tellen()
    eerste = velden(Stand.GEBRUIKT)
    assert eerste.volgende
    tweede = velden(Stand.GEBRUIKT, na=eerste.volgende)
    assert not {r.sleutel for r in eerste.rijen} & {r.sleutel for r in tweede.rijen}
    assert client.get(f"{LIJST}brieven/briefinhoud/kleur/").status_code == 404
