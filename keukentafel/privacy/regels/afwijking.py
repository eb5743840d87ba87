"""What stands out in a day of the log (AUT-07). Pure: rows and thresholds in, findings out; a person judges.

A finding says that somebody should be asked, never that something was wrong.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.poort.matrix import Categorie, Rol, bereik_van
from keukentafel.privacy.regels.wie_keek import AMSTERDAM, Logfeit

# Somebody was really looked for when the list was this short: a list of twenty De Vries names nobody in particular.
KORTE_LIJST = 5


class Soort(StrEnum):
    """Kinds of finding, with the sentence a privacy officer and the worker read."""

    ZONDER_REDEN = "zonder_reden"
    EIGEN_KRING = "eigen_kring"
    ZELFDE_NAAM = "zelfde_naam"
    ZELFDE_STRAAT = "zelfde_straat"
    VEEL_DOSSIERS = "veel_dossiers"
    WEIGERINGEN = "weigeringen"
    VEEL_ZOEKERS = "veel_zoekers"
    BUITEN_TIJD = "buiten_tijd"
    STEEKPROEF = "steekproef"


ZIN = {
    Soort.ZONDER_REDEN: "Keek zonder betrokken te zijn en zonder reden",
    Soort.EIGEN_KRING: "Probeerde iemand uit de eigen kring te openen",
    Soort.ZELFDE_NAAM: "Keek naar iemand met dezelfde achternaam",
    Soort.ZELFDE_STRAAT: "Keek naar iemand uit de eigen straat",
    Soort.VEEL_DOSSIERS: "Opende veel meer dossiers dan anders",
    Soort.WEIGERINGEN: "Werd vaak geweigerd",
    Soort.VEEL_ZOEKERS: "Veel medewerkers keken naar dezelfde inwoner",
    Soort.BUITEN_TIJD: "Keek buiten werktijd",
    Soort.STEEKPROEF: "Getrokken voor de steekproef",
}


class Oordeel(StrEnum):
    UITGELEGD = "uitgelegd"
    BESPREKEN = "bespreken"
    DATALEK = "datalek"


NAAM_VAN_OORDEEL = {
    Oordeel.UITGELEGD: "Uitgelegd: er was een goede reden",
    Oordeel.BESPREKEN: "Te bespreken met de leidinggevende",
    Oordeel.DATALEK: "Een datalek",
}


def mag_afhandelen(rollen: Collection[str], alleen_fg: bool) -> bool:
    """The FG looks along with the privacy officer, and judges the looks of privacy officers only (AVG art. 38)."""
    return (Rol.FG if alleen_fg else Rol.PRIVACY_OFFICER) in rollen


@dataclass(frozen=True)
class Grenzen:
    """The dated thresholds of the municipality."""

    keer_gewoon: int = 3
    minstens_dossiers: int = 15
    weigeringen: int = 5
    zoekers: int = 5
    vanaf_uur: int = 7
    tot_uur: int = 20


@dataclass(frozen=True)
class Medewerkerbeeld:
    """What we know of a worker to compare with: name, home as marks, own circle, and an ordinary day."""

    achternaam: str = ""
    adresmerken: frozenset[str] = frozenset()
    mijdt: frozenset[str] = frozenset()
    dossiers_per_dag: float = 0.0


@dataclass(frozen=True)
class Inwonerbeeld:
    """What we know of who was looked at: surnames, and the home as marks (none when it is secret)."""

    achternamen: frozenset[str] = frozenset()
    merken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Bevinding:
    """Something to ask about: a worker (empty: several), the kind, and the rows."""

    soort: Soort
    dag: date
    actor: str
    regels: tuple[int, ...]
    over: str = ""

    @property
    def sleutel(self) -> str:
        """The same finding has the same key, however often the job runs."""
        return f"{self.dag.isoformat()}:{self.soort.value}:{self.actor or self.over}"


@dataclass(frozen=True)
class Dagbeeld:
    """A day of the log with everything that is compared."""

    dag: date
    feiten: Sequence[Logfeit]
    medewerkers: Mapping[str, Medewerkerbeeld]
    inwoners: Mapping[str, Inwonerbeeld]
    leden: Mapping[str, frozenset[str]]
    """Dossier -> the residents in it."""
    grenzen: Grenzen

    def over(self, feit: Logfeit) -> frozenset[str]:
        """Which residents this row is about."""
        eigen = frozenset({feit.inwoner}) if feit.inwoner else frozenset[str]()
        return eigen | self.leden.get(feit.dossier, frozenset())

    @staticmethod
    def sleutels(feit: Logfeit) -> frozenset[str]:
        """The dossier and the resident that stand in this row."""
        return frozenset(filter(None, (feit.dossier, feit.inwoner)))

    def wie(self, feit: Logfeit) -> Medewerkerbeeld:
        return self.medewerkers.get(feit.actor, Medewerkerbeeld())


def bevindingen(beeld: Dagbeeld) -> tuple[Bevinding, ...]:
    """Everything that stands out on this day, in a fixed order."""
    per: dict[tuple[Soort, str], list[int]] = defaultdict(list)
    for feit in zonder_band(beeld):
        per[Soort.ZONDER_REDEN, feit.actor].append(feit.id)
    for feit in (f for f in beeld.feiten if _kijkt(f) and not _betrokken(f)):
        for soort in _lijkt_op(beeld, feit):
            per[soort, feit.actor].append(feit.id)
    for feit in (f for f in beeld.feiten if _kijkt(f) and _buiten_tijd(f, beeld.grenzen)):
        per[Soort.BUITEN_TIJD, feit.actor].append(feit.id)
    for soort, actor, regels in [*_geweigerd(beeld), *_veel_dossiers(beeld)]:
        per[soort, actor] += regels
    gevonden = [Bevinding(soort, beeld.dag, actor, tuple(ids)) for (soort, actor), ids in per.items()]
    return tuple(sorted([*gevonden, *_veel_zoekers(beeld)], key=lambda b: b.sleutel))


def _kijkt(feit: Logfeit) -> bool:
    """A person saw something of somebody."""
    ziet = feit.soort in {"kijken", "afdruk", "export"} and feit.uitkomst == "ok"
    return ziet and feit.van_mens and bool(feit.dossier or feit.inwoner)


def _betrokken(feit: Logfeit) -> bool:
    return feit.doel in {"betrokken", "vraag in behandeling"}


def _heeft_zaken(rollen: tuple[str, ...]) -> bool:
    """Works with cases. A front office looks up whoever calls, and has no ties at all."""
    return bereik_van(frozenset(rollen), Categorie.GEZIN, "L") is not None


def zonder_band(beeld: Dagbeeld) -> list[Logfeit]:
    """Looks without tie and without reason. Work for the same people on the same day (a call, an appointment), an open
    question of one of them, and what was said about the visit later that day explain a look."""
    verklaard = {
        (f.actor, sleutel)
        for f in beeld.feiten
        if f.soort == "handeling" or _betrokken(f)
        for sleutel in beeld.sleutels(f)
    }
    return [
        f
        for f in beeld.feiten
        if _kijkt(f)
        and not f.doel
        and _heeft_zaken(f.rollen)
        and not {(f.actor, sleutel) for sleutel in beeld.sleutels(f) | beeld.over(f)} & verklaard
    ]


def _lijkt_op(beeld: Dagbeeld, feit: Logfeit) -> list[Soort]:
    wie = beeld.wie(feit)
    mensen = [beeld.inwoners[i] for i in beeld.over(feit) if i in beeld.inwoners]
    uit = []
    if wie.achternaam and any(wie.achternaam in mens.achternamen for mens in mensen):
        uit.append(Soort.ZELFDE_NAAM)
    if any(wie.adresmerken & mens.merken for mens in mensen):
        uit.append(Soort.ZELFDE_STRAAT)
    return uit


def _buiten_tijd(feit: Logfeit, grenzen: Grenzen) -> bool:
    moment = feit.tijd.astimezone(AMSTERDAM)
    return moment.weekday() > 4 or not grenzen.vanaf_uur <= moment.hour < grenzen.tot_uur


def _geweigerd(beeld: Dagbeeld) -> list[tuple[Soort, str, list[int]]]:
    """The own circle counts from the first time; others from a number on."""
    per: dict[str, list[Logfeit]] = defaultdict(list)
    for feit in beeld.feiten:
        if feit.soort == "geweigerd" and feit.van_mens:
            per[feit.actor].append(feit)
    uit = []
    for actor, feiten in per.items():
        kring = [f.id for f in feiten if f.object_id in beeld.wie(f).mijdt]
        if kring:
            uit.append((Soort.EIGEN_KRING, actor, kring))
        if len(feiten) >= beeld.grenzen.weigeringen:
            uit.append((Soort.WEIGERINGEN, actor, [f.id for f in feiten]))
    return uit


def _veel_dossiers(beeld: Dagbeeld) -> list[tuple[Soort, str, list[int]]]:
    """Beside the own ordinary day of this worker, not beside that of colleagues."""
    per: dict[str, dict[str, int]] = defaultdict(dict)
    for feit in beeld.feiten:
        if _kijkt(feit) and feit.dossier:
            per[feit.actor].setdefault(feit.dossier, feit.id)
    uit = []
    for actor, dossiers in per.items():
        gewoon = beeld.medewerkers.get(actor, Medewerkerbeeld()).dossiers_per_dag
        if len(dossiers) >= max(beeld.grenzen.minstens_dossiers, beeld.grenzen.keer_gewoon * gewoon):
            uit.append((Soort.VEEL_DOSSIERS, actor, list(dossiers.values())))
    return uit


def _veel_zoekers(beeld: Dagbeeld) -> list[Bevinding]:
    """The well-known neighbour: many people who have nothing to do with somebody open or look for that one."""
    wie: dict[str, set[str]] = defaultdict(set)
    regels: dict[str, list[int]] = defaultdict(list)
    for feit in beeld.feiten:
        for inwoner in _gezocht(beeld, feit):
            wie[inwoner].add(feit.actor)
            regels[inwoner].append(feit.id)
    return [
        Bevinding(Soort.VEEL_ZOEKERS, beeld.dag, "", tuple(regels[inwoner]), inwoner)
        for inwoner, actoren in wie.items()
        if len(actoren) >= beeld.grenzen.zoekers
    ]


def _gezocht(beeld: Dagbeeld, feit: Logfeit) -> frozenset[str]:
    if feit.soort == "zoeken" and feit.van_mens:
        getoond = feit.gegeven("getoond") or []
        return frozenset(getoond) if len(getoond) <= KORTE_LIJST else frozenset()
    return beeld.over(feit) if _kijkt(feit) and not _betrokken(feit) else frozenset()


def trek(feiten: Sequence[Logfeit], aantal: int, zaad: str) -> list[Logfeit]:
    """The monthly sample: so many looks by chance. The month is the seed, so that a second run draws the same."""
    kijken = sorted((f for f in feiten if _kijkt(f)), key=lambda f: f.id)
    return random.Random(zaad).sample(kijken, min(aantal, len(kijken)))  # a draw, not a secret


def gemiddeld(dossiers_per_dag: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Worker -> mean number of dossiers on the days this worker looked at any."""
    som: Counter[str] = Counter()
    dagen: Counter[str] = Counter()
    for actor, aantal in dossiers_per_dag:
        som[actor] += aantal
        dagen[actor] += 1
    return {actor: som[actor] / dagen[actor] for actor in som}
