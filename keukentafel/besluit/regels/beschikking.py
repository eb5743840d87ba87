"""What a decision must say before it may leave (DOC-01; Awb 3:41 to 3:50), and how one product stands in it.

Pure: the filled letter comes in, a list of what is missing goes out. It blocks sending and nothing else. Whether plan,
zienswijze and advice were answered is asked where the decision is drafted, as is everything here that who drafts can do
something about (`volledig`); the rest functioneel beheer fills in.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.besluit.regels.herzien import SOORTEN as HERZIENT
from keukentafel.besluit.regels.herzien import WETTEN
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, Besluitsoort, Uitkomst, Vorm
from keukentafel.kern.opmaak import getal
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan.regels import euro

S = Besluitsoort
GEEFT = frozenset({S.TOEKENNING, S.DEELS, S.SPOED, S.HERZIENING})
"""Decisions that give help: what, how much, from when, by whom."""
NEEMT = frozenset({S.DEELS, S.AFWIJZING, S.INTREKKING, S.BEEINDIGING})
"""Decisions that refuse or end something: each says why."""
OVER_HULP = GEEFT | NEEMT


@dataclass(frozen=True, kw_only=True)
class Hulpregel:
    """One product in a decision."""

    naam: str
    uitkomst: str = Uitkomst.TOE
    vorm: str = Vorm.ZIN
    aantal: float | None = None
    eenheid: str = ""
    per: str = "week"
    van: date | None = None
    tot: date | None = None
    aanbieder: str = ""
    tarief_cent: int | None = None
    bedrag_cent: int | None = None
    doel: str = ""
    grond: str = ""
    """Why not, in the words of the dated list; for what is refused or given in part."""

    @property
    def gegeven(self) -> bool:
        return self.uitkomst in (Uitkomst.TOE, Uitkomst.DEELS)

    @property
    def omvang(self) -> str:
        """ "3 uur per week", "2 keer" or nothing."""
        if self.aantal is None:
            return ""
        woord = f"{getal(self.aantal, 0 if self.aantal == int(self.aantal) else 2)} {self.eenheid or 'keer'}"
        return woord if self.per == "eenmalig" else f"{woord} per {self.per}"

    @property
    def periode(self) -> str:
        if self.van is None:
            return ""
        begin = f"Van {datum_gewoon(self.van)}"
        if self.per == "eenmalig" and self.tot is None:
            return f"Op {datum_gewoon(self.van)}"
        return f"{begin} tot en met {datum_gewoon(self.tot)}" if self.tot else f"Vanaf {datum_gewoon(self.van)}"

    def kort(self) -> str:
        """In the resident's part: short sentences."""
        delen = [f"{self.naam}{': ' + self.omvang if self.omvang else ''}", self.periode]
        if self.vorm == Vorm.PGB:
            delen.append(f"U krijgt daar zelf geld voor: {euro(self.bedrag_cent)}" if self.bedrag_cent else "")
        elif self.aanbieder:
            delen.append(f"U krijgt de hulp van {self.aanbieder}")
        return ". ".join(d for d in delen if d) + "."

    def voluit(self) -> str:
        """In the whole decision: one line with everything."""
        delen = [self.naam, _UITKOMST.get(self.uitkomst, ""), self.omvang, self.periode.lower()]
        if self.gegeven:
            delen.append("persoonsgebonden budget" if self.vorm == Vorm.PGB else "zorg in natura")
            delen.append(f"aanbieder: {self.aanbieder}" if self.aanbieder else "")
            delen.append(f"tarief {euro(self.tarief_cent)} per {self.eenheid or 'keer'}" if self.tarief_cent else "")
            delen.append(f"budget {euro(self.bedrag_cent)}" if self.vorm == Vorm.PGB and self.bedrag_cent else "")
        delen += [f"doel: {self.doel}" if self.doel else "", f"reden: {self.grond}" if self.grond else ""]
        return "; ".join(d for d in delen if d)

    def mist(self) -> list[str]:
        """What DOC-01 wants of this product and is not there."""
        if not self.gegeven:
            return []
        geld = self.bedrag_cent if self.vorm == Vorm.PGB else self.aanbieder or self.tarief_cent or self.bedrag_cent
        wat = {"hoeveel": self.omvang, "vanaf welke dag": self.van, "aanbieder, tarief of budget": geld}
        return [f"{self.naam}: {naam}" for naam, waarde in wat.items() if not waarde]


_UITKOMST: dict[str, str] = {
    Uitkomst.TOE: "toegekend",
    Uitkomst.DEELS: "voor een deel toegekend",
    Uitkomst.AF: "afgewezen",
}


@dataclass(frozen=True)
class Plicht:
    """One thing a decision must tell: which field of the source holds it, for which kinds and laws, and the article."""

    veld: str
    naam: str
    artikel: str
    soorten: frozenset[Besluitsoort] | None = None
    wetten: frozenset[str] | None = None
    pas_bij_nemen: bool = False
    """Known only when somebody takes the decision: a draft does not miss it."""
    bij_minder: bool = False
    """Only where something was refused or given in part: nobody explains why they give more."""
    bij_gegeven: bool = False
    """Only where something is given: nobody looks again at what is not there."""
    bij_grond: bool = False
    """Only where the law asks a ground: not of help that would have ended anyway."""

    def geldt(self, soort: Besluitsoort, wet: str) -> bool:
        return (self.soorten is None or soort in self.soorten) and (self.wetten is None or wet in self.wetten)


