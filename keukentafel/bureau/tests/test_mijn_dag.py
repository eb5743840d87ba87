"""Mijn dag holds what is mine, in order, at a fixed number of statements."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.bureau.opvragen.mijn_dag import mijn_dag
from keukentafel.bureau.regels import VANZELF_KLAAR
from keukentafel.bureau.schil import MENU
from keukentafel.bureau.weergave import regel
from keukentafel.dossier.handelingen._hulp import merk
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.organisatie.models import Taak
from keukentafel.plan.models import Doel, Stap
from keukentafel.plan.tests.hulp import maak_doel, maak_huis
from keukentafel.toegang.tests.hulp import maak_contact, maak_melding
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db

HUIS = Path(__file__).parents[2]


def taak(voor=None, rol="", dagen=0, **velden):
    with transactie(p.SYSTEEM):
        return Taak.objects.create(
            soort="test",
            tekst=f"Taak over {dagen} dagen",
            voor=voor,
            rol=rol,
            uiterlijk=klok.vandaag() + timedelta(days=dagen),
            gemaakt_door=p.SYSTEEM.kenmerk,
            **velden,
        )


def dag_van(medewerker, soort=""):
    actor = p.actor(medewerker)
    with transactie(actor, lezen=False):
        return mijn_dag(actor, soort)


def test_te_laat_staat_boven_vandaag_en_deze_week():
    wijk = p.maak_wijk()
    for dagen in (3, 0, -1, 30):
        taak(wijk.samira, dagen=dagen)
    dag = dag_van(wijk.samira)
    assert [(naam, [w.toelichting for w in werk]) for naam, _, werk in dag.groepen] == [
        ("Te laat", ["Taak over -1 dagen"]),
        ("Vandaag", ["Taak over 0 dagen"]),
        ("Deze week", ["Taak over 3 dagen"]),
    ]
    assert dag.te_laat == 1


def test_een_taak_zegt_wat_er_te_doen_is_en_bij_welk_huishouden():
    huis = maak_huis()
    tekst = "Kijk het gezag na. De ouder krijgt nog geen brief."
    rij = taak(huis.wijk.samira, dossier_id=huis.dossier.pk)
    with transactie(p.SYSTEEM):
        Taak.objects.filter(pk=rij.pk).update(tekst=tekst)
    werk = dag_van(huis.wijk.samira).groepen[0][2][0]
    regel_ = regel(werk, klok.vandaag())
    assert (regel_.wat, regel_.toelichting) == ("Kijk het gezag na", "De ouder krijgt nog geen brief.")
    assert regel_.wie == huis.dossier.huishouden.naam
    ander = taak(huis.wijk.zoe, dossier_id=huis.dossier.pk)
    assert [w.wie for w in dag_van(huis.wijk.zoe).groepen[0][2] if w.id == str(ander.pk)] == [""]


def test_wat_niet_vanzelf_klaar_is_kan_hier_worden_afgevinkt(client):
    wijk = p.maak_wijk()
    elders, zelf = (taak(wijk.samira, adres="/agenda/"), taak(wijk.samira, dagen=1, adres="/agenda/"))
    with transactie(p.SYSTEEM):
        Taak.objects.filter(pk=zelf.pk).update(soort="zwaarte")
    blad = log_in(client, wijk.samira).get("/mijn-dag/").content.decode()
    klaar = f"/taken/{elders.pk}/afhandelen/"
    assert (klaar in blad, f"/taken/{zelf.pk}/afhandelen/" in blad) == (True, False)
    assert client.post(klaar).url == "/mijn-dag/"
    assert [w.id for _, _, groep in dag_van(wijk.samira).groepen for w in groep] == [str(zelf.pk)]


def test_een_uitgestelde_taak_staat_op_de_nieuwe_dag_en_zegt_welke_dag_het_was(client):
    wijk = p.maak_wijk()
    rij = taak(wijk.samira, dagen=-1, adres="/agenda/", uitgesteld_tot=klok.vandaag() + timedelta(days=3))
    taak(wijk.samira, uitgesteld_tot=klok.vandaag() + timedelta(days=30))
    dag = dag_van(wijk.samira)
    assert [(naam, [w.id for w in werk]) for naam, _, werk in dag.groepen] == [("Deze week", [str(rij.pk)])]
    assert "Uitgesteld, was" in regel(dag.groepen[0][2][0], klok.vandaag()).toelichting
    assert f'href="/taken/{rij.pk}/"' in log_in(client, wijk.samira).get("/mijn-dag/").text


def test_de_taak_van_een_collega_staat_er_niet():
    wijk = p.maak_wijk()
    taak(wijk.tom)
    assert dag_van(wijk.samira).groepen == ()


def test_een_taak_voor_mijn_rol_staat_er_wel():
    wijk = p.maak_wijk()
    taak(rol="wijkcoach", team=wijk.oost)
    taak(rol="wijkcoach", team=wijk.zuid)
    assert dag_van(wijk.samira).tellingen == {"taak": 1}


def test_een_concept_staat_bij_vandaag_en_alleen_bij_de_auteur():
    wijk = p.maak_wijk()
    with transactie(p.actor(wijk.samira)):
        concept_bewaren(actor=p.actor(wijk.samira), sleutel="verslag:1", velden={"tekst": "x"}, titel="Verslag")
    assert dag_van(wijk.samira).groepen[0][0] == "Vandaag"
    assert dag_van(wijk.tom).groepen == ()


def test_het_filter_versmalt_de_lijst_maar_niet_de_tellingen():
    wijk = p.maak_wijk()
    taak(wijk.samira)
    dag = dag_van(wijk.samira, "concept")
    assert (dag.groepen, dag.tellingen) == ((), {"taak": 1})


@pytest.mark.parametrize(
    ("rol", "nieuw", "terugbellen"),
    [
        (p.Rol.WIJKCOACH, 1, 1),
        (p.Rol.MANAGEMENTONDERSTEUNER, 1, 1),
        (p.Rol.COORDINATOR, 1, 0),
        (p.Rol.GEDRAGSWETENSCHAPPER, 0, 0),
        (p.Rol.CONTROLLER, 0, 0),
        (p.Rol.FUNCTIONEEL_BEHEER, 0, 0),
    ],
)
def test_wat_bij_het_team_ligt_staat_er_alleen_voor_wie_het_mag_zien(rol, nieuw, terugbellen):
    """Typed over from regels.md §3.3: the columns 'verdelen' and 'identiteit'."""
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    maak_contact(wijk.samira, inwoner_id=inwoner.pk, vervolg="terugbellen", bel_team=True)
    maak_melding(wijk.samira, inwoner_id=inwoner.pk)
    with transactie(p.SYSTEEM):
        iemand = p.maak_medewerker("Iemand", rol, wijk.oost)
    dag = dag_van(iemand)
    assert (len(dag.nieuw), dag.tellingen.get("terugbellen", 0)) == (nieuw, terugbellen)


@pytest.mark.parametrize(("wet", "leest"), [("wmo", True), ("jeugd", False)])
def test_de_woorden_van_een_stap_staan_er_alleen_voor_wie_die_wet_leest(wet, leest):
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        consulent = p.maak_medewerker("Wies", p.Rol.WMO_CONSULENT, huis.wijk.oost)
    maak_doel(huis, wet=wet, eerste_stap=None)
    stap = {"tekst": "Samen naar het spreekuur", "wie_soort": "medewerker", "voor_id": consulent.pk}
    with transactie(p.SYSTEEM):
        doel = Doel.objects.get()
        muren = merk(p.SYSTEEM, huis.dossier)
        Stap.objects.create(**muren, doel=doel, wet=wet, publiek="team", uiterlijk=klok.vandaag(), **stap)
    (werk,) = dag_van(consulent).groepen[0][2]
    assert (werk.soort, werk.toelichting) == ("stap", "Samen naar het spreekuur" if leest else "")


@pytest.mark.parametrize("aantal", [1, 150])
def test_het_aantal_statements_hangt_niet_af_van_het_werk(client, aantal):
    wijk = p.maak_wijk()
    for _ in range(aantal):
        taak(wijk.samira)
    actor = p.actor(wijk.samira)
    with CaptureQueriesContext(connection) as vragen, transactie(actor):
        mijn_dag(actor)
    echt = [v for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(echt) == 4  # bind, how the plan is kept, work, and here the look at once


def test_elke_toets_van_het_menu_opent_een_deur():
    """G and a letter: two doors with one letter would leave the second without a key. The alphabet is nearly full, so
    what is reached from another screen as well has none."""
    letters = [toets for _, _, _, toets, _ in MENU if toets]
    assert [naam for naam, _, _, toets, _ in MENU if not toets] == ["Nazorg", "Incidenten"]
    assert sorted(letters) == sorted(set(letters))


def test_wat_vanzelf_klaar_is_bestaat_als_taak():
    """A code that no act makes would leave its task on the day with nothing to press."""
    code = " ".join(b.read_text() for b in HUIS.rglob("*.py") if not {"bureau", "tests"} & set(b.parts))
    assert [soort for soort in VANZELF_KLAAR if f'"{soort}"' not in code] == []
