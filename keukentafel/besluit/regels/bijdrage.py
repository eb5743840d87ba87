"""The own contribution for Wmo help (WMO-18 to WMO-20; Wmo 2015 art. 2.1.4 to 2.1.4b, UBW 3.8 to 3.10b).

Amounts are dated rows with their source; nothing is known here. The CAK sets and collects; this tells what the letter
says, and why somebody pays nothing. A later law that looks at income only needs rows with `wijze` "inkomen".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Per(StrEnum):
    """For which stretch the amount is set; a part of it counts whole."""

    MAAND = "maand"
    VIER_WEKEN = "4weken"


class Wijze(StrEnum):
    """How the amount comes about: one amount for all, or by income between a lowest and a highest (bill 36713)."""

    VAST = "vast"
    INKOMEN = "inkomen"


class Geen(StrEnum):
    """Why nothing is due. Codes of the dated list `bijdrage_uitzondering`, which has the article and the sentence."""

    NIET_WMO = "niet_wmo"
    ALGEMEEN = "algemeen"
    ROLSTOEL = "rolstoel"
    MINDERJARIG = "minderjarig"
    PARTNER_ONDER_AOW = "partner_onder_aow"
    WLZ = "wlz"
    BESCHERMD_WONEN = "beschermd_wonen"
    OPVANG = "opvang"
    VERVOER = "vervoer"
    OORDEEL = "oordeel"
    EIGEN_REGELS = "eigen_regels"


class Soort(StrEnum):
    """What kind of help a product is for the contribution (column `bijdrage` of the dated list product)."""

    GEWOON = "gewoon"
    ROLSTOEL = "rolstoel"
    HULPMIDDEL = "hulpmiddel"
    WONINGAANPASSING = "woningaanpassing"
    VERVOER = "vervoer"
    BESCHERMD_WONEN = "beschermd_wonen"
    GEEN = "geen"


TOT_KOSTPRIJS = frozenset({Soort.HULPMIDDEL, Soort.WONINGAANPASSING})
"""What belongs to one person in the end: never more than it cost (UBW 3.8)."""
NACHTEN_OPVANG = 2
MEERDERJARIG = 18


@dataclass(frozen=True)
class Tarief:
    """One row: what counts from a day. `hoogste_cent` only where income decides."""

    van: date
    cent: int
    per: Per
    bron: str
    wijze: Wijze = Wijze.VAST
    hoogste_cent: int = 0
    tot: date | None = None
    """First day on which it no longer counts; None: until the next row."""


@dataclass(frozen=True, kw_only=True)
class Situatie:
    """The facts that decide whether something is due; none is guessed.

    A decision fills in the law, the kind, the age and the partner (opvragen.bijdrage). The CAK knows the rest and
    judges it; `ouders_betalen` and `vervoer_eigen` are choices of the verordening that nothing asks yet.
    """

    wet: str = "wmo"
    soort: Soort = Soort.GEWOON
    leeftijd: int | None = None
    ouders_betalen: bool = False
    """The verordening lets parents pay for a house that is adapted for their child."""
    gehuwd: bool = False
    """Married, or living together as if."""
    onder_aow: bool = False
    """One of the couple has not reached the AOW age."""
    wlz: bool = False
    beschermd_wonen: bool = False
    nachten_opvang: int = 0
    """Nights on end in a shelter in this month."""
    oordeel: bool = False
    """The college found that it must not be asked: safety of a minor, no means, or an approach with others."""
    vervoer_eigen: bool = False
    """The verordening sets an amount of its own for transport."""


@dataclass(frozen=True)
class Bijdrage:
    """What the letter says. `geen` empty: this amount is due."""

    tarief: Tarief | None = None
    geen: Geen | None = None
    samen: bool = False


def tarief_op(dag: date, tarieven: Sequence[Tarief]) -> Tarief | None:
    """The row that counts on this day; None before the first."""
    gelden = (t for t in tarieven if t.van <= dag and (t.tot is None or dag < t.tot))
    return max(gelden, key=lambda t: t.van, default=None)


def waarom_niet(s: Situatie) -> Geen | None:
    """The first reason why nothing is due (WMO-19); None: it is due."""
    kind = s.leeftijd is not None and s.leeftijd < MEERDERJARIG
    redenen = (
        (Geen.NIET_WMO, s.wet != "wmo"),
        (Geen.ALGEMEEN, s.soort is Soort.GEEN),
        (Geen.EIGEN_REGELS, s.soort is Soort.BESCHERMD_WONEN),
        (Geen.ROLSTOEL, s.soort is Soort.ROLSTOEL),
        (Geen.MINDERJARIG, kind and not (s.soort is Soort.WONINGAANPASSING and s.ouders_betalen)),
        (Geen.PARTNER_ONDER_AOW, s.gehuwd and s.onder_aow),
        (Geen.WLZ, s.wlz),
        (Geen.BESCHERMD_WONEN, s.beschermd_wonen),
        (Geen.OPVANG, s.nachten_opvang >= NACHTEN_OPVANG),
        (Geen.VERVOER, s.soort is Soort.VERVOER and s.vervoer_eigen),
        (Geen.OORDEEL, s.oordeel),
    )
    return next((reden for reden, geldt in redenen if geldt), None)


def bijdrage(situatie: Situatie, op: date, tarieven: Sequence[Tarief]) -> Bijdrage:
    """What is due from this day. A couple pays once, together (art. 2.1.4a lid 4)."""
    if reden := waarom_niet(situatie):
        return Bijdrage(geen=reden)
    return Bijdrage(tarief_op(op, tarieven), samen=situatie.gehuwd)


def maandbedragen(
    van: date, tot: date, tarieven: Sequence[Tarief], kostprijs_cent: int | None = None
) -> list[tuple[date, int]]:
    """First day of each month from `van` to and with `tot` -> cents; a part of a month counts whole.

    The amount of the first day of help in that month counts, and it stops where the cost price has been paid. Raises
    ValueError where no amount for a month is known: four-week periods and amounts by income are reckoned by the CAK.
    """
    uit, betaald = [], 0
    for eerste in _maanden(van, tot):
        rij = tarief_op(max(eerste, van), tarieven)
        if rij is None or rij.per is not Per.MAAND or rij.wijze is not Wijze.VAST:
            raise ValueError(f"geen vast bedrag per maand op {max(eerste, van).isoformat()}")
        over = rij.cent if kostprijs_cent is None else min(rij.cent, kostprijs_cent - betaald)
        if over <= 0:
            break
        betaald += over
        uit.append((eerste, over))
    return uit


def _maanden(van: date, tot: date) -> Iterator[date]:
    dag = van.replace(day=1)
    while dag <= tot:
        yield dag
        dag = dag.replace(year=dag.year + dag.month // 12, month=dag.month % 12 + 1)
