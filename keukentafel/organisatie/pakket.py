"""The shapes of a configuration pack: what may stand in which file. Errors are told in Dutch by `inrichten`.

A pack is a folder: gemeente.toml and teams.csv, and what the municipality wants to set itself: gebieden.csv,
werkgebieden.csv, formatie.csv, openingstijden.csv, feestdagen.csv, keuzes/<soort>.csv and brieven/<code>.txt.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
# Weekday (1 is Monday), from, to, and whether only what cannot wait is taken.
Uren = set[tuple[int, time, time, bool]]
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


def _komma(waarde: Any) -> Any:
    return waarde.replace(",", ".") if isinstance(waarde, str) else waarde


def _leeg(waarde: Any) -> Any:
    return None if waarde == "" else waarde


def _ja_nee(waarde: Any) -> Any:
    return {"ja": True, "nee": False}.get(waarde, waarde) if isinstance(waarde, str) else waarde


Dag = Annotated[date | None, BeforeValidator(_leeg)]
Getal = Annotated[Annotated[int, Field(ge=0)] | None, BeforeValidator(_leeg)]
Fte = Annotated[Decimal, BeforeValidator(_komma), Field(ge=0, le=500, max_digits=5, decimal_places=2)]
# Kept as text: what a choice has beside its name is stored as JSON.
Tijd = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
JaNee = Annotated[Literal[True, False], BeforeValidator(_ja_nee)]


class Vorm(BaseModel):
    """Unknown columns are errors: a typing error in a heading must not silently leave a value out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TeamRij(Vorm):
    code: Code
    naam: Tekst
    soort: Literal["wijkteam", "frontoffice", "backoffice", "staf", "overig"]
    telefoon: str = ""
    adres: str = ""


class GebiedRij(Vorm):
    code: Annotated[str, StringConstraints(pattern=r"^(GM\d{4}|WK\d{6}|BU\d{8})$")]
    soort: Literal["GM", "WK", "BU"]
    naam: Tekst
    wijkcode: str = ""

    @model_validator(mode="after")
    def past(self) -> "GebiedRij":
        if not self.code.startswith(self.soort):
            raise ValueError(f"code ‘{self.code}’ past niet bij soort {self.soort}")
        return self


class WerkgebiedRij(Vorm):
    buurt: Annotated[str, StringConstraints(pattern=r"^BU\d{8}$")]
    team: Code
    naam: str = ""
    bron: str = ""


class FormatieRij(Vorm):
    team: Code
    soort: Literal["uitvoering", "administratie"]
    fte: Fte
    van: Dag = None
    tot: Dag = None
    bron: str = ""


class OpeningRij(Vorm):
    kanaal: Code
    dagen: Tekst
    van: time
    tot: time
    plaats: str = ""
    alleen_spoed: Annotated[Literal[True, False], BeforeValidator(_ja_nee)] = False

    @model_validator(mode="after")
    def klopt(self) -> "OpeningRij":
        if self.van >= self.tot:
            raise ValueError(f"sluit om {self.tot:%H:%M}, maar gaat pas om {self.van:%H:%M} open")
        weekdagen(self.dagen)
        return self


class FeestdagRij(Vorm):
    datum: date
    naam: Tekst
    bron: Tekst
    soort: Literal["gelijkgesteld", "sluiting"] = "gelijkgesteld"


class KeuzeRij(Vorm):
    """One choice. What else a kind of choice has stands in its own shape below and goes into `waarde`."""

    code: Code
    naam: Tekst
    van: Dag = None
    bron: str = ""

    def waarde(self) -> dict[str, Any]:
        eigen = set(type(self).model_fields) - set(KeuzeRij.model_fields)
        return {naam: w for naam in sorted(eigen) if (w := getattr(self, naam)) is not None}


class UrgentieRij(KeuzeRij):
    werkdagen: Annotated[int, Field(ge=0, le=30)]


class MeldtermijnRij(KeuzeRij):
    werkdagen: Getal = None
    weken: Getal = None


class LeefgebiedRij(KeuzeRij):
    """`onderwerpen`: codes, with spaces between; a question about one of them opens this leefgebied."""

    toelichting: str = ""
    doel: str = ""
    onderwerpen: str = ""
    toelichting_verplicht: JaNee = False
    wet: Literal["", "algemeen", "wmo", "jeugd", "pw", "wgs"] = ""
    publiek: Literal["", "team", "betrokkenen"] = ""


class InstrumentRij(KeuzeRij):
    """`gebieden`: codes of leefgebied, with spaces between. `niveaus`: two to five words from 1 up, with | between."""

    gebieden: Tekst
    niveaus: Tekst
    in_gebruik: JaNee = True

    @model_validator(mode="after")
    def past(self) -> "InstrumentRij":
        aantal = len([deel for deel in self.niveaus.split("|") if deel.strip()])
        if not 2 <= aantal <= 5:
            raise ValueError(f"niveaus telt {aantal} woorden; verwacht er 2 tot 5, met | ertussen")
        return self


