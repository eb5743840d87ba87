"""The law guard: combinations of product, law, age, Wlz, budget and period that may not be granted, each with why.

Sources: regels.md §0.6, WMO-11 to WMO-13, JW-06, JW-10, PW-04, WGS-02, 18P-02. What must never be false
stands in the database as well (sql/30_wetswacht.sql). A refusal is never guarded: whoever gets nothing is not protected
by a law that says they cannot have it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.besluit.regels.soorten import Besluitsoort, Uitkomst, Vorm
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen.leeftijd import datum_leeftijd
from keukentafel.plan.regels import euro
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet


class Gevolg(StrEnum):
    """What a finding means for who decides."""

    GEWEIGERD = "geweigerd"
    VRAAGT = "vraagt"
    """It can be decided, once this is answered in the decision."""


@dataclass(frozen=True, slots=True)
class Weigering:
    """One thing that does not fit: what, on which ground, and what can be done."""

    code: str
    reden: str
    artikel: str
    uitweg: str
    gevolg: Gevolg = Gevolg.GEWEIGERD


class Wlz(StrEnum):
    """What a product is beside a right under the Wlz."""

    MAG = "mag"
    AFWEGEN = "afwegen"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Productregel:
    """What the dated configuration says of a product. None is: no bound."""

    code: str
    naam: str
    wet: str
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    verlengbaar_tot: int | None = None
    wlz: str = Wlz.MAG
    pgb: bool = True


@dataclass(frozen=True, slots=True)
class Periode:
    """Help that was granted before. `tot` is the last day; None is without an end."""

    product: str
    van: date
    tot: date | None

    def overlapt(self, van: date, tot: date | None) -> bool:
        return self.van <= (tot or date.max) and van <= (self.tot or date.max)


@dataclass(frozen=True, slots=True)
class Budget:
    """A personal budget: the three conditions as they were weighed, and what the same help costs in kind."""

    bekwaam: bool = False
    gemotiveerd: bool = False
    kwaliteit: bool = False
    eerder_misbruik: bool = False
    bedrag_cent: int | None = None
    zin_cent: int | None = None


@dataclass(frozen=True, slots=True)
class Feiten:
    """One product in a decision, for one resident. `tot` is the last day."""

    wet: str
    uitkomst: str
    product: Productregel | None
    van: date
    tot: date | None
    geboren: date | None
    vorm: str = Vorm.ZIN
    overleden_op: date | None = None
    wlz: bool | None = None
    """Is there a right to care under the Wlz? None: nobody asked yet."""
    wlz_afgewogen: bool = False
    verlengd: bool = False
    """Help of before the 18th birthday that must go on, as it was weighed (18P-02)."""
    budget: Budget | None = None
    lopend: tuple[Periode, ...] = ()


# --- One rule each ----------------------------------------------------------------------------------------------------


def _product(f: Feiten) -> Weigering | None:
    if f.product is None:
        uit = "Kies een product uit de lijst, of laat functioneel beheer het met die dag toevoegen."
        return Weigering("product-onbekend", "Dit product staat die dag niet in de lijst.", "CFG-05", uit)
    if f.product.wet == f.wet:
        return None
    reden = f"{f.product.naam} hoort bij {_wet(f.product.wet)}. Dit besluit is van {_wet(f.wet)}."
    return Weigering("andere-wet", reden, "Awb 3:47", "Neem een eigen aanvraag op voor die wet.")


def _leeftijd_van(f: Feiten) -> Weigering | None:
    grens = f.product.leeftijd_van if f.product else None
    if grens is None or f.geboren is None or (dag := datum_leeftijd(f.geboren, grens)) <= f.van:
        return None
    reden = f"{_naam(f)} kan vanaf {grens} jaar. Dat is op {datum_gewoon(dag)}."
    return Weigering(
        "te-jong", reden, _LEEFTIJD.get(f.wet, "CFG-05"), f"Begin op {datum_gewoon(dag)}, of kies andere hulp."
    )


def _leeftijd_tot(f: Feiten) -> Weigering | None:
    if f.product is None or f.product.leeftijd_tot is None or f.geboren is None:
        return None
    grens = (f.product.verlengbaar_tot if f.verlengd else None) or f.product.leeftijd_tot
    dag = datum_leeftijd(f.geboren, grens)
    if f.tot is not None and f.tot < dag:
        return None
    reden = f"{_naam(f)} kan tot {grens} jaar. Dat is op {datum_gewoon(dag)}."
    uit = f"Laat de hulp uiterlijk de dag daarvoor eindigen.{_verlengen(f)}"
    return Weigering("te-oud", reden, _LEEFTIJD.get(f.wet, "CFG-05"), uit)


def _verlengen(f: Feiten) -> str:
    tot = f.product.verlengbaar_tot if f.product and not f.verlengd else None
    return f" Moet hulp van voor die dag doorgaan? Leg dat uit; dan kan het tot {tot} jaar." if tot else ""


def _overleden(f: Feiten) -> Weigering | None:
    if f.overleden_op is None or (f.tot is not None and f.tot <= f.overleden_op):
        return None
    reden = f"De inwoner is op {datum_gewoon(f.overleden_op)} overleden."
    uit = "Laat de hulp uiterlijk die dag eindigen, of sluit de aanvraag af zonder toekenning."
    return Weigering("overleden", reden, "Awb 3:4", uit)


def _wlz(f: Feiten) -> Weigering | None:
    if f.product is None or f.product.wlz == Wlz.MAG or f.wlz is False:
        return None
    artikel = "Jeugdwet 1.2" if f.wet == Wet.JEUGD else "Wmo 2015 art. 2.3.5 lid 6"
    if f.wlz is None:
        vraag = f"Is er recht op zorg uit de Wlz? Dat bepaalt of {_naam(f).lower()} kan."
        return Weigering("wlz-onbekend", vraag, artikel, "Vraag het de inwoner of het CIZ.", Gevolg.VRAAGT)
    if f.product.wlz == Wlz.NIET:
        uit = "De zorg komt uit de Wlz. Verwijs naar het zorgkantoor."
        return Weigering("wlz", f"Er is recht op zorg uit de Wlz. Dan kan {_naam(f).lower()} niet.", artikel, uit)
    if f.wlz_afgewogen:
        return None
    vraag = f"Er is recht op zorg uit de Wlz. {_naam(f)} mag je dan weigeren."
    return Weigering("wlz-afwegen", vraag, artikel, "Schrijf op waarom je het toch geeft.", Gevolg.VRAAGT)


def _pgb(f: Feiten) -> Weigering | None:
    if f.vorm != Vorm.PGB:
        return None
    artikel = _PGB.get(f.wet, "")
    if not artikel or (f.product is not None and not f.product.pgb):
        wat = f"{_naam(f)} kan niet als persoonsgebonden budget."
        return Weigering("pgb-kan-niet", wat, artikel or _wet(f.wet), "Kies zorg in natura.")
    b = f.budget or Budget()
    if b.eerder_misbruik:
        reden = "Een eerder budget is ingetrokken omdat het niet goed is gebruikt."
        return Weigering("pgb-misbruik", reden, artikel, "Kies zorg in natura.")
    if mist := [
        zin for waar, zin in ((b.bekwaam, _BEKWAAM), (b.gemotiveerd, _wens(f)), (b.kwaliteit, _GOED)) if not waar
    ]:
        uit = "Beantwoord dit in het besluit, of kies zorg in natura."
        return Weigering("pgb-voorwaarden", f"Nog niet beantwoord: {'; '.join(mist)}.", artikel, uit, Gevolg.VRAAGT)
    return _pgb_te_hoog(b, artikel)


def _pgb_te_hoog(b: Budget, artikel: str) -> Weigering | None:
    if b.bedrag_cent is None or b.zin_cent is None or b.bedrag_cent <= b.zin_cent:
        return None
    reden = f"Het budget is {euro(b.bedrag_cent)}. Dezelfde hulp in natura kost {euro(b.zin_cent)}."
    uit = f"Ken hoogstens {euro(b.zin_cent)} toe en wijs af wat erboven komt."
    return Weigering("pgb-te-hoog", reden, artikel, uit)


_BEKWAAM = "kan de inwoner het budget beheren, alleen of met hulp"
_GOED = "is de kwaliteit van de hulp goed"


def _wens(f: Feiten) -> str:
    """The Jeugdwet asks more than a wish: help in kind does not fit (JW-10 beside WMO-12)."""
    return "waarom past zorg in natura niet" if f.wet == Wet.JEUGD else "waarom wil de inwoner een budget"


def _overlap(f: Feiten) -> Weigering | None:
    naast = (p for p in f.lopend if f.product and p.product == f.product.code and p.overlapt(f.van, f.tot))
    eerder = min(naast, key=lambda p: p.van, default=None)
    if eerder is None:
        return None
    einde = f"tot en met {datum_gewoon(eerder.tot)}" if eerder.tot else "zonder einddatum"
    reden = f"{_naam(f)} is al toegekend van {datum_gewoon(eerder.van)} {einde}."
    uit = "Kies een dag daarna, of beëindig of herzie eerst het andere besluit."
    return Weigering("dubbele-periode", reden, "Awb 3:2", uit)


_LEEFTIJD: dict[str, str] = {Wet.JEUGD: "Jeugdwet 1.1"}
_PGB: dict[str, str] = {Wet.WMO: "Wmo 2015 art. 2.3.6", Wet.JEUGD: "Jeugdwet 8.1.1"}
WACHTERS: tuple[Callable[[Feiten], Weigering | None], ...] = (
    _product, _leeftijd_van, _leeftijd_tot, _overleden, _wlz, _pgb, _overlap,
)  # fmt: skip


def bezwaren(feiten: Feiten) -> list[Weigering]:
    """Everything that does not fit, refusals first; nothing for what is not granted."""
    if feiten.uitkomst not in {Uitkomst.TOE, Uitkomst.DEELS}:
        return []
    gevonden = [w for wachter in WACHTERS if (w := wachter(feiten)) is not None]
    return sorted(gevonden, key=lambda w: w.gevolg != Gevolg.GEWEIGERD)


def _naam(f: Feiten) -> str:
    return f.product.naam if f.product else "Dit product"


def _wet(wet: str) -> str:
    naam = NAAM_VAN_WET[Wet(wet)] if wet in set(Wet) else "geen wet"
    return f"de {naam}" if wet in set(Wet) else naam


# --- Kinds -----------------------------------------------------------------------------------------------------------

# Kinds of decision that a law does not know: schuldhulp is a plan or a refusal, and only help is given at once.
KENT_NIET: dict[str, frozenset[Besluitsoort]] = {
    Wet.WGS: frozenset({Besluitsoort.DEELS, Besluitsoort.SPOED}),
    Wet.PW: frozenset({Besluitsoort.SPOED}),
}


def bezwaar_tegen_soort(wet: str, soort: str) -> str:
    """Why this law knows no decision of this kind; empty when it does (WGS-02, WMO-10)."""
    if soort not in KENT_NIET.get(wet, frozenset()):
        return ""
    if wet == Wet.WGS:
        return "Bij schuldhulp is het besluit een plan van aanpak of een weigering (Wgs art. 4a)."
    return "Een spoedbesluit over tijdelijke hulp kent alleen de Wmo en de Jeugdwet (Wmo 2015 art. 2.3.3)."
