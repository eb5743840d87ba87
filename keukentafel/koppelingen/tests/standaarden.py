"""Files below STANDAARDEN_DIR: the environment variable, or `../shared/standards` next to the checkout."""

import os
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[3]


def standaard(naam: str) -> Path:
    """Path of one standards file; skips the test, visibly, when the file is not there."""
    map_ = Path(os.environ.get("STANDAARDEN_DIR") or WORTEL.parent / "shared" / "standards")
    pad = map_ / naam
    if not pad.exists():
        pytest.skip(f"{naam} staat niet onder STANDAARDEN_DIR ({map_})")
    return pad
