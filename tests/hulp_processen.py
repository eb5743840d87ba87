"""Start a real process with an environment of its own, and read what it says."""

from __future__ import annotations

import os
import select
import subprocess
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
_GEDULD_S = 60


def omgeving(map: Path, **extra: str) -> dict[str, str]:
    """A process that must not see this test run's own database."""
    schoon = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "PYTEST", "COV_"))}
    pad = os.pathsep.join(deel for deel in (str(WORTEL), os.environ.get("PYTHONPATH", "")) if deel)
    return {**schoon, "KEUKENTAFEL_MAP": str(map), "PYTHONPATH": pad, **extra}


class Proces:
    """A child with pipes; `sluit` ends it by closing its stdin."""

    def __init__(
        self, opdracht: list[str], map: Path, *, extra_omgeving: dict[str, str] | None = None, **extra: Any
    ) -> None:
        self._fouten = ""
        pijp = subprocess.PIPE
        self.popen = subprocess.Popen(
            opdracht,
            env=omgeving(map, **(extra_omgeving or {})),
            cwd=WORTEL,
            text=True,
            stdin=pijp,
            stdout=pijp,
            stderr=pijp,
            **extra,
        )

    def regel(self) -> str:
        """The next line of stdout; fails with stderr when there is none."""
        assert self.popen.stdout is not None
        klaar, _, _ = select.select([self.popen.stdout], [], [], _GEDULD_S)
        tekst = self.popen.stdout.readline().strip() if klaar else ""
        if not tekst:
            self.popen.kill()
            raise AssertionError(f"geen antwoord van {self.popen.args}:\n{self.fouten()}")
        return tekst

    def sluit(self) -> int:
        """End of input; returns the exit code."""
        _, self._fouten = self.popen.communicate(timeout=_GEDULD_S)
        return self.popen.returncode

    def fouten(self) -> str:
        """All of stderr; only after the process ended."""
        if not self._fouten and self.popen.stderr and not self.popen.stderr.closed:
            self._fouten = self.popen.stderr.read()
        return self._fouten

    def ruim_op(self) -> None:
        """Whatever state it is in."""
        if self.popen.poll() is None:
            self.popen.kill()
        self.popen.wait()
        for stroom in (self.popen.stdin, self.popen.stdout, self.popen.stderr):
            if stroom:
                stroom.close()
