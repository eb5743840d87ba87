"""A kind of term: what starts it, how long it is, where that stands and what happens when it passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.kern.tekst import datum_gewoon

from .feestdagen import Feestdagen
from .fouten import TermijnFout
from .lengte import EEN_DAG, Lengte
from .opschorting import Periode
from .rekenen import Rol, Termijn, bereken_termijn, kalenderdag


@dataclass(frozen=True, slots=True)
class TermijnSoort:
    """One row of regels.md §2.

    `hoogstens`: the verordening may set a shorter length. `opties`: the lengths the law allows. A length of 0
    must be given by the caller. `nagaan`: what is uncertain or local. `streng`: own duty, counted strictly.
    """

    code: str
    naam: str
    rol: Rol
    start: str
    basis: str
    gevolg: str
    dagen: int = 0
    weken: int = 0
    maanden: int = 0
    werkdagen: int = 0
    uren: int = 0
    terug: bool = False
    streng: bool = False
    hoogstens: bool = False
    opties: tuple[int, ...] = ()
    opschortbaar: bool = False
    verleng: tuple[str, ...] = ()
    verleng_hoogstens: int = 0
    onverwijld: bool = False
    jaarlijks_voor: tuple[int, int] | None = None
    slot: str = ""
    nagaan: str = ""

    @property
    def lengte(self) -> Lengte:
        """The length the law names; empty for onverwijld, yearly and to be given."""
        return Lengte(
            dagen=self.dagen, weken=self.weken, maanden=self.maanden, werkdagen=self.werkdagen, uren=self.uren
        )

    @property
    def lengte_tekst(self) -> str:
        """The length in words, for a list: "6 weken", "6 of 12 weken", "ten hoogste 8 weken", "onverwijld"."""
        if self.onverwijld:
            return "onverwijld"
        if self.jaarlijks_voor:
            maand, dag = self.jaarlijks_voor
            return f"elk jaar voor {datum_gewoon(date(2000, maand, dag)).removesuffix(' 2000')}"
        if not self.lengte.delen():
            return "op te geven"
        if self.opties:
            return f"{' of '.join(str(getal) for getal in self.opties)} {self.lengte.enkel()}"
        voor = "ten hoogste " if self.hoogstens else ""
        return f"{voor}{self.lengte.tekst()}"

    @property
    def omschrijving(self) -> str:
        """Length and trigger in words: "6 weken na melding", "10 dagen voor hoorzitting"."""
        if self.jaarlijks_voor:
            return self.lengte_tekst
        return f"{self.lengte_tekst} {'voor' if self.terug else 'na'} {self.start}"

    def gekozen(self, lengte: int | None) -> Lengte:
        """Return the length to count with; TermijnFout when this kind does not allow the number given."""
        eenheid = next(iter(self.lengte.delen()), "maanden")
        vast = getattr(self, eenheid)
        if lengte is None and not vast:
            raise TermijnFout(f"{self.code} ({self.naam}) heeft geen vaste lengte: geef het aantal {eenheid}.")
        if lengte is None or (lengte == vast and vast):
            return self.lengte
        toegestaan = lengte in self.opties or (self.hoogstens and 0 < lengte <= vast) or (not vast and lengte > 0)
        if not toegestaan:
            raise TermijnFout(f"{self.code} ({self.naam}): {lengte} {eenheid}; verwacht {self.lengte_tekst}.")
        return Lengte(**{eenheid: lengte})

    def toets_uitstel(self, verlengd: Lengte, *, opgeschort: bool, instemming: bool) -> None:
        """Refuse extension or suspension the law does not know for this term (regels.md §0.2, §2)."""
        if opgeschort and not self.opschortbaar:
            raise TermijnFout(f"{self.code} ({self.naam}) kan niet worden opgeschort ({self.basis}).")
        for eenheid, getal in verlengd.delen().items():
            if eenheid not in self.verleng:
                verwacht = f"verwacht {' of '.join(self.verleng)}" if self.verleng else "verwacht geen verlenging"
                raise TermijnFout(f"{self.code} ({self.naam}): verlengd in {eenheid}; {verwacht}.")
            if self.verleng_hoogstens and getal > self.verleng_hoogstens and not instemming:
                raise TermijnFout(
                    f"{self.code} ({self.naam}): verlengd met {getal} {eenheid}; verwacht ten hoogste "
                    f"{self.verleng_hoogstens} {eenheid}, tenzij de inwoner instemt."
                )


def bereken_soort(
    soort: TermijnSoort,
    *,
    van: date | datetime,
    lengte: int | None = None,
    verleng_dagen: int = 0,
    verleng_weken: int = 0,
    verleng_maanden: int = 0,
    opschorting: Periode | Sequence[Periode] = (),
    instemming: bool = False,
    streng: bool | None = None,
    feestdagen: Feestdagen | None = None,
) -> Termijn:
    """Return the term of this kind from `van`; `lengte` is a number in the unit of the kind.

    Raises TermijnFout for what the law does not allow for this kind: another length, suspension, extension beyond
    its maximum without `instemming`.
    """
    verlengd = Lengte(dagen=verleng_dagen, weken=verleng_weken, maanden=verleng_maanden)
    soort.toets_uitstel(verlengd, opgeschort=bool(opschorting), instemming=instemming)
    if soort.onverwijld or soort.jaarlijks_voor:
        return _zonder_lengte(soort, kalenderdag(van), lengte)
    termijn = bereken_termijn(
        van,
        rol=soort.rol,
        **soort.gekozen(lengte).delen(),
        verleng_dagen=verleng_dagen,
        verleng_weken=verleng_weken,
        verleng_maanden=verleng_maanden,
        opschorting=opschorting,
        feestdagen=feestdagen,
        streng=soort.streng if streng is None else streng,
        terug=soort.terug,
    )
    return termijn.als_soort(soort.code, soort.slot)


def _zonder_lengte(soort: TermijnSoort, van: date, lengte: int | None) -> Termijn:
    if lengte is not None:
        raise TermijnFout(f"{soort.code} ({soort.naam}) is {soort.lengte_tekst}: verwacht geen lengte.")
    eind, stap, slot = van, "Onverwijld: meteen, de wet noemt geen aantal dagen.", "Oppakken op"
    if soort.jaarlijks_voor:
        grens = date(van.year, *soort.jaarlijks_voor)
        eind = (grens if van < grens else date(van.year + 1, *soort.jaarlijks_voor)) - EEN_DAG
        stap, slot = f"{soort.lengte_tekst.capitalize()}.", "Uiterste dag"
    kaal = Termijn(van=van, nominaal=eind, berekend=eind, uiterlijk=eind, rol=soort.rol, stappen=(stap,))
    return kaal.als_soort(soort.code, slot)
