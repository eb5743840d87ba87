"""The proposal for who takes a melding. It explains itself in Dutch and never decides (REQ-011).

Points are only for the order on the screen; what a person reads are the reasons. Who is absent or has a conflict of
interest is never proposed, but stays in the list with the reason: the managementondersteuner may know better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from keukentafel.kern.tekst import aantal, datum_kort, opsomming

# Who may get a melding; the others hand it out, advise or guard.
UITVOERENDE_ROLLEN = frozenset(
    {"wijkcoach", "wmo_consulent", "jeugdconsulent", "casusregisseur", "schuldhulpverlener", "klantmanager"}
)
ROL_BIJ_WET = {"wmo": "wmo_consulent", "jeugd": "jeugdconsulent", "wgs": "schuldhulpverlener", "pw": "klantmanager"}
GEWONE_TAAL = "nl"


class Belang(StrEnum):
    """Why this worker should not get this resident; a code, never a story."""

    FAMILIE = "familie"
    BEKENDE = "bekende"
    HUISGENOOT = "huisgenoot"
    BUREN = "buren"
    WENS_INWONER = "wens_inwoner"

    @property
    def tekst(self) -> str:
        return {
            Belang.FAMILIE: "is familie van de inwoner",
            Belang.BEKENDE: "kent de inwoner privé, bijvoorbeeld als buur",
            Belang.HUISGENOOT: "woont op hetzelfde adres",
            Belang.BUREN: "woont vlak bij de inwoner",
            Belang.WENS_INWONER: "de inwoner wil liever iemand anders",
        }[self]

    @property
    def weigert(self) -> bool:
        """Own circle: refused, not asked (MAN-08). What the resident would rather have is asked."""
        return self is not Belang.WENS_INWONER


# What somebody says of oneself (MAN-08), in the words of a form.
EIGEN_KRING = {
    Belang.FAMILIE: "Familie, of een (ex-)partner",
    Belang.HUISGENOOT: "We wonen op hetzelfde adres",
    Belang.BUREN: "We zijn buren",
    Belang.BEKENDE: "Een vriend, collega of andere bekende",
}


@dataclass(frozen=True)
class Vraagprofiel:
    """What is known of a melding without its story."""

    wet: str
    onderwerpen: tuple[str, ...] = ()
    taal: str = GEWONE_TAAL


@dataclass(frozen=True)
class Kandidaat:
    """One worker of the team on this day. `norm` is the caseload that fits the own hours, in points."""

    id: UUID
    naam: str
    rollen: frozenset[str] = frozenset()
    onderwerpen: frozenset[str] = frozenset()
    talen: frozenset[str] = frozenset()
    dossiers: int = 0
    punten: int = 0
    zonder_zwaarte: int = 0
    graag: frozenset[str] = frozenset()
    liever_niet: frozenset[str] = frozenset()
    afspraken: int = 0
    norm: int = 0
    afwezig: bool = False
    afwezig_tot: date | None = None
    waarnemer: str = ""
    eerder_contact: date | None = None
    belang: Belang | None = None


@dataclass(frozen=True)
class Beoordeling:
    """One line of the proposal."""

    kandidaat: Kandidaat
    punten: int
    redenen: tuple[str, ...] = ()
    bezwaren: tuple[str, ...] = ()
    voorgesteld: bool = field(default=False)

    @property
    def uitleg(self) -> str:
        """One sentence: why (not) this worker."""
        delen = [*self.redenen, *(f"let op: {b}" for b in self.bezwaren)]
        return f"{'; '.join(delen)[:1].upper()}{'; '.join(delen)[1:]}." if delen else "Geen bijzonderheden."


def voorstel(
    vraag: Vraagprofiel, kandidaten: Sequence[Kandidaat], namen: Mapping[str, str] | None = None
) -> list[Beoordeling]:
    """Order the workers for this melding, best first, each with reasons. `namen` gives codes their words."""
    woorden = namen or {}
    gewogen = [_beoordeel(vraag, k, woorden) for k in kandidaten]
    gewogen.sort(key=lambda b: (bool(b.bezwaren), -b.punten, b.kandidaat.punten, b.kandidaat.naam))
    if gewogen and not gewogen[0].bezwaren:
        eerste = gewogen[0]
        gewogen[0] = Beoordeling(eerste.kandidaat, eerste.punten, eerste.redenen, (), voorgesteld=True)
    return gewogen


def _beoordeel(vraag: Vraagprofiel, k: Kandidaat, namen: Mapping[str, str]) -> Beoordeling:
    punten, redenen = 0, []
    for waarde, reden in _gewogen(vraag, k, namen):
        punten += waarde
        redenen += [reden] if reden else []
    return Beoordeling(k, punten, tuple(redenen), tuple(_bezwaren(k)))


def _gewogen(vraag: Vraagprofiel, k: Kandidaat, namen: Mapping[str, str]) -> list[tuple[int, str]]:
    return [
        _kennis(vraag, k, namen),
        _taal(vraag, k, namen),
        _bekend(k),
        _voorkeur(vraag, k, namen),
        _ruimte(k),
        _vandaag(k),
    ]


def _voorkeur(vraag: Vraagprofiel, k: Kandidaat, namen: Mapping[str, str]) -> tuple[int, str]:
    """What the worker asked for in the own profile: a wish, no refusal."""
    graag = [namen.get(o, o).lower() for o in vraag.onderwerpen if o in k.graag]
    niet = [namen.get(o, o).lower() for o in vraag.onderwerpen if o in k.liever_niet]
    delen = [f"doet graag {opsomming(graag)}"] if graag else []
    delen += [f"doet liever geen {opsomming(niet)}"] if niet else []
    return 2 * len(graag) - 3 * len(niet), "; ".join(delen)


def _vandaag(k: Kandidaat) -> tuple[int, str]:
    """A full day says who can call today."""
    return (0, f"heeft vandaag {aantal(k.afspraken, 'afspraak', 'afspraken')}") if k.afspraken else (0, "")


def _kennis(vraag: Vraagprofiel, k: Kandidaat, namen: Mapping[str, str]) -> tuple[int, str]:
    samen = [o for o in vraag.onderwerpen if o in k.onderwerpen]
    past = ROL_BIJ_WET.get(vraag.wet) in k.rollen
    reden = f"heeft ervaring met {opsomming([namen.get(o, o).lower() for o in samen])}" if samen else ""
    if past:
        reden = f"{reden}; werkt met deze wet" if reden else "werkt met deze wet"
    return 3 * len(samen) + 2 * past, reden


def _taal(vraag: Vraagprofiel, k: Kandidaat, namen: Mapping[str, str]) -> tuple[int, str]:
    if vraag.taal == GEWONE_TAAL or vraag.taal not in k.talen:
        return 0, ""
    return 4, f"spreekt {namen.get(vraag.taal, vraag.taal)}"


def _bekend(k: Kandidaat) -> tuple[int, str]:
    if k.eerder_contact is None:
        return 0, ""
    return 4, f"had eerder contact ({datum_kort(k.eerder_contact)} {k.eerder_contact.year})"


def _ruimte(k: Kandidaat) -> tuple[int, str]:
    """From -4 (full) to 4 (empty); no opinion without a norm."""
    if not k.norm:
        return 0, f"heeft {aantal(k.dossiers, 'huishouden', 'huishoudens')}"
    over = k.norm - k.punten
    ruimte = f"ruimte voor {aantal(over, 'punt', 'punten')}" if over > 0 else "geen ruimte meer"
    return max(-4, min(4, round(4 * over / k.norm))), f"{k.punten} van {k.norm} punten, {ruimte}"


def _bezwaren(k: Kandidaat) -> list[str]:
    uit = []
    if k.belang:
        uit.append(k.belang.tekst)
    if k.afwezig:
        tot = f" tot {datum_kort(k.afwezig_tot)}" if k.afwezig_tot else ""
        waarnemer = f", {k.waarnemer} neemt waar" if k.waarnemer else ""
        uit.append(f"afwezig{tot}{waarnemer}")
    return uit
