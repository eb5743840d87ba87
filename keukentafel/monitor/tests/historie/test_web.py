"""The screens of the figures: rights, the printed tables, exports, wrong dates, lists behind a number, query counts."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Medewerker, Team
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Contact
from tests import bestanden as b
from tests import personages as p
from tests.inloggen import log_in
from tests.personages import maak_medewerker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geschiedenis"), pytest.mark.traag]
TABEL_61 = "/cijfers/contacten-en-werkprocessen/?jaar=2015"
TABEL_62 = "/cijfers/caseload-naar-zwaarte/?peildatum=2016-05-31"


def als(client: Client, rol: Rol, team: str | None = None) -> Client:
    plek = Team.objects.get(code=team) if team else None
    return log_in(client, maak_medewerker(f"Een {rol.value}", rol, plek))


def tekst(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize(
    "pad", ["/cijfers/", "/cijfers/?jaar=2015", TABEL_61, TABEL_62, "/cijfers/terugkeer/?jaar=2015"]
)
def test_controller_ziet_cijfers_binnen_twaalf_opdrachten(client: Client, pad: str) -> None:
    als(client, Rol.CONTROLLER)
    with CaptureQueriesContext(
        connection,
    ) as opdrachten:
        antwoord = client.get(pad)
    assert antwoord.status_code == 200, tekst(antwoord)[:500]
    eigen = [
        q["sql"] for q in opdrachten if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"))
    ]
    assert len(eigen) <= 12, eigen


def test_frontoffice_ziet_geen_cijfers(client: Client) -> None:
    als(client, Rol.FRONTOFFICE)
    assert [client.get(pad).status_code for pad in ("/cijfers/", TABEL_61, TABEL_62)] == [403, 403, 403]
    assert client.get("/cijfers/inlezen/").status_code == 403


def test_scherm_toont_tabel_definitie_en_kanttekening(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    pagina = tekst(client.get(TABEL_62))
    assert "Van 332 van de 1010 casussen is op deze dag geen zwaarte bekend (32,9 %)" in pagina
    assert "Wat dit cijfer telt" in pagina
    assert "versie 1, sinds 1 januari 2015" in pagina
    assert "Administratieve ondersteuning" in pagina


def test_verkeerde_datum_geeft_422_en_houdt_de_tekst(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    antwoord = client.get("/cijfers/caseload-naar-zwaarte/?peildatum=31-13-2016")
    assert antwoord.status_code == 422
    assert "31-13-2016" in tekst(antwoord)
    assert "is geen datum voor peildatum" in tekst(antwoord)


def test_onbekend_cijfer_is_404(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    assert client.get("/cijfers/bestaat-niet/").status_code == 404


def test_json_is_die_van_de_opdrachtregel(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    gegevens = json.loads(client.get("/cijfers/contacten-en-werkprocessen/cijfer.json?jaar=2015").content)
    assert list(gegevens) == ["cijfer", "definitie", "versie", "periode", "rijen", "totaal"]
    assert gegevens["periode"] == {"van": "2015-01-01", "tot": "2015-12-31"}
    assert gegevens["totaal"]["totaal"] == 3146


def test_csv_voor_een_rekenblad(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    inhoud = client.get("/cijfers/caseload-naar-zwaarte/cijfer.csv?peildatum=2016-05-31").content.decode("utf-8-sig")
    assert inhoud.splitlines()[2].startswith("Groenoord;86;90;17;35;228;9,7;15,4;23,5")


def test_voor_buiten_zijn_kleine_aantallen_weg(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    pad = "/cijfers/werkprocessen-periode/cijfer.json?van=2016-01-01&tot=2016-05-31&extern=1"
    rijen = {rij["team"]: rij for rij in json.loads(client.get(pad).content)["rijen"]}
    assert rijen["Onbekend/overig"]["2016-01"] == "beschermd"
    assert all(waarde not in (1, 2, 3, 4) for rij in rijen.values() for waarde in rij.values())


def test_controller_ziet_het_getal_en_geen_enkele_zaak(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    pagina = tekst(client.get(TABEL_62.replace("/?", "/zaken/?") + "&team=Noordrand&kolom=zwaarte_3"))
    assert "Het cijfer telt er 18; jij ziet er 0." in pagina
    assert "Jij mag geen van deze zaken zien." in pagina


def test_wijkcoach_ziet_de_zaken_van_het_eigen_team(client: Client) -> None:
    als(client, Rol.WIJKCOACH, "noordrand")
    basis = TABEL_62.replace("/?", "/zaken/?") + "&kolom=zwaarte_3&team="
    eigen, ander = tekst(client.get(basis + "Noordrand")), tekst(client.get(basis + "Oost"))
    assert eigen.count('scope="row"') == 18
    assert "jij ziet er" not in eigen
    assert "Het cijfer telt er 22; jij ziet er 0." in ander


def test_lijst_achter_een_getal_dat_niet_bestaat(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    basis = TABEL_62.replace("/?", "/zaken/?")
    assert client.get(basis + "&team=Nergens&kolom=leeg").status_code == 404
    assert client.get(basis + "&team=Oost&kolom=fte").status_code == 404


def stuur(client: Client, inhoud: str, **extra: str):
    bestand = SimpleUploadedFile("c.csv", inhoud.encode(), "text/csv")
    return client.post("/cijfers/inlezen/", {"soort": "contacten", "gemeente": "elders", "bestand": bestand, **extra})


def test_beheer_leest_een_bestand_in(client: Client) -> None:
    als(client, Rol.FUNCTIONEEL_BEHEER)
    assert client.get("/cijfers/inlezen/").status_code == 200
    antwoord = stuur(client, "team,datum\nOost,2020-02-03\nWest,2020-02-03\n")
    assert (antwoord.status_code, antwoord.url) == (302, "/cijfers/inlezen/")
    pagina = tekst(client.get("/cijfers/inlezen/"))
    assert "Het bestand is ingelezen." in pagina
    assert "&#39;West&#39; is geen team" in pagina


def test_onleesbaar_bestand_is_een_fout_op_het_formulier(client: Client) -> None:
    als(client, Rol.FUNCTIONEEL_BEHEER)
    antwoord = stuur(client, "a,b\n1,2\n")
    assert antwoord.status_code == 422
    assert "ontbreekt team, datum" in tekst(antwoord)


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [("", "‘c.csv’: Het bestand is leeg"), (b.PDF.decode(), "‘c.csv’: Dit is een PDF; verwacht een CSV"),
     ('team,datum\n"Oost,2020-02-03\n', "‘c.csv’: Bij regel 2")],
)  # fmt: skip
def test_een_bestand_dat_geen_csv_is_wordt_genoemd_en_verandert_niets(client: Client, inhoud: str, zegt: str) -> None:
    als(client, Rol.FUNCTIONEEL_BEHEER)
    voor = aantal_contacten()
    antwoord = stuur(client, inhoud)
    assert antwoord.status_code == 422
    assert zegt in tekst(antwoord)
    assert aantal_contacten() == voor


def aantal_contacten() -> int:
    with transactie(p.SYSTEEM):
        return Contact.objects.count()


def test_controller_mag_niet_inlezen(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    assert stuur(client, "team,datum\n").status_code == 403
    assert Medewerker.objects.count() == 1


def test_trendbreuk_staat_bij_het_cijfer(client: Client) -> None:
    als(client, Rol.CONTROLLER)
    assert "Trendbreuk" not in tekst(client.get(TABEL_62))
    for waarde, van, tot in (("werkproces", "2015-01-01", "2016-03-01"), ("dossier", "2016-03-01", None)):
        velden = {"soort": "instelling", "code": "casus_is", "naam": "Wat telt als casus", "waarde": {"waarde": waarde}}
        Inrichting.objects.create(**velden, geldig_van=van, geldig_tot=tot)
    pagina = tekst(client.get(TABEL_62))
    assert "Trendbreuk op 1 maart 2016" in pagina
    assert "was werkproces, is dossier" in pagina
    assert "Op deze dag is een casus volgens de inrichting: een dossier." in pagina
    assert "Trendbreuk" not in tekst(client.get(TABEL_62.replace("2016", "2015")))
