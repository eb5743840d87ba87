"""Which piece of the dossier says what in a decision, and in which order the argument runs.

Nothing is typed twice (REQ-074, REQ-075): report, question, analysis, plan and advice are the sources, and each
sentence keeps the key of where it came from. Order: Wmo 2015 art. 2.3.5 lid 3 (WMO-11; ECLI:NL:CRVB:2018:819), and for
the Jeugdwet art. 2.3 lid 1 (JW-03; ECLI:NL:CRVB:2017:1477). Pure: what was read comes in as `Bron`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from uuid import UUID

from keukentafel.besluit.regels.soorten import Overwegingsoort
from keukentafel.plan.regels import Trede
from keukentafel.poort.matrix import Wet


class Stap(IntEnum):
    """One step of the test that the law prescribes; the numbers are the order, and stand in `Overweging.volgorde`."""

    HULPVRAAG = 1
    SITUATIE = 2
    HULP_NODIG = 3
    EIGEN_KRACHT = 4
    ALGEMEEN_GEBRUIKELIJK = 5
    GEBRUIKELIJKE_HULP = 6
    MANTELZORG = 7
    NETWERK = 8
    ALGEMENE_VOORZIENING = 9
    MAATWERK = 10
    ALTERNATIEF = 11
    ANDEREN = 12
    RECHT = 13
    CONCLUSIE = 14


@dataclass(frozen=True, slots=True)
class Stapregel:
    """How a step is called in the letter, and what to ask the worker while nothing stands there."""

    stap: Stap
    kop: str
    vraag: str


_VRAAG = Stapregel(Stap.HULPVRAAG, "Wat u vroeg", "Wat vroeg de inwoner, in eigen woorden?")
_SITUATIE = Stapregel(Stap.SITUATIE, "Hoe het nu gaat", "Wat is er aan de hand?")
_SLOT = (
    Stapregel(Stap.ALTERNATIEF, "Wat wij niet kozen", "Welke andere oplossing is bekeken, en waarom past die niet?"),
    Stapregel(Stap.ANDEREN, "Wat u en anderen ervan vinden", "Wat zeiden de inwoner en anderen ervan?"),
    Stapregel(Stap.RECHT, "Welke regels gelden", "Op welk artikel rust dit besluit?"),
    Stapregel(Stap.CONCLUSIE, "Wat wij daarom besluiten", "Wat volgt hieruit?"),
)
_WMO = (
    _VRAAG,
    _SITUATIE,
    Stapregel(Stap.EIGEN_KRACHT, "Wat u zelf kunt", "Wat kan de inwoner zelf?"),
    Stapregel(
        Stap.ALGEMEEN_GEBRUIKELIJK,
        "Wat gewoon te koop is",
        "Is er iets dat iedereen kan kopen of regelen en dat hier genoeg is?",
    ),
    Stapregel(Stap.GEBRUIKELIJKE_HULP, "Wat huisgenoten doen", "Wat doen huisgenoten voor elkaar?"),
    Stapregel(Stap.MANTELZORG, "Wat mantelzorgers doen", "Wat doet een mantelzorger, en houdt die het vol?"),
    Stapregel(Stap.NETWERK, "Wat anderen om u heen doen", "Wat doen familie, vrienden en buren?"),
    Stapregel(Stap.ALGEMENE_VOORZIENING, "Wat er in de wijk is", "Welke hulp zonder besluit is er?"),
    Stapregel(Stap.MAATWERK, "Welke hulp er nog nodig is", "Welk maatwerk is nodig, en wat moet het opleveren?"),
    *_SLOT,
)
_JEUGD = (
    _VRAAG,
    Stapregel(Stap.SITUATIE, "Wat er speelt", "Welke problemen of stoornissen zijn er?"),
    Stapregel(Stap.HULP_NODIG, "Welke hulp nodig is", "Welke hulp is nodig, en hoeveel?"),
    Stapregel(Stap.EIGEN_KRACHT, "Wat u zelf en anderen kunnen", "Wat kunnen ouders, kind en omgeving zelf?"),
    Stapregel(Stap.MAATWERK, "Welke hulp er van ons bij komt", "Welke voorziening vult aan, en wat levert zij op?"),
    *_SLOT,
)
STAPPEN: dict[str, tuple[Stapregel, ...]] = {Wet.WMO: _WMO}
# A step that another law does not know falls under the nearest one it does know.
_WIJKT_UIT = {
    Stap.ALGEMEEN_GEBRUIKELIJK: Stap.EIGEN_KRACHT,
    Stap.GEBRUIKELIJKE_HULP: Stap.EIGEN_KRACHT,
    Stap.MANTELZORG: Stap.EIGEN_KRACHT,
    Stap.NETWERK: Stap.EIGEN_KRACHT,
    Stap.ALGEMENE_VOORZIENING: Stap.MAATWERK,
    Stap.HULP_NODIG: Stap.SITUATIE,
}
# Steps of which the law asks that they were weighed; the others are there when there is something to say.
WEEGT = frozenset(Stap) - {Stap.ALTERNATIEF, Stap.ANDEREN, Stap.CONCLUSIE, Stap.HULP_NODIG}
_PER_STAP = 1000


def stappen(wet: str) -> tuple[Stapregel, ...]:
    """The argument under this law. The Wgs and the Participatiewet run as the Jeugdwet does: need, then own means."""
    return STAPPEN.get(wet, _JEUGD)


def stap_onder(wet: str, stap: Stap) -> Stap:
    """Where this step stands under this law."""
    bekend = {regel.stap for regel in stappen(wet)}
    return stap if stap in bekend else _WIJKT_UIT[stap]


def plek(stap: Stap, nummer: int) -> int:
    """`Overweging.volgorde`: the step first, then the place within it."""
    return stap * _PER_STAP + nummer


def stap_van(volgorde: int) -> Stap:
    """The step of an overweging; what was numbered otherwise stands at the conclusion."""
    stap = volgorde // _PER_STAP
    return Stap(stap) if stap in set(Stap) else Stap.CONCLUSIE


# --- Sources ---------------------------------------------------------------------------------------------------------


class Bronsoort(StrEnum):
    """What a sentence of a decision can come from."""

    AANVRAAG = "aanvraag"
    VERSLAG = "verslag"
    VERKENNING = "verkenning"
    LEEFGEBIED = "leefgebied"
    NETWERK = "netwerk"
    INBRENG = "inbreng"
    PERSOONLIJK_PLAN = "persoonlijk_plan"
    ANALYSE = "analyse"
    DOEL = "doel"
    ONDERSTEUNING = "ondersteuning"
    PLANADVIES = "planadvies"
    ADVIES = "advies"
    ZIENSWIJZE = "zienswijze"
    OPTIE = "optie"
    WET = "wet"
    OPSTELLER = "opsteller"


@dataclass(frozen=True, slots=True)
class Bron:
    """One piece, as it was when the decision was drafted."""

    soort: Bronsoort
    naam: str
    """For people: Gespreksverslag van 3 mei 2026."""
    velden: Mapping[str, str]
    id: UUID | None = None
    versie: int | None = None
    wet: str = Wet.ALGEMEEN
    over: frozenset[UUID] = field(default_factory=frozenset)
    trede: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """One overweging that follows from a source."""

    stap: Stap
    soort: Overwegingsoort
    tekst: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What one field of a piece says in the argument."""

    veld: str
    stap: Stap
    soort: Overwegingsoort
    aanhef: str = ""