class RedenSluitenRij(KeuzeRij):
    kiesbaar: JaNee = True


class RuimteRij(KeuzeRij):
    """A place where people meet."""

    soort: Literal["neutraal", "wijk", "kantoor"]
    personen: Annotated[int, Field(ge=1, le=200)]
    besloten: JaNee = True
    open_van: Tijd = "08:00"
    open_tot: Tijd = "18:00"
    adres: str = ""


class IntakestapRij(KeuzeRij):
    """A step that every team takes; `volgt_uit` is the fact that ticks it off."""

    volgt_uit: Literal["", "afspraak", "gesprek", "veiligheid", "BEV", "EC", "D02"] = ""
    wet: Literal["", "wmo", "jeugd", "wgs", "pw"] = ""


class ZwaarteRij(KeuzeRij):
    punten: Annotated[int, Field(ge=0, le=20)]


class ControlefeitRij(KeuzeRij):
    gevraagd: JaNee = True


class GerichteVraagRij(KeuzeRij):
    """One guided question; `naam` is the question as the worker reads it aloud. Without answers it is open."""

    onderwerp: Code
    doel: Tekst
    antwoorden: str = ""
    overbelasting: str = ""


class OverbelastingRij(KeuzeRij):
    melding: JaNee = True
    abc_eerst: JaNee = True


class PlekRij(KeuzeRij):
    team: Code
    adres: str = ""


class LoketRij(KeuzeRij):
    telefoon: str = ""


class TeampaginaRij(KeuzeRij):
    """What residents read about one team; the code is the team's own."""

    vragen: Tekst
    werkwijze: Tekst
    vinden: str = ""


class PostcodeRij(KeuzeRij):
    """Which buurt a postcode, or its first four digits, lies in. From the municipality, never from residents."""

    buurt: Annotated[str, StringConstraints(pattern=r"^BU\d{8}$")]


@dataclass(frozen=True)
class Soort:
    """A kind of choice: what it is called on the screens of beheer, and which columns its file has."""

    naam: str
    uitleg: str
    vorm: type[KeuzeRij] = KeuzeRij
    vast: bool = False
    """The program itself knows these codes: names may change, codes may not come or go."""

    @property
    def eigen_velden(self) -> dict[str, bool]:
        """Fields beside code and name, and whether they must be filled in."""
        alle = self.vorm.model_fields
        return {naam: veld.is_required() for naam, veld in alle.items() if naam not in KeuzeRij.model_fields}


SOORTEN = {
    "onderwerp": Soort("Onderwerpen", "Waar een contact of melding over gaat"),
    "kanaal": Soort("Kanalen", "Hoe een vraag binnenkomt"),
    "melder": Soort("Melders", "Wie de vraag stelt"),
    "taal": Soort("Talen", "Talen van inwoners en medewerkers"),
    "leesniveau": Soort("Lezen", "Hoe we aan iemand schrijven"),
    "gespreksplaats": Soort("Plekken", "Waar iemand het liefst praat"),
    "urgentie": Soort("Urgenties", "Binnen hoeveel werkdagen er contact is", UrgentieRij, vast=True),
    "meldtermijn": Soort("Eigen termijnen", "Termijnen die de gemeente zelf kiest", MeldtermijnRij, vast=True),
    "leefgebied": Soort("Leefgebieden", "Waar het gesprek over gaat", LeefgebiedRij),
    "instrument": Soort("Instrumenten", "Waarmee je samen een cijfer geeft; zonder teksten per vak", InstrumentRij),
    "reden_leefgebied": Soort("Redenen om verder te vragen", "Waarom een leefgebied opent dat niet bij de vraag past"),
    "reden_sluiten": Soort("Redenen om te sluiten", "Waarom een dossier sluit", RedenSluitenRij),
    "reden_meelezen": Soort("Redenen om mee te lezen", "Buiten de eigen caseload; de inwoner leest dit"),
    "reden_afwezig": Soort("Redenen van afwezigheid", "Nooit een medische reden"),
    "ruimte": Soort("Plekken en ruimtes", "Waar een gesprek kan zijn, voor hoeveel mensen, en wanneer open", RuimteRij),
    "intakestap": Soort("Stappen van de intake", "Wat elk team doet na een melding, in deze volgorde", IntakestapRij),
    "veiligheidsvraag": Soort("Vragen over veiligheid", "Eén ja betekent: nu handelen"),
    "reden_afspraak": Soort("Redenen verzetten of afzeggen", "Waarom een afspraak niet doorgaat of verschuift"),
    "reden_gemist": Soort("Redenen niet verschenen", "Waarom er niemand was"),
    "zwaarte": Soort("Zwaarte", "Hoe zwaar een werkproces is, en hoeveel punten dat telt", ZwaarteRij, vast=True),
    "verwijzer": Soort("Verwijzers", "Wie de inwoner naar ons verwees"),
    "namens": Soort("Namens wie", "In welke rol iemand voor een inwoner spreekt"),
    "contactreden": Soort("Redenen van contact", "Waarom iemand contact zoekt; voor de bezetting", vast=True),
    "afdoening": Soort("Zo is het opgelost", "Hoe een eenvoudige vraag meteen klaar was"),
    "controlefeit": Soort("Controlevragen", "Twee feiten die de balie nagaat", ControlefeitRij, vast=True),
    "gerichte_vraag": Soort("Gerichte vragen", "Per onderwerp, in alle teams gelijk", GerichteVraagRij),
    "overbelasting": Soort(
        "Overbelasting", "Wat overbelasting van een mantelzorger vraagt", OverbelastingRij, vast=True
    ),
    "abc_uitkomst": Soort("Uitkomsten ABC-dienst", "Hoe een adviesvraag afliep", vast=True),
    "inloopplek": Soort("Inloopplekken", "Waar je zonder afspraak binnenloopt", PlekRij),
    "inloop_uitkomst": Soort("Uitkomsten inloop", "Hoe een bezoek aan de inloop afliep"),
    "loket": Soort("Andere loketten", "Organisaties waar de balie warm naar doorverbindt", LoketRij),
    "grond_overdracht": Soort("Gronden om door te verbinden", "Waarom gegevens mee mogen"),
    "reden_weigeren": Soort("Redenen om niet aan te nemen", "Waarom een loket een doorverwijzing teruggeeft"),
    "teampagina": Soort("Pagina van een team", "Wat inwoners lezen; de code is die van het team", TeampaginaRij),
    "postcode": Soort("Postcodes", "In welke buurt een postcode ligt, voor de ingang", PostcodeRij),
    "moederorganisatie": Soort("Moederorganisaties", "Werkgevers die medewerkers aan de teams lenen"),
}


