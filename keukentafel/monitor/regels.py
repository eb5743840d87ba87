"""Pure rules of the figures: what an indicator says about itself, days and periods, shares, small numbers.

Source of the two printed tables: Rekenkamercommissie, Onderzoek sociale wijkteams Schiedam (003:798-866; eisen D.15,
D.16, D.19).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import AMSTERDAM, datum_gewoon

DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
JAREN = range(1990, 2101)
TEAM_ONBEKEND = "Onbekend/overig"
BESCHERMD = "beschermd"
Rij = dict[str, Any]


class Niveau(StrEnum):
    """What is counted. Never one from another by multiplication (architectuur.md §5)."""

    CONTACT = "contact"
    WERKPROCES = "werkproces"
    CASUS = "casus"
    PERSOON = "unieke client"
    HUISHOUDEN = "huishouden"
    DOSSIER = "dossier"
    VRAAG = "vraag"
    TOEWIJZING = "toewijzing"


class Moment(StrEnum):
    """A figure is about one day or about a period."""

    PEILDATUM = "peildatum"
    PERIODE = "periode"


@dataclass(frozen=True)
class Kolom:
    """One column. `soort`: aantal, fte, procent or verhouding; `som`: the other counts of the row add up to it."""

    code: str
    naam: str
    soort: str = "aantal"
    som: bool = False


@dataclass(frozen=True)
class Definitie:
    """What a figure is. `keuzes` are ours where the source is silent; `bron` is the line it follows.

    `klein` is the smallest count that outsiders may see (0: no protection); the configuration may raise it.
    """

    naam: str
    titel: str
    versie: int
    versie_van: date
    moment: Moment
    niveau: tuple[Niveau, ...]
    eenheid: str
    tekst: str
    teller: str
    noemer: str
    dimensies: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    bron: str
    keuzes: tuple[str, ...] = ()
    klein: int = 5
    grafiek: tuple[str, ...] = ()
    """Codes of the counts that are drawn, stacked when there are more; empty is the first column."""
    instellingen: tuple[str, ...] = ()
    """Settings of the configuration this figure depends on: where one changes, a trend breaks."""
    rijkop: str = "Team"
    """What a row is about; the label stands in the rows under `team`, as in every other figure."""
    kiest_team: bool = False
    """May be asked for one team alone."""
    getekend: bool = True
    """Drawn as bars: not where a row is not a team."""
    altijd_beschermd: bool = False
    """Small numbers are hidden on the screen too: of these people something is told that is nobody's business."""
    per_medewerker: bool = False
    """Of people at work: only for who leads the team, and only after the works council agreed (WOR art. 27)."""

    @property
    def voluit(self) -> str:
        """The definition in one text, as it goes into exports."""
        delen = [self.tekst, f"Telt: {', '.join(self.niveau)}.", f"Teller: {self.teller}.", f"Noemer: {self.noemer}."]
        delen += [f"Onze keuze, de bron zwijgt: {keuze}." for keuze in self.keuzes]
        return " ".join([*delen, f"Bron: {self.bron}."])


@dataclass(frozen=True)
class Tijdvak:
    """A period with both days in it, or one peildatum (`van` equals `tot`)."""

    van: date
    tot: date
    moment: Moment

    def als_json(self) -> Any:
        if self.moment is Moment.PEILDATUM:
            return self.tot.isoformat()
        return {"van": self.van.isoformat(), "tot": self.tot.isoformat()}

    @property
    def als_vraag(self) -> dict[str, str]:
        """The same as the parameters of an address."""
        if self.moment is Moment.PEILDATUM:
            return {"peildatum": self.tot.isoformat()}
        return {"van": self.van.isoformat(), "tot": self.tot.isoformat()}

    @property
    def in_woorden(self) -> str:
        if self.moment is Moment.PEILDATUM:
            return f"op {datum_gewoon(self.tot)}"
        if (self.van.month, self.van.day, self.tot.month, self.tot.day) == (1, 1, 12, 31):
            jaren = {self.van.year, self.tot.year}
            return f"in {self.van.year}" if len(jaren) == 1 else f"van {self.van.year} tot en met {self.tot.year}"
        return f"van {datum_gewoon(self.van)} tot en met {datum_gewoon(self.tot)}"


