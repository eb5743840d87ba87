"""What a decision must say before it may be signed (DOC-01), and what is only asked.

`houdt_tegen` is what makes a decision void or unreadable: no outcome, no day, no reason, no ground, no body, not heard.
Everything else is asked in words and stops nothing (architectuur.md §10.1). Pure: all facts come in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from keukentafel.besluit.regels.beschikking import GEEFT
from keukentafel.besluit.regels.besluitsoorten import AF, DEELS, PGB, SOORTEN, TOE
from keukentafel.besluit.regels.opstellen import Stap, nog_te_wegen
from keukentafel.besluit.regels.soorten import (
    GEEN_BESCHIKKING,
    MET_EIGEN_BRIEF,
    NAAM_VAN_BESLUIT,
    Besluitsoort,
    Overwegingsoort,
)
from keukentafel.kern.tekst import datum_gewoon


@dataclass(frozen=True, slots=True)
class Product:
    """The outcome of one product."""

    naam: str
    uitkomst: str
    vorm: str
    van: date | None
    tot: date | None
    aantal: bool
    aanbieder: str
    bedrag_cent: int | None
    doel: bool
    grond: str = ""
    """Why not, or why less, of the dated list."""
    tarief: bool = False
    """The list has a tariff on its first day."""


@dataclass(frozen=True, slots=True)
class Gezegd:
    """One overweging: where it stands, and what kind."""

    stap: Stap
    soort: Overwegingsoort


@dataclass(frozen=True, slots=True)
class Feiten:
    """Everything DOC-01 asks after."""

    soort: Besluitsoort
    wet: str
    orgaan: str
    geadresseerde: str
    ontvangen_op: date | None
    producten: Sequence[Product]
    overwegingen: Sequence[Gezegd]
    heeft_voorganger: bool = False
    zienswijze: str = ""
    """Which article asks to hear the resident; empty: none."""
    gehoord: bool = False
    """Heard, or a reason why not (Awb art. 4:11, 4:12)."""
    zonder_product: bool = False
    """It decides on no product: an objection after which everything stays."""
    persoonlijk_plan: bool = False
    wijkt_af_van_advies: bool = False
    afwijking_gemotiveerd: bool = False
    opties_getoond: int = 0
    heroverwegen: bool = False
    vraagt_grond: str = ""
    """The article that knows the grounds on which this may change or end (WMO-15); empty: none is asked."""
    herzieningsgrond: str = ""
    aangevuld: bool = True
    """It is known what was asked to complete the aanvraag (Awb art. 4:5)."""
    contact: bool = True
    """Somebody can be called about it."""


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is missing, in words, and where on the page to add it."""

    code: str
    tekst: str
    plaats: str
    houdt_tegen: bool = False


def gebreken(f: Feiten) -> list[Gebrek]:
    """First what stops the signature, then what is asked."""
    alle = [*_adres(f), *_brief(f), *_herziening(f), *_producten(f), *_waarom(f), *_gehoord(f), *_gevraagd(f)]
    return sorted(alle, key=lambda g: not g.houdt_tegen)


def houdt_tegen(lijst: Collection[Gebrek]) -> list[Gebrek]:
    return [g for g in lijst if g.houdt_tegen]


_GEEN_ORGAAN = (
    "Er staat niet namens wie dit besluit wordt genomen. Functioneel beheer vult dat aan bij ‘Wie waarover beslist’; "
    "kies daarna ‘Werk bij uit het dossier’."
)


def _adres(f: Feiten) -> list[Gebrek]:
    uit = []
    if not f.orgaan:
        uit.append(Gebrek("orgaan", _GEEN_ORGAAN, "#uitkomst", True))
    if not f.geadresseerde:
        uit.append(Gebrek("geadresseerde", "Er staat niet voor wie dit besluit is.", "#uitkomst", True))
    if SOORTEN[f.soort].vervangt and not f.heeft_voorganger:
        uit.append(Gebrek("voorganger", "Er staat niet over welk eerder besluit dit gaat.", "#uitkomst", True))
    return uit