class InstellingVorm(Vorm):
    naam: Tekst
    waarde: bool | int | str
    bron: str = ""


class Gemeente(Vorm):
    code: Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
    naam: Tekst
    geldig_van: date
    gebieden_jaar: Annotated[int, Field(ge=2000, le=2100)]
    bron_werkgebieden: str = ""
    instellingen: dict[str, InstellingVorm] = {}


@dataclass(frozen=True)
class Brief:
    code: str
    titel: str
    tekst: str


@dataclass(frozen=True)
class Pakket:
    """A pack without errors."""

    gemeente: Gemeente
    teams: list[TeamRij]
    gebieden: list[GebiedRij]
    werkgebieden: list[WerkgebiedRij]
    formatie: list[FormatieRij]
    openingstijden: list[OpeningRij]
    feestdagen: list[FeestdagRij]
    keuzes: dict[str, list[KeuzeRij]]
    brieven: list[Brief]
    meldingen: list[str] = field(default_factory=list)
    """What was left out, for who loads it."""


def weekdagen(tekst: str) -> list[int]:
    """`ma-vr`, `ma wo vr` or `za` as numbers, 1 is Monday. Raises ValueError in Dutch."""
    dagen: list[int] = []
    for deel in tekst.replace(",", " ").split():
        eerste, streep, laatste = deel.partition("-")
        if eerste not in DAGEN or (streep and laatste not in DAGEN):
            raise ValueError(f"dagen ‘{tekst}’ zijn niet te lezen; verwacht bijvoorbeeld ma-vr of ‘ma wo’")
        van = DAGEN.index(eerste)
        dagen += range(van + 1, (DAGEN.index(laatste) if streep else van) + 2)
    return sorted(set(dagen))


# A kind of choice whose own code is the code of something else.
CODE_IS = {"teampagina": "team"}
POSTCODE = re.compile(r"[1-9][0-9]{3}([a-z]{2})?")


def verband_fout(soort: str, code: str, waarde: Mapping[str, Any], bekend: Mapping[str, set[str]]) -> str:
    """What is wrong with a choice that points at a team, a subject or a buurt; empty when nothing is."""
    if soort == "postcode" and not POSTCODE.fullmatch(code):
        return f"‘{code}’ is geen postcode; verwacht 3111 of 3111ca"
    verwijst = {CODE_IS[soort]: code} if soort in CODE_IS else {}
    verwijst |= {naam: waarde[naam] for naam in ("team", "onderwerp", "buurt") if waarde.get(naam)}
    for naam, gekozen in verwijst.items():
        if bekend[naam] and gekozen not in bekend[naam]:
            return f"{naam} ‘{gekozen}’ bestaat niet; verwacht een code uit de lijst van {naam}s"
    goed = [a.strip() for a in str(waarde.get("antwoorden", "")).split("|")]
    mark = waarde.get("overbelasting")
    if mark and mark not in goed:
        return f"overbelasting ‘{mark}’ is geen antwoord op deze vraag; verwacht een van {', '.join(goed)}"
    return ""
