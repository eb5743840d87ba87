"""Read a configuration pack from a folder and say everything that is wrong with it: file, line, value, expectation.

Nothing is loaded here; `handelingen.inrichting.inrichting_laden` does that with a pack that has no errors.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.utils.module_loading import import_string
from pydantic import ValidationError

from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.cbs import lees_gebieden
from keukentafel.organisatie import pakket as p
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.keuzevormen import KeuzeRij, Vorm
from keukentafel.organisatie.pakket_besluit import Besluitverband

V = TypeVar("V", bound=Vorm)
CBS_LIJST = "wijken-buurten-{jaar}.csv"


@dataclass(frozen=True)
class Pakketfout:
    """One error; line 1 is the first line of the file."""

    bestand: str
    regel: int
    melding: str

    def __str__(self) -> str:
        return f"{self.bestand}, regel {self.regel}: {self.melding}"


class PakketOngeldig(Fout):
    """The pack has errors; nothing was loaded."""

    def __init__(self, fouten: Sequence[Pakketfout]) -> None:
        regels = "\n".join(str(f) for f in fouten)
        super().__init__(f"De inrichting is niet geladen. Verbeter eerst:\n{regels}")
        self.fouten = tuple(fouten)


@dataclass
class _Lezer:
    """Collects errors while reading, so that a person sees all of them at once."""

    map: Path
    fouten: list[Pakketfout] = field(default_factory=list)

    def fout(self, bestand: str, regel: int, melding: str) -> None:
        self.fouten.append(Pakketfout(bestand, regel, melding))

    def tekst(self, bestand: str, *, verplicht: bool = False) -> str | None:
        pad = self.map / bestand
        if not pad.is_file():
            if verplicht:
                self.fout(bestand, 1, "dit bestand ontbreekt; verwacht in elk pakket")
            return None
        try:
            return pad.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as fout:
            self.fout(bestand, fout.object[: fout.start].count(b"\n") + 1, "geen UTF-8-tekst; sla op als CSV UTF-8")
            return None

    def rijen(self, bestand: str, vorm: type[V], *, verplicht: bool = False) -> list[tuple[int, V]]:
        """(line, row) of a CSV; comment lines and empty lines are skipped but counted."""
        tekst = self.tekst(bestand, verplicht=verplicht)
        if tekst is None:
            return []
        regels = ["" if r.lstrip().startswith("#") else r for r in tekst.splitlines()]
        kop = next((r for r in regels if r.strip()), "")
        lezer = csv.reader(regels, delimiter=";" if kop.count(";") > kop.count(",") else ",", strict=True)
        namen: list[str] | None = None
        goed: list[tuple[int, V]] = []
        try:
            for cellen in lezer:
                if not any(c.strip() for c in cellen):
                    continue
                if namen is None:
                    namen = [c.strip().lower() for c in cellen]
                elif len(cellen) != len(namen):
                    melding = f"{len(cellen)} kolommen; verwacht {len(namen)}: {', '.join(namen)}"
                    self.fout(bestand, lezer.line_num, melding)
                else:
                    inhoud = {n: c.strip() for n, c in zip(namen, cellen, strict=True)}
                    goed += self.rij(bestand, lezer.line_num, vorm, inhoud)
        except csv.Error:
            self.fout(bestand, lezer.line_num, "hier is de CSV stuk; kijk of elk aanhalingsteken een tweede heeft")
        return goed

    def rij(self, bestand: str, regel: int, vorm: type[V], inhoud: Mapping[str, Any]) -> list[tuple[int, V]]:
        try:
            return [(regel, vorm.model_validate(inhoud))]
        except ValidationError as fout:
            for melding in in_het_nederlands(fout, vorm):
                self.fout(bestand, regel, melding)
            return []


def pakket_lezen(map_: Path, standaarden: Path | None = None) -> p.Pakket:
    """The whole pack, or PakketOngeldig with every error. Areas come from the CBS list below `standaarden` if there."""
    if not map_.is_dir():
        raise PakketOngeldig([Pakketfout(str(map_), 1, "deze map bestaat niet; verwacht een map met gemeente.toml")])
    lezer = _Lezer(map_)
    gemeente = _gemeente(lezer)
    teams = lezer.rijen("teams.csv", p.TeamRij, verplicht=True)
    werkgebieden = lezer.rijen("werkgebieden.csv", p.WerkgebiedRij)
    formatie = lezer.rijen("formatie.csv", p.FormatieRij)
    openingstijden = lezer.rijen("openingstijden.csv", p.OpeningRij)
    feestdagen = lezer.rijen("feestdagen.csv", p.FeestdagRij)
    keuzes = _keuzes(lezer)
    brieven = _brieven(lezer)
    meldingen: list[str] = []
    gebieden = _gebieden(lezer, gemeente, standaarden, meldingen)
    _verbanden(lezer, teams, werkgebieden, formatie, gebieden)
    _keuzeverbanden(lezer, keuzes, teams, gebieden)
    _dubbel(lezer, "feestdagen.csv", [(r, str(f.datum)) for r, f in feestdagen], "datum")
    if lezer.fouten or gemeente is None:
        raise PakketOngeldig(sorted(lezer.fouten, key=lambda f: (f.bestand, f.regel)))
    meldingen += _weggelaten(keuzes, werkgebieden, gebieden)
    return p.Pakket(
        gemeente=gemeente,
        teams=_zonder_regel(teams),
        gebieden=gebieden,
        werkgebieden=_zonder_regel(werkgebieden),
        formatie=_zonder_regel(formatie),
        openingstijden=_zonder_regel(openingstijden),
        feestdagen=_zonder_regel(feestdagen),
        keuzes=keuzes,
        brieven=brieven,
        meldingen=meldingen,
    )


def _zonder_regel(rijen: Iterable[tuple[int, V]]) -> list[V]:
    return [rij for _, rij in rijen]


def _gemeente(lezer: _Lezer) -> p.Gemeente | None:
    bestand = "gemeente.toml"
    tekst = lezer.tekst(bestand, verplicht=True)
    if tekst is None:
        return None
    try:
        inhoud = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        plek = re.search(r"line (\d+)", str(fout))
        regel = int(plek[1]) if plek else tekst.count("\n") + 1
        lezer.fout(bestand, regel, 'deze regel is niet te lezen; verwacht: naam = "waarde", met aanhalingstekens')
        return None
    try:
        gemeente = p.Gemeente.model_validate(inhoud)
    except ValidationError as fout:
        for stuk, melding in zip(fout.errors(), in_het_nederlands(fout, p.Gemeente), strict=True):
            lezer.fout(bestand, _regel_van(tekst, [str(d) for d in stuk["loc"]]), melding)
        return None
    for code, instelling in gemeente.instellingen.items():
        controle, _ = INSTELLINGEN.get(code, (lambda _: f"onbekend; verwacht {', '.join(INSTELLINGEN)}", None))
        if melding := controle(instelling.waarde):
            regel = _regel_van(tekst, ["instellingen", code, "waarde"])
            lezer.fout(bestand, regel, f"instelling {code} is ‘{instelling.waarde}’: {melding}")
    return gemeente


def _regel_van(tekst: str, pad: Sequence[str]) -> int:
    """The line in TOML where the value (or else its table) stands; good enough to find it with the eye."""
    regels = tekst.splitlines()
    tabel = ".".join(pad[:2]) if pad[0] == "instellingen" else ""
    begin = next((n for n, r in enumerate(regels, 1) if r.strip() == f"[{tabel}]"), 1) if tabel else 1
    sleutel = pad[2] if tabel and len(pad) > 2 else pad[0]
    for nummer, regel in enumerate(regels[begin - 1 :], begin):
        if re.match(rf"\s*{re.escape(sleutel)}\s*=", regel):
            return nummer
    return begin


def _gebieden(
    lezer: _Lezer, gemeente: p.Gemeente | None, standaarden: Path | None, meldingen: list[str]
) -> list[p.GebiedRij]:
    eigen = lezer.rijen("gebieden.csv", p.GebiedRij)
    _dubbel(lezer, "gebieden.csv", [(r, g.code) for r, g in eigen], "code")
    if gemeente is None:
        return []
    lijst = standaarden / "cbs" / CBS_LIJST.format(jaar=gemeente.gebieden_jaar) if standaarden else None
    if lijst is not None and lijst.is_file():
        cbs = lees_gebieden(lijst, gemeente.gebieden_jaar).van_gemeente(gemeente.code)
        if cbs:
            return [p.GebiedRij(code=g.code, soort=g.soort.value, naam=g.naam, wijkcode=g.wijkcode or "") for g in cbs]
    if not eigen:
        lezer.fout("gebieden.csv", 1, f"er zijn geen wijken en buurten van {gemeente.code}; verwacht hier een lijst")
    meldingen.append(
        f"De CBS-lijst van {gemeente.gebieden_jaar} is er niet: {len(eigen)} gebieden komen uit het pakket zelf."
    )
    return _zonder_regel(eigen)


def _keuzes(lezer: _Lezer) -> dict[str, list[KeuzeRij]]:
    keuzes: dict[str, list[KeuzeRij]] = {}
    for pad in sorted((lezer.map / "keuzes").glob("*.csv")):
        bestand = f"keuzes/{pad.name}"
        soort = p.SOORTEN.get(pad.stem)
        if soort is None:
            lezer.fout(bestand, 1, f"soort ‘{pad.stem}’ is onbekend; verwacht een van {', '.join(sorted(p.SOORTEN))}")
            continue
        rijen = lezer.rijen(bestand, soort.vorm)
        _dubbel(lezer, bestand, [(r, k.code) for r, k in rijen], "code")
        keuzes[pad.stem] = _zonder_regel(rijen)
    return keuzes


def _brieven(lezer: _Lezer) -> list[p.Brief]:
    brieven = []
    for pad in sorted((lezer.map / "brieven").glob("*.txt")):
        bestand = f"brieven/{pad.name}"
        titel, _, tekst = (lezer.tekst(bestand) or "").partition("\n")
        if not titel.startswith("# ") or not tekst.strip():
            lezer.fout(bestand, 1, f"‘{titel}’ is geen titel; verwacht ‘# ’ met de titel en daaronder de tekst")
            continue
        for nummer, regel in enumerate(tekst.splitlines(), 2):
            if melding := import_string(settings.BRIEFCONTROLE)(pad.stem, regel):
                lezer.fout(bestand, nummer, melding)
        brieven.append(p.Brief(pad.stem, titel[2:].strip(), tekst.strip() + "\n"))
    return brieven


def _verbanden(
    lezer: _Lezer,
    teams: list[tuple[int, p.TeamRij]],
    werkgebieden: list[tuple[int, p.WerkgebiedRij]],
    formatie: list[tuple[int, p.FormatieRij]],
    gebieden: list[p.GebiedRij],
) -> None:
    """Codes that point at another file must stand there."""
    codes = {t.code for _, t in teams}
    buurten = {g.code for g in gebieden if g.soort == "BU"}
    _dubbel(lezer, "teams.csv", [(r, t.code) for r, t in teams], "code")
    _dubbel(lezer, "werkgebieden.csv", [(r, w.buurt) for r, w in werkgebieden], "buurt")
    if teams and [t.soort for _, t in teams].count("overig") != 1:
        lezer.fout("teams.csv", 1, "verwacht precies één team met soort ‘overig’, voor werk zonder bekende buurt")
    for regel, rij in werkgebieden:
        if rij.team not in codes:
            lezer.fout("werkgebieden.csv", regel, f"team ‘{rij.team}’ staat niet in teams.csv")
        if buurten and rij.buurt not in buurten:
            lezer.fout("werkgebieden.csv", regel, f"buurt ‘{rij.buurt}’ is geen buurt van deze gemeente")
    for regel, post in formatie:
        if post.team not in codes:
            lezer.fout("formatie.csv", regel, f"team ‘{post.team}’ staat niet in teams.csv")


def _keuzeverbanden(
    lezer: _Lezer,
    keuzes: dict[str, list[KeuzeRij]],
    teams: list[tuple[int, p.TeamRij]],
    gebieden: list[p.GebiedRij],
) -> None:
    """A choice that points at a team, a subject or a buurt must find it in this pack."""
    bekend = {
        "team": {t.code for _, t in teams},
        "onderwerp": {k.code for k in keuzes.get("onderwerp", [])},
        "buurt": {g.code for g in gebieden if g.soort == "BU"},
    }
    besluit = Besluitverband(
        organen={k.code: k.waarde() for k in keuzes.get("beslisorgaan", [])},
        producten={k.code: k.waarde()["wet"] for k in keuzes.get("product", [])},
    )
    for soort, rijen in keuzes.items():
        for rij in rijen:
            if bezwaar := p.verband_fout(soort, rij.code, rij.waarde(), bekend, besluit):
                bestand = f"keuzes/{soort}.csv"
                lezer.fout(bestand, _regel_met(lezer, bestand, rij.code), bezwaar)


def _regel_met(lezer: _Lezer, bestand: str, code: str) -> int:
    regels = (lezer.tekst(bestand) or "").splitlines()
    return next((n for n, r in enumerate(regels, 1) if re.match(rf"{re.escape(code)}[,;]", r)), 1)


def _dubbel(lezer: _Lezer, bestand: str, waarden: list[tuple[int, str]], kolom: str) -> None:
    eerder: dict[str, int] = {}
    for regel, waarde in waarden:
        if waarde in eerder:
            lezer.fout(bestand, regel, f"{kolom} ‘{waarde}’ staat ook al op regel {eerder[waarde]}")
        eerder.setdefault(waarde, regel)


def _weggelaten(
    keuzes: dict[str, list[KeuzeRij]], werkgebieden: list[tuple[int, p.WerkgebiedRij]], gebieden: list[p.GebiedRij]
) -> list[str]:
    meldingen = [
        f"{p.SOORTEN[soort].naam}: niet in het pakket; het programma gebruikt zijn eigen lijst."
        for soort in p.SOORTEN
        if soort not in keuzes
    ]
    los = {g.code for g in gebieden if g.soort == "BU"} - {w.buurt for _, w in werkgebieden}
    if los:
        meldingen.append(f"{len(los)} buurten horen bij geen team en vallen onder het team ‘overig’.")
    return meldingen


# Pydantic's kinds of errors, in words for a person. `{w}` is the value, `{e}` the expectation pydantic gives.
_TEKSTEN = {
    "missing": "ontbreekt; verwacht een waarde",
    "extra_forbidden": "is onbekend; verwacht alleen {k}",
    "string_too_short": "is leeg; verwacht een tekst",
    "string_pattern_mismatch": "is ‘{w}’; verwacht de vorm {e}",
    "literal_error": "is ‘{w}’; verwacht {e}",
    "int_parsing": "is ‘{w}’; verwacht een geheel getal",
    "int_type": "is ‘{w}’; verwacht een geheel getal",
    "decimal_parsing": "is ‘{w}’; verwacht een getal, bijvoorbeeld 9,7",
    "decimal_max_places": "is ‘{w}’; verwacht hoogstens twee cijfers achter de komma",
    "greater_than_equal": "is ‘{w}’; verwacht {e} of meer",
    "less_than_equal": "is ‘{w}’; verwacht {e} of minder",
    "time_parsing": "is ‘{w}’; verwacht een tijd, bijvoorbeeld 09:00",
    "string_type": "is ‘{w}’; verwacht een tekst",
}
_VORMEN = {
    r"^[a-z0-9][a-z0-9_-]*$": "kleine letters, cijfers, - en _",
    r"^GM\d{4}$": "GM en 4 cijfers",
    r"^([01]\d|2[0-3]):[0-5]\d$": "een tijd, bijvoorbeeld 09:00",
    r"^BU\d{8}$": "BU en 8 cijfers",
    r"^(GM\d{4}|WK\d{6}|BU\d{8})$": "GM0606, WK060601 of BU06060101",
}


def in_het_nederlands(fout: ValidationError, vorm: type[Vorm]) -> list[str]:
    """One plain sentence per error: which column, which value, what was expected."""
    return [_zin(dict(stuk), ", ".join(vorm.model_fields)) for stuk in fout.errors()]


def _zin(stuk: Mapping[str, Any], kolommen: str) -> str:
    if stuk["type"] == "value_error":
        return str(stuk["ctx"]["error"])
    veld = ".".join(str(d) for d in stuk["loc"] if not isinstance(d, int) and d not in ("bool", "int", "str"))
    ctx = stuk.get("ctx", {})
    verwacht = ctx.get("expected") or ctx.get("ge", ctx.get("le", "")) or _VORMEN.get(ctx.get("pattern", ""), "")
    if stuk["type"].startswith("date"):
        return f"{veld} is ‘{stuk['input']}’; verwacht een datum als 2026-11-13"
    tekst = _TEKSTEN.get(stuk["type"], "is ‘{w}’; verwacht iets anders")
    verwacht = str(verwacht).replace(" or ", " of ").replace("True of False", "ja of nee")
    return f"{veld} {tekst.format(w=stuk['input'], e=verwacht if verwacht != '' else '0', k=kolommen)}"