@dataclass(frozen=True)
class Uitkomst:
    """A computed figure: one dict per team with the codes of `kolommen`, and the total, which is counted by itself."""

    definitie: Definitie
    tijdvak: Tijdvak
    stand: date | None
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    totaal: Rij
    noten: tuple[str, ...] = ()
    beschermd: bool = False

    def als_json(self) -> dict[str, Any]:
        """The published shape: cijfer, definitie, versie, peildatum or periode, rijen, totaal (and stand, if asked)."""
        kop: dict[str, Any] = {
            "cijfer": self.definitie.naam,
            "definitie": self.definitie.voluit,
            "versie": self.definitie.versie,
            self.tijdvak.moment.value: self.tijdvak.als_json(),
        }
        if self.stand:
            kop["stand"] = self.stand.isoformat()
        return kop | {"rijen": [self._rij(rij) for rij in self.rijen], "totaal": self._rij(self.totaal)}

    def _rij(self, rij: Rij) -> Rij:
        """The label under the name of what it is."""
        sleutel = self.definitie.rijkop.lower()
        return rij if sleutel == "team" else {sleutel: rij["team"]} | {k: v for k, v in rij.items() if k != "team"}


# --- days and periods


def lees_dag(tekst: str, veld: str) -> date:
    """jjjj-mm-dd as a date; Fout names the text and what was expected."""
    try:
        if DAG.fullmatch(tekst):
            return date.fromisoformat(tekst)
    except ValueError:
        pass
    raise Fout(f"{tekst!r} is geen datum voor {veld}; verwacht jjjj-mm-dd, zoals 2016-05-31.", veld=veld)


def tijdvak_kiezen(
    moment: Moment, *, jaar: str = "", peildatum: str = "", van: str = "", tot: str = "", vandaag: date
) -> Tijdvak:
    """What was asked as a Tijdvak. Nothing asked is today, or this year so far. Raises Fout in plain Dutch."""
    if moment is Moment.PEILDATUM:
        if jaar or van or tot:
            raise Fout("Dit cijfer geldt op één dag; verwacht een peildatum, zoals 2016-05-31.", veld="peildatum")
        dag = lees_dag(peildatum, "peildatum") if peildatum else vandaag
        if dag > vandaag:
            raise Fout(f"De peildatum {dag} ligt in de toekomst; verwacht uiterlijk {vandaag}.", veld="peildatum")
        return Tijdvak(dag, dag, moment)
    if peildatum:
        raise Fout("Dit cijfer gaat over een periode; verwacht een jaar of van en tot.", veld="van")
    if jaar and (van or tot):
        raise Fout("Geef een jaar, of van en tot; niet allebei.", veld="jaar")
    eerste, laatste = _periode(jaar, van, tot, vandaag)
    if eerste > laatste:
        raise Fout(f"De periode {eerste} tot en met {laatste} loopt terug; verwacht van vóór tot.", veld="van")
    if eerste > vandaag:
        raise Fout(f"De periode begint op {eerste}, in de toekomst; verwacht uiterlijk {vandaag}.", veld="van")
    return Tijdvak(eerste, laatste, moment)


def _periode(jaar: str, van: str, tot: str, vandaag: date) -> tuple[date, date]:
    if jaar:
        if not re.fullmatch("[0-9]{4}", jaar) or int(jaar) not in JAREN:
            raise Fout(f"{jaar!r} is geen jaar; verwacht vier cijfers, zoals 2015.", veld="jaar")
        return date(int(jaar), 1, 1), date(int(jaar), 12, 31)
    if bool(van) != bool(tot):
        raise Fout(
            "Een periode heeft een begin en een einde; verwacht zowel van als tot.", veld="tot" if van else "van"
        )
    if van:
        return lees_dag(van, "van"), lees_dag(tot, "tot")
    return date(vandaag.year, 1, 1), vandaag


def open_op(van: date, tot: date | None, dag: date) -> bool:
    """Is a period open on this day? `tot` is the first day on which it is not."""
    return van <= dag and (tot is None or tot > dag)


def waarde_op(zettingen: Sequence[tuple[date, int | None]], dag: date) -> int | None:
    """The value in force on a day: the youngest setting no later than that day; None before the first."""
    eerder = [(van, waarde) for van, waarde in zettingen if van <= dag]
    return max(eerder, key=lambda zetting: zetting[0])[1] if eerder else None


def stand_als_moment(stand: date | None) -> datetime | None:
    """The first moment that is not known on the evening of `stand` (Dutch clock); None is what we know now."""
    return datetime.combine(stand + timedelta(days=1), time(), AMSTERDAM) if stand else None


def maanden(tijdvak: Tijdvak) -> list[date]:
    """First days of the months that the period touches."""
    eerste = tijdvak.van.replace(day=1)
    lijst = []
    while eerste <= tijdvak.tot:
        lijst.append(eerste)
        eerste = (eerste + timedelta(days=32)).replace(day=1)
    return lijst


