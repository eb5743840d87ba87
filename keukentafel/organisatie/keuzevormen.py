"""Shapes of rows in a configuration pack: the base of all, and what each kind of choice has beside code and name."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
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
# Euros as people write them, kept as text: "62,40".
Bedrag = Annotated[str, StringConstraints(pattern=r"^(\d{1,7}([,.]\d{1,2})?)?$")]
JaNee = Annotated[Literal[True, False], BeforeValidator(_ja_nee)]


class Vorm(BaseModel):
    """Unknown columns are errors: a typing error in a heading must not silently leave a value out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KeuzeRij(Vorm):
    """One choice, from a day and until the first day that it counts no more.

    What else a kind of choice has stands in its own shape below and goes into `waarde`.
    """

    code: Code
    naam: Tekst
    van: Dag = None
    tot: Dag = None
    bron: str = ""

    @model_validator(mode="after")
    def periode_past(self) -> "KeuzeRij":
        if self.tot and (self.van is None or self.tot <= self.van):
            begin = self.van.isoformat() if self.van else "leeg"
            raise ValueError(f"tot is ‘{self.tot.isoformat()}’ en van is ‘{begin}’; verwacht een tot na van")
        return self

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


class ToestemmingstekstRij(KeuzeRij):
    tekst: Tekst


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


Loketsoort = Literal["welzijn", "schuldhulp", "aanbieder", "huisarts", "jeugdhulp", "school", "directe_collega"]


class LoketRij(KeuzeRij):
    """`partner`: the row of the share table that fits this desk."""

    telefoon: str = ""
    partner: Loketsoort = "welzijn"


class TeampaginaRij(KeuzeRij):
    """What residents read about one team; the code is the team's own."""

    vragen: Tekst
    werkwijze: Tekst
    vinden: str = ""


class PostcodeRij(KeuzeRij):
    """Which buurt a postcode, or its first four digits, lies in. From the municipality, never from residents."""

    buurt: Annotated[str, StringConstraints(pattern=r"^BU\d{8}$")]


# What a product is for the own contribution (besluit.regels.bijdrage.Soort; WMO-19).
Bijdragesoort = Literal[
    "", "gewoon", "rolstoel", "hulpmiddel", "woningaanpassing", "vervoer", "beschermd_wonen", "geen"
]  # fmt: skip


class ProductRij(KeuzeRij):
    """Help with its law, step of the ladder and tariff; a new tariff is a new row from a day on (CFG-05).

    `aanbieders`: contracted ones, with | between. `rechtstreeks`: arranged by the resident, without a decision.
    `lichter`: the lighter offer that exists beside it. What the law guard asks: from which age (`leeftijd_van`) until
    which birthday (`leeftijd_tot`), and to which one help of before may go on (`verlengbaar_tot`, Jeugdwet 1.1);
    `wlz`: beside a Wlz-indicatie it may, it is weighed (Wmo 2.3.5 lid 6), or it cannot (Jeugdwet 1.2).
    `bijdrage`: what the own contribution makes of it (WMO-19). `registratie`: it asks a professional who is registered
    (SKJ or BIG; JW-13).
    """

    wet: Literal["", "algemeen", "wmo", "jeugd", "pw", "wgs"] = ""
    trede: Literal["", "zelf", "netwerk", "sociale_basis", "basis", "aanvullend"] = ""
    tarief: Bedrag = ""
    eenheid: str = ""
    aanbieders: str = ""
    rechtstreeks: JaNee = False
    lichter: str = ""
    leeftijd_van: Getal = None
    leeftijd_tot: Getal = None
    verlengbaar_tot: Getal = None
    wlz: Literal["mag", "afwegen", "niet"] = "mag"
    pgb: JaNee = True
    bijdrage: Bijdragesoort = ""
    registratie: JaNee = False


class ClientgroepRij(KeuzeRij):
    """People for whom another way of working fits; `werkwijze` is what the worker reads (REQ-057)."""

    werkwijze: Tekst


class BudgetRij(KeuzeRij):
    """Money of one team for a year; the code is the team's own."""

    bedrag: Bedrag


class SpecialistRij(KeuzeRij):
    """A colleague who thinks along about maatwerk; the code is the user name."""

    team: Code


class KwaliteitsnormRij(KeuzeRij):
    """`feit`: what in the plan itself answers this norm; empty: a person answers."""

    feit: Literal["", "eigen_woorden", "resultaat", "analyse", "eigen_kracht", "volgende_stap", "akkoord"] = ""


class BronRij(KeuzeRij):
    """`verwijst`: may write a referral letter (Jeugdwet 2.6 lid 1 e)."""

    verwijst: JaNee = False


class VerwijstypeRij(KeuzeRij):
    geldig_maanden: Getal = None


class IndicatiestellerRij(KeuzeRij):
    organisatie: Tekst
    beroep: Tekst
    producten: Tekst
    agb: str = ""


class GrondslagRij(KeuzeRij):
    artikel: Tekst


class BewaartermijnRij(KeuzeRij):
    """How long one kind of data is kept: a length in months or in days, the event it counts from, and the source."""

    maanden: Getal = None
    dagen: Getal = None
    start: Literal["", "gesloten", "wijziging", "achttien", "contact", "einde"] = ""
    artikel: Tekst
    resultaat: str = ""

    @model_validator(mode="after")
    def een_lengte(self) -> "BewaartermijnRij":
        if bool(self.maanden) == bool(self.dagen):
            raise ValueError("verwacht een aantal maanden of een aantal dagen, en niet allebei")
        return self
