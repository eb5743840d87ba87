"""Deciding over the API: the acts of the screen, so the mandaatregister holds there too (MAN-01 to MAN-07, issue 6).

Hard cases with their outcome: no mandate, over the amount, who advised, who took the decision a bezwaar is about, the
Participatiewet by a foundation (each GEWEIGERD with the reason of the screen, nothing changed); an old version (409);
hidden or absent (the same 404); no session (401); no mark (403); bad input (400, all errors at once).
"""

import json
from typing import get_args
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen.register import WETTEN
from keukentafel.besluit.opvragen.te_beslissen import MAG, WIE
from keukentafel.besluit.tests.hulp_opstellen import maak_zaak, vers
from keukentafel.besluit.tests.register import mandaat
from keukentafel.besluit.tests.test_opstellen_web import leg_voor
from keukentafel.besluit.web.api import Lijstvraag
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.web.api import VERSIE
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.web.api import BEWERKINGEN
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
V1 = "/api/v1/"


@pytest.fixture
def zaak():
    return maak_zaak()


@pytest.fixture
def besluit(zaak):
    return leg_voor(zaak)


def als(wie):
    """A program that logged in as this worker, with the mark against forged posts asked as in production."""
    return log_in(Client(enforce_csrf_checks=True), wie)


def stuur(client, pad, inhoud=None):
    koppen = {"X-CSRFToken": client.get(f"{V1}sessie").json()["csrfToken"]}
    return client.post(f"{V1}{pad}", json.dumps(inhoud or {}), "application/json", headers=koppen)


def probleem(antwoord, status):
    """What every error of the API has; returns the sentence."""
    assert (antwoord.status_code, antwoord["Content-Type"]) == (status, "application/problem+json"), antwoord.text
    assert antwoord["API-Version"] == VERSIE
    inhoud = antwoord.json()
    assert (inhoud["status"], bool(inhoud["title"])) == (status, True)
    return inhoud["detail"]


def neem(wie, besluit, **velden):
    return stuur(als(wie), f"besluiten/{besluit.pk}/_nemen", {"versie": vers(besluit).versie, **velden})


class TestBeslissen:
    def test_van_lijst_tot_besluit(self, zaak, besluit):
        rosa = als(zaak.rosa)
        [rij] = rosa.get(f"{V1}te-nemen-besluiten").json()["besluiten"]
        assert (rij["id"], rij["waaromNiet"], rij["wieMag"]) == (str(besluit.pk), "", "de beslisser")
        assert stuur(rosa, f"besluiten/{besluit.pk}/_oppakken").json()["stand"] == "toets"
        blad = rosa.get(f"{V1}besluiten/{besluit.pk}").json()
        assert (blad["mist"], blad["magNemen"], blad["inwoner"]) == ([], True, zaak.fatma.naam)
        genomen = stuur(rosa, f"besluiten/{besluit.pk}/_nemen", {"versie": blad["versie"]}).json()
        assert (genomen["stand"], genomen["mandaat"]) == ("vastgesteld", "wmo")
        assert vers(besluit).ondertekenaar_id == zaak.rosa.pk
        assert neem(zaak.rosa, besluit).json()["stand"] == "vastgesteld"  # twice is once

    def test_teruggeven_met_wat_er_anders_moet(self, zaak, besluit):
        pad = f"besluiten/{besluit.pk}/_teruggeven"
        antwoord = stuur(als(zaak.rosa), pad)
        assert "wat er anders moet" in probleem(antwoord, 422)
        assert antwoord.json()["errors"][0]["pointer"] == "#/reden"
        assert stuur(als(zaak.rosa), pad, {"reden": "Noem het aantal uren."}).json()["stand"] == "terug"

    def test_wie_tekent_tekent_wat_hij_las(self, zaak, besluit):
        antwoord = stuur(als(zaak.rosa), f"besluiten/{besluit.pk}/_nemen", {"versie": 999})
        assert "Lees het opnieuw" in probleem(antwoord, 409)
        assert vers(besluit).stand == "toets"

    def test_elke_blik_staat_in_het_logboek(self, zaak, besluit):
        als(zaak.rosa).get(f"{V1}besluiten/{besluit.pk}")
        blikken = [r for r in _log(zaak.rosa) if r["soort"] == "kijken" and r.get("object_id") == str(besluit.pk)]
        assert {r["recht"] for r in blikken} >= {"aanvraag_lezen"}
        assert all(r["dossier"] == str(besluit.dossier_id) and r["spoor"] for r in blikken)

    def test_een_logboek_dat_niets_aanneemt_geeft_niets(self, zaak, besluit, monkeypatch):
        rosa = als(zaak.rosa)

        def vol(*_):
            raise DatabaseError("vol")

        monkeypatch.setattr(logboek, "schrijf_kijken", lambda *_a, **_k: vol())
        antwoord = rosa.get(f"{V1}besluiten/{besluit.pk}")
        assert "niets half bewaard" in probleem(antwoord, 503)
        assert zaak.fatma.naam not in antwoord.text

    def test_zoveel_vragen_als_het_scherm(self, zaak, besluit):
        rosa = log_in(Client(), zaak.rosa)
        for pad in ("te-nemen-besluiten", f"besluiten/{besluit.pk}", f"besluiten/{besluit.pk}/beslisser", "mandaten"):
            rosa.get(f"{V1}{pad}")
            assert vragen(rosa, f"{V1}{pad}")[0] <= 12, pad


