"""Feedback to quality: what the house learns from bezwaren and klachten, and how often it could (REQ-080, REQ-082).

For who keeps the quality of a team (regels.md §3.3: teamleider, coördinator, klachtcoördinator), who reads no bezwaar.
The lesson stands here with what it was about, and nothing of the case: no number, name, day or word of a resident. A
klacht is not counted for whom it is about, because that worker does not know of it from here (MAN-09).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from keukentafel.besluit.models import Bezwaar, Klacht
from keukentafel.besluit.opvragen.rechtsblad import bladzijde
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels import klacht as rk
from keukentafel.kern import klok
from keukentafel.kern.tekst import MAANDEN
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

L = Recht.LESSEN_LEZEN
BRONNEN = {"bezwaar": "Bezwaren", "klacht": "Klachten"}
TELT = timedelta(days=365)
GELIJK_IN_KLACHT = frozenset({rk.Uitkomst.GEGROND, rk.Uitkomst.DEELS_GEGROND, rk.Uitkomst.OPGELOST})


@dataclass(frozen=True, slots=True)
class Les:
    """One lesson, and what it was about."""

    tekst: str
    onderwerp: str
    regel: str
    """Month and team."""


@dataclass(frozen=True, slots=True)
class Lestelling:
    """One subject: how many ended, how often who complained was right, and how many lessons stand. None: too few."""

    onderwerp: str
    klaar: int | None
    gelijk: int | None
    lessen: int | None


@dataclass(frozen=True, slots=True)
class Lesblad:
    """The page."""

    bron: str
    lessen: tuple[Les, ...]
    volgende: str
    tellingen: tuple[Lestelling, ...]
    sinds: date


def lesblad(*, bron: str = "bezwaar", na: str = "") -> Lesblad:
    """Through the gate: of the own teams, or of the whole municipality for who has that."""
    poort.eis(L)
    bron = bron if bron in BRONNEN else "bezwaar"
    rijen: Any = poort.zichtbaar(Klacht if bron == "klacht" else Bezwaar, L)
    sinds = klok.vandaag() - TELT
    met_les = rijen.filter(~Q(les="")).select_related("team")
    gevonden, volgende = bladzijde(met_les, "ontvangen_op", na, nieuwste_eerst=True)
    logboek.kijk(L.code, None, lijst=f"lessen {bron}", aantal=len(gevonden))
    lessen = tuple(_les(bron, rij) for rij in gevonden)
    return Lesblad(bron, lessen, volgende, _tellingen(bron, rijen.filter(ontvangen_op__gte=sinds)), sinds)


def _les(bron: str, rij: Any) -> Les:
    op, team = rij.ontvangen_op, rij.team.naam if rij.team else "geen team"
    onderwerp = _naam(bron, rij.onderwerp if bron == "klacht" else rij.grond)
    return Les(rij.les, onderwerp, f"{MAANDEN[op.month - 1]} {op.year} · {team}")


def _naam(bron: str, code: str) -> str:
    return rk.NAAM_VAN_ONDERWERP[rk.Onderwerp(code)] if bron == "klacht" else w.NAAM_VAN_GROND[w.Grond(code)]


def _tellingen(bron: str, rijen: Any) -> tuple[Lestelling, ...]:
    """One statement. Where few ended nothing is told: the others of the team would know who that was."""
    grens = int(instelling("kleine_aantallen"))
    per: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for onderwerp, gelijk, les in _afgerond(bron, rijen):
        tel = per[onderwerp]
        tel[0], tel[1], tel[2] = tel[0] + 1, tel[1] + gelijk, tel[2] + les

    def getoond(aantal: int, van: int) -> int | None:
        return aantal if van >= grens and (aantal == 0 or aantal >= grens) else None

    tellingen = (
        Lestelling(_naam(bron, code), *(getoond(aantal, tel[0]) for aantal in tel)) for code, tel in per.items()
    )
    return tuple(sorted(tellingen, key=lambda telling: telling.onderwerp))


def _afgerond(bron: str, rijen: Any) -> list[tuple[str, bool, bool]]:
    """Subject, was who complained right, is there a lesson."""
    if bron == "klacht":
        gesloten = rijen.filter(stand__in=rk.KLAAR).values_list("onderwerp", "uitkomst", "les")
        return [(onderwerp, uitkomst in GELIJK_IN_KLACHT, bool(les)) for onderwerp, uitkomst, les in gesloten]
    beslist = rijen.filter(stand__in=rb.KLAAR).values_list("grond", "uitkomst", "gevolg", "les")
    return [(grond, w.leert(uitkomst, gevolg), bool(les)) for grond, uitkomst, gevolg, les in beslist]
