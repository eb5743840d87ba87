"""What a CSV of contacts or werkprocessen must look like, and every row as a checked record or an error. Pure.

An error names the line as an editor counts it (1 is the header), the value and what was expected; it stops its own row
and no other. A BSN is never repeated.
"""

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from io import StringIO

from keukentafel.koppelingen.bsn import bsn_geldig
from keukentafel.poort.matrix import Wet

EERSTE_DAG = date(1990, 1, 1)
MEESTE_PERSONEN = 30
MEESTE_BYTES = 50_000_000
SCHEIDINGEN = ";,\t|"


class Soort(StrEnum):
    CONTACTEN = "contacten"
    WERKPROCESSEN = "werkprocessen"


# Our column -> other names it may have. The first rows of each kind are required.
KOLOMMEN: dict[Soort, dict[str, tuple[str, ...]]] = {
    Soort.CONTACTEN: {
        "team": ("wijkteam", "wot"),
        "datum": ("contactdatum",),
        "sleutel": ("id", "contactsleutel"),
        "tijd": (),
        "client": ("clientsleutel", "klantsleutel"),
        "huishouden": ("huishoudsleutel",),
        "kanaal": (),
        "onderwerp": ("onderwerpen",),
    },
    Soort.WERKPROCESSEN: {
        "team": ("wijkteam", "wot"),
        "geopend": ("geopend_op", "startdatum"),
        "client": ("clientsleutel", "klantsleutel"),
        "sleutel": ("id", "werkprocessleutel"),
        "gesloten": ("gesloten_op", "einddatum"),
        "huishouden": ("huishoudsleutel",),
        "personen": ("aantal_personen",),
        "onderwerp": (),
        "wet": (),
        "zwaarte": (),
        "zwaarte_datum": ("zwaarte_van",),
        "reden": ("reden_sluiten",),
    },
}
VERPLICHT = {Soort.CONTACTEN: ("team", "datum"), Soort.WERKPROCESSEN: ("team", "geopend", "client")}


@dataclass(frozen=True)
class Regelfout:
    """What is wrong, and where."""

    regel: int
    kolom: str
    tekst: str

    def __str__(self) -> str:
        return f"regel {self.regel}, {self.kolom}: {self.tekst}" if self.kolom else f"regel {self.regel}: {self.tekst}"


class BestandFout(ValueError):
    """The file as a whole cannot be read; the message is Dutch."""


class _Waardefout(ValueError):
    def __init__(self, kolom: str, tekst: str) -> None:
        super().__init__(tekst)
        self.kolom, self.tekst = kolom, tekst


@dataclass(frozen=True)
class Bekend:
    """What the configuration knows: squeezed name or code -> id or code. Empty `kanalen` or `onderwerpen`: free."""

    teams: Mapping[str, int]
    kanalen: Mapping[str, str]
    onderwerpen: Mapping[str, str]
    redenen: frozenset[str]
    vandaag: date


@dataclass(frozen=True)
class Contactregel:
    """One short contact. `client` empty: anonymous."""

    regel: int
    sleutel: str
    team: int
    datum: date
    tijd: time
    client: str
    huishouden: str
    kanaal: str
    onderwerpen: tuple[str, ...]


@dataclass(frozen=True)
class Werkprocesregel:
    """One werkproces. `gesloten` is the first day it is not open; `zwaarte` holds from `zwaarte_datum`."""

    regel: int
    sleutel: str
    team: int
    geopend: date
    gesloten: date | None
    client: str
    huishouden: str
    personen: int
    onderwerp: str
    wet: str
    zwaarte: int | None
    zwaarte_datum: date | None
    reden: str


Regel = Contactregel | Werkprocesregel


@dataclass
class Lezing:
    """The outcome of reading one file."""

    regels: list[Regel] = field(default_factory=list)
    fouten: list[Regelfout] = field(default_factory=list)
    waarschuwingen: list[str] = field(default_factory=list)
    gelezen: int = 0


