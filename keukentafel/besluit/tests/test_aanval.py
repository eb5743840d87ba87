"""The direct attack on every table of this room: the application's role, any actor, raw SQL, and the owner's functions.

The demo fills only some of these tables, so that an attack there proves nothing about the others: here each has rows,
in a dossier that is open and in one that is shielded.
"""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from keukentafel.besluit import models as m
from keukentafel.besluit.handelingen import incident as hi
from keukentafel.besluit.handelingen import klacht as hk
from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.regels.campagne import Aanleiding
from keukentafel.besluit.tests import hulp_recht
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import bestaan_afschermen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort.matrix import Rol
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.wal import beschermde_modellen
from tests import aanval
from tests import personages as p

pytestmark = pytest.mark.django_db
DEZE = [model for model in beschermde_modellen() if model._meta.app_label == "besluit"]
# What reads as owner past the walls and answers the application, each with why. A new one fails here.
LEEST_ALS_EIGENAAR = {
    "kt_vergelijkzaak": "alleen de eigen aanvraag: vraagt kt_ziet_voorziening",
    "kt_keuze": "inrichting, die in een open tabel staat",
    "kt_vergelijkbaar": "aantallen vanaf vijf huishoudens, over de eigen aanvraag",
}


def vul(zaak):
    """One row in each table that the acts of this scene did not fill, with the walls of its dossier."""
    dag, nu = klok.vandaag(), klok.nu()
    besluit, samira = zaak.besluit, zaak.wijk.samira
    doe(samira, bezwaar_ontvangen, besluit_id=besluit.pk, **BEZWAAR)
    klacht = doe(samira, hk.klacht_ontvangen, inwoner_id=zaak.inwoner.pk, **KLACHT, betrokken=[zaak.cora.pk])
    doe(zaak.kees, hk.klacht_bemiddelen, klacht_id=klacht.pk)
    incident = doe(zaak.wijk.tom, hi.incident_melden, soort="incident", wat="Een val.")
    wat = {"wat": "Hek plaatsen", "uiterlijk": dag, "medewerker_id": zaak.wijk.tom.pk}
    doe(zaak.willem, hi.incidentactie_afspreken, incident_id=incident.pk, **wat)
    with transactie(p.SYSTEEM):
        dossier = besluit.dossier
        dossier.refresh_from_db()
        schil = {"dossier": dossier, "team": besluit.team, "inwoner": zaak.inwoner, "gemaakt_door": "test"}
        schil["afgeschermd"] = dossier.afgeschermd
        tekst = {**schil, "wet": "wmo"}
        aanvraag, bezwaar = besluit.aanvraag, m.Bezwaar.objects.get()
        m.Aanvraagtekst.objects.create(**tekst, aanvraag=aanvraag, vraag="Hulp")
        m.Processtap.objects.create(**schil, aanvraag=aanvraag, naar="aanvraag", gebeurtenis="aanvraag", op=dag)
        m.Klokfeit.objects.create(**schil, aanvraag=aanvraag, soort="verlenging", van=dag)
        m.Getoondeoptie.objects.create(**schil, aanvraag=aanvraag, product="hh", productnaam="Hulp", getoond_op=dag)
        vraag = {"grond": "4:8", "waarover": "Hulp stopt", "gevraagd_op": dag, "uiterlijk": dag}
        m.Zienswijze.objects.create(**tekst, aanvraag=aanvraag, **vraag)
        hulp = m.Voorziening.objects.create(**tekst, aanvraag=aanvraag, product="hh", productnaam="Hulp")
        herzien = {"soort": "herziening", "herzieningsgrond": "a", "nummer": "999999", "vervangt": besluit}
        ander = m.Besluit.objects.create(**tekst, **herzien, aanvraag=aanvraag, orgaan=besluit.orgaan)
        zelf = {"opzet_op": dag, "opzet_reden": "Dat schreef zij zelf.", "bedrag_cent": 5}
        terug = m.Terugvordering.objects.create(**tekst, **zelf, besluit=ander)
        m.Meewerker.objects.create(**tekst, **zelf, terugvordering=terug, naam="Kees", soort="persoon")
        blok = m.Overweging.objects.create(**tekst, besluit=besluit, soort="afweging", tekst="Emre werkt.")
        m.Overwegingversie.objects.create(**tekst, item=blok, versie=1)
        m.Toets.objects.create(**tekst, besluit=besluit, medewerker=zaak.ben, uitkomst="akkoord", op=nu)
        m.Adviestoets.objects.create(**schil, besluit=besluit, op=dag)
        zitting = {"plaats": "Stadskantoor", "uitgenodigd_op": dag, "ter_inzage_van": dag, "stukken_tot": dag}
        m.Hoorzitting.objects.create(
            **schil, bezwaar=bezwaar, op=nu + timedelta(days=9), voorzitter=zaak.jan, **zitting
        )
        m.Beroep.objects.create(**schil, bezwaar=bezwaar, soort="beroep", ingesteld_op=dag)
        wie = {"medewerker": zaak.wijk.tom}
        m.Nazorgcheck.objects.create(**schil, aanvraag=aanvraag, voorziening=hulp, op=dag, **wie)
        gesprek = {"naam": "x", "aanleiding": next(iter(Aanleiding)), "minuten": 60, "leider": zaak.ben}
        campagne = m.Campagne.objects.create(**gesprek, gemaakt_door="test")
        m.Campagneregel.objects.create(**schil, campagne=campagne, stand_op=dag, **wie)


