"""The shapes of a configuration pack: what may stand in which file. Errors are told in Dutch by `inrichten`.

A pack is a folder: gemeente.toml and teams.csv, and what the municipality wants to set itself: gebieden.csv,
werkgebieden.csv, formatie.csv, openingstijden.csv, feestdagen.csv, keuzes/<soort>.csv and brieven/<code>.txt.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic.fields import FieldInfo

from keukentafel.organisatie.keuzevormen import (
    DAGEN,
    BewaartermijnRij,
    BronRij,
    BudgetRij,
    ClientgroepRij,
    Code,
    ControlefeitRij,
    Dag,
    Fte,
    GerichteVraagRij,
    GrondslagRij,
    IndicatiestellerRij,
    InstrumentRij,
    IntakestapRij,
    JaNee,
    KeuzeRij,
    KwaliteitsnormRij,
    LeefgebiedRij,
    LoketRij,
    MeldtermijnRij,
    OverbelastingRij,
    PlekRij,
    PostcodeRij,
    ProductRij,
    RedenSluitenRij,
    RuimteRij,
    SpecialistRij,
    TeampaginaRij,
    Tekst,
    ToestemmingstekstRij,
    UrgentieRij,
    VerwijstypeRij,
    Vorm,
    ZwaarteRij,
)
from keukentafel.organisatie.pakket_besluit import BESLUIT_SOORTEN, Besluitverband, besluit_verband_fout
from keukentafel.organisatie.pakket_brieven import BRIEF_SOORTEN
from keukentafel.organisatie.pakket_dossier import DOSSIER_SOORTEN
from keukentafel.organisatie.pakket_plan import PLAN_SOORTEN
from keukentafel.organisatie.pakket_privacy import PRIVACY_SOORTEN
from keukentafel.organisatie.pakket_regie import REGIE_SOORTEN
from keukentafel.organisatie.pakket_volgen import VOLGEN_SOORTEN

# Weekday (1 is Monday), from, to, and whether only what cannot wait is taken.
Uren = set[tuple[int, time, time, bool]]


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
    alleen_spoed: JaNee = False

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


@dataclass(frozen=True)
class Soort:
    """A kind of choice: what it is called on the screens of beheer, and which columns its file has."""

    naam: str
    uitleg: str
    vorm: type[KeuzeRij] = KeuzeRij
    vast: bool = False
    """The program itself knows these codes: names may change, codes may not come or go."""

    @property
    def eigen_velden(self) -> dict[str, FieldInfo]:
        """Fields beside code and name: what they hold, and whether they must be filled in."""
        alle = self.vorm.model_fields
        return {naam: veld for naam, veld in alle.items() if naam not in KeuzeRij.model_fields}


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
    "toestemmingstekst": Soort(
        "Teksten bij toestemming", "Wat je voorleest of laat zien", ToestemmingstekstRij, vast=True
    ),
    "reden_niet_lezen": Soort("Redenen om nog niet te laten lezen", "De inwoner kan het later alsnog lezen"),
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
    "documentsoort": Soort("Soorten documenten", "Wat voor papier het is"),
    "bron": Soort("Bronnen", "Van wie een document, verwijzing of advies komt", BronRij),
    "verwijstype": Soort("Soorten verwijzing", "Waarvoor, en hoeveel maanden de brief geldt", VerwijstypeRij),
    "product": Soort("Producten", "Hulp die iemand kan krijgen, met wet en tarief", ProductRij),
    "indicatiesteller": Soort(
        "Wie van buiten mag indiceren", "Geen tweede intake nodig voor deze producten", IndicatiestellerRij
    ),
    "reden_geen_actie": Soort("Redenen om post weg te leggen", "Waarom een mail of scan geen plek krijgt"),
    "signaalsoort": Soort("Soorten zorgmelding", "Wat een partner of vrijwilliger doorgeeft"),
    "grondslag": Soort("Grondslagen", "Waarom we zonder toestemming mogen verwerken", GrondslagRij),
    "bewaartermijn": Soort(
        "Bewaartermijnen", "Hoe lang iets blijft, vanaf wanneer, en waarom", BewaartermijnRij, vast=True
    ),
    "clientgroep": Soort("Manieren van werken", "Voor wie een andere manier past, en welke", ClientgroepRij),
    "kwaliteitsnorm": Soort("Kwaliteitslijst", "Waar een plan aan voldoet; houdt niets tegen", KwaliteitsnormRij),
    "doorpakbudget": Soort("Doorpakbudget", "Geld van een team per jaar; de code is die van het team", BudgetRij),
    "maatwerkspecialist": Soort("Maatwerkspecialisten", "De code is de gebruikersnaam", SpecialistRij),
    **{code: Soort(*tekst) for code, tekst in (DOSSIER_SOORTEN | PRIVACY_SOORTEN).items()},
    **{code: Soort(*delen) for code, delen in (REGIE_SOORTEN | BRIEF_SOORTEN).items()},
    **{code: Soort(*delen) for code, delen in (BESLUIT_SOORTEN | VOLGEN_SOORTEN | PLAN_SOORTEN).items()},
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
CODE_IS = {"teampagina": "team", "doorpakbudget": "team"}
POSTCODE = re.compile(r"[1-9][0-9]{3}([a-z]{2})?")


def verband_fout(
    soort: str, code: str, waarde: Mapping[str, Any], bekend: Mapping[str, set[str]], besluit: Besluitverband
) -> str:
    """What is wrong with a choice that points at a team, a subject, a buurt or who decides; empty when nothing is."""
    if fout := besluit_verband_fout(soort, waarde, besluit):
        return fout
    if soort == "postcode" and not POSTCODE.fullmatch(code):
        return f"‘{code}’ is geen postcode; verwacht 3111 of 3111ca"
    verwijst = {CODE_IS[soort]: code} if soort in CODE_IS else {}
    verwijst |= {naam: waarde[naam] for naam in ("team", "onderwerp", "buurt") if waarde.get(naam)}
    for naam, gekozen in verwijst.items():
        if bekend[naam] and gekozen not in bekend[naam]:
            return f"{naam} ‘{gekozen}’ bestaat niet; verwacht een code uit de lijst van {naam}s"
    for team in str(waarde.get("teams") or "").split():
        if team not in bekend["team"]:
            return f"team ‘{team}’ bestaat niet; verwacht een code uit de lijst van teams"
    goed = [a.strip() for a in str(waarde.get("antwoorden", "")).split("|")]
    mark = waarde.get("overbelasting")
    if mark and mark not in goed:
        return f"overbelasting ‘{mark}’ is geen antwoord op deze vraag; verwacht een van {', '.join(goed)}"
    return ""
