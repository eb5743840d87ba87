"""Who advises and who decides, by law, product, amount and day; and the sentence for the resident (REQ-076 to 078)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from keukentafel.besluit.regels.soorten import Uitkomst

BESLUIT = "besluit"


@dataclass(frozen=True, slots=True)
class Orgaan:
    """A body that advises or decides, as the municipality dated it."""

    code: str
    naam: str
    in_zin: str
    """As residents read it: "het wijkteam", "ROGplus"."""
    soort: str = "team"
    bestuursorgaan: bool = False
    extern: bool = False
    schuldhulp: bool = False


@dataclass(frozen=True, slots=True)
class Routeregel:
    """One line of the configuration. `tot` is the first day that it counts no more."""

    code: str
    wet: str
    adviseert: str
    beslist: str
    van: date
    tot: date | None = None
    product: str = ""
    tot_cent: int | None = None
    vorm: str = BESLUIT

    def past(self, wet: str, product: str, bedrag_cent: int | None, op: date) -> bool:
        """An unknown amount may turn out to be high, so it fits no line with a limit."""
        bedrag = self.tot_cent is None or (bedrag_cent is not None and bedrag_cent <= self.tot_cent)
        geldt = self.van <= op and (self.tot is None or op < self.tot)
        return geldt and self.wet == wet and self.product in ("", product) and bedrag

    @property
    def _voorrang(self) -> tuple[bool, bool, int]:
        return (not self.product, self.tot_cent is None, self.tot_cent or 0)


@dataclass(frozen=True, slots=True)
class Route:
    """What was found: who advises, who decides, and whether a decision is needed at all."""

    code: str
    adviseert: str
    beslist: str
    vorm: str = BESLUIT


def route_voor(wet: str, product: str, bedrag_cent: int | None, op: date, routes: Iterable[Routeregel]) -> Route | None:
    """The line that fits best: a product before the law as a whole, then the lowest limit. None when nobody decides."""
    passend = [r for r in routes if r.past(wet, product, bedrag_cent, op)]
    if not passend:
        return None
    best = min(passend, key=lambda r: (r._voorrang, r.code))
    return Route(best.code, best.adviseert, best.beslist, best.vorm)


def waarover(rijen: Sequence[tuple[str, str, int | None]]) -> tuple[str, int | None]:
    """Product and amount of what is asked (product, outcome, amount); what is refused costs nothing.

    More than one product is the law as a whole; an amount is known when that of every product is.
    """
    producten = {product for product, _, _ in rijen}
    bedragen = [bedrag for _, uitkomst, bedrag in rijen if uitkomst != Uitkomst.AF]
    som = None if not bedragen or None in bedragen else sum(b or 0 for b in bedragen)
    return (producten.pop() if len(producten) == 1 else "", som)


def zin_voor_inwoner(route: Route | None, organen: Mapping[str, Orgaan]) -> str:
    """Who talks, who advises and who decides, in B1 (REQ-078)."""
    if route is None:
        return "Wij zoeken uit wie over uw vraag beslist. U hoort dat van ons."
    adviseert, beslist = _naam(route.adviseert, organen), _naam(route.beslist, organen)
    if route.vorm == "beschikkingsvrij":
        begin = f"{_groot(adviseert)} praat met u over uw vraag. Voor deze hulp is geen besluit nodig."
        return f"{begin} Wilt u toch een besluit? Zeg dat dan. Dan beslist {beslist}."
    if route.adviseert == route.beslist:
        return f"{_groot(adviseert)} praat met u over uw vraag en neemt ook het besluit."
    return f"{_groot(adviseert)} praat met u over uw vraag en geeft een advies. {_groot(beslist)} neemt het besluit."


def _naam(code: str, organen: Mapping[str, Orgaan]) -> str:
    return organen[code].in_zin if code in organen else code


def _groot(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"
