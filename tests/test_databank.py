"""The embedded PostgreSQL, for real: processes are started and killed on folders of their own."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from keukentafel.kern.databank import Databank, zet_omgeving, zorg_voor_databank
from tests.hulp_processen import WORTEL, Proces, omgeving

pytestmark = pytest.mark.traag

HOUD_VAST = """
import signal, sys
# A shell that runs the tests in the background lets them ignore Ctrl-C; a terminal does not.
signal.signal(signal.SIGINT, signal.default_int_handler)
from keukentafel.kern.databank import zorg_voor_databank
databank = zorg_voor_databank()
try:
    print(databank.zelf_gestart, databank.url_eigenaar, flush=True)
    sys.stdin.read()
finally:
    databank.stop()
"""
ALS_ROOT = os.geteuid() == 0


@pytest.fixture
def map():
    plek = Path(tempfile.mkdtemp(prefix="kt-"))
    yield plek / "var"
    pid = postmaster(plek / "var")
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)
    shutil.rmtree(plek, ignore_errors=True)


@pytest.fixture
def gebruiker(map):
    """Start processes that use the database of this folder; all are ended afterwards."""
    lopend = []

    def start(code=HOUD_VAST, **extra):
        proces = Proces([sys.executable, "-c", code], map, **extra)
        lopend.append(proces)
        return proces

    yield start
    for proces in lopend:
        proces.ruim_op()


def postmaster(map):
    """Process id of a living PostgreSQL of this folder, or None."""
    try:
        pid = int((map / "pg" / "postmaster.pid").read_text().split()[0])
        return pid if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE else None
    except (FileNotFoundError, psutil.NoSuchProcess):
        return None


def wacht_op(voorwaarde, seconden=20.0):
    einde = time.monotonic() + seconden
    while not voorwaarde():
        assert time.monotonic() < einde, "duurde te lang"
        time.sleep(0.05)


def adres_van(regel):
    zelf_gestart, url = regel.split()
    return zelf_gestart == "True", url


def schrijf(url, waarde):
    with psycopg.connect(url) as v:
        v.execute("CREATE TABLE IF NOT EXISTS proef (waarde text)")
        v.execute("INSERT INTO proef VALUES (%s)", [waarde])


def lees(url):
    with psycopg.connect(url) as v:
        return [w for (w,) in v.execute("SELECT waarde FROM proef").fetchall()]


def test_eerste_start_maakt_rollen_en_databank(gebruiker, map):
    zelf, url = adres_van(gebruiker().regel())
    assert zelf
    with psycopg.connect(url) as v:
        rollen = v.execute(
            "SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolbypassrls, rolcreaterole FROM pg_roles"
            " WHERE rolname LIKE 'kt!_%' ESCAPE '!' ORDER BY rolname"
        ).fetchall()
        eigenaar = v.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'keukentafel'").fetchone()
    assert rollen == [
        ("kt_app", True, False, False, False, False),
        ("kt_eigenaar", True, False, True, False, False),
    ]
    assert eigenaar == ("kt_eigenaar",)
    with psycopg.connect(url.replace("kt_eigenaar@", "kt_app@")) as v:
        assert v.execute("SHOW idle_in_transaction_session_timeout").fetchone() == ("1min",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            v.execute("SET ROLE kt_eigenaar")


def test_luistert_niet_op_het_netwerk_en_de_map_is_dicht(gebruiker, map):
    _, url = adres_van(gebruiker().regel())
    with psycopg.connect(url) as v:
        assert v.execute("SHOW listen_addresses").fetchone() == ("",)
    assert stat.S_IMODE((map / "pg").stat().st_mode) == 0o700


def test_tweede_start_vindt_alles_terug(gebruiker, map):
    eerste = gebruiker()
    schrijf(adres_van(eerste.regel())[1], "blijft")
    assert eerste.sluit() == 0
    assert postmaster(map) is None
    zelf, url = adres_van(gebruiker().regel())
    assert zelf
    assert lees(url) == ["blijft"]


def test_laatste_doet_het_licht_uit(gebruiker, map):
    een = gebruiker()
    assert adres_van(een.regel())[0]
    twee = gebruiker()
    zelf, url = adres_van(twee.regel())
    assert not zelf
    assert een.sluit() == 0
    schrijf(url, "de ander werkt door")
    assert postmaster(map) is not None
    assert twee.sluit() == 0
    assert postmaster(map) is None


def test_wie_aanhaakt_en_gaat_stoort_niet(gebruiker, map):
    een = gebruiker()
    _, url = adres_van(een.regel())
    twee = gebruiker()
    twee.regel()
    assert twee.sluit() == 0
    schrijf(url, "nog steeds")
    assert lees(url) == ["nog steeds"]


def test_tegelijk_starten_geeft_een_server(gebruiker, map):
    processen = [gebruiker() for _ in range(4)]
    assert sorted(adres_van(p.regel())[0] for p in processen) == [False, False, False, True]


@pytest.mark.parametrize(("teken", "code"), [(signal.SIGTERM, 128 + 15), (signal.SIGINT, 1)])
def test_sigterm_en_ctrl_c_stoppen_postgresql(gebruiker, map, teken, code):
    proces = gebruiker()
    proces.regel()
    proces.popen.send_signal(teken)
    uit = proces.popen.wait(20)
    assert uit == code or (teken == signal.SIGINT and uit == -signal.SIGINT)
    assert postmaster(map) is None


def test_na_kill_9_van_het_programma_haakt_de_volgende_aan(gebruiker, map):
    een = gebruiker()
    schrijf(adres_van(een.regel())[1], "overleeft")
    een.popen.kill()
    een.popen.wait()
    assert postmaster(map) is not None
    twee = gebruiker()
    zelf, url = adres_van(twee.regel())
    assert not zelf
    assert lees(url) == ["overleeft"]
    assert twee.sluit() == 0
    assert postmaster(map) is None


def test_na_kill_9_van_postgresql_herstelt_de_volgende_start(gebruiker, map):
    een = gebruiker()
    schrijf(adres_van(een.regel())[1], "op schijf")
    os.kill(postmaster(map), signal.SIGKILL)
    een.sluit()
    zelf, url = adres_van(gebruiker().regel())
    assert zelf
    assert lees(url) == ["op schijf"]


ZOMBIE = """
import ctypes, os, signal, time, psutil, psycopg
from pathlib import Path
from keukentafel.kern.databank import zorg_voor_databank
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: orphans come to us, and we do not reap
databank = zorg_voor_databank()
with psycopg.connect(databank.url_eigenaar) as v:
    v.execute("CREATE TABLE proef AS SELECT 'van voor de klap' AS waarde")
