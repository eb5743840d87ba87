"""The demo of Schiedam as a new user gets it: loaded once for this file, then read, logged in to and counted.

Loaded once more beside it, by another process into a folder of its own, which must come to the same.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen.vergelijken import vergelijk_beeld
from keukentafel.demo import aanmelden
from keukentafel.demo.laden import laden
from keukentafel.demo.leven.later import dag_verzorgen
from keukentafel.demo.leven.leggen import MERK
from keukentafel.demo.medewerkers import DEMO, aanmeldingen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor.tests.historie.test_tabellen import TABEL_61, TABEL_62, regels
from keukentafel.monitor.uitvoer import uitkomst
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import actor_van
from keukentafel.privacy.opvragen import bewaarlijst
from keukentafel.privacy.regels.bewaren import Rubriek
from tests import aanval
from tests import demo_controle as controle
from tests.basismap import kopieer_naar
from tests.huisregels.test_bouw import OPEN_TABELLEN, VAN_DERDEN
from tests.hulp_processen import WORTEL, omgeving

pytestmark = pytest.mark.traag
CONTROLE = "from tests import demo_controle as controle; controle."


@pytest.fixture(scope="module")
def demo(
    django_db_setup: Any, django_db_blocker: Any, testdatabank: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """Everything loaded and committed; meanwhile another process did the same with the command, in its own folder."""
    map_ = tmp_path_factory.mktemp("demo") / "kt"
    kopieer_naar(map_)
    with django_db_blocker.unblock(), klok.zet_klok(klok.nu()):
        ander = _start(map_, "-c", f"{CONTROLE}demo_laden('{klok.nu().isoformat()}')")
        rijen = laden(meld=lambda _tekst: None)
        with transactie(DEMO):
            afdruk = controle.afdruk()
        _, fouten = ander.communicate()
    yield {"map": map_, "afdruk": afdruk, "rijen": rijen, "fouten": fouten, "code": ander.returncode}
    with django_db_blocker.unblock():
        testdatabank.vers()


def _start(map_: Path, *opdracht: str) -> subprocess.Popen[str]:
    """A process of the house that knows nothing of the database of this run."""
    pijp = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *opdracht], cwd=WORTEL, env=omgeving(map_), stdout=pijp, stderr=pijp, text=True
    )


@pytest.mark.django_db
def test_niets_spreekt_elkaar_tegen(demo: dict[str, Any]) -> None:
    with transactie(DEMO, lezen=True):
        assert controle.tegenspraken() == {}


@pytest.mark.django_db
def test_geen_tekst_staat_er_vaker_dan_vijf_keer(demo: dict[str, Any]) -> None:
    with transactie(DEMO, lezen=True):
        assert controle.te_vaak() == {}


@pytest.mark.django_db
def test_genoeg_huishoudens_en_verhaallijnen(demo: dict[str, Any]) -> None:
    with transactie(DEMO, lezen=True):
        assert controle.huishoudens() >= 80
        assert controle.verhaallijnen() >= 60


@pytest.mark.django_db
def test_dezelfde_start_geeft_dezelfde_gegevens(demo: dict[str, Any]) -> None:
    assert demo["code"] == 0, demo["fouten"][-2000:]
    ander = json.loads(_start(demo["map"], "-c", f"{CONTROLE}demo_afdrukken()").communicate()[0])
    assert all(ander.values())
    assert [naam for naam in ander if ander[naam] != demo["afdruk"][naam]] == []


@pytest.mark.django_db
def test_de_cijfers_van_schiedam_blijven_gelijk(demo: dict[str, Any]) -> None:
    with transactie(DEMO):
        een = uitkomst("contacten-en-werkprocessen", {"jaar": "2015"})
        twee = uitkomst("caseload-naar-zwaarte", {"peildatum": "2016-05-31"})
    velden = ("team", "contacten", "werkprocessen", "totaal")
    assert [tuple(r[v] for v in velden) for r in (*een.rijen, een.totaal)] == regels(TABEL_61)
    velden = ("team", "zwaarte_1", "zwaarte_2", "zwaarte_3", "leeg", "totaal", "fte", "aandeel_leeg")
    verwacht = [regel[:8] for regel in regels(TABEL_62)]
    assert [tuple(r[v] for v in velden) for r in twee.rijen if r["team"] in dict.fromkeys(v[0] for v in verwacht)] == (
        verwacht
    )


MOEILIJK = {
    "crisis": "SELECT count(*) FROM toegang_melding WHERE urgentie = 'crisis' AND status = 'in_behandeling'",
    "afgeschermd": "SELECT count(*) FROM dossier_dossier WHERE afgeschermd",
    "opvang": "SELECT count(*) FROM inwoner_adres WHERE soort = 'opvang'",
    "kindregie": "SELECT count(*) FROM plan_kindregie WHERE tot IS NULL",
    "twee huishoudens": "SELECT count(*) FROM (SELECT FROM inwoner_huishoudlid WHERE tot IS NULL AND gemaakt_door <>"
    " 'systeem:historie' GROUP BY inwoner_id HAVING count(*) = 2) x",
    "zonder bsn": "SELECT count(*) FROM inwoner_inwoner WHERE bsn_ontbreekt = 'niet_ingeschreven'",
    "zelfde bsn": "SELECT count(*) FROM organisatie_taak WHERE soort = 'identiteit_nakijken'",
    "vacature": "SELECT count(*) FROM organisatie_taak WHERE soort = 'regie_vacature' AND klaar_op IS NULL",
    "zeventien": "SELECT count(*) FROM dossier_werkproces w JOIN inwoner_inwoner p ON p.id = w.inwoner_id"
    " WHERE w.wet = 'jeugd' AND age(p.geboortedatum) >= '17 years' AND age(p.geboortedatum) < '18 years'",
    "anoniem": "SELECT count(*) FROM toegang_contact WHERE anoniem AND bronregel IS NULL",
    "arabisch": "SELECT count(*) FROM inwoner_inwoner WHERE voornamen ~ 'نور'",
    "naam": "SELECT count(*) FROM inwoner_inwoner WHERE geslachtsnaam = 'd''Alençon-Yılmaz'",
    "te laat bellen": "SELECT count(*) FROM toegang_terugbelverzoek WHERE klaar_op IS NULL AND uiterlijk < now()",
    "termijn te laat": "SELECT count(*) FROM toegang_termijn WHERE klaar_op IS NULL AND uiterlijk < current_date",
    "concept": "SELECT count(*) FROM dossier_gespreksverslag WHERE stand = 'concept'",
    "heropend": "SELECT count(*) FROM dossier_dossierperiode WHERE aanleiding = 'heropend' AND gemaakt_door <>"
    " 'systeem:historie'",
    "waarneming": "SELECT count(*) FROM organisatie_afwezigheid WHERE waarnemer_id IS NOT NULL",
    "tolk": "SELECT count(*) FROM toegang_melding WHERE tolk_nodig",
    "niet verschenen": "SELECT count(*) FROM toegang_afspraak WHERE stand = 'niet_verschenen'",
    "verzet en geweest": "SELECT count(*) FROM toegang_afspraakwijziging w JOIN toegang_afspraak a ON a.id ="
    " w.afspraak_id WHERE w.wat = 'verzet' AND a.stand = 'geweest'",
    "aanvraag zonder melding": "SELECT count(*) FROM besluit_aanvraag WHERE stand = 'melding'",
    "wacht op aanvulling": "SELECT count(*) FROM besluit_aanvraag WHERE stand = 'aanvulling'",
    "aanvraag bijna te laat": "SELECT count(*) FROM besluit_aanvraag WHERE stand = 'aanvraag'"
    " AND uiterlijk - current_date BETWEEN 0 AND 7",
    "aanvraag in gebreke": "SELECT count(*) FROM besluit_aanvraag a JOIN besluit_klokfeit k ON k.aanvraag_id = a.id"
    " WHERE k.soort = 'ingebrekestelling' AND a.uiterlijk < current_date AND a.stand = 'aanvraag'",
    "zwaarwegend advies": "SELECT count(*) FROM besluit_besluit b JOIN besluit_aanvraag a ON a.id = b.aanvraag_id"
    " WHERE b.soort = 'advies' AND b.stand = 'vastgesteld' AND a.procedure = 'zwaarwegend_advies'",
    "besluit in concept": "SELECT count(*) FROM besluit_besluit WHERE stand = 'concept'",
    "besluit ter beslissing": "SELECT count(*) FROM besluit_besluit WHERE stand = 'toets'",
    "besluit teruggegeven": "SELECT count(*) FROM besluit_besluit WHERE stand = 'terug'",
    "afwijzing na zienswijze": "SELECT count(*) FROM besluit_besluit b JOIN besluit_zienswijze z ON z.aanvraag_id ="
    " b.aanvraag_id WHERE b.soort = 'afwijzing' AND b.stand = 'bekend' AND z.gegeven_op IS NOT NULL",
    "herziening met een grond, na zienswijze": "SELECT count(*) FROM besluit_besluit b JOIN besluit_zienswijze z ON"
    " z.aanvraag_id = b.aanvraag_id WHERE b.soort = 'herziening' AND b.stand = 'toets' AND b.herzieningsgrond = 'b'"
    " AND z.gegeven_op IS NOT NULL",
    "geregistreerde professional": "SELECT count(*) FROM organisatie_beroepsregistratie WHERE soort = 'skj'",
    "hulp zonder besluit": "SELECT count(*) FROM besluit_besluit WHERE soort = 'hulp_zonder_besluit'"
    " AND stand = 'bekend'",
    "pgb waar natura is getoond": "SELECT count(*) FROM besluit_voorziening v JOIN besluit_getoondeoptie o ON"
    " o.aanvraag_id = v.aanvraag_id AND o.vorm = 'zin' AND NOT o.gekozen WHERE v.vorm = 'pgb' AND v.uitkomst = 'toe'",
    "nazorg te laat": "SELECT count(*) FROM organisatie_taak WHERE soort = 'nazorgcheck_laat' AND klaar_op IS NULL",
    "nazorg gedaan": "SELECT count(*) FROM besluit_nazorgcheck WHERE gedaan_op IS NOT NULL",
    "bezwaar op tijd gepost": "SELECT count(*) FROM besluit_bezwaar z JOIN besluit_besluit b ON b.id = z.besluit_id"
    " WHERE z.gepost_op <= b.bezwaar_tot AND z.ontvangen_op > b.bezwaar_tot AND z.tijdig = 'op_tijd'",
    "nieuw bezwaar": "SELECT count(*) FROM besluit_bezwaar WHERE stand = 'ontvangen'",
    "alsnog toegekend": "SELECT count(*) FROM besluit_bezwaar z JOIN besluit_besluit b"
    " ON b.id = z.besluit_op_bezwaar_id WHERE z.gevolg = 'alsnog_toegekend' AND b.stand = 'bekend'",
    "klacht in bemiddeling": "SELECT count(*) FROM besluit_klacht WHERE stand = 'informeel'",
    "klacht formeel": "SELECT count(*) FROM besluit_klacht WHERE stand = 'horen'",
    "incident": "SELECT count(*) FROM besluit_incident WHERE gesloten_op IS NULL",
    "campagne": "SELECT count(*) FROM besluit_campagneregel r JOIN besluit_campagne c ON c.id = r.campagne_id"
    " WHERE c.stand = 'loopt' AND r.stand = 'gesproken'",
    "verslag bij een afspraak": "SELECT count(*) FROM dossier_gespreksverslag v JOIN toegang_afspraak a ON a.id ="
    " v.afspraak_id WHERE a.stand = 'geweest' AND a.verslag_op IS NOT NULL",
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("geval", MOEILIJK)
def test_het_moeilijke_geval_is_er(demo: dict[str, Any], geval: str) -> None:
    with transactie(DEMO, lezen=True), connection.cursor() as cursor:
        cursor.execute(MOEILIJK[geval])
        assert cursor.fetchone()[0] >= 1


@pytest.mark.django_db
def test_het_cijfer_gesprekken_telt_gesprekken(demo: dict[str, Any]) -> None:
    """PRB-08: held, in the evening and missed, over the last half year."""
    with transactie(DEMO):
        van, tot = klok.dagen_geleden(182), klok.vandaag()
        totaal = uitkomst("gesprekken", {"van": van.isoformat(), "tot": tot.isoformat()}).totaal
    assert totaal["gesprekken"] >= 60
    assert totaal["avond"] >= 10
    assert 0 < totaal["gemist"] < totaal["gesprekken"] / 4
    assert 0 < totaal["besloten"] < totaal["gesprekken"]


@pytest.mark.django_db
def test_in_elk_team_wacht_een_melding(demo: dict[str, Any]) -> None:
    with transactie(DEMO, lezen=True), connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.naam FROM organisatie_team t WHERE t.soort = 'wijkteam' AND NOT EXISTS"
            " (SELECT FROM toegang_melding m WHERE m.team_id = t.id AND m.status IN ('nieuw', 'beoordeeld'))"
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_op_een_latere_dag_komt_er_een_keer_werk_bij(demo: dict[str, Any]) -> None:
    with klok.zet_klok(klok.nu() + timedelta(days=9)):
        assert dag_verzorgen(MERK) > 10
        assert dag_verzorgen(MERK) == 0
        with transactie(DEMO, lezen=True):
            assert controle.te_vaak() == {}


# What stands on the first screen of each role besides the frame: the work it finds there.
EERSTE_SCHERM = {
    "frontoffice": ("/balie/", "terugb"),
    "wijkcoach": ("/mijn-dag/", "Te laat"),
    "managementondersteuner": ("/team/verdelen/", "spoed"),
    "coordinator": ("/mijn-dag/", "regisseur"),
    "wijkteammanager": ("/mijn-dag/", "Hafida Aydemir vertrekt"),
    "backoffice": ("/mijn-dag/", "erugbellen"),
    "beslisser": ("/mijn-dag/", "wacht op je handtekening"),
    "jurist": ("/mijn-dag/", "kijk of het op tijd is"),
    "klachtcoordinator": ("/mijn-dag/", "kies wie bemiddelt"),
    "controller": ("/cijfers/", "asus"),
    "privacyofficer": ("/logboek/", "andeling"),
    "privacycollega": ("/logboek/", "andeling"),
    "fg": ("/logboek/", "andeling"),
    "beheer": ("/beheer/", "Hafida Aydemir"),
    "aandachtsfunctionaris": ("/mijn-dag/", "afgeschermd"),
    "vrijwilliger": ("/inloop/", "Meneer Ali"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("naam", EERSTE_SCHERM)
def test_inloggen_en_werk_vinden(demo: dict[str, Any], client: Client, naam: str) -> None:
    pad, werk = EERSTE_SCHERM[naam]
    client.post("/inloggen/", {"gebruikersnaam": naam, "wachtwoord": aanmelden.WACHTWOORD})
    antwoord = client.post("/inloggen/code/", {"code": aanmelden.code(naam)}, follow=True)
    assert (antwoord.status_code, antwoord.request["PATH_INFO"]) == (200, pad)
    assert werk in antwoord.content.decode()


@pytest.mark.django_db
def test_alle_rollen_van_het_lijstje_hebben_een_eerste_scherm(demo: dict[str, Any]) -> None:
    assert [rij[1] for rij in aanmeldingen()] == [rij[1] for rij in demo["rijen"]]
    assert {rij[1] for rij in demo["rijen"]} == set(EERSTE_SCHERM)


@pytest.mark.django_db
def test_wie_beslist_ziet_vergelijkbare_besluiten(demo: dict[str, Any]) -> None:
    """REQ-081: at least five others like it, for a decision that waits."""
    with transactie(DEMO, lezen=True):
        hulp = {"aanvraag__voorzieningen__product": "begeleiding"}
        wacht = Besluit.objects.filter(stand="toets", soort="toekenning", **hulp).values_list("pk", flat=True)
        wie = actor_van(Medewerker.objects.get(gebruikersnaam="beslisser"))
    with transactie(wie):
        beelden = [vergelijk_beeld(sleutel) for sleutel in wacht]
    assert any(v.er_zijn_er for beeld in beelden for v in beeld.vergelijkingen)


@pytest.mark.django_db
def test_de_historie_heeft_iets_dat_weg_mag_en_dossiers_die_blijven(demo: dict[str, Any]) -> None:
    """Contacts of 2015 are over; the dossiers of then stay for fifteen or twenty years."""
    with transactie(DEMO, lezen=True):
        telling = bewaarlijst.tellingen(bewaarlijst.termijnen())
        eerste = bewaarlijst.alle_posten(Rubriek.CONTACT, hoogstens=1)
    # Of 1.418: not the anonymous ones, nor those of people with a dossier.
    assert (telling[Rubriek.CONTACT], telling[Rubriek.DOSSIER]) == (867, 0)
    assert eerste[0].einde.van.year == 2015


@pytest.mark.django_db
def test_een_vreemde_krijgt_van_geen_tabel_een_rij(demo: dict[str, Any]) -> None:
    """Direct attack: no actor bound. What answers stands on the list of open tables, with its reason."""
    met = {t for t in aanval.met_rijen_zonder_actor() if not t.startswith(VAN_DERDEN)}
    assert met - OPEN_TABELLEN.keys() == set()


@pytest.mark.django_db
def test_ruwe_sql_geeft_elke_rol_precies_wat_de_muur_zegt(demo: dict[str, Any]) -> None:
    """Every table, for who has most ties of each set of roles in the demo; then with somebody known at home."""
    alles, fout = aanval.alle_rijen(), {}
    assert sum(1 for gevonden in alles.values() if gevonden) > len(alles) / 2  # an empty table proves nothing
    actoren = sorted(map(actor_van, Medewerker.objects.filter(is_active=True)), key=lambda a: len(a.dossiers))
    for actor in {a.rollen: a for a in actoren}.values():
        for wie in aanval.met_kring(actor):
            fout |= {(actor.naam, len(wie.mijdt), t): v for t, v in aanval.verschillen(wie, alles).items()}
    assert fout == {}


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["frontoffice", "wijkcoach", "controller", "vrijwilliger"])
def test_ruwe_sql_wijzigt_en_wist_niets_buiten_zicht(demo: dict[str, Any], naam: str) -> None:
    wie = Medewerker.objects.get(gebruikersnaam=naam)
    assert aanval.raakt_te_veel(actor_van(wie), aanval.alle_rijen()) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("sql", aanval.BREEKT_UIT)
def test_de_rol_van_de_toepassing_breekt_niet_uit(demo: dict[str, Any], sql: str) -> None:
    with transactie(DEMO):
        assert aanval.geweigerd(sql), sql


@pytest.mark.django_db
def test_vanaf_de_opdrachtregel(demo: dict[str, Any]) -> None:
    """An empty folder, and once more: the second start loses nothing and lays nothing twice."""
    assert "huishoudens" in demo["fouten"]
    tweede = _start(demo["map"], "-m", "keukentafel", "demo", "--alleen-laden")
    _, fouten = tweede.communicate()
    assert tweede.returncode == 0, fouten[-2000:]
    assert "huishoudens" not in fouten
    assert "Klaar met laden" in fouten