def _met_brief(soort: Besluitsoort) -> bool:
    """A decision with a letter that bears everything (regels.beschikking); of the others only the argument counts."""
    return soort not in GEEN_BESCHIKKING | MET_EIGEN_BRIEF


def _brief(f: Feiten) -> list[Gebrek]:
    """Without this its letter would not leave, and nothing else on this page asks for it."""
    uit = []
    if f.soort == Besluitsoort.BUITEN_BEHANDELING and not f.aangevuld:
        tekst = "Er staat niet wat er aan de aanvraag ontbrak. Vraag de inwoner eerst om aan te vullen (Awb 4:5)."
        uit.append(Gebrek("gevraagd", tekst, "#uitkomst", True))
    if _met_brief(f.soort) and not f.contact:
        tekst = "Er staat niet wie de inwoner kan bellen. Neem de aanvraag op je naam."
        uit.append(Gebrek("contact", tekst, "#uitkomst", True))
    return uit


def _herziening(f: Feiten) -> list[Gebrek]:
    """On a ground of the law, and on no other."""
    if not f.vraagt_grond or f.herzieningsgrond:
        return []
    tekst = f"Kies op welke grond de hulp verandert of stopt. De wet kent er vijf ({f.vraagt_grond})."
    return [Gebrek("herzieningsgrond", tekst, "#uitkomst", True)]


def _producten(f: Feiten) -> list[Gebrek]:
    regel = SOORTEN[f.soort]
    if not regel.uitkomsten or (f.zonder_product and not f.producten):
        return []
    if not f.producten:
        return [Gebrek("product", "Er staat nog geen product in. Waarover gaat dit besluit?", "#uitkomst", True)]
    return [*(g for product in f.producten for g in _product(f, product, regel.einddatum)), *_grond(f), *_opnieuw(f)]


def _grond(f: Feiten) -> list[Gebrek]:
    """Why not, or why less, in words that the letter has for it; once is enough, whatever the number of products.

    Where the law says on which grounds help may change, that ground is why.
    """
    minder = [] if f.vraagt_grond else [p for p in f.producten if p.uitkomst in {AF, DEELS}]
    if not minder or any(p.grond for p in minder) or f.soort in {Besluitsoort.ADVIES, Besluitsoort.OP_BEZWAAR}:
        return []
    return [Gebrek("grond", f"{minder[0].naam}: kies waarom niet, of waarom minder.", "#uitkomst", True)]


def _opnieuw(f: Feiten) -> list[Gebrek]:
    """When somebody looks again: a day that was planned, else the end of the help (DOC-01; Wmo art. 2.3.9)."""
    gegeven = [p for p in f.producten if p.uitkomst in {TOE, DEELS}]
    if f.soort not in GEEFT or not gegeven or f.heroverwegen or any(p.tot for p in gegeven):
        return []
    tekst = "Er staat niet wanneer jullie hier weer samen naar kijken. Vul die dag in, of een einddatum."
    return [Gebrek("heroverwegen", tekst, "#uitkomst", True)]


def _product(f: Feiten, p: Product, einde: bool) -> list[Gebrek]:
    def mis(code: str, tekst: str, tegen: bool = True) -> Gebrek:
        return Gebrek(code, f"{p.naam}: {tekst}", "#uitkomst", tegen)

    if not p.uitkomst:
        return [mis("uitkomst", "kies toegekend, deels of afgewezen.")]
    if p.uitkomst not in SOORTEN[f.soort].uitkomsten:
        return [mis("uitkomst", f"deze uitkomst past niet bij ‘{NAAM_VAN_BESLUIT[f.soort]}’.")]
    if p.uitkomst == AF:
        stopt = SOORTEN[f.soort].vervangt and p.van is None
        return [mis("ingang", "vul in vanaf welke dag de hulp verandert of stopt.")] if stopt else []
    vast = [
        (not p.vorm, "vorm", "kies zorg in natura of een pgb."),
        (p.van is None, "ingang", "vul in vanaf welke dag."),
        (p.tot is None and einde, "einde", "vul in tot welke dag. Dit besluit is voor een tijd."),
        (not p.aantal, "omvang", "vul in hoeveel."),
        (p.vorm == PGB and not p.bedrag_cent, "bedrag", "er is op die dag geen tarief, dus geen bedrag."),
        (_zonder_geld(f, p), "aanbieder", "vul de aanbieder in. Er is op die dag ook geen tarief."),
    ]
    zacht = [
        (p.tot is None and not einde, "einde", "er is geen einddatum. Klopt dat?"),
        (p.vorm != PGB and not p.aanbieder and not _zonder_geld(f, p), "aanbieder", "er staat nog geen aanbieder bij."),
        (not p.doel, "doel", "er staat niet bij aan welk doel dit werkt."),
    ]
    uit = [mis(code, tekst) for is_zo, code, tekst in vast if is_zo]
    return uit + [mis(code, tekst, False) for is_zo, code, tekst in zacht if is_zo]