def knijp(tekst: str) -> str:
    """For comparing names: small letters and digits only ("Centrum / West" is "centrumwest")."""
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


def lees(soort: Soort, inhoud: bytes, bekend: Bekend) -> Lezing:
    """Every row checked. Raises BestandFout when there is nothing to read in it."""
    lezer = _lezer(inhoud)
    kolommen, vreemd = _kolommen(soort, next(lezer, []))
    lezing = Lezing()
    if vreemd:
        lezing.waarschuwingen.append(f"Kolommen die niet gebruikt worden: {', '.join(vreemd)}.")
    gezien: dict[str, int] = {}
    tel: dict[str, int] = {}
    for cellen in lezer:
        if not any(cel.strip() for cel in cellen):
            continue
        lezing.gelezen += 1
        rij = {naam: cellen[plek].strip() if plek < len(cellen) else "" for naam, plek in kolommen.items()}
        try:
            rij["sleutel"] = _sleutel(rij, tel)
            if eerder := gezien.get(rij["sleutel"]):
                raise _Waardefout("sleutel", f"{rij['sleutel']!r} staat ook op regel {eerder}; verwacht één keer.")
            lezing.regels.append(_RIJLEZERS[soort](lezer.line_num, rij, bekend))
            gezien[rij["sleutel"]] = lezer.line_num
        except _Waardefout as fout:
            lezing.fouten.append(Regelfout(lezer.line_num, fout.kolom, fout.tekst))
    return _zonder_bsn(lezing)


def _zonder_bsn(lezing: Lezing) -> Lezing:
    """Refuse BSNs as keys. One number in eleven passes the check by chance, so it needs more than half of the keys."""
    sleutels = {sleutel for regel in lezing.regels for sleutel in (regel.client, regel.huishouden) if sleutel}
    bsns = {sleutel for sleutel in sleutels if len(sleutel) in (8, 9) and bsn_geldig(sleutel.zfill(9))}
    if len(bsns) * 2 <= len(sleutels):
        return lezing
    tekst = "dit lijkt een BSN; verwacht de sleutel van het andere systeem, zonder BSN."
    fout = [regel for regel in lezing.regels if bsns & {regel.client, regel.huishouden}]
    lezing.fouten += [Regelfout(regel.regel, "client", tekst) for regel in fout]
    lezing.fouten.sort(key=lambda f: f.regel)
    lezing.regels = [regel for regel in lezing.regels if regel not in fout]
    return lezing


class _Lezer:
    """csv.reader whose own errors are Dutch and that knows its line."""

    def __init__(self, tekst: str, scheiding: str) -> None:
        self._lezer = csv.reader(StringIO(tekst, newline=""), delimiter=scheiding)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        try:
            return next(self._lezer)
        except csv.Error:
            raise BestandFout(
                f"Na regel {self.line_num} is het bestand geen leesbare CSV meer; verwacht een rij per regel."
            ) from None

    @property
    def line_num(self) -> int:
        return self._lezer.line_num


def _lezer(inhoud: bytes) -> _Lezer:
    """Encoding (UTF-8 with or without mark, else Windows-1252) and delimiter follow from the file."""
    if len(inhoud) > MEESTE_BYTES:
        raise BestandFout(f"Het bestand is groter dan {MEESTE_BYTES // 1_000_000} MB; splits het per jaar.")
    if b"\x00" in inhoud:
        raise BestandFout("Dit is geen CSV-tekst; sla het bestand op als CSV (UTF-8).")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    kop = tekst.partition("\n")[0]
    if not kop.strip():
        raise BestandFout("Het bestand is leeg; verwacht een kopregel met namen van kolommen.")
    return _Lezer(tekst, max(SCHEIDINGEN, key=kop.count))