pid = int((Path(os.environ["KEUKENTAFEL_MAP"]) / "pg/postmaster.pid").read_text().split()[0])
os.kill(pid, signal.SIGKILL)
while psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
    time.sleep(0.01)
opnieuw = zorg_voor_databank()
with psycopg.connect(opnieuw.url_eigenaar) as v:
    print(opnieuw.zelf_gestart, v.execute("SELECT waarde FROM proef").fetchone()[0], flush=True)
opnieuw.stop()
databank.stop()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="zombies zonder opruimer zijn iets van containers")
def test_zombie_van_postgresql_wordt_herkend(gebruiker, map):
    proces = gebruiker(ZOMBIE)
    assert proces.regel() == "True van voor de klap"
    assert proces.sluit() == 0


def test_hergebruikt_procesnummer_is_geen_postgresql(gebruiker, map):
    """After a restart of a container the number in postmaster.pid may belong to any program."""
    een = gebruiker()
    schrijf(adres_van(een.regel())[1], "er nog")
    os.kill(postmaster(map), signal.SIGKILL)
    een.sluit()
    pidbestand = map / "pg" / "postmaster.pid"
    pidbestand.write_text("\n".join([str(os.getpid()), *pidbestand.read_text().splitlines()[1:]]) + "\n")
    zelf, url = adres_van(gebruiker().regel())
    assert zelf
    assert lees(url) == ["er nog"]


def test_lang_pad_werkt(gebruiker):
    plek = Path(tempfile.mkdtemp(prefix="kt-"))
    try:
        proces = Proces([sys.executable, "-c", HOUD_VAST], plek / ("m" * 60) / ("n" * 60))
        _, url = adres_van(proces.regel())
        schrijf(url, "lang")
        # The socket lies elsewhere now, and whoever reaches it is superuser.
        assert stat.S_IMODE(Path(conninfo_to_dict(url)["host"]).stat().st_mode) == 0o700
        assert proces.sluit() == 0
        assert not Path(conninfo_to_dict(url)["host"]).exists()
    finally:
        proces.ruim_op()
        shutil.rmtree(plek)


