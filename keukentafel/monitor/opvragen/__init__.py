"""Reads of monitor: figures, their screens, and the cases behind them."""

from keukentafel.monitor.opvragen.cijfers import cijfer, definities, indicator_van, ruw, teamnamen, vraag_van
from keukentafel.monitor.opvragen.schermen import Cijferscherm, Overzicht, cijferscherm, overzicht
from keukentafel.monitor.opvragen.zaken import Zakenlijst, zakenlijst

__all__ = [
    "Cijferscherm",
    "Overzicht",
    "Zakenlijst",
    "cijfer",
    "cijferscherm",
    "definities",
    "indicator_van",
    "overzicht",
    "ruw",
    "teamnamen",
    "vraag_van",
    "zakenlijst",
]