def _kolommen(soort: Soort, kop: list[str]) -> tuple[dict[str, int], list[str]]:
    """Our column -> place in the row, and the names we do not use. Raises BestandFout when a required one misses."""
    koppen = [re.sub(r"\W+", "_", naam.strip().casefold().replace("ë", "e")).strip("_") for naam in kop]
    plekken = {}
    for naam, ook in KOLOMMEN[soort].items():
        plek = next((koppen.index(kandidaat) for kandidaat in (naam, *ook) if kandidaat in koppen), None)
        if plek is not None:
            plekken[naam] = plek
    if mist := [naam for naam in VERPLICHT[soort] if naam not in plekken]:
        raise BestandFout(
            f"In de kopregel ontbreekt {', '.join(mist)}. Gelezen: {', '.join(kop)[:200]}. "
            f"Verwacht voor {soort}: {', '.join(KOLOMMEN[soort])}."
        )
    return plekken, [naam for plek, naam in enumerate(koppen) if naam and plek not in plekken.values()]


def _sleutel(rij: Mapping[str, str], tel: dict[str, int]) -> str:
    """The row's own key; without one its content, with a number when the same content occurs again."""
    if eigen := rij.get("sleutel"):
        return eigen
    afdruk = hashlib.sha256("\x1f".join(f"{k}={v}" for k, v in sorted(rij.items())).encode()).hexdigest()[:20]
    tel[afdruk] = tel.get(afdruk, 0) + 1
    return f"{afdruk}-{tel[afdruk]}"


# --- one row


def _contact(regel: int, rij: Mapping[str, str], bekend: Bekend) -> Contactregel:
    client = _clientsleutel(rij.get("client", ""), "client")
    return Contactregel(
        regel=regel,
        sleutel=rij["sleutel"],
        team=_team(rij, bekend),
        datum=_dag(rij, "datum", bekend),
        tijd=_tijd(rij.get("tijd", "")),
        client=client,
        huishouden=_clientsleutel(rij.get("huishouden", ""), "huishouden"),
        kanaal=_code(rij.get("kanaal", ""), "kanaal", bekend.kanalen) or "onbekend",
        onderwerpen=tuple(
            dict.fromkeys(
                _code(deel.strip(), "onderwerp", bekend.onderwerpen)
                for deel in re.split(r"[|/+]", rij.get("onderwerp", ""))
                if deel.strip()
            )
        ),
    )


def _werkproces(regel: int, rij: Mapping[str, str], bekend: Bekend) -> Werkprocesregel:
    geopend = _dag(rij, "geopend", bekend)
    gesloten = _dag(rij, "gesloten", bekend) if rij.get("gesloten") else None
    if gesloten and gesloten < geopend:
        raise _Waardefout("gesloten", f"{gesloten} ligt vóór {geopend}; verwacht een dag op of na het openen.")
    client = _clientsleutel(rij["client"], "client")
    if not client:
        raise _Waardefout("client", "er staat niets; verwacht de sleutel van de cliënt.")
    zwaarte, zwaarte_datum = _zwaarte(rij, geopend, bekend)
    reden = rij.get("reden", "").casefold().replace(" ", "_")
    if reden and reden not in bekend.redenen:
        raise _Waardefout("reden", f"{reden!r} is onbekend; verwacht {_lijst(bekend.redenen)}.")
    return Werkprocesregel(
        regel=regel,
        sleutel=rij["sleutel"],
        team=_team(rij, bekend),
        geopend=geopend,
        gesloten=gesloten,
        client=client,
        huishouden=_clientsleutel(rij.get("huishouden", ""), "huishouden") or client,
        personen=_personen(rij.get("personen", "")),
        onderwerp=_code(rij.get("onderwerp", ""), "onderwerp", bekend.onderwerpen),
        wet=_wet(rij.get("wet", "")),
        zwaarte=zwaarte,
        zwaarte_datum=zwaarte_datum,
        reden=reden or ("afgerond" if gesloten else ""),
    )


_RIJLEZERS: dict[Soort, Callable[[int, Mapping[str, str], Bekend], Regel]] = {
    Soort.CONTACTEN: _contact,
    Soort.WERKPROCESSEN: _werkproces,
}


# --- one value