Openheid = tuple[date, date | None]


def samengevoegd(perioden: Iterable[Openheid]) -> list[Openheid]:
    """The days on which at least one of these is open, as periods without overlap, oldest first."""
    uit: list[Openheid] = []
    for van, tot in sorted(perioden, key=lambda periode: periode[0]):
        vorige = uit[-1] if uit else None
        if vorige and (vorige[1] is None or van <= vorige[1]):
            einde = None if tot is None or vorige[1] is None else max(vorige[1], tot)
            uit[-1] = (vorige[0], einde)
        else:
            uit.append((van, tot))
    return uit


# --- numbers


def afgerond(waarde: Decimal | float, cijfers: int = 1) -> float:
    """Rounded half up, as the printed tables do (62,3; 26,9)."""
    return float(Decimal(str(waarde)).quantize(Decimal(1).scaleb(-cijfers), ROUND_HALF_UP))


def aandeel(deel: int, geheel: int) -> float | None:
    """Per cent with one decimal; None when there is nothing to take a share of."""
    return afgerond(Decimal(deel) * 100 / geheel) if geheel else None


def per(aantal: int, eenheden: Decimal) -> float | None:
    """So many for each one (cases per fte), one decimal; None when there is none."""
    return afgerond(Decimal(aantal) / eenheden) if eenheden else None


def kaal(getal: Decimal) -> int | float:
    """8.00 as 8 and 9.70 as 9.7, as people write fte."""
    return int(getal) if getal == getal.to_integral_value() else float(getal)


def toon(rij: Rij, kolom: Kolom) -> str:
    """One value as people write it: a decimal comma, a dash for none."""
    waarde = rij.get(kolom.code)
    if waarde is None:
        return "–"
    if kolom.soort in ("procent", "verhouding") and isinstance(waarde, float):
        return f"{waarde:.1f}".replace(".", ",")
    return str(waarde).replace(".", ",")


# --- small numbers


def bescherm(uitkomst: Uitkomst, drempel: int) -> Uitkomst:
    """Hide counts from 1 up to `drempel` - 1, and one more where a column's total would give the hidden one away.

    A row with a hidden count loses everything that could be reckoned back: its total and its shares.
    """
    if drempel <= 1:
        return uitkomst
    verborgen = _verborgen(uitkomst, drempel)
    rijen = tuple(_met_gaten(rij, verborgen.get(i, set())) for i, rij in enumerate(uitkomst.rijen))
    noot = f"Aantallen kleiner dan {drempel} zijn afgeschermd, en wat daaruit is af te leiden ook."
    totaal = _met_gaten(uitkomst.totaal, _klein_totaal(uitkomst, drempel))
    return replace(uitkomst, rijen=rijen, totaal=totaal, noten=(*uitkomst.noten, noot), beschermd=True)


def _klein_totaal(uitkomst: Uitkomst, drempel: int) -> set[str]:
    """A total that is small itself says what its only row hides."""
    tellers = [(k.code, uitkomst.totaal.get(k.code)) for k in uitkomst.kolommen if k.soort == "aantal"]
    codes = {code for code, aantal in tellers if isinstance(aantal, int) and 0 < aantal < drempel}
    return codes | _afgeleid(uitkomst.kolommen) if codes else codes


def _verborgen(uitkomst: Uitkomst, drempel: int) -> dict[int, set[str]]:
    """Row number -> codes to hide."""
    gaten: dict[int, set[str]] = {}
    for kolom in uitkomst.kolommen:
        if kolom.soort != "aantal":
            continue
        cellen = {i: rij[kolom.code] for i, rij in enumerate(uitkomst.rijen) if isinstance(rij.get(kolom.code), int)}
        klein = {i for i, aantal in cellen.items() if 0 < aantal < drempel}
        if len(klein) == 1:
            ander = [i for i in sorted(cellen, key=lambda i: cellen[i]) if i not in klein and cellen[i] > 0]
            klein |= set(ander[:1])
        for i in klein:
            gaten.setdefault(i, set()).add(kolom.code)
    return {i: codes | _afgeleid(uitkomst.kolommen) for i, codes in gaten.items()}


def _afgeleid(kolommen: Sequence[Kolom]) -> set[str]:
    return {k.code for k in kolommen if k.soort in ("procent", "verhouding") or k.som or k.code == "totaal"}


def _met_gaten(rij: Mapping[str, Any], codes: set[str]) -> Rij:
    return {code: BESCHERMD if code in codes and waarde is not None else waarde for code, waarde in rij.items()}
