"""A campaign: decisions that expire, or that a new rule asks to look at again (REQ-085). Pure.

Enschede had to have 4.000 talks and changed 2.000 decisions when the rule changed (000:1116-1121). So one knows before
how many, whose and how many hours; each resident is one talk; and it ends when everybody has been told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.kern.termijnen import plus_maanden


class Aanleiding(StrEnum):
    """Why these decisions are looked at again."""

    VERLOOPT = "verloopt"
    REGEL = "regel"


NAAM_VAN_AANLEIDING = {
    Aanleiding.VERLOOPT: "De besluiten lopen af",
    Aanleiding.REGEL: "Er komt een nieuwe regel",
}


class Campagnestand(StrEnum):
    CONCEPT = "concept"
    LOOPT = "loopt"
    KLAAR = "klaar"


NAAM_VAN_CAMPAGNESTAND = {
    Campagnestand.CONCEPT: "Nog niet verdeeld",
    Campagnestand.LOOPT: "Loopt",
    Campagnestand.KLAAR: "Klaar",
}


class Stand(StrEnum):
    """Where one resident stands. The end is that they know."""

    TE_DOEN = "te_doen"
    GEPLAND = "gepland"
    GESPROKEN = "gesproken"
    BESLOTEN = "besloten"
    GEINFORMEERD = "geinformeerd"
    VERVALLEN = "vervallen"


NAAM_VAN_STAND = {
    Stand.TE_DOEN: "Nog te doen",
    Stand.GEPLAND: "Gesprek gepland",
    Stand.GESPROKEN: "Gesproken",
    Stand.BESLOTEN: "Besloten",
    Stand.GEINFORMEERD: "Weet het",
    Stand.VERVALLEN: "Hoeft niet meer",
}
KLAAR = frozenset({Stand.GEINFORMEERD, Stand.VERVALLEN})


class Stap(StrEnum):
    """What a worker says has happened."""

    PLANNEN = "plannen"
    SPREKEN = "spreken"
    BLIJFT = "blijft"
    ANDERS = "anders"
    INFORMEREN = "informeren"
    VERVALLEN = "vervallen"
    TERUG = "terug"


NAAM_VAN_STAP = {
    Stap.PLANNEN: "Gesprek gepland",
    Stap.SPREKEN: "Gesproken",
    Stap.BLIJFT: "Het blijft zoals het is",
    Stap.ANDERS: "Er komt een ander besluit",
    Stap.INFORMEREN: "De inwoner weet het",
    Stap.VERVALLEN: "Hoeft niet meer",
    Stap.TERUG: "Terugzetten",
}
# From -> what can happen there -> to. A talk that was held without an appointment counts as well.
OVERGANGEN: dict[Stand, dict[Stap, Stand]] = {
    Stand.TE_DOEN: {Stap.PLANNEN: Stand.GEPLAND, Stap.SPREKEN: Stand.GESPROKEN, Stap.VERVALLEN: Stand.VERVALLEN},
    Stand.GEPLAND: {Stap.SPREKEN: Stand.GESPROKEN, Stap.VERVALLEN: Stand.VERVALLEN, Stap.TERUG: Stand.TE_DOEN},
    Stand.GESPROKEN: {
        Stap.BLIJFT: Stand.BESLOTEN,
        Stap.ANDERS: Stand.BESLOTEN,
        Stap.VERVALLEN: Stand.VERVALLEN,
        Stap.TERUG: Stand.TE_DOEN,
    },
    Stand.BESLOTEN: {Stap.INFORMEREN: Stand.GEINFORMEERD, Stap.TERUG: Stand.GESPROKEN},
    Stand.GEINFORMEERD: {Stap.TERUG: Stand.BESLOTEN},
    Stand.VERVALLEN: {Stap.TERUG: Stand.TE_DOEN},
}


def na(stand: str, stap: str) -> Stand | None:
    """Where this step leads from here; None when it cannot be taken."""
    if stand not in set(Stand) or stap not in set(Stap):
        return None
    return OVERGANGEN[Stand(stand)].get(Stap(stap))


def bezwaar_tegen_stap(stand: str, stap: str, reden: str) -> tuple[str, str]:
    """(field, why) when this step cannot be taken here; two empty texts otherwise."""
    if na(stand, stap) is None:
        mag = (
            ", ".join(f"‘{NAAM_VAN_STAP[s]}’" for s in OVERGANGEN.get(Stand(stand), {})) if stand in set(Stand) else ""
        )
        wat = NAAM_VAN_STAP[Stap(stap)] if stap in set(Stap) else stap
        hier = NAAM_VAN_STAND[Stand(stand)].lower() if stand in set(Stand) else stand
        return "stap", f"‘{wat}’ kan niet als de stand ‘{hier}’ is. Kies {mag}."
    if stap == Stap.VERVALLEN and not reden.strip():
        return "reden", "Schrijf waarom dit gesprek niet meer hoeft."
    return "", ""


# --- Which decisions --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Selectie:
    """What is chosen. Nothing chosen in a list is everything; the days are those on which the help ends."""

    aanleiding: Aanleiding
    wetten: tuple[str, ...] = ()
    producten: tuple[str, ...] = ()
    teams: tuple[int, ...] = ()
    vormen: tuple[str, ...] = ()
    einde_van: date | None = None
    einde_tot: date | None = None
    zonder_einde: bool = False
    """Also help without a last day: a new rule reaches that as well."""


def bezwaar_tegen_selectie(selectie: Selectie) -> tuple[str, str]:
    """(field, why) when this chooses nothing sensible; two empty texts otherwise."""
    van, tot = selectie.einde_van, selectie.einde_tot
    if van and tot and tot < van:
        return "einde_tot", f"{datum_gewoon(tot)} ligt vóór {datum_gewoon(van)}. Kies een latere dag."
    if selectie.aanleiding == Aanleiding.VERLOOPT and not tot:
        return "einde_tot", "Kies tot en met welke dag de hulp afloopt."
    if selectie.aanleiding == Aanleiding.VERLOOPT and selectie.zonder_einde:
        return "zonder_einde", "Hulp zonder einddatum loopt niet af. Haal dit vinkje weg."
    if selectie.aanleiding == Aanleiding.REGEL and not (selectie.producten or selectie.wetten):
        return "producten", "Kies voor welke hulp of welke wet de nieuwe regel geldt."
    return "", ""


# --- Dividing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zaak:
    """One resident in the campaign: the first day on which some of their help ends."""

    sleutel: str
    team: int
    einde: date | None


@dataclass(frozen=True, slots=True)
class Plek:
    """The week in which a resident has a turn, by its monday; `te_laat`: the help ends before that."""

    sleutel: str
    week: date
    te_laat: bool


def maandag(dag: date) -> date:
    """The monday of its week."""
    return dag - timedelta(days=dag.weekday())


def verdeel(
    zaken: Iterable[Zaak],
    begin: date,
    per_week: Mapping[int, int],
    bezet: Mapping[tuple[int, date], int] | None = None,
    gesloten: frozenset[date] = frozenset(),
) -> list[Plek]:
    """Who ends first comes first; each team so many in a week; the same question gives the same answer.

    `bezet`: turns that are taken already, of people who were divided before. `gesloten`: mondays of weeks
    without talks (Christmas). A team without a number has none, so its residents are not divided.
    """
    vol: dict[tuple[int, date], int] = defaultdict(int, bezet or {})
    week: dict[int, date] = {}
    plekken = []
    for zaak in sorted(zaken, key=lambda z: (z.team, z.einde or date.max, z.sleutel)):
        hoogstens = per_week.get(zaak.team, 0)
        if hoogstens <= 0:
            continue
        dag = week.get(zaak.team, maandag(begin))
        while dag in gesloten or vol[zaak.team, dag] >= hoogstens:
            dag += timedelta(weeks=1)
        vol[zaak.team, dag] += 1
        week[zaak.team] = dag
        plekken.append(Plek(zaak.sleutel, dag, zaak.einde is not None and zaak.einde < dag))
    return plekken


def uren(gesprekken: int, minuten: int) -> int:
    """Hours that so many talks take, rounded up: half an hour is an hour in somebody's week."""
    return -(-gesprekken * minuten // 60)


# --- Following --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """How many stand where."""

    per_stand: Mapping[str, int]
    gewijzigd: int = 0

    @property
    def alle(self) -> int:
        return sum(self.per_stand.values())

    @property
    def klaar(self) -> int:
        return sum(self.per_stand.get(stand, 0) for stand in KLAAR)

    @property
    def open_(self) -> int:
        return self.alle - self.klaar

    @property
    def in_woorden(self) -> str:
        """ "12 van de 40 inwoners weten het; bij 3 hoeft het niet meer"."""
        weet = self.per_stand.get(Stand.GEINFORMEERD, 0)
        niet = self.per_stand.get(Stand.VERVALLEN, 0)
        werkwoord = "weet" if weet == 1 else "weten"
        over = f"; bij {niet} hoeft het niet meer" if niet else ""
        return f"{weet} van de {aantal(self.alle, 'inwoner', 'inwoners')} {werkwoord} het{over}"


@dataclass(frozen=True, slots=True)
class Week:
    """One week: how many were planned up to and with it, and how many were done by then."""

    maandag: date
    gepland: int
    klaar: int


def voortgang(weken: Sequence[date], klaar_op: Iterable[date], vandaag: date) -> list[Week]:
    """Progress per week, added up; a week that has not begun has no outcome, so it repeats what is done."""
    klaar = sorted(maandag(dag) for dag in klaar_op)
    alle = sorted({*weken, *klaar})
    if not alle:
        return []
    rij, dag = [], alle[0]
    while dag <= max(alle[-1], maandag(min(vandaag, alle[-1]))):
        rij.append(Week(dag, sum(1 for w in weken if w <= dag), sum(1 for k in klaar if k <= dag)))
        dag += timedelta(weeks=1)
    return rij


def bezwaar_tegen_einde(telling: Telling, reden: str) -> str:
    """Why this campaign cannot end yet; nothing when everybody knows, or somebody says why it ends without that."""
    if telling.open_ == 0 or reden.strip():
        return ""
    nog = aantal(telling.open_, "inwoner weet", "inwoners weten")
    return f"{nog} het nog niet. Schrijf waarom de campagne toch eindigt."


def heroverwegen_op(van: date, maanden: int | None) -> date | None:
    """WMO-14: the day to look at it again, as often as the product says; None: the product says nothing."""
    return plus_maanden(van, maanden) if maanden else None
