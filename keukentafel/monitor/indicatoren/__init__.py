"""The indicators of the house, by name."""

from keukentafel.monitor.indicatoren import balie, bewoners, onderwerpen, tabel61, tabel62, werkprocessen
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag

INDICATOREN: dict[str, Indicator] = {
    indicator.definitie.naam: indicator
    for indicator in (
        tabel61.INDICATOR,
        tabel62.INDICATOR,
        bewoners.UNIEKE_CLIENTEN,
        werkprocessen.INDICATOR,
        bewoners.AFGEROND,
        bewoners.TERUGKEER,
        onderwerpen.INDICATOR,
        *balie.INDICATOREN,
    )
}

__all__ = ["INDICATOREN", "Indicator", "Vraag"]
