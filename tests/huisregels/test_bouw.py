"""The repository tests itself: directions, walls, rights, sizes and words (architectuur.md §§2-4, 7, 8)."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from keukentafel.huisbel import HUISBEL
from keukentafel.poort.rechten import Recht
from keukentafel.poort.wal import beschermde_modellen
from keukentafel.poort.web.middleware import RECHT_VAN_KERN

HUIS = Path(__file__).parents[2]
PAKKET = HUIS / "keukentafel"
BRONNEN = [p for p in PAKKET.rglob("*.py") if not {"tests", "migrations"} & set(p.parts)]
EIGEN = {f"keukentafel.{kamer}" for kamer in settings.KAMERS}

# Tables without row-level security, each with its reason.
OPEN_TABELLEN = {
    "besluit_campagne": "what is chosen and when; it names no resident",
    "brieven_partneradres": "organisations and where they get secured e-mail; no resident",
    "kern_gebeurtenis": "ids and codes only",
    "kern_gehoord": "ids only",
    "logboek_blok": "digests only; the application can read it alone",
    "logboek_gewist": "numbers and digests of emptied lines; the application can read it alone",
    "organisatie_afwezigheid": "staff, no residents; no medical reason",
    "organisatie_beroepsregistratie": "staff",
    "organisatie_expertise": "staff",
    "organisatie_feestdag": "public",
    "organisatie_formatie": "staff",
    "organisatie_uitlening": "staff",
    "organisatie_gebied": "public",
    "organisatie_inlogpoging": "hashes only",
    "organisatie_inrichting": "configuration",
    "organisatie_medewerker": "staff; must be read before anybody is bound",
    "organisatie_openingstijd": "public",
    "organisatie_privacyreglement": "a text that every worker reads",
    "organisatie_voorwaardebewijs": "staff; must be read before anybody is bound",
    "organisatie_registratieduur": "counts per form and week; no person, no worker, no moment",
    "organisatie_rolvervulling": "staff; must be read before anybody is bound",
    "organisatie_rolvoorstel": "staff",
    "organisatie_team": "public",
    "organisatie_teamgebied": "public",
    "poort_beperkt": "keys of rows that may only be kept; the gate asks it for everybody, who and why has a wall",
    "privacy_veldbesluit": "what becomes of a field of the program; staff",
    "privacy_veldtelling": "counts per field; no person",
    "toegang_abcdienst": "staff",
}
VAN_DERDEN = ("auth_", "django_", "procrastinate_")


def naam(pad: Path) -> str:
    return str(pad.relative_to(HUIS))


def test_imports_wijzen_een_kant_op():
    lint = Path(sys.executable).with_name("lint-imports")
    uit = subprocess.run([lint, "--no-cache"], cwd=HUIS, capture_output=True, text=True, check=False)
    assert uit.returncode == 0, uit.stdout


def test_verwijzingen_tussen_tabellen_wijzen_dezelfde_kant_op():
    fout = []
    for model in (m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in settings.KAMERS):
        for veld in model._meta.get_fields():
            ander = veld.related_model
            if not (veld.concrete and veld.is_relation and ander) or ander._meta.app_label not in settings.KAMERS:
                continue
            if settings.KAMERS.index(ander._meta.app_label) > settings.KAMERS.index(model._meta.app_label):
                fout.append(f"{model._meta.label}.{veld.name} wijst omhoog naar {ander._meta.label}")
    assert fout == []


@pytest.mark.django_db
def test_elke_tabel_heeft_een_wal_of_staat_met_reden_op_de_lijst():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND NOT relrowsecurity"
        )
        zonder = {rij[0] for rij in cursor.fetchall() if not rij[0].startswith(VAN_DERDEN)}
    assert zonder - OPEN_TABELLEN.keys() == set()
    assert OPEN_TABELLEN.keys() - zonder == set(), "op de lijst, maar heeft een wal of bestaat niet"


@pytest.mark.django_db
def test_de_toepassing_bezit_niets_en_omzeilt_geen_wal():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_geen_view_zonder_rechten_van_de_vrager():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
            " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
        )
        assert cursor.fetchall() == []


def test_elk_beschermd_model_gebruikt_de_beschermde_manager_ook_voor_verwijzingen():
    assert [m._meta.label for m in beschermde_modellen() if m._meta.base_manager_name != "objects"] == []


def routes(patronen=None, voor=""):
    for p in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(p, URLResolver):
            yield from routes(p.url_patterns, voor + str(p.pattern))
        elif isinstance(p, URLPattern):
            yield voor + str(p.pattern), p.callback


EIGEN_ROUTES = [(pad, v) for pad, v in routes() if v.__module__.startswith("keukentafel.")]


@pytest.mark.parametrize(("pad", "view"), EIGEN_ROUTES, ids=[pad for pad, _ in EIGEN_ROUTES])
def test_elke_route_noemt_een_recht_of_is_zichtbaar_openbaar(pad, view):
    recht = getattr(view, "recht", None) or RECHT_VAN_KERN.get(f"{view.__module__}.{view.__name__}")
    assert isinstance(recht, Recht) or getattr(view, "openbaar", False), f"/{pad} noemt geen recht"


def test_elk_recht_wordt_gebruikt():
    buiten = [p for p in BRONNEN if p.parent.name != "poort" or p.name not in {"rechten.py", "regels.py"}]
    tekst = "\n".join(p.read_text() for p in buiten)
    assert [r.name for r in Recht if f"Recht.{r.name}" not in tekst] == []


def test_elke_luisteraar_van_de_huisbel_bestaat():
    for paden in HUISBEL.values():
        for pad in paden:
            module, _, handeling = pad.rpartition(".")
            assert callable(getattr(import_module(module), handeling)), pad


def test_geen_signalen_en_geen_eigenaar_buiten_migreren_en_laden():
    signaal = re.compile(r"django\.db\.models\.signals|@receiver|django\.dispatch")
    assert [naam(p) for p in BRONNEN if signaal.search(p.read_text())] == []
    mag = (
        "keukentafel/opdrachten/",
        "keukentafel/demo/",
        "keukentafel/poort/wal.py",
        "keukentafel/settings.py",
        "keukentafel/kern/databank.py",
        "keukentafel/kern/postmaster.py",
    )
    eigenaar = re.compile(r"""connections\[["']eigenaar|using\(["']eigenaar|using=["']eigenaar""")
    assert [naam(p) for p in BRONNEN if eigenaar.search(p.read_text()) and not naam(p).startswith(mag)] == []


def functies(pad):
    for knoop in ast.walk(ast.parse(pad.read_text())):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            yield knoop


def test_bestanden_en_functies_blijven_klein():
    te_groot = [f"{naam(p)}: {n} regels" for p in BRONNEN if (n := len(p.read_text().splitlines())) > 400]
    for pad in BRONNEN:
        grens = 15 if "web" in pad.parts and "views" in (pad.stem, pad.parent.name) else 40
        for f in functies(pad):
            begin = f.body[1].lineno if ast.get_docstring(f) and len(f.body) > 1 else f.lineno
            if (lengte := (f.end_lineno or 0) - begin + 1) > grens:
                te_groot.append(f"{naam(pad)}:{f.name}: {lengte} regels (hoogstens {grens})")
    assert te_groot == []


def test_elk_sjabloon_wordt_gebruikt():
    tekst = "\n".join(p.read_text() for p in [*BRONNEN, *PAKKET.rglob("*.html")])
    sjablonen = [str(p).split("/templates/")[1] for p in PAKKET.rglob("templates/**/*.html")]
    sjablonen = [s for s in sjablonen if not s.startswith("kern/galerij/")]  # named by the sheet in the URL
    assert [s for s in sjablonen if f"{s}'" not in tekst and f'{s}"' not in tekst] == []


def test_de_woordenlijst_is_volledig():
    lijst = (HUIS / "docs" / "woordenlijst.md").read_text()
    modellen = {m.__name__ for m in apps.get_models() if m._meta.app_label in settings.KAMERS}
    gemeld = set(re.findall(r'gebeurtenis_melden\(\s*"(\w+)"', "\n".join(p.read_text() for p in BRONNEN)))
    woorden = modellen | {r.code for r in Recht} | gemeld | HUISBEL.keys()
    assert sorted(w for w in woorden if f"`{w}`" not in lijst) == []


def test_blokkades_staan_op_de_lijst_en_omgekeerd():
    codes = set(re.findall(r'Blokkade\(\s*"([\w-]+)"', "\n".join(p.read_text() for p in BRONNEN)))
    lijst = set(re.findall(r"^\| `([\w-]+)`", (HUIS / "docs" / "blokkades.md").read_text(), flags=re.M))
    assert codes == lijst


def test_adr_nummers_lopen_door():
    nummers = [int(p.name[:4]) for p in sorted((HUIS / "docs" / "adr").glob("0*.md"))]
    assert nummers == list(range(1, len(nummers) + 1))


def test_geen_losse_eindjes_in_de_code():
    los = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [naam(p) for p in BRONNEN if los.search(p.read_text())] == []


def test_elke_lijst_verlaat_het_huis_langs_een_weg():
    """CSV only through kern.werkblad, so that no cell is run as a formula."""
    schrijft = [naam(p) for p in BRONNEN if re.search(r"csv\.(writer|DictWriter)|to_csv", p.read_text())]
    assert schrijft == ["keukentafel/kern/werkblad.py"]
    maakt = [p for p in BRONNEN if re.search(r"\"text/csv\"|== \"csv\"", p.read_text())]
    assert len(maakt) >= 10
    assert [naam(p) for p in maakt if "als_csv(" not in p.read_text()] == []
    # Not by joining either: what is sent as CSV is what the one writer gave.
    deuren = re.compile(r"download\(\s*(?!(?:werkblad\.)?als_csv\()(\w+)[^)]*?\"text/csv\"", re.DOTALL)
    los = [(naam(p), wat) for p in BRONNEN for wat in deuren.findall(p.read_text())]
    assert [n for n, wat in los if f"{wat} = als_csv(" not in (HUIS / n).read_text()] == []


def test_geen_bsn_in_een_adres():
    assert [pad for pad, _ in EIGEN_ROUTES if re.search(r"<[^>]*bsn", pad.lower())] == []


def test_de_migraties_zijn_bij():
    uit = subprocess.run(
        [sys.executable, "-m", "keukentafel", "makemigrations", "--check", "--dry-run"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0, uit.stdout + uit.stderr


def test_een_overgeslagen_typefout_draagt_haar_reden():
    kaal = re.compile(r"# type: ignore(?!\[[a-z, -]+\]  # \S)")
    regels = [
        f"{naam(pad)}:{nr}"
        for map_ in ("keukentafel", "tests", "meten")
        for pad in sorted((HUIS / map_).rglob("*.py"))
        for nr, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if kaal.search(regel) and pad != Path(__file__)
    ]
    assert regels == []
