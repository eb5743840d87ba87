"""When an earlier decision is like this one, and when it may be shown at all. Sources: REQ-081, PRB-12.

Only coded facts are compared, and what is shown is a group: what was decided for at least five households, never one.
The database counts (besluit/sql/40_vergelijken.sql) and gives nothing smaller; `kies` asks again. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntFlag, StrEnum

from keukentafel.kern.tekst import aantal, opsomming
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet

MINSTENS = 5


class Kenmerk(IntFlag):
    """A fact that may be the same; law and product always are."""

    LEEFTIJD = 1
    HUISHOUDEN = 2
    ZWAARTE = 4
    VORM = 8


K = Kenmerk
# From most to least alike. Law and product alone is not alike enough: there is always one fact about the situation.
TREDEN: tuple[Kenmerk, ...] = (
    K.LEEFTIJD | K.HUISHOUDEN | K.ZWAARTE | K.VORM,
    K.LEEFTIJD | K.HUISHOUDEN | K.ZWAARTE,
    K.LEEFTIJD | K.HUISHOUDEN | K.VORM,
    K.LEEFTIJD | K.HUISHOUDEN,
    K.LEEFTIJD | K.ZWAARTE,
    K.HUISHOUDEN | K.ZWAARTE,
    K.LEEFTIJD,
    K.HUISHOUDEN,
    K.ZWAARTE,
)
# First year of each group; the last has no end.
LEEFTIJDEN = (0, 4, 12, 18, 27, 45, 65, 75, 85)
NAAM_VAN_KENMERK = {K.LEEFTIJD: "leeftijd", K.HUISHOUDEN: "huishouden", K.ZWAARTE: "zwaarte", K.VORM: "vorm"}


class Huishoudsoort(StrEnum):
    """Who live together: how many grown-ups, and are there children."""

    ALLEEN = "alleen"
    SAMEN = "samen"
    EENOUDER = "eenouder"
    GEZIN = "gezin"


NAAM_VAN_HUISHOUDSOORT = {
    Huishoudsoort.ALLEEN: "alleen wonend",
    Huishoudsoort.SAMEN: "meer volwassenen, geen kinderen",
    Huishoudsoort.EENOUDER: "één volwassene met kinderen",
    Huishoudsoort.GEZIN: "meer volwassenen met kinderen",
}
NAAM_VAN_VORM = {"zin": "zorg in natura", "pgb": "pgb"}
NAAM_VAN_UITKOMST = {"toe": "toegekend", "deels": "deels toegekend", "af": "afgewezen"}


@dataclass(frozen=True, slots=True)
class Zaak:
    """The coded facts of the decision that is before somebody. None and empty are not known, so not compared."""

    wet: str
    product: str
    productnaam: str
    leeftijd: int | None = None
    huishouden: Huishoudsoort | None = None
    zwaarte: int | None = None
    zwaartenaam: str = ""
    vorm: str = ""

    @property
    def bekend(self) -> Kenmerk:
        """The facts that can be compared."""
        heeft = {
            K.LEEFTIJD: self.leeftijd is not None,
            K.HUISHOUDEN: self.huishouden is not None,
            K.ZWAARTE: self.zwaarte is not None,
            K.VORM: bool(self.vorm),
        }
        return Kenmerk(sum(k for k, waar in heeft.items() if waar))


@dataclass(frozen=True, slots=True)
class Omvang:
    """How much of it half of them got: between `laag` and `hoog`, with `midden` in the middle."""

    eenheid: str
    per: str
    laag: Decimal
    midden: Decimal
    hoog: Decimal


@dataclass(frozen=True, slots=True)
class Groep:
    """What was decided for households that are this much alike."""

    trede: Kenmerk
    huishoudens: int
    uitkomsten: Mapping[str, int] = field(default_factory=dict)
    vormen: Mapping[str, int] = field(default_factory=dict)
    omvang: Omvang | None = None
    eigen_huishoudens: int = 0
    """Of these, in the own team."""
    eigen_uitkomsten: Mapping[str, int] = field(default_factory=dict)

    @property
    def besluiten(self) -> int:
        return sum(self.uitkomsten.values())

    @property
    def toont_team(self) -> bool:
        """The own team beside the others: only when both are large enough, or the difference names somebody."""
        return self.eigen_huishoudens >= MINSTENS and self.huishoudens - self.eigen_huishoudens >= MINSTENS


def leeftijdsgroep(jaren: int) -> tuple[int, int | None]:
    """First and last year of the group; the oldest has no last."""
    plek = max(i for i, vanaf in enumerate(LEEFTIJDEN) if vanaf <= max(jaren, 0))
    return LEEFTIJDEN[plek], LEEFTIJDEN[plek + 1] - 1 if plek + 1 < len(LEEFTIJDEN) else None


def naam_van_leeftijd(jaren: int) -> str:
    """ "75 tot en met 84 jaar", "85 jaar of ouder"."""
    van, tot = leeftijdsgroep(jaren)
    return f"{van} jaar of ouder" if tot is None else f"{van} tot en met {tot} jaar"


def huishoudsoort(leeftijden: Sequence[int | None]) -> Huishoudsoort | None:
    """From the ages of who live there; of somebody without a birthday we know no better than that it is a grown-up."""
    if not leeftijden:
        return None
    kinderen = sum(1 for jaren in leeftijden if jaren is not None and jaren < 18)
    een = len(leeftijden) - kinderen <= 1
    if kinderen:
        return Huishoudsoort.EENOUDER if een else Huishoudsoort.GEZIN
    return Huishoudsoort.ALLEEN if een else Huishoudsoort.SAMEN


def treden_voor(zaak: Zaak) -> tuple[Kenmerk, ...]:
    """What can be asked for this decision, most alike first."""
    return tuple(trede for trede in TREDEN if trede & zaak.bekend == trede)


def kies(zaak: Zaak, groepen: Iterable[Groep]) -> Groep | None:
    """The most alike of the groups that are large enough; None when there is none, and then nothing is shown."""
    groot = {groep.trede: groep for groep in groepen if groep.huishoudens >= MINSTENS}
    return next((groot[trede] for trede in treden_voor(zaak) if trede in groot), None)


def waarom(zaak: Zaak, trede: Kenmerk) -> tuple[str, ...]:
    """Why these are like this one, in words."""
    wet = NAAM_VAN_WET[Wet(zaak.wet)]
    zinnen = {
        K.LEEFTIJD: f"Zelfde leeftijd: {naam_van_leeftijd(zaak.leeftijd or 0)}",
        K.HUISHOUDEN: f"Zelfde huishouden: {NAAM_VAN_HUISHOUDSOORT[zaak.huishouden]}" if zaak.huishouden else "",
        K.ZWAARTE: f"Zelfde zwaarte: {zaak.zwaartenaam or zaak.zwaarte}",
        K.VORM: f"Zelfde vorm: {NAAM_VAN_VORM.get(zaak.vorm, zaak.vorm)}",
    }
    return (f"Zelfde wet en hulp: {zaak.productnaam} ({wet})", *(zinnen[k] for k in Kenmerk if k in trede))


def niet_vergeleken(trede: Kenmerk) -> str:
    """What may differ between them: "leeftijd en vorm"; empty when nothing does."""
    return opsomming([NAAM_VAN_KENMERK[k] for k in Kenmerk if k not in trede])


def verdeling(tellingen: Mapping[str, int], namen: Mapping[str, str]) -> str:
    """ "6 van de 8 toegekend, 2 afgewezen", in the order of `namen`."""
    geheel = sum(tellingen.values())
    delen = [f"{tellingen[code]} {naam}" for code, naam in namen.items() if tellingen.get(code)]
    if not delen:
        return ""
    eerste, *rest = delen
    getal, woord = eerste.split(" ", 1)
    return ", ".join([f"{getal} van de {geheel} {woord}", *rest])


def in_woorden(groep: Groep) -> str:
    """How many: "8 besluiten voor 7 huishoudens"."""
    besluiten = aantal(groep.besluiten, "besluit", "besluiten")
    return f"{besluiten} voor {aantal(groep.huishoudens, 'huishouden', 'huishoudens')}"


def omvang_in_woorden(omvang: Omvang | None) -> str:
    """ "De helft kreeg 2 tot 4 uur per week; het midden is 3"."""
    if omvang is None:
        return ""
    laag, midden, hoog = (_getal(waarde) for waarde in (omvang.laag, omvang.midden, omvang.hoog))
    per = f" per {omvang.per}" if omvang.per in {"week", "maand"} else ""
    if laag == hoog:
        return f"De meesten kregen {midden} {omvang.eenheid}{per}."
    return f"De helft kreeg {laag} tot {hoog} {omvang.eenheid}{per}. Het midden is {midden}."


def _getal(waarde: Decimal) -> str:
    rond = waarde.quantize(Decimal("0.1"))
    return f"{rond.normalize():f}".replace(".", ",")
