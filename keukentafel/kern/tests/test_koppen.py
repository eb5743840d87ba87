"""What every answer carries, whatever it is: a page, a refusal, a file, a redirect; and what the doors refuse."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from keukentafel.kern.web import rem
from keukentafel.organisatie.web.inloggen import afzender
from tests.inloggen import log_in
from tests.personages import maak_wijk

pytestmark = pytest.mark.django_db
HUIS = Path(__file__).parents[3]
KOPPEN = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DELEN = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")


@pytest.fixture
def client():
    return log_in(Client(raise_request_exception=False), maak_wijk().samira)


def klopt(antwoord):
    csp = antwoord.headers.get("Content-Security-Policy", "")
    assert [d for d in DELEN if d not in csp] == []
    assert "unsafe" not in csp
    assert {k: antwoord.headers.get(k) for k in KOPPEN} == KOPPEN
    assert "geolocation=()" in antwoord.headers["Permissions-Policy"]


GEVALLEN = {
    "pagina": ("get", "/profiel/", {}, 200),
    "openbaar": ("get", "/inloggen/", {}, 200),
    "doorverwijzing": ("get", "/", {}, 302),
    "niet gevonden": ("get", "/bestaat-niet/", {}, 404),
    "alleen versturen": ("get", "/uitloggen/", {}, 405),
    "andere methode": ("trace", "/profiel/", {}, 405),
    "vreemde host": ("get", "/profiel/", {"headers": {"host": "kwaad.nl"}}, 400),
    "stijl": ("get", "/static/stijl/2-basis.css", {}, 200),
    "stijl die er niet is": ("get", "/static/weg.css", {}, 404),
    "gezond": ("get", "/gezond/", {}, 200),
    "los": ("get", "/concept/?sleutel=x", {}, 200),
}


@pytest.mark.parametrize("geval", GEVALLEN)
def test_elk_antwoord_draagt_alle_koppen(client, geval):
    methode, pad, extra, code = GEVALLEN[geval]
    antwoord = getattr(client, methode)(pad, **extra)
    antwoord.close()  # a file on its way is an open file
    assert antwoord.status_code == code
    klopt(antwoord)


def test_een_fout_van_ons_draagt_ze_ook_en_vertelt_niets(client, monkeypatch):
    monkeypatch.setattr("keukentafel.organisatie.web.profiel.profiel_opvragen", lambda _: {}["geheim uit de code"])
    antwoord = client.get("/profiel/")
    assert antwoord.status_code == 500
    klopt(antwoord)
    assert not re.search("geheim uit|Traceback|KeyError|keukentafel/", antwoord.text)


def test_een_vreemde_host_bij_de_omleiding_naar_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    antwoord = Client(raise_request_exception=False).get("/inloggen/", headers={"host": "kwaad.nl"})
    assert (antwoord.status_code, "kwaad.nl" in antwoord.text) == (400, False)
    klopt(antwoord)


def routes(patronen=None, voor=""):
    for p in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(p, URLResolver):
            yield from routes(p.url_patterns, voor + str(p.pattern))
        elif isinstance(p, URLPattern):
            yield voor + str(p.pattern), p.callback


def pad_van(patroon):
    vul = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "slug": "x", "str": "x"}
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: vul[m[1] or "str"], patroon)


ROUTES = [(pad_van(patroon), v) for patroon, v in routes() if "^" not in patroon]


def test_elke_post_zonder_merk_wordt_geweigerd_ook_van_htmx(client):
    """On every route there is, with the session of a worker: whoever forgets a mark changes nothing."""
    streng = Client(enforce_csrf_checks=True)
    streng.cookies = client.cookies
    door = [
        (pad, koppen)
        for pad, _ in ROUTES
        for koppen in ({}, {"HX-Request": "true"})
        if streng.post(pad, {"a": "b"}, headers=koppen).status_code != 403
    ]
    assert len(ROUTES) > 200
    assert door == []


def test_geen_view_is_van_het_merk_vrijgesteld():
    assert [pad for pad, v in ROUTES if getattr(v, "csrf_exempt", False)] == []


def test_een_formulier_zonder_merk_krijgt_een_gewone_pagina(client):
    streng = Client(enforce_csrf_checks=True)
    streng.cookies = client.cookies
    antwoord = streng.post("/profiel/", {"a": "b"})
    assert "Dit formulier is verlopen" in antwoord.text
    klopt(antwoord)


@pytest.mark.parametrize("methode", ["TRACE", "PUT", "PATCH", "OPTIONS", "CONNECT", "GEKKIGHEID"])
def test_methoden_die_wij_niet_gebruiken_bestaan_niet(client, methode):
    assert {client.generic(methode, pad).status_code for pad, _ in ROUTES[::10]} == {405}


def test_niets_staat_een_andere_herkomst_toe(client):
    antwoord = client.get("/profiel/", headers={"origin": "https://kwaad.nl"})
    assert not [k for k in antwoord.headers if k.lower().startswith("access-control")]


def test_wat_er_gebeurde_reist_versleuteld(client):
    client.post("/profiel/elders-uitloggen/")
    koekje = client.cookies["meldingen"]
    assert (koekje["httponly"], koekje["samesite"]) == (True, "Lax")
    assert "apparaten" not in koekje.value
    assert "op andere apparaten uitgelogd" in client.get("/profiel/").text
    client.cookies["meldingen"] = "onzin"
    assert client.get("/profiel/").status_code == 200


# The brake


def test_wie_te_vaak_zoekt_moet_wachten_en_een_collega_niet(client, monkeypatch):
    teller = rem.Teller()
    monkeypatch.setattr(rem, "_teller", teller)
    wie = client.session["_auth_user_id"]
    assert max(teller.tel("typen", wie, time.monotonic()) for _ in range(299)) == 299
    assert [client.post("/zoeken/suggesties/", {"q": "a"}).status_code for _ in range(2)] == [200, 429]
    assert client.get("/zoeken/?q=bakker").status_code == 200
    assert teller.tel("typen", "een collega", time.monotonic()) == 1


@pytest.mark.parametrize(("pad", "grens"), [("/zoeken/", 120), ("/zoeken/tekst/", 120), ("/zoeken/dossiers/", 120)])
def test_elke_zoekdeur_heeft_een_rem(client, monkeypatch, pad, grens):
    teller = rem.Teller()
    monkeypatch.setattr(rem, "_teller", teller)
    monkeypatch.setattr(teller, "tel", lambda *_: grens + 1)
    antwoord = client.get(f"{pad}?q=x")
    assert (antwoord.status_code, antwoord["Retry-After"]) == (429, "60")
    assert "Even wachten" in antwoord.text


def test_de_openbare_ingang_telt_per_adres(monkeypatch):
    teller = rem.Teller()
    monkeypatch.setattr(rem, "_teller", teller)
    velden = {"postcode": "3111 AB"}
    assert max(teller.tel("ingang", "10.0.0.1", time.monotonic()) for _ in range(60)) == 60
    assert Client().post("/wijkteams/", velden, REMOTE_ADDR="10.0.0.1").status_code == 429
    assert Client().get("/wijkteams/", REMOTE_ADDR="10.0.0.1").status_code == 200
    assert Client().post("/wijkteams/", velden, REMOTE_ADDR="10.0.0.2").status_code != 429


def test_de_teller_begint_elke_minuut_opnieuw_en_loopt_niet_vol(monkeypatch):
    monkeypatch.setattr(rem, "HOOGSTENS_BEKEND", 3)
    teller = rem.Teller()
    assert [teller.tel("d", "a", t) for t in (0, 59, 60)] == [1, 2, 1]
    for wie in "bcde":
        teller.tel("d", wie, 61)
    assert teller.tel("d", "a", 62) == 1


def test_achter_een_proxy_telt_alleen_wat_die_schreef(rf, settings):
    verzoek = rf.get("/", headers={"x-forwarded-for": "1.1.1.1, 10.0.0.9"})
    assert afzender(verzoek) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert afzender(verzoek) == "10.0.0.9"


# security.txt


def test_security_txt_noemt_wie_men_belt_en_wordt_niet_oud(settings):
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.MELDPUNT = "mailto:lek@voorbeeld.nl"
    antwoord = Client().get("/.well-known/security.txt")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    regels = dict(r.split(": ", 1) for r in antwoord.text.splitlines())
    assert regels["Contact"] == "mailto:lek@voorbeeld.nl"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT00:00:00Z", regels["Expires"])
    assert regels["Canonical"] == "http://testserver/.well-known/security.txt"


# Production


def in_productie(**omgeving):
    code = (
        "import json; from keukentafel import settings as s;"
        "print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper() and n != 'LOGGING'}, default=str))"
    )
    basis = {n: w for n, w in os.environ.items() if not n.startswith(("KEUKENTAFEL_", "DATABASE_"))}
    basis |= {"KEUKENTAFEL_PRODUCTIE": "1", "KEUKENTAFEL_GEHEIM": "g" * 40, **omgeving}
    return subprocess.run(
        [sys.executable, "-c", code], env=basis, cwd=HUIS, capture_output=True, text=True, check=False
    )


def test_koekjes_en_https_in_productie():
    s = json.loads(in_productie().stdout)
    assert (s["SESSION_COOKIE_NAME"], s["CSRF_COOKIE_NAME"]) == ("__Host-sessionid", "__Host-csrftoken")
    for naam in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY"):
        assert s[naam] is True, naam
    assert (s["SESSION_COOKIE_SAMESITE"], s["CSRF_COOKIE_SAMESITE"]) == ("Lax", "Lax")
    assert (s["SECURE_HSTS_SECONDS"], s["SECURE_HSTS_INCLUDE_SUBDOMAINS"]) == (31_536_000, True)
    assert (s["SECURE_SSL_REDIRECT"], s["DEBUG"]) == (True, False)
    assert "SESSION_COOKIE_DOMAIN" not in s


DATABANKEN = {
    "postgresql://kt_app@db.gemeente.nl/kt": {"sslmode": "verify-full", "sslrootcert": "system"},
    "postgresql://kt_app@db/kt?sslrootcert=/ca.pem": {"sslmode": "verify-full", "sslrootcert": "/ca.pem"},
    "postgresql://kt_app@db/kt?sslmode=require": {"sslmode": "require"},
    "postgresql://kt_app@localhost/kt": {},
    "postgresql:///kt?host=/run/postgresql": {},
}


@pytest.mark.parametrize("adres", DATABANKEN)
def test_een_databank_elders_eist_tls_met_een_geldig_certificaat(adres):
    opties = json.loads(in_productie(DATABASE_URL=adres).stdout)["DATABASES"]["default"]["OPTIONS"]
    assert {n: w for n, w in opties.items() if n.startswith("ssl")} == DATABANKEN[adres]
    assert "pool" in opties


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("KEUKENTAFEL_GEHEIM", ""),
        ("KEUKENTAFEL_GEHEIM", "kort"),
        ("KEUKENTAFEL_ONTWIKKEL", "1"),
        ("KEUKENTAFEL_BRP_URL", "http://brp.voorbeeld.nl"),
        ("KEUKENTAFEL_OIDC_UITGEVER", "http://inloggen.voorbeeld.nl"),
        ("KEUKENTAFEL_OIDC_SLEUTELS", "http://inloggen.voorbeeld.nl/jwks"),
        ("KEUKENTAFEL_MELDPUNT", "javascript:alert(1)"),
    ],
)
def test_wat_in_productie_niet_kan_start_niet_en_zegt_waarom(naam, waarde):
    uit = in_productie(**{naam: waarde})
    assert uit.returncode != 0
    assert naam in uit.stderr


def test_buiten_productie_heten_koekjes_gewoon():
    assert (settings.KOEKJE_VOOR, settings.SESSION_COOKIE_NAME) == ("", "sessionid")
