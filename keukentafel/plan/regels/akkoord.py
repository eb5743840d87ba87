"""Rules of agreeing on a plan: what is asked first, its form, its versions, and who says yes.

Sources: REQ-041, REQ-042, REQ-046, REQ-047, REQ-048; regels.md §3.5 and DOC-03. Nothing here stops a worker.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from keukentafel.kern.tekst import opsomming
from keukentafel.plan.regels.doel import Doelstand
from keukentafel.poort.matrix import Wet


class Planvorm(StrEnum):
    """A few talks need no more than a short plan; in a crisis safety comes first and the rest is asked later."""

    KORT = "kort"
    VOLLEDIG = "volledig"
    SPOED = "spoed"


NAAM_VAN_VORM = {
    Planvorm.KORT: "Kort plan: een paar gesprekken",
    Planvorm.VOLLEDIG: "Volledig plan: langer, of met hulp van een zorgaanbieder",
    Planvorm.SPOED: "Eerst veilig: het is crisis, de rest vragen we later",
}


def vorm_gevraagd(*, aanvullend: bool, weken_open: int, grens: int) -> Planvorm:
    """A full plan when the second line helps, or when it lasts longer than a few talks (REQ-048)."""
    return Planvorm.VOLLEDIG if aanvullend or weken_open >= grens else Planvorm.KORT


@dataclass(frozen=True, slots=True)
class Doelgegevens:
    """What the rules need to know of a goal before the plan is agreed on; `nummer` as on this screen."""

    nummer: int
    stand: str
    wet: str
    streefdatum: date | None
    hoe_te_zien: str
    in_analyse: bool
    gescoord: bool = True


def gaten(doelen: Iterable[Doelgegevens], vorm: str, *, analyse: bool) -> tuple[str, ...]:
    """What is still asked, as questions. A safety goal can stand at once: no analysis is asked for it."""
    vragen: list[str] = []
    volledig = vorm == Planvorm.VOLLEDIG
    if volledig and not analyse:
        vragen.append("Wat speelt er, en hoe hangt het samen? Drie zinnen zijn genoeg.")
    for doel in doelen:
        if doel.stand != Doelstand.LOOPT:
            continue
        if doel.streefdatum is None:
            vragen.append(f"Doel {doel.nummer}: wanneer moet dit gelukt zijn?")
        if not doel.hoe_te_zien.strip():
            vragen.append(f"Doel {doel.nummer}: waaraan zie je dat het gelukt is?")
        if volledig and not doel.gescoord:
            vragen.append(f"Doel {doel.nummer}: hoe ver is het nu? Geef een score.")
        if volledig and analyse and not doel.in_analyse and doel.wet != Wet.VEILIGHEID:
            vragen.append(f"Doel {doel.nummer}: bij welke analyse hoort het?")
    return tuple(vragen)


def planstand(*, vastgesteld: bool, vragen: int, wacht: bool) -> tuple[str, str]:
    """(word, why): a plan is final once it was agreed on, misses nothing, and does not wait for the manager.

    Until then it works as any plan; only the word is refused (REQ-042: final status needs a result per goal).
    """
    if not vastgesteld:
        return "Concept", "Nog niet samen vastgesteld."
    if vragen:
        return "Nog niet definitief", f"Vastgesteld, en er {'is' if vragen == 1 else 'zijn'} nog {_vragen(vragen)}."
    if wacht:
        return "Nog niet definitief", "Vastgesteld. De manager kijkt er nog naar."
    return "Definitief", "Vastgesteld, en niets mist."


def _vragen(aantal: int) -> str:
    return "één vraag open" if aantal == 1 else f"{aantal} vragen open"


# --- Versions: counted over what somebody may see --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """One goal as it was agreed on."""

    doel: UUID
    ronde: UUID
    op: date
    over: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Versie:
    """One version as one reader sees it: counted from one, without gaps."""

    nummer: int
    op: date
    ronde: UUID
    doelen: tuple[UUID, ...]


def versies(rijen: Sequence[Vastgesteld], lid: UUID | None = None) -> tuple[Versie, ...]:
    """The versions of a plan for whoever sees these rows; with `lid` only what is about that member.

    A round in which only something hidden changed has no row here: it makes no number and no date.
    """
    eigen = [r for r in rijen if lid is None or lid in r.over]
    rondes: dict[UUID, list[Vastgesteld]] = {}
    for rij in sorted(eigen, key=lambda r: r.op):
        rondes.setdefault(rij.ronde, []).append(rij)
    return tuple(
        Versie(nr, groep[0].op, ronde, tuple(r.doel for r in groep))
        for nr, (ronde, groep) in enumerate(rondes.items(), 1)
    )


# --- Agreement -------------------------------------------------------------------------------------------------------


class Antwoord(StrEnum):
    """What a member said about a goal."""

    JA = "ja"
    NEE = "nee"
    NIET_GEVRAAGD = "niet_gevraagd"


NAAM_VAN_ANTWOORD = {
    Antwoord.JA: "Ja, eens",
    Antwoord.NEE: "Nee, niet eens",
    Antwoord.NIET_GEVRAAGD: "Kon niet gevraagd worden",
}
AKKOORDKANALEN = {
    "gesprek": "In een gesprek",
    "telefoon": "Aan de telefoon",
    "papier": "Op papier, met handtekening",
    "digitaal": "In een bericht",
}
ZONDER_GEZAG = "anders"
"""Giver: somebody who may not decide for this member. It is written down and does not count."""


def lid_ziet(lid: UUID, over: Collection[UUID], leest_mee: bool, uitzondering: str = "") -> bool:
    """Is this goal about the member, and open to the member? Only then an answer is asked (AUT-03)."""
    return leest_mee and not uitzondering and lid in over


@dataclass(frozen=True, slots=True)
class Stem:
    """One answer about one goal; `mist` says whose answer was needed besides on that day."""

    antwoord: str
    gever: str
    gever_naam: str
    mist: tuple[str, ...]
    doelversie: int
    op: date

    @property
    def telt(self) -> bool:
        return self.gever != ZONDER_GEZAG


@dataclass(frozen=True, slots=True)
class Akkoord:
    """How a member stands to all goals that may be asked: a word, a sentence, and the colour that supports it."""

    woord: str
    zin: str
    kleur: str


def bezwaar_tegen_antwoord(antwoord: str, reden: str, kanaal: str, op: date, vandaag: date) -> tuple[str, str]:
    """(field, why) when an answer cannot be written down like this; two empty texts otherwise."""
    if antwoord not in set(Antwoord):
        return "antwoord", f"‘{antwoord}’ is geen antwoord. Kies ja, nee of kon niet gevraagd worden."
    if antwoord == Antwoord.NIET_GEVRAAGD and not reden.strip():
        return "reden", "Schrijf kort op waarom je het niet kon vragen."
    if kanaal not in AKKOORDKANALEN:
        return "kanaal", f"‘{kanaal}’ is geen manier van antwoorden die we kennen."
    if op > vandaag:
        return "op", f"{op:%d-%m-%Y} ligt in de toekomst. Kies vandaag of een dag ervoor."
    return "", ""


def akkoord(stemmen: Sequence[tuple[int, Sequence[Stem]]]) -> Akkoord:
    """From (present version of the goal, its answers), goal by goal. One no is a no; it stops nothing for others."""
    if not stemmen:
        return Akkoord("Niets te vragen", "Er is geen doel over deze persoon om te vragen.", "neutral")
    laatste = [_laatste(rij) for _, rij in stemmen]
    if eerst := _tegen(laatste) or _nog_nodig(laatste):
        return eerst
    if any(s.antwoord == Antwoord.NIET_GEVRAAGD for rij in laatste for s in rij):
        return Akkoord("Kon niet", "Het kon niet worden gevraagd; de reden staat erbij.", "warning")
    if any(s.doelversie < versie for (versie, _), rij in zip(stemmen, laatste, strict=True) for s in rij):
        return Akkoord("Eens, met de vorige tekst", "Een doel is daarna gewijzigd. Vraag het opnieuw.", "warning")
    return Akkoord("Eens", "", "success")


def _tegen(laatste: Sequence[Sequence[Stem]]) -> Akkoord | None:
    """A no, or an answer of somebody who may not decide."""
    tellend = [s for rij in laatste for s in rij if s.telt]
    if nee := _namen(s for s in tellend if s.antwoord == Antwoord.NEE):
        return Akkoord("Niet eens", f"{nee} is het niet eens. Hulp aan anderen gaat gewoon door.", "warning")
    zonder = _namen(s for rij in laatste for s in rij if not s.telt)
    if zonder and not tellend:
        return Akkoord("Telt niet", f"{zonder} mag hierover niet beslissen. Vraag het wie dat wel mag.", "warning")
    return None


def _nog_nodig(laatste: Sequence[Sequence[Stem]]) -> Akkoord | None:
    """A goal nobody was asked about, or a yes that is needed besides."""
    gevraagd = [any(s.telt for s in rij) for rij in laatste]
    if not all(gevraagd):
        zin = "Nog niet over alle doelen gevraagd." if any(gevraagd) else "Nog niet gevraagd."
        return Akkoord("Nog vragen", zin, "neutral")
    mist = list(dict.fromkeys(m for rij in laatste for m in _mist(rij)))
    return Akkoord("Wacht", f"Nog nodig: {opsomming(mist)}.", "warning") if mist else None


def _namen(stemmen: Iterable[Stem]) -> str:
    return opsomming(list(dict.fromkeys(s.gever_naam for s in stemmen)))


def _laatste(stemmen: Sequence[Stem]) -> list[Stem]:
    """The latest answer of each giver."""
    per_gever: dict[tuple[str, str], Stem] = {}
    for stem in stemmen:
        per_gever[(stem.gever, stem.gever_naam)] = stem
    return list(per_gever.values())


def _mist(stemmen: Sequence[Stem]) -> tuple[str, ...]:
    """What the last counting yes still missed; a no or a reason misses nothing."""
    ja = [s for s in stemmen if s.telt and s.antwoord == Antwoord.JA]
    return ja[-1].mist if ja else ()
