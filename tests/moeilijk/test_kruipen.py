"""Every page and every form within reach, for every kind of worker, without JavaScript."""

import re

import pytest

from keukentafel.kern.actor import transactie
from keukentafel.poort.models import LogboekRegel
from tests import personages as p
from tests.eenmaal import eenmaal
from tests.inloggen import log_in
from tests.moeilijk.kruipen import Blad, kruip
from tests.moeilijk.wereld import (
    ARABISCH,
    BSN_ELIF,
    BSN_FATMA,
    HARTJE,
    SCHUILPOSTCODE,
    SCHUILSTRAAT,
    VREEMD,
    maak_wereld,
)

pytestmark = [pytest.mark.django_db, pytest.mark.traag]
# worker: fewest pages that must be reached, so that a closed door cannot hide behind a short walk
WIE = {"samira": 45, "mo": 8, "bea": 40, "frans": 10, "cora": 10, "ada": 8, "mannes": 5, "pien": 4, "karel": 6}
KOPPEN = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
EIGEN_SCHERMEN = re.compile(r"^/(dossier|inwoner)/[0-9a-f-]{36}/(adres|bewerken|bsn)?")


gemaakt = eenmaal(maak_wereld)


@pytest.fixture
def wereld(gemaakt, db):
    return gemaakt()


@pytest.mark.parametrize("naam", WIE)
def test_elke_pagina_werkt_zonder_javascript_en_verraadt_niets(wereld, client, naam):
    log_in(client, wereld.wie(naam))
    bladen = kruip(client, "/", "/profiel/", *_dieper(naam, wereld))
    html = [b for b in bladen if b.antwoord["Content-Type"].startswith("text/html")]
    niet_open = [b for b in bladen if b.antwoord.status_code != 200]
    dicht = [f"{b.vanaf} linkt naar {b.adres}: {b.antwoord.status_code}" for b in niet_open]
    assert not dicht, "\n".join(dicht)
    assert len(html) >= WIE[naam], [b.adres for b in html]
    klachten = [k for b in html for k in Blad(b.adres, b.tekst).klachten()]
    klachten += [k for b in bladen for k in _koppen(b)]
    klachten += [k for b in bladen for k in _lekken(b)]
    assert not klachten, "\n".join(sorted(set(klachten)))


def _dieper(naam, w):
    """Screens that are reached by a search or a click in a list that this walk does not fill in."""
    if naam not in ("samira", "cora"):
        return ["/zoeken/?q=alencon"] if naam in ("frans", "mo", "ada") else []
    d = f"/dossier/{w.dossier.pk}/"
    papier = [f"{d}plan/afdrukken/", f"{d}afdrukken/"]
    return [d, f"{d}tijdlijn/", *papier, f"/inwoner/{w.fatma.pk}/", "/zoeken/?q=alencon"]


def _koppen(b):
    for kop, waarde in KOPPEN.items():
        if waarde not in b.antwoord.get(kop, ""):
            yield f"{b.adres}: {kop} is {b.antwoord.get(kop)}"
    csp = b.antwoord.get("Content-Security-Policy", "")
    if "default-src 'none'" not in csp or "unsafe" in csp:
        yield f"{b.adres}: CSP is {csp}"


def _lekken(b):
    kaal = b.tekst.replace(" ", "").replace(".", "")
    for bsn in (BSN_FATMA, BSN_ELIF):
        if bsn in kaal:
            yield f"{b.adres}: heel BSN"
    if SCHUILSTRAAT in b.tekst or SCHUILPOSTCODE.replace(" ", "") in kaal:
        yield f"{b.adres}: schuiladres"
    if "<b>vet</b>" in b.tekst:
        yield f"{b.adres}: opmaak van een mens wordt uitgevoerd"
    if re.search(r"مرحبا 👩‍👧 &lt;b&gt;vet&lt;/b&gt; 49", b.tekst):
        yield f"{b.adres}: een sjabloon van een mens wordt uitgevoerd"
    if "\ufffd" in b.tekst:
        yield f"{b.adres}: onleesbaar teken"


def test_in_het_logboek_staat_geen_bsn_adres_of_naam(wereld, client):
    log_in(client, wereld.wijk.samira)
    kruip(client, f"/inwoner/{wereld.fatma.pk}/", f"/dossier/{wereld.dossier.pk}/")
    with transactie(p.SYSTEEM):
        alles = " ".join(LogboekRegel.objects.values_list("inhoud", flat=True))
    assert str(wereld.fatma.pk) in alles
    for geheim in (BSN_FATMA, SCHUILSTRAAT, SCHUILPOSTCODE, "Yılmaz", "مرحبا"):
        assert geheim not in alles


def test_vreemde_tekens_staan_heel_op_elk_scherm_dat_ze_toont(wereld, client):
    log_in(client, wereld.wijk.samira)
    bladen = kruip(client, "/", f"/dossier/{wereld.dossier.pk}/", f"/inwoner/{wereld.emre.pk}/")
    tekst = "\n".join(b.tekst for b in bladen)
    heel = VREEMD.replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;")
    for soort in ("Let op", "Gebeld", "Bellen", "Rust", "Vraag 0", "Bezoek", "Contact"):
        assert f"{soort} {heel}" in tekst, soort
    assert f"{ARABISCH} {HARTJE}" in tekst