_F, _A = Overwegingsoort.FEIT, Overwegingsoort.AFWEGING
HERKOMST: dict[Bronsoort, tuple[Herkomst, ...]] = {
    Bronsoort.AANVRAAG: (
        Herkomst("vraag", Stap.HULPVRAAG, _F),
        Herkomst("toelichting", Stap.HULPVRAAG, _F),
    ),
    Bronsoort.VERSLAG: (
        Herkomst("eigen_woorden", Stap.HULPVRAAG, _F),
        Herkomst("tekst", Stap.SITUATIE, _F),
        Herkomst("afspraken", Stap.MAATWERK, _F, "Wij spraken af: "),
        Herkomst("reactie_inwoner", Stap.ANDEREN, Overwegingsoort.ZIENSWIJZE),
    ),
    Bronsoort.VERKENNING: (
        Herkomst("eigen_woorden", Stap.HULPVRAAG, _F),
        Herkomst("achter_de_vraag", Stap.SITUATIE, _F),
        Herkomst("wensen", Stap.HULPVRAAG, _F, "U wilt graag: "),
    ),
    Bronsoort.LEEFGEBIED: (Herkomst("tekst", Stap.SITUATIE, _F),),
    Bronsoort.NETWERK: (
        Herkomst("doet", Stap.NETWERK, _F),
        Herkomst("kan", Stap.NETWERK, _A),
    ),
    Bronsoort.INBRENG: (Herkomst("tekst", Stap.SITUATIE, _F),),
    Bronsoort.PERSOONLIJK_PLAN: (Herkomst("titel", Stap.ANDEREN, _F, "U gaf ons een eigen plan: "),),
    Bronsoort.ANALYSE: (Herkomst("tekst", Stap.HULP_NODIG, _A),),
    Bronsoort.DOEL: (Herkomst("resultaat", Stap.MAATWERK, _A, "De hulp moet dit opleveren: "),),
    Bronsoort.ONDERSTEUNING: (
        Herkomst("wat", Stap.MAATWERK, _A),
        Herkomst("afweging", Stap.MAATWERK, _A),
        Herkomst(
            "waarom_niet_lichter", Stap.ALTERNATIEF, Overwegingsoort.ALTERNATIEF, "Lichtere hulp is niet genoeg: "
        ),
    ),
    Bronsoort.PLANADVIES: (
        Herkomst("tekst", Stap.ANDEREN, Overwegingsoort.ADVIES),
        Herkomst("gevolg_waarom", Stap.ANDEREN, Overwegingsoort.ADVIES),
    ),
    Bronsoort.ADVIES: (Herkomst("tekst", Stap.ANDEREN, Overwegingsoort.ADVIES, "Het advies was: "),),
    Bronsoort.ZIENSWIJZE: (Herkomst("tekst", Stap.ANDEREN, Overwegingsoort.ZIENSWIJZE),),
    Bronsoort.OPTIE: (
        Herkomst("gekozen", Stap.MAATWERK, _A),
        Herkomst("afgewezen", Stap.ALTERNATIEF, Overwegingsoort.ALTERNATIEF),
    ),
    Bronsoort.WET: (Herkomst("tekst", Stap.RECHT, Overwegingsoort.REGEL),),
}
# Where a source is read; {id} is the source itself. Empty: it stands on the page of the decision.
PAD_VAN_BRON: dict[str, str] = {
    Bronsoort.AANVRAAG: "/aanvragen/{id}/",
    Bronsoort.VERSLAG: "/dossier/{dossier}/verslag/{id}/",
    Bronsoort.VERKENNING: "/dossier/{dossier}/vraag/?wie={inwoner}",
    Bronsoort.LEEFGEBIED: "/dossier/{dossier}/vraag/?wie={inwoner}",
    Bronsoort.NETWERK: "/dossier/{dossier}/gezin/",
    Bronsoort.INBRENG: "/dossier/{dossier}/vraag/?wie={inwoner}",
    Bronsoort.PERSOONLIJK_PLAN: "/dossier/{dossier}/documenten/",
    Bronsoort.ANALYSE: "/dossier/{dossier}/plan/akkoord/",
    Bronsoort.DOEL: "/dossier/{dossier}/plan/",
    Bronsoort.ONDERSTEUNING: "/dossier/{dossier}/plan/ondersteuning/",
    Bronsoort.PLANADVIES: "/dossier/{dossier}/plan/maatwerk/",
    Bronsoort.ADVIES: "/besluiten/{id}/",
    Bronsoort.ZIENSWIJZE: "#zienswijze",
    Bronsoort.OPTIE: "#opties",
}
# A line of the arrangement stands at the step of the ladder it is on (plan.regels.Trede).
STAP_VAN_TREDE = {
    Trede.ZELF: Stap.EIGEN_KRACHT,
    Trede.NETWERK: Stap.NETWERK,
    Trede.SOCIALE_BASIS: Stap.ALGEMENE_VOORZIENING,
    Trede.BASIS: Stap.ALGEMENE_VOORZIENING,
    Trede.AANVULLEND: Stap.MAATWERK,
}


