"""Copy the used parts of NL Design System, Noto Sans, Tabler Icons and htmx into the application.

Only needed to refresh them; running and testing Keukentafel needs Python alone::

    npm ci --ignore-scripts
    pip install "fonttools[woff]"      # in a scratch environment
    python vendor.py

Output: ``keukentafel/kern/static/vendor/``, committed, with ``herkomst.json`` (packages, versions, licences, and the
sha256 of every file). ``tests/huisregels/test_voorkant.py`` compares the files with it.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import briefletters
from fontTools import subset

HIER = Path(__file__).parent
BRON = HIER / "node_modules"
STATISCH = HIER.parent / "keukentafel" / "kern" / "static"
DOEL = STATISCH / "vendor"

KANDIDAAT = "button data-badge heading link mark number-badge paragraph skip-link".split()  # noqa: SIM905 - readable as words
UTRECHT = """
accordion alert alert-dialog badge-list breadcrumb-nav button-group checkbox
data-list document form-field form-field-description form-field-error-message
form-fieldset form-label form-toggle link-list nav-bar ordered-list page-body
page-footer page-header pagination radio-button search-bar select separator
status-badge table textarea textbox unordered-list
""".split()  # noqa: SIM905
ICONEN = """
home folder users inbox calendar-event message map-pin chart-bar search plus phone
phone-call clock alert-triangle alert-circle check circle circle-check circle-dashed
chevron-right chevron-down arrow-right lock lock-open eye shield-check pencil file-text
paperclip printer dots user user-heart home-heart coin-euro coins briefcase sun heart-handshake
brain stethoscope bottle bath clipboard-list friends building-community scale flag target
bell volume language camera logout menu-2 history arrow-back-up keyboard link player-play
trending-up trending-down minus x car map send help-circle device-mobile world note school
user-plus download upload photo table sort-ascending sort-descending arrows-sort filter info-circle
refresh mail id gavel truck-delivery star building settings database chart-line hourglass calendar
calendar-plus calendar-off copy external-link chevron-left arrow-left key login share eye-off trash
user-check user-off urgent adjustments list-check arrows-exchange headset phone-incoming door-enter
bulb report shield-lock palette file-plus cash receipt mood-kid user-search checklist heart
""".split()  # noqa: SIM905
LETTER_SUBSETS = ["latin", "latin-ext", "cyrillic"]
# The package's latin-ext is 168 kB. Names such as Yılmaz and Kovač need Latin Extended-A only: 16 kB.
UITGEDUND = {"latin-ext": "U+0100-0130,U+0132-017F,U+0218-021B,U+1E9E"}
LETTER_OPTIES = ["--flavor=woff2", "--layout-features=kern,liga,mark,mkmk,ccmp,locl"]
# htmx names its licence the long way; SPDX and our own list call it 0BSD.
LICENTIENAAM = {"BSD-0-Clause": "0BSD", "Zero-Clause BSD": "0BSD"}


def maak_letter(bron: Path, doel: Path, tekens: str | None) -> None:
    """Copy a font file, thinned to ``tekens`` (unicode ranges) when given."""
    if not tekens:
        shutil.copy(bron, doel)
        return
    # The font's own date, not today's: the same input must give the same bytes.
    subset.main([str(bron), f"--unicodes={tekens}", *LETTER_OPTIES, "--no-recalc-timestamp", f"--output-file={doel}"])


def pakket(naam: str) -> dict[str, Any]:
    """The package.json of an installed package."""
    inhoud: dict[str, Any] = json.loads((BRON / naam / "package.json").read_text())
    return inhoud


def schoon(css: str) -> str:
    """CSS without comments, source maps and indentation."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*\n\s*", "\n", css).strip()


def componenten() -> tuple[str, list[str]]:
    """All component CSS in one layer, and the packages it came from."""
    bronnen = [(f"@nl-design-system-candidate/{n}-css", f"dist/{n}.css") for n in KANDIDAAT]
    bronnen += [(f"@utrecht/{n}-css", "dist/index.css") for n in UTRECHT]
    delen = [schoon((BRON / p / bestand).read_text()) for p, bestand in bronnen]
    kop = "/* NL Design System, licentie EUPL-1.2. Zie herkomst.json. */\n"
    return kop + "@layer nlds {\n" + "\n".join(delen) + "\n}\n", [p for p, _ in bronnen]