def keukentafel(*woorden, map, **extra):
    return subprocess.run(
        [sys.executable, "-m", "keukentafel", *woorden],
        env=omgeving(map, **extra),
        cwd=WORTEL,
        text=True,
        capture_output=True,
        check=False,
    )


def test_map_met_spatie_wordt_geweigerd(map):
    uit = keukentafel("psql", "-c", "SELECT 1", map=map.parent / "mijn map")
    assert uit.returncode == 1
    assert "spatie" in uit.stderr
    assert "KEUKENTAFEL_MAP" in uit.stderr
    assert uit.stdout == ""
    assert not (map.parent / "mijn map").exists()


def test_andere_versie_zegt_wat_te_doen(map):
    (map / "pg").mkdir(parents=True)
    (map / "pg" / "PG_VERSION").write_text("16\n")
    uit = keukentafel("psql", map=map)
    assert uit.returncode == 1
    assert "PostgreSQL 16" in uit.stderr
    assert "niets veranderd" in uit.stderr
    assert "Traceback" not in uit.stderr
    assert [p.name for p in (map / "pg").iterdir()] == ["PG_VERSION"]


def test_weigering_van_de_instellingen_is_een_zin_en_stopt_weer(map):
    uit = keukentafel("check", map=map, KEUKENTAFEL_PRODUCTIE="1", KEUKENTAFEL_GEHEIM="")
    assert uit.returncode == 1
    assert "KEUKENTAFEL_GEHEIM" in uit.stderr
    assert "Traceback" not in uit.stderr
    assert postmaster(map) is None


def test_onbruikbare_map_zegt_dat(map):
    map.parent.joinpath("bestand").write_text("geen map")
    uit = keukentafel("psql", map=map.parent / "bestand" / "var")
    assert uit.returncode == 1
    assert "Fout: De map" in uit.stderr
    assert "Traceback" not in uit.stderr


def test_database_url_gaat_voor(map, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://kt_app@db.invalid/kt")
    monkeypatch.setenv("DATABASE_URL_EIGENAAR", "postgresql://kt_eigenaar@db.invalid/kt")
    databank = zorg_voor_databank(map)
    assert databank == Databank(os.environ["DATABASE_URL"], os.environ["DATABASE_URL_EIGENAAR"], zelf_gestart=False)
    databank.stop()
    assert not map.exists()


def test_zet_omgeving_geeft_de_eigenaar_niet_uit_het_niets():
    doel: dict[str, str] = {}
    zet_omgeving(Databank("postgresql://a", "", zelf_gestart=False), doel)
    assert doel == {"DATABASE_URL": "postgresql://a"}


@pytest.mark.skipif(not ALS_ROOT, reason="alleen root opent mappen voor een andere gebruiker")
def test_root_laat_alleen_doorgang_en_waarschuwt(gebruiker, map):
    map.parent.chmod(0o700)
    proces = gebruiker()
    proces.regel()
    assert stat.S_IMODE(map.parent.stat().st_mode) == 0o711
    proces.sluit()
    assert "root" in proces.fouten()
    assert str(map.parent) in proces.fouten()


def python_voor_iedereen():
    """This interpreter, or the system's of the same version when ours lives in a closed home folder."""
    voor_iedereen = [sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"]
    for kandidaat in voor_iedereen:
        echt = Path(kandidaat).resolve()
        if echt.exists() and all(ouder.stat().st_mode & stat.S_IXOTH for ouder in echt.parents):
            return kandidaat
    return pytest.skip("geen Python die een gewone gebruiker mag starten")


@pytest.mark.skipif(not ALS_ROOT, reason="alleen root kan een ander worden")
def test_gewone_gebruiker_start_ook(map):
    map.mkdir()
    os.chown(map, 65534, 65534)
    map.parent.chmod(0o711)
    python = python_voor_iedereen()
    pakketten = os.pathsep.join([str(WORTEL), sysconfig.get_path("purelib"), os.environ.get("PYTHONPATH", "")])
    proces = Proces([python, "-c", HOUD_VAST], map, user=65534, group=65534, extra_omgeving={"PYTHONPATH": pakketten})
    try:
        schrijf(adres_van(proces.regel())[1], "gewoon")
        assert psutil.Process(postmaster(map)).uids().real == 65534
        assert proces.sluit() == 0
    finally:
        proces.ruim_op()