_WMO = frozenset({"wmo"})
# Of one in haste the reasons may follow within a week (Awb art. 3:47 lid 3).
_MOTIVEERT_NU = frozenset(S) - GEEN_BESCHIKKING - {S.SPOED}
_BEHALVE_GELD = _MOTIVEERT_NU - {S.DWANGSOM}
# In the order of the letter. Whom it goes to and of which day it is, the letter engine always says.
PLICHTEN: tuple[Plicht, ...] = (
    Plicht("orgaan", "welk bestuursorgaan besluit", "Awb art. 10:10"),
    Plicht("aanvraag_op", "de datum van de aanvraag", "Awb art. 3:46"),
    Plicht("besluitregels", "wat per product is besloten", "Awb art. 1:3", OVER_HULP),
    Plicht(
        "herzieningsgrond",
        "op welke grond het verandert",
        "Wmo 2015 art. 2.3.10; Jeugdwet art. 8.1.4",
        HERZIENT,
        WETTEN,
        bij_grond=True,
    ),
    Plicht("ingaat", "vanaf welke dag", "Wmo 2015 art. 2.3.10", frozenset({S.HERZIENING, S.INTREKKING})),
    Plicht("eindigt", "wat de laatste dag is", "Awb art. 3:46", frozenset({S.BEEINDIGING})),
    Plicht("gevraagd", "wat er aan de aanvraag ontbrak", "Awb art. 4:5 lid 4", frozenset({S.BUITEN_BEHANDELING})),
    Plicht("dwangsom", "het bedrag van de dwangsom", "Awb art. 4:18", frozenset({S.DWANGSOM})),
    Plicht("waarom_niet", "waarom niet, of waarom minder", "Awb art. 3:46", NEEMT),
    Plicht("waarom_niet", "waarom minder", "Awb art. 3:46", frozenset({S.HERZIENING}), bij_minder=True),
    Plicht("bijdrage", "de eigen bijdrage", "Wmo 2015 art. 2.1.4", GEEFT, _WMO),
    Plicht("plichten", "wat de inwoner moet doorgeven", "Wmo 2015 art. 2.3.8; Jeugdwet art. 8.1.2", GEEFT),
    Plicht("grondslag", "op welke wet het rust", "Awb art. 3:47 lid 2"),
    Plicht("feiten", "de feiten en wat is onderzocht", "Awb art. 3:2 en 3:46", _BEHALVE_GELD),
    Plicht("afweging", "hoe is afgewogen", "Awb art. 3:4 en 3:46", OVER_HULP & _MOTIVEERT_NU),
    Plicht("evaluatie", "wanneer wij opnieuw kijken", "Wmo 2015 art. 2.3.9", GEEFT, bij_gegeven=True),
    Plicht("bezwaar_adres", "waar een bezwaar per post heen gaat", "Awb art. 3:45"),
    Plicht("bezwaar_digitaal", "hoe een bezwaar digitaal kan", "Awb art. 2:13 en 3:45"),
    Plicht("rechtbank", "welke rechtbank een voorlopige voorziening geeft", "Awb art. 8:81"),
    Plicht("contact", "wie de inwoner kan bellen", "Awb art. 2:1"),
    Plicht("privacy", "hoe iemand zijn gegevens kan zien", "AVG art. 13"),
    Plicht("hulp_erbij", "wie de inwoner gratis helpt", "Wmo 2015 art. 2.2.4; Jeugdwet art. 4.2.5", OVER_HULP),
    Plicht("ondertekenaar", "wie tekent", "Awb art. 10:10", pas_bij_nemen=True),
    Plicht("functie", "de functie van wie tekent", "Awb art. 10:10", pas_bij_nemen=True),
    Plicht("mandaat", "krachtens welk mandaat", "Awb art. 10:10", pas_bij_nemen=True),
)


@dataclass(frozen=True, kw_only=True)
class Feiten:
    """The kind, the law, the filled source, and its products."""

    soort: Besluitsoort
    wet: str
    velden: Mapping[str, object]
    regels: Collection[Hulpregel] = ()
    genomen: bool = True
    vraagt_grond: bool = True
    """WMO-15, where the kind and the law ask one."""


def ontbreekt(f: Feiten) -> list[str]:
    """What is missing, each with its article; empty when the decision may leave."""
    minder = any(regel.uitkomst in {Uitkomst.AF, Uitkomst.DEELS} for regel in f.regels)
    nu = [p for p in PLICHTEN if (f.genomen or not p.pas_bij_nemen) and (minder or not p.bij_minder)]
    geeft = not f.regels or any(regel.gegeven for regel in f.regels)
    nu = [p for p in nu if (f.vraagt_grond or not p.bij_grond) and (geeft or not p.bij_gegeven)]
    uit = [f"{p.naam} ({p.artikel})" for p in nu if p.geldt(f.soort, f.wet) and not f.velden.get(p.veld)]
    return uit + [mist for regel in f.regels for mist in regel.mist()]
