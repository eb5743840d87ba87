"""Its own server and database: the environment is set before Django's settings are read."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import django
from psycopg.conninfo import conninfo_to_dict

from keukentafel.kern.databank import Databank, DatabankFout, zorg_voor_databank
from keukentafel.opdrachten.omgeving import sluit_verbindingen

WORTEL = Path(__file__).resolve().parents[1]


def eigen_map() -> Path:
    """KEUKENTAFEL_MAP, or var/meten in the source tree: never the database of the demo."""
    gekozen = os.environ.get("KEUKENTAFEL_MAP")
    return Path(gekozen).expanduser().absolute() if gekozen else WORTEL / "var" / "meten"


@contextmanager
def eigen_databank(naam: str) -> Iterator[Databank]:
    """Start or join the server; both addresses and Django point at database `naam` on it (made later)."""
    databank = zorg_voor_databank(eigen_map())
    try:
        if not databank.url_eigenaar:
            raise DatabankFout("Om te meten is DATABASE_URL_EIGENAAR nodig: een rol die een databank mag maken.")
        os.environ["DATABASE_URL"] = _naar(databank.url, naam)
        os.environ["DATABASE_URL_EIGENAAR"] = _naar(databank.url_eigenaar, naam)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.settings")
        # In production each job that a room registers is told at level INFO; here only trouble matters.
        logging.disable(logging.INFO)
        django.setup()
        yield databank
    finally:
        sluit_verbindingen()
        databank.stop()


def _naar(url: str, naam: str) -> str:
    """The same address with another database."""
    d = {sleutel: quote(str(waarde), safe="") for sleutel, waarde in conninfo_to_dict(url).items() if waarde}
    wie = d.get("user", "") + (f":{d['password']}" if "password" in d else "")
    return f"postgresql://{wie}@/{naam}?host={d.get('host', '')}" + (f"&port={d['port']}" if "port" in d else "")
