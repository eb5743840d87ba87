"""`python -m meten` (make bench): make the data, serve the real application, measure ratios, print and write them.

KORT=1 is small and ends within a minute, GROOT=1 is ten times as large, SCHOON=1 makes the data again, ALLEEN="G1,G5"
measures only those parts and writes no file. Nothing passes or fails on seconds: exit 0 means that it ran.
"""

import sys
import time
from importlib import import_module

from keukentafel.kern.databank import DatabankFout
from meten import maten
from meten.dienst import zet_productie
from meten.klant import NietGelukt
from meten.omgeving import eigen_databank, eigen_map

_BEGIN = time.monotonic()


def zeg(tekst: str) -> None:
    """Progress, with the seconds since the start."""
    sys.stderr.write(f"{time.monotonic() - _BEGIN:6.1f} s  {tekst}\n")
    sys.stderr.flush()


def main() -> int:
    """The service and the database are stopped whatever happens."""
    maat = maten.gekozen()
    eigen_map().mkdir(parents=True, exist_ok=True)
    zet_productie(eigen_map())
    try:
        with eigen_databank(maat.databank) as databank:
            # Not an import statement: what is measured imports models, and those need the settings made above.
            import_module("meten.ronde").ronde(databank, maat, zeg)
    except (DatabankFout, NietGelukt) as fout:
        sys.stderr.write(f"{fout}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
