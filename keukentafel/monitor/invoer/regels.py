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

from keukentafel.kern.bestanden.soorten import BESTANDSSOORTEN, TEKSTSOORTEN, herken
from keukentafel.koppelingen.bsn import bsn_geldig
from keukentafel.monitor.invoer import waarden as w
from keukentafel.monitor.invoer.waarden import Bekend, Waardefout

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
                raise Waardefout("sleutel", f"{rij['sleutel']!r} staat ook op regel {eerder}; verwacht één keer.")
            lezing.regels.append(_RIJLEZERS[soort](lezer.line_num, rij, bekend))
            gezien[rij["sleutel"]] = lezer.line_num
        except Waardefout as fout:
            lezing.fouten.append(Regelfout(lezer.line_num, fout.kolom, fout.tekst))
    if not lezing.gelezen:
        lezing.waarschuwingen.append("Onder de kopregel staat geen enkele regel.")
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
        # Strict: a quote that is never closed would otherwise swallow every row after it in silence.
        self._lezer = csv.reader(StringIO(tekst, newline=""), delimiter=scheiding, strict=True)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        try:
            return next(self._lezer)
        except csv.Error:
            raise BestandFout(
                f"Bij regel {self.line_num} is het bestand geen leesbare CSV meer; verwacht een rij per regel,"
                " met om een tekst twee aanhalingstekens of geen."
            ) from None

    @property
    def line_num(self) -> int:
        return self._lezer.line_num


def _lezer(inhoud: bytes) -> _Lezer:
    """Encoding (UTF-8 with or without mark, else Windows-1252) and delimiter follow from the file."""
    if len(inhoud) > MEESTE_BYTES:
        raise BestandFout(f"Het bestand is groter dan {MEESTE_BYTES // 1_000_000} MB; splits het per jaar.")
    soort = herken(inhoud)
    if soort in BESTANDSSOORTEN and soort not in TEKSTSOORTEN:
        raise BestandFout(f"Dit is een {BESTANDSSOORTEN[soort].naam}; verwacht een CSV. Sla het op als CSV (UTF-8).")
    if b"\x00" in inhoud or not soort:
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
            f"In de kopregel ontbreekt {', '.join(mist)}. Gelezen: {_zonder_nummers(kop)}. "
            f"Verwacht voor {soort}: {', '.join(KOLOMMEN[soort])}."
        )
    return plekken, [naam for plek, naam in enumerate(koppen) if naam and plek not in plekken.values()]


def _zonder_nummers(kop: list[str]) -> str:
    """What stands where names of columns belong; in a file without them that is a row, perhaps with a BSN."""
    return re.sub(r"\d[\d. ]{6,}\d", "…", ", ".join(kop))[:200]


def _sleutel(rij: Mapping[str, str], tel: dict[str, int]) -> str:
    """The row's own key; without one its content, with a number when the same content occurs again."""
    if eigen := rij.get("sleutel"):
        return eigen
    afdruk = hashlib.sha256("\x1f".join(f"{k}={v}" for k, v in sorted(rij.items())).encode()).hexdigest()[:20]
    tel[afdruk] = tel.get(afdruk, 0) + 1
    return f"{afdruk}-{tel[afdruk]}"


# --- one row


def _contact(regel: int, rij: Mapping[str, str], bekend: Bekend) -> Contactregel:
    client = w.clientsleutel(rij.get("client", ""), "client")
    return Contactregel(
        regel=regel,
        sleutel=rij["sleutel"],
        team=w.team(rij, bekend),
        datum=w.lees_dag(rij, "datum", bekend),
        tijd=w.tijd(rij.get("tijd", "")),
        client=client,
        huishouden=w.clientsleutel(rij.get("huishouden", ""), "huishouden"),
        kanaal=w.code(rij.get("kanaal", ""), "kanaal", bekend.kanalen) or "onbekend",
        onderwerpen=tuple(
            dict.fromkeys(
                w.code(deel.strip(), "onderwerp", bekend.onderwerpen)
                for deel in re.split(r"[|/+]", rij.get("onderwerp", ""))
                if deel.strip()
            )
        ),
    )


def _werkproces(regel: int, rij: Mapping[str, str], bekend: Bekend) -> Werkprocesregel:
    geopend = w.lees_dag(rij, "geopend", bekend)
    gesloten = w.lees_dag(rij, "gesloten", bekend) if rij.get("gesloten") else None
    if gesloten and gesloten < geopend:
        raise Waardefout("gesloten", f"{gesloten} ligt vóór {geopend}; verwacht een dag op of na het openen.")
    client = w.clientsleutel(rij["client"], "client")
    if not client:
        raise Waardefout("client", "er staat niets; verwacht de sleutel van de cliënt.")
    zwaarte, zwaarte_datum = w.zwaarte(rij, geopend, bekend)
    reden = rij.get("reden", "").casefold().replace(" ", "_")
    if reden and reden not in bekend.redenen:
        raise Waardefout("reden", f"{reden!r} is onbekend; verwacht {w.lijst(bekend.redenen)}.")
    return Werkprocesregel(
        regel=regel,
        sleutel=rij["sleutel"],
        team=w.team(rij, bekend),
        geopend=geopend,
        gesloten=gesloten,
        client=client,
        huishouden=w.clientsleutel(rij.get("huishouden", ""), "huishouden") or client,
        personen=w.personen(rij.get("personen", "")),
        onderwerp=w.code(rij.get("onderwerp", ""), "onderwerp", bekend.onderwerpen),
        wet=w.wet(rij.get("wet", "")),
        zwaarte=zwaarte,
        zwaarte_datum=zwaarte_datum,
        reden=reden or ("afgerond" if gesloten else ""),
    )


_RIJLEZERS: dict[Soort, Callable[[int, Mapping[str, str], Bekend], Regel]] = {
    Soort.CONTACTEN: _contact,
    Soort.WERKPROCESSEN: _werkproces,
}