class TestMandaat:
    """Each is refused by the act, so with the words of the screen; and nothing changed."""

    def geweigerd(self, wie, besluit, status=422, pad=""):
        voor = vers(besluit)
        antwoord = stuur(als(wie), f"besluiten/{besluit.pk}/{pad}") if pad else neem(wie, besluit)
        zin = probleem(antwoord, status)
        na = vers(besluit)
        assert (na.stand, na.versie, na.ondertekenaar_id) == (voor.stand, voor.versie, None)
        return zin

    def test_zonder_mandaat(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            co = p.maak_medewerker("Co", Rol.COORDINATOR, zaak.huis.wijk.oost)
        assert "Je hebt geen mandaat voor besluiten van de Wmo" in self.geweigerd(co, besluit)

    def test_boven_het_bedrag(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            mandaat("klein", "wmo", "rogplus", "wijkteammanager", tot_bedrag="50")
            wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, zaak.huis.wijk.oost)
        assert "gaat tot en met € 50" in self.geweigerd(wim, besluit)

    def test_een_mandaat_dat_gisteren_eindigde(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat").update(geldig_tot=klok.vandaag())
        assert "gold tot en met" in self.geweigerd(zaak.rosa, besluit)

    def test_wie_adviseerde_tekent_nooit(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            mandaat("ruim", "wmo", "rogplus", "wijkcoach")
            Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(adviesorgaan="wot", behandelaar=zaak.samira)
        zin = "Jij gaf het advies. Een ander met mandaat neemt het besluit."
        assert self.geweigerd(zaak.samira, besluit) == zin
        assert [r["uitkomst"] for r in _log(zaak.samira) if r["soort"] == "geweigerd"]
        assert neem(zaak.rosa, besluit).status_code == 200  # another may

    def test_op_bezwaar_nooit_wie_het_besluit_nam(self, zaak, besluit):
        neem(zaak.rosa, besluit)
        with transactie(p.SYSTEEM):
            mandaat("op-bezwaar", "wmo", "rogplus", "beslisser", besluiten="op_bezwaar")
            velden = {v: getattr(besluit, v) for v in ("aanvraag_id", "dossier_id", "team_id", "inwoner_id", "wet")}
            op = Besluit.objects.create(
                **velden, nummer=9001, soort="op_bezwaar", orgaan="rogplus", stand="toets", ter_toets_op=klok.nu(),
                vervangt=vers(besluit), opsteller=zaak.samira, gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
            ria = p.maak_medewerker("Ria", Rol.BESLISSER, None)
        zin = "Jij nam het besluit waar het bezwaar over gaat. Een ander met mandaat beslist op het bezwaar."
        assert self.geweigerd(zaak.rosa, op, pad="_oppakken") == zin
        assert als(zaak.rosa).get(f"{V1}besluiten/{op.pk}/beslisser").json()["waaromNiet"] in zin
        assert stuur(als(ria), f"besluiten/{op.pk}/_oppakken").status_code == 200  # another may

    def test_participatiewet_alleen_door_een_bestuursorgaan(self, zaak, besluit):
        orgaan_ = Inrichting.objects.filter(soort="beslisorgaan", code="rogplus")
        with transactie(p.SYSTEEM):
            mandaat("pw", "pw", "rogplus", "beslisser")
            Besluit.objects.filter(pk=besluit.pk).update(wet="pw")
            Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(wet="pw", procedure="pw")
            openbaar = orgaan_.get().waarde
            orgaan_.update(waarde={**openbaar, "soort": "stichting", "bestuursorgaan": False})
        assert "is geen bestuursorgaan" in self.geweigerd(zaak.rosa, besluit, pad="_oppakken")
        with transactie(p.SYSTEEM):
            orgaan_.update(waarde=openbaar)
        assert stuur(als(zaak.rosa), f"besluiten/{besluit.pk}/_oppakken").status_code == 200

    def test_een_rol_zonder_dit_recht(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            fo = p.maak_medewerker("Fo", Rol.FRONTOFFICE, zaak.huis.wijk.oost)
        self.geweigerd(fo, besluit, 403)

    def test_het_register_van_een_dag(self, zaak):
        with transactie(p.SYSTEEM):
            mandaat("oud", "wmo", "rogplus", "wijkcoach", tot=klok.vandaag())
        regels = als(zaak.samira).get(f"{V1}mandaten").json()["mandaten"]
        assert [(r["code"], r["functie"]) for r in regels] == [("wmo", "beslisser")]
        eerder = als(zaak.samira).get(f"{V1}mandaten?op={klok.dagen_geleden(1)}").json()["mandaten"]
        assert {r["code"] for r in eerder} == {"wmo", "oud"}


class TestDeur:
    def test_zonder_aanmelding(self, besluit):
        for pad in ("sessie", "te-nemen-besluiten", f"besluiten/{besluit.pk}", "mandaten"):
            assert "Log eerst in" in probleem(Client().get(f"{V1}{pad}"), 401)
        assert probleem(Client().post(f"{V1}besluiten/{besluit.pk}/_nemen", "{}", "application/json"), 401)

    def test_zonder_merkteken(self, zaak, besluit):
        antwoord = als(zaak.rosa).post(f"{V1}besluiten/{besluit.pk}/_nemen", '{"versie": 1}', "application/json")
        assert "X-CSRFToken" in probleem(antwoord, 403)
        assert vers(besluit).stand == "toets"

    def test_verborgen_is_als_niet_bestaand(self, zaak, besluit):
        zoe, weg = als(zaak.huis.wijk.zoe), uuid4()
        for pad, inhoud in (
            ("", None),
            ("/beslisser", None),
            ("/_oppakken", {}),
            ("/_teruggeven", {"reden": "x"}),
            ("/_advies-teruggeven", {"reden": "x"}),
            ("/_nemen", {"versie": 1}),
        ):
            paar = []
            for sleutel in (besluit.pk, weg):
                adres = f"besluiten/{sleutel}{pad}"
                antwoord = zoe.get(f"{V1}{adres}") if inhoud is None else stuur(zoe, adres, inhoud)
                paar.append((antwoord.status_code, antwoord.content))
            assert paar[0] == paar[1]
            assert paar[0][0] == 404

    @pytest.mark.parametrize(
        ("inhoud", "plek", "zin"),
        [
            ("geen json", "#/", "dit is geen JSON"),
            ("{}", "#/versie", "dit veld ontbreekt"),
            ('{"versie": "een"}', "#/versie", "‘een’: verwacht een heel getal"),
            ('{"versie": 1, "op": "gisteren"}', "#/op", "‘gisteren’: verwacht een dag"),
            ("[1]", "#/", "verwacht een object"),
            ('{"versie": 1, "haast": true}', "#/haast", "‘True’: dit veld kennen wij niet"),
        ],
    )
    def test_wat_niet_klopt_wordt_genoemd(self, zaak, besluit, inhoud, plek, zin):
        rosa = als(zaak.rosa)
        merk = rosa.get(f"{V1}sessie").json()["csrfToken"]
        pad = f"{V1}besluiten/{besluit.pk}/_nemen"
        antwoord = rosa.post(pad, inhoud, "application/json", headers={"X-CSRFToken": merk})
        probleem(antwoord, 400)
        assert [(f["pointer"], zin in f["detail"]) for f in antwoord.json()["errors"]] == [(plek, True)]

    def test_een_filter_die_niet_bestaat_wordt_genoemd_met_wat_kan(self, zaak, besluit):
        antwoord = als(zaak.rosa).get(f"{V1}te-nemen-besluiten?mag=onzin&wet=zvw&wie=jij&na=daar")
        probleem(antwoord, 400)
        fouten = {f["pointer"]: f["detail"] for f in antwoord.json()["errors"]}
        assert fouten["#/mag"] == "‘onzin’: kies uit niets, 'ik', 'alle'"
        assert "'wmo', 'jeugd', 'pw', 'wgs'" in fouten["#/wet"]
        assert "‘daar’: verwacht wat bij" in fouten["#/na"]
        assert set(fouten) == {"#/mag", "#/wet", "#/wie", "#/na"}

    def test_bladeren_door_wat_wacht_en_door_het_register(self, zaak, besluit, monkeypatch):
        monkeypatch.setattr("keukentafel.besluit.opvragen.te_beslissen.PER_BLAD", 1)
        monkeypatch.setattr("keukentafel.besluit.web.api.PER_BLAD", 1)
        with transactie(p.SYSTEEM):
            velden = {v: getattr(besluit, v) for v in ("aanvraag_id", "dossier_id", "team_id", "inwoner_id", "wet")}
            Besluit.objects.create(
                **velden, nummer=9002, soort="toekenning", orgaan="rogplus", stand="toets", ter_toets_op=klok.nu(),
                opsteller=zaak.samira, gemaakt_door=p.SYSTEEM.kenmerk,
            )  # fmt: skip
            mandaat("tweede", "wmo", "rogplus", "beslisser")
        rosa = als(zaak.rosa)
        for pad, naam in (("te-nemen-besluiten", "besluiten"), ("mandaten", "mandaten")):
            een = rosa.get(f"{V1}{pad}").json()
            twee = rosa.get(f"{V1}{pad}", {"na": een["volgende"]}).json()
            assert (len(een[naam]), len(twee[naam]), twee["volgende"]) == (1, 1, "")
            assert een[naam] != twee[naam]

    def test_een_onbekende_filter_en_een_andere_methode(self, zaak, besluit):
        rosa = als(zaak.rosa)
        assert rosa.head(f"{V1}mandaten").status_code == 200
        assert probleem(rosa.get(f"{V1}mandaten?dag=2026-01-01"), 400)
        assert probleem(rosa.get(f"{V1}besluiten/{besluit.pk}/_nemen"), 405)
        assert probleem(rosa.put(f"{V1}mandaten"), 405)
        assert probleem(rosa.get(f"{V1}iets-anders"), 404)

    def test_buiten_het_netwerk_en_zonder_voorwaarden_is_er_ook_geen_api(self, zaak, besluit):
        """REQ-163, REQ-164: as on the screens (ADR 0041)."""
        rosa = als(zaak.rosa)
        with transactie(p.SYSTEEM):
            for code, waarde in (("plek_netwerken", "10.1.0.0/16"), ("plek_rollen", "beslisser")):
                instelling_(code, waarde)
        for pad in ("sessie", "te-nemen-besluiten", f"besluiten/{besluit.pk}"):
            probleem(rosa.get(f"{V1}{pad}"), 403)
            assert rosa.get(f"{V1}{pad}", REMOTE_ADDR="10.1.2.3").status_code == 200
        with transactie(p.SYSTEEM):
            instelling_("voorwaarde_training", "iedereen")
        for pad in ("sessie", "te-nemen-besluiten", f"besluiten/{besluit.pk}"):
            probleem(rosa.get(f"{V1}{pad}", REMOTE_ADDR="10.1.2.3"), 403)

    def test_de_filters_zijn_die_van_het_scherm(self):
        velden = {naam: set(get_args(veld.annotation)) - {""} for naam, veld in Lijstvraag.model_fields.items()}
        assert (velden["wie"], velden["mag"], velden["wet"]) == (set(WIE) - {""}, set(MAG), set(WETTEN))


class TestBeschrijving:
    def test_openbaar_geldig_en_van_alles_wat_er_is(self, client, settings):
        settings.SESSION_COOKIE_NAME = "__Host-sessionid"
        antwoord = client.get(f"{V1}openapi.json")
        assert (antwoord.status_code, antwoord["Access-Control-Allow-Origin"]) == (200, "*")
        document = antwoord.json()
        assert document["components"]["securitySchemes"]["aanmelding"]["name"] == settings.SESSION_COOKIE_NAME
        OpenAPIV31SpecValidator(document).validate()
        assert document["info"]["version"] == antwoord["API-Version"]
        beschreven = {(m.upper(), pad[1:]) for pad, doet in document["paths"].items() for m in doet}
        assert beschreven == {(b.methode, b.pad) for b in BEWERKINGEN}


def instelling_(code, waarde):
    Inrichting.objects.create(soort="instelling", code=code, naam=code, waarde={"waarde": waarde}, geldig_van=p.BEGIN)


def _log(wie):
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud::jsonb FROM logboek_regel WHERE actor = %s", [str(wie.pk)])
        return [json.loads(r[0]) if isinstance(r[0], str) else r[0] for r in cursor.fetchall()]
