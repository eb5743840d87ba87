"""`keukentafel dienst` as an operator meets it: started, stopped, killed, on a real port and a real database."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.basismap import kopieer_naar
from tests.hulp_processen import WORTEL, omgeving
from tests.test_databank import postmaster, wacht_op

pytestmark = pytest.mark.traag
DIENST = [sys.executable, "-m", "keukentafel", "dienst"]


@pytest.fixture(scope="module")
def map():
    plek = Path(tempfile.mkdtemp(prefix="kt-"))
    kopieer_naar(plek / "var")
    yield plek / "var"
    shutil.rmtree(plek, ignore_errors=True)


@pytest.fixture
def poort():
    with socket.create_server(("127.0.0.1", 0)) as stekker:
        return stekker.getsockname()[1]


@pytest.fixture
def dienst(map, poort):
    """Start the service and wait until it answers; whatever is left afterwards is ended."""
    gestart = []

    def start():
        omg = omgeving(map, KEUKENTAFEL_POORT=str(poort), KEUKENTAFEL_WERKERS="1")
        begin = time.monotonic()
        proces = subprocess.Popen(
            DIENST, env=omg, cwd=WORTEL, start_new_session=True, stderr=subprocess.PIPE, text=True
        )
        gestart.append(proces)
        wacht_op(lambda: vraag(poort, "/gezond/")[0] == 200, 30)
        return proces, time.monotonic() - begin

    yield start
    for proces in gestart:
        if proces.poll() is None:
            proces.kill()
        proces.wait()
        proces.stderr.close()
    wacht_op(lambda: not van_ons(map))
    if pid := postmaster(map):
        os.kill(pid, signal.SIGINT)
        wacht_op(lambda: postmaster(map) is None)


def vraag(poort, pad):
    """Status and body; (0, {}) when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{poort}{pad}", timeout=30) as antwoord:
            return antwoord.status, json.load(antwoord)
    except urllib.error.HTTPError as fout:
        with fout:
            return fout.code, json.load(fout)
    except OSError:
        return 0, {}


def van_ons(map, woord="keukentafel"):
    """Living processes of this folder with this word on their command line."""
    gevonden = []
    for proces in psutil.process_iter(["cmdline", "status"]):
        try:
            leeft = woord in (proces.info["cmdline"] or []) and proces.info["status"] != psutil.STATUS_ZOMBIE
            if leeft and proces.environ().get("KEUKENTAFEL_MAP") == str(map):
                gevonden.append(proces)
        except psutil.Error:
            continue
    return gevonden


def test_is_gereed_en_stopt_met_alles_bij_sigterm(dienst, map, poort):
    proces, _ = dienst()
    assert vraag(poort, "/gezond/gereed/") == (
        200,
        {"status": "gereed", "delen": {"databank": True, "migraties": True, "wachtrij": True}},
    )
    assert len(van_ons(map, "taken")) == 1
    proces.terminate()
    _, fouten = proces.communicate(timeout=30)
    assert proces.returncode == 0
    assert f"http://localhost:{poort}/" in fouten
    assert "Traceback" not in fouten
    assert postmaster(map) is None
    assert van_ons(map) == []


def test_ctrl_c_stopt_alles(dienst, map):
    proces, _ = dienst()
    os.killpg(proces.pid, signal.SIGINT)  # what a terminal does: to the whole group
    _, fouten = proces.communicate(timeout=30)
    assert proces.returncode == 0
    assert "Traceback" not in fouten
    assert postmaster(map) is None


def test_na_kill_9_start_de_volgende_even_vlot(dienst, map, poort):
    """A ratio, as seconds say nothing on a busy machine; what is asked on a quiet one is ten (issue 2)."""
    eerste, gewoon = dienst()
    eerste.kill()
    eerste.communicate()
    wacht_op(lambda: not van_ons(map), 5)
    assert postmaster(map) is not None
    tweede, duur = dienst()
    assert duur < 2 * gewoon
    assert vraag(poort, "/gezond/gereed/")[0] == 200
    tweede.terminate()
    tweede.communicate(timeout=30)
    assert postmaster(map) is None


def test_databank_weg_is_niet_gereed_maar_leeft(dienst, map, poort):
    dienst()
    os.kill(postmaster(map), signal.SIGKILL)
    wacht_op(lambda: vraag(poort, "/gezond/gereed/") == (503, {"status": "niet gereed", "delen": {"databank": False}}))
    assert vraag(poort, "/gezond/")[0] == 200


def test_gevallen_taakwerker_komt_terug(dienst, map):
    dienst()
    [oud] = van_ons(map, "taken")
    oud.kill()
    wacht_op(lambda: [p.pid for p in van_ons(map, "taken")] not in ([], [oud.pid]), 15)


def test_bezette_poort_zegt_dat_en_start_niets(map):
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = bezet.getsockname()[1]
        omg = omgeving(map, KEUKENTAFEL_POORT=str(poort))
        uit = subprocess.run(DIENST, env=omg, cwd=WORTEL, text=True, capture_output=True, check=False)
    assert uit.returncode == 1
    assert f"Poort {poort}" in uit.stderr
    assert f"KEUKENTAFEL_POORT={poort + 1}" in uit.stderr
    assert postmaster(map) is None
