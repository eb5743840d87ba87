"""Choose the back end from plain settings."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from keukentafel.koppelingen.brp.backend import BrpBackend
from keukentafel.koppelingen.brp.bestand import BestandBrp
from keukentafel.koppelingen.brp.http import HttpBrp, HttpInstelling


def maak_brp(
    soort: str,
    *,
    pad: Path | None = None,
    adres: str = "",
    koppen: Mapping[str, str] | None = None,
    nu: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> BrpBackend:
    """`soort` 'bestand' needs `pad` (testpersonen.json), 'http' needs `adres` and the gateway's `koppen`.

    For time-outs, OAuth or a client certificate make an `HttpBrp` with an `HttpInstelling` of your own. Raises
    ValueError with a Dutch message when the settings do not fit.
    """
    if soort == "bestand":
        if pad is None:
            raise ValueError("Voor de BRP uit een bestand is het pad naar testpersonen.json nodig.")
        return BestandBrp(pad, nu=nu)
    if soort == "http":
        return HttpBrp(HttpInstelling(adres=adres, koppen=koppen or {}), nu=nu)
    raise ValueError(f"De BRP-koppeling '{soort}' bestaat niet; kies 'bestand' of 'http'.")