@pytest.fixture(params=[False, True], ids=["open", "afgeschermd"])
def alles(request):
    zaak = hulp_recht.maak_zaak()
    vul(zaak)
    with transactie(p.SYSTEEM):
        p.maak_medewerker("Zus", Rol.WIJKCOACH, zaak.wijk.zuid)
        ada = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
    if request.param:
        doe(ada, bestaan_afschermen, inwoner_id=zaak.inwoner.pk, afgeschermd=True)
    return {model: aanval.rijen(model) for model in DEZE}


def test_elke_tabel_met_rauwe_sql(alles):
    """What each worker gets, changes and removes is what the wall says in words (tests/aanval.py)."""
    assert [model.__name__ for model, rijen in alles.items() if not rijen] == []
    fout = {}
    for medewerker in Medewerker.objects.all():
        for actor in aanval.met_kring(p.actor(medewerker)):
            verschil = (aanval.verschillen(actor, alles), aanval.raakt_te_veel(actor, alles))
            fout |= {(medewerker.naam, bool(actor.mijdt)): verschil} if verschil != ({}, {}) else {}
    assert fout == {}


def test_een_vreemde_krijgt_niets(alles):
    with aanval.gebonden(None):
        gezien = {model.__name__: aanval.vraag(f"SELECT id FROM {model._meta.db_table}") for model in DEZE}
    assert {naam for naam, rijen in gezien.items() if rijen} == set()


def test_niemand_schrijft_een_rij_bij_in_een_dossier_buiten_zicht(alles):
    """A worker of another team with a key that was guessed or kept: the insert is refused by the wall."""
    with transactie(p.SYSTEEM):
        zoe = p.actor(Medewerker.objects.get(naam="Zus"))
        rij = m.Aanvraag.objects.values("id", "dossier_id", "team_id", "inwoner_id", "afgeschermd").get()
    sql = (
        "INSERT INTO besluit_processtap (id, gemaakt_op, gemaakt_door, aanvraag_id, dossier_id, team_id, inwoner_id,"
        " afgeschermd, van, naar, gebeurtenis, op, door_naam, toelichting)"
        " VALUES (%s, now(), %s, %s, %s, %s, %s, %s, '', 'besluit', 'x', now(), '', '')"
    )
    sleutels = [rij[naam] for naam in ("id", "dossier_id", "team_id", "inwoner_id", "afgeschermd")]
    with aanval.gebonden(zoe), pytest.raises(ProgrammingError, match="row-level security"), connection.cursor() as c:
        c.execute(sql, [uuid4(), "test", *sleutels])


def test_functies_die_als_eigenaar_lezen_antwoorden_de_toepassing_niet(alles):
    """Each function of this room that reads past the walls is for triggers alone, or is listed with its reason."""
    sql = """
        SELECT p.proname, p.oid::regprocedure::text, has_function_privilege('kt_app', p.oid, 'EXECUTE') FROM pg_proc p
        WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND p.pronamespace = 'public'::regnamespace
    """
    alle = {naam: (heel, mag) for naam, heel, mag in aanval.vraag(sql)}
    paden = Path(apps.get_app_config("besluit").path).glob("sql/*.sql")
    tekst = "\n".join(pad.read_text() for pad in paden)
    van_ons = {naam for naam in alle if f"FUNCTION {naam}(" in tekst}
    assert {naam for naam in van_ons if alle[naam][1]} == LEEST_ALS_EIGENAAR.keys()
    dicht = [heel for naam, (heel, mag) in alle.items() if naam in van_ons and not mag]
    assert len(dicht) >= 6
    for heel in dicht:
        naam, _, soorten = heel.removesuffix(")").partition("(")
        niets = ", ".join(f"NULL::{soort}" for soort in soorten.split(","))
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as c:
            c.execute(f"SELECT {naam}({niets})")


def test_elk_model_van_deze_kamer_heeft_een_muur():
    """Only the campaign itself stands open: it names no resident."""
    zonder = {x.__name__ for x in apps.get_app_config("besluit").get_models() if not issubclass(x, Beschermd)}
    assert zonder - {"Campagne"} == set()
