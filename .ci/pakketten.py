"""Are the locked packages free of known holes? pip-audit asks, over the network, and this says what the answer means.

A finding fails. Where the service cannot be reached nothing was checked: that is said aloud and does not fail, because
a build machine without a way out is no reason to stop work. A package that the service does not know counts as not
checked too: a mirror that knows nothing must not look like a clean bill.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HUIS = Path(__file__).resolve().parents[1]
LIJSTEN = ("basis", "ontwikkel")
BRONNEN = ("pypi", "osv")


@dataclass(frozen=True)
class Uitslag:
    """`gezien` is how many packages the service really knew."""

    gezien: int = 0
    gemist: tuple[str, ...] = ()
    gaten: tuple[str, ...] = field(default_factory=tuple)


def lees(uitvoer: str) -> Uitslag:
    """The answer of pip-audit; nothing seen when it is no answer at all."""
    try:
        pakketten = json.loads(uitvoer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Uitslag()
    gaten = [
        f"{p['name']} {p['version']}: {g['id']} (opgelost in {', '.join(g.get('fix_versions', [])) or 'nog niets'})"
        for p in pakketten
        for g in p.get("vulns", [])
    ]
    gemist = tuple(p["name"] for p in pakketten if "skip_reason" in p)
    return Uitslag(len(pakketten) - len(gemist), gemist, tuple(gaten))


def vraag(lijst: str, bron: str) -> Uitslag:
    """One list at one service."""
    opdracht = [
        sys.executable, "-m", "pip_audit", "--requirement", str(HUIS / "vereisten" / f"{lijst}.txt"),
        "--require-hashes", "--disable-pip", "--vulnerability-service", bron, "--format", "json",
        "--progress-spinner", "off", "--timeout", "20",
    ]  # fmt: skip
    try:
        uit = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        return Uitslag()
    return lees(uit.stdout)


def zin(lijst: str, uitslag: Uitslag) -> str:
    """What happened, in words."""
    if uitslag.gaten:
        return "\n".join([f"GAT in vereisten/{lijst}.txt:", *(f"  {g}" for g in uitslag.gaten)])
    if not uitslag.gezien:
        return f"LET OP: vereisten/{lijst}.txt is NIET nagekeken: de lijst met bekende lekken is niet te bereiken."
    if uitslag.gemist:
        namen = ", ".join(uitslag.gemist)
        return f"LET OP: vereisten/{lijst}.txt: niet nagekeken zijn {namen}; de rest heeft geen bekend lek."
    return f"vereisten/{lijst}.txt: {uitslag.gezien} pakketten, geen bekend lek."


def main() -> int:
    """Exit code 1 on a finding alone."""
    slecht = False
    for lijst in LIJSTEN:
        uitslag = next((u for u in (vraag(lijst, bron) for bron in BRONNEN) if u.gezien), Uitslag())
        print(zin(lijst, uitslag), flush=True)
        slecht = slecht or bool(uitslag.gaten)
    return int(slecht)


if __name__ == "__main__":
    sys.exit(main())