def _zonder_geld(f: Feiten, p: Product) -> bool:
    """Help in kind of which the letter could say neither who gives it nor what it costs."""
    return _met_brief(f.soort) and p.vorm != PGB and not (p.aanbieder or p.tarief or p.bedrag_cent)


def _waarom(f: Feiten) -> list[Gebrek]:
    soorten = {g.soort for g in f.overwegingen}
    uit = []
    if Overwegingsoort.FEIT not in soorten and f.soort != Besluitsoort.SPOED:
        uit.append(Gebrek("feiten", "Er staan nog geen feiten in. Waar gaat het om?", "#motivering", True))
    if Overwegingsoort.AFWEGING not in soorten and f.soort not in {Besluitsoort.SPOED, Besluitsoort.BUITEN_BEHANDELING}:
        uit.append(Gebrek("afweging", "Er staat nog niet waarom. Schrijf de afweging op.", "#motivering", True))
    if Overwegingsoort.REGEL not in soorten:
        uit.append(Gebrek("grondslag", "Er staat niet op welk artikel dit besluit rust.", "#motivering", True))
    if f.persoonlijk_plan and Overwegingsoort.PLAN not in soorten:
        uit.append(Gebrek("plan", "Er is een persoonlijk plan. Schrijf op wat je ermee deed.", "#motivering", True))
    if f.wijkt_af_van_advies and not f.afwijking_gemotiveerd:
        tekst = "Dit besluit wijkt af van het advies. Schrijf bij ‘Wat u en anderen ervan vinden’ op waarom."
        uit.append(Gebrek("afwijking", tekst, "#motivering", True))
    return uit


def _gehoord(f: Feiten) -> list[Gebrek]:
    if not f.zienswijze or f.gehoord:
        return []
    tekst = f"De inwoner is nog niet gehoord (Awb artikel {f.zienswijze}). Vraag wat hij of zij ervan vindt."
    return [Gebrek("zienswijze", tekst, "#zienswijze", True)]


def _gevraagd(f: Feiten) -> list[Gebrek]:
    """Asked, never demanded."""
    uit = []
    zonder = {Besluitsoort.SPOED, Besluitsoort.BUITEN_BEHANDELING, Besluitsoort.OP_BEZWAAR, Besluitsoort.DWANGSOM}
    if f.soort not in zonder:
        open_ = nog_te_wegen(f.wet, (g.stap for g in f.overwegingen))
        uit += [Gebrek(f"stap-{r.stap:d}", f"{r.kop}: {r.vraag}", "#motivering") for r in open_ if r.stap != Stap.RECHT]
    toe = any(p.uitkomst == TOE for p in f.producten)
    if toe and f.opties_getoond < 2:
        uit.append(
            Gebrek("opties", "Leg vast welke keuzes de inwoner kreeg te zien: producten, natura of pgb.", "#opties")
        )
    return uit


def dagen_terug(ingaat: date, vandaag: date) -> str:
    """A first day in the past is accepted, and named: help that began before the decision (backdated papers)."""
    if ingaat >= vandaag:
        return ""
    return f"De hulp begint op {datum_gewoon(ingaat)}, voor de dag van dit besluit. Dat mag; noem in de brief waarom."
