"""The self-assessment against OWASP ASVS names every requirement once, and everything it points at exists."""

import ast
from collections import Counter
from functools import cache

import pytest
from django.conf import settings

from tests.huisregels.asvs import BLAD, HOOFDSTUKKEN, HUIS, STATEN, blad, lees

ASVS = lees()
EISEN = ASVS["eis"]


@cache
def _namen_in(pad: str) -> frozenset[str]:
    boom = ast.parse((HUIS / pad).read_text())
    return frozenset(k.name for k in ast.walk(boom) if isinstance(k, ast.FunctionDef) and k.name.startswith("test_"))


def bestaat(bewijs: str) -> bool:
    if bewijs.startswith("setting:"):
        return hasattr(settings, bewijs.removeprefix("setting:"))
    pad, _, test = bewijs.partition("::")
    return test in _namen_in(pad) if test else (HUIS / pad).is_file()


def test_elke_eis_van_niveau_1_en_2_staat_er_een_keer_op_volgorde():
    assert (len(ASVS["niveau_1"]), len(ASVS["niveau_2"])) == (70, 183)
    gewild = {**dict.fromkeys(ASVS["niveau_1"], 1), **dict.fromkeys(ASVS["niveau_2"], 2)}
    assert [n for n, keer in Counter(e["nummer"] for e in EISEN).items() if keer > 1] == []
    assert {e["nummer"]: e["niveau"] for e in EISEN} == gewild
    nummers = [tuple(map(int, e["nummer"].split("."))) for e in EISEN]
    assert nummers == sorted(nummers)
    assert {n[0] for n in nummers} == set(HOOFDSTUKKEN)


@pytest.mark.parametrize("eis", EISEN, ids=lambda e: e["nummer"])
def test_elk_bewijs_bestaat_en_elke_stand_is_verteld(eis):
    assert eis["staat"] in STATEN
    assert [b for b in eis.get("bewijs", []) if not bestaat(b)] == []
    assert eis["zin"].endswith(".")
    assert eis["staat"] not in ("voldoet", "deels") or eis["bewijs"]
    assert ("doen" in eis) == (eis["staat"] in ("deels", "niet"))


def test_een_bewijs_dat_er_niet_is_valt_op():
    dit = "tests/huisregels/test_asvs.py::"
    assert bestaat(f"{dit}test_een_bewijs_dat_er_niet_is_valt_op")
    assert not bestaat(f"{dit}test_weg")
    assert not bestaat("setting:BESTAAT_NIET")
    assert not bestaat("docs/weg.md")


def test_de_bladzijde_is_die_van_de_lijst():
    assert BLAD.read_text(encoding="utf-8") == blad(), "python -m tests.huisregels.asvs"