def thema(gebruikt: str) -> tuple[str, list[str]]:
    """Keep only the tokens that the components or our own CSS use, and what those refer to."""
    p = "@nl-design-system-unstable/voorbeeld-design-tokens"
    tokens = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", (BRON / p / "dist/theme.css").read_text()))
    wachtrij = set(re.findall(r"var\(\s*(--[\w-]+)", gebruikt)) & tokens.keys()
    wachtrij |= {t for t in tokens if t.startswith(("--basis-text", "--basis-space", "--voorbeeld"))}
    nodig: set[str] = set()
    while wachtrij:
        t = wachtrij.pop()
        nodig.add(t)
        wachtrij |= (set(re.findall(r"var\(\s*(--[\w-]+)", tokens[t])) & tokens.keys()) - nodig
    regels = "\n".join(f"{t}:{tokens[t]};" for t in sorted(nodig))
    kop = "/* NL Design System voorbeeldthema, licentie EUPL-1.2. Zie herkomst.json. */\n"
    return kop + "@layer thema {\n.voorbeeld-theme {\n" + regels + "\n}\n}\n", [p]


def lettertype() -> tuple[str, list[str]]:
    """The @font-face rules; writes the woff2 files."""
    p = "@fontsource-variable/noto-sans"
    css = (BRON / p / "index.css").read_text()
    blokken = []
    for deel in LETTER_SUBSETS:
        bestand = f"noto-sans-{deel}-wght-normal.woff2"
        maak_letter(BRON / p / "files" / bestand, DOEL / bestand, UITGEDUND.get(deel))
        gevonden = re.search(rf"{re.escape(bestand)}.*?unicode-range:\s*([^;]+);", css, flags=re.S)
        assert gevonden is not None, f"{bestand} has no unicode-range in {p}"
        bereik = UITGEDUND.get(deel) or gevonden.group(1)
        blokken.append(
            "@font-face {\n  font-family: 'Noto Sans';\n  font-style: normal;\n  font-display: swap;\n"
            f"  font-weight: 100 900;\n  src: url({bestand}) format('woff2');\n  unicode-range: {bereik};\n}}"
        )
    return "/* Noto Sans, licentie OFL-1.1. */\n" + "\n".join(blokken) + "\n", [p]


def iconen() -> tuple[str, list[str]]:
    """One SVG sprite of the icons in ICONEN."""
    p = "@tabler/icons"
    symbolen = []
    for naam in sorted(ICONEN):
        svg = (BRON / p / "icons/outline" / f"{naam}.svg").read_text()
        inhoud = re.sub(r"\s*\n\s*", "", svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")])
        symbolen.append(f'<symbol id="{naam}" viewBox="0 0 24 24">{inhoud}</symbol>')
    kop = (
        '<!-- Tabler Icons, licentie MIT. -->\n<svg xmlns="http://www.w3.org/2000/svg" fill="none" '
        'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">\n'
    )
    return kop + "\n".join(symbolen) + "\n</svg>\n", [p]


def licentie(naam: str) -> str:
    """SPDX name of a package's licence."""
    ruw = str(pakket(naam).get("license", ""))
    return LICENTIENAAM.get(ruw, ruw)


def licentieteksten() -> str:
    """The texts that MIT, OFL and 0BSD ask to go along; the EUPL is the LICENSE of this repository."""
    namen = ["@tabler/icons", "@fontsource-variable/noto-sans", "htmx.org"]
    delen = [f"{n} {pakket(n)['version']}\n\n{(BRON / n / 'LICENSE').read_text().strip()}\n" for n in namen]
    return f"\n{'=' * 80}\n\n".join(delen)


def main() -> None:
    """Write everything and the record of origin."""
    DOEL.mkdir(parents=True, exist_ok=True)
    nlds, p1 = componenten()
    eigen = "".join(f.read_text() for f in sorted((STATISCH / "stijl").glob("*.css")))
    thema_css, p2 = thema(nlds + eigen)
    letter, p3 = lettertype()
    sprite, p4 = iconen()
    uitvoer = {"nlds.css": nlds, "thema.css": thema_css, "lettertype.css": letter, "iconen.svg": sprite}
    uitvoer["licenties.txt"] = licentieteksten()
    for naam, tekst in uitvoer.items():
        (DOEL / naam).write_text(tekst)
    htmx = (BRON / "htmx.org/dist/htmx.min.js").read_text()
    # Without its source map's address: the map is not shipped and a storage with hashed names would miss it.
    (DOEL / "htmx.min.js").write_text(re.sub(r"\n?//# sourceMappingURL=.*", "", htmx).rstrip() + "\n")
    briefletters.maak(BRON)
    namen = p1 + p2 + p3 + p4 + ["htmx.org", *briefletters.PAKKETTEN]
    bestanden = [f for f in sorted(DOEL.iterdir()) if f.name != "herkomst.json"]
    herkomst = {
        "pakketten": [{"naam": n, "versie": pakket(n)["version"], "licentie": licentie(n)} for n in namen],
        "bestanden": {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in bestanden},
    }
    (DOEL / "herkomst.json").write_text(json.dumps(herkomst, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
