"""docs/klachten.md is true: its figures and tests exist, and every complaint of issues 3, 4 and 6 is there."""

import re
from pathlib import Path

from keukentafel.monitor.opvragen.cijfers import definities

WORTEL = Path(__file__).resolve().parents[1]
TOEGANG = (1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 13, 14, 16, 18, 20, 21, 22, 23, 25, 26, 27)
PLAN = (*range(28, 46), 50, 52)
BESLUIT = (46, 47, 48, 56, 57)


def rijen() -> list[tuple[str, str, str]]:
    regels = re.findall(r"^\| (PRB-\d\d) \| (.+) \| (.+) \|$", (WORTEL / "docs/klachten.md").read_text(), re.M)
    return [(prb, wat, waar) for prb, wat, waar in regels]


def test_elke_klacht_van_toegang_en_plan_staat_er_een_keer():
    verwacht = [f"PRB-{nr:02d}" for nr in (*TOEGANG, *PLAN, *BESLUIT)]
    assert [prb for prb, _, _ in rijen()] == verwacht


def test_elk_cijfer_en_elke_test_die_er_staat_bestaat():
    mist, bekend = [], {definitie.naam for definitie in definities()}
    for prb, wat, waar in rijen():
        cijfers, tests = re.findall(r"`([a-z-]+)`", waar), re.findall(r"(\S+\.py)::(\w+)", waar)
        mist += [(prb, code) for code in cijfers if code not in bekend]
        mist += [(prb, naam) for pad, naam in tests if f"def {naam}(" not in (WORTEL / pad).read_text()]
        if not (cijfers or tests or (waar == "open" and "open: wacht op" in wat)):
            mist.append((prb, "niets"))
    assert not mist