def _team(rij: Mapping[str, str], bekend: Bekend) -> int:
    tekst = rij["team"]
    if (team := bekend.teams.get(knijp(tekst))) is None:
        raise _Waardefout("team", f"{tekst!r} is geen team; verwacht {_lijst(bekend.teams)}.")
    return team


def _dag(rij: Mapping[str, str], kolom: str, bekend: Bekend) -> date:
    tekst = rij[kolom]
    delen = (
        re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst),
        re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst),
    )
    try:
        if delen[0]:
            dag = date(*map(int, delen[0].groups()))
        elif delen[1]:
            dag = date(*map(int, reversed(delen[1].groups())))
        else:
            raise ValueError
    except ValueError:
        raise _Waardefout(kolom, f"{tekst!r} is geen datum; verwacht jjjj-mm-dd of dd-mm-jjjj.") from None
    if not EERSTE_DAG <= dag <= bekend.vandaag:
        raise _Waardefout(kolom, f"{tekst!r} kan niet; verwacht een dag van {EERSTE_DAG} tot en met {bekend.vandaag}.")
    return dag


def _tijd(tekst: str) -> time:
    if not tekst:
        return time(12)
    treffer = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(:[0-5]\d)?", tekst)
    if not treffer:
        raise _Waardefout("tijd", f"{tekst!r} is geen tijd; verwacht uu:mm, zoals 14:30.")
    return time(int(treffer[1]), int(treffer[2]))


def _clientsleutel(tekst: str, kolom: str) -> str:
    """A key of the other system."""
    if len(tekst) > 100:
        raise _Waardefout(kolom, f"de sleutel telt {len(tekst)} tekens; verwacht hoogstens 100.")
    return tekst


def _personen(tekst: str) -> int:
    if not tekst:
        return 1
    if not re.fullmatch("[0-9]{1,3}", tekst) or not 1 <= int(tekst) <= MEESTE_PERSONEN:
        raise _Waardefout("personen", f"{tekst!r} is geen aantal; verwacht 1 tot en met {MEESTE_PERSONEN}.")
    return int(tekst)


def _zwaarte(rij: Mapping[str, str], geopend: date, bekend: Bekend) -> tuple[int | None, date | None]:
    tekst = rij.get("zwaarte", "")
    if not tekst:
        if rij.get("zwaarte_datum"):
            raise _Waardefout("zwaarte", "er staat een datum zonder zwaarte; verwacht 1, 2 of 3.")
        return None, None
    if tekst not in {"1", "2", "3"}:
        raise _Waardefout("zwaarte", f"{tekst!r} bestaat niet; verwacht 1 (licht), 2 (middel), 3 (zwaar) of leeg.")
    dag = _dag(rij, "zwaarte_datum", bekend) if rij.get("zwaarte_datum") else geopend
    if dag < geopend:
        raise _Waardefout("zwaarte_datum", f"{dag} ligt vóór {geopend}; verwacht een dag op of na het openen.")
    return int(tekst), dag


def _wet(tekst: str) -> str:
    waarde = knijp(tekst) or Wet.ALGEMEEN.value
    anders = {"jeugdwet": "jeugd", "participatiewet": "pw"}
    waarde = anders.get(waarde, waarde)
    if waarde not in set(Wet):
        raise _Waardefout("wet", f"{tekst!r} is onbekend; verwacht {_lijst({w.value for w in Wet})}.")
    return waarde


def _code(tekst: str, kolom: str, bekend: Mapping[str, str]) -> str:
    """A code of the configuration, by code or name; free text (as code) when the configuration has none."""
    if not tekst:
        return ""
    if not bekend:
        return re.sub(r"\W+", "_", tekst.casefold()).strip("_")
    if (code := bekend.get(knijp(tekst))) is None:
        raise _Waardefout(kolom, f"{tekst!r} is onbekend; verwacht {_lijst(set(bekend.values()))}.")
    return code


def _lijst(waarden: object) -> str:
    namen = sorted(str(waarde) for waarde in waarden)  # type: ignore[attr-defined]
    return ", ".join(namen[:15]) + (" …" if len(namen) > 15 else "")
