"""Which terms start at a melding, per law, each with its reasoning (regels.md §2; REQ-006).

D01 persoonlijk plan and D02 onderzoek: Wmo 2015 art. 2.3.2. D04: art. 2.3.3. D11 and D12: Wgs art. 4. The Jeugdwet
has no term from the melding; a municipality may set one (inrichting, soort meldtermijn). Own norms: EC first contact,
BEV ontvangstbevestiging (WMO-02: the statute gives no days).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.kern.tekst import AMSTERDAM, aantal, datum_lang
from keukentafel.kern.termijnen import TERMIJNEN, Feestdagen, Rol, bereken_termijn, termijn
from keukentafel.toegang.regels.urgentie import URGENTIE_WERKDAGEN, Urgentie

BEVESTIGING_WERKDAGEN = 3
# Terms of the resident, not of the worker: when they pass, a right lapses and nobody is late (regels.md D01).
VAN_INWONER = ("D01",)
# Who speaks for the resident: "u vroeg om hulp" is true only then, and only then the resident knows of the melding.
NAMENS = frozenset({"inwoner", "naaste"})
GEMEENTE = ("wmo", "algemeen")
# Terms of the law that roll over a holiday (regels.md §2); the rest are norms of the municipality itself.
WETTELIJK = ("D01", "D02", "D11", "D12")
EIGEN_NAMEN = {
    "EC": "Eerste contact",
    "BEV": "Ontvangstbevestiging",
    "JZ": "Onderzoek Jeugdwet",
}
WET_ONBEKEND = "Nog niet duidelijk is welke wet geldt; daarom loopt de termijn van de Wmo alvast mee."


@dataclass(frozen=True)
class MeldTermijn:
    """One term that starts now. `soort` is a D-number or an own code."""

    soort: str
    van: date
    uiterlijk: date
    uitleg: str

    @property
    def naam(self) -> str:
        return termijnnaam(self.soort)


def termijnnaam(soort: str) -> str:
    """The name of a term by its code, own codes included."""
    return EIGEN_NAMEN.get(soort) or TERMIJNEN[soort].naam


def termijnen_bij_melding(
    *,
    wet: str,
    urgentie: Urgentie,
    ontvangen_op: datetime,
    bedreigend: bool = False,
    werkdagen: Mapping[Urgentie, int] | None = None,
    jeugd_weken: int = 0,
    bevestiging_werkdagen: int = BEVESTIGING_WERKDAGEN,
    feestdagen: Feestdagen | None = None,
    namens: bool = True,
) -> list[MeldTermijn]:
    """All terms of a new melding, first ending first. Terms start on the date of receipt, also in a weekend (WMO-01).

    `namens` False: somebody else worries. The investigation runs; the seven days of the resident do not (ADR 28).
    `jeugd_weken` 0 means: the municipality set no own term for the Jeugdwet.
    """
    van = ontvangen_op.astimezone(AMSTERDAM).date()
    uit = [termijn_eerste_contact(urgentie, van, werkdagen, feestdagen)]
    if wet in GEMEENTE:
        uit += [persoonlijk_plan(van, feestdagen)] if namens else []
        uit.append(_wettelijk("D02", van, feestdagen, wet == "algemeen"))
        uit.append(_in_werkdagen("BEV", van, bevestiging_werkdagen, "Eigen norm van de gemeente.", feestdagen))
        if urgentie is not Urgentie.GEWOON:
            uit.append(_wettelijk("D04", van, feestdagen))
    if wet == "jeugd" and jeugd_weken:
        eind = bereken_termijn(van, rol=Rol.GEEN, weken=jeugd_weken, feestdagen=feestdagen)
        uit.append(MeldTermijn("JZ", van, eind.dag, f"Eigen norm van de gemeente. {eind.uitleg}"))
    if wet == "wgs":
        uit.append(_wettelijk("D12" if bedreigend else "D11", van, feestdagen))
    return sorted(uit, key=lambda t: (t.uiterlijk, t.soort))


def persoonlijk_plan(van: date, feestdagen: Feestdagen | None = None) -> MeldTermijn:
    """The seven days of the resident (WMO-04)."""
    return _wettelijk("D01", van, feestdagen)


def termijn_eerste_contact(
    urgentie: Urgentie,
    van: date,
    werkdagen: Mapping[Urgentie, int] | None = None,
    feestdagen: Feestdagen | None = None,
) -> MeldTermijn:
    """The own term of an urgency: crisis the same day, also in a weekend; the others in werkdagen."""
    norm = {**URGENTIE_WERKDAGEN, **(werkdagen or {})}[urgentie]
    waarom = f"Urgentie {urgentie.value}, eigen norm van de gemeente."
    if norm == 0:
        uitleg = f"{waarom} Dezelfde dag, ook in het weekend. Uiterste dag: {datum_lang(van)}."
        return MeldTermijn("EC", van, van, uitleg)
    return _in_werkdagen("EC", van, norm, waarom, feestdagen)


def _in_werkdagen(soort: str, van: date, dagen: int, waarom: str, feestdagen: Feestdagen | None) -> MeldTermijn:
    eind = bereken_termijn(van, rol=Rol.WERKDAG, werkdagen=dagen, feestdagen=feestdagen)
    kort = f"{waarom} {aantal(dagen, 'werkdag', 'werkdagen').capitalize()}."
    return MeldTermijn(soort, van, eind.dag, f"{kort} {eind.uitleg}")


def opnieuw(soort: str, van: date, uitleg: str, feestdagen: Feestdagen) -> MeldTermijn:
    """A legal term that runs, computed with the holidays as they are now; `uitleg` is what it said until now."""
    return _wettelijk(soort, van, feestdagen, WET_ONBEKEND in uitleg)


def _wettelijk(soort: str, van: date, feestdagen: Feestdagen | None, onbekend: bool = False) -> MeldTermijn:
    eind = termijn(soort, van=van, feestdagen=feestdagen)
    basis = f"{TERMIJNEN[soort].basis}. {WET_ONBEKEND + ' ' if onbekend else ''}"
    return MeldTermijn(soort, van, eind.dag, basis + eind.uitleg)
