"""Rules of the arrangement: the ladder, what it costs, what may be lighter.

Sources: REQ-044, REQ-050, REQ-055, REQ-070, REQ-102. Amounts are in cents, rounded once, at the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from keukentafel.delen.woorden import Partner
from keukentafel.plan.regels.doel import Doelstand
from keukentafel.poort.matrix import Wet

MAANDEN = Decimal(12)
WEKEN_PER_MAAND = Decimal(52) / MAANDEN


class Trede(StrEnum):
    """The ladder: light first."""

    ZELF = "zelf"
    NETWERK = "netwerk"
    SOCIALE_BASIS = "sociale_basis"
    BASIS = "basis"
    AANVULLEND = "aanvullend"


NAAM_VAN_TREDE = {
    Trede.ZELF: "Zelf",
    Trede.NETWERK: "Familie, vrienden, buren",
    Trede.SOCIALE_BASIS: "In de wijk: vrijwilligers, buurtkamer, cursus",
    Trede.BASIS: "Basisondersteuning van het wijkteam",
    Trede.AANVULLEND: "Aanvullende hulp of maatwerk",
}
LADDER = tuple(Trede)


class Per(StrEnum):
    WEEK = "week"
    MAAND = "maand"
    EENMALIG = "eenmalig"


NAAM_VAN_PER = {Per.WEEK: "per week", Per.MAAND: "per maand", Per.EENMALIG: "één keer"}


class Schaalsoort(StrEnum):
    """What came of looking at a line again."""

    OP = "op"
    AF = "af"
    BLIJFT = "blijft"
    STOPT = "stopt"


NAAM_VAN_SCHAALSOORT = {
    Schaalsoort.AF: "Lichter",
    Schaalsoort.BLIJFT: "Blijft zo",
    Schaalsoort.OP: "Zwaarder",
    Schaalsoort.STOPT: "Stopt",
}


def bezwaar_tegen_schaling(soort: str, van: str, naar: str) -> str:
    """Why a line cannot go like this, or nothing."""
    if soort not in set(Schaalsoort):
        return f"‘{soort}’ is geen uitkomst. Kies lichter, blijft zo, zwaarder of stopt."
    if soort in {Schaalsoort.BLIJFT, Schaalsoort.STOPT}:
        return ""
    if naar not in set(Trede):
        return f"‘{naar}’ is geen trede. Kies waar deze hulp naartoe gaat."
    verschil = LADDER.index(Trede(naar)) - LADDER.index(Trede(van))
    nu = NAAM_VAN_TREDE[Trede(van)].lower()
    if soort == Schaalsoort.AF and verschil > 0:
        return f"Deze hulp staat op ‘{nu}’. Lichter is dezelfde trede met minder, of een trede ervoor."
    if soort == Schaalsoort.OP and verschil < 0:
        return f"Deze hulp staat op ‘{nu}’. Zwaarder is dezelfde trede met meer, of een trede erna."
    return ""


# --- Telling the provider (REQ-063) -----------------------------------------------------------------------------------

RICHTING = {Schaalsoort.AF: "lichter", Schaalsoort.OP: "zwaarder"}


def bezwaar_tegen_bericht(soort: str, trede: str, aanbieder: str) -> str:
    """Why there is nobody to tell, or nothing to tell; empty when a message can be made."""
    if soort == Schaalsoort.BLIJFT:
        return "De hulp blijft zoals zij is. Er is niets te melden."
    if trede not in {Trede.SOCIALE_BASIS, Trede.AANVULLEND}:
        return "Deze hulp geeft geen aanbieder van buiten."
    if not aanbieder.strip():
        return "Er staat niet bij wie deze hulp geeft. Vul dat eerst in bij de hulp."
    return ""


def partner_voor(wet: str, trede: str) -> Partner:
    """Which row of the share table a provider of this help is (DEEL-01, DEEL-02, DEEL-09)."""
    if trede == Trede.SOCIALE_BASIS:
        return Partner.WELZIJN
    return Partner.JEUGDHULP if wet in {Wet.JEUGD, Wet.VEILIGHEID} else Partner.AANBIEDER


# --- What it costs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kosten:
    """Expected cost of one line in cents: by the month, and until it ends (a year when no end is known)."""

    maand: int
    totaal: int
    eigen_maand: int
    """The part by the month that is own hours of the team."""


def maanden(van: date, tot: date | None) -> Decimal:
    """How long a line runs; a year when nobody knows yet."""
    return MAANDEN if tot is None else Decimal((tot - van).days) * MAANDEN / Decimal(365)


def kosten(
    aantal: Decimal | None,
    per: str,
    tarief_cent: int | None,
    uren_maand: Decimal | None,
    *,
    uurtarief_cent: int,
    duur: Decimal,
) -> Kosten:
    """Bought help and own hours together. Without a tariff nothing is guessed: it counts as nought."""
    keer = (aantal or Decimal(0)) * Decimal(tarief_cent or 0)
    eigen = (uren_maand or Decimal(0)) * uurtarief_cent
    maand = {Per.WEEK: keer * WEKEN_PER_MAAND, Per.MAAND: keer}.get(Per(per), Decimal(0))
    los = keer if per == Per.EENMALIG else Decimal(0)
    return Kosten(_rond(maand + eigen), _rond((maand + eigen) * duur + los), _rond(eigen))


def samen(rijen: Iterable[Kosten]) -> Kosten:
    """The sum of what is seen."""
    alle = list(rijen)
    return Kosten(sum(k.maand for k in alle), sum(k.totaal for k in alle), sum(k.eigen_maand for k in alle))


def _rond(cent: Decimal) -> int:
    return int(cent.quantize(Decimal(1), ROUND_HALF_UP))


def euro(cent: int) -> str:
    """ "€ 1.234,50", or "€ 1.234" for whole euros."""
    heel, rest = divmod(cent, 100)
    return f"€ {heel:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")


def tarief_in_cent(tekst: str) -> int | None:
    """From the dated list: "62,40" is 6240; empty is unknown."""
    return int(Decimal(tekst.replace(",", ".")) * 100) if tekst.strip() else None


def boven_maximum(uren: Iterable[Decimal | None], hoogste: int) -> str:
    """The warning above the most own hours a month (REQ-050); empty when it fits. It stops nothing."""
    som = sum((u for u in uren if u), Decimal(0))
    if som <= hoogste:
        return ""
    getal = f"{som.normalize():f}".replace(".", ",")
    return (
        f"Wij helpen zelf {getal} uur per maand. De afspraak is hooguit {hoogste}. "
        "Kan een deel ergens anders, of is een zorgaanbieder nu passender?"
    )


# --- What may be lighter (REQ-055) -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lijn:
    """What the rules need to know of a running line."""

    trede: str
    doelstand: str
    tot: date | None
    lichter: str
    """A lighter offer that the dated list names for this product; empty: none."""
    herzien_op: date | None


def waarom_lichter(lijn: Lijn, vandaag: date, dagen: int) -> tuple[str, ...]:
    """Why this line stands on the list of what may be lighter; nothing when it does not."""
    if lijn.trede not in {Trede.BASIS, Trede.AANVULLEND} or (lijn.herzien_op and lijn.herzien_op > vandaag):
        return ()
    redenen = []
    if lijn.doelstand == Doelstand.GELUKT:
        redenen.append("Het doel is gehaald.")
    if lijn.tot and (lijn.tot - vandaag).days <= dagen:
        redenen.append("De einddatum is dichtbij." if lijn.tot > vandaag else "De einddatum is voorbij.")
    if lijn.lichter:
        redenen.append(f"Er is iets lichters: {lijn.lichter}.")
    return tuple(redenen)


def vraag_lichter(trede: str, waarom: str) -> str:
    """Asked, never demanded: why is a lighter step not enough? (REQ-044)"""
    if trede == Trede.ZELF or waarom.strip():
        return ""
    return "Waarom is een lichtere stap niet genoeg?"