class WaaromNiet(StrEnum):
    """Why a piece of the dossier is not drafted from."""

    ANDERE_WET = "andere_wet"
    OVER_EEN_ANDER = "over_een_ander"


def waarom_niet(bron: Bron, wet: str, inwoner: UUID) -> WaaromNiet | None:
    """A letter to one person says nothing of another (GEZ-05, AUT-03), nor what another law keeps (regels.md 0.7)."""
    if bron.wet not in {wet, Wet.ALGEMEEN}:
        return WaaromNiet.ANDERE_WET
    return WaaromNiet.OVER_EEN_ANDER if bron.over and inwoner not in bron.over else None


def blokken(bronnen: Iterable[Bron], wet: str, inwoner: UUID) -> list[Blok]:
    """The draft: every sentence that the sources give, in the order of the law, each said once."""
    eens: dict[str, Blok] = {}
    for bron in bronnen:
        if waarom_niet(bron, wet, inwoner) is None:
            for blok in _uit_bron(bron, wet):
                eens.setdefault(_kaal(blok.tekst), blok)
    return sorted(eens.values(), key=lambda blok: blok.stap)


def _uit_bron(bron: Bron, wet: str) -> Iterable[Blok]:
    for h in HERKOMST.get(bron.soort, ()):
        if tekst := bron.velden.get(h.veld, "").strip():
            yield Blok(stap_onder(wet, _stap(bron, h)), h.soort, f"{h.aanhef}{tekst}", bron)


def _stap(bron: Bron, herkomst: Herkomst) -> Stap:
    if bron.trede and herkomst.stap == Stap.MAATWERK:
        return STAP_VAN_TREDE[Trede(bron.trede)]
    return herkomst.stap


def _kaal(tekst: str) -> str:
    return " ".join(tekst.lower().split())


def nog_te_wegen(wet: str, gezegd: Iterable[Stap]) -> list[Stapregel]:
    """Steps of the test about which nothing is written yet. They are asked; they hold nothing up."""
    gehad = set(gezegd)
    return [regel for regel in stappen(wet) if regel.stap in WEEGT and regel.stap not in gehad]
