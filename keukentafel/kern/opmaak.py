"""Dutch display of numbers and money; dates and times are in tekst.py."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal


def datum_cijfers(dag: date) -> str:
    """26-11-2026."""
    return f"{dag.day:02d}-{dag.month:02d}-{dag.year:04d}"


def getal(waarde: int | float | Decimal, decimalen: int = 0) -> str:
    """1.418 and 12,5: point for thousands, comma for decimals, half rounded away from zero."""
    stap = Decimal(1).scaleb(-decimalen)
    afgerond = Decimal(str(waarde)).quantize(stap, ROUND_HALF_UP)
    return f"{afgerond:,.{decimalen}f}".translate(str.maketrans(",.", ".,")).replace("-", "−")


def bedrag(euro: int | float | Decimal) -> str:
    """€ 4.992 for whole euros, € 12,50 otherwise, with a space that does not break."""
    heel = Decimal(str(euro)) == Decimal(str(euro)).to_integral_value()
    return f"€\u00a0{getal(euro, 0 if heel else 2)}"


def procent(deel: float | Decimal, decimalen: int = 0) -> str:
    """15% from 0.15."""
    return f"{getal(Decimal(str(deel)) * 100, decimalen)}%"
