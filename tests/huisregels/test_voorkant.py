"""What the front keeps to: origin of vendored files, tokens, sizes, and nothing a strict CSP would refuse."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

HUIS = Path(__file__).resolve().parents[2]
STATISCH = HUIS / "keukentafel" / "kern" / "static"
VENDOR = STATISCH / "vendor"
HERKOMST = json.loads((VENDOR / "herkomst.json").read_text())
LICENTIES = {"EUPL-1.2", "OFL-1.1", "MIT", "0BSD"}
EIGEN_CSS = sorted((STATISCH / "stijl").glob("*.css"))
EIGEN_JS = sorted((STATISCH / "js").glob("*.js"))
SJABLONEN = sorted(p for p in (HUIS / "keukentafel").glob("**/templates/**/*.html"))
# In words: an inline style or handler, htmx's own handlers and evaluated values, filters in a trigger.
VERBODEN = {
    "style-attribuut": r"<[^>]*\sstyle\s*=",
    "stijlblok": r"<style\b",
    "script in de pagina": r"<script(?![^>]*\bsrc=)[^>]*>",
    "gebeurtenis-attribuut": r"<[^>]*\son[a-z]+\s*=",
    "hx-on": r"\bhx-on\b",
    "js-waarde": r"=\s*[\"']\s*(js|javascript):",
    "triggerfilter": r"hx-trigger\s*=\s*[\"'][^\"']*\w\[",
    "heel formulier": r"\{\{\s*\w*form(\.as_\w+(\(\))?)?\s*\}\}",
    "ruwe tekst": r"\|\s*safe\b(?!\s+if is_kop)",
}


def test_elk_meegeleverd_bestand_is_het_bestand_van_herkomst():
    aanwezig = {p.name for p in VENDOR.iterdir()} - {"herkomst.json"}
    assert aanwezig == set(HERKOMST["bestanden"])
    anders = [
        naam
        for naam, som in HERKOMST["bestanden"].items()
        if hashlib.sha256((VENDOR / naam).read_bytes()).hexdigest() != som
    ]
    assert anders == []


def test_licenties_van_pakketten_staan_op_de_lijst():
    assert {p["licentie"] for p in HERKOMST["pakketten"]} <= LICENTIES
    assert len(HERKOMST["pakketten"]) == len({p["naam"] for p in HERKOMST["pakketten"]})


def test_versies_van_herkomst_zijn_die_van_de_pakketlijst():
    gevraagd = json.loads((HUIS / "ontwerp" / "package.json").read_text())["dependencies"]
    assert {p["naam"]: p["versie"] for p in HERKOMST["pakketten"]} == gevraagd


def test_slotbestand_noemt_geen_downloadadres():
    assert "resolved" not in (HUIS / "ontwerp" / "package-lock.json").read_text()


@pytest.mark.parametrize("blad", EIGEN_CSS, ids=lambda p: p.name)
def test_elke_gebruikte_token_bestaat(blad: Path):
    bestaat = set(re.findall(r"(--[\w-]+)\s*:", (VENDOR / "thema.css").read_text()))
    bestaat |= set(re.findall(r"(--[\w-]+)\s*:", (STATISCH / "stijl" / "1-thema.css").read_text()))
    gebruikt = set(re.findall(r"var\(\s*(--(?:basis|nl|utrecht|voorbeeld|wt)-[\w-]+)", blad.read_text()))
    assert gebruikt - bestaat == set()


@pytest.mark.parametrize("blad", [*EIGEN_CSS, *sorted(VENDOR.glob("*.css"))], ids=lambda p: p.name)
def test_geen_adres_buiten_het_huis_in_stijl(blad: Path):
    css = blad.read_text()
    assert not re.search(r"https?:|//[a-z]|@import|url\(\s*[\"']?data:", css)


def test_stijl_is_klein_genoeg():
    bladen = [*EIGEN_CSS, *VENDOR.glob("*.css")]
    assert sum(len(gzip.compress(b.read_bytes())) for b in bladen) <= 32 * 1024


def test_eigen_javascript_is_klein_genoeg():
    assert sum(p.stat().st_size for p in EIGEN_JS) <= 20 * 1024


@pytest.mark.parametrize("module", EIGEN_JS, ids=lambda p: p.name)
def test_javascript_voert_geen_tekst_uit_en_zet_geen_opmaak(module: Path):
    code = module.read_text()
    assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", code)
    assert not re.search(r"\.style\b|cssText|localStorage|sessionStorage|https?://|setTimeout\(\s*['\"]", code)


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda p: str(p.relative_to(HUIS / "keukentafel")))
def test_sjabloon_past_binnen_de_csp(sjabloon: Path):
    tekst = re.sub(r"\{#.*?#\}", "", sjabloon.read_text(), flags=re.S)
    gevonden = {naam: m.group(0)[:80] for naam, patroon in VERBODEN.items() if (m := re.search(patroon, tekst))}
    assert gevonden == {}


@pytest.mark.parametrize("naam", sorted(VERBODEN))
def test_elk_verbod_herkent_een_overtreding(naam: str):
    overtreding = {
        "style-attribuut": '<p class="a" style="color:red">',
        "stijlblok": "<style>p{}</style>",
        "script in de pagina": "<script>alert(1)</script>",
        "gebeurtenis-attribuut": '<a href="#" onclick="x()">',
        "hx-on": '<a hx-on:click="x()">',
        "js-waarde": "<a hx-vals='js:{a: 1}'>",
        "triggerfilter": '<a hx-trigger="click[ctrlKey]">',
        "heel formulier": "{{ form.as_p }}",
        "ruwe tekst": "{{ naam | safe }}",
    }[naam]
    assert re.search(VERBODEN[naam], overtreding)


def test_elk_gebruikt_icoon_staat_in_het_blad():
    aanwezig = set(re.findall(r'symbol id="([\w-]+)"', (VENDOR / "iconen.svg").read_text()))
    gebruikt = {
        naam
        for sjabloon in SJABLONEN
        for naam in re.findall(r"\bicoon\('([\w-]+)'", sjabloon.read_text())
        + re.findall(r"icoon_naam='([\w-]+)'", sjabloon.read_text())
    }
    assert gebruikt - aanwezig == set()


def test_eigen_javascript_onthoudt_alleen_versleuteld():
    """Only concept.js touches the device's storage, and only what it encrypted (UX 5.18)."""
    met_opslag = [m.name for m in EIGEN_JS if "indexedDB" in m.read_text()]
    assert met_opslag == ["concept.js"]
    assert re.findall(r"k\.put\(\{([^}]*)\}", (STATISCH / "js" / "concept.js").read_text()) == [
        " id, iv, data, tijd: Date.now() "
    ]
