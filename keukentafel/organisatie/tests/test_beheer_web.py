"""The screens of beheer and the profile: who gets in, what an error keeps, the preview, and the statements."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.models import Afwezigheid, Inrichting, Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen import instelling, teams
from keukentafel.organisatie.opvragen.groepen import INSTELLINGGROEPEN, LIJSTGROEPEN
from keukentafel.organisatie.opvragen.lijsten import weken
from keukentafel.organisatie.pakket import SOORTEN
from keukentafel.poort.matrix import Rol
from tests.dossiers import maak_dossier, maak_huishouden
from tests.eenmaal import eenmaal
from tests.inloggen import WACHTWOORD, log_in, maak_account
from tests.personages import BEGIN, SYSTEEM, maak_medewerker, maak_wijk

SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"
VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)
LIJSTEN = ["", "medewerkers/", "teams/", "openingstijden/", "keuzes/", "keuzes/urgentie/", "brieven/", "feestdagen/"]
SCHERMEN = [
    *LIJSTEN,
    "medewerkers/nieuw/",
    "teams/buurten/",
    "openingstijden/week/?kanaal=telefoon",
    "openingstijden/kanaal/",
    "openingstijden/plek/",
    "instellingen/registratietijd_meten/",
    "instellingen/eigen_kring/",
    "registratietijd/",
    "keuzes/onderwerp/nieuw/",
    "keuzes/onderwerp/wonen/",
    "keuzes/onderwerp/wonen/stoppen/",
    "brieven/ontvangstbevestiging/",
    "feestdagen/nieuw/",
]
BLAD = [
    "",
    "gegevens/",
    "rol/",
    "fte/",
    "moederorganisatie/",
    "verhuizen/",
    "vertrek/",
    "vertrek/afronden/",
    "afwezig/",
    "code/",
    "wachtwoord/",
]


def _ingericht():
    wijk = maak_wijk()
    inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)
    return wijk


ingericht = eenmaal(_ingericht)


@pytest.fixture
def wijk(ingericht, db):
    return ingericht()


@pytest.fixture
def bea(wijk, client):
    bea = maak_account(maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))
    log_in(client, bea)
    return bea


def stuur(client, pad, stap="vastleggen", **velden):
    return client.post(f"/beheer/{pad}", {"stap": stap, **velden})


@pytest.mark.django_db
@pytest.mark.parametrize("pad", SCHERMEN)
def test_beheer_opent_elk_scherm_en_een_wijkcoach_geen_een(wijk, bea, client, pad):
    assert client.get(f"/beheer/{pad}").status_code == 200
    log_in(client, wijk.samira)
    assert client.get(f"/beheer/{pad}").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("pad", BLAD)
def test_elk_scherm_van_een_medewerker(wijk, bea, client, pad):
    assert client.get(f"/beheer/medewerkers/{wijk.tom.pk}/{pad}").status_code == 200
    assert client.get(f"/beheer/medewerkers/00000000-0000-0000-0000-000000000000/{pad}").status_code == 404
    log_in(client, wijk.mo)
    assert client.get(f"/beheer/medewerkers/{wijk.tom.pk}/{pad}").status_code == 403


@pytest.mark.django_db
def test_andere_rollen_kunnen_ook_niet_posten(wijk, bea, client):
    log_in(client, wijk.samira)
    assert stuur(client, f"medewerkers/{wijk.tom.pk}/code/").status_code == 403
    assert client.post(f"/beheer/medewerkers/{wijk.tom.pk}/toegang/", {"open": "0"}).status_code == 403


@pytest.mark.django_db
def test_voorbeeld_verandert_niets_en_zegt_wat_er_verandert(bea, client):
    antwoord = stuur(client, "keuzes/urgentie/gewoon/", "voorbeeld", naam="Gewoon", werkdagen="3", van=MORGEN)
    assert antwoord.status_code == 200
    assert "werkdagen: 5" in antwoord.text
    assert "werkdagen: 3" in antwoord.text
    assert "Niets gebruikt deze keuze nu." in antwoord.text
    assert Inrichting.objects.filter(soort="urgentie", code="gewoon").count() == 1


@pytest.mark.django_db
def test_elk_voorbeeld_van_een_medewerker_zegt_wat_er_verandert(wijk, bea, client):
    maak_dossier(wijk.tom, maak_huishouden(wijk.oost))
    tom, rol = f"medewerkers/{wijk.tom.pk}/", wijk.tom.rolvervullingen.get().pk
    vanaf = {"van": MORGEN, "team_id": wijk.zuid.pk}
    gevallen = [
        (f"{tom}gegevens/", {"naam": "Thomas"}, "Thomas"),
        (f"{tom}rol/", {"rol": "coordinator", **vanaf}, "Coördinator, Zuid, vanaf"),
        (f"{tom}rol/{rol}/stoppen/", {"tot": MORGEN}, "Blijft bij deze medewerker: 1 dossier"),
        (
            f"{tom}verhuizen/",
            {"van_team_id": wijk.oost.pk, "naar_team_id": wijk.zuid.pk, "van": MORGEN},
            "Dat gaat mee",
        ),
        (f"{tom}afwezig/", {"van": MORGEN, "reden": "verlof", "waarnemer_id": wijk.samira.pk}, "ziet in die tijd 1 d"),
        (f"{tom}code/", {}, "opnieuw instellen"),
        (f"{tom}wachtwoord/", {"wachtwoord": "drie groene stoelen"}, "het nieuwe"),
        ("teams/buurten/", {"buurten": ["BU06060703"], **vanaf}, "0 lopende dossiers blijven bij het oude team"),
        (f"teams/{wijk.zuid.pk}/", {"naam": "Team Zuid"}, "Team Zuid"),
        ("keuzes/onderwerp/nieuw/", {"code": "rouw", "naam": "Rouw", "van": MORGEN}, "Te kiezen vanaf"),
        ("keuzes/onderwerp/wonen/stoppen/", {"van": MORGEN}, "niet meer vanaf"),
    ]
    for pad, velden, zin in gevallen:
        antwoord = stuur(client, pad, "voorbeeld", **velden)
        assert (antwoord.status_code, zin in antwoord.text) == (200, True), pad


@pytest.mark.django_db
def test_vastleggen_na_het_voorbeeld_en_geschiedenis(bea, client):
    stuur(client, "keuzes/urgentie/gewoon/", naam="Gewoon", werkdagen="3", van=MORGEN)
    pagina = client.get("/beheer/keuzes/urgentie/gewoon/").text
    assert "gaat nog in" in pagina
    assert "Bea" in pagina
    client.post("/beheer/keuzes/urgentie/gewoon/intrekken/")
    assert Inrichting.objects.get(soort="urgentie", code="gewoon").geldig_tot is None


@pytest.mark.django_db
def test_fout_in_het_voorbeeld_is_dezelfde_als_bij_vastleggen(bea, client):
    for stap in ("voorbeeld", "vastleggen"):
        antwoord = stuur(client, "keuzes/onderwerp/wonen/", stap, naam="Huis", van=VANDAAG - timedelta(days=1))
        assert antwoord.status_code == 422
        assert "is al geweest" in antwoord.text
        assert 'value="Huis"' in antwoord.text


@pytest.mark.django_db
def test_fout_houdt_wat_getypt_is(bea, client):
    tekst = "Beste {voornaam},\r\nd'Alençon-Yılmaz شكرا"
    antwoord = stuur(client, "brieven/ontvangstbevestiging/", titel="Dag", tekst=tekst, van=MORGEN)
    assert antwoord.status_code == 422
    assert "‘{voornaam}’ bestaat niet" in antwoord.text
    assert "d&#39;Alençon-Yılmaz شكرا" in antwoord.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("uren", "status", "zin"),
    [("ma-vr 8.30-17.00\nza 10-12", 200, "za 10.00–12.00"), ("maandag 9-17", 422, "‘maandag 9-17’ is niet te lezen"),
     ("ma 17-9", 422, "sluit voor het open gaat"), ("", 200, "dicht")],
)  # fmt: skip
def test_openingstijden_typen(bea, client, uren, status, zin):
    antwoord = stuur(client, "openingstijden/week/?kanaal=telefoon", "voorbeeld", uren=uren, van=MORGEN)
    assert antwoord.status_code == status
    assert zin in antwoord.text


UREN = "ma-vr 9.00-16.00"


@pytest.mark.django_db
def test_een_nieuw_kanaal_staat_daarna_op_de_pagina_van_het_team(bea, client):
    """REQ-008."""
    velden = {"naam": "Chat", "plaats": "", "uren": UREN, "van": VANDAAG}
    assert "Bewoners lezen dit vanaf" in stuur(client, "openingstijden/kanaal/", "voorbeeld", **velden).text
    assert stuur(client, "openingstijden/kanaal/", **velden).status_code == 302
    assert Inrichting.objects.get(soort="kanaal", naam="Chat").code == "chat"
    pagina = client.get("/wijkteams/oost/").text
    assert "Zo bereikt u ons ook" in pagina
    assert "Chat" in pagina
    fout = stuur(client, "openingstijden/kanaal/", **velden)
    assert (fout.status_code, "staan al tijden" in fout.text) == (422, True)


@pytest.mark.django_db
def test_een_nieuwe_plek_is_er_voor_de_inloop_en_voor_bewoners(bea, client):
    """REQ-008, REQ-009."""
    velden = {"naam": "De Boei", "team": "oost", "adres": "Kade 1", "uren": "di 10-12", "van": VANDAAG}
    assert stuur(client, "openingstijden/plek/", **velden).status_code == 302
    pagina = client.get("/wijkteams/oost/").text
    assert "Kade 1" in pagina
    assert "dinsdag van 10.00 tot 12.00 uur" in pagina
    assert "staat al bij de inloopplekken" in stuur(client, "openingstijden/plek/", **velden).text
    for anders, zin in (({"naam": "!!", "uren": "di 10-12"}, "geen letters"), ({"naam": "Nu", "uren": ""}, "wanneer")):
        assert zin in stuur(client, "openingstijden/plek/", **(velden | anders)).text


@pytest.mark.django_db
def test_tijden_hebben_een_geschiedenis_en_gaan_terug(bea, client):
    week = "openingstijden/week/?kanaal=telefoon&plaats="
    stuur(client, week, uren="ma 9-10", van=MORGEN)
    assert "gaat nog in" in client.get(f"/beheer/{week}").text
    terug = "/beheer/openingstijden/week/intrekken/?kanaal=telefoon&plaats="
    client.post(terug)
    assert "ma 9.00" not in client.get("/beheer/openingstijden/").text
    assert "langer dan vandaag" in client.post(terug, follow=True).text
    assert client.post("/beheer/openingstijden/week/intrekken/?kanaal=weg").status_code == 404
    stuur(client, week, uren="", van=MORGEN)
    client.post(terug)
    assert "telefoon" in [w.kanaal for w in weken()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "waarde", "zin"),
    [
        ("registratietijd_meten", "ja", ""),
        ("caseload_punten_per_fte", "0", "verwacht een geheel getal"),
        ("eigen_kring", "stad", "‘stad’ staat niet in de lijst"),
        ("eigen_kring", "adres", ""),
    ],
)
def test_een_instelling_geldt_vanaf_een_dag(bea, client, code, waarde, zin):
    pad = f"instellingen/{code}/"
    assert stuur(client, pad, "voorbeeld", waarde=waarde, van=MORGEN).status_code == (422 if zin else 200)
    antwoord = stuur(client, pad, waarde=waarde, van=MORGEN)
    assert (antwoord.status_code, zin in antwoord.text) == (422 if zin else 302, True)
    if not zin:
        assert "vanaf" in client.get("/beheer/instellingen/").text
        assert instelling(code) != instelling(code, MORGEN)
        client.post(f"/beheer/{pad}intrekken/")
        assert "langer dan vandaag" in client.post(f"/beheer/{pad}intrekken/", follow=True).text
    assert client.get("/beheer/instellingen/bestaat_niet/").status_code == 404


@pytest.mark.django_db
def test_nieuwe_medewerker_kan_inloggen_en_stelt_een_code_in(bea, client):
    oost = next(t for t in teams() if t.naam == "Oost")
    velden = {"naam": "Noor", "gebruikersnaam": "noor", "rol": "wijkcoach", "team_id": oost.pk, "van": VANDAAG}
    pagina = client.get("/beheer/medewerkers/nieuw/").text
    assert 'name="wachtwoord" value="' in pagina
    assert stuur(client, "medewerkers/nieuw/", wachtwoord="kruk-tafel-lamp-raam", **velden).status_code == 302
    client.post("/uitloggen/")
    inlog = {"gebruikersnaam": "noor", "wachtwoord": "kruk-tafel-lamp-raam"}
    assert client.post("/inloggen/", inlog).url == "/inloggen/instellen/"


@pytest.mark.django_db
def test_vertrek_met_dossier_toont_de_blokkade_met_wat_te_doen(wijk, bea, client):
    maak_dossier(wijk.tom, maak_huishouden(wijk.oost))
    blad = f"medewerkers/{wijk.tom.pk}/"
    assert "Eerst overdragen: 1 dossier" in stuur(client, f"{blad}vertrek/", "voorbeeld", tot=MORGEN).text
    assert stuur(client, f"{blad}vertrek/", tot=MORGEN).status_code == 302
    assert "Tom vertrekt op" in client.get("/beheer/").text
    antwoord = stuur(client, f"{blad}vertrek/afronden/", tot=MORGEN)
    assert antwoord.status_code == 422
    assert "Laat die eerst overdragen" in antwoord.text


@pytest.mark.django_db
def test_toegang_sluiten_werkt_meteen(wijk, bea, client):
    ander = type(client)()
    log_in(ander, wijk.tom)
    client.post(f"/beheer/medewerkers/{wijk.tom.pk}/toegang/", {"open": "0"})
    assert ander.get("/profiel/").status_code == 302
    assert stuur(client, f"medewerkers/{bea.pk}/rol/", rol="fg", van=VANDAAG).status_code == 422


@pytest.mark.django_db
def test_zoeken_zonder_accenten(wijk, bea, client):
    assert "Zoë" in client.get("/beheer/medewerkers/?q=zoe").text
    assert "Niemand gevonden" in client.get("/beheer/medewerkers/?q=bestaatniet").text


def aantal_vragen(client, pad):
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert client.get(pad).status_code == 200
    return len([v for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT"))])


@pytest.mark.django_db
@pytest.mark.parametrize("pad", [*(f"/beheer/{p}" for p in LIJSTEN), "/profiel/"])
def test_vragen_per_pagina_gelijk_bij_een_en_bij_vijfhonderd_medewerkers(wijk, bea, client, pad):
    eerst = aantal_vragen(client, pad)
    with transactie(SYSTEEM):
        nieuw = [
            Medewerker(gebruikersnaam=f"m{n}", naam=f"M{n}", sorteernaam=f"m{n:03d}", in_dienst_van=BEGIN)
            for n in range(500)
        ]
        Medewerker.objects.bulk_create(nieuw)
        rollen = [Rolvervulling(medewerker=m, rol="wijkcoach", team=wijk.oost, van=BEGIN) for m in nieuw]
        Rolvervulling.objects.bulk_create(rollen)
    assert aantal_vragen(client, pad) == eerst <= 12


# The own profile


@pytest.mark.django_db
def test_sneltoetsen_uit(wijk, client):
    log_in(client, wijk.samira)
    client.post("/profiel/", {"wat": "toetsen"})
    assert 'data-toetsen="uit"' in client.get("/profiel/").text


@pytest.mark.django_db
def test_wachtwoord_wijzigen_houdt_deze_sessie(wijk, client):
    log_in(client, maak_account(wijk.samira))
    fout = client.post("/profiel/", {"wat": "wachtwoord", "nu": "mis", "nieuw": "drie groene stoelen"})
    assert fout.status_code == 422
    assert "niet je wachtwoord van nu" in fout.text
    client.post("/profiel/", {"wat": "wachtwoord", "nu": WACHTWOORD, "nieuw": "drie groene stoelen"})
    assert client.get("/profiel/").status_code == 200
    wijk.samira.refresh_from_db()
    assert wijk.samira.check_password("drie groene stoelen")


@pytest.mark.django_db
def test_eigen_waarnemer_vastleggen_en_intrekken(wijk, client):
    log_in(client, wijk.samira)
    velden = {"wat": "afwezig", "van": VANDAAG, "tot": MORGEN, "waarnemer_id": wijk.tom.pk, "reden": "verlof"}
    assert client.post("/profiel/", velden).status_code == 302
    rij = Afwezigheid.objects.get()
    assert rij.waarnemer == wijk.tom
    client.post(f"/profiel/terug/{rij.pk}/")
    assert not Afwezigheid.objects.exists()


@pytest.mark.django_db
def test_afwezigheid_met_fout_houdt_de_velden(wijk, client):
    log_in(client, wijk.samira)
    velden = {"wat": "afwezig", "van": MORGEN, "tot": VANDAAG, "waarnemer_id": "", "reden": "verlof"}
    antwoord = client.post("/profiel/", velden)
    assert antwoord.status_code == 422
    assert f'value="{MORGEN.isoformat()}"' in antwoord.text


def test_elke_lijst_en_instelling_staat_onder_precies_een_kop():
    for groepen, alles in ((LIJSTGROEPEN, SOORTEN), (INSTELLINGGROEPEN, INSTELLINGEN)):
        assert sorted(" ".join(groepen.values()).split()) == sorted(alles)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pad", "gezocht", "ander"),
    [
        ("/beheer/keuzes/", "Redenen niet verschenen", "Urgenties"),
        ("/beheer/instellingen/", "Na hoeveel maanden de kindcheck opnieuw", "Hoe groot een bestand"),
    ],
)
def test_een_lijst_of_instelling_zoeken_staat_in_het_adres(bea, client, pad, gezocht, ander):
    alles = client.get(pad).text
    assert (gezocht in alles, ander in alles) == (True, True)
    gevonden = client.get(pad, {"q": gezocht.upper()}).text
    assert (gezocht in gevonden, ander in gevonden) == (True, False)
    leeg = client.get(pad, {"q": "<olifant>"}).text
    assert "Niets gevonden" in leeg
    assert "&lt;olifant&gt;" in leeg
